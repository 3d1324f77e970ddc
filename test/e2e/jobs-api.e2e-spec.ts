import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { type Actor, Authenticator } from '../../src/kernel/auth/actor.js';
import { permissionsOf, type RoleName } from '../../src/kernel/auth/permissions.js';
import { permissionsOfMachine } from '../../src/kernel/auth/scopes.js';
import { newId } from '../../src/kernel/clock/clock.js';
import { JobStore } from '../../src/kernel/jobs/job-store.js';
import type { Job } from '../../src/kernel/jobs/job.entity.js';
import { JobStreams } from '../../src/kernel/jobs/job-streams.js';
import { JobWorker } from '../../src/kernel/jobs/job-worker.js';
import { Jobs } from '../../src/kernel/jobs/jobs.js';
import { EventReader } from '../support/event-reader.js';
import { eventually } from '../support/eventually.js';
import { ServiceProcess } from '../support/service-process.js';
import { TestApp } from '../support/test-app.js';
import { makeTestDatabase, testDatabaseKind } from '../support/test-database.js';

const account = (digit: string): string => `00000000-0000-7000-8000-00000000000${digit}`;
const [ONE, TWO] = [account('1'), account('2')];
/** Tokens that are worth nothing any more. */
const ended = new Set<string>();

/** The caller of a token such as `employee.1`: a role and the last digit of the account. */
async function actorOf(token: string): Promise<Actor | null> {
  if (ended.has(token)) return null;
  const [name = '', digit = '0'] = token.split('.');
  const roles = new Set([name.toUpperCase() as RoleName]);
  const accountId = account(digit);
  const who = { accountId, employeeId: null, roles, hrUnitIds: [] };
  if (name === 'service') return { kind: 'SERVICE', ...who, sessionId: null, permissions: permissionsOfMachine([]) };
  return { kind: 'USER', ...who, sessionId: accountId, permissions: permissionsOf([...roles]) };
}

let app: TestApp;
let port: number;
beforeAll(async () => {
  app = await TestApp.start();
  port = await app.listen();
  jest.spyOn(app.get(Authenticator), 'authenticate').mockImplementation(actorOf);
});
afterAll(() => app.stop());
beforeEach(async () => {
  ended.clear();
  await app.db.transaction(() => app.db.change('DELETE FROM job'));
});

const startedBy = (accountId: string | null, kind = 'test.nobody'): Promise<string> =>
  app.get(Jobs).enqueue(kind, {}, { startedBy: accountId });
const die = (): Promise<number> => app.get(JobWorker).drain();

describe('GET /jobs', () => {
  const idsFor = async (token: string, query: Record<string, string | number | boolean> = {}): Promise<string[]> => {
    const { body } = await app.as(token).get('/jobs', query).expect(200);
    return (body.data as { id: string }[]).map(({ id }) => id);
  };

  it('shows everybody the own ones, the latest first, and all to HR office and Inspektorat', async () => {
    const [mine, nobodys, others] = [await startedBy(ONE), await startedBy(null), await startedBy(TWO)];
    expect(await idsFor('employee.1')).toEqual([mine]);
    expect(await idsFor('employee.2')).toEqual([others]);
    expect(await idsFor('unit_hr.3')).toEqual([]);
    for (const reader of ['admin.4', 'auditor.5']) expect(await idsFor(reader)).toEqual([others, nobodys, mine]);
    await app.anonymous.get('/jobs').expect(401);
  });

  it('keeps to a state and a kind, and counts and pages within them', async () => {
    const dead = [await startedBy(ONE, 'test.a'), await startedBy(ONE, 'test.b'), await startedBy(TWO, 'test.b')];
    await die();
    const waiting = await startedBy(ONE, 'test.a');
    expect(await idsFor('admin', { status: 'QUEUED' })).toEqual([waiting]);
    expect(await idsFor('admin', { status: 'DEAD', kind: 'test.b' })).toEqual([dead[2], dead[1]]);
    expect(await idsFor('employee.1', { status: 'DEAD', kind: 'test.b' })).toEqual([dead[1]]);

    const query = { status: 'DEAD', limit: 2, count: true };
    const { body } = await app.as('admin').get('/jobs', query).expect(200);
    expect(body.page).toMatchObject({ hasMore: true, total: 3 });
    expect(await idsFor('admin', { ...query, cursor: body.page.nextCursor })).toEqual([dead[0]]);
    await app.as('admin').get('/jobs', { limit: 2, cursor: body.page.nextCursor }).expect(400);
  });

  it.each([
    ['status', 'FAILED'],
    ['kind', ''],
    ['limit', '0'],
    ['startedBy', ONE],
  ])('refuses %s=%s', async (name, value) => {
    await app
      .as('admin')
      .get('/jobs', { [name]: value })
      .expect(400);
  });
});

