import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createConnection } from 'mysql2/promise';
import { scratchFolder } from './scratch-folder.js';

/** A database of a test's own: an empty folder for SQLite, a new schema on the server otherwise. */
export interface TestDatabase {
  readonly env: Record<string, string>;
  drop(): Promise<void>;
}

/** Which database the tests run on: `TEST_DATABASE=sqlite` (default), `mariadb` or `mysql`. */
export const testDatabaseKind = process.env.TEST_DATABASE ?? 'sqlite';

/** Makes an empty database for one test file. */
export async function makeTestDatabase(): Promise<TestDatabase> {
  const folder = mkdtempSync(join(scratchFolder(), 'sasaran-test-'));
  const removeFolder = (): void => rmSync(folder, { recursive: true, force: true });
  if (testDatabaseKind === 'sqlite') return { env: { DATA_DIR: folder }, drop: async () => removeFolder() };
  const server =
    process.env[testDatabaseKind === 'mysql' ? 'TEST_MYSQL_URL' : 'TEST_MARIADB_URL'] ?? 'mysql://root@127.0.0.1:3306';
  const name = `sasaran_test_${process.env.JEST_WORKER_ID ?? '0'}_${randomBytes(4).toString('hex')}`;
  await onServer(server, `CREATE DATABASE ${name} CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return {
    env: { DATA_DIR: folder, DATABASE_URL: url.toString() },
    drop: async () => {
      removeFolder();
      await onServer(server, `DROP DATABASE ${name}`);
    },
  };
}

async function onServer(url: string, sql: string): Promise<void> {
  const connection = await createConnection(url);
  try {
    await connection.query(sql);
  } finally {
    await connection.end();
  }
}
