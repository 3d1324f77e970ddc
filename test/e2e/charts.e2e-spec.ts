import { newId } from '../../src/kernel/clock/clock.js';
import type { Client } from '../support/client.js';
import { Government, usernameOf } from '../support/government.js';
import { RatedUnit } from '../support/rated-unit.js';
import { TestApp } from '../support/test-app.js';

type Row = Record<string, any>;
let app: TestApp;
let gov: Government;
let unit: RatedUnit;
const [KADIS, KABID, STAFF] = [usernameOf('kadis'), usernameOf('kabid'), usernameOf('staff')];
const TEAM = [STAFF, usernameOf('colleague'), 'anggota-satu', 'anggota-dua'];

beforeAll(async () => {
  app = await TestApp.start();
  gov = await Government.found(app);
  await gov.recruit('anggota-satu', '199308082018011021', 'bidang');
  await gov.recruit('anggota-dua', '199308082018011022', 'bidang');
  unit = await RatedUnit.found(app, gov, { ...Object.fromEntries(TEAM.map((one) => [one, KABID])), [KABID]: KADIS });
  await unit.decide({ population: 'OPD' });
  // Four of the five report to the head of the division and not to the head of the agency.
  await decide({ fewestPeople: 4 });
  await unit.rate(STAFF, gov.as('kabid'), 'DI_ATAS_EKSPEKTASI', 'DI_ATAS_EKSPEKTASI');
  await unit.rate('anggota-satu', gov.as('kabid'));
});
afterAll(() => app.stop());

const query = (name = 'dinas', more: Record<string, string | number> = {}) => ({
  ...{ unitId: gov.units[name]!, evaluationPeriodId: unit.quarterId },
  ...more,
});
const chart = async (
  client: Client,
  code: string,
  name?: string,
  more?: Record<string, string | number>,
): Promise<Row> => (await client.get(`/charts/${code}`, query(name, more)).expect(200)).body;
const decide = async (patch: object): Promise<void> => {
  const { version } = (await gov.admin.get('/figures-policy').expect(200)).body;
  await gov.admin.patch('/figures-policy', patch).ifMatch(version).expect(200);
};

describe('the catalogue of charts', () => {
  it('says to everybody which charts there are and what each needs, in both languages', async () => {
    const { charts } = (await gov.as('staff').get('/charts').expect(200)).body;
    expect(charts.map(({ code }: Row) => code)).toEqual([
      ...[
        'distribution',
        'quadrant',
        'progress',
        'cascade',
        'reports-by-month',
        'appraiser-fairness',
        'trend',
        'values',
      ],
    ]);
    expect(charts.map(({ address }: Row) => address).slice(-2)).toEqual([
      ...['/api/v1/charts/trend', '/api/v1/employees/{id}/charts/values'],
    ]);
    const english = await gov.as('staff').get('/charts').with({ 'accept-language': 'en' }).expect(200);
    expect(english.body.charts[0]).toMatchObject({
      ...{ title: 'Distribution of predicates with the pattern', needs: ['unitId'] },
      takes: ['performancePeriodId', 'evaluationPeriodId'],
    });
  });
});

