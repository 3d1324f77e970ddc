import type { Client } from '../support/client.js';
import { ANNEXES, aResult, Government, type PersonName, SOME_REVISION } from '../support/government.js';
import { TestApp, type TestAnswer } from '../support/test-app.js';

let app: TestApp;
let gov: Government;
let yearId: string;

beforeEach(async () => {
  app = await TestApp.start();
  gov = await Government.found(app);
  yearId = await gov.openYear();
});
afterEach(() => app.stop());

/** A condition at the top of the tree, or below another. */
const aNode = (unit: string, more: object = {}): object => ({
  performancePeriodId: yearId,
  unitId: gov.units[unit],
  level: 'INTERMEDIATE_OUTCOME',
  statement: 'Prevalensi stunting menurun',
  ...more,
});

async function node(unit: string, more: object = {}, by: Client = gov.admin): Promise<any> {
  return (await by.post('/performance-tree-nodes', aNode(unit, more)).expect(201)).body;
}

/** A draft with one result for each of these. */
async function draft(name: PersonName, ...results: object[]): Promise<any> {
  const owner = gov.as(name);
  const { body } = await owner.post('/work-plans', { performancePeriodId: yearId, annexes: ANNEXES }).expect(201);
  let plan = body;
  for (const result of results) {
    const asked = plan.family === 'JPT' ? leadersResult(result) : aResult(result);
    plan = (await owner.post(`/work-plans/${plan.id}/results`, asked).expect(201)).body;
  }
  return plan;
}

function leadersResult(more: object): object {
  const indicator = { statement: 'Prevalensi stunting', target: '14.00', unit: '%', direction: 'KHUSUS' };
  return { statement: 'Prevalensi stunting turun', perspective: 'PENERIMA_LAYANAN', indicators: [indicator], ...more };
}

/** Brings a draft to where both have agreed on it, and makes it count when it is to. */
async function agree(plan: any, name: PersonName, appraiser: PersonName, isActive = true): Promise<any> {
  await gov.as(name).post(`/work-plans/${plan.id}/submission`).expect(201);
  let { body } = await gov.as(appraiser).post(`/work-plans/${plan.id}/agreement`).expect(201);
  if (isActive) ({ body } = await gov.as(appraiser).post(`/work-plans/${plan.id}/activation`).expect(201));
  return body;
}

/** Links a result of a plan, or confirms its link, with the plan's present version. */
async function align(by: Client, planId: string, resultId: string, link: object): Promise<TestAnswer> {
  const { version } = await planOf(planId);
  return by.post(`/work-plan-results/${resultId}/alignment`, link).ifMatch(version);
}

const planOf = async (id: string): Promise<any> => (await gov.admin.get(`/work-plans/${id}`).expect(200)).body;
const codes = (body: any): string[] => (body.errors ?? []).map(({ pointer, code }: any) => `${pointer} ${code}`);
const findings = (plan: any): string[] => plan.findings.map(({ code }: any) => code);

