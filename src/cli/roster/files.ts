import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { stringify } from 'csv-stringify';
import { writeXlsxStream } from 'hucre/xlsx';
import type { GeneratedRoster, RosterPerson, RosterUnit } from './roster.js';
import { EDUCATION, ESELONS, GOLONGAN, STANDINGS } from './tables.js';
import words from './words.json' with { type: 'json' };

/** The header of "Export Data ASN", in its order. */
export const ASN_HEADER: readonly string[] = words.asnHeader;

const UNIT_HEADER = ['Id', 'DiatasanId', 'NamaUnor', 'NamaJabatan', 'EselonId', 'PemimpinPnsId'];

const POST_KINDS = { 1: 'Jabatan Struktural', 2: 'Jabatan Fungsional Tertentu', 4: 'Jabatan Fungsional Umum' } as const;

const PNS = ['15', 'PNS Daerah Kab./Kota yang bekerja pada Kab./Kota'];
const EMPLOYEE_KINDS = { PNS, CPNS: PNS, PPPK: ['', 'PPPK'], PPPK_PARUH_WAKTU: ['', 'PPPK Paruh Waktu'] };

/** Writes the people as an "Export Data ASN": every value is text, days are `dd-mm-yyyy`, a CSV is cut by semicolons. */
export async function writeAsnExport(roster: GeneratedRoster, path: string, format: 'csv' | 'xlsx'): Promise<void> {
  await (format === 'csv' ? writeCsv(path, ASN_HEADER, asnRows(roster)) : writeXlsx(path, asnRows(roster)));
}

/** Writes the units as a CSV cut by semicolons, parents before their children. */
export async function writeOrgUnits({ units }: GeneratedRoster, path: string): Promise<void> {
  const rows = units.map((unit) => [
    unit.id,
    unit.parentId,
    unit.name,
    unit.headPostTitle,
    unit.eselonId,
    unit.headPnsId,
  ]);
  await writeCsv(path, UNIT_HEADER, rows);
}

/** A CSV of units with one that is not in the roster, below its first. */
export function newUnit({ units: [government] }: GeneratedRoster): string {
  const name = 'UPT Laboratorium Kesehatan Daerah';
  const row = ['3F2504E0-4F89-41D3-9A0C-0305E82C3301', government?.id, name, `Kepala ${name}`, '41', ''];
  return [UNIT_HEADER, row].map((cells) => cells.join(';')).join('\r\n');
}

type Cells = (string | null)[];

/** An empty text would be a cell with content. */
function* asnRows({ units: [government], people }: GeneratedRoster): Generator<Cells> {
  for (const person of people) yield asnRow(person, government as RosterUnit).map((value) => value || null);
}

/** Line by line as in the header. Faith, marriage, taxes and home address stay empty: nothing here may ask for them. */
function asnRow(p: RosterPerson, government: RosterUnit): string[] {
  const region = government.name.replace('Pemerintah ', '');
  const [months, entryYear] = [p.serviceMonths, Number(p.firstAppointedOn.slice(0, 4))];
  const { id: educationId, name: education } = EDUCATION[p.education];
  return [
    ...[p.pnsId, p.nip, '', p.name, p.titleBefore, p.titleAfter, '', p.birthPlace, dayMonthYear(p.birthOn)],
    ...[p.sex, '', '', '', '', p.nik, p.phone, p.email, p.governmentEmail, ''],
    ...['', '', ...EMPLOYEE_KINDS[p.kind], p.standingId, STANDINGS[p.standingId].name, p.kind === 'CPNS' ? 'C' : 'P'],
    ...['', '', '', dayMonthYear(p.firstAppointedOn), '', '', dayMonthYear(p.appointedOn), p.firstGolonganId],
    ...[GOLONGAN[p.firstGolonganId] ?? '', p.golonganId, GOLONGAN[p.golonganId] ?? '', dayMonthYear(p.golonganOn)],
    ...[String(Math.floor(months / 12)), String(months % 12), p.postKindId, POST_KINDS[p.postKindId]],
    ...[p.postId, p.postName, dayMonthYear(p.postOn), educationId, education, '', ''],
    ...[String(entryYear - 1), '', '', '', region, p.unitId, p.unitName, government.id],
    ...[government.name, government.id, government.name, p.officeId, p.officeName],
    ...[p.officeId, p.officeName, '1', '', '', p.eselonId, ESELONS[p.eselonId].name],
  ];
}

const dayMonthYear = (day: string | null): string => (day ?? '').split('-').reverse().join('-');

async function writeCsv(path: string, header: readonly string[], rows: Iterable<Cells>): Promise<void> {
  const csv = stringify({ header: true, columns: [...header], delimiter: ';' });
  await pipeline(Readable.from(rows), csv, createWriteStream(path));
}

/** The columns are formatted as text, so that a number typed over in Excel keeps all its digits. */
async function writeXlsx(path: string, rows: Iterable<Cells>): Promise<void> {
  const columns = ASN_HEADER.map((title) => ({ header: title, numFmt: '@' }));
  const workbook = writeXlsxStream(rows, { name: 'Data ASN', columns, freezePane: { rows: 1 } });
  await pipeline(Readable.fromWeb(workbook as Parameters<typeof Readable.fromWeb>[0]), createWriteStream(path));
}
