import { newId } from '../../src/kernel/clock/clock.js';
import type { Client } from '../support/client.js';
import { aResult, Government } from '../support/government.js';
import { EVERYTHING, NOTHING, Story } from '../support/story.js';
import { TestApp } from '../support/test-app.js';

const LETTER = { letterNumber: 'PERDA 3/2026', letterOn: '2026-02-20', reason: 'Perampingan perangkat daerah' };
const DAYS = { validFrom: '2026-01-01' };
const PATH = '/org-unit-reorganisations';
const PREVIEWS = '/org-unit-reorganisation-previews';

let app: TestApp;
let gov: Government;
let story: Story;
let merger: Record<string, any>;
const target = newId();
const unit = (key: string): string => gov.units[key] ?? '';
const codeOf = async (answer: PromiseLike<{ status: number; body: any }>): Promise<string> => {
  const { status, body } = await answer;
  return `${status} ${body.code}`;
};
const nameOf = (one: any): string => `${one.what} ${one.fromUnitName} → ${one.toUnitName ?? 'ends'}`;

beforeAll(async () => {
  app = await TestApp.start();
  gov = await Government.found(app);
  story = new Story(gov, await gov.openYear());
  await story.plan('staff', 'kabid');
  await story.plan('stranger', 'otherHead');
  await gov.account('pengelola-lain', null, [{ role: 'UNIT_HR', unitId: unit('dinasLain') }]);
  const merge = (fromUnitId: string, takesOver: string[]) => ({
    fromUnitId,
    toUnitId: target,
    takesOver,
    headMoves: true,
  });
  merger = {
    ...{ kind: 'MERGE', effectiveOn: '2026-07-01', ...LETTER },
    newUnits: [
      {
        ...{ id: target, parentId: unit('kabupaten'), name: 'Dinas Kesehatan dan Pendidikan', type: 'DINAS_A' },
        ...{ headPostTitle: 'Kepala Dinas Kesehatan dan Pendidikan', echelonCode: '22' },
      },
    ],
    lines: [
      merge(unit('dinas'), ['HR', 'LETTER', 'RULE', 'TEAM', 'WEEK', 'TREE', 'LIBRARY']),
      { ...merge(unit('dinasLain'), []), headMoves: false },
    ],
  };
});
afterAll(() => app.stop());

/** What names both agencies: a letter, a rule, a team with a member, a condition of the tree, a result, and a week of six days of the first one. */
async function nameBoth(): Promise<void> {
  for (const key of ['dinas', 'dinasLain']) {
    const letter = { letterNumber: `1/${key}`, letterOn: '2025-12-30' };
    const delegation = { toEmployeeId: gov.id('sekda'), unitId: unit(key), covers: 'MEMBERS', ...letter, ...DAYS };
    await gov.admin.post('/appraisal-delegations', delegation).expect(201);
    const rule = { sequence: 10, unitId: unit(key), above: 'PARENT', reason: `Aturan ${key}`, ...DAYS };
    await gov.admin.post('/appraisal-chain-rules', rule).expect(201);
    const team = (await gov.admin.post('/teams', { name: `Tim ${key}`, unitId: unit(key), ...DAYS }).expect(201)).body;
    const member = { employeeId: gov.id('staff'), role: 'LEADER', ...DAYS };
    await gov.admin.post(`/teams/${team.id}/members`, member).expect(201);
  }
  const [{ id: performancePeriodId }] = (await gov.admin.get('/performance-periods').expect(200)).body.data;
  for (const key of ['dinas', 'dinasLain']) {
    const node = { performancePeriodId, unitId: unit(key), level: 'OUTPUT', statement: `Kondisi ${key}` };
    await gov.admin.post('/performance-tree-nodes', node).expect(201);
    await gov.admin.post('/library-results', aResult({ unitId: unit(key), statement: `Hasil ${key}` })).expect(201);
  }
  const week = { validFrom: '2026-01-01', week: 'SIX_DAYS' };
  await gov.admin.post(`/org-units/${unit('dinas')}/work-weeks`, week).expect(201);
}

