import { activePlan, aResult, Government, ratings, SELF_ASSESSMENT } from '../support/government.js';
import { TestApp } from '../support/test-app.js';

let app: TestApp;
let gov: Government;
let yearId: string;
let planId: string;
let quarters: { id: string; name: string }[];

beforeAll(async () => {
  app = await TestApp.start();
  gov = await Government.found(app);
  yearId = await gov.openYear();
  quarters = (await gov.admin.get(`/performance-periods/${yearId}/evaluation-periods`).expect(200)).body.data;
  planId = (await activePlan(gov, 'staff', 'kabid', yearId)).id;
  await app.drainJobs();
});
afterAll(() => app.stop());

const quarter = (n: number): string => quarters[n - 1]?.id ?? '';

/** The appraisal of the staff's plan in a quarter. */
async function appraisalOf(n: number): Promise<{ id: string; status: string }> {
  const query = { evaluationPeriodId: quarter(n), employeeId: gov.id('staff') };
  return (await gov.admin.get('/appraisals', query).expect(200)).body.data[0];
}

describe('opening', () => {
  it('does not happen before the last day of the evaluation period', async () => {
    expect((await gov.admin.get('/appraisals').expect(200)).body.data).toEqual([]);
    const body = { workPlanId: planId, evaluationPeriodId: quarter(1) };
    const refused = await gov.as('kabid').post('/appraisals', body).expect(409);
    expect(refused.body).toMatchObject({ code: 'APPRAISAL.TOO_EARLY', detail: expect.stringContaining('2026-03-31') });
  });

  it('happens by itself on that day', async () => {
    await gov.moveTo('2026-03-31');
    await app.drainJobs();
    const appraisal = await appraisalOf(1);
    expect(appraisal).toMatchObject({
      status: 'OPEN',
      kind: 'PERIODIC',
      periodName: 'Triwulan 1 2026',
      selfAssessmentDueOn: '2026-04-14',
    });
    const again = { workPlanId: planId, evaluationPeriodId: quarter(1) };
    expect((await gov.as('kabid').post('/appraisals', again).expect(409)).body.code).toBe('APPRAISAL.ALREADY_OPEN');
  });

  it('needs a plan that is active, is the caller’s, and covers the period', async () => {
    const days = { startsOn: '2026-01-01', endsOn: '2026-03-31' };
    const { body: draft } = await gov
      .as('colleague')
      .post('/work-plans', { performancePeriodId: yearId, ...days })
      .expect(201);
    const body = { workPlanId: draft.id, evaluationPeriodId: quarter(1) };
    expect((await gov.as('colleague').post('/appraisals', body).expect(409)).body.code).toBe(
      'APPRAISAL.PLAN_NOT_ACTIVE',
    );
    for (const name of ['stranger', 'kadis', 'colleague'] as const) {
      const foreign = { workPlanId: planId, evaluationPeriodId: quarter(1) };
      expect((await gov.as(name).post('/appraisals', foreign).expect(422)).body.code).toBe('APPRAISAL.PLAN_UNKNOWN');
    }
    await gov.admin.post('/appraisals', body).expect(403);
    const { body: result } = await gov.as('colleague').post(`/work-plans/${draft.id}/results`, aResult()).expect(201);
    expect(result.id).toBe(draft.id);
    await gov.as('colleague').post(`/work-plans/${draft.id}/submission`).expect(201);
    await gov.as('kabid').post(`/work-plans/${draft.id}/agreement`).expect(201);
    await gov.as('kabid').post(`/work-plans/${draft.id}/activation`).expect(201);
    const later = { workPlanId: draft.id, evaluationPeriodId: quarter(2) };
    expect((await gov.as('colleague').post('/appraisals', later).expect(422)).body.code).toBe(
      'APPRAISAL.PERIOD_UNKNOWN',
    );
    const answers = await Promise.all(Array.from({ length: 5 }, () => gov.as('colleague').post('/appraisals', body)));
    expect(answers.map((answer) => answer.status).sort()).toEqual([201, 409, 409, 409, 409]);
  });
});

