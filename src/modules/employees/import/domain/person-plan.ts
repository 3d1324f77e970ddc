import { type CivilDate, OPEN_END, plusDays } from '../../../../kernel/values/civil-date.js';
import { searchKey } from '../../../../kernel/values/name-key.js';
import { fitsNumber } from '../../domain/civil-servant-number.js';
import type { NamedUnit, PersonFacts, PersonPost, PersonRow } from './person-row.js';
import type { RowFault } from './row-faults.js';

/** A definitive post that somebody has or had. */
export interface PresentPost {
  readonly id: string;
  readonly unitExternalId: string | null;
  readonly unitName: string;
  readonly title: string;
  readonly positionKind: string;
  readonly titleKey: string;
  readonly jobClass: number | null;
  readonly validFrom: CivilDate;
  readonly validUntil: CivilDate;
}

/** Somebody as he is recorded now. */
export interface PresentPerson {
  readonly id: string;
  readonly version: number;
  readonly facts: { readonly [K in keyof PersonFacts]: PersonFacts[K] | null };
  /** Every number he ever had. */
  readonly numbers: readonly string[];
  /** The first day of the last of them; null without any. */
  readonly numberSince?: CivilDate | null;
  readonly posts: readonly PresentPost[];
  /** Keyed hash of the NIK; null without one. */
  readonly nikIndex?: string | null;
}

/** People whom rows may mean, by both ways to find them. */
export interface KnownPeople {
  readonly byExternalId: ReadonlyMap<string | null, PresentPerson>;
  readonly byNumber: ReadonlyMap<string, PresentPerson>;
  /** Who has a NIK, by its keyed hash. */
  readonly byNik?: ReadonlyMap<string, string>;
}

/** What a row is judged by besides itself. */
export interface Surroundings {
  readonly known: KnownPeople;
  /** What is wrong with the units that a row names; null when nothing is. */
  readonly placeFault: (post: PersonPost) => RowFault | null;
  /** The line on which a person was first met, by number, PNS ID and record; rows add themselves. */
  readonly firstLines: Map<string, number>;
  readonly today: CivilDate;
  /** Codes of legal standing that exist on that day. */
  readonly standings: ReadonlySet<string>;
}

/** What becomes of the definitive post. */
export type PostPlan =
  | { readonly act: 'KEEP' }
  /** The one in force stays, and its class becomes known. */
  | { readonly act: 'CLASSIFY' }
  /** The one in force is corrected where it stands: it begins no earlier than the new one. */
  | { readonly act: 'CORRECT'; readonly id: string }
  /** A new one begins, and the one in force ends the day before. */
  | { readonly act: 'BEGIN'; readonly from: CivilDate; readonly until: CivilDate; readonly ends: string | null };

/** What applying a row will do. */
export interface PersonPlan {
  readonly action: 'NEW' | 'CHANGED' | 'UNCHANGED';
  readonly person: PresentPerson | null;
  /** Facts that differ from what is recorded; all of them for somebody new. */
  readonly facts: Partial<PersonFacts>;
  readonly hasNewNumber: boolean;
  /** The row has a number of his that is not the one in force, which stays. */
  readonly hasFormerNumber: boolean;
  /** The file has a NIK that is not the one on record. */
  readonly hasNewNik?: boolean;
  readonly post: PostPlan;
}

/** A legal standing that is none of the list. Source: rules.md IM-2. */
export function standingFault(standingCode: string | null, standings: ReadonlySet<string>): RowFault | null {
  if (standingCode === null || standings.has(standingCode)) return null;
  return { column: 'KEDUDUKAN HUKUM ID', code: 'STANDING_UNKNOWN', value: standingCode };
}

/** What will happen to a row that was read without errors, or all that keeps it from being applied. */
export function judgePerson(row: PersonRow, line: number, around: Surroundings): PersonPlan | RowFault[] {
  const misplaced = around.placeFault(row.post);
  const unknown = standingFault(row.facts.standingCode, around.standings);
  const faults = [misplaced, unknown].filter((fault) => fault !== null);
  const plan = planUnlessFaulty(row, line, around, faults.length === 0);
  if ('code' in plan) return [...faults, plan];
  return faults.length > 0 ? faults : plan;
}

/** The plan of a row, or what is wrong with whom it means; only a row that is to be applied stands in the way of later ones. */
function planUnlessFaulty(
  row: PersonRow,
  line: number,
  around: Surroundings,
  isApplied: boolean,
): PersonPlan | RowFault {
  const { facts } = row;
  const externalId = facts.externalId ?? '';
  const person = whoIs(facts, around.known);
  if (person === 'IDENTITY_CONFLICT') return { column: 'PNS ID', code: 'IDENTITY_CONFLICT', value: externalId };
  const keys: [column: string, value: string, key: string][] = [['NIP BARU', facts.nip, `number ${facts.nip}`]];
  if (externalId) keys.push(['PNS ID', externalId, `id ${externalId}`]);
  if (person) keys.push(['NIP BARU', facts.nip, `record ${person.id}`]);
  const holder = row.nik && around.known.byNik?.get(row.nik.index);
  if (holder !== undefined && holder !== person?.id) return { column: 'NIK', code: 'NIK_TAKEN', value: '' };
  if (row.nik) keys.push(['NIK', '', `nik ${row.nik.index}`]);
  for (const [column, value, key] of keys) {
    const first = around.firstLines.get(key) ?? line;
    if (first !== line) return { column, code: 'DUPLICATE', value, facts: { line: first } };
  }
  if (isApplied) for (const [, , key] of keys) around.firstLines.set(key, line);
  const plan = planPerson(row, person, around.today);
  const validFrom = person?.numberSince ?? around.today;
  if (plan.hasNewNumber && validFrom > around.today)
    return { column: 'NIP BARU', code: 'NUMBER_TO_COME', value: facts.nip, facts: { validFrom } };
  return plan;
}

