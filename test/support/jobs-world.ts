import { tmpdir } from 'node:os';
import { createHash, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Logger, type Provider } from '@nestjs/common';
import { Test, type TestingModule } from '@nestjs/testing';
import { Redis } from 'ioredis';
import { Entity } from 'typeorm';
import type { Config } from '../../src/config/config.js';
import { Kernel1767225600000 } from '../../src/database/migrations/1767225600000-kernel.js';
import { Schedules1767225604400 } from '../../src/database/migrations/1767225604400-schedules.js';
import { JobTraces1767225604800 } from '../../src/database/migrations/1767225604800-job-traces.js';
import type { Clock } from '../../src/kernel/clock/clock.js';
import { IdColumn, TextColumn } from '../../src/kernel/database/columns.js';
import type { Connection } from '../../src/kernel/database/connection.js';
import { DatabaseModule } from '../../src/kernel/database/database.module.js';
import { migrate } from '../../src/kernel/database/migrator.js';
import { ServerConnection, serverDialect } from '../../src/kernel/database/server-connection.js';
import { SqliteConnection } from '../../src/kernel/database/sqlite-connection.js';
import { tablesMigration } from '../../src/kernel/database/tables.js';
import { Job } from '../../src/kernel/jobs/job.entity.js';
import { JobsModule } from '../../src/kernel/jobs/jobs.module.js';
import { KernelModule } from '../../src/kernel/kernel.module.js';
import { createLogger } from '../../src/kernel/logging/logger.js';
import { redisPrefix } from '../../src/kernel/redis-connections.js';
import { Schedule } from '../../src/kernel/schedules/schedule.entity.js';
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
  const contents = {
    entities: [Job, Schedule, Note],
    migrations: [Kernel1767225600000, Schedules1767225604400, JobTraces1767225604800, Notes1767225609000],
  };
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
  const target = env.DATABASE_URL ?? join(env.DATA_DIR ?? '', 'test.db');
  const remove = async (): Promise<void> => {
    await database.drop();
    if (testRedisUrl) await removeMessages(testRedisUrl, target);
  };
  return { target, remove };
}

/** Where messages about jobs go in this run: `TEST_QUEUE=redis` takes the Redis at `TEST_REDIS_URL`, `database` none. */
export const testRedisUrl =
  process.env.TEST_QUEUE === 'redis' ? (process.env.TEST_REDIS_URL ?? 'redis://127.0.0.1:6379') : null;

const logger = createLogger('silent');

/** Everything about a test in Redis has a name of its own, by its database. */
const secretOf = (target: string): string => createHash('sha256').update(target).digest('hex');

/** Leaves nothing in a Redis that may be somebody's. */
async function removeMessages(url: string, target: string): Promise<void> {
  const redis = new Redis(url);
  const keys = await redis.keys(`${redisPrefix(secretOf(target), 'jobs')}:*`);
  if (keys.length > 0) await redis.del(...keys);
  redis.disconnect();
}

/** The engine on a database, by its file or address, with the handlers of a test. */
export async function startJobs(
  connection: Connection,
  target: string,
  clock: Clock,
  handlers: Provider[],
  redisUrl = testRedisUrl,
): Promise<TestingModule> {
  const limits = { role: 'worker', overload: { requests: 0, delayMs: 0 } } as const;
  const kind = { metricsPort: 0, swaggerUi: false, tracing: { endpoint: '' }, personalDataKeys: [], ...limits };
  const files = { bucket: null, dataDir: tmpdir() };
  const config = { redisUrl, appSecret: secretOf(target), ...files, ...kind } as unknown as Config;
  const kernel = KernelModule.with({ config, clock, logger });
  const imports = [DatabaseModule.with(connection), kernel, JobsModule];
  const module = await Test.createTestingModule({ imports, providers: handlers }).compile();
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
