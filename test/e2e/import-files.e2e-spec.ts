import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { readXlsx, writeXlsx } from 'hucre/xlsx';
import type { Config } from '../../src/config/config.js';
import { CONFIG } from '../../src/kernel/kernel.tokens.js';
import { IMPORT_KINDS } from '../../src/modules/employees/import/persistence/import.entity.js';
import { Government } from '../support/government.js';
import { csvFile, multipart, type SentFile, zipFile } from '../support/import-files.js';
import {
  simpegPage,
  SIMPEG_FIRST_LINE,
  SIMPEG_HEADER_LINE,
  SIMPEG_PEOPLE,
  simpegWorkbook,
} from '../support/simpeg-file.js';
import { type Client, TestApp } from '../support/test-app.js';

jest.setTimeout(240_000);

const OK = 200;
const EXCEL = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
/** What the SIMPEG file does not say by its titles. */
const SIMPEG_PROFILE = {
  kind: 'EMPLOYEES',
  name: 'SIMPEG Kabupaten',
  columns: [
    { title: 'Jenis Jab', field: 'JENIS JABATAN ID' },
    { title: 'KODE UNIT', field: 'UNOR ID' },
  ],
  constants: [
    { field: 'INSTANSI KERJA ID', value: 'PEMDA' },
    { field: 'INSTANSI KERJA NAMA', value: 'Pemerintah Kabupaten Uji' },
  ],
};
const stored = (name: string): SentFile => ({
  name,
  content: readFileSync(join(import.meta.dirname, '../support/files', name)),
});

let app: TestApp;
let gov: Government;
let admin: Client;
let profileId: string;

beforeAll(async () => {
  app = await TestApp.start();
  gov = await Government.found(app);
  admin = gov.admin;
});
afterAll(() => app.stop());

/** Uploads a file, has it checked and gives the import as it then is. */
async function check(kind: string, file: SentFile, profile?: string): Promise<any> {
  const parts: [string, string | SentFile][] = [
    ['kind', kind],
    ['file', file],
  ];
  if (profile) parts.splice(1, 0, ['profile', profile]);
  const { body, type } = multipart(parts);
  const started = await admin.post('/imports', body, { 'content-type': type }).expect(202);
  await app.drainJobs();
  return one(started.body.importId);
}

async function one(id: string): Promise<any> {
  return (await admin.get(`/imports/${id}`).expect(OK)).body;
}

async function apply(id: string, mode = 'ALL_OR_NOTHING'): Promise<any> {
  await admin.post(`/imports/${id}/application`, { mode }).expect(202);
  await app.drainJobs();
  return one(id);
}

/** A file that the service sends, as bytes. */
async function download(path: string, query: Record<string, string> = {}, headers: Record<string, string> = {}) {
  const { bytes: content, headers: answered } = await admin.get(path, query).with(headers).expect(OK);
  return { content, headers: answered };
}

async function sheetsOf(content: Buffer): Promise<Record<string, unknown[][]>> {
  const { sheets } = await readXlsx(content);
  return Object.fromEntries(sheets.map(({ name, rows }) => [name, rows]));
}

