import type { CivilDate } from '../../../../kernel/values/civil-date.js';
import type { PositionKind } from '../../../organization/index.js';
import { type AgeBounds, type CivilServantNumber, parseCivilServantNumber } from '../../domain/civil-servant-number.js';
import { gradeInText } from '../../domain/grade.js';
import { differencesOf, maskNationalId, parseNationalId } from '../../domain/national-id.js';
import type { Employee, EmployeeKind } from '../../persistence/employee.entity.js';
import { dayOf, externalIdOf, hasLostDigits } from './cell.js';
import { splitName } from './name-titles.js';
import type { RowFault } from './row-faults.js';
import { type RowCells, RowReader } from './row-reader.js';

/** A unit as a person's row names it. */
export interface NamedUnit {
  readonly externalId: string;
  readonly name: string;
}

type Told = 'kind' | 'name' | 'birthDate' | 'sex' | 'email' | 'externalId';
type Titles = 'frontTitle' | 'backTitle' | 'gradeCode' | 'gradeName';

/** What is kept of a person; null where the file says nothing. */
export interface PersonFacts extends Readonly<Pick<Employee, Told | Titles>> {
  readonly nip: string;
  readonly standingCode: string | null;
}

/** The definitive post of a row. */
export interface PersonPost {
  readonly kind: PositionKind;
  readonly title: string;
  readonly externalId: string | null;
  readonly echelonCode: string | null;
  /** Kelas jabatan, 1 to 17; null where the file does not say it. */
  readonly jobClass: number | null;
  /** TMT JABATAN; null for the day on which the import is applied. */
  readonly from: CivilDate | null;
  readonly unit: NamedUnit;
  /** SATUAN KERJA and INSTANSI KERJA: the units above, where no tree was imported. */
  readonly agency: NamedUnit | null;
  readonly government: NamedUnit | null;
}

/** A NIK as a row keeps it until it is applied: sealed, with the keyed hash by which an equal one is found. */
export interface StagedNik {
  readonly index: string;
  readonly sealed: string;
}

/** By what a row says whom it means. */
export type PersonKey = Pick<PersonFacts, 'nip' | 'externalId'>;

/** A row of the export, read. Phone, address, faith, marriage and tax number are left in the file. */
export interface PersonRow {
  readonly facts: PersonFacts;
  readonly post: PersonPost;
  readonly nik?: StagedNik;
}

const POST_KINDS: Readonly<Record<string, PositionKind>> = {
  1: 'STRUKTURAL',
  2: 'FUNGSIONAL',
  3: 'STRUKTURAL',
  4: 'PELAKSANA',
};
/** The same in words, as regional exports have it; "Fungsional Umum" was the name of pelaksana. */
const POST_KIND_WORDS: readonly (readonly [words: RegExp, kind: PositionKind])[] = [
  [/^(jfu|(jabatan )?(fungsional umum|pelaksana))\b/i, 'PELAKSANA'],
  [/^(jft?|(jabatan )?fungsional)\b/i, 'FUNGSIONAL'],
  [/^(jpt|ja|(jabatan )?(struktural|pimpinan tinggi|administrator|pengawas))\b/i, 'STRUKTURAL'],
];
const SEXES = { MALE: /^(m|l|1|pria|laki.*)$/i, FEMALE: /^(f|p|w|2|wanita|perempuan)$/i };

/** Reads one row of the export; the person is null when the row has errors, the key only when it names nobody. Source: rules.md EM-1, EM-2, EM-22. */
export function readPerson(
  cells: RowCells,
  today: CivilDate,
  ages: AgeBounds,
): { person: PersonRow | null; key: PersonKey | null; nik: string | null; faults: RowFault[] } {
  const row = new RowReader(cells);
  const number = readNumber(row, today, ages);
  const texts = readTexts(row);
  const told = number && factsOf(row, number);
  const post = readPost(row, today);
  const nik = readNik(row, told);
  const person = told && post && !row.isRefused ? { facts: { ...texts, ...told }, post } : null;
  const key = number && { nip: number.digits, externalId: texts.externalId };
  return { person, key, nik: person && nik, faults: row.faults };
}

/** The NIK, whose faults only warn; what is no NIK at all is left in the file. No report shows the whole of one. */
function readNik(row: RowReader, told: Pick<PersonFacts, NumberFacts> | null): string | null {
  const written = row.text('NIK').replace(/[\s.]/g, '');
  if (written === '' || told === null) return null;
  const read = parseNationalId(written);
  const codes = typeof read === 'string' ? [read] : differencesOf(read, told);
  for (const code of codes) row.fault('NIK', code, maskNationalId(written));
  return read === 'NIK_NOT_16_DIGITS' ? null : written;
}

function readNumber(row: RowReader, today: CivilDate, ages: AgeBounds): CivilServantNumber | null {
  const written = row.text('NIP BARU');
  const digits = written.replace(/[\s.]/g, '');
  const hasLost = typeof row.cell('NIP BARU') === 'number' || hasLostDigits(written);
  if (digits === '') row.fault('NIP BARU', 'REQUIRED', '');
  else if (hasLost) row.fault('NIP BARU', 'NIP_NUMERIC_CELL', written);
  else {
    const number = parseCivilServantNumber(digits, today, ages);
    if (typeof number !== 'string') return number;
    row.fault('NIP BARU', `NIP_${number}`, written, { ...ages });
  }
  return null;
}

