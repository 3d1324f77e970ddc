import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns, dropColumns, tablesMigration } from '../../kernel/database/tables.js';

const Revisions = tablesMigration('PlanRevisions', {
  work_plan_revision: [
    `id id, workPlanId ref(work_plan), number integer, ground text(24), reason text(1000), status text(12), former longText?,
      contents longText?, startedByEmployeeId ref(employee), submittedAt instant?, employeeSnapshot longText?, decidedAt instant?,
      decidedByEmployeeId ref(employee)?, decisionReason text(1000)?, createdAt instant, updatedAt instant, version integer`,
    'unique workPlanId number',
  ],
});
/** Parts of a plan that a revision took away: progress was reported on them, so they stay. */
const PARTS = ['work_plan_result', 'work_plan_indicator'];

/** Changes of active plans within the year. Source: rules.md WP-24. */
export class PlanRevisions1767225608500 implements MigrationInterface {
  readonly name = 'PlanRevisions1767225608500';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of PARTS) await addColumns(runner, table, 'removedAt instant?');
    await new Revisions().up(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await new Revisions().down(runner);
    for (const table of PARTS) await dropColumns(runner, table, 'removedAt instant?');
  }
}
