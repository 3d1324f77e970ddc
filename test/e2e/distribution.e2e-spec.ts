import { newId } from '../../src/kernel/clock/clock.js';
import type { NewRow } from '../../src/kernel/database/entity-rows.js';
import { Appraisal } from '../../src/modules/appraisals/persistence/appraisal.entity.js';
import { Assignment } from '../../src/modules/employees/persistence/assignment.entity.js';
import { Employee } from '../../src/modules/employees/persistence/employee.entity.js';
import type { Client } from '../support/client.js';
import { Government, usernameOf } from '../support/government.js';
import { RatedUnit } from '../support/rated-unit.js';
import { TestApp } from '../support/test-app.js';

let app: TestApp;
let gov: Government;
let unit: RatedUnit;

type Row = Record<string, any>;
const [KADIS, KABID, STAFF, COLLEAGUE] = (['kadis', 'kabid', 'staff', 'colleague'] as const).map(usernameOf) as [
  string,
  string,
  string,
  string,
];
const TEAM = [STAFF, COLLEAGUE, 'anggota-satu', 'anggota-dua'];
const REASON = 'Semua layanan melampaui target dan tidak ada yang di bawah ekspektasi.';

beforeAll(async () => {
  app = await TestApp.start();
  gov = await Government.found(app);
  await gov.recruit('anggota-satu', '199308082018011021', 'bidang');
  await gov.recruit('anggota-dua', '199308082018011022', 'bidang');
  const rated = Object.fromEntries(TEAM.map((one) => [one, KABID]));
  unit = await RatedUnit.found(app, gov, { ...rated, [KABID]: KADIS });
  // Four of the five report to the head of the division and not to the head of the agency.
  await decide({ fewestPeople: 4 });
});
afterAll(() => app.stop());

const pathOf = (name = 'dinas'): string => `/org-units/${gov.units[name]}`;
const time = () => ({ evaluationPeriodId: unit.quarterId });
const seen = async (client: Client, name = 'dinas', query: Record<string, string> = time()): Promise<Row> =>
  (await client.get(`${pathOf(name)}/distribution`, query).expect(200)).body;
const decide = async (patch: object): Promise<void> => {
  const { version } = (await gov.admin.get('/figures-policy').expect(200)).body;
  await gov.admin.patch('/figures-policy', patch).ifMatch(version).expect(200);
};
const publish = (owner: string, by = gov.as('kabid')) => by.post(`/appraisals/${unit.appraisalOf(owner)}/publication`);

const rowsOf = async (table: string, id: string): Promise<Row[]> => {
  const [row] = await app.db.rows<Row>(`SELECT * FROM ${table} WHERE id = ?`, [id]);
  const parsed = (value: unknown): unknown =>
    typeof value === 'string' && /^\d{4}-\d\d-\d\d[ T]\d\d:/.test(value)
      ? new Date(`${value.replace(' ', 'T').replace('Z', '')}Z`)
      : value;
  return [
    Object.fromEntries(
      Object.entries(row ?? {}).map(([name, value]) => [name, name === 'outcome' ? null : parsed(value)]),
    ),
  ];
};

