/** What a condition in the performance tree (pohon kinerja) is, from the last purpose down to what is handed over. PermenPANRB 89/2021. */
export const TREE_LEVELS = ['ULTIMATE_OUTCOME', 'INTERMEDIATE_OUTCOME', 'IMMEDIATE_OUTCOME', 'OUTPUT'] as const;
export type TreeLevel = (typeof TREE_LEVELS)[number];

/** A measure of a condition, with its target in words as the unit agreement (PK) has it. */
export interface NodeIndicator {
  readonly statement: string;
  readonly target: string;
  readonly unit: string | null;
}

/** Why somebody should look again whether his result still serves what it is linked to. Rule CA-5. */
export const REALIGN_CAUSES = ['CHANGED', 'REMOVED', 'CLOSED', 'CANCELLED'] as const;
export type RealignCause = (typeof REALIGN_CAUSES)[number];

/** In which states a leader's plan has results that others may serve: once both have agreed on it. Rule CA-3. */
export const SERVED_STATES = ['AGREED', 'ACTIVE', 'CLOSED'] as const;

/** True when a condition of the one level may serve one of the other: levels stay or go down, never up. Rule CA-1. */
export function mayStandBelow(child: TreeLevel, parent: TreeLevel): boolean {
  return TREE_LEVELS.indexOf(child) >= TREE_LEVELS.indexOf(parent);
}

/** What a request says of a link: to one thing, to none, or to two at once, which cannot be. */
export type LinkChoice =
  | { readonly to: 'RESULT'; readonly id: string }
  | { readonly to: 'NODE'; readonly id: string }
  | { readonly to: 'NOTHING' }
  | { readonly to: 'BOTH' };

/** Reads a link from the two fields of a request. Rule CA-2. */
export function linkChoice(leaderResultId: string | null, treeNodeId: string | null): LinkChoice {
  if (leaderResultId !== null && treeNodeId !== null) return { to: 'BOTH' };
  if (leaderResultId !== null) return { to: 'RESULT', id: leaderResultId };
  return treeNodeId === null ? { to: 'NOTHING' } : { to: 'NODE', id: treeNodeId };
}
