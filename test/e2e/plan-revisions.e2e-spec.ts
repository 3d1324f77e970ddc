import { WorkPlanResult } from '../../src/modules/work-plans/persistence/work-plan.entity.js';
import { newId } from '../../src/kernel/clock/clock.js';
import type { Client } from '../support/client.js';
import { ANNEXES, aResult, Government, type PersonName, SOME_REVISION } from '../support/government.js';
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

/** Somebody new under the kabid with an active plan of two results, and a revision of it. */
async function revised(by: 'owner' | 'appraiser' = 'owner') {
  people += 1;
  const name = `orang ${people}`;
  await story.hire(name, { unit: 'bidang' });
  const owner = story.as(name);
  const { body: draft } = await owner
    .post('/work-plans', { performancePeriodId: yearId, annexes: ANNEXES })
    .expect(201);
  const planId: string = draft.id;
  await owner.post(`/work-plans/${planId}/results`, aResult()).expect(201);
  await owner.post(`/work-plans/${planId}/results`, aResult({ statement: 'Arsip tertata' })).expect(201);
  await owner.post(`/work-plans/${planId}/submission`).expect(201);
  await kabid().post(`/work-plans/${planId}/agreement`).expect(201);
  const { body: plan } = await kabid().post(`/work-plans/${planId}/activation`).expect(201);
  const starter = by === 'owner' ? owner : kabid();
  const { body: revision } = await starter.post(`/work-plans/${planId}/revisions`, SOME_REVISION).expect(201);
  return { owner, planId, plan, revision, path: `/work-plan-revisions/${revision.id}` };
}

const planOf = async (id: string) => (await gov.admin.get(`/work-plans/${id}`).expect(200)).body;
/** Results of an answer as a request takes them. */
const asked = (results: any[]): any[] =>
  results.map(({ alignment: _, awaitsReview: _mark, ...rest }) => withoutNothing(rest));
function withoutNothing(part: Record<string, unknown>): Record<string, unknown> {
  const said = Object.entries(part).filter(([, value]) => value !== null);
  return Object.fromEntries(
    said.map(([name, value]) => [name, name === 'indicators' ? (value as any[]).map(withoutNothing) : value]),
  );
}
const told = (changes: any[]): string[] => changes.map(({ part, change, label }) => `${part} ${change} ${label}`);
const faultsOf = (body: any): string[] => body.errors.map(({ pointer, code }: any) => `${pointer} ${code}`);

