import { activePlan, Government, ratings, SELF_ASSESSMENT, SOME_REVISION } from '../support/government.js';
import { TestApp } from '../support/test-app.js';
import { addEvidence } from '../support/tus.js';

/* The daily log of the staff, whose plan of 2026 is active since Monday, 2 March. */

let app: TestApp;
let gov: Government;
let yearId: string;
let plan: any;

const switchOn = (more: object = {}): Promise<unknown> =>
  gov.admin
    .get('/work-plan-policy')
    .expect(200)
    .then(({ body }: any) =>
      gov.admin
        .patch('/work-plan-policy', { keepsDailyLog: true, ...more })
        .ifMatch(body.version)
        .expect(200),
    );

beforeEach(async () => {
  app = await TestApp.start();
  gov = await Government.found(app);
  yearId = await gov.openYear();
  plan = await activePlan(gov, 'staff', 'kabid', yearId);
  await switchOn();
});
afterEach(() => app.stop());

const PATH = '/daily-log-entries';
const work = (more: object = {}): object => ({
  ...{ occurredOn: '2026-03-02', text: 'Memeriksa laporan', minutes: 90, resultId: plan.results[0].id },
  ...more,
});
const write = (more: object = {}) => gov.as('staff').post(PATH, work(more));
const written = async (more: object = {}): Promise<any> => (await write(more).expect(201)).body;
const OTHER = { resultId: undefined, otherDuty: 'Apel pagi' };

describe('an entry (DL-1)', () => {
  it('says what was done on a day for a result of the plan, with how much came of it and what shows it', async () => {
    const evidenceId = await addEvidence(gov.as('staff'), plan.id, plan.results[0].id);
    const entry = await written({ quantity: '3', unit: 'laporan', evidenceId });
    expect(entry).toMatchObject({
      ...{ employeeId: gov.id('staff'), workPlanId: plan.id, resultId: plan.results[0].id, otherDuty: null },
      ...{ resultStatement: 'Laporan pelayanan terbit tepat waktu', quantity: '3.00', unit: 'laporan', minutes: 90 },
      ...{ evidenceId, evidenceTitle: 'Laporan', dayMinutes: 90, isAboveWorkingDay: false, seenAt: null, version: 1 },
    });
    expect((await gov.as('staff').get(`${PATH}/${entry.id}`).expect(200)).body).toEqual(entry);
    await gov.as('staff').delete(`/evidence/${evidenceId}`).expect(204);
    expect((await gov.as('staff').get(`${PATH}/${entry.id}`).expect(200)).body.evidenceTitle).toBeNull();
  });

  it('is of another duty where it serves no result', async () => {
    expect(await written(OTHER)).toMatchObject({ resultId: null, resultStatement: null, otherDuty: 'Apel pagi' });
  });

  it.each([
    ['neither result nor other duty', () => ({ resultId: undefined }), 'DAILY_LOG.RESULT_OR_OTHER', '/resultId'],
    ['both', () => ({ otherDuty: 'Apel pagi' }), 'DAILY_LOG.RESULT_OR_OTHER', '/resultId'],
    ['a result of nobody', () => ({ resultId: gov.id('staff') }), 'DAILY_LOG.RESULT_UNKNOWN', '/resultId'],
    ['a quantity of nothing', () => ({ quantity: '3' }), 'DAILY_LOG.QUANTITY_AND_UNIT', '/unit'],
    ['a unit alone', () => ({ unit: 'laporan' }), 'DAILY_LOG.QUANTITY_AND_UNIT', '/unit'],
    ['evidence of nobody', () => ({ evidenceId: gov.id('staff') }), 'DAILY_LOG.EVIDENCE_UNKNOWN', '/evidenceId'],
    ['a day to come', () => ({ occurredOn: '2026-03-03' }), 'WORK_PLAN.OUTSIDE_PLAN', '/occurredOn'],
    ['no minutes', () => ({ minutes: 0 }), 'REQUEST.INVALID', '/minutes'],
    ['more than a day', () => ({ minutes: 1441 }), 'REQUEST.INVALID', '/minutes'],
  ] as const)('is refused with %s', async (_, more, code, pointer) => {
    const { body } = await write(more()).expect(422);
    expect([body.code, body.errors[0].pointer]).toEqual([code, pointer]);
  });

  it('is not of the plan of a colleague', async () => {
    const other = await activePlan(gov, 'colleague', 'kabid', yearId);
    const evidenceId = await addEvidence(gov.as('colleague'), other.id, other.results[0]!.id);
    expect((await write({ resultId: other.results[0]!.id }).expect(422)).body.code).toBe('DAILY_LOG.RESULT_UNKNOWN');
    expect((await write({ evidenceId }).expect(422)).body.code).toBe('DAILY_LOG.EVIDENCE_UNKNOWN');
  });

  it('needs a plan in force on the day', async () => {
    const { body } = await gov.as('colleague').post(PATH, work()).expect(422);
    expect(body.code).toBe('DAILY_LOG.NO_PLAN');
    expect((await write({ occurredOn: '2025-12-31' }).expect(422)).body.code).toBe('DAILY_LOG.NO_PLAN');
  });

  it('is written once under an id of the client', async () => {
    const { id } = await written();
    expect((await write({ id }).expect(409)).body.code).toBe('REQUEST.ID_TAKEN');
  });
});

