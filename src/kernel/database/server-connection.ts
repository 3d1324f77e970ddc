import { createConnection, createPool, type Pool, type PoolConnection, type QueryError } from 'mysql2';
import { DataSource, type DataSourceOptions } from 'typeorm';
import type { Changed, Connection, PoolUse, Session, SqlValue } from './connection.js';
import { within } from '../within.js';
import { type DialectName, instantText, isAway } from './dialect.js';

/** How the pool to a MariaDB or MySQL server is sized and how long it waits. */
export interface ServerOptions extends Pick<DataSourceOptions, 'entities' | 'migrations'> {
  readonly url: string;
  readonly poolSize: number;
  /** Longest wait for a connection and for one statement, in milliseconds. */
  readonly timeoutMs: number;
}

/** Settings every session gets: isolation, a short lock wait, strict values, UTC. */
const SESSION = [
  'SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED',
  `SET SESSION innodb_lock_wait_timeout = 4, time_zone = '+00:00', sql_mode = 'STRICT_ALL_TABLES,NO_ENGINE_SUBSTITUTION,ERROR_FOR_DIVISION_BY_ZERO'`,
];

/**
 * MariaDB alone: a derived table with GROUP BY that is joined with a semi-join is not split, because MariaDB 10.11 then sometimes answers without its
 * rows (of the kind of MDEV-25128).
 */
const SPLITTING_OFF = `SET SESSION optimizer_switch = 'split_materialized=off'`;

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

/** A MariaDB or MySQL server through one pool of prepared statements, each with a time limit. */
export class ServerConnection implements Connection {
  readonly dataSource: DataSource;
  readonly forUpdate = ' FOR UPDATE';
  /** For what is read outside transactions. */
  private readonly pool: Pool;
  /** For transactions: without autocommit the first statement begins one, which saves each of them a round trip. */
  private readonly changing: Pool;

  constructor(
    readonly dialect: Exclude<DialectName, 'sqlite'>,
    private readonly options: ServerOptions,
  ) {
    const { url, poolSize, timeoutMs, entities, migrations } = options;
    const session = dialect === 'mariadb' ? [...SESSION, SPLITTING_OFF] : SESSION;
    const pool = (...more: readonly string[]): Pool => {
      const made = createPool({
        uri: url,
        charset: 'utf8mb4_bin',
        timezone: 'Z',
        dateStrings: true,
        supportBigNumbers: true,
        connectionLimit: poolSize,
        queueLimit: poolSize * 50,
        connectTimeout: timeoutMs,
        maxPreparedStatements: 500,
        enableKeepAlive: true,
      });
      return made.on('connection', (connection) => [...session, ...more].forEach((sql) => connection.query(sql)));
    };
    this.pool = pool();
    this.changing = pool('SET SESSION autocommit = 0');
    // For migrations and what the entities say of the schema, nothing else.
    this.dataSource = new DataSource({
      type: dialect,
      url,
      timezone: 'Z',
      charset: 'utf8mb4_bin',
      poolSize: 2,
      connectTimeout: timeoutMs,
      entities,
      migrations,
      synchronize: false,
      logging: false,
    });
  }

  async open(): Promise<void> {
    await this.dataSource.initialize();
  }

  /** A server that does not answer any more is not waited for. */
  async close(): Promise<void> {
    const farewells = this.pools.map((pool) => new Promise<void>((resolve) => pool.end(() => resolve())));
    if (this.dataSource.isInitialized) farewells.push(this.dataSource.destroy());
    await within(this.options.timeoutMs, Promise.allSettled(farewells));
  }

  async acquire(): Promise<Session> {
    return new ServerSession(await this.take(this.changing), this.options.timeoutMs);
  }

  async read<Row>(sql: string, values: readonly SqlValue[]): Promise<Row[]> {
    const session = new ServerSession(await this.take(this.pool), this.options.timeoutMs);
    try {
      return (await session.run<Row>(sql, values)) as Row[];
    } finally {
      session.giveBack();
    }
  }

