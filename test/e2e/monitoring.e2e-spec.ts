import {
  activePlan,
  ANNEXES,
  aResult,
  Government,
  ratings,
  SELF_ASSESSMENT,
  SOME_REVISION,
} from '../support/government.js';
import { TestApp } from '../support/test-app.js';

/* Action plans, progress and what it comes to, of the staff's active plan of 2026; the clock stands on 2 March. */

let app: TestApp;
let gov: Government;
let yearId: string;
let plan: any;
let periods: any[];

beforeEach(async () => {
  app = await TestApp.start();
  gov = await Government.found(app);
  yearId = await gov.openYear();
  plan = await activePlan(gov, 'staff', 'kabid', yearId);
  periods = await periodsOf(yearId);
});
afterEach(() => app.stop());

const periodsOf = async (id: string): Promise<any[]> =>
  (await gov.admin.get(`/performance-periods/${id}/evaluation-periods`).expect(200)).body.data;
const itemsPath = (): string => `/work-plans/${plan.id}/action-items`;
const aStep = (more: object = {}): object => ({
  ...{ resultId: plan.results[0].id, evaluationPeriodId: periods[0].id, statement: 'Mengumpulkan data kunjungan' },
  ...more,
});
const plannedStep = async (more: object = {}): Promise<any> =>
  (await gov.as('staff').post(itemsPath(), aStep(more)).expect(201)).body;

/** The first quarter is rated and published. */
async function rateFirstQuarter(): Promise<void> {
  await gov.moveTo('2026-04-01');
  await app.drainJobs();
  const query = { employeeId: gov.id('staff'), limit: 1 };
  const [{ id }] = (await gov.as('staff').get('/appraisals', query).expect(200)).body.data;
  await gov.as('staff').post(`/appraisals/${id}/self-assessment`, SELF_ASSESSMENT).expect(201);
  await gov.as('kabid').post(`/appraisals/${id}/ratings`, ratings()).expect(201);
  await gov.as('kabid').post(`/appraisals/${id}/publication`).expect(201);
}

