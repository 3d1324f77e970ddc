/** Rating of results and of behaviour, in the words of the regulation. */
export const RATINGS = ['DI_ATAS_EKSPEKTASI', 'SESUAI_EKSPEKTASI', 'DI_BAWAH_EKSPEKTASI'] as const;
export type Rating = (typeof RATINGS)[number];

/** Predicate of a civil servant's performance, best first. */
export const PREDICATES = ['SANGAT_BAIK', 'BAIK', 'BUTUH_PERBAIKAN', 'KURANG', 'SANGAT_KURANG'] as const;
export type Predicate = (typeof PREDICATES)[number];

/** What an appraiser judged. */
export interface Judgement {
  readonly resultRating: Rating;
  readonly behaviourRating: Rating;
}

/** What a rule set makes of a judgement, with the steps that led there. */
export interface Verdict {
  readonly predicate: Predicate;
  readonly steps: readonly string[];
}

/** How one regulation turns ratings into a predicate. Adding one is one file beside this and its golden tests. */
export interface RuleSet {
  appraise(judgement: Judgement): Verdict;
}

/** A verdict with the code of the rule set that was applied, kept with the appraisal. */
export interface Outcome extends Verdict {
  readonly ruleSetCode: string;
}
