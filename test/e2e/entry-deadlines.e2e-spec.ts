import { Downtimes } from '../../src/modules/periods/index.js';
import { activePlan, Government, ratings } from '../support/government.js';
import { TestApp } from '../support/test-app.js';

/* By when progress is taken: of the first quarter of 2026 until 14 April. The staff's plan is active since 2 March. */

let app: TestApp;
let gov: Government;
let yearId: string;
let plan: any;
let first: any;

beforeEach(async () => {
  app = await TestApp.start();
  gov = await Government.found(app);
  yearId = await gov.openYear();
  plan = await activePlan(gov, 'staff', 'kabid', yearId);
  [first] = (await gov.admin.get(`/performance-periods/${yearId}/evaluation-periods`).expect(200)).body.data;
});
afterEach(() => app.stop());

const report = (occurredOn: string) => {
  const indicatorId = plan.results[0].indicators[0].id;
  return gov.as('staff').post(`/work-plans/${plan.id}/progress-entries`, { indicatorId, occurredOn, value: '1.00' });
};
const evidence = (occurredOn: string) => {
  const link = { url: 'https://data.kab.go.id/laporan', title: 'Laporan', occurredOn };
  return gov
    .as('staff')
    .post(`/work-plans/${plan.id}/evidence`, { ...link, links: [{ resultId: plan.results[0].id }] });
};
const entryPeriods = async (who: 'staff' | 'kabid' = 'staff'): Promise<any[]> =>
  (await gov.as(who).get(`/work-plans/${plan.id}/entry-periods`).expect(200)).body.periods;
const REOPENING = { openUntil: '2026-04-30', reason: 'Data dari BPS baru terbit.' };
const reopen = (who: 'kabid' | 'staff' | 'colleague' = 'kabid', more: object = {}) =>
  gov.as(who).post(`/work-plans/${plan.id}/entry-reopenings`, { evaluationPeriodId: first.id, ...REOPENING, ...more });
const down = (startedAt: string, endedAt: string, more: object = {}) =>
  gov.admin.post('/service-downtimes', { startedAt, endedAt, reason: 'Listrik padam', ...more });

describe('the deadline of an evaluation period (PE-6, PG-6)', () => {
  it('takes progress and evidence up to its last day, and says why not later', async () => {
    await gov.moveTo('2026-04-14');
    await report('2026-03-31').expect(201);
    const kept = (await evidence('2026-03-31').expect(201)).body;
    await gov.moveTo('2026-04-15');
    const { body } = await report('2026-03-31').expect(409);
    expect(body).toMatchObject({ code: 'MONITORING.ENTRY_CLOSED' });
    expect(body.detail).toContain('2026-04-14');
    expect((await evidence('2026-03-31').expect(409)).body.code).toBe('MONITORING.ENTRY_CLOSED');
    expect((await gov.as('staff').delete(`/evidence/${kept.id}`).expect(409)).body.code).toBe(
      'MONITORING.ENTRY_CLOSED',
    );
    await report('2026-04-01').expect(201);
    expect(await entryPeriods()).toMatchObject([
      {
        evaluationPeriodId: first.id,
        startsOn: '2026-01-01',
        endsOn: '2026-03-31',
        state: 'CLOSED',
        dueOn: '2026-04-14',
      },
      { state: 'OPEN', dueOn: '2026-07-14' },
      { state: 'TO_COME' },
      { state: 'TO_COME' },
    ]);
    await gov.as('colleague').get(`/work-plans/${plan.id}/entry-periods`).expect(404);
  });

  it('is another one for everybody, where the HR office moves it', async () => {
    const path = `/evaluation-periods/${first.id}`;
    expect((await gov.as('staff').get(path).expect(200)).body).toMatchObject({
      progressDueOn: '2026-04-14',
      version: 1,
    });
    for (const progressDueOn of ['2026-03-30', '2028-01-01']) {
      const { body } = await gov.admin.patch(path, { progressDueOn }).ifMatch(1).expect(422);
      expect(body).toMatchObject({ code: 'PERIOD.PROGRESS_DUE_OUTSIDE', errors: [{ pointer: '/progressDueOn' }] });
    }
    await gov.as('staff').patch(path, { progressDueOn: '2026-04-20' }).ifMatch(1).expect(403);
    expect((await gov.admin.patch(path, { progressDueOn: '2026-04-20' }).ifMatch(1).expect(200)).body.version).toBe(2);
    await gov.admin.patch(path, { progressDueOn: '2026-04-21' }).ifMatch(1).expect(412);
    expect((await gov.admin.patch(path, {}).ifMatch(2).expect(200)).body.version).toBe(2);
    await gov.moveTo('2026-04-20');
    await report('2026-03-31').expect(201);
    await gov.moveTo('2026-04-21');
    await report('2026-03-31').expect(409);
  });

  it('leaves whoever begins late 14 days', async () => {
    await gov.moveTo('2026-04-10');
    plan = await activePlan(gov, 'colleague', 'kabid', yearId);
    const late = async (): Promise<any> =>
      gov.as('colleague').post(`/work-plans/${plan.id}/progress-entries`, {
        indicatorId: plan.results[0].indicators[0].id,
        occurredOn: '2026-03-31',
        value: '1.00',
      });
    await gov.moveTo('2026-04-24');
    expect((await late()).status).toBe(201);
    await gov.moveTo('2026-04-25');
    expect((await late()).status).toBe(409);
  });

  it('can be set when the year is opened', async () => {
    const year = (await gov.admin.post('/performance-periods', { year: 2027, progressDays: 5 }).expect(201)).body;
    const { data } = (await gov.admin.get(`/performance-periods/${year.id}/evaluation-periods`).expect(200)).body;
    expect(data.map(({ progressDueOn }: any) => progressDueOn)).toEqual([
      ...['2027-04-05', '2027-07-05', '2027-10-05', '2028-01-05'],
    ]);
  });
});

