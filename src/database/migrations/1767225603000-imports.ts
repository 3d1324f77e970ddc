import { tablesMigration } from '../../kernel/database/tables.js';

/** Uploaded files and their rows on the way into the data. */
export const Imports1767225603000 = tablesMigration('Imports1767225603000', {
  import_run: [
    `id id, kind text(16), status text(16), fileName text(100), sha256 text(64), problemCode text(64)?,
      problemFacts longText?, rowCount integer, newCount integer, changedCount integer, unchangedCount integer,
      errorCount integer, warningCount integer, position integer, appliedOn day?, applicationStartedAt instant?,
      ambiguousHeads longText?, jobId ref?, createdByAccountId ref?, createdAt instant, updatedAt instant,
      version integer`,
    'kind status',
  ],
  import_row: [
    `runId ref(import_run) key, line integer key, status text(8), action text(12)?, staged longText?,
      faults longText?`,
    'runId status line',
  ],
});
