import type { CivilDate } from '../../../kernel/values/civil-date.js';
import { fraction, type Fraction, isAtLeast, weightedMean } from '../../../kernel/values/fraction.js';
import { MASTERY_LEVELS, type MasteryLevel } from './mastery.js';

/** How a level was found. Source: rules.md CP-3. */
export const ASSESSMENT_METHODS = [
  ...(['ASSESSMENT_CENTRE', 'CAT', 'QUESTIONNAIRE', 'MULTI_SOURCE', 'PORTFOLIO', 'INTERVIEW'] as const),
] as const;
export type AssessmentMethod = (typeof ASSESSMENT_METHODS)[number];

/** One level that was found of somebody. */
export interface Finding {
  readonly id: string;
  readonly method: AssessmentMethod;
  readonly level: MasteryLevel;
  readonly assessedOn: CivilDate;
  /** The last day on which it counts. */
  readonly validUntil: CivilDate;
}

/** How several findings of one competency become one level. */
export const COMBINATIONS = ['LATEST', 'HIGHEST', 'WEIGHTED'] as const;
export type Combination = (typeof COMBINATIONS)[number];

/** A combination with the weight of each method, whole numbers; a method without weight does not count where findings are weighted. */
export interface CombinationRule {
  readonly combination: Combination;
  readonly weights: Readonly<Partial<Record<AssessmentMethod, number>>>;
}

/** A level with the findings on which it rests. */
export interface HeldLevel {
  readonly level: MasteryLevel;
  readonly findingIds: readonly string[];
}

/**
 * The level that somebody has of a competency on a day. Of each method only the latest finding that is valid on the day counts; of two of one day
 * the one that was entered later (with the greater id). Weighted means are rounded down: a level is held when it is reached. Null where nothing is
 * valid. Source: rules.md CP-3.
 */
export function heldLevel(findings: readonly Finding[], on: CivilDate, rule: CombinationRule): HeldLevel | null {
  const valid = findings
    .filter(({ assessedOn, validUntil }) => assessedOn <= on && on <= validUntil)
    .toSorted((a, b) => (laterThan(a, b) ? -1 : 1));
  const latest = [...Map.groupBy(valid, ({ method }) => method).values()].flatMap(([first]) => first ?? []);
  const [newest] = latest;
  if (!newest) return null;
  if (rule.combination === 'LATEST') return { level: newest.level, findingIds: [newest.id] };
  if (rule.combination === 'HIGHEST') {
    const level = Math.max(...latest.map((one) => one.level)) as MasteryLevel;
    return { level, findingIds: latest.filter((one) => one.level === level).map(({ id }) => id) };
  }
  const weighted = latest.flatMap((one) => {
    const weight = rule.weights[one.method] ?? 0;
    return weight > 0 ? [{ id: one.id, value: fraction(one.level), weight }] : [];
  });
  const mean = weightedMean(weighted);
  return mean === null ? null : { level: reachedBy(mean), findingIds: weighted.map(({ id }) => id) };
}

const laterThan = (a: Finding, b: Finding): boolean =>
  a.assessedOn > b.assessedOn || (a.assessedOn === b.assessedOn && a.id > b.id);

const reachedBy = (mean: Fraction): MasteryLevel => MASTERY_LEVELS.findLast((level) => isAtLeast(mean, level)) ?? 1;
