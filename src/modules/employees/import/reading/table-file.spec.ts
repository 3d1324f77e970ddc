import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type SentFile, zipFile } from '../../../../../test/support/import-files.js';
import {
  SIMPEG_FIRST_LINE,
  SIMPEG_HEADER_LINE,
  simpegPage,
  simpegWorkbook,
} from '../../../../../test/support/simpeg-file.js';
import { DomainError } from '../../../../kernel/errors/domain-error.js';
import { ASSIGNMENT_COLUMNS } from '../domain/assignment-columns.js';
import { ATTENDANCE_COLUMNS } from '../domain/attendance-columns.js';
import { PERSON_COLUMNS } from '../domain/person-columns.js';
import { POSITION_COLUMNS } from '../domain/position-columns.js';
import { readPerson } from '../domain/person-row.js';
import { UNIT_COLUMNS } from '../domain/unit-columns.js';
import { openTable, type Table, type TableProfile, type TableRow } from './table-file.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sasaran-reading-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const PROFILE: TableProfile = {
  headerLine: null,
  dayOrder: 'DMY',
  columns: [
    { title: 'jenis jab', field: 'JENIS JABATAN ID' },
    { title: 'KODE UNIT', field: 'UNOR ID' },
  ],
  constants: [],
};
const stored = (name: string): SentFile => ({
  name,
  content: readFileSync(join(import.meta.dirname, '../../../../../test/support/files', name)),
});
const open = (file: SentFile | Buffer | string, columns = PERSON_COLUMNS, profile?: TableProfile): Promise<Table> => {
  const path = join(folder, 'file');
  writeFileSync(path, typeof file === 'string' || Buffer.isBuffer(file) ? file : file.content);
  return openTable(path, columns, profile);
};
async function rowsOf(table: Table): Promise<TableRow[]> {
  const rows: TableRow[] = [];
  for await (const row of table.rows) rows.push(row);
  return rows;
}
/** The code with which a file is refused, wherever that happens. */
async function refusal(file: SentFile | Buffer | string, columns = PERSON_COLUMNS, profile?: TableProfile) {
  try {
    await rowsOf(await open(file, columns, profile));
    return null;
  } catch (error) {
    return error instanceof DomainError ? { code: error.code.replace('IMPORT_FILE.', ''), ...error.facts } : error;
  } finally {
    expect(readdirSync(folder)).toEqual(['file']);
  }
}

