import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Global, Logger, Module, type Provider } from '@nestjs/common';
import { Test, type TestingModule } from '@nestjs/testing';
import { Entity } from 'typeorm';
import { Kernel1767225600000 } from '../../src/database/migrations/1767225600000-kernel.js';
import { Clock } from '../../src/kernel/clock/clock.js';
import { IdColumn, TextColumn } from '../../src/kernel/database/columns.js';
import type { Connection } from '../../src/kernel/database/connection.js';
import { DatabaseModule } from '../../src/kernel/database/database.module.js';
import { migrate } from '../../src/kernel/database/migrator.js';
import { ServerConnection, serverDialect } from '../../src/kernel/database/server-connection.js';
import { SqliteConnection } from '../../src/kernel/database/sqlite-connection.js';
import { tablesMigration } from '../../src/kernel/database/tables.js';
import { Job } from '../../src/kernel/jobs/job.entity.js';
import { JobsModule } from '../../src/kernel/jobs/jobs.module.js';
import { makeTestDatabase } from './test-database.js';

/** What a handler leaves behind. */
@Entity('note')
export class Note {
  @IdColumn() id!: string;
  @TextColumn(200) text!: string;
}

const Notes1767225609000 = tablesMigration('Notes1767225609000', { note: ['id id, text text(200)'] });

/** Opens a database by its file or address, with the tables of jobs and notes. */
export async function openJobDatabase(target: string): Promise<Connection> {
  const contents = { entities: [Job, Note], migrations: [Kernel1767225600000, Notes1767225609000] };
  const connection = target.startsWith('mysql:')
    ? new ServerConnection(await serverDialect(target, 5_000), {
        ...contents,
        url: target,
        poolSize: 10,
        timeoutMs: 10_000,
      })
    : new SqliteConnection(target, contents);
  await connection.open();
  await migrate(connection, randomUUID());
  return connection;
}

/** An empty database of its own, by file or address, and how to remove it. */
export async function scratchDatabase(): Promise<{ target: string; remove: () => Promise<void> }> {
  const database = await makeTestDatabase();
  const { env } = database;
  return { target: env.DATABASE_URL ?? join(env.DATA_DIR ?? '', 'test.db'), remove: () => database.drop() };
}

/** The engine on a database, with the handlers of a test. */
export async function startJobs(connection: Connection, clock: Clock, handlers: Provider[]): Promise<TestingModule> {
  @Global()
  @Module({ providers: [{ provide: Clock, useValue: clock }], exports: [Clock] })
  class ClockModule {}

  const imports = [DatabaseModule.with(connection), ClockModule, JobsModule];
  const module = await Test.createTestingModule({ imports, providers: handlers })

    .compile();
  // Failures are what these tests are about; their stacks would bury the report.
  Logger.overrideLogger(false);
  return module.init();
}

/** Waits until the look gives something; fails after ten seconds. */
export async function eventually<T>(look: () => Promise<T | undefined | false> | T | undefined | false): Promise<T> {
  for (let waited = 0; waited < 10_000; waited += 20) {
    const seen = await look();
    if (seen) return seen;
    await pause(20);
  }
  throw new Error('It did not happen within ten seconds.');
}
