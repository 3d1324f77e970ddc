import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Injectable } from '@nestjs/common';
import type { TestingModule } from '@nestjs/testing';
import { type Actor, Authenticator } from '../../src/kernel/auth/actor.js';
import { permissionsOf, type RoleName } from '../../src/kernel/auth/permissions.js';
import { newId, SystemClock } from '../../src/kernel/clock/clock.js';
import type { Connection } from '../../src/kernel/database/connection.js';
import { Database } from '../../src/kernel/database/database.js';
import { schemaDrift } from '../../src/kernel/database/migrator.js';
import { requestProblems, serviceProblems } from '../../src/kernel/errors/problems.js';
import { DomainEvent } from '../../src/kernel/events/domain-event.js';
import { type EventHandler, HandlesEvent } from '../../src/kernel/events/event-handler.js';
import { EventRecorder } from '../../src/kernel/events/event-recorder.js';
import { currentContext, inContext, type RequestContext } from '../../src/kernel/http/request-context.js';
import type { Job } from '../../src/kernel/jobs/job.entity.js';
import { HandlesJob, type JobHandler, type JobRun } from '../../src/kernel/jobs/job-handler.js';
import { JobFigures } from '../../src/kernel/jobs/job-figures.js';
import { Tracing } from '../../src/kernel/tracing/tracing.js';
import { JobMessenger } from '../../src/kernel/jobs/job-messenger.js';
import { JobRegistry } from '../../src/kernel/jobs/job-registry.js';
import { JobStore } from '../../src/kernel/jobs/job-store.js';
import { JobWorker } from '../../src/kernel/jobs/job-worker.js';
import { Jobs } from '../../src/kernel/jobs/jobs.js';
import { eventually, Note, openJobDatabase, scratchDatabase, startJobs } from '../support/jobs-world.js';
import { TestApp, TestClock } from '../support/test-app.js';

class DoorOpened extends DomainEvent<{ door: string }> {
  static readonly type = 'door.opened';
}
class DoorPainted extends DomainEvent<{ door: string }> {
  static readonly type = 'door.painted';
}

/** What the handlers below do; each test says it anew. */
let work: (payload: object, job: JobRun) => Promise<object | void>;
let afterNote: (eventId: string) => void;

@Injectable()
@HandlesJob('test.work')
class TestWork implements JobHandler {
  run(payload: object, job: JobRun): Promise<object | void> {
    return work(payload, job);
  }
}

@Injectable()
@HandlesEvent(DoorOpened)
class NoteDoorWhenOpened implements EventHandler<DoorOpened> {
  constructor(private readonly db: Database) {}

  async handle({ door }: DoorOpened['payload'], eventId: string): Promise<void> {
    await this.db.insert(Note, { id: newId(), text: door });
    afterNote(eventId);
  }
}

@Injectable()
@HandlesEvent(DoorOpened)
class GreetWhenDoorOpened implements EventHandler<DoorOpened> {
  async handle(): Promise<void> {}
}

let connection: Connection;
let clock: TestClock;
let module: TestingModule;
let target: string;
let remove: () => Promise<void>;
let db: Database;
let jobs: Jobs;
let worker: JobWorker;

beforeEach(async () => {
  ({ target, remove } = await scratchDatabase());
  connection = await openJobDatabase(target);
  clock = new TestClock();
  module = await startJobs(connection, target, clock, [TestWork, NoteDoorWhenOpened, GreetWhenDoorOpened]);
  [db, jobs, worker] = [module.get(Database), module.get(Jobs), module.get(JobWorker)];
  work = async () => undefined;
  afterNote = () => undefined;
});

afterEach(async () => {
  await module.close();
  await remove();
});

const allJobs = (): Promise<Job[]> => db.rows<Job>('SELECT * FROM job ORDER BY kind, id');
const notes = async (): Promise<string[]> => (await db.rows<Note>('SELECT text FROM note')).map((note) => note.text);
const inModule = <T>(token: abstract new (...args: never[]) => T): T => module.get(token as never, { strict: false });
const anotherWorker = (): JobWorker =>
  new JobWorker(
    ...([db, clock, inModule(JobRegistry), inModule(JobStore)] as const),
    ...([inModule(JobMessenger), inModule(JobFigures), inModule(Tracing)] as const),
  );

async function job(id: string): Promise<Job> {
  const [row] = await db.rows<Job>('SELECT * FROM job WHERE id = ?', [id]);
  if (!row) throw new Error(`No job ${id}`);
  return row;
}

