import { newId } from '../../src/kernel/clock/clock.js';
import { Government } from '../support/government.js';
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

const PATH = '/performance-tree-batches';
const node = (code: string, more: object = {}): object => ({
  ...{ code, unitId: gov.units['dinas'], level: 'OUTPUT', statement: `Kondisi ${code}` },
  ...more,
});
const batch = (nodes: object[], more: object = {}): object => ({ performancePeriodId: yearId, nodes, ...more });
const count = async (): Promise<number> =>
  (await gov.admin.get('/performance-tree-nodes', { performancePeriodId: yearId, count: true }).expect(200)).body.page
    .total;

describe('conditions in a batch (CA-15)', () => {
  it('are added below each other and below what is there, in any order', async () => {
    const nodes = [
      node('1.1', { parentCode: '1' }),
      node('1', { level: 'IMMEDIATE_OUTCOME' }),
      node('1.2', { parentCode: '1' }),
    ];
    const { body } = await gov.hr.post(PATH, batch(nodes)).expect(200);
    expect(body).toMatchObject({ isDryRun: false, nodes: 3, faults: [] });
    expect(body.added.map(({ code }: { code: string }) => code)).toEqual(['1.1', '1', '1.2']);
    const top = body.added[1].id;
    const indicators = [{ statement: 'Persentase balita stunting', target: '14,00', unit: '%' }];
    await gov.hr.post(PATH, batch([node('x', { parentId: top, indicators })])).expect(200);
    const below = (await gov.admin.get('/performance-tree-nodes', { parentId: top }).expect(200)).body.data;
    expect(below.map(({ statement, sequence }: any) => [statement, sequence])).toEqual([
      ['Kondisi 1.1', 1],
      ['Kondisi 1.2', 2],
      ['Kondisi x', 3],
    ]);
    expect(below[2].indicators).toEqual(indicators);
  });

  it('are told everything that is wrong with them at once, and none is added', async () => {
    const before = await count();
    const nodes = [
      node('1', { statement: 'Layanan ramah' }),
      node('1', { statement: 'Layanan tangguh' }),
      node('2', { parentCode: '9' }),
      node('3', { parentCode: '1', level: 'ULTIMATE_OUTCOME' }),
      node('4', { unitId: gov.units['dinasLain'] }),
      node('5', { parentCode: '5' }),
      node('6', { parentCode: '1', parentId: newId() }),
    ];
    const faults = [
      ['/nodes/1/code', 'DUPLICATE'],
      ['/nodes/2/parentCode', 'PARENT_UNKNOWN'],
      ['/nodes/3/level', 'LEVEL_UPSIDE_DOWN'],
      ['/nodes/4/unitId', 'UNIT_UNKNOWN'],
      ['/nodes/5/parentCode', 'CIRCLE'],
      ['/nodes/6/parentId', 'ONE_PARENT'],
    ];
    const shown = (list: { pointer: string; code: string }[]): string[][] =>
      list.map(({ pointer, code }) => [pointer, code]);
    const checked = (await gov.hr.post(PATH, batch(nodes, { isDryRun: true })).expect(200)).body;
    expect([shown(checked.faults), checked.added]).toEqual([faults, []]);
    const refused = (await gov.hr.post(PATH, batch(nodes)).expect(422)).body;
    expect([refused.code, shown(refused.errors)]).toEqual(['CASCADE.BATCH_UNSOUND', faults]);
    const sound = await gov.hr.post(PATH, batch([node('7')], { isDryRun: true })).expect(200);
    expect(sound.body).toEqual({ isDryRun: true, nodes: 1, faults: [], added: [] });
    expect(await count()).toBe(before);
  });

  it('are not doubled when the batch is sent again, with or without what is new', async () => {
    const nodes = [node('2', { statement: 'Sehat' }), node('2.1', { parentCode: '2', statement: 'Gizi baik' })];
    await gov.hr.post(PATH, batch(nodes)).expect(200);
    const before = await count();
    const again = [...nodes, node('2.2', { parentCode: '2', statement: 'Air bersih' })];
    const { body } = await gov.hr.post(PATH, batch(again)).expect(422);
    expect(body.errors).toMatchObject([
      { pointer: '/nodes/0/statement', code: 'ALREADY_THERE', detail: expect.stringContaining('sudah ada') },
      { pointer: '/nodes/1/statement', code: 'ALREADY_THERE' },
    ]);
    const checked = (await gov.hr.post(PATH, batch(again, { isDryRun: true })).expect(200)).body;
    expect(checked.faults).toHaveLength(2);
    expect(await count()).toBe(before);
    const [top] = (
      await gov.admin.get('/performance-tree-nodes', { performancePeriodId: yearId, isRoot: 'true', limit: '200' })
    ).body.data.filter(({ statement }: any) => statement === 'Sehat');
    await gov.hr.post(PATH, batch([node('x', { parentId: top.id, statement: 'Air bersih' })])).expect(200);
    expect(await count()).toBe(before + 1);
  });

  it('are added once by two who send the same at the same moment', async () => {
    const nodes = [node('3', { statement: 'Tangguh' })];
    const answers = await Promise.all([gov.hr.post(PATH, batch(nodes)), gov.hr.post(PATH, batch(nodes))]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 422]);
  });

  it('are of a year that is there, and added by who keeps the tree', async () => {
    const body = batch([node('1')], { performancePeriodId: newId() });
    expect((await gov.admin.post(PATH, body).expect(422)).body.code).toBe('CASCADE.PERIOD_UNKNOWN');
    for (const other of [gov.as('kadis'), gov.auditor]) await other.post(PATH, batch([node('1')])).expect(403);
    await gov.admin.post(PATH, batch([])).expect(422);
  });

  it('make a tree of five thousand in four batches', async () => {
    const before = await count();
    const places = Array.from({ length: 5_000 }, (_, at) => at);
    const ids = new Map<number, string>();
    for (const begin of [0, 1_500, 3_000, 4_500]) {
      const some = places.slice(begin, begin + 1_500);
      const nodes = some.map((at) => {
        const above = Math.floor((at - 1) / 4);
        const parent = ids.has(above) ? { parentId: ids.get(above) } : { parentCode: `n${above}` };
        return node(`n${at}`, at === 0 ? {} : parent);
      });
      const { body } = await gov.admin.post(PATH, batch(nodes)).expect(200);
      for (const [at, { id }] of body.added.entries()) ids.set(begin + (at as number), id);
    }
    expect(await count()).toBe(before + 5_000);
    const many = Array.from({ length: 1_501 }, (_, at) => node(`m${at}`));
    await gov.admin.post(PATH, batch(many)).expect(422);
  });

  it('never hang on a condition that goes at the same moment', async () => {
    const { body } = await gov.admin.post(PATH, batch([node('a')])).expect(200);
    const [{ id }] = body.added;
    const answers = await Promise.all([
      gov.admin.post(PATH, batch([node('b', { parentId: id })])),
      gov.admin.delete(`/performance-tree-nodes/${id}`).ifMatch(1),
    ]);
    // Whichever is first, the other is refused: nothing hangs on what has gone.
    expect([
      ['200', '409'],
      ['204', '422'],
    ]).toContainEqual(answers.map(({ status }) => String(status)).sort());
  });
});