describe('two agencies that become one', () => {
  it('need a place that is sound: its type, the unit above, its use', async () => {
    const post = (change: object, more: object = {}) =>
      gov.admin.post(PREVIEWS, { ...merger, newUnits: [{ ...merger['newUnits'][0], ...change }], ...more });
    const type = await post({ type: 'DINAS_Z' }).expect(422);
    expect(type.body).toMatchObject({
      code: 'ORGANIZATION.TYPE_UNKNOWN',
      errors: [{ pointer: '/newUnits/0/type' }],
    });
    expect(await codeOf(post({ parentId: newId() }))).toBe('422 ORGANIZATION.UNIT_UNKNOWN');
    const taken = await post({ id: unit('setda') });
    expect([taken.status, taken.body]).toMatchObject([
      409,
      { code: 'REQUEST.ID_TAKEN', errors: [{ pointer: '/newUnits/0/id' }] },
    ]);
    expect(await codeOf(post({ parentId: unit('dinas') }))).toBe('422 ORGANIZATION.REORGANISATION_UNSOUND');
    const unused = await post({}, { newUnits: [...merger['newUnits'], { ...merger['newUnits'][0], id: newId() }] });
    expect(unused.body.errors).toMatchObject([{ pointer: '/newUnits/1', code: 'UNUSED' }]);
    const missing = await post({}, { newUnits: [] }).expect(422);
    expect(missing.body.errors[0]).toMatchObject({ pointer: '/lines/0/toUnitId', code: 'UNIT_ABSENT' });
  });

  it('hand over once what names them, and only what ends', async () => {
    const faults = async (lines: object[], kind = 'MERGE'): Promise<string[]> =>
      (await gov.admin.post(PREVIEWS, { ...merger, kind, lines }).expect(422)).body.errors.map(
        (one: { pointer: string; code: string }) => `${one.pointer} ${one.code}`,
      );
    const [first] = merger['lines'];
    expect(await faults([{ ...first, takesOver: ['TEAM', 'TEAM'] }])).toEqual(['/lines/0/takesOver/1 DUPLICATE']);
    expect(await faults([{ ...first, takesOver: ['ALL'] }])).toEqual(['/lines/0/takesOver/0 NOT_ALLOWED']);
    expect(await faults([{ ...first, allPositions: true, takesOver: ['TEAM'] }], 'MOVE')).toEqual([
      '/lines/0/takesOver/0 NOT_ENDING',
    ]);
  });

  it('show beforehand what goes on in the new one and what ends', async () => {
    await nameBoth();
    const { body } = await gov.admin.post(PREVIEWS, merger).expect(200);
    const holdings = body.lines.filter(({ what }: { what: string }) => !/^(UNIT|SUBUNIT|POSITION)$/.test(what));
    const both = 'Dinas Kesehatan dan Pendidikan';
    expect(holdings.map((one: any) => `${nameOf(one)}: ${one.subjectName}`).sort()).toEqual([
      `HR Dinas Kesehatan → ${both}: pengelola-uji`,
      'HR Dinas Pendidikan → ends: pengelola-lain',
      `LETTER Dinas Kesehatan → ${both}: 1/dinas`,
      'LETTER Dinas Pendidikan → ends: 1/dinasLain',
      `LIBRARY Dinas Kesehatan → ${both}: Hasil dinas`,
      'LIBRARY Dinas Pendidikan → ends: Hasil dinasLain',
      `RULE Dinas Kesehatan → ${both}: Aturan dinas`,
      'RULE Dinas Pendidikan → ends: Aturan dinasLain',
      `TEAM Dinas Kesehatan → ${both}: Tim dinas`,
      'TEAM Dinas Pendidikan → ends: Tim dinasLain',
      `TREE Dinas Kesehatan → ${both}: Kondisi dinas`,
      'TREE Dinas Pendidikan → ends: Kondisi dinasLain',
      `WEEK Dinas Kesehatan → ${both}: SIX_DAYS`,
    ]);
    await gov.admin.get(`/org-units/${target}`).expect(404);
  });

  it('become one on the day: the new unit is there, and names stand in no record that everybody reads', async () => {
    const { body } = await gov.admin.post(PATH, merger).expect(201);
    expect(body.lines.filter(({ what }: { what: string }) => what === 'HR')).toMatchObject([
      { subjectName: null, toUnitId: null },
      { subjectName: null, toUnitId: target },
    ]);
    const shown = (await gov.auditor.get(`/org-units/${target}`, { on: '2026-07-01' }).expect(200)).body;
    expect(shown).toMatchObject({ name: 'Dinas Kesehatan dan Pendidikan', type: 'DINAS_A', validFrom: '2026-07-01' });
    expect(await codeOf(gov.admin.post(PATH, merger))).toBe('409 REQUEST.ID_TAKEN');
  });

  it('keep their people, who are appraised in the new agency from that day on', async () => {
    expect(await story.steps('stranger', '2026-06-30')).toEqual(['Sekda Uji APPRAISER', 'Bupati Uji SUPERIOR']);
    expect((await story.steps('stranger', '2026-07-01'))[0]).toBe('Sekda Uji APPRAISER');
    expect(await story.reason('staff', '2026-07-01')).toBe(
      'Menilai: Kabid Uji, kepala Bidang Pelayanan sejak 2025-01-01.',
    );
    expect(await story.reason('kabid', '2026-07-01')).toBe(
      'Menilai: Kadis Uji, kepala Dinas Kesehatan dan Pendidikan sejak 2026-07-01.',
    );
  });

  it('are cared for by the HR manager who was taken over, for both; the other one cares for nobody', async () => {
    const sees = async (client: Client): Promise<number[]> =>
      Promise.all(['staff', 'stranger'].map(async (name) => (await client.get(`/employees/${story.id(name)}`)).status));
    const other = (): Client => gov.by('pengelola-lain');
    expect([await sees(gov.hr), await sees(other())]).toEqual([
      [200, 404],
      [404, 200],
    ]);
    await gov.moveTo('2026-06-30');
    expect([await sees(gov.hr), await sees(other())]).toEqual([
      [200, 404],
      [404, 200],
    ]);
    expect(await story.sight('otherHead', 'stranger')).toEqual(NOTHING);
    await gov.moveTo('2026-07-01');
    expect([await sees(gov.hr), await sees(other())]).toEqual([
      [200, 200],
      [403, 403],
    ]);
    const me = (await gov.hr.get('/auth/me').expect(200)).body;
    expect(me.roles).toMatchObject([{ role: 'UNIT_HR', unitId: target, from: '2026-07-01' }]);
    expect(await story.sight('kabid', 'staff')).toEqual(EVERYTHING);
  });

  it('have letters, rules, teams and the week of the new agency, without a gap', async () => {
    const list = async (path: string, on: string): Promise<any[]> =>
      (await gov.admin.get(path, { on, limit: 200 }).expect(200)).body.data;
    const unitsOf = async (path: string, on: string): Promise<string[]> =>
      (await list(path, on)).flatMap(({ unitId }) => unitId ?? []).sort();
    for (const path of ['/appraisal-delegations', '/appraisal-chain-rules']) {
      expect(await unitsOf(path, '2026-06-30')).toEqual([unit('dinas'), unit('dinasLain')].sort());
      expect(await unitsOf(path, '2026-07-01')).toEqual([target]);
    }
    const teams = (await gov.admin.get('/teams', { limit: 200 }).expect(200)).body.data;
    const goingOn = teams.filter(({ validUntil }: { validUntil: string | null }) => validUntil === null);
    expect(goingOn).toMatchObject([{ name: 'Tim dinas', unitId: target, validFrom: '2026-07-01' }]);
    const members = (await gov.admin.get(`/teams/${goingOn[0].id}/members`).expect(200)).body.data;
    expect(members).toMatchObject([{ employeeId: gov.id('staff'), role: 'LEADER', validFrom: '2026-07-01' }]);
    const weeks = (await gov.admin.get(`/org-units/${target}/work-weeks`).expect(200)).body.data;
    expect(weeks).toMatchObject([{ validFrom: '2026-07-01', week: 'SIX_DAYS' }]);
  });
});

