import type { Client } from '../support/client.js';
import { ANNEXES, aResult, Government, SOME_REVISION } from '../support/government.js';
import { Story } from '../support/story.js';
import { TestApp } from '../support/test-app.js';

/* Two agencies plan their year, from the agreement of the unit to those who do the work. */

let app: TestApp;
let gov: Government;
let story: Story;
let yearId: string;

beforeEach(async () => {
  app = await TestApp.start();
  gov = await Government.found(app);
  yearId = await gov.openYear();
  story = new Story(gov, yearId);
});
afterEach(() => app.stop());

const nodeOf = async (unit: string, statement: string, more: object = {}): Promise<string> => {
  const indicators = [{ statement: 'Capaian', target: '12', unit: 'laporan' }];
  const level = 'parentId' in more ? 'OUTPUT' : 'INTERMEDIATE_OUTCOME';
  const body = { performancePeriodId: yearId, unitId: gov.units[unit], level, statement, indicators, ...more };
  return (await gov.admin.post('/performance-tree-nodes', body).expect(201)).body.id;
};
/** A result on the form of whoever plans. */
const resultOn = ({ family }: any, more: object): object => {
  if (family !== 'JPT') return aResult(more);
  const indicator = { statement: 'Jumlah laporan terbit', target: '12.00', unit: 'laporan' };
  return { ...aResult(more), perspective: 'PENERIMA_LAYANAN', indicators: [indicator] };
};
const draft = async (name: string, ...results: object[]): Promise<any> => {
  const body = { performancePeriodId: yearId, annexes: ANNEXES };
  let plan = (await story.as(name).post('/work-plans', body).expect(201)).body;
  for (const more of results)
    plan = (await story.as(name).post(`/work-plans/${plan.id}/results`, resultOn(plan, more)).expect(201)).body;
  return plan;
};
const agree = async (planId: string, name: string, appraiser: string): Promise<any> => {
  await story.as(name).post(`/work-plans/${planId}/submission`).expect(201);
  await story.as(appraiser).post(`/work-plans/${planId}/agreement`).expect(201);
  return (await story.as(appraiser).post(`/work-plans/${planId}/activation`).expect(201)).body;
};
const planOf = async (id: string): Promise<any> => (await gov.admin.get(`/work-plans/${id}`).expect(200)).body;
/** The leader hands shares of the first indicator of his first result down, and shows them to the members. */
const handDown = async (leader: string, plan: any, shares: Record<string, string>): Promise<void> => {
  const [{ id: leaderResultId, indicators }] = plan.results;
  const path = `/role-matrices/${plan.id}`;
  for (const [name, share] of Object.entries(shares)) {
    const cell = { leaderResultId, employeeId: story.id(name), statement: `Bagian ${name} selesai`, way: 'DIRECT' };
    const body = { ...cell, indicatorId: indicators[0].id, share };
    await story.as(leader).post(`${path}/cells`, body).expect(201);
  }
  await story.as(leader).post(`${path}/publication`).expect(201);
};
/** Somebody takes up what was handed down to him. */
const takeUp = async (name: string, planId: string): Promise<any> => {
  const { data } = (await story.as(name).get(`/work-plans/${planId}/assigned-roles`).expect(200)).body;
  expect(data).toHaveLength(1);
  const indicator = { aspect: 'KUANTITAS', statement: 'Jumlah bagian', target: data[0].share, unit: 'laporan' };
  const body = { roleMatrixCellId: data[0].id, statement: data[0].statement, indicators: [indicator] };
  return (await story.as(name).post(`/work-plans/${planId}/results`, body).expect(201)).body;
};
const findings = async (unit: string): Promise<Record<string, number>> => {
  const query = { performancePeriodId: yearId, unitId: gov.units[unit] ?? '' };
  const { data } = (await gov.admin.get('/cascade-findings', query).expect(200)).body;
  return Object.fromEntries(data.map(({ kind, findings: count }: any) => [kind, count]));
};
const stepOf = async (client: Client, planId: string): Promise<string> =>
  (await client.get(`/work-plans/${planId}/next-step`).expect(200)).body.step;

