/** From where somebody is reviewed, in the order in which results show them. OTHERS is what small groups are rolled up into. */
export const REVIEWER_GROUPS = ['SELF', 'SUPERIOR', 'PEER', 'SUBORDINATE', 'SERVED'] as const;
export type ReviewerGroup = (typeof REVIEWER_GROUPS)[number];

/** Groups whose members stay unknown; what the person and the superior say is told as theirs. Source: rules.md RV-8. */
export const ANONYMOUS_GROUPS = ['PEER', 'SUBORDINATE', 'SERVED'] as const;
export type AnonymousGroup = (typeof ANONYMOUS_GROUPS)[number];

/** A group as results show it. */
export const SHOWN_GROUPS = [...REVIEWER_GROUPS, 'OTHERS'] as const;
export type ShownGroup = (typeof SHOWN_GROUPS)[number];

/** True for a group whose members stay unknown. */
export function isAnonymous(group: ReviewerGroup): group is AnonymousGroup {
  return group !== 'SELF' && group !== 'SUPERIOR';
}
