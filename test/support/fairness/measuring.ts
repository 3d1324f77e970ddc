import { sampleCorrelation } from 'simple-statistics';
import { adjustedLevels } from '../../../src/modules/insights/fairness/domain/adjusted-levels.js';
import { severitiesOf, type SeveritySettings } from '../../../src/modules/insights/fairness/domain/severity.js';
import { judgeAll } from '../../../src/modules/insights/fairness/domain/verdicts.js';
import type { Base } from './bases.js';
import { governmentOf, type Plan } from './government.js';

/** The settings that a government begins with. */
export const SETTINGS: SeveritySettings = {
  fewestRatees: 6,
  smallestLevels: 0.25,
  alpha: 0.05,
  falseDiscoveryRate: 0.05,
};

/** How often appraisers of a kind were found. */
interface Found {
  readonly appraisers: number;
  /** To the right side; for those who rate like others, to either. */
  readonly claimed: number;
  readonly listed: number;
}

/** What came of many governments of one plan. */
export interface Measured {
  readonly lenient: Found;
  readonly severe: Found;
  readonly equal: Found;
  /** Mean share of false ones among those listed, counting 0 where nobody was. */
  readonly falseDiscoveries: number;
  /** Mean correlations with the true level. */
  readonly correlations: {
    /** Of the mean of all ratings. */
    readonly raw: number;
    /** Of the level that the ratings show, as it is and adjusted. */
    readonly level: number;
    readonly adjusted: number;
    /** Of ratings less the own mean of their appraiser, shrunk: what does harm. */
    readonly ownMeans: number;
  };
}

/** Plants the same leniency in every tenth appraiser, the same severity in another tenth. */
export function planted(base: Base, levels: number, size: Pick<Plan, 'appraisers' | 'ratees'>): Omit<Plan, 'seed'> {
  const leniency = (at: number) => (at % 10 === 3 ? levels : at % 10 === 7 ? -levels : 0);
  return { base, leniency, ...size };
}

/** Makes governments by seeds and judges all their appraisers. */
export function measureMany(plan: Omit<Plan, 'seed'>, seeds: readonly number[]): Measured {
  const counts = { lenient: [0, 0, 0], severe: [0, 0, 0], equal: [0, 0, 0] };
  const [falseShares, raw, level, adjusted, ownMeans]: number[][] = [[], [], [], [], []];
  for (const seed of seeds) {
    const { people, truth, leniency } = governmentOf({ ...plan, seed });
    const model = severitiesOf(people, SETTINGS);
    let [wrong, all] = [0, 0];
    for (const { appraiserId, verdict, isListed } of judgeAll(model.severities, SETTINGS)) {
      const planted = leniency.get(appraiserId) ?? 0;
      const isClaim = verdict === 'LENIENT' || verdict === 'SEVERE';
      const isRight = planted === 0 ? isClaim : verdict === (planted > 0 ? 'LENIENT' : 'SEVERE');
      const row = counts[planted > 0 ? 'lenient' : planted < 0 ? 'severe' : 'equal'];
      [1, Number(isRight), Number(isRight && isListed)].forEach((one, at) => (row[at] = (row[at] ?? 0) + one));
      all += Number(isListed);
      wrong += Number(isListed && (planted === 0 || !isRight));
    }
    falseShares?.push(all === 0 ? 0 : wrong / all);
    const levels = adjustedLevels(people, model);
    const truths = levels.map(({ employeeId }) => truth.get(employeeId) ?? 0);
    const appraisers = new Map(people.map(({ employeeId, appraiserId }) => [employeeId, appraiserId]));
    raw?.push(
      sampleCorrelation(
        levels.map(({ rawPoints }) => rawPoints),
        truths,
      ),
    );
    level?.push(
      sampleCorrelation(
        levels.map(({ rawLevel }) => rawLevel),
        truths,
      ),
    );
    adjusted?.push(
      sampleCorrelation(
        levels.map(({ adjustedLevel }) => adjustedLevel),
        truths,
      ),
    );
    const naive = withoutOwnMeans(
      levels.map(({ employeeId, rawPoints }) => [appraisers.get(employeeId) ?? '', rawPoints]),
    );
    ownMeans?.push(sampleCorrelation(naive, truths));
  }
  const found = ([appraisers = 0, claimed = 0, listed = 0]: number[]): Found => ({ appraisers, claimed, listed });
  return {
    ...{ lenient: found(counts.lenient), severe: found(counts.severe), equal: found(counts.equal) },
    falseDiscoveries: meanOf(falseShares),
    correlations: { raw: meanOf(raw), level: meanOf(level), adjusted: meanOf(adjusted), ownMeans: meanOf(ownMeans) },
  };
}

/** What is often done and does harm: each appraiser's mean, drawn to that of all by its uncertainty, is taken off his ratings. */
function withoutOwnMeans(rows: readonly (readonly [string, number])[]): number[] {
  const groups = new Map(
    [...Map.groupBy(rows, ([id]) => id)].map(([id, own]) => [id, own.map(([, points]) => points)]),
  );
  const grand = meanOf(rows.map(([, points]) => points));
  const within = meanOf([...groups.values()].map((own) => meanOf(own.map((one) => (one - meanOf(own)) ** 2))));
  const spread = meanOf([...groups.values()].map((own) => (meanOf(own) - grand) ** 2 - within / own.length));
  return rows.map(([id, points]) => {
    const own = groups.get(id) ?? [];
    const trust = spread <= 0 ? 0 : spread / (spread + within / own.length);
    return points - trust * (meanOf(own) - grand);
  });
}

const meanOf = (values: readonly number[] = []): number =>
  values.reduce((sum, one) => sum + one, 0) / Math.max(values.length, 1);
