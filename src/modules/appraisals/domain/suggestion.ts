import type { Rating } from './rule-set.js';

/** How a rating on the whole is suggested from those of the parts; OFF: nothing is suggested. */
export const SUGGESTION_RULES = ['MAJORITY', 'LOWEST', 'MEAN', 'OFF'] as const;
export type SuggestionRule = (typeof SUGGESTION_RULES)[number];

/** From where on something is above or below expectation, for suggestions only. */
export interface SuggestionPolicy {
  readonly suggestionRule: SuggestionRule;
  /** Above expectation beyond that many per cent of the target, below it under that many. */
  readonly aboveFromPercent: number;
  readonly belowPercent: number;
  /** How often a core value must be praised for a hint above expectation. */
  readonly fewestPraises: number;
  /** Which share of the parts needs a rating, or a suggested one. */
  readonly minimumCoveragePercent: number;
}

/** Why something is suggested, or nothing is. */
export const SUGGESTION_REASONS = [
  'PROGRESS_ABOVE',
  'PROGRESS_AT',
  'PROGRESS_BELOW',
  'IMPROVEMENT_ASKED',
  'NO_PROGRESS',
  'IN_WORDS',
  'REVIEW',
  'PRAISED',
  'MIXED',
  'TO_IMPROVE',
  'NO_FEEDBACK',
  'MAJORITY',
  'NO_MAJORITY',
  'LOWEST',
  'MEAN',
  'TOO_LITTLE',
  'BELOW_MINIMUM',
  'OFF',
] as const;
export type SuggestionReason = (typeof SUGGESTION_REASONS)[number];

/** A rating that is suggested and never decided; null where nothing can be said. */
export interface Suggestion {
  readonly rating: Rating | null;
  readonly reason: SuggestionReason;
  /** Figures of the explanation. */
  readonly facts: Readonly<Record<string, number | string>>;
}

/** What was said of a result or a core value in the time that is rated. */
export interface Voices {
  readonly praises: number;
  readonly improvements: number;
}

/** What is known of a result. */
export interface ResultFacts extends Voices {
  /** Per cent of the target of each indicator in numbers with a report, in hundredths, 0 to 12000. */
  readonly percentsHundredths: readonly number[];
  /** How many indicators have a target in numbers. */
  readonly numericIndicators: number;
}

/**
 * A hint for one result: the mean of what its indicators reached of their targets. What was asked to be improved is not above
 * expectation, whatever the figures say. Source: ours (rules.md AP-14).
 */
export function suggestForResult(facts: ResultFacts, policy: SuggestionPolicy): Suggestion {
  const { percentsHundredths: percents, numericIndicators, improvements } = facts;
  if (numericIndicators === 0) return { rating: null, reason: 'IN_WORDS', facts: {} };
  if (percents.length === 0) return { rating: null, reason: 'NO_PROGRESS', facts: {} };
  const sum = percents.reduce((total, percent) => total + percent, 0);
  const shown = { percent: (Math.round(sum / percents.length) / 100).toFixed(2) };
  if (sum < policy.belowPercent * 100 * percents.length)
    return { rating: 'DI_BAWAH_EKSPEKTASI', reason: 'PROGRESS_BELOW', facts: shown };
  if (sum <= policy.aboveFromPercent * 100 * percents.length)
    return { rating: 'SESUAI_EKSPEKTASI', reason: 'PROGRESS_AT', facts: shown };
  return improvements > 0
    ? { rating: 'SESUAI_EKSPEKTASI', reason: 'IMPROVEMENT_ASKED', facts: { ...shown, improvements } }
    : { rating: 'DI_ATAS_EKSPEKTASI', reason: 'PROGRESS_ABOVE', facts: shown };
}

/**
 * A hint for one core value: what a round of 360° feedback says of it, in hundredths of per cent of what is expected, else feedback of
 * the time: asked to improve more often than praised is below, praised often enough and never asked to improve above expectation.
 * Source: ours (rules.md AP-14).
 */
export function suggestForBehaviour(
  { praises, improvements }: Voices,
  policy: SuggestionPolicy,
  reviewHundredths: number | null = null,
): Suggestion {
  if (reviewHundredths !== null) return fromReview(reviewHundredths, policy);
  const facts = { praises, improvements };
  if (praises + improvements === 0) return { rating: null, reason: 'NO_FEEDBACK', facts };
  if (improvements > praises) return { rating: 'DI_BAWAH_EKSPEKTASI', reason: 'TO_IMPROVE', facts };
  return improvements === 0 && praises >= policy.fewestPraises
    ? { rating: 'DI_ATAS_EKSPEKTASI', reason: 'PRAISED', facts }
    : { rating: 'SESUAI_EKSPEKTASI', reason: 'MIXED', facts };
}

function fromReview(hundredths: number, { aboveFromPercent, belowPercent }: SuggestionPolicy): Suggestion {
  const facts = { percent: (hundredths / 100).toFixed(2) };
  const rating: Rating =
    hundredths < belowPercent * 100
      ? 'DI_BAWAH_EKSPEKTASI'
      : hundredths > aboveFromPercent * 100
        ? 'DI_ATAS_EKSPEKTASI'
        : 'SESUAI_EKSPEKTASI';
  return { rating, reason: 'REVIEW', facts };
}

const POINTS: Readonly<Record<Rating, number>> = {
  DI_ATAS_EKSPEKTASI: 3,
  SESUAI_EKSPEKTASI: 2,
  DI_BAWAH_EKSPEKTASI: 1,
};
const BEST_FIRST = Object.keys(POINTS) as Rating[];

/**
 * A hint for the rating on the whole from those of its parts, of which null ones are left out: what most have (more than half), the
 * lowest, or the mean of 3, 2, 1, rounded half up. Nothing where too few parts have one. The law asks for a judgement on the whole and
 * knows no formula (PermenPANRB 6/2022). Source: ours (rules.md AP-14).
 */
export function suggestForWhole(parts: readonly (Rating | null)[], policy: SuggestionPolicy): Suggestion {
  const { suggestionRule: rule, minimumCoveragePercent } = policy;
  const rated = parts.filter((part) => part !== null);
  const facts = { rated: rated.length, parts: parts.length };
  if (rule === 'OFF') return { rating: null, reason: 'OFF', facts };
  if (rated.length === 0 || rated.length * 100 < minimumCoveragePercent * parts.length)
    return { rating: null, reason: 'TOO_LITTLE', facts };
  if (rule === 'LOWEST')
    return { rating: BEST_FIRST.findLast((one) => rated.includes(one)) ?? null, reason: rule, facts };
  if (rule === 'MAJORITY') {
    const most = BEST_FIRST.find((one) => rated.filter((part) => part === one).length * 2 > rated.length);
    const count = rated.filter((part) => part === most).length;
    return { rating: most ?? null, reason: most ? rule : 'NO_MAJORITY', facts: { ...facts, most: count } };
  }
  const points = rated.reduce((sum, part) => sum + POINTS[part], 0);
  const mean = Math.floor((2 * points + rated.length) / (2 * rated.length));
  return { rating: BEST_FIRST.find((one) => POINTS[one] === mean) ?? null, reason: rule, facts };
}
