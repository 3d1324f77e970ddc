import { CriteriaSet } from '../../src/modules/periods/criteria/persistence/criteria-set.entity.js';
import { draftCriteria, SOME_SURVEY } from '../support/criteria.js';
import { activePlan, Government, ratings, SELF_ASSESSMENT } from '../support/government.js';
import { wereThere } from '../support/attendance.js';
import { ReviewWorld } from '../support/reviews.js';
import { TestApp } from '../support/test-app.js';

let app: TestApp;
let gov: Government;
let world: ReviewWorld;
let id: string;
let criteriaSetId: string;
let closing: Awaited<ReturnType<typeof activePlan>>;

const inputs = (client = gov.as('kabid')) => client.get(`/appraisals/${id}/inputs`);
const gate = async (ratingGate: string): Promise<void> => {
  const { version } = (await gov.admin.get('/criteria-policy').expect(200)).body;
  await gov.admin.patch('/criteria-policy', { ratingGate }).ifMatch(version).expect(200);
};
const rate = () => gov.as('kabid').post(`/appraisals/${id}/ratings`, ratings());

beforeAll(async () => {
  app = await TestApp.start();
  world = await ReviewWorld.found(app);
  gov = world.gov;
  await activePlan(gov, 'staff', 'kabid', world.yearId);
  closing = await activePlan(gov, 'colleague', 'kabid', world.yearId);
  await gov.moveTo('2026-03-31');
  await app.drainJobs();
  const quarters = (await gov.admin.get(`/performance-periods/${world.yearId}/evaluation-periods`).expect(200)).body;
  const query = { evaluationPeriodId: quarters.data[0].id, employeeId: gov.id('staff') };
  id = (await gov.admin.get('/appraisals', query).expect(200)).body.data[0].id;
  await gov.as('staff').post(`/appraisals/${id}/self-assessment`, SELF_ASSESSMENT).expect(201);
});
afterAll(() => app.stop());

describe('what informs a rating (rule AP-21)', () => {
  it('is nothing where nothing is known', async () => {
    expect((await inputs().expect(200)).body).toEqual({
      ...{ appraisalId: id, from: '2026-01-01', until: '2026-03-31' },
      ...{ criteria: null, review: null, attendance: null, satisfaction: null },
    });
  });

  it('is what is known of the time, of reviews only what was released', async () => {
    await wereThere(app, [gov.id('staff')], '2026-03-30');
    await gov.admin.post('/satisfaction-surveys', { ...SOME_SURVEY, unitId: gov.units['dinas'] }).expect(201);
    await gov.admin.post('/satisfaction-surveys', { ...SOME_SURVEY, unitId: gov.units['setda'] }).expect(201);
    const round = await world.open({ employeeIds: [gov.id('staff')] });
    await world.answerAll(gov.id('staff'), { SELF: [4], SUPERIOR: [0], PEER: [4, 4, 3] });
    await world.step(round, 'closing');
    expect((await inputs().expect(200)).body.review).toBeNull();
    await world.step(round, 'release');
    const { body } = await inputs().expect(200);
    expect(body.attendance).toMatchObject({ days: 1, presentDays: 1, absentDays: 0 });
    expect(body.satisfaction).toMatchObject({ unitId: gov.units['dinas'], index: '87.50', grade: 'B' });
    expect(body.review).toMatchObject({ reviewRoundId: round['id'], expectedScore: 75, closedOn: '2026-03-31' });
    const harmonious = body.review.subjects.find(({ code }: { code: string }) => code === 'HARMONIS');
    // The superior says the least there is, and is not among those around.
    expect(harmonious).toMatchObject({ own: 100, percentOfExpected: '120.00' });
    expect(harmonious.others).toBeLessThan(60);
  });

  it('suggests the rating of a core value by reviews, before feedback', async () => {
    const { items } = (await gov.as('kabid').get(`/appraisals/${id}/suggestion`).expect(200)).body;
    expect(items.find(({ partId }: { partId: string }) => partId === 'HARMONIS')).toMatchObject({
      ...{ suggestedRating: 'DI_ATAS_EKSPEKTASI', reason: 'REVIEW', explanation: expect.stringContaining('120.00 %') },
    });
  });

  it('is the same for both sides, and for nobody else', async () => {
    const { body } = await inputs().expect(200);
    expect((await inputs(gov.as('staff')).expect(200)).body).toEqual(body);
    for (const reader of [gov.auditor, gov.hr, gov.admin]) await inputs(reader).expect(403);
    for (const other of ['colleague', 'stranger'] as const) await inputs(gov.as(other)).expect(404);
  });
});

