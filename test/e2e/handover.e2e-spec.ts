import { newId } from '../../src/kernel/clock/clock.js';
import { plusDays } from '../../src/kernel/values/civil-date.js';
import type { Client } from '../support/client.js';
import { ANNEXES, aResult, Government, ratings, SELF_ASSESSMENT } from '../support/government.js';
import { Story } from '../support/story.js';
import { TestApp } from '../support/test-app.js';

/* Each story has units and people of its own; the year goes on from test to test. */

let app: TestApp;
let gov: Government;
let story: Story;
let yearId: string;

beforeAll(async () => {
  app = await TestApp.start(); // Monday, 2 March 2026
  gov = await Government.found(app);
  yearId = await gov.openYear();
  story = new Story(gov, yearId);
});
afterAll(() => app.stop());

type Row = Record<string, any>;

const REPORTS = { aspect: 'KUANTITAS', statement: 'Jumlah laporan terbit', target: '12.00', unit: 'laporan' };
const SHARE = { aspect: 'KUALITAS', statement: 'Keluhan terjawab', target: '90.00', unit: '%' };

async function goTo(day: string): Promise<void> {
  await gov.moveTo(day);
  await app.drainJobs();
}

async function start(client: Client, more: object = {}): Promise<string> {
  const body = { performancePeriodId: yearId, annexes: ANNEXES, ...more };
  return (await client.post('/work-plans', body).expect(201)).body.id;
}

/** A plan in force with a result of the organisation of two indicators, and one of the person. */
async function leaderPlan(name: string, appraiser: string, days: object = {}): Promise<Row> {
  const client = story.as(name);
  const id = await start(client, days);
  const organisation = aResult({ classification: 'ORGANISASI', indicators: [REPORTS, SHARE] });
  await client.post(`/work-plans/${id}/results`, organisation).expect(201);
  await client.post(`/work-plans/${id}/results`, aResult({ statement: 'Menyusun kajian pelayanan' })).expect(201);
  await client.post(`/work-plans/${id}/submission`).expect(201);
  await story.as(appraiser).post(`/work-plans/${id}/agreement`).expect(201);
  return (await story.as(appraiser).post(`/work-plans/${id}/activation`).expect(201)).body;
}

const report = (client: Client, plan: Row, indicatorId: string, occurredOn: string, value: string) =>
  client.post(`/work-plans/${plan['id']}/progress-entries`, { indicatorId, occurredOn, value }).expect(201);

async function postOf(name: string): Promise<Row> {
  const { body } = await gov.admin.get(`/employees/${story.id(name)}/assignments`).expect(200);
  return body.data.at(-1);
}

const move = (name: string, post: Row, validFrom: string) =>
  gov.admin.post(`/employees/${story.id(name)}/transfers`, { headsUnit: false, ...post, validFrom }).expect(201);

const waitingOf = async (client: Client, query: object = {}): Promise<Row[]> =>
  (await client.get('/handovers', { limit: 200, ...query }).expect(200)).body.data;
const toldOf = async (client: Client): Promise<Row[]> =>
  (await client.get('/my/notifications', { limit: 200 }).expect(200)).body.data.filter(
    ({ kind }: Row) => kind === 'HANDOVER_DUE',
  );
const handoverOf = async (client: Client, id: string): Promise<Row> =>
  (await client.get(`/work-plans/${id}/handover`).expect(200)).body;
const take = (client: Client, id: string, ...results: object[]) =>
  client.post(`/work-plans/${id}/handover`, { results });

/** A unit with a head who has a plan and leaves on a day; answers his plan as it was in force, and his post. */
async function vacatedPost(key: string, on: string): Promise<{ plan: Row; post: Row; head: string }> {
  const head = `Kepala ${key}`;
  await story.unit(key, `Seksi ${key}`, 'bidang');
  await story.hire(head, { unit: key, headsUnit: true });
  const plan = await leaderPlan(head, 'kabid');
  const { unitId, positionId } = await postOf(head);
  await move(head, { unitId: gov.units['setda'], positionId: await gov.position('setda', `Analis ${key}`) }, on);
  return { plan, head, post: { unitId, positionId, headsUnit: true } };
}

