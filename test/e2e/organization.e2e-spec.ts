import { OrganizationApi } from '../../src/modules/organization/index.js';
import type { Client, TestAnswer } from '../support/client.js';
import { Government } from '../support/government.js';
import { TestApp } from '../support/test-app.js';

let app: TestApp;
let gov: Government;

beforeAll(async () => {
  app = await TestApp.start();
  gov = await Government.found(app);
});
afterAll(() => app.stop());

const unit = (key: string): string => gov.units[key] ?? '';
const readers = (): Client[] => [gov.as('staff'), gov.hr, gov.auditor];

async function add(name: string, parentId: string, more: object = {}): Promise<any> {
  return (await gov.admin.post('/org-units', { name, parentId, ...more }).expect(201)).body;
}
async function codeOf(call: PromiseLike<TestAnswer>): Promise<string> {
  const { body, status } = await call;
  return `${status} ${body.code}`;
}
async function names(query: Record<string, string>): Promise<string[]> {
  const { body } = await gov.as('staff').get('/org-units', query).expect(200);
  return body.data.map((one: { name: string }) => one.name);
}
async function periods(id: string): Promise<string[]> {
  const { body } = await gov.auditor.get(`/org-units/${id}/periods`).expect(200);
  return body.data.map((one: any) => `${one.validFrom} – ${one.validUntil} ${one.name} < ${one.parentName}`);
}

describe('a unit', () => {
  it('has a type by its name or as it is said, an eselon, and the days of the unit above unless told otherwise', async () => {
    const agency = await add('Badan Riset', unit('kabupaten'), {
      echelonCode: '22',
      validFrom: '2026-01-01',
      validUntil: '2027-12-31',
    });
    expect(agency).toMatchObject({
      type: 'BADAN',
      echelonCode: '22',
      validFrom: '2026-01-01',
      validUntil: '2027-12-31',
    });
    expect(await add('Bidang Data', agency.id)).toMatchObject({
      type: 'BIDANG',
      validFrom: '2026-01-01',
      validUntil: '2027-12-31',
    });
    expect(await add('Balai Uji', unit('dinas'), { type: 'UPTD' })).toMatchObject({
      type: 'UPTD',
      validFrom: null,
      validUntil: null,
    });
    expect(await add('Korps Musik', unit('dinas'))).toMatchObject({ type: null });
    expect(await names({ type: 'BADAN' })).toEqual(['Badan Riset']);
  });

  it('is refused outside the days of the unit above, with days reversed, of an unknown type, or as a second root', async () => {
    const { id: parentId } = await add('Badan Sementara', unit('kabupaten'), {
      validFrom: '2026-03-01',
      validUntil: '2026-12-31',
    });
    const post = (body: object): Promise<string> => codeOf(gov.admin.post('/org-units', { name: 'X', ...body }));
    expect(await post({ parentId, validFrom: '2026-02-28' })).toBe('422 ORGANIZATION.PARENT_ABSENT');
    expect(await post({ parentId, validUntil: '2027-01-01' })).toBe('422 ORGANIZATION.PARENT_ABSENT');
    expect(await post({ parentId, validFrom: '2026-05-02', validUntil: '2026-05-01' })).toBe(
      '422 ORGANIZATION.DAYS_REVERSED',
    );
    expect(await post({ parentId, type: 'KERAJAAN' })).toBe('422 ORGANIZATION.TYPE_UNKNOWN');
    expect(await post({ parentId: gov.id('staff') })).toBe('422 ORGANIZATION.UNIT_UNKNOWN');
    expect(await post({ validFrom: '2030-01-01' })).toBe('409 ORGANIZATION.ROOT_EXISTS');
    const { body } = await gov.admin.post(
      '/org-units',
      { name: 'X', parentId, validFrom: '2026-02-28' },
      { 'accept-language': 'en' },
    );
    expect(body.detail).toBe(
      'On 2026-02-28 the unit Badan Sementara above X is not there; move that unit first or change the day.',
    );
  });

  it('is corrected by the admin alone, for the past too, and only in the version that was read', async () => {
    const { id, version } = await add('Bidang Perencanan', unit('dinasLain'));
    const path = `/org-units/${id}`;
    for (const client of readers()) await client.patch(path, { name: 'X' }).ifMatch(version).expect(403);
    await gov.admin.patch(path, { name: 'X' }).expect(428);
    const right = { name: 'Bidang Perencanaan', headPostTitle: 'Kepala Bidang Perencanaan', type: null };
    const { body } = await gov.admin.patch(path, right).ifMatch(version).expect(200);
    expect(body).toMatchObject({ ...right, version: version + 1 });
    await gov.admin.patch(path, { name: 'Y' }).ifMatch(version).expect(412);
    expect(await periods(id)).toEqual(['null – null Bidang Perencanaan < Dinas Pendidikan']);
    const patch = (change: object): Promise<string> => codeOf(gov.admin.patch(path, change).ifMatch(version + 1));
    expect(await patch({ parentId: id })).toBe('422 ORGANIZATION.CYCLE');
    expect(await patch({ parentId: null })).toBe('422 REQUEST.INVALID');
    expect(await patch({ parentId: gov.id('staff') })).toBe('422 ORGANIZATION.UNIT_UNKNOWN');
    expect(await patch({ type: 'KERAJAAN' })).toBe('422 ORGANIZATION.TYPE_UNKNOWN');
    await gov.admin
      .patch(`/org-units/${gov.id('staff')}`, { name: 'X' })
      .ifMatch(1)
      .expect(404);
  });

  it('is changed by one of several who read the same version', async () => {
    const { id, version } = await add('Bidang Bersama', unit('dinasLain'));
    const answers = await Promise.all(
      Array.from({ length: 5 }, (_, n) =>
        gov.admin.patch(`/org-units/${id}`, { name: `Bidang ${n}` }).ifMatch(version),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412, 412, 412, 412]);
  });
});