describe('late reports (PG-6)', () => {
  it('are taken once the appraiser has reopened the period, with a reason that both see', async () => {
    await gov.moveTo('2026-04-15');
    await report('2026-03-31').expect(409);
    const [period] = (await reopen().expect(201)).body.periods;
    expect(period).toMatchObject({
      ...{ state: 'OPEN', dueOn: '2026-04-30', periodDueOn: '2026-04-14' },
      reopenings: [{ ...REOPENING, reopenedByEmployeeId: gov.id('kabid') }],
    });
    expect(await entryPeriods()).toMatchObject([period, {}, {}, {}]);
    await gov.moveTo('2026-04-30');
    await report('2026-03-31').expect(201);
    await app.drainJobs();
    const { data } = (await gov.as('staff').get('/my/notifications').expect(200)).body;
    expect(data.map(({ kind }: any) => kind)).toContain('ENTRY_REOPENED');
    await gov.moveTo('2026-05-01');
    await report('2026-03-31').expect(409);
  });

  it('are the decision of whoever evaluates the plan, for days that make a difference', async () => {
    await gov.moveTo('2026-04-15');
    await reopen('staff').expect(403);
    await reopen('colleague').expect(404);
    await gov.admin
      .post(`/work-plans/${plan.id}/entry-reopenings`, { evaluationPeriodId: first.id, ...REOPENING })
      .expect(403);
    for (const openUntil of ['2026-04-14', '2026-06-15']) {
      const { body } = await reopen('kabid', { openUntil }).expect(422);
      expect(body).toMatchObject({ code: 'MONITORING.OPEN_UNTIL', errors: [{ pointer: '/openUntil' }] });
    }
    const unknown = await reopen('kabid', { evaluationPeriodId: yearId }).expect(422);
    expect(unknown.body).toMatchObject({
      code: 'MONITORING.PERIOD_UNKNOWN',
      errors: [{ pointer: '/evaluationPeriodId' }],
    });
    const draft = (await gov.as('colleague').post('/work-plans', { performancePeriodId: yearId }).expect(201)).body;
    const early = await gov
      .as('kabid')
      .post(`/work-plans/${draft.id}/entry-reopenings`, { evaluationPeriodId: first.id, ...REOPENING });
    expect(early.body.code).toBe('WORK_PLAN.WRONG_STATE');
  });

  it('are not taken for what was rated', async () => {
    await gov.moveTo('2026-03-31');
    await app.drainJobs();
    await gov.moveTo('2026-04-15');
    const [{ id }] = (await gov.as('staff').get('/appraisals', { employeeId: gov.id('staff'), limit: 1 })).body.data;
    await gov.as('kabid').post(`/appraisals/${id}/ratings`, ratings()).expect(201);
    await gov.as('kabid').post(`/appraisals/${id}/publication`).expect(201);
    expect((await reopen().expect(409)).body.code).toBe('MONITORING.ENTRY_RATED');
    expect(await entryPeriods()).toMatchObject([{ state: 'RATED' }, {}, {}, {}]);
  });
});

