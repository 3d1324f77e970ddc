import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns, dropColumns, tablesMigration } from '../../kernel/database/tables.js';

const Comments = tablesMigration('PlanComments', {
  work_plan_comment: [
    `id id, workPlanId ref(work_plan), threadId ref, part text(10), partId text(36)?, authorEmployeeId ref(employee), purpose text(8),
      text text(2000), resolvedAt instant?, createdAt instant, version integer`,
    'workPlanId createdAt id',
    'threadId',
  ],
});
const ESCALATION = 'returnedAt instant?, escalatedAt instant?, escalationReason text(1000)?';

/** The dialogue over a plan, and plans on which employee and appraiser do not agree. Source: rules.md WP-25, WP-26. */
export class PlanDialogue1767225608550 implements MigrationInterface {
  readonly name = 'PlanDialogue1767225608550';

  async up(runner: QueryRunner): Promise<void> {
    await addColumns(runner, 'work_plan', ESCALATION);
    await new Comments().up(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await new Comments().down(runner);
    await dropColumns(runner, 'work_plan', ESCALATION);
  }
}