describe('a revision after a budget change (WP-24)', () => {
  it('goes from the plan as it is to one that both have signed anew; until then the plan counts unchanged', async () => {
    const { owner, planId, plan, revision, path } = await revised();
    expect(revision).toMatchObject({ ...SOME_REVISION, status: 'DRAFT', number: 1, changes: [], workPlanId: planId });
    const [first, second] = asked(plan.results);
    const changedFirst = { ...first, indicators: [{ ...first.indicators[0], target: '10' }] };
    const added = aResult({ statement: 'Layanan daring berjalan', kind: 'TAMBAHAN' });
    const body = { results: [changedFirst, added], annexes: { resources: ['Satu tenaga verifikasi'] } };
    const { body: changed } = await owner.patch(path, body).ifMatch(revision.version).expect(200);
    expect(told(changed.changes)).toEqual([
      `INDICATOR CHANGED ${first.indicators[0].statement}`,
      'RESULT ADDED Layanan daring berjalan',
      'INDICATOR ADDED Jumlah laporan terbit',
      `RESULT REMOVED ${second.statement}`,
      `INDICATOR REMOVED ${second.indicators[0].statement}`,
      'ANNEX CHANGED resources',
    ]);
    expect(changed.changes[0].fields).toEqual([{ field: 'target', before: '12.00', after: '10.00' }]);
    const expectation = { expectation: 'Cari sumber dana lain' };
    await kabid().patch(`${path}/behaviours/ADAPTIF`, expectation).ifMatch(changed.version).expect(200);
    expect((await planOf(planId)).version).toBe(plan.version);

    await owner.post(`${path}/submission`).expect(201);
    expect((await planOf(planId)).results).toEqual(plan.results);
    const { body: agreed } = await kabid().post(`${path}/agreement`).expect(201);
    expect(agreed.status).toBe('AGREED');
    const now = await planOf(planId);
    expect(now).toMatchObject({
      status: 'ACTIVE',
      version: plan.version + 1,
      annexes: { ...ANNEXES, ...body.annexes },
    });
    expect(now.results.map((one: any) => [one.statement, one.indicators[0].target])).toEqual([
      [first.statement, '10.00'],
      ['Layanan daring berjalan', '12.00'],
    ]);
    expect(now.results[0].id).toBe(first.id);
    expect(now.behaviours.find(({ code }: any) => code === 'ADAPTIF')).toMatchObject(expectation);

    const { body: copies } = await owner.get('/signed-work-plans', { workPlanId: planId }).expect(200);
    expect(copies.data.map(({ version }: any) => version)).toEqual([plan.version - 1, now.version]);
    const [before, after] = copies.data;
    expect((await owner.get(`/signed-work-plans/${before.id}/changes`).expect(200)).body).toEqual({ changes: [] });
    const { body: difference } = await owner.get(`/signed-work-plans/${after.id}/changes`).expect(200);
    expect(told(difference.changes)).toEqual([
      `INDICATOR CHANGED ${first.indicators[0].statement}`,
      'RESULT ADDED Layanan daring berjalan',
      'INDICATOR ADDED Jumlah laporan terbit',
      `RESULT REMOVED ${second.statement}`,
      `INDICATOR REMOVED ${second.indicators[0].statement}`,
      'BEHAVIOUR CHANGED ADAPTIF',
      'ANNEX CHANGED resources',
    ]);
    expect((await owner.get(`/signed-work-plans/${before.id}`).expect(200)).body.results).toEqual(plan.results);
  });

  it('takes the mark of a copied line that it changes, and leaves that of others (QU-3)', async () => {
    const { owner, planId, plan, revision, path } = await revised();
    const [first, second] = asked(plan.results);
    // Both came from an earlier plan, and nobody has looked at them.
    for (const { id } of [first, second])
      await app.db.transaction(() => app.db.update(WorkPlanResult, { id }, { copiedFromResultId: first.id }));
    const changed = { ...first, indicators: [{ ...first.indicators[0], target: '10' }] };
    await owner
      .patch(path, { results: [changed, second] })
      .ifMatch(revision.version)
      .expect(200);
    await owner.post(`${path}/submission`).expect(201);
    expect((await planOf(planId)).results.map((one: any) => one.awaitsReview)).toEqual([true, true]);
    await kabid().post(`${path}/agreement`).expect(201);
    expect((await planOf(planId)).results.map((one: any) => one.awaitsReview)).toEqual([false, true]);
  });

  it('leaves what was reported on a part that goes, and takes no more for it', async () => {
    const { owner, planId, plan, revision, path } = await revised();
    const [first, second] = asked(plan.results);
    const progress = { indicatorId: second.indicators[0].id, occurredOn: '2026-03-02', value: '3' };
    await owner.post(`/work-plans/${planId}/progress-entries`, progress).expect(201);
    await owner
      .patch(path, { results: [first] })
      .ifMatch(revision.version)
      .expect(200);
    await owner.post(`${path}/submission`).expect(201);
    await kabid().post(`${path}/agreement`).expect(201);
    const { body: entries } = await owner.get(`/work-plans/${planId}/progress-entries`).expect(200);
    expect(entries.data).toMatchObject([{ indicatorId: second.indicators[0].id, value: '3.00' }]);
    const refused = await owner.post(`/work-plans/${planId}/progress-entries`, progress).expect(422);
    expect(refused.body.code).toBe('WORK_PLAN.INDICATOR_UNKNOWN');
    const { body: next } = await owner.post(`/work-plans/${planId}/revisions`, SOME_REVISION).expect(201);
    const back = await owner
      .patch(`/work-plan-revisions/${next.id}`, { results: [first, second] })
      .ifMatch(next.version)
      .expect(409);
    expect(back.body.code).toBe('REQUEST.ID_TAKEN');
    const { id: _, ...fresh } = second;
    const renewed = { ...fresh, indicators: fresh.indicators.map(({ id: __, ...one }: any) => one) };
    await owner
      .patch(`/work-plan-revisions/${next.id}`, { results: [first, renewed] })
      .ifMatch(next.version)
      .expect(200);
  });

  it('is begun by the appraiser as well, and by nobody else', async () => {
    const { owner, planId, revision, path } = await revised('appraiser');
    expect(revision.startedByEmployeeId).toBe(gov.id('kabid'));
    await owner.patch(path, { reason: 'Prioritas bidang berubah pada Agustus.' }).ifMatch(1).expect(200);
    await owner.post(`${path}/withdrawal`).expect(201);
    const start = (client: Client) => client.post(`/work-plans/${planId}/revisions`, SOME_REVISION);
    for (const client of [gov.hr, gov.admin, gov.auditor]) await start(client).expect(403);
    for (const name of ['stranger', 'otherHead', 'kadis'] as PersonName[]) await start(gov.as(name)).expect(404);
    await start(owner).expect(201);
  });
});

