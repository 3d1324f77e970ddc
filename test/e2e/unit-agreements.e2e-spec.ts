import { plusDays } from '../../src/kernel/values/civil-date.js';
import { newId } from '../../src/kernel/clock/clock.js';
import type { Client } from '../support/client.js';
import { ANNEXES, aResult, Government } from '../support/government.js';
import { TestApp } from '../support/test-app.js';

let app: TestApp;
let gov: Government;
let yearId: string;

beforeAll(async () => {
  app = await TestApp.start(); // Monday, 2 March 2026
  gov = await Government.found(app);
  yearId = await gov.openYear();
});
afterAll(() => app.stop());

type Row = Record<string, any>;
const BUDGET = [
  { name: 'Program Kesehatan Perorangan', amount: '9007199254740' },
  { name: 'Program Kesehatan Masyarakat', amount: '2' },
];

async function node(unit: string, more: object = {}): Promise<Row> {
  const indicators = [{ statement: 'Persentase balita stunting', target: '14,00', unit: '%' }];
  const body = { performancePeriodId: yearId, unitId: gov.units[unit], level: 'OUTPUT', statement: `Layanan ${unit}` };
  return (await gov.admin.post('/performance-tree-nodes', { ...body, indicators, ...more }).expect(201)).body;
}

async function draft(unit: string, more: object = {}): Promise<Row> {
  const body = { unitId: gov.units[unit], performancePeriodId: yearId, ...more };
  return (await gov.admin.post('/unit-agreements', body).expect(201)).body;
}

const sign = (client: Client, { id, version }: Row) =>
  client.post(`/unit-agreements/${id}/signature`).ifMatch(version as number);
const one = async (id: string, client = gov.as('stranger')): Promise<Row> =>
  (await client.get(`/unit-agreements/${id}`).expect(200)).body;