describe('a chart of a unit (CH-1)', () => {
  it('counts the predicates as they are now, with the pattern of the organisation', async () => {
    await unit.setPredicate('dinas', 'BAIK');
    const shown = await chart(gov.as('kadis'), 'distribution');
    expect(shown).toMatchObject({
      code: 'distribution',
      kind: 'BARS',
      measure: 'COUNT',
      note: 'Belum dinilai: 3 pegawai.',
    });
    expect(shown.series[0].values).toEqual(['1', '1', '0', '0', '0']);
    expect(shown.rows).toEqual([
      ['Sangat Baik', '1', '20.0', null, null],
      ['Baik', '1', '20.0', null, '3'],
      ['Butuh Perbaikan', '0', '0.0', null, null],
      ['Kurang', '0', '0.0', null, null],
      ['Sangat Kurang', '0', '0.0', null, null],
    ]);
    expect(shown.finding).toContain('1 dari 5 pegawai (20,0\u00a0%) berpredikat Sangat Baik');
    expect(shown.finding).toContain('pola organisasi Baik terpenuhi');
    await unit.rate('anggota-dua', gov.as('kabid'));
    expect((await chart(gov.as('kadis'), 'distribution')).series[0].values).toEqual(['1', '2', '0', '0', '0']);
  });

  it('shows the pairs of ratings in nine cells', async () => {
    const shown = await chart(gov.admin, 'quadrant');
    expect(shown.rows).toHaveLength(9);
    expect(shown.rows).toContainEqual(['Di atas ekspektasi', 'Di atas ekspektasi', 'Sangat Baik', '1']);
    expect(shown.rows).toContainEqual(['Sesuai ekspektasi', 'Sesuai ekspektasi', 'Baik', '2']);
  });

  it('shows reports, alignment and months of plans, and years', async () => {
    const { admin } = gov;
    const progress = await chart(admin, 'progress');
    expect(progress.series.map(({ code, values }: Row) => [code, values])).toEqual([
      ['ON_TIME', ['0']],
      ['LATE', ['0']],
      ['MISSING', ['5']],
    ]);
    const cascade = await chart(admin, 'cascade');
    expect(cascade.rows).toEqual([['Bidang Pelayanan', '0', '0', '5']]);
    const months = await chart(admin, 'reports-by-month');
    expect(months.columns.map(({ code }: Row) => code)).toEqual(['category', '01', '02', '03']);
    expect(months.rows).toEqual([['Bidang Pelayanan', '0.0', '0.0', '0.0']]);
    expect(await chart(admin, 'trend')).toMatchObject({ rows: [], finding: 'Belum ada predikat tahunan.' });
    expect(await chart(admin, 'appraiser-fairness')).toMatchObject({ rows: [], finding: 'Belum ada analisis.' });
  });

  it('follows a report', async () => {
    const owner = gov.as('staff');
    const plans = (await owner.get('/work-plans', { performancePeriodId: unit.yearId }).expect(200)).body.data;
    const plan = (await owner.get(`/work-plans/${plans[0].id}`).expect(200)).body;
    const indicatorId = plan.results[0].indicators[0].id;
    await owner
      .post(`/work-plans/${plan.id}/progress-entries`, { indicatorId, occurredOn: '2026-03-10', value: '1' })
      .expect(201);
    expect((await chart(gov.admin, 'progress')).rows[0].slice(1)).toEqual(['1', '0', '4']);
    expect((await chart(gov.admin, 'reports-by-month')).rows).toEqual([['Bidang Pelayanan', '0.0', '0.0', '20.0']]);
  });
});

