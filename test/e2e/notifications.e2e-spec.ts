import { plusDays } from '../../src/kernel/values/civil-date.js';
import {
  activePlan,
  ANNEXES,
  aResult,
  Government,
  ratings,
  SELF_ASSESSMENT,
  SOME_REVISION,
} from '../support/government.js';
import { type Client, TestApp } from '../support/test-app.js';

interface Told {
  readonly id: string;
  readonly kind: string;
  readonly text: string;
  readonly link: string;
  readonly createdAt: string;
  readonly readAt: string | null;
}

let app: TestApp;
let gov: Government;
let yearId: string;

beforeAll(async () => {
  app = await TestApp.start();
  gov = await Government.found(app);
  yearId = await gov.openYear();
});
afterAll(() => app.stop());

/** What somebody was told, the earliest first. */
async function told(client: Client, query: Record<string, string | number | boolean> = {}): Promise<Told[]> {
  await app.drainJobs();
  const { body } = await client.get('/my/notifications', { limit: 200, ...query }).expect(200);
  return (body.data as Told[]).toReversed();
}

/** The kinds of what was told about one object. */
async function kindsOf(client: Client, id: string): Promise<string[]> {
  return (await told(client)).filter(({ link }) => link.endsWith(id)).map(({ kind }) => kind);
}

let recruits = 0;
/** Somebody new under the kabid, with a plan that is handed in. */
async function planner(): Promise<{ id: string; planId: string; username: string; client: Client }> {
  recruits += 1;
  const username = `pegawai-${recruits}`;
  const nip = `19930202201701${recruits % 2 === 0 ? 2 : 1}${String(100 + recruits)}`;
  const id = await gov.recruit(username, nip, 'bidang');
  const client = gov.by(username);
  const { body } = await client.post('/work-plans', { performancePeriodId: yearId, annexes: ANNEXES }).expect(201);
  await client.post(`/work-plans/${body.id}/results`, aResult()).expect(201);
  await client.post(`/work-plans/${body.id}/submission`).expect(201);
  return { id, planId: body.id as string, username, client };
}

