import { headPost, staffPost, type Post } from './posts.js';
import type { Random } from './random.js';
import type { EmployeeKind, RosterPerson } from './roster.js';
import { EDUCATION, GOLONGAN_LADDER, NAMES, PLACES, STANDINGS, type EselonId, type StandingId } from './tables.js';
import type { PlannedUnit } from './units.js';

/** Kinds of staff with their share, and how many months of service they have at most (a PNS as many as the career asks). */
const STAFF_KINDS = [
  { kind: 'PNS', share: 72, monthsAtMost: 0, entryAgeAtMost: 35 },
  { kind: 'CPNS', share: 3, monthsAtMost: 11, entryAgeAtMost: 35 },
  { kind: 'PPPK', share: 21, monthsAtMost: 58, entryAgeAtMost: 50 },
  { kind: 'PPPK_PARUH_WAKTU', share: 4, monthsAtMost: 3, entryAgeAtMost: 52 },
] as const;
type StaffKind = (typeof STAFF_KINDS)[number];

const MONTHS_PER_GOLONGAN = 48;
const YOUNGEST_AT_ENTRY = 22 * 12 + 1;

/** Province and regency 9901 exist nowhere, so that no NIK here is anybody's; nor is 0840 any operator's prefix. */
const NIK_REGION = '9901';
const PHONE_PREFIX = '0840';
const EMAIL_DOMAIN = 'example.go.id';

type Sex = RosterPerson['sex'];

/** Invents people for posts and sees to it that numbers and addresses are never given twice. */
export class PeopleMaker {
  private readonly counters = new Map<string, number>();
  private readonly postIds = new Map<string, string>();

  constructor(
    private readonly random: Random,
    private readonly on: string,
  ) {}

  /** The person who leads the unit: an active PNS. */
  head(unit: PlannedUnit, eselonId: EselonId): RosterPerson {
    return this.person(unit, headPost(unit, eselonId, this.random), STAFF_KINDS[0], true);
  }

  /** A person who works in the unit under its head. */
  staff(unit: PlannedUnit): RosterPerson {
    const kind = this.random.weighted(STAFF_KINDS);
    return this.person(unit, staffPost(unit, kind.kind !== 'PNS', this.random), kind, false);
  }

  private person(unit: PlannedUnit, post: Post, staffKind: StaffKind, isHead: boolean): RosterPerson {
    const { kind } = staffKind;
    const sex: Sex = this.random.chance(post.womenPercent) ? 'F' : 'M';
    const name = this.name(sex);
    const { monthsToRetirement, ...career } = this.career(post, staffKind);
    const address = this.address(name);
    return {
      ...career,
      pnsId: this.random.uuid(),
      nip: this.nip(career.birthOn, career.firstAppointedOn, kind, sex),
      name,
      titleBefore: post.titleBefore ?? '',
      titleAfter: post.titleAfter,
      birthPlace: `${this.random.pick(PLACES.first)} ${this.random.pick(PLACES.second)}`,
      sex,
      nik: this.nik(career.birthOn, sex),
      phone: PHONE_PREFIX + String(this.random.int(0, 99_999_999)).padStart(8, '0'),
      email: `${address}@pribadi.${EMAIL_DOMAIN}`,
      governmentEmail: `${address}@${EMAIL_DOMAIN}`,
      kind,
      standingId: kind === 'PNS' && !isHead ? this.standing(monthsToRetirement) : '01',
      education: post.education,
      graduatedIn: Number(career.firstAppointedOn.slice(0, 4)) - 1,
      postKindId: post.kindId,
      postId: post.kindId === '1' ? unit.id : this.postId(post.name),
      postName: post.name,
      eselonId: post.eselonId,
      unitId: unit.id,
      unitName: unit.name,
      officeId: unit.officeId,
      officeName: unit.officeName,
      isHead,
    };
  }

