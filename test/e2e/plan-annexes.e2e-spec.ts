import { ANNEXES, aResult, Government } from '../support/government.js';
import { TestApp } from '../support/test-app.js';

let app: TestApp;
let gov: Government;
let yearId: string;

beforeAll(async () => {
  app = await TestApp.start();
  gov = await Government.found(app);
  yearId = await gov.openYear();
});
afterAll(() => app.stop());

const faultsOf = (body: { errors: { pointer: string; code: string }[] }): string[] =>
  body.errors.map(({ pointer, code }) => `${pointer} ${code}`);

/** A draft with one complete result and what is given beside it. */
async function draft(more: object = {}): Promise<{ id: string; path: string; version: number; annexes: object }> {
  const staff = gov.as('staff');
  const { body } = await staff.get('/work-plans', { employeeId: gov.id('staff'), status: 'DRAFT' }).expect(200);
  for (const { id, version } of body.data) await staff.delete(`/work-plans/${id}`).ifMatch(version).expect(204);
  const { body: plan } = await staff.post('/work-plans', { performancePeriodId: yearId, ...more }).expect(201);
  const filled = await staff.post(`/work-plans/${plan.id}/results`, aResult()).expect(201);
  return { ...filled.body, path: `/work-plans/${plan.id}` };
}

describe('the annexes of a plan (WP-18)', () => {
  it('are empty at first, or what the plan was started with', async () => {
    expect((await draft()).annexes).toEqual({ resources: [], accountability: [], consequences: [] });
    expect((await draft({ annexes: { resources: ['Dua orang'] } })).annexes).toEqual({
      resources: ['Dua orang'],
      accountability: [],
      consequences: [],
    });
  });

  it('are written whole and each for itself, in order, as sent', async () => {
    const { path, version } = await draft({ annexes: ANNEXES });
    const staff = gov.as('staff');
    const entries = ['Z dulu', 'lalu “A” 😀'];
    const { body: changed } = await staff
      .patch(`${path}/annexes`, { consequences: entries })
      .ifMatch(version)
      .expect(200);
    expect(changed).toMatchObject({ annexes: { ...ANNEXES, consequences: entries }, version: version + 1 });
    const { body: cleared } = await staff
      .patch(`${path}/annexes`, { resources: [], accountability: ['Rapat mingguan'] })
      .ifMatch(changed.version)
      .expect(200);
    expect(cleared.annexes).toEqual({ resources: [], accountability: ['Rapat mingguan'], consequences: entries });
    const { body: same } = await staff.patch(`${path}/annexes`, {}).ifMatch(cleared.version).expect(200);
    expect(same.version).toBe(cleared.version);
  });

  it('take the version of the plan and one of five simultaneous changes', async () => {
    const { path, version } = await draft();
    const write = (n: number) => gov.as('staff').patch(`${path}/annexes`, { resources: [`Butir ${n}`] });
    await write(0).expect(428);
    await write(0)
      .ifMatch(version - 1)
      .expect(412);
    const answers = await Promise.all([1, 2, 3, 4, 5].map((n) => write(n).ifMatch(version)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412, 412, 412, 412]);
  });

  it('name the entry that is wrong', async () => {
    const { path, version } = await draft();
    const many = Array.from({ length: 31 }, (_, n) => `Butir ${n}`);
    const body = { resources: ['Baik', ' '], accountability: ['x'.repeat(501)], consequences: many };
    const refused = await gov.as('staff').patch(`${path}/annexes`, body).ifMatch(version).expect(422);
    expect(faultsOf(refused.body).sort()).toEqual([
      '/accountability/0 TOO_LONG',
      '/consequences TOO_MANY',
      '/resources/1 TOO_SHORT',
    ]);
    const nested = { performancePeriodId: yearId, annexes: { resources: ['Baik', 7], other: [] } };
    const second = await gov.as('colleague').post('/work-plans', nested).expect(422);
    expect(faultsOf(second.body).sort()).toEqual(['/annexes/other UNKNOWN', '/annexes/resources/1 NOT_TEXT']);
    await gov.as('colleague').post('/work-plans', { performancePeriodId: yearId, annexes: null }).expect(422);
    await gov.as('colleague').post('/work-plans', { performancePeriodId: yearId, annexes: [] }).expect(422);
  });

  it('are the owner’s to write, and only while the plan is a draft or returned', async () => {
    const { path, version } = await draft({ annexes: ANNEXES });
    const body = { resources: ['Tiga orang'] };
    await gov.as('kabid').patch(`${path}/annexes`, body).ifMatch(version).expect(403);
    await gov.as('stranger').patch(`${path}/annexes`, body).ifMatch(version).expect(404);
    for (const client of [gov.hr, gov.admin, gov.auditor])
      await client.patch(`${path}/annexes`, body).ifMatch(version).expect(403);
    await gov.as('staff').post(`${path}/submission`).expect(201);
    const late = await gov
      .as('staff')
      .patch(`${path}/annexes`, body)
      .ifMatch(version + 1)
      .expect(409);
    expect(late.body.code).toBe('WORK_PLAN.WRONG_STATE');
    await gov.as('kabid').post(`${path}/return`, { reason: 'Tambahkan tenaga pendukung.' }).expect(201);
    const { body: returned } = await gov.as('staff').get(path).expect(200);
    const { body: changed } = await gov
      .as('staff')
      .patch(`${path}/annexes`, body)
      .ifMatch(returned.version)
      .expect(200);
    await gov.as('staff').post(`${path}/submission`).expect(201);
    await gov.as('kabid').post(`${path}/agreement`).expect(201);
    const { body: signed } = await gov.as('kabid').get('/signed-work-plans', { workPlanId: changed.id }).expect(200);
    const { body: copy } = await gov.as('kabid').get(`/signed-work-plans/${signed.data[0].id}`).expect(200);
    expect(copy.annexes).toEqual({ ...ANNEXES, ...body });
  });
});