describe('what people are told (NT-1)', () => {
  it('follows a plan from hand to hand: the appraiser of what waits, the owner of what became of it', async () => {
    const { planId, client } = await planner();
    const kabid = gov.as('kabid');
    expect(await kindsOf(kabid, planId)).toEqual(['PLAN_SUBMITTED']);
    expect(await kindsOf(client, planId)).toEqual([]);
    await kabid.post(`/work-plans/${planId}/return`, { reason: 'Target belum terukur.' }).expect(201);
    await client.post(`/work-plans/${planId}/submission`).expect(201);
    await kabid.post(`/work-plans/${planId}/agreement`).expect(201);
    await kabid.post(`/work-plans/${planId}/activation`).expect(201);
    expect(await kindsOf(client, planId)).toEqual(['PLAN_RETURNED', 'PLAN_AGREED', 'PLAN_ACTIVATED']);
    expect(await kindsOf(kabid, planId)).toEqual(['PLAN_SUBMITTED', 'PLAN_SUBMITTED']);
    for (const other of ['stranger', 'colleague', 'kadis', 'sekda'] as const)
      expect(await told(gov.as(other))).toEqual([]);
  });

  it('follows a revision, also one that is refused', async () => {
    const { id: planId, results } = await activePlan(gov, 'colleague', 'kabid', yearId);
    const [owner, kabid] = [gov.as('colleague'), gov.as('kabid')];
    const [result] = results as unknown as [{ id: string; indicators: [{ id: string }] }];
    const [resultId, indicatorId] = [result.id, result.indicators[0].id];
    const [indicator] = (aResult() as { indicators: object[] }).indicators;
    const revise = async (): Promise<string> => {
      const { body } = await owner.post(`/work-plans/${planId}/revisions`, SOME_REVISION).expect(201);
      const { id } = body as { id: string };
      const change = {
        results: [
          {
            ...aResult(),
            id: resultId,
            statement: 'Layanan keliling',
            indicators: [{ ...indicator, id: indicatorId }],
          },
        ],
      };
      await owner.patch(`/work-plan-revisions/${id}`, change).ifMatch(body.version).expect(200);
      await owner.post(`/work-plan-revisions/${id}/submission`).expect(201);
      return id;
    };
    const first = await revise();
    expect(await kindsOf(kabid, first)).toEqual(['REVISION_SUBMITTED']);
    await kabid.post(`/work-plan-revisions/${first}/return`, { reason: 'Satuan belum jelas.' }).expect(201);
    await owner.post(`/work-plan-revisions/${first}/submission`).expect(201);
    await kabid.post(`/work-plan-revisions/${first}/refusal`, { reason: 'Anggaran tetap.' }).expect(201);
    expect(await kindsOf(owner, first)).toEqual(['REVISION_RETURNED', 'REVISION_REFUSED']);
    const second = await revise();
    await kabid.post(`/work-plan-revisions/${second}/agreement`).expect(201);
    expect(await kindsOf(owner, second)).toEqual(['PLAN_REVISED']);
  });

  it('tells of a closed plan its owner and whoever has to evaluate it, then that it goes on or is gone', async () => {
    const { planId, client } = await planner();
    for (const step of ['agreement', 'activation'])
      await gov.as('kabid').post(`/work-plans/${planId}/${step}`).expect(201);
    const reason = 'Ditugaskan penuh di luar instansi.';
    await gov.hr.post(`/work-plans/${planId}/closure`, { endsOn: '2026-03-01', reason }).expect(201);
    expect((await kindsOf(client, planId)).slice(2)).toEqual(['PLAN_CLOSED']);
    expect((await kindsOf(gov.as('kabid'), planId)).slice(1)).toEqual(['EVALUATION_DUE']);
    const about = (await told(client)).filter(({ kind }) => kind.startsWith('APPRAISAL'));
    expect(about.map(({ kind, text }) => `${kind}: ${text}`)).toEqual([
      'APPRAISAL_OPENED: Penilaian Triwulan 1 2026 Anda menunggu penilaian diri.',
    ]);
    await gov.admin.post(`/work-plans/${planId}/reopening`, { reason }).expect(201);
    await gov.admin.post(`/work-plans/${planId}/cancellation`, { reason }).expect(201);
    expect((await kindsOf(client, planId)).slice(3)).toEqual(['PLAN_REOPENED', 'PLAN_CANCELLED']);
    const [opened] = about;
    expect(await kindsOf(client, opened?.link.split('/').at(-1) ?? '')).toEqual([
      'APPRAISAL_OPENED',
      'APPRAISAL_ANNULLED',
    ]);
  });

  it('tells whoever serves something of the tree that this has changed', async () => {
    const { planId, client } = await planner();
    const { body: plan } = await client.get(`/work-plans/${planId}`).expect(200);
    for (const step of ['agreement', 'activation'])
      await gov.as('kabid').post(`/work-plans/${planId}/${step}`).expect(201);
    const place = { performancePeriodId: plan.performancePeriodId, unitId: gov.units['bidang'] };
    const condition = { ...place, level: 'OUTPUT', statement: 'Balita terpantau' };
    const { body: node } = await gov.admin.post('/performance-tree-nodes', condition).expect(201);
    const { version } = (await client.get(`/work-plans/${planId}`).expect(200)).body;
    const path = `/work-plan-results/${plan.results[0].id}/alignment`;
    await client.post(path, { treeNodeId: node.id }).ifMatch(version).expect(201);
    const patch = { statement: 'Balita dan ibu hamil terpantau' };
    await gov.admin.patch(`/performance-tree-nodes/${node.id}`, patch).ifMatch(1).expect(200);
    expect((await kindsOf(client, planId)).slice(2)).toEqual(['PLAN_TO_BE_ALIGNED']);
  });

  it('tells of assessed evidence, without the verdict', async () => {
    const { planId, client } = await planner();
    const { body: plan } = await client.get(`/work-plans/${planId}`).expect(200);
    for (const step of ['agreement', 'activation'])
      await gov.as('kabid').post(`/work-plans/${planId}/${step}`).expect(201);
    const evidence = {
      url: 'https://arsip.example.go.id/notula',
      title: 'Notula rapat',
      links: [{ resultId: plan.results[0].id }],
    };
    const { body: made } = await client.post(`/work-plans/${planId}/evidence`, evidence).expect(201);
    const verdict = { verdict: 'LACKING', reason: 'Daftar hadir belum ada.' };
    await gov.as('kabid').post(`/evidence/${made.id}/assessment`, verdict).expect(200);
    const last = (await told(client)).filter(({ kind }) => kind === 'EVIDENCE_ASSESSED');
    expect(last.map(({ text }) => text)).toEqual(['Bukti dukung SKP 2026 Anda dinilai.']);
  });

  it('tells of a published appraisal, without the predicate', async () => {
    const { planId, client } = await planner();
    for (const step of ['agreement', 'activation'])
      await gov.as('kabid').post(`/work-plans/${planId}/${step}`).expect(201);
    const closure = { endsOn: '2026-03-01', reason: 'Ditugaskan penuh di luar instansi.' };
    await gov.hr.post(`/work-plans/${planId}/closure`, closure).expect(201);
    await app.drainJobs();
    const [{ id }] = (await client.get('/appraisals').expect(200)).body.data;
    await client.post(`/appraisals/${id}/self-assessment`, SELF_ASSESSMENT).expect(201);
    await gov.as('kabid').post(`/appraisals/${id}/ratings`, ratings('DI_BAWAH_EKSPEKTASI')).expect(201);
    await gov.as('kabid').post(`/appraisals/${id}/publication`).expect(201);
    const last = (await told(client)).at(-1);
    expect(last).toMatchObject({ kind: 'APPRAISAL_PUBLISHED', text: 'Penilaian Triwulan 1 2026 Anda terbit.' });
  });

  it('tells the appraiser of that moment, and leaves a former one alone', async () => {
    const { id, planId, client } = await planner();
    expect(await kindsOf(gov.as('kabid'), planId)).toEqual(['PLAN_SUBMITTED']);
    await gov.as('kabid').post(`/work-plans/${planId}/return`, { reason: 'Target belum terukur.' }).expect(201);
    const letter = { letterNumber: '9/2026', letterOn: '2026-03-01', reason: 'Pejabatnya berhalangan.' };
    const days = { validFrom: '2026-03-02', validUntil: '2026-12-31' };
    const persons = { employeeId: id, appraiserId: gov.id('otherHead') };
    await gov.admin.post('/appraiser-appointments', { ...letter, ...days, ...persons }).expect(201);
    await client.post(`/work-plans/${planId}/submission`).expect(201);
    expect(await kindsOf(gov.as('kabid'), planId)).toEqual(['PLAN_SUBMITTED']);
    expect(await kindsOf(gov.as('otherHead'), planId)).toEqual(['PLAN_SUBMITTED']);
  });
});