describe('enqueue', () => {
  it('leaves no job when its transaction is rolled back, and one when it commits', async () => {
    const refused = db.transaction(async () => {
      await jobs.enqueue('test.work', {});
      throw new Error('rolled back');
    });
    await expect(refused).rejects.toThrow('rolled back');
    expect(await allJobs()).toEqual([]);

    await db.transaction(() => jobs.enqueue('test.work', {}));
    expect(await allJobs()).toHaveLength(1);
  });

  it('makes one job for a key, however many ask for it at once, and another one after that has died', async () => {
    const ask = (): Promise<string> =>
      jobs.enqueue('test.work', {}, { uniqueKey: 'finality:2026-03-02', maxAttempts: 1 });
    const ids = await Promise.all(Array.from({ length: 10 }, ask));
    expect(new Set(ids).size).toBe(1);
    expect(await allJobs()).toHaveLength(1);

    work = () => Promise.reject(new Error('broken'));
    await worker.drain();
    expect(await ask()).not.toBe(ids[0]);
  });

  it('is not run before its time', async () => {
    await jobs.enqueue('test.work', {}, { notBefore: new Date(clock.now().getTime() + 1_000) });
    expect(await worker.drain()).toBe(0);
    clock.advance({ seconds: 1 });
    expect(await worker.drain()).toBe(1);
  });

  it('has a schema that fits its entity', async () => {
    expect(await schemaDrift(connection)).toEqual([]);
  });
});

describe('a job', () => {
  it('gets its payload, runs as nobody under the trace of its cause, and keeps its result', async () => {
    const seen: unknown[] = [];
    work = async (payload) => {
      seen.push(payload, currentContext());
      return { href: '/api/v1/imports/1' };
    };
    const cause: RequestContext = {
      requestId: 'r',
      traceId: 'a'.repeat(32),
      address: null,
      language: 'en',
      actor: null,
    };
    const id = await inContext(cause, () => jobs.enqueue('test.work', { file: 'roster.csv' }));
    await worker.drain();
    const context = { requestId: `job:${id}`, traceId: cause.traceId, address: null, language: 'id', actor: null };
    expect(seen).toEqual([{ file: 'roster.csv' }, context]);
    expect(await job(id)).toMatchObject({ status: 'SUCCEEDED', result: '{"href":"/api/v1/imports/1"}', dueAt: null });
  });

  it('is tried again after 2, 8, 32 and 128 seconds, then given up without a trace of the cause', async () => {
    work = () => Promise.reject(new Error('Budi, NIP 198001012005011001'));
    const id = await jobs.enqueue('test.work', {});
    for (const seconds of [2, 8, 32, 128]) {
      expect(await worker.drain()).toBe(1);
      clock.advance({ seconds: seconds - 1 });
      expect(await worker.drain()).toBe(0);
      clock.advance({ seconds: 1 + seconds / 4 });
    }
    expect(await jobs.depth()).toEqual({ QUEUED: 1, RUNNING: 0, DEAD: 0 });
    expect(await worker.drain()).toBe(1);
    clock.advance({ hours: 1 });
    expect(await worker.drain()).toBe(0);
    expect(await job(id)).toMatchObject({ status: 'DEAD', problemCode: 'JOB.FAILED', problemFacts: '{}', dueAt: null });
    expect(JSON.stringify(await job(id))).not.toContain('Budi');
    expect(await jobs.depth()).toEqual({ QUEUED: 0, RUNNING: 0, DEAD: 1 });
  });

  it.each([
    { name: 'a refusal is final', problem: requestProblems.INVALID, status: 'DEAD' },
    { name: 'a conflict passes', problem: requestProblems.ID_TAKEN, status: 'QUEUED' },
    { name: 'a busy moment passes', problem: serviceProblems.BUSY, status: 'QUEUED' },
  ])('$name', async ({ problem, status }) => {
    work = () => Promise.reject(problem({ count: 2 }));
    const id = await jobs.enqueue('test.work', {});
    await worker.drain();
    const { code } = problem.definition;
    expect(await job(id)).toMatchObject({ status, problemCode: code, problemFacts: '{"count":2}' });
  });

  it('of a kind that nobody knows is given up with a clear code', async () => {
    const id = await jobs.enqueue('test.forgotten', {});
    await worker.drain();
    expect(await job(id)).toMatchObject({ status: 'DEAD', problemCode: 'JOB.UNKNOWN_KIND' });
  });

  it('shows its progress while it runs, writing at most once a second and always the end', async () => {
    const seen: string[] = [];
    const id = await jobs.enqueue('test.work', {}, { total: 5 });
    const look = async (): Promise<void> => {
      const { status, progressDone, progressTotal } = await job(id);
      seen.push(`${status} ${progressDone}/${progressTotal}`);
    };
    work = async (_, run) => {
      await look();
      for (const done of [1, 2, 3, 4, 5]) {
        if (done === 3) clock.advance({ seconds: 1 });
        await run.progress(done, 5);
        await look();
      }
      await db.transaction(() => run.progress(5, 5)).catch((error: Error) => seen.push(error.message.slice(0, 35)));
    };
    await worker.drain();
    const steps = ['0/5', '1/5', '1/5', '3/5', '3/5', '5/5'].map((step) => `RUNNING ${step}`);
    expect(seen).toEqual([...steps, 'Report progress between transaction']);
  });
});

