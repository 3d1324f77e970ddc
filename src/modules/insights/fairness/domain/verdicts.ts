import { discoveries } from './multiplicity.js';
import type { Severity, SeveritySettings } from './severity.js';

/** What is said of an appraiser. */
export const VERDICTS = ['LENIENT', 'SEVERE', 'NO_CLAIM', 'NOT_COMPARABLE'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** A verdict for the appraiser's own eyes, and whether he is among those whom others see listed. */
export interface Judged extends Severity {
  readonly verdict: Verdict;
  /** Held against chance over all appraisers together; others are told nothing but this. */
  readonly isListed: boolean;
}

/**
 * Says something only of a difference that chance rarely makes and that is large enough; lists to others only those that remain when all
 * appraisers are looked at together. Source: rules.md FA-4.
 */
export function judgeAll(severities: readonly Severity[], settings: SeveritySettings): Judged[] {
  const compared = severities.filter(({ comparison }) => comparison !== null);
  const isFound = discoveries(
    compared.map(({ comparison }) => comparison?.pValue ?? 1),
    settings.falseDiscoveryRate,
  );
  const found = new Set(compared.filter((_, at) => isFound[at]).map(({ appraiserId }) => appraiserId));
  return severities.map((one) => {
    const verdict = verdictOf(one, settings);
    const isListed = (verdict === 'LENIENT' || verdict === 'SEVERE') && found.has(one.appraiserId);
    return { ...one, verdict, isListed };
  });
}

function verdictOf({ comparison }: Severity, { alpha, smallestLevels }: SeveritySettings): Verdict {
  if (comparison === null) return 'NOT_COMPARABLE';
  const isClear = comparison.pValue < alpha && Math.abs(comparison.estimate) >= smallestLevels;
  if (!isClear) return 'NO_CLAIM';
  return comparison.estimate > 0 ? 'LENIENT' : 'SEVERE';
}
