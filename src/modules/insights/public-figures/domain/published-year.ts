import { FEWEST, withheldCells } from './suppression.js';

/** The predicates in the order of figures, best first. Source: PermenPANRB 6/2022. */
export const PUBLIC_PREDICATES = ['SANGAT_BAIK', 'BAIK', 'BUTUH_PERBAIKAN', 'KURANG', 'SANGAT_KURANG'] as const;
type PublicPredicate = (typeof PUBLIC_PREDICATES)[number];

/** Final annual appraisals of the people of one agency, and what became of objections. */
export interface AgencyYear {
  readonly unitId: string;
  readonly unitName: string;
  readonly counts: Readonly<Record<PublicPredicate, number>>;
  /** Objections of which the procedure has ended, and how many of them were upheld. */
  readonly objections: number;
  readonly upheld: number;
  /** Days from filing to decision, of those that were decided. */
  readonly daysToDecide: readonly number[];
}

/** How many people have a predicate, and their share in tenths of a per cent; null where that is withheld. */
export interface PublishedPredicate {
  readonly predicate: PublicPredicate;
  readonly people: number | null;
  readonly shareTenths: number | null;
}

/** Figures of an agency, or of all; null where they would tell of few people. */
export interface PublishedUnit {
  readonly unitId: string | null;
  readonly unitName: string | null;
  readonly people: number;
  readonly predicates: readonly PublishedPredicate[];
  readonly objectionRateTenths: number | null;
  readonly upheldRateTenths: number | null;
  readonly medianDaysToDecide: number | null;
}

/** What is published of a finished year. */
export interface PublishedYear {
  readonly year: number;
  readonly government: PublishedUnit | null;
  readonly agencies: readonly PublishedUnit[];
  /** How many agencies are in the figures of all and not shown. */
  readonly agenciesNotShown: number;
}

/**
 * What may be published of a year. An agency with fewer people than the minimum is not shown; where the rest would tell it, the smallest of
 * the others neither. What is not shown counts as one more row, because it follows from the sum. Rules PF-2, PF-3.
 */
export function publishedYear(year: number, agencies: readonly AgencyYear[], minimum: number): PublishedYear {
  const all = agencies.filter((one) => peopleOf(one) > 0);
  const hidden = hiddenAgencies(all, minimum);
  const shown = all.filter((_, at) => !hidden.has(at));
  const whole = summedUp(all);
  if (peopleOf(whole) < minimum) return { year, government: null, agencies: [], agenciesNotShown: all.length };
  const others = hidden.size > 0 ? [summedUp(all.filter((_, at) => hidden.has(at)))] : [];
  const parts = [...shown, ...others];
  const masks = masksOf([whole, ...parts]);
  const rates = hiddenCounts(parts.map(({ objections }) => objections));
  const decisions = hiddenRates(parts, rates);
  const at = (place: number) => ({
    mask: masks[place + 1] ?? new Set<PublicPredicate>(),
    isRateHidden: rates[place] ?? true,
    isUpheldHidden: decisions[place] ?? true,
  });
  const ofAll = {
    mask: masks[0] ?? new Set<PublicPredicate>(),
    isRateHidden: isFew(whole.objections),
    isUpheldHidden: !isRateOfMany(whole),
  };
  return {
    ...{ year, government: publishedUnit(whole, ofAll), agenciesNotShown: hidden.size },
    agencies: shown.map((unit, place) => publishedUnit(unit, at(place))),
  };
}

const peopleOf = ({ counts }: AgencyYear): number => PUBLIC_PREDICATES.reduce((sum, one) => sum + counts[one], 0);

function hiddenAgencies(all: readonly AgencyYear[], minimum: number): Set<number> {
  const hidden = new Set(all.flatMap((one, at) => (peopleOf(one) < minimum ? [at] : [])));
  if (hidden.size === 0) return hidden;
  const rest = [...all.keys()]
    .filter((at) => !hidden.has(at))
    .sort((a, b) => peopleAt(all, a) - peopleAt(all, b) || a - b);
  const people = (): number => [...hidden].reduce((sum, at) => sum + peopleAt(all, at), 0);
  for (const at of rest) {
    if (hidden.size > 1 && people() >= minimum) break;
    hidden.add(at);
  }
  return hidden;
}

const peopleAt = (all: readonly AgencyYear[], at: number): number => {
  const one = all[at];
  return one ? peopleOf(one) : 0;
};