describe('an event', () => {
  const record = (event: DomainEvent): Promise<void> =>
    db.transaction(() => module.get(EventRecorder, { strict: false }).record(event));

  it('makes one job per handler, and none when nobody listens', async () => {
    await record(new DoorPainted({ door: 'east' }));
    expect(await allJobs()).toEqual([]);

    await record(new DoorOpened({ door: 'north' }));
    const rows = await allJobs();
    expect(rows.map((row) => row.kind)).toEqual(['event:GreetWhenDoorOpened', 'event:NoteDoorWhenOpened']);
    const [one, two] = rows.map((row) => JSON.parse(row.payload as unknown as string) as object);
    expect(one).toEqual({ eventId: expect.any(String), event: { door: 'north' } });
    expect(two).toEqual(one);
    expect(rows.map((row) => row.createdByAccountId)).toEqual([null, null]);
  });

  it('is recorded only with a change, and undone with it', async () => {
    const recorder = module.get(EventRecorder, { strict: false });
    await expect(recorder.record(new DoorOpened({ door: 'north' }))).rejects.toThrow('transaction');
    const undone = db.transaction(async () => {
      await recorder.record(new DoorOpened({ door: 'north' }));
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    expect(await allJobs()).toEqual([]);
  });

  it('has its effect and its mark together or not at all, and one handler does not hold up the other', async () => {
    const eventIds: string[] = [];
    afterNote = (eventId) => {
      if (eventIds.push(eventId) === 1) throw new Error('after writing');
    };
    await record(new DoorOpened({ door: 'north' }));
    await worker.drain();
    expect(await notes()).toEqual([]);
    expect((await allJobs()).map((row) => row.status)).toEqual(['SUCCEEDED', 'QUEUED']);

    clock.advance({ seconds: 3 });
    await worker.drain();
    expect(await notes()).toEqual(['north']);
    expect((await allJobs()).map((row) => row.status)).toEqual(['SUCCEEDED', 'SUCCEEDED']);
    expect(new Set(eventIds).size).toBe(1);
  });

  it('happens once when its lease ends before it does', async () => {
    await record(new DoorOpened({ door: 'north' }));
    const writing = Promise.withResolvers<void>();
    const second = writing.promise.then(() => anotherWorker().drain());
    afterNote = () => {
      clock.advance({ seconds: 31 });
      writing.resolve();
    };
    await worker.drain();
    await second;
    clock.advance({ seconds: 60 });
    expect(await worker.drain()).toBe(0);
    expect(await notes()).toEqual(['north']);
  });
});

describe('workers', () => {
  it('run each of 50 jobs once when ten of them share a database', async () => {
    const runs = new Map<string, number>();
    work = async (_, run) => {
      runs.set(run.jobId, (runs.get(run.jobId) ?? 0) + 1);
      await db.transaction(() => db.insert(Note, { id: newId(), text: run.jobId }));
    };
    const ids: string[] = [];
    for (let n = 0; n < 50; n += 1) ids.push(await jobs.enqueue('test.work', { n }));
    const attempts = await Promise.all(Array.from({ length: 10 }, () => anotherWorker().drain()));
    expect(attempts.reduce((sum, done) => sum + done, 0)).toBe(50);
    expect([...runs.values()]).toEqual(Array(50).fill(1));
    expect((await notes()).sort()).toEqual([...ids].sort());
    expect((await allJobs()).every((row) => row.status === 'SUCCEEDED' && Number(row.attempts) === 1)).toBe(true);
  });

  it('take over the job of a dead one when its lease ends, and the dead one cannot speak for it any more', async () => {
    const store = module.get(JobStore, { strict: false });
    const id = await jobs.enqueue('test.work', {});
    const claimed = (await store.claim('any')) as Job;
    clock.advance({ seconds: 29 });
    expect(await worker.drain()).toBe(0);
    clock.advance({ seconds: 1 });
    expect(await worker.drain()).toBe(1);
    expect(await store.fail(claimed, null, 'JOB.FAILED', {})).toBe(false);
    expect(await job(id)).toMatchObject({ status: 'SUCCEEDED' });
    expect(Number((await job(id)).attempts)).toBe(2);
  });

  it('hold on to a job that takes longer than a lease', async () => {
    const timers = [
      'setTimeout',
      'clearTimeout',
      'setImmediate',
      'nextTick',
      'Date',
      'performance',
      'queueMicrotask',
    ] as const;
    jest.useFakeTimers({ doNotFake: [...timers] });
    const id = await jobs.enqueue('test.work', {});
    let taken = -1;
    work = async () => {
      clock.advance({ seconds: 20 });
      const { version } = await job(id);
      jest.advanceTimersByTime(10_000);
      await eventually(async () => (await job(id)).version !== version);
      clock.advance({ seconds: 20 });
      taken = await anotherWorker().drain();
    };
    await worker.drain().finally(() => jest.useRealTimers());
    expect(taken).toBe(0);
    expect(await job(id)).toMatchObject({ status: 'SUCCEEDED' });
  });

  it('give up a job that kills whoever runs it', async () => {
    const id = await jobs.enqueue('test.work', {}, { maxAttempts: 2 });
    for (const _ of [1, 2]) {
      await module.get(JobStore, { strict: false }).claim('any');
      clock.advance({ seconds: 30 });
    }
    await worker.drain();
    expect(await job(id)).toMatchObject({ status: 'DEAD', problemCode: 'JOB.WORKER_LOST' });
  });

  it('abort the work when somebody else has taken it over', async () => {
    const id = await jobs.enqueue('test.work', {});
    const begun: AbortSignal[] = [];
    work = async (_, run) => {
      begun.push(run.signal);
      if (begun.length > 1) return;
      clock.advance({ seconds: 30 });
      await anotherWorker().drain();
      await run.progress(1, 2);
    };
    await worker.drain();
    expect(begun.map((signal) => signal.aborted)).toEqual([true, false]);
    expect(await job(id)).toMatchObject({ status: 'SUCCEEDED' });
  });

  it('give their jobs back when they stop, without counting the attempt', async () => {
    const signals: AbortSignal[] = [];
    let end = (): void => undefined;
    work = async (payload, { signal }) => {
      signals.push(signal);
      // One listens to the signal, the other does not.
      if ('deaf' in payload) return new Promise((resolve) => (end = resolve));
      await new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)));
    };
    const ids = [await jobs.enqueue('test.work', {}), await jobs.enqueue('test.work', { deaf: true })];
    await worker.start();
    await eventually(() => signals.length === 2);
    await jobs.enqueue('test.work', { third: true });
    await worker.stop(50);
    end();
    for (const id of ids) expect(await job(id)).toMatchObject({ status: 'QUEUED', leaseOwner: null });
    expect((await allJobs()).map((row) => Number(row.attempts))).toEqual([0, 0, 0]);

    work = async () => undefined;
    expect(await anotherWorker().drain()).toBe(3);
  });

  it('wake up for a new job, and run events while long jobs take all the slots of theirs', async () => {
    await worker.start();
    let running = 0;
    work = (_, { signal }) => {
      running += 1;
      return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)));
    };
    for (const _ of [1, 2, 3]) await jobs.enqueue('test.work', {});
    await db.transaction(() => module.get(EventRecorder, { strict: false }).record(new DoorOpened({ door: 'north' })));
    await eventually(async () => running === 2 && (await notes()).includes('north'));
    expect(running).toBe(2);
  });
});

