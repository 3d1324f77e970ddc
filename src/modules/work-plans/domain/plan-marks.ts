/** Parts of a plan that change by themselves; PLAN is what its version counts: contents, state, signatures. */
export const PLAN_PARTS = [
  'PLAN',
  'PROGRESS',
  'EVIDENCE',
  'ACTION_ITEMS',
  'FEEDBACK',
  'COMMENTS',
  'REVISIONS',
  'REOPENINGS',
] as const;
export type PlanPart = (typeof PLAN_PARTS)[number];

const SEPARATOR = '.';

/** The state of a plan as one word: a mark of each part, in the order of `PLAN_PARTS`. */
export function markOf(marks: Readonly<Record<PlanPart, string>>): string {
  return PLAN_PARTS.map((part) => marks[part]).join(SEPARATOR);
}

/** Which parts differ between two states, in the order of `PLAN_PARTS`; all of them where the former is no state of ours. */
export function changedParts(former: string, present: string): PlanPart[] {
  const [before, now] = [former.split(SEPARATOR), present.split(SEPARATOR)];
  return PLAN_PARTS.filter((_, at) => before.length !== now.length || before[at] !== now[at]);
}
