import {
  activePlan,
  aResult,
  Government,
  type PersonName,
  ratings,
  SELF_ASSESSMENT,
  ANNEXES,
} from '../support/government.js';
import type { Call } from '../support/client.js';
import { TestApp } from '../support/test-app.js';

let app: TestApp;
let gov: Government;
let yearId: string;
let planId: string;
let indicatorId: string;
let quarters: { id: string; name: string }[];

beforeAll(async () => {
  app = await TestApp.start();
  gov = await Government.found(app);
  yearId = await gov.openYear();
  quarters = (await gov.admin.get(`/performance-periods/${yearId}/evaluation-periods`).expect(200)).body.data;
  const plan = await activePlan(gov, 'staff', 'kabid', yearId);
  planId = plan.id;
  indicatorId = plan.results[0]?.indicators[0]?.id ?? '';
  await app.drainJobs();
});
afterAll(() => app.stop());

const quarter = (n: number): string => quarters[n - 1]?.id ?? '';

/** The appraisal of somebody's plan in a quarter. */
async function appraisalOf(
  n: number,
  name: PersonName = 'staff',
): Promise<{ id: string; status: string; selfAssessmentDueOn: string }> {
  const query = { evaluationPeriodId: quarter(n), employeeId: gov.id(name) };
  return (await gov.admin.get('/appraisals', query).expect(200)).body.data[0];
}

/** Reports progress of the staff's plan for a day. */
function report(occurredOn: string): Call {
  return gov.as('staff').post(`/work-plans/${planId}/progress-entries`, { indicatorId, occurredOn, value: '1' });
}

/** A plan of the colleague for some days, in force; answers its id and that of its indicator. */
async function colleaguesPlan(startsOn: string, endsOn: string): Promise<{ id: string; indicatorId: string }> {
  const colleague = gov.as('colleague');
  const { id } = (
    await colleague.post('/work-plans', { performancePeriodId: yearId, startsOn, endsOn, annexes: ANNEXES }).expect(201)
  ).body;
  const { results } = (await colleague.post(`/work-plans/${id}/results`, aResult()).expect(201)).body;
  await colleague.post(`/work-plans/${id}/submission`).expect(201);
  await gov.as('kabid').post(`/work-plans/${id}/agreement`).expect(201);
  await gov.as('kabid').post(`/work-plans/${id}/activation`).expect(201);
  await app.drainJobs();
  return { id, indicatorId: results[0].indicators[0].id };
}

/** The only annual appraisal of somebody in a year. */
async function annualOf(
  name: PersonName,
  year = yearId,
): Promise<{ id: string; version: number; workPlanIds: string[] }> {
  const query = { employeeId: gov.id(name), performancePeriodId: year, kind: 'ANNUAL' };
  const { body } = await gov.admin.get('/appraisals', query).expect(200);
  expect(body.data).toHaveLength(1);
  return (await gov.admin.get(`/appraisals/${body.data[0].id}`).expect(200)).body;
}