describe('a change of a unit from a day on', () => {
  it('shows on its days, keeps the days before, and is told with its letter', async () => {
    const { id } = await add('Bidang Lama', unit('dinas'));
    const letter = { letterNumber: 'PERBUP 12/2026', letterOn: '2026-06-15', reason: 'Nomenklatur' };
    const path = `/org-units/${id}/periods`;
    for (const client of readers()) await client.post(path, { validFrom: '2026-07-01', name: 'X' }).expect(403);
    const renamed = await gov.admin.post(path, { validFrom: '2026-07-01', name: 'Bidang Baru', ...letter }).expect(201);
    expect(renamed.body).toMatchObject({
      unitId: id,
      name: 'Bidang Baru',
      validFrom: '2026-07-01',
      validUntil: null,
      ...letter,
    });
    await gov.admin.post(path, { validFrom: '2026-05-01', parentId: unit('dinasLain') }).expect(201);
    expect(await periods(id)).toEqual([
      'null – 2026-04-30 Bidang Lama < Dinas Kesehatan',
      '2026-05-01 – 2026-06-30 Bidang Lama < Dinas Pendidikan',
      '2026-07-01 – null Bidang Baru < Dinas Pendidikan',
    ]);
    const on = async (day: string): Promise<string[]> =>
      (await names({ parentId: unit('dinasLain'), on: day })).filter((name) => /Lama|Baru/.test(name));
    expect(await on('2026-04-30')).toEqual([]);
    expect(await on('2026-05-01')).toEqual(['Bidang Lama']);
    expect(await on('2026-07-01')).toEqual(['Bidang Baru']);
    const shown = await gov.as('staff').get(`/org-units/${id}`, { on: '2026-06-01' }).expect(200);
    expect(shown.body).toMatchObject({ name: 'Bidang Lama', parentId: unit('dinasLain') });
    expect((await gov.as('staff').get(`/org-units/${id}`).expect(200)).body).toMatchObject({ parentId: unit('dinas') });
  });

  it('is refused where the units would be no tree on some day', async () => {
    const upper = await add('Bidang Atas', unit('dinas'), { validFrom: '2026-01-01' });
    const lower = await add('Seksi Bawah', upper.id);
    const brief = await add('Badan Singkat', unit('kabupaten'), { validFrom: '2026-02-01', validUntil: '2026-08-31' });
    const change = (id: string, body: object): Promise<string> =>
      codeOf(gov.admin.post(`/org-units/${id}/periods`, body));
    expect(await change(upper.id, { validFrom: '2026-09-01', parentId: lower.id })).toBe('422 ORGANIZATION.CYCLE');
    expect(await change(lower.id, { validFrom: '2026-04-01', parentId: brief.id })).toBe(
      '422 ORGANIZATION.PARENT_ABSENT',
    );
    expect(await change(lower.id, { validFrom: '2025-12-31', name: 'X' })).toBe('422 ORGANIZATION.UNIT_ABSENT');
    expect(await change(lower.id, { validFrom: '2026-04-01', type: 'KERAJAAN' })).toBe('422 ORGANIZATION.TYPE_UNKNOWN');
    expect(await change(gov.id('staff'), { validFrom: '2026-04-01', name: 'X' })).toBe('404 REQUEST.NOT_FOUND');
    // The other way round at another time is a tree on every day.
    await gov.admin
      .post(`/org-units/${lower.id}/periods`, { validFrom: '2026-09-01', parentId: unit('dinas') })
      .expect(201);
    await gov.admin.post(`/org-units/${upper.id}/periods`, { validFrom: '2026-09-01', parentId: lower.id }).expect(201);
  });

  it('is made once, also when its request is repeated', async () => {
    const { id } = await add('Bidang Sekali', unit('dinas'));
    const body = { validFrom: '2026-08-01', name: 'Bidang Dua Kali' };
    const key = { 'idempotency-key': 'ubah-sekali' };
    const first = await gov.admin.post(`/org-units/${id}/periods`, body, key).expect(201);
    const again = await gov.admin.post(`/org-units/${id}/periods`, body, key).expect(201);
    expect(again.headers['idempotency-replayed']).toBe('true');
    expect(again.body).toEqual(first.body);
    expect((await gov.admin.get(`/org-units/${id}`).expect(200)).body.version).toBe(2);
  });
});

