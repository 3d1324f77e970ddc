import { Government, usernameOf } from '../support/government.js';
import { RatedUnit } from '../support/rated-unit.js';
import { TestApp } from '../support/test-app.js';

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
const list = async (path: string, by = gov.admin, query: object = {}): Promise<Row[]> =>
  (await by.get(path, query as Record<string, string>).expect(200)).body.data;

describe('an analysis (FA-12)', () => {
  it('is calculated by a job and tells with what', async () => {
    const started = await gov.admin.post(PATH, { performancePeriodId: unit.yearId, smallestGroup: 5 }).expect(202);
    expect(started.headers['location']).toBe(`/api/v1/jobs/${started.body.jobId}`);
    expect(started.body).toMatchObject({ summary: null, finishedAt: null, methodVersion: 'FA-1' });
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
    const id = await analysed({ othersAfterDays: 0 });
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
    await gov.as('kabid').get(`${PATH}/${id}/appraisers`).expect(403);
  });

  it('are nobody else’s to answer', async () => {
    const id = await analysed();
    await gov.as('staff').post(`${OWN}/${id}/comment`, {}).expect(404);
    expect(await list(OWN, gov.as('staff'))).toEqual([]);
  });
});

describe('hints and groups (FA-6 to FA-10)', () => {
  it('hint at what stands out, of those whose turn it is', async () => {
    const id = await analysed({ othersAfterDays: 0 });
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