describe('the forms of a chart (CH-1)', () => {
  it('is a picture, a table as CSV, or a page with both, by format or Accept, in both languages', async () => {
    const { admin } = gov;
    const svg = await admin.get('/charts/distribution', query('dinas', { format: 'svg', width: 360 })).expect(200);
    expect(svg.headers['content-type']).toBe('image/svg+xml; charset=utf-8');
    const picture = svg.text ?? Buffer.from(svg.body).toString();
    expect(picture).toMatch(/^<svg [^>]*viewBox="0 0 360 \d+"[^>]*role="img"/);
    const asked = await admin
      .get('/charts/distribution', query())
      .with({ accept: 'text/html', 'accept-language': 'en' })
      .expect(200);
    expect(asked.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(asked.headers['content-security-policy']).toContain("default-src 'none'");
    for (const part of ['<html lang="en">', '<svg ', '<caption>', '<th scope="row">Sangat Baik</th>'])
      expect(asked.text).toContain(part);
    const csv = await admin.get('/charts/distribution', query('dinas', { format: 'csv' })).expect(200);
    expect(csv.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(csv.text).toContain('Baik;2;40,0;;3\r\n');
  });

  it('refuses another form, width, chart, or year', async () => {
    const { admin } = gov;
    await admin.get('/charts/distribution', query('dinas', { format: 'png' })).expect(400);
    await admin.get('/charts/distribution', query('dinas', { width: 10 })).expect(400);
    await admin.get('/charts/pie', query()).expect(400);
    await admin
      .get('/charts/progress', { unitId: gov.units.dinas!, performancePeriodId: gov.units.dinas! })
      .expect(400);
  });
});

describe('who sees which chart (CH-4)', () => {
  it.each(['staff', 'colleague', 'stranger'] as const)('not %s, who leads nobody', async (name) => {
    await gov.as(name).get('/charts/distribution', query()).expect(404);
  });

  it('withholds few people from who may not see each of them, and shows them to who may', async () => {
    await decide({ fewestPeople: 5 });
    const few = await chart(gov.as('kadis'), 'distribution');
    expect(few.series[0].values).toEqual(Array(5).fill('WITHHELD'));
    expect(few.finding).not.toMatch(/\d/);
    expect((await chart(gov.as('kadis'), 'quadrant')).rows.map((row: string[]) => row[3])).toEqual(
      Array(9).fill('WITHHELD'),
    );
    expect((await chart(gov.as('kadis'), 'cascade')).rows).toEqual([
      ['Bidang Pelayanan', ...Array(3).fill('WITHHELD')],
    ]);
    expect((await chart(gov.admin, 'distribution')).series[0].values).toEqual(['1', '2', '0', '0', '0']);
    await decide({ fewestPeople: 4 });
    expect((await chart(gov.as('kadis'), 'distribution')).series[0].values).toEqual(['1', '2', '0', '0', '0']);
  });

  it('counts people and not their plans', async () => {
    const rows = async (): Promise<string[][]> => (await chart(gov.as('kadis'), 'cascade')).rows;
    const shown = ['Bidang Pelayanan', '0', '0', '5'];
    expect(await rows()).toEqual([shown]);
    await decide({ fewestPeople: 5 });
    // One of four whom the reader may not see has a plan more, which makes five plans of four people.
    const [plan] = await app.db.rows<Row>('SELECT * FROM work_plan WHERE employeeId = ?', [gov.id('staff')]);
    const copy = { ...plan, id: newId() };
    const names = Object.keys(copy);
    const sql = `INSERT INTO work_plan (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`;
    await app.db.transaction(() => app.db.change(sql, Object.values(copy)));
    expect(await rows()).toEqual([['Bidang Pelayanan', ...Array(3).fill('WITHHELD')]]);
    await decide({ fewestPeople: 4 });
    expect(await rows()).toEqual([shown]);
  });
});

describe('a unit beside those around it (CH-9)', () => {
  const seen = async (client: Client, name: string): Promise<boolean[]> => {
    const rows = await Promise.all(
      ['distribution', 'quadrant'].map(async (code) => (await chart(client, code, name)).rows),
    );
    return rows.map((row) => !JSON.stringify(row).includes('WITHHELD'));
  };

  it('is withheld from who could tell one person by it, and shown to who may read that person', async () => {
    await decide({ fewestPeople: 3 });
    expect(await seen(gov.as('bupati'), 'dinas')).toEqual([true, true]);
    expect(await seen(gov.as('bupati'), 'bidang')).toEqual([true, true]);
    // From now on all of the agency without the division is one person, who reports to the head of the agency.
    const { employeeId } = (await gov.by('anggota-dua').get('/auth/me').expect(200)).body;
    await gov.transfer(employeeId, 'dinas', '2026-03-31');
    expect(await seen(gov.as('bupati'), 'dinas')).toEqual([true, true]);
    expect(await seen(gov.as('bupati'), 'bidang')).toEqual([false, false]);
    for (const client of [gov.as('kadis'), gov.as('kabid'), gov.hr])
      expect(await seen(client, 'bidang')).toEqual([true, true]);
  });
});

describe('the policy of figures', () => {
  it('is read by all and decided by the office', async () => {
    const { body } = await gov.as('staff').get('/figures-policy').expect(200);
    expect(body).toMatchObject({ fewestPeople: 3, isPublic: false, fewestPublicPeople: 10 });
    await gov.hr.patch('/figures-policy', { fewestPeople: 3 }).ifMatch(body.version).expect(403);
    await gov.admin.patch('/figures-policy', { fewestPeople: 3 }).expect(428);
    await gov.admin.patch('/figures-policy', { fewestPeople: 1 }).ifMatch(body.version).expect(422);
    await gov.admin.patch('/figures-policy', { fewestPublicPeople: 9 }).ifMatch(body.version).expect(422);
  });
});
