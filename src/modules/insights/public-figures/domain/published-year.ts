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

/** A number of people from 1 to 4 is never published. Rule PF-2. */
const FEWEST = 5;

/**
 * What may be published of a year. An agency with fewer people than the minimum is not shown; where the rest would tell it, the smallest of
 * the others neither. Within what is shown no number from 1 to 4 stands, nor one that follows from the others; a count that is everybody's is
 * withheld as well, because it would tell of each. Rules PF-2, PF-3.
 */
export function publishedYear(year: number, agencies: readonly AgencyYear[], minimum: number): PublishedYear {
  const all = agencies.filter((one) => peopleOf(one) > 0);
  const hidden = hiddenAgencies(all, minimum);
  const shown = all.filter((_, at) => !hidden.has(at));
  const whole = summedUp(all);
  const isShown = peopleOf(whole) >= minimum;
  const units = isShown ? [whole, ...shown] : [];
  const masks = masksOf(units, all.length > shown.length);
  const [government = null, ...published] = units.map((unit, at) => publishedUnit(unit, masks[at] ?? new Set()));
  return {
    ...{ year, government, agencies: published },
    agenciesNotShown: all.length - published.length,
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

/**
 * Which predicates are withheld in each row, the first of which is the sum of all. A row never withholds just one, which its total would tell.
 * A column never does so either, unless agencies that are not shown stand in between.
 */
function masksOf(rows: readonly AgencyYear[], hasHidden: boolean): Set<PublicPredicate>[] {
  const masks = rows.map((row) => new Set(PUBLIC_PREDICATES.filter((code) => isSmall(row, code))));
  for (let isDone = false; !isDone;) {
    isDone = true;
    for (const [at, row] of rows.entries()) isDone = !completeRow(row, masks[at]) && isDone;
    if (!hasHidden) for (const code of PUBLIC_PREDICATES) isDone = !completeColumn(rows, masks, code) && isDone;
  }
  return masks;
}

/** From 1 to 4 people; or all but that few, so that almost everybody is told. */
function isSmall(row: AgencyYear, code: PublicPredicate): boolean {
  const count = row.counts[code];
  return (count > 0 && count < FEWEST) || count === peopleOf(row);
}

/** Withholds the smallest shown count of a row until what is withheld can be anything; true when something was added. */
function completeRow(row: AgencyYear, mask: Set<PublicPredicate> | undefined): boolean {
  if (!mask || mask.size === 0) return false;
  const hidden = [...mask].reduce((sum, code) => sum + row.counts[code], 0);
  if (mask.size > 1 && hidden >= FEWEST) return false;
  return addSmallest(
    mask,
    PUBLIC_PREDICATES.filter((code) => !mask.has(code)),
    (code) => row.counts[code],
  );
}

/** The same down the column of a predicate, whose first row is the sum of the others. */
function completeColumn(
  rows: readonly AgencyYear[],
  masks: readonly Set<PublicPredicate>[],
  code: PublicPredicate,
): boolean {
  const hidden = [...rows.keys()].filter((at) => masks[at]?.has(code));
  if (hidden.length !== 1) return false;
  const others = [...rows.keys()].filter((at) => !masks[at]?.has(code));
  const next = smallest(others, (at) => rows[at]?.counts[code] ?? 0);
  if (next === undefined) return false;
  masks[next]?.add(code);
  return true;
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

function publishedUnit(unit: AgencyYear, mask: ReadonlySet<PublicPredicate>): PublishedUnit {
  const people = peopleOf(unit);
  const { objections, upheld, daysToDecide } = unit;
  const isFew = objections > 0 && objections < FEWEST;
  return {
    ...{ unitId: unit.unitId || null, unitName: unit.unitName || null, people },
    predicates: PUBLIC_PREDICATES.map((predicate) => {
      const count = unit.counts[predicate];
      const isHidden = mask.has(predicate);
      return { predicate, people: isHidden ? null : count, shareTenths: isHidden ? null : tenths(count, people) };
    }),
    objectionRateTenths: isFew ? null : tenths(objections, people),
    // Rates of many objections tell of few who were upheld, or were not.
    upheldRateTenths: isRateOfMany(upheld, objections) ? tenths(upheld, objections) : null,
    medianDaysToDecide: daysToDecide.length < FEWEST ? null : median(daysToDecide),
  };
}

const isRateOfMany = (part: number, whole: number): boolean =>
  whole >= FEWEST && [part, whole - part].every((one) => one === 0 || one >= FEWEST);

/** In tenths of a per cent, rounded half up. */
const tenths = (part: number, whole: number): number =>
  whole === 0 ? 0 : Math.floor((2000 * part + whole) / (2 * whole));

/** The middle of some days; of an even number of them the lower of both. */
function median(days: readonly number[]): number {
  const sorted = [...days].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
}
