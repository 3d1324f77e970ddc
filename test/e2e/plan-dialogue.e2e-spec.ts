import type { Client } from '../support/client.js';
import { ANNEXES, aResult, Government, type PersonName } from '../support/government.js';
import { Story } from '../support/story.js';
import { TestApp } from '../support/test-app.js';

let app: TestApp;
let gov: Government;
let story: Story;
let yearId: string;
let people = 0;

beforeAll(async () => {
  app = await TestApp.start();
  gov = await Government.found(app);
  yearId = await gov.openYear();
  story = new Story(gov, yearId);
});
afterAll(() => app.stop());

const kabid = (): Client => gov.as('kabid');
const REASON = 'Target terlalu rendah dibanding tahun lalu.';

/** Somebody new under the kabid with a submitted plan. */
async function submitted() {
  people += 1;
  const name = `orang ${people}`;
  const id = await story.hire(name, { unit: 'bidang' });
  const owner = story.as(name);
  const { body: draft } = await owner
    .post('/work-plans', { performancePeriodId: yearId, annexes: ANNEXES })
    .expect(201);
  const path = `/work-plans/${draft.id}`;
  const { body: filled } = await owner.post(`${path}/results`, aResult()).expect(201);
  const { body: plan } = await owner.post(`${path}/submission`).expect(201);
  return { id, owner, path, planId: draft.id as string, plan, result: filled.results[0] };
}
const said = (body: any): string[] =>
  body.data.map(({ part, text, authorName }: any) => `${authorName}: ${part} ${text}`);

describe('what is said over a plan (WP-25)', () => {
  it('is a thread on the plan or on a line, with answers, that either closes', async () => {
    const { owner, path, result, planId } = await submitted();
    const about = { part: 'INDICATOR', partId: result.indicators[0].id, text: 'Dua belas atau dua puluh?' };
    const { body: first, headers } = await kabid().post(`${path}/comments`, about).expect(201);
    expect(headers['location']).toBe(`/api/v1/work-plan-comments/${first.id}`);
    expect(first).toMatchObject({
      ...about,
      threadId: first.id,
      purpose: 'COMMENT',
      resolvedAt: null,
      workPlanId: planId,
    });
    const { body: answer } = await owner
      .post(`${path}/comments`, { threadId: first.id, text: 'Dua belas.' })
      .expect(201);
    expect(answer).toMatchObject({ threadId: first.id, part: 'INDICATOR', partId: about.partId });
    await owner.post(`${path}/comments`, { text: 'Kapan dibahas?' }).expect(201);
    const { body: list } = await kabid().get(`${path}/comments`, { count: true }).expect(200);
    expect(said(list).map((line) => line.split(': ')[1])).toEqual([
      'INDICATOR Dua belas atau dua puluh?',
      'INDICATOR Dua belas.',
      'PLAN Kapan dibahas?',
    ]);
    expect(list.page.total).toBe(3);
    const thread = await owner.get(`${path}/comments`, { threadId: first.id }).expect(200);
    expect(thread.body.data).toHaveLength(2);
    const { body: closed } = await owner.post(`/work-plan-comments/${answer.id}/resolution`).expect(201);
    expect(closed).toMatchObject({ id: first.id, version: 2 });
    expect(closed.resolvedAt).not.toBeNull();
    expect((await owner.post(`/work-plan-comments/${first.id}/resolution`).expect(409)).body.code).toBe(
      'WORK_PLAN.THREAD_CLOSED',
    );
    const late = await kabid().post(`${path}/comments`, { threadId: first.id, text: 'Baik.' }).expect(409);
    expect(late.body.code).toBe('WORK_PLAN.THREAD_CLOSED');
    const { body: open } = await owner.get(`${path}/comments`, { open: true }).expect(200);
    expect(said(open).map((line) => line.split(': ')[1])).toEqual(['PLAN Kapan dibahas?']);
  });

  it('goes with a draft that is taken back', async () => {
    const { body: draft } = await gov.as('colleague').post('/work-plans', { performancePeriodId: yearId }).expect(201);
    await gov.as('colleague').post(`/work-plans/${draft.id}/comments`, { text: 'Untuk nanti.' }).expect(201);
    await gov.as('colleague').delete(`/work-plans/${draft.id}`).ifMatch(draft.version).expect(204);
  });

  it('is about lines that are there', async () => {
    const { owner, path } = await submitted();
    const other = await submitted();
    for (const line of [
      { part: 'RESULT', partId: other.result.id },
      { part: 'BEHAVIOUR', partId: 'SABAR' },
      { part: 'ANNEX' },
      { part: 'PLAN', partId: 'ADAPTIF' },
    ]) {
      const { body } = await owner.post(`${path}/comments`, { ...line, text: 'Ini?' }).expect(422);
      expect([line.part, body.code, body.errors[0].pointer]).toEqual([line.part, 'WORK_PLAN.PART_UNKNOWN', '/partId']);
    }
    const { body: foreign } = await other.owner.post(`${other.path}/comments`, { text: 'Halo' }).expect(201);
    const mixed = await owner.post(`${path}/comments`, { threadId: foreign.id, text: 'Halo' }).expect(422);
    expect(mixed.body.code).toBe('WORK_PLAN.THREAD_UNKNOWN');
  });

  it('is between owner and appraiser, and read by who may read the plan', async () => {
    const { owner, path } = await submitted();
    const { body } = await owner.post(`${path}/comments`, { text: 'Mohon arahan.' }).expect(201);
    for (const client of [gov.hr, gov.admin, gov.auditor]) {
      await client.get(`${path}/comments`).expect(200);
      await client.get(`/work-plan-comments/${body.id}`).expect(200);
      await client.post(`${path}/comments`, { text: 'Ikut.' }).expect(403);
    }
    for (const name of ['stranger', 'kadis'] as PersonName[]) {
      await gov.as(name).get(`${path}/comments`).expect(404);
      await gov.as(name).post(`${path}/comments`, { text: 'Ikut.' }).expect(404);
      await gov.as(name).get(`/work-plan-comments/${body.id}`).expect(404);
    }
    await app.anonymous.get(`${path}/comments`).expect(401);
  });
});