describe('the calculator (DI-2)', () => {
  const ask = async (n: number, organisationPredicate: string): Promise<Row> =>
    (await gov.as('stranger').get('/distribution-calculator', { n, organisationPredicate }).expect(200)).body;

  it('tells everybody how many people may have each predicate, and what is asked', async () => {
    expect(await ask(37, 'BAIK')).toMatchObject({
      ...{ n: 37, feasible: true, mostPredicate: 'BAIK', mostOver: 18 },
      bounds: [
        { predicate: 'SANGAT_BAIK', least: 0, most: 36 },
        { predicate: 'BAIK', least: 0, most: 25 },
        { predicate: 'BUTUH_PERBAIKAN', least: 0, most: 37 },
        { predicate: 'KURANG', least: 0, most: 37 },
        { predicate: 'SANGAT_KURANG', least: 0, most: 36 },
      ],
      constraints: [
        { code: 'BAIK_AT_MOST_70', kind: 'AT_MOST', limit: 25 },
        { code: 'LOW_AT_LEAST_ONE', kind: 'AT_LEAST', limit: 1, predicates: ['BUTUH_PERBAIKAN', 'KURANG'] },
      ],
    });
    expect(await ask(2, 'KURANG')).toMatchObject({ feasible: false, bounds: [] });
  });

  it('refuses what makes no sense', async () => {
    for (const query of [{ n: 0 }, { n: 1_000_001 }, { organisationPredicate: 'SANGAT_BAIK' }])
      await gov.admin.get('/distribution-calculator', { n: 10, organisationPredicate: 'BAIK', ...query }).expect(400);
    await gov.admin.get('/distribution-calculator', { n: 10 }).expect(400);
  });
});

describe('the distribution of a unit (DI-3)', () => {
  it('counts drafts, and has no pattern before the organisation has a predicate', async () => {
    for (const owner of [STAFF, COLLEAGUE]) await unit.rate(owner, gov.as('kabid'));
    await unit.rate('anggota-satu', gov.as('kabid'), 'DI_ATAS_EKSPEKTASI', 'DI_ATAS_EKSPEKTASI');
    expect(await seen(gov.hr)).toMatchObject({
      ...{ people: 5, unrated: 2, published: 0, population: 'OPD', level: 'INFO', organisationPredicate: null },
      counts: { SANGAT_BAIK: 1, BAIK: 2, BUTUH_PERBAIKAN: 0, KURANG: 0, SANGAT_KURANG: 0 },
      ...{ constraints: [], isBroken: false, isMost: null, unitName: 'Dinas Kesehatan' },
    });
  });

  it('says constraint by constraint what is met, open and broken', async () => {
    await unit.setPredicate('dinas', 'BAIK');
    const open = await seen(gov.hr);
    expect(open).toMatchObject({
      organisationPredicate: 'BAIK',
      isBroken: false,
      mostPredicate: 'BAIK',
      isMost: false,
    });
    expect(open['constraints']).toMatchObject([
      { code: 'BAIK_AT_MOST_70', limit: 3, count: 2, state: 'MET', by: 0, text: 'Baik paling banyak 70 %' },
      { code: 'LOW_AT_LEAST_ONE', limit: 1, count: 0, state: 'OPEN', by: 1 },
    ]);
    for (const owner of ['anggota-satu', 'anggota-dua']) await unit.rate(owner, gov.as('kabid'));
    await unit.rate(KABID, gov.as('kadis'));
    const broken = await seen(gov.hr);
    expect(broken).toMatchObject({ isBroken: true, isJustified: false, isMost: true, people: 5, unrated: 0 });
    expect(broken['constraints'].map(({ state, by }: Row) => [state, by])).toEqual([
      ['BROKEN', 2],
      ['BROKEN', 1],
    ]);
  });

  it('is for leaders, those who care for the unit and the auditor; who is rated learns nothing', async () => {
    for (const reader of [gov.admin, gov.hr, gov.auditor, gov.as('kadis'), gov.as('bupati')]) await seen(reader);
    for (const name of ['staff', 'kabid', 'sekda', 'otherHead', 'stranger'] as const)
      await gov.as(name).get(`${pathOf()}/distribution`, time()).expect(404);
    await gov.hr.get(`${pathOf('dinasLain')}/distribution`, time()).expect(404);
    await gov.admin.get(`/org-units/${newId()}/distribution`, time()).expect(404);
    // The head of the division sees his people, and himself as not rated yet.
    expect(await seen(gov.as('kabid'), 'bidang')).toMatchObject({ people: 5, unrated: 1, counts: { BAIK: 4 } });
    expect(await seen(gov.as('kadis'), 'bidang')).toMatchObject({ people: 5, unrated: 0, counts: { BAIK: 5 } });
  });

  it('names its time, of a year or a period, and refuses others', async () => {
    expect(await seen(gov.hr, 'dinas', {})).toEqual(await seen(gov.hr));
    await gov.hr.get(`${pathOf()}/distribution`, { evaluationPeriodId: newId() }).expect(400);
    expect(await seen(gov.hr, 'dinas', { performancePeriodId: unit.yearId })).toMatchObject({
      ...{ periodName: 'Tahun 2026', people: 0, organisationPredicate: null },
    });
  });

  it('follows the nearest predicate above, and the population of the setting', async () => {
    expect(await seen(gov.hr, 'bidang')).toMatchObject({
      predicateUnitName: 'Dinas Kesehatan',
      organisationPredicate: 'BAIK',
    });
    await unit.decide({ population: 'UNIT' });
    expect(await seen(gov.hr)).toMatchObject({ population: 'UNIT', people: 0 });
    expect(await seen(gov.hr, 'bidang')).toMatchObject({ people: 5 });
    await unit.decide({ population: 'DIRECT_REPORTS' });
    expect(await seen(gov.hr, 'bidang')).toMatchObject({ people: 4 });
    expect(await seen(gov.hr)).toMatchObject({ people: 1 });
    await unit.decide({ population: 'OPD' });
  });
});

