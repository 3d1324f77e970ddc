import { isCivilDate } from '../../kernel/values/civil-date.js';
import { headPost, type Post, staffPost } from './posts.js';
import { Random } from './random.js';
import { EDUCATION, GOLONGAN, STANDINGS, type StandingId } from './tables.js';
import { planUnits, type PlannedUnit, scaleOf } from './units.js';
import words from './words.json' with { type: 'json' };

/** Fewer people do not fill the posts of a whole government, and more than these were never tried. */
export const FEWEST_EMPLOYEES = 60;
export const MOST_EMPLOYEES = 100_000;

/** Kinds of staff with their share, and how many months of service they have at most (a PNS as many as the career asks). */
const STAFF_KINDS = [
  { kind: 'PNS', share: 71, monthsAtMost: 0, entryAgeAtMost: 35 },
  { kind: 'CPNS', share: 3, monthsAtMost: 11, entryAgeAtMost: 35 },
  { kind: 'PPPK', share: 22, monthsAtMost: 58, entryAgeAtMost: 50 },
  { kind: 'PPPK_PARUH_WAKTU', share: 4, monthsAtMost: 3, entryAgeAtMost: 52 },
] as const;
type StaffKind = (typeof STAFF_KINDS)[number];

const OTHER_STANDINGS = Object.entries(STANDINGS).map(([id, { share }]) => ({ id: id as StandingId, share }));
/** The golongan of a PNS in the order in which they are reached. */
const LADDER = Object.keys(GOLONGAN);
const MONTHS_PER_GOLONGAN = 48;
const YOUNGEST_AT_ENTRY = 22 * 12 + 1;

/** Province and regency 9901 exist nowhere, so that no NIK here is anybody's; nor is 0840 any operator's prefix. */
const NIK_REGION = '9901';
const PHONE_PREFIX = '0840';
const EMAIL_DOMAIN = 'example.go.id';

/** One unit as ref-unor tells it; nobody heads it while the post is vacant, nor is the elected head a civil servant. */
export type RosterUnit = PlannedUnit & { readonly headPnsId: string | null };

/** One civil servant as the Export Data ASN tells of him; days are `YYYY-MM-DD`. */
export type RosterPerson = Readonly<ReturnType<People['person']>>;

/** A whole government on one day; the root is the first unit, parents come before children. */
export interface GeneratedRoster {
  readonly units: readonly RosterUnit[];
  readonly people: readonly RosterPerson[];
}

/**
 * Invents the units and people of a regency. The same request gives the same roster, to the last id.
 * Throws: RangeError for a number of employees or a day that makes no sense.
 */
export function generateRoster(request: { employees: number; seed: number; on: string }): GeneratedRoster {
  const { employees, seed, on } = request;
  if (!Number.isInteger(employees) || employees < FEWEST_EMPLOYEES || employees > MOST_EMPLOYEES)
    throw new RangeError(`employees must be a whole number from ${FEWEST_EMPLOYEES} to ${MOST_EMPLOYEES}`);
  if (!Number.isSafeInteger(seed)) throw new RangeError('seed must be a whole number');
  if (!isCivilDate(on)) throw new RangeError('on must be a day such as 2026-01-02');

  const random = new Random(seed);
  const maker = new People(random, on);
  const plan = planUnits(employees, random);
  const heads = plan.flatMap((unit) => (unit.isVacant ? [] : maker.head(unit)));
  const headOf = new Map(heads.map(({ unitId, pnsId }) => [unitId, pnsId]));
  const units = plan.map((unit) => ({ ...unit, headPnsId: headOf.get(unit.id) ?? null }));

  // Each workplace draws its share of the staff, and within it each unit by its weight.
  const total = { office: 0, school: 0, health: 0 };
  for (const { workplace, staffWeight } of plan) total[workplace] += staffWeight;
  const percent = scaleOf(employees).staffPercent;
  const shareOf = ({ workplace: at, staffWeight }: PlannedUnit): number => (percent[at] * staffWeight) / total[at];
  const places = plan.flatMap((unit) => Array.from({ length: 200 * shareOf(unit) }, () => unit));
  const staff = Array.from({ length: employees - heads.length }, () => maker.staff(random.pick(places)));
  return { units, people: [...heads, ...staff] };
}

const digits = (value: number, length: number): string => String(value).padStart(length, '0');

/** Invents people for posts and sees to it that numbers and addresses are never given twice. */
class People {
  private readonly counters = new Map<string, number>();
  private readonly postIds = new Map<string, string>();

  constructor(
    private readonly random: Random,
    private readonly on: string,
  ) {}

  /** The person who leads the unit, an active PNS; nobody when the people elect its head. */
  head(unit: PlannedUnit): RosterPerson[] {
    if (unit.eselonId === '') return [];
    return [this.person(unit, headPost(unit, unit.eselonId, this.random), STAFF_KINDS[0], true)];
  }

  /** A person who works in the unit under its head. */
  staff(unit: PlannedUnit): RosterPerson {
    const kind = this.random.weighted(STAFF_KINDS);
    return this.person(unit, staffPost(unit, kind.kind !== 'PNS', this.random), kind, false);
  }

