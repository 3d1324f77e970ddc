import type { SqlCondition } from '../../kernel/database/condition.js';

/** Columns of every happening: when, what, of which row, by whom, about what, what was said, which value in hundredths. */
const event = (
  kind: string,
  from: string,
  { at, by = 'NULL', about = 'NULL', text = 'NULL', value = 'NULL' }: Readonly<Record<string, string>>,
  where = '1 = 1',
): string => `SELECT ${at} AS at, '${kind}' AS kind, x.id AS sourceId, ${from === 'work_plan' ? 'x.id' : 'x.workPlanId'} AS workPlanId,
  NULL AS appraisalId, ${by} AS byEmployeeId, ${about} AS about, ${text} AS text, ${value} AS valueHundredths FROM ${from} x
  WHERE ${from === 'work_plan' ? 'x.id' : 'x.workPlanId'} IN (@) AND ${at} IS NOT NULL AND ${where}`;

const OWNER = '(SELECT o.employeeId FROM work_plan o WHERE o.id = x.workPlanId)';
const MEASURED = '(SELECT i.statement FROM work_plan_indicator i WHERE i.id = x.indicatorId)';

const EVENTS = [
  event('PLAN_STARTED', 'work_plan', { at: 'x.createdAt', by: 'x.employeeId' }),
  event('PLAN_SUBMITTED', 'work_plan', { at: 'x.submittedAt', by: 'x.employeeId' }),
  event('PLAN_RETURNED', 'work_plan', { at: 'x.returnedAt', text: 'x.returnReason' }),
  event('PLAN_ESCALATED', 'work_plan', { at: 'x.escalatedAt', by: 'x.employeeId', text: 'x.escalationReason' }),
  event('PLAN_AGREED', 'signed_work_plan', { at: 'x.signedAt', by: 'x.signedByEmployeeId' }),
  event('PLAN_ACTIVATED', 'work_plan', { at: 'x.activatedAt' }),
  event('PLAN_ENDED', 'work_plan', { at: 'x.endedAt', text: 'x.endingReason' }),
  event('REVISION_SUBMITTED', 'work_plan_revision', {
    at: 'x.submittedAt',
    by: 'x.startedByEmployeeId',
    text: 'x.reason',
  }),
  event('REVISION_DECIDED', 'work_plan_revision', {
    at: 'x.decidedAt',
    by: 'x.decidedByEmployeeId',
    text: 'x.decisionReason',
  }),
  event('ENTRY_REOPENED', 'entry_reopening', { at: 'x.createdAt', by: 'x.reopenedByEmployeeId', text: 'x.reason' }),
  event('PROGRESS_REPORTED', 'progress_entry', {
    ...{ at: 'x.createdAt', by: `CASE WHEN x.serviceAccountId IS NULL THEN ${OWNER} END`, about: MEASURED },
    ...{ text: 'COALESCE(x.note, x.sourceName)', value: 'x.valueHundredths' },
  }),
  event(
    'EVIDENCE_ADDED',
    'evidence',
    { at: 'x.createdAt', by: OWNER, about: 'x.title', text: 'x.note' },
    'x.withdrawnAt IS NULL',
  ),
  event(
    ...(['EVIDENCE_ASSESSED', 'evidence'] as const),
    { at: 'x.assessedAt', by: 'x.assessedByEmployeeId', about: 'x.title', text: 'x.verdictReason' },
    'x.withdrawnAt IS NULL',
  ),
  event('COMMENTED', 'work_plan_comment', { at: 'x.createdAt', by: 'x.authorEmployeeId', text: 'x.text' }),
  event('FEEDBACK_GIVEN', 'feedback', { at: 'x.createdAt', by: 'x.giverEmployeeId', text: 'x.text' }),
  event(
    'FEEDBACK_ANSWERED',
    '(SELECT r.id, f.workPlanId, r.authorEmployeeId, r.text, r.createdAt FROM feedback_reply r JOIN feedback f ON f.id = r.feedbackId)',
    { at: 'x.createdAt', by: 'x.authorEmployeeId', text: 'x.text' },
  ),
];

/** All that happened with some plans, as a statement without an order: at, kind, sourceId, workPlanId, byEmployeeId, about, text, valueHundredths. */
export function planEvents(ids: readonly string[]): SqlCondition {
  const marks = ids.map(() => '?').join(', ');
  return {
    sql: EVENTS.map((sql) => sql.replace('@', marks)).join(' UNION ALL '),
    values: EVENTS.flatMap(() => ids),
  };
}

/** The kinds of what happens with plans, in their order. */
export const PLAN_EVENT_KINDS = [
  'PLAN_STARTED',
  'PLAN_SUBMITTED',
  'PLAN_RETURNED',
  'PLAN_ESCALATED',
  'PLAN_AGREED',
  'PLAN_ACTIVATED',
  'PLAN_ENDED',
  'REVISION_SUBMITTED',
  'REVISION_DECIDED',
  'ENTRY_REOPENED',
  'PROGRESS_REPORTED',
  'EVIDENCE_ADDED',
  'EVIDENCE_ASSESSED',
  'COMMENTED',
  'FEEDBACK_GIVEN',
  'FEEDBACK_ANSWERED',
] as const;
