import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Injectable } from '@nestjs/common';
import type { TestingModule } from '@nestjs/testing';
import { newId, SystemClock } from '../../src/kernel/clock/clock.js';
import type { Connection } from '../../src/kernel/database/connection.js';
import { Database } from '../../src/kernel/database/database.js';
import { HandlesJob, type JobHandler, type JobRun } from '../../src/kernel/jobs/job-handler.js';
import { JobMessenger } from '../../src/kernel/jobs/job-messenger.js';
import { JobWorker } from '../../src/kernel/jobs/job-worker.js';
import { Jobs } from '../../src/kernel/jobs/jobs.js';
import { Metrics } from '../../src/kernel/metrics/metrics.js';
import { eventually, Note, openJobDatabase, scratchDatabase, startJobs, testRedisUrl } from '../support/jobs-world.js';
import { RedisProcess } from '../support/redis-process.js';

jest.setTimeout(300_000);

/** What a job does, in whichever process it runs; each test says it anew. */
let work: (run: JobRun, db: Database) => Promise<object | void>;

@Injectable()
@HandlesJob('test.work')
class TestWork implements JobHandler {
  constructor(private readonly db: Database) {}

  run(_payload: object, run: JobRun): Promise<object | void> {
    return work(run, this.db);
  }
}

/** One instance of the service, as far as jobs go, with connections of its own. */
interface Instance {
  readonly module: TestingModule;
  readonly jobs: Jobs;
  readonly db: Database;
  readonly worker: JobWorker;
  readonly messenger: JobMessenger;
}

let target: string;
let remove: () => Promise<void>;
let connections: Connection[] = [];
let instances: Instance[] = [];

beforeEach(async () => {
  ({ target, remove } = await scratchDatabase());
  work = writeNote;
});
afterEach(async () => {
  await Promise.all(instances.map(({ module }) => module.close()));
  [instances, connections] = [[], []];
  await remove();
});

/** One that runs jobs; where messages go by Redis, they have begun to arrive. */
async function working(redisUrl = testRedisUrl): Promise<Instance> {
  const made = await instance(redisUrl);
  await made.worker.start();
  if (redisUrl) await heard(made);
  return made;
}

/** Messages arrive, so the table is looked into less often. */
const heard = ({ messenger }: Instance): Promise<boolean> => eventually(() => messenger.pollMs === 5_000);

async function instance(redisUrl = testRedisUrl): Promise<Instance> {
  const connection = await openJobDatabase(target);
  connections.push(connection);
  const module = await startJobs(connection, target, new SystemClock('Asia/Jakarta'), [TestWork], redisUrl);
  const get = <T>(token: abstract new (...args: never[]) => T): T => module.get(token as never, { strict: false });
  const made = { module, jobs: get(Jobs), db: get(Database), worker: get(JobWorker), messenger: get(JobMessenger) };
  instances.push(made);
  return made;
}

async function writeNote({ jobId }: JobRun, db: Database): Promise<void> {
  await db.transaction(() => db.insert(Note, { id: newId(), text: jobId }));
}

interface Row {
  readonly id: string;
  readonly status: string;
  readonly attempts: number;
}
const rowsOf = ({ db }: Instance): Promise<Row[]> => db.rows<Row>('SELECT id, status, attempts FROM job ORDER BY id');
const notesOf = async ({ db }: Instance): Promise<string[]> =>
  (await db.rows<Note>('SELECT text FROM note')).map(({ text }) => text).sort();
const allDone = async (one: Instance): Promise<boolean> =>
  (await rowsOf(one)).every(({ status }) => status === 'SUCCEEDED');

describe('Two instances', () => {
  it('do each job once, whoever asked for it', async () => {
    const [a, b] = [await working(), await working()];
    const asked = await Promise.all(
      Array.from({ length: 40 }, (_, n) => (n % 2 ? a : b).jobs.enqueue('test.work', { n })),
    );
    await eventually(() => allDone(a));
    expect(await notesOf(a)).toEqual([...asked].sort());
    expect((await rowsOf(a)).map(({ attempts }) => Number(attempts))).toEqual(Array(40).fill(1));
  });

  it('share long jobs: four run at once where each process runs two', async () => {
    const [a, b] = [await working(), await working()];
    const ran: Database[] = [];
    const end = Promise.withResolvers<void>();
    work = async (_, db) => {
      ran.push(db);
      await end.promise;
    };
    for (let n = 0; n < 5; n += 1) await a.jobs.enqueue('test.work', { n });
    await eventually(() => ran.length === 4);
    expect([a, b].map(({ db }) => ran.filter((one) => one === db).length)).toEqual([2, 2]);
    end.resolve();
    await eventually(() => allDone(a));
    expect(ran).toHaveLength(5);
  });

  it('work for an instance that runs no jobs itself', async () => {
    const [api] = [await instance(), await working()];
    const id = await api.jobs.enqueue('test.work', {});
    await eventually(() => allDone(api));
    expect(await notesOf(api)).toEqual([id]);
  });

  it('hand over what one of them has failed at, after a while', async () => {
    const [a] = [await working(), await working()];
    let failures = 0;
    work = async (run, db) => {
      if ((failures += 1) === 1) throw new Error('the first time');
      await writeNote(run, db);
    };
    const id = await a.jobs.enqueue('test.work', {});
    await eventually(() => allDone(a));
    expect(await notesOf(a)).toEqual([id]);
    expect((await rowsOf(a)).map(({ attempts }) => Number(attempts))).toEqual([2]);
  });
});

