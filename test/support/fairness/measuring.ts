import { mean, sampleCorrelation } from 'simple-statistics';
import { adjustedLevels } from '../../../src/modules/insights/fairness/domain/adjusted-levels.js';
import { favourHints } from '../../../src/modules/insights/fairness/domain/favour-hints.js';
import { RATING_KINDS, type RatedPerson } from '../../../src/modules/insights/fairness/domain/rated-year.js';
import {
  severitiesOf,
  type SeverityModel,
  type SeveritySettings,
} from '../../../src/modules/insights/fairness/domain/severity.js';
import { METHOD, USUAL_SETTINGS } from '../../../src/modules/insights/fairness/fairness-settings.js';
import { judgeAll } from '../../../src/modules/insights/fairness/domain/verdicts.js';
import type { Base } from './bases.js';
import { type Government, governmentOf, type Plan } from './government.js';

/** The settings that a government begins with. */
export const SETTINGS: SeveritySettings = { ...METHOD, fewestRatees: USUAL_SETTINGS.fewestRatees };

/** How often appraisers of a kind were found. */
interface Found {
  readonly appraisers: number;
  /** To the right side; for those who rate like others, to either. */
  readonly claimed: number;
  readonly listed: number;
}

/** How often people were hinted at as favoured, and how often others than the appraiser are told. */
interface Hinted {
  readonly people: number;
  readonly hinted: number;
  readonly listed: number;
}

/** What came of many governments of one plan. */
export interface Measured {
  readonly lenient: Found;
  readonly severe: Found;
  readonly equal: Found;
  /** The same of team leaders alone. */
  readonly teamLeaders: Readonly<Record<Kind, Found>>;
  readonly favoured: Hinted;
  readonly notFavoured: Hinted;
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

type Kind = 'lenient' | 'severe' | 'equal';

/** Plants the same leniency in every tenth appraiser, the same severity in another tenth. */
export function planted(
  base: Base,
  levels: number,
  size: Pick<Plan, 'appraisers' | 'ratees'> & Partial<Pick<Plan, 'teamLeaders' | 'favour'>>,
): Omit<Plan, 'seed'> {
  const leniency = (at: number) => (at % 10 === 3 ? levels : at % 10 === 7 ? -levels : 0);
  return { base, leniency, teamLeaders: 0, favour: 0, ...size };
}

/** Makes governments by seeds and judges all their appraisers. */
export function measureMany(plan: Omit<Plan, 'seed'>, seeds: readonly number[]): Measured {
  const [all, leaders] = [new Tally<Kind>(), new Tally<Kind>()];
  const hints = new Tally<'favoured' | 'others'>();
  const falseShares: number[] = [];
  const correlations: Measured['correlations'][] = [];
  for (const seed of seeds) {
    const government = governmentOf({ ...plan, seed });
    const model = severitiesOf(government.people, SETTINGS);
    let [wrong, listed] = [0, 0];
    for (const { appraiserId, verdict, isListed } of judgeAll(model.severities, SETTINGS)) {
      const planted = government.leniency.get(appraiserId) ?? 0;
      const isClaim = verdict === 'LENIENT' || verdict === 'SEVERE';
      const isRight = planted === 0 ? isClaim : verdict === (planted > 0 ? 'LENIENT' : 'SEVERE');
      const kind = planted > 0 ? 'lenient' : planted < 0 ? 'severe' : 'equal';
      all.count(kind, isRight, isListed);
      if (government.teamLeaders.has(appraiserId)) leaders.count(kind, isRight, isListed);
      listed += Number(isListed);
      wrong += Number(isListed && (planted === 0 || !isRight));
    }
    falseShares.push(listed === 0 ? 0 : wrong / listed);
    hintsIn(government, model, hints);
    correlations.push(correlationsOf(government, model));
  }
  const averageOf = (of: (one: Measured['correlations']) => number) => mean(correlations.map(of));
  return {
    ...{ lenient: all.of('lenient'), severe: all.of('severe'), equal: all.of('equal') },
    teamLeaders: { lenient: leaders.of('lenient'), severe: leaders.of('severe'), equal: leaders.of('equal') },
    ...{ favoured: hintedOf(hints.of('favoured')), notFavoured: hintedOf(hints.of('others')) },
    falseDiscoveries: mean(falseShares),
    correlations: {
      ...{ raw: averageOf(({ raw }) => raw), level: averageOf(({ level }) => level) },
      ...{ adjusted: averageOf(({ adjusted }) => adjusted), ownMeans: averageOf(({ ownMeans }) => ownMeans) },
    },
  };
}

/** Counts those who were found. */
class Tally<K extends string> {
  private readonly counts = new Map<K, Found>();

