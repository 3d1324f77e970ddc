import { type Indicator, INDICATORS, meanOf, type Measured, WithinCovariances } from './covariances.js';
import { PROXIES, type Proxy, type RatedPerson } from './rated-year.js';
import type { SheetScores } from './sheet-scores.js';

/** How one proxy follows the true level within a unit: value = intercept + loading · level + noise. */
interface ProxyModel {
  readonly intercept: number;
  readonly loading: number;
  readonly noise: number;
  /** Variance of an error that all people of a unit have in common, such as mild reviewers. */
  readonly shared: number;
}

/** What is estimated of all people of a government. Levels are in units of the level that appraisers see (variance 1). */
export interface PersonModel {
  /** Variance of true levels within units, and between them. */
  readonly within: number;
  readonly between: number;
  /** Variance of what an appraiser sees in a person that is not the level: his own impression. */
  readonly impression: number;
  /** Variance of an appraiser's score around the true level: impression, and few and rough ratings. */
  readonly scoreNoise: number;
  readonly proxies: Readonly<Partial<Record<Proxy, ProxyModel>>>;
  /** False where two independent sources were missing, so that the share of the impression is assumed and not estimated. */
  readonly isEstimated: boolean;
}

const FEWEST_PAIRS = 40;
/** Share of the level in what an appraiser sees within a unit, where it cannot be estimated. */
const ASSUMED_SHARE = 0.75;
/** The most that the level may have of it. */
const LARGEST_SHARE = 0.97;
const ROUNDS = 200;
/**
 * Share of a proxy's noise that people of a unit have in common, as six reviewers each, drawn from a dozen of whom a third of the error is
 * mildness towards everybody, give it; and how many units it counts for.
 */
const [ASSUMED_SHARED, ASSUMED_UNITS] = [0.09, 150];

/** Scores and proxies of everybody; last year's score is corrected by what is known of the leniency of who gave it. */
export function measure(
  people: readonly RatedPerson[],
  scores: SheetScores,
  leniencyOf: (appraiserId: string) => number,
): Measured[] {
  return people.flatMap(({ lastYear, reviews, employeeId, appraiserId, unitId, sheet }) => {
    const score = scores.scoreOf(sheet);
    if (score === null) return [];
    const isOthers = lastYear !== null && lastYear.appraiserId !== appraiserId;
    const earlier = isOthers ? scores.scoreOf(lastYear.sheet) : null;
    const proxies = {
      ...{ PEERS: reviews.PEERS ?? null, SUBORDINATES: reviews.SUBORDINATES ?? null, OTHERS: reviews.OTHERS ?? null },
      LAST_YEAR: isOthers && earlier !== null ? earlier - leniencyOf(lastYear.appraiserId) : null,
    };
    return [{ employeeId, appraiserId, unitId, sheet, score, proxies }];
  });
}

/**
 * One factor behind the score and all proxies, from covariances within appraiser and unit, which neither leniency nor good units can touch.
 * Formulas: docs/domain/fairness.md, "Level".
 */
export function fitPeople(
  people: readonly RatedPerson[],
  measured: readonly Measured[],
  scores: SheetScores,
): PersonModel {
  const groups = [...Map.groupBy(measured, ({ appraiserId, unitId }) => `${appraiserId} ${unitId}`).values()];
  const covariances = new WithinCovariances(groups);
  const scoreVariance = covariances.of('SCORE', 'SCORE').value || 1;
  const seen = Math.max(scoreVariance - ratingNoise(people, scores), 0.1);
  const { loadings, isEstimated } = oneFactor(covariances, seen);
  const within = Math.min((loadings.get('SCORE') ?? 0) ** 2, LARGEST_SHARE * seen);
  const proxies: Partial<Record<Proxy, ProxyModel>> = {};
  for (const proxy of PROXIES) {
    const loading = (loadings.get(proxy) ?? 0) / Math.sqrt(within);
    if (loading > 0) proxies[proxy] = proxyModel(proxy, loading, within, { measured, covariances });
  }
  const impression = seen - within;
  const scoreNoise = Math.max(scoreVariance - within, 0.01);
  return { within, between: betweenVariance(proxies, covariances), impression, scoreNoise, proxies, isEstimated };
}