describe('a return with reasons for lines', () => {
  it('puts each reason where it belongs', async () => {
    const { owner, path, result } = await submitted();
    const lines = [
      { part: 'RESULT', partId: result.id, reason: 'Tulis sebagai hasil.' },
      { part: 'BEHAVIOUR', partId: 'ADAPTIF', reason: 'Beri contoh.' },
      { part: 'ANNEX', partId: 'resources', reason: 'Sebutkan anggaran.' },
    ];
    const wrong = [...lines, { part: 'RESULT', partId: 'tidak-ada', reason: 'Apa ini?' }];
    const refused = await kabid().post(`${path}/return`, { reason: REASON, lines: wrong }).expect(422);
    expect([refused.body.code, refused.body.errors[0].pointer]).toEqual(['WORK_PLAN.PART_UNKNOWN', '/lines/3/partId']);
    expect((await owner.get(`${path}/comments`).expect(200)).body.data).toEqual([]);
    const { body: plan } = await kabid().post(`${path}/return`, { reason: REASON, lines }).expect(201);
    expect(plan).toMatchObject({ status: 'RETURNED', returnReason: REASON });
    expect(plan.returnedAt).not.toBeNull();
    const { body } = await owner.get(`${path}/comments`).expect(200);
    expect(body.data.map(({ purpose, partId, text }: any) => `${purpose} ${partId} ${text}`)).toEqual(
      lines.map(({ partId, reason }) => `RETURN ${partId} ${reason}`),
    );
  });
});

describe('a plan on which both do not agree (WP-26)', () => {
  it('is decided by the superior of the appraiser, and by nobody else', async () => {
    const { id, owner, path, planId } = await submitted();
    const escalate = (client: Client) => client.post(`${path}/escalation`, { reason: 'Target tidak dapat dicapai.' });
    expect((await escalate(owner).expect(409)).body.code).toBe('WORK_PLAN.NOT_RETURNED');
    await kabid().post(`${path}/return`, { reason: REASON }).expect(201);
    await owner.post(`${path}/submission`).expect(201);
    for (const client of [gov.hr, gov.admin, gov.auditor]) await escalate(client).expect(403);
    for (const name of ['stranger', 'kadis'] as PersonName[]) await escalate(gov.as(name)).expect(404);
    const { body: before } = await escalate(owner).expect(201);
    expect(before).toMatchObject({ status: 'SUBMITTED', escalationReason: 'Target tidak dapat dicapai.' });
    expect((await escalate(kabid()).expect(409)).body.code).toBe('WORK_PLAN.BEFORE_SUPERIOR');
    for (const step of ['agreement', 'return']) {
      const body = step === 'return' ? { reason: REASON } : undefined;
      expect((await kabid().post(`${path}/${step}`, body).expect(409)).body.code).toBe('WORK_PLAN.BEFORE_SUPERIOR');
      await gov.as('stranger').post(`${path}/${step}`, body).expect(404);
    }
    const kadis = gov.as('kadis');
    await kadis.get(path).expect(200);
    expect((await kadis.get('/work-plans', { limit: 200 }).expect(200)).body.data.map(({ id }: any) => id)).toContain(
      planId,
    );
    await kadis.post(`${path}/comments`, { text: 'Saya dengarkan keduanya.' }).expect(201);
    await kadis.post(`${path}/results`, aResult()).expect(403);
    await kadis.post(`${path}/return`, { reason: 'Turunkan target menjadi delapan belas.' }).expect(201);
    await owner.post(`${path}/submission`).expect(201);
    const { body: agreed } = await kadis.post(`${path}/agreement`).expect(201);
    expect(agreed.status).toBe('ACTIVE');
    const { body: copies } = await kadis.get('/signed-work-plans', { workPlanId: planId }).expect(200);
    expect(copies.data).toMatchObject([{ signedByEmployeeId: gov.id('kadis') }]);
    expect((await kabid().post(`${path}/activation`).expect(409)).body.code).toBe('WORK_PLAN.WRONG_STATE');
    await kadis.get(path).expect(200);
    await kadis.get(`/employees/${id}`).expect(404);
  });

  it('needs a superior in office: nobody is above the Bupati, who appraises the Sekda', async () => {
    const sekda = gov.as('sekda');
    const { body: chain } = await gov.admin.get(`/employees/${gov.id('sekda')}/appraiser`).expect(200);
    expect([chain.appraiser.employeeId, chain.superior]).toEqual([gov.id('bupati'), null]);
    const draft = { performancePeriodId: yearId, family: 'JA_JF', annexes: ANNEXES };
    const { body: plan } = await sekda.post('/work-plans', draft).expect(201);
    const path = `/work-plans/${plan.id}`;
    await sekda.post(`${path}/results`, aResult()).expect(201);
    await sekda.post(`${path}/submission`).expect(201);
    await gov.as('bupati').post(`${path}/return`, { reason: REASON }).expect(201);
    const refused = await sekda.post(`${path}/escalation`, { reason: 'Target tidak dapat dicapai.' }).expect(409);
    expect(refused.body.code).toBe('WORK_PLAN.NO_SUPERIOR');
  });
});

