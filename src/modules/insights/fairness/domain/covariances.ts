import { PROXIES, type Proxy, type Sheet } from './rated-year.js';

/** One person as numbers: the appraiser's score and what others say; null where nothing is known. */
export interface Measured {
  readonly employeeId: string;
  readonly appraiserId: string;
  readonly unitId: string;
  readonly sheet: Sheet;
  readonly score: number;
  readonly proxies: Readonly<Record<Proxy, number | null>>;
}

/** What shows a person's level: the appraiser's score, or others' word. */
export type Indicator = 'SCORE' | Proxy;
export const INDICATORS: readonly Indicator[] = ['SCORE', ...PROXIES];

/** People of one appraiser in one unit. */
export type Group = readonly Measured[];

/** A covariance and its degrees of freedom: pairs of values less groups. */
export interface Covariance {
  readonly count: number;
  readonly value: number;
}

export const meanOf = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;

/** Covariances of all indicators within groups, pooled: neither an appraiser's leniency nor a good unit goes into them. */
export class WithinCovariances {
  private readonly found = new Map<string, Covariance>();

  constructor(private readonly groups: readonly Group[]) {
    INDICATORS.forEach((one, at) => {
      for (const other of INDICATORS.slice(at)) this.found.set(keyOf(one, other), pooled(groups, one, other));
    });
  }

  of(one: Indicator, other: Indicator): Covariance {
    return this.found.get(keyOf(one, other)) ?? { count: 0, value: 0 };
  }

  /**
   * What means of groups have of each other beyond what so few people explain: of a proxy with itself, and with the score. Null with too
   * few groups.
   */
  between(proxy: Proxy): { readonly groups: number; readonly own: number; readonly joint: number } | null {
    const means = this.groups.flatMap((group) => {
      const { pairs, x, y } = sumsOf(group, 'SCORE', proxy);
      return pairs < 4 ? [] : [{ size: pairs, score: x / pairs, proxy: y / pairs }];
    });
    if (means.length < 10) return null;
    const [score, value] = [meanOf(means.map((one) => one.score)), meanOf(means.map((one) => one.proxy))];
    const perPerson = meanOf(means.map(({ size }) => 1 / size));
    const sum = (of: (one: (typeof means)[number]) => number) => means.reduce((all, one) => all + of(one), 0);
    const own = sum((one) => (one.proxy - value) ** 2) / (means.length - 1);
    const joint = sum((one) => (one.proxy - value) * (one.score - score)) / (means.length - 1);
    return {
      groups: means.length,
      own: own - perPerson * this.of(proxy, proxy).value,
      joint: joint - perPerson * this.of('SCORE', proxy).value,
    };
  }
}

const keyOf = (one: Indicator, other: Indicator): string => [one, other].sort().join(' ');

function pooled(groups: readonly Group[], one: Indicator, other: Indicator): Covariance {
  let [count, sum] = [0, 0];
  for (const group of groups) {
    const { pairs, x, y, products } = sumsOf(group, one, other);
    if (pairs < 2) continue;
    sum += products - (x * y) / pairs;
    count += pairs - 1;
  }
  return { count, value: sum / Math.max(count, 1) };
}

/** Sums over those of a group of whom both values are known; no lists are made, for it is done often. */
function sumsOf(group: Group, one: Indicator, other: Indicator) {
  let [pairs, x, y, products] = [0, 0, 0, 0];
  for (const person of group) {
    const [a, b] = [valueOf(person, one), valueOf(person, other)];
    if (a === null || b === null) continue;
    pairs += 1;
    x += a;
    y += b;
    products += a * b;
  }
  return { pairs, x, y, products };
}

const valueOf = (person: Measured, of: Indicator): number | null =>
  of === 'SCORE' ? person.score : person.proxies[of];
