import { tablesMigration } from '../../kernel/database/tables.js';

/** The audit record with, apart from it, the values it speaks of; used idempotency keys; what the first start fixes; jobs. */
export const Kernel1767225600000 = tablesMigration('Kernel1767225600000', {
  audit_event: [
    `id id, occurredAt instant, actorAccountId ref?, actorEmployeeId ref?, action text(64), objectType text(40),
      objectId text(64), subjectEmployeeId ref?, outcome text(16), requestId text(64), traceId text(32),
      address text(64)?, facts longText?, valuesHash text(64)?`,
    'occurredAt id',
    'objectType objectId',
    'actorAccountId',
    'requestId',
  ],
  audit_value: ['id id, salt text(32), valuesJson longText'],
  idempotency_key: [
    `keyHash text(64) key, accountId ref, operation text(120), fingerprint text(64), status integer?,
      location text(1000)?, bodyJson longText?, createdAt instant`,
    'createdAt',
  ],
  installation: ['id id, timeZone text(64), createdAt instant'],
  job: [
    `id id, kind text(100), status text(16), payload longText, uniqueKey text(200)?, dueAt instant?,
      leaseOwner ref?, attempts integer, maxAttempts integer, progressDone integer, progressTotal integer?,
      result longText?, problemCode text(64)?, problemFacts longText?, createdByAccountId ref?, traceId text(32),
      createdAt instant, updatedAt instant, finishedAt instant?, version integer`,
    'dueAt id',
    'status',
    'unique uniqueKey',
  ],
});
