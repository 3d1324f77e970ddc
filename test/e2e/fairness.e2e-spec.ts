import { plusDays } from '../../src/kernel/values/civil-date.js';
import { newId } from '../../src/kernel/clock/clock.js';
import { FairnessHint } from '../../src/modules/insights/fairness/persistence/fairness.entity.js';
import { SPREAD } from '../support/fairness/bases.js';
import { planted } from '../support/fairness/measuring.js';
import { Government, usernameOf } from '../support/government.js';
import { plantYear } from '../support/planted-year.js';
import { RatedUnit } from '../support/rated-unit.js';
import { type Client, TestApp } from '../support/test-app.js';

let app: TestApp;
let gov: Government;
let unit: RatedUnit;

type Row = Record<string, any>;
const PATH = '/fairness-analyses';
const OWN = '/my/appraiser-fairness';
const KABID = usernameOf('kabid');
const NAMES = ['satu', 'dua', 'tiga', 'empat'];
const ABOVE = 'DI_ATAS_EKSPEKTASI';

beforeAll(async () => {
  app = await TestApp.start();
  gov = await Government.found(app);
  for (const [at, name] of NAMES.entries()) await gov.recruit(name, `19930808201801102${at}`, 'bidang');
  const ratees = [...NAMES, usernameOf('staff'), usernameOf('colleague')];
  unit = await RatedUnit.found(app, gov, {
    ...Object.fromEntries(ratees.map((name) => [name, KABID])),
    [usernameOf('stranger')]: usernameOf('otherHead'),
  });
  for (const name of ratees) await unit.rate(name, gov.as('kabid'), ABOVE, ABOVE);
  await unit.rate(usernameOf('stranger'), gov.as('otherHead'));
  const time = { performancePeriodId: unit.yearId, evaluationPeriodId: unit.quarterId };
  await gov.admin.post('/appraisal-publications', time).expect(202);
  await app.drainJobs();
});
afterAll(() => app.stop());

async function analysed(more: object = {}): Promise<string> {
  const { body } = await gov.admin.post(PATH, { performancePeriodId: unit.yearId, ...more }).expect(202);
  await app.drainJobs();
  return body.id;
}
/** Goes on to the first day on which others see appraisers who have not answered. */
async function moveToOthersTurn(id: string): Promise<void> {
  await gov.moveTo((await gov.admin.get(`${PATH}/${id}`).expect(200)).body.othersFromOn);
}
const duties = async (by: Client): Promise<Row[]> =>
  (await by.get('/my/duties').expect(200)).body.data.filter((duty: Row) => duty['kind'] === 'FAIRNESS_READ');
const list = async (path: string, by = gov.admin, query: object = {}): Promise<Row[]> =>
  (await by.get(path, query as Record<string, string>).expect(200)).body.data;

describe('an analysis (FA-12)', () => {
  it('is calculated by a job and tells with what', async () => {
    const started = await gov.admin.post(PATH, { performancePeriodId: unit.yearId, smallestGroup: 5 }).expect(202);
    expect(started.headers['location']).toBe(`/api/v1/jobs/${started.body.jobId}`);
    expect(started.body).toMatchObject({ summary: null, finishedAt: null, methodVersion: 'FA-3', othersFromOn: null });
    await app.drainJobs();
    const { body } = await gov.admin.get(`${PATH}/${started.body.id}`).expect(200);
    expect(body.summary).toMatchObject({ people: 7, appraisers: 2, comparable: 0, listed: 0, isEstimated: false });
    expect(body.settings).toEqual({ fewestRatees: 6, smallestGroup: 5, othersAfterDays: 14 });
    expect(body.settingsHash).toMatch(/^[0-9a-f]{64}$/);
    expect(Object.keys(body.caution)).toEqual(['indonesian', 'english']);
    const again = (await gov.admin.get(`${PATH}/${await analysed({ smallestGroup: 5 })}`).expect(200)).body;
    expect(again.settingsHash).toBe(body.settingsHash);
    const [latest] = await list(PATH);
    expect(latest?.['id']).toBe(again.id);
  });

  it('needs a year that there is, and the office', async () => {
    const { body } = await gov.admin.post(PATH, { performancePeriodId: gov.units['bidang'] }).expect(422);
    expect(body.code).toBe('FAIRNESS.YEAR_UNKNOWN');
    await gov.as('kabid').post(PATH, { performancePeriodId: unit.yearId }).expect(403);
    await gov.as('staff').get(PATH).expect(403);
  });
});

