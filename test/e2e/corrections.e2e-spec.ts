import { EventRecorder } from '../../src/kernel/events/event-recorder.js';
import type { Client } from '../support/client.js';
import { Government } from '../support/government.js';
import { EVERYTHING, NOTHING, Story } from '../support/story.js';
import { TestApp, type TestAnswer } from '../support/test-app.js';

const REASON = 'Salah ketik TMT pada SK.';
const reason = REASON;

let app: TestApp;
let gov: Government;
let story: Story;

beforeAll(async () => {
  app = await TestApp.start(); // Monday, 2 March 2026
  gov = await Government.found(app);
  app.get(EventRecorder).watch(async (type, events) => {
    told.push(...events.map(({ event: payload }) => ({ type, payload })));
  });
  story = new Story(gov, await gov.openYear());
});
afterAll(() => app.stop());

interface Entry {
  readonly id: string;
  readonly version: number;
  readonly [name: string]: unknown;
}

async function listOf(path: string): Promise<Entry[]> {
  return (await gov.admin.get(path, { limit: 200 }).expect(200)).body.data;
}
async function entryOf(list: string, id: string): Promise<Entry> {
  const entry = (await listOf(list)).find((one) => one.id === id);
  if (!entry) throw new Error(`${list} has no ${id}`);
  return entry;
}
const days = (entries: readonly Entry[], ...names: string[]): unknown[] =>
  entries.map((one) => [...names, 'validFrom', 'validUntil'].map((name) => one[name]));

/** Corrects an entry of a list in the version in which it is. */
async function correct(list: string, id: string, facts: object, client: Client = gov.admin): Promise<TestAnswer> {
  const { version } = await entryOf(list, id);
  return client.patch(`${list}/${id}`, { reason, ...facts }).ifMatch(version);
}
async function corrected(list: string, id: string, facts: object): Promise<Entry> {
  const { status, body, text } = await correct(list, id, facts);
  if (status !== 200) throw new Error(`${list} answered ${status}: ${text}`);
  return body;
}
async function refused(list: string, id: string, facts: object): Promise<string> {
  const { status, body } = await correct(list, id, facts);
  return `${status} ${body.code}`;
}
const withdraw = (list: string, id: string, more: object = {}, client: Client = gov.admin) =>
  client.post(`${list}/${id}/withdrawal`, { reason, ...more });

/** What the audit record tells of the last such act on an object. */
async function recordOf(action: string, objectId: string): Promise<{ subject: unknown; before: any; after: any }> {
  const { body } = await gov.auditor.get('/audit-events', { action, objectId }).expect(200);
  const { body: event } = await gov.admin.get(`/audit-events/${body.data[0].id}`).expect(200);
  return { subject: event.subjectEmployeeId, ...event.values };
}
const told: { type: string; payload: object }[] = [];
const eventsOf = (type: string): object[] => told.filter((one) => one.type === type).map(({ payload }) => payload);

const postsOf = (name: string): string => `/employees/${story.id(name)}/assignments`;
const historyOf = (name: string, kind: string): string => `/employees/${story.id(name)}/${kind}`;

async function transferred(name: string, unit: string, validFrom: string): Promise<string> {
  const positionId = await gov.position(unit, `Jabatan ${name} ${validFrom}`);
  const body = { unitId: gov.units[unit], positionId, headsUnit: false, validFrom };
  return (await gov.admin.post(`/employees/${story.id(name)}/transfers`, body).expect(201)).body.id;
}

