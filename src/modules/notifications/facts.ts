import type { NotificationFacts } from './domain/notification-kinds.js';

/** What the events about plans, revisions and appraisals have in common, and what some of them have. */
export interface Payload {
  readonly employeeId: string;
  readonly performancePeriodId: string;
  readonly workPlanId?: string;
  readonly revisionId?: string;
  readonly roleMatrixCellId?: string;
  readonly feedbackId?: string;
  readonly feedbackRequestId?: string;
  readonly appraisalId?: string;
  readonly evaluationPeriodId?: string | null;
  readonly objectionId?: string;
  readonly dueOn?: string;
}

/** What is kept of an event. */
export function factsOf({ employeeId, ...payload }: Payload): NotificationFacts {
  const { performancePeriodId, workPlanId, revisionId, roleMatrixCellId, appraisalId, evaluationPeriodId } = payload;
  const { feedbackId, feedbackRequestId, objectionId, dueOn } = payload;
  const object = {
    workPlanId,
    revisionId,
    roleMatrixCellId,
    feedbackId,
    feedbackRequestId,
    appraisalId,
    evaluationPeriodId,
    ...(objectionId === undefined ? {} : { objectionId }),
    ...(dueOn === undefined ? {} : { dueOn }),
  };
  return { ownerId: employeeId, performancePeriodId, ...object };
}