describe('an action plan (PG-3)', () => {
  it('has steps for each result and evaluation period, which both parties see', async () => {
    const later = await plannedStep({ evaluationPeriodId: periods[1].id, target: 'Delapan laporan' });
    const first = await plannedStep();
    expect(later).toMatchObject({
      periodName: periods[1].name,
      target: 'Delapan laporan',
      status: 'PLANNED',
      version: 1,
    });
    const list = async (query: Record<string, string> = {}): Promise<string[]> =>
      (await gov.as('kabid').get(itemsPath(), query).expect(200)).body.data.map(({ id }: any) => id);
    expect(await list()).toEqual([first.id, later.id]);
    expect(await list({ evaluationPeriodId: periods[1].id })).toEqual([later.id]);
    await gov.as('colleague').get(itemsPath()).expect(404);
    await gov.as('colleague').get(`/action-items/${first.id}`).expect(404);
    expect((await gov.as('kabid').post(itemsPath(), aStep()).expect(403)).body.code).toBe('WORK_PLAN.NOT_THE_OWNER');
  });

  it('tells how far each step has come', async () => {
    const { id } = await plannedStep();
    const path = `/action-items/${id}`;
    const done = { status: 'DONE', note: 'Tujuh laporan masuk.' };
    const { body } = await gov.as('staff').patch(path, done).ifMatch(1).expect(200);
    expect(body).toMatchObject({ ...done, version: 2 });
    expect((await gov.as('staff').patch(path, {}).ifMatch(2).expect(200)).body.version).toBe(2);
    await gov.as('staff').patch(path, done).ifMatch(1).expect(412);
    expect((await gov.as('staff').delete(path).ifMatch(2).expect(409)).body.code).toBe('MONITORING.NOT_PLANNED');
    await gov.as('staff').patch(path, { status: 'PLANNED', note: null }).ifMatch(2).expect(200);
    await gov.as('staff').delete(path).ifMatch(3).expect(204);
    await gov.as('staff').get(path).expect(404);
  });

  it.each([
    [
      'a result of another plan',
      async () => ({ resultId: (await anotherPlan()).results[0].id }),
      422,
      'MONITORING.RESULT_UNKNOWN',
    ],
    [
      'a period of another year',
      async () => ({ evaluationPeriodId: (await anotherYear())[0].id }),
      422,
      'MONITORING.PERIOD_UNKNOWN',
    ],
    ['what is the plan’s', async () => ({}), 201, undefined],
  ] as const)('takes a step with %s', async (_, moreOf, status, code) => {
    const { body } = await gov
      .as('staff')
      .post(itemsPath(), aStep(await moreOf()))
      .expect(status);
    expect(body.code).toBe(code);
  });

  async function anotherPlan(): Promise<any> {
    return activePlan(gov, 'colleague', 'kabid', yearId);
  }
  async function anotherYear(): Promise<any[]> {
    return periodsOf((await gov.admin.post('/performance-periods', { year: 2027 }).expect(201)).body.id);
  }

  it('begins with the agreement, and has only periods that the plan touches', async () => {
    const days = { performancePeriodId: yearId, startsOn: '2026-07-01', annexes: ANNEXES };
    const colleague = gov.as('colleague');
    const { body: draft } = await colleague.post('/work-plans', days).expect(201);
    const { body: half } = await colleague.post(`/work-plans/${draft.id}/results`, aResult()).expect(201);
    const step = (at: number) => ({
      resultId: half.results[0].id,
      evaluationPeriodId: periods[at].id,
      statement: 'Rapat',
    });
    const path = `/work-plans/${draft.id}/action-items`;
    expect((await colleague.post(path, step(2)).expect(409)).body.code).toBe('WORK_PLAN.WRONG_STATE');
    await colleague.post(`/work-plans/${draft.id}/submission`).expect(201);
    await gov.as('kabid').post(`/work-plans/${draft.id}/agreement`).expect(201);
    const early = await colleague.post(path, step(1)).expect(422);
    expect([early.body.code, early.body.errors[0].pointer]).toEqual([
      'MONITORING.PERIOD_OUTSIDE_PLAN',
      '/evaluationPeriodId',
    ]);
    await colleague.post(path, step(2)).expect(201);
  });

  it('stands once the period is rated', async () => {
    const { id } = await plannedStep();
    await rateFirstQuarter();
    expect((await gov.as('staff').post(itemsPath(), aStep()).expect(409)).body.code).toBe('MONITORING.PERIOD_RATED');
    const late = await gov.as('staff').patch(`/action-items/${id}`, { status: 'DONE' }).ifMatch(1).expect(409);
    expect(late.body.code).toBe('MONITORING.PERIOD_RATED');
    await plannedStep({ evaluationPeriodId: periods[1].id });
  });

  it('is cleared of what a plan that was shortened will not come to', async () => {
    const [third, fourth] = [
      await plannedStep({ evaluationPeriodId: periods[2].id }),
      await plannedStep({ evaluationPeriodId: periods[3].id }),
    ];
    const closing = { endsOn: app.clock.today(), reason: 'Ditugaskan penuh di luar instansi sejak hari ini.' };
    await gov.admin.post(`/work-plans/${plan.id}/closure`, closing).expect(201);
    await gov.as('staff').patch(`/action-items/${third.id}`, { status: 'DROPPED' }).ifMatch(1).expect(200);
    await gov.as('staff').delete(`/action-items/${fourth.id}`).ifMatch(1).expect(204);
    const late = await gov
      .as('staff')
      .post(itemsPath(), aStep({ evaluationPeriodId: periods[2].id }))
      .expect(422);
    expect(late.body.code).toBe('MONITORING.PERIOD_OUTSIDE_PLAN');
  });

  it('is not done for a result that a revision took out', async () => {
    const { id } = await plannedStep({ evaluationPeriodId: periods[1].id });
    const staff = gov.as('staff');
    const { body: revision } = await staff.post(`/work-plans/${plan.id}/revisions`, SOME_REVISION).expect(201);
    const path = `/work-plan-revisions/${revision.id}`;
    await staff
      .patch(path, { results: [aResult()] })
      .ifMatch(1)
      .expect(200);
    await staff.post(`${path}/submission`).expect(201);
    await gov.as('kabid').post(`${path}/agreement`).expect(201);
    const done = await staff.patch(`/action-items/${id}`, { status: 'DONE' }).ifMatch(1).expect(422);
    expect(done.body.code).toBe('MONITORING.RESULT_UNKNOWN');
    await staff.patch(`/action-items/${id}`, { status: 'DROPPED' }).ifMatch(1).expect(200);
  });

  it('holds at most twenty steps for a result and period', async () => {
    for (let at = 0; at < 20; at += 1) await plannedStep();
    expect((await gov.as('staff').post(itemsPath(), aStep()).expect(409)).body.code).toBe('MONITORING.TOO_MANY_ITEMS');
    await plannedStep({ evaluationPeriodId: periods[1].id });
  });
});