describe('the dialogue over a revision', () => {
  it('returns it with a reason, and agrees what came back', async () => {
    const { owner, plan, revision, path } = await revised();
    const [first, second] = asked(plan.results);
    const change = (statement: string) => ({ results: [{ ...first, statement }, second] });
    await owner.patch(path, change('Laporan terbit')).ifMatch(revision.version).expect(200);
    await owner.post(`${path}/submission`).expect(201);
    const late = await owner.patch(path, change('Laporan rampung')).ifMatch(3).expect(409);
    expect(late.body.code).toBe('WORK_PLAN.REVISION_STATE');
    const reason = 'Sebutkan jenis laporannya.';
    await kabid().post(`${path}/return`, { reason: 'pendek' }).expect(422);
    const { body: returned } = await kabid().post(`${path}/return`, { reason }).expect(201);
    expect(returned).toMatchObject({ status: 'RETURNED', decisionReason: reason });
    await owner.patch(path, change('Laporan layanan terbit')).ifMatch(returned.version).expect(200);
    const { body: again } = await owner.post(`${path}/submission`).expect(201);
    expect(again).toMatchObject({ status: 'SUBMITTED', decisionReason: null });
    await kabid().post(`${path}/agreement`).expect(201);
  });

  it('refuses it, or lets the owner drop it, and the plan stays as it is', async () => {
    const { owner, planId, plan, revision, path } = await revised();
    const [first] = asked(plan.results);
    await owner
      .patch(path, { results: [first] })
      .ifMatch(revision.version)
      .expect(200);
    await owner.post(`${path}/submission`).expect(201);
    const reason = 'Target tetap dapat dicapai tanpa anggaran itu.';
    const { body: refused } = await kabid().post(`${path}/refusal`, { reason }).expect(201);
    expect(refused).toMatchObject({ status: 'REFUSED', decisionReason: reason });
    const { body: second } = await owner.post(`/work-plans/${planId}/revisions`, SOME_REVISION).expect(201);
    expect(second.number).toBe(2);
    await owner.post(`/work-plan-revisions/${second.id}/withdrawal`).expect(201);
    expect(await planOf(planId)).toMatchObject({ version: plan.version, results: plan.results });
    const { body: list } = await owner.get(`/work-plans/${planId}/revisions`, { count: true }).expect(200);
    expect(list.data.map(({ number, status }: any) => `${number} ${status}`)).toEqual(['1 REFUSED', '2 WITHDRAWN']);
    expect(list.page.total).toBe(2);
  });

  it('is each one’s own part', async () => {
    const { owner, revision, path } = await revised();
    const body = { reason: 'Prioritas bidang berubah pada Agustus.' };
    expect((await kabid().patch(path, body).ifMatch(revision.version).expect(403)).body.code).toBe(
      'WORK_PLAN.NOT_THE_OWNER',
    );
    const expectation = { expectation: 'Tidak boleh' };
    await owner.patch(`${path}/behaviours/ADAPTIF`, expectation).ifMatch(revision.version).expect(403);
    for (const step of ['agreement', 'return', 'refusal'])
      await owner.post(`${path}/${step}`, step === 'agreement' ? undefined : body).expect(403);
    for (const step of ['submission', 'withdrawal']) await kabid().post(`${path}/${step}`).expect(403);
    for (const client of [kabid(), gov.hr, gov.admin, gov.auditor]) await client.get(path).expect(200);
    await gov.as('stranger').get(path).expect(404);
    await app.anonymous.get(path).expect(401);
  });

  it('has one of them open, whoever begins it, and one decision, however many decide at once', async () => {
    const { owner, planId, plan, revision, path } = await revised();
    const answers = await Promise.all(
      [owner, kabid(), owner, kabid()].map((client) => client.post(`/work-plans/${planId}/revisions`, SOME_REVISION)),
    );
    expect(answers.map(({ status, body }) => `${status} ${body.code}`)).toEqual(
      Array.from({ length: 4 }, () => '409 WORK_PLAN.REVISION_OPEN'),
    );
    const [first] = asked(plan.results);
    await owner
      .patch(path, { results: [first] })
      .ifMatch(revision.version)
      .expect(200);
    await owner.post(`${path}/submission`).expect(201);
    const reason = 'Target tetap dapat dicapai tanpa anggaran itu.';
    const decisions = await Promise.all([
      kabid().post(`${path}/agreement`),
      kabid().post(`${path}/refusal`, { reason }),
      kabid().post(`${path}/return`, { reason }),
      kabid().post(`${path}/agreement`),
    ]);
    expect(decisions.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
  });
});

describe('what a revision may say', () => {
  it('is complete and different before it is signed', async () => {
    const { owner, plan, revision, path } = await revised();
    expect((await owner.post(`${path}/submission`).expect(409)).body.code).toBe('WORK_PLAN.NOTHING_REVISED');
    const results = [{ ...asked(plan.results)[0], kind: 'TAMBAHAN' }];
    await owner
      .patch(path, { results, annexes: { resources: [] } })
      .ifMatch(revision.version)
      .expect(200);
    const incomplete = await owner.post(`${path}/submission`).expect(422);
    expect(faultsOf(incomplete.body)).toEqual(['/results NO_MAIN_RESULT', '/annexes/resources NO_ANNEX']);
  });

  it('fits the form of the plan, with the place of what does not', async () => {
    const { owner, plan, revision, path } = await revised();
    const [first, second] = asked(plan.results);
    const send = (results: unknown[]) => owner.patch(path, { results }).ifMatch(revision.version);
    const noAspect = await send([
      first,
      { ...second, indicators: [{ statement: 'Tanpa aspek', target: '1', unit: 'x' }] },
    ]);
    expect([noAspect.status, ...faultsOf(noAspect.body)]).toEqual([422, '/results/1/indicators/0/aspect NEEDED']);
    const leaders = await send([{ ...first, perspective: 'ANGGARAN' }]);
    expect([leaders.status, ...faultsOf(leaders.body)]).toEqual([422, '/results/0/perspective ONLY_LEADERS']);
    await send([]).expect(422);
  });

  it('names parts by their own ids', async () => {
    const { owner, plan, revision, path } = await revised();
    const [first, second] = asked(plan.results);
    const send = (results: unknown[]) => owner.patch(path, { results }).ifMatch(revision.version);
    const mixed = await send([first, { ...second, indicators: first.indicators }]).expect(422);
    expect(faultsOf(mixed.body)).toEqual(['/results/1/indicators/0/id DUPLICATE']);
    const moved = await send([{ ...second, indicators: first.indicators }]).expect(422);
    expect(faultsOf(moved.body)).toEqual(['/results/0/indicators/0/id OF_OTHER_RESULT']);
    const other = await revised();
    expect((await send([{ ...first, id: other.plan.results[0].id }])).status).toBe(422);
    const foreign = { ...other.plan.results[0], indicators: [] };
    expect((await send(asked([foreign])).expect(409)).body.code).toBe('REQUEST.ID_TAKEN');
    const own = newId();
    const { body } = await send([first, aResult({ id: own })]).expect(200);
    expect(body.results[1].id).toBe(own);
    await owner
      .patch(path, { results: [first] })
      .ifMatch(revision.version)
      .expect(412);
  });

  it('is of an active plan only', async () => {
    const draft = await gov.as('colleague').post('/work-plans', { performancePeriodId: yearId }).expect(201);
    const early = await gov.as('colleague').post(`/work-plans/${draft.body.id}/revisions`, SOME_REVISION).expect(409);
    expect(early.body.code).toBe('WORK_PLAN.WRONG_STATE');
    const { owner, planId, path } = await revised();
    const closure = { endsOn: '2026-03-01', reason: 'Ditugaskan penuh di luar instansi.' };
    await gov.hr.post(`/work-plans/${planId}/closure`, closure).expect(201);
    expect((await owner.post(`${path}/submission`).expect(409)).body.code).toBe('WORK_PLAN.WRONG_STATE');
    expect((await owner.post(`${path}/withdrawal`).expect(201)).body.status).toBe('WITHDRAWN');
  });
});