type NumberFacts = 'kind' | 'nip' | 'birthDate' | 'sex';
type GradeFacts = 'gradeCode' | 'gradeName';

function readTexts(row: RowReader): Omit<PersonFacts, NumberFacts | GradeFacts> {
  return {
    externalId: row.externalId('PNS ID'),
    ...readName(row),
    standingCode: row.code('KEDUDUKAN HUKUM ID'),
    email: row.optional('EMAIL GOV', 254) ?? row.optional('EMAIL', 254),
  };
}

/** A file that has no columns of titles may have them in the name. */
function readName(row: RowReader): Pick<PersonFacts, 'name' | 'frontTitle' | 'backTitle'> {
  const written = row.required('NAMA', 200);
  const frontTitle = row.optional('GELAR DEPAN', 60);
  const backTitle = row.optional('GELAR BELAKANG', 100);
  if (frontTitle !== null || backTitle !== null) return { name: written, frontTitle, backTitle };
  return splitName(written);
}

/** Code and name of the golongan, each from its own column or else from the other's; what is none is told and not kept. */
function readGrade(row: RowReader, kind: EmployeeKind): Pick<PersonFacts, GradeFacts> {
  const [code, written] = [row.text('GOL AKHIR ID'), row.optional('GOL AKHIR NAMA', 100)];
  const byCode = code === '' ? null : gradeInText(kind, code);
  const byName = written === null ? null : gradeInText(kind, written);
  if (written !== null && !byName) row.fault('GOL AKHIR NAMA', 'GRADE_UNREADABLE', written);
  return {
    gradeCode: byCode?.code ?? (code === '' ? (byName?.code ?? null) : row.code('GOL AKHIR ID')),
    gradeName: byName?.name ?? (written === null ? (byCode?.name ?? null) : null),
  };
}

/** Old conversions hold birth dates and sexes other than the number's, so these are told and never refused. */
function factsOf(row: RowReader, number: CivilServantNumber): Pick<PersonFacts, NumberFacts | GradeFacts> {
  const birth = row.text('TANGGAL LAHIR');
  const birthDate = dayOf(birth);
  if (birth !== '' && birthDate !== number.birthDate) row.fault('TANGGAL LAHIR', 'BIRTH_DATE_DIFFERS', birth);
  const written = row.text('JENIS KELAMIN');
  const sex = SEXES.MALE.test(written) ? 'MALE' : SEXES.FEMALE.test(written) ? 'FEMALE' : number.sex;
  if (sex !== number.sex) row.fault('JENIS KELAMIN', 'SEX_DIFFERS', written);
  const kind = kindOf(row, number);
  const grade = readGrade(row, kind);
  return { kind, nip: number.digits, birthDate: birthDate ?? number.birthDate, sex, ...grade };
}

/** What the number says goes before what the columns say: a CPNS is a PNS on trial, and part-time exists for PPPK only. */
function kindOf(row: RowReader, { kind }: CivilServantNumber): EmployeeKind {
  if (kind === 'PNS') return /^c/i.test(row.text('STATUS CPNS PNS')) ? 'CPNS' : 'PNS';
  return /paruh waktu/i.test(row.text('JENIS PEGAWAI NAMA')) ? 'PPPK_PARUH_WAKTU' : 'PPPK';
}

/** The kind of post by SIASN's id or in words; null when there is none of it, which is a fault. */
export function postKindOf(row: RowReader): PositionKind | null {
  const id = row.required('JENIS JABATAN ID', 60);
  const kind = POST_KINDS[id] ?? POST_KIND_WORDS.find(([words]) => words.test(id))?.[1] ?? null;
  if (!kind && id !== '') row.fault('JENIS JABATAN ID', 'POST_KIND_UNKNOWN', id);
  return kind;
}

function readPost(row: RowReader, today: CivilDate): PersonPost | null {
  const kind = postKindOf(row);
  const title = row.required('JABATAN NAMA', 300);
  const unit = { externalId: externalIdOf(row.required('UNOR ID', 42)), name: row.required('UNOR NAMA', 300) };
  const jobClass = row.whole('KELAS JABATAN', 1, 17);
  if (!kind) return null;
  return {
    kind,
    title,
    externalId: row.optional('JABATAN ID', 42),
    echelonCode: row.code('ESELON ID'),
    jobClass,
    from: startOf(row, today),
    unit,
    agency: namedUnit(row, 'SATUAN KERJA KERJA'),
    government: namedUnit(row, 'INSTANSI KERJA'),
  };
}

function startOf(row: RowReader, today: CivilDate): CivilDate | null {
  const written = row.text('TMT JABATAN');
  const day = dayOf(written);
  if (day !== null && day <= today) return day;
  row.fault('TMT JABATAN', 'DAY_ASSUMED', written);
  return null;
}

function namedUnit(row: RowReader, columns: string): NamedUnit | null {
  const externalId = row.externalId(`${columns} ID`);
  const name = row.optional(`${columns} NAMA`, 300);
  return externalId && name ? { externalId, name } : null;
}