describe('a periodic appraisal', () => {
  let id: string;
  beforeAll(async () => {
    id = (await appraisalOf(1)).id;
  });

  it('waits for the self-assessment', async () => {
    const { body } = await gov.as('kabid').post(`/appraisals/${id}/ratings`, ratings()).expect(409);
    expect(body).toMatchObject({
      code: 'APPRAISAL.SELF_ASSESSMENT_PENDING',
      detail: expect.stringContaining('2026-04-14'),
    });
  });

  it('takes the self-assessment of its employee alone', async () => {
    await gov.as('kabid').post(`/appraisals/${id}/self-assessment`, SELF_ASSESSMENT).expect(403);
    await gov.as('stranger').post(`/appraisals/${id}/self-assessment`, SELF_ASSESSMENT).expect(404);
    await gov.admin.post(`/appraisals/${id}/self-assessment`, SELF_ASSESSMENT).expect(403);
    await gov.as('staff').post(`/appraisals/${id}/self-assessment`, { resultSummary: 'ok' }).expect(422);
    const { body } = await gov.as('staff').post(`/appraisals/${id}/self-assessment`, SELF_ASSESSMENT).expect(201);
    expect(body).toMatchObject({
      status: 'SELF_ASSESSED',
      ownResultSummary: SELF_ASSESSMENT.resultSummary,
      predicate: null,
    });
    await gov.as('staff').post(`/appraisals/${id}/self-assessment`, SELF_ASSESSMENT).expect(201);
  });

  it('is rated by the appraiser with reasons, never by the employee himself', async () => {
    await gov.as('staff').post(`/appraisals/${id}/ratings`, ratings()).expect(403);
    await gov.as('kadis').post(`/appraisals/${id}/ratings`, ratings()).expect(404);
    await gov
      .as('kabid')
      .post(`/appraisals/${id}/ratings`, { ...ratings(), resultReason: 'baik' })
      .expect(422);
    await gov.as('kabid').post(`/appraisals/${id}/ratings`, ratings('BAGUS')).expect(422);
    await gov.as('kabid').post(`/appraisals/${id}/publication`).expect(409);
    const { body } = await gov.as('kabid').post(`/appraisals/${id}/ratings`, ratings('DI_ATAS_EKSPEKTASI')).expect(201);
    expect(body).toMatchObject({
      status: 'RATED',
      predicate: 'BAIK',
      ruleSetCode: 'PERMENPANRB_6_2022',
      appraiserId: gov.id('kabid'),
    });
    expect(body.steps).toHaveLength(3);
  });

  it('hides ratings, reasons, predicate and that it was rated from its employee until publication', async () => {
    const { body } = await gov.as('staff').get(`/appraisals/${id}`).expect(200);
    expect(body).toMatchObject({
      status: 'SELF_ASSESSED',
      resultRating: null,
      resultReason: null,
      behaviourRating: null,
      behaviourReason: null,
      predicate: null,
      steps: [],
      appraiserId: null,
      appraiserName: null,
      ratedAt: null,
    });
    const { body: list } = await gov.as('staff').get('/appraisals').expect(200);
    expect(list.data).toEqual([expect.objectContaining({ id, status: 'SELF_ASSESSED', predicate: null })]);
    expect((await gov.as('staff').get('/appraisals', { status: 'RATED' }).expect(200)).body.data).toEqual([]);
    expect((await gov.as('kabid').get(`/appraisals/${id}`).expect(200)).body.predicate).toBe('BAIK');
  });

  it('may be rated again before publication, and the new judgement counts', async () => {
    const { body } = await gov
      .as('kabid')
      .post(`/appraisals/${id}/ratings`, ratings('DI_ATAS_EKSPEKTASI', 'DI_BAWAH_EKSPEKTASI'))
      .expect(201);
    expect(body.predicate).toBe('KURANG');
    const closed = await gov.as('staff').post(`/appraisals/${id}/self-assessment`, SELF_ASSESSMENT).expect(409);
    expect(closed.body.code).toBe('APPRAISAL.SELF_ASSESSMENT_CLOSED');
    expect(closed.text).not.toContain('RATED');
    await gov.as('kabid').post(`/appraisals/${id}/ratings`, ratings()).expect(201);
  });

  it('is published once, by the appraiser, and shows everything to its employee at that moment', async () => {
    await gov.as('staff').post(`/appraisals/${id}/publication`).expect(403);
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => gov.as('kabid').post(`/appraisals/${id}/publication`)),
    );
    expect(answers.map((answer) => answer.status).sort()).toEqual([201, 409, 409, 409, 409]);
    const { body } = await gov.as('staff').get(`/appraisals/${id}`).expect(200);
    expect(body).toMatchObject({
      status: 'PUBLISHED',
      predicate: 'BAIK',
      resultReason: 'Tiga dari tiga laporan terbit tepat waktu.',
      appraiserName: 'Kabid Uji',
      workPlanIds: [planId],
    });
    await gov.as('kabid').post(`/appraisals/${id}/ratings`, ratings()).expect(409);
  });

  it('is acknowledged by its employee once, on a civil date', async () => {
    await gov.as('kabid').post(`/appraisals/${id}/acknowledgement`).expect(403);
    const { body } = await gov.as('staff').post(`/appraisals/${id}/acknowledgement`).expect(201);
    expect(body).toMatchObject({ status: 'ACKNOWLEDGED', acknowledgedOn: '2026-03-31' });
    await gov.as('staff').post(`/appraisals/${id}/acknowledgement`).expect(409);
  });

  it('is rated without the self-assessment from the day after its last day', async () => {
    await gov.moveTo('2026-06-30');
    await app.drainJobs();
    const second = await appraisalOf(2);
    await gov.moveTo('2026-07-14');
    await gov.as('kabid').post(`/appraisals/${second.id}/ratings`, ratings()).expect(409);
    await gov.moveTo('2026-07-15');
    const { body } = await gov.as('kabid').post(`/appraisals/${second.id}/ratings`, ratings()).expect(201);
    expect(body).toMatchObject({ status: 'RATED', selfAssessedAt: null });
    expect((await gov.as('staff').get(`/appraisals/${second.id}`).expect(200)).body.status).toBe('OPEN');
  });
});