describe('what progress comes to (PG-1, PG-2, PG-5)', () => {
  const report = async (facts: object): Promise<any> => {
    const body = { indicatorId: plan.results[0].indicators[0].id, occurredOn: '2026-02-20', ...facts };
    return (await gov.as('staff').post(`/work-plans/${plan.id}/progress-entries`, body).expect(201)).body;
  };
  const achieved = async (query: Record<string, string> = {}): Promise<any> =>
    (await gov.as('kabid').get(`/work-plans/${plan.id}/achievements`, query).expect(200)).body;
  const first = async (query: Record<string, string> = {}): Promise<any> =>
    (await achieved(query)).results[0].indicators[0];

  it('adds up, or is said anew as a whole, and is a share of the target', async () => {
    expect(await first()).toMatchObject({ target: '12.00', realised: null, percent: null, reports: 0 });
    expect(await report({ value: '2' })).toMatchObject({ isCumulative: false, isMeasured: false, sourceName: null });
    await report({ value: '1', note: 'Satu terlambat.' });
    expect(await first()).toMatchObject({
      realised: '3.00',
      percent: '25.00',
      category: 'SANGAT_KURANG',
      points: null,
    });
    await report({ value: '6', isCumulative: true, occurredOn: '2026-03-01' });
    expect(await first()).toMatchObject({
      ...{ realised: '6.00', percent: '50.00', cappedPercent: '50.00', reports: 3, measuredReports: 0 },
      ...{ lastReportedOn: '2026-03-01', lastNote: 'Satu terlambat.', realisedInPeriod: null },
    });
  });

  it('is mended on the same day by who makes ids of his own', async () => {
    await report({ value: '3' });
    await gov.moveTo('2026-03-03');
    await report({ value: '2', isCumulative: true, id: '00000000-0000-4000-8000-000000000001' });
    expect((await first()).realised).toBe('2.00');
  });

  it('has a value on the quantitative form of leaders', async () => {
    const head = gov.as('otherHead');
    const { body: draft } = await head
      .post('/work-plans', { performancePeriodId: yearId, family: 'JPT', annexes: ANNEXES })
      .expect(201);
    const indicator = { statement: 'Prevalensi stunting', target: '14.00', unit: '%', direction: 'KHUSUS' };
    const result = { statement: 'Stunting turun', perspective: 'PENERIMA_LAYANAN', indicators: [indicator] };
    const { body: written } = await head.post(`/work-plans/${draft.id}/results`, result).expect(201);
    expect(written.family).toBe('JPT');
    await head.post(`/work-plans/${draft.id}/submission`).expect(201);
    for (const step of ['agreement', 'activation'])
      await gov.as('sekda').post(`/work-plans/${draft.id}/${step}`).expect(201);
    const entry = { indicatorId: written.results[0].indicators[0].id, occurredOn: '2026-03-01', value: '13.30' };
    await head.post(`/work-plans/${draft.id}/progress-entries`, { ...entry, isCumulative: true }).expect(201);
    const { body } = await head.get(`/work-plans/${draft.id}/achievements`).expect(200);
    expect(body.results[0].indicators[0]).toMatchObject({
      percent: '105.00',
      category: 'SANGAT_BAIK',
      points: '114.44',
    });
  });

  it('is told up to the end of an evaluation period, and of it alone, with its steps', async () => {
    await report({ value: '3', occurredOn: '2026-02-20' });
    const done = await plannedStep();
    await plannedStep();
    await plannedStep({ evaluationPeriodId: periods[1].id });
    await gov.as('staff').patch(`/action-items/${done.id}`, { status: 'DONE' }).ifMatch(1).expect(200);
    await gov.moveTo('2026-04-20');
    await report({ value: '5', occurredOn: '2026-04-15' });
    const [quarter, next] = [
      await achieved({ evaluationPeriodId: periods[0].id }),
      await achieved({ evaluationPeriodId: periods[1].id }),
    ];
    expect(quarter).toMatchObject({ until: '2026-03-31', results: [{ actionItems: 2, actionItemsDone: 1 }] });
    expect(quarter.results[0].indicators[0]).toMatchObject({
      ...{ realised: '3.00', realisedInPeriod: '3.00', percent: '25.00', category: 'SANGAT_KURANG' },
      // A quarter is measured by what was due in it.
      ...{ dueTarget: '2.96', duePercent: '101.35', dueCategory: 'SANGAT_BAIK' },
    });
    expect(next.results[0]).toMatchObject({ actionItems: 1, actionItemsDone: 0 });
    expect(next.results[0].indicators[0]).toMatchObject({ realised: '8.00', realisedInPeriod: '5.00' });
    // What came in April belongs to the second quarter, of which nothing is due before its end.
    expect((await achieved()).results[0].indicators[0]).toMatchObject({
      ...{ realised: '8.00', dueTarget: '2.96', dueUntil: '2026-03-31', dueRealised: '3.00', duePercent: '101.35' },
    });
    const unknown = { evaluationPeriodId: gov.id('staff') };
    const refused = await gov.as('kabid').get(`/work-plans/${plan.id}/achievements`, unknown).expect(422);
    expect([refused.body.code, refused.body.errors[0].parameter]).toEqual([
      'MONITORING.PERIOD_UNKNOWN',
      'evaluationPeriodId',
    ]);
    await gov.as('colleague').get(`/work-plans/${plan.id}/achievements`).expect(404);
  });

  it('comes from systems as well, whose values are told from typed ones', async () => {
    await gov.machine('antrean', ['measurement:report']);
    const machine = gov.by('antrean');
    const value = {
      indicatorId: plan.results[0].indicators[0].id,
      occurredOn: '2026-03-01',
      value: '4',
      sourceName: 'Antrean RSUD',
    };
    const { body } = await machine.post('/measurements', { ...value, isCumulative: true }).expect(201);
    expect(body).toMatchObject({
      isMeasured: true,
      sourceName: 'Antrean RSUD',
      value: '4.00',
      measuredAt: app.clock.now().toISOString(),
    });
    const { body: list } = await gov.as('staff').get(`/work-plans/${plan.id}/progress-entries`).expect(200);
    expect(list.data).toEqual([body]);
    expect(await first()).toMatchObject({ realised: '4.00', reports: 1, measuredReports: 1 });
    const to = async (facts: object): Promise<string> => {
      const answer = await machine.post('/measurements', { ...value, ...facts });
      return `${answer.status} ${answer.body.code} ${answer.body.errors?.[0]?.pointer}`;
    };
    expect(await to({ measuredAt: '2026-03-03T00:00:00Z' })).toBe('422 REQUEST.INVALID /measuredAt');
    expect(await to({ occurredOn: '2026-03-03' })).toBe('422 WORK_PLAN.OUTSIDE_PLAN /occurredOn');
    expect(await to({ indicatorId: gov.id('staff') })).toBe('422 MONITORING.INDICATOR_UNKNOWN /indicatorId');
    await gov.admin.post('/measurements', value).expect(403);
    await gov.machine('antrean-lain', ['measurement:report'], 'dinasLain');
    const elsewhere = await gov.by('antrean-lain').post('/measurements', value).expect(422);
    expect(elsewhere.body.code).toBe('MONITORING.INDICATOR_UNKNOWN');
    await rateFirstQuarter();
    await gov.signIn('antrean');
    const late = await gov.by('antrean').post('/measurements', value).expect(409);
    expect(late.body.code).toBe('WORK_PLAN.PERIOD_RATED');
  });

  it('is not measured where the target is said in words', async () => {
    const owner = gov.as('colleague');
    const { body: draft } = await owner
      .post('/work-plans', { performancePeriodId: yearId, annexes: ANNEXES })
      .expect(201);
    const inWords = { aspect: 'KUALITAS', statement: 'Laporan dinilai baik', targetText: 'Sesuai kebutuhan' };
    const { body: written } = await owner
      .post(`/work-plans/${draft.id}/results`, aResult({ indicators: [inWords] }))
      .expect(201);
    await owner.post(`/work-plans/${draft.id}/submission`).expect(201);
    for (const step of ['agreement', 'activation'])
      await gov.as('kabid').post(`/work-plans/${draft.id}/${step}`).expect(201);
    await gov.machine('antrean', ['measurement:report']);
    const value = {
      indicatorId: written.results[0].indicators[0].id,
      occurredOn: '2026-03-01',
      value: '4',
      sourceName: 'Antrean',
    };
    const refused = await gov.by('antrean').post('/measurements', value).expect(422);
    expect([refused.body.code, refused.body.errors[0].pointer]).toEqual([
      'MONITORING.NO_TARGET_IN_NUMBERS',
      '/indicatorId',
    ]);
  });
});
