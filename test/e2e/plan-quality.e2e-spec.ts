import type { Client } from '../support/client.js';
import { activePlan, ANNEXES, aResult, Government, type PersonName } from '../support/government.js';
import { TestApp } from '../support/test-app.js';

/* Plans of 2026 that are in force, and 2027, for which everybody plans anew. */

let app: TestApp;
let gov: Government;
let yearId: string;
let nextYearId: string;
let old: any;

beforeEach(async () => {
  app = await TestApp.start();
  gov = await Government.found(app);
  yearId = await gov.openYear();
  old = await activePlan(gov, 'staff', 'kabid', yearId);
  nextYearId = await gov.openYear(2027);
});
afterEach(() => app.stop());

const draft = async (name: PersonName, performancePeriodId = nextYearId, more: object = {}): Promise<any> =>
  (
    await gov
      .as(name)
      .post('/work-plans', { performancePeriodId, annexes: ANNEXES, ...more })
      .expect(201)
  ).body;
const add = async (name: PersonName, planId: string, result: object): Promise<any> =>
  (await gov.as(name).post(`/work-plans/${planId}/results`, result).expect(201)).body;
const hints = async (planId: string, client: Client = gov.as('staff')): Promise<any[]> =>
  (await client.get(`/work-plans/${planId}/quality`).expect(200)).body.hints;
const codes = async (planId: string, client?: Client): Promise<string[]> =>
  (await hints(planId, client)).map(({ code }) => code);
const copy = (name: PersonName, planId: string, body: object) =>
  gov.as(name).post(`/work-plans/${planId}/copies`, body);

describe('hints about the words of a plan (QU-1, QU-2)', () => {
  it('say what is wrong and the way out, in each language, and block nothing', async () => {
    const plan = await draft('staff');
    const words = { aspect: 'KUALITAS', statement: 'Mutu laporan', targetText: 'baik' };
    const activity = { statement: 'Menyusun laporan bulanan', indicators: [words] };
    const { results } = await add('staff', plan.id, activity);
    expect(await hints(plan.id)).toEqual([
      {
        ...{ code: 'ACTIVITY', resultId: results[0].id, indicatorId: null, percent: null, similarResultId: null },
        text: expect.stringContaining('kegiatan'),
      },
      expect.objectContaining({ code: 'NO_MEASURE', indicatorId: results[0].indicators[0].id }),
    ]);
    const { body } = await gov.as('staff').get(`/work-plans/${plan.id}/quality`).with({ 'accept-language': 'en' });
    expect(body.hints[0].text).toContain('reads like an activity');
    await gov.as('staff').post(`/work-plans/${plan.id}/submission`).expect(201);
    expect(await codes(plan.id, gov.as('kabid'))).toEqual(['ACTIVITY', 'NO_MEASURE']);
    for (const name of ['colleague', 'stranger'] as const)
      await gov.as(name).get(`/work-plans/${plan.id}/quality`).expect(404);
  });

  it('find the words of last year and of a colleague, whose text only those see who may read his plan', async () => {
    const plan = await draft('staff');
    const { results } = await add('staff', plan.id, aResult({ statement: 'Laporan pelayanan terbit tepat waktu!' }));
    expect(await hints(plan.id)).toEqual([
      expect.objectContaining({ code: 'LIKE_LAST_YEAR', percent: 100, similarResultId: old.results[0].id }),
    ]);
    const other = await draft('colleague');
    const { results: others } = await add('colleague', other.id, aResult());
    expect(await codes(plan.id)).toEqual(['LIKE_LAST_YEAR']);
    await gov.as('colleague').post(`/work-plans/${other.id}/submission`).expect(201);
    const seen = async (client: Client): Promise<any> =>
      (await hints(plan.id, client)).find(({ code }) => code === 'LIKE_COLLEAGUE');
    expect(await seen(gov.as('staff'))).toMatchObject({ percent: 100, similarResultId: null });
    expect(await seen(gov.as('kabid'))).toMatchObject({ resultId: results[0].id, similarResultId: others[0].id });
    const { version } = (await gov.admin.get('/work-plan-policy').expect(200)).body;
    await gov.admin.patch('/work-plan-policy', { similarityPercent: 40 }).ifMatch(version).expect(422);
    await gov.admin.patch('/work-plan-policy', { similarityPercent: 90 }).ifMatch(version).expect(200);
    const renamed = { statement: 'Laporan kependudukan terbit akhir tahun' };
    const { version: planVersion } = (await gov.as('staff').get(`/work-plans/${plan.id}`)).body;
    await gov.as('staff').patch(`/work-plan-results/${results[0].id}`, renamed).ifMatch(planVersion).expect(200);
    expect(await codes(plan.id)).toEqual([]);
  });
});

