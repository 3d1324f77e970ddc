/** What became of objections to an appraiser's ratings; upheld and rejected ones are decided, by whether the rating changed. */
export interface ObjectionCounts {
  readonly filed: number;
  readonly upheld: number;
  readonly rejected: number;
}

/** How often ratings were overturned; null while nothing was decided. */
export interface ObjectionRates extends ObjectionCounts {
  readonly overturnShare: number | null;
  /** So many were overturned that a training for appraisers is worth proposing. */
  readonly isTrainingProposed: boolean;
}

/** Decided objections below which nothing is proposed, and the share of upheld ones from which on it is. */
const [FEWEST_DECIDED, HIGH_SHARE] = [3, 0.5];

/** The share of decided objections that were upheld, and what follows. Source: rules.md FA-11. */
export function objectionRates({ filed, upheld, rejected }: ObjectionCounts): ObjectionRates {
  const decided = upheld + rejected;
  const overturnShare = decided === 0 ? null : upheld / decided;
  const isTrainingProposed = decided >= FEWEST_DECIDED && overturnShare !== null && overturnShare >= HIGH_SHARE;
  return { filed, upheld, rejected, overturnShare, isTrainingProposed };
}
