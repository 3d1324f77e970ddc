import type { CivilDate } from '../../../../kernel/values/civil-date.js';

/** The two sides of an objection. */
export const OBJECTION_SIDES = ['EMPLOYEE', 'APPRAISER'] as const;
export type ObjectionSide = (typeof OBJECTION_SIDES)[number];

/**
 * Which sides still have to be heard before a decision: those that neither explained themselves in writing nor were at a hearing, until
 * the last day for explanations has passed. Silence holds nothing up.
 * Source: PP 30/2019 Pasal 59 (the examiner asks both for explanations); rules.md OB-5.
 */
export function sidesToHear(
  heard: readonly ObjectionSide[],
  explanationsDueOn: CivilDate,
  today: CivilDate,
): ObjectionSide[] {
  return today > explanationsDueOn ? [] : OBJECTION_SIDES.filter((side) => !heard.includes(side));
}