describe('the annual appraisal', () => {
  it('opens on the last day of the year, once per person, and cites the plans of the year', async () => {
    await gov.moveTo('2026-12-30');
    expect((await gov.as('staff').post('/appraisals', { workPlanId: planId }).expect(409)).body.code).toBe(
      'APPRAISAL.TOO_EARLY',
    );
    await gov.moveTo('2026-12-31');
    await app.drainJobs();
    const { body } = await gov.as('staff').get('/appraisals', { kind: 'ANNUAL' }).expect(200);
    expect(body.data).toEqual([
      expect.objectContaining({ kind: 'ANNUAL', evaluationPeriodId: null, periodName: 'Tahun 2026', status: 'OPEN' }),
    ]);
    const { body: annual } = await gov.as('staff').get(`/appraisals/${body.data[0].id}`).expect(200);
    expect(annual.workPlanIds).toEqual([planId]);
    expect((await gov.as('kabid').post('/appraisals', { workPlanId: planId }).expect(409)).body.code).toBe(
      'APPRAISAL.ALREADY_OPEN',
    );
  });
});

describe('the list of appraisals', () => {
  it('shows each reader exactly the appraisals he may read one by one', async () => {
    const { body: all } = await gov.admin.get('/appraisals', { limit: 200 }).expect(200);
    expect(all.data.length).toBeGreaterThan(4);
    for (const reader of [gov.as('staff'), gov.as('kabid'), gov.as('stranger'), gov.as('kadis'), gov.hr, gov.auditor]) {
      const listed = (await reader.get('/appraisals', { limit: 200, count: true }).expect(200)).body;
      const single = await Promise.all(all.data.map((one: { id: string }) => reader.get(`/appraisals/${one.id}`)));
      const readable = single.filter((answer) => answer.status === 200).map((answer) => answer.body.id);
      expect(listed.data.map((one: { id: string }) => one.id).sort()).toEqual(readable.sort());
      expect(listed.page.total).toBe(readable.length);
    }
  });
});
