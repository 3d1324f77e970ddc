import type { Client } from '../support/client.js';
import { ANNEXES, aResult, Government, ratings, SELF_ASSESSMENT } from '../support/government.js';
import { Story } from '../support/story.js';
import { TestApp } from '../support/test-app.js';

/* One government whose year goes on from test to test: from 2 March to 1 November. */

let app: TestApp;
let gov: Government;
let story: Story;
let yearId: string;
let people = 0;

beforeAll(async () => {
  app = await TestApp.start(); // Monday, 2 March 2026
  gov = await Government.found(app);
  yearId = await gov.openYear();
  story = new Story(gov, yearId);
});
afterAll(() => app.stop());

interface Planner {
  readonly id: string;
  readonly planId: string;
  readonly client: Client;
}

/** Somebody new of Bidang Pelayanan, under the kabid, with a plan of the whole year. */
async function planner(more: { kind?: 'PNS' | 'PPPK' } = {}): Promise<Planner> {
  people += 1;
  const name = `orang ${people}`;
  const id = await story.hire(name, { unit: 'bidang', ...more });
  const planId = await story.plan(name, 'kabid');
  // Signed in anew on each day to which the year goes on.
  return {
    id,
    planId,
    get client() {
      return story.as(name);
    },
  };
}

const planOf = async (id: string, client = gov.admin) => (await client.get(`/work-plans/${id}`).expect(200)).body;
const appraisalsOf = async (
  id: string,
  client: Client,
): Promise<{ id: string; periodName: string; status: string }[]> =>
  (await client.get('/appraisals', { employeeId: id, kind: 'PERIODIC', limit: 200 }).expect(200)).body.data;

async function goTo(day: string): Promise<void> {
  await gov.moveTo(day);
  await app.drainJobs();
}

describe('a plan that a manager ends (WP-21)', () => {
  const body = { endsOn: '2026-03-01', reason: 'Ditugaskan penuh di luar instansi.' };

  it('ends with a day that has come, for a reason, and is evaluated by its appraiser at once', async () => {
    const { id, planId, client } = await planner();
    const path = `/work-plans/${planId}/closure`;
    for (const other of [client, gov.as('kabid'), gov.auditor]) await other.post(path, body).expect(403);
    const early = await gov.hr.post(path, { ...body, endsOn: '2025-12-31' }).expect(422);
    expect([early.body.code, early.body.errors[0].pointer]).toEqual(['WORK_PLAN.OUTSIDE_PLAN', '/endsOn']);
    await gov.hr.post(path, { ...body, endsOn: '2026-03-03' }).expect(422);
    await gov.hr.post(path, { ...body, reason: 'pendek' }).expect(422);
    expect((await gov.hr.post(path, body).expect(201)).body).toMatchObject({
      ...{ status: 'CLOSED', endsOn: '2026-03-01', agreedEndsOn: '2026-12-31', endingCause: 'DECIDED' },
      ...{ endingReason: body.reason, evaluatorId: gov.id('kabid') },
    });
    expect((await gov.hr.post(path, body).expect(409)).body.code).toBe('WORK_PLAN.WRONG_STATE');
    await app.drainJobs();
    expect((await planOf(planId)).status).toBe('CLOSED');
    const opened = await appraisalsOf(id, gov.as('kabid'));
    expect(opened.map(({ periodName }) => periodName)).toEqual(['Triwulan 1 2026']);
  });

  it('is no manager’s own', async () => {
    const { id, planId, client } = await planner();
    const { body: accounts } = await gov.admin.get('/accounts', { limit: 200 }).expect(200);
    const account = accounts.data.find((one: { employeeId: string }) => one.employeeId === id);
    const grant = { role: 'UNIT_HR', unitId: gov.units['dinas'], from: '2026-01-01' };
    await gov.admin.post(`/accounts/${account.id}/role-grants`, grant).expect(201);
    const refused = await client.post(`/work-plans/${planId}/closure`, body).expect(403);
    expect(refused.body.code).toBe('WORK_PLAN.OWN_PLAN');
    await client.get(`/work-plans/${planId}`).expect(200);
  });

  it('is ended once, however many want it at once', async () => {
    const { id, planId } = await planner();
    const clients = [gov.hr, gov.admin, gov.hr, gov.admin, gov.hr];
    const answers = await Promise.all(clients.map((client) => client.post(`/work-plans/${planId}/closure`, body)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409]);
    await app.drainJobs();
    expect(await appraisalsOf(id, gov.admin)).toHaveLength(1);
  });

  it('is opened again by the HR office alone, unless another plan has taken its days', async () => {
    const { planId, client } = await planner();
    const path = `/work-plans/${planId}/reopening`;
    const { reason } = body;
    await gov.hr.post(`/work-plans/${planId}/closure`, body).expect(201);
    for (const other of [client, gov.as('kabid'), gov.hr, gov.auditor]) await other.post(path, { reason }).expect(403);
    // Without days the next plan takes what is left of the year.
    const { body: next } = await client.post('/work-plans', { performancePeriodId: yearId }).expect(201);
    expect([next.startsOn, next.endsOn]).toEqual(['2026-03-02', '2026-12-31']);
    expect((await gov.admin.post(path, { reason }).expect(409)).body.code).toBe('WORK_PLAN.OVERLAPS');
    await client.delete(`/work-plans/${next.id}`).ifMatch(next.version).expect(204);
    const { body: open } = await gov.admin.post(path, { reason }).expect(201);
    expect(open).toMatchObject({ status: 'ACTIVE', endsOn: '2026-12-31', agreedEndsOn: null, evaluatorId: null });
    expect((await gov.admin.post(path, { reason }).expect(409)).body.code).toBe('WORK_PLAN.WRONG_STATE');
  });
});

