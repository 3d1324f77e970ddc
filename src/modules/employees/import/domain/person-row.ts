import type { CivilDate } from '../../../../kernel/values/civil-date.js';
import type { PositionKind } from '../../../organization/index.js';
import { type CivilServantNumber, parseCivilServantNumber } from '../../domain/civil-servant-number.js';
import type { EmployeeKind } from '../../persistence/employee.entity.js';
import { codeOf, dayOf, externalIdOf, hasLostDigits, textOf } from './cell.js';
import { type RowCells, RowReader } from './row-reader.js';
import { type RowFault, statusOf } from './row-faults.js';

/** Columns of "Export Data ASN" without which nothing can be imported. */
export const PERSON_COLUMNS = ['NIP BARU', 'NAMA', 'JENIS JABATAN ID', 'JABATAN NAMA', 'UNOR ID', 'UNOR NAMA'] as const;

/** A unit as a person's row names it. */
export interface NamedUnit {
  readonly externalId: string;
  readonly name: string;
}

/** What is kept of a person; null where the file says nothing. */
export interface PersonFacts {
  readonly kind: EmployeeKind;
  readonly name: string;
  readonly frontTitle: string | null;
  readonly backTitle: string | null;
  readonly nip: string;
  readonly birthDate: CivilDate | null;
  readonly sex: string | null;
  readonly gradeCode: string | null;
  readonly gradeName: string | null;
  readonly standingCode: string | null;
  readonly email: string | null;
  readonly externalId: string | null;
}

/** The definitive post of a row. */
export interface PersonPost {
  readonly kind: PositionKind;
  readonly title: string;
  readonly externalId: string | null;
  readonly echelonCode: string | null;
  /** TMT JABATAN; null for the day on which the import is applied. */
  readonly from: CivilDate | null;
  readonly unit: NamedUnit;
  /** SATUAN KERJA and INSTANSI KERJA: the units above, where no tree was imported. */
  readonly agency: NamedUnit | null;
  readonly government: NamedUnit | null;
}

/** A row of the export, read. NIK, phone, address, faith, marriage and tax number are left in the file. */
export interface PersonRow {
  readonly facts: PersonFacts;
  readonly post: PersonPost;
}

const POST_KINDS: Readonly<Record<string, PositionKind>> = {
  1: 'STRUKTURAL',
  2: 'FUNGSIONAL',
  3: 'STRUKTURAL',
  4: 'PELAKSANA',
};
const SEXES = { MALE: /^(m|l|1|pria|laki.*)$/i, FEMALE: /^(f|p|w|2|wanita|perempuan)$/i };

/** Reads one row of the export; the person is null when the row has errors. Source: rules.md EM-1, EM-2, EM-22. */
export function readPerson(cells: RowCells, today: CivilDate): { person: PersonRow | null; faults: RowFault[] } {
  const row = new RowReader(cells);
  const number = readNumber(row);
  const texts = readTexts(row);
  const told = number && factsOf(row, number);
  const post = readPost(row, today);
  const person = told && post ? { facts: { ...texts, ...told }, post } : null;
  return { person: statusOf(row.faults) === 'ERROR' ? null : person, faults: row.faults };
}

function readNumber(row: RowReader): CivilServantNumber | null {
  const cell = row.cell('NIP BARU');
  const written = textOf(cell);
  const digits = written.replace(/[\s.]/g, '');
  if (digits === '') row.fault('NIP BARU', 'REQUIRED', '');
  else if (typeof cell === 'number' || hasLostDigits(written)) row.fault('NIP BARU', 'NIP_NUMERIC_CELL', written);
  else {
    const number = parseCivilServantNumber(digits);
    if (typeof number !== 'string') return number;
    row.fault('NIP BARU', `NIP_${number}`, written);
  }
  return null;
}

type NumberFacts = 'kind' | 'nip' | 'birthDate' | 'sex';

