import { chmodSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Sqlite from 'better-sqlite3';
import { DataSource, type DataSourceOptions } from 'typeorm';
import type { BoundValue, Changed, Connection, Session, SqlValue } from './connection.js';
import { Remembered } from '../remembered.js';
import { instantText } from './dialect.js';

/** Prepared statements that each of the two connections keeps. */
const KNOWN_STATEMENTS = 500;

/**
 * The embedded database: one file in WAL mode with `synchronous=FULL`.
 *
 * TypeORM hands one shared query runner to everybody on SQLite, so two requests would share a transaction. Here a
 * transaction waits for its turn and owns the writing connection until it ends; reads outside transactions go through a
 * second, read-only connection and see only what is committed.
 */
export class SqliteConnection implements Connection {
  readonly dialect = 'sqlite';
  readonly dataSource: DataSource;
  readonly forUpdate = '';
  private reader?: Sqlite.Database;
  private readonly statements: Statements = new Remembered(KNOWN_STATEMENTS);
  private readonly writes: Statements = new Remembered(KNOWN_STATEMENTS);
  private lastTurn: Promise<void> = Promise.resolve();

  constructor(
    private readonly file: string,
    options: Pick<DataSourceOptions, 'entities' | 'migrations'>,
    private readonly turnTimeoutMs = 10_000,
  ) {
    this.dataSource = new DataSource({
      type: 'better-sqlite3',
      database: file,
      enableWAL: true,
      // Short: the wait for another process holds the whole service up, and the transaction is tried again anyway.
      timeout: 200,
      prepareDatabase: (db: Sqlite.Database) => {
        db.pragma('synchronous = FULL');
        db.pragma('foreign_keys = ON');
      },
      entities: options.entities,
      migrations: options.migrations,
      synchronize: false,
      logging: false,
    });
    // SQLite takes any type name; `longtext` has text affinity there, so one set of entities serves all databases.
    (this.dataSource.driver.supportedDataTypes as string[]).push('longtext');
  }

  async open(): Promise<void> {
    mkdirSync(dirname(this.file), { recursive: true });
    await this.dataSource.initialize();
    // Personal data: for the service's own user only; the files beside it take the same rights.
    chmodSync(this.file, 0o600);
    this.reader = new Sqlite(this.file, { readonly: true, timeout: 1_000 });
  }

  async close(): Promise<void> {
    this.reader?.close();
    this.statements.clear();
    this.writes.clear();
    if (this.dataSource.isInitialized) await this.dataSource.destroy();
  }

  async acquire(): Promise<Session> {
    const endTurn = await this.turn();
    const { databaseConnection: writer } = this.dataSource.driver as unknown as { databaseConnection: Sqlite.Database };
    return new SqliteSession(writer, this.writes, endTurn);
  }

  async read<Row>(sql: string, values: readonly SqlValue[]): Promise<Row[]> {
    if (!this.reader) throw Object.assign(new Error('pool is closed'), { code: 'POOL_TIMEOUT' });
    return prepared(this.reader, this.statements, sql).all(...values.map(bind)) as Row[];
  }

  poolUse(): null {
    return null;
  }

  async durabilityWarnings(): Promise<string[]> {
    const [mode] = await this.read<{ journal_mode: string }>('PRAGMA journal_mode', []);
    return mode?.journal_mode === 'wal' ? [] : [`SQLite journal_mode is ${mode?.journal_mode}, not wal.`];
  }

  /** First come, first served; gives the function that ends the turn. */
  private turn(): Promise<() => void> {
    let end!: () => void;
    const before = this.lastTurn;
    this.lastTurn = new Promise<void>((resolve) => (end = resolve));
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        void before.then(end);
        reject(Object.assign(new Error('No turn on the embedded database in time'), { code: 'SQLITE_BUSY_TURN' }));
      }, this.turnTimeoutMs);
      void before.then(() => {
        clearTimeout(timer);
        resolve(end);
      });
    });
  }
}

/** The writing connection while a transaction has its turn. */
class SqliteSession implements Session {
  constructor(
    private readonly writer: Sqlite.Database,
    private readonly statements: Statements,
    private readonly endTurn: () => void,
  ) {}

  async begin(): Promise<void> {
    this.writer.exec('BEGIN IMMEDIATE');
  }

  async commit(): Promise<void> {
    this.writer.exec('COMMIT');
  }

  async run<Row>(sql: string, values: readonly SqlValue[]): Promise<Row[] | Changed> {
    const statement = prepared(this.writer, this.statements, sql);
    if (statement.reader) return statement.all(...values.map(bind)) as Row[];
    return { affected: statement.run(...values.map(bind)).changes };
  }

  async release(): Promise<void> {
    if (this.writer.open && this.writer.inTransaction) this.writer.exec('ROLLBACK');
    this.endTurn();
  }
}

type Statements = Remembered<Sqlite.Statement>;

function prepared(connection: Sqlite.Database, statements: Statements, sql: string): Sqlite.Statement {
  return statements.get(sql) ?? statements.keep(sql, connection.prepare(sql));
}

function bind(value: SqlValue): BoundValue {
  if (value instanceof Date) return instantText(value);
  if (typeof value === 'boolean') return value ? 1 : 0;
  return value;
}
