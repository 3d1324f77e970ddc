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
    expect(shown.objections).toMatchObject({ open: 0, overdue: 0, upheld: 0, rejected: 0 });
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