describe('A post', () => {
  it('of a head that is corrected moves the appraiser of a signed plan at once, and nothing that was signed', async () => {
    await story.unit('seksi', 'Seksi Gizi', 'bidang');
    const head = await story.hire('Kasi Gizi', { unit: 'seksi', headsUnit: true });
    await story.hire('Staf Gizi', { unit: 'seksi' });
    const planId = await story.plan('Staf Gizi', 'Kasi Gizi');
    const before = (await story.as('Staf Gizi').get(`/work-plans/${planId}`).expect(200)).body;
    expect(await story.sight('Kasi Gizi', 'Staf Gizi')).toEqual(EVERYTHING);
    const [post] = await listOf(postsOf('Kasi Gizi'));

    // The decree says 1 April: until then the head of division appraises.
    const after = await corrected(postsOf('Kasi Gizi'), post!.id, { validFrom: '2026-04-01' });
    expect(after).toMatchObject({
      id: post!.id,
      validFrom: '2026-04-01',
      validUntil: null,
      version: post!.version + 1,
    });
    expect(await story.sight('Kasi Gizi', 'Staf Gizi')).toEqual(NOTHING);
    await story.as('Kasi Gizi').get(`/work-plans/${planId}/progress-entries`).expect(404);
    expect(await story.sight('kabid', 'Staf Gizi')).toEqual(EVERYTHING);
    expect((await story.as('kabid').get(`/work-plans/${planId}`).expect(200)).body).toEqual(before);
    const [signed] = await app.db.rows<{ agreedByEmployeeId: string; appraiserSnapshot: string }>(
      'SELECT agreedByEmployeeId, appraiserSnapshot FROM work_plan WHERE id = ?',
      [planId],
    );
    expect(signed?.agreedByEmployeeId).toBe(head);
    expect(JSON.parse(signed?.appraiserSnapshot ?? '{}')).toMatchObject({ name: 'Kasi Gizi' });

    expect(await recordOf('assignment.correct', post!.id)).toEqual({
      subject: head,
      before: { validFrom: '2025-01-01' },
      after: { validFrom: '2026-04-01', correctionReason: REASON },
    });
    const event = { assignmentId: post!.id, employeeId: head, unitId: gov.units['seksi'] };
    expect(eventsOf('assignment.corrected')).toEqual([event]);
    await corrected(postsOf('Kasi Gizi'), post!.id, { validFrom: '2025-01-01' });
    expect(await story.sight('Kasi Gizi', 'Staf Gizi')).toEqual(EVERYTHING);
  });

  it('that is a head no more, or in another unit, is so for everybody at once', async () => {
    const [post] = await listOf(postsOf('Kasi Gizi'));
    await corrected(postsOf('Kasi Gizi'), post!.id, { headsUnit: false });
    expect(await story.sight('kabid', 'Staf Gizi')).toEqual(EVERYTHING);
    await corrected(postsOf('Kasi Gizi'), post!.id, { headsUnit: true });
    expect(await story.sight('kabid', 'Staf Gizi')).toEqual(NOTHING);

    const [own] = await listOf(postsOf('Staf Gizi'));
    const positionId = await gov.position('dinasLain', 'Analis');
    await corrected(postsOf('Staf Gizi'), own!.id, { unitId: gov.units['dinasLain'], positionId });
    expect(await story.sight('otherHead', 'Staf Gizi')).toEqual(EVERYTHING);
    expect(await story.sight('Kasi Gizi', 'Staf Gizi')).toEqual(NOTHING);
    expect((await gov.hr.get(`/employees/${story.id('Staf Gizi')}`)).status).toBe(404);
    const back = { unitId: own!['unitId'], positionId: own!['positionId'] };
    await corrected(postsOf('Staf Gizi'), own!.id, back);
    expect(await story.sight('Kasi Gizi', 'Staf Gizi')).toEqual(EVERYTHING);
  });

  it('has the letter that it has, and an end or none', async () => {
    const [post] = await listOf(postsOf('Staf Gizi'));
    const letter = { letterNumber: '821.2/15/2026', letterOn: '2025-12-20' };
    expect(await corrected(postsOf('Staf Gizi'), post!.id, { ...letter, validUntil: '2026-12-31' })).toMatchObject({
      ...letter,
      validUntil: '2026-12-31',
    });
    const cleared = { letterNumber: null, letterOn: null, validUntil: null };
    expect(await corrected(postsOf('Staf Gizi'), post!.id, cleared)).toMatchObject(cleared);
  });

  it('is corrected for the version that was read, with a reason, and by nobody else', async () => {
    const path = `${postsOf('Staf Gizi')}/${(await listOf(postsOf('Staf Gizi')))[0]!.id}`;
    const { version } = (await listOf(postsOf('Staf Gizi')))[0]!;
    const facts = { reason, validUntil: '2026-12-31' };
    expect((await gov.admin.patch(path, facts).expect(428)).body.code).toBe('REQUEST.IF_MATCH_REQUIRED');
    expect(
      (
        await gov.admin
          .patch(path, facts)
          .ifMatch(version - 1)
          .expect(412)
      ).body.code,
    ).toBe('REQUEST.STALE');
    for (const wrong of [{}, { reason: 'ab' }, { reason: 'x'.repeat(501) }, { reason, validFrom: null }])
      expect((await gov.admin.patch(path, wrong).ifMatch(version).expect(422)).body.code).toBe('REQUEST.INVALID');
    for (const kept of [{ employeeId: story.id('kabid') }, { source: 'X' }, { version: 9 }])
      expect(
        (
          await gov.admin
            .patch(path, { reason, ...kept })
            .ifMatch(version)
            .expect(422)
        ).body.errors[0].code,
      ).toBe('UNKNOWN');
    for (const client of [gov.hr, gov.auditor, story.as('kabid'), story.as('Staf Gizi')]) {
      await client.patch(path, facts).ifMatch(version).expect(403);
      await client.post(`${path}/withdrawal`, { reason }).expect(403);
    }
    // Of another person it is not there.
    const elsewhere = path.replace(story.id('Staf Gizi'), story.id('kabid'));
    await gov.admin.patch(elsewhere, facts).ifMatch(version).expect(404);
    await gov.admin.post(`${elsewhere}/withdrawal`, { reason }).expect(404);
    // What is so already changes nothing and is not recorded.
    const same = await gov.admin.patch(path, { reason, headsUnit: false }).ifMatch(version).expect(200);
    expect(same.body.version).toBe(version);
  });

  it('is refused as its recording would be', async () => {
    await story.hire('Perawat', { unit: 'bidang' });
    const moved = await transferred('Perawat', 'dinas', '2026-02-01');
    const list = postsOf('Perawat');
    const [first] = await listOf(list);
    const otherPost = await gov.position('dinasLain', 'Jabatan Lain');
    expect(await refused(list, moved, { validUntil: '2026-01-31' })).toBe('422 EMPLOYEE.RANGE_REVERSED');
    expect(await refused(list, moved, { validFrom: '2026-01-31' })).toBe('409 EMPLOYEE.ASSIGNMENT_OVERLAPS');
    expect(await refused(list, first!.id, { validUntil: null })).toBe('409 EMPLOYEE.ASSIGNMENT_OVERLAPS');
    expect(await refused(list, moved, { positionId: otherPost })).toBe('422 ORGANIZATION.POSITION_UNKNOWN');
    expect(await refused(list, moved, { unitId: gov.units['bidang'] })).toBe('422 ORGANIZATION.POSITION_UNKNOWN');
    const closed = {
      unitId: gov.units['dinas'],
      kind: 'PELAKSANA',
      title: 'Jabatan Ditutup',
      validUntil: '2026-06-30',
    };
    const { body: post } = await gov.admin.post('/positions', closed).expect(201);
    expect(await refused(list, moved, { positionId: post.id })).toBe('422 ORGANIZATION.POSITION_ABSENT');
    // What is not definitive may overlap; made definitive it may not.
    const acting = {
      unitId: gov.units['bidang'],
      positionId: await gov.position('bidang', 'Plt. Perawat'),
      kind: 'PLT',
    };
    const { body: plt } = await gov.admin
      .post(list, { ...acting, headsUnit: false, validFrom: '2026-01-01', validUntil: '2026-03-31' })
      .expect(201);
    expect(await refused(list, plt.id, { kind: 'DEFINITIF' })).toBe('409 EMPLOYEE.ASSIGNMENT_OVERLAPS');
    expect(await corrected(list, plt.id, { kind: 'PLH' })).toMatchObject({ kind: 'PLH' });
    expect(days((await listOf(list)).filter(({ kind }) => kind === 'DEFINITIF'))).toEqual([
      ['2025-01-01', '2026-01-31'],
      ['2026-02-01', null],
    ]);
  });

  it('given by a transfer on the wrong day takes the end of the one before along, if that is wanted', async () => {
    await story.hire('Bidan', { unit: 'bidang' });
    const moved = await transferred('Bidan', 'dinasLain', '2026-02-05');
    const list = postsOf('Bidan');
    for (const validFrom of ['2026-02-15', '2026-01-15']) {
      await corrected(list, moved, { validFrom, movePrevious: true });
      expect(days(await listOf(list))).toEqual([
        ['2025-01-01', validFrom.replace('15', '14')],
        [validFrom, null],
      ]);
    }
    const [first] = await listOf(list);
    expect((await recordOf('assignment.correct', moved)).before).toEqual({
      validFrom: '2026-02-15',
      previous: { id: first!.id, validUntil: '2026-02-14' },
    });
    expect(await refused(list, moved, { validFrom: '2025-01-01', movePrevious: true })).toBe(
      '422 EMPLOYEE.RANGE_REVERSED',
    );
    expect(await refused(list, first!.id, { validFrom: '2024-01-01', movePrevious: true })).toBe(
      '409 EMPLOYEE.NO_POST_BEFORE',
    );
    await corrected(list, moved, { validFrom: '2026-03-20' });
    expect(days(await listOf(list))).toEqual([
      ['2025-01-01', '2026-01-14'],
      ['2026-03-20', null],
    ]);
    expect(await refused(list, moved, { validFrom: '2026-04-01', movePrevious: true })).toBe(
      '409 EMPLOYEE.NO_POST_BEFORE',
    );
  });

  it('that is withdrawn is gone; the one before stays ended, or takes its days', async () => {
    const list = postsOf('Bidan');
    const moved = (await listOf(list)).at(-1)!.id;
    await corrected(list, moved, { validFrom: '2026-01-15' });
    expect(await story.reason('Bidan', '2026-03-02')).toContain('Kadis Lain');
    expect((await withdraw(list, (await listOf(list))[0]!.id, { reopenPrevious: true }).expect(409)).body.code).toBe(
      'EMPLOYEE.NO_POST_BEFORE',
    );
    await withdraw(list, moved, { reopenPrevious: true }).expect(204);
    expect(days(await listOf(list))).toEqual([['2025-01-01', null]]);
    expect(await story.reason('Bidan', '2026-03-02')).toContain('Kabid Uji');
    expect(await recordOf('assignment.withdraw', moved)).toMatchObject({
      subject: story.id('Bidan'),
      before: { unitId: gov.units['dinasLain'], validFrom: '2026-01-15', previous: { validUntil: '2026-01-14' } },
      after: { previous: { validUntil: '9999-12-31' }, withdrawalReason: REASON },
    });
    const event = { assignmentId: moved, employeeId: story.id('Bidan'), unitId: gov.units['dinasLain'] };
    expect(eventsOf('assignment.withdrawn')).toEqual([event]);
    await withdraw(list, moved).expect(404);

    const again = await transferred('Bidan', 'dinasLain', '2026-02-06');
    await withdraw(list, again).expect(204);
    expect(days(await listOf(list))).toEqual([['2025-01-01', '2026-02-05']]);
    expect(await story.reason('Bidan', '2026-03-02')).toBeNull();
    expect((await gov.admin.get(`/employees/${story.id('Bidan')}`).expect(200)).body.unitId).toBeNull();
  });

  it('that is withdrawn twice by the same request is withdrawn once', async () => {
    await story.hire('Sopir', { unit: 'bidang' });
    const moved = await transferred('Sopir', 'dinas', '2026-02-05');
    const key = { 'idempotency-key': 'tarik-sopir' };
    await withdraw(postsOf('Sopir'), moved, { reopenPrevious: true }).with(key).expect(204);
    const again = await withdraw(postsOf('Sopir'), moved, { reopenPrevious: true }).with(key).expect(204);
    expect(again.headers['idempotency-replayed']).toBe('true');
  });

  it('moves the day of retirement with it', async () => {
    const { body: before } = await gov.admin.get(`/employees/${story.id('Sopir')}`).expect(200);
    expect(before.retiresOn).not.toBeNull();
    const [post] = await listOf(postsOf('Sopir'));
    await corrected(postsOf('Sopir'), post!.id, { validFrom: '2026-04-01' });
    const { body: without } = await gov.admin.get(`/employees/${story.id('Sopir')}`).expect(200);
    expect(without.retiresOn).toBeNull();
    await corrected(postsOf('Sopir'), post!.id, { validFrom: '2025-01-01' });
    expect((await gov.admin.get(`/employees/${story.id('Sopir')}`).expect(200)).body.retiresOn).toBe(before.retiresOn);
  });
});