describe('results of the year before (QU-3)', () => {
  it('are taken over once, with indicators and targets, linked to nothing, and each is to be looked at', async () => {
    const plan = await draft('staff', nextYearId, { annexes: undefined });
    const { body } = await copy('staff', plan.id, { fromWorkPlanId: old.id }).expect(201);
    expect(body.results).toHaveLength(1);
    const [result] = body.results;
    expect(result).toMatchObject({ statement: old.results[0].statement, alignment: 'PENDING', leaderResultId: null });
    expect(result.id).not.toBe(old.results[0].id);
    expect(result.indicators[0]).toMatchObject({ target: '12.00', unit: 'laporan', aspect: 'KUANTITAS' });
    expect(result).toMatchObject({ copiedFromResultId: old.results[0].id, awaitsReview: true, libraryResultId: null });
    expect(await codes(plan.id)).toEqual(['COPY_NOT_REVIEWED']);
    const again = await copy('staff', plan.id, { fromWorkPlanId: old.id }).expect(409);
    expect(again.body.code).toBe('QUALITY.NOTHING_LEFT');
    await gov.as('kabid').post(`/work-plan-results/${result.id}/review`).expect(403);
    await gov.as('stranger').post(`/work-plan-results/${result.id}/review`).expect(404);
    const reviewed = (await gov.as('staff').post(`/work-plan-results/${result.id}/review`).expect(201)).body;
    expect(reviewed.version).toBe(body.version + 1);
    expect(reviewed.results).toMatchObject([{ copiedFromResultId: old.results[0].id, awaitsReview: false }]);
    expect(await codes(plan.id)).toEqual([]);
    const twice = await gov.as('staff').post(`/work-plan-results/${result.id}/review`).expect(409);
    expect(twice.body.code).toBe('QUALITY.NOTHING_TO_REVIEW');
  });

  it.each([
    ['its words', (id: string) => `/work-plan-results/${id}`, 'result', { statement: 'Laporan terbit setiap bulan' }],
    ['a target', (id: string) => `/work-plan-indicators/${id}`, 'indicator', { target: '14.00' }],
  ])('count as looked at once %s changed', async (_, path, part, patch) => {
    const plan = await draft('staff');
    const { results, version } = (await copy('staff', plan.id, { fromWorkPlanId: old.id }).expect(201)).body;
    const id = part === 'result' ? results[0].id : results[0].indicators[0].id;
    const { body } = await gov.as('staff').patch(path(id), patch).ifMatch(version).expect(200);
    expect(body.results).toMatchObject([{ awaitsReview: false }]);
    expect(await codes(plan.id)).not.toContain('COPY_NOT_REVIEWED');
  });

  it('do not count as looked at by a change that changes nothing', async () => {
    const plan = await draft('staff');
    const { results, version } = (await copy('staff', plan.id, { fromWorkPlanId: old.id }).expect(201)).body;
    for (const path of [`/work-plan-results/${results[0].id}`, `/work-plan-indicators/${results[0].indicators[0].id}`])
      expect((await gov.as('staff').patch(path, {}).ifMatch(version).expect(200)).body.version).toBe(version);
    expect(await codes(plan.id)).toEqual(['COPY_NOT_REVIEWED']);
  });

  it('are chosen, of own plans, for a plan that is being written', async () => {
    const plan = await draft('staff');
    const resultIds = [old.results[0].id];
    expect((await copy('staff', plan.id, { fromWorkPlanId: old.id, resultIds }).expect(201)).body.results).toHaveLength(
      1,
    );
    const unknown = await copy('staff', plan.id, { fromWorkPlanId: old.id, resultIds: [plan.id] }).expect(422);
    expect(unknown.body).toMatchObject({ code: 'QUALITY.RESULT_UNKNOWN', errors: [{ pointer: '/resultIds/0' }] });
    const foreign = await activePlan(gov, 'colleague', 'kabid', yearId);
    for (const fromWorkPlanId of [foreign.id, plan.id, yearId]) {
      const { body } = await copy('staff', plan.id, { fromWorkPlanId }).expect(422);
      expect(body).toMatchObject({ code: 'QUALITY.SOURCE_UNKNOWN', errors: [{ pointer: '/fromWorkPlanId' }] });
    }
    await copy('kabid', plan.id, { fromWorkPlanId: old.id }).expect(403);
    await copy('stranger', plan.id, { fromWorkPlanId: old.id }).expect(404);
    await gov.as('staff').post(`/work-plans/${plan.id}/submission`).expect(201);
    expect((await copy('staff', plan.id, { fromWorkPlanId: old.id }).expect(409)).body.code).toBe(
      'WORK_PLAN.WRONG_STATE',
    );
  });

  it('leave out what the form of the new plan has no place for', async () => {
    const plan = await draft('staff', nextYearId, { approach: 'KUALITATIF' });
    const { body } = await copy('staff', plan.id, { fromWorkPlanId: old.id }).expect(201);
    expect(body.results).toMatchObject([{ statement: old.results[0].statement, indicators: [] }]);
  });
});