describe('one analysis of a year at a time (FA-12)', () => {
  it('refuses a second one until the first is finished', async () => {
    const body = { performancePeriodId: unit.yearId };
    const both = await Promise.all([gov.admin.post(PATH, body), gov.admin.post(PATH, body)]);
    expect(both.map(({ status }) => status).sort()).toEqual([202, 409]);
    expect((await gov.admin.post(PATH, body).expect(409)).body.code).toBe('FAIRNESS.RUNNING');
    await app.drainJobs();
    await gov.admin.post(PATH, body).expect(202);
    await app.drainJobs();
  });

  it('leaves appraisers a week at least', async () => {
    const body = { performancePeriodId: unit.yearId, othersAfterDays: 6 };
    await gov.admin.post(PATH, body).expect(422);
    await gov.admin.post(PATH, { ...body, othersAfterDays: 7 }).expect(202);
    await app.drainJobs();
  });
});

describe('figures of an appraiser (FA-13)', () => {
  it('are seen by him at once, and by others when he has answered', async () => {
    const id = await analysed();
    expect(await list(`${PATH}/${id}/appraisers`)).toEqual([]);
    const [own] = await list(OWN, gov.as('kabid'));
    expect(own).toMatchObject({ analysisId: id, verdict: 'NOT_COMPARABLE', comment: null });
    expect(own?.['figures']).toMatchObject({
      ratees: 6,
      compared: 0,
      incomparable: 'TOO_LITTLE_FROM_OTHERS',
      leniencyLevels: null,
    });
    expect(own?.['hints']).toContainEqual(
      expect.objectContaining({ kind: 'FAST', value: '6', employeeId: null, isListed: true }),
    );
    expect(own?.['figures'].predicates).toMatchObject({ SANGAT_BAIK: 6, BAIK: 0 });

    const comment = 'Tim ini menangani dua proyek prioritas.';
    const { body } = await gov.as('kabid').post(`${OWN}/${id}/comment`, { comment }).expect(200);
    expect(body).toMatchObject({ comment, analysisId: id });
    const seen = await list(`${PATH}/${id}/appraisers`);
    expect(seen.map((row) => [row['appraiserId'], row['comment']])).toEqual([[gov.id('kabid'), comment]]);
    const again = await gov.as('kabid').post(`${OWN}/${id}/comment`, {}).expect(409);
    expect(again.body.code).toBe('FAIRNESS.ANSWERED');
  });

  it('are seen by others when his time is over, by managers only of their units', async () => {
    const id = await analysed({ othersAfterDays: 7 });
    expect(await list(`${PATH}/${id}/appraisers`)).toEqual([]);
    await moveToOthersTurn(id);
    const all = await list(`${PATH}/${id}/appraisers`);
    expect(all.map((row) => row['appraiserId']).sort()).toEqual([gov.id('kabid'), gov.id('otherHead')].sort());
    expect(await list(`${PATH}/${id}/appraisers`, gov.admin, { listed: true })).toEqual([]);
    const first = (await gov.admin.get(`${PATH}/${id}/appraisers`, { limit: 1, count: true }).expect(200)).body;
    expect(first.page).toMatchObject({ hasMore: true, total: 2 });
    const next = { limit: 1, cursor: first.page.nextCursor };
    const second = (await gov.admin.get(`${PATH}/${id}/appraisers`, next).expect(200)).body;
    expect([...first.data, ...second.data].map((row: Row) => row['id'])).toEqual(all.map((row) => row['id']));
    const file = await gov.admin.get(`${PATH}/${id}/appraisers`, { format: 'csv' }).expect(200);
    expect(file.headers['content-type']).toContain('text/csv');
    const ofUnit = await list(`${PATH}/${id}/appraisers`, gov.hr);
    expect(ofUnit.map((row) => row['appraiserId'])).toEqual([gov.id('kabid')]);
    await gov.as('kabid').get(`${PATH}/${id}/appraisers`).expect(403);
  });

  it('wait for him as a duty until he has answered or others see them', async () => {
    const id = await analysed();
    const { othersFromOn } = (await gov.admin.get(`${PATH}/${id}`).expect(200)).body;
    const own = { objectType: 'fairness-analysis', objectId: id, dueOn: plusDays(othersFromOn, -1) };
    for (const who of ['kabid', 'otherHead'] as const)
      expect(await duties(gov.as(who))).toContainEqual(expect.objectContaining(own));
    expect(await duties(gov.as('staff'))).toEqual([]);
    await gov.as('kabid').post(`${OWN}/${id}/comment`, {}).expect(200);
    expect((await duties(gov.as('kabid'))).map((duty) => duty['objectId'])).not.toContain(id);
    await moveToOthersTurn(id);
    expect((await duties(gov.as('otherHead'))).map((duty) => duty['objectId'])).not.toContain(id);
  });

  it('count their days from when they were finished, not from when they were asked for', async () => {
    const { body } = await gov.admin.post(PATH, { performancePeriodId: unit.yearId }).expect(202);
    const later = plusDays(app.clock.today(), 3);
    await gov.moveTo(later);
    await app.drainJobs();
    const { othersFromOn } = (await gov.admin.get(`${PATH}/${body.id}`).expect(200)).body;
    expect(othersFromOn).toBe(plusDays(later, 14));
  });

  it('are nobody else’s to answer', async () => {
    const id = await analysed();
    await gov.as('staff').post(`${OWN}/${id}/comment`, {}).expect(404);
    expect(await list(OWN, gov.as('staff'))).toEqual([]);
  });
});

