import type { DataSource } from 'typeorm';
import type { DialectName } from './dialect.js';

/** A value that a SQL parameter may have; a Date is written as its UTC text, a boolean as 1 or 0. */
export type SqlValue = string | number | boolean | Date | null;
/** A parameter as the driver takes it. */
export type BoundValue = string | number | null;

/** What a statement that changes rows reports. */
export interface Changed {
  readonly affected: number;
}

/** The connection of one transaction, from `acquire` until `release`. */
export interface Session {
  begin(): Promise<void>;
  commit(): Promise<void>;
  run<Row>(sql: string, values: readonly SqlValue[]): Promise<Row[] | Changed>;
  /** Gives the connection back; a transaction that was not committed is undone. */
  release(): Promise<void>;
}

/** Connections of the pool that are busy, and requests that wait for one. */
export interface PoolUse {
  readonly busy: number;
  readonly waiting: number;
}

/** One open database. TypeORM's data source knows entities and migrations; reads and transactions go past it. */
export interface Connection {
  readonly dialect: DialectName;
  readonly dataSource: DataSource;
  /** ` FOR UPDATE` where rows can be locked; empty where one transaction runs at a time. */
  readonly forUpdate: string;
  /** Opens the connection and makes its settings. */
  open(): Promise<void>;
  close(): Promise<void>;
  /** A connection for one transaction. Waits its turn on SQLite. */
  acquire(): Promise<Session>;
  /** Reads what is committed, outside every transaction. */
  read<Row>(sql: string, values: readonly SqlValue[]): Promise<Row[]>;
  /** How the pool is used; null where there is none. */
  poolUse(): PoolUse | null;
  /** What is weak in the server's durability settings, one sentence each; empty when nothing is. */
  durabilityWarnings(): Promise<string[]>;
}