describe('A legal standing', () => {
  const list = (): string => historyOf('Sopir', 'standings');
  const today = async (): Promise<string> => (await gov.admin.get(`/employees/${story.id('Sopir')}`)).body.standingCode;
  const set = async (standingCode: string, validFrom: string): Promise<string> =>
    (await gov.admin.post(list(), { standingCode, validFrom }).expect(201)).body.id;

  it('that begins on another day moves the end of the one before, and is never past a neighbour', async () => {
    const study = await set('03', '2026-03-01');
    const retired = await set('99', '2026-09-01');
    expect(await today()).toBe('03');
    expect(await corrected(list(), study, { validFrom: '2026-03-15', note: 'Sesuai SK' })).toMatchObject({
      validFrom: '2026-03-15',
      validUntil: '2026-08-31',
      note: 'Sesuai SK',
    });
    expect(await today()).toBe('01');
    const expected = [
      ['01', null, '2026-03-14'],
      ['03', '2026-03-15', '2026-08-31'],
      ['99', '2026-09-01', null],
    ];
    expect(days(await listOf(list()), 'standingCode')).toEqual(expected);
    const [first] = await listOf(list());
    expect(await refused(list(), study, { validFrom: '2026-09-01' })).toBe('409 EMPLOYEE.ENTRY_IN_THE_WAY');
    expect(await refused(list(), retired, { validFrom: '2026-03-15' })).toBe('409 EMPLOYEE.ENTRY_IN_THE_WAY');
    expect(await refused(list(), retired, { validFrom: '9999-12-31' })).toBe('409 EMPLOYEE.ENTRY_IN_THE_WAY');
    expect(await refused(list(), first!.id, { validFrom: '2020-01-01' })).toBe('409 EMPLOYEE.FIRST_ENTRY_STAYS');
    expect(await refused(list(), study, { standingCode: '00' })).toBe('422 EMPLOYEE.STANDING_UNKNOWN');
    expect(days(await listOf(list()), 'standingCode')).toEqual(expected);
    expect(await corrected(list(), first!.id, { standingCode: '02' })).toMatchObject({ validFrom: null });
    expect(await today()).toBe('02');
    await corrected(list(), first!.id, { standingCode: '01' });
  });

  it('that was wrong is right at once, for the person of today and for whom he appraises', async () => {
    const [, study] = await listOf(list());
    await corrected(list(), study!.id, { validFrom: '2026-03-02' });
    expect(await today()).toBe('03');
    const { body } = await gov.admin.get(`/employees/${story.id('Sopir')}`).expect(200);
    expect(body.standingCode).toBe('03');
    const record = await recordOf('employee-standing.correct', study!.id);
    expect(record).toMatchObject({
      subject: story.id('Sopir'),
      before: { validFrom: '2026-03-15', previous: { validUntil: '2026-03-14' } },
      after: { validFrom: '2026-03-02', previous: { validUntil: '2026-03-01' }, correctionReason: REASON },
    });
    expect(eventsOf('employee.history-corrected').at(-1)).toEqual({
      employeeId: story.id('Sopir'),
      entryId: study!.id,
      kind: 'STANDING',
    });
  });

  it('that was a mistake is gone, and the one before takes its days; the first one stays', async () => {
    const [first, study] = await listOf(list());
    expect((await withdraw(list(), first!.id).expect(409)).body.code).toBe('EMPLOYEE.FIRST_ENTRY_STAYS');
    await withdraw(list(), study!.id).expect(204);
    expect(days(await listOf(list()), 'standingCode')).toEqual([
      ['01', null, '2026-08-31'],
      ['99', '2026-09-01', null],
    ]);
    expect(await today()).toBe('01');
    expect(await recordOf('employee-standing.withdraw', study!.id)).toMatchObject({
      subject: story.id('Sopir'),
      before: { standingCode: '03', validFrom: '2026-03-02' },
      after: { previous: { id: first!.id, validUntil: '2026-08-31' }, withdrawalReason: REASON },
    });
    expect(eventsOf('employee.history-withdrawn')).toEqual([
      { employeeId: story.id('Sopir'), entryId: study!.id, kind: 'STANDING' },
    ]);
    const [, retired] = await listOf(list());
    await withdraw(list(), retired!.id).expect(204);
    expect(days(await listOf(list()), 'standingCode')).toEqual([['01', null, null]]);
  });

  it('whose end another entry has moved is corrected only by who has read that', async () => {
    const [first] = await listOf(list());
    const id = await set('03', '2026-06-01');
    const path = `${list()}/${first!.id}`;
    await gov.admin.patch(path, { reason, note: 'Lama' }).ifMatch(first!.version).expect(412);
    await withdraw(list(), id).expect(204);
  });
});

