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

async function draft(name: PersonName, ...results: object[]): Promise<any> {
  const owner = gov.as(name);
  let { body } = await owner.post('/work-plans', { performancePeriodId: yearId, annexes: ANNEXES }).expect(201);
  for (const more of results)
    ({ body } = await owner.post(`/work-plans/${body.id}/results`, aResult(more)).expect(201));
  return body;
}

async function agree(planId: string, name: PersonName, appraiser: PersonName): Promise<any> {
  await gov.as(name).post(`/work-plans/${planId}/submission`).expect(201);
  return (await gov.as(appraiser).post(`/work-plans/${planId}/agreement`).expect(201)).body;
}

/** The kabid's draft with one result of twelve reports, and a cell of it for the staff unless told otherwise. */
async function laidOut(more: object = {}) {
  const leader = await draft('kabid', {});
  const [{ id: leaderResultId, indicators }] = leader.results;
  const indicatorId = indicators[0].id;
  const path = `/role-matrices/${leader.id}`;
  const request = { leaderResultId, employeeId: gov.id('staff'), statement: 'Laporan tiga desa terbit', ...more };
  const { body: cell } = await gov.as('kabid').post(`${path}/cells`, request).expect(201);
  return { leader, leaderResultId, indicatorId, path, cell };
}

const share = (indicatorId: string, amount: string): object => ({ way: 'DIRECT', indicatorId, share: amount });
const faults = (body: any): string[] => (body.errors ?? []).map(({ pointer, code }: any) => `${pointer} ${code}`);
const planOf = async (id: string): Promise<any> => (await gov.admin.get(`/work-plans/${id}`).expect(200)).body;
const rolesOf = async (name: PersonName, planId: string): Promise<any[]> =>
  (await gov.as(name).get(`/work-plans/${planId}/assigned-roles`).expect(200)).body.data;

