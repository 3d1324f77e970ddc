/** What an appraiser says of a piece of evidence: it proves what it stands for, something is missing, or it proves something else. */
export const VERDICTS = ['FITTING', 'LACKING', 'UNFITTING'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** True when the owner has to be told why: of all but evidence that fits. Rule EV-8. */
export function needsReason(verdict: Verdict): boolean {
  return verdict !== 'FITTING';
}