describe('a perspective that the list does not hold any more (QU-3)', () => {
  const ofLeader = { statement: 'Prevalensi stunting turun', perspective: 'PENERIMA_LAYANAN' };
  const copied = async (): Promise<any> => {
    const before = await draft('kadis', yearId, { family: 'JPT' });
    await add('kadis', before.id, ofLeader);
    const plan = await draft('kadis', nextYearId, { family: 'JPT' });
    return (await copy('kadis', plan.id, { fromWorkPlanId: before.id }).expect(201)).body;
  };
  const close = async (lastDay: string): Promise<void> => {
    const { body } = await gov.admin.get('/references/perspektif', { limit: 100 }).expect(200);
    const item = body.data.find(({ code }: { code: string }) => code === ofLeader.perspective);
    await gov.admin.post(`/reference-items/${item.id}/closure`, { lastDay }).expect(201);
  };

  it.each([
    ['comes over all the same, with a hint', '2026-12-31', ['COPY_NOT_REVIEWED', 'PERSPECTIVE_GONE']],
    ['comes over without one while it holds on the first day', '2027-01-01', ['COPY_NOT_REVIEWED']],
  ])('%s', async (_, lastDay, expected) => {
    await close(lastDay);
    const plan = await copied();
    expect(plan.results).toMatchObject([ofLeader]);
    expect(await codes(plan.id, gov.as('kadis'))).toEqual(expected);
  });
});