describe('The same people in every format (rules IM-12 to IM-15)', () => {
  it.each(['XLSX', 'XLS', 'ODS', 'HTML'] as const)('%s', async (format) => {
    const files = {
      XLSX: await simpegWorkbook(),
      XLS: stored('nominatif.xls'),
      ODS: stored('nominatif.ods'),
      HTML: simpegPage(),
    };
    const table = await open(files[format], PERSON_COLUMNS, PROFILE);
    expect(table.mapping).toEqual({
      format,
      sheet: format === 'HTML' ? null : 2,
      headerLine: SIMPEG_HEADER_LINE + 1,
      constants: [],
      missing: [],
      columns: [
        { title: 'N.I.P.', field: 'NIP BARU', by: 'ALIAS' },
        { title: 'Nama Lengkap', field: 'NAMA', by: 'ALIAS' },
        { title: 'Tgl. Lahir', field: 'TANGGAL LAHIR', by: 'ALIAS' },
        { title: 'L/P', field: 'JENIS KELAMIN', by: 'ALIAS' },
        { title: 'Pangkat Gol. Ruang', field: 'GOL AKHIR NAMA', by: 'ALIAS' },
        { title: 'Jabatan Nama', field: 'JABATAN NAMA', by: 'NAME' },
        { title: 'TMT Jabatan', field: 'TMT JABATAN', by: 'NAME' },
        { title: 'Jenis Jab.', field: 'JENIS JABATAN ID', by: 'PROFILE' },
        { title: 'Kode Unit', field: 'UNOR ID', by: 'PROFILE' },
        { title: 'Unit Kerja', field: 'UNOR NAMA', by: 'ALIAS' },
        { title: 'NIK', field: 'NIK', by: 'NAME' },
      ],
      unread: ['No', 'Pangkat TMT', 'Alamat'],
    });
    const rows = await rowsOf(table);
    expect(rows.map(({ line }) => line)).toEqual([0, 1, 2, 3].map((at) => SIMPEG_FIRST_LINE + at));
    const read = rows.map((row) => readPerson(row, '2026-03-02', { youngest: 17, oldest: 70 }));
    expect(read.map(({ faults }) => faults.map(({ column, code }) => `${column} ${code}`))).toEqual([
      [],
      [],
      [],
      ['NIP BARU NIP_NUMERIC_CELL'],
    ]);
    expect(read.slice(0, 3).map(({ person }) => person && { ...person.facts, ...person.post })).toMatchObject([
      {
        ...{ nip: '198707222019032005', frontTitle: 'Dr.', name: 'Siti Aminah', backTitle: 'S.Kom., M.T.' },
        ...{ birthDate: '1987-07-22', sex: 'FEMALE', gradeCode: '34', gradeName: 'III/d', kind: 'FUNGSIONAL' },
        ...{ title: 'Analis Kebijakan Ahli Muda', from: '2024-03-01' },
        unit: { externalId: '5.02.01', name: 'Bidang Anggaran' },
      },
      {
        ...{ nip: '197903152005011002', frontTitle: 'Drs. H.', name: 'Budi Santoso', backTitle: 'M.Si' },
        ...{ birthDate: '1979-03-15', sex: 'MALE', gradeCode: '41', kind: 'STRUKTURAL', from: '2020-01-01' },
      },
      {
        ...{ nip: '199502282020121003', frontTitle: null, name: 'MOH. ALI', backTitle: null },
        ...{ gradeCode: '24', gradeName: 'II/d', kind: 'PELAKSANA', from: '2020-01-01' },
      },
    ]);
    expect(JSON.stringify(rows.map(({ written }) => written))).not.toMatch(/6402016207870001|Melati/);
  });
});

