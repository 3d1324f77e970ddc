import { newId } from '../../src/kernel/clock/clock.js';
import { Objection } from '../../src/modules/appraisals/objections/persistence/objection.entity.js';
import type { Client } from '../support/client.js';
import { FairnessAppraiser, FairnessHint } from '../../src/modules/insights/fairness/persistence/fairness.entity.js';
import { givenFairness } from '../support/given-fairness.js';
import { Government, usernameOf } from '../support/government.js';
import { RatedUnit } from '../support/rated-unit.js';
import { TestApp } from '../support/test-app.js';

type Row = Record<string, any>;
let app: TestApp;
let gov: Government;
let unit: RatedUnit;
const [KADIS, KABID, STAFF, COLLEAGUE] = [
  usernameOf('kadis'),
  usernameOf('kabid'),
  usernameOf('staff'),
  usernameOf('colleague'),
];

beforeAll(async () => {
  app = await TestApp.start();
  gov = await Government.found(app);
  unit = await RatedUnit.found(app, gov, { [STAFF]: KABID, [COLLEAGUE]: KABID, [KABID]: KADIS });
  await unit.rate(STAFF, gov.as('kabid'));
});
afterAll(() => app.stop());

const time = () => ({ performancePeriodId: unit.yearId });
const board = async (client: Client, name = 'dinas'): Promise<Row> =>
  (await client.get(`/org-units/${gov.units[name]}/board`, time()).expect(200)).body;

const decide = async (patch: object): Promise<void> => {
  const { version } = (await gov.admin.get('/figures-policy').expect(200)).body;
  await gov.admin.patch('/figures-policy', patch).ifMatch(version).expect(200);
};

/** An objection of one of the staff, written past the rules; gives its id. */
async function givenObjection(status: 'UPHELD'): Promise<string> {
  const [id, now] = [newId(), app.clock.now()];
  const about = { appraisalId: unit.appraisalOf(STAFF), employeeId: gov.id('staff') };
  const days = { filedOn: '2026-02-01', filedAt: now, decisionDueOn: '2026-03-01' };
  const row = {
    id,
    ...about,
    status,
    contests: [],
    evidenceIds: [],
    ...days,
    createdAt: now,
    updatedAt: now,
    version: 1,
  };
  await app.db.transaction(() => app.db.insert(Objection, row));
  return id;
}

