import { tablesMigration } from '../../kernel/database/tables.js';

/** Evidence of plans, and the files that are on their way. Source: rules.md EV-1, EV-2. */
export const Evidence1767225608900 = tablesMigration('Evidence1767225608900', {
  evidence_upload: [
    `id id, accountId ref(account), place integer, fileName text(100), sizeBytes integer, offsetBytes integer, takenUntil instant?,
      expiresAt instant, createdAt instant, updatedAt instant, version integer`,
    'unique accountId place',
    'expiresAt',
  ],
  evidence_file: [
    'id id, sha256 text(64), sizeBytes integer, createdAt instant, updatedAt instant, version integer',
    'unique sha256',
  ],
  evidence: [
    `id id, workPlanId ref(work_plan), title text(200), note text(1000)?, occurredOn day, url text(2000)?, fileId ref(evidence_file)?,
      fileName text(100)?, mediaType text(100)?, isCleaned flag=0, verdict text(16)?, verdictReason text(1000)?, assessedAt instant?,
      assessedByEmployeeId ref(employee)?, withdrawnAt instant?, createdAt instant, updatedAt instant, version integer`,
    'workPlanId occurredOn id',
    'fileId',
  ],
  evidence_link: [
    `id id, evidenceId ref(evidence), sequence integer, resultId ref(work_plan_result)?, indicatorId ref(work_plan_indicator)?,
      progressEntryId ref(progress_entry)?`,
    'evidenceId sequence',
    'resultId',
    'indicatorId',
    'progressEntryId',
  ],
});