  poolUse(): PoolUse {
    // The driver has no other way to tell these figures.
    type Lists = Record<'_allConnections' | '_freeConnections' | '_connectionQueue', { readonly length: number }>;
    const lists = this.pools as unknown as readonly Lists[];
    const sum = (of: (one: Lists) => number): number => lists.reduce((total, one) => total + of(one), 0);
    return {
      busy: sum((one) => one._allConnections.length - one._freeConnections.length),
      waiting: sum((one) => one._connectionQueue.length),
    };
  }

  private get pools(): readonly Pool[] {
    return [this.pool, this.changing];
  }

  async durabilityWarnings(): Promise<string[]> {
    const [row] = await this.read<Record<'flushes' | 'syncs' | 'binlog', unknown>>(
      'SELECT @@GLOBAL.innodb_flush_log_at_trx_commit AS flushes, @@GLOBAL.sync_binlog AS syncs, @@GLOBAL.log_bin AS binlog',
      [],
    );
    const warnings: string[] = [];
    if (Number(row?.flushes) !== 1) {
      warnings.push('innodb_flush_log_at_trx_commit is not 1: a power failure can lose acknowledged changes.');
    }
    if (Number(row?.binlog) === 1 && Number(row?.syncs) !== 1) {
      warnings.push('sync_binlog is not 1 while the binary log is on: replicas can lose acknowledged changes.');
    }
    return warnings;
  }

  /** A connection of the pool, unless none is free in time; one that comes too late goes straight back. */
  private take(pool: Pool): Promise<PoolConnection> {
    return new Promise((resolve, reject) => {
      let isLate = false;
      const timer = setTimeout(() => {
        isLate = true;
        reject(Object.assign(new Error('No connection in time'), { code: 'POOL_TIMEOUT' }));
      }, this.options.timeoutMs);
      pool.getConnection((error, connection) => {
        clearTimeout(timer);
        if (error) reject(error);
        else if (isLate) connection.release();
        else resolve(connection);
      });
    });
  }
}

/** One connection of the pool while it is in use. One that did not answer in time is closed, never used again. */
class ServerSession implements Session {
  private isOpen = false;
  private isBroken = false;

  constructor(
    private readonly connection: PoolConnection,
    private readonly timeoutMs: number,
  ) {}

  /** Its first statement begins it. */
  begin(): Promise<void> {
    this.isOpen = true;
    return Promise.resolve();
  }

  async commit(): Promise<void> {
    await this.send('query', 'COMMIT', []);
    this.isOpen = false;
  }

  async run<Row>(sql: string, values: readonly SqlValue[]): Promise<Row[] | Changed> {
    const result = await this.send('execute', sql, values.map(bind));
    return Array.isArray(result) ? (result as Row[]) : { affected: (result as { affectedRows: number }).affectedRows };
  }

  async release(): Promise<void> {
    if (this.isOpen && !this.isBroken) await this.send('query', 'ROLLBACK', []).catch(() => undefined);
    this.giveBack();
  }

  giveBack(): void {
    if (this.isBroken) this.connection.destroy();
    else this.connection.release();
  }

  /** The driver's own time limit does not cover the preparation of a statement, so the whole is timed here. */
  private send(way: 'query' | 'execute', sql: string, values: readonly (string | null)[]): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.isBroken = true;
        this.connection.destroy();
        reject(Object.assign(new Error('No answer in time'), { code: 'PROTOCOL_SEQUENCE_TIMEOUT' }));
      }, this.timeoutMs);
      this.connection[way]({ sql, values: [...values] }, (error: QueryError | null, result: unknown) => {
        clearTimeout(timer);
        if (!error) return resolve(result);
        this.isBroken ||= error.fatal === true || isAway(error);
        reject(error);
      });
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
