import type { NotificationKind } from './notification-kinds.js';

/** Ways on which people are told outside of the service: by e-mail, or by the gateway for messages to telephones. */
export const CHANNELS = ['EMAIL', 'GATEWAY'] as const;
export type Channel = (typeof CHANNELS)[number];

/** When somebody wants to be told on a channel: at once, once a day with everything else, or not at all. */
export const CHOICES = ['AT_ONCE', 'DIGEST', 'NEVER'] as const;
export type Choice = (typeof CHOICES)[number];
/** What can be chosen where nobody may miss it. */
export const CHOICES_OF_DECISIONS = ['AT_ONCE', 'DIGEST'] as const satisfies readonly Choice[];

/** Kinds of notifications for which people choose together. */
export const GROUPS = ['tasks', 'reminders', 'decisions', 'dialogue'] as const;
export type Group = (typeof GROUPS)[number];

/**
 * To which group a kind belongs: what waits for somebody, what he is reminded of, what was decided about him, what others say of his
 * work. Source: rules.md NT-6.
 */
export const GROUP_OF: Readonly<Record<NotificationKind, Group>> = {
  CRITERIA_CONSULTATION: 'dialogue',
  CRITERIA_PROPOSAL_ANSWERED: 'dialogue',
  CRITERIA_TO_ACKNOWLEDGE: 'tasks',
  ROLE_HANDED_DOWN: 'tasks',
  HANDOVER_DUE: 'tasks',
  UNIT_AGREEMENT_DUE: 'tasks',
  RESULT_DISTRIBUTED: 'tasks',
  PLAN_DRAFTED: 'tasks',
  PLAN_DUE: 'reminders',
  PLANS_WAITING: 'reminders',
  PLAN_SUBMITTED: 'tasks',
  PLAN_ESCALATED: 'tasks',
  PLAN_RETURNED: 'decisions',
  PLAN_AGREED: 'decisions',
  PLAN_ACTIVATED: 'decisions',
  PLAN_CLOSED: 'decisions',
  EVALUATION_DUE: 'tasks',
  PLAN_REOPENED: 'decisions',
  PLAN_CANCELLED: 'decisions',
  PLAN_TO_BE_ALIGNED: 'tasks',
  REVISION_SUBMITTED: 'tasks',
  REVISION_RETURNED: 'decisions',
  REVISION_REFUSED: 'decisions',
  PLAN_REVISED: 'decisions',
  EVIDENCE_ASSESSED: 'dialogue',
  EVIDENCE_INFECTED: 'tasks',
  INFECTED_FILE_FOUND: 'tasks',
  ENTRY_REOPENED: 'tasks',
  FEEDBACK_GIVEN: 'dialogue',
  FEEDBACK_ANSWERED: 'dialogue',
  FEEDBACK_ASKED: 'tasks',
  REVIEWS_WAITING: 'tasks',
  REVIEWS_DUE: 'reminders',
  REVIEW_RESULT_RELEASED: 'decisions',
  APPRAISAL_OPENED: 'tasks',
  APPRAISAL_PUBLISHED: 'decisions',
  APPRAISAL_ANNULLED: 'decisions',
  RATING_ANNULLED: 'decisions',
  APPRAISAL_TALK: 'dialogue',
  APPRAISAL_FINAL: 'decisions',
  RATING_OBJECTED: 'tasks',
  OBJECTION_TO_EXAMINE: 'tasks',
  OBJECTION_DUE: 'reminders',
  EXPLANATION_ASKED: 'tasks',
  OBJECTION_PASSED_ON: 'decisions',
  OBJECTION_DECIDED: 'decisions',
  OBJECTION_EXPIRED: 'decisions',
  OBJECTION_WITHDRAWN: 'decisions',
};

/** Kinds that never wait for a digest, because a period begins to run with them, or something ends. Source: rules.md NT-7. */
const URGENT: ReadonlySet<NotificationKind> = new Set([
  'PLAN_ESCALATED',
  'PLAN_CANCELLED',
  'APPRAISAL_PUBLISHED',
  'APPRAISAL_ANNULLED',
  'OBJECTION_TO_EXAMINE',
  'EXPLANATION_ASKED',
  'OBJECTION_DECIDED',
  'OBJECTION_EXPIRED',
]);

/** True for a kind that never waits for a digest. */
export function isUrgent(kind: NotificationKind): boolean {
  return URGENT.has(kind);
}

/** What somebody has chosen for one group. */
export interface GroupChoice {
  readonly email: Choice;
  readonly gateway: Choice;
}

export type Choices = Readonly<Record<Group, GroupChoice>>;

/** A part of each day, in the government's zone, from a time such as `21:00` until another one, often of the next day. */
export interface QuietHours {
  readonly from: ClockTime;
  readonly until: ClockTime;
}
/** A time of a day, `HH:MM`. */
export type ClockTime = `${number}:${number}`;

/** How somebody wants to be told; quiet hours are those that count for him, null without any. */
export interface Preferences {
  readonly language: 'id' | 'en';
  readonly quietHours: QuietHours | null;
  readonly choices: Choices;
}

/** What counts for somebody who has chosen nothing: e-mail at once, and nothing to the telephone. Source: rules.md NT-6. */
export const USUAL_CHOICES: Choices = {
  tasks: { email: 'AT_ONCE', gateway: 'NEVER' },
  reminders: { email: 'AT_ONCE', gateway: 'NEVER' },
  decisions: { email: 'AT_ONCE', gateway: 'NEVER' },
  dialogue: { email: 'AT_ONCE', gateway: 'NEVER' },
};

/** What somebody has chosen for a kind on a channel. */
export function choiceOf(choices: Choices, kind: NotificationKind, channel: Channel): Choice {
  const { email, gateway } = choices[GROUP_OF[kind]];
  return channel === 'EMAIL' ? email : gateway;
}

/** True where a begin and an end make quiet hours: both there, and not the same, which would be the whole day or none of it. */
export function areQuietHours(from: string | null | undefined, until: string | null | undefined): boolean {
  return typeof from === 'string' && typeof until === 'string' && from !== until;
}