describe('drafts for many people (QU-4)', () => {
  const prepare = (client: Client, body: object = {}) =>
    client.post('/work-plan-drafts', { performancePeriodId: nextYearId, ...body });
  const result = async (client: Client, jobId: string): Promise<any> => {
    await app.drainJobs();
    return (await client.get(`/jobs/${jobId}`).expect(200)).body;
  };
  const plansOf = async (name: PersonName): Promise<any[]> =>
    (await gov.as(name).get('/work-plans', { performancePeriodId: nextYearId }).expect(200)).body.data;

  it('begin with the plan of the year before, for whoever has none, once', async () => {
    const own = await draft('colleague');
    const { body, headers } = await prepare(gov.admin).expect(202);
    expect(headers['location']).toBe(`/api/v1/jobs/${body.jobId}`);
    const { status, result: counts } = await result(gov.admin, body.jobId);
    expect([status, counts]).toEqual([
      'SUCCEEDED',
      { draftRunId: body.id, drafted: 1, alreadyThere: 1, withoutEarlierPlan: 5, withoutAppraiser: 0 },
    ]);
    expect((await plansOf('colleague')).map(({ id }) => id)).toEqual([own.id]);
    const [summary] = await plansOf('staff');
    const plan = (await gov.as('staff').get(`/work-plans/${summary.id}`).expect(200)).body;
    expect(plan).toMatchObject({ status: 'DRAFT', startsOn: '2027-01-01', endsOn: '2027-12-31', annexes: ANNEXES });
    expect(plan.behaviours).toHaveLength(7);
    expect(plan.results).toMatchObject([{ statement: old.results[0].statement, indicators: [{ target: '12.00' }] }]);
    expect(await codes(plan.id)).toEqual(['COPY_NOT_REVIEWED']);
    const log = (await gov.as('staff').get('/my/access-log').expect(200)).body.data;
    expect(log.map(({ action }: any) => action)).toContain('work-plan.draft');
    const again = await result(gov.admin, (await prepare(gov.admin).expect(202)).body.jobId);
    expect(again.result).toMatchObject({ drafted: 0, alreadyThere: 2, withoutEarlierPlan: 5 });
  });

  it('are prepared by the HR office for all, by an HR manager for the own units', async () => {
    const foreign = await activePlan(gov, 'stranger', 'otherHead', yearId);
    expect(foreign.id).toBeDefined();
    for (const name of ['staff', 'kabid'] as const) await prepare(gov.as(name)).expect(403);
    await prepare(gov.auditor).expect(403);
    const { dinas, dinasLain } = gov.units;
    for (const body of [{}, { unitId: dinasLain }, { unitId: yearId }]) {
      const refused = await prepare(gov.hr, body).expect(422);
      expect(refused.body).toMatchObject({ code: 'QUALITY.UNIT_UNKNOWN', errors: [{ pointer: '/unitId' }] });
    }
    const { jobId } = (await prepare(gov.hr, { unitId: dinas }).expect(202)).body;
    expect((await result(gov.hr, jobId)).result).toMatchObject({ drafted: 1 });
    expect(await plansOf('stranger')).toEqual([]);
    await gov.moveTo('2028-01-02');
    const over = await prepare(gov.admin).expect(422);
    expect(over.body).toMatchObject({ code: 'QUALITY.YEAR_OVER', errors: [{ pointer: '/performancePeriodId' }] });
    for (const performancePeriodId of [yearId, foreign.id]) {
      const { body } = await prepare(gov.admin, { performancePeriodId }).expect(422);
      expect(body).toMatchObject({ code: 'QUALITY.YEAR_UNKNOWN', errors: [{ pointer: '/performancePeriodId' }] });
    }
  });

  it('tell the owner, and say of each person who got none why', async () => {
    const nobodys = { kind: 'PNS', nip: '199001012015011031', name: 'Tanpa Jabatan' };
    await gov.admin.post('/employees', nobodys).expect(201);
    await draft('colleague');
    const { body } = await prepare(gov.admin).expect(202);
    expect(body).toMatchObject({
      performancePeriodId: nextYearId,
      unitId: null,
      people: 0,
      finishedAt: null,
      version: 1,
    });
    await result(gov.admin, body.jobId);
    const path = `/work-plan-drafts/${body.id}`;
    const counts = { people: 8, drafted: 1, alreadyThere: 1, withoutEarlierPlan: 5, withoutAppraiser: 1 };
    expect((await gov.admin.get(path).expect(200)).body).toMatchObject({ ...counts, version: 2 });
    const of = async (query: Record<string, string>, by: Client = gov.admin): Promise<string[]> =>
      (await by.get(`${path}/records`, query).expect(200)).body.data
        .map(({ employeeName }: any) => employeeName)
        .sort();
    expect(await of({ outcome: 'DRAFTED' })).toEqual(['Staf Uji']);
    expect(await of({ outcome: 'ALREADY_THERE' })).toEqual(['Rekan Uji']);
    expect(await of({ outcome: 'NO_APPRAISER' })).toEqual(['Tanpa Jabatan']);
    expect(await of({ outcome: 'NO_EARLIER_PLAN' }, gov.hr)).toEqual(['Kabid Uji', 'Kadis Uji']);
    expect((await gov.admin.get(`${path}/records`, { limit: '3', count: 'true' }).expect(200)).body.page.total).toBe(8);
    const [plan] = await plansOf('staff');
    const { data } = (await gov.as('staff').get('/my/notifications').expect(200)).body;
    const told = { kind: 'PLAN_DRAFTED', link: `/api/v1/work-plans/${plan.id}`, text: expect.stringContaining('2027') };
    expect(data).toContainEqual(expect.objectContaining(told));
    const others = (await gov.as('colleague').get('/my/notifications').expect(200)).body.data;
    expect(others.map(({ kind }: any) => kind)).not.toContain('PLAN_DRAFTED');
  });

  it('go on after a crash with those who were not seen to', async () => {
    const { body } = await prepare(gov.admin).expect(202);
    const { result: counts } = await result(gov.admin, body.jobId);
    await app.db.transaction(async () => {
      const half = 'DELETE FROM plan_draft_record WHERE runId = ? AND employeeId <> ?';
      await app.db.change(half, [body.id, gov.id('staff')]);
      const again = `UPDATE job SET status = 'QUEUED', dueAt = createdAt, finishedAt = NULL WHERE id = ?`;
      await app.db.change(again, [body.jobId]);
    });
    expect((await result(gov.admin, body.jobId)).result).toEqual(counts);
    expect(await plansOf('staff')).toHaveLength(1);
  });

  it('are listed for whoever cares for the people or the unit, the latest first', async () => {
    const { dinas, dinasLain } = gov.units;
    const all = (await prepare(gov.admin).expect(202)).body.id;
    await gov.moveTo('2026-03-03');
    const far = (await prepare(gov.admin, { unitId: dinasLain }).expect(202)).body.id;
    await gov.moveTo('2026-03-04');
    const near = (await prepare(gov.admin, { unitId: dinas }).expect(202)).body.id;
    const listed = async (by: Client, query: Record<string, string> = {}): Promise<string[]> =>
      (await by.get('/work-plan-drafts', query).expect(200)).body.data.map(({ id }: { id: string }) => id);
    expect(await listed(gov.hr)).toEqual([near]);
    await app.drainJobs();
    expect(await listed(gov.admin)).toEqual([near, far, all]);
    expect(await listed(gov.hr)).toEqual([near, all]);
    expect(await listed(gov.admin, { unitId: dinasLain ?? '' })).toEqual([far]);
    expect(await listed(gov.admin, { performancePeriodId: yearId })).toEqual([]);
    const page = (await gov.admin.get('/work-plan-drafts', { limit: '2', count: 'true' }).expect(200)).body.page;
    expect(page.total).toBe(3);
    expect(await listed(gov.admin, { limit: '2', cursor: page.nextCursor })).toEqual([all]);
    await gov.hr.get(`/work-plan-drafts/${far}`).expect(404);
    await gov.hr.get(`/work-plan-drafts/${far}/records`).expect(404);
    expect(await listed(gov.auditor)).toEqual([near, far, all]);
    await gov.as('kadis').get('/work-plan-drafts').expect(403);
  });
});
