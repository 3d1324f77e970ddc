import { OrganizationApi } from '../../src/modules/organization/index.js';
import { REFERENCE_LIST_CODES } from '../../src/modules/organization/references/domain/reference-lists.js';
import { EMPLOYEE_KINDS } from '../../src/modules/employees/persistence/employee.entity.js';
import { ASSIGNMENT_KINDS } from '../../src/modules/employees/chain/domain/chain-facts.js';
import { Government } from '../support/government.js';
import { TestApp } from '../support/test-app.js';

let app: TestApp;
let gov: Government;

beforeAll(async () => {
  app = await TestApp.start();
  gov = await Government.found(app);
});
afterAll(() => app.stop());

async function items(list: string, query: Record<string, string> = {}): Promise<any[]> {
  return (
    await gov
      .as('staff')
      .get(`/references/${list}`, { limit: 200, ...query })
      .expect(200)
  ).body.data;
}
async function item(list: string, code: string): Promise<any> {
  return (await items(list)).find((one) => one.code === code);
}
async function appraiser(query: { on?: string } = {}): Promise<string> {
  const { body } = await gov.admin.get(`/employees/${gov.id('staff')}/appraiser`, query).expect(200);
  return body.appraiser.displayName;
}

describe('lists of codes', () => {
  it('are told with their attributes, page by page, to everybody who signs in', async () => {
    await app.anonymous.get('/references').expect(401);
    const { body } = await gov.as('staff').get('/references', { limit: 200, count: true }).expect(200);
    expect(body.data.map(({ code }: { code: string }) => code)).toEqual([...REFERENCE_LIST_CODES].sort());
    expect(body.page.total).toBe(REFERENCE_LIST_CODES.length);
    expect(body.data.find(({ code }: { code: string }) => code === 'eselon')).toMatchObject({
      ...{ itemCount: 12, attributes: ['jenjang?', 'golonganFrom?', 'golonganUntil?'] },
    });
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: any = (await gov.hr.get('/references', { limit: 4, ...(cursor ? { cursor } : {}) }).expect(200)).body;
      seen.push(...page.data.map(({ code }: { code: string }) => code));
      cursor = page.page.nextCursor;
    }
    expect(seen).toEqual([...REFERENCE_LIST_CODES].sort());
    await gov.admin.get('/references/warna').expect(400);
  });

  it('hold what the law and SIASN say', async () => {
    expect(await item('golongan-pns', '34')).toMatchObject({
      name: 'III/d',
      attributes: { pangkat: 'Penata Tingkat I' },
      isLegal: true,
    });
    expect((await items('golongan-pppk')).map(({ name }) => name).slice(-2)).toEqual(['XVI', 'XVII']);
    expect(await item('jenis-unit', 'DINAS_A')).toMatchObject({ attributes: { partOf: 'DINAS' } });
    expect(await item('jenis-unit', 'UPTD_B')).toMatchObject({ attributes: { partOf: 'UPTD' } });
    expect(await item('kedudukan-hukum', '03')).toMatchObject({ attributes: { obligation: 'STUDY', atWork: false } });
    expect(await item('jenjang', 'AHLI_UTAMA')).toMatchObject({
      attributes: { kind: 'FUNGSIONAL', retirementAge: 65 },
    });
    expect((await items('jenis-mutasi')).map(({ code }) => code)).toEqual(['MJ', 'MU']);
  });

  it('have the same codes as the code itself uses', async () => {
    const codes = async (list: string): Promise<string[]> => (await items(list)).map(({ code }) => code).sort();
    expect(await codes('jenis-pegawai')).toEqual([...EMPLOYEE_KINDS].sort());
    const kinds = (await items('jenis-penugasan')).flatMap(({ attributes }) => attributes.kind ?? []);
    expect(kinds.sort()).toEqual([...ASSIGNMENT_KINDS].sort());
  });
});