describe('the end of a unit', () => {
  it('waits for the units below and for people, then takes the unit out of the lists', async () => {
    const upper = await add('Badan Berakhir', unit('kabupaten'));
    const lower = await add('Bidang Berakhir', upper.id);
    const close = (id: string, lastDay: string) => gov.admin.post(`/org-units/${id}/closure`, { lastDay });
    for (const client of readers())
      await client.post(`/org-units/${upper.id}/closure`, { lastDay: '2026-06-30' }).expect(403);
    expect(await codeOf(close(upper.id, '2026-06-30'))).toBe('422 ORGANIZATION.PARENT_ABSENT');
    expect(await codeOf(close(unit('bidang'), '2026-06-30'))).toBe('409 ORGANIZATION.UNIT_HAS_POSTS');
    expect(await codeOf(close(gov.id('staff'), '2026-06-30'))).toBe('404 REQUEST.NOT_FOUND');
    await close(lower.id, '2026-05-31').expect(201);
    const letter = { letterNumber: 'PERDA 3/2026', letterOn: '2026-02-20', reason: 'Perampingan' };
    const { body } = await gov.admin
      .post(`/org-units/${upper.id}/closure`, { lastDay: '2026-05-31', ...letter })
      .expect(201);
    expect(body).toMatchObject({ validUntil: '2026-05-31', name: 'Badan Berakhir' });
    expect(await codeOf(close(upper.id, '2026-06-30'))).toBe('409 ORGANIZATION.UNIT_CLOSED');
    const [period] = (await gov.auditor.get(`/org-units/${upper.id}/periods`).expect(200)).body.data;
    expect(period).toMatchObject({ closureLetterNumber: 'PERDA 3/2026', closureReason: 'Perampingan' });
    expect(await names({ q: 'berakhir', on: '2026-05-31' })).toEqual(['Badan Berakhir', 'Bidang Berakhir']);
    expect(await names({ q: 'berakhir', on: '2026-06-01' })).toEqual([]);
    await gov.as('staff').get(`/org-units/${upper.id}`, { on: '2026-06-01' }).expect(404);
    await gov.as('staff').get(`/org-units/${upper.id}`).expect(200);
    // Closed by mistake: its last day can be taken away again.
    const { body: open } = await gov.admin
      .patch(`/org-units/${upper.id}`, { validUntil: null })
      .ifMatch(body.version)
      .expect(200);
    expect(open.validUntil).toBeNull();
  });

  it('is refused while somebody holds a post there afterwards, also by a correction of the days', async () => {
    const { body } = await gov.admin.get(`/org-units/${unit('bidang')}`).expect(200);
    const patch = (change: object) => gov.admin.patch(`/org-units/${unit('bidang')}`, change).ifMatch(body.version);
    expect(await codeOf(patch({ validUntil: '2026-12-31' }))).toBe('409 ORGANIZATION.UNIT_HAS_POSTS');
    expect(await codeOf(patch({ validFrom: '2026-01-01' }))).toBe('409 ORGANIZATION.UNIT_HAS_POSTS');
  });
});