describe('a killed process', () => {
  jest.setTimeout(300_000);
  const children: ChildProcess[] = [];
  const child = (mode: 'hang' | 'work', offsetMs: number): ChildProcess => {
    const script = new URL('../support/jobs-child.ts', import.meta.url).pathname;
    const hooks = new URL('../support/typescript-hooks.mjs', import.meta.url).href;
    const args = ['--import', hooks, script, target, mode, String(offsetMs)];
    const process_ = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    children.push(process_);
    return process_;
  };

  afterEach(() => children.splice(0).forEach((process_) => process_.kill('SIGKILL')));

  it.each([
    { name: 'job is continued', kind: 'child.steps', payload: { steps: 4 }, left: 2, result: '{"resumedAt":2}' },
    {
      name: 'reaction to an event happens once',
      kind: 'event:WriteNoteWhenHappened',
      payload: { eventId: newId(), event: { text: 'happened' } },
      left: 0,
      result: null,
    },
  ])('leaves nothing half done: its $name by the next one', async ({ kind, payload, left, result }) => {
    const id = await jobs.enqueue(kind, payload, { notBefore: new SystemClock('Asia/Jakarta').now() });
    const first = child('hang', 0);
    await once(first.stdout!, 'data');
    first.kill('SIGKILL');
    await once(first, 'exit');
    expect(await notes()).toHaveLength(left);
    expect((await job(id)).status).toBe('RUNNING');

    // The next process lives a minute later, so that a lease has ended; the embedded database does not wait for that.
    const second = child('work', connection.dialect === 'sqlite' ? 0 : 60_000);
    await eventually(async () => (await job(id)).status === 'SUCCEEDED');
    expect((await notes()).sort()).toEqual(left ? ['step 1', 'step 2', 'step 3', 'step 4'] : ['happened']);
    expect(await job(id)).toMatchObject({ result });
    expect(Number((await job(id)).attempts)).toBe(2);
    second.kill('SIGTERM');
    expect((await once(second, 'exit')) as unknown[]).toEqual([0, null]);
  });
});

