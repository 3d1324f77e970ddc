/** Scores of a group of reviewers, 0 to 100. */
export interface GroupScores {
  readonly PEER?: number | undefined;
  readonly SUBORDINATE?: number | undefined;
  readonly SERVED?: number | undefined;
  /** Groups that are too few to be shown alone, together. */
  readonly OTHERS?: number | undefined;
}

/**
 * What people around somebody say of him, in hundredths of per cent of what is expected: 75 of 100 where 75 are expected is 100 %. The mean
 * of the groups that are shown, at most 120 %; null where none is. The superior is not among them: his word is the rating itself.
 * Source: ours (rules.md AP-21).
 */
export function opinionHundredths(scores: GroupScores, expectedScore: number): number | null {
  const shown = [scores.PEER, scores.SUBORDINATE, scores.SERVED, scores.OTHERS].filter((one) => one !== undefined);
  if (shown.length === 0) return null;
  const sum = shown.reduce((total, score) => total + score, 0);
  const doubled = 20_000 * sum + expectedScore * shown.length;
  return Math.min(12_000, Math.floor(doubled / (2 * expectedScore * shown.length)));
}
