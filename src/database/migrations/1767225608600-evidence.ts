import { tablesMigration } from '../../kernel/database/tables.js';

/** Evidence of plans, and the files that are on their way. Source: rules.md EV-1, EV-2. */
export const Evidence1767225608600 = tablesMigration('Evidence1767225608600', {
  evidence_upload: [
    `id id, accountId ref(account), place integer, fileName text(100), sizeBytes integer, offsetBytes integer, takenUntil instant?,
      expiresAt instant, createdAt instant, updatedAt instant, version integer`,
    'unique accountId place',
    'expiresAt',
  ],
});