describe('A header', () => {
  const HEADER = 'Id;DiatasanId;NamaUnor';
  const units = (text: string, profile?: TableProfile) => open(text, UNIT_COLUMNS, profile);

  it('is found among the first lines, below titles, and not among later ones', async () => {
    const titles = (count: number): string => Array.from({ length: count }, (_, at) => `JUDUL ${at}\n`).join('');
    const table = await units(`${titles(14)}${HEADER}\n1;;Kabupaten\n`);
    expect(table.mapping.headerLine).toBe(15);
    expect((await rowsOf(table)).map(({ line }) => line)).toEqual([16]);
    expect(await refusal(`${titles(15)}${HEADER}\n1;;Kabupaten\n`, UNIT_COLUMNS)).toMatchObject({
      code: 'COLUMNS_MISSING',
      columns: 'Id, DiatasanId, NamaUnor',
    });
  });

  it('is the line that a profile names, and no other', async () => {
    const text = `${HEADER}\n1;;Lama\nkode;induk;nama unor\n2;;Baru\n`;
    const columns = [
      { title: 'Kode', field: 'Id' },
      { title: 'Induk', field: 'DiatasanId' },
    ];
    const profile = { ...PROFILE, headerLine: 3, columns };
    expect((await rowsOf(await units(text, profile))).map((row) => row.cell('Id'))).toEqual(['2']);
    expect(await refusal(text, UNIT_COLUMNS, { ...profile, headerLine: 5 })).toMatchObject({
      code: 'NO_HEADER',
      line: 5,
    });
  });

  it('that lacks columns is told with the titles that may mean them', async () => {
    const table = await units('Id;Induk;Nama Unit;Alamat\n1;;x;y\n');
    expect(table.mapping.missing).toEqual([
      { field: 'DiatasanId', candidates: ['Induk', 'Nama Unit'] },
      { field: 'NamaUnor', candidates: ['Nama Unit'] },
    ]);
    await expect(rowsOf(table)).rejects.toMatchObject({
      code: 'IMPORT_FILE.COLUMNS_MISSING',
      facts: { columns: 'DiatasanId, NamaUnor', found: 'Induk, Nama Unit, Alamat' },
    });
  });

  it.each([
    ['the name goes before an alias', 'ID UNOR;Id;DiatasanId;NamaUnor\nA;B;;x\n', undefined, 'B'],
    [
      'a profile before the name',
      'Kode;Id;DiatasanId;NamaUnor\nA;B;;x\n',
      { ...PROFILE, columns: [{ title: 'Kode', field: 'Id' }] },
      'A',
    ],
  ])('of which two columns may mean one: %s', async (_name, text, profile, id) => {
    expect((await rowsOf(await units(text, profile))).map((row) => row.cell('Id'))).toEqual([id]);
  });

  it.each([
    [
      'two names for one thing',
      'ID UNOR;UNOR ID;DiatasanId;NamaUnor\nA;B;;x\n',
      { code: 'COLUMN_AMBIGUOUS', field: 'Id', columns: 'ID UNOR, UNOR ID' },
    ],
    ['one name twice', 'Id;Id.;DiatasanId;NamaUnor\nA;B;;x\n', { code: 'COLUMN_REPEATED', column: 'Id' }],
  ])('of which it cannot be said which is meant is refused: %s', async (_name, text, facts) => {
    expect(await refusal(text, UNIT_COLUMNS)).toMatchObject(facts);
  });

  it('that does not have what the profile names is refused', async () => {
    const profile = { ...PROFILE, columns: [{ title: 'Kode Eselon', field: 'EselonId' }] };
    expect(await refusal(`${HEADER};Esl\n1;;x;21\n`, UNIT_COLUMNS, profile)).toMatchObject({
      code: 'PROFILE_MISFIT',
      columns: 'Kode Eselon',
      found: 'Esl',
    });
  });

  it('leaves values that hold for all rows to the profile', async () => {
    const profile = { ...PROFILE, columns: [], constants: [{ field: 'DiatasanId', value: 'P1' }] };
    const rows = await rowsOf(await units('Id;NamaUnor\nA;x\n', profile));
    expect(rows.map((row) => row.cell('DiatasanId'))).toEqual(['P1']);
  });

  it('may have a line of numbers below it, and the example of the template', async () => {
    const example = UNIT_COLUMNS.map(({ example }) => example.id).join(';');
    const header = UNIT_COLUMNS.map(({ name }) => name).join(';');
    const rows = await rowsOf(await units(`${header}\n1;2;3;4;5;6\n${example}\nA;;x;;;\n`));
    expect(rows.map(({ line }) => line)).toEqual([4]);
  });
});

