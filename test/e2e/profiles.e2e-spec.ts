import { ReadLog } from '../../src/kernel/audit/read-log.js';
import { PERMISSIONS } from '../../src/kernel/auth/permissions.js';
import { PROFILE_FIELDS } from '../../src/modules/employees/profiles/profile-fields.js';
import { Government } from '../support/government.js';
import { multipart } from '../support/import-files.js';
import { TestApp } from '../support/test-app.js';

const NIK = '3374016207870001';
const MASKED = '3374••••••••0001';

let app: TestApp;
let gov: Government;

beforeAll(async () => {
  app = await TestApp.start({ logLevel: 'debug' });
  gov = await Government.found(app);
});
afterAll(() => app.stop());

/** Somebody new, born on 21 July 1985 and female by the number. */
let numbers = 20;
async function somebody(more: object = {}): Promise<{ id: string; nip: string }> {
  numbers += 1;
  const nip = `1985072120100120${numbers}`;
  const { body } = await gov.admin.post('/employees', { kind: 'PNS', name: 'Ratna Dewi', nip, ...more }).expect(201);
  return body;
}

const nikOf = (id: string): string => `/employees/${id}/identity-number`;
const codesOf = (body: { warnings?: { code: string }[] }): string[] => (body.warnings ?? []).map(({ code }) => code);
let sequence = 1;
/** A NIK that nobody has yet, of a woman born on 21 July 1985. */
const newNik = (): string => `337401610785${String((sequence += 1)).padStart(4, '0')}`;

