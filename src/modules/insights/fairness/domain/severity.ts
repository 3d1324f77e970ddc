import { median } from 'simple-statistics';
import { comparableAppraisers } from './connectivity.js';
import type { Measured } from './covariances.js';
import { type ExpectedTeam, expectationsOf, type Leaver } from './expectations.js';
import type { Surprise } from './favour-hints.js';
import { fitPeople, measure, type PersonModel } from './person-model.js';
import type { RatedPerson } from './rated-year.js';
import { fitScale, halved } from './rating-scale.js';
import { chanceOfLess, dispersionOf, errorOf, excessesOf, intervalOf, leniencyOf, type Rated } from './score-sums.js';
import { SheetScores } from './sheet-scores.js';

/**
 * One latent level, in standard deviations of the level that appraisers see: the width of "at" when it is used evenly (a quarter, a half, a quarter),
 * 2 · Φ⁻¹(¾).
 */
export const UNITS_PER_LEVEL = 1.3489795;

/** From where on something is said of an appraiser. */
export interface SeveritySettings {
  /** Ratees of whom others say something; below it nothing is said. */
  readonly fewestRatees: number;
  /** The smallest leniency or severity that is told, in latent levels. */
  readonly smallestLevels: number;
  /** Chance of an error for one appraiser who is like the others; the interval leaves as much out. */
  readonly alpha: number;
  /** Share of false ones among those listed to others. */
  readonly falseDiscoveryRate: number;
  /** By how many latent levels somebody must exceed what is expected before it is looked at whether he is favoured. */
  readonly favourLevels: number;
}

/** What keeps an appraiser from being compared. */
export const INCOMPARABLE = ['TOO_FEW_RATEES', 'TOO_LITTLE_FROM_OTHERS', 'NOT_CONNECTED'] as const;
export type Incomparable = (typeof INCOMPARABLE)[number];

/** An appraiser beside the one in the middle of the government, in latent levels; positive is lenient. */
export interface Comparison {
  readonly estimate: number;
  /** Drawn to the middle by how uncertain it is; what adjusted figures use. */
  readonly shrunk: number;
  readonly interval: readonly [number, number];
  readonly standardError: number;
  /** Chance of so large a difference, to either side, of somebody who rates like the one in the middle. */
  readonly pValue: number;
}

/** What can be said of an appraiser. */
export interface Severity {
  readonly appraiserId: string;
  readonly ratees: number;
  /** Ratees of whom others say something. */
  readonly compared: number;
  readonly incomparable: Incomparable | null;
  /** Null where he cannot be compared. */
  readonly comparison: Comparison | null;
}

/** All of a year with what it rests on. */
export interface SeverityModel {
  readonly severities: readonly Severity[];
  readonly scores: SheetScores;
  readonly people: PersonModel;
  /** Standard deviation of leniency among appraisers, in latent levels. */
  readonly spreadLevels: number;
  /** People of compared appraisers who got much more than others' word and the appraiser's leniency explain. */
  readonly surprises: readonly Surprise[];
}

interface Estimate extends Rated {
  readonly appraiserId: string;
  readonly compared: number;
  readonly value: number;
  readonly error: number;
}

/** In what things are told. */
interface Measure {
  readonly scores: SheetScores;
  readonly settings: SeveritySettings;
}

/** Leniencies drawn to the middle, and what is not known of one, as a variance. */
interface Shrunk {
  readonly leniencies: ReadonlyMap<string, number>;
  readonly doubt: number;
}

/** Estimates of all appraisers; the centre is the one in the middle. */
interface Found {
  readonly model: PersonModel;
  readonly estimates: ReadonlyMap<string, Estimate>;
  readonly centre: number;
  readonly dispersion: number;
}

/** Each round corrects last year's ratings by the leniencies of the round before. */
const ROUNDS = 3;
const [PEOPLE_AT_ONCE, APPRAISERS_AT_ONCE] = [200, 20];
/** Appraisers with fewer people do not count when the middle and the spread are sought. */
const FEWEST_FOR_MIDDLE = 4;

