import { generateKeyPairSync } from 'node:crypto';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { AuditLog } from '../../src/kernel/audit/audit-log.js';
import { AuditSealer } from '../../src/kernel/audit/audit-sealer.js';
import { ReadLog } from '../../src/kernel/audit/read-log.js';
import { recordSettings } from '../../src/kernel/audit/settings-record.js';
import type { Actor } from '../../src/kernel/auth/actor.js';
import { permissionsOf } from '../../src/kernel/auth/permissions.js';
import { newId } from '../../src/kernel/clock/clock.js';
import { Database } from '../../src/kernel/database/database.js';
import { AuditQueries } from '../../src/modules/audit/audit.queries.js';
import { fixTimeZone } from '../../src/kernel/installation.js';
import { CONFIG } from '../../src/kernel/kernel.tokens.js';
import type { Config } from '../../src/config/config.js';
import { eventually } from '../support/eventually.js';
import { activePlan, aResult, Government, ratings, SELF_ASSESSMENT } from '../support/government.js';
import { ServiceProcess } from '../support/service-process.js';
import { type Client, TestApp } from '../support/test-app.js';

jest.setTimeout(300_000);

interface Recorded {
  readonly action: string;
  readonly objectType: string;
  readonly objectId: string;
  readonly subjectEmployeeId: string | null;
  readonly actorEmployeeId: string | null;
  readonly facts: string | null;
}

let app: TestApp;
let gov: Government;
let yearId: string;
let planId: string;

beforeAll(async () => {
  app = await TestApp.start();
  gov = await Government.found(app);
  yearId = await gov.openYear();
  planId = (await activePlan(gov, 'staff', 'kabid', yearId)).id;
});
afterAll(() => app.stop());

/** Reads that were recorded since the last look, as `action object`. */
async function newReads(work: () => Promise<unknown>): Promise<Recorded[]> {
  await app.get(ReadLog).flush();
  const sql = "SELECT * FROM audit_event WHERE (action LIKE '%.read' OR action LIKE '%.list') ORDER BY id";
  const before = await app.db.rows<Recorded>(sql);
  await work();
  await app.get(ReadLog).flush();
  return (await app.db.rows<Recorded>(sql)).slice(before.length);
}
const named = (reads: readonly Recorded[]): string[] => reads.map(({ action, objectId }) => `${action} ${objectId}`);
/** Everybody signs in again, as tokens have run out by then. */
const nextHour = (): Promise<void> => gov.moveTo(new Date(app.clock.now().getTime() + 3_600_000).toISOString());
const everybody = (): Client[] => [gov.as('staff'), gov.as('kabid'), gov.as('stranger'), gov.hr];

/** All pages of a list. */
async function all(client: Client, path: string, query: Record<string, string | number | boolean>): Promise<any[]> {
  const items: any[] = [];
  let cursor: string | null = null;
  do {
    const page: { status: number; body: any } = await client
      .get(path, { ...query, ...(cursor === null ? {} : { cursor }) })
      .expect(200);
    items.push(...page.body.data);
    cursor = page.body.page.nextCursor;
  } while (cursor !== null);
  return items;
}

