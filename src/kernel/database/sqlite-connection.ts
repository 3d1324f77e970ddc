import { chmodSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Sqlite from 'better-sqlite3';
import { DataSource, type DataSourceOptions, type QueryRunner } from 'typeorm';
import type { BoundValue, Changed, Connection, SqlValue } from './connection.js';
import { instantText } from './dialect.js';
import { SQLITE_BUSY_MS } from './migrator.js';

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
  private readonly statements = new Map<string, Sqlite.Statement>();
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
      timeout: SQLITE_BUSY_MS,
      statementCacheSize: 300,
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
    if (this.dataSource.isInitialized) await this.dataSource.destroy();
  }

  async acquire(): Promise<{ runner: QueryRunner; release: () => Promise<void> }> {
    const endTurn = await this.turn();
    const runner = this.dataSource.createQueryRunner();
    return {
      runner,
      release: async () => {
        if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
        endTurn();
      },
    };
  }

  async read<Row>(sql: string, values: readonly SqlValue[]): Promise<Row[]> {
    let statement = this.statements.get(sql);
    if (!statement) {
      if (!this.reader) throw Object.assign(new Error('pool is closed'), { code: 'POOL_TIMEOUT' });
      statement = this.reader.prepare(sql);
      if (this.statements.size < 500) this.statements.set(sql, statement);
    }
    return statement.all(...values.map(bind)) as Row[];
  }

  async within<Row>(runner: QueryRunner, sql: string, values: readonly SqlValue[]): Promise<Row[] | Changed> {
    const result = (await runner.query(sql, values.map(bind), true)) as { raw: unknown; affected?: number };
    return Array.isArray(result.raw) ? (result.raw as Row[]) : { affected: result.affected ?? 0 };
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

function bind(value: SqlValue): BoundValue {
  if (value instanceof Date) return instantText(value);
  if (typeof value === 'boolean') return value ? 1 : 0;
  return value;
}
