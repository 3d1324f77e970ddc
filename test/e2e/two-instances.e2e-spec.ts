import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { readConfig } from '../../src/config/config.js';
import { SystemClock } from '../../src/kernel/clock/clock.js';
import { Database } from '../../src/kernel/database/database.js';
import { openConnection } from '../../src/kernel/database/open-connection.js';
import { plusDays } from '../../src/kernel/values/civil-date.js';
import { eventually } from '../support/eventually.js';
import { aResult, PASSWORD, ANNEXES } from '../support/government.js';
import { RoundRobin, type Sent } from '../support/round-robin.js';
import { type Answered, type CallOptions, ServiceProcess } from '../support/service-process.js';
import { steadyPort } from '../support/steady-port.js';
import { makeTestDatabase, type TestDatabase, testDatabaseKind } from '../support/test-database.js';

jest.setTimeout(300_000);

/** What rights and sessions that end on one instance may still be worth on another one. */
const FRESH_WITHIN_MS = 2_000;

let database: TestDatabase;
beforeAll(async () => {
  database = await makeTestDatabase();
});
afterAll(() => database.drop());

if (testDatabaseKind === 'sqlite') describe('The embedded database', soleProcess);
else describe('Two instances on one database', twoInstances);

function soleProcess(): void {
  const processes: ServiceProcess[] = [];
  const run = async (): Promise<ServiceProcess> => {
    const service = await ServiceProcess.run('main', [], database.env);
    processes.push(service);
    return service;
  };
  afterAll(async () => {
    for (const one of processes) await one.remove();
  });

  it('is for one process: a second one says so in one sentence and leaves the first alone', async () => {
    const first = await run();
    await first.says(/The service is ready/);
    const token = await first.firstAdmin();
    const second = await run();
    expect(await second.ended).toEqual({ code: 1, signal: null });
    expect(second.text).toBe(
      `Another process of the service has the embedded database in ${database.env.DATA_DIR}: stop that one first, ` +
        `choose another folder with DATA_DIR, or give both a database server with DATABASE_URL.\n`,
    );
    const body = { kind: 'NON_ASN', name: 'Bupati Uji' };
    expect((await first.call('POST', '/api/v1/employees', { token, body })).status).toBe(201);
  });

  it('is free again at once, however the process ended', async () => {
    let [current] = processes;
    for (const signal of ['SIGKILL', 'SIGTERM'] as const) {
      current?.kill(signal);
      await current?.ended;
      current = await run();
      await current.says(/The service is ready/);
    }
  });
}