describe('a unit agreement (CA-13)', () => {
  let agreement: Row;
  let condition: Row;

  it('is drafted once for a unit and year, and shows what the tree says', async () => {
    const body = { unitId: gov.units['bidang'], performancePeriodId: yearId, budget: BUDGET };
    for (const other of [gov.as('kabid'), gov.auditor]) await other.post('/unit-agreements', body).expect(403);
    const foreign = await gov.hr.post('/unit-agreements', { ...body, unitId: gov.units['dinasLain'] }).expect(422);
    expect([foreign.body.code, foreign.body.errors[0].pointer]).toEqual(['UNIT_AGREEMENT.UNIT_UNKNOWN', '/unitId']);
    const year = await gov.hr.post('/unit-agreements', { ...body, performancePeriodId: newId() }).expect(422);
    expect(year.body.code).toBe('UNIT_AGREEMENT.PERIOD_UNKNOWN');
    for (const amount of ['-1', '1.5', 'banyak'])
      await gov.hr.post('/unit-agreements', { ...body, budget: [{ name: 'Program', amount }] }).expect(422);
    agreement = (await gov.hr.post('/unit-agreements', body).expect(201)).body;
    expect(agreement).toMatchObject({ status: 'DRAFT', edition: 1, nodes: [], budgetTotal: '9007199254742' });
    const second = await gov.hr.post('/unit-agreements', body).expect(409);
    expect(second.body.code).toBe('UNIT_AGREEMENT.ALREADY_THERE');
    const { id } = agreement;
    const taken = await gov.admin.post('/unit-agreements', { ...body, id, unitId: gov.units['setda'] }).expect(409);
    expect(taken.body.code).toBe('REQUEST.ID_TAKEN');
    expect((await sign(gov.as('kabid'), agreement).expect(409)).body.code).toBe('UNIT_AGREEMENT.NO_NODES');
    condition = await node('bidang');
    expect(await one(agreement['id'])).toMatchObject({
      nodes: [{ nodeId: condition['id'], statement: 'Layanan bidang', indicators: [{ target: '14,00' }] }],
      ...{ firstParty: null, secondParty: null, needsUpdate: false },
    });
  });

  it('has its budget changed by its managers while it is a draft', async () => {
    const path = `/unit-agreements/${agreement['id']}`;
    const patch = { budget: BUDGET.slice(1) };
    await gov.hr.patch(path, patch).expect(428);
    await gov.hr.patch(path, patch).ifMatch(99).expect(412);
    agreement = (await gov.hr.patch(path, patch).ifMatch(1).expect(200)).body;
    expect(agreement).toMatchObject({ budgetTotal: '2', version: 2 });
    const other = await draft('dinasLain');
    const refused = await gov.hr.patch(`/unit-agreements/${other['id']}`, patch).ifMatch(1).expect(403);
    expect(refused.body.code).toBe('UNIT_AGREEMENT.NOT_YOUR_UNIT');
    await gov.admin.delete(`/unit-agreements/${other['id']}`).ifMatch(1).expect(204);
    await gov.admin.get(`/unit-agreements/${other['id']}`).expect(404);
  });

  it('is signed by the head of the unit, then by the superior, and is frozen from the first signature on', async () => {
    for (const other of ['kadis', 'staff', 'stranger'] as const)
      expect((await sign(gov.as(other), agreement).expect(403)).body.code).toBe('UNIT_AGREEMENT.NOT_A_PARTY');
    await gov.admin.post(`/unit-agreements/${agreement['id']}/signature`).ifMatch(2).expect(403);
    await sign(gov.as('kabid'), { ...agreement, version: 1 }).expect(412);
    agreement = (await sign(gov.as('kabid'), agreement).expect(201)).body;
    expect(agreement).toMatchObject({
      ...{ status: 'OFFERED', firstSignedAt: expect.any(String), secondSignedAt: null },
      firstParty: { name: 'Kabid Uji', position: 'Kepala Bidang Pelayanan', unit: 'Bidang Pelayanan' },
    });
    const late = await gov.hr.patch(`/unit-agreements/${agreement['id']}`, { budget: [] }).ifMatch(3).expect(409);
    expect(late.body.code).toBe('UNIT_AGREEMENT.WRONG_STATE');
    const letter = { letterNumber: '1/PK/2026', letterOn: '2026-03-02' };
    const path = `/unit-agreements/${agreement['id']}/recorded-signature`;
    expect((await gov.admin.post(path, letter).ifMatch(3).expect(409)).body.code).toBe('UNIT_AGREEMENT.NOT_TO_RECORD');
    expect((await sign(gov.as('kabid'), agreement).expect(403)).body.code).toBe('UNIT_AGREEMENT.NOT_A_PARTY');
    const answers = await Promise.all([1, 2, 3].map(() => sign(gov.as('kadis'), agreement)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 412, 412]);
    agreement = await one(agreement['id']);
    expect(agreement).toMatchObject({ status: 'SIGNED', secondParty: { name: 'Kadis Uji' }, letterNumber: null });
    await gov.admin.delete(`/unit-agreements/${agreement['id']}`).ifMatch(agreement['version']).expect(409);
  });

  it('says which conditions no result of a leader carries (CA-14)', async () => {
    const path = `/unit-agreements/${agreement['id']}/coverage`;
    const before = (await gov.as('stranger').get(path).expect(200)).body;
    expect(before).toMatchObject({ uncovered: 1, nodes: [{ nodeId: condition['id'], leaderResults: 0 }] });
    const plan = async (name: 'kabid' | 'staff', appraiser: 'kadis' | 'kabid'): Promise<void> => {
      const client = gov.as(name);
      const { body } = await client.post('/work-plans', { performancePeriodId: yearId, annexes: ANNEXES }).expect(201);
      await client.post(`/work-plans/${body.id}/results`, aResult({ treeNodeId: condition['id'] })).expect(201);
      await client.post(`/work-plans/${body.id}/submission`).expect(201);
      await gov.as(appraiser).post(`/work-plans/${body.id}/agreement`).expect(201);
    };
    await plan('staff', 'kabid');
    expect((await gov.admin.get(path).expect(200)).body.uncovered).toBe(1);
    await plan('kabid', 'kadis');
    expect((await gov.admin.get(path).expect(200)).body).toMatchObject({ uncovered: 0, nodes: [{ leaderResults: 1 }] });
  });

  it('is marked when the tree says something else, and stays as it was signed (CA-14)', async () => {
    const needing = async (): Promise<string[]> =>
      (await gov.admin.get('/unit-agreements', { needsUpdate: true }).expect(200)).body.data.map(({ id }: Row) => id);
    const other = await node('dinasLain');
    expect(await needing()).toEqual([]);
    const patch = { statement: 'Layanan bidang merata' };
    const path = `/performance-tree-nodes/${condition['id']}`;
    await gov.admin
      .patch(path, { successFactors: ['Tenaga cukup'] })
      .ifMatch(1)
      .expect(200);
    expect(await needing()).toEqual([]);
    await gov.admin.patch(path, patch).ifMatch(2).expect(200);
    expect(await needing()).toEqual([agreement['id']]);
    expect(await one(agreement['id'])).toMatchObject({ needsUpdate: true, nodes: [{ statement: 'Layanan bidang' }] });
    await gov.admin.delete(`/performance-tree-nodes/${other['id']}`).ifMatch(1).expect(204);
  });

  it('is revised with a reason; the former edition stands until the new one is signed by both', async () => {
    const path = `/unit-agreements/${agreement['id']}/revision`;
    const reason = 'Target berubah pada APBD Perubahan.';
    await gov.hr.post(path, { reason: 'pendek' }).expect(422);
    await gov.as('kabid').post(path, { reason }).expect(403);
    let next: Row = (await gov.hr.post(path, { reason }).expect(201)).body;
    expect(next).toMatchObject({ edition: 2, status: 'DRAFT', reason, budgetTotal: '2' });
    expect((await gov.hr.post(path, { reason }).expect(409)).body.code).toBe('UNIT_AGREEMENT.ALREADY_THERE');
    next = (await sign(gov.as('kabid'), next).expect(201)).body;
    expect((await one(agreement['id']))['status']).toBe('SIGNED');
    next = (await sign(gov.as('kadis'), next).expect(201)).body;
    expect(next).toMatchObject({ needsUpdate: false, nodes: [{ statement: 'Layanan bidang merata' }] });
    expect(await one(agreement['id'])).toMatchObject({
      status: 'SUPERSEDED',
      nodes: [{ statement: 'Layanan bidang' }],
    });
    expect((await gov.hr.post(path, { reason }).expect(409)).body.code).toBe('UNIT_AGREEMENT.WRONG_STATE');
  });

  it('has the signature of a head of the region, who is no civil servant, recorded by letter', async () => {
    await node('setda');
    const offered = (await sign(gov.as('sekda'), await draft('setda')).expect(201)).body as Row;
    const path = `/unit-agreements/${offered['id']}/recorded-signature`;
    const letter = { letterNumber: '100.3.4/27/PK/2026', letterOn: '2026-03-02' };
    await gov.hr.post(path, letter).ifMatch(offered['version']).expect(403);
    await gov.admin.post(path, letter).expect(428);
    const toCome = await gov.admin
      .post(path, { ...letter, letterOn: '2099-01-01' })
      .ifMatch(offered['version'])
      .expect(422);
    expect(toCome.body).toMatchObject({ code: 'UNIT_AGREEMENT.LETTER_TO_COME', errors: [{ pointer: '/letterOn' }] });
    const { body } = await gov.admin.post(path, letter).ifMatch(offered['version']).expect(201);
    expect(body).toMatchObject({ ...letter, status: 'SIGNED', secondParty: { name: 'Bupati Uji', nip: null } });
  });

  it('is not concluded with a head who has left: it is taken back and signed anew', async () => {
    await node('dinasLain');
    const other = await draft('dinasLain');
    const offered = (await sign(gov.as('otherHead'), other).expect(201)).body;
    const { data } = (await gov.admin.get(`/employees/${gov.id('otherHead')}/assignments`).expect(200)).body;
    const lastDay = plusDays(app.clock.today(), -1);
    await gov.admin.post(`/employees/${gov.id('otherHead')}/assignments/${data[0].id}/end`, { lastDay }).expect(201);
    const refused = await sign(gov.as('sekda'), offered).expect(409);
    expect(refused.body.code).toBe('UNIT_AGREEMENT.HEAD_CHANGED');
    await gov.admin.delete(`/unit-agreements/${other['id']}`).ifMatch(offered['version']).expect(204);
  });

  it('is listed by year and unit with what lies below, as a file too', async () => {
    const ids = async (query: object): Promise<string[]> =>
      (
        await gov
          .as('stranger')
          .get('/unit-agreements', query as Record<string, string>)
          .expect(200)
      ).body.data.map(({ unitName }: Row) => unitName);
    expect(await ids({ unitId: gov.units['dinas'] })).toEqual(['Bidang Pelayanan', 'Bidang Pelayanan']);
    expect(await ids({ unitId: gov.units['dinasLain'] })).toEqual([]);
    expect(await ids({ performancePeriodId: newId() })).toEqual([]);
    expect(await ids({ status: 'SUPERSEDED' })).toEqual(['Bidang Pelayanan']);
    const file = await gov.auditor.get('/unit-agreements', { format: 'csv' }).expect(200);
    expect(file.text).toContain('Sekretariat Daerah');
  });
});
