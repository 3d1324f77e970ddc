import type { CivilDate } from '../../../../kernel/values/civil-date.js';
import type { PositionKind } from '../../../organization/index.js';
import { type AgeBounds, type CivilServantNumber, parseCivilServantNumber } from '../../domain/civil-servant-number.js';
import { type Grade, gradeInText } from '../../domain/grade.js';
import { differencesOf, type KnownPerson, maskNationalId, parseNationalId } from '../../domain/national-id.js';
import type { Employee, EmployeeKind } from '../../persistence/employee.entity.js';
import { externalIdOf, hasLostDigits, isAddress, isImpossibleDay } from './cell.js';
import { splitName } from './name-titles.js';
import type { RowFault } from './row-faults.js';
import { type RowCells, RowReader } from './row-reader.js';

/** A unit as a person's row names it. */
export interface NamedUnit {
  readonly externalId: string;
  readonly name: string;
}

type Told = 'name' | 'birthDate' | 'sex' | 'email' | 'externalId';
type Titles = 'frontTitle' | 'backTitle' | 'gradeCode' | 'gradeName';

/** What is kept of a person; null where the file says nothing. */
export interface PersonFacts extends Readonly<Pick<Employee, Told | Titles>> {
  readonly kind: EmployeeKind | null;
  readonly nip: string;
  readonly standingCode: string | null;
}

/** What the number of a row says besides, for where nothing else does. */
export type NumberFacts = Pick<CivilServantNumber, 'kind' | 'birthDate' | 'sex'>;

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
  readonly byNumber: NumberFacts;
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
/** Of whom a number does not tell. */
const EITHER_KIND: readonly EmployeeKind[] = ['PNS', 'PPPK'];
const SEXES = { MALE: /^(m|l|1|pria|laki.*)$/i, FEMALE: /^(f|p|w|2|wanita|perempuan)$/i };

/** What one row says: also of a row with errors what it names, so that everything that is wrong with it is told at once. */
export interface ReadPerson {
  readonly person: PersonRow | null;
  readonly key: PersonKey | null;
  readonly nik: string | null;
  readonly named: { readonly unit: NamedUnit | null; readonly standingCode: string | null };
  readonly faults: RowFault[];
}

/** Reads one row of the export; the person is null when the row has errors, the key only when it names nobody. Source: rules.md EM-1, EM-2, EM-22. */
export function readPerson(cells: RowCells, today: CivilDate, ages: AgeBounds): ReadPerson {
  const row = new RowReader(cells);
  const number = readNumber(row, today, ages);
  const texts = readTexts(row);
  const told = factsOf(row, number);
  const post = readPost(row, today);
  const byNumber = number && { kind: number.kind, birthDate: number.birthDate, sex: number.sex };
  const known = { birthDate: told.birthDate ?? number?.birthDate ?? null, sex: told.sex ?? number?.sex ?? null };
  const nik = readNik(row, known);
  const isWhole = number && byNumber && post && !row.isRefused;
  const person = isWhole ? { facts: { ...texts, ...told, nip: number.digits }, byNumber, post } : null;
  const key = number && { nip: number.digits, externalId: texts.externalId };
  const named = { unit: unitOf(post), standingCode: texts.standingCode };
  return { person, key, nik: person && nik, named, faults: row.faults };
}

/** The unit that a row names, where it names one. */
function unitOf(post: PersonPost | null): NamedUnit | null {
  return post && post.unit.externalId !== '' && post.unit.name !== '' ? post.unit : null;
}