describe('POST /jobs/:id/retry', () => {
  it('puts a dead job back once, with all its attempts, and records who did it', async () => {
    const id = await startedBy(ONE);
    await die();
    const { body } = await app.as('admin').post(`/jobs/${id}/retry`).expect(200);
    expect(body).toMatchObject({ id, status: 'QUEUED', attempts: 0, finishedAt: null, version: 4 });
    expect(body.problem.code).toBe('JOB.UNKNOWN_KIND');
    const again = await app.as('admin').post(`/jobs/${id}/retry`).expect(409);
    expect(again.body.code).toBe('JOB.NOT_DEAD');
    const events = await app.db.rows<{ action: string; facts: string }>(
      'SELECT action, facts FROM audit_event WHERE objectId = ?',
      [id],
    );
    expect(events.map(({ action, facts }) => [action, JSON.parse(facts) as unknown])).toEqual([
      ['job.retry', { kind: 'test.nobody', attempts: 1, problemCode: 'JOB.UNKNOWN_KIND' }],
    ]);
    expect(await die()).toBe(1);
    expect((await app.as('admin').get(`/jobs/${id}`).expect(200)).body.status).toBe('DEAD');
  });

  it('works for the delivery of an event as for any other job', async () => {
    const payload = { eventId: newId(), event: { workPlanId: newId() } };
    const id = await app.get(Jobs).enqueue('event:OpenAppraisalsWhenPlanIsActivated', payload, { startedBy: null });
    await app.db.transaction(() => app.db.change("UPDATE job SET status = 'DEAD', dueAt = NULL WHERE id = ?", [id]));
    const found = await app.as('admin').get('/jobs', { status: 'DEAD' }).expect(200);
    expect(found.body.data).toMatchObject([{ id, kind: 'event:OpenAppraisalsWhenPlanIsActivated' }]);
    await app.as('admin').post(`/jobs/${id}/retry`).expect(200);
    await die();
    expect((await app.as('admin').get(`/jobs/${id}`).expect(200)).body.status).toBe('SUCCEEDED');
  });

  it('does it once for two requests at the same time, and repeats its answer for the same key', async () => {
    const id = await startedBy(ONE);
    await die();
    const both = await Promise.all([1, 2].map(() => app.as('admin').post(`/jobs/${id}/retry`)));
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    await die();
    const keyed = () => app.as('admin').post(`/jobs/${id}/retry`).with({ 'idempotency-key': 'once' }).expect(200);
    expect((await keyed()).body).toEqual((await keyed()).body);
  });

  it('is for the HR office alone, for jobs that are there, and takes no body', async () => {
    const id = await startedBy(ONE);
    await die();
    for (const other of ['employee.1', 'auditor', 'unit_hr', 'service'])
      await app.as(other).post(`/jobs/${id}/retry`).expect(403);
    await app.anonymous.post(`/jobs/${id}/retry`).expect(401);
    await app.as('admin').post(`/jobs/${newId()}/retry`).expect(404);
    await app.as('admin').post('/jobs/7/retry').expect(400);
    await app.as('admin').post(`/jobs/${id}/retry`, { force: true }).expect(422);
  });
});