describe('agreement of many plans at once (WP-27)', () => {
  it('signs each in the version that was seen, and says of each other why not', async () => {
    const plans = [await submitted(), await submitted(), await submitted()];
    const { plan: draft } = await submitted();
    await kabid().post(`/work-plans/${draft.id}/return`, { reason: REASON }).expect(201);
    const asked = [
      ...plans.map(({ planId, plan }, at) => ({
        workPlanId: planId,
        version: at === 1 ? plan.version - 1 : plan.version,
      })),
      { workPlanId: draft.id, version: draft.version + 1 },
    ];
    const { body } = await kabid().post('/work-plan-agreements', { plans: asked }).expect(200);
    expect(
      body.outcomes.map(({ workPlanId, status, problem }: any) => [workPlanId, status, problem?.code ?? null]),
    ).toEqual([
      [plans[0]!.planId, 'AGREED', null],
      [plans[1]!.planId, 'SUBMITTED', 'REQUEST.STALE'],
      [plans[2]!.planId, 'AGREED', null],
      [draft.id, 'RETURNED', 'WORK_PLAN.WRONG_STATE'],
    ]);
    const { body: copies } = await kabid().get('/signed-work-plans', { workPlanId: plans[2]!.planId }).expect(200);
    expect(copies.data).toHaveLength(1);
    const english = await kabid()
      .post('/work-plan-agreements', { plans: asked.slice(3, 4) })
      .with({ 'accept-language': 'en' })
      .expect(200);
    expect(english.body.outcomes[0].problem.title).toBe('Wrong state');
  });

  it('refuses all when some are not the caller’s to decide, or one stands twice', async () => {
    const { planId, plan, owner } = await submitted();
    const one = { workPlanId: planId, version: plan.version };
    const { body: elsewhere } = await gov
      .as('stranger')
      .post('/work-plans', { performancePeriodId: yearId })
      .expect(201);
    const other = { workPlanId: elsewhere.id, version: 1 };
    const unknown = await kabid()
      .post('/work-plan-agreements', { plans: [one, other] })
      .expect(422);
    expect([unknown.body.code, unknown.body.errors[0].pointer]).toEqual([
      'WORK_PLAN.PLANS_UNKNOWN',
      '/plans/1/workPlanId',
    ]);
    expect((await owner.post('/work-plan-agreements', { plans: [one] }).expect(422)).body.code).toBe(
      'WORK_PLAN.PLANS_UNKNOWN',
    );
    const twice = await kabid()
      .post('/work-plan-agreements', { plans: [one, one] })
      .expect(422);
    expect(twice.body.errors).toMatchObject([{ pointer: '/plans/1/workPlanId', code: 'DUPLICATE' }]);
    expect((await owner.get(`/work-plans/${planId}`).expect(200)).body.status).toBe('SUBMITTED');
  });

  it('signs none twice, however many agree at once, and takes at most a hundred', async () => {
    const { planId, plan } = await submitted();
    const one = { workPlanId: planId, version: plan.version };
    const answers = await Promise.all(
      [1, 2, 3, 4].map(() =>
        kabid()
          .post('/work-plan-agreements', { plans: [one] })
          .expect(200),
      ),
    );
    const codes = answers.map(({ body }) => body.outcomes[0].problem?.code ?? 'AGREED').sort();
    expect(codes).toEqual(['AGREED', 'REQUEST.STALE', 'REQUEST.STALE', 'REQUEST.STALE']);
    const { body: copies } = await kabid().get('/signed-work-plans', { workPlanId: planId }).expect(200);
    expect(copies.data).toHaveLength(1);
    await kabid()
      .post('/work-plan-agreements', { plans: Array.from({ length: 101 }, () => one) })
      .expect(422);
    await gov.hr.post('/work-plan-agreements', { plans: [one] }).expect(403);
  });
});
