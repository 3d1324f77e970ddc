import type { MigrationInterface, QueryRunner } from 'typeorm';
import { column, nullable } from '../../kernel/database/columns.js';
import { createTable, foreignKey, index } from '../../kernel/database/migrator.js';

/** Uploaded files and their rows on the way into the data. */
export class Imports1767225603000 implements MigrationInterface {
  name = 'Imports1767225603000';

  async up(runner: QueryRunner): Promise<void> {
    const counts = ['rowCount', 'newCount', 'changedCount', 'unchangedCount', 'errorCount', 'warningCount', 'position'];
    await createTable(runner, 'import_run', {
      columns: [
        { name: 'id', ...column.id() },
        { name: 'kind', ...column.text(16) },
        { name: 'status', ...column.text(16) },
        { name: 'fileName', ...column.text(100) },
        { name: 'sha256', ...column.text(64) },
        { name: 'problemCode', ...nullable(column.text(64)) },
        { name: 'problemFacts', ...nullable(column.longText()) },
        ...counts.map((name) => ({ name, ...column.integer() })),
        { name: 'appliedOn', ...nullable(column.day()) },
        { name: 'applicationStartedAt', ...nullable(column.instant()) },
        { name: 'ambiguousHeads', ...nullable(column.longText()) },
        { name: 'jobId', ...nullable(column.ref()) },
        { name: 'createdByAccountId', ...nullable(column.ref()) },
        { name: 'createdAt', ...column.instant() },
        { name: 'updatedAt', ...column.instant() },
        { name: 'version', ...column.integer() },
      ],
      indices: [index('import_run', 'kind', 'status')],
    });
    await createTable(runner, 'import_row', {
      columns: [
        { name: 'runId', ...column.ref(), isPrimary: true },
        { name: 'line', ...column.integer(), isPrimary: true },
        { name: 'status', ...column.text(8) },
        { name: 'action', ...nullable(column.text(12)) },
        { name: 'staged', ...nullable(column.longText()) },
        { name: 'faults', ...nullable(column.longText()) },
      ],
      foreignKeys: [foreignKey('import_row', 'runId', 'import_run')],
      indices: [index('import_row', 'runId', 'status', 'line')],
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('import_row');
    await runner.dropTable('import_run');
  }
}
