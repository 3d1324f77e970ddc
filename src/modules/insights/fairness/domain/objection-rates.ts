import { normalQuantile } from './normal.js';

/** What became of objections to an appraiser's ratings. */
export interface ObjectionCounts {
  readonly published: number;
  readonly filed: number;
  /** Decided, by whether the rating changed. */
  readonly upheld: number;
  readonly rejected: number;
}

/** How often ratings were objected to and overturned, each with an interval; null without any to divide by. */
export interface ObjectionRates extends ObjectionCounts {
  readonly filedShare: number | null;
  readonly overturnShare: number | null;
  readonly overturnInterval: readonly [number, number] | null;
  /** So many were overturned that a training for appraisers is worth proposing. */
  readonly isTrainingProposed: boolean;
}

/** Decided objections below which nothing is proposed, and the share of upheld ones from which on it is. */
const [FEWEST_DECIDED, HIGH_SHARE] = [3, 0.5];

/** Rates with Wilson's interval. Source: rules.md FA-11. */
export function objectionRates(counts: ObjectionCounts, alpha: number): ObjectionRates {
  const decided = counts.upheld + counts.rejected;
  const overturnShare = decided === 0 ? null : counts.upheld / decided;
  return {
    ...counts,
    filedShare: counts.published === 0 ? null : counts.filed / counts.published,
    overturnShare,
    overturnInterval: decided === 0 ? null : wilson(counts.upheld, decided, normalQuantile(1 - alpha / 2)),
    isTrainingProposed: decided >= FEWEST_DECIDED && overturnShare !== null && overturnShare >= HIGH_SHARE,
  };
}

function wilson(found: number, of: number, z: number): readonly [number, number] {
  const share = found / of;
  const scale = 1 + z ** 2 / of;
  const middle = (share + z ** 2 / (2 * of)) / scale;
  const half = (z / scale) * Math.sqrt((share * (1 - share)) / of + z ** 2 / (4 * of ** 2));
  return [Math.max(0, middle - half), Math.min(1, middle + half)];
}