/** Takes an open appraisal to its publication. */
async function publish(id: string, name: PersonName, appraiser: PersonName = 'kabid'): Promise<void> {
  await gov.as(name).post(`/appraisals/${id}/self-assessment`, SELF_ASSESSMENT).expect(201);
  await gov.as(appraiser).post(`/appraisals/${id}/ratings`, ratings()).expect(201);
  await gov.as(appraiser).post(`/appraisals/${id}/publication`).expect(201);
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
      .post('/work-plans', { performancePeriodId: yearId, ...days, annexes: ANNEXES })
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
  /** What its employee read before it was rated. */
  let known: { body: { version: number }; etag: string };
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
      version: 2,
    });
    const again = await gov.as('staff').post(`/appraisals/${id}/self-assessment`, SELF_ASSESSMENT).expect(201);
    expect(again.body.version).toBe(body.version + 1);
  });

  it('is rated by the appraiser with reasons, never by the employee himself', async () => {
    const { body: unrated, headers } = await gov.as('staff').get(`/appraisals/${id}`).expect(200);
    known = { body: unrated, etag: String(headers.etag) };
    const { headers: appraisers } = await gov.as('kabid').get(`/appraisals/${id}`).expect(200);
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
      version: unrated.version,
    });
    expect(body.steps).toHaveLength(3);
    const seen = { 'if-none-match': String(appraisers.etag) };
    await gov.as('kabid').get(`/appraisals/${id}`).with(seen).expect(200);
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
    expect(body).toEqual(known.body);
    await gov.as('staff').get(`/appraisals/${id}`).with({ 'if-none-match': known.etag }).expect(304);
    const { body: list } = await gov.as('staff').get('/appraisals').expect(200);
    const { version } = known.body;
    expect(list.data).toEqual([expect.objectContaining({ id, status: 'SELF_ASSESSED', predicate: null, version })]);
    expect((await gov.as('staff').get('/appraisals', { status: 'RATED' }).expect(200)).body.data).toEqual([]);
    expect((await gov.as('kabid').get(`/appraisals/${id}`).expect(200)).body.predicate).toBe('BAIK');
  });

  it('refuses its employee what it would refuse if nobody had rated', async () => {
    const { body, text } = await gov.as('staff').post(`/appraisals/${id}/acknowledgement`).expect(409);
    expect(body).toMatchObject({
      code: 'APPRAISAL.WRONG_STATE',
      detail: expect.stringContaining('berstatus Sudah menilai diri (SELF_ASSESSED)'),
    });
    expect(text).not.toContain('RATED');
    const forbidden = await gov.as('staff').post(`/appraisals/${id}/publication`).expect(403);
    expect(forbidden.text).not.toContain('RATED');
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
    await report('2026-03-31').expect(201);
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
      version: known.body.version + 1,
    });
    await gov.as('kabid').post(`/appraisals/${id}/ratings`, ratings()).expect(409);
  });

  it('takes no more progress for the period that was rated, once it is published', async () => {
    for (const day of ['2026-01-01', '2026-03-31']) {
      const { body } = await report(day).expect(409);
      expect(body.code).toBe('WORK_PLAN.PERIOD_RATED');
      expect(body.detail).toContain(`${day} termasuk Triwulan 1 2026: kinerja sampai 2026-03-31`);
    }
    await gov.moveTo('2026-04-01');
    await report('2026-03-31').expect(409);
    await report('2026-04-01').expect(201);
    const { body: plan } = await gov.as('staff').get(`/work-plans/${planId}`).expect(200);
    expect(plan.progressClosedUntil).toBe('2026-03-31');
    const path = `/work-plans/${planId}/progress-entries`;
    const { body } = await gov.as('staff').get(path, { limit: 200 }).expect(200);
    const days = body.data.map((entry: { occurredOn: string }) => entry.occurredOn);
    expect(days).toEqual(['2026-03-31', '2026-04-01']);
  });

  it('is acknowledged by its employee once, on a civil date', async () => {
    await gov.as('kabid').post(`/appraisals/${id}/acknowledgement`).expect(403);
    const { body } = await gov.as('staff').post(`/appraisals/${id}/acknowledgement`).expect(201);
    expect(body).toMatchObject({
      status: 'ACKNOWLEDGED',
      acknowledgedOn: '2026-04-01',
      version: known.body.version + 2,
    });
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
    const refused = await gov.as('staff').post(`/appraisals/${second.id}/acknowledgement`).expect(409);
    expect(refused.body.detail).toContain('berstatus Terbuka (OPEN)');
    expect(refused.text).not.toContain('RATED');
  });
});