describe('A golongan', () => {
  const list = (): string => historyOf('Sopir', 'grades');
  const today = async (): Promise<string> => (await gov.admin.get(`/employees/${story.id('Sopir')}`)).body.grade;

  it('is corrected by code or by name, as it fits the kind of employment, and withdrawn', async () => {
    expect(await today()).toBe('III/c');
    const { body: risen } = await gov.admin.post(list(), { gradeCode: '34', validFrom: '2026-03-01' }).expect(201);
    expect(await corrected(list(), risen.id, { gradeName: 'IV/a' })).toMatchObject({
      gradeCode: '41',
      gradeName: 'IV/a',
    });
    expect(await today()).toBe('IV/a');
    expect(await refused(list(), risen.id, { gradeCode: '09' })).toBe('422 EMPLOYEE.GRADE_INVALID');
    expect(await refused(list(), risen.id, { gradeCode: '34', gradeName: 'III/c' })).toBe('422 EMPLOYEE.GRADE_INVALID');
    await corrected(list(), risen.id, { validFrom: '2026-04-01' });
    expect(await today()).toBe('III/c');
    await corrected(list(), risen.id, { validFrom: '2026-02-01', gradeCode: '34' });
    expect(await today()).toBe('III/d');
    await withdraw(list(), risen.id).expect(204);
    expect([days(await listOf(list()), 'gradeCode'), await today()]).toEqual([[['33', null, null]], 'III/c']);
    const [first] = await listOf(list());
    expect((await withdraw(list(), first!.id).expect(409)).body.code).toBe('EMPLOYEE.FIRST_ENTRY_STAYS');
  });

  it('which is the first, of a day, may begin on another one', async () => {
    const person = { kind: 'PNS', name: 'Tanpa Golongan', nip: '198505052010011999' };
    const { id } = (await gov.admin.post('/employees', person).expect(201)).body;
    const grades = `/employees/${id}/grades`;
    const { body: first } = await gov.admin.post(grades, { gradeCode: '31', validFrom: '2026-01-01' }).expect(201);
    const shown = async (): Promise<unknown> => (await gov.admin.get(`/employees/${id}`).expect(200)).body.grade;
    expect(await shown()).toBe('III/a');
    await corrected(grades, first.id, { validFrom: '2026-05-01' });
    expect(await shown()).toBeNull();
    await corrected(grades, first.id, { validFrom: '2025-05-01' });
    expect(await shown()).toBe('III/a');
    expect((await withdraw(grades, first.id).expect(409)).body.code).toBe('EMPLOYEE.FIRST_ENTRY_STAYS');
  });
});