describe('the duty to evaluate (WP-20)', () => {
  const reason = 'Pejabat penilai lama sudah pensiun.';

  it('is handed by the HR office to somebody else, where the former appraiser cannot', async () => {
    const { id, planId, client } = await planner();
    const closure = { endsOn: '2026-03-01', reason: 'Ditugaskan penuh di luar instansi.' };
    const path = `/work-plans/${planId}/appraisal-duty`;
    const hand = (caller: Client, appraiserId: string) => caller.post(path, { appraiserId, reason });
    const open = await hand(gov.admin, gov.id('otherHead')).expect(409);
    expect(open.body.code).toBe('WORK_PLAN.WRONG_STATE');
    await gov.hr.post(`/work-plans/${planId}/closure`, closure).expect(201);
    await app.drainJobs();
    for (const other of [client, gov.as('kabid'), gov.hr, gov.auditor])
      await hand(other, gov.id('otherHead')).expect(403);
    const own = await hand(gov.admin, id).expect(422);
    expect([own.body.code, own.body.errors[0].pointer]).toEqual(['WORK_PLAN.APPRAISER_UNFIT', '/appraiserId']);
    await hand(gov.admin, '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d99').expect(422);
    await gov.as('otherHead').get(`/work-plans/${planId}`).expect(404);
    expect((await hand(gov.admin, gov.id('otherHead')).expect(201)).body.evaluatorId).toBe(gov.id('otherHead'));
    await gov.as('otherHead').get(`/work-plans/${planId}`).expect(200);
    const [{ id: appraisalId } = { id: '' }] = await appraisalsOf(id, gov.as('otherHead'));
    const appraisal = `/appraisals/${appraisalId}`;
    await client.post(`${appraisal}/self-assessment`, SELF_ASSESSMENT).expect(201);
    const former = await gov.as('kabid').post(`${appraisal}/ratings`, ratings()).expect(403);
    expect(former.body.code).toBe('APPRAISAL.NOT_THE_EVALUATOR');
    await gov.as('otherHead').post(`${appraisal}/ratings`, ratings()).expect(201);
  });
});