describe('An export of SIMPEG as it comes', () => {
  let returned: Buffer;

  it('is refused without a profile, and says what it lacks and what may be meant', async () => {
    const refused = await check('EMPLOYEES', simpegPage());
    expect(refused).toMatchObject({
      status: 'REFUSED',
      rowsKeptUntil: null,
      profile: null,
      problem: { code: 'IMPORT_FILE.COLUMNS_MISSING' },
      mapping: {
        format: 'HTML',
        headerLine: SIMPEG_HEADER_LINE + 1,
        missing: [
          { field: 'JENIS JABATAN ID', candidates: ['Jenis Jab.', 'Kode Unit'] },
          { field: 'UNOR ID', candidates: ['Kode Unit'] },
        ],
        unread: ['No', 'Pangkat TMT', 'Jenis Jab.', 'Kode Unit', 'Alamat'],
      },
    });
    expect(refused.problem.detail).toMatch(
      /^Kolom berikut tidak ada: JENIS JABATAN ID, UNOR ID\. .*Jenis Jab\., Kode Unit/,
    );
    await admin.get(`/imports/${refused.id}/file`).expect(409);
  });

  it('is read with the profile that follows from that, the rest by the usual names', async () => {
    profileId = (await admin.post('/imports/profiles', SIMPEG_PROFILE).expect(201)).body.id;
    const checked = await check('EMPLOYEES', simpegPage(), profileId);
    expect(checked).toMatchObject({
      status: 'CHECKED',
      profile: { id: profileId, name: 'SIMPEG Kabupaten' },
      counts: { rows: SIMPEG_PEOPLE, new: SIMPEG_PEOPLE - 1, errors: 1, warnings: 0 },
      mapping: { format: 'HTML', missing: [], constants: SIMPEG_PROFILE.constants },
    });
    const { body } = await admin.get(`/imports/${checked.id}/rows`, { status: 'ERROR' }).expect(OK);
    expect(body.data).toMatchObject([
      { line: SIMPEG_FIRST_LINE + 3, faults: [{ column: 'NIP BARU', code: 'NIP_NUMERIC_CELL' }] },
    ]);
    const { content, headers } = await download(`/imports/${checked.id}/file`);
    expect(headers).toMatchObject({ 'content-type': EXCEL, 'content-disposition': expect.stringContaining('.xlsx"') });
    returned = content;
    expect(await app.db.rows("SELECT id FROM employee WHERE nip = '198707222019032005'")).toEqual([]);
  });

  it('comes back with what is wrong, in its own lines, without the columns that nobody needs', async () => {
    const { Data: rows = [] } = await sheetsOf(returned);
    const header = rows[SIMPEG_HEADER_LINE] ?? [];
    expect(header).toEqual([
      ...['N.I.P.', 'Nama Lengkap', 'Tgl. Lahir', 'L/P', 'Pangkat Gol. Ruang', 'Jabatan Nama', 'TMT Jabatan'],
      ...['Jenis Jab.', 'Kode Unit', 'Unit Kerja', 'NIK', 'STATUS_IMPOR', 'KESALAHAN'],
    ]);
    const people = rows.slice(SIMPEG_FIRST_LINE - 1);
    expect(people.map((row) => row[header.indexOf('STATUS_IMPOR')])).toEqual(['OK', 'OK', 'OK', 'SALAH']);
    expect(people[0]?.slice(0, 5)).toEqual([
      '19870722 201903 2 005',
      'Dr. Siti Aminah, S.Kom., M.T.',
      '22-07-1987',
      'P',
      'Penata Tk.I / III/d',
    ]);
    expect(people[3]?.at(-1)).toMatch(/^N\.I\.P\.: NIP tersimpan sebagai angka/);
    expect(returned.includes('6402016207870001')).toBe(false);
    expect(JSON.stringify(rows)).not.toMatch(/6402016207870001|Melati/);
  });

  it('is applied once that file is corrected, with the same profile', async () => {
    const rows = ((await sheetsOf(returned)).Data ?? []) as (string | null)[][];
    const wrong = rows[SIMPEG_FIRST_LINE + 2] ?? [];
    wrong[0] = '198808112011011001';
    const content = Buffer.from(await writeXlsx({ sheets: [{ name: 'Data', rows }] }));
    const checked = await check('EMPLOYEES', { name: 'diperbaiki.xlsx', content }, profileId);
    expect(checked).toMatchObject({
      status: 'CHECKED',
      counts: { rows: SIMPEG_PEOPLE, new: SIMPEG_PEOPLE, errors: 0 },
      mapping: { format: 'XLSX', unread: ['STATUS_IMPOR', 'KESALAHAN'] },
    });
    expect(await apply(checked.id)).toMatchObject({ status: 'APPLIED', counts: { new: SIMPEG_PEOPLE } });
    const { body } = await admin.get('/employees', { q: '198707222019032005' }).expect(OK);
    expect(body.data).toMatchObject([{ displayName: 'Dr. Siti Aminah, S.Kom., M.T.', unitName: 'Bidang Anggaran' }]);
    const people = await app.db.rows(
      "SELECT nip, name, frontTitle, gradeCode, birthDate FROM employee WHERE source = 'SIASN' ORDER BY nip",
    );
    expect(people).toEqual([
      {
        nip: '197903152005011002',
        name: 'Budi Santoso',
        frontTitle: 'Drs. H.',
        gradeCode: '41',
        birthDate: '1979-03-15',
      },
      { nip: '198707222019032005', name: 'Siti Aminah', frontTitle: 'Dr.', gradeCode: '34', birthDate: '1987-07-22' },
      { nip: '198808112011011001', name: 'Rahmat Hidayat', frontTitle: null, gradeCode: '33', birthDate: '1988-08-11' },
      { nip: '199502282020121003', name: 'MOH. ALI', frontTitle: null, gradeCode: '24', birthDate: '1995-02-28' },
    ]);
  });

  it.each([
    ['XLS', () => stored('nominatif.xls')],
    ['ODS', () => stored('nominatif.ods')],
    ['XLSX', () => simpegWorkbook()],
    ['HTML', () => simpegPage()],
  ])('says the same as %s', async (format, make) => {
    const checked = await check('EMPLOYEES', await make(), profileId);
    expect(checked).toMatchObject({
      status: 'CHECKED',
      mapping: { format, headerLine: SIMPEG_HEADER_LINE + 1 },
      // The corrected file that was applied had no NIK, which is not given back: it is what these files still add.
      counts: { rows: SIMPEG_PEOPLE, new: 0, changed: 2, unchanged: SIMPEG_PEOPLE - 3, errors: 1 },
    });
  });
});

