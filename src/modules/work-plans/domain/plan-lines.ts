import { ANNEX_FIELDS } from './annexes.js';
import { BEHAVIOUR_CODES } from './behaviours.js';

/** What in a plan can be spoken about: the whole, or one of its lines. */
export const SPOKEN_PARTS = ['PLAN', 'RESULT', 'INDICATOR', 'BEHAVIOUR', 'ANNEX'] as const;
export type SpokenPart = (typeof SPOKEN_PARTS)[number];

/** One line of a plan by its kind and its id: of a result or indicator, a core value, an annex; null for the whole. */
export interface PlanLine {
  readonly part: SpokenPart;
  readonly partId: string | null;
}

const ANNEXES: readonly string[] = Object.values(ANNEX_FIELDS);
const VALUES: readonly string[] = BEHAVIOUR_CODES;

/** True when a plan with these results has this line. Rule WP-25. */
export function hasLine(
  results: readonly { readonly id: string; readonly indicators: readonly { readonly id: string }[] }[],
  { part, partId }: PlanLine,
): boolean {
  if (part === 'PLAN') return partId === null;
  if (partId === null) return false;
  if (part === 'BEHAVIOUR') return VALUES.includes(partId);
  if (part === 'ANNEX') return ANNEXES.includes(partId);
  if (part === 'RESULT') return results.some(({ id }) => id === partId);
  return results.some(({ indicators }) => indicators.some(({ id }) => id === partId));
}