describe('the minutes of a day (DL-2)', () => {
  it('come to 1440 at most', async () => {
    await written({ minutes: 1000 });
    const { id } = await written({ ...OTHER, minutes: 400 });
    const { body } = await write({ minutes: 41 }).expect(422);
    expect(body).toMatchObject({ code: 'DAILY_LOG.DAY_FULL', errors: [{ pointer: '/minutes' }] });
    expect(body.detail).toMatch(/1400.*40/);
    await written({ minutes: 41, occurredOn: '2026-03-01' });
    const path = `${PATH}/${id}`;
    await gov.as('staff').patch(path, { minutes: 441 }).ifMatch(1).expect(422);
    await gov.as('staff').patch(path, { minutes: 440 }).ifMatch(1).expect(200);
  });

  it('come to 1440 at most when several entries are written at once', async () => {
    const answers = await Promise.all(Array.from({ length: 5 }, () => write({ minutes: 400 })));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 201, 201, 422, 422]);
  });

  it('show a hint above the working day that the government has set', async () => {
    await switchOn({ workingDayMinutes: 450 });
    expect(await written({ minutes: 450 })).toMatchObject({ dayMinutes: 450, isAboveWorkingDay: false });
    expect(await written({ minutes: 1 })).toMatchObject({ dayMinutes: 451, isAboveWorkingDay: true });
    await switchOn({ workingDayMinutes: null });
    expect(await written({ minutes: 1 })).toMatchObject({ dayMinutes: 452, isAboveWorkingDay: false });
  });
});

