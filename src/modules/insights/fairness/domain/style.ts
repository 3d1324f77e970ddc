import { mean, sampleCorrelation, sampleVariance } from 'simple-statistics';
import { normalCdf } from './normal.js';
import type { RatedPerson, Step } from './rated-year.js';

/** From where on a way of rating is worth a look. */
export interface StyleSettings {
  /** Fewer ratees say nothing. */
  readonly fewestRatees: number;
  /** Spread below that part of what is usual within appraisers. */
  readonly smallestSpread: number;
  /** Chance with which an appraiser like the others would be hinted at. */
  readonly alpha: number;
}

/** How an appraiser rates, beside how the government does. Null where there is too little to say it. */
export interface Style {
  readonly appraiserId: string;
  readonly ratees: number;
  /** Standard deviation of the ratees' mean ratings, as a part of the usual one within appraisers. */
  readonly spread: number | null;
  readonly isRestricted: boolean;
  /** Correlation of the means of results and of behaviour, and the usual one within appraisers. */
  readonly halo: number | null;
  readonly usualHalo: number | null;
  readonly isHalo: boolean;
  /** Share of sheets on which all items are alike, and that of all other appraisers. */
  readonly straightShare: number | null;
  readonly usualStraightShare: number | null;
  readonly isStraightLining: boolean;
}

interface Row {
  readonly all: number;
  readonly result: number | null;
  readonly behaviour: number | null;
  /** Null for a sheet with too few items to be alike by intent. */
  readonly isStraight: boolean | null;
}

/** Items from which on a sheet without a difference is a sign. */
const FEWEST_ITEMS = 4;
const FEWEST_PAIRS = 50;

/** Range restriction, halo and straight-lining of every appraiser. Formulas: docs/domain/fairness.md; rules.md FA-6. */
export function stylesOf(people: readonly RatedPerson[], settings: StyleSettings): Style[] {
  const groups = [...Map.groupBy(people, ({ appraiserId }) => appraiserId)].map(
    ([appraiserId, own]) => [appraiserId, own.flatMap(rowOf)] as const,
  );
  const usual = usualOf(groups.map(([, rows]) => rows));
  return groups.map(([appraiserId, rows]) => {
    if (rows.length < settings.fewestRatees) return { appraiserId, ratees: rows.length, ...SILENT };
    return {
      appraiserId,
      ratees: rows.length,
      ...spreadOf(rows, usual, settings),
      ...haloOf(rows, usual, settings),
      ...straightOf(rows, usual, settings),
    };
  });
}

const SILENT = {
  ...{ spread: null, isRestricted: false, halo: null, usualHalo: null, isHalo: false },
  ...{ straightShare: null, usualStraightShare: null, isStraightLining: false },
};

interface Usual {
  readonly variance: number;
  readonly halo: number | null;
  readonly straight: number;
  readonly sheets: number;
}

function rowOf({ sheet }: RatedPerson): Row[] {
  const items = [...sheet.RESULT, ...sheet.VALUE];
  const overall = [...sheet.RESULT_OVERALL, ...sheet.BEHAVIOUR_OVERALL];
  if (items.length + overall.length === 0) return [];
  const meanOf = (steps: readonly Step[]) => (steps.length === 0 ? null : mean([...steps]));
  const isStraight = items.length < FEWEST_ITEMS ? null : items.every((step) => step === items[0]);
  return [
    { all: mean([...items, ...overall]), result: meanOf(sheet.RESULT), behaviour: meanOf(sheet.VALUE), isStraight },
  ];
}

function usualOf(groups: readonly (readonly Row[])[]): Usual {
  const [deviations, pairs]: [number[], [number, number][]] = [[], []];
  let free = 0;
  for (const rows of groups.filter((one) => one.length >= 2)) {
    const middle = mean(rows.map(({ all }) => all));
    deviations.push(...rows.map(({ all }) => (all - middle) ** 2));
    free += rows.length - 1;
    pairs.push(...centred(rows));
  }
  const judged = groups.flat().filter(({ isStraight }) => isStraight !== null);
  return {
    variance: deviations.reduce((sum, one) => sum + one, 0) / Math.max(free, 1),
    halo: pairs.length < FEWEST_PAIRS ? null : correlation(pairs),
    straight: judged.filter(({ isStraight }) => isStraight).length,
    sheets: judged.length,
  };
}

/** Results and behaviour as distances from their means within the appraiser. */
function centred(rows: readonly Row[]): [number, number][] {
  const both = rows.flatMap(({ result, behaviour }) =>
    result === null || behaviour === null ? [] : [[result, behaviour] as const],
  );
  if (both.length < 2) return [];
  const [x, y] = [mean(both.map(([one]) => one)), mean(both.map(([, other]) => other))];
  return both.map(([one, other]) => [one - x, other - y]);
}

/** Null where one side does not differ. */
function correlation(pairs: readonly (readonly [number, number])[]): number | null {
  const found = sampleCorrelation(
    pairs.map(([one]) => one),
    pairs.map(([, other]) => other),
  );
  return Number.isFinite(found) ? Math.max(-0.999, Math.min(0.999, found)) : null;
}

function spreadOf(rows: readonly Row[], usual: Usual, { smallestSpread }: StyleSettings) {
  if (usual.variance === 0) return { spread: null, isRestricted: false };
  const spread = Math.sqrt(sampleVariance(rows.map(({ all }) => all)) / usual.variance);
  return { spread, isRestricted: spread < smallestSpread };
}

/** A correlation beyond the usual one, by Fisher's z; one-sided, for too little halo is no fault. */
function haloOf(rows: readonly Row[], usual: Usual, { alpha }: StyleSettings) {
  const pairs = centred(rows);
  const halo = pairs.length < 5 ? null : correlation(pairs);
  if (halo === null || usual.halo === null) return { halo, usualHalo: usual.halo, isHalo: false };
  const z = (Math.atanh(halo) - Math.atanh(usual.halo)) * Math.sqrt(pairs.length - 3);
  return { halo, usualHalo: usual.halo, isHalo: 1 - normalCdf(z) < alpha };
}

/** More sheets without any difference than others' habit would bring; the chance by the binomial distribution. */
function straightOf(rows: readonly Row[], usual: Usual, { alpha }: StyleSettings) {
  const judged = rows.filter(({ isStraight }) => isStraight !== null);
  const straight = judged.filter(({ isStraight }) => isStraight).length;
  const others = usual.sheets - judged.length;
  if (judged.length === 0 || others <= 0)
    return { straightShare: null, usualStraightShare: null, isStraightLining: false };
  const usualShare = (usual.straight - straight) / others;
  const isStraightLining = straight > 0 && atLeast(straight, judged.length, Math.max(usualShare, 1 / others)) < alpha;
  return { straightShare: straight / judged.length, usualStraightShare: usualShare, isStraightLining };
}

/** Chance of so many or more out of so many. */
export function atLeast(found: number, of: number, chance: number): number {
  let [term, below] = [(1 - chance) ** of, 0];
  for (let count = 0; count < found; count++) {
    below += term;
    term *= ((of - count) / (count + 1)) * (chance / (1 - chance));
  }
  return Math.max(0, Math.min(1, 1 - below));
}