/** The NIK, whose faults only warn; what is no NIK at all is left in the file. No report shows the whole of one. */
function readNik(row: RowReader, known: KnownPerson): string | null {
  const text = row.text('NIK');
  const written = text.replace(/[\s.]/g, '');
  if (written === '') return null;
  // A spreadsheet keeps 15 digits of a number: what the last one was, nobody knows.
  if (typeof row.cell('NIK') === 'number' || hasLostDigits(text)) {
    row.fault('NIK', 'NIK_NUMERIC_CELL', maskNationalId(written));
    return null;
  }
  const read = parseNationalId(written);
  const codes = typeof read === 'string' ? [read] : differencesOf(read, known);
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

type TiedFacts = 'kind' | 'birthDate' | 'sex';
type GradeFacts = 'gradeCode' | 'gradeName';

function readTexts(row: RowReader): Omit<PersonFacts, TiedFacts | GradeFacts | 'nip'> {
  return {
    externalId: row.externalId('PNS ID'),
    ...readName(row),
    standingCode: row.code('KEDUDUKAN HUKUM ID'),
    email: readAddress(row, 'EMAIL GOV') ?? readAddress(row, 'EMAIL'),
  };
}

/** An e-mail address; what is none is told and not kept. */
function readAddress(row: RowReader, column: string): string | null {
  const text = row.text(column);
  if (text === '' || isAddress(text)) return text || null;
  row.fault(column, 'NOT_AN_ADDRESS', text);
  return null;
}

/** A file that has no columns of titles may have them in the name. */
function readName(row: RowReader): Pick<PersonFacts, 'name' | 'frontTitle' | 'backTitle'> {
  const written = row.required('NAMA', 200);
  const frontTitle = row.optional('GELAR DEPAN', 60);
  const backTitle = row.optional('GELAR BELAKANG', 100);
  if (frontTitle !== null || backTitle !== null) return { name: written, frontTitle, backTitle };
  return splitName(written);
}

/**
 * Code and name of the golongan, each from its own column or else from the other's. A cell that is none, or two that mean
 * different ones, are told, and nothing is kept.
 */
function readGrade(row: RowReader, kinds: readonly EmployeeKind[]): Pick<PersonFacts, GradeFacts> {
  const cells = ['GOL AKHIR ID', 'GOL AKHIR NAMA'].flatMap((column) => {
    const text = row.text(column);
    return text === '' ? [] : [{ column, text, grade: firstGrade(kinds, text) }];
  });
  const [first, second] = cells;
  const unread = cells.filter(({ grade }) => grade === null);
  const differ = first?.grade && second?.grade && first.grade.code !== second.grade.code;
  for (const { column, text } of differ ? cells : unread) row.fault(column, 'GRADE_UNREADABLE', text);
  const grade = differ || unread.length > 0 ? null : first?.grade;
  return { gradeCode: grade?.code ?? null, gradeName: grade?.name ?? null };
}

function firstGrade(kinds: readonly EmployeeKind[], text: string): Grade | null {
  return kinds.map((kind) => gradeInText(kind, text)).find((grade) => grade !== null) ?? null;
}

/**
 * Old conversions hold birth dates and sexes other than the number's, so these are told and never refused. What a row without
 * a sound number says is looked at as well: its golongan may then be one of either kind.
 */
function factsOf(row: RowReader, number: CivilServantNumber | null): Pick<PersonFacts, TiedFacts | GradeFacts> {
  const birth = row.text('TANGGAL LAHIR');
  const birthDate = row.dayIn('TANGGAL LAHIR');
  if (birth !== '' && birthDate === null)
    row.fault('TANGGAL LAHIR', isImpossibleDay(birth) ? 'BIRTH_DATE_IMPOSSIBLE' : 'BIRTH_DATE_UNREADABLE', birth);
  else if (birthDate !== null && number !== null && birthDate !== number.birthDate)
    row.fault('TANGGAL LAHIR', 'BIRTH_DATE_DIFFERS', birth);
  const written = row.text('JENIS KELAMIN');
  const sex = SEXES.MALE.test(written) ? 'MALE' : SEXES.FEMALE.test(written) ? 'FEMALE' : null;
  if (sex !== null && number !== null && sex !== number.sex) row.fault('JENIS KELAMIN', 'SEX_DIFFERS', written);
  const kind = number && kindOf(row, number);
  const kinds = number ? [kind ?? number.kind] : EITHER_KIND;
  return { kind, birthDate, sex, ...readGrade(row, kinds) };
}

/**
 * What the number says goes before what the columns say: a CPNS is a PNS on trial, and part-time exists for PPPK only. Null
 * where the column that tells these apart is empty. Source: rules.md EM-22.
 */
function kindOf(row: RowReader, { kind }: CivilServantNumber): EmployeeKind | null {
  const written = row.text(kind === 'PNS' ? 'STATUS CPNS PNS' : 'JENIS PEGAWAI NAMA');
  if (written === '') return null;
  if (kind === 'PNS') return /^c/i.test(written) ? 'CPNS' : 'PNS';
  return /paruh waktu/i.test(written) ? 'PPPK_PARUH_WAKTU' : 'PPPK';
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
  const rest = {
    title,
    externalId: row.optional('JABATAN ID', 42),
    echelonCode: row.code('ESELON ID'),
    jobClass,
    from: startOf(row, today),
    unit,
    agency: namedUnit(row, 'SATUAN KERJA KERJA'),
    government: namedUnit(row, 'INSTANSI KERJA'),
  };
  return kind && { kind, ...rest };
}

/** A post may begin on a day to come, of which the row tells. Source: rules.md EM-21. */
function startOf(row: RowReader, today: CivilDate): CivilDate | null {
  const day = row.dayIn('TMT JABATAN');
  const written = row.text('TMT JABATAN');
  if (day === null) row.fault('TMT JABATAN', isImpossibleDay(written) ? 'START_IMPOSSIBLE' : 'DAY_ASSUMED', written);
  else if (day > today) row.fault('TMT JABATAN', 'POST_TO_COME', written);
  return day;
}

function namedUnit(row: RowReader, columns: string): NamedUnit | null {
  const externalId = row.externalId(`${columns} ID`);
  const name = row.optional(`${columns} NAMA`, 300);
  return externalId && name ? { externalId, name } : null;
}