describe('the distribution of few people (DI-6)', () => {
  const simulate = (client: Client, body: object = {}) =>
    client.post(`${pathOf()}/distribution-simulations`, { ...time(), ...body });

  it('is told to who may read each of them or enough, and to nobody else', async () => {
    expect(await seen(gov.as('kadis'))).toMatchObject({ people: 5, unrated: 0, counts: { BAIK: 5 }, isBroken: true });
    await decide({ fewestPeople: 5 });
    expect(await seen(gov.as('kadis'))).toMatchObject({
      ...{ people: 5, published: 0, level: 'INFO', organisationPredicate: 'BAIK', mostPredicate: 'BAIK' },
      ...{ unrated: null, counts: null, constraints: [], isBroken: null, isJustified: null, isMost: null },
    });
    for (const client of [gov.admin, gov.hr, gov.auditor])
      expect(await seen(client)).toMatchObject({ people: 5, unrated: 0, counts: { BAIK: 5 }, isBroken: true });
    expect(await seen(gov.as('kabid'), 'bidang')).toMatchObject({ people: 5, unrated: 1, counts: { BAIK: 4 } });
  });

  it('is not told by a simulation either, which takes counts of one’s own', async () => {
    expect((await simulate(gov.as('kadis')).expect(422)).body.code).toBe('DISTRIBUTION.COUNTS_NEEDED');
    await simulate(gov.hr).expect(200);
    const counts = { SANGAT_BAIK: 1, BAIK: 4, BUTUH_PERBAIKAN: 0, KURANG: 0, SANGAT_KURANG: 0 };
    expect((await simulate(gov.as('kadis'), { counts }).expect(200)).body).toMatchObject({ counts, isBroken: true });
    await decide({ fewestPeople: 4 });
    await simulate(gov.as('kadis')).expect(200);
  });

  it('depends on people wherever the setting lets them count', async () => {
    await decide({ fewestPeople: 5 });
    await unit.decide({ population: 'UNIT' });
    expect(await seen(gov.as('kadis'), 'bidang')).toMatchObject({ people: 5, counts: null });
    await decide({ fewestPeople: 4 });
    expect(await seen(gov.as('kadis'), 'bidang')).toMatchObject({ people: 5, counts: { BAIK: 5 } });
    await unit.decide({ population: 'OPD' });
  });
});

