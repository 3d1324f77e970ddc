import { tablesMigration } from '../../kernel/database/tables.js';

/** Documents that were issued, their numbers, and batches of them. Source: rules.md DC-4 to DC-8. */
export const Documents1767225609940 = tablesMigration('Documents1767225609940', {
  issued_document: [
    `id id, kind text(24), subjectId text(80), subjectVersion integer, contentsHash text(64), number text(40), code text(16),
      sha256 text(64)?, sizeBytes integer, pages integer, sealedWith text(8), sealId text(100)?, employeeId ref(employee)?,
      issuer text(200), issuedOn day, replacedAt instant?, createdByAccountId ref, createdAt instant, updatedAt instant, version integer`,
    'unique kind subjectId contentsHash',
    'unique code',
    'unique number',
    'employeeId',
  ],
  document_sequence: ['id text(40) key, last integer'],
  document_batch: [
    `id id, kind text(24), performancePeriodId ref(performance_period), evaluationPeriodId ref(evaluation_period)?, unitId ref(org_unit),
      jobId ref, sha256 text(64)?, sizeBytes integer?, issued integer?, skipped integer?, finishedAt instant?, expiresOn day?,
      createdByAccountId ref, createdAt instant, updatedAt instant, version integer`,
    'createdAt id',
  ],
  document_batch_item: [
    `id id, documentBatchId ref(document_batch), sequence integer, subjectId text(80), employeeId ref(employee), documentId ref?, outcome text(12)?,
      updatedAt instant, version integer`,
    'unique documentBatchId sequence',
    'employeeId',
  ],
});