describe('GET /my/notifications (NT-2)', () => {
  it('says it in the language of the reader, with the name that the owner has when it is read', async () => {
    const { id, planId, username } = await planner();
    const find = async (language: string): Promise<string | undefined> => {
      await app.drainJobs();
      const asked = gov.as('kabid').get('/my/notifications', { limit: 200 }).with({ 'accept-language': language });
      const { body } = await asked.expect(200);
      return (body.data as Told[]).find(({ link }) => link === `/api/v1/work-plans/${planId}`)?.text;
    };
    expect(await find('id')).toBe(`SKP 2026 Pegawai ${username} menunggu persetujuan Anda.`);
    const { version } = (await gov.admin.get(`/employees/${id}`).expect(200)).body;
    await gov.admin.patch(`/employees/${id}`, { name: 'Siti Aminah' }).ifMatch(version).expect(200);
    expect(await find('en')).toBe("Siti Aminah's SKP 2026 awaits you.");
    const rows = await app.db.rows<{ facts: string }>('SELECT facts FROM notification');
    expect(rows.filter(({ facts }) => /Siti|Pegawai|Uji/.test(facts))).toEqual([]);
  });

  it('gives pages, what is unread, one kind and how many', async () => {
    const kabid = gov.as('kabid');
    const all = await told(kabid);
    const pages: Told[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const { body } = await kabid
        .get('/my/notifications', { limit: 3, count: true, ...(cursor ? { cursor } : {}) })
        .expect(200);
      expect(body.page.total).toBe(all.length);
      pages.push(...body.data);
      cursor = body.page.nextCursor as string | null;
    }
    expect(pages.toReversed()).toEqual(all);
    const due = await told(kabid, { kind: 'EVALUATION_DUE' });
    expect(due).toEqual(all.filter(({ kind }) => kind === 'EVALUATION_DUE'));
    await kabid.get('/my/notifications', { kind: 'BEGUN' }).expect(400);
    const { nextCursor } = (await kabid.get('/my/notifications', { limit: 1 }).expect(200)).body.page;
    const wrong = await kabid.get('/my/notifications', { limit: 1, unread: true, cursor: nextCursor }).expect(400);
    expect(wrong.body.code).toBe('REQUEST.CURSOR');
  });

  it('shows an account without a person nothing, and nobody without a token', async () => {
    expect(await told(gov.admin)).toEqual([]);
    expect(await told(gov.auditor)).toEqual([]);
    await app.anonymous.get('/my/notifications').expect(401);
  });
});