describe('the board of a unit (BO-1)', () => {
  it('counts all of it now', async () => {
    const shown = await board(gov.as('kadis'));
    expect(shown).toMatchObject({ unitId: gov.units.dinas, year: 2026, countedAt: app.clock.now().toISOString() });
    const states = new Map(shown.planStates.map(({ status, plans }: Row) => [status, plans]));
    expect(states.get('ACTIVE')).toBe(3);
    expect(shown.appraisalStates.map(({ status, appraisals }: Row) => [status, appraisals]).sort()).toEqual([
      ['RATED', 1],
      ['SELF_ASSESSED', 2],
    ]);
    expect(shown.reports).toMatchObject({ plans: 3, onTime: 0, late: 0, missing: 3, withoutEvidence: 0 });
    expect(shown.objections).toMatchObject({ open: 0, overdue: 0, upheld: null, rejected: null });
    expect(shown.criteria).toEqual({ asked: 0, acknowledged: 0 });
    expect(shown.reviewRounds).toEqual([]);
    await unit.rate(COLLEAGUE, gov.as('kabid'));
    const later = await board(gov.as('kadis'));
    expect(later.appraisalStates.map(({ status, appraisals }: Row) => [status, appraisals]).sort()).toEqual([
      ['RATED', 2],
      ['SELF_ASSESSED', 1],
    ]);
  });

  it('compares the units directly below, whose sums are part of its own', async () => {
    const { units, steps } = await board(gov.hr);
    const bidang = units.find(({ unitId }: Row) => unitId === gov.units.bidang);
    expect(bidang).toMatchObject({ plans: 3, waitingForAppraiser: 3 });
    const sum = (rows: Row[]): number => rows.reduce((total, { plans }) => total + plans, 0);
    expect(sum(units)).toBeLessThanOrEqual(sum(steps));
  });

  it('leads to the lists behind its figures, which take the filters and show as many', async () => {
    const shown = await board(gov.hr);
    const links = [...shown.planStates, ...shown.steps, ...shown.appraisalStates].filter(
      (one: Row) => (one.plans ?? one.appraisals) > 0,
    );
    expect(links.length).toBeGreaterThan(3);
    for (const { link, plans, appraisals } of links as Row[]) {
      const { body } = await gov.hr.get(`${link.replace('/api/v1', '')}&count=true`).expect(200);
      expect([link, body.page.total]).toEqual([link, plans ?? appraisals]);
    }
    for (const link of [
      ...shown.charts,
      shown.objections.link,
      shown.predicates.link,
      ...shown.units.map((one: Row) => one.link),
    ])
      await gov.hr.get(link.replace('/api/v1', '')).expect(200);
  });

  it('tells a leader nothing of the predicates of few people of whom he may not see each', async () => {
    await unit.decide({ population: 'OPD' });
    expect((await board(gov.as('kadis'))).predicates).toMatchObject({ counts: null, unrated: null, broken: null });
    expect((await board(gov.as('kabid'), 'bidang')).predicates.counts).toMatchObject({ BAIK: 2 });
    expect((await board(gov.admin)).predicates.counts).toMatchObject({ BAIK: 2 });
  });

  it('tells what became of objections only of people who are enough, and what is left to do of all (BO-2)', async () => {
    const id = await givenObjection('UPHELD');
    expect((await board(gov.as('kadis'))).objections).toMatchObject({ open: 0, upheld: null, rejected: null });
    for (const [client, name] of [
      [gov.as('kabid'), 'bidang'],
      [gov.hr, 'dinas'],
    ] as const)
      expect((await board(client, name)).objections).toMatchObject({ open: 0, upheld: 1, rejected: 0 });
    await app.db.transaction(() => app.db.update(Objection, { id }, { status: 'FILED' }));
    expect((await board(gov.as('kadis'))).objections).toMatchObject({ open: 1, overdue: 1, upheld: null });
    await app.db.transaction(() => app.db.update(Objection, { id }, { status: 'REJECTED' }));
    await decide({ fewestPeople: 2 });
    expect((await board(gov.as('kadis'))).objections).toMatchObject({ open: 0, upheld: 0, rejected: 1 });
  });

  it('counts the own appraisal of a leader as not rated until it is published (AP-5)', async () => {
    await unit.rate(KABID, gov.as('kadis'));
    const of = async (client: Client): Promise<unknown> =>
      (await board(client, 'bidang')).appraisalStates.map(({ status, appraisals }: Row) => [status, appraisals]).sort();
    expect(await of(gov.as('kadis'))).toEqual([['RATED', 3]]);
    expect(await of(gov.as('kabid'))).toEqual([
      ['RATED', 2],
      ['SELF_ASSESSED', 1],
    ]);
  });

  it('counts what is told of its appraisers, for who may read it and only then (BO-4)', async () => {
    expect((await board(gov.hr)).fairness).toBeNull();
    const kabid = gov.id('kabid');
    const analysisId = await givenFairness(app, unit.yearId, kabid);
    const [shown, above, beside] = [
      await board(gov.hr),
      await board(gov.auditor),
      await board(gov.admin, 'dinasLain'),
    ].map(({ fairness }) => fairness);
    const path = `/api/v1/fairness-analyses/${analysisId}`;
    expect(shown).toEqual({
      ...{ appraisers: 1, lenient: 0, severe: 0, favours: 0, hints: 1 },
      ...{ link: `${path}/appraisers?listed=true`, hintsLink: `${path}/hints` },
    });
    expect(above).toEqual(shown);
    expect(beside).toMatchObject({ appraisers: 0, hints: 0 });
    await app.db.transaction(async () => {
      await app.db.update(FairnessAppraiser, { analysisId }, { isListed: true, verdict: 'LENIENT' });
      await app.db.update(FairnessHint, { analysisId }, { kind: 'FAVOUR', employeeId: gov.id('staff') });
    });
    expect((await board(gov.hr)).fairness).toMatchObject({
      appraisers: 1,
      lenient: 1,
      severe: 0,
      favours: 1,
      hints: 1,
    });
    await app.db.transaction(() => app.db.update(FairnessHint, { analysisId }, { isListed: false }));
    expect((await board(gov.hr)).fairness).toMatchObject({ favours: 0, hints: 0 });
    expect((await board(gov.as('kadis'))).fairness).toBeNull();
  });

  it('tells nothing of the predicates of a unit that would tell of one person in the unit above (CH-9)', async () => {
    const told = async (name: string): Promise<boolean> =>
      (await board(gov.as('bupati'), name)).predicates.counts !== null;
    expect([await told('dinas'), await told('bidang')]).toEqual([true, true]);
    await gov.transfer(gov.id('colleague'), 'dinas', '2026-03-31');
    expect([await told('dinas'), await told('bidang')]).toEqual([true, false]);
    expect((await board(gov.as('bupati'), 'bidang')).objections).toMatchObject({ upheld: null, rejected: null });
  });

  it('is not for those who lead nobody, nor for units of others', async () => {
    await gov.as('staff').get(`/org-units/${gov.units.dinas}/board`, time()).expect(404);
    await gov.as('kabid').get(`/org-units/${gov.units.dinas}/board`, time()).expect(404);
    await gov.as('kadis').get(`/org-units/${gov.units.dinas}/board`).expect(400);
    await gov
      .as('kadis')
      .get(`/org-units/${gov.units.dinas}/board`, { performancePeriodId: gov.units.dinas! })
      .expect(400);
  });
});

describe('the board of the government', () => {
  it('is for the office and the inspectorate; the head of the region reads that of the unit above all', async () => {
    const root = (await gov.admin.get('/boards/government', time()).expect(200)).body.unitId;
    const path = `/org-units/${root}/board`;
    for (const [client, of] of [
      [gov.admin, '/boards/government'],
      [gov.auditor, '/boards/government'],
      [gov.as('bupati'), path],
    ] as const) {
      const { body } = await client.get(of, time()).expect(200);
      expect(body.planStates.find(({ status }: Row) => status === 'ACTIVE').plans).toBe(3);
    }
    await gov.as('bupati').get('/boards/government', time()).expect(403);
    await gov.as('kadis').get(path, time()).expect(404);
  });
});