describe('kepala dinas, sekretaris, kasubbag, pelaksana', () => {
  beforeEach(async () => {
    await story.unit('sekretariat', 'Sekretariat Dinas', 'dinas');
    await story.hire('sekretaris', { unit: 'sekretariat', headsUnit: true });
    await story.unit('subbag', 'Subbagian Keuangan', 'sekretariat');
    await story.hire('kasubbag', { unit: 'subbag', headsUnit: true });
    await story.hire('bendahara', { unit: 'subbag' });
    await story.hire('arsiparis', { unit: 'subbag' });
  });

  it('plan in any order: who is early serves the tree, and everything hangs together in the end', async () => {
    const top = await nodeOf('dinas', 'Layanan kesehatan tepercaya');
    const below = await nodeOf('subbag', 'Keuangan dinas tertib', { parentId: top });
    const { body: agreement } = await gov.admin
      .post('/unit-agreements', { performancePeriodId: yearId, unitId: gov.units['dinas'] })
      .expect(201);
    const sign = async (name: 'kadis' | 'sekda', version: number): Promise<any> =>
      (await gov.as(name).post(`/unit-agreements/${agreement.id}/signature`).ifMatch(version).expect(201)).body;
    const offered = await sign('kadis', agreement.version);
    expect(await sign('sekda', offered.version)).toMatchObject({ status: 'SIGNED', nodes: [{ nodeId: top }] });
    // The superiors are late: the clerk serves the tree, and nobody waits.
    const early = await draft('bendahara', { treeNodeId: below });
    expect(early.results[0]).toMatchObject({ alignment: 'TREE_NODE', serves: 'Keuangan dinas tertib' });
    await agree(early.id, 'bendahara', 'kasubbag');
    const kadis = await agree((await draft('kadis', { treeNodeId: top })).id, 'kadis', 'sekda');
    const coverage = await gov.admin.get(`/unit-agreements/${agreement.id}/coverage`).expect(200);
    expect(coverage.body).toMatchObject({ uncovered: 0, nodes: [{ nodeId: top, leaderResults: 1 }] });
    const [{ id: kadisResult }] = kadis.results;
    const sekretaris = await agree(
      (await draft('sekretaris', { leaderResultId: kadisResult })).id,
      ...(['sekretaris', 'kadis'] as const),
    );
    const ofKasubbag = await draft('kasubbag', { leaderResultId: sekretaris.results[0].id });
    const kasubbag = await agree(ofKasubbag.id, 'kasubbag', 'sekretaris');
    await handDown('kasubbag', kasubbag, { bendahara: '7.00', arsiparis: '5.00' });
    const arsiparis = await takeUp('arsiparis', (await draft('arsiparis')).id);
    expect(arsiparis.results[0]).toMatchObject({ alignment: 'LINKED', leaderResultId: kasubbag.results[0].id });
    await agree(arsiparis.id, 'arsiparis', 'kasubbag');
    // The clerk links what he had planned early to the result of his leader, now that it is there.
    const { version } = await planOf(early.id);
    const link = { leaderResultId: kasubbag.results[0].id };
    const path = `/work-plan-results/${early.results[0].id}/alignment`;
    await story.as('bendahara').post(path, link).ifMatch(version).expect(201);
    expect(await findings('dinas')).toMatchObject({ UNCARRIED_RESULT: 0, UNLINKED_PLAN: 0, PENDING_RESULT: 0 });
    const followers = async (leader: string, id: string): Promise<string[]> =>
      (await story.as(leader).get(`/work-plan-results/${id}/followers`).expect(200)).body.data.map(
        (row: any) => row.employeeName,
      );
    expect(await followers('kasubbag', kasubbag.results[0].id)).toEqual(['arsiparis', 'bendahara']);
    expect(await followers('kadis', kadisResult)).toEqual(['sekretaris']);
    for (const [name, id] of [
      ['bendahara', early.id],
      ['kasubbag', kasubbag.id],
    ] as const)
      expect(await stepOf(story.as(name), id)).toBe('EMPLOYEE_REPORTS');
  });

  it('cannot share out more or less than the leader has promised, and see what changes above them', async () => {
    const top = await nodeOf('dinas', 'Layanan kesehatan tepercaya');
    const kadis = await agree((await draft('kadis', { treeNodeId: top })).id, 'kadis', 'sekda');
    const link = { leaderResultId: kadis.results[0].id };
    const sekretaris = await agree((await draft('sekretaris', link)).id, 'sekretaris', 'kadis');
    const ofKasubbag = await draft('kasubbag', { leaderResultId: sekretaris.results[0].id });
    const [{ id: leaderResultId, indicators }] = ofKasubbag.results;
    const cell = { leaderResultId, employeeId: story.id('bendahara'), statement: 'Laporan terbit', way: 'DIRECT' };
    const shared = { ...cell, indicatorId: indicators[0].id, share: '7' };
    await story.as('kasubbag').post(`/role-matrices/${ofKasubbag.id}/cells`, shared).expect(201);
    const refused = await story.as('kasubbag').post(`/role-matrices/${ofKasubbag.id}/publication`).expect(409);
    expect(refused.body.code).toBe('CASCADE.SHARES_DO_NOT_ADD_UP');
    // The budget is cut: the head of the agency revises, and who serves him is told to look again.
    const { body: revision } = await gov
      .as('kadis')
      .post(`/work-plans/${kadis.id}/revisions`, SOME_REVISION)
      .expect(201);
    const [{ id, perspective, indicators: measured }] = kadis.results;
    const indicator = { id: measured[0].id, statement: 'Jumlah laporan terbit', target: '6', unit: 'laporan' };
    const aspect = measured[0].aspect === null ? {} : { aspect: measured[0].aspect };
    const result = { id, statement: 'Layanan inti terjaga', indicators: [{ ...indicator, ...aspect }] };
    const changed = { results: [perspective === null ? result : { ...result, perspective }] };
    const path = `/work-plan-revisions/${revision.id}`;
    await gov.as('kadis').patch(path, changed).ifMatch(revision.version).expect(200);
    await gov.as('kadis').post(`${path}/submission`).expect(201);
    await gov.as('sekda').post(`${path}/agreement`).expect(201);
    const [served] = (await planOf(sekretaris.id)).results;
    expect(served).toMatchObject({ realignCause: 'CHANGED', realignSince: expect.any(String) });
    expect(await findings('sekretariat')).toMatchObject({ TO_BE_ALIGNED: 1 });
  });
});