/** Leniency and severity of every appraiser of a year. Formulas, definition of a level, limits: docs/domain/fairness.md; rules.md FA-1 to FA-4. */
export function severitiesOf(people: readonly RatedPerson[], settings: SeveritySettings): SeverityModel {
  const steps = severitySteps(people, settings);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** The same, which lets others go on between its steps. */
export function* severitySteps(
  people: readonly RatedPerson[],
  settings: SeveritySettings,
): Generator<void, SeverityModel, void> {
  const scores = new SheetScores(fitScale(people.map(({ sheet }) => sheet)));
  yield* scoreAll(people, scores);
  let found = yield* estimateAll(people, scores, { leniencies: new Map(), doubt: 0 }, 0);
  for (let round = 1; round < ROUNDS; round++)
    found = yield* estimateAll(people, scores, shrink(found, spreadOf(found)), found.centre);
  const spread = spreadOf(found);
  const { leniencies } = shrink(found, spread);
  const comparable = comparableAppraisers(people, settings.fewestRatees);
  const severities: Severity[] = [];
  for (const [appraiserId, own] of Map.groupBy(people, (person) => person.appraiserId)) {
    const estimate = found.estimates.get(appraiserId);
    const facts = { appraiserId, ratees: own.length, compared: estimate?.compared ?? 0 };
    const incomparable = obstacle(facts, comparable.has(appraiserId), settings);
    const comparison =
      incomparable !== null || !estimate
        ? null
        : compare(estimate, leniencies.get(appraiserId) ?? 0, found, { scores, settings });
    severities.push({ ...facts, incomparable, comparison });
    if (severities.length % APPRAISERS_AT_ONCE === 0) yield;
  }
  const comparedOnes = severities.flatMap(({ comparison, appraiserId }) =>
    comparison === null ? [] : (found.estimates.get(appraiserId) ?? []),
  );
  const surprises = yield* surprisesIn(comparedOnes, found, { scores, settings });
  const spreadLevels = Math.sqrt(spread) / UNITS_PER_LEVEL;
  return { severities, scores, people: found.model, spreadLevels, surprises };
}

function obstacle(
  { ratees, compared }: { readonly ratees: number; readonly compared: number },
  isConnected: boolean,
  { fewestRatees }: SeveritySettings,
): Incomparable | null {
  if (ratees < fewestRatees) return 'TOO_FEW_RATEES';
  if (compared < fewestRatees) return 'TOO_LITTLE_FROM_OTHERS';
  return isConnected ? null : 'NOT_CONNECTED';
}

function compare(
  estimate: Estimate,
  shrunk: number,
  { centre, dispersion }: Found,
  { scores, settings }: Measure,
): Comparison {
  const less = chanceOfLess(estimate, scores, dispersion, centre);
  const [low, high] = intervalOf(estimate, scores, dispersion, settings.alpha);
  return {
    estimate: (estimate.value - centre) / UNITS_PER_LEVEL,
    shrunk: shrunk / UNITS_PER_LEVEL,
    interval: [(low - centre) / UNITS_PER_LEVEL, (high - centre) / UNITS_PER_LEVEL],
    standardError: estimate.error / UNITS_PER_LEVEL,
    pValue: Math.min(1, 2 * Math.min(less, 1 - less)),
  };
}

/** Who of the people of compared appraisers got much more than expected. */
function* surprisesIn(
  all: readonly Estimate[],
  { dispersion }: Found,
  { scores, settings }: Measure,
): Generator<void, Surprise[], void> {
  const surprises: Surprise[] = [];
  for (const one of all) {
    for (const { excess, ...person } of excessesOf(one, scores, dispersion, settings.favourLevels * UNITS_PER_LEVEL))
      surprises.push({ appraiserId: one.appraiserId, ...person, levels: excess / UNITS_PER_LEVEL });
    yield;
  }
  return surprises;
}

/** Scores are remembered, so that they take their time once, and in pieces. */
function* scoreAll(people: readonly RatedPerson[], scores: SheetScores): Generator<void> {
  for (const [at, { sheet, lastYear }] of people.entries()) {
    scores.scoreOf(sheet);
    if (lastYear) scores.scoreOf(lastYear.sheet);
    if (at % PEOPLE_AT_ONCE === 0) yield;
  }
}

function* estimateAll(
  people: readonly RatedPerson[],
  scores: SheetScores,
  known: Shrunk,
  centre: number,
): Generator<void, Found, void> {
  const measured = measure(people, scores, (id) => known.leniencies.get(id) ?? 0);
  yield;
  const model = fitPeople(people, measured, scores);
  yield;
  const leavers = leaversOf(people, measured, scores, known);
  yield;
  const rated: (ExpectedTeam & { readonly appraiserId: string; readonly value: number })[] = [];
  for (const [appraiserId, own] of Map.groupBy(measured, (one) => one.appraiserId)) {
    const team = { people: own, leavers: leavers.get(appraiserId) ?? [] };
    const all = expectationsOf(team, model, scores, centre);
    if (all.compared > 0) rated.push({ appraiserId, ...all, value: leniencyOf(all, scores) });
    if (rated.length % APPRAISERS_AT_ONCE === 0) yield;
  }
  const dispersion = dispersionOf(rated, scores);
  const estimates = new Map(
    rated.map((one) => [one.appraiserId, { ...one, error: errorOf(one, one.value, scores, dispersion) }]),
  );
  const sure = rated.filter(({ compared }) => compared >= FEWEST_FOR_MIDDLE);
  return { model, estimates, dispersion, centre: sure.length === 0 ? 0 : median(sure.map(({ value }) => value)) };
}

/** Whom each appraiser rated last year and another one rates now. */
function leaversOf(
  people: readonly RatedPerson[],
  measured: readonly Measured[],
  scores: SheetScores,
  { leniencies, doubt }: Shrunk,
): ReadonlyMap<string, readonly Leaver[]> {
  const byId = new Map(measured.map((one) => [one.employeeId, one]));
  const all = people.flatMap(({ employeeId, appraiserId, lastYear }) => {
    const person = byId.get(employeeId);
    if (!person || !lastYear || lastYear.appraiserId === appraiserId) return [];
    const score = scores.scoreOf(lastYear.sheet);
    if (score === null) return [];
    const corrected = { ...person, score: person.score - (leniencies.get(appraiserId) ?? 0) };
    return [{ from: lastYear.appraiserId, person: corrected, doubt, score, sheet: lastYear.sheet }];
  });
  return Map.groupBy(all, ({ from }) => from);
}

/** Variance of leniency among appraisers, by Paule and Mandel: with it the estimates differ as much as they should. */
function spreadOf({ estimates, centre }: Found): number {
  const sure = [...estimates.values()].filter(({ compared }) => compared >= FEWEST_FOR_MIDDLE);
  const tension = (spread: number) =>
    sure.reduce((sum, { value, error }) => sum + (value - centre) ** 2 / (spread + error ** 2), 0) - (sure.length - 1);
  return sure.length < 3 || tension(0) <= 0 ? 0 : halved(0, 4, (spread) => -tension(spread));
}

function shrink({ estimates, centre }: Found, spread: number): Shrunk {
  const all = [...estimates.values()];
  const trustIn = (error: number) => spread / (spread + error ** 2);
  const leniencies = new Map(
    all.map(({ appraiserId, value, error }) => [appraiserId, trustIn(error) * (value - centre)] as const),
  );
  const doubts = all.map(({ error }) => trustIn(error) * error ** 2);
  return { leniencies, doubt: doubts.reduce((sum, one) => sum + one, 0) / Math.max(all.length, 1) };
}