describe('a local code', () => {
  const body = { code: 'LABKESDA', name: 'Laboratorium kesehatan daerah', validFrom: '2026-01-01' };

  it('is added by the admin alone, in the form of the list, and counts on its days', async () => {
    for (const client of [gov.as('kadis'), gov.hr, gov.auditor])
      await client.post('/references/jenis-unit', body).expect(403);
    const { body: added, headers } = await gov.admin.post('/references/jenis-unit', body).expect(201);
    expect(added).toMatchObject({
      ...body,
      list: 'jenis-unit',
      isLegal: false,
      validUntil: null,
      sequence: 30,
      attributes: {},
    });
    expect(headers.location).toBe(`/api/v1/reference-items/${added.id}`);
    await gov.as('staff').get(`/reference-items/${added.id}`).expect(200);
    const on = async (day: string): Promise<boolean> =>
      (await items('jenis-unit', { on: day })).some(({ code }) => code === 'LABKESDA');
    expect([await on('2025-12-31'), await on('2026-01-01')]).toEqual([false, true]);
    await gov.admin
      .post('/org-units', { name: 'Labkesda', type: 'LABKESDA', parentId: gov.units['dinas'] })
      .expect(201);
  });

  it('is refused when it is there on these days, or does not fit the list', async () => {
    const code = async (list: string, more: object): Promise<string> =>
      (await gov.admin.post(`/references/${list}`, { ...body, ...more })).body.code;
    expect(await code('jenis-unit', {})).toBe('REFERENCE.CODE_EXISTS');
    expect(await code('jenis-unit', { code: 'DINAS' })).toBe('REFERENCE.CODE_EXISTS');
    expect(await code('jenis-unit', { code: 'BALAI', validUntil: '2025-12-31' })).toBe('REFERENCE.DAYS_REVERSED');
    const answer = await gov.admin
      .post('/references/kedudukan-hukum', { code: 'X', name: 'Y', attributes: { obligation: 'MAYBE', colour: 1 } })
      .expect(422);
    expect(answer.body.errors.map((one: { pointer: string; code: string }) => `${one.pointer} ${one.code}`)).toEqual([
      ...[
        '/code NOT_ALLOWED',
        '/attributes/colour UNKNOWN',
        '/attributes/obligation NOT_ALLOWED',
        '/attributes/atWork REQUIRED',
      ],
    ]);
    const nested = await gov.admin.post('/references/jenis-unit', { ...body, attributes: { a: { b: 1 } } }).expect(422);
    expect(nested.body.errors[0]).toMatchObject({ pointer: '/attributes', code: 'NOT_OBJECT' });
    const answers = await Promise.all(
      Array.from({ length: 4 }, () => gov.admin.post('/references/jenis-unit', { code: 'KORPS', name: 'Korps' })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
  });

  it('is changed and closed in the version that was read; what bears it keeps it, and it may come back', async () => {
    const { id, version } = await item('jenis-unit', 'LABKESDA');
    const path = `/reference-items/${id}`;
    for (const client of [gov.as('kadis'), gov.hr, gov.auditor]) {
      await client.patch(path, { name: 'X' }).ifMatch(version).expect(403);
      await client.post(`${path}/closure`, { lastDay: '2026-02-28' }).expect(403);
    }
    await gov.admin.patch(path, { name: 'X' }).expect(428);
    const { body: changed } = await gov.admin
      .patch(path, { name: 'Labkesda', sequence: 5 })
      .ifMatch(version)
      .expect(200);
    expect(changed).toMatchObject({ name: 'Labkesda', sequence: 5, version: version + 1 });
    await gov.admin.patch(path, { name: 'X' }).ifMatch(version).expect(412);
    const close = (lastDay: string) => gov.admin.post(`${path}/closure`, { lastDay });
    expect((await close('2025-12-31').expect(422)).body.code).toBe('REFERENCE.DAYS_REVERSED');
    expect((await close('2026-02-28').expect(201)).body.validUntil).toBe('2026-02-28');
    expect((await close('2026-03-31').expect(409)).body.code).toBe('REFERENCE.CLOSED');
    const refused = await gov.admin
      .post('/org-units', { name: 'Lab Dua', type: 'LABKESDA', parentId: gov.units['dinas'] })
      .expect(422);
    expect(refused.body.code).toBe('ORGANIZATION.TYPE_UNKNOWN');
    expect((await gov.as('staff').get('/org-units', { type: 'LABKESDA' }).expect(200)).body.data).toHaveLength(1);
    await gov.admin
      .post('/references/jenis-unit', { ...body, name: 'Labkesda baru', validFrom: '2026-06-01' })
      .expect(201);
    expect(
      (
        await gov.admin
          .patch(path, { validUntil: null })
          .ifMatch(version + 2)
          .expect(409)
      ).body.code,
    ).toBe('REFERENCE.CODE_EXISTS');
    await gov.admin
      .patch(`/reference-items/${gov.id('staff')}`, { name: 'X' })
      .ifMatch(1)
      .expect(404);
  });
});

describe('a row of the law', () => {
  it('keeps its code, its name and its first day; what the government may set, it sets', async () => {
    const row = await item('jenjang', 'ADMINISTRATOR');
    const patch = (change: object) => gov.admin.patch(`/reference-items/${row.id}`, change).ifMatch(row.version);
    for (const change of [{ name: 'X' }, { validFrom: '2026-01-01' }])
      expect((await patch(change).expect(409)).body.code).toBe('REFERENCE.LEGAL_ROW');
    expect((await patch({ code: 'X' }).expect(422)).body.errors[0]).toMatchObject({
      pointer: '/code',
      code: 'UNKNOWN',
    });
    expect((await patch({ attributes: { retirementAge: 99 } }).expect(422)).body.errors[0].pointer).toBe(
      '/attributes/retirementAge',
    );
    await gov.admin.delete(`/reference-items/${row.id}`).expect(405);
    const position = { unitId: gov.units['bidang'], kind: 'STRUKTURAL', title: 'Kepala Bidang Uji', echelonCode: '32' };
    const { body: post } = await gov.admin.post('/positions', position).expect(201);
    expect(post.retirementAge).toBe(58);
    const { body } = await patch({ attributes: { retirementAge: 60 } }).expect(200);
    expect(body.attributes).toEqual({ ...row.attributes, retirementAge: 60 });
    expect((await gov.as('staff').get(`/positions/${post.id}`).expect(200)).body.retirementAge).toBe(60);
  });
});

describe('legal standings', () => {
  it('decide who makes an SKP and who appraises others, from the moment of a change', async () => {
    const yearId = await gov.openYear();
    const start = () => gov.as('staff').post('/work-plans', { performancePeriodId: yearId });
    const set = async (code: string, attributes: object): Promise<void> => {
      const { id, version } = await item('kedudukan-hukum', code);
      await gov.admin.patch(`/reference-items/${id}`, { attributes }).ifMatch(version).expect(200);
    };
    const standing = (name: 'kabid' | 'staff', standingCode: string) =>
      gov.admin.post(`/employees/${gov.id(name)}/standings`, { standingCode, validFrom: '2026-01-01' }).expect(201);
    await standing('kabid', '11');
    await standing('staff', '12');
    expect(await appraiser()).toBe('Kabid Uji');
    await set('11', { atWork: false });
    expect(await appraiser()).toBe('Kadis Uji');
    await gov
      .as('kabid')
      .get(`/employees/${gov.id('staff')}`)
      .expect(404);
    await set('11', { atWork: true });
    expect(await appraiser()).toBe('Kabid Uji');
    await set('12', { obligation: 'NONE' });
    expect((await start().expect(409)).body.code).toBe('WORK_PLAN.NO_DUTY');
    await set('12', { obligation: 'REQUIRED' });
    await start().expect(201);
  });

  it('turn on the day on which another meaning begins', async () => {
    const { id } = await item('kedudukan-hukum', '11');
    await gov.admin.post(`/reference-items/${id}/closure`, { lastDay: '2026-03-31' }).expect(201);
    const next = {
      code: '11',
      name: 'Pegawai Titipan',
      attributes: { obligation: 'NONE', atWork: false },
      validFrom: '2026-04-01',
    };
    await gov.admin.post('/references/kedudukan-hukum', next).expect(201);
    const standings = (on: string) => app.get(OrganizationApi).standings(on);
    expect((await standings('2026-03-31')).get('11')).toMatchObject({ obligation: 'CASE', atWork: true });
    expect((await standings('2026-04-01')).get('11')).toMatchObject({ obligation: 'NONE', atWork: false });
    expect(await appraiser({ on: '2026-03-31' })).toBe('Kabid Uji');
    expect(await appraiser({ on: '2026-04-01' })).toBe('Kadis Uji');
    // No job has run on the new day yet.
    await gov.moveTo('2026-04-01');
    const seen = `/employees/${gov.id('staff')}`;
    await gov.as('kabid').get(seen).expect(404);
    await gov.as('kadis').get(seen).expect(200);
    expect(await appraiser({ on: '2026-03-31' })).toBe('Kabid Uji');
  });
});