describe('a plan that becomes active in July', () => {
  let plan: { id: string; results: { indicators: { id: string }[] }[] };
  beforeAll(async () => {
    plan = await activePlan(gov, 'kabid', 'kadis', yearId);
    await app.drainJobs();
  });

  it('leaves 14 days for the self-assessment of the quarters that are over', async () => {
    for (const n of [1, 2]) {
      const { id, selfAssessmentDueOn } = await appraisalOf(n, 'kabid');
      expect(selfAssessmentDueOn).toBe('2026-07-29');
      const { body } = await gov.as('kadis').post(`/appraisals/${id}/ratings`, ratings()).expect(409);
      expect(body.code).toBe('APPRAISAL.SELF_ASSESSMENT_PENDING');
    }
  });

  it('stays closed up to the later quarter when the earlier one is published after it', async () => {
    const closedUntil = async (): Promise<string> =>
      (await gov.as('kabid').get(`/work-plans/${plan.id}`).expect(200)).body.progressClosedUntil;
    for (const n of [2, 1]) {
      await publish((await appraisalOf(n, 'kabid')).id, 'kabid', 'kadis');
      expect(await closedUntil()).toBe('2026-06-30');
    }
    const entry = { indicatorId: plan.results[0]?.indicators[0]?.id, value: '1' };
    const path = `/work-plans/${plan.id}/progress-entries`;
    const answers = ['2026-04-01', '2026-06-30', '2026-07-01'].map((occurredOn) =>
      gov.as('kabid').post(path, { ...entry, occurredOn }),
    );
    expect((await Promise.all(answers)).map((answer) => answer.status)).toEqual([409, 409, 201]);
  });
});

describe('the annual appraisal', () => {
  let late: { id: string; indicatorId: string };
  beforeAll(async () => {
    await gov.moveTo('2026-11-02');
    late = await colleaguesPlan('2026-11-02', '2026-12-29');
  });

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

  it('cites a plan that began late in the year, and one that became active after it was opened', async () => {
    const opened = await annualOf('colleague');
    expect(opened.workPlanIds).toHaveLength(2);
    expect(opened.workPlanIds).toContain(late.id);
    const later = await colleaguesPlan('2026-12-31', '2026-12-31');
    const { workPlanIds, version } = await annualOf('colleague');
    expect(workPlanIds).toEqual([...opened.workPlanIds, later.id].sort());
    expect(version).toBe(opened.version + 1);
  });

  it('closes every plan it cites when it is published, and cites no other from then on', async () => {
    const annual = await annualOf('colleague');
    await publish(annual.id, 'colleague');
    const entry = { indicatorId: late.indicatorId, occurredOn: '2026-12-29', value: '1' };
    const refused = await gov.as('colleague').post(`/work-plans/${late.id}/progress-entries`, entry).expect(409);
    expect(refused.body).toMatchObject({
      code: 'WORK_PLAN.PERIOD_RATED',
      detail: expect.stringContaining('Triwulan 4 2026'),
    });
    const after = await colleaguesPlan('2026-12-30', '2026-12-30');
    expect((await annualOf('colleague')).workPlanIds).toEqual(annual.workPlanIds);
    const other = { indicatorId: after.indicatorId, occurredOn: '2026-12-30', value: '1' };
    await gov.as('colleague').post(`/work-plans/${after.id}/progress-entries`, other).expect(201);
  });

  it('leaves the days to come open when it is published before its year ends', async () => {
    await gov.moveTo('2027-01-04');
    const request = { year: 2027, annualAppraisalOpensOn: '2027-11-16' };
    const { id: nextYearId } = (await gov.admin.post('/performance-periods', request).expect(201)).body;
    const plan = await activePlan(gov, 'staff', 'kabid', nextYearId);
    await app.drainJobs();
    await gov.moveTo('2027-11-16');
    await app.drainJobs();
    await publish((await annualOf('staff', nextYearId)).id, 'staff');
    await gov.moveTo('2027-11-17');
    const path = `/work-plans/${plan.id}/progress-entries`;
    const entry = { indicatorId: plan.results[0]?.indicators[0]?.id, value: '1' };
    const { body } = await gov
      .as('staff')
      .post(path, { ...entry, occurredOn: '2027-11-16' })
      .expect(409);
    expect(body.detail).toContain('2027-11-16 termasuk Triwulan 4 2027: kinerja sampai 2027-11-16');
    await gov
      .as('staff')
      .post(path, { ...entry, occurredOn: '2027-11-17' })
      .expect(201);
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