function readTexts(row: RowReader): Omit<PersonFacts, NumberFacts> {
  const externalId = row.optional('PNS ID', 42);
  return {
    name: row.required('NAMA', 200),
    frontTitle: row.optional('GELAR DEPAN', 60),
    backTitle: row.optional('GELAR BELAKANG', 100),
    gradeCode: code(row, 'GOL AKHIR ID'),
    gradeName: row.optional('GOL AKHIR NAMA', 20),
    standingCode: code(row, 'KEDUDUKAN HUKUM ID'),
    email: row.optional('EMAIL GOV', 254) ?? row.optional('EMAIL', 254),
    externalId: externalId && externalIdOf(externalId),
  };
}

function factsOf(row: RowReader, number: CivilServantNumber): Pick<PersonFacts, NumberFacts> {
  const kind = kindOf(row, number);
  return { kind, nip: number.digits, birthDate: birthDateOf(row, number), sex: sexOf(row, number) };
}

/** What the number says goes before what the columns say: a CPNS is a PNS on trial, and part-time exists for PPPK only. */
function kindOf(row: RowReader, { kind }: CivilServantNumber): EmployeeKind {
  if (kind === 'PNS') return /^c/i.test(textOf(row.cell('STATUS CPNS PNS'))) ? 'CPNS' : 'PNS';
  return /paruh waktu/i.test(textOf(row.cell('JENIS PEGAWAI NAMA'))) ? 'PPPK_PARUH_WAKTU' : 'PPPK';
}

/** Old conversions contain mismatches, so they are told and never refused. */
function birthDateOf(row: RowReader, { birthDate }: CivilServantNumber): CivilDate {
  const written = textOf(row.cell('TANGGAL LAHIR'));
  const day = dayOf(written);
  if (written !== '' && day !== birthDate) row.fault('TANGGAL LAHIR', 'BIRTH_DATE_DIFFERS', written);
  return day ?? birthDate;
}

function sexOf(row: RowReader, { sex }: CivilServantNumber): string {
  const written = textOf(row.cell('JENIS KELAMIN'));
  const told = SEXES.MALE.test(written) ? 'MALE' : SEXES.FEMALE.test(written) ? 'FEMALE' : null;
  if (told !== null && told !== sex) row.fault('JENIS KELAMIN', 'SEX_DIFFERS', written);
  return told ?? sex;
}

function readPost(row: RowReader, today: CivilDate): PersonPost | null {
  const kindId = row.required('JENIS JABATAN ID', 10);
  const kind = POST_KINDS[kindId];
  if (!kind && kindId !== '') row.fault('JENIS JABATAN ID', 'POST_KIND_UNKNOWN', kindId);
  const title = row.required('JABATAN NAMA', 300);
  const unit = { externalId: externalIdOf(row.required('UNOR ID', 42)), name: row.required('UNOR NAMA', 300) };
  if (!kind) return null;
  return {
    kind,
    title,
    externalId: row.optional('JABATAN ID', 42),
    echelonCode: code(row, 'ESELON ID'),
    from: startOf(row, today),
    unit,
    agency: namedUnit(row, 'SATUAN KERJA KERJA'),
    government: namedUnit(row, 'INSTANSI KERJA'),
  };
}

function startOf(row: RowReader, today: CivilDate): CivilDate | null {
  const written = textOf(row.cell('TMT JABATAN'));
  const day = dayOf(written);
  if (day !== null && day <= today) return day;
  row.fault('TMT JABATAN', 'DAY_ASSUMED', written);
  return null;
}

function namedUnit(row: RowReader, columns: string): NamedUnit | null {
  const externalId = row.optional(`${columns} ID`, 42);
  const name = row.optional(`${columns} NAMA`, 300);
  return externalId && name ? { externalId: externalIdOf(externalId), name } : null;
}

function code(row: RowReader, column: string): string | null {
  const text = row.optional(column, 2);
  return text && codeOf(text);
}