describe('GET /jobs/:id', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.start();
    jest.spyOn(app.get(Authenticator), 'authenticate').mockImplementation(async (token) => actorOf(token));
  });
  afterAll(() => app.stop());

  const startedBy = (accountId: string | null): Promise<string> =>
    app.get(Jobs).enqueue('test.nobody', {}, { total: 7, startedBy: accountId });
  const account = (digit: string): string => `00000000-0000-7000-8000-00000000000${digit}`;
  const ONE = account('1');

  /** The caller of a token such as `employee.1`: a role and the last digit of the account. */
  function actorOf(token: string): Actor {
    const [name = '', digit = '0'] = token.split('.');
    const role = name.toUpperCase() as RoleName;
    const [accountId, permissions] = [account(digit), permissionsOf([role])];
    return {
      kind: 'USER',
      accountId,
      sessionId: accountId,
      employeeId: null,
      roles: new Set([role]),
      hrUnitIds: [],
      permissions,
    };
  }

  it('shows a job to the person who started it, the HR office and the Inspektorat, and to nobody else', async () => {
    const id = await startedBy(ONE);
    await app.get(JobWorker).drain();
    const expected = {
      id,
      kind: 'test.nobody',
      status: 'DEAD',
      progress: { done: 0, total: 7 },
      result: null,
      problem: { code: 'JOB.UNKNOWN_KIND', detail: 'Versi layanan ini tidak dapat menjalankan pekerjaan test.nobody.' },
      attempts: 1,
      createdAt: '2026-03-02T01:00:00.000Z',
      finishedAt: '2026-03-02T01:00:00.000Z',
      version: 3,
    };
    for (const reader of ['employee.1', 'admin.2', 'auditor.3']) {
      const { body, headers } = await app.as(reader).get(`/jobs/${id}`).expect(200);
      expect(body).toEqual(expected);
      expect(headers.etag).toMatch(/^"3-[\w-]{12}"$/);
    }
    const stranger = await app.as('employee.2').get(`/jobs/${id}`).expect(404);
    expect(stranger.body.code).toBe('REQUEST.NOT_FOUND');
    await app.anonymous.get(`/jobs/${id}`).expect(401);
  });

  it("speaks the reader's language", async () => {
    const id = await startedBy(ONE);
    await app.get(JobWorker).drain();
    const { body } = await app.as('employee.1').get(`/jobs/${id}`).with({ 'accept-language': 'en' }).expect(200);
    expect(body.problem.detail).toBe('This version of the service cannot run the job test.nobody.');
  });

  it('refuses what is no id, and knows no other', async () => {
    await app.as('admin').get('/jobs/7').expect(400);
    await app.as('admin').get(`/jobs/${newId()}`).expect(404);
    await app
      .as('employee.1')
      .get(`/jobs/${await startedBy(null)}`)
      .expect(404);
  });
});