describe('GET /schedules', () => {
  it('shows what recurs, when it was and will be, and what came of it', async () => {
    const { body: before } = await app.as('admin').get('/schedules').expect(200);
    const kinds = ['idempotency.erase-expired', 'imports.expire', 'jobs.erase-finished', 'sessions.erase-ended'];
    expect(before.data.map((one: { kind: string }) => one.kind)).toEqual(expect.arrayContaining(kinds));
    const expiry = before.data.find((one: { kind: string }) => one.kind === 'imports.expire');
    const next = '2026-03-02T20:00:00.000Z';
    const first = { kind: 'imports.expire', timetable: 'daily at 03:00', nextAt: next, lastAt: null, lastJob: null };
    expect(expiry).toEqual(first);

    app.clock.set('2026-03-02T20:00:01Z');
    await app.drainJobs();
    const { body: after } = await app.as('auditor').get('/schedules', { limit: 200, count: true }).expect(200);
    expect(after.page.total).toBe(after.data.length);
    expect(after.data.find((one: { kind: string }) => one.kind === 'imports.expire')).toMatchObject({
      nextAt: '2026-03-03T20:00:00.000Z',
      lastAt: '2026-03-02T20:00:01.000Z',
      lastJob: { kind: 'imports.expire', status: 'SUCCEEDED', result: { expired: 0 } },
    });
  });

  it('pages', async () => {
    const { body } = await app.as('admin').get('/schedules', { limit: 1 }).expect(200);
    const { nextCursor } = body.page as { nextCursor: string };
    const rest = await app.as('admin').get('/schedules', { cursor: nextCursor }).expect(200);
    expect(rest.body.data.map((one: { kind: string }) => one.kind)).not.toContain(body.data[0].kind);
  });

  it('is for the HR office and the Inspektorat', async () => {
    for (const other of ['employee', 'unit_hr', 'service']) await app.as(other).get('/schedules').expect(403);
    await app.anonymous.get('/schedules').expect(401);
  });
});

/** The states that have come so far, with the ids of their events. */
function statesOf(stream: EventReader): string[] {
  const events = stream.events<{ status: string; progress: { done: number } }>('job');
  return events.map(({ id, data: { status, progress } }) => `${id} ${status} ${progress.done}`);
}