  /** Dates that fit together: the golongan is one that the years of service allow, and nobody stays past retirement. */
  private career(post: Post, { kind, monthsAtMost, entryAgeAtMost }: StaffKind) {
    const isPns = kind === 'PNS';
    const { pnsGolonganId, pppkGolonganId } = EDUCATION[post.education];
    const firstGolonganId = isPns || kind === 'CPNS' ? pnsGolonganId : pppkGolonganId;
    const golonganId = isPns ? this.random.pick(post.golonganIds) : firstGolonganId;
    const steps = GOLONGAN_LADDER.indexOf(golonganId) - GOLONGAN_LADDER.indexOf(firstGolonganId);
    const lastMonth = post.retirementAge * 12 - 1;
    const served = isPns
      ? Math.min(this.pnsService(steps * MONTHS_PER_GOLONGAN), lastMonth - YOUNGEST_AT_ENTRY)
      : this.random.int(0, monthsAtMost);
    const entryAge = this.random.int(YOUNGEST_AT_ENTRY, Math.min(entryAgeAtMost * 12, lastMonth - served));
    return {
      birthOn: this.monthsAgo(served + entryAge, this.random.int(1, 28)),
      firstAppointedOn: this.monthsAgo(served),
      appointedOn: isPns ? this.monthsAgo(served - 12) : null,
      firstGolonganId,
      golonganId,
      golonganOn: this.monthsAgo(served - steps * MONTHS_PER_GOLONGAN),
      serviceMonths: served,
      postOn: this.monthsAgo(this.random.int(0, Math.min(served, 60))),
      monthsToRetirement: lastMonth + 1 - served - entryAge,
    };
  }

  /** At least the year as a CPNS beyond what the golongan asks; some wait long for the next one. */
  private pnsService(monthsAsked: number): number {
    return monthsAsked + this.random.int(13, 60) + (this.random.chance(30) ? this.random.int(0, 96) : 0);
  }

  private standing(monthsToRetirement: number): StandingId {
    if (monthsToRetirement <= 12 && this.random.chance(25)) return '20';
    if (!this.random.chance(1.5)) return '01';
    const others = Object.entries(STANDINGS).map(([id, { share }]) => ({ id: id as StandingId, share }));
    return this.random.weighted(others).id;
  }

  private name(sex: Sex): string {
    const { women, men, second } = this.random.pick(NAMES);
    const given = sex === 'F' ? women : men;
    const first = this.random.pick(given);
    const middle = this.random.pick(given);
    return [
      first,
      ...(this.random.chance(35) && middle !== first && !middle.includes(' ') ? [middle] : []),
      ...(this.random.chance(93) ? [this.random.pick(second)] : []),
    ].join(' ');
  }

  /** Fifteen digits that tell of the person and three that count (`skp-rules` 11.1; of a PPPK 11.2, first contract). */
  private nip(birthOn: string, firstAppointedOn: string, kind: EmployeeKind, sex: Sex): string {
    const [year = '', month = ''] = firstAppointedOn.split('-');
    const entry = kind === 'PNS' || kind === 'CPNS' ? year + month : `${year}21`;
    return this.numbered(birthOn.replaceAll('-', '') + entry + (sex === 'M' ? '1' : '2'), 3);
  }

  /** The day of a woman's birth counts from 41 (`skp-rules` 11.3). */
  private nik(birthOn: string, sex: Sex): string {
    const [year = '', month = '', day = ''] = birthOn.split('-');
    const dayAndSex = String(Number(day) + (sex === 'F' ? 40 : 0)).padStart(2, '0');
    const district = String(this.random.int(1, 30)).padStart(2, '0');
    return this.numbered(NIK_REGION + district + dayAndSex + month + year.slice(2), 4);
  }

  private numbered(prefix: string, digits: number): string {
    return prefix + String(this.count(prefix)).padStart(digits, '0');
  }

  private address(name: string): string {
    const words = name
      .toLowerCase()
      .replace(/[^a-z ]/g, '')
      .split(' ')
      .join('.');
    const namesakes = this.count(words);
    return namesakes === 1 ? words : `${words}${namesakes}`;
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