describe('A profile', () => {
  const OTHER = { kind: 'ORG_UNITS', name: 'Unit SOTK', headerLine: 3, columns: [{ title: 'Kode', field: 'Id' }] };
  const path = (id: string): string => `/imports/profiles/${id}`;

  it('is kept, shown, changed and deleted', async () => {
    const { body: made, headers } = await admin.post('/imports/profiles', OTHER).expect(201);
    expect(made).toEqual({ id: made.id, ...OTHER, dayOrder: 'DMY', constants: [], version: 1 });
    expect(headers.location).toBe(`/api/v1/imports/profiles/${made.id}`);
    const change = { name: 'SOTK', headerLine: null, constants: [{ field: 'DiatasanId', value: 'P1' }] };
    await admin.patch(path(made.id), change).ifMatch(2).expect(412);
    await admin.patch(path(made.id), change).expect(428);
    const { body: changed } = await admin.patch(path(made.id), change).ifMatch(1).expect(OK);
    expect(changed).toEqual({ ...made, ...change, version: 2 });
    expect((await admin.get(path(made.id)).expect(OK)).body).toEqual(changed);
    const names = async (query = {}): Promise<string[]> =>
      (await admin.get('/imports/profiles', query).expect(OK)).body.data.map(({ name }: any) => name);
    expect(await names()).toEqual(['SIMPEG Kabupaten', 'SOTK']);
    expect(await names({ kind: 'ORG_UNITS' })).toEqual(['SOTK']);
    await admin.delete(path(made.id)).expect(204);
    await admin.get(path(made.id)).expect(404);
    await admin.delete(path(made.id)).expect(404);
  });

  it('is pageable', async () => {
    const made: string[] = [];
    for (const name of ['A', 'b', 'C'])
      made.push((await admin.post('/imports/profiles', { kind: 'ORG_UNITS', name }).expect(201)).body.id);
    const first = (await admin.get('/imports/profiles', { kind: 'ORG_UNITS', limit: 2, count: true }).expect(OK)).body;
    expect(first.page.total).toBe(3);
    const cursor = first.page.nextCursor;
    const rest = (await admin.get('/imports/profiles', { kind: 'ORG_UNITS', limit: 2, cursor }).expect(OK)).body;
    expect([...first.data, ...rest.data].map(({ name }: any) => name)).toEqual(['A', 'b', 'C']);
    for (const id of made) await admin.delete(path(id)).expect(204);
  });

  it.each([
    [
      'a column that the kind does not have',
      { columns: [{ title: 'x', field: 'NPWP NOMOR' }] },
      422,
      'PROFILE_FIELD_UNKNOWN',
    ],
    [
      'a constant that the kind does not have',
      { constants: [{ field: 'x', value: 'y' }] },
      422,
      'PROFILE_FIELD_UNKNOWN',
    ],
    [
      'one title for two columns',
      {
        columns: [
          { title: 'Kode', field: 'Id' },
          { title: 'KODE.', field: 'NamaUnor' },
        ],
      },
      422,
      'PROFILE_REPEATED',
    ],
    [
      'one column twice',
      { columns: [{ title: 'Kode', field: 'Id' }], constants: [{ field: 'Id', value: '1' }] },
      422,
      'PROFILE_REPEATED',
    ],
  ])('with %s is refused', async (_name, change, status, code) => {
    const { body } = await admin
      .post('/imports/profiles', { kind: 'ORG_UNITS', name: 'Salah', ...change })
      .expect(status);
    expect(body.code).toBe(`IMPORT.${code}`);
    expect(body.detail).not.toMatch(/\{\w+\}/);
  });

  it('has a name of its own among those of its kind, whatever its capitals', async () => {
    const taken = { ...SIMPEG_PROFILE, name: 'simpeg  kabupaten' };
    expect((await admin.post('/imports/profiles', taken).expect(409)).body.code).toBe('IMPORT.PROFILE_NAME_TAKEN');
    const { body } = await admin.post('/imports/profiles', { kind: 'ORG_UNITS', name: taken.name }).expect(201);
    const { body: other } = await admin.post('/imports/profiles', { kind: 'ORG_UNITS', name: 'Lain' }).expect(201);
    await admin.patch(path(other.id), { name: 'SIMPEG KABUPATEN' }).ifMatch(1).expect(409);
    await admin.post('/imports/profiles', { ...OTHER, id: other.id }).expect(409);
    for (const { id } of [body, other]) await admin.delete(path(id)).expect(204);
  });

  it('must be there when a file is uploaded with it, and for its kind; an import keeps what it was', async () => {
    const upload = (kind: string, profile: string) => {
      const { body, type } = multipart([
        ['kind', kind],
        ['profile', profile],
        ['file', csvFile([{ Id: '1', Induk: '', NamaUnor: 'Pemerintah Kabupaten Uji' }])],
      ]);
      return admin.post('/imports', body, { 'content-type': type });
    };
    expect((await upload('ORG_UNITS', 'bukan-id').expect(422)).body.errors).toMatchObject([{ pointer: '/profile' }]);
    const nobody = '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d11';
    expect((await upload('ORG_UNITS', nobody).expect(422)).body.code).toBe('IMPORT.PROFILE_UNKNOWN');
    expect((await upload('ORG_UNITS', profileId).expect(422)).body.code).toBe('IMPORT.PROFILE_OF_ANOTHER_KIND');
    const columns = [{ title: 'Induk', field: 'DiatasanId' }];
    const { body } = await admin.post('/imports/profiles', { kind: 'ORG_UNITS', name: 'Sekali', columns }).expect(201);
    const { importId } = (await upload('ORG_UNITS', body.id).expect(202)).body;
    await admin.delete(path(body.id)).expect(204);
    await app.drainJobs();
    expect(await one(importId)).toMatchObject({ status: 'CHECKED', profile: { id: body.id, name: 'Sekali' } });
    const uploads = join(app.get<Config>(CONFIG as never).dataDir, 'uploads');
    expect(readdirSync(uploads)).toEqual([]);
  });
});