describe('Reads', () => {
  it('of somebody else are recorded, once per reader, object and hour', async () => {
    await nextHour();
    const read = (): Promise<unknown> => gov.as('kabid').get(`/work-plans/${planId}`).expect(200);
    const [first, ...more] = await newReads(async () => {
      for (let time = 0; time < 5; time += 1) await read();
    });
    expect(more).toEqual([]);
    expect(first).toMatchObject({ action: 'work-plan.read', objectType: 'work-plan', objectId: planId });
    expect(first).toMatchObject({ subjectEmployeeId: gov.id('staff'), actorEmployeeId: gov.id('kabid') });
    await nextHour();
    expect(await newReads(read)).toHaveLength(1);
    expect(await newReads(() => gov.auditor.get(`/work-plans/${planId}`).expect(200))).toHaveLength(1);
  });

  it('of the own records, and refused ones, are none', async () => {
    await nextHour();
    const own = await newReads(async () => {
      await gov.as('staff').get(`/work-plans/${planId}`).expect(200);
      await gov.as('staff').get('/work-plans').expect(200);
      await gov
        .as('staff')
        .get(`/employees/${gov.id('staff')}`)
        .expect(200);
      await gov.as('staff').get('/employees').expect(200);
      await gov.as('stranger').get(`/work-plans/${planId}`).expect(404);
      await gov
        .as('stranger')
        .get(`/employees/${gov.id('staff')}`)
        .expect(404);
    });
    expect(own).toEqual([]);
  });

  it('of every part of a record count as reads of it', async () => {
    await nextHour();
    const id = gov.id('staff');
    const paths: [string, string][] = [
      [`/employees/${id}`, `employee.read ${id}`],
      [`/employees/${id}/assignments`, `employee.read ${id}`],
      [`/employees/${id}/appraiser`, `employee.read ${id}`],
      [`/work-plans/${planId}/progress-entries`, `work-plan.read ${planId}`],
    ];
    for (const [path, expected] of paths) {
      await nextHour();
      expect([path, named(await newReads(() => gov.hr.get(path).expect(200)))]).toEqual([path, [expected]]);
    }
  });

  it('of a list are recorded with its filter and whom its pages showed, each person once, long numbers hidden', async () => {
    await nextHour();
    const everyone = (await all(gov.as('bupati'), '/employees', {})).length;
    expect(everyone).toBeLessThan(8);
    const people = (await all(gov.admin, '/employees', {})).map(({ id }) => id as string).sort();
    await nextHour();
    const reads = await newReads(async () => {
      await all(gov.auditor, '/employees', { limit: 2 });
      await all(gov.auditor, '/employees', { limit: 3, q: '199003152015042004' });
      await gov.auditor.get('/work-plans', { employeeId: gov.id('staff') }).expect(200);
      await gov.as('kabid').get('/team').expect(200);
      await gov.auditor.get('/appraisals').expect(200);
    });
    const facts = reads.map(({ action, facts: text }) => ({ action, ...JSON.parse(text ?? 'null') }));
    const pages = facts.slice(0, people.length / 2);
    expect(pages.map(({ action, filter, people: { length } }) => [action, filter, length])).toEqual(
      pages.map(() => ['employee.list', {}, 2]),
    );
    expect(pages.flatMap((page) => page.people as string[]).sort()).toEqual(people);
    expect(facts.slice(pages.length)).toEqual([
      { action: 'employee.list', filter: { q: '…' }, people: [gov.id('staff')] },
      { action: 'work-plan.list', filter: { employeeId: gov.id('staff') } },
      { action: 'team.list', filter: {}, people: expect.arrayContaining([gov.id('staff'), gov.id('colleague')]) },
    ]);
    expect(reads.find(({ action }) => action === 'work-plan.list')?.subjectEmployeeId).toBe(gov.id('staff'));
  });

  it('keep a text that was looked for apart, where the auditor reads it and retention may erase it', async () => {
    await nextHour();
    await newReads(async () => {
      await gov.admin.get('/employees', { q: 'Staf Uji', includeSubunits: true }).expect(200);
      await gov.admin.get('/accounts', { q: '199003152015042004' }).expect(200);
    });
    const asked = async (action: string): Promise<any> => {
      const { data } = (await gov.auditor.get('/audit-events', { action, limit: 1 }).expect(200)).body;
      return (await gov.auditor.get(`/audit-events/${data[0].id}`).expect(200)).body;
    };
    const search = await asked('employee.list');
    expect(search.facts).toMatchObject({ filter: { q: '…' }, people: [gov.id('staff')] });
    expect(search).toMatchObject({
      valuesState: 'KEPT',
      values: { before: null, after: { filter: { q: 'Staf Uji' } } },
    });
    expect((await asked('account.list')).values.after).toEqual({ filter: { q: '••••••••••••••2004' } });
    const chained = JSON.stringify(await app.db.rows('SELECT facts FROM audit_event'));
    expect(chained).not.toContain('Staf Uji');
  });

  it('of accounts, sessions, teams and of what moves the chain are recorded as of the people concerned', async () => {
    const [one, other] = [gov.id('staff'), gov.id('colleague')];
    const days = { validFrom: '2026-01-01' };
    const conflict = {
      ...days,
      employeeId: one,
      otherId: other,
      cause: 'OTHER',
      reason: 'Sengketa yang belum selesai.',
    };
    const conflictId = (await gov.admin.post('/appraisal-conflicts', conflict).expect(201)).body.id as string;
    const team = { ...days, name: 'Tim Uji', unitId: gov.units['bidang'] };
    const teamId = (await gov.admin.post('/teams', team).expect(201)).body.id as string;
    await gov.admin.post(`/teams/${teamId}/members`, { ...days, employeeId: one, role: 'MEMBER' }).expect(201);
    const [account] = (await gov.admin.get('/accounts', { q: '199003152015042004' }).expect(200)).body.data;
    await nextHour();
    const cases: [path: string, action: string, subject: string | null, others?: string[]][] = [
      ['/accounts?q=19900315', 'account.list', null, [one]],
      [`/accounts/${account.id}`, 'account.read', one],
      [`/accounts/${account.id}/sessions`, 'account.read', one],
      ['/appraisal-conflicts', 'appraisal-conflict.list', null, [one, other]],
      [`/appraisal-conflicts/${conflictId}`, 'appraisal-conflict.read', one, [other]],
      [`/teams/${teamId}/members`, 'team-member.list', null, [one]],
    ];
    for (const [path, action, subject, others = []] of cases) {
      await nextHour();
      const [read, ...more] = await newReads(() => gov.admin.get(path).expect(200));
      const { people = [] } = JSON.parse(read?.facts ?? '{}') as { people?: string[] };
      expect([path, more, read?.action, read?.subjectEmployeeId]).toEqual([path, [], action, subject]);
      expect([...people].sort()).toEqual([...others].sort());
    }
    const own = await newReads(() => gov.admin.get('/auth/me').expect(200));
    expect(own).toEqual([]);
  });

  it('are written when the service stops', async () => {
    await nextHour();
    await app.get(ReadLog).flush();
    await gov.as('kabid').get(`/work-plans/${planId}`).expect(200);
    const sql = "SELECT id FROM audit_event WHERE action = 'work-plan.read'";
    const before = (await app.db.rows(sql)).length;
    await app.restart();
    expect(await app.db.rows(sql)).toHaveLength(before + 1);
  });

  it('wait in order while the database is away, and are refused before memory runs out', async () => {
    let isAway = true;
    const away = Object.assign(Object.create(app.db) as Database, {
      transaction: (work: () => Promise<unknown>) =>
        isAway ? Promise.reject(new Error('away')) : app.db.transaction(work),
    });
    const log = new ReadLog(away, app.clock, app.get(AuditLog));
    const actor: Actor = {
      ...{ kind: 'USER', accountId: newId(), sessionId: newId(), employeeId: null, hrUnitIds: [] },
      ...{ roles: new Set(['AUDITOR'] as const), permissions: permissionsOf(['AUDITOR']) },
    };
    const refusedAt = (): number => {
      for (let reads = 0; ; reads += 1) {
        try {
          log.record(actor, 'thing', newId(), null);
        } catch (error) {
          expect((error as { code: string }).code).toBe('SERVICE.BUSY');
          return reads;
        }
      }
    };
    expect(refusedAt()).toBe(20_000);
    await expect(log.flush()).rejects.toThrow('away');
    isAway = false;
    await log.flush();
    const [{ n } = { n: 0 }] = await app.db.rows<{ n: number }>(
      "SELECT COUNT(*) AS n FROM audit_event WHERE action = 'thing.read'",
    );
    expect(Number(n)).toBe(20_000);
  });
});