describe('changes of an entry (DL-3)', () => {
  it('are its owner’s, in the version that he has read', async () => {
    const { id } = await written({ quantity: '3', unit: 'laporan' });
    const path = `${PATH}/${id}`;
    const staff = gov.as('staff');
    const { body } = await staff
      .patch(path, { otherDuty: 'Rapat dinas', quantity: null, unit: null })
      .ifMatch(1)
      .expect(200);
    expect(body).toMatchObject({ resultId: null, otherDuty: 'Rapat dinas', quantity: null, unit: null, version: 2 });
    expect((await staff.patch(path, {}).ifMatch(2).expect(200)).body.version).toBe(2);
    const back = await staff.patch(path, { resultId: plan.results[0].id }).ifMatch(2).expect(200);
    expect(back.body).toMatchObject({ resultId: plan.results[0].id, otherDuty: null });
    const both = { resultId: plan.results[0].id, otherDuty: 'Rapat dinas' };
    expect((await staff.patch(path, both).ifMatch(3).expect(422)).body.code).toBe('DAILY_LOG.RESULT_OR_OTHER');
    await staff.patch(path, { text: 'Lain' }).ifMatch(1).expect(412);
    await staff.patch(path, { text: 'Lain' }).expect(428);
    await gov.as('kabid').patch(path, { text: 'Lain' }).ifMatch(3).expect(403);
    await gov.as('colleague').patch(path, { text: 'Lain' }).ifMatch(3).expect(404);
    await gov.as('kabid').delete(path).ifMatch(3).expect(403);
    await staff.delete(path).ifMatch(3).expect(204);
    await staff.get(path).expect(404);
  });

  it('end with the deadline of the evaluation period, unless it is reopened', async () => {
    const { id } = await written();
    await gov.moveTo('2026-04-15');
    const path = `${PATH}/${id}`;
    const attempts = async (): Promise<string[]> => {
      const staff = gov.as('staff');
      const answers = [await write(), await staff.patch(path, { text: 'Lain' }).ifMatch(1)];
      return [...answers, await staff.delete(path).ifMatch(1)].map(({ status, body }) => `${status} ${body?.code}`);
    };
    expect(await attempts()).toEqual(Array.from({ length: 3 }, () => '409 MONITORING.ENTRY_CLOSED'));
    const [period] = (await gov.admin.get(`/performance-periods/${yearId}/evaluation-periods`).expect(200)).body.data;
    const reopening = { evaluationPeriodId: period.id, openUntil: '2026-04-30', reason: 'Log harian terlambat.' };
    await gov.as('kabid').post(`/work-plans/${plan.id}/entry-reopenings`, reopening).expect(201);
    await written();
    await gov.as('staff').patch(path, { text: 'Lain' }).ifMatch(1).expect(200);
    await gov.as('staff').delete(path).ifMatch(2).expect(204);
  });

  it('end once the period is rated', async () => {
    await gov.moveTo('2026-03-31');
    await app.drainJobs();
    const [{ id }] = (await gov.as('staff').get('/appraisals', { employeeId: gov.id('staff'), limit: 1 })).body.data;
    await gov.as('staff').post(`/appraisals/${id}/self-assessment`, SELF_ASSESSMENT).expect(201);
    await gov.as('kabid').post(`/appraisals/${id}/ratings`, ratings()).expect(201);
    await gov.as('kabid').post(`/appraisals/${id}/publication`).expect(201);
    expect((await write().expect(409)).body.code).toBe('WORK_PLAN.PERIOD_RATED');
  });

  it('let an entry go whose day the plan has lost, so that the minutes are free for the next plan', async () => {
    await gov.moveTo('2026-03-20');
    const entry = await written({ occurredOn: '2026-03-18', minutes: 1000 });
    await gov.transfer(gov.id('staff'), 'dinasLain', '2026-03-16');
    await app.drainJobs();
    const change = { minutes: 30 };
    const refused = await gov.as('staff').patch(`${PATH}/${entry.id}`, change).ifMatch(entry.version).expect(422);
    expect(refused.body.code).toBe('WORK_PLAN.OUTSIDE_PLAN');
    await gov.as('kabid').delete(`${PATH}/${entry.id}`).ifMatch(entry.version).expect(404);
    await gov.as('staff').delete(`${PATH}/${entry.id}`).ifMatch(entry.version).expect(204);
    await gov.as('staff').get(`${PATH}/${entry.id}`).expect(404);
  });

  it('leave a result alone that a revision took out meanwhile', async () => {
    const { id } = await written();
    const staff = gov.as('staff');
    const { body: revision } = await staff.post(`/work-plans/${plan.id}/revisions`, SOME_REVISION).expect(201);
    const path = `/work-plan-revisions/${revision.id}`;
    const indicator = { aspect: 'KUANTITAS', statement: 'Jumlah', target: '1', unit: 'laporan' };
    const results = [{ statement: 'Hasil lain', indicators: [indicator] }];
    await staff.patch(path, { results }).ifMatch(1).expect(200);
    await staff.post(`${path}/submission`).expect(201);
    await gov.as('kabid').post(`${path}/agreement`).expect(201);
    expect((await write().expect(422)).body.code).toBe('DAILY_LOG.RESULT_UNKNOWN');
    const { body } = await staff.patch(`${PATH}/${id}`, { minutes: 30 }).ifMatch(1).expect(200);
    expect(body).toMatchObject({ minutes: 30, resultStatement: 'Laporan pelayanan terbit tepat waktu' });
  });
});

