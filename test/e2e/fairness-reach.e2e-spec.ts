import { newId } from '../../src/kernel/clock/clock.js';
import { FairnessHint } from '../../src/modules/insights/fairness/persistence/fairness.entity.js';
import { Government, usernameOf } from '../support/government.js';
import { RatedUnit } from '../support/rated-unit.js';
import { type Client, TestApp } from '../support/test-app.js';

let app: TestApp;
let gov: Government;
let unit: RatedUnit;
let id: string;
const ids: Record<string, string> = {};

type Row = Record<string, any>;
const KABID = usernameOf('kabid');
const NAMES = ['satu', 'dua', 'tiga', 'empat', 'lima'];
/** Figures that follow from the ratings of his people one by one. */
const TELLING = ['predicates', 'rawMeanLevel', 'spread', 'objectionsFiled', 'objectionsUpheld', 'objectionsRejected'];
const ABOVE = 'DI_ATAS_EKSPEKTASI';

beforeAll(async () => {
  app = await TestApp.start();
  gov = await Government.found(app);
  for (const [at, name] of NAMES.entries()) ids[name] = await gov.recruit(name, `19930808201801102${at}`, 'bidang');
  const ratees = [...NAMES, usernameOf('staff')];
  unit = await RatedUnit.found(app, gov, Object.fromEntries(ratees.map((name) => [name, KABID])));
  for (const name of ratees) await unit.rate(name, gov.as('kabid'), ...(name === 'satu' ? [ABOVE, ABOVE] : []));
  const time = { performancePeriodId: unit.yearId, evaluationPeriodId: unit.quarterId };
  await gov.admin.post('/appraisal-publications', time).expect(202);
  await app.drainJobs();
  id = (await gov.admin.post('/fairness-analyses', { performancePeriodId: unit.yearId }).expect(202)).body.id;
  await app.drainJobs();
  await gov.as('kabid').post(`/my/appraiser-fairness/${id}/comment`, {}).expect(200);
  const hint = { analysisId: id, appraiserId: gov.id('kabid'), isListed: true };
  await app.db.transaction(() =>
    app.db.insert(FairnessHint, [
      { ...hint, id: newId(), employeeId: ids['satu'] ?? '', kind: 'FAVOUR', value: '1.40' },
      { ...hint, id: newId(), employeeId: null, kind: 'HALO', value: '0.91' },
    ]),
  );
});
afterAll(() => app.stop());

async function seenBy(client: Client): Promise<Row> {
  const { data } = (await client.get(`/fairness-analyses/${id}/appraisers`).expect(200)).body;
  expect(data).toHaveLength(1);
  return data[0];
}
const hintsFor = async (client: Client, kind: string): Promise<Row> =>
  (await client.get(`/fairness-analyses/${id}/hints`, { kind, count: true }).expect(200)).body;
const favoursOnBoard = async (client: Client): Promise<unknown> =>
  (await client.get(`/org-units/${gov.units['dinas']}/board`, { performancePeriodId: unit.yearId }).expect(200)).body
    .fairness.favours;

describe('ratings of people beyond the reach of a reader (FA-14)', () => {
  it('are no secret where every ratee is in his units', async () => {
    const seen = await seenBy(gov.hr);
    expect(seen['isWithheld']).toBe(false);
    expect(seen['figures']).toMatchObject({ ratees: 6, objectionsFiled: 0 });
    expect(seen['figures'].predicates).toMatchObject({ SANGAT_BAIK: 1, BAIK: 5 });
    expect(seen['figures'].rawMeanLevel).not.toBeNull();
    const favours = await hintsFor(gov.hr, 'FAVOUR');
    expect(favours['data']).toMatchObject([{ employeeId: ids['satu'], value: '1.40' }]);
    expect(await favoursOnBoard(gov.hr)).toBe(1);
    expect((await hintsFor(gov.hr, 'HALO'))['data']).toMatchObject([{ value: '0.91' }]);
  });

  it('are not told by what all have, less those whom he reads, once one of them is in another agency', async () => {
    await gov.transfer(ids['satu'] ?? '', 'dinasLain', '2026-04-01');
    await gov.moveTo('2026-04-01');
    const own = await gov.hr.get('/appraisals', { employeeId: ids['satu'] ?? '' }).expect(200);
    expect(own.body.data).toEqual([]);
    const seen = await seenBy(gov.hr);
    expect(seen).toMatchObject({ isWithheld: true, figures: { ratees: 6, compared: 0 } });
    for (const name of TELLING) expect([name, seen['figures'][name]]).toEqual([name, null]);
    const file = await gov.hr.get(`/fairness-analyses/${id}/appraisers`, { format: 'csv' }).expect(200);
    expect(file.text).not.toMatch(/;1;5;0;0;0/);
    const favours = await hintsFor(gov.hr, 'FAVOUR');
    expect(favours).toMatchObject({ data: [], page: { total: 0 } });
    expect([await favoursOnBoard(gov.hr), await favoursOnBoard(gov.admin)]).toEqual([0, 1]);
    expect((await hintsFor(gov.hr, 'HALO'))['data']).toMatchObject([{ employeeId: null, value: null }]);
  });

  it('are told to who reads every appraisal, and to the appraiser', async () => {
    for (const client of [gov.admin, gov.auditor]) {
      expect(await seenBy(client)).toMatchObject({ isWithheld: false, figures: { predicates: { SANGAT_BAIK: 1 } } });
      expect((await hintsFor(client, 'FAVOUR'))['data']).toMatchObject([{ employeeId: ids['satu'], value: '1.40' }]);
    }
    const [own] = (await gov.as('kabid').get('/my/appraiser-fairness').expect(200)).body.data;
    expect(own.figures.predicates).toMatchObject({ SANGAT_BAIK: 1, BAIK: 5 });
    expect(own.hints).toContainEqual(expect.objectContaining({ kind: 'FAVOUR', employeeId: ids['satu'] }));
  });

  it('are told again where those beyond his reach are as many as the policy asks for', async () => {
    for (const name of NAMES.slice(1)) await gov.transfer(ids[name] ?? '', 'dinasLain', '2026-04-02');
    await gov.moveTo('2026-04-02');
    expect(await seenBy(gov.hr)).toMatchObject({ isWithheld: false, figures: { predicates: { BAIK: 5 } } });
    const { version } = (await gov.admin.get('/figures-policy').expect(200)).body;
    await gov.admin.patch('/figures-policy', { fewestPeople: 6 }).ifMatch(version).expect(200);
    expect(await seenBy(gov.hr)).toMatchObject({ isWithheld: true, figures: { predicates: null } });
    expect(await hintsFor(gov.hr, 'FAVOUR')).toMatchObject({ data: [] });
  });
});