describe('GET /jobs/:id/events', () => {
  const follow = (token: string, id: string, headers?: Record<string, string>): Promise<EventReader> =>
    EventReader.open(`http://127.0.0.1:${port}/api/v1/jobs/${id}/events`, token, headers);

  it('tells every change until the job has ended', async () => {
    const id = await startedBy(ONE);
    const stream = await follow('employee.1', id);
    expect(stream.status).toBe(200);
    expect(stream.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(stream.headers.get('cache-control')).toBe('no-store');
    await eventually(async () => statesOf(stream).length === 1);
    const store = app.get(JobStore);
    const job = (await store.claim('any')) as Job;
    await eventually(async () => statesOf(stream).length === 2);
    await store.progress(job, 3, 7);
    await eventually(async () => statesOf(stream).length === 3);
    await store.succeed(job, { href: '/x' });
    await eventually(async () => stream.closed);
    expect(statesOf(stream)).toEqual(['1 QUEUED 0', '2 RUNNING 0', '3 RUNNING 3', '4 SUCCEEDED 3']);
    expect(stream.text.startsWith('retry: 3000\n\n')).toBe(true);
  });

  it('goes on where the client was cut off, and has nothing for one that has seen the end', async () => {
    const id = await startedBy(ONE);
    const early = await follow('employee.1', id, { 'last-event-id': '1' });
    await die();
    await eventually(async () => early.closed);
    expect(statesOf(early)).toEqual(['3 DEAD 0']);
    const late = await follow('employee.1', id, { 'last-event-id': '2' });
    await eventually(async () => late.closed);
    expect(statesOf(late)).toEqual(['3 DEAD 0']);
    expect((await follow('employee.1', id, { 'last-event-id': '3' })).status).toBe(204);
    const odd = await follow('employee.1', id, { 'last-event-id': 'x' });
    await eventually(async () => odd.closed);
    expect(statesOf(odd)).toHaveLength(1);
  });

  it("speaks the reader's language, and is held against the contract", async () => {
    const id = await startedBy(ONE);
    await die();
    const { text } = await app.as('employee.1').get(`/jobs/${id}/events`).with({ 'accept-language': 'en' }).expect(200);
    expect(text).toContain('This version of the service cannot run the job test.nobody.');
  });

  it('is for whoever may see the job', async () => {
    const id = await startedBy(ONE);
    await app.as('employee.2').get(`/jobs/${id}/events`).expect(404);
    await app.as('admin').get(`/jobs/${newId()}/events`).expect(404);
    await app.as('admin').get('/jobs/7/events').expect(400);
    await app.anonymous.get(`/jobs/${id}/events`).expect(401);
    const head = await fetch(`http://127.0.0.1:${port}/api/v1/jobs/${id}/events`, {
      method: 'HEAD',
      headers: { authorization: 'Bearer admin' },
    });
    expect(head.status).toBe(200);
  });

  it('ends with the rights of the one who follows', async () => {
    const id = await startedBy(ONE);
    const stream = await follow('employee.1', id);
    ended.add('employee.1');
    await eventually(async () => stream.closed);
    expect(statesOf(stream)).toEqual(['1 QUEUED 0']);
  });

  it('is given ten times to one account, and again when one of them is closed', async () => {
    const id = await startedBy(ONE);
    const streams = await Promise.all(Array.from({ length: 10 }, () => follow('employee.1', id)));
    const refused = await app.as('employee.1').get(`/jobs/${id}/events`).expect(429);
    expect(refused.body.code).toBe('JOB.TOO_MANY_STREAMS');
    expect(refused.headers['retry-after']).toBe('10');
    const other = await follow('admin.2', id);
    await die();
    await eventually(async () => [...streams, other].every(({ closed }) => closed));
    await app.as('employee.1').get(`/jobs/${id}/events`).expect(200);
  });

  it('is kept open by comments, and ends when the service stops', async () => {
    const id = await startedBy(ONE);
    const stream = await follow('employee.1', id);
    const streams = app.get(JobStreams);
    const look = Reflect.get(streams, 'look') as () => Promise<void>;
    for (let n = 0; n < 15; n += 1) await look.call(streams);
    await eventually(async () => stream.text.includes(': still there\n\n'));
    streams.beforeApplicationShutdown();
    await eventually(async () => stream.closed);
    expect(statesOf(stream)).toEqual(['1 QUEUED 0']);
  });
});

if (testDatabaseKind !== 'sqlite') {
  describe('ROLE', () => {
    it('splits requests and jobs between processes, and progress reaches the one from the other', async () => {
      const database = await makeTestDatabase();
      const processes: ServiceProcess[] = [];
      const run = async (role: string): Promise<ServiceProcess> => {
        const service = await ServiceProcess.start({ ...database.env, ROLE: role });
        processes.push(service);
        return service;
      };
      try {
        const api = await run('api');
        const token = await api.firstAdmin();
        const form = new FormData();
        form.set('kind', 'ORG_UNITS');
        form.set('file', new Blob(['no table\n']), 'units.csv');
        const headers = { authorization: `Bearer ${token}` };
        const sent = await fetch(`${api.address}/api/v1/imports`, { method: 'POST', headers, body: form });
        const { jobId } = (await sent.json()) as { jobId: string };
        const stream = await EventReader.open(`${api.address}/api/v1/jobs/${jobId}/events`, token);
        await eventually(async () => statesOf(stream).length === 1);
        expect(statesOf(stream)).toEqual(['1 QUEUED 0']);

        const worker = await run('worker');
        await eventually(async () => stream.closed);
        expect(statesOf(stream).at(-1)).toMatch(/ SUCCEEDED /);
        expect((await worker.call('GET', `/api/v1/jobs/${jobId}`, { token })).status).toBe(404);
        expect((await worker.call('GET', '/docs')).status).toBe(404);
        expect((await worker.call('GET', '/health/ready')).status).toBe(200);
        expect(worker.text).not.toContain('"secret"');
        for (const one of processes) one.kill('SIGTERM');
        for (const one of processes) expect(await one.ended).toEqual({ code: 0, signal: null });
      } finally {
        for (const one of processes) await one.remove();
        await database.drop();
      }
    });
  });
}