describe('reading (NT-2)', () => {
  it('of one is noted once, by whom it is for', async () => {
    const { planId } = await planner();
    const one = (await told(gov.as('kabid'))).find(({ link }) => link.endsWith(planId));
    const path = `/my/notifications/${one?.id}/reading`;
    await gov.as('staff').post(path).expect(404);
    await gov.admin.post(path).expect(404);
    const first = (await gov.as('kabid').post(path).expect(200)).body as Told;
    expect(first).toMatchObject({ id: one?.id, readAt: expect.stringMatching(/Z$/) as string });
    expect((await gov.as('kabid').post(path).expect(200)).body).toEqual(first);
    const unread = await told(gov.as('kabid'), { unread: true });
    expect(unread.map(({ id }) => id)).not.toContain(one?.id);
  });

  it('of all up to one leaves later ones and those of others unread', async () => {
    const { client } = await planner();
    const kabid = gov.as('kabid');
    const before = await told(kabid, { unread: true });
    const upTo = before.at(-2);
    const { body } = await kabid.post('/my/notifications/reading', { upToId: upTo?.id }).expect(200);
    expect(body).toEqual({ marked: before.length - 1 });
    expect((await told(kabid, { unread: true })).map(({ id }) => id)).toEqual([before.at(-1)?.id]);
    const again = await kabid.post('/my/notifications/reading', { upToId: upTo?.id }).expect(200);
    expect(again.body).toEqual({ marked: 0 });
    const theirs = await told(client, { unread: true });
    expect(theirs).toEqual(await told(client));
    await kabid.post('/my/notifications/reading', { upToId: 'x' }).expect(422);
    expect((await gov.auditor.post('/my/notifications/reading', { upToId: upTo?.id }).expect(200)).body.marked).toBe(0);
  });

  it('at the same time counts each once', async () => {
    await planner();
    const kabid = gov.as('kabid');
    const unread = await told(kabid, { unread: true });
    const body = { upToId: unread.at(-1)?.id };
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => kabid.post('/my/notifications/reading', body).expect(200)),
    );
    expect(answers.reduce((sum, { body: { marked } }) => sum + Number(marked), 0)).toBe(unread.length);
  });
});

describe('retention (NT-3)', () => {
  it('keeps a notification for 180 days, read or not', async () => {
    await planner();
    const made = (await told(gov.as('kabid'))).at(-1);
    await gov.moveTo(plusDays('2026-03-02', 180));
    expect(await kindsOf(gov.as('kabid'), made?.link ?? '')).toHaveLength(1);
    await gov.moveTo(plusDays('2026-03-02', 181));
    expect(await kindsOf(gov.as('kabid'), made?.link ?? '')).toEqual([]);
  });
});