describe('Reads whose record may be written already', () => {
  it('are recorded once when the answer to their commit was lost', async () => {
    const lost = Object.assign(new Error('Connection lost'), { code: 'PROTOCOL_CONNECTION_LOST' });
    let answersAreLost = true;
    const flaky = Object.assign(Object.create(app.db) as Database, {
      transaction: async (work: () => Promise<unknown>) => {
        await app.db.transaction(work);
        if (answersAreLost) throw lost;
      },
    });
    const log = new ReadLog(flaky, app.clock, app.get(AuditLog));
    const actor: Actor = {
      ...{ kind: 'USER' as const, accountId: newId(), sessionId: newId(), employeeId: null, hrUnitIds: [] },
      ...{ roles: new Set(['AUDITOR'] as const), permissions: permissionsOf(['AUDITOR']) },
    };
    for (let reads = 0; reads < 700; reads += 1) log.record(actor, 'lost', newId(), null);
    await expect(log.flush()).rejects.toThrow('Connection lost');
    log.record(actor, 'lost', newId(), null);
    answersAreLost = false;
    await log.flush();
    const [{ n } = { n: 0 }] = await app.db.rows<{ n: number }>(
      "SELECT COUNT(*) AS n FROM audit_event WHERE action = 'lost.read'",
    );
    expect(Number(n)).toBe(701);
  });
});