describe('a post', () => {
  const post = async (body: object): Promise<any> => (await gov.admin.post('/positions', body).expect(201)).body;

  it('has the level that eselon or title tell, its class, and the retirement age of its level', async () => {
    const unitId = unit('bidang');
    expect(
      await post({ unitId, kind: 'STRUKTURAL', title: 'Kepala Seksi Uji', echelonCode: '41', jobClass: 9 }),
    ).toMatchObject({
      ...{ level: 'PENGAWAS', jobClass: 9, echelonCode: '41', retirementAge: 58, ownRetirementAge: null },
      ...{ validFrom: null, validUntil: null },
    });
    expect(await post({ unitId, kind: 'FUNGSIONAL', title: 'Analis Hukum Ahli Madya' })).toMatchObject({
      level: 'AHLI_MADYA',
      retirementAge: 60,
    });
    expect(await post({ unitId, kind: 'FUNGSIONAL', title: 'Guru Ahli Muda' })).toMatchObject({
      level: 'AHLI_MUDA',
      retirementAge: 60,
    });
    expect(await post({ unitId, kind: 'FUNGSIONAL', title: 'Peneliti Ahli Utama' })).toMatchObject({
      retirementAge: 65,
    });
    const retire = await app.get(OrganizationApi).retirementRule();
    const doctor = { title: 'Dokter Ahli Madya', level: 'AHLI_MADYA', retirementAge: null } as const;
    expect(retire(doctor, '1968-03-12')).toBe('2028-04-01');
    const own = { unitId, kind: 'PELAKSANA', title: 'Juru Rawat Khusus', ownRetirementAge: 60 };
    expect(await post(own)).toMatchObject({ level: 'PELAKSANA', retirementAge: 60, ownRetirementAge: 60 });
  });

  it('is refused when its parts do not fit each other, each at its field', async () => {
    const base = { unitId: unit('bidang'), kind: 'FUNGSIONAL', title: 'Tidak Cocok' };
    const faults = async (more: object): Promise<string[]> => {
      const { body } = await gov.admin.post('/positions', { ...base, ...more }).expect(422);
      return body.errors.map((one: { pointer: string; code: string }) => `${one.pointer} ${one.code}`);
    };
    expect(await faults({ level: 'ADMINISTRATOR', echelonCode: '31' })).toEqual([
      '/level LEVEL_OF_OTHER_KIND',
      '/echelonCode ECHELON_NOT_STRUCTURAL',
    ]);
    expect(await faults({ kind: 'STRUKTURAL', level: 'PENGAWAS', echelonCode: '31' })).toEqual([
      '/echelonCode ECHELON_OF_OTHER_LEVEL',
    ]);
    expect(await faults({ kind: 'STRUKTURAL', echelonCode: '77' })).toEqual(['/echelonCode ECHELON_UNKNOWN']);
    expect(await faults({ jobClass: 18 })).toEqual(['/jobClass TOO_LARGE']);
    expect(await faults({ jobClass: 0 })).toEqual(['/jobClass TOO_SMALL']);
    expect(await faults({ ownRetirementAge: 80 })).toEqual(['/ownRetirementAge TOO_LARGE']);
    expect(await faults({ validFrom: '2026-02-01', validUntil: '2026-01-31' })).toEqual(['/validUntil REVERSED']);
    const english = await gov.admin
      .post('/positions', { ...base, level: 'PENGAWAS' }, { 'accept-language': 'en' })
      .expect(422);
    expect(english.body.errors[0].detail).toMatch(
      /^This level is not one of that kind of post; choose one of AHLI_UTAMA, /,
    );
  });

  it('is changed by the admin alone, in the version that was read, and stays sound', async () => {
    const { id, version } = await post({ unitId: unit('bidang'), kind: 'FUNGSIONAL', title: 'Perencana Ahli Pertama' });
    const path = `/positions/${id}`;
    for (const client of readers()) await client.patch(path, { jobClass: 8 }).ifMatch(version).expect(403);
    await gov.admin.patch(path, { jobClass: 8 }).expect(428);
    const change = { title: 'Perencana Ahli Muda', level: 'AHLI_MUDA', jobClass: 9, validFrom: '2026-01-01' };
    const { body } = await gov.admin.patch(path, change).ifMatch(version).expect(200);
    expect(body).toMatchObject({ ...change, version: version + 1 });
    await gov.admin.patch(path, { jobClass: 8 }).ifMatch(version).expect(412);
    const next = (patch: object): Promise<string> => codeOf(gov.admin.patch(path, patch).ifMatch(version + 1));
    expect(await next({ kind: 'PELAKSANA' })).toBe('422 ORGANIZATION.POSITION_UNSOUND');
    expect(await next({ title: 'Analis Hukum Ahli Madya' })).toBe('409 ORGANIZATION.POSITION_EXISTS');
    expect(
      (
        await gov.admin
          .patch(path, { level: null, jobClass: null, validFrom: null })
          .ifMatch(version + 1)
          .expect(200)
      ).body,
    ).toMatchObject({
      ...{ level: null, jobClass: null, validFrom: null },
    });
    await gov.admin
      .patch(`/positions/${gov.id('staff')}`, { jobClass: 8 })
      .ifMatch(1)
      .expect(404);
  });

  it('of one title may follow another, but never share a day, also when several are added at once', async () => {
    const base = { unitId: unit('dinasLain'), kind: 'PELAKSANA', title: 'Operator Bergilir' };
    await post({ ...base, validUntil: '2025-12-31' });
    await post({ ...base, validFrom: '2026-01-01', validUntil: '2026-06-30' });
    expect(await codeOf(gov.admin.post('/positions', { ...base, validFrom: '2026-06-30' }))).toBe(
      '409 ORGANIZATION.POSITION_EXISTS',
    );
    const answers = await Promise.all(
      Array.from({ length: 4 }, (_, n) => gov.admin.post('/positions', { ...base, validFrom: `2026-07-0${n + 1}` })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
    const listed = async (query: Record<string, string>): Promise<number> =>
      (await gov.as('staff').get('/positions', { unitId: base.unitId, kind: 'PELAKSANA', ...query })).body.data.filter(
        ({ title }: { title: string }) => title === base.title,
      ).length;
    expect([await listed({}), await listed({ on: '2025-12-31' }), await listed({ on: '2026-03-01' })]).toEqual([
      3, 1, 1,
    ]);
  });

  it('is held only on the days on which it and its unit are there', async () => {
    const brief = await add('Badan Musiman', unit('kabupaten'), { validFrom: '2026-01-01', validUntil: '2026-10-31' });
    const position = await post({
      unitId: brief.id,
      kind: 'PELAKSANA',
      title: 'Pengelola Musiman',
      validUntil: '2026-12-31',
    });
    const { body: person } = await gov.admin
      .post('/employees', { kind: 'NON_ASN', name: 'Pegawai Musiman' })
      .expect(201);
    const assignment = { unitId: brief.id, positionId: position.id, kind: 'DEFINITIF', headsUnit: false };
    const assign = (days: object) => gov.admin.post(`/employees/${person.id}/assignments`, { ...assignment, ...days });
    const refused = await assign({ validFrom: '2026-02-01' }).expect(422);
    expect(refused.body.code).toBe('ORGANIZATION.POSITION_ABSENT');
    expect(refused.body.detail).toContain('dari 2026-01-01 sampai 2026-10-31');
    expect(await codeOf(assign({ validFrom: '2025-12-31', validUntil: '2026-02-28' }))).toBe(
      '422 ORGANIZATION.POSITION_ABSENT',
    );
    await assign({ validFrom: '2026-02-01', validUntil: '2026-10-31' }).expect(201);
    expect(await codeOf(gov.admin.patch(`/positions/${position.id}`, { validUntil: '2026-09-30' }).ifMatch(1))).toBe(
      '409 ORGANIZATION.POSITION_HELD',
    );
    await gov.admin.patch(`/positions/${position.id}`, { validUntil: '2026-10-31' }).ifMatch(1).expect(200);
  });
});

describe('rights in a tree that changes', () => {
  it('move with a unit on the very day, without any job, for superiors, HR managers and lists', async () => {
    const [staff, kabid] = [gov.id('staff'), gov.id('kabid')];
    const letter = { letterNumber: 'PERBUP 7/2026', letterOn: '2026-03-01' };
    await gov.admin
      .post(`/org-units/${unit('bidang')}/periods`, { validFrom: '2026-06-01', parentId: unit('dinasLain'), ...letter })
      .expect(201);
    const appraiserOn = async (day: string): Promise<string> =>
      (await gov.admin.get(`/employees/${kabid}/appraiser`, { on: day }).expect(200)).body.appraiser.displayName;
    expect([await appraiserOn('2026-05-31'), await appraiserOn('2026-06-01')]).toEqual(['Kadis Uji', 'Kadis Lain']);
    const peopleOf = async (key: string): Promise<string[]> =>
      (await gov.auditor.get('/employees', { unitId: unit(key), includeSubunits: true }).expect(200)).body.data.map(
        ({ name }: { name: string }) => name,
      );

    await gov.moveTo('2026-05-31');
    await gov.hr.get(`/employees/${staff}`).expect(200);
    await gov.as('kadis').get(`/employees/${kabid}`).expect(200);
    await gov.as('otherHead').get(`/employees/${kabid}`).expect(404);
    expect(await peopleOf('dinas')).toContain('Staf Uji');
    expect(await peopleOf('dinasLain')).not.toContain('Staf Uji');

    await gov.moveTo('2026-06-01');
    await gov.hr.get(`/employees/${staff}`).expect(404);
    expect((await gov.hr.get('/employees', { unitId: unit('bidang'), count: true }).expect(200)).body.page.total).toBe(
      0,
    );
    await gov.as('kadis').get(`/employees/${kabid}`).expect(404);
    await gov.as('otherHead').get(`/employees/${kabid}`).expect(200);
    expect(await peopleOf('dinas')).not.toContain('Staf Uji');
    expect(await peopleOf('dinasLain')).toContain('Staf Uji');
    expect(
      (
        await gov
          .as('staff')
          .get(`/org-units/${unit('bidang')}`)
          .expect(200)
      ).body.parentId,
    ).toBe(unit('dinasLain'));
  });

  it('are those of the day also for a change that is entered afterwards', async () => {
    const { body } = await gov.admin
      .post(`/org-units/${unit('bidang')}/periods`, { validFrom: '2026-05-01', parentId: unit('setda') })
      .expect(201);
    expect(body).toMatchObject({ validFrom: '2026-05-01', validUntil: '2026-05-31' });
    const { body: line } = await gov.admin
      .get(`/employees/${gov.id('kabid')}/appraiser`, { on: '2026-05-15' })
      .expect(200);
    expect(line.appraiser.displayName).toBe('Sekda Uji');
  });

  it('show in the copy of today once the day has begun', async () => {
    const copy = async (): Promise<unknown> =>
      (await app.db.rows<{ parentId: string }>('SELECT parentId FROM org_unit WHERE id = ?', [unit('bidang')]))[0]
        ?.parentId;
    // Changes entered on that day have brought it up to date; one that begins tomorrow waits for tomorrow.
    await gov.admin
      .post(`/org-units/${unit('bidang')}/periods`, { validFrom: '2026-06-02', parentId: unit('dinas') })
      .expect(201);
    await app.drainJobs();
    expect(await copy()).toBe(unit('dinasLain'));
    await gov.moveTo('2026-06-02');
    await app.drainJobs();
    expect(await copy()).toBe(unit('dinas'));
  });
});

describe('units that many change together', () => {
  it('stay one tree: of two that would stand below each other one is refused', async () => {
    const [a, b] = [await add('Badan Kiri', unit('kabupaten')), await add('Badan Kanan', unit('kabupaten'))];
    const below = (one: string, other: string) =>
      gov.admin.post(`/org-units/${one}/periods`, { validFrom: '2026-09-01', parentId: other });
    const answers = await Promise.all([below(a.id, b.id), below(b.id, a.id)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 422]);
  });
});