  person(unit: PlannedUnit, post: Post, staffKind: StaffKind, isHead: boolean) {
    const { random } = this;
    const { kind } = staffKind;
    const sex: 'M' | 'F' = random.chance(post.womenPercent) ? 'F' : 'M';
    const name = this.name(sex);
    const { monthsToRetirement, ...career } = this.career(post, staffKind);
    const address = this.address(name);
    return {
      ...{ kind, isHead, name, sex, ...post, ...career },
      pnsId: random.uuid(),
      /** NIP of a PNS, NI PPPK of a PPPK. */
      nip: this.nip(career.birthOn, career.firstAppointedOn, kind, sex),
      birthPlace: `${random.pick(words.places.first)} ${random.pick(words.places.second)}`,
      nik: this.nik(career.birthOn, sex),
      phone: PHONE_PREFIX + digits(random.int(0, 99_999_999), 8),
      ...{ email: `${address}@pribadi.${EMAIL_DOMAIN}`, governmentEmail: `${address}@${EMAIL_DOMAIN}` },
      /** KEDUDUKAN HUKUM. */
      standingId: kind === 'PNS' && !isHead ? this.standing(monthsToRetirement) : ('01' as const),
      /** A structural post is known by its unit's id, others by one id per name. */
      postId: post.postKindId === '1' ? unit.id : this.postId(post.postName),
      ...{ unitId: unit.id, unitName: unit.name, officeId: unit.officeId, officeName: unit.officeName },
    };
  }

  /** Dates that fit together: the golongan is one that the years of service allow, and nobody stays past retirement. */
  private career(post: Post, { kind, monthsAtMost, entryAgeAtMost }: StaffKind) {
    const isPns = kind === 'PNS';
    const { pnsGolonganId, pppkGolonganId } = EDUCATION[post.education];
    const firstGolonganId = isPns || kind === 'CPNS' ? pnsGolonganId : pppkGolonganId;
    const golonganId = isPns ? this.random.pick(post.golonganIds) : firstGolonganId;
    const steps = LADDER.indexOf(golonganId) - LADDER.indexOf(firstGolonganId);
    const lastMonth = post.retirementAge * 12 - 1;
    // Of a PNS at least the year as a CPNS beyond what the golongan asks; some wait long for the next one.
    const waited = this.random.int(13, 60) + (this.random.chance(30) ? this.random.int(0, 96) : 0);
    const served = isPns
      ? Math.min(steps * MONTHS_PER_GOLONGAN + waited, lastMonth - YOUNGEST_AT_ENTRY)
      : this.random.int(0, monthsAtMost);
    const entryAge = this.random.int(YOUNGEST_AT_ENTRY, Math.min(entryAgeAtMost * 12, lastMonth - served));
    return {
      ...{ firstGolonganId, golonganId, serviceMonths: served },
      birthOn: this.monthsAgo(served + entryAge, this.random.int(1, 28)),
      /** TMT CPNS, or the start of the first contract; TMT PNS, for all who are PNS. */
      firstAppointedOn: this.monthsAgo(served),
      appointedOn: isPns ? this.monthsAgo(served - 12) : null,
      golonganOn: this.monthsAgo(served - steps * MONTHS_PER_GOLONGAN),
      postOn: this.monthsAgo(this.random.int(0, Math.min(served, 60))),
      monthsToRetirement: lastMonth + 1 - served - entryAge,
    };
  }

  private standing(monthsToRetirement: number): StandingId {
    if (monthsToRetirement <= 12 && this.random.chance(25)) return '20';
    return this.random.chance(1.5) ? this.random.weighted(OTHER_STANDINGS).id : '01';
  }

  private name(sex: 'M' | 'F'): string {
    const { women, men, second } = this.random.pick(words.names);
    const given = sex === 'F' ? women : men;
    const [first, middle] = [this.random.pick(given), this.random.pick(given)];
    const name = [first];
    if (this.random.chance(35) && middle !== first && !middle.includes(' ')) name.push(middle);
    if (this.random.chance(93)) name.push(this.random.pick(second));
    return name.join(' ');
  }

  /** Fifteen digits that tell of the person and three that count (`skp-rules` 11.1; of a PPPK 11.2, first contract). */
  private nip(birthOn: string, firstAppointedOn: string, kind: StaffKind['kind'], sex: 'M' | 'F'): string {
    const [year = '', month = ''] = firstAppointedOn.split('-');
    const entry = year + (kind.startsWith('PPPK') ? '21' : month);
    const prefix = birthOn.replaceAll('-', '') + entry + (sex === 'M' ? '1' : '2');
    return prefix + digits(this.count(prefix), 3);
  }

  /** The day of a woman's birth counts from 41 (`skp-rules` 11.3). */
  private nik(birthOn: string, sex: 'M' | 'F'): string {
    const [year = '', month = '', day = ''] = birthOn.split('-');
    const district = digits(this.random.int(1, 30), 2);
    const prefix = NIK_REGION + district + digits(Number(day) + (sex === 'F' ? 40 : 0), 2) + month + year.slice(2);
    return prefix + digits(this.count(prefix), 4);
  }

  private address(name: string): string {
    const plain = name.toLowerCase().replaceAll(' ', '.');
    const address = plain.replaceAll(/[^a-z.]/g, '');
    const namesakes = this.count(address);
    return namesakes === 1 ? address : `${address}${namesakes}`;
  }

  private count(key: string): number {
    const next = (this.counters.get(key) ?? 0) + 1;
    this.counters.set(key, next);
    return next;
  }

  private postId(name: string): string {
    const id = this.postIds.get(name) ?? this.random.uuid();
    this.postIds.set(name, id);
    return id;
  }

  private monthsAgo(months: number, day = 1): string {
    const [year = 0, month = 0] = this.on.split('-').map(Number);
    return new Date(Date.UTC(year, month - 1 - months, day)).toISOString().slice(0, 10);
  }
}