describe('a Puskesmas', () => {
  it('shares its work between the head, a team of several units, PNS and PPPK, and machines measure the service', async () => {
    await story.unit('puskesmas', 'Puskesmas Melati', 'dinas');
    await story.hire('kapus', { unit: 'puskesmas', headsUnit: true });
    await story.hire('dokter', { unit: 'puskesmas' });
    await story.hire('perawat', { unit: 'puskesmas', kind: 'PPPK' });
    await story.hire('gizi', { unit: 'bidang' });
    const top = await nodeOf('dinas', 'Derajat kesehatan meningkat');
    const ours = await nodeOf('puskesmas', 'Pasien terlayani cepat', { parentId: top });
    const kapus = await agree((await draft('kapus', { treeNodeId: ours })).id, 'kapus', 'kadis');
    // The doctor leads a team with somebody of another unit, whom the head of the Puskesmas does not appraise.
    const team = { name: 'Tim Stunting', unitId: gov.units['puskesmas'], validFrom: '2026-01-01' };
    const { id: teamId } = (await gov.admin.post('/teams', team).expect(201)).body;
    for (const [name, role] of [
      ['dokter', 'LEADER'],
      ['gizi', 'MEMBER'],
      ['perawat', 'MEMBER'],
    ] as const) {
      const member = { employeeId: story.id(name), role, validFrom: '2026-01-01' };
      await gov.admin.post(`/teams/${teamId}/members`, member).expect(201);
    }
    const dokter = await agree(
      (await draft('dokter', { leaderResultId: kapus.results[0].id })).id,
      ...(['dokter', 'kapus'] as const),
    );
    await handDown('dokter', dokter, { gizi: '4.00', perawat: '8.00' });
    const gizi = await takeUp('gizi', (await draft('gizi', {})).id);
    const perawat = await takeUp('perawat', (await draft('perawat')).id);
    expect(gizi.results.map(({ leaderResultId }: any) => leaderResultId)).toEqual([null, dokter.results[0].id]);
    // Each is agreed by the own superior: the team leader gives work, and appraises nobody.
    await agree(gizi.id, 'gizi', 'kabid');
    const nurse = await agree(perawat.id, 'perawat', 'kapus');
    await story.as('dokter').post(`/work-plans/${gizi.id}/agreement`).expect(404);
    expect(await findings('puskesmas')).toMatchObject({ UNCARRIED_RESULT: 0, UNLINKED_PLAN: 0, PENDING_RESULT: 0 });
    await gov.machine('antrean', ['measurement:report'], 'dinas');
    const [{ id: resultId, indicators }] = nurse.results;
    const value = { indicatorId: indicators[0].id, occurredOn: '2026-03-01', value: '3', sourceName: 'Antrean' };
    const measuredAt = '2026-03-01T05:00:00Z';
    await gov
      .by('antrean')
      .post('/measurements', { ...value, measuredAt })
      .expect(201);
    const typed = { indicatorId: indicators[0].id, occurredOn: '2026-03-02', value: '1.00' };
    await story.as('perawat').post(`/work-plans/${nurse.id}/progress-entries`, typed).expect(201);
    const { data } = (await story.as('kapus').get(`/work-plans/${nurse.id}/progress-entries`).expect(200)).body;
    expect(data.map(({ isMeasured, value: told }: any) => [isMeasured, told])).toEqual([
      [true, '3.00'],
      [false, '1.00'],
    ]);
    const words = { employeeId: story.id('perawat'), kind: 'APRESIASI', text: 'Pasien cepat terlayani.' };
    await story.as('dokter').post('/feedback', words).expect(201);
    const seen = (
      await story
        .as('perawat')
        .get('/timeline', { employeeId: story.id('perawat') })
        .expect(200)
    ).body.data;
    expect(seen.map(({ kind }: any) => kind)).toEqual(
      expect.arrayContaining(['FEEDBACK_GIVEN', 'PROGRESS_REPORTED', 'PLAN_ACTIVATED', 'PLAN_AGREED']),
    );
    expect(resultId).toBeDefined();
  });
});

