import { type MigrationInterface, type QueryRunner, TableIndex } from 'typeorm';
import { tablesMigration } from '../../kernel/database/tables.js';

const Tables = tablesMigration('Schedules1767225604400', {
  schedule: [
    `kind text(100) key, timetable text(40), nextAt instant, lastAt instant?, lastJobId ref?, updatedAt instant,
      version integer`,
    'nextAt',
  ],
});
const JOBS_OF_ACCOUNT = 'ix_job_createdByAccountId_id';

/** What recurs, and the index by which people find the jobs that they started. */
export class Schedules1767225604400 extends Tables implements MigrationInterface {
  override async up(runner: QueryRunner): Promise<void> {
    await super.up(runner);
    const job = await runner.getTable('job');
    if (job?.indices.some(({ name }) => name === JOBS_OF_ACCOUNT)) return;
    const columnNames = ['createdByAccountId', 'id'];
    await runner.createIndex('job', new TableIndex({ name: JOBS_OF_ACCOUNT, columnNames }));
  }

  override async down(runner: QueryRunner): Promise<void> {
    await runner.dropIndex('job', JOBS_OF_ACCOUNT);
    await super.down(runner);
  }
}
