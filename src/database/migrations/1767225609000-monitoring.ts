import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns, dropColumns, tablesMigration } from '../../kernel/database/tables.js';

const ActionItems = tablesMigration('ActionItems', {
  action_item: [
    `id id, workPlanId ref(work_plan), resultId ref(work_plan_result), evaluationPeriodId ref(evaluation_period), statement text(1000),
      target text(300)?, status text(12), note text(1000)?, createdAt instant, updatedAt instant, version integer`,
    'workPlanId evaluationPeriodId',
    'resultId',
  ],
});
const REPORTS = 'isCumulative flag=0, sourceName text(200)?, measuredAt instant?, serviceAccountId ref?';

/** Action plans, and where a report of progress comes from. Source: rules.md PG-2 to PG-5. */
export class Monitoring1767225609000 implements MigrationInterface {
  readonly name = 'Monitoring1767225609000';

  async up(runner: QueryRunner): Promise<void> {
    await new ActionItems().up(runner);
    await addColumns(runner, 'progress_entry', REPORTS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropColumns(runner, 'progress_entry', REPORTS);
    await new ActionItems().down(runner);
  }
}