describe('an outage (PE-7)', () => {
  it('gives its day back, to reports and to the self-assessment', async () => {
    await gov.moveTo('2026-03-31');
    await app.drainJobs();
    await gov.moveTo('2026-04-15');
    await report('2026-03-31').expect(409);
    await down('2026-04-14T02:00:00.000Z', '2026-04-14T03:00:00.000Z').expect(201);
    await report('2026-03-31').expect(201);
    expect((await entryPeriods())[0]).toMatchObject({ dueOn: '2026-04-15', periodDueOn: '2026-04-14', state: 'OPEN' });
    const [appraisal] = (await gov.as('staff').get('/appraisals', { employeeId: gov.id('staff'), limit: 1 })).body.data;
    expect(appraisal.selfAssessmentDueOn).toBe('2026-04-15');
    const rate = () => gov.as('kabid').post(`/appraisals/${appraisal.id}/ratings`, ratings());
    expect((await rate().expect(409)).body.code).toBe('APPRAISAL.SELF_ASSESSMENT_PENDING');
    await gov.moveTo('2026-04-16');
    await report('2026-03-31').expect(409);
    await rate().expect(201);
  });

  it('is noticed by the service itself when nobody saw it at work for minutes', async () => {
    const downtimes = app.get(Downtimes);
    const list = async (): Promise<any[]> => (await gov.as('staff').get('/service-downtimes').expect(200)).body.data;
    await downtimes.noteWork();
    app.clock.advance({ seconds: 240 });
    await downtimes.noteWork();
    expect(await list()).toEqual([]);
    const from = app.clock.now().toISOString();
    app.clock.advance({ seconds: 300 });
    await Promise.all([downtimes.noteWork(), downtimes.noteWork()]);
    const [noticed] = await list();
    expect(await list()).toHaveLength(1);
    expect(noticed).toMatchObject({
      startedAt: from,
      endedAt: app.clock.now().toISOString(),
      source: 'NOTICED',
      reason: null,
    });
    const path = `/service-downtimes/${noticed.id}`;
    expect((await gov.admin.delete(path).ifMatch(1).expect(409)).body.code).toBe('PERIOD.DOWNTIME_NOTICED');
    expect((await gov.as('staff').get(path).expect(200)).body).toEqual(noticed);
  });

  it('is recorded by the HR office, and taken back', async () => {
    const hour = ['2026-03-01T02:00:00.000Z', '2026-03-01T03:00:00.000Z'] as const;
    const { body } = await down(...hour).expect(201);
    expect(body).toMatchObject({ startedAt: hour[0], endedAt: hour[1], source: 'RECORDED', reason: 'Listrik padam' });
    await down(...hour, { id: body.id }).expect(409);
    for (const times of [
      [hour[1], hour[0]],
      [hour[0], '2026-04-20T00:00:00.000Z'],
      ['2026-01-01T00:00:00.000Z', hour[0]],
    ])
      expect((await down(times[0] ?? '', times[1] ?? '').expect(422)).body.code).toBe('PERIOD.DOWNTIME_IMPOSSIBLE');
    await gov.as('kabid').post('/service-downtimes', { startedAt: hour[0], endedAt: hour[1], reason: 'x' }).expect(403);
    const path = `/service-downtimes/${body.id}`;
    await gov.as('kabid').delete(path).ifMatch(1).expect(403);
    await gov.admin.delete(path).ifMatch(2).expect(412);
    await gov.admin.delete(path).ifMatch(1).expect(204);
    await gov.admin.get(path).expect(404);
    await gov.admin.delete(path).ifMatch(1).expect(404);
  });
});