describe('a profile (R49, R95)', () => {
  it('shows its fields to whom they are for', async () => {
    const path = `/employees/${gov.id('staff')}/profile`;
    const { body: before } = await gov.admin.get(path).expect(200);
    const contact = { email: 'staf.uji@example.go.id', phone: '+62 24 7608201' };
    const more = { birthPlace: 'Semarang', educationLevel: 'S1', ...contact };
    const { body: changed } = await gov.admin
      .patch(`/employees/${gov.id('staff')}`, more)
      .ifMatch(before.version)
      .expect(200);
    expect(changed).toMatchObject({ ...more, birthDate: '1990-03-15', sex: 'FEMALE', maskedNik: null });
    for (const client of [gov.admin, gov.hr, gov.as('staff')]) {
      expect((await client.get(path).expect(200)).body).toEqual(changed);
    }
    expect((await gov.auditor.get(path).expect(200)).body).toEqual({ ...changed, email: null, phone: null });
    const readers = [
      [gov.admin, 'ADMIN', 'ALL'],
      [gov.hr, 'UNIT_HR', 'UNIT'],
      [gov.as('staff'), 'EMPLOYEE', 'OWN'],
      [gov.auditor, 'AUDITOR', 'ALL'],
    ] as const;
    for (const [client, role, relation] of readers) {
      const { body } = await client.get(path).expect(200);
      expect(Object.keys(body).sort()).toEqual(Object.keys(PROFILE_FIELDS).sort());
      for (const [field, permission] of Object.entries(PROFILE_FIELDS)) {
        const reach: readonly string[] = PERMISSIONS[permission].reach[role] ?? [];
        const isSeen = reach.includes('ALL') || reach.includes(relation);
        expect({ role, field, value: body[field] }).toEqual({ role, field, value: isSeen ? changed[field] : null });
      }
    }
    for (const name of ['kabid', 'kadis', 'colleague', 'stranger'] as const) await gov.as(name).get(path).expect(404);
    const seen = (
      await gov
        .as('kabid')
        .get(`/employees/${gov.id('staff')}`)
        .expect(200)
    ).body;
    for (const field of ['birthDate', 'sex', 'email', 'phone', 'maskedNik']) expect(seen).not.toHaveProperty(field);
  });

  it('is changed by the HR office alone, with the version that it read', async () => {
    const { id } = await somebody();
    const path = `/employees/${id}`;
    for (const client of [gov.hr, gov.auditor, gov.as('staff')]) {
      await client.patch(path, { name: 'Lain' }).ifMatch(1).expect(403);
    }
    expect((await gov.admin.patch(path, { name: 'Lain' }).expect(428)).body.code).toBe('REQUEST.IF_MATCH_REQUIRED');
    await gov.admin.patch(path, { name: 'Lain' }).ifMatch(99).expect(412);
    const { body } = await gov.admin
      .patch(path, { name: 'Ratna Dewi Lestari', backTitle: 'S.H.' })
      .ifMatch(1)
      .expect(200);
    expect(body).toMatchObject({ displayName: 'Ratna Dewi Lestari, S.H.', version: 2 });
    expect((await gov.admin.patch(path, { backTitle: null }).ifMatch(2).expect(200)).body.backTitle).toBeNull();
    expect((await gov.admin.get('/employees', { q: 'dewi lestari' }).expect(200)).body.data).toHaveLength(1);
    const unborn = { birthDate: '9999-12-31' };
    for (const wrong of [{ phone: 'telepon' }, { educationLevel: 'S4' }, { birthDate: null }, { nip: '1' }, unborn]) {
      await gov.admin.patch(path, wrong).ifMatch(3).expect(422);
    }
    await gov.admin.patch(path, {}).ifMatch(3).expect(200);
    expect((await gov.admin.get(`${path}/profile`).expect(200)).body.version).toBe(3);
    await gov.admin.patch(`/employees/${gov.units['dinas']}`, { name: 'Lain' }).ifMatch(1).expect(404);
  });

  it('warns of a birth date and a sex that the numbers do not say, and takes them', async () => {
    const { id } = await somebody();
    await gov.admin.post(nikOf(id), { nik: newNik() }).expect(200);
    const { body } = await gov.admin
      .patch(`/employees/${id}`, { birthDate: '1985-07-12', sex: 'MALE' })
      .ifMatch(2)
      .expect(200);
    expect(body).toMatchObject({ birthDate: '1985-07-12', sex: 'MALE' });
    expect(codesOf(body)).toEqual([
      ...['BIRTH_DATE_DIFFERS', 'SEX_DIFFERS', 'NIK_BIRTH_DATE_DIFFERS', 'NIK_SEX_DIFFERS'],
    ]);
  });

  it('tells whether somebody makes an SKP, by standing', async () => {
    const { id } = await somebody();
    const profile = async (): Promise<object> => (await gov.admin.get(`/employees/${id}/profile`).expect(200)).body;
    expect(await profile()).toMatchObject({ standingCode: '01', skpObligation: 'REQUIRED', makesSkp: true });
    await gov.admin.post(`/employees/${id}/standings`, { standingCode: '03', validFrom: '2026-03-02' }).expect(201);
    expect(await profile()).toMatchObject({ standingCode: '03', skpObligation: 'STUDY', makesSkp: false });
  });
});