describe('a plan that should not have been (WP-23, AP-9)', () => {
  const reason = 'SKP dibuat untuk pegawai yang keliru.';
  let rated: Planner;
  let unrated: Planner;

  it('is cancelled by the HR office and gives its days free', async () => {
    const { id, planId, client } = await planner();
    const path = `/work-plans/${planId}/cancellation`;
    for (const other of [client, gov.as('kabid'), gov.hr, gov.auditor]) await other.post(path, { reason }).expect(403);
    expect((await gov.admin.post(path, { reason }).expect(201)).body).toMatchObject({
      ...{ status: 'CANCELLED', endingReason: reason, endingCause: null },
    });
    expect((await gov.admin.post(path, { reason }).expect(409)).body.code).toBe('WORK_PLAN.WRONG_STATE');
    const { body: team } = await gov.as('kabid').get('/team', { limit: 200 }).expect(200);
    const row = team.data.find((one: { employeeId: string }) => one.employeeId === id);
    expect(row).toMatchObject({ workPlanId: null, workPlanStatus: null });
    await client.post('/work-plans', { performancePeriodId: yearId }).expect(201);
  });

  it('takes its appraisals with it, as long as none is published', async () => {
    rated = await planner();
    unrated = await planner();
    await goTo('2026-03-31');
    const [{ id: appraisalId } = { id: '' }] = await appraisalsOf(unrated.id, unrated.client);
    await gov.admin.post(`/work-plans/${unrated.planId}/cancellation`, { reason }).expect(201);
    await app.drainJobs();
    expect(await appraisalsOf(unrated.id, unrated.client)).toMatchObject([{ id: appraisalId, status: 'ANNULLED' }]);
    const late = await unrated.client.post(`/appraisals/${appraisalId}/self-assessment`, SELF_ASSESSMENT).expect(409);
    expect(late.body.code).toBe('APPRAISAL.SELF_ASSESSMENT_CLOSED');
  });

  it('stays when its performance is rated and published', async () => {
    const [{ id: appraisalId } = { id: '' }] = await appraisalsOf(rated.id, rated.client);
    const appraisal = `/appraisals/${appraisalId}`;
    await rated.client.post(`${appraisal}/self-assessment`, SELF_ASSESSMENT).expect(201);
    await gov.as('kabid').post(`${appraisal}/ratings`, ratings()).expect(201);
    await gov.as('kabid').post(`${appraisal}/publication`).expect(201);
    const refused = await gov.admin.post(`/work-plans/${rated.planId}/cancellation`, { reason }).expect(409);
    expect(refused.body.code).toBe('WORK_PLAN.ALREADY_RATED');
  });

  it('is not closed with a day before the last one that is rated', async () => {
    const close = (endsOn: string) =>
      gov.admin.post(`/work-plans/${rated.planId}/closure`, { endsOn, reason: 'Ditugaskan penuh di luar instansi.' });
    await goTo('2026-04-01');
    const early = await close('2026-03-30').expect(422);
    expect(early.body).toMatchObject({ code: 'WORK_PLAN.OUTSIDE_PLAN', errors: [{ pointer: '/endsOn' }] });
    expect(early.body.detail).toContain('2026-03-31');
    expect((await close('2026-03-31').expect(201)).body.endsOn).toBe('2026-03-31');
  });
});

