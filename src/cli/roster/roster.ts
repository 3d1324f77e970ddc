import { isCivilDate } from '../../kernel/values/civil-date.js';
import { PeopleMaker } from './people.js';
import { Random } from './random.js';
import type { Education, EselonId, StandingId } from './tables.js';
import { planUnits, staffPercentOf, type PlannedUnit } from './units.js';

/** Fewer people do not fill the posts of a whole government, and more than these were never tried. */
const FEWEST_EMPLOYEES = 60;
const MOST_EMPLOYEES = 100_000;

/** One unit as ref-unor tells it: `headPostTitle` is NamaJabatan, `headPnsId` PemimpinPnsId. */
export interface RosterUnit {
  readonly id: string;
  readonly parentId: string | null;
  readonly name: string;
  readonly headPostTitle: string;
  /** Two digits, `99` where the head has no echelon, empty for the elected head. */
  readonly eselonId: string;
  /** Null while the post is vacant, and for the elected head, who is no civil servant. */
  readonly headPnsId: string | null;
}

/** The kinds of civil servant. */
export type EmployeeKind = 'PNS' | 'CPNS' | 'PPPK' | 'PPPK_PARUH_WAKTU';

/** One civil servant as the Export Data ASN tells of him; days are `YYYY-MM-DD`. */
export interface RosterPerson {
  readonly pnsId: string;
  /** NIP of a PNS, NI PPPK of a PPPK: 18 digits. */
  readonly nip: string;
  readonly name: string;
  readonly titleBefore: string;
  readonly titleAfter: string;
  readonly birthPlace: string;
  readonly birthOn: string;
  readonly sex: 'M' | 'F';
  readonly nik: string;
  readonly phone: string;
  readonly email: string;
  readonly governmentEmail: string;
  readonly kind: EmployeeKind;
  /** KEDUDUKAN HUKUM. */
  readonly standingId: StandingId;
  /** TMT CPNS, or the start of the first contract. */
  readonly firstAppointedOn: string;
  /** TMT PNS; null for all who are not (yet) PNS. */
  readonly appointedOn: string | null;
  readonly firstGolonganId: string;
  readonly golonganId: string;
  readonly golonganOn: string;
  readonly serviceMonths: number;
  readonly education: Education;
  readonly graduatedIn: number;
  /** JENIS JABATAN: 1 structural, 2 functional, 4 pelaksana. */
  readonly postKindId: '1' | '2' | '4';
  /** A structural post is known by its unit's id, others by one id per name. */
  readonly postId: string;
  readonly postName: string;
  readonly postOn: string;
  /** ESELON ID: `99` for none. */
  readonly eselonId: EselonId;
  readonly unitId: string;
  readonly unitName: string;
  /** SATUAN KERJA: the child of the root to which the unit belongs. */
  readonly officeId: string;
  readonly officeName: string;
  readonly isHead: boolean;
}

/** A whole government on one day; the root is the first unit, parents come before children. */
export interface GeneratedRoster {
  readonly units: readonly RosterUnit[];
  readonly people: readonly RosterPerson[];
}

/** What to generate: how many people, which of the possible worlds, and on which day it is seen. */
export interface RosterRequest {
  readonly employees: number;
  readonly seed: number;
  readonly on: string;
}

const VACANT_PERCENT = 2;

/**
 * Invents the units and people of a regency. The same request gives the same roster, to the last id.
 * Throws: RangeError for a number of employees or a day that makes no sense.
 */
export function generateRoster({ employees, seed, on }: RosterRequest): GeneratedRoster {
  if (!Number.isInteger(employees) || employees < FEWEST_EMPLOYEES || employees > MOST_EMPLOYEES)
    throw new RangeError(`employees must be a whole number from ${FEWEST_EMPLOYEES} to ${MOST_EMPLOYEES}`);
  if (!Number.isSafeInteger(seed)) throw new RangeError('seed must be a whole number');
  if (!isCivilDate(on)) throw new RangeError('on must be a day such as 2026-01-02');

  const random = new Random(seed);
  const maker = new PeopleMaker(random, on);
  const plan = planUnits(employees, random);
  const heads = plan.map((unit) => {
    if (unit.eselonId === '' || (unit.mayBeVacant && random.chance(VACANT_PERCENT))) return null;
    return maker.head(unit, unit.eselonId);
  });
  const headCount = heads.filter((head) => head !== null).length;
  const staffCounts = shareOut(employees - headCount, staffWeights(plan, employees, random));
  const people = plan.flatMap((unit, i) => {
    const staff = Array.from({ length: staffCounts[i] ?? 0 }, () => maker.staff(unit));
    return [...(heads[i] ? [heads[i]] : []), ...staff];
  });
  return { units: plan.map((unit, i) => toRosterUnit(unit, heads[i]?.pnsId ?? null)), people };
}

function toRosterUnit(
  { id, parentId, name, headPostTitle, eselonId }: PlannedUnit,
  headPnsId: string | null,
): RosterUnit {
  return { id, parentId, name, headPostTitle, eselonId, headPnsId };
}

/** Each workplace draws its share of the staff; within it units differ by their weight and by a third of it in chance. */
function staffWeights(plan: readonly PlannedUnit[], employees: number, random: Random): number[] {
  const percent = staffPercentOf(employees);
  const total = { office: 0, school: 0, health: 0 };
  for (const { workplace, staffWeight } of plan) total[workplace] += staffWeight;
  return plan.map(({ workplace, staffWeight }) => {
    return ((percent[workplace] * staffWeight) / total[workplace]) * (0.7 + 0.6 * random.next());
  });
}

/** Whole numbers in the proportion of the weights that add up to the total exactly. */
function shareOut(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((a, b) => a + b, 0);
  let seen = 0;
  return weights.map((weight) => {
    const before = Math.round((total * seen) / sum);
    seen += weight;
    return Math.round((total * seen) / sum) - before;
  });
}