describe('a NIK (rule EM-40)', () => {
  it('whose key is not set is said to be recorded, and not shown', async () => {
    const { id } = await somebody();
    await gov.admin.post(nikOf(id), { nik: newNik() }).expect(200);
    const [row] = await app.db.rows<{ nikSealed: string }>('SELECT nikSealed FROM employee WHERE id = ?', [id]);
    const put = (sealed: string) =>
      app.db.transaction(() => app.db.change('UPDATE employee SET nikSealed = ? WHERE id = ?', [sealed, id]));
    await put(String(row?.nikSealed).replace(/^[^.]+/, 'former'));
    expect((await gov.admin.get(nikOf(id)).expect(409)).body.code).toBe('EMPLOYEE.NIK_KEY_MISSING');
    const { body } = await gov.admin.get(`/employees/${id}/profile`).expect(200);
    expect(body.maskedNik).toBe('•'.repeat(16));
    await put(String(row?.nikSealed));
    expect((await gov.admin.get(nikOf(id)).expect(200)).body.nik).toMatch(/^\d{16}$/);
  });

  it('is shown masked, and in full to BKPSDM and the person, who sees who looked', async () => {
    const id = gov.id('staff');
    const { body } = await gov.admin.post(nikOf(id), { nik: NIK }).expect(200);
    expect(body).toMatchObject({ employeeId: id, maskedNik: MASKED });
    for (const client of [gov.hr, gov.auditor, gov.as('staff')]) {
      expect((await client.get(`/employees/${id}/profile`).expect(200)).body.maskedNik).toBe(MASKED);
    }
    expect((await gov.admin.get(nikOf(id)).expect(200)).body).toEqual({ employeeId: id, nik: NIK });
    expect((await gov.as('staff').get(nikOf(id)).expect(200)).body.nik).toBe(NIK);
    await gov.hr.get(nikOf(id)).expect(404);
    await gov.auditor.get(nikOf(id)).expect(403);
    for (const name of ['kabid', 'colleague'] as const) await gov.as(name).get(nikOf(id)).expect(404);
    await app.get(ReadLog).flush();
    const { data } = (await gov.as('staff').get('/my/access-log', { kind: 'READ' }).expect(200)).body;
    const read = data.filter(({ action }: { action: string }) => action === 'identity-number.read');
    expect(read).toHaveLength(1);
    expect(read[0].actorRoles).toEqual(['ADMIN']);
  });

  it('lies in the database and its records sealed, and in no log line', async () => {
    const [row] = await app.db.rows<{ nikSealed: string }>('SELECT nikSealed FROM employee WHERE id = ?', [
      gov.id('staff'),
    ]);
    expect(row?.nikSealed).toMatch(/^app\.[\w-]{40,}$/);
    for (const table of ['audit_event', 'audit_value', 'job', 'idempotency_key', 'employee', 'webhook_delivery']) {
      const rows = await app.db.rows<object>(`SELECT * FROM ${table}`);
      expect({ table, found: JSON.stringify(rows).includes(NIK) }).toEqual({ table, found: false });
    }
    expect(app.logLines.filter((line) => line.includes(NIK))).toEqual([]);
  });

  it('is kept out of the answer that a repeated key gets, and out of refusals', async () => {
    const { id } = await somebody();
    const nik = newNik();
    const key = { 'idempotency-key': 'nik-once' };
    const first = await gov.admin.post(nikOf(id), { nik }, key).expect(200);
    expect((await gov.admin.post(nikOf(id), { nik }, key).expect(200)).body).toEqual(first.body);
    expect(first.text).not.toContain(nik);
    const other = await somebody();
    const { text, body } = await gov.admin.post(nikOf(other.id), { nik }).expect(409);
    expect(body.code).toBe('EMPLOYEE.NIK_TAKEN');
    expect(text).not.toContain(nik);
  });

  it('has 16 digits; whatever else is odd only warns', async () => {
    const { id } = await somebody();
    for (const nik of ['337401620787000', '337401620787000A', '3374 0162 0787 0001', null]) {
      await gov.admin.post(nikOf(id), { nik }).expect(422);
    }
    await gov.admin.post(nikOf(id), {}).expect(422);
    const warnings = async (nik: string): Promise<string[]> =>
      codesOf((await gov.admin.post(nikOf(id), { nik }).expect(200)).body);
    expect(await warnings(newNik())).toEqual([]);
    expect(await warnings('3374012107850901')).toEqual(['NIK_SEX_DIFFERS']);
    expect(await warnings('3374016207850901')).toEqual(['NIK_BIRTH_DATE_DIFFERS']);
    expect(await warnings('3374016213850901')).toEqual(['NIK_BIRTH_DATE']);
    expect(await warnings('3374016107850000')).toEqual(['NIK_SEQUENCE']);
  });

  it('is recorded, removed and looked for by the HR office alone; it is one person’s', async () => {
    const { id } = await somebody();
    const nik = newNik();
    for (const client of [gov.hr, gov.auditor, gov.as('staff')]) {
      await client.post(nikOf(id), { nik }).expect(403);
      await client.delete(nikOf(id)).expect(403);
      await client.post('/identity-number-searches', { nik }).expect(403);
    }
    await gov.admin.post(nikOf(gov.units['dinas'] ?? ''), { nik }).expect(404);
    expect((await gov.admin.post('/identity-number-searches', { nik }).expect(200)).body).toEqual({ employeeId: null });
    await gov.admin.post(nikOf(id), { nik }).expect(200);
    expect((await gov.admin.post('/identity-number-searches', { nik }).expect(200)).body).toEqual({ employeeId: id });
    await gov.admin.delete(nikOf(id)).expect(204);
    expect((await gov.admin.get(nikOf(id)).expect(200)).body.nik).toBeNull();
    expect((await gov.admin.post('/identity-number-searches', { nik }).expect(200)).body).toEqual({ employeeId: null });
  });

  it('is given to one of several people at once', async () => {
    const people = [await somebody(), await somebody(), await somebody(), await somebody()];
    const nik = newNik();
    const answers = await Promise.all(people.map(({ id }) => gov.admin.post(nikOf(id), { nik })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
  });
});

describe('numbers (rule EM-43)', () => {
  it('follow each other, and each stays the person’s', async () => {
    const person = { kind: 'PPPK', name: 'Budi Kontrak', nip: '199507212023211002' };
    const { id } = (await gov.admin.post('/employees', person).expect(201)).body;
    const path = `/employees/${id}/numbers`;
    for (const client of [gov.hr, gov.auditor, gov.as('staff')]) {
      await client.post(path, { number: '199507212024211002', validFrom: '2026-03-02' }).expect(403);
    }
    const wrong = await gov.admin.post(path, { number: '199507212026031002', validFrom: '2026-03-03' }).expect(422);
    expect(wrong.body.code).toBe('EMPLOYEE.KIND_DIFFERS');
    const early = await gov.admin.post(path, { number: '199507212025221002', validFrom: '2026-03-02' }).expect(409);
    expect(early.body.code).toBe('EMPLOYEE.NUMBER_NOT_LAST');
    const taken = { number: gov.as('staff') && '199003152015042004', kind: 'PNS', validFrom: '2026-03-03' };
    expect((await gov.admin.post(path, taken).expect(409)).body.code).toBe('EMPLOYEE.NIP_TAKEN');
    const { body } = await gov.admin
      .post(path, { number: '199507212026031002', kind: 'CPNS', validFrom: '2026-04-01' })
      .expect(201);
    expect(body).toMatchObject({ kind: 'PPPK', nip: '199507212023211002' });
    expect(codesOf(body)).toEqual([]);
    const list = (await gov.admin.get(path).expect(200)).body.data;
    expect(list).toMatchObject([
      { number: '199507212023211002', kind: 'PPPK', validFrom: '2026-03-02', validUntil: '2026-03-31' },
      { number: '199507212026031002', kind: 'CPNS', validFrom: '2026-04-01', validUntil: null },
    ]);
    await gov.moveTo('2026-04-01');
    await app.drainJobs();
    expect((await gov.admin.get(`/employees/${id}`).expect(200)).body).toMatchObject({
      kind: 'CPNS',
      nip: '199507212026031002',
    });
    const ofAnother = { number: '198803122026032007', kind: 'PNS', validFrom: '2026-05-01' };
    const warned = await gov.admin.post(path, ofAnother).expect(201);
    expect(codesOf(warned.body)).toEqual(['BIRTH_DATE_DIFFERS', 'SEX_DIFFERS']);
    const again = { kind: 'PPPK', name: 'Orang Lain', nip: '199507212023211002' };
    expect((await gov.admin.post('/employees', again).expect(409)).body.code).toBe('EMPLOYEE.NIP_TAKEN');
  });
});

describe('a work agreement (rule EM-41)', () => {
  it('is extended from the day after, ends early, and its end ends the duty of an SKP', async () => {
    const year = await gov.openYear();
    const person = { kind: 'PPPK', name: 'Wati Kontrak', nip: '199407212022212003' };
    const { id } = (await gov.admin.post('/employees', person).expect(201)).body;
    const wati = await gov.account('wati', id, [{ role: 'EMPLOYEE' }]);
    const path = `/employees/${id}/contracts`;
    const first = (await gov.admin.post(path, { validFrom: '2025-05-01', validUntil: '2026-04-30' }).expect(201)).body;
    expect(first).toMatchObject({ extendsId: null, daysLeft: 30 });
    const until = { validUntil: '2026-06-30', letterNumber: '800/9/2026' };
    const { body: second } = await gov.admin.post(`${path}/${first.id}/extension`, until).expect(201);
    expect(second).toMatchObject({
      validFrom: '2026-05-01',
      validUntil: '2026-06-30',
      extendsId: first.id,
      daysLeft: null,
    });
    const twice = await gov.admin.post(`${path}/${first.id}/extension`, until).expect(409);
    expect(twice.body.code).toBe('EMPLOYEE.CONTRACT_OVERLAPS');
    const before = await gov.admin.post(`${path}/${second.id}/extension`, { validUntil: '2026-06-01' }).expect(422);
    expect(before.body.code).toBe('EMPLOYEE.RANGE_REVERSED');
    const ending = async (day: string): Promise<string[]> =>
      (await gov.admin.get('/employees', { contractEndsBefore: day }).expect(200)).body.data.map(
        (one: { id: string }) => one.id,
      );
    expect(await ending('2026-06-30')).not.toContain(id);
    expect(await ending('2026-07-01')).toContain(id);
    const { body: ended } = await gov.admin.post(`${path}/${second.id}/end`, { lastDay: '2026-05-15' }).expect(201);
    expect(ended.validUntil).toBe('2026-05-15');
    const late = await gov.admin.post(`${path}/${second.id}/end`, { lastDay: '2026-05-20' }).expect(409);
    expect(late.body.code).toBe('EMPLOYEE.RECORD_ENDED');
    const profile = (await wati.get(`/employees/${id}/profile`).expect(200)).body;
    expect(profile).toMatchObject({ makesSkp: true, contract: { validUntil: '2026-04-30', daysLeft: 30 } });
    await gov.moveTo('2026-05-15');
    await gov
      .by('wati')
      .post('/work-plans', { performancePeriodId: year, startsOn: '2026-05-01', endsOn: '2026-05-10' })
      .expect(201);
    await gov.moveTo('2026-05-16');
    const over = (await gov.by('wati').get(`/employees/${id}/profile`).expect(200)).body;
    expect(over).toMatchObject({ makesSkp: false, contract: null, skpObligation: 'REQUIRED' });
    const refused = await gov
      .by('wati')
      .post('/work-plans', { performancePeriodId: year, startsOn: '2026-05-11', endsOn: '2026-05-31' })
      .expect(409);
    expect(refused.body.code).toBe('WORK_PLAN.NO_DUTY');
    expect(await ending('2027-01-01')).not.toContain(id);
  });
});

describe('the day of retirement (rules OR-6, EM-42)', () => {
  it('follows post and birth date, and a decision goes before it', async () => {
    const head = gov.id('kadis');
    const see = async (): Promise<{ retiresOn: string; version: number }> =>
      (await gov.admin.get(`/employees/${head}/profile`).expect(200)).body;
    // Born on 15 April 1972; a structural post of no known level retires at 58.
    expect(await see()).toMatchObject({ retiresOn: '2030-05-01', retirementDecidedOn: null });
    const path = `/employees/${head}/retirement-decision`;
    for (const client of [gov.hr, gov.auditor, gov.as('kadis')]) {
      await client.post(path, { retiresOn: '2031-01-01', reason: 'Perpanjangan' }).expect(403);
    }
    await gov.admin.post(path, { retiresOn: '2031-01-01' }).expect(422);
    const decided = { retiresOn: '2031-01-01', reason: 'Perpanjangan batas usia pensiun' };
    expect((await gov.admin.post(path, decided).expect(201)).body).toMatchObject({
      retiresOn: '2031-01-01',
      retirementDecidedOn: '2031-01-01',
      retirementReason: decided.reason,
    });
    const back = await gov.admin.post(path, { retiresOn: null, reason: 'Dicabut' }).expect(201);
    expect(back.body).toMatchObject({ retiresOn: '2030-05-01', retirementDecidedOn: null, retirementReason: null });
    const { version } = await see();
    await gov.admin.patch(`/employees/${head}`, { birthDate: '1972-12-31' }).ifMatch(version).expect(200);
    expect((await see()).retiresOn).toBe('2031-01-01');
  });

  it('lists who retires before a day, the earliest first, to whom they are for', async () => {
    const list = async (client: typeof gov.admin): Promise<string[]> =>
      (await client.get('/employees', { retiresBefore: '2032-01-01', limit: 200 }).expect(200)).body.data.map(
        (one: { retiresOn: string }) => one.retiresOn,
      );
    const all = await list(gov.admin);
    expect(all.length).toBeGreaterThan(2);
    expect(all).toEqual([...all].sort());
    expect(all.at(-1)! < '2032-01-01').toBe(true);
    expect(await list(gov.hr)).toEqual(['2031-01-01']);
    expect(await list(gov.as('stranger'))).toEqual([]);
    const first = (await gov.admin.get('/employees', { retiresBefore: '2032-01-01', limit: 1 }).expect(200)).body;
    const next = { retiresBefore: '2032-01-01', limit: 1, cursor: first.page.nextCursor };
    expect((await gov.admin.get('/employees', next).expect(200)).body.data[0].retiresOn).toBe(all[1]);
  });
});

describe('an import of people', () => {
  const header =
    'NIP BARU;NAMA;JENIS JABATAN ID;JABATAN NAMA;UNOR ID;UNOR NAMA;INSTANSI KERJA ID;INSTANSI KERJA NAMA;NIK';
  const line = (nip: string, name: string, nik: string): string =>
    [nip, name, '4', 'Pengadministrasi', 'U-IMPOR', 'Seksi Impor', 'I-IMPOR', 'Pemerintah Kabupaten Uji', nik].join(
      ';',
    );

  it('takes the NIK, warns of what is odd, and leaves none readable', async () => {
    const own = await TestApp.start();
    try {
      const admin = await Government.administrator(own);
      const lines = [
        line('198507212010012001', 'Sri Satu', '3374016107850001'),
        line('198507212010012002', 'Sri Dua', '3374012107850002'),
        line('198507212010012003', 'Sri Tiga', '33740'),
        line('198507212010012004', 'Sri Empat', '3374016107850001'),
        line('198507212010012005', 'Sri Lima', ''),
      ];
      const upload = multipart([
        ['kind', 'EMPLOYEES'],
        ['file', { name: 'pegawai.csv', content: Buffer.from([header, ...lines].join('\r\n')) }],
      ]);
      const { body: started } = await admin.post('/imports', upload.body, { 'content-type': upload.type }).expect(202);
      await own.drainJobs();
      const { data } = (await admin.get(`/imports/${started.importId}/rows`).expect(200)).body;
      const faults = data.map((row: { faults: { code: string; value: string }[] }) =>
        row.faults.filter(({ code }) => code !== 'DAY_ASSUMED').map(({ code, value }) => `${code} ${value}`),
      );
      expect(faults).toEqual([
        [],
        ['NIK_SEX_DIFFERS 3374••••••••0002'],
        ['NIK_NOT_16_DIGITS •••••'],
        ['DUPLICATE '],
        [],
      ]);
      const readable = async (table: string): Promise<boolean> =>
        JSON.stringify(await own.db.rows(`SELECT * FROM ${table}`)).includes('337401610785');
      expect(await readable('import_row')).toBe(false);
      await admin.post(`/imports/${started.importId}/application`, { mode: 'VALID_ROWS' }).expect(202);
      await own.drainJobs();
      for (const table of ['import_row', 'employee', 'audit_value', 'audit_event'])
        expect(await readable(table)).toBe(false);
      const people = (await admin.get('/employees').expect(200)).body.data as {
        id: string;
        name: string;
        retiresOn: string;
      }[];
      const niks: Record<string, string> = {};
      for (const { id, name } of people) niks[name] = (await admin.get(nikOf(id)).expect(200)).body.nik;
      expect(niks).toEqual({
        'Sri Satu': '3374016107850001',
        'Sri Dua': '3374012107850002',
        'Sri Tiga': null,
        'Sri Lima': null,
      });
      // A pelaksana born on 21 July 1985 retires at 58.
      expect(new Set(people.map(({ retiresOn }) => retiresOn))).toEqual(new Set(['2043-08-01']));
    } finally {
      await own.stop();
    }
  });
});