describe('a mutation on 15 May (WP-20, WP-21)', () => {
  let mover: Planner;
  let mistaken: Planner;
  let indicatorId: string;

  async function move({ id }: Planner): Promise<void> {
    const positionId = await gov.position('dinasLain', `Pelaksana dinas lain ${id}`, 'PELAKSANA');
    const post = { unitId: gov.units['dinasLain'], positionId, headsUnit: false, validFrom: '2026-05-15' };
    await gov.admin.post(`/employees/${id}/transfers`, post).expect(201);
  }

  it('closes the plan on that day, with the day before', async () => {
    mover = await planner();
    mistaken = await planner();
    indicatorId = (await planOf(mover.planId)).results[0].indicators[0].id;
    await goTo('2026-05-14');
    await move(mover);
    await move(mistaken);
    await app.drainJobs();
    expect(await planOf(mover.planId)).toMatchObject({ status: 'ACTIVE', endsOn: '2026-12-31', evaluatorId: null });
    await goTo('2026-05-15');
    expect(await planOf(mover.planId)).toMatchObject({
      ...{ status: 'CLOSED', endsOn: '2026-05-14', agreedEndsOn: '2026-12-31', endingCause: 'POST_CHANGED' },
      ...{ endingReason: null, evaluatorId: gov.id('kabid') },
    });
  });

  it('is opened again by no manager: the record tells', async () => {
    const reopening = { reason: 'Mutasi itu sebenarnya batal.' };
    const refused = await gov.admin.post(`/work-plans/${mover.planId}/reopening`, reopening).expect(409);
    expect(refused.body.code).toBe('WORK_PLAN.FOLLOWS_RECORD');
  });

  it('leaves to the former superior that plan, and nothing else of the person', async () => {
    const kabid = gov.as('kabid');
    expect((await planOf(mover.planId, kabid)).status).toBe('CLOSED');
    expect((await kabid.get('/work-plans', { employeeId: mover.id }).expect(200)).body.data).toHaveLength(1);
    await kabid.get(`/work-plans/${mover.planId}/progress-entries`).expect(200);
    await kabid.get(`/employees/${mover.id}`).expect(404);
    const result = await kabid.post(`/work-plans/${mover.planId}/results`, aResult()).expect(403);
    expect(result.body.code).toBe('WORK_PLAN.NOT_THE_OWNER');
    expect((await kabid.get('/team', { limit: 200 }).expect(200)).body.data).not.toContainEqual(
      expect.objectContaining({ employeeId: mover.id }),
    );
  });

  it('is evaluated by him alone, also the quarter that has not ended, with progress told late', async () => {
    const path = `/work-plans/${mover.planId}/progress-entries`;
    const progress = { indicatorId, occurredOn: '2026-05-12', value: '4' };
    await mover.client.post(path, progress).expect(201);
    const outside = await mover.client.post(path, { ...progress, occurredOn: '2026-05-15' }).expect(422);
    expect(outside.body.code).toBe('WORK_PLAN.OUTSIDE_PLAN');
    const opened = await appraisalsOf(mover.id, gov.as('kabid'));
    expect(opened.map(({ periodName, status }) => `${periodName} ${status}`).sort()).toEqual([
      'Triwulan 1 2026 OPEN',
      'Triwulan 2 2026 OPEN',
    ]);
    const second = opened.find(({ periodName }) => periodName.startsWith('Triwulan 2'))?.id;
    await mover.client.post(`/appraisals/${second}/self-assessment`, SELF_ASSESSMENT).expect(201);
    const rate = (client: Client) => client.post(`/appraisals/${second}/ratings`, ratings());
    expect((await rate(gov.as('otherHead')).expect(403)).body.code).toBe('APPRAISAL.NOT_THE_EVALUATOR');
    await rate(gov.as('kadis')).expect(404);
    await rate(gov.as('kabid')).expect(201);
    await gov.as('kabid').post(`/appraisals/${second}/publication`).expect(201);
    expect((await mover.client.post(path, progress).expect(409)).body.code).toBe('WORK_PLAN.PERIOD_RATED');
  });

  it('lets the mover plan anew under the new superior, who sees both plans', async () => {
    const body = { performancePeriodId: yearId, startsOn: '2026-05-15', annexes: ANNEXES };
    const { body: next } = await mover.client.post('/work-plans', body).expect(201);
    const path = `/work-plans/${next.id}`;
    await mover.client.post(`${path}/results`, aResult()).expect(201);
    await mover.client.post(`${path}/submission`).expect(201);
    await gov.as('kabid').post(`${path}/agreement`).expect(404);
    await gov.as('otherHead').post(`${path}/agreement`).expect(201);
    await gov.as('otherHead').post(`${path}/activation`).expect(201);
    await gov.as('otherHead').get(`/work-plans/${mover.planId}`).expect(200);
    await gov.as('kabid').get(path).expect(404);
    await app.drainJobs();
    expect(await planOf(mover.planId)).toMatchObject({ status: 'CLOSED', endsOn: '2026-05-14' });
    expect(await planOf(next.id)).toMatchObject({ status: 'ACTIVE', endsOn: '2026-12-31' });
  });

  it('moves the last day also when the next plan is there, and whom HR has named keeps the duty', async () => {
    const { body: posts } = await gov.admin.get(`/employees/${mover.id}/assignments`).expect(200);
    const moved = posts.data.at(-1);
    const duty = { appraiserId: gov.id('kadis'), reason: 'Pejabat penilai lama sudah pensiun.' };
    await gov.admin.post(`/work-plans/${mover.planId}/appraisal-duty`, duty).expect(201);
    const correction = { validFrom: '2026-05-13', movePrevious: true, reason: 'Pelantikan yang benar 13 Mei.' };
    const path = `/employees/${mover.id}/assignments/${moved.id}`;
    await gov.admin.patch(path, correction).ifMatch(moved.version).expect(200);
    await app.drainJobs();
    expect(await planOf(mover.planId)).toMatchObject({
      ...{ status: 'CLOSED', endsOn: '2026-05-12', agreedEndsOn: '2026-12-31', evaluatorId: gov.id('kadis') },
    });
  });

  it('moves the last day when its day is corrected, and opens the plan again when it is withdrawn', async () => {
    const { id, planId } = mistaken;
    await goTo('2026-05-20');
    const { body: posts } = await gov.admin.get(`/employees/${id}/assignments`).expect(200);
    const moved = posts.data.at(-1);
    const path = `/employees/${id}/assignments/${moved.id}`;
    const correction = { validFrom: '2026-05-18', movePrevious: true, reason: 'Pelantikan yang benar 18 Mei.' };
    await gov.admin.patch(path, correction).ifMatch(moved.version).expect(200);
    await app.drainJobs();
    expect(await planOf(planId)).toMatchObject({ status: 'CLOSED', endsOn: '2026-05-17' });
    const withdrawal = { reason: 'Mutasi dibatalkan.', reopenPrevious: true };
    await gov.admin.post(`${path}/withdrawal`, withdrawal).expect(204);
    await app.drainJobs();
    expect(await planOf(planId)).toMatchObject({
      ...{ status: 'ACTIVE', endsOn: '2026-12-31', agreedEndsOn: null, endingCause: null, evaluatorId: null },
    });
    // The second quarter was opened before its day, for the plan that had ended; it is opened anew when it is due.
    const told = async (): Promise<string[]> =>
      (await appraisalsOf(id, gov.admin)).map(({ periodName, status }) => `${periodName} ${status}`).sort();
    expect(await told()).toEqual(['Triwulan 1 2026 OPEN', 'Triwulan 2 2026 ANNULLED']);
    await goTo('2026-06-30');
    expect(await told()).toEqual(['Triwulan 1 2026 OPEN', 'Triwulan 2 2026 ANNULLED', 'Triwulan 2 2026 OPEN']);
  });
});