describe('hints and groups (FA-6 to FA-10)', () => {
  it('hint at what stands out, of those whose turn it is', async () => {
    const id = await analysed();
    await moveToOthersTurn(id);
    const hints = await list(`${PATH}/${id}/hints`);
    expect(hints.map((hint) => [hint['kind'], hint['appraiserId']])).toContainEqual(['FAST', gov.id('kabid')]);
    expect(await list(`${PATH}/${id}/hints`, gov.admin, { kind: 'HALO' })).toEqual([]);
    expect(await list(`${PATH}/${await analysed()}/hints`)).toEqual([]);
  });

  it('hide groups that are too small', async () => {
    const id = await analysed();
    const differences = await list(`${PATH}/${id}/group-differences`);
    expect(differences.length).toBeGreaterThan(0);
    for (const row of differences) expect(row).toMatchObject({ isSuppressed: true, people: null, difference: null });
    const page = (await gov.admin.get(`${PATH}/${id}/group-differences`, { limit: 1, count: true }).expect(200)).body;
    const next = { limit: 200, cursor: page.page.nextCursor };
    const rest = differences.length > 1 ? await list(`${PATH}/${id}/group-differences`, gov.admin, next) : [];
    expect([...page.data, ...rest]).toEqual(differences);
    await gov.admin.get(`${PATH}/${unit.yearId}/group-differences`).expect(404);
  });
});