describe('A stop', () => {
  it('lets a job end that ends in time, and takes no new one', async () => {
    const one = await working();
    const begun = Promise.withResolvers<void>();
    work = async (run, db) => {
      begun.resolve();
      await new Promise((resolve) => run.signal.addEventListener('abort', resolve));
      await writeNote(run, db);
    };
    const id = await one.jobs.enqueue('test.work', {});
    await begun.promise;
    const stopped = one.worker.stop();
    const late = await one.jobs.enqueue('test.work', {});
    await stopped;
    expect(await rowsOf(one)).toMatchObject([
      { id, status: 'SUCCEEDED' },
      { id: late, status: 'QUEUED' },
    ]);
    expect(await notesOf(one)).toEqual([id]);
  });

  it('by SIGTERM hands back a job that does not listen, and the next process does it', async () => {
    const one = await instance();
    const id = await one.jobs.enqueue('child.steps', { steps: 3 });
    const first = child('hang');
    await once(first.stdout!, 'data');
    first.kill('SIGTERM');
    expect((await once(first, 'exit')) as unknown[]).toEqual([0, null]);
    const [row] = await rowsOf(one);
    expect(row).toMatchObject({ id, status: 'QUEUED' });
    expect(Number(row?.attempts)).toBe(0);

    const second = child('work');
    await eventually(() => allDone(one));
    expect(await notesOf(one)).toEqual(['step 1', 'step 2', 'step 3']);
    second.kill('SIGTERM');
    await once(second, 'exit');
  });

  const children: ChildProcess[] = [];
  function child(mode: 'hang' | 'work'): ChildProcess {
    const [script, hooks] = ['../support/jobs-child.ts', '../support/typescript-hooks.mjs'];
    const args = ['--import', new URL(hooks, import.meta.url).href, new URL(script, import.meta.url).pathname];
    const made = spawn(process.execPath, [...args, target, mode, '0'], { stdio: ['ignore', 'pipe', 'inherit'] });
    children.push(made);
    return made;
  }
  afterEach(() => children.splice(0).forEach((one) => one.kill('SIGKILL')));
});

describe('Figures', () => {
  it('tell how many jobs wait and for how long, and how attempts ended', async () => {
    const one = await instance();
    const text = (): Promise<string> => one.module.get(Metrics, { strict: false }).text();
    const past = new Date(new SystemClock('Asia/Jakarta').now().getTime() - 60_000);
    await one.jobs.enqueue('test.work', {}, { notBefore: past });
    await one.jobs.enqueue('test.nobody', {}, { notBefore: past });
    const before = await text();
    expect(before).toMatch(/^sasaran_jobs\{status="QUEUED"\} 2$/m);
    expect(Number(/^sasaran_job_waiting_seconds\{which="oldest"\} ([\d.]+)$/m.exec(before)?.[1])).toBeGreaterThan(59);

    await one.worker.drain();
    const after = await text();
    expect(after).toMatch(/^sasaran_jobs\{status="QUEUED"\} 0$/m);
    expect(after).toMatch(/^sasaran_jobs\{status="DEAD"\} 1$/m);
    expect(after).toMatch(/^sasaran_job_waiting_seconds\{which="oldest"\} 0$/m);
    expect(after).toMatch(/^sasaran_job_seconds_count\{kind="test.work",outcome="succeeded"\} 1$/m);
    expect(after).toMatch(/^sasaran_job_seconds_count\{kind="unknown",outcome="dead"\} 1$/m);
  });
});

if (testRedisUrl) {
  describe('Redis', () => {
    let redis: RedisProcess;
    beforeEach(async () => {
      redis = await RedisProcess.start();
    });
    afterEach(() => redis.kill());

    it('that goes away in the middle loses nothing, and is used again when it is back', async () => {
      const [a, b] = [await working(redis.url), await working(redis.url)];
      const end = Promise.withResolvers<void>();
      let running = 0;
      work = async (run, db) => {
        running += 1;
        await end.promise;
        await writeNote(run, db);
      };
      for (let n = 0; n < 8; n += 1) await a.jobs.enqueue('test.work', { n });
      await eventually(() => running === 4);
      await redis.kill();
      for (let n = 0; n < 8; n += 1) await b.jobs.enqueue('test.work', { n });
      end.resolve();
      await eventually(() => allDone(a));
      const rows = await rowsOf(a);
      expect(await notesOf(a)).toEqual(rows.map(({ id }) => id).sort());
      expect(rows.map(({ attempts }) => Number(attempts))).toEqual(Array(16).fill(1));
      expect(a.messenger.pollMs).toBe(1_000);

      await redis.start();
      await Promise.all([heard(a), heard(b)]);
      await b.jobs.enqueue('test.work', {});
      await eventually(() => allDone(a));
    });

    it('that loses its messages costs a look into the table, no job', async () => {
      const [api, other] = [await instance(redis.url), await instance(redis.url)];
      await eventually(async () => {
        await api.jobs.enqueue('test.work', {});
        return (await rowsOf(api)).length > 4;
      });
      await redis.kill();
      await redis.start();
      await other.worker.start();
      await eventually(() => allDone(api));
      expect(await notesOf(api)).toHaveLength((await rowsOf(api)).length);
    });

    it('that is away is known, for readiness to tell, and so is that it is back', async () => {
      const one = await working(redis.url);
      expect(one.messenger.isAway).toBe(false);
      await redis.kill();
      await eventually(() => one.messenger.isAway);
      await redis.start();
      await eventually(() => !one.messenger.isAway);
    });

    it('that is not there at the start holds nothing up', async () => {
      await redis.kill();
      const one = await instance(redis.url);
      await one.worker.start();
      const id = await one.jobs.enqueue('test.work', {});
      await eventually(() => allDone(one));
      expect(await notesOf(one)).toEqual([id]);
    });
  });
}
