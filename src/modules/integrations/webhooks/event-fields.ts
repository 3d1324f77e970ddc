import type { EventType } from '../../../kernel/events/domain-event.js';

/* The fields that receivers are told of: ids, days, instants and what they stand for. */

/** A field of `data`, as the API document shows it. */
export interface FieldSchema {
  readonly type: string | readonly string[];
  readonly format?: 'uuid';
  readonly items?: Readonly<{ type: string; format: string }>;
  readonly enum?: readonly string[];
  readonly description: string;
  readonly examples?: readonly (string | boolean | readonly string[])[];
}

export const idOf = (what: string, last: number): FieldSchema => {
  const examples = [`01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d${last}`];
  return { type: 'string', format: 'uuid', description: `Id of the ${what}.`, examples };
};
export const EMPLOYEE = { employeeId: idOf('employee', 12) };
const YEAR = { performancePeriodId: idOf('performance year', 20) };
export const PLAN = { workPlanId: idOf('work plan', 30), ...EMPLOYEE, ...YEAR };
const EVALUATION_PERIOD = {
  ...idOf('evaluation period; null for the appraisal of the whole year', 21),
  type: ['string', 'null'],
};
export const APPRAISAL = {
  ...{ appraisalId: idOf('appraisal', 40), ...EMPLOYEE, ...YEAR },
  evaluationPeriodId: EVALUATION_PERIOD,
};
export const OBJECTION = { ...APPRAISAL, objectionId: idOf('objection', 90) };
export const ASSIGNMENT = { assignmentId: idOf('assignment', 14), ...EMPLOYEE, unitId: idOf('unit', 10) };
export const HISTORY = {
  ...EMPLOYEE,
  entryId: idOf('entry', 15),
  kind: { type: 'string', enum: ['STANDING', 'GRADE', 'LEAVE'], description: 'What it is an entry of.' },
} as const;
export const day = (description: string): FieldSchema => ({ type: 'string', description, examples: ['2026-05-15'] });
export const REVISION = { ...PLAN, revisionId: idOf('revision', 70) };
export const COMMENT = { ...PLAN, commentId: idOf('comment', 80), threadId: idOf('thread', 80) };
export const EVIDENCE = { ...PLAN, evidenceId: idOf('evidence', 82) };
export const ROLE = { roleMatrixCellId: idOf('cell of the role matrix', 83), ...EMPLOYEE, ...YEAR };
export const FEEDBACK = { ...PLAN, feedbackId: idOf('feedback', 92) };
export const FEEDBACK_REQUEST = {
  ...PLAN,
  feedbackRequestId: idOf('request', 93),
  toEmployeeId: idOf('employee who was asked', 11),
};
export const AGREEMENT = { unitAgreementId: idOf('agreement', 70), unitId: idOf('unit', 10), ...YEAR };
export const CRITERIA = { criteriaSetId: idOf('criteria', 84), unitId: idOf('unit', 10), ...YEAR };
export const REVIEW_ROUND = { reviewRoundId: idOf('round', 71), unitId: idOf('unit', 10), ...YEAR };
export const ORGANISATION_PERFORMANCE = {
  ...{ organisationPerformanceId: idOf('performance of the unit', 80), unitId: idOf('unit', 10), ...YEAR },
  evaluationPeriodId: EVALUATION_PERIOD,
};
export const TERM = { ...PLAN, startsOn: day('First day of the plan.'), endsOn: day('Last day of the plan.') };
export const FROM = { validFrom: day('First day on which it holds.') };
export const code = (description: string, example: string): FieldSchema => ({
  type: 'string',
  description,
  examples: [example],
});
export const DATA_REQUEST = {
  ...{ dataRequestId: idOf('request', 61), ...EMPLOYEE },
  kind: { type: 'string', enum: ['CORRECTION', 'ERASURE'], description: 'What was asked for.' },
};
const instant = (description: string): FieldSchema => ({
  type: 'string',
  description,
  examples: ['2026-03-05T02:15:00.000Z'],
});
export const DUE = { dueAt: instant('By when it is decided.') };
export const PEOPLE = {
  employeeIds: {
    type: 'array',
    items: { type: 'string', format: 'uuid' },
    description: 'Ids of the employees, at most 200.',
    examples: [['01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d12']],
  },
} as const;
export const IMPORT = {
  importId: idOf('import', 50),
  kind: { type: 'string', enum: ['EMPLOYEES', 'ORG_UNITS'], description: 'What was imported.' },
};

/** What receivers are told of one kind of event: the fields named here and no others, whatever the event holds. */
export interface AnnouncedEvent {
  readonly summary: string;
  readonly description: string;
  readonly fields: Readonly<Record<string, FieldSchema>>;
}

type Fields = AnnouncedEvent['fields'];
/** What is told of an event, by its type. */
export const announced = (
  event: EventType,
  summary: string,
  description: string,
  fields: Fields,
): [string, AnnouncedEvent] => [event.type, { summary, description, fields }];