describe('GET /audit-events', () => {
  it('is for ADMIN and AUDITOR, and nobody else', async () => {
    const paths = ['', '/export', '/subjects', '/verification', `/${newId()}`].map((path) => `/audit-events${path}`);
    for (const path of paths) {
      for (const client of everybody()) await client.get(path).expect(403);
      await app.anonymous.get(path).expect(401);
    }
    for (const client of [gov.admin, gov.auditor]) {
      await client.get('/audit-events').expect(200);
      await client.get(`/audit-events/${newId()}`).expect(404);
      await client.get('/audit-events/x').expect(400);
    }
  });

  it('shows the latest first, every one once, page by page', async () => {
    await gov.moveTo('2026-03-05');
    const objectId = newId();
    for (let at = 0; at < 7; at += 1) {
      const entries = [0, 1].map((part) => ({
        action: 'thing.do',
        object: { type: 'thing', id: objectId },
        facts: { at, part },
      }));
      await app.get(AuditLog).recordAll(entries);
      app.clock.advance({ seconds: at % 2 });
    }
    const items = await all(gov.auditor, '/audit-events', { objectType: 'thing', objectId, limit: 3 });
    expect(items).toHaveLength(14);
    expect(new Set(items.map(({ id }) => id)).size).toBe(14);
    const times = items.map(({ occurredAt }) => occurredAt as string);
    expect(times).toEqual([...times].sort().reverse());
    const { body } = await gov.auditor.get('/audit-events', { objectType: 'thing', objectId, limit: 3, count: true });
    expect(body.page.total).toBe(14);
    const other = { objectType: 'thing', limit: 3, cursor: body.page.nextCursor };
    expect((await gov.auditor.get('/audit-events', other).expect(400)).body.code).toBe('REQUEST.CURSOR');
  });

  it.each([
    ['objectType and objectId', () => ({ objectType: 'work-plan', objectId: planId })],
    ['subjectEmployeeId', () => ({ subjectEmployeeId: gov.id('staff') })],
    ['actorEmployeeId', () => ({ actorEmployeeId: gov.id('kabid') })],
    ['action', () => ({ action: 'work-plan.submit' })],
    ['outcome', () => ({ outcome: 'REFUSED' })],
  ])('filters by %s', async (_, filterOf) => {
    const filter: Record<string, string> = filterOf();
    const where = Object.keys(filter).map((column) => `${column} = ?`);
    await app.get(ReadLog).flush();
    const sql = `SELECT id FROM audit_event WHERE ${where.join(' AND ')}`;
    const expected = (await app.db.rows<{ id: string }>(sql, Object.values(filter))).map(({ id }) => id);
    const items = await all(gov.admin, '/audit-events', { ...filter, limit: 200 });
    expect(expected.length).toBeGreaterThan(0);
    expect(items.map(({ id }) => id).sort()).toEqual(expected.sort());
  });

  it('filters by account, session and days, which count whole in the zone of the government', async () => {
    const { actorAccountId, sessionId } = (
      await all(gov.auditor, '/audit-events', { actorEmployeeId: gov.id('kabid') })
    )[0];
    for (const filter of [{ actorAccountId }, { sessionId }] as Record<string, string>[]) {
      const found = await all(gov.auditor, '/audit-events', filter);
      expect(found.length).toBeGreaterThan(0);
      const [[name, value] = ['', '']] = Object.entries(filter);
      expect(new Set(found.map((one) => one[name]))).toEqual(new Set([value]));
      expect(found.map(({ actorName }) => actorName)).toContain('Kabid Uji');
    }
    const object = { type: 'thing', id: newId() };
    // 00.00 and 23.59 in Jakarta, and a millisecond outside on both sides.
    for (const at of ['09T16:59:59.999', '09T17:00:00.000', '10T16:59:59.999', '10T17:00:00.000']) {
      app.clock.set(`2026-03-${at}Z`);
      await app.get(AuditLog).record({ action: 'thing.mark', object });
    }
    await gov.moveTo('2026-03-12');
    const found = await all(gov.auditor, '/audit-events', {
      objectId: object.id,
      from: '2026-03-10',
      to: '2026-03-10',
    });
    expect(found.map(({ occurredAt }) => occurredAt)).toEqual(['2026-03-10T16:59:59.999Z', '2026-03-09T17:00:00.000Z']);
  });

  it.each([
    ['outcome', 'GOOD'],
    ['from', '2026-02-30'],
    ['subjectEmployeeId', 'x'],
    ['what', 'x'],
  ])('refuses %s=%s', async (name, value) => {
    expect((await gov.auditor.get('/audit-events', { [name]: value }).expect(400)).body.code).toBe('REQUEST.PARAMETER');
  });

  it('shows one event with who, roles, values as stored and masked, and its place in the chain', async () => {
    const body = { kind: 'PNS', name: 'Orang Baru', nip: '198802022011012005', gradeCode: '31', gradeName: 'III/a' };
    const { body: person } = await gov.admin.post('/employees', body).expect(201);
    await app.get(AuditSealer).seal();
    const [created] = await all(gov.auditor, '/audit-events', {
      action: 'employee.create',
      subjectEmployeeId: person.id,
    });
    for (const client of [gov.auditor, gov.admin]) {
      const { body: event } = await client.get(`/audit-events/${created.id}`).expect(200);
      expect(event).toMatchObject({
        ...{ objectType: 'employee', objectId: person.id, subjectName: 'Orang Baru', outcome: 'SUCCESS' },
        ...{ actorName: 'admin-uji', actorRoles: ['ADMIN'], valuesState: 'KEPT', address: '127.0.0.1' },
        values: { before: null, after: { name: 'Orang Baru', nip: '19880202••••••2005' } },
        ...{ number: expect.any(Number), hash: expect.stringMatching(/^[0-9a-f]{64}$/) },
      });
    }
    const reads = await newReads(() => gov.auditor.get(`/audit-events/${created.id}`).expect(200));
    expect(named(reads)).toEqual([]);
    await nextHour();
    const later = await newReads(() => gov.auditor.get(`/audit-events/${created.id}`).expect(200));
    expect(later).toMatchObject([{ action: 'audit-event.read', subjectEmployeeId: person.id }]);
  });

  it('takes no change by anybody: there is no such operation', async () => {
    const [{ id }] = await all(gov.auditor, '/audit-events', { action: 'employee.create', limit: 1 });
    for (const method of ['DELETE', 'PUT', 'PATCH', 'POST']) {
      for (const path of ['/audit-events', `/audit-events/${id}`]) {
        expect((await gov.admin.call(method, path, {})).status).toBe(405);
      }
    }
  });
});