describe('A work agreement', () => {
  it('is corrected within the days that are free, and withdrawn after its extension', async () => {
    await story.hire('Kontrak', { unit: 'bidang', kind: 'PPPK' });
    const list = historyOf('Kontrak', 'contracts');
    const { body: first } = await gov.admin
      .post(list, { validFrom: '2025-01-01', validUntil: '2025-12-31', letterNumber: '1' })
      .expect(201);
    const { body: second } = await gov.admin
      .post(`${list}/${first.id}/extension`, { validUntil: '2026-12-31' })
      .expect(201);
    expect(await refused(list, first.id, { validUntil: '2026-01-31' })).toBe('409 EMPLOYEE.CONTRACT_OVERLAPS');
    expect(await refused(list, second.id, { validUntil: '2025-12-31' })).toBe('422 EMPLOYEE.RANGE_REVERSED');
    expect(await corrected(list, second.id, { validUntil: '2026-06-30', letterNumber: '2/2026' })).toMatchObject({
      validUntil: '2026-06-30',
      letterNumber: '2/2026',
      extendsId: first.id,
    });
    await gov.admin.patch(`${list}/${first.id}`, { reason, validUntil: null }).ifMatch(1).expect(422);
    expect((await withdraw(list, first.id).expect(409)).body).toMatchObject({ code: 'EMPLOYEE.CONTRACT_EXTENDED' });
    await withdraw(list, second.id).expect(204);
    await withdraw(list, first.id).expect(204);
    expect(await listOf(list)).toEqual([]);
  });
});

