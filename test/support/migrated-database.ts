import { randomBytes } from 'node:crypto';
import { copyFileSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createConnection, type Connection as ServerConnection } from 'mysql2/promise';
// Loads all that the service is made of, and with it every entity.
import '../../src/service.js';
import { readConfig } from '../../src/config/config.js';
import { migrate } from '../../src/kernel/database/migrator.js';
import { openConnection } from '../../src/kernel/database/open-connection.js';
import { SQLITE_FILE } from '../../src/kernel/database/sqlite-file.js';
import { makeTestDatabase, type TestDatabase, testDatabaseKind } from './test-database.js';

/**
 * A database of a test's own on which every migration has run. They run once for all files of a run: every other database
 * is written as the first one was left, a file of SQLite as a copy of it, tables of a server by what the server says they are.
 */
export async function makeMigratedDatabase(): Promise<TestDatabase> {
  const templates = process.env.TEST_TEMPLATES;
  if (templates === undefined)
    throw new Error('TEST_TEMPLATES is not set: jest does it, by scripts/lib/jest-templates.mjs.');
  const template = join(templates, testDatabaseKind);
  if (!existsSync(template)) await makeTemplate(template);
  const database = await makeTestDatabase();
  try {
    if (testDatabaseKind === 'sqlite') copyFileSync(template, fileOf(database));
    else await onServer(database, (server) => server.query(readFileSync(template, 'utf8')));
    return database;
  } catch (error) {
    await database.drop();
    throw error;
  }
}

const fileOf = ({ env }: TestDatabase): string => join(env.DATA_DIR ?? '', SQLITE_FILE);

/** Two workers may make it at once, and each then takes the place of an equal one. */
async function makeTemplate(template: string): Promise<void> {
  const database = await makeTestDatabase();
  const part = `${template}.${randomBytes(4).toString('hex')}.part`;
  try {
    const connection = await openConnection(readConfig({ NODE_ENV: 'test', ...database.env }));
    await migrate(connection, 'test').finally(() => connection.close());
    if (testDatabaseKind === 'sqlite') copyFileSync(fileOf(database), part);
    else writeFileSync(part, await onServer(database, statements));
    renameSync(part, template);
  } finally {
    await database.drop();
  }
}

/** What makes the tables of a server's database anew, with what the migrations have put into them. */
async function statements(server: ServerConnection): Promise<string> {
  const [tables] = await server.query<never>("SHOW FULL TABLES WHERE Table_type = 'BASE TABLE'");
  const made: string[] = ['SET foreign_key_checks = 0'];
  for (const [name] of (tables as object[]).map((row) => Object.values(row) as string[])) {
    const [[shown]] = (await server.query<never>(`SHOW CREATE TABLE ${name}`)) as unknown as [
      { 'Create Table': string }[],
    ];
    if (shown) made.push(shown['Create Table']);
    const [rows] = (await server.query<never>(`SELECT * FROM ${name}`)) as unknown as [object[]];
    for (const row of rows)
      made.push(server.format(`INSERT INTO ${name} (??) VALUES (?)`, [Object.keys(row), Object.values(row)]));
  }
  return [...made, 'SET foreign_key_checks = 1'].join(';\n');
}

async function onServer<T>({ env }: TestDatabase, work: (server: ServerConnection) => Promise<T>): Promise<T> {
  const types = { dateStrings: true, supportBigNumbers: true, bigNumberStrings: true, jsonStrings: true };
  const server = await createConnection({ uri: env.DATABASE_URL, multipleStatements: true, ...types });
  try {
    return await work(server);
  } finally {
    await server.end();
  }
}
