import type { MigrationInterface, QueryRunner } from 'typeorm';
import { column, nullable } from '../../kernel/database/columns.js';
import { createTable, index, unique } from '../../kernel/database/migrator.js';

/** Work to be done after a change: jobs that people started, and reactions to events. */
export class Jobs1767225600200 implements MigrationInterface {
  name = 'Jobs1767225600200';

  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, 'job', {
      columns: [
        { name: 'id', ...column.id() },
        { name: 'kind', ...column.text(100) },
        { name: 'status', ...column.text(16) },
        { name: 'payload', ...column.longText() },
        { name: 'uniqueKey', ...nullable(column.text(200)) },
        { name: 'dueAt', ...nullable(column.instant()) },
        { name: 'leaseOwner', ...nullable(column.ref()) },
        { name: 'attempts', ...column.integer() },
        { name: 'maxAttempts', ...column.integer() },
        { name: 'progressDone', ...column.integer() },
        { name: 'progressTotal', ...nullable(column.integer()) },
        { name: 'result', ...nullable(column.longText()) },
        { name: 'problemCode', ...nullable(column.text(64)) },
        { name: 'problemFacts', ...nullable(column.longText()) },
        { name: 'createdByAccountId', ...nullable(column.ref()) },
        { name: 'traceId', ...column.text(32) },
        { name: 'createdAt', ...column.instant() },
        { name: 'updatedAt', ...column.instant() },
        { name: 'finishedAt', ...nullable(column.instant()) },
        { name: 'version', ...column.integer() },
      ],
      indices: [index('job', 'dueAt', 'id'), index('job', 'status'), unique('job', 'uniqueKey')],
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('job');
  }
}