describe('A leave', () => {
  it('on the wrong days, or of the wrong person, moves the chain when it is mended', async () => {
    const list = historyOf('Kasi Gizi', 'leaves');
    const leave = { kind: 'BESAR', validFrom: '2026-03-01', validUntil: '2026-05-31' };
    const { body: long } = await gov.admin.post(list, leave).expect(201);
    expect(await story.sight('kabid', 'Staf Gizi')).toEqual(EVERYTHING);
    await corrected(list, long.id, { validFrom: '2026-04-01' });
    expect(await story.sight('kabid', 'Staf Gizi')).toEqual(NOTHING);
    const { body: short } = await gov.admin
      .post(list, { kind: 'TAHUNAN', validFrom: '2026-03-02', validUntil: '2026-03-06' })
      .expect(201);
    expect(await refused(list, short.id, { validUntil: '2026-04-01' })).toBe('409 EMPLOYEE.LEAVE_OVERLAPS');
    expect(await refused(list, short.id, { validUntil: '2026-03-01' })).toBe('422 EMPLOYEE.RANGE_REVERSED');
    expect(await corrected(list, short.id, { kind: 'SAKIT' })).toMatchObject({ kind: 'SAKIT' });
    await corrected(list, long.id, { validFrom: '2026-03-20' });
    expect(await story.reason('Staf Gizi', '2026-04-15')).toContain('Kabid Uji');
    await withdraw(list, long.id).expect(204);
    expect(await story.reason('Staf Gizi', '2026-04-15')).toContain('Kasi Gizi');
    await withdraw(list, short.id).expect(204);
    expect(await listOf(list)).toEqual([]);
    expect(eventsOf('employee.history-withdrawn').slice(-2)).toEqual(
      [long, short].map(({ id }) => ({ employeeId: story.id('Kasi Gizi'), entryId: id, kind: 'LEAVE' })),
    );
  });
});