describe('a mutation on 15 May with handover', () => {
  let old: Row;
  let organisation: Row;
  let individual: Row;
  let post: Row;

  it('closes the plan of the post with the day before, and shows what waits', async () => {
    await story.unit('bidangLain', 'Bidang Pencegahan', 'dinas');
    await story.hire('Kepala Lama', { unit: 'bidangLain', headsUnit: true });
    await story.hire('Pengganti', { unit: 'dinas' });
    old = await leaderPlan('Kepala Lama', 'kadis');
    [organisation, individual] = old['results'] as [Row, Row];
    const [reports, share] = organisation['indicators'] as [Row, Row];
    post = await postOf('Kepala Lama');
    const positionId = await gov.position('dinasLain', 'Analis Kebijakan');
    await move('Kepala Lama', { unitId: gov.units['dinasLain'], positionId }, '2026-05-15');

    await goTo('2026-05-14');
    await report(story.as('Kepala Lama'), old, reports['id'], '2026-04-01', '3.00');
    await report(story.as('Kepala Lama'), old, reports['id'], '2026-05-14', '2.00');
    await report(story.as('Kepala Lama'), old, share['id'], '2026-05-14', '80.00');
    expect(await waitingOf(story.as('kadis'))).toEqual([]);
    expect(await handoverOf(story.as('kadis'), old['id'])).toMatchObject({ results: [], taken: [], isVacant: null });

    await goTo('2026-05-15');
    const closed = (await gov.admin.get(`/work-plans/${old['id']}`).expect(200)).body;
    expect(closed).toMatchObject({
      ...{ status: 'CLOSED', endsOn: '2026-05-14', agreedEndsOn: '2026-12-31', endingCause: 'POST_CHANGED' },
      evaluatorId: gov.id('kadis'),
    });
    expect(await waitingOf(story.as('kadis'), { isVacant: true, count: true })).toMatchObject([
      {
        ...{ workPlanId: old['id'], employeeName: 'Kepala Lama', unitName: 'Bidang Pencegahan', endsOn: '2026-05-14' },
        ...{ waiting: 1, successorId: null, successorName: null, evaluatorId: gov.id('kadis') },
      },
    ]);
    const shown = await handoverOf(story.as('kadis'), old['id']);
    expect(shown).toMatchObject({ isVacant: true, successorId: null, positionTitle: 'Jabatan Kepala Lama' });
    expect(shown['results'].map(({ classification }: Row) => classification)).toEqual(['ORGANISASI', 'INDIVIDU']);
    expect(shown['results'][0]).toMatchObject({
      ...{ resultId: organisation['id'], handedOverTo: null },
      indicators: [
        { target: '12.00', realised: '5.00', remaining: '7.00', percent: '41.67' },
        { target: '90.00', realised: '80.00', remaining: '90.00' },
      ],
    });
  });

  it('lets the former superior evaluate the part and keep what he signed, and nothing else', async () => {
    // The person and the team are gone; of the plan he sees what he has to evaluate (WP-20).
    expect(await story.sight('kadis', 'Kepala Lama')).toMatchObject({ person: false, team: false });
    await story.as('kadis').get(`/work-plans/${old['id']}`).expect(200);
    const [copy] = (await story.as('kadis').get('/signed-work-plans', { workPlanId: old['id'] }).expect(200)).body.data;
    expect(copy.signedByName).toBe('Kadis Uji');
    const { body: appraisals } = await story
      .as('kadis')
      .get('/appraisals', { employeeId: story.id('Kepala Lama'), kind: 'PERIODIC' })
      .expect(200);
    const second = appraisals.data.find(({ periodName }: Row) => periodName === 'Triwulan 2 2026');
    await story.as('Kepala Lama').post(`/appraisals/${second.id}/self-assessment`, SELF_ASSESSMENT).expect(201);
    await story.as('otherHead').post(`/appraisals/${second.id}/ratings`, ratings()).expect(403);
    await story.as('kadis').post(`/appraisals/${second.id}/ratings`, ratings()).expect(201);
  });

  it('tells the successor once, who sees results of the organisation alone', async () => {
    const { unitId, positionId } = post;
    await story.as('Pengganti').get(`/work-plans/${old['id']}/handover`).expect(404);
    await move('Pengganti', { unitId, positionId, headsUnit: true }, '2026-05-18');
    expect(await waitingOf(story.as('Pengganti'))).toEqual([]);
    await goTo('2026-05-18');
    await app.drainJobs();
    expect(await toldOf(story.as('Pengganti'))).toMatchObject([
      { link: `/api/v1/work-plans/${old['id']}/handover`, text: expect.stringContaining('Kepala Lama') },
    ]);
    const [waiting] = await waitingOf(story.as('Pengganti'));
    expect(waiting).toMatchObject({ workPlanId: old['id'], successorName: 'Pengganti', waiting: 1 });
    expect(await waitingOf(story.as('kadis'), { isVacant: true })).toEqual([]);
    const shown = await handoverOf(story.as('Pengganti'), old['id']);
    expect(shown).toMatchObject({ isVacant: false, successorId: story.id('Pengganti'), taken: [] });
    expect(shown['results'].map(({ resultId }: Row) => resultId)).toEqual([organisation['id']]);
    await story.as('Pengganti').get(`/work-plans/${old['id']}`).expect(404);
    for (const other of ['stranger', 'staff', 'otherHead'])
      await story
        .as(other)
        .get(`/work-plans/${old['id']}/handover`)
        .expect(other === 'otherHead' ? 200 : 404);
  });

  it('lets the successor take them over whole, with what was reached as a note, and once', async () => {
    const client = story.as('Pengganti');
    const planId = await start(client, { startsOn: '2026-05-18' });
    const refused = await take(client, planId, { resultId: individual['id'] }).expect(422);
    expect([refused.body.code, refused.body.errors[0].pointer]).toEqual([
      'HANDOVER.RESULT_UNKNOWN',
      '/results/0/resultId',
    ]);
    const twice = await take(client, planId, { resultId: organisation['id'] }, { resultId: organisation['id'] });
    expect([twice.status, twice.body.code]).toEqual([409, 'HANDOVER.ALREADY_TAKEN']);
    const { body: plan } = await take(client, planId, { resultId: organisation['id'] }).expect(201);
    expect(plan.results).toMatchObject([
      {
        ...{ statement: organisation['statement'], classification: 'ORGANISASI' },
        ...{ handedOverFromId: organisation['id'], indicators: [{ target: '12.00' }, { target: '90.00', unit: '%' }] },
      },
    ]);
    const again = await take(client, planId, { resultId: organisation['id'] }).expect(409);
    expect(again.body.code).toBe('HANDOVER.ALREADY_TAKEN');

    const toIt = await handoverOf(client, planId);
    expect(toIt['taken']).toMatchObject([
      {
        ...{ resultId: plan.results[0].id, fromWorkPlanId: old['id'], fromResultId: organisation['id'] },
        ...{ fromEmployeeName: 'Kepala Lama', fromEndsOn: '2026-05-14', target: 'FULL' },
        achieved: [
          { target: '12.00', realised: '5.00', unit: 'laporan' },
          { target: '90.00', realised: '80.00' },
        ],
      },
    ]);
    const fromIt = await handoverOf(story.as('Kepala Lama'), old['id']);
    expect(fromIt['results'][0].handedOverTo).toMatchObject({ workPlanId: planId, employeeName: 'Pengganti' });
    expect(await waitingOf(client)).toEqual([]);

    await client.post(`/work-plans/${planId}/submission`).expect(201);
    const late = await take(client, planId, { resultId: organisation['id'] }).expect(409);
    expect(late.body.code).toBe('WORK_PLAN.WRONG_STATE');
    await story.as('kadis').post(`/work-plans/${planId}/agreement`).expect(201);
  });

  it('lets who has moved take along what is his own', async () => {
    const client = story.as('Kepala Lama');
    const planId = await start(client, { startsOn: '2026-05-15' });
    expect((await take(client, planId, { resultId: organisation['id'] }).expect(422)).body.code).toBe(
      'HANDOVER.RESULT_UNKNOWN',
    );
    const { body: plan } = await take(client, planId, { resultId: individual['id'], target: 'REMAINING' }).expect(201);
    expect(plan.results).toMatchObject([{ classification: 'INDIVIDU', handedOverFromId: individual['id'] }]);
    await client.post(`/work-plans/${planId}/submission`).expect(201);
    await story.as('otherHead').post(`/work-plans/${planId}/agreement`).expect(201);
    await story.as('otherHead').post(`/work-plans/${planId}/activation`).expect(201);
    await story.as('otherHead').get(`/work-plans/${planId}`).expect(200);
    await story.as('kadis').get(`/work-plans/${planId}`).expect(404);
    await story
      .as('kadis')
      .get(`/employees/${story.id('Kepala Lama')}`)
      .expect(404);
  });
});