describe('a simulation (DI-5)', () => {
  const simulate = (body: object, client = gov.hr, name = 'dinas') =>
    client.post(`${pathOf(name)}/distribution-simulations`, { ...time(), ...body });

  it('shows what would be after some moves, and changes nothing', async () => {
    const moves = [
      { from: 'BAIK', to: 'SANGAT_BAIK', people: 1 },
      { from: 'BAIK', to: 'BUTUH_PERBAIKAN', people: 1 },
    ];
    const before = await seen(gov.hr);
    expect((await simulate({ moves }).expect(200)).body).toMatchObject({
      ...{ isBroken: false, people: 5 },
      counts: { SANGAT_BAIK: 1, BAIK: 3, BUTUH_PERBAIKAN: 1 },
    });
    expect(await seen(gov.hr)).toEqual(before);
  });

  it('takes counts and another predicate of the organisation', async () => {
    const counts = { SANGAT_BAIK: 7, BAIK: 3, BUTUH_PERBAIKAN: 0, KURANG: 0, SANGAT_KURANG: 0 };
    const told = (await simulate({ counts, organisationPredicate: 'ISTIMEWA' }).expect(200)).body;
    expect(told).toMatchObject({
      people: 10,
      level: 'WARN',
      isBroken: false,
      mostPredicate: 'SANGAT_BAIK',
      isMost: true,
    });
    expect(
      (await simulate({ counts: { ...counts, SANGAT_BAIK: 8 }, organisationPredicate: 'ISTIMEWA' }).expect(200)).body,
    ).toMatchObject({
      ...{ isBroken: true, constraints: [{ limit: 7, count: 8, by: 1 }] },
    });
  });

  it.each([
    [
      'more people than there are',
      { moves: [{ from: 'KURANG', to: 'BAIK', people: 1 }] },
      'DISTRIBUTION.MOVES_TOO_MANY',
    ],
    [
      'nobody',
      { counts: { SANGAT_BAIK: 0, BAIK: 0, BUTUH_PERBAIKAN: 0, KURANG: 0, SANGAT_KURANG: 0 } },
      'DISTRIBUTION.NOBODY',
    ],
    [
      'a time that is not',
      { evaluationPeriodId: '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d21' },
      'DISTRIBUTION.PERIOD_UNKNOWN',
    ],
  ])('refuses %s', async (_, body, code) => {
    expect((await simulate(body).expect(422)).body.code).toBe(code);
  });

  it('needs a predicate of the organisation, and is for whom the distribution is', async () => {
    const none = await gov.admin.post(`${pathOf('setda')}/distribution-simulations`, time()).expect(409);
    expect(none.body.code).toBe('DISTRIBUTION.NO_ORGANISATION_PREDICATE');
    for (const name of ['staff', 'stranger'] as const) await simulate({}, gov.as(name)).expect(404);
    await simulate({}, gov.auditor).expect(200);
  });
});

