import type { AppraisalPublished } from './appraisal.events.js';
import type { Appraisal } from './persistence/appraisal.entity.js';

/** What events tell of an appraisal. */
export function subjectOf(appraisal: Appraisal): AppraisalPublished['payload'] {
  const { id: appraisalId, employeeId, performancePeriodId, evaluationPeriodId } = appraisal;
  return { appraisalId, employeeId, performancePeriodId, evaluationPeriodId };
}
