import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { stringify } from 'csv-stringify';
import { writeXlsxStream } from 'hucre/xlsx';
import type { EmployeeKind, GeneratedRoster, RosterPerson, RosterUnit } from './roster.js';
import { EDUCATION, ESELONS, GOLONGAN, STANDINGS } from './tables.js';

/** The header of "Export Data ASN", in its order. */
export const ASN_HEADER: readonly string[] = [
  'PNS ID, NIP BARU, NIP LAMA, NAMA, GELAR DEPAN, GELAR BELAKANG, TEMPAT LAHIR ID, TEMPAT LAHIR NAMA, TANGGAL LAHIR',
  'JENIS KELAMIN, AGAMA ID, AGAMA NAMA, JENIS KAWIN ID, JENIS KAWIN NAMA, NIK, NOMOR HP, EMAIL, EMAIL GOV, ALAMAT',
  'NPWP NOMOR, BPJS, JENIS PEGAWAI ID, JENIS PEGAWAI NAMA, KEDUDUKAN HUKUM ID, KEDUDUKAN HUKUM NAMA, STATUS CPNS PNS',
  'KARTU ASN VIRTUAL, NOMOR SK CPNS, TANGGAL SK CPNS, TMT CPNS, NOMOR SK PNS, TANGGAL SK PNS, TMT PNS, GOL AWAL ID',
  'GOL AWAL NAMA, GOL AKHIR ID, GOL AKHIR NAMA, TMT GOLONGAN, MK TAHUN, MK BULAN, JENIS JABATAN ID, JENIS JABATAN NAMA',
  'JABATAN ID, JABATAN NAMA, TMT JABATAN, TINGKAT PENDIDIKAN ID, TINGKAT PENDIDIKAN NAMA, PENDIDIKAN ID, PENDIDIKAN NAMA',
  'TAHUN LULUS, KPKN ID, KPKN NAMA, LOKASI KERJA ID, LOKASI KERJA NAMA, UNOR ID, UNOR NAMA, INSTANSI INDUK ID',
  'INSTANSI INDUK NAMA, INSTANSI KERJA ID, INSTANSI KERJA NAMA, SATUAN KERJA INDUK ID, SATUAN KERJA INDUK NAMA',
  'SATUAN KERJA KERJA ID, SATUAN KERJA KERJA NAMA, IS VALID NIK, NAMA SEKOLAH, FLAG IKD, ESELON ID, ESELON NAMA',
].flatMap((line) => line.split(', '));

const UNIT_HEADER = ['Id', 'DiatasanId', 'NamaUnor', 'NamaJabatan', 'EselonId', 'PemimpinPnsId'];

const POST_KINDS = { 1: 'Jabatan Struktural', 2: 'Jabatan Fungsional Tertentu', 4: 'Jabatan Fungsional Umum' } as const;

const EMPLOYEE_KINDS: Readonly<Record<EmployeeKind, { id: string; name: string }>> = {
  PNS: { id: '15', name: 'PNS Daerah Kab./Kota yang bekerja pada Kab./Kota' },
  CPNS: { id: '15', name: 'PNS Daerah Kab./Kota yang bekerja pada Kab./Kota' },
  PPPK: { id: '', name: 'PPPK' },
  PPPK_PARUH_WAKTU: { id: '', name: 'PPPK Paruh Waktu' },
};

/** Writes the people as an "Export Data ASN": every value is text, days are `dd-mm-yyyy`, a CSV is cut by semicolons. */
export async function writeAsnExport(roster: GeneratedRoster, path: string, format: 'csv' | 'xlsx'): Promise<void> {
  await (format === 'csv' ? writeCsv(path, ASN_HEADER, asnRows(roster)) : writeXlsx(path, ASN_HEADER, asnRows(roster)));
}

/** Writes the units as a CSV cut by semicolons, parents before their children. */
export async function writeOrgUnits({ units }: GeneratedRoster, path: string): Promise<void> {
  await writeCsv(path, UNIT_HEADER, units.map(unitRow));
}

function unitRow({ id, parentId, name, headPostTitle, eselonId, headPnsId }: RosterUnit): string[] {
  return [id, parentId ?? '', name, headPostTitle, eselonId, headPnsId ?? ''];
}

function* asnRows({ units: [government], people }: GeneratedRoster): Generator<string[]> {
  for (const person of people) {
    const values = { ...aboutThePerson(person), ...aboutTheCareer(person), ...aboutThePlace(person, government) };
    yield ASN_HEADER.map((column) => values[column] ?? '');
  }
}

type Columns = Readonly<Record<string, string>>;

