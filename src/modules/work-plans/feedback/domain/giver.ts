/** As what somebody gives feedback. */
export const GIVER_RELATIONS = ['APPRAISER', 'TEAM_LEADER', 'PEER', 'SUBORDINATE', 'OTHER'] as const;
export type GiverRelation = (typeof GIVER_RELATIONS)[number];

/** How somebody stands today to the person whom he gives feedback. */
export interface Standing {
  readonly appraises: boolean;
  readonly leadsTeam: boolean;
  /** Both are in one team, or hold definitive posts in one unit. */
  readonly worksBeside: boolean;
  readonly isAppraised: boolean;
  /** He was asked for it. */
  readonly isAsked: boolean;
}

/**
 * As what somebody gives feedback, by what is nearest; null for who has nothing to do with the person and was not asked.
 * Source: PermenPANRB 6/2022 (umpan balik berkelanjutan: pimpinan, ketua tim, rekan kerja, bawahan, pihak lain); rules.md FB-1.
 */
export function relationOf({
  appraises,
  leadsTeam,
  worksBeside,
  isAppraised,
  isAsked,
}: Standing): GiverRelation | null {
  if (appraises) return 'APPRAISER';
  if (leadsTeam) return 'TEAM_LEADER';
  if (isAppraised) return 'SUBORDINATE';
  if (worksBeside) return 'PEER';
  return isAsked ? 'OTHER' : null;
}

/** What feedback is about: the work as a whole, a result, a core value, a report of progress, a piece of evidence. */
export const FEEDBACK_PARTS = ['PLAN', 'RESULT', 'BEHAVIOUR', 'PROGRESS', 'EVIDENCE'] as const;
export type FeedbackPart = (typeof FEEDBACK_PARTS)[number];

/** What somebody can speak of who does not see the plan. Rule FB-1. */
export const SEEN_BY_ALL: readonly FeedbackPart[] = ['PLAN', 'BEHAVIOUR'];

/** What feedback is meant as: praise, something to improve, a proposal. */
export const FEEDBACK_KINDS = ['APRESIASI', 'PERBAIKAN', 'SARAN'] as const;
export type FeedbackKind = (typeof FEEDBACK_KINDS)[number];

/** How far a request has come. */
export const REQUEST_STATUSES = ['OPEN', 'ANSWERED', 'DECLINED', 'WITHDRAWN'] as const;
export type FeedbackRequestStatus = (typeof REQUEST_STATUSES)[number];
