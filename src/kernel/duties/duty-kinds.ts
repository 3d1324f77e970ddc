/**
 * What somebody can have to do, as codes in the order of the year. Each is answered by one source, which its module registers; the
 * list is here, because clients read it from the API's document. Source: rules.md NS-5.
 */
export const DUTY_KINDS = [
  'CRITERIA_ANSWER',
  'CRITERIA_ACKNOWLEDGE',
  'PLAN_START',
  'ROLE_TAKE',
  'HANDOVER_TAKE',
  'PLAN_DRAFT',
  'PLAN_REVISE',
  'PLAN_DECIDE',
  'PLAN_ESCALATED_DECIDE',
  'PLAN_ACTIVATE',
  'PLAN_ALIGN',
  'REVISION_DRAFT',
  'REVISION_REVISE',
  'REVISION_DECIDE',
  'UNIT_AGREEMENT_SIGN',
  'REPORT_PROGRESS',
  'ACTION_PLAN_SETTLE',
  'FEEDBACK_GIVE',
  'REVIEWER_WISH_DECIDE',
  'REVIEWS_SEND',
  'SELF_ASSESS',
  'CERTIFICATION_TAKE',
  'RATE',
  'PUBLISH',
  'ACKNOWLEDGE',
  'OBJECTION_EXAMINE',
  'OBJECTION_EXPLAIN',
  'OBJECTION_DECIDE',
  'FAIRNESS_READ',
] as const;

/** What somebody has to do, as a code. */
export type DutyKind = (typeof DUTY_KINDS)[number];
