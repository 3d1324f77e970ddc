import { tablesMigration } from '../../kernel/database/tables.js';

/** Drafts of a year that were prepared for many, and who got one or why none. Source: rules.md QU-4. */
export const PlanDrafts1767225609760 = tablesMigration('PlanDrafts1767225609760', {
  plan_draft_run: [
    `id id, performancePeriodId ref(performance_period), unitId ref(org_unit)?, jobId ref, createdByAccountId ref, createdAt instant,
      updatedAt instant, finishedAt instant?, version integer`,
    'createdAt id',
    'createdByAccountId',
  ],
  plan_draft_record: [
    `id id, runId ref(plan_draft_run), employeeId ref(employee), outcome text(16), updatedAt instant, version integer`,
    'unique runId employeeId',
    'runId outcome id',
    'employeeId',
  ],
});