describe('going on with a broken pattern (DI-4)', () => {
  const justify = (client: Client, more: object = {}, name = 'dinas') =>
    client.post(`${pathOf(name)}/distribution-justifications`, { ...time(), reason: REASON, ...more });

  it('only informs in a small unit', async () => {
    expect(await seen(gov.hr)).toMatchObject({ level: 'INFO', isBroken: true });
    await publish('anggota-dua').expect(201);
  });

  it('asks for a justification where the level is WARN', async () => {
    await unit.decide({ fewestPeople: 5 });
    const refused = await publish(STAFF).expect(409);
    expect(refused.body).toMatchObject({
      ...{
        code: 'DISTRIBUTION.JUSTIFICATION_NEEDED',
        detail: expect.stringContaining('Baik paling banyak 70 %; Paling sedikit satu'),
      },
    });
    await justify(gov.hr, { reason: 'pendek' }).expect(422);
    for (const name of ['staff', 'kabid', 'stranger'] as const) await justify(gov.as(name)).expect(404);
    await justify(gov.auditor).expect(403);
    const id = newId();
    expect((await justify(gov.as('kadis'), { id }).expect(201)).body).toMatchObject({
      ...{
        id,
        unitName: 'Dinas Kesehatan',
        organisationPredicate: 'BAIK',
        byName: 'Kadis Uji',
        counts: { BAIK: 5 },
      },
      broken: ['BAIK_AT_MOST_70', 'LOW_AT_LEAST_ONE'],
    });
    // Who is counted there himself, and was told nothing yet, would find his own predicate in the counts.
    const shown = (client: Client) => client.get(`/distribution-justifications/${id}`).expect(200);
    expect((await shown(gov.auditor)).body).toMatchObject({ counts: { BAIK: 5 }, unrated: 0 });
    const [appraisal] = await rowsOf('appraisal', unit.appraisalOf(STAFF));
    const draft = { ...appraisal, id: newId(), employeeId: gov.id('kadis'), subjectKey: 'X', publishedAt: null };
    await app.db.transaction(() => app.db.insert(Appraisal, draft as unknown as NewRow<Appraisal>));
    expect((await shown(gov.as('kadis'))).body).toMatchObject({ counts: null, unrated: null });
    await app.db.transaction(() => app.db.change('DELETE FROM appraisal WHERE id = ?', [draft.id]));
    expect((await justify(gov.hr, { id }).expect(409)).body.code).toBe('REQUEST.ID_TAKEN');
    expect(await seen(gov.hr)).toMatchObject({ isBroken: true, isJustified: true });
    await publish(STAFF).expect(201);
  });

  it('is written down, with what is broken, by a leader to whom too few people are not shown (DI-6)', async () => {
    await decide({ fewestPeople: 5 });
    const { body } = await justify(gov.as('kadis')).expect(201);
    expect(body).toMatchObject({ counts: null, unrated: null, broken: ['BAIK_AT_MOST_70', 'LOW_AT_LEAST_ONE'] });
    const shown = async (client: Client): Promise<Row> =>
      (await client.get(`/distribution-justifications/${body.id}`).expect(200)).body;
    expect(await shown(gov.hr)).toMatchObject({ counts: { BAIK: 5 }, unrated: 0 });
    const { data } = (await gov.as('kadis').get('/distribution-justifications').expect(200)).body;
    expect(data.map(({ counts }: Row) => counts)).toEqual([null, null]);
    await decide({ fewestPeople: 4 });
    expect(await shown(gov.as('kadis'))).toMatchObject({ counts: { BAIK: 5 }, unrated: 0 });
  });

  it('asks again when something else breaks', async () => {
    await justify(gov.hr).expect(201);
    const { id } = (
      await gov.hr
        .post(`/organisation-performances/${await predicateOf('dinas')}/revision`, { reason: REASON })
        .expect(201)
    ).body;
    const decision = { predicate: 'BUTUH_PERBAIKAN', reason: REASON };
    await gov.as('bupati').post(`/organisation-performances/${id}/decision`, decision).ifMatch(1).expect(201);
    expect((await publish(COLLEAGUE).expect(409)).body).toMatchObject({
      detail: expect.stringContaining('Butuh Perbaikan paling sedikit 60 %'),
    });
  });

  it('is not possible where the level is BLOCK, until the pattern is kept', async () => {
    await justify(gov.hr).expect(201);
    await unit.decide({ checkLevel: 'BLOCK' });
    expect((await publish(COLLEAGUE).expect(409)).body.code).toBe('DISTRIBUTION.PATTERN_BROKEN');
    await unit.decide({ checkLevel: 'INFO' });
    await publish(COLLEAGUE).expect(201);
    await unit.decide({ checkLevel: 'WARN' });
  });

  it('needs something broken, and a pattern', async () => {
    const { id } = (
      await gov.hr
        .post(`/organisation-performances/${await predicateOf('dinas')}/revision`, { reason: REASON })
        .expect(201)
    ).body;
    await gov
      .as('bupati')
      .post(`/organisation-performances/${id}/decision`, { predicate: 'ISTIMEWA', reason: REASON })
      .ifMatch(1)
      .expect(201);
    expect((await justify(gov.hr).expect(409)).body.code).toBe('DISTRIBUTION.NOTHING_BROKEN');
    expect((await justify(gov.admin, {}, 'setda').expect(409)).body.code).toBe(
      'DISTRIBUTION.NO_ORGANISATION_PREDICATE',
    );
    const never = await justify(gov.hr, { evaluationPeriodId: newId() }).expect(422);
    expect(never.body.code).toBe('DISTRIBUTION.PERIOD_UNKNOWN');
  });

  it('keeps every justification for reports, within reach', async () => {
    const list = async (client: Client, query: Record<string, string> = {}): Promise<Row[]> =>
      (await client.get('/distribution-justifications', { ...query, count: true }).expect(200)).body.data;
    const all = await list(gov.auditor);
    expect(all.map(({ organisationPredicate }) => organisationPredicate)).toEqual([
      ...['BAIK', 'BAIK', 'BAIK', 'BUTUH_PERBAIKAN'],
    ]);
    expect((await list(gov.as('kadis'))).length).toBe(4);
    for (const name of ['staff', 'kabid', 'otherHead'] as const) expect(await list(gov.as(name))).toEqual([]);
    expect(await list(gov.admin, { unitId: gov.units['setda'] ?? '' })).toEqual([]);
    expect((await list(gov.admin, time())).length).toBe(4);
    expect(await list(gov.admin, { performancePeriodId: newId() })).toEqual([]);
    await gov.as('kadis').get(`/distribution-justifications/${all[0]!['id']}`).expect(200);
    await gov.as('kabid').get(`/distribution-justifications/${all[0]!['id']}`).expect(404);
    expect((await gov.auditor.get('/distribution-justifications', { format: 'csv' }).expect(200)).text).toContain(
      REASON,
    );
  });

  async function predicateOf(name: string): Promise<string> {
    const query = { unitId: gov.units[name] ?? '', status: 'SET' };
    return (await gov.admin.get('/organisation-performances', query).expect(200)).body.data[0].id;
  }
});