describe('GET /audit-events/subjects', () => {
  it('says whose records an account or a session read or changed in a period', async () => {
    await gov.moveTo('2026-03-16');
    await gov
      .as('kadis')
      .get(`/employees/${gov.id('kabid')}`)
      .expect(200);
    await gov
      .as('kadis')
      .get(`/employees/${gov.id('kadis')}`)
      .expect(200);
    await gov.hr.get(`/employees/${gov.id('staff')}`).expect(200);
    await gov.hr.get(`/work-plans/${planId}`).expect(200);
    await gov.hr.get(`/employees/${gov.id('kabid')}`).expect(200);
    await app.get(ReadLog).flush();
    const events = await all(gov.auditor, '/audit-events', { action: 'employee.read', from: '2026-03-16' });
    const { actorAccountId, sessionId } = events.find(({ actorName }) => actorName === 'pengelola-uji');
    for (const who of [{ actorAccountId }, { sessionId }] as Record<string, string>[]) {
      const day = { from: '2026-03-16', to: '2026-03-16' };
      const subjects = await all(gov.auditor, '/audit-events/subjects', { ...who, ...day, limit: 1 });
      expect(subjects.map(({ name, reads, changes }) => [name, reads, changes]).sort()).toEqual([
        ['Kabid Uji', 1, 0],
        ['Staf Uji', 2, 0],
      ]);
      const { body } = await gov.auditor.get('/audit-events/subjects', { ...who, ...day, count: true }).expect(200);
      expect(body.page.total).toBe(2);
      expect(await all(gov.auditor, '/audit-events/subjects', { ...who, to: '2026-03-15' })).not.toEqual(subjects);
    }
    await gov.hr.get('/employees').expect(200);
    await app.get(ReadLog).flush();
    const shown = await all(gov.auditor, '/audit-events/subjects', { sessionId, limit: 2 });
    expect(shown.map(({ name, reads }) => [name, reads]).sort()).toEqual([
      ['Kabid Uji', 2],
      ['Kadis Uji', 1],
      ['Rekan Uji', 1],
      ['Staf Uji', 3],
    ]);
  });

  it('sends the same as a file, for the notice of a breach, and records it', async () => {
    const [{ sessionId }] = await all(gov.auditor, '/audit-events', { action: 'employee.list', from: '2026-03-16' });
    const filter = { sessionId, from: '2026-03-16', to: '2026-03-16' };
    const subjects = await all(gov.auditor, '/audit-events/subjects', filter);
    expect(subjects.find(({ name }) => name === 'Staf Uji').dataClasses).toEqual(['employee', 'work-plan']);
    for (const client of [gov.hr, gov.as('staff')])
      await client.get('/audit-events/subjects/export', filter).expect(403);
    const { text, headers } = await gov.auditor.get('/audit-events/subjects/export', filter).expect(200);
    expect(headers['content-type']).toBe('text/csv; charset=utf-8');
    const lines = text.trim().split('\r\n');
    expect(lines[0]).toContain('employeeId;name;dataClasses;reads;changes;firstAt;lastAt');
    expect(lines).toHaveLength(subjects.length + 1);
    expect(lines.find((line) => line.includes('Staf Uji'))).toContain('employee work-plan;3;0;');
    const exports = await all(gov.auditor, '/audit-events', { action: 'audit-subject.export' });
    expect(exports[0].facts).toEqual({ filter });
  });
});