describe('A template', () => {
  it.each(IMPORT_KINDS)('for %s can be filled in and is read without any mapping', async (kind) => {
    for (const language of ['id', 'en']) {
      const sent = await download(`/imports/templates/${kind}`, {}, { 'accept-language': language });
      const name = `${kind.toLowerCase()}.xlsx`;
      expect(sent.headers).toMatchObject({
        'content-type': EXCEL,
        'content-disposition': `attachment; filename="${name}"`,
      });
      const sheets = await sheetsOf(sent.content);
      expect(Object.keys(sheets)).toEqual(
        language === 'id' ? ['Petunjuk', 'Data', 'Referensi'] : ['Guide', 'Data', 'Values'],
      );
      const untouched = await check(kind, { name, content: sent.content });
      expect(untouched).toMatchObject({ status: 'REFUSED', problem: { code: 'IMPORT_FILE.EMPTY' } });

      const [header = [], example = []] = sheets.Data ?? [];
      expect(example).toHaveLength(header.length);
      const filled = example.map((value, at) => (at === 0 ? `${String(value)}9` : value)) as string[];
      const rows = [header, example, filled] as string[][];
      const written = Object.entries(sheets).map(([title, own]) => ({
        name: title,
        rows: (title === 'Data' ? rows : own) as string[][],
      }));
      const content = Buffer.from(await writeXlsx({ sheets: written }));
      const checked = await check(kind, { name, content });
      expect(checked).toMatchObject({
        ...{ status: 'CHECKED', counts: { rows: 1 } },
        mapping: { sheet: 2, headerLine: 1, unread: [], missing: [] },
      });
      expect(checked.mapping.columns.map(({ by }: any) => by)).toEqual(header.map(() => 'NAME'));
    }
  });

  it('keeps what is typed as text, holds the header, and offers the values of lists', async () => {
    const { content } = await download('/imports/templates/EMPLOYEES');
    const { sheets } = await readXlsx(content, { readStyles: true });
    const [data, values] = [sheets[1], sheets[2]];
    const nip = data?.rows[0]?.indexOf('NIP BARU') ?? -1;
    for (const row of [1, 2, 900]) expect(data?.cells?.get(`${row},${nip}`)?.style?.numFmt).toBe('@');
    expect(data?.freezePane).toMatchObject({ rows: 1 });
    const kinds = data?.dataValidations?.find(({ formula1 }) => /Referensi/.test(formula1 ?? ''));
    const [, first, last] = /\$B\$(\d+):\$B\$(\d+)/.exec(kinds?.formula1 ?? '') ?? [];
    const offered = values?.rows.slice(Number(first) - 1, Number(last));
    expect(new Set(offered?.map(([column]) => column)).size).toBe(1);
    expect(offered?.map(([, value]) => value)).toEqual(['M', 'F']);
  });

  it('is there as CSV', async () => {
    const { content, headers } = await download('/imports/templates/ORG_UNITS', { format: 'csv' });
    expect(headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="org_units.csv"',
    });
    const [header, example]: string[][] = parse(content, { bom: true, delimiter: ';' });
    expect(header?.slice(0, 3)).toEqual(['Id', 'DiatasanId', 'NamaUnor']);
    expect(example).toHaveLength(header?.length ?? 0);
    await admin.get('/imports/templates/ORG_UNITS', { format: 'pdf' }).expect(400);
  });
});