describe('the performance tree (CA-1)', () => {
  it('grows from the top, is read a level at a time, and is known to everybody', async () => {
    const top = await node('dinas', {
      successFactors: ['Posyandu aktif'],
      indicators: [{ statement: 'Prevalensi', target: '14', unit: '%' }],
    });
    const first = await node('bidang', { parentId: top.id, level: 'OUTPUT', statement: 'Balita terpantau' });
    const second = await node(
      'bidang',
      { parentId: top.id, level: 'OUTPUT', statement: 'Ibu hamil terpantau' },
      gov.hr,
    );
    expect(top).toMatchObject({
      unitName: 'Dinas Kesehatan',
      successFactors: ['Posyandu aktif'],
      children: 0,
      results: 0,
    });
    const { body: roots } = await gov
      .as('stranger')
      .get('/performance-tree-nodes', { performancePeriodId: yearId, isRoot: 'true' })
      .expect(200);
    expect(roots.data).toMatchObject([
      { id: top.id, children: 2, indicators: [{ statement: 'Prevalensi', target: '14', unit: '%' }] },
    ]);
    const { body: below } = await gov.as('staff').get('/performance-tree-nodes', { parentId: top.id }).expect(200);
    expect(below.data.map(({ id }: any) => id)).toEqual([first.id, second.id]);
  });

  it.each([
    ['a level above that of its parent', { level: 'ULTIMATE_OUTCOME' }, 422, 'CASCADE.LEVEL_UPSIDE_DOWN'],
    ['a parent that is not there', { parentId: '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d00' }, 422, 'CASCADE.PARENT_UNKNOWN'],
    [
      'a year that is not there',
      { performancePeriodId: '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d00' },
      422,
      'CASCADE.PERIOD_UNKNOWN',
    ],
    ['a unit that is not there', { unitId: '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d00' }, 422, 'CASCADE.UNIT_UNKNOWN'],
    ['nothing else', {}, 201, undefined],
  ])('refuses a condition for %s', async (_, more, status, code) => {
    const top = await node('dinas');
    const body = { ...aNode('bidang', { parentId: top.id }), ...more };
    expect((await gov.admin.post('/performance-tree-nodes', body).expect(status)).body.code).toBe(code);
  });

  it('is kept by the manager of the unit, and of no other', async () => {
    const own = await node('bidang', {}, gov.hr);
    const other = await node('dinasLain');
    expect((await gov.hr.post('/performance-tree-nodes', aNode('dinasLain')).expect(422)).body.code).toBe(
      'CASCADE.UNIT_UNKNOWN',
    );
    const patch = { statement: 'Stunting di bawah 14 persen' };
    await gov.hr.patch(`/performance-tree-nodes/${own.id}`, patch).ifMatch(1).expect(200);
    expect((await gov.hr.patch(`/performance-tree-nodes/${other.id}`, patch).ifMatch(1).expect(403)).body.code).toBe(
      'CASCADE.NOT_YOUR_NODE',
    );
    expect((await gov.hr.patch(`/performance-tree-nodes/${own.id}`, patch).ifMatch(1).expect(412)).body.code).toBe(
      'REQUEST.STALE',
    );
    await gov.as('kadis').patch(`/performance-tree-nodes/${own.id}`, patch).ifMatch(2).expect(403);
  });

  it('never comes back to itself, whoever moves what at once', async () => {
    const [a, b] = [await node('dinas'), await node('dinas')];
    const path = (id: string): string => `/performance-tree-nodes/${id}`;
    const move = (one: any, parent: any) => gov.admin.patch(path(one.id), { parentId: parent.id }).ifMatch(1);
    const both = await Promise.all([move(a, b), move(b, a)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(both.find(({ status }) => status === 409)?.body.code).toBe('CASCADE.CIRCLE');
    const { body } = await gov.admin.get('/performance-tree-nodes', { isRoot: 'true' }).expect(200);
    expect(body.data).toHaveLength(1);
  });

  it('has at most 12 steps, also when a branch moves, whose words change all the same', async () => {
    /** A line of conditions, each below the one before. */
    const line = async (steps: number): Promise<any[]> => {
      const nodes: any[] = [];
      for (let step = 0; step < steps; step += 1) nodes.push(await node('bidang', { parentId: nodes.at(-1)?.id }));
      return nodes;
    };
    const [long, branch] = [await line(9), await line(4)];
    const below = (parent: any, change: object) =>
      gov.admin.patch(`/performance-tree-nodes/${branch[0].id}`, { parentId: parent.id, ...change }).ifMatch(1);
    expect((await below(long[8], {}).expect(409)).body.code).toBe('CASCADE.TREE_TOO_DEEP');
    await below(long[7], {}).expect(200);
    const deepest = aNode('bidang', { parentId: branch[3].id });
    expect((await gov.admin.post('/performance-tree-nodes', deepest).expect(409)).body.code).toBe(
      'CASCADE.TREE_TOO_DEEP',
    );
    const words = { statement: 'Stunting di bawah 14 persen' };
    await gov.admin.patch(`/performance-tree-nodes/${branch[3].id}`, words).ifMatch(1).expect(200);
  });

  it('keeps the levels of what stands below', async () => {
    const top = await node('dinas', { level: 'INTERMEDIATE_OUTCOME' });
    await node('bidang', { parentId: top.id, level: 'IMMEDIATE_OUTCOME' });
    const lower = (level: string) => gov.admin.patch(`/performance-tree-nodes/${top.id}`, { level }).ifMatch(1);
    expect((await lower('OUTPUT').expect(422)).body.code).toBe('CASCADE.LEVEL_UPSIDE_DOWN');
    await lower('IMMEDIATE_OUTCOME').expect(200);
  });

  it('loses only what nothing stands below and nobody serves', async () => {
    const top = await node('dinas');
    const below = await node('bidang', { parentId: top.id });
    const drop = (one: any) => gov.admin.delete(`/performance-tree-nodes/${one.id}`).ifMatch(1);
    expect((await drop(top).expect(409)).body.code).toBe('CASCADE.NODE_IN_USE');
    const plan = await draft('staff', { treeNodeId: below.id });
    expect((await drop(below).expect(409)).body.code).toBe('CASCADE.NODE_IN_USE');
    await gov
      .as('staff')
      .delete(`/work-plan-results/${plan.results[0].id}/alignment`)
      .ifMatch(plan.version)
      .expect(200);
    await drop(below).expect(204);
    await drop(top).expect(204);
  });
});

describe('what a result serves (CA-2, CA-3)', () => {
  it('is a result of the appraiser once that is agreed, and until then a condition of the tree', async () => {
    const leader = await draft('kabid', {});
    const tree = await node('bidang');
    const plan = await draft('staff', { treeNodeId: tree.id });
    const [result] = plan.results;
    expect(result).toMatchObject({ alignment: 'TREE_NODE', treeNodeId: tree.id, serves: tree.statement });
    expect(findings(plan)).not.toContain('ALIGNMENT_PENDING');
    const choices = (name: PersonName, id: string) => gov.as(name).get(`/work-plans/${id}/leader-results`).expect(200);
    expect((await choices('staff', plan.id)).body.data).toEqual([]);
    const link = { leaderResultId: leader.results[0].id };
    const early = await align(gov.as('staff'), plan.id, result.id, link);
    expect([early.status, early.body.code, ...codes(early.body)]).toEqual([
      422,
      'CASCADE.LEADER_RESULT_UNKNOWN',
      '/leaderResultId INVALID',
    ]);

    const agreed = await agree(leader, 'kabid', 'kadis');
    expect((await choices('staff', plan.id)).body.data).toEqual([
      {
        ...{ id: agreed.results[0].id, statement: agreed.results[0].statement, kind: 'UTAMA', via: 'APPRAISER' },
        ...{ leaderId: gov.id('kabid'), leaderName: 'Kabid Uji' },
      },
    ]);
    const { body: linked } = await align(gov.as('staff'), plan.id, result.id, link);
    expect(linked.results[0]).toMatchObject({
      alignment: 'LINKED',
      ...link,
      treeNodeId: null,
      serves: agreed.results[0].statement,
    });
    expect(linked.version).toBe(plan.version + 1);
    const { body: followers } = await gov
      .as('kabid')
      .get(`/work-plan-results/${link.leaderResultId}/followers`)
      .expect(200);
    expect(followers.data).toMatchObject([
      { id: result.id, workPlanId: plan.id, employeeId: gov.id('staff'), toBeAligned: false },
    ]);
    await gov.as('colleague').get(`/work-plan-results/${link.leaderResultId}/followers`).expect(404);
  });

  it('is nothing of somebody who neither appraises nor leads a team, and is of who leads one', async () => {
    const other = await agree(await draft('otherHead', {}), 'otherHead', 'sekda');
    const plan = await draft('staff', {});
    const link = { leaderResultId: other.results[0].id };
    const linkBy = (name: PersonName) => align(gov.as(name), plan.id, plan.results[0].id, link);
    expect((await linkBy('staff')).body.code).toBe('CASCADE.LEADER_RESULT_UNKNOWN');
    const team = { name: 'Tim Percepatan', unitId: gov.units['dinas'], validFrom: '2026-01-01' };
    const { body: made } = await gov.admin.post('/teams', team).expect(201);
    for (const [name, role] of [
      ['otherHead', 'LEADER'],
      ['staff', 'MEMBER'],
    ] as const)
      await gov.admin
        .post(`/teams/${made.id}/members`, { employeeId: gov.id(name), role, validFrom: '2026-01-01' })
        .expect(201);
    const { body: choices } = await gov.as('staff').get(`/work-plans/${plan.id}/leader-results`).expect(200);
    expect(choices.data).toMatchObject([{ ...{ id: link.leaderResultId, via: 'TEAM_LEADER' } }]);
    expect((await linkBy('staff')).status).toBe(201);
    for (const name of ['colleague', 'kadis'] as const) expect((await linkBy(name)).status).toBe(404);
  });

  it.each([
    [
      'both at once',
      (node: any, result: any) => ({ treeNodeId: node.id, leaderResultId: result.id }),
      422,
      'CASCADE.ONE_LINK',
    ],
    [
      'a node of another year',
      (_: any, __: any, other: any) => ({ treeNodeId: other.id }),
      422,
      'CASCADE.NODE_UNKNOWN',
    ],
    ['the link it does not have', () => ({}), 409, 'CASCADE.NOTHING_TO_CONFIRM'],
    ['one of them', (node: any) => ({ treeNodeId: node.id }), 201, undefined],
  ])('is not %s', async (_, linkOf, status, code) => {
    const leader = await agree(await draft('kabid', {}), 'kabid', 'kadis');
    const tree = await node('bidang');
    const { body: next } = await gov.admin.post('/performance-periods', { year: 2027 }).expect(201);
    const other = await node('bidang', { performancePeriodId: next.id });
    const plan = await draft('staff', {});
    const link = linkOf(tree, leader.results[0], other);
    const answer = await align(gov.as('staff'), plan.id, plan.results[0].id, link);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });

  it('is linked by either of both once the plan counts, without a revision, but not while it waits to be agreed', async () => {
    const leader = await agree(await draft('kabid', {}), 'kabid', 'kadis');
    const plan = await draft('staff', {});
    const link = { leaderResultId: leader.results[0].id };
    const linkBy = (name: PersonName) => align(gov.as(name), plan.id, plan.results[0].id, link);
    expect((await linkBy('kabid')).body.code).toBe('WORK_PLAN.NOT_THE_OWNER');
    await gov.as('staff').post(`/work-plans/${plan.id}/submission`).expect(201);
    expect((await linkBy('staff')).body.code).toBe('WORK_PLAN.WRONG_STATE');
    await gov.as('kabid').post(`/work-plans/${plan.id}/agreement`).expect(201);
    await gov.as('kabid').post(`/work-plans/${plan.id}/activation`).expect(201);
    const path = `/work-plan-results/${plan.results[0].id}/alignment`;
    expect((await gov.as('kabid').post(path, link).expect(428)).body.code).toBe('REQUEST.IF_MATCH_REQUIRED');
    expect((await gov.as('kabid').post(path, link).ifMatch(1).expect(412)).body.code).toBe('REQUEST.STALE');
    const { body } = await linkBy('kabid');
    expect(body.results[0]).toMatchObject({ alignment: 'LINKED', ...link });
    const { body: copies } = await gov.as('staff').get('/signed-work-plans', { workPlanId: plan.id }).expect(200);
    expect(copies.data).toHaveLength(1);
  });

  it('is left out of a revision that is agreed after what it was to serve has gone', async () => {
    const leader = await agree(await draft('kabid', {}), 'kabid', 'kadis');
    const [gone, stays] = [await node('bidang'), await node('bidang')];
    const plan = await agree(await draft('staff', {}), 'staff', 'kabid');
    const staff = gov.as('staff');
    const { body: revision } = await staff.post(`/work-plans/${plan.id}/revisions`, SOME_REVISION).expect(201);
    const path = `/work-plan-revisions/${revision.id}`;
    const links = [...[{ treeNodeId: gone.id }, { treeNodeId: stays.id }, { leaderResultId: leader.results[0].id }]];
    const results = links.map((link, at) => aResult({ ...link, statement: `Hasil ${at}` }));
    await staff.patch(path, { results }).ifMatch(1).expect(200);
    await staff.post(`${path}/submission`).expect(201);
    await gov.admin.delete(`/performance-tree-nodes/${gone.id}`).ifMatch(1).expect(204);
    const reason = 'SKP dibuat dua kali karena keliru.';
    await gov.admin.post(`/work-plans/${leader.id}/cancellation`, { reason }).expect(201);
    await gov.as('kabid').post(`${path}/agreement`).expect(201);
    expect((await planOf(plan.id)).results.map(({ alignment }: any) => alignment)).toEqual([
      'PENDING',
      'TREE_NODE',
      'PENDING',
    ]);
  });

  it('is told to others only where they may read the plans of those who serve it', async () => {
    const leader = await agree(await draft('kabid', {}), 'kabid', 'kadis');
    const [{ id: leaderResultId }] = leader.results;
    const team = { name: 'Tim Percepatan', unitId: gov.units['dinas'], validFrom: '2026-01-01' };
    const { body: made } = await gov.admin.post('/teams', team).expect(201);
    for (const [name, role] of [
      ['kabid', 'LEADER'],
      ['stranger', 'MEMBER'],
    ] as const)
      await gov.admin
        .post(`/teams/${made.id}/members`, { employeeId: gov.id(name), role, validFrom: '2026-01-01' })
        .expect(201);
    await draft('staff', { leaderResultId });
    await draft('stranger', { leaderResultId });
    const seenBy = async (client: Client): Promise<string[]> => {
      const { body } = await client
        .get(`/work-plan-results/${leaderResultId}/followers`, { count: 'true' })
        .expect(200);
      return [...body.data.map(({ employeeName }: any) => employeeName), body.page.total];
    };
    expect(await seenBy(gov.as('kabid'))).toEqual(['Pegawai Lain', 'Staf Uji', 2]);
    expect(await seenBy(gov.hr)).toEqual(['Staf Uji', 1]);
  });

  it('never comes back to itself, whoever links what at once', async () => {
    const [first, second] = [
      await agree(await draft('kabid', {}), 'kabid', 'kadis'),
      await agree(await draft('staff', {}), 'staff', 'kabid'),
    ];
    const team = { name: 'Tim Bersama', unitId: gov.units['dinas'], validFrom: '2026-01-01' };
    const { body: made } = await gov.admin.post('/teams', team).expect(201);
    for (const [name, role] of [
      ['staff', 'LEADER'],
      ['kabid', 'MEMBER'],
    ] as const)
      await gov.admin
        .post(`/teams/${made.id}/members`, { employeeId: gov.id(name), role, validFrom: '2026-01-01' })
        .expect(201);
    const [a, b] = [first.results[0].id, second.results[0].id];
    const both = await Promise.all([
      align(gov.as('kabid'), first.id, a, { leaderResultId: b }),
      align(gov.as('staff'), second.id, b, { leaderResultId: a }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(both.find(({ status }) => status === 409)?.body.code).toBe('CASCADE.CIRCLE');
  });
});

describe('"perlu penyelarasan" (CA-5)', () => {
  /** The staff's active plan serves the kabid's active plan. */
  async function linked() {
    const leader = await agree(
      await draft('kabid', {}, { statement: 'Layanan ibu dan anak merata' }),
      'kabid',
      'kadis',
    );
    const links = leader.results.map(({ id }: any, at: number) => ({
      leaderResultId: id,
      statement: `Hasil ${at + 1}`,
    }));
    const plan = await agree(await draft('staff', ...links), 'staff', 'kabid');
    return { leader, plan };
  }

  /** A revision of the leader says this instead. */
  async function revise(leader: any, results: object[]): Promise<void> {
    const kabid = gov.as('kabid');
    const { body: revision } = await kabid.post(`/work-plans/${leader.id}/revisions`, SOME_REVISION).expect(201);
    const path = `/work-plan-revisions/${revision.id}`;
    await kabid.patch(path, { results }).ifMatch(1).expect(200);
    await kabid.post(`${path}/submission`).expect(201);
    await gov.as('kadis').post(`${path}/agreement`).expect(201);
  }

  /** The leader's second result goes. */
  async function takeOut(leader: any): Promise<void> {
    const [{ id, statement, indicators }] = leader.results;
    const measures = indicators.map(({ id: of, aspect, statement: said, target, unit }: any) => ({
      ...{ id: of, aspect, statement: said, target, unit },
    }));
    await revise(leader, [{ id, statement, indicators: measures }]);
  }

  it('is said of what serves a changed or removed result, until its owner has looked at it', async () => {
    const { leader, plan } = await linked();
    const { body: revision } = await gov
      .as('kabid')
      .post(`/work-plans/${leader.id}/revisions`, SOME_REVISION)
      .expect(201);
    const path = `/work-plan-revisions/${revision.id}`;
    const [{ id, indicators }] = leader.results;
    const { id: indicatorId, aspect, statement, unit } = indicators[0];
    const kept = {
      id,
      statement: leader.results[0].statement,
      indicators: [{ id: indicatorId, aspect, statement, unit, target: '6' }],
    };
    await gov
      .as('kabid')
      .patch(path, { results: [kept] })
      .ifMatch(1)
      .expect(200);
    await gov.as('kabid').post(`${path}/submission`).expect(201);
    expect((await planOf(plan.id)).results.map(({ realignCause }: any) => realignCause)).toEqual([null, null]);
    await gov.as('kadis').post(`${path}/agreement`).expect(201);

    const flagged = await planOf(plan.id);
    expect(flagged.results.map(({ realignCause }: any) => realignCause)).toEqual(['CHANGED', 'REMOVED']);
    expect(flagged.version).toBe(plan.version + 2);
    expect(findings(flagged).filter((code) => code === 'TO_BE_ALIGNED')).toHaveLength(2);
    const { body: followers } = await gov.as('kabid').get(`/work-plan-results/${id}/followers`).expect(200);
    expect(followers.data).toMatchObject([{ toBeAligned: true }]);

    const [first, second] = plan.results;
    const { body: confirmed } = await align(gov.as('staff'), plan.id, first.id, {});
    expect(confirmed.results[0]).toMatchObject({ realignCause: null, realignSince: null, leaderResultId: id });
    const { body: moved } = await align(gov.as('staff'), plan.id, second.id, { leaderResultId: id });
    expect(findings(moved)).not.toContain('TO_BE_ALIGNED');
  });

  it('is said when the plan of the leader is closed, and taken back when it is opened again', async () => {
    const { leader, plan } = await linked();
    const reason = 'Ditugaskan penuh di luar instansi sejak hari ini.';
    await gov.admin.post(`/work-plans/${leader.id}/closure`, { endsOn: app.clock.today(), reason }).expect(201);
    expect((await planOf(plan.id)).results[0].realignCause).toBe('CLOSED');
    await gov.admin.post(`/work-plans/${leader.id}/reopening`, { reason }).expect(201);
    expect((await planOf(plan.id)).results[0].realignCause).toBeNull();
  });

  it('stays what it was when a plan is closed in which something had been removed before, and opened again', async () => {
    const { leader, plan } = await linked();
    await takeOut(leader);
    const reason = 'Ditugaskan penuh di luar instansi sejak hari ini.';
    await gov.admin.post(`/work-plans/${leader.id}/closure`, { endsOn: app.clock.today(), reason }).expect(201);
    const causes = async () => (await planOf(plan.id)).results.map(({ realignCause }: any) => realignCause);
    expect(await causes()).toEqual(['CLOSED', 'REMOVED']);
    await gov.admin.post(`/work-plans/${leader.id}/reopening`, { reason }).expect(201);
    expect(await causes()).toEqual([null, 'REMOVED']);
  });

  it('is there when a plan is opened again whose leader has changed meanwhile', async () => {
    const { leader, plan } = await linked();
    const reason = 'Ditugaskan penuh di luar instansi sejak hari ini.';
    await gov.admin.post(`/work-plans/${plan.id}/closure`, { endsOn: app.clock.today(), reason }).expect(201);
    await takeOut(leader);
    expect(findings(await planOf(plan.id))).not.toContain('TO_BE_ALIGNED');
    await gov.admin.post(`/work-plans/${plan.id}/reopening`, { reason }).expect(201);
    expect(findings(await planOf(plan.id))).toContain('TO_BE_ALIGNED');
  });

  it('is not said when only the source of the figures is another', async () => {
    const { leader, plan } = await linked();
    const kept = leader.results.map(({ id, statement, indicators }: any) => ({
      ...{ id, statement },
      indicators: indicators.map(({ id: of, aspect, statement: said, target, unit }: any) => ({
        ...{ id: of, aspect, statement: said, target, unit, dataSource: 'Aplikasi e-PPGBM' },
      })),
    }));
    await revise(leader, kept);
    expect((await planOf(plan.id)).results.map(({ realignCause }: any) => realignCause)).toEqual([null, null]);
  });

  it('is said of a draft whose new days are not those of the leader it serves', async () => {
    const leader = await agree(await draft('kabid', {}), 'kabid', 'kadis');
    const plan = await draft('staff', { leaderResultId: leader.results[0].id });
    const reason = 'Ditugaskan penuh di luar instansi sejak hari ini.';
    await gov.admin.post(`/work-plans/${leader.id}/closure`, { endsOn: app.clock.today(), reason }).expect(201);
    const { version } = await planOf(plan.id);
    const { body: confirmed } = await align(gov.as('staff'), plan.id, plan.results[0].id, {});
    expect(confirmed.results[0].realignCause).toBeNull();
    await gov
      .as('staff')
      .patch(`/work-plans/${plan.id}`, { startsOn: '2026-07-01' })
      .ifMatch(version + 1)
      .expect(200);
    expect((await planOf(plan.id)).results[0]).toMatchObject({ alignment: 'LINKED', realignCause: 'CHANGED' });
  });

  it('is said when the plan of the leader is cancelled', async () => {
    const { leader, plan } = await linked();
    await gov.admin
      .post(`/work-plans/${leader.id}/cancellation`, { reason: 'SKP dibuat dua kali karena keliru.' })
      .expect(201);
    expect((await planOf(plan.id)).results[0].realignCause).toBe('CANCELLED');
  });

  it('is said when a condition of the tree says something else, and not when it only moves', async () => {
    const [top, tree] = [await node('dinas'), await node('bidang', { level: 'OUTPUT' })];
    const plan = await draft('staff', { treeNodeId: tree.id });
    await gov.admin.patch(`/performance-tree-nodes/${tree.id}`, { parentId: top.id }).ifMatch(1).expect(200);
    expect((await planOf(plan.id)).results[0].realignCause).toBeNull();
    await gov.admin
      .patch(`/performance-tree-nodes/${tree.id}`, { statement: 'Balita terpantau' })
      .ifMatch(2)
      .expect(200);
    expect((await planOf(plan.id)).results[0]).toMatchObject({ realignCause: 'CHANGED', serves: 'Balita terpantau' });
  });
});

describe('where a cascade does not hold together (CA-9)', () => {
  const counts = async (name: 'admin' | PersonName | 'hr', query: object = {}): Promise<Record<string, number>> => {
    const client = name === 'admin' ? gov.admin : name === 'hr' ? gov.hr : gov.as(name);
    const { body } = await client.get('/cascade-findings', { performancePeriodId: yearId, ...query }).expect(200);
    return Object.fromEntries(body.data.map(({ kind, findings: found }: any) => [kind, found]));
  };
  const records = async (name: PersonName, kind: string): Promise<string[]> => {
    const { body } = await gov
      .as(name)
      .get('/cascade-findings/records', { performancePeriodId: yearId, kind })
      .expect(200);
    return body.data.map(({ employeeName, statement }: any) => `${employeeName}: ${statement}`);
  };
  const NONE = { UNCARRIED_RESULT: 0, UNLINKED_PLAN: 0, PENDING_RESULT: 0, TO_BE_ALIGNED: 0, OVERLOADED_PLAN: 0 };

  it('is counted and listed by kind, for whoever may read the plans', async () => {
    const leader = await agree(
      await draft('kabid', { statement: 'Didukung' }, { statement: 'Tidak didukung' }),
      'kabid',
      'kadis',
    );
    await draft('staff', { leaderResultId: leader.results[0].id }, { statement: 'Belum dikaitkan' });
    await draft('colleague', { statement: 'Sendiri' });
    await draft('stranger', { statement: 'Lain' });
    // The kabid is a leader on the form of JA and JF, whose own two results serve nothing yet.
    expect(await counts('admin')).toEqual({ ...NONE, UNCARRIED_RESULT: 1, UNLINKED_PLAN: 3, PENDING_RESULT: 5 });
    expect(await counts('kabid')).toEqual({ ...NONE, UNCARRIED_RESULT: 1, UNLINKED_PLAN: 2, PENDING_RESULT: 4 });
    expect(await counts('staff')).toEqual({ ...NONE, PENDING_RESULT: 1 });
    expect(await counts('hr')).toEqual({ ...NONE, UNCARRIED_RESULT: 1, UNLINKED_PLAN: 2, PENDING_RESULT: 4 });
    const unitId = gov.units['dinasLain'];
    expect(await counts('admin', { unitId })).toEqual({ ...NONE, UNLINKED_PLAN: 1, PENDING_RESULT: 1 });
    expect(await records('kabid', 'UNCARRIED_RESULT')).toEqual(['Kabid Uji: Tidak didukung']);
    expect(await records('kabid', 'UNLINKED_PLAN')).toEqual(['Kabid Uji: null', 'Rekan Uji: null']);
    expect(await records('staff', 'PENDING_RESULT')).toEqual(['Staf Uji: Belum dikaitkan']);
    await gov.as('staff').get('/cascade-findings').expect(400);
    const unknown = { performancePeriodId: '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d00' };
    const { body } = await gov.as('staff').get('/cascade-findings', unknown).expect(422);
    expect([body.code, body.errors[0].parameter]).toEqual(['CASCADE.PERIOD_UNKNOWN', 'performancePeriodId']);
  });

  it('is not said of a closed plan, whose links nobody can change', async () => {
    const plan = await agree(await draft('staff', {}), 'staff', 'kabid');
    expect(await counts('admin')).toEqual({ ...NONE, UNLINKED_PLAN: 1, PENDING_RESULT: 1 });
    const reason = 'Ditugaskan penuh di luar instansi sejak hari ini.';
    await gov.admin.post(`/work-plans/${plan.id}/closure`, { endsOn: app.clock.today(), reason }).expect(201);
    expect(await counts('admin')).toEqual(NONE);
  });

  it('is said of a plan with more main results than usual, and of what is to be aligned', async () => {
    const tree = await node('bidang');
    const nine = Array.from({ length: 9 }, (_, at) => ({ statement: `Hasil ${at}`, treeNodeId: tree.id }));
    await draft('staff', ...nine.slice(1));
    expect(await counts('admin')).toEqual(NONE);
    const { body } = await gov.as('staff').get('/work-plans').expect(200);
    await gov.as('staff').post(`/work-plans/${body.data[0].id}/results`, aResult(nine[0])).expect(201);
    expect(await counts('admin')).toEqual({ ...NONE, OVERLOADED_PLAN: 1 });
    await gov.admin.patch(`/performance-tree-nodes/${tree.id}`, { statement: 'Lain' }).ifMatch(1).expect(200);
    expect(await counts('admin')).toEqual({ ...NONE, OVERLOADED_PLAN: 1, TO_BE_ALIGNED: 9 });
  });
});