/** Faith, marriage, taxes and home address stay empty: nothing in the performance cycle may ask for them. */
function aboutThePerson(person: RosterPerson): Columns {
  return {
    'PNS ID': person.pnsId,
    'NIP BARU': person.nip,
    NAMA: person.name,
    'GELAR DEPAN': person.titleBefore,
    'GELAR BELAKANG': person.titleAfter,
    'TEMPAT LAHIR NAMA': person.birthPlace,
    'TANGGAL LAHIR': dayMonthYear(person.birthOn),
    'JENIS KELAMIN': person.sex,
    NIK: person.nik,
    'NOMOR HP': person.phone,
    EMAIL: person.email,
    'EMAIL GOV': person.governmentEmail,
    'TINGKAT PENDIDIKAN ID': EDUCATION[person.education].id,
    'TINGKAT PENDIDIKAN NAMA': EDUCATION[person.education].name,
    'TAHUN LULUS': String(person.graduatedIn),
    'IS VALID NIK': '1',
  };
}

function aboutTheCareer(person: RosterPerson): Columns {
  return {
    'JENIS PEGAWAI ID': EMPLOYEE_KINDS[person.kind].id,
    'JENIS PEGAWAI NAMA': EMPLOYEE_KINDS[person.kind].name,
    'KEDUDUKAN HUKUM ID': person.standingId,
    'KEDUDUKAN HUKUM NAMA': STANDINGS[person.standingId].name,
    'STATUS CPNS PNS': person.kind === 'CPNS' ? 'C' : 'P',
    'TMT CPNS': dayMonthYear(person.firstAppointedOn),
    'TMT PNS': person.appointedOn === null ? '' : dayMonthYear(person.appointedOn),
    'GOL AWAL ID': person.firstGolonganId,
    'GOL AWAL NAMA': GOLONGAN[person.firstGolonganId] ?? '',
    'GOL AKHIR ID': person.golonganId,
    'GOL AKHIR NAMA': GOLONGAN[person.golonganId] ?? '',
    'TMT GOLONGAN': dayMonthYear(person.golonganOn),
    'MK TAHUN': String(Math.floor(person.serviceMonths / 12)),
    'MK BULAN': String(person.serviceMonths % 12),
    'JENIS JABATAN ID': person.postKindId,
    'JENIS JABATAN NAMA': POST_KINDS[person.postKindId],
    'JABATAN ID': person.postId,
    'JABATAN NAMA': person.postName,
    'TMT JABATAN': dayMonthYear(person.postOn),
    'ESELON ID': person.eselonId,
    'ESELON NAMA': ESELONS[person.eselonId].name,
  };
}

function aboutThePlace(person: RosterPerson, government: RosterUnit | undefined): Columns {
  return {
    'LOKASI KERJA NAMA': government?.name.replace('Pemerintah ', '') ?? '',
    'UNOR ID': person.unitId,
    'UNOR NAMA': person.unitName,
    'INSTANSI INDUK ID': government?.id ?? '',
    'INSTANSI INDUK NAMA': government?.name ?? '',
    'INSTANSI KERJA ID': government?.id ?? '',
    'INSTANSI KERJA NAMA': government?.name ?? '',
    'SATUAN KERJA INDUK ID': person.officeId,
    'SATUAN KERJA INDUK NAMA': person.officeName,
    'SATUAN KERJA KERJA ID': person.officeId,
    'SATUAN KERJA KERJA NAMA': person.officeName,
  };
}

function dayMonthYear(day: string): string {
  return day.split('-').reverse().join('-');
}

type Rows = Iterable<readonly string[]>;

async function writeCsv(path: string, header: readonly string[], rows: Rows): Promise<void> {
  const csv = stringify({ header: true, columns: [...header], delimiter: ';' });
  await pipeline(Readable.from(rows), csv, createWriteStream(path));
}

/** The columns are formatted as text too, so that a number typed over in Excel keeps all its digits. */
async function writeXlsx(path: string, header: readonly string[], rows: Rows): Promise<void> {
  const columns = header.map((title) => ({ header: title, numFmt: '@' }));
  const workbook = writeXlsxStream(withEmptyCells(rows), { name: 'Data ASN', columns, freezePane: { rows: 1 } });
  await pipeline(Readable.fromWeb(workbook as Parameters<typeof Readable.fromWeb>[0]), createWriteStream(path));
}

/** An empty text would be a cell with content. */
function* withEmptyCells(rows: Rows): Generator<(string | null)[]> {
  for (const row of rows) yield row.map((value) => value || null);
}
