import { createConnection, type Pool, type PoolConnection, type QueryError } from 'mysql2';
import { DataSource, type DataSourceOptions, type QueryRunner } from 'typeorm';
import type { Changed, Connection, SqlValue } from './connection.js';
import { instantText, type DialectName } from './dialect.js';

/** How the pool to a MariaDB or MySQL server is sized and how long it waits. */
export interface ServerOptions extends Pick<DataSourceOptions, 'entities' | 'migrations'> {
  readonly url: string;
  readonly poolSize: number;
  /** Longest wait for a connection and for one statement, in milliseconds. */
  readonly timeoutMs: number;
}

type DriverCallback = (error: QueryError | null, result: unknown) => void;
interface Executor {
  execute(
    query: { sql: string; values: unknown[]; timeout: number; dateStrings: boolean },
    done: DriverCallback,
  ): unknown;
}

/** Settings every session gets: isolation, a short lock wait, strict values, UTC. */
const SESSION = [
  'SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED',
  `SET SESSION innodb_lock_wait_timeout = 5, time_zone = '+00:00', sql_mode = 'STRICT_ALL_TABLES,NO_ENGINE_SUBSTITUTION,ERROR_FOR_DIVISION_BY_ZERO'`,
];

/** Asks the server what it is; TypeORM's driver name must fit, or schema comparison drifts for ever. */
export function serverDialect(url: string, timeoutMs: number): Promise<Exclude<DialectName, 'sqlite'>> {
  return new Promise((resolve, reject) => {
    const connection = createConnection({ uri: url, connectTimeout: timeoutMs });
    connection.on('error', reject);
    connection.query('SELECT VERSION() AS version', (error, rows) => {
      connection.destroy();
      if (error) reject(error);
      else resolve(/mariadb/i.test((rows as { version: string }[])[0]?.version ?? '') ? 'mariadb' : 'mysql');
    });
  });
}

/** A MariaDB or MySQL server through one pool; plain reads are prepared statements that skip TypeORM. */
export class ServerConnection implements Connection {
  readonly dataSource: DataSource;
  readonly forUpdate = ' FOR UPDATE';

  constructor(
    readonly dialect: Exclude<DialectName, 'sqlite'>,
    private readonly options: ServerOptions,
  ) {
    this.dataSource = new DataSource({
      type: dialect,
      url: options.url,
      timezone: 'Z',
      charset: 'utf8mb4_bin',
      poolSize: options.poolSize,
      connectTimeout: options.timeoutMs,
      supportBigNumbers: true,
      bigNumberStrings: false,
      entities: options.entities,
      migrations: options.migrations,
      synchronize: false,
      logging: false,
      extra: { trace: false, queueLimit: options.poolSize * 50, maxPreparedStatements: 500, enableKeepAlive: true },
    });
  }

  async open(): Promise<void> {
    await this.dataSource.initialize();
    this.pool.on('connection', (connection: PoolConnection) => {
      for (const sql of SESSION) connection.query(sql);
    });
    // The one connection that initialising opened has missed the settings above.
    await Promise.all(SESSION.map((sql) => this.dataSource.query(sql)));
  }

  async close(): Promise<void> {
    if (this.dataSource.isInitialized) await this.dataSource.destroy();
  }

  async acquire(): Promise<{ runner: QueryRunner; release: () => Promise<void> }> {
    const runner = this.dataSource.createQueryRunner();
    const connecting = runner.connect();
    await this.inTime(connecting, () => void connecting.then(() => runner.release()).catch(() => undefined));
    return {
      runner,
      release: async () => {
        if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
        await runner.release();
      },
    };
  }

  read<Row>(sql: string, values: readonly SqlValue[]): Promise<Row[]> {
    return this.execute(this.pool, sql, values) as Promise<Row[]>;
  }

  async within<Row>(runner: QueryRunner, sql: string, values: readonly SqlValue[]): Promise<Row[] | Changed> {
    const connection = (await runner.connect()) as Executor;
    const result = await this.execute(connection, sql, values);
    return Array.isArray(result) ? (result as Row[]) : { affected: (result as { affectedRows: number }).affectedRows };
  }

  async durabilityWarnings(): Promise<string[]> {
    const rows = await this.read<{ name: string; value: string }>(
      `SELECT VARIABLE_NAME AS name, VARIABLE_VALUE AS value FROM ${
        this.dialect === 'mariadb' ? 'information_schema.GLOBAL_VARIABLES' : 'performance_schema.global_variables'
      } WHERE VARIABLE_NAME IN ('innodb_flush_log_at_trx_commit', 'sync_binlog', 'log_bin')`,
      [],
    );
    const value = new Map(rows.map((row) => [row.name.toLowerCase(), row.value]));
    const warnings: string[] = [];
    if (value.get('innodb_flush_log_at_trx_commit') !== '1') {
      warnings.push('innodb_flush_log_at_trx_commit is not 1: a power failure can lose acknowledged changes.');
    }
    if (/^(on|1)$/i.test(value.get('log_bin') ?? '') && value.get('sync_binlog') !== '1') {
      warnings.push('sync_binlog is not 1 while the binary log is on: replicas can lose acknowledged changes.');
    }
    return warnings;
  }

  private get pool(): Pool {
    return (this.dataSource.driver as unknown as { pool: Pool }).pool;
  }

  private execute(executor: Executor, sql: string, values: readonly SqlValue[]): Promise<unknown> {
    const query = { sql, values: values.map(bind), timeout: this.options.timeoutMs, dateStrings: true };
    return new Promise((resolve, reject) => {
      executor.execute(query, (error, result) => (error ? reject(error) : resolve(result)));
    });
  }

  private inTime<T>(work: Promise<T>, tooLate: () => void): Promise<T> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        tooLate();
        reject(Object.assign(new Error('No connection in time'), { code: 'POOL_TIMEOUT' }));
      }, this.options.timeoutMs);
      work.then(resolve, reject).finally(() => clearTimeout(timer));
    });
  }
}

/** Whole numbers go as text: the protocol would send them as doubles, which `LIMIT ?` refuses. */
function bind(value: SqlValue): string | null {
  if (value === null) return null;
  if (value instanceof Date) return instantText(value);
  if (typeof value === 'boolean') return value ? '1' : '0';
  return String(value);
}
