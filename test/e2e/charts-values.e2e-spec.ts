import { ReviewWorld } from '../support/reviews.js';
import { type Client, TestApp } from '../support/test-app.js';

type Row = Record<string, any>;
let app: TestApp;
let world: ReviewWorld;
let round: Row;

/** The head of the division, of whom enough people say something, and somebody of whom two colleagues do. */
beforeAll(async () => {
  app = await TestApp.start();
  world = await ReviewWorld.found(app);
  const { gov } = world;
  round = await world.open({ employeeIds: [gov.id('kabid'), gov.id('staff')] });
  await world.answerAll(gov.id('kabid'), { SELF: [4], SUPERIOR: [2], SUBORDINATE: [2, 2, 2] });
  await world.answerAll(gov.id('staff'), { SELF: [2], PEER: [4, 4] });
  round = await world.step(round, 'closing');
});
afterAll(() => app.stop());

const ask = (client: Client, query: Record<string, string> = {}, of: 'kabid' | 'staff' = 'kabid') =>
  client.get(`/employees/${world.gov.id(of)}/charts/values`, { performancePeriodId: world.yearId, ...query });
const resultOf = async (of: 'kabid' | 'staff'): Promise<Row> =>
  (await world.gov.admin.get(`/review-rounds/${round['id']}/results/${world.gov.id(of)}`).expect(200)).body;

describe('the chart of core values (CH-7)', () => {
  it('is there for nobody before a round of the year is released, not even for who sees its result already', async () => {
    const { gov } = world;
    await gov
      .as('kadis')
      .get(`/review-rounds/${round['id']}/results/${gov.id('kabid')}`)
      .expect(200);
    for (const client of [gov.as('kabid'), gov.as('kadis'), gov.admin, gov.auditor])
      expect((await ask(client).expect(404)).body.code).toBe('REQUEST.NOT_FOUND');
    round = await world.step(round, 'release');
    await ask(gov.as('kabid')).expect(200);
  });

  it('is shown to the person, the superior, the HR office and the auditor, all the same', async () => {
    const { gov } = world;
    const shown = (await ask(gov.as('kabid')).expect(200)).body;
    const { subjects } = await resultOf('kabid');
    const values = subjects.filter(({ kind }: Row) => kind === 'VALUE');
    expect(values).toHaveLength(7);
    expect(shown).toMatchObject({ code: 'values', kind: 'RADAR', measure: 'POINTS' });
    const scores = (code: string): Row => shown.series.find((one: Row) => one['code'] === code);
    expect(scores('SELF')['values']).toEqual(Array(7).fill('100'));
    expect(scores('OTHERS')['values']).toEqual(values.map(({ others }: Row) => String(others)));
    expect(shown.title).toBe(`Nilai BerAKHLAK Kabid Uji, ${round['name']}`);
    for (const client of [gov.as('kadis'), gov.admin, gov.auditor])
      expect((await ask(client).expect(200)).body).toEqual(shown);
  });

  it('is as if absent for everybody else, in another year, and of who was not reviewed', async () => {
    const { gov } = world;
    for (const name of ['stranger', 'otherHead', 'colleague', 'staff'] as const)
      expect((await ask(gov.as(name)).expect(404)).body.code).toBe('REQUEST.NOT_FOUND');
    const before = await gov.openYear(2027);
    expect((await ask(gov.as('kabid'), { performancePeriodId: before }).expect(404)).body.code).toBe(
      'REQUEST.NOT_FOUND',
    );
    const path = `/employees/${gov.id('colleague')}/charts/values`;
    await gov.admin.get(path, { performancePeriodId: world.yearId }).expect(404);
    await gov.admin.get(path).expect(400);
  });

  it('is shown to the manager of the unit where the policy says so, and only then', async () => {
    const { admin, hr } = world.gov;
    const decide = async (unitHrReadsResults: boolean): Promise<void> => {
      const { version } = (await admin.get('/review-policy').expect(200)).body;
      await admin.patch('/review-policy', { unitHrReadsResults }).ifMatch(version).expect(200);
    };
    await ask(hr).expect(404);
    await decide(true);
    await ask(hr).expect(200);
    await decide(false);
    await ask(hr).expect(404);
  });

  it('holds the same figures as JSON, CSV, picture and page', async () => {
    const by = world.gov.as('kabid');
    const { rows } = (await ask(by).expect(200)).body;
    expect(rows).toHaveLength(7);
    const csv = await ask(by, { format: 'csv' }).expect(200);
    expect(csv.headers['content-type']).toBe('text/csv; charset=utf-8');
    const lines = csv.text
      .replace(/^\uFEFF/, '')
      .trimEnd()
      .split('\r\n')
      .slice(-rows.length);
    expect(lines.map((line) => line.split(';'))).toEqual(rows);
    const svg = await ask(by, { format: 'svg' }).expect(200);
    expect(svg.headers['content-type']).toBe('image/svg+xml; charset=utf-8');
    const picture = svg.text ?? Buffer.from(svg.body).toString();
    const page = await ask(by).with({ accept: 'text/html' }).expect(200);
    for (const [name, self, others] of rows) {
      expect(picture).toContain(`${name}, Diri sendiri ${self}, Orang lain ${others}.`);
      expect(page.text.replace(/\s+/g, ' ')).toContain(`<th scope="row">${name}</th>`);
    }
  });

  it('keeps what few people said to itself, in every form', async () => {
    const by = world.gov.as('staff');
    expect((await resultOf('staff'))['groups']).toEqual([expect.objectContaining({ group: 'SELF' })]);
    const shown = (await ask(by, {}, 'staff').expect(200)).body;
    const others = shown.series.find((one: Row) => one['code'] === 'OTHERS');
    expect(others.values).toEqual(Array(7).fill(null));
    expect(shown.finding).toBe('Belum ada penilaian orang lain yang dapat ditampilkan.');
    const csv = (await ask(by, { format: 'csv' }, 'staff').expect(200)).text;
    const svg = await ask(by, { format: 'svg' }, 'staff').expect(200);
    expect(csv).not.toMatch(/;100\b/);
    expect(svg.text ?? Buffer.from(svg.body).toString()).not.toMatch(/(Orang lain|\/) 100\b/);
    for (const row of shown.rows) expect(row[2]).toBeNull();
  });
});