describe('The file back', () => {
  const UNITS = [
    { Id: 'PEMDA', DiatasanId: '', NamaUnor: 'Pemerintah Kabupaten Uji', Alamat: 'rahasia' },
    { Id: 'k2', DiatasanId: 'PEMDA', NamaUnor: '=HYPERLINK("http://x")', Alamat: '' },
    { Id: 'k3', DiatasanId: 'tidak-ada', NamaUnor: '@SUM(A1)', Alamat: '' },
  ];

  it('is CSV for CSV, in the language of the reader, safe for spreadsheets, in its own lines', async () => {
    const file = csvFile(UNITS);
    const titled = { ...file, content: Buffer.from(`Daftar unit\n\n${file.content.toString()}`) };
    const { id } = await check('ORG_UNITS', titled);
    const text = async (language: string): Promise<string> =>
      (await download(`/imports/${id}/file`, {}, { 'accept-language': language })).content.toString();
    const indonesian = await text('id');
    expect(indonesian.split('\r\n')[2]).toBe('Id;DiatasanId;NamaUnor;STATUS_IMPOR;KESALAHAN');
    const rows = parse<Record<string, string>>(indonesian, { bom: true, delimiter: ';', from_line: 3, columns: true });
    expect(rows.map(({ Id, STATUS_IMPOR }) => `${Id} ${STATUS_IMPOR}`)).toEqual(['PEMDA OK', 'k2 OK', 'k3 SALAH']);
    expect(rows.map(({ NamaUnor }) => NamaUnor?.[0])).toEqual(['P', "'", "'"]);
    expect(rows[2]?.KESALAHAN).toMatch(/^DiatasanId: Unit induk ini tidak ada/);
    expect(indonesian).not.toContain('rahasia');
    const english = await text('en');
    expect(english).toContain('IMPORT_STATUS;FAULTS');
    expect(english).toContain("k3;tidak-ada;'@SUM(A1);ERROR;DiatasanId: This parent is neither");
    const again = await check('ORG_UNITS', { name: 'lagi.csv', content: Buffer.from(indonesian) });
    expect(again.counts).toMatchObject({ rows: 3, errors: 1 });
    expect(await app.db.rows('SELECT cells FROM import_written_row WHERE cells LIKE ?', ['%rahasia%'])).toEqual([]);
  });

  it('keeps every digit of a number in a CSV, and is read again (rule EX-1)', async () => {
    const post = { 'JENIS JABATAN ID': '4', 'JABATAN NAMA': 'Pengelola', 'UNOR ID': 'tidak-ada', 'UNOR NAMA': 'Unit' };
    const { id } = await check('EMPLOYEES', csvFile([{ 'NIP BARU': '198707222019032005', NAMA: 'SITI', ...post }]));
    const { content } = await download(`/imports/${id}/file`);
    expect(content.toString().split('\r\n')[1]).toMatch(/^'198707222019032005;SITI;4;/);
    const again = await check('EMPLOYEES', { name: 'lagi.csv', content });
    const faults = async (run: string): Promise<unknown> =>
      (await admin.get(`/imports/${run}/rows`).expect(200)).body.data[0].faults;
    expect(await faults(again.id)).toEqual(await faults(id));
  });

  it('is safe for spreadsheets as a workbook, too', async () => {
    const header = Object.keys(UNITS[0] ?? {});
    const rows = [header, ...UNITS.map((row) => Object.values(row))];
    const content = Buffer.from(await writeXlsx({ sheets: [{ name: 'A', rows }] }));
    const { id } = await check('ORG_UNITS', { name: 'x.xlsx', content });
    const { Data } = await sheetsOf((await download(`/imports/${id}/file`)).content);
    expect(Data?.map((row) => row[2])).toEqual([
      'NamaUnor',
      'Pemerintah Kabupaten Uji',
      `'=HYPERLINK("http://x")`,
      "'@SUM(A1)",
    ]);
  });

  it('is for those who may import, is recorded, and is there until a week after the check or the application', async () => {
    const { id, rowsKeptUntil } = await check('ORG_UNITS', csvFile(UNITS.slice(0, 2)));
    expect(rowsKeptUntil).toMatch(/^2026-03-09T/);
    for (const client of [gov.auditor, gov.hr, gov.as('staff')]) await client.get(`/imports/${id}/file`).expect(403);
    await download(`/imports/${id}/file`);
    const recorded = await app.db.rows("SELECT id FROM audit_event WHERE action = 'import.download' AND objectId = ?", [
      id,
    ]);
    expect(recorded).toHaveLength(1);
    await gov.moveTo('2026-03-05');
    admin = gov.admin;
    expect(await apply(id)).toMatchObject({
      status: 'APPLIED',
      rowsKeptUntil: expect.stringMatching(/^2026-03-1[12]/),
    });
    await download(`/imports/${id}/file`);
    await gov.moveTo('2026-03-20');
    admin = gov.admin;
    await app.drainJobs();
    expect(await one(id)).toMatchObject({ status: 'APPLIED', rowsKeptUntil: null });
    expect(await app.db.rows('SELECT line FROM import_written_row')).toEqual([]);
    expect((await admin.get(`/imports/${id}/file`).expect(409)).body.code).toBe('IMPORT.NO_FILE_KEPT');
  });

  it('is given whole however many rows there are', async () => {
    const many = Array.from({ length: 1_203 }, (_, at) => ({ Id: `m${at}`, DiatasanId: 'x', NamaUnor: `Unit ${at}` }));
    const { id } = await check('ORG_UNITS', csvFile(many));
    const { content } = await download(`/imports/${id}/file`);
    const rows = parse<Record<string, string>>(content, { bom: true, delimiter: ';', columns: true });
    expect(rows.map(({ Id }) => Id)).toEqual(many.map(({ Id }) => Id));
  });
});

describe('A hostile file', () => {
  const named = (content: Buffer | string, name = 'x.xls'): SentFile => ({ name, content: Buffer.from(content) });
  const ods = (content: string | Buffer, more: Record<string, string | Buffer> = {}): SentFile =>
    zipFile({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': content, ...more });
  const table = (rows: string): string =>
    `<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet><table:table table:name="A">${rows}</table:table></office:spreadsheet></office:body></office:document-content>`;
  const cell = (text: string, more = ''): string =>
    `<table:table-cell office:value-type="string"${more}><text:p>${text}</text:p></table:table-cell>`;
  const xls = (): Buffer => stored('nominatif.xls').content;

  it.each<[string, () => SentFile, string]>([
    ['an ODS bomb', () => ods(Buffer.alloc(140_000_000, 0x20)), 'UNPACKED_TOO_LARGE'],
    [
      'a row of ODS repeated a million times',
      () =>
        ods(
          table(
            `<table:table-row table:number-rows-repeated="1048576">${cell('a', ' table:number-columns-repeated="16384"')}</table:table-row>`,
          ),
        ),
      'TOO_COMPLEX|DAMAGED|TOO_MANY',
    ],
    [
      'an ODS with an entity',
      () => ods(`<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>${table('')}`),
      'ACTIVE_CONTENT',
    ],
    ['an ODS with macros', () => ods(table(''), { 'Basic/script-lc.xml': '<x/>' }), 'ACTIVE_CONTENT'],
    ['an ODS with a password', () => ods('x', { 'META-INF/manifest.xml': '<manifest:encryption-data/>' }), 'ENCRYPTED'],
    ['an ODS cut off', () => named(stored('nominatif.ods').content.subarray(0, 6_000)), 'DAMAGED'],
    ['an ODS without a sheet', () => ods(table('')), 'EMPTY'],
    ['a text document', () => zipFile({ mimetype: 'application/vnd.oasis.opendocument.text' }), 'NOT_A_TABLE'],
    [
      'a workbook with macros',
      () => zipFile({ 'xl/vbaProject.bin': 'x', 'xl/workbook.xml': '<workbook/>' }),
      'ACTIVE_CONTENT',
    ],
    ['an XLS cut off', () => named(xls().subarray(0, 3_000)), 'OLD_EXCEL'],
    ['an XLS of noise', () => named(Buffer.concat([xls().subarray(0, 512), Buffer.alloc(50_000, 0xa7)])), 'OLD_EXCEL'],
    ['an XLS with a password', () => named(withRecord(xls(), 0x2f)), 'ENCRYPTED'],
    [
      'an XLS with macros',
      () => named(Buffer.concat([xls(), Buffer.from('_VBA_PROJECT_CUR', 'utf16le')])),
      'ACTIVE_CONTENT',
    ],
    [
      'an XLSX with a password',
      () => named(Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from('EncryptedPackage', 'utf16le')])),
      'ENCRYPTED',
    ],
    [
      'a huge colspan',
      () => named('<table><tr><td colspan=2000000000>Id</td></tr><tr><td>1</td></tr></table>'),
      'TOO_MANY_COLUMNS',
    ],
    [
      'a huge rowspan',
      () => named(`<table>${'<tr><td rowspan=2000000000 colspan=150>a</td></tr>'.repeat(20_000)}</table>`),
      'TOO_MANY_COLUMNS|COLUMNS_MISSING',
    ],
    ['a million columns', () => named(`<table><tr>${'<td>a'.repeat(1_000_000)}</tr></table>`), 'TOO_MANY_COLUMNS'],
    ['tables in tables in tables', () => named('<table><tr><td>'.repeat(300_000)), 'TOO_COMPLEX'],
    ['a page without a table', () => named('<!DOCTYPE html><html><body>Silakan masuk</body></html>'), 'EMPTY'],
    ['XML that is no workbook', () => named('<?xml version="1.0"?><a/>'), 'NOT_A_TABLE'],
    [
      'an XML workbook of a million columns',
      () =>
        named(
          `<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet><Table><Row><Cell ss:Index="1000000000"><Data ss:Type="String">a</Data></Cell></Row></Table></Worksheet></Workbook>`,
        ),
      'TOO_MANY_COLUMNS',
    ],
    [
      'more rows than there may be',
      () => named(`Id;DiatasanId;NamaUnor\n${'1;;a\n'.repeat(200_001)}`),
      'TOO_MANY_ROWS',
    ],
  ])('is refused with the way out, and the service goes on: %s', async (_name, make, code) => {
    const refused = await check('ORG_UNITS', make());
    expect(refused).toMatchObject({ status: 'REFUSED', counts: { rows: 0 } });
    expect(refused.problem.code).toMatch(new RegExp(`^IMPORT_FILE\\.(${code})`));
    expect(refused.problem.detail).not.toMatch(/\{\w+\}/);
    await app.anonymous.get('/health/live').expect(OK);
    const uploads = join(app.get<Config>(CONFIG as never).dataDir, 'uploads');
    expect(readdirSync(uploads)).toEqual([]);
  });
});

/** The workbook of an old Excel file with another record behind the one that begins it. */
function withRecord(file: Buffer, record: number): Buffer {
  const copy = Buffer.from(file);
  const begin = copy.indexOf(Buffer.from('0908100000060500', 'hex'));
  copy.writeUInt16LE(record, begin + 4 + copy.readUInt16LE(begin + 2));
  return copy;
}
