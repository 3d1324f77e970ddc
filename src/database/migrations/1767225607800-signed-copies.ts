import { tablesMigration } from '../../kernel/database/tables.js';

/** Plans and appraisals as they were when their appraiser signed them. */
export const SignedCopies1767225607800 = tablesMigration('SignedCopies1767225607800', {
  signed_work_plan: [
    `id id, workPlanId ref(work_plan), employeeId ref(employee), startsOn day, endsOn day,
      signedByEmployeeId ref(employee), signedAt instant, employeeSnapshot longText?, appraiserSnapshot longText?,
      contents longText?, version integer`,
    'unique workPlanId version',
    'employeeId',
    'signedByEmployeeId',
  ],
  signed_appraisal: [
    `id id, appraisalId ref(appraisal), employeeId ref(employee), kind text(10), periodName text(60), predicate text(20),
      signedByEmployeeId ref(employee), signedAt instant, employeeSnapshot longText?, appraiserSnapshot longText?,
      contents longText?, version integer`,
    'unique appraisalId version',
    'employeeId',
    'signedByEmployeeId',
  ],
});