describe('a planted year (FA-1 to FA-5, CH-8)', () => {
  /** In the plan every tenth appraiser from the fourth on is a level lenient, from the eighth on a level severe. */
  const WHO = { a3: 'kabid', a7: 'otherHead', a13: 'kadis', a4: 'sekda' } as const;
  let yearId: string;
  let id: string;
  const verdicts = async (by: Client, query: object = {}): Promise<Record<string, string>> =>
    Object.fromEntries(
      (await list(`${PATH}/${id}/appraisers`, by, { limit: 200, ...query })).map((row) => [
        row['appraiserId'],
        row['verdict'],
      ]),
    );
  const chart = async (unitId: string | undefined, by = gov.admin): Promise<Row> =>
    (await by.get('/charts/appraiser-fairness', { unitId: unitId ?? '', performancePeriodId: yearId }).expect(200))
      .body;

  beforeAll(async () => {
    yearId = await gov.openYear(2027);
    const plan = { ...planted(SPREAD, 1, { appraisers: 40, ratees: [12, 12] }), seed: 3 };
    const appraisers = Object.fromEntries(Object.entries(WHO).map(([name, who]) => [name, gov.id(who)]));
    const years = { yearId, lastYearId: unit.yearId, likeAppraisalOf: gov.id('staff') };
    await plantYear(gov, { plan, appraisers, ...years });
    id = await analysed({ performancePeriodId: yearId });
  });

  it('is compared, and each appraiser reads at once what holds of him', async () => {
    const { summary } = (await gov.admin.get(`${PATH}/${id}`).expect(200)).body;
    expect(summary).toMatchObject({ people: 480, appraisers: 40, comparable: 40, isEstimated: true });
    const [lenient] = await list(OWN, gov.as('kabid'));
    expect(lenient).toMatchObject({ analysisId: id, verdict: 'LENIENT', isListed: true });
    const [severe] = await list(OWN, gov.as('otherHead'));
    expect(severe).toMatchObject({ analysisId: id, verdict: 'SEVERE', isListed: true });
    const { figures } = lenient ?? {};
    expect(figures).toMatchObject({ ratees: 12, compared: 12, incomparable: null });
    expect(Number(figures.leniencyFrom)).toBeGreaterThan(0);
    expect(Number(figures.pValue)).toBeLessThan(0.01);
    expect(Number(figures.adjustedMeanLevel)).toBeLessThan(Number(figures.rawMeanLevel));
    expect(Number(severe?.['figures'].adjustedMeanLevel)).toBeGreaterThan(Number(severe?.['figures'].rawMeanLevel));
    const [equal] = await list(OWN, gov.as('sekda'));
    expect(equal).toMatchObject({ verdict: 'NO_CLAIM', isListed: false });
    expect(equal?.['figures'].pValue).not.toBeNull();
    expect(await verdicts(gov.admin)).toEqual({});
  });

  it('tells others of those listed, with the interval, and of nobody else more than raw and adjusted', async () => {
    await moveToOthersTurn(id);
    const listed = await verdicts(gov.admin, { listed: true });
    expect(listed).toMatchObject({
      [gov.id('kabid')]: 'LENIENT',
      [gov.id('kadis')]: 'LENIENT',
      [gov.id('otherHead')]: 'SEVERE',
    });
    expect(Object.keys(listed)).not.toContain(gov.id('sekda'));
    const rows = await list(`${PATH}/${id}/appraisers`, gov.admin, { limit: 200 });
    expect(rows).toHaveLength(40);
    for (const { appraiserId, verdict, figures } of rows) {
      const isListed = appraiserId in listed;
      expect(verdict === 'LENIENT' || verdict === 'SEVERE').toBe(isListed);
      const claim = [figures.pValue, figures.leniencyLevels, figures.leniencyFrom, figures.leniencyUntil];
      expect(claim.every((one) => (one === null) !== isListed)).toBe(true);
      expect([figures.rawMeanLevel, figures.adjustedMeanLevel]).not.toContain(null);
    }
  });

  it('tells a manager of the appraisers of his units alone', async () => {
    expect(await verdicts(gov.hr)).toEqual({ [gov.id('kabid')]: 'LENIENT', [gov.id('kadis')]: 'LENIENT' });
    const value = '1.20';
    await app.db.transaction(async () => {
      const told = ['kabid', 'otherHead'] as const;
      for (const name of told) {
        const hint = { employeeId: gov.id('staff'), kind: 'FAVOUR' as const, value, analysisId: id };
        await app.db.insert(FairnessHint, { id: newId(), appraiserId: gov.id(name), ...hint, isListed: true });
      }
      const kept = { employeeId: gov.id('colleague'), kind: 'FAVOUR' as const, value, analysisId: id };
      await app.db.insert(FairnessHint, { id: newId(), appraiserId: gov.id('kabid'), ...kept, isListed: false });
    });
    const asked = { kind: 'FAVOUR', count: true, limit: 200 };
    const of = async (by: Client) => (await by.get(`${PATH}/${id}/hints`, asked).expect(200)).body;
    const [all, ofUnits] = [await of(gov.admin), await of(gov.hr)];
    expect(all.data).toContainEqual(expect.objectContaining({ appraiserId: gov.id('otherHead'), value }));
    expect(ofUnits.data).toContainEqual(expect.objectContaining({ employeeId: gov.id('staff'), value }));
    for (const { appraiserId } of ofUnits.data) expect([gov.id('kabid'), gov.id('kadis')]).toContain(appraiserId);
    // One that does not hold when all are looked at together is for the appraiser alone.
    for (const page of [all, ofUnits]) {
      expect(page.data).not.toContainEqual(expect.objectContaining({ employeeId: gov.id('colleague'), value }));
      expect(page.page.total).toBe(page.data.length);
    }
    const [own] = await list(OWN, gov.as('kabid'));
    const isKept = { employeeId: gov.id('colleague'), value, isListed: false };
    expect(own?.['hints']).toContainEqual(expect.objectContaining(isKept));
  });

  it('is drawn, with an interval of those listed alone', async () => {
    const ofAgency = await chart(gov.units['dinas'], gov.hr);
    expect(ofAgency['finding']).toBe(
      'Dari 2 pejabat penilai, 2 jelas lebih murah hati dan 0 jelas lebih ketat daripada yang lain.',
    );
    const ofOther = await chart(gov.units['dinasLain']);
    expect(ofOther['finding']).toBe(
      'Dari 1 pejabat penilai, 0 jelas lebih murah hati dan 1 jelas lebih ketat daripada yang lain.',
    );
    const ofEqual = await chart(gov.units['setda']);
    expect(ofEqual['rows']).toEqual([['Sekda Uji', null, expect.any(String), null, null]]);
    expect(ofEqual['finding']).toContain('0 jelas lebih murah hati dan 0 jelas lebih ketat');
    await gov.hr
      .get('/charts/appraiser-fairness', { unitId: gov.units['dinasLain'] ?? '', performancePeriodId: yearId })
      .expect(404);
  });
});