describe('Days', () => {
  const DAYS = 'Id;DiatasanId;NamaUnor;Lahir';
  it('are read in the order that the profile says, and serials by the day from which the workbook counts', async () => {
    const columns = [...UNIT_COLUMNS, { ...PERSON_COLUMNS[5], name: 'Lahir' }] as typeof UNIT_COLUMNS;
    const days = async (profile?: TableProfile): Promise<unknown[]> =>
      (await rowsOf(await open(`${DAYS}\nA;;x;07/04/2020\nB;;y;43831\nC;;z;13/25/2020\n`, columns, profile))).map(
        (row) => row.cell('Lahir'),
      );
    expect(await days()).toEqual(['2020-04-07', '2020-01-01', '13/25/2020']);
    expect(await days({ ...PROFILE, columns: [], dayOrder: 'MDY' })).toEqual([
      '2020-07-04',
      '2020-01-01',
      '13/25/2020',
    ]);
    const sheet = (cells: string) =>
      `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${cells}</sheetData></worksheet>`;
    const row = (line: number, ...cells: string[]): string =>
      `<row r="${line}">${cells.map((cell, at) => `<c r="${'ABCD'[at]}${line}" ${cell}</c>`).join('')}</row>`;
    const text = (value: string): string => `t="inlineStr"><is><t>${value}</t></is>`;
    const parts = (is1904: string) => ({
      '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
      '_rels/.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
      'xl/workbook.xml': `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><workbookPr ${is1904}/><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>`,
      'xl/_rels/workbook.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
      'xl/worksheets/sheet1.xml': sheet(
        row(1, ...DAYS.split(';').map(text)) + row(2, text('A'), text(''), text('x'), '><v>42369</v>'),
      ),
    });
    const of = async (is1904: string): Promise<unknown> =>
      (await rowsOf(await open(zipFile(parts(is1904)), columns)))[0]?.cell('Lahir');
    expect(await of('date1904="1"')).toBe('2020-01-01');
    expect(await of('')).toBe('2015-12-31');
  });
});

describe('Text files', () => {
  const TEXT = 'DAFTAR UNIT\n"Id"\t"DiatasanId"\t"NamaUnor"\n1\t\tKécamatan\n';
  it.each([
    ['UTF-8', Buffer.from(TEXT)],
    ['UTF-8 with its mark', Buffer.from(`\ufeff${TEXT}`)],
    ['UTF-16 as Excel writes "Unicode Text"', Buffer.from(`\ufeff${TEXT}`, 'utf16le')],
    ['UTF-16 the other way round', Buffer.from(`\ufeff${TEXT}`, 'utf16le').swap16()],
  ])('in %s', async (_name, content) => {
    expect((await rowsOf(await open(content, UNIT_COLUMNS))).map((row) => row.cell('NamaUnor'))).toEqual(['Kécamatan']);
  });

  it('in the characters of Windows are refused with the way out', async () => {
    expect(await refusal(Buffer.from(TEXT, 'latin1'), UNIT_COLUMNS)).toEqual({ code: 'ENCODING' });
  });

  it('that are workbooks of Excel 2003 are read, cells that are left out too', async () => {
    const cell = (value: string, more = ''): string => `<Cell${more}><Data ss:Type="String">${value}</Data></Cell>`;
    const book = `<?xml version="1.0" encoding="UTF-8"?><?mso-application progid="Excel.Sheet"?>
      <Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
      <Worksheet ss:Name="A"><Table><Row ss:Index="3">${cell('Id')}${cell('DiatasanId')}${cell('NamaUnor')}</Row>
      <Row><Cell><Data ss:Type="Number">7</Data></Cell>${cell('Bidang &amp; &e; &#66;', ' ss:Index="3"')}</Row></Table></Worksheet></Workbook>`;
    const table = await open(book, UNIT_COLUMNS);
    expect(table.mapping).toMatchObject({ format: 'XML', headerLine: 3 });
    const [row] = await rowsOf(table);
    const entity = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>';
    expect(await refusal(book.replace('<Workbook', `${entity}<Workbook`))).toEqual({ code: 'ACTIVE_CONTENT' });
    expect([row?.line, row?.cell('Id'), row?.cell('DiatasanId'), row?.cell('NamaUnor')]).toEqual([
      4,
      7,
      null,
      'Bidang & &e; B',
    ]);
  });
});

it('knows no title that means two columns of one kind', async () => {
  const { titleKey } = await import('../domain/header.js');
  for (const columns of [PERSON_COLUMNS, UNIT_COLUMNS, POSITION_COLUMNS, ASSIGNMENT_COLUMNS, ATTENDANCE_COLUMNS]) {
    const keys = columns.flatMap(({ name, aliases = [] }) => [...new Set([name, ...aliases].map(titleKey))]);
    expect(keys.filter((key, at) => keys.indexOf(key) < at)).toEqual([]);
  }
});