describe('who reads it, and who has seen it (DL-4)', () => {
  it('is the appraiser, with a note, until the entry changes', async () => {
    const { id } = await written();
    const path = `${PATH}/${id}`;
    const see = (who: 'kabid' | 'kadis' | 'staff' | 'stranger', version = 1) =>
      gov.as(who).post(`${path}/sighting`, { note: 'Lanjutkan.' }).ifMatch(version);
    await see('stranger').expect(404);
    await see('kadis').expect(404);
    expect((await see('staff').expect(403)).body.code).toBe('DAILY_LOG.NOT_THE_APPRAISER');
    await gov.admin.post(`${path}/sighting`, {}).ifMatch(1).expect(403);
    await gov.as('kabid').post(`${path}/sighting`, {}).expect(428);
    const { body } = await see('kabid').expect(200);
    expect(body).toMatchObject({ seenByEmployeeId: gov.id('kabid'), seenNote: 'Lanjutkan.', version: 2 });
    expect(body.seenAt).toBe(app.clock.now().toISOString());
    await see('kabid', 1).expect(412);
    const again = await gov.as('kabid').post(`${path}/sighting`, {}).ifMatch(2).expect(200);
    expect(again.body).toMatchObject({ seenNote: null, version: 3 });
    const unseen = async (): Promise<number> =>
      (await gov.as('kabid').get(PATH, { unseen: true }).expect(200)).body.data.length;
    expect(await unseen()).toBe(0);
    const changed = await gov.as('staff').patch(path, { minutes: 91 }).ifMatch(3).expect(200);
    expect(changed.body).toMatchObject({ seenAt: null, seenByEmployeeId: null, seenByName: null, seenNote: null });
    expect(await unseen()).toBe(1);
  });

  it('is also who appraised on that day, and nobody else of the line', async () => {
    const { id } = await written();
    const letter = { letterNumber: '9/2026', letterOn: '2026-03-06', reason: 'Pejabat penilai bertugas di luar.' };
    const persons = { employeeId: gov.id('staff'), appraiserId: gov.id('otherHead') };
    const days = { validFrom: '2026-03-09', validUntil: '2026-12-31' };
    await gov.admin.post('/appraiser-appointments', { ...letter, ...days, ...persons }).expect(201);
    await gov.moveTo('2026-03-10');
    const late = await written({ occurredOn: '2026-03-09' });
    const seen = async (who: 'kabid' | 'otherHead' | 'kadis' | 'stranger'): Promise<string[]> =>
      (await gov.as(who).get(PATH).expect(200)).body.data.map((row: any) => row.id);
    expect(await seen('kabid')).toEqual([id]);
    expect(await seen('otherHead')).toEqual([late.id, id]);
    for (const who of ['kadis', 'stranger'] as const) expect(await seen(who)).toEqual([]);
    await gov.as('kabid').get(`/work-plans/${plan.id}`).expect(404);
    await gov.as('kabid').post(`${PATH}/${id}/sighting`, {}).ifMatch(1).expect(200);
    await gov.as('otherHead').post(`${PATH}/${id}/sighting`, {}).ifMatch(2).expect(200);
    await gov.as('kabid').get(`${PATH}/${late.id}`).expect(404);
    await gov.as('kabid').post(`${PATH}/${late.id}/sighting`, {}).ifMatch(1).expect(404);
  });

  it('lists by person, days and result within reach, the latest day first', async () => {
    const first = await written({ occurredOn: '2026-02-27' });
    const second = await written({ occurredOn: '2026-03-01', ...OTHER });
    const third = await written();
    const list = async (who: any, query: Record<string, string> = {}): Promise<string[]> =>
      (await who.get(PATH, query).expect(200)).body.data.map(({ id }: any) => id);
    const all = [third.id, second.id, first.id];
    for (const who of [gov.as('staff'), gov.as('kabid'), gov.admin, gov.auditor, gov.hr])
      expect(await list(who)).toEqual(all);
    for (const who of ['kadis', 'colleague', 'stranger'] as const) expect(await list(gov.as(who))).toEqual([]);
    const kabid = gov.as('kabid');
    expect(await list(kabid, { from: '2026-03-01' })).toEqual([third.id, second.id]);
    expect(await list(kabid, { until: '2026-03-01' })).toEqual([second.id, first.id]);
    expect(await list(kabid, { resultId: plan.results[0].id })).toEqual([third.id, first.id]);
    expect(await list(kabid, { employeeId: gov.id('colleague') })).toEqual([]);
    const page = (await kabid.get(PATH, { limit: 2, count: true }).expect(200)).body;
    expect(page.page.total).toBe(3);
    const rest = await kabid.get(PATH, { limit: 2, cursor: page.page.nextCursor }).expect(200);
    expect(rest.body.data.map(({ id }: any) => id)).toEqual([first.id]);
    const csv = (await kabid.get(PATH, { format: 'csv' }).expect(200)).text;
    expect(csv.trim().split('\n')).toHaveLength(4);
  });
});

describe('a government that does not use it (DL-5)', () => {
  it('is told so by every operation, with who switches it on', async () => {
    const { id } = await written();
    await switchOn({ keepsDailyLog: false });
    const path = `${PATH}/${id}`;
    const [staff, kabid] = [gov.as('staff'), gov.as('kabid')];
    const answers = [
      await write(),
      await staff.get(path),
      await staff.get(PATH),
      await staff.get('/daily-log-totals'),
      await staff.patch(path, { minutes: 5 }).ifMatch(1),
      await staff.delete(path).ifMatch(1),
      await kabid.post(`${path}/sighting`, {}).ifMatch(1),
      await kabid.get('/team/daily-log'),
    ];
    for (const { status, body } of answers) {
      expect([status, body.code]).toEqual([409, 'DAILY_LOG.NOT_USED']);
      expect(body.detail).toContain('PATCH /work-plan-policy');
    }
    await switchOn();
    await staff.get(path).expect(200);
  });

  it('is every government at first, and only the HR office changes that', async () => {
    const { body } = await gov.as('staff').get('/work-plan-policy').expect(200);
    expect(body).toMatchObject({ keepsDailyLog: true, workingDayMinutes: null });
    await gov.as('kabid').patch('/work-plan-policy', { keepsDailyLog: false }).ifMatch(body.version).expect(403);
    await gov.admin.patch('/work-plan-policy', { workingDayMinutes: 59 }).ifMatch(body.version).expect(422);
    const fresh = await TestApp.start();
    try {
      const admin = await Government.administrator(fresh);
      expect((await admin.get('/work-plan-policy').expect(200)).body.keepsDailyLog).toBe(false);
    } finally {
      await fresh.stop();
    }
  });
});

