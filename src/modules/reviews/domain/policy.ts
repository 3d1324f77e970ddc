import type { ReviewerGroup } from './groups.js';

/** Who may adjust whom the rules propose. */
export const ADJUSTERS = ['APPRAISER', 'RATEE'] as const;
export type Adjuster = (typeof ADJUSTERS)[number];

/** Weights of the groups in whole per cent. */
export type GroupWeights = Readonly<Record<Exclude<ReviewerGroup, 'SELF'>, number>>;

/** People of these units are served by a unit, and review those who work in it. */
export interface ServedUnits {
  readonly unitId: string;
  readonly servedUnitIds: readonly string[];
}

/** How the government holds reviews; a round keeps those that counted when its reviewers were proposed. */
export interface ReviewRules {
  /** From how many answers on a group is shown; never below 2. */
  readonly minimumPerGroup: number;
  /** From how many people on figures of a unit are shown. */
  readonly minimumPerUnit: number;
  readonly groups: readonly ReviewerGroup[];
  readonly weights: GroupWeights;
  /** How many reviewers are proposed of each group. */
  readonly peerCount: number;
  readonly subordinateCount: number;
  readonly servedCount: number;
  /** Most people whom somebody is drawn to review in a round; the own review and those of a superior do not count. */
  readonly mostPerReviewer: number;
  readonly adjusters: readonly Adjuster[];
  /** Most adjustments for one person by each of them. */
  readonly mostAdjustments: number;
  /** True when what the reviewed person wishes waits for the appraiser. */
  readonly wishesNeedApproval: boolean;
  /** How far, in points of 100, self and others must be apart to be called a blind spot or a hidden strength. */
  readonly gapPoints: number;
}

/** What can be wrong with rules. */
export type RuleFault = 'WEIGHTS' | 'ADJUSTMENTS' | 'GROUPS';

/**
 * What is wrong with rules: the weights of the groups in use do not total 100, a reviewed person might choose a whole group, or nobody
 * who stays unknown takes part. Source: rules.md RV-4.
 */
export function ruleFault(rules: ReviewRules): RuleFault | null {
  const used = rules.groups.filter((group) => group !== 'SELF');
  if (!used.some((group) => group !== 'SUPERIOR')) return 'GROUPS';
  if (used.reduce((sum, group) => sum + rules.weights[group], 0) !== 100) return 'WEIGHTS';
  return rules.mostAdjustments < rules.minimumPerGroup ? null : 'ADJUSTMENTS';
}

/** How many of a group are proposed; the person and the superior are one each. */
export function countOf(rules: ReviewRules, group: ReviewerGroup): number {
  if (!rules.groups.includes(group)) return 0;
  if (group === 'PEER') return rules.peerCount;
  if (group === 'SUBORDINATE') return rules.subordinateCount;
  return group === 'SERVED' ? rules.servedCount : 1;
}

/** How many more stand by in each anonymous group for those who decline. Rule RV-5. */
export const RESERVES = 2;