describe('the end of the duty or of the contract (WP-21)', () => {
  let retiring: Planner;
  let contracted: Planner;

  it('ends the plan of who retires with the day before', async () => {
    retiring = await planner();
    contracted = await planner({ kind: 'PPPK' });
    const standing = { standingCode: '66', validFrom: '2026-07-01', letterNumber: '882/1', letterOn: '2026-05-02' };
    await gov.admin.post(`/employees/${retiring.id}/standings`, standing).expect(201);
    await goTo('2026-06-30');
    expect((await planOf(retiring.planId)).status).toBe('ACTIVE');
    await goTo('2026-07-01');
    expect(await planOf(retiring.planId)).toMatchObject({
      ...{ status: 'CLOSED', endsOn: '2026-06-30', endingCause: 'NO_DUTY', evaluatorId: gov.id('kabid') },
    });
  });

  it('ends the plan of a PPPK with the last day of the contract', async () => {
    const contract = {
      validFrom: '2025-11-01',
      validUntil: '2026-10-31',
      letterNumber: '810/7',
      letterOn: '2025-10-20',
    };
    await gov.admin.post(`/employees/${contracted.id}/contracts`, contract).expect(201);
    await goTo('2026-10-31');
    expect((await planOf(contracted.planId)).status).toBe('ACTIVE');
    await goTo('2026-11-01');
    expect(await planOf(contracted.planId)).toMatchObject({
      ...{ status: 'CLOSED', endsOn: '2026-10-31', endingCause: 'CONTRACT_ENDED' },
    });
  });
});