describe('GET /audit-events/export', () => {
  const exported = async (query: Record<string, string>): Promise<Record<string, string>[]> => {
    const { headers, text } = await gov.auditor.get('/audit-events/export', query).expect(200);
    expect(headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(headers['content-disposition']).toBe('attachment; filename="audit-events.csv"');
    expect(text.endsWith('\r\n')).toBe(true);
    return parse(text, { columns: true, bom: true, delimiter: ';', record_delimiter: '\r\n' });
  };

  it('is a CSV file of what the list shows, with values, and is itself recorded before it is sent', async () => {
    const filter = { subjectEmployeeId: gov.id('staff') };
    const listed = await all(gov.auditor, '/audit-events', { ...filter, limit: 200 });
    const rows = await exported(filter);
    // The list does not have the record of the export itself, which the file has.
    expect(rows.map(({ id }) => id).slice(-listed.length)).toEqual(listed.map(({ id }) => id));
    expect(rows[0]?.action).toBe('audit-event.export');
    expect(JSON.parse(rows[0]?.facts ?? '')).toMatchObject({ filter });
    const submitted = rows.find(({ action }) => action === 'work-plan.submit');
    expect(JSON.parse(submitted?.after ?? '')).toMatchObject({ status: 'SUBMITTED' });
  });

  it('has no cell that a spreadsheet would take for a formula, and keeps breaks and quotes in one cell', async () => {
    const object = { type: 'thing', id: newId() };
    const texts = ['=1+1', '+1', '-1', '@SUM(A1)', '\tx', 'a,b;"c"\r\nd'];
    for (const [at, action] of texts.entries()) {
      await app.get(AuditLog).record({ action, object, facts: { at } });
    }
    const rows = await exported({ objectId: object.id });
    expect(rows.map(({ action }) => action).reverse()).toEqual([
      ...texts.slice(0, 5).map((text) => `'${text}`),
      texts[5],
    ]);
  });

  it('that breaks off in the middle does not look complete', async () => {
    const page = await gov.auditor.get('/audit-events', { limit: 1 }).expect(200);
    const { body } = await gov.auditor.get(`/audit-events/${page.body.data[0].id}`).expect(200);
    const broken = jest.spyOn(app.get(AuditQueries), 'all').mockImplementation(async function* () {
      for (let sent = 0; sent < 5_000; sent += 1) yield body;
      throw new Error('the database is away');
    });
    const credentials = JSON.stringify({ username: 'auditor-uji', password: 'uji-coba-kinerja-2026' });
    const api = `http://127.0.0.1:${await app.listen()}/api/v1`;
    const headers = { 'content-type': 'application/json' };
    const signedIn = await fetch(`${api}/auth/login`, { method: 'POST', body: credentials, headers });
    const { accessToken } = (await signedIn.json()) as { accessToken: string };
    const answer = await fetch(`${api}/audit-events/export`, { headers: { authorization: `Bearer ${accessToken}` } });
    expect(answer.status).toBe(200);
    await expect(answer.text()).rejects.toThrow();
    broken.mockRestore();
  });

  it('of thousands of events comes whole', async () => {
    const object = { type: 'thing', id: newId() };
    const entries = Array.from({ length: 1_234 }, (_, at) => ({ action: 'thing.count', object, facts: { at } }));
    await app.get(AuditLog).recordAll(entries);
    const rows = await exported({ objectId: object.id });
    expect(new Set(rows.map(({ id }) => id)).size).toBe(1_234);
  });
});

describe('GET /audit-events/verification', () => {
  it('tells that the chain holds, gives the signed end, and says what it cannot see', async () => {
    await app.get(AuditSealer).seal();
    for (const client of [gov.admin, gov.auditor]) {
      const { body } = await client.get('/audit-events/verification', { limit: 50_000 }).expect(200);
      expect(body).toMatchObject({ intact: true, fault: null, from: 1, nextFrom: null });
      expect(body.to).toBe(body.head.number);
      expect(body.cannotSee).toHaveLength(4);
      const anchored = await client.get('/audit-events/verification', { anchor: body.head.signature }).expect(200);
      expect(anchored.body.intact).toBe(true);
    }
    const { body: part } = await gov.auditor.get('/audit-events/verification', { from: 11, limit: 10 }).expect(200);
    expect(part).toMatchObject({ from: 11, to: 20, nextFrom: 21, intact: true });
  });

  it('names the first bad link in words of either language', async () => {
    const set = (action: string): Promise<number> =>
      app.db.transaction(() => app.db.change('UPDATE audit_event SET action = ? WHERE number = 12', [action]));
    const [{ action } = { action: '' }] = await app.db.rows<{ action: string }>(
      'SELECT action FROM audit_event WHERE number = 12',
    );
    await set('thing.other');
    const { body } = await gov.auditor.get('/audit-events/verification').expect(200);
    expect(body).toMatchObject({ intact: false, fault: { number: 12, kind: 'ROW_CHANGED' } });
    expect(body.fault.detail).toContain('tidak cocok');
    const english = await gov.auditor.get('/audit-events/verification').with({ 'accept-language': 'en' });
    expect(english.body.fault.detail).toContain('does not fit');
    await set(action);
    expect((await gov.auditor.get('/audit-events/verification').expect(200)).body.intact).toBe(true);
  });

  it.each([
    ['from', '0'],
    ['limit', '50001'],
    ['limit', 'all'],
  ])('refuses %s=%s', async (name, value) => {
    await gov.auditor.get('/audit-events/verification', { [name]: value }).expect(400);
  });
});

describe('GET /my/access-log', () => {
  it('shows each person who read or changed the own records, by name and post, never by account', async () => {
    await gov.moveTo('2026-03-18');
    await gov.as('kabid').get(`/work-plans/${planId}`).expect(200);
    await gov.auditor.get(`/employees/${gov.id('staff')}`).expect(200);
    await app.get(ReadLog).flush();
    const [auditor, superior] = await all(gov.as('staff'), '/my/access-log', { limit: 2, kind: 'READ' });
    expect(superior).toMatchObject({
      ...{ kind: 'READ', action: 'work-plan.read', objectId: planId, isOwnAct: false, isSystem: false },
      ...{ actorName: 'Kabid Uji', actorPosition: 'Kepala Bidang Pelayanan', actorUnit: 'Bidang Pelayanan' },
    });
    expect(auditor).toMatchObject({ action: 'employee.read', actorName: null, actorRoles: ['AUDITOR'] });
    const items = await all(gov.as('staff'), '/my/access-log', { limit: 5 });
    expect(JSON.stringify(items)).not.toMatch(/accountId|session|auditor-uji|admin-uji|1990031520150420|127\.0\.0\.1/i);
    expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
    expect(items).toContainEqual(
      expect.objectContaining({ action: 'work-plan.submit', isOwnAct: true, kind: 'CHANGE' }),
    );
    expect(items).toContainEqual(expect.objectContaining({ action: 'work-plan.agree', actorName: 'Kabid Uji' }));
    const ids = new Set(items.map(({ id }) => id));
    const mine = await all(gov.auditor, '/audit-events', { subjectEmployeeId: gov.id('staff'), outcome: 'SUCCESS' });
    expect(
      mine.filter(({ id, action }) => !ids.has(id) && !action.startsWith('session.')).map(({ action }) => action),
    ).toEqual([]);
  });

  it('tells of lists and files that showed the own record among others, and nobody else', async () => {
    await gov.moveTo('2026-03-20');
    await gov.hr.get('/employees').expect(200);
    await gov.auditor.get('/audit-events', { objectId: planId, limit: 200 }).expect(200);
    await gov.auditor.get('/audit-events/export', { objectId: planId }).expect(200);
    await app.get(ReadLog).flush();
    const today = async (name: 'staff' | 'colleague' | 'stranger'): Promise<string[]> =>
      (await all(gov.as(name), '/my/access-log', { kind: 'READ', limit: 1 }))
        .filter(({ occurredAt }) => occurredAt >= '2026-03-20')
        .map(({ action }) => action as string);
    expect((await today('staff')).sort()).toEqual(['audit-event.export', 'audit-event.list', 'employee.list']);
    expect(await today('colleague')).toEqual(['employee.list']);
    expect(await today('stranger')).toEqual([]);
    const [listed] = await all(gov.auditor, '/audit-events', { action: 'employee.list', from: '2026-03-20' });
    expect(listed.facts).toEqual({ filter: {}, people: expect.any(Number) });
    const { body } = await gov.auditor.get(`/audit-events/${listed.id}`).expect(200);
    expect(body.facts.people).toHaveLength(listed.facts.people);
  });

  it('is filtered by kind and by others, and counted', async () => {
    const staff = gov.as('staff');
    const counted = async (query: Record<string, string | boolean>): Promise<number> =>
      (await staff.get('/my/access-log', { ...query, count: true }).expect(200)).body.page.total;
    expect((await counted({ kind: 'READ' })) + (await counted({ kind: 'CHANGE' }))).toBe(await counted({}));
    const others = await all(staff, '/my/access-log', { othersOnly: true });
    expect(others.length).toBe(await counted({ othersOnly: true }));
    expect(others.filter(({ isOwnAct }) => isOwnAct)).toEqual([]);
    await staff.get('/my/access-log', { kind: 'x' }).expect(400);
  });

  it('shows nobody the log of another one, and an account without a person nothing', async () => {
    const ids = new Set((await all(gov.as('staff'), '/my/access-log', {})).map(({ id }) => id));
    for (const name of ['kabid', 'stranger'] as const) {
      // One list or file may have shown several people; it names none of them here.
      const shared = (await all(gov.as(name), '/my/access-log', {})).filter(({ id }) => ids.has(id));
      expect(shared.filter(({ action }) => !/\.(list|export)$/.test(action))).toEqual([]);
    }
    for (const client of [gov.auditor, gov.admin, gov.hr]) expect(await all(client, '/my/access-log', {})).toEqual([]);
    await app.anonymous.get('/my/access-log').expect(401);
  });

  it('does not tell of a rating before its publication', async () => {
    await gov.moveTo('2026-04-02');
    await app.drainJobs();
    const { body } = await gov.as('staff').get('/appraisals', { status: 'OPEN' }).expect(200);
    const id = body.data[0].id as string;
    await gov.as('staff').post(`/appraisals/${id}/self-assessment`, SELF_ASSESSMENT).expect(201);
    await gov.as('kabid').post(`/appraisals/${id}/ratings`, ratings()).expect(201);
    const actions = async (): Promise<string[]> => {
      const items = await all(gov.as('staff'), '/my/access-log', { kind: 'CHANGE' });
      return items.filter(({ objectId }) => objectId === id).map(({ action }) => action);
    };
    expect(await actions()).toEqual(['appraisal.assess-self', 'appraisal.open']);
    expect((await all(gov.auditor, '/audit-events', { objectId: id })).map(({ action }) => action)).toContain(
      'appraisal.rate',
    );
    app.clock.advance({ seconds: 1 });
    await gov.as('kabid').post(`/appraisals/${id}/publication`).expect(201);
    expect(await actions()).toEqual(['appraisal.publish', 'appraisal.rate', 'appraisal.assess-self', 'appraisal.open']);
  });

  it('never tells of what is withheld for ever', async () => {
    const object = { type: 'invitation', id: newId() };
    const subjectEmployeeId = gov.id('staff');
    await app.get(AuditLog).record({ action: 'invitation.complete', object, subjectEmployeeId, shownAfter: 'never' });
    const items = await all(gov.as('staff'), '/my/access-log', {});
    expect(items.filter(({ objectId }) => objectId === object.id)).toEqual([]);
  });
});

describe('A refusal', () => {
  it('is recorded with who, what and where, and without a number that was written into the address', async () => {
    await gov.moveTo('2026-04-03');
    const { headers } = await gov.as('staff').get('/accounts/199107105102016051').expect(403);
    const [refused] = await all(gov.auditor, '/audit-events', { actorEmployeeId: gov.id('staff'), outcome: 'REFUSED' });
    expect(refused).toMatchObject({
      ...{ action: 'access.refuse', objectType: 'permission', objectId: 'account:read', address: '127.0.0.1' },
      ...{ actorName: 'Staf Uji', occurredAt: '2026-04-03T01:00:00.000Z' },
      facts: { method: 'GET', route: '/api/v1/accounts/:id', path: '/api/v1/accounts/••••••••••••••6051' },
    });
    const { body } = await gov.auditor.get(`/audit-events/${refused.id}`).expect(200);
    expect(body).toMatchObject({ requestId: headers['x-request-id'], actorRoles: ['EMPLOYEE'] });
  });
});

describe('Settings', () => {
  const events = (): Promise<any[]> =>
    all(gov.auditor, '/audit-events', { objectType: 'service', objectId: 'settings' });
  const config = (): Config => app.get<Config>(CONFIG as never);
  const record = (change: Partial<Config>): Promise<void> =>
    recordSettings(app.db, app.get(AuditLog), { ...config(), ...change });

  beforeAll(() => fixTimeZone(app.db, app.clock));

  it('are recorded when the service starts with others than before, secrets as what nobody can read', async () => {
    await record({});
    await record({ port: 8_080, host: '0.0.0.0', role: 'api' });
    expect(await events()).toHaveLength(1);
    app.clock.advance({ seconds: 1 });
    const key = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
    const tokenPrivateKey = key.export({ type: 'pkcs8', format: 'pem' }).toString();
    await record({ passwordMinLength: 8, tokenPrivateKey, databaseUrl: 'mysql://sasaran:rahasia@db/sasaran' });
    const [changed, ...more] = await events();
    expect(more).toHaveLength(1);
    expect([...changed.facts.changed].sort()).toEqual(['databaseUrl', 'passwordMinLength', 'tokenPrivateKey']);
    const { body } = await gov.auditor.get(`/audit-events/${changed.id}`).expect(200);
    expect(body.values).toMatchObject({ before: { passwordMinLength: 12 }, after: { passwordMinLength: 8 } });
    const { appSecret, tokenPrivateKey: former } = config();
    const rows = await app.db.rows(
      "SELECT * FROM audit_event e JOIN audit_value v ON v.id = e.id WHERE objectId = 'settings'",
    );
    for (const secret of ['rahasia', appSecret, ...former.split('\n').slice(1, 3), 'PRIVATE KEY']) {
      expect(JSON.stringify(rows)).not.toContain(secret);
    }
  });

  it('that several processes start with at once are recorded once', async () => {
    const before = (await events()).length;
    await Promise.all([1, 2, 3, 4].map(() => record({ swaggerUi: false })));
    expect(await events()).toHaveLength(before + 1);
  });
});

describe('When the record cannot be written', () => {
  const rename = (from: string, to: string): Promise<unknown> =>
    app.db.connection.dataSource.query(`ALTER TABLE ${from} RENAME TO ${to}`);

  it.each(['audit_event', 'audit_value'])('because of %s, the change is refused and leaves nothing', async (table) => {
    const person = { kind: 'NON_ASN', name: `Tanpa ${table}` };
    await rename(table, 'audit_away');
    try {
      expect((await gov.admin.post('/employees', person)).status).toBe(500);
      expect((await gov.as('kabid').post('/work-plans', { performancePeriodId: yearId })).status).toBe(500);
    } finally {
      await rename('audit_away', table);
    }
    const found = await app.db.rows('SELECT id FROM employee WHERE name = ?', [person.name]);
    const plans = await app.db.rows('SELECT id FROM work_plan WHERE employeeId = ?', [gov.id('kabid')]);
    expect([found, plans]).toEqual([[], []]);
    await gov.admin.post('/employees', person).expect(201);
  });

  it('no file is sent either', async () => {
    await rename('audit_event', 'audit_away');
    const { status } = await gov.auditor.get('/audit-events/export').with({});
    await rename('audit_away', 'audit_event');
    expect(status).toBe(500);
  });
});

describe('One record stays one record', () => {
  it('whatever breaks, escapes and quotes names and headers hold', async () => {
    const name = 'Siti\n"A"\\ {"x":1} é 王';
    const { body } = await gov.admin
      .post('/employees', { kind: 'NON_ASN', name }, { 'user-agent': 'x\u001b[31m"}' })
      .expect(201);
    for (const bad of ['a\rb', 'a\u001b[31mb', 'a\u0000b']) {
      expect([400, 422]).toContain((await gov.admin.post('/employees', { kind: 'NON_ASN', name: bad })).status);
    }
    const events = await all(gov.auditor, '/audit-events', { subjectEmployeeId: body.id, action: 'employee.create' });
    expect(events).toHaveLength(1);
    const { body: event } = await gov.auditor.get(`/audit-events/${events[0].id}`).expect(200);
    expect(event.values.after.name).toBe(name);
    await app.get(AuditSealer).seal();
    expect((await gov.auditor.get('/audit-events/verification', { limit: 50_000 })).body.intact).toBe(true);
  });
});

it('A plan that its owner works on alone makes no read of another', async () => {
  await nextHour();
  const plan = async (): Promise<void> => {
    const { body } = await gov.as('colleague').post('/work-plans', { performancePeriodId: yearId }).expect(201);
    await gov.as('colleague').post(`/work-plans/${body.id}/results`, aResult()).expect(201);
  };
  expect(await newReads(plan)).toEqual([]);
});

// Last, because its clock is that of today, and it does what is due by then.
it('Reads are written within a second by the service', async () => {
  const config: Config = app.get(CONFIG as never);
  const service = await ServiceProcess.start({
    DATA_DIR: config.dataDir,
    AUDIT_VALUES_DAYS: '0',
    ...(config.databaseUrl ? { DATABASE_URL: config.databaseUrl } : {}),
  });
  try {
    const body = { username: 'auditor-uji', password: 'uji-coba-kinerja-2026' };
    const { body: tokens } = await service.call('POST', '/api/v1/auth/login', { body });
    const token = tokens.accessToken as string;
    const asked = performance.now();
    const path = `/api/v1/employees/${gov.id('sekda')}`;
    expect((await service.call('GET', path, { token })).status).toBe(200);
    const sql = "SELECT id FROM audit_event WHERE action = 'employee.read' AND objectId = ?";
    await eventually(async () => (await app.db.rows(sql, [gov.id('sekda')])).length > 0);
    expect(performance.now() - asked).toBeLessThan(2_000);
    const settings = "SELECT facts FROM audit_event WHERE action = 'service.configure' ORDER BY id DESC";
    const [{ facts } = { facts: '' }] = await app.db.rows<{ facts: string }>(settings);
    expect(JSON.parse(facts)).toMatchObject({ settings: { auditValuesDays: 0 } });
  } finally {
    await service.remove();
  }
});