describe('What moves the chain', () => {
  const APPRAISER = ['Kasi Gizi', 'Pejabat Lain'] as const;
  const appraises = async (name: string): Promise<boolean> =>
    JSON.stringify(await story.sight(name, 'Staf Gizi')) === JSON.stringify(EVERYTHING);

  beforeAll(async () => {
    await story.hire('Pejabat Lain', { unit: 'dinas' });
  });

  const letter = { letterNumber: '5/2026', letterOn: '2026-02-20' };
  const from = { validFrom: '2026-02-01' };
  const kinds: [string, () => object, object, object][] = [
    [
      '/appraisal-delegations',
      () => ({ employeeId: story.id('Staf Gizi'), toEmployeeId: story.id('Pejabat Lain'), ...letter, reason: 'Lama' }),
      { letterNumber: '6/2026', recordedReason: null },
      { letterNumber: '6/2026', reason: null },
    ],
    [
      '/appraiser-appointments',
      () => ({
        employeeId: story.id('Staf Gizi'),
        appraiserId: story.id('Pejabat Lain'),
        reason: 'Sudah lama begitu.',
      }),
      { ...letter, recordedReason: 'Penilai adalah suaminya.' },
      { ...letter, reason: 'Penilai adalah suaminya.' },
    ],
    [
      '/appraisal-conflicts',
      () => ({ employeeId: story.id('Staf Gizi'), otherId: story.id('Kasi Gizi'), cause: 'OTHER' }),
      { cause: 'KINSHIP', recordedReason: 'Suami dan istri' },
      { cause: 'KINSHIP', reason: 'Suami dan istri' },
    ],
    [
      '/appraisal-chain-rules',
      () => ({ sequence: 5, unitId: gov.units['seksi'], above: 'UNIT', aboveUnitId: gov.units['dinasLain'] }),
      { sequence: 6, depth: null, recordedReason: 'Keputusan Bupati' },
      { sequence: 6, reason: 'Keputusan Bupati' },
    ],
  ];

  it.each(kinds)('%s is corrected and withdrawn, and the chain follows', async (list, facts, changes, shown) => {
    const isRule = list.endsWith('rules');
    const moved = async (): Promise<boolean> =>
      isRule
        ? (await story.reason('Kasi Gizi', '2026-03-02'))!.includes('Kadis Lain')
        : !(await appraises(APPRAISER[0]));
    const { body: record } = await gov.admin.post(list, { ...facts(), ...from }).expect(201);
    expect(await moved()).toBe(true);
    const path = `${list}/${record.id}`;
    const { body } = await gov.admin
      .patch(path, { reason, ...changes, validFrom: '2026-03-03' })
      .ifMatch(1)
      .expect(200);
    expect(body).toMatchObject({ ...shown, validFrom: '2026-03-03', version: 2 });
    expect(await moved()).toBe(false);
    expect((await gov.admin.patch(path, { reason, validUntil: '2026-03-02' }).ifMatch(2).expect(422)).body.code).toBe(
      'EMPLOYEE.RANGE_REVERSED',
    );
    await gov.admin.patch(path, { reason, validFrom: '2026-01-01' }).ifMatch(2).expect(200);
    expect(await moved()).toBe(true);
    for (const client of [gov.hr, gov.auditor, story.as('kabid')]) {
      await client.patch(path, { reason }).ifMatch(3).expect(403);
      await client.post(`${path}/withdrawal`, { reason }).expect(403);
    }
    await gov.admin.post(`${path}/withdrawal`, { reason }).expect(204);
    expect(await moved()).toBe(false);
    await gov.admin.get(path).expect(404);
    await gov.admin.post(`${path}/withdrawal`, { reason }).expect(404);
    const type = list.slice(1, -1);
    expect(await recordOf(`${type}.withdraw`, record.id)).toMatchObject({
      subject: isRule ? null : story.id('Staf Gizi'),
      before: { ...shown, validFrom: '2026-01-01' },
      after: { withdrawalReason: REASON },
    });
  });

  it('names the people and the unit that it named', async () => {
    const { body: letterOfUnit } = await gov.admin
      .post('/appraisal-delegations', {
        ...letter,
        ...from,
        unitId: gov.units['seksi'],
        covers: 'MEMBERS',
        toEmployeeId: story.id('Pejabat Lain'),
      })
      .expect(201);
    const path = `/appraisal-delegations/${letterOfUnit.id}`;
    for (const name of ['toEmployeeId', 'employeeId', 'unitId']) {
      const { body } = await gov.admin
        .patch(path, { reason, [name]: story.id('kabid') })
        .ifMatch(1)
        .expect(422);
      expect(body.errors).toEqual([expect.objectContaining({ pointer: `/${name}`, code: 'UNKNOWN' })]);
    }
    await gov.admin.patch(path, { reason, covers: 'HEAD' }).ifMatch(1).expect(200);
    await gov.admin.post(`${path}/withdrawal`, { reason }).expect(204);
    const ofPerson = { ...letter, ...from, employeeId: story.id('Staf Gizi'), toEmployeeId: story.id('Pejabat Lain') };
    const { body: one } = await gov.admin.post('/appraisal-delegations', ofPerson).expect(201);
    const other = `/appraisal-delegations/${one.id}`;
    expect((await gov.admin.patch(other, { reason, covers: 'HEAD' }).ifMatch(1).expect(422)).body.code).toBe(
      'EMPLOYEE.DELEGATION_SCOPE',
    );
    await gov.admin.post(`${other}/withdrawal`, { reason }).expect(204);
  });

  it('is a rule that leads somewhere', async () => {
    const rule = { sequence: 7, unitId: gov.units['seksi'], above: 'PARENT', ...from };
    const { body } = await gov.admin.post('/appraisal-chain-rules', rule).expect(201);
    const path = `/appraisal-chain-rules/${body.id}`;
    for (const [facts, code] of [
      [{ above: 'UNIT' }, 'EMPLOYEE.RULE_TARGET'],
      [{ aboveUnitId: gov.units['dinas'] }, 'EMPLOYEE.RULE_TARGET'],
      [{ unitType: 'TIDAK_ADA' }, 'ORGANIZATION.TYPE_UNKNOWN'],
      [{ unitId: story.id('kabid') }, 'ORGANIZATION.UNIT_UNKNOWN'],
    ] as const)
      expect(
        (
          await gov.admin
            .patch(path, { reason, ...facts })
            .ifMatch(1)
            .expect(422)
        ).body.code,
      ).toBe(code);
    await gov.admin.post(`${path}/withdrawal`, { reason }).expect(204);
  });
});

