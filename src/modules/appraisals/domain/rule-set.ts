import type { CivilDate } from '../../../kernel/values/civil-date.js';
import type { NumericInputs } from './numeric-inputs.js';

/** Rating of results and of behaviour, in the words of the regulation. */
export const RATINGS = ['DI_ATAS_EKSPEKTASI', 'SESUAI_EKSPEKTASI', 'DI_BAWAH_EKSPEKTASI'] as const;
export type Rating = (typeof RATINGS)[number];

/** Predicate of a civil servant's performance, best first. */
export const PREDICATES = ['SANGAT_BAIK', 'BAIK', 'BUTUH_PERBAIKAN', 'KURANG', 'SANGAT_KURANG'] as const;
export type Predicate = (typeof PREDICATES)[number];

/** What an appraiser judged on the whole; null where he did not say it. */
export interface Judgement {
  readonly resultRating: Rating | null;
  readonly behaviourRating: Rating | null;
}

/** All that a rule set may ask for. It is kept with the result, so that a replay needs nothing else. */
export interface AppraisalInputs extends Judgement {
  /** Figures for a rule set that calculates; null where none were given. */
  readonly numeric: NumericInputs | null;
}

/** What a rule set lacks to say a predicate. */
export const LACKS = [
  'RESULT_RATING',
  'BEHAVIOUR_RATING',
  'FIGURES',
  'RESULT_VALUES',
  'BEHAVIOUR_VALUES',
  'LEADERSHIP_VALUE',
] as const;
export type Lack = (typeof LACKS)[number];

/** The numbers behind a predicate, each rounded half up to two digits for reading; the predicate follows from the exact ones. */
export interface Figures {
  readonly results: string;
  readonly behaviour: string;
  readonly score: string;
}

/** What a rule set makes of its inputs, with the steps that led there. */
export interface Verdict {
  readonly predicate: Predicate;
  readonly steps: readonly string[];
  /** Null under a regulation that judges and does not calculate. */
  readonly figures: Figures | null;
}

/** How one regulation turns what was judged into a predicate. Adding one is one file beside this and its golden tests. */
export interface RuleSet {
  readonly code: string;
  /** Counts up with every change of what it answers; the earlier versions stay for the results that were made by them. */
  readonly version: number;
  readonly validFrom: CivilDate;
  /** Null while it is in force. */
  readonly validUntil: CivilDate | null;
  /** The regulation, as it is cited. */
  readonly source: string;
  /** What is missing for a predicate; empty when `appraise` can answer. */
  lacking(inputs: AppraisalInputs): readonly Lack[];
  /** The predicate. Throws RangeError for inputs that lack something. */
  appraise(inputs: AppraisalInputs): Verdict;
}

/** A verdict with the rule set that was applied, kept with the appraisal. */
export interface Outcome extends Verdict {
  readonly ruleSetCode: string;
  readonly ruleSetVersion: number;
}

/** True for a predicate that needs reasons which the employee has heard before (rules.md AP-18). */
export function isBelowBaik(predicate: Predicate): boolean {
  return predicate !== 'SANGAT_BAIK' && predicate !== 'BAIK';
}
