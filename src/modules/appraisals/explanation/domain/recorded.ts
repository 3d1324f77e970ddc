import type { RatedBasis, RatedIndicator } from '../../domain/rated-basis.js';
import type { Rating } from '../../domain/rule-set.js';

/** Below so many per cent on record a rating as expected or above asks for a word, from so many on one below expectation. Rule PX-4. */
export const FEWEST_PERCENT = 90;
export const REACHED_PERCENT = 100;
/** What counts at most of one indicator, in hundredths of a per cent (PG-1). */
const MOST = 12_000;

/** What is on record of all results. */
export interface Recorded {
  /** How many indicators have a number for a target, and how many of them no report. */
  readonly indicators: number;
  readonly silent: number;
  /** Mean of what was reached of what was due, each within 0 and 120 %, in hundredths of a per cent, rounded down; null without any. */
  readonly percentHundredths: number | null;
  /** The indicator that is furthest behind what was due; null where none is behind. */
  readonly weakest: { readonly statement: string; readonly percentHundredths: number } | null;
}

/** Sums up what is on record. What was not reported is left out. Source: ours (rules.md PX-4). */
export function recordedOf(basis: RatedBasis | null): Recorded {
  const all = (basis?.plans ?? []).flatMap(({ results }) => results.flatMap(({ indicators }) => indicators));
  const numeric = all.filter(({ isNumeric }) => isNumeric);
  const known = numeric.flatMap(percentOf);
  const capped = known.map(({ percentHundredths }) => Math.min(Math.max(percentHundredths, 0), MOST));
  const mean = capped.reduce((sum, one) => sum + one, 0) / capped.length;
  const [weakest] = known.toSorted((a, b) => a.percentHundredths - b.percentHundredths);
  return {
    indicators: numeric.length,
    silent: numeric.filter(({ reached }) => reached === null).length,
    percentHundredths: known.length === 0 ? null : Math.floor(mean),
    weakest: weakest && weakest.percentHundredths < REACHED_PERCENT * 100 ? weakest : null,
  };
}

/** How a rating and what is on record disagree; null where they do not, or where one of them is missing. Source: ours (rules.md PX-4). */
export function disagreementOf(rating: Rating | null, percentHundredths: number | null): 'BELOW' | 'REACHED' | null {
  if (rating === null || percentHundredths === null) return null;
  if (rating === 'DI_BAWAH_EKSPEKTASI') return percentHundredths >= REACHED_PERCENT * 100 ? 'REACHED' : null;
  return percentHundredths < FEWEST_PERCENT * 100 ? 'BELOW' : null;
}

function percentOf({ statement, percentHundredths }: RatedIndicator): NonNullable<Recorded['weakest']>[] {
  return percentHundredths === null ? [] : [{ statement, percentHundredths }];
}