describe('a role matrix (CA-6)', () => {
  it('is laid out by the leader of a plan, for the people he appraises and the members of his teams', async () => {
    const { leader, path, cell, leaderResultId } = await laidOut();
    expect(cell).toMatchObject({
      employeeName: 'Staf Uji',
      way: 'NON_DIRECT',
      share: null,
      resultId: null,
      version: 1,
    });
    const { body: matrix } = await gov.as('kabid').get(path).expect(200);
    expect(matrix).toMatchObject({
      id: leader.id,
      leaderId: gov.id('kabid'),
      publishedAt: null,
      version: 1,
      balances: [],
    });
    expect(matrix.cells).toEqual([cell]);
    expect(matrix.members.map(({ employeeName, via }: any) => `${employeeName} ${via}`)).toEqual([
      'Rekan Uji SUBORDINATE',
      'Staf Uji SUBORDINATE',
    ]);
    const body = { leaderResultId, employeeId: gov.id('stranger'), statement: 'Data sekolah lengkap' };
    expect((await gov.as('kabid').post(`${path}/cells`, body).expect(422)).body.code).toBe('CASCADE.MEMBER_UNKNOWN');
    const team = { name: 'Tim Percepatan', unitId: gov.units['dinas'], validFrom: '2026-01-01' };
    const { body: made } = await gov.admin.post('/teams', team).expect(201);
    for (const [name, role] of [
      ['kabid', 'LEADER'],
      ['stranger', 'MEMBER'],
    ] as const) {
      const member = { employeeId: gov.id(name), role, validFrom: '2026-01-01' };
      await gov.admin.post(`/teams/${made.id}/members`, member).expect(201);
    }
    await gov.as('kabid').post(`${path}/cells`, body).expect(201);
  });

  it.each([
    [
      'a result of another plan',
      (_: string, other: any) => ({ leaderResultId: other.id }),
      422,
      'CASCADE.RESULT_UNKNOWN',
    ],
    ['a share without an indicator', () => ({ share: '4' }), 422, 'CASCADE.CELL_UNFIT'],
    ['the direct way without both', () => ({ way: 'DIRECT' }), 422, 'CASCADE.CELL_UNFIT'],
    [
      'an indicator of another result',
      (_: string, __: any, [, second]: any[]) => share(second.indicators[0].id, '4'),
      422,
      'CASCADE.CELL_UNFIT',
    ],
    ['both in the direct way', (indicatorId: string) => share(indicatorId, '4'), 201, undefined],
  ])('takes a cell with %s', async (_, moreOf, status, code) => {
    const { leader, path, leaderResultId, indicatorId } = await laidOut();
    const { body: two } = await gov.as('kabid').post(`/work-plans/${leader.id}/results`, aResult()).expect(201);
    const [otherResult] = (await draft('colleague', {})).results;
    const body = { leaderResultId, employeeId: gov.id('colleague'), statement: 'Laporan empat desa terbit' };
    const answer = await gov
      .as('kabid')
      .post(`${path}/cells`, { ...body, ...moreOf(indicatorId, otherResult, two.results) })
      .expect(status);
    expect(answer.body.code).toBe(code);
  });

  it('is nobody else’s to change, and is seen by who may see the plan', async () => {
    const { path, cell } = await laidOut();
    for (const name of ['kadis', 'staff'] as const) {
      const refused = await gov.as(name).patch(`/role-matrix-cells/${cell.id}`, { statement: 'Lain' }).ifMatch(1);
      expect(refused.status).toBe(name === 'kadis' ? 403 : 404);
    }
    await gov.as('kadis').get(path).expect(200);
    await gov.as('staff').get(path).expect(404);
    await gov.as('staff').get(`/role-matrix-cells/${cell.id}`).expect(404);
  });

  it('is shown once its shares add up, and only then seen by the members (CA-7)', async () => {
    const { path, cell, leaderResultId, indicatorId } = await laidOut();
    const member = await draft('staff');
    const add = (name: PersonName, amount: string) => {
      const body = { leaderResultId, employeeId: gov.id(name), statement: 'Laporan desa terbit' };
      return gov
        .as('kabid')
        .post(`${path}/cells`, { ...body, ...share(indicatorId, amount) })
        .expect(201);
    };
    await add('staff', '7');
    const { body: second } = await add('colleague', '4');
    const refused = await gov.as('kabid').post(`${path}/publication`).expect(409);
    expect(refused.body.code).toBe('CASCADE.SHARES_DO_NOT_ADD_UP');
    expect(refused.body.detail).toContain('Jumlah laporan terbit');
    const { body: matrix } = await gov.as('kabid').get(path).expect(200);
    expect(matrix.balances).toMatchObject([{ indicatorId, target: '12.00', shared: '11.00', isBalanced: false }]);
    expect(await rolesOf('staff', member.id)).toEqual([]);

    await gov.as('kabid').patch(`/role-matrix-cells/${second.id}`, { share: '5' }).ifMatch(1).expect(200);
    const { body: shown } = await gov.as('kabid').post(`${path}/publication`).expect(201);
    expect(shown.publishedAt).not.toBeNull();
    expect((await rolesOf('staff', member.id)).map(({ id }) => id)).toContain(cell.id);
    expect(await rolesOf('staff', member.id)).toHaveLength(2);
    expect((await gov.as('kadis').post(`${path}/publication`).expect(403)).body.code).toBe('WORK_PLAN.NOT_THE_OWNER');
  });

  it('shows later additions and changes with the next publication only, but not of what is taken up', async () => {
    const { path, cell, leaderResultId } = await laidOut();
    const member = await draft('staff');
    const statements = async () => (await rolesOf('staff', member.id)).map(({ statement }) => statement);
    await gov.as('kabid').post(`${path}/publication`).expect(201);
    expect(await statements()).toEqual([cell.statement]);
    const body = { leaderResultId, employeeId: gov.id('staff'), statement: 'Arsip desa tertata' };
    const { body: second } = await gov.as('kabid').post(`${path}/cells`, body).expect(201);
    expect(second.shownAt).toBeNull();
    await gov.as('kabid').patch(`/role-matrix-cells/${cell.id}`, { statement: 'Laporan lain' }).ifMatch(1).expect(200);
    expect(await statements()).toEqual([]);
    await gov.as('kabid').post(`${path}/publication`).expect(201);
    expect(await statements()).toEqual(['Laporan lain', 'Arsip desa tertata']);
  });

  it('is shown to a member as a single cell, too, once it is published, before he has a plan', async () => {
    const { cell, path } = await laidOut();
    const read = (name: PersonName) => gov.as(name).get(`/role-matrix-cells/${cell.id}`);
    await read('staff').expect(404);
    await gov.as('kabid').post(`${path}/publication`).expect(201);
    expect((await read('staff').expect(200)).body.statement).toBe(cell.statement);
    await read('colleague').expect(404);
  });

  it('stays in sight when a change says what it said', async () => {
    const { cell, path } = await laidOut();
    await gov.as('kabid').post(`${path}/publication`).expect(201);
    const { body } = await gov
      .as('kabid')
      .patch(`/role-matrix-cells/${cell.id}`, { statement: cell.statement })
      .ifMatch(1)
      .expect(200);
    expect([body.shownAt === null, body.version]).toEqual([false, 1]);
  });

  it('is not shown while it is empty', async () => {
    const leader = await draft('kabid', {});
    const { body } = await gov.as('kabid').post(`/role-matrices/${leader.id}/publication`).expect(409);
    expect(body.code).toBe('CASCADE.NO_CELLS');
  });
});

