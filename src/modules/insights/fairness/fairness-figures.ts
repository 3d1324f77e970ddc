import { fromScaled } from '../../../kernel/values/scaled.js';
import type { GroupDifference } from './domain/group-differences.js';
import type { Incomparable } from './domain/severity.js';
import type { Verdict } from './domain/verdicts.js';

/** What is worth a talk. */
export const HINT_KINDS = [
  'RANGE_RESTRICTED',
  'HALO',
  'STRAIGHT_LINING',
  'COPIED_RATINGS',
  'COPIED_REASONS',
  'FAST',
  'RECENCY',
  'FAVOUR',
  'TRAINING',
] as const;
export type HintKind = (typeof HINT_KINDS)[number];

/** Figures of one appraiser as they are kept and shown: decimal texts, null where nothing can be said. */
export interface AppraiserFigures {
  readonly ratees: number;
  readonly compared: number;
  readonly incomparable: Incomparable | null;
  readonly leniencyLevels: string | null;
  readonly leniencyFrom: string | null;
  readonly leniencyUntil: string | null;
  readonly shrunkLevels: string | null;
  readonly pValue: string | null;
  readonly rawMeanLevel: string | null;
  readonly adjustedMeanLevel: string | null;
  readonly spread: string | null;
  readonly halo: string | null;
  readonly usualHalo: string | null;
  readonly straightShare: string | null;
  readonly usualStraightShare: string | null;
  readonly copiedRatingsShare: string | null;
  readonly reasons: number;
  readonly reasonsLikeOthers: number;
  readonly reasonsLikeLastYear: number;
  readonly fastestRun: number;
  readonly recentEvidenceShare: string | null;
  readonly predicates: Readonly<Record<string, number>>;
  readonly objectionsFiled: number;
  readonly objectionsUpheld: number;
  readonly objectionsRejected: number;
  readonly overturnShare: string | null;
}

/** An analysis in few numbers. */
export interface AnalysisSummary {
  readonly people: number;
  readonly appraisers: number;
  readonly comparable: number;
  readonly listed: number;
  /** Standard deviation of leniency among appraisers, in latent levels. */
  readonly leniencySpread: string;
  /** False where the share of the appraiser's impression was assumed, for lack of two independent sources. */
  readonly isEstimated: boolean;
}

/** A difference of a group as it is kept and shown. */
export interface StoredDifference extends Pick<
  GroupDifference,
  'attribute' | 'group' | 'isSuppressed' | 'people' | 'isClear'
> {
  readonly difference: string | null;
  readonly from: string | null;
  readonly until: string | null;
  readonly withinAppraisers: string | null;
  readonly adjustedP: string | null;
}

/** A hint as it is kept. */
export interface Hint {
  readonly appraiserId: string;
  readonly employeeId: string | null;
  readonly kind: HintKind;
  readonly value: string | null;
  /** False for what the appraiser alone is told, because it does not hold when all are looked at together. */
  readonly isListed: boolean;
}

/** All that an analysis says. */
export interface Analysis {
  readonly summary: AnalysisSummary;
  readonly appraisers: readonly (AppraiserFigures & AppraiserVerdict)[];
  readonly hints: readonly Hint[];
  readonly differences: readonly StoredDifference[];
}

/** What is said of an appraiser. */
export interface AppraiserVerdict {
  readonly appraiserId: string;
  readonly verdict: Verdict;
  readonly isListed: boolean;
}

/** A figure with two digits behind the point, or so many. */
export function decimal(value: number | null | undefined, scale = 2): string | null {
  return value == null ? null : fromScaled(Math.round(value * 10 ** scale) + 0, scale);
}