describe('ten people on one plan at once', () => {
  it('lose nothing: what can be done together is done, and of what excludes each other one thing', async () => {
    await story.hire('pegawai', { unit: 'bidang' });
    const plan = await agree((await draft('pegawai', {})).id, 'pegawai', 'kabid');
    const path = `/work-plans/${plan.id}`;
    const [{ indicators }] = plan.results;
    const report = (n: number) => {
      const entry = { indicatorId: indicators[0].id, occurredOn: '2026-03-01', value: `${n}.00`, note: `Laporan ${n}` };
      return story.as('pegawai').post(`${path}/progress-entries`, entry);
    };
    const say = (client: Client, text: string) => client.post(`${path}/comments`, { text });
    const praise = (name: 'colleague' | 'staff') => {
      const words = { employeeId: story.id('pegawai'), kind: 'APRESIASI', text: `Terima kasih dari ${name}.` };
      return gov.as(name).post('/feedback', words);
    };
    const closure = { endsOn: '2026-03-01', reason: 'Ditugaskan penuh di luar instansi.' };
    const answers = await Promise.all([
      ...[report(1), report(2), say(story.as('pegawai'), 'Sudah saya laporkan.'), say(gov.as('kabid'), 'Saya baca.')],
      ...[praise('colleague'), praise('staff'), story.as('pegawai').post(`${path}/revisions`, SOME_REVISION)],
      ...[gov.as('kabid').post(`${path}/revisions`, SOME_REVISION), gov.hr.post(`${path}/closure`, closure)],
      gov.admin.post(`${path}/closure`, closure),
    ]);
    const statuses = answers.map(({ status }) => status);
    expect(statuses.every((status) => status === 201 || status === 409)).toBe(true);
    expect(statuses.slice(8).sort()).toEqual([201, 409]);
    const done = (from: number, until: number): number =>
      statuses.slice(from, until).filter((status) => status === 201).length;
    const after = await planOf(plan.id);
    expect(after).toMatchObject({ status: 'CLOSED', endsOn: '2026-03-01' });
    const count = async (where: string): Promise<number> =>
      (await gov.admin.get(where, { limit: 200, count: true }).expect(200)).body.page.total;
    expect(await count(`${path}/progress-entries`)).toBe(done(0, 2));
    expect(await count(`${path}/comments`)).toBe(done(2, 4));
    expect(await count(`${path}/revisions`)).toBe(done(6, 8));
    expect(done(6, 8)).toBeLessThanOrEqual(1);
    expect((await gov.admin.get('/feedback', { workPlanId: plan.id }).expect(200)).body.data).toHaveLength(done(4, 6));
  });
});
