import type { Measured } from './covariances.js';
import type { PersonModel } from './person-model.js';
import { PROXIES, type Proxy, type Sheet } from './rated-year.js';
import type { SheetScores } from './sheet-scores.js';

/** What others lead one to expect of a person, and what the appraiser gave. */
export interface Expectation {
  /** Null for somebody who has left. */
  readonly employeeId: string | null;
  /** False where only the unit tells anything. */
  readonly isKnown: boolean;
  readonly score: number;
  readonly sheet: Sheet;
  /** The level expected from others' word, and the variance of what an appraiser sees around it. */
  readonly level: number;
  readonly uncertainty: number;
  readonly weight: number;
}

/** An error that several people of an appraiser have in common: how much of it goes into the estimate, and its variance. */
export interface Pull {
  readonly share: number;
  readonly variance: number;
}

/** Somebody whom an appraiser rated last year and another one rates now. */
export interface Leaver {
  /** With the new appraiser's score, less what is known of his leniency; `doubt` is the variance of what is not known of it. */
  readonly person: Measured;
  readonly doubt: number;
  /** What the appraiser gave last year. */
  readonly score: number;
  readonly sheet: Sheet;
}

/** An appraiser's people: those of this year and those who have left. */
export interface Team {
  readonly people: readonly Measured[];
  readonly leavers: readonly Leaver[];
}

/** What is expected of an appraiser's people. */
export interface ExpectedTeam {
  /** People of this year of whom others say something; those of whom only the unit tells anything do not count. */
  readonly compared: number;
  /** The same less the units of which a mean was taken from them. */
  readonly free: number;
  readonly expectations: readonly Expectation[];
  readonly pulls: readonly Pull[];
}

/** People with their expectations; shares of pulls are not divided by the slope of the whole appraiser yet. */
interface Part {
  /** Those of whom others say something. */
  readonly compared: number;
  readonly expectations: readonly Expectation[];
  readonly pulls: readonly Pull[];
  readonly slope: number;
}
const NOTHING: Part = { compared: 0, expectations: [], pulls: [], slope: 0 };

/**
 * Expected levels of an appraiser's people, unit by unit. A unit's mean is free: it is taken from what others say of its people and never
 * drawn to the mean of the government, so that people of a good unit are expected to be good. A unit of whose people nobody else says
 * anything is left out. Those who have left are expected what their new appraiser and reviewers say.
 */
export function expectationsOf(
  { people, leavers }: Team,
  model: PersonModel,
  scores: SheetScores,
  centre: number,
): ExpectedTeam {
  const units = [...Map.groupBy(people, ({ unitId }) => unitId).values()].map((unit) =>
    unitPart(unit, model, scores, centre),
  );
  const parts = [...units, ...leavers.map((leaver) => leaverPart(leaver, model, scores, centre))];
  const slope = parts.reduce((sum, part) => sum + part.slope, 0);
  const compared = units.reduce((sum, one) => sum + one.compared, 0);
  return {
    ...{ compared, free: compared - units.filter((one) => one.compared > 0).length },
    expectations: parts.flatMap(({ expectations }) => expectations),
    pulls: parts.flatMap(({ pulls }) => pulls.map(({ share, variance }) => ({ share: share / slope, variance }))),
  };
}

function unitPart(unit: readonly Measured[], model: PersonModel, scores: SheetScores, centre: number): Part {
  const known = unit.map((person) => knownOf(person, model));
  const weights = known.map(({ precision }) => (precision === 0 ? 0 : 1 / (model.within + 1 / precision)));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (total === 0) return NOTHING;
  const mean = known.reduce((sum, { guess }, at) => sum + (weights[at] ?? 0) * guess, 0) / total;
  const trusts = known.map(({ precision }) => (model.within * precision) / (1 + model.within * precision));
  const rows = known.map(({ person: { employeeId, score, sheet }, guess, precision }, at) => {
    const trust = trusts[at] ?? 0;
    const level = mean + trust * (guess - mean);
    const uncertainty = model.within * (1 - trust) + model.impression;
    return rowOf({ employeeId, isKnown: precision > 0, score, sheet, level, uncertainty }, scores, centre);
  });
  const pullOf = (moves: (at: number) => number) => rows.reduce((sum, { slope }, at) => sum + slope * moves(at), 0);
  const pulls: Pull[] = [{ share: pullOf((at) => 1 - (trusts[at] ?? 0)), variance: 1 / total }];
  for (const proxy of PROXIES) {
    const variance = model.proxies[proxy]?.shared ?? 0;
    if (variance === 0) continue;
    const shareOf = (at: number) => known[at]?.shares[proxy] ?? 0;
    const moved = weights.reduce((sum, weight, at) => sum + weight * shareOf(at), 0) / total;
    const share = pullOf((at) => (1 - (trusts[at] ?? 0)) * moved + (trusts[at] ?? 0) * shareOf(at));
    pulls.push({ share, variance });
  }
  const slope = rows.reduce((sum, row) => sum + row.slope, 0);
  const compared = known.filter(({ precision }) => precision > 0).length;
  return { compared, expectations: rows.map(({ expectation }) => expectation), pulls, slope };
}

function leaverPart({ person, doubt, score, sheet }: Leaver, model: PersonModel, scores: SheetScores, centre: number) {
  const year = model.proxies.LAST_YEAR;
  if (!year) return NOTHING;
  const known = knownOf({ ...person, proxies: { ...person.proxies, LAST_YEAR: null } }, model);
  const own = 1 / (model.scoreNoise + doubt);
  const precision = known.precision + own;
  const level = year.intercept + (year.loading * (known.precision * known.guess + own * person.score)) / precision;
  const kept = year.loading ** 2;
  const uncertainty = kept / precision + Math.max(1 - kept * (model.within + model.between), 0.1);
  const seen = { employeeId: null, isKnown: false, score, sheet, level, uncertainty };
  const { expectation, slope } = rowOf(seen, scores, centre);
  return { compared: 0, expectations: [expectation], pulls: [], slope };
}

/** An expectation with the weight that makes the sum over all the surest. */
function rowOf(known: Omit<Expectation, 'weight'>, scores: SheetScores, centre: number) {
  const { slope, variance } = scores.momentsOf(known.sheet, known.level + centre, known.uncertainty);
  const weight = slope / variance;
  return { expectation: { ...known, weight }, slope: weight * slope };
}

interface Known {
  readonly person: Measured;
  /** Best guess from others' word alone, and its precision; precision 0 where there is none. */
  readonly guess: number;
  readonly precision: number;
  /** How much the guess moves with each proxy. */
  readonly shares: Readonly<Partial<Record<Proxy, number>>>;
}

function knownOf(person: Measured, model: PersonModel): Known {
  let [precision, sum] = [0, 0];
  const shares: Partial<Record<Proxy, number>> = {};
  for (const proxy of PROXIES) {
    const [value, one] = [person.proxies[proxy], model.proxies[proxy]];
    if (value === null || !one) continue;
    const pull = one.loading / one.noise;
    precision += pull * one.loading;
    sum += pull * (value - one.intercept);
    shares[proxy] = pull;
  }
  if (precision === 0) return { person, guess: 0, precision, shares };
  for (const proxy of PROXIES) if (shares[proxy] !== undefined) shares[proxy] /= precision;
  return { person, guess: sum / precision, precision, shares };
}
