import type { CivilDate } from '../../../kernel/values/civil-date.js';
import { isBelowBaik, type Predicate } from './rule-set.js';

/** What becomes of a low rating that nobody announced: nothing, it is marked, or it is refused. */
export const SURPRISE_RULES = ['OFF', 'FLAG', 'BLOCK'] as const;
export type SurpriseRule = (typeof SURPRISE_RULES)[number];

/** What a low rating lacks: feedback that asked for improvement in time, or anything on record from before. */
export const SURPRISE_FAULTS = ['NO_FEEDBACK', 'NO_RECORD'] as const;
export type SurpriseFault = (typeof SURPRISE_FAULTS)[number];

/** What was said and recorded before a rating. */
export interface Forewarning {
  readonly predicate: Predicate;
  /** The day of the rating and the last day of what is rated. */
  readonly ratedOn: CivilDate;
  readonly endsOn: CivilDate;
  /** Days on which the employee was told what to improve. */
  readonly toldOn: readonly CivilDate[];
  /** Days on which evidence or progress was recorded. */
  readonly recordedOn: readonly CivilDate[];
  /** True when nothing at all was reported although the days for it are over: that is on record, too. */
  readonly isSilent: boolean;
}

/**
 * What a predicate below Baik lacks to be no surprise: feedback that asked for improvement by the last day of what is rated, and evidence
 * or progress, both of a day before the rating. Nothing for Baik and better.
 * Source: ours, after PTUN Banjarmasin 34/G/TF/2024; PermenPANRB 6/2022 (umpan balik berkelanjutan). Rule AP-18.
 */
export function surpriseFaults(warning: Forewarning): SurpriseFault[] {
  const { predicate, ratedOn, endsOn, toldOn, recordedOn, isSilent } = warning;
  if (!isBelowBaik(predicate)) return [];
  const wasTold = toldOn.some((day) => day <= endsOn && day < ratedOn);
  const isOnRecord = isSilent || recordedOn.some((day) => day < ratedOn);
  return [...(wasTold ? [] : (['NO_FEEDBACK'] as const)), ...(isOnRecord ? [] : (['NO_RECORD'] as const))];
}