describe('A membership of a team', () => {
  it('is corrected and withdrawn by who cares for the team, within its days', async () => {
    const team = { name: 'Tim Gizi', unitId: gov.units['dinas'], validFrom: '2026-01-01', validUntil: '2026-12-31' };
    const { id } = (await gov.admin.post('/teams', team).expect(201)).body;
    const list = `/teams/${id}/members`;
    const join = async (name: string, role: string, validFrom: string, validUntil?: string): Promise<Entry> =>
      (await gov.admin.post(list, { employeeId: story.id(name), role, validFrom, validUntil }).expect(201)).body;
    const leader = await join('Kasi Gizi', 'LEADER', '2026-01-01', '2026-06-30');
    const member = await join('Staf Gizi', 'MEMBER', '2026-01-01', '2026-03-31');
    await join('Staf Gizi', 'MEMBER', '2026-05-01');
    expect(await refused(list, member.id, { role: 'LEADER' })).toBe('409 EMPLOYEE.TEAM_HAS_LEADER');
    expect(await refused(list, member.id, { validUntil: '2026-05-01' })).toBe('409 EMPLOYEE.ALREADY_MEMBER');
    expect(await refused(list, member.id, { validFrom: '2025-12-31' })).toBe('422 EMPLOYEE.OUTSIDE_TEAM');
    expect(await refused(list, member.id, { validFrom: '2026-04-01' })).toBe('422 EMPLOYEE.RANGE_REVERSED');
    expect(await corrected(list, leader.id, { validUntil: null })).toMatchObject({ validUntil: '2026-12-31' });
    const path = `${list}/${member.id}`;
    await gov.hr.patch(path, { reason, validFrom: '2026-02-01' }).ifMatch(1).expect(200);
    expect(await recordOf('team-member.correct', member.id)).toEqual({
      subject: story.id('Staf Gizi'),
      before: { validFrom: '2026-01-01' },
      after: { validFrom: '2026-02-01', correctionReason: REASON },
    });
    await story.as('Staf Gizi').post(`${path}/withdrawal`, { reason }).expect(403);

    const elsewhere = { ...team, name: 'Tim Lain', unitId: gov.units['dinasLain'] };
    const { id: other } = (await gov.admin.post('/teams', elsewhere).expect(201)).body;
    const joined = { employeeId: story.id('Staf Gizi'), role: 'MEMBER', validFrom: '2026-01-01' };
    const { body: alien } = await gov.admin.post(`/teams/${other}/members`, joined).expect(201);
    await gov.hr.patch(`/teams/${other}/members/${alien.id}`, { reason }).ifMatch(1).expect(404);
    await gov.hr.post(`/teams/${other}/members/${alien.id}/withdrawal`, { reason }).expect(404);
    await gov.hr.post(`/teams/${id}/members/${alien.id}/withdrawal`, { reason }).expect(404);

    await withdraw(list, member.id, {}, gov.hr).expect(204);
    expect(days(await listOf(list), 'role')).toEqual([
      ['LEADER', '2026-01-01', '2026-12-31'],
      ['MEMBER', '2026-05-01', '2026-12-31'],
    ]);
  });
});