function twoInstances(): void {
  let a: ServiceProcess;
  let b: ServiceProcess;
  let env: Record<string, string>[];
  let db: Database;
  let token: string;
  const today = new SystemClock('Asia/Jakarta').today();
  const lastYear = `${Number(today.slice(0, 4)) - 1}-01-01`;

  beforeAll(async () => {
    env = [await steadyPort(), await steadyPort()].map((port) => ({ ...database.env, PORT: String(port) }));
    a = await ServiceProcess.start(env[0] ?? {});
    token = await a.firstAdmin();
    b = await ServiceProcess.start(env[1] ?? {});
    db = new Database(await openConnection(readConfig({ NODE_ENV: 'test', ...database.env })));
  });
  afterAll(async () => {
    for (const one of [a, b]) await one.remove();
    await db.connection.close();
  });

  /** Calls as the administrator unless told otherwise. */
  const call = (on: ServiceProcess, method: string, path: string, options: CallOptions = {}): Promise<Answered> =>
    on.call(method, `/api/v1${path}`, { token, ...options });

  /** As `call` on the first instance, and it has to succeed; gives the body. */
  async function done(method: string, path: string, body?: object, by = token): Promise<any> {
    const answered = await call(a, method, path, { body, token: by });
    expect([path, answered.status < 300 ? 'done' : answered.body]).toEqual([path, 'done']);
    return answered.body;
  }

  const both = <T>(act: (on: ServiceProcess, index: number) => Promise<T>, times = 1): Promise<T[]> =>
    Promise.all(Array.from({ length: 2 * times }, (_, index) => act(index % 2 === 0 ? a : b, index)));
  const statuses = (answers: readonly Answered[]): number[] => answers.map(({ status }) => status).sort();

  async function signIn(on: ServiceProcess, username: string): Promise<{ accessToken: string; refreshToken: string }> {
    return (await call(on, 'POST', '/auth/login', { token: '', body: { username, password: PASSWORD } })).body;
  }

  let accounts = 0;
  /** An active account with these roles. */
  async function account(roles: object[], employeeId?: string): Promise<{ id: string; username: string }> {
    const username = `uji-${(accounts += 1)}`;
    const { id, activationSecret: secret } = await done('POST', '/accounts', { username, employeeId, roles });
    await done('POST', '/auth/activation', { username, secret, password: PASSWORD }, '');
    return { id, username };
  }

  /** Asks the other instance until it answers this; what is asked after the time has to be answered so. */
  async function soon(token: string, path: string, expected: number): Promise<void> {
    const end = performance.now() + FRESH_WITHIN_MS;
    await eventually(async () => {
      const isLate = performance.now() > end;
      const { status } = await call(b, 'GET', path, { token });
      if (isLate) expect(status).toBe(expected);
      return status === expected;
    });
  }

  describe('one key', () => {
    it('has one effect and one answer, however many requests with it arrive at both at once', async () => {
      for (let round = 0; round < 5; round += 1) {
        const body = { kind: 'NON_ASN', name: `Satu Kunci ${round}` };
        const headers = { 'idempotency-key': `satu-${round}` };
        const answers = await both((on) => call(on, 'POST', '/employees', { body, headers }), 4);
        expect(statuses(answers)).toEqual(Array(8).fill(201));
        for (const { body: one } of answers) expect(one).toEqual(answers[0]?.body);
        const replayed = answers.filter((answer) => answer.headers.get('idempotency-replayed') === 'true');
        expect(replayed).toHaveLength(7);
        expect(await db.rows('SELECT id FROM employee WHERE name = ?', [body.name])).toHaveLength(1);
      }
    });
  });

  describe('one person', () => {
    let leaders: string[];
    let units: { id: string; positionId: string }[];
    let staffId: string;
    let staffToken: string;
    let postId: string;
    const employee = [{ role: 'EMPLOYEE', from: lastYear }];

    async function unit(name: string, parentId?: string): Promise<{ id: string; positionId: string }> {
      const { id } = await done('POST', '/org-units', { name, parentId, headPostTitle: `Kepala ${name}` });
      const position = { unitId: id, kind: 'PELAKSANA', title: `Pelaksana ${name}` };
      return { id, positionId: (await done('POST', '/positions', position)).id };
    }
    async function assign(id: string, to: { id: string; positionId: string }, headsUnit: boolean, from: string) {
      const post = { unitId: to.id, positionId: to.positionId, kind: 'DEFINITIF', headsUnit, validFrom: from };
      return (await done('POST', `/employees/${id}/assignments`, post)).id as string;
    }
    async function leader(name: string, of: { id: string; positionId: string }): Promise<string> {
      const { id } = await done('POST', '/employees', { kind: 'NON_ASN', name });
      await assign(id, of, true, lastYear);
      return (await signIn(b, (await account(employee, id)).username)).accessToken;
    }

    beforeAll(async () => {
      const root = await unit('Pemerintah Kabupaten Uji');
      units = [await unit('Bidang Lama', root.id), await unit('Bidang Baru', root.id)];
      leaders = [];
      for (const [index, one] of units.entries()) leaders.push(await leader(`Kepala ${index}`, one));
      const person = { kind: 'PNS', name: 'Staf Uji', nip: '199003152015042004', gradeCode: '34', gradeName: 'III/d' };
      staffId = (await done('POST', '/employees', person)).id;
      postId = await assign(staffId, units[0] as never, false, lastYear);
      staffToken = (await signIn(b, (await account(employee, staffId)).username)).accessToken;
    });

    it('changes a plan for one version on one of them only, and signs it once', async () => {
      const year = await done('POST', '/performance-periods', { year: Number(today.slice(0, 4)) });
      const plan = await done('POST', '/work-plans', { performancePeriodId: year.id, annexes: ANNEXES }, staffToken);
      await done('POST', `/work-plans/${plan.id}/results`, aResult(), staffToken);
      const { headers, body: before } = await call(b, 'GET', `/work-plans/${plan.id}`, { token: staffToken });
      const ifMatch = { 'if-match': headers.get('etag') ?? '' };
      const changed = await both((on, index) => {
        const body = { endsOn: plusDays(before.endsOn, -index - 1) };
        return call(on, 'PATCH', `/work-plans/${plan.id}`, { token: staffToken, body, headers: ifMatch });
      }, 3);
      expect(statuses(changed)).toEqual([200, 412, 412, 412, 412, 412]);
      const signed = await both(
        (on) => call(on, 'POST', `/work-plans/${plan.id}/submission`, { token: staffToken }),
        3,
      );
      expect(statuses(signed)).toEqual([201, 409, 409, 409, 409, 409]);
      const after = await call(a, 'GET', `/work-plans/${plan.id}`, { token: staffToken });
      expect([after.body.status, after.body.version]).toEqual(['SUBMITTED', before.version + 2]);
    });

    it('who moves to another unit is seen by the new leader at once, and no longer by the former one', async () => {
      const seenBy = async (on: ServiceProcess): Promise<number[]> => {
        const path = `/employees/${staffId}`;
        return Promise.all(leaders.map(async (by) => (await call(on, 'GET', path, { token: by })).status));
      };
      expect(await seenBy(b)).toEqual([200, 404]);
      await done('POST', `/employees/${staffId}/assignments/${postId}/end`, { lastDay: plusDays(today, -1) });
      expect(await seenBy(b)).toEqual([404, 404]);
      await assign(staffId, units[1] as never, false, today);
      expect(await seenBy(b)).toEqual([404, 200]);
    });
  });

  describe('rights that end on one', () => {
    const auditor = { role: 'AUDITOR', from: lastYear };

    it('by a sign-out end on the other within two seconds, the refresh token too', async () => {
      const { username } = await account([auditor]);
      const { accessToken, refreshToken } = await signIn(a, username);
      expect((await call(b, 'GET', '/audit-events', { token: accessToken })).status).toBe(200);
      await done('POST', '/auth/logout', undefined, accessToken);
      await soon(accessToken, '/audit-events', 401);
      expect((await call(b, 'POST', '/auth/refresh', { token: '', body: { refreshToken } })).status).toBe(401);
    });

    it('by disabling the account end on the other within two seconds, and nobody signs in there', async () => {
      const { id, username } = await account([auditor]);
      const { accessToken } = await signIn(b, username);
      expect((await call(b, 'GET', '/audit-events', { token: accessToken })).status).toBe(200);
      const { version } = await done('GET', `/accounts/${id}`);
      const headers = { 'if-match': `"${version}"` };
      const disabled = await call(a, 'PATCH', `/accounts/${id}`, { headers, body: { disabled: true } });
      expect(disabled.status).toBe(200);
      await soon(accessToken, '/audit-events', 401);
      const again = await call(b, 'POST', '/auth/login', { token: '', body: { username, password: PASSWORD } });
      expect(again.status).toBe(401);
    });

    it('by a role that is taken or given change on the other within two seconds', async () => {
      const person = await done('POST', '/employees', { kind: 'NON_ASN', name: 'Auditor Sementara' });
      const { id, username } = await account([{ role: 'EMPLOYEE', from: lastYear }, auditor], person.id);
      const { accessToken } = await signIn(b, username);
      expect((await call(b, 'GET', '/audit-events', { token: accessToken })).status).toBe(200);
      const { roles } = await done('GET', `/accounts/${id}`);
      const grant = (roles as { id: string; role: string }[]).find(({ role }) => role === 'AUDITOR');
      await done('DELETE', `/accounts/${id}/role-grants/${grant?.id}`);
      await soon(accessToken, '/audit-events', 403);
      await done('POST', `/accounts/${id}/role-grants`, { role: 'AUDITOR', from: today });
      await soon(accessToken, '/audit-events', 200);
    });
  });

  describe('what one has handed out', () => {
    it('is taken by the other: a cursor, an ETag, a refresh token', async () => {
      for (const name of ['Ani', 'Budi', 'Citra']) await done('POST', '/employees', { kind: 'NON_ASN', name });
      const whole = (await call(a, 'GET', '/employees?limit=200')).body.data as { id: string }[];
      const seen: string[] = [];
      let cursor = '';
      for (let page = 0; cursor !== null; page += 1) {
        const path = `/employees?limit=2${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`;
        const { body } = await call(page % 2 === 0 ? a : b, 'GET', path);
        seen.push(...(body.data as { id: string }[]).map(({ id }) => id));
        cursor = body.page.nextCursor;
      }
      expect(seen).toEqual(whole.map(({ id }) => id));

      const path = `/employees/${seen[0]}`;
      const etag = (await call(a, 'GET', path)).headers.get('etag') ?? '';
      expect((await call(b, 'GET', path, { headers: { 'if-none-match': etag } })).status).toBe(304);

      const { refreshToken } = await signIn(a, (await account([{ role: 'AUDITOR', from: lastYear }])).username);
      const renewed = await call(b, 'POST', '/auth/refresh', { token: '', body: { refreshToken } });
      expect((await call(a, 'GET', '/auth/me', { token: renewed.body.accessToken })).status).toBe(200);
    });
  });

  describe('what must not happen twice', () => {
    it('is counted together: wrong passwords at both slow one name down at both', async () => {
      const known = (await db.rows<{ id: string }>('SELECT id FROM sign_in_throttle')).map(({ id }) => id);
      const body = { username: 'tebak-tebakan', password: 'salah-sama-sekali' };
      const answers = await both((on) => call(on, 'POST', '/auth/login', { token: '', body }), 10);
      const wrong = answers.filter(({ status }) => status === 401).length;
      expect(statuses(answers)).toEqual([...Array(wrong).fill(401), ...Array(20 - wrong).fill(429)]);
      for (const instance of [0, 1]) {
        expect(statuses(answers.filter((_, index) => index % 2 === instance))).toContain(429);
      }
      const rows = await db.rows<{ id: string; failures: number }>('SELECT id, failures FROM sign_in_throttle');
      const counted = rows.filter(({ id }) => !known.includes(id)).map(({ failures }) => Number(failures));
      expect(new Set(counted)).toEqual(new Set([wrong]));
    });

    it('has one turn: what recurs makes one job, whichever instance sees first that it is due', async () => {
      const daily = "SELECT kind, version, lastJobId, nextAt FROM schedule WHERE timetable LIKE 'daily%'";
      type Row = { kind: string; version: number; lastJobId: string | null };
      const jobs = async (): Promise<{ kind: string; status: string }[]> =>
        db.rows(`SELECT kind, status FROM job WHERE kind IN (SELECT kind FROM (${daily}) s)`);
      for (let round = 1; round <= 3; round += 1) {
        const before = await db.rows<Row>(daily);
        expect(before.length).toBeGreaterThan(1);
        const past = "UPDATE schedule SET nextAt = '2020-01-01 00:00:00.000' WHERE timetable LIKE 'daily%'";
        await db.transaction(() => db.change(past));
        const after = await eventually(async () => {
          const rows = await db.rows<Row>(`${daily} AND nextAt > '2020-01-02'`);
          const ended = (await jobs()).every(({ status }) => status === 'SUCCEEDED');
          return rows.length === before.length && ended && rows;
        });
        for (const { kind, version } of after) {
          const made = (await jobs()).filter((job) => job.kind === kind);
          expect([kind, made.length]).toEqual([kind, Number(version) - 1]);
        }
      }
    });
  });

  describe('a rolling restart under load', () => {
    const CLIENTS = 8;
    /** Answers that an instance gives before it is stopped, and after it is back. */
    const WARM = 40;

    interface Written {
      readonly id: string;
      readonly name: string;
    }

    /** Clients that write, and read what somebody wrote before, until they are told to end. */
    function load(balancer: RoundRobin): { end: () => Promise<void>; written: Written[] } {
      const written: Written[] = [];
      let ended = false;
      let number = 0;
      const authorization = `Bearer ${token}`;
      const write = async (): Promise<void> => {
        const name = `Beban ${(number += 1)}`;
        const headers = { authorization, 'content-type': 'application/json', 'idempotency-key': `beban-${number}` };
        const body = { kind: 'NON_ASN', name };
        const sent: Sent = { method: 'POST', path: '/api/v1/employees', headers, body };
        const answer = await balancer.send(sent);
        expect([answer.status, answer.body.name]).toEqual([201, name]);
        written.push({ id: answer.body.id, name });
      };
      const read = async (): Promise<void> => {
        const one = written[Math.floor(written.length / 2)];
        if (!one) return;
        const sent: Sent = { method: 'GET', path: `/api/v1/employees/${one.id}`, headers: { authorization } };
        expect(await balancer.send(sent)).toMatchObject({ status: 200, body: { id: one.id, name: one.name } });
      };
      const client = async (): Promise<void> => {
        while (!ended) {
          await write();
          await read();
        }
      };
      const all = Promise.all(Array.from({ length: CLIENTS }, client));
      // Seen by `end`; the clients go on meanwhile.
      all.catch(() => undefined);
      const end = async (): Promise<void> => {
        ended = true;
        await all;
      };
      return { end, written };
    }

    it('answers every request, keeps every change once, and ends each process with code 0 in time', async () => {
      const balancer = new RoundRobin([a.address, b.address]);
      const { end, written } = load(balancer);
      const serves = (service: ServiceProcess): Promise<boolean> => {
        const before = balancer.answersOf(service.address);
        return eventually(async () => balancer.answersOf(service.address) >= before + WARM, 20_000);
      };
      const restart = async (service: ServiceProcess, settings: Record<string, string>): Promise<ServiceProcess> => {
        await serves(service);
        const at = performance.now();
        service.kill('SIGTERM');
        expect(await service.ended).toEqual({ code: 0, signal: null });
        expect(performance.now() - at).toBeLessThan(10_000);
        expect(service.text).not.toMatch(/"level":"(error|fatal)"/);
        return ServiceProcess.start(settings);
      };
      try {
        a = await restart(a, env[0] ?? {});
        await serves(a);
        b = await restart(b, env[1] ?? {});
        await serves(b);
      } finally {
        await end();
        balancer.close();
      }
      // The restart was seen by clients, or the test would show nothing.
      expect(balancer.turnedAway.refused).toBeGreaterThan(0);
      const stored = await db.rows<Written>("SELECT id, name FROM employee WHERE name LIKE 'Beban %'");
      const inOrder = (rows: readonly Written[]): string[] => rows.map(({ id, name }) => `${name} ${id}`).sort();
      expect(inOrder(stored)).toEqual(inOrder(written));
    });
  });
}