describe('what the government asks of plans (WP-19)', () => {
  const USUAL = {
    requiredAnnexes: ['DUKUNGAN_SUMBER_DAYA', 'SKEMA_PERTANGGUNGJAWABAN', 'KONSEKUENSI'],
    expectedAspects: ['KUANTITAS'],
    fewestMainResults: 3,
    mostMainResults: 8,
  };
  const policy = async (patch: object) => {
    const { body } = await gov.admin.get('/work-plan-policy').expect(200);
    return gov.admin.patch('/work-plan-policy', patch).ifMatch(body.version);
  };
  const colleague = () => gov.as('colleague');
  let path: string;

  beforeAll(async () => {
    const { body } = await colleague().post('/work-plans', { performancePeriodId: yearId }).expect(201);
    path = `/work-plans/${body.id}`;
    await colleague().post(`${path}/results`, aResult()).expect(201);
  });
  afterEach(async () => {
    expect((await policy(USUAL)).status).toBe(200);
  });

  it('can be read by everybody beforehand', async () => {
    for (const client of [gov.as('staff'), gov.hr, gov.admin, gov.auditor])
      expect((await client.get('/work-plan-policy').expect(200)).body).toMatchObject(USUAL);
    await app.anonymous.get('/work-plan-policy').expect(401);
  });

  it('keeps a plan without entries in its annexes from being submitted', async () => {
    const refused = await colleague().post(`${path}/submission`).expect(422);
    expect(faultsOf(refused.body)).toEqual([
      '/annexes/resources NO_ANNEX',
      '/annexes/accountability NO_ANNEX',
      '/annexes/consequences NO_ANNEX',
    ]);
    expect((await policy({ requiredAnnexes: ['KONSEKUENSI'] })).status).toBe(200);
    const { body: plan } = await colleague().get(path).expect(200);
    expect(plan.findings.filter(({ blocking }: { blocking: boolean }) => blocking)).toEqual([
      { code: 'NO_ANNEX', blocking: true, resultId: null, missing: 'KONSEKUENSI' },
    ]);
  });

  it('warns of aspects and numbers as it says', async () => {
    const codes = async () =>
      (await colleague().get(path).expect(200)).body.findings
        .filter(({ code }: { code: string }) => code !== 'NO_ANNEX')
        .map(({ code, missing }: { code: string; missing: string | null }) => `${code} ${missing}`);
    expect(await codes()).toEqual(['FEW_MAIN_RESULTS null', 'ALIGNMENT_PENDING null']);
    await policy({ expectedAspects: ['WAKTU'], fewestMainResults: 1, mostMainResults: 1 });
    expect(await codes()).toEqual(['NO_ASPECT WAKTU', 'ALIGNMENT_PENDING null']);
    await colleague()
      .post(`${path}/results`, aResult({ indicators: [] }))
      .expect(201);
    expect(await codes()).toContain('MANY_MAIN_RESULTS null');
  });

  it('is decided by the HR office alone, under its version and within limits', async () => {
    const { body } = await gov.admin.get('/work-plan-policy').expect(200);
    const change = (client: typeof gov.admin, patch: object) => client.patch('/work-plan-policy', patch);
    for (const client of [gov.as('kabid'), gov.hr, gov.auditor])
      await change(client, { mostMainResults: 9 }).ifMatch(body.version).expect(403);
    await change(gov.admin, { mostMainResults: 9 }).expect(428);
    await change(gov.admin, { mostMainResults: 9 })
      .ifMatch(body.version + 1)
      .expect(412);
    const crossed = await change(gov.admin, { fewestMainResults: 9 }).ifMatch(body.version).expect(422);
    expect([crossed.body.code, ...faultsOf(crossed.body)]).toEqual([
      'WORK_PLAN.LIMITS_CROSSED',
      '/fewestMainResults INVALID',
    ]);
    const wrong = { requiredAnnexes: ['LAMPIRAN'], expectedAspects: ['WAKTU', 'WAKTU'], mostMainResults: 51 };
    const refused = await change(gov.admin, wrong).ifMatch(body.version).expect(422);
    expect(faultsOf(refused.body).sort()).toEqual([
      '/expectedAspects/1 DUPLICATE',
      '/mostMainResults TOO_LARGE',
      '/requiredAnnexes/0 NOT_ALLOWED',
    ]);
  });

  it('stands in the record with what was before', async () => {
    expect((await policy({ mostMainResults: 12 })).body).toMatchObject({ mostMainResults: 12 });
    const { body } = await gov.auditor
      .get('/audit-events', { action: 'work-plan-policy.decide', limit: 1 })
      .expect(200);
    const { body: event } = await gov.auditor.get(`/audit-events/${body.data[0].id}`).expect(200);
    expect(event.values).toMatchObject({ before: { mostMainResults: 8 }, after: { mostMainResults: 12 } });
  });
});