describe('a whole government', () => {
  it('is counted, people of all units below included', async () => {
    await addPeople(4_000);
    expect(await seen(gov.admin, 'kabupaten')).toMatchObject({ people: 4_005, counts: { KURANG: 800 } });
  });

  /** People with a post and a rated appraisal each, written past the rules. */
  async function addPeople(many: number): Promise<void> {
    const [person] = await rowsOf('employee', gov.id('stranger'));
    const [post] = await app.db.rows<Row>('SELECT * FROM assignment WHERE employeeId = ?', [gov.id('stranger')]);
    const [appraisal] = await rowsOf('appraisal', unit.appraisalOf(STAFF));
    const predicates = ['SANGAT_BAIK', 'BAIK', 'BUTUH_PERBAIKAN', 'KURANG', 'SANGAT_KURANG'];
    for (let from = 0; from < many; from += 2_000) {
      const ids = Array.from({ length: 2_000 }, (_, at) => ({ at: from + at, id: newId() }));
      await app.db.transaction(async () => {
        await app.db.insert(
          Employee,
          ids.map(({ id, at }) => ({ ...person, id, nip: null, name: `Orang ${at}` })) as unknown as NewRow<Employee>[],
        );
        await app.db.insert(
          Assignment,
          ids.map(({ id }) => ({ ...post, id: newId(), employeeId: id })) as unknown as NewRow<Assignment>[],
        );
        const rated = { ...appraisal, status: 'RATED', publishedAt: null, acknowledgedOn: null, acknowledgedAt: null };
        await app.db.insert(
          Appraisal,
          ids.map(({ id, at }) => ({
            ...rated,
            id: newId(),
            employeeId: id,
            subjectKey: `X:${id}`,
            predicate: predicates[at % 5],
          })) as unknown as NewRow<Appraisal>[],
        );
      });
    }
  }
});
