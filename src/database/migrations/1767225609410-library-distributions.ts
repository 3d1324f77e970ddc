import { tablesMigration } from '../../kernel/database/tables.js';

/** Results of the library that were handed out to many, and what became of it for each person. Source: rules.md LB-5, LB-6. */
export const LibraryDistributions1767225609410 = tablesMigration('LibraryDistributions1767225609410', {
  library_distribution: [
    `id id, libraryResultId ref(library_result), performancePeriodId ref(performance_period), unitId ref(org_unit)?,
      positionTitle text(300)?, jobId ref, createdByAccountId ref, createdAt instant, updatedAt instant, finishedAt instant?,
      version integer`,
    'libraryResultId',
    'createdByAccountId',
  ],
  library_distribution_record: [
    `id id, distributionId ref(library_distribution), employeeId ref(employee), outcome text(16)?, updatedAt instant,
      version integer`,
    'unique distributionId employeeId',
    'distributionId outcome id',
    'employeeId',
  ],
});