describe('conditions and results of the library of two agencies that become one', () => {
  const nodes = async (): Promise<any[]> => (await gov.admin.get('/performance-tree-nodes').expect(200)).body.data;
  const results = async (): Promise<any[]> => (await gov.admin.get('/library-results').expect(200)).body.data;
  const of = (rows: any[]): string[] =>
    rows.map(({ statement, unitId, status }) => `${statement} ${nameOfUnit(unitId)} ${status ?? ''}`.trim()).sort();
  const nameOfUnit = (id: string): string => (id === target ? 'both' : id === unit('dinas') ? 'dinas' : 'dinasLain');

  it('follow on the day: the new agency has those it takes over, the rest ends', async () => {
    await app.drainJobs();
    expect(of(await nodes())).toEqual(['Kondisi dinas both', 'Kondisi dinasLain dinasLain']);
    expect(of(await results())).toEqual(['Hasil dinas both ACTIVE', 'Hasil dinasLain dinasLain RETIRED']);
    const { data } = (await gov.auditor.get('/audit-events', { action: 'performance-tree.hand-over' }).expect(200))
      .body;
    expect(data).toHaveLength(1);
  });
});

describe('results of the library of a unit that is to be closed', () => {
  it('end with it, and go on where its last day was taken back or moved, until that day', async () => {
    const closing = { closed: 'Seksi Satu', kept: 'Seksi Dua', later: 'Seksi Tiga' };
    for (const [key, name] of Object.entries(closing)) {
      const id = await story.unit(key, name, 'setda');
      await gov.admin.post('/library-results', aResult({ unitId: id, statement: `Hasil ${name}` })).expect(201);
      await gov.admin.post(`/org-units/${id}/closure`, { lastDay: '2026-07-31' }).expect(201);
    }
    const correct = async (key: string, validUntil: string | null): Promise<void> => {
      const { version } = (await gov.admin.get(`/org-units/${unit(key)}`).expect(200)).body;
      await gov.admin
        .patch(`/org-units/${unit(key)}`, { validUntil })
        .ifMatch(version)
        .expect(200);
    };
    await correct('kept', null);
    await correct('later', '2026-08-31');
    const states = async (): Promise<string[]> => {
      const { data } = (await gov.admin.get('/library-results').expect(200)).body;
      const ours = data.filter(({ statement }: any) => statement.startsWith('Hasil Seksi'));
      return ours.map(({ statement, status }: any) => `${statement} ${status}`).sort();
    };
    await gov.moveTo('2026-07-31');
    await app.drainJobs();
    expect(await states()).toEqual(['Hasil Seksi Dua ACTIVE', 'Hasil Seksi Satu ACTIVE', 'Hasil Seksi Tiga ACTIVE']);
    await gov.moveTo('2026-08-01');
    await app.drainJobs();
    expect(await states()).toEqual(['Hasil Seksi Dua ACTIVE', 'Hasil Seksi Satu RETIRED', 'Hasil Seksi Tiga ACTIVE']);
    await gov.moveTo('2026-09-01');
    await app.drainJobs();
    expect(await states()).toEqual(['Hasil Seksi Dua ACTIVE', 'Hasil Seksi Satu RETIRED', 'Hasil Seksi Tiga RETIRED']);
  });
});

describe('a unit that is closed by hand', () => {
  it('takes along what names it', async () => {
    const id = await story.unit('singkat', 'Seksi Singkat', 'setda');
    await gov.account('pengelola-singkat', null, [{ role: 'UNIT_HR', unitId: id }]);
    const team = (await gov.admin.post('/teams', { name: 'Tim Singkat', unitId: id, ...DAYS }).expect(201)).body;
    const rule = { sequence: 20, unitId: unit('setda'), above: 'UNIT', aboveUnitId: id, ...DAYS };
    const ruleId = (await gov.admin.post('/appraisal-chain-rules', rule).expect(201)).body.id;
    await gov.by('pengelola-singkat').get('/auth/me').expect(200);
    await gov.admin.post(`/org-units/${id}/closure`, { lastDay: '2026-06-30' }).expect(201);
    expect((await gov.admin.get(`/teams/${team.id}`).expect(200)).body.validUntil).toBe('2026-06-30');
    expect((await gov.admin.get(`/appraisal-chain-rules/${ruleId}`).expect(200)).body.validUntil).toBe('2026-06-30');
    await gov.by('pengelola-singkat').get('/auth/me').expect(403);
  });
});