function proxyModel(
  proxy: Proxy,
  loading: number,
  within: number,
  { measured, covariances }: { measured: readonly Measured[]; covariances: WithinCovariances },
): ProxyModel {
  const variance = covariances.of(proxy, proxy).value;
  const noise = Math.max(variance - loading ** 2 * within, 0.05 * variance);
  const both = measured.flatMap(({ score, proxies }) =>
    proxies[proxy] === null ? [] : [proxies[proxy] - loading * score],
  );
  return { intercept: meanOf(both), loading, noise, shared: sharedError(proxy, loading, noise, covariances) };
}

/**
 * What means of units differ in, in the proxy alone: leniency of whole groups of reviewers, not good units. So few units tell it badly that an
 * assumed share of the noise counts like so many units; in a large government the data speak alone.
 */
function sharedError(proxy: Proxy, loading: number, noise: number, covariances: WithinCovariances): number {
  const parts = covariances.between(proxy);
  const assumed = ASSUMED_UNITS * ASSUMED_SHARED * noise;
  if (parts === null) return ASSUMED_SHARED * noise;
  const seen = parts.groups * (parts.own - loading * parts.joint);
  return Math.max((seen + assumed) / (parts.groups + ASSUMED_UNITS), 0);
}

/** The part of a score's variance that comes of having few and rough ratings, by a sample of sheets. */
function ratingNoise(people: readonly RatedPerson[], scores: SheetScores): number {
  const step = Math.max(1, Math.floor(people.length / 500));
  const sample = people.filter((_, at) => at % step === 0);
  return meanOf(sample.map(({ sheet }) => scores.momentsOf(sheet, 0, 1).variance)) - 1;
}

/** Loadings by alternating least squares on covariances of different indicators, weighted by how many pairs stand behind each. */
function oneFactor(covariances: WithinCovariances, seen: number) {
  const isEnough = (one: Indicator, other: Indicator) => covariances.of(one, other).count >= FEWEST_PAIRS;
  const known = INDICATORS.filter((one) => one === 'SCORE' || isEnough('SCORE', one));
  // Two groups of reviewers both judge behaviour and share more than the level: they are compared only where last year is unknown.
  const hasYears = known.some((one) => isReview(one) && known.includes('LAST_YEAR') && isEnough(one, 'LAST_YEAR'));
  const isUsable = (one: Indicator, other: Indicator) =>
    one !== other && isEnough(one, other) && !(hasYears && isReview(one) && isReview(other));
  const isEstimated = known.some((one) =>
    known.some((other) => one !== 'SCORE' && other !== 'SCORE' && isUsable(one, other)),
  );
  const start = Math.sqrt(ASSUMED_SHARE * seen);
  const loadings = new Map(
    known.map((one) => [one, one === 'SCORE' ? start : Math.max(covariances.of('SCORE', one).value / start, 0)]),
  );
  const moving = known.filter((one) => one !== 'SCORE' || isEstimated);
  for (let round = 0; round < ROUNDS; round++)
    for (const one of moving) {
      let [over, under] = [0, 0];
      for (const other of known.filter((two) => isUsable(one, two))) {
        const { count, value } = covariances.of(one, other);
        const weight = count / Math.max(covariances.of(other, other).value, 1e-9);
        const loading = loadings.get(other) ?? 0;
        over += weight * value * loading;
        under += weight * loading ** 2;
      }
      const most = one === 'SCORE' ? Math.sqrt(LARGEST_SHARE * seen) : Infinity;
      if (under > 0) loadings.set(one, Math.max(0, Math.min(over / under, most)));
    }
  return { loadings, isEstimated };
}

const isReview = (one: Indicator): boolean => one !== 'SCORE' && one !== 'LAST_YEAR';

/** Variance of the means of units: what the score and others' word have in common between them. */
function betweenVariance(proxies: PersonModel['proxies'], covariances: WithinCovariances): number {
  const found = PROXIES.flatMap((proxy) => {
    const [model, parts] = [proxies[proxy], covariances.between(proxy)];
    return model && parts ? [{ weight: parts.groups, value: parts.joint / model.loading }] : [];
  });
  const total = found.reduce((sum, { weight }) => sum + weight, 0);
  return total === 0 ? 0 : Math.max(found.reduce((sum, { weight, value }) => sum + weight * value, 0) / total, 0);
}
