import type { Client } from '../support/client.js';
import { ANNEXES, aResult, Government, type PersonName, SOME_REVISION } from '../support/government.js';
import { TestApp } from '../support/test-app.js';

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

  it('loses only what nothing stands below and nobody serves', async () => {
    const top = await node('dinas');
    const below = await node('bidang', { parentId: top.id });
    const drop = (one: any) => gov.admin.delete(`/performance-tree-nodes/${one.id}`).ifMatch(1);
    expect((await drop(top).expect(409)).body.code).toBe('CASCADE.NODE_IN_USE');
    const plan = await draft('staff', { treeNodeId: below.id });
    expect((await drop(below).expect(409)).body.code).toBe('CASCADE.NODE_IN_USE');
    await gov.as('staff').delete(`/work-plan-results/${plan.results[0].id}/alignment`).expect(200);
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
    const path = `/work-plan-results/${result.id}/alignment`;
    const early = await gov.as('staff').post(path, link).expect(422);
    expect([early.body.code, ...codes(early.body)]).toEqual([
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
    const { body: linked } = await gov.as('staff').post(path, link).expect(201);
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
    const path = `/work-plan-results/${plan.results[0].id}/alignment`;
    const link = { leaderResultId: other.results[0].id };
    expect((await gov.as('staff').post(path, link).expect(422)).body.code).toBe('CASCADE.LEADER_RESULT_UNKNOWN');
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
    await gov.as('staff').post(path, link).expect(201);
    await gov.as('colleague').post(path, link).expect(404);
    await gov.as('kadis').post(path, link).expect(404);
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
      () => ({ treeNodeId: '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d00' }),
      422,
      'CASCADE.NODE_UNKNOWN',
    ],
    ['the link it does not have', () => ({}), 409, 'CASCADE.NOTHING_TO_CONFIRM'],
    ['one of them', (node: any) => ({ treeNodeId: node.id }), 201, undefined],
  ])('is not %s', async (_, linkOf, status, code) => {
    const leader = await agree(await draft('kabid', {}), 'kabid', 'kadis');
    const tree = await node('bidang');
    const plan = await draft('staff', {});
    const path = `/work-plan-results/${plan.results[0].id}/alignment`;
    expect((await gov.as('staff').post(path, linkOf(tree, leader.results[0])).expect(status)).body.code).toBe(code);
  });

  it('is linked by either of both once the plan counts, without a revision, but not while it waits to be agreed', async () => {
    const leader = await agree(await draft('kabid', {}), 'kabid', 'kadis');
    const plan = await draft('staff', {});
    const path = `/work-plan-results/${plan.results[0].id}/alignment`;
    const link = { leaderResultId: leader.results[0].id };
    expect((await gov.as('kabid').post(path, link).expect(403)).body.code).toBe('WORK_PLAN.NOT_THE_OWNER');
    await gov.as('staff').post(`/work-plans/${plan.id}/submission`).expect(201);
    expect((await gov.as('staff').post(path, link).expect(409)).body.code).toBe('WORK_PLAN.WRONG_STATE');
    await gov.as('kabid').post(`/work-plans/${plan.id}/agreement`).expect(201);
    await gov.as('kabid').post(`/work-plans/${plan.id}/activation`).expect(201);
    const { body } = await gov.as('kabid').post(path, link).expect(201);
    expect(body.results[0]).toMatchObject({ alignment: 'LINKED', ...link });
    const { body: copies } = await gov.as('staff').get('/signed-work-plans', { workPlanId: plan.id }).expect(200);
    expect(copies.data).toHaveLength(1);
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
    const link = (by: PersonName, from: string, to: string) =>
      gov.as(by).post(`/work-plan-results/${from}/alignment`, { leaderResultId: to });
    const both = await Promise.all([link('kabid', a, b), link('staff', b, a)]);
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
    const { body: confirmed } = await gov.as('staff').post(`/work-plan-results/${first.id}/alignment`, {}).expect(201);
    expect(confirmed.results[0]).toMatchObject({ realignCause: null, realignSince: null, leaderResultId: id });
    const { body: moved } = await gov
      .as('staff')
      .post(`/work-plan-results/${second.id}/alignment`, { leaderResultId: id })
      .expect(201);
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
