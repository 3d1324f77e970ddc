import type { QueryRunner, DataSource } from 'typeorm';
import type { DialectName } from './dialect.js';

/** A value that a SQL parameter may have; a Date is written as its UTC text, a boolean as 1 or 0. */
export type SqlValue = string | number | boolean | Date | null;
/** A parameter as the driver takes it. */
export type BoundValue = string | number | null;

/** What a statement that changes rows reports. */
export interface Changed {
  readonly affected: number;
}

/** One open database: TypeORM's data source and the two paths beside it, plain reads and a transaction's connection. */
export interface Connection {
  readonly dialect: DialectName;
  readonly dataSource: DataSource;
  /** ` FOR UPDATE` where rows can be locked; empty where one transaction runs at a time. */
  readonly forUpdate: string;
  /** Opens the connection and makes its settings. */
  open(): Promise<void>;
  close(): Promise<void>;
  /** A runner for one transaction; `release` gives it back. Waits its turn on SQLite. */
  acquire(): Promise<{ readonly runner: QueryRunner; readonly release: () => Promise<void> }>;
  /** Reads what is committed, outside every transaction. */
  read<Row>(sql: string, values: readonly SqlValue[]): Promise<Row[]>;
  /** Runs a statement on a transaction's connection. */
  within<Row>(runner: QueryRunner, sql: string, values: readonly SqlValue[]): Promise<Row[] | Changed>;
  /** What is weak in the server's durability settings, one sentence each; empty when nothing is. */
  durabilityWarnings(): Promise<string[]>;
}