describe('what it comes to (DL-6)', () => {
  beforeEach(async () => {
    await written({ occurredOn: '2026-02-26', minutes: 60 });
    await written({ occurredOn: '2026-02-27', minutes: 30 });
    await written({ occurredOn: '2026-02-27', minutes: 15 });
    await written({ occurredOn: '2026-02-27', minutes: 20, ...OTHER });
    await written({ minutes: 100 });
  });

  it('is added up by month and result', async () => {
    const totals = async (who: any, query: Record<string, string | number> = {}): Promise<any[]> =>
      (await who.get('/daily-log-totals', query).expect(200)).body.data;
    const resultId = plan.results[0].id;
    const february = { month: '2026-02', employeeId: gov.id('staff') };
    const all = [
      { ...february, resultId: null, resultStatement: null, daysLogged: 1, entries: 1, minutes: 20 },
      { ...february, resultId, resultStatement: 'Laporan pelayanan terbit tepat waktu', daysLogged: 2, minutes: 105 },
      { month: '2026-03', resultId, daysLogged: 1, entries: 1, minutes: 100 },
    ];
    for (const who of [gov.as('staff'), gov.as('kabid'), gov.hr, gov.auditor])
      expect(await totals(who)).toMatchObject(all);
    expect(await totals(gov.as('colleague'))).toEqual([]);
    const kabid = gov.as('kabid');
    expect(await totals(kabid, { from: '2026-02-27', until: '2026-02-27', resultId })).toMatchObject([{ minutes: 45 }]);
    expect(await totals(kabid, { employeeId: gov.id('colleague') })).toEqual([]);
    const pages: any[] = [];
    let cursor: string | undefined;
    do {
      const query = { limit: 1, count: true, ...(cursor ? { cursor } : {}) };
      const { body } = await kabid.get('/daily-log-totals', query).expect(200);
      expect(body.page.total).toBe(3);
      pages.push(...body.data);
      cursor = body.page.nextCursor;
    } while (cursor);
    expect(pages).toMatchObject(all);
    const csv = (await kabid.get('/daily-log-totals', { format: 'csv' }).expect(200)).text;
    expect(csv.trim().split('\n')).toHaveLength(4);
  });

  it('shows a leader how much each of the team has written of a month', async () => {
    const [first] = (await gov.as('staff').get(PATH, { limit: 1 }).expect(200)).body.data;
    await gov.as('kabid').post(`${PATH}/${first.id}/sighting`, {}).ifMatch(1).expect(200);
    const team = async (who: any, query: Record<string, string> = {}): Promise<any[]> =>
      (await who.get('/team/daily-log', query).expect(200)).body.data;
    const rows = await team(gov.as('kabid'));
    const of = (name: 'staff' | 'colleague', from: any[]): any =>
      from.find(({ employeeId }) => employeeId === gov.id(name));
    expect(of('staff', rows)).toMatchObject({
      ...{ month: '2026-03', daysLogged: 1, entries: 1, minutes: 100, unseenEntries: 0, lastLoggedOn: '2026-03-02' },
    });
    expect(of('colleague', rows)).toMatchObject({ daysLogged: 0, entries: 0, minutes: 0, lastLoggedOn: null });
    const february = await team(gov.as('kabid'), { month: '2026-02' });
    expect(of('staff', february)).toMatchObject({ daysLogged: 2, entries: 4, minutes: 125, unseenEntries: 4 });
    expect(of('staff', await team(gov.as('kadis')))).toBeUndefined();
    expect(await team(gov.as('stranger'))).toEqual([]);
    await gov.as('kabid').get('/team/daily-log', { month: '2026-13' }).expect(400);
    await gov.admin.get('/team/daily-log').expect(403);
  });
});
