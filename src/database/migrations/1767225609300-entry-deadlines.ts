import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns, dropColumns, tablesMigration } from '../../kernel/database/tables.js';

const DEADLINE = 'progressDueOn day=0001-01-01';
const Tables = tablesMigration(
  'EntryDeadlineTables',
  {
    service_presence: ['id integer key, seenAt instant?'],
    service_downtime: [
      'id id, startedAt instant, endedAt instant, source text(8), reason text(500)?, createdAt instant, version integer',
      'startedAt id',
    ],
    entry_reopening: [
      `id id, workPlanId ref(work_plan), evaluationPeriodId ref(evaluation_period), openUntil day, reason text(1000),
        reopenedByEmployeeId ref(employee), createdAt instant, version integer`,
      'workPlanId evaluationPeriodId',
      'reopenedByEmployeeId',
    ],
  },
  ['DELETE FROM service_presence', 'INSERT INTO service_presence (id, seenAt) VALUES (1, NULL)'],
);

/**
 * By when progress and evidence of an evaluation period are taken, who took them later all the same, and when nobody could. For periods
 * that are open already it is the day of the self-assessment. Source: rules.md PE-6, PE-7, PG-6.
 */
export class EntryDeadlines1767225609300 implements MigrationInterface {
  readonly name = 'EntryDeadlines1767225609300';

  async up(runner: QueryRunner): Promise<void> {
    await new Tables().up(runner);
    await addColumns(runner, 'evaluation_period', DEADLINE);
    await runner.query(
      `UPDATE evaluation_period SET progressDueOn = selfAssessmentDueOn WHERE progressDueOn = '0001-01-01'`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropColumns(runner, 'evaluation_period', DEADLINE);
    await new Tables().down(runner);
  }
}