describe('taking over (CA-10 to CA-12)', () => {
  it('takes what is left of a target, and refuses what is reached', async () => {
    const today = app.clock.today();
    const { plan, post } = await vacatedPost('Gizi', plusDays(today, 1));
    const [organisation] = plan['results'] as [Row];
    const [reports] = organisation['indicators'] as [Row];
    await report(story.as('Kepala Gizi'), plan, reports['id'], today, '12.00');
    await story.hire('Pengganti Gizi', { unit: 'bidang' });
    await move('Pengganti Gizi', post, plusDays(today, 1));
    await goTo(plusDays(today, 1));
    const client = story.as('Pengganti Gizi');
    const planId = await start(client, { startsOn: app.clock.today() });
    const { body } = await take(client, planId, { resultId: organisation['id'], target: 'REMAINING' }).expect(201);
    // Of the reports nothing is left; a share has no parts.
    expect(body.results[0].indicators).toMatchObject([{ target: '90.00', unit: '%' }]);
    // The draft lets go of it: it waits again.
    await client.delete(`/work-plan-results/${body.results[0].id}`).ifMatch(body.version).expect(200);
    expect(await waitingOf(client)).toMatchObject([{ waiting: 1 }]);
    const taken = (await take(client, planId, { resultId: organisation['id'] }).expect(201)).body;
    await client.delete(`/work-plans/${planId}`).ifMatch(taken.version).expect(204);
    expect(await waitingOf(client)).toMatchObject([{ waiting: 1 }]);
  });

  it('goes to the evaluator while the post is vacant, and not once somebody holds it', async () => {
    const tomorrow = plusDays(app.clock.today(), 1);
    const first = await vacatedPost('Farmasi', tomorrow);
    const second = await vacatedPost('Imunisasi', tomorrow);
    await story.hire('Pengganti Imunisasi', { unit: 'bidang' });
    await move('Pengganti Imunisasi', second.post, tomorrow);
    await goTo(tomorrow);
    const planId = await start(story.as('kabid'), { startsOn: tomorrow });
    const results = [{ resultId: first.plan['results'][0].id }, { resultId: second.plan['results'][0].id }];
    const refused = await take(story.as('kabid'), planId, ...results).expect(422);
    expect(refused.body.errors.map(({ pointer }: Row) => pointer)).toEqual(['/results/1/resultId']);
    await take(story.as('kabid'), planId, results[0]!).expect(201);
    expect(await waitingOf(story.as('kabid'), { isVacant: true })).toEqual([]);
  });

  it('is done once, however often it is asked for at once', async () => {
    const tomorrow = plusDays(app.clock.today(), 1);
    const { plan, post } = await vacatedPost('Promosi', tomorrow);
    await story.hire('Satu', { unit: 'bidang' });
    await move('Satu', post, tomorrow);
    await goTo(tomorrow);
    const planId = await start(story.as('Satu'), { startsOn: tomorrow });
    const resultId = plan['results'][0].id as string;
    const answers = await Promise.all([1, 2, 3].map(() => take(story.as('Satu'), planId, { resultId })));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    const refused = answers.find(({ status }) => status === 409);
    expect(refused?.body.code).toBe('HANDOVER.ALREADY_TAKEN');
  });

  it('knows no successor in a post that several share', async () => {
    const tomorrow = plusDays(app.clock.today(), 1);
    const { plan, post } = await vacatedPost('Gudang', tomorrow);
    for (const name of ['Dua', 'Tiga']) {
      await story.hire(name, { unit: 'bidang' });
      await move(name, { ...post, headsUnit: false }, tomorrow);
    }
    await goTo(tomorrow);
    await story.as('Dua').get(`/work-plans/${plan['id']}/handover`).expect(404);
    const planId = await start(story.as('Dua'), { startsOn: tomorrow });
    const refused = await take(story.as('Dua'), planId, { resultId: plan['results'][0].id }).expect(422);
    expect(refused.body.code).toBe('HANDOVER.RESULT_UNKNOWN');
  });

  it('ends for others with the day to which the plan was agreed', async () => {
    const today = app.clock.today();
    await story.unit('Vaksin', 'Seksi Vaksin', 'bidang');
    await story.hire('Kepala Vaksin', { unit: 'Vaksin', headsUnit: true });
    const plan = await leaderPlan('Kepala Vaksin', 'kabid', { endsOn: plusDays(today, 5) });
    const { unitId, positionId } = await postOf('Kepala Vaksin');
    const elsewhere = { unitId: gov.units['setda'], positionId: await gov.position('setda', 'Analis Vaksin') };
    await move('Kepala Vaksin', elsewhere, plusDays(today, 1));
    await story.hire('Pengganti Vaksin', { unit: 'bidang' });
    await move('Pengganti Vaksin', { unitId, positionId, headsUnit: true }, plusDays(today, 2));
    await goTo(plusDays(today, 5));
    const client = story.as('Pengganti Vaksin');
    await client.get(`/work-plans/${plan['id']}/handover`).expect(200);
    const planId = await start(client, { startsOn: plusDays(today, 5) });
    await goTo(plusDays(today, 6));
    const late = story.as('Pengganti Vaksin');
    await late.get(`/work-plans/${plan['id']}/handover`).expect(404);
    const refused = await take(late, planId, { resultId: plan['results'][0].id }).expect(422);
    expect(refused.body.code).toBe('HANDOVER.RESULT_UNKNOWN');
  });

  it('keeps a plan closed by a manager from being reopened while its results go on elsewhere', async () => {
    await story.unit('Kesling', 'Seksi Kesling', 'bidang');
    await story.hire('Kepala Kesling', { unit: 'Kesling', headsUnit: true });
    const plan = await leaderPlan('Kepala Kesling', 'kabid');
    const today = app.clock.today();
    const closure = { endsOn: plusDays(today, -1), reason: 'Ditugaskan penuh di luar instansi.' };
    await gov.admin.post(`/work-plans/${plan['id']}/closure`, closure).expect(201);
    const planId = await start(story.as('Kepala Kesling'), { startsOn: today });
    await take(story.as('Kepala Kesling'), planId, { resultId: plan['results'][0].id }).expect(201);
    const reason = { reason: 'Penutupan itu keliru.' };
    const refused = await gov.admin.post(`/work-plans/${plan['id']}/reopening`, reason).expect(409);
    expect(refused.body.code).toBe('WORK_PLAN.HANDED_OVER');
  });

  it('is refused where the form, the plan or the person does not fit', async () => {
    const tomorrow = plusDays(app.clock.today(), 1);
    const { plan, post } = await vacatedPost('Sanitasi', tomorrow);
    const [organisation] = plan['results'] as [Row];
    const [reports] = organisation['indicators'] as [Row];
    await story.hire('Pengganti Sanitasi', { unit: 'bidang' });
    const client = story.as('Pengganti Sanitasi');
    const draft = await start(client);
    const one = { resultId: organisation['id'] };
    // The plan is in force still.
    expect((await take(client, draft, one).expect(422)).body.code).toBe('HANDOVER.RESULT_UNKNOWN');
    await client.delete(`/work-plans/${draft}`).ifMatch(1).expect(204);
    await report(story.as('Kepala Sanitasi'), plan, reports['id'], app.clock.today(), '1.00');
    await move('Pengganti Sanitasi', post, tomorrow);
    await goTo(tomorrow);
    const after = story.as('Pengganti Sanitasi');
    const planId = await start(after, { startsOn: tomorrow, approach: 'KUALITATIF' });
    const form = await take(after, planId, one).expect(422);
    expect([form.body.code, form.body.errors[0].pointer]).toEqual(['HANDOVER.NOT_IN_FORM', '/results/0/resultId']);
    expect((await take(after, planId, { resultId: newId() }).expect(422)).body.code).toBe('HANDOVER.RESULT_UNKNOWN');
    await take(story.as('stranger'), planId, one).expect(404);
    await take(gov.admin, planId, one).expect(403);
    await take(story.as('kabid'), planId, one).expect(403);
    await take(after, planId).expect(422);
    await take(after, planId, { ...one, target: 'HALF' }).expect(422);
  });

  it('lists in scope: the managers of the unit, the auditor, nobody else', async () => {
    for (const client of [gov.admin, gov.auditor]) expect((await waitingOf(client)).length).toBeGreaterThan(0);
    expect(await waitingOf(gov.admin, { performancePeriodId: newId() })).toEqual([]);
    expect(await waitingOf(story.as('stranger'))).toEqual([]);
    const file = await gov.admin.get('/handovers', { format: 'csv' }).expect(200);
    expect(file.text).toContain('Seksi Sanitasi');
  });
});