/** A unit that is not among the known ones. */
export function unknownUnit(unit: NamedUnit): RowFault {
  return { column: 'UNOR ID', code: 'UNIT_UNKNOWN', value: `${unit.externalId} ${unit.name}`.slice(0, 60) };
}

/**
 * Whom a row means: the person with its PNS ID, or else the one who has or had its number.
 * The two may not lead to different people. Source: rules.md EM-20.
 */
export function whoIs(
  { externalId, nip }: Pick<PersonFacts, 'externalId' | 'nip'>,
  known: KnownPeople,
): PresentPerson | null | 'IDENTITY_CONFLICT' {
  const byId = externalId === null ? undefined : known.byExternalId.get(externalId);
  const byNumber = known.byNumber.get(nip);
  if (byId && byNumber && byId.id !== byNumber.id) return 'IDENTITY_CONFLICT';
  const hasOtherId =
    externalId !== null && byNumber?.facts.externalId != null && byNumber.facts.externalId !== externalId;
  return hasOtherId ? 'IDENTITY_CONFLICT' : (byId ?? byNumber ?? null);
}

/** Compares a row with the person it means. What the file leaves empty stays as it is recorded. */
export function planPerson(row: PersonRow, person: PresentPerson | null, today: CivilDate): PersonPlan {
  const { facts: said, byNumber, post, nik } = row;
  if (!person) {
    const begin = { act: 'BEGIN', from: post.from ?? today, until: OPEN_END, ends: null } as const;
    const [kind, birthDate] = [said.kind ?? byNumber.kind, said.birthDate ?? byNumber.birthDate];
    const whole = { ...said, kind, birthDate, sex: said.sex ?? byNumber.sex };
    const isNew = { hasNewNumber: true, hasFormerNumber: false, hasNewNik: nik !== undefined };
    return { action: 'NEW', person, facts: whole, ...isNew, post: begin };
  }
  const facts = factsFor(row, person);
  const names = Object.keys(facts) as (keyof PersonFacts)[];
  const differing = names.filter((name) => facts[name] != null && facts[name] !== person.facts[name]);
  const changes = Object.fromEntries(differing.map((name) => [name, facts[name]])) as Partial<PersonFacts>;
  const hasNewNumber = !person.numbers.includes(said.nip);
  const hasFormerNumber = isFormer(said.nip, person);
  const postPlan = planPost(post, person.posts, today);
  const hasNewNik = nik !== undefined && nik.index !== person.nikIndex;
  const isSame = differing.length === 0 && !hasNewNumber && !hasNewNik && postPlan.act === 'KEEP';
  const action = isSame ? 'UNCHANGED' : 'CHANGED';
  return { action, person, facts: changes, hasNewNumber, hasFormerNumber, hasNewNik, post: postPlan };
}

/**
 * What a row says of somebody who is recorded. The number decides on the kind of employee where the file does not, and tells
 * birth and sex only where nothing does. With a number that is not in force, nothing that hangs on it counts.
 * Source: rules.md EM-21, EM-22, EM-43.
 */
function factsFor({ facts, byNumber }: PersonRow, person: PresentPerson): Partial<PersonFacts> {
  const recorded = person.facts;
  const birthDate = facts.birthDate ?? (recorded.birthDate === null ? byNumber.birthDate : null);
  const sex = facts.sex ?? (recorded.sex === null ? byNumber.sex : null);
  const fits = fitsNumber(recorded.kind ?? '', byNumber.kind);
  if (!isFormer(facts.nip, person)) {
    const kind = facts.kind ?? (fits ? null : byNumber.kind);
    return { ...facts, birthDate, sex, kind };
  }
  const { nip: _nip, kind: _kind, gradeCode, gradeName, ...others } = facts;
  return { ...others, birthDate, sex, ...(fits ? { gradeCode, gradeName } : {}) };
}

function isFormer(nip: string, { numbers, facts }: PresentPerson): boolean {
  return numbers.includes(nip) && facts.nip !== nip;
}

/**
 * A day on which the post is the same as recorded changes nothing, whatever day the file gives for its start. Compared is today,
 * or the day to come on which the post begins.
 */
function planPost(wanted: PersonPost, posts: readonly PresentPost[], today: CivilDate): PostPlan {
  const from = wanted.from ?? today;
  const on = from > today ? from : today;
  const current = posts.find((post) => post.validFrom <= on && on <= post.validUntil);
  if (current && isSame(wanted, current))
    return { act: wanted.jobClass !== null && current.jobClass === null ? 'CLASSIFY' : 'KEEP' };
  if (current && from <= current.validFrom) return { act: 'CORRECT', id: current.id };
  const earlier = posts.filter((post) => post.validUntil < on);
  const later = posts.filter((post) => post.validFrom > on);
  // Definitive posts of one person do not overlap: the new one fits in between those before and after.
  const free = earlier.map((post) => plusDays(post.validUntil, 1));
  return {
    act: 'BEGIN',
    from: [from, ...free].reduce((a, b) => (a > b ? a : b)),
    until: later.map((post) => plusDays(post.validFrom, -1)).reduce((a, b) => (a < b ? a : b), OPEN_END),
    ends: current?.id ?? null,
  };
}

function isSame({ unit, kind, title }: PersonPost, post: PresentPost): boolean {
  return post.unitExternalId === unit.externalId && post.positionKind === kind && post.titleKey === searchKey(title);
}
