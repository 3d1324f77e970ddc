import { setTimeout as pause } from 'node:timers/promises';
import type { QueryRunner } from 'typeorm';
import type { Connection } from './connection.js';
import { instantText, isTransient } from './dialect.js';

const LEASE_MS = 15_000;

/**
 * Brings the schema up to date. One process at a time: the holder of a lease row works, the others wait for it; the lease
 * of a process that died ends by itself, and steps can be run again, so a kill half-way does no harm. `onWait` is told once.
 */
export async function migrate(
  connection: Connection,
  owner: string,
  onWait: () => void = () => undefined,
  now: () => Date = () => new Date(),
): Promise<string[]> {
  const { dataSource } = connection;
  const runner = dataSource.createQueryRunner();
  try {
    if ((await runner.hasTable('migrations')) && !(await dataSource.showMigrations())) return [];
    await useBinaryCollation(connection, runner);
    for (let waits = 0; !(await hasLease(runner, owner, now())); waits += 1) {
      if (waits === 0) onWait();
      await pause(500);
    }
    const heartbeat = setInterval(() => void takeLease(dataSource, owner, now()).catch(() => undefined), 4_000);
    try {
      const done = await dataSource.runMigrations({ transaction: 'each' });
      return done.map((migration) => migration.name);
    } finally {
      clearInterval(heartbeat);
      await runner.query('UPDATE migration_lease SET owner = NULL, until = NULL WHERE id = 1 AND owner = ?', [owner]);
    }
  } finally {
    if (connection.dialect !== 'sqlite') await runner.release();
  }
}

/** Names of migrations that are not applied yet. */
export async function hasPendingMigrations(connection: Connection): Promise<boolean> {
  return connection.dataSource.showMigrations();
}

/** Statements that the entities would need to fit the database; empty when schema and entities agree. */
export async function schemaDrift(connection: Connection): Promise<string[]> {
  const sql = await connection.dataSource.driver.createSchemaBuilder().log();
  return sql.upQueries.map((query) => query.query);
}

/** Texts are compared byte by byte on every database; tables take the database's default. */
async function useBinaryCollation(connection: Connection, runner: QueryRunner): Promise<void> {
  if (connection.dialect === 'sqlite') return;
  const [row] = (await runner.query('SELECT @@collation_database AS name')) as { name: string }[];
  if (row?.name !== 'utf8mb4_bin') await runner.query('ALTER DATABASE CHARACTER SET utf8mb4 COLLATE utf8mb4_bin');
}

/** True once the lease is ours; false while another process holds it, or holds the whole file on SQLite. */
async function hasLease(runner: QueryRunner, owner: string, now: Date): Promise<boolean> {
  try {
    await ensureLease(runner);
    return await takeLease(runner, owner, now);
  } catch (error) {
    if (isTransient(error)) return false;
    throw error;
  }
}

async function ensureLease(runner: QueryRunner): Promise<void> {
  await runner.query(
    'CREATE TABLE IF NOT EXISTS migration_lease (id integer NOT NULL PRIMARY KEY, owner varchar(64), until varchar(23))',
  );
  const [row] = (await runner.query('SELECT id FROM migration_lease')) as unknown[];
  // Two first starts at once: the second one's row is refused, which is as good as its own.
  if (!row) await runner.query('INSERT INTO migration_lease (id) VALUES (1)').catch(() => undefined);
}

async function takeLease(
  runner: { query(sql: string, values?: unknown[]): Promise<unknown> },
  owner: string,
  now: Date,
): Promise<boolean> {
  const until = instantText(new Date(now.getTime() + LEASE_MS));
  await runner.query(
    'UPDATE migration_lease SET owner = ?, until = ? WHERE id = 1 AND (owner IS NULL OR owner = ? OR until < ?)',
    [owner, until, owner, instantText(now)],
  );
  const [row] = (await runner.query('SELECT owner FROM migration_lease WHERE id = 1')) as { owner: string | null }[];
  return row?.owner === owner;
}