describe('taking up what was handed down (CA-8)', () => {
  /** The staff has taken up the kabid's cell. */
  async function taken() {
    const laid = await laidOut();
    await gov.as('kabid').post(`${laid.path}/publication`).expect(201);
    const member = await draft('staff', { statement: laid.cell.statement, roleMatrixCellId: laid.cell.id });
    return { ...laid, member, resultId: member.results[0].id };
  }

  it('makes a result, which is linked as soon as the plan of the leader is agreed', async () => {
    const { leader, leaderResultId, cell, member, resultId } = await taken();
    expect(member.results[0]).toMatchObject({ alignment: 'PENDING', statement: cell.statement });
    expect(await rolesOf('staff', member.id)).toMatchObject([{ id: cell.id, resultId }]);
    await agree(leader.id, 'kabid', 'kadis');
    const linked = await planOf(member.id);
    expect(linked.results[0]).toMatchObject({ alignment: 'LINKED', leaderResultId });
    expect(linked.version).toBe(member.version + 1);
  });

  it('links at once what is taken up after that', async () => {
    const { leader, path, cell, leaderResultId } = await laidOut();
    await gov.as('kabid').post(`${path}/publication`).expect(201);
    await agree(leader.id, 'kabid', 'kadis');
    const member = await draft('staff', { roleMatrixCellId: cell.id });
    expect(member.results[0]).toMatchObject({ alignment: 'LINKED', leaderResultId });
  });

  it('is done once, by the member, of what is shown', async () => {
    const { cell, path } = await laidOut();
    const [staff, colleague] = [await draft('staff'), await draft('colleague')];
    const take = (name: PersonName, plan: any, more: object = {}) =>
      gov.as(name).post(`/work-plans/${plan.id}/results`, aResult({ roleMatrixCellId: cell.id, ...more }));
    expect((await take('staff', staff).expect(422)).body.code).toBe('CASCADE.CELL_UNKNOWN');
    await gov.as('kabid').post(`${path}/publication`).expect(201);
    expect((await take('colleague', colleague).expect(422)).body.code).toBe('CASCADE.CELL_UNKNOWN');
    const both = await take('staff', staff, { treeNodeId: cell.id }).expect(422);
    expect([both.body.code, ...faults(both.body)]).toEqual([
      'CASCADE.ONE_LINK',
      '/roleMatrixCellId INVALID',
      '/treeNodeId INVALID',
    ]);
    const twice = await Promise.all([take('staff', staff), take('staff', staff)]);
    expect(twice.map(({ status }) => status).sort()).toEqual([201, 422]);
  });

  it('keeps the leader from taking it back, and says when he changes it', async () => {
    const { cell, member } = await taken();
    const path = `/role-matrix-cells/${cell.id}`;
    expect((await gov.as('kabid').delete(path).ifMatch(2).expect(409)).body.code).toBe('CASCADE.CELL_TAKEN');
    await gov.as('kabid').patch(path, { statement: 'Laporan empat desa terbit' }).ifMatch(2).expect(200);
    expect((await planOf(member.id)).results[0].realignCause).toBe('CHANGED');
  });

  it('is undone with the result, the draft or the indicator', async () => {
    const { cell, path, member, resultId, leader, leaderResultId, indicatorId } = await taken();
    await gov.as('staff').delete(`/work-plan-results/${resultId}`).ifMatch(member.version).expect(200);
    expect((await gov.as('kabid').get(`/role-matrix-cells/${cell.id}`).expect(200)).body.resultId).toBeNull();
    const body = { leaderResultId, employeeId: gov.id('colleague'), statement: 'Laporan desa terbit' };
    const { body: direct } = await gov
      .as('kabid')
      .post(`${path}/cells`, { ...body, ...share(indicatorId, '12') })
      .expect(201);
    await gov.as('kabid').delete(`/work-plan-indicators/${indicatorId}`).ifMatch(leader.version).expect(200);
    const { body: inWords } = await gov.as('kabid').get(`/role-matrix-cells/${direct.id}`).expect(200);
    expect(inWords).toMatchObject({ way: 'NON_DIRECT', indicatorId: null, share: null });
    await gov.as('kabid').delete(`/role-matrix-cells/${cell.id}`).ifMatch(3).expect(204);
    await gov
      .as('kabid')
      .delete(`/work-plans/${leader.id}`)
      .ifMatch(leader.version + 1)
      .expect(204);
    await gov.as('kabid').get(`/role-matrix-cells/${direct.id}`).expect(404);
  });

  it('is told of a leader who changes his draft, and confirmed before there is a link', async () => {
    const { leader, leaderResultId, indicatorId, member, resultId } = await taken();
    const cause = async () => (await planOf(member.id)).results[0].realignCause;
    const kabid = gov.as('kabid');
    const patch = async (path: string, body: object): Promise<void> => {
      const { version } = await planOf(leader.id);
      await kabid.patch(path, body).ifMatch(version).expect(200);
    };
    const confirm = async () => {
      const { version } = await planOf(member.id);
      return gov.as('staff').post(`/work-plan-results/${resultId}/alignment`, {}).ifMatch(version);
    };
    await patch(`/work-plan-results/${leaderResultId}`, { kind: 'UTAMA' });
    expect([await cause(), (await confirm()).body.code]).toEqual([null, 'CASCADE.NOTHING_TO_CONFIRM']);
    await patch(`/work-plan-results/${leaderResultId}`, { statement: 'Arsip tertata' });
    expect([await cause(), (await confirm()).status, await cause()]).toEqual(['CHANGED', 201, null]);
    await patch(`/work-plan-indicators/${indicatorId}`, { dataSource: 'Buku agenda' });
    expect(await cause()).toBeNull();
    await patch(`/work-plan-indicators/${indicatorId}`, { target: '24' });
    expect(await cause()).toBe('CHANGED');
    const { version } = await planOf(leader.id);
    await kabid.delete(`/work-plan-results/${leaderResultId}`).ifMatch(version).expect(200);
    expect(await cause()).toBe('REMOVED');
  });

  it('is told when the leader discards his draft', async () => {
    const { leader, member } = await taken();
    await gov.as('kabid').delete(`/work-plans/${leader.id}`).ifMatch(leader.version).expect(204);
    expect((await planOf(member.id)).results[0].realignCause).toBe('REMOVED');
  });

  it('is told when the plan of the leader is cancelled before it is agreed', async () => {
    const { leader, member } = await taken();
    const reason = 'SKP dibuat dua kali karena keliru.';
    await gov.admin.post(`/work-plans/${leader.id}/cancellation`, { reason }).expect(201);
    expect((await planOf(member.id)).results[0].realignCause).toBe('CANCELLED');
  });

  it('keeps what a result serves while the plan of the leader is a draft', async () => {
    const tree = {
      performancePeriodId: yearId,
      unitId: gov.units['bidang'],
      level: 'OUTPUT',
      statement: 'Balita sehat',
    };
    const { body: node } = await gov.admin.post('/performance-tree-nodes', tree).expect(201);
    const { cell, path } = await laidOut();
    await gov.as('kabid').post(`${path}/publication`).expect(201);
    const member = await draft('staff', { treeNodeId: node.id });
    const alignment = `/work-plan-results/${member.results[0].id}/alignment`;
    const taking = gov.as('staff').post(alignment, { roleMatrixCellId: cell.id }).ifMatch(member.version);
    expect((await taking.expect(201)).body.results[0]).toMatchObject({ alignment: 'TREE_NODE', treeNodeId: node.id });
    expect(await rolesOf('staff', member.id)).toMatchObject([{ resultId: member.results[0].id }]);
  });

  it('is free again when the plan is cancelled, and shown anew where it was changed meanwhile', async () => {
    const { cell, path, member } = await taken();
    await gov.moveTo('2026-03-03');
    await gov
      .as('kabid')
      .patch(`/role-matrix-cells/${cell.id}`, { statement: 'Laporan lima desa' })
      .ifMatch(2)
      .expect(200);
    const reason = 'SKP dibuat dua kali karena keliru.';
    await gov.admin.post(`/work-plans/${member.id}/cancellation`, { reason }).expect(201);
    const { body: freed } = await gov.as('kabid').get(`/role-matrix-cells/${cell.id}`).expect(200);
    expect(freed).toMatchObject({ resultId: null, shownAt: null });
    await gov.as('kabid').post(`${path}/publication`).expect(201);
    const next = await draft('staff', { roleMatrixCellId: cell.id });
    expect((await gov.as('kabid').get(`/role-matrix-cells/${cell.id}`).expect(200)).body.resultId).toBe(
      next.results[0].id,
    );
  });

  it('takes no more than days in common: not from a leader who left before the plan begins', async () => {
    const { leader, cell, path } = await laidOut();
    await gov.as('kabid').post(`${path}/publication`).expect(201);
    await agree(leader.id, 'kabid', 'kadis');
    await gov.as('kadis').post(`/work-plans/${leader.id}/activation`).expect(201);
    const closing = { endsOn: app.clock.today(), reason: 'Ditugaskan penuh di luar instansi sejak hari ini.' };
    await gov.admin.post(`/work-plans/${leader.id}/closure`, closing).expect(201);
    const days = { performancePeriodId: yearId, startsOn: '2026-07-01', annexes: ANNEXES };
    const { body: later } = await gov.as('staff').post('/work-plans', days).expect(201);
    expect(await rolesOf('staff', later.id)).toEqual([]);
    const take = aResult({ roleMatrixCellId: cell.id });
    const refused = await gov.as('staff').post(`/work-plans/${later.id}/results`, take).expect(422);
    expect(refused.body.code).toBe('CASCADE.CELL_UNKNOWN');
  });

  it('is done by a result of a plan in force, where a revision takes up nothing', async () => {
    const { leader, leaderResultId, cell, path } = await laidOut();
    await agree(leader.id, 'kabid', 'kadis');
    const member = await draft('staff', {});
    await agree(member.id, 'staff', 'kabid');
    const { body: plan } = await gov.as('kabid').post(`/work-plans/${member.id}/activation`).expect(201);
    await gov.as('kabid').post(`${path}/publication`).expect(201);
    const staff = gov.as('staff');
    const { body: revision } = await staff.post(`/work-plans/${plan.id}/revisions`, SOME_REVISION).expect(201);
    const results = [aResult({ roleMatrixCellId: cell.id })];
    const refused = await staff.patch(`/work-plan-revisions/${revision.id}`, { results }).ifMatch(1).expect(422);
    expect(refused.body.code).toBe('CASCADE.CELL_IN_REVISION');
    const alignment = `/work-plan-results/${plan.results[0].id}/alignment`;
    const take = (name: PersonName, more: object = {}) =>
      gov
        .as(name)
        .post(alignment, { roleMatrixCellId: cell.id, ...more })
        .ifMatch(plan.version);
    expect((await take('kabid').expect(403)).body.code).toBe('WORK_PLAN.NOT_THE_OWNER');
    expect((await take('staff', { leaderResultId }).expect(422)).body.code).toBe('CASCADE.ONE_LINK');
    const { body: taken } = await take('staff').expect(201);
    expect(taken.results[0]).toMatchObject({ alignment: 'LINKED', leaderResultId });
  });

  it('makes no circle when the plan of the leader is agreed', async () => {
    const team = { name: 'Tim Percepatan', unitId: gov.units['dinas'], validFrom: '2026-01-01' };
    const { body: made } = await gov.admin.post('/teams', team).expect(201);
    for (const [name, role] of [
      ['staff', 'LEADER'],
      ['kabid', 'MEMBER'],
    ] as const) {
      const body = { employeeId: gov.id(name), role, validFrom: '2026-01-01' };
      await gov.admin.post(`/teams/${made.id}/members`, body).expect(201);
    }
    const { leader, leaderResultId, member, resultId } = await taken();
    await agree(member.id, 'staff', 'kabid');
    const { version } = await planOf(leader.id);
    const link = { leaderResultId: resultId };
    await gov.as('kabid').post(`/work-plan-results/${leaderResultId}/alignment`, link).ifMatch(version).expect(201);
    await agree(leader.id, 'kabid', 'kadis');
    expect((await planOf(member.id)).results[0].alignment).toBe('PENDING');
    expect((await planOf(leader.id)).results[0]).toMatchObject({ alignment: 'LINKED', ...link });
  });

  it('is in words when the leader’s indicator has no number any more, so that the rest can be shown', async () => {
    const { leader, leaderResultId, indicatorId, path } = await laidOut();
    const body = { leaderResultId, employeeId: gov.id('staff'), statement: 'Laporan desa terbit' };
    const { body: direct } = await gov
      .as('kabid')
      .post(`${path}/cells`, { ...body, ...share(indicatorId, '12') })
      .expect(201);
    const words = { target: null, unit: null, direction: null, targetText: 'Sesuai kebutuhan' };
    const { version } = await planOf(leader.id);
    await gov.as('kabid').patch(`/work-plan-indicators/${indicatorId}`, words).ifMatch(version).expect(200);
    expect((await gov.as('kabid').get(`/role-matrix-cells/${direct.id}`).expect(200)).body.way).toBe('NON_DIRECT');
    await gov.as('kabid').post(`${path}/publication`).expect(201);
  });

  it('is over once the plan of the leader is closed', async () => {
    const { leader, path, leaderResultId } = await laidOut();
    await agree(leader.id, 'kabid', 'kadis');
    await gov.as('kadis').post(`/work-plans/${leader.id}/activation`).expect(201);
    const closing = { endsOn: app.clock.today(), reason: 'Ditugaskan penuh di luar instansi sejak hari ini.' };
    await gov.admin.post(`/work-plans/${leader.id}/closure`, closing).expect(201);
    const body = { leaderResultId, employeeId: gov.id('staff'), statement: 'Laporan desa terbit' };
    expect((await gov.as('kabid').post(`${path}/cells`, body).expect(409)).body.code).toBe('WORK_PLAN.WRONG_STATE');
  });

  it('is gone with a result or an indicator that a revision takes out', async () => {
    const leader = await draft('kabid', {}, { statement: 'Arsip tertata' });
    await agree(leader.id, 'kabid', 'kadis');
    const { body: plan } = await gov.as('kadis').post(`/work-plans/${leader.id}/activation`).expect(201);
    const [first, second] = plan.results;
    const give = async (result: any, more: object = {}): Promise<any> => {
      const body = { leaderResultId: result.id, employeeId: gov.id('staff'), statement: 'Bagian saya', ...more };
      return (await gov.as('kabid').post(`/role-matrices/${leader.id}/cells`, body).expect(201)).body;
    };
    const kept = await give(first, share(first.indicators[0].id, '12'));
    const gone = await give(second);
    await gov.as('kabid').post(`/role-matrices/${leader.id}/publication`).expect(201);
    const member = await draft('staff', { roleMatrixCellId: gone.id });
    const { body: revision } = await gov
      .as('kabid')
      .post(`/work-plans/${leader.id}/revisions`, SOME_REVISION)
      .expect(201);
    const measure = { aspect: 'KUANTITAS', statement: 'Laporan yang dipakai', target: '6', unit: 'laporan' };
    const results = [{ id: first.id, statement: first.statement, indicators: [measure] }];
    const path = `/work-plan-revisions/${revision.id}`;
    await gov.as('kabid').patch(path, { results }).ifMatch(1).expect(200);
    await gov.as('kabid').post(`${path}/submission`).expect(201);
    await gov.as('kadis').post(`${path}/agreement`).expect(201);
    expect((await gov.as('kabid').get(`/role-matrix-cells/${kept.id}`).expect(200)).body).toMatchObject({
      way: 'NON_DIRECT',
      indicatorId: null,
    });
    await gov.as('kabid').get(`/role-matrix-cells/${gone.id}`).expect(404);
    expect((await planOf(member.id)).results[0]).toMatchObject({ alignment: 'LINKED', realignCause: 'REMOVED' });
  });

  it('is linked whether the leader’s plan is agreed or the cell is taken up first', async () => {
    const { leader, path, cell } = await laidOut();
    await gov.as('kabid').post(`${path}/publication`).expect(201);
    const member = await draft('staff');
    await gov.as('kabid').post(`/work-plans/${leader.id}/submission`).expect(201);
    const [agreed, taking] = await Promise.all([
      gov.as('kadis').post(`/work-plans/${leader.id}/agreement`),
      gov.as('staff').post(`/work-plans/${member.id}/results`, aResult({ roleMatrixCellId: cell.id })),
    ]);
    expect([agreed.status, taking.status]).toEqual([201, 201]);
    expect((await planOf(member.id)).results[0].alignment).toBe('LINKED');
  });
});
