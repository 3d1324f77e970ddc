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
}

/** What is kept of an event. */
export function factsOf({ employeeId, ...payload }: Payload): NotificationFacts {
  const { performancePeriodId, workPlanId, revisionId, roleMatrixCellId, appraisalId, evaluationPeriodId } = payload;
  const { feedbackId, feedbackRequestId } = payload;
  const object = {
    workPlanId,
    revisionId,
    roleMatrixCellId,
    feedbackId,
    feedbackRequestId,
    appraisalId,
    evaluationPeriodId,
  };
  return { ownerId: employeeId, performancePeriodId, ...object };
}