  count(kind: K, isFound: boolean, isListed: boolean): void {
    const { appraisers, claimed, listed } = this.of(kind);
    const next = [appraisers + 1, claimed + Number(isFound), listed + Number(isFound && isListed)] as const;
    this.counts.set(kind, { appraisers: next[0], claimed: next[1], listed: next[2] });
  }

  of(kind: K): Found {
    return this.counts.get(kind) ?? { appraisers: 0, claimed: 0, listed: 0 };
  }
}

const hintedOf = ({ appraisers, claimed, listed }: Found): Hinted => ({ people: appraisers, hinted: claimed, listed });

function hintsIn(
  { people, favoured }: Government,
  { surprises, severities }: SeverityModel,
  hints: Tally<'favoured' | 'others'>,
) {
  const { favourDeviations: leastDeviations, falseDiscoveryRate } = METHOD;
  const compared = severities.reduce((sum, one) => sum + (one.comparison ? one.compared : 0), 0);
  const found = favourHints(surprises, { leastDeviations, falseDiscoveryRate, people: compared });
  const byId = new Map(found.map((one) => [one.employeeId, one]));
  for (const { employeeId } of people) {
    const hint = byId.get(employeeId);
    hints.count(favoured.has(employeeId) ? 'favoured' : 'others', hint !== undefined, hint?.isListed ?? false);
  }
}

function correlationsOf({ people, truth }: Government, model: SeverityModel): Measured['correlations'] {
  const teams = Map.groupBy(people, ({ appraiserId }) => appraiserId);
  const levels = model.severities.flatMap((one) => adjustedLevels(teams.get(one.appraiserId) ?? [], one, model));
  const byId = new Map(people.map((person) => [person.employeeId, person]));
  const rows = levels.map(({ employeeId }): [string, number] => {
    const person = byId.get(employeeId);
    return [person?.appraiserId ?? '', person ? pointsOf(person) : 0];
  });
  const truths = levels.map(({ employeeId }) => truth.get(employeeId) ?? 0);
  const withTruth = (values: readonly number[]) => sampleCorrelation([...values], truths);
  return {
    raw: withTruth(rows.map(([, points]) => points)),
    level: withTruth(levels.map(({ rawLevel }) => rawLevel)),
    adjusted: withTruth(levels.map(({ adjustedLevel }) => adjustedLevel)),
    ownMeans: withTruth(withoutOwnMeans(rows)),
  };
}

/** Mean of all ratings, below −1, at 0, above 1. */
const pointsOf = ({ sheet }: RatedPerson): number => mean(RATING_KINDS.flatMap((kind) => [...sheet[kind]]));

/** What is often done and does harm: each appraiser's mean, drawn to that of all by its uncertainty, is taken off his ratings. */
function withoutOwnMeans(rows: readonly (readonly [string, number])[]): number[] {
  const groups = new Map(
    [...Map.groupBy(rows, ([id]) => id)].map(([id, own]) => [id, own.map(([, points]) => points)]),
  );
  const grand = mean(rows.map(([, points]) => points));
  const within = mean([...groups.values()].map((own) => mean(own.map((one) => (one - mean(own)) ** 2))));
  const spread = mean([...groups.values()].map((own) => (mean(own) - grand) ** 2 - within / own.length));
  return rows.map(([id, points]) => {
    const own = groups.get(id) ?? [];
    const trust = spread <= 0 ? 0 : spread / (spread + within / own.length);
    return points - trust * (mean(own) - grand);
  });
}
