import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Injectable } from '@nestjs/common';
import type { TestingModule } from '@nestjs/testing';
import { Database } from '../../src/kernel/database/database.js';
import { isoOf, isoOrNull } from '../../src/kernel/database/dialect.js';
import { HandlesJob, type JobHandler } from '../../src/kernel/jobs/job-handler.js';
import { JobWorker } from '../../src/kernel/jobs/job-worker.js';
import { Recurs } from '../../src/kernel/schedules/recurs.js';
import { ScheduleClock } from '../../src/kernel/schedules/schedule-clock.js';
import { Schedules } from '../../src/kernel/schedules/schedules.js';
import { eventually, openJobDatabase, scratchDatabase, startJobs } from '../support/jobs-world.js';
import { TestClock } from '../support/test-app.js';

@Injectable()
@HandlesJob('test.daily')
@Recurs({ dailyAt: '01:00' })
class TestDaily implements JobHandler {
  async run(): Promise<object> {
    return { done: 1 };
  }
}

/** The same work after an upgrade that moved its time. */
@Injectable()
@HandlesJob('test.daily')
@Recurs({ dailyAt: '05:15' })
class TestDailyLater extends TestDaily {}

@Injectable()
@Recurs({ everyMinutes: 5 })
class TestWithoutJob {}

let target: string;
let remove: () => Promise<void>;
let clock: TestClock;
let modules: TestingModule[] = [];

beforeEach(async () => {
  ({ target, remove } = await scratchDatabase());
  clock = new TestClock(); // Monday, 2 March 2026, 08.00
});
afterEach(async () => {
  await Promise.all(modules.map((module) => module.close()));
  modules = [];
  await remove();
});

interface Instance {
  readonly schedules: Schedules;
  readonly worker: JobWorker;
  readonly db: Database;
  readonly clock: ScheduleClock;
}

async function instance(handler: new () => JobHandler = TestDaily): Promise<Instance> {
  const module = await startJobs(await openJobDatabase(target), target, clock, [handler]);
  modules.push(module);
  const get = <T>(token: abstract new (...args: never[]) => T): T => module.get(token as never, { strict: false });
  return { schedules: get(Schedules), worker: get(JobWorker), db: get(Database), clock: get(ScheduleClock) };
}

type Row = Record<'timetable' | 'nextAt', string> & { lastAt: string | null; version: number };

async function row({ db }: Instance): Promise<Row> {
  const [found] = await db.rows<Row>("SELECT * FROM schedule WHERE kind = 'test.daily'");
  if (!found) throw new Error('No schedule');
  return { ...found, version: Number(found.version), nextAt: isoOf(found.nextAt), lastAt: isoOrNull(found.lastAt) };
}
const turns = ({ db }: Instance): Promise<{ status: string; createdByAccountId: string | null }[]> =>
  db.rows("SELECT status, createdByAccountId FROM job WHERE kind = 'test.daily' ORDER BY id");

describe('What recurs', () => {
  it('has its turn once, however many instances look at the same time', async () => {
    const all = await Promise.all([instance(), instance(), instance()]);
    const [one] = all as [Instance, ...Instance[]];
    await Promise.all(all.map(({ schedules }) => schedules.register()));
    expect((await row(one)).nextAt).toBe('2026-03-02T18:00:00.000Z');
    clock.set('2026-03-02T17:59:59Z');
    for (const { schedules } of all) await schedules.fireDue();
    expect(await turns(one)).toEqual([]);

    clock.set('2026-03-02T18:00:00Z');
    await Promise.all(all.map(({ schedules }) => schedules.fireDue()));
    expect(await turns(one)).toEqual([{ status: 'QUEUED', createdByAccountId: null }]);
    expect(await row(one)).toMatchObject({ lastAt: '2026-03-02T18:00:00.000Z', nextAt: '2026-03-03T18:00:00.000Z' });
  });

  it('makes up once for the turns that were missed while nothing ran', async () => {
    const one = await instance();
    await one.schedules.register();
    clock.advance({ days: 5 });
    await one.schedules.fireDue();
    await one.schedules.fireDue();
    await one.worker.drain();
    expect((await turns(one)).map(({ status }) => status)).toEqual(['SUCCEEDED']);
    expect((await row(one)).nextAt).toBe('2026-03-07T18:00:00.000Z');
  });

  it('does not pile up: no turn while the job of the one before has not ended, but one after it has died', async () => {
    const one = await instance();
    await one.schedules.register();
    clock.advance({ days: 1 });
    await one.schedules.fireDue();
    clock.advance({ days: 1 });
    await one.schedules.fireDue();
    expect(await turns(one)).toHaveLength(1);
    expect(await row(one)).toMatchObject({ lastAt: '2026-03-03T01:00:00.000Z', nextAt: '2026-03-04T18:00:00.000Z' });

    await one.db.transaction(() => one.db.change("UPDATE job SET status = 'DEAD', dueAt = NULL"));
    clock.advance({ days: 1 });
    await one.schedules.fireDue();
    expect((await turns(one)).map(({ status }) => status)).toEqual(['DEAD', 'QUEUED']);
  });

  it('follows a new timetable after an upgrade, and keeps its time over a restart', async () => {
    const before = await instance();
    await before.schedules.register();
    clock.advance({ hours: 1 });
    await (await instance()).schedules.register();
    expect(await row(before)).toMatchObject({ version: 1, nextAt: '2026-03-02T18:00:00.000Z' });

    const after = await instance(TestDailyLater);
    await after.schedules.register();
    const moved = { timetable: 'daily at 05:15', nextAt: '2026-03-02T22:15:00.000Z', version: 2 };
    expect(await row(after)).toMatchObject(moved);
  });

  it('that this version does not know is left to one that does', async () => {
    const one = await instance();
    await one.schedules.register();
    const other = "UPDATE schedule SET kind = 'test.of-tomorrow' WHERE kind = 'test.daily'";
    await one.db.transaction(() => one.db.change(other));
    clock.advance({ days: 2 });
    await one.schedules.fireDue();
    const made = await one.db.rows<{ kind: string }>('SELECT kind FROM job');
    expect(made.map(({ kind }) => kind)).not.toContain('test.of-tomorrow');
  });

  it('is looked after by itself once the instance has started', async () => {
    const one = await instance();
    await one.clock.start();
    clock.advance({ days: 1 });
    await eventually(async () => (await turns(one)).length === 1);
  });

  it('must be a job', async () => {
    const connection = await openJobDatabase(target);
    const starting = startJobs(connection, target, clock, [TestWithoutJob]);
    await expect(starting).rejects.toThrow('TestWithoutJob has @Recurs, but not @HandlesJob.');
    await connection.close();
  });
});

describe('The clean-up', () => {
  it('forgets jobs that succeeded a month ago, and keeps dead ones', async () => {
    const one = await instance();
    await one.schedules.register();
    clock.advance({ days: 1 });
    await one.schedules.fireDue();
    await one.worker.drain();
    await one.db.transaction(() => one.db.change("UPDATE job SET status = 'DEAD' WHERE kind LIKE 'idempotency.%'"));
    clock.advance({ days: 31 });
    await one.schedules.fireDue();
    await one.worker.drain();
    const left = await one.db.rows<{ kind: string; status: string }>(
      "SELECT kind, status FROM job WHERE createdAt < '2026-03-20' ORDER BY kind",
    );
    expect(left).toEqual([{ kind: 'idempotency.erase-expired', status: 'DEAD' }]);
  });
});