function summedUp(all: readonly AgencyYear[]): AgencyYear {
  const sum = (of: (one: AgencyYear) => number): number => all.reduce((total, one) => total + of(one), 0);
  const counts = Object.fromEntries(PUBLIC_PREDICATES.map((code) => [code, sum((one) => one.counts[code])]));
  return {
    ...{ unitId: '', unitName: '', counts: counts as AgencyYear['counts'] },
    ...{ objections: sum((one) => one.objections), upheld: sum((one) => one.upheld) },
    daysToDecide: all.flatMap((one) => one.daysToDecide),
  };
}

/** Which predicates are withheld in each row, the first of which is the sum of the others. */
function masksOf(rows: readonly AgencyYear[]): Set<PublicPredicate>[] {
  const withheld = withheldCells(rows.map(({ counts }) => PUBLIC_PREDICATES.map((code) => counts[code])));
  return withheld.map((row) => new Set(PUBLIC_PREDICATES.filter((_, at) => row[at])));
}

function addSmallest<Key>(set: Set<Key>, others: readonly Key[], of: (key: Key) => number): boolean {
  const next = smallest(others, of);
  if (next === undefined) return false;
  set.add(next);
  return true;
}

/** The one with the smallest number; nought, which tells of nobody, comes last. */
function smallest<Key>(keys: readonly Key[], of: (key: Key) => number): Key | undefined {
  const rank = (key: Key): number => (of(key) === 0 ? Number.POSITIVE_INFINITY : of(key));
  return [...keys].sort((a, b) => rank(a) - rank(b))[0];
}

/** Which of some numbers that have a known sum are withheld: those from 1 to 4, and the smallest others until nothing follows from the rest. */
function hiddenCounts(counts: readonly number[]): boolean[] {
  const hidden = new Set(counts.flatMap((count, at) => (isFew(count) ? [at] : [])));
  while (hidden.size > 0) {
    const sum = [...hidden].reduce((total, at) => total + (counts[at] ?? 0), 0);
    if (hidden.size > 1 && sum >= FEWEST) break;
    if (!addSmallest(hidden, rest(counts, hidden), (at) => counts[at] ?? 0)) break;
  }
  return counts.map((_, at) => hidden.has(at));
}

/**
 * Where the share of upheld objections is withheld: it tells two numbers, and neither may be of few people; nor may the two that follow for
 * those together of which it is withheld.
 */
function hiddenRates(units: readonly AgencyYear[], before: readonly boolean[]): boolean[] {
  const hidden = new Set(units.flatMap((unit, at) => (before[at] || !isRateOfMany(unit) ? [at] : [])));
  const isTold = (): boolean => {
    const together = summedUp(units.filter((_, at) => hidden.has(at)));
    return hidden.size === 1 || isFew(together.upheld) || isFew(together.objections - together.upheld);
  };
  while (hidden.size > 0 && isTold())
    if (!addSmallest(hidden, rest(units, hidden), (at) => units[at]?.objections ?? 0)) break;
  return units.map((_, at) => hidden.has(at));
}

const rest = (all: readonly unknown[], hidden: ReadonlySet<number>): number[] =>
  [...all.keys()].filter((at) => !hidden.has(at));

interface Withheld {
  readonly mask: ReadonlySet<PublicPredicate>;
  readonly isRateHidden: boolean;
  readonly isUpheldHidden: boolean;
}

function publishedUnit(unit: AgencyYear, { mask, isRateHidden, isUpheldHidden }: Withheld): PublishedUnit {
  const people = peopleOf(unit);
  const { objections, upheld, daysToDecide } = unit;
  return {
    ...{ unitId: unit.unitId || null, unitName: unit.unitName || null, people },
    predicates: PUBLIC_PREDICATES.map((predicate) => {
      const count = unit.counts[predicate];
      const isHidden = mask.has(predicate);
      return { predicate, people: isHidden ? null : count, shareTenths: isHidden ? null : tenths(count, people) };
    }),
    objectionRateTenths: isRateHidden ? null : tenths(objections, people),
    upheldRateTenths: isUpheldHidden ? null : tenths(upheld, objections),
    medianDaysToDecide: isRateHidden || daysToDecide.length < FEWEST ? null : median(daysToDecide),
  };
}

const isFew = (count: number): boolean => count > 0 && count < FEWEST;

const isRateOfMany = ({ upheld, objections }: AgencyYear): boolean =>
  objections >= FEWEST && !isFew(upheld) && !isFew(objections - upheld);

/** In tenths of a per cent, rounded half up. */
const tenths = (part: number, whole: number): number =>
  whole === 0 ? 0 : Math.floor((2000 * part + whole) / (2 * whole));

/** The middle of some days; of an even number of them the lower of both. */
function median(days: readonly number[]): number {
  const sorted = [...days].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
}