describe('criteria that nobody knew (rule AP-22)', () => {
  it('keep nobody from being rated unless they are required', async () => {
    await gate('REQUIRED');
    expect((await rate().expect(409)).body.code).toBe('APPRAISAL.CRITERIA_MISSING');
    await gate('WARN');
    expect((await rate().expect(201)).body).toMatchObject({ criteriaSetId: null, criteriaStanding: 'NONE' });
  });

  it('have to be acknowledged while the employee may still assess himself', async () => {
    const { id: setId } = await draftCriteria(gov.admin, gov.units['kabupaten'], world.yearId);
    criteriaSetId = setId;
    const published = { status: 'PUBLISHED', publishedAt: app.clock.now(), effectiveFrom: '2026-01-01', version: 3 };
    await app.db.transaction(() =>
      app.db.update(CriteriaSet, { id: criteriaSetId }, published as Partial<CriteriaSet>),
    );
    await gate('REQUIRED');
    expect((await rate().expect(409)).body.code).toBe('APPRAISAL.CRITERIA_NOT_ACKNOWLEDGED');
    expect((await inputs().expect(200)).body.criteria).toMatchObject({ criteriaSetId, standing: 'MISSING' });
  });

  it('block nobody by silence beyond that day, and the result is marked', async () => {
    const { selfAssessmentDueOn } = (await gov.as('staff').get(`/appraisals/${id}`).expect(200)).body;
    await gov.moveTo(selfAssessmentDueOn);
    await rate().expect(409);
    await gov.moveTo('2026-04-20');
    expect((await rate().expect(201)).body).toMatchObject({ criteriaSetId, criteriaStanding: 'MISSING' });
  });

  it('are told with the result, as they were known when it was rated', async () => {
    await gov.as('staff').post(`/criteria-sets/${criteriaSetId}/acknowledgement`).expect(200);
    expect((await rate().expect(201)).body).toMatchObject({ criteriaSetId, criteriaStanding: 'LATE' });
    const seen = async () => (await gov.as('staff').get(`/appraisals/${id}`).expect(200)).body;
    expect(await seen()).toMatchObject({ criteriaSetId: null, criteriaStanding: null });
    await gov.as('kabid').post(`/appraisals/${id}/publication`).expect(201);
    expect(await seen()).toMatchObject({ criteriaSetId, criteriaStanding: 'LATE' });
  });
});

describe('a plan that was closed early (AP-14)', () => {
  it('is measured by what of the agreed year was due by then', async () => {
    await gate('OFF');
    const { version } = (await gov.admin.get('/appraisal-policy').expect(200)).body;
    await gov.admin.patch('/appraisal-policy', { minimumEvidence: 0 }).ifMatch(version).expect(200);
    const [result] = closing.results;
    const entry = { indicatorId: result!.indicators[0]!.id, occurredOn: '2026-04-10', value: '3' };
    await gov.as('colleague').post(`/work-plans/${closing.id}/progress-entries`, entry).expect(201);
    await gov.transfer(gov.id('colleague'), 'dinasLain', '2026-05-15');
    await gov.moveTo('2026-05-20');
    await app.drainJobs();
    const { data } = (await gov.admin.get('/appraisals', { employeeId: gov.id('colleague') }).expect(200)).body;
    const last = data.find(({ periodName }: { periodName: string }) => periodName.startsWith('Triwulan 2'));
    const { items } = (await gov.as('kabid').get(`/appraisals/${last.id}/suggestion`).expect(200)).body;
    // Of twelve until December a quarter, 2.96, was due by the middle of May.
    expect(items[0]).toMatchObject({ partId: result!.id, suggestedRating: 'SESUAI_EKSPEKTASI', reason: 'PROGRESS_AT' });
    expect(items[0].explanation).toContain('101.35 %');
  });
});
