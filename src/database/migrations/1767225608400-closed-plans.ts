import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns, dropColumns, tablesMigration } from '../../kernel/database/tables.js';

const ENDING = 'endedAt instant?, endingCause text(16)?, endingReason text(1000)?, agreedEndsOn day?';

const Duties = tablesMigration('AppraisalDuties', {
  appraisal_duty: [
    `id id, workPlanId ref(work_plan), employeeId ref(employee), appraiserId ref(employee), validFrom day, validUntil day,
      createdAt instant, updatedAt instant, version integer`,
    'unique workPlanId',
    'appraiserId',
    'employeeId',
  ],
});

/** Plans that are closed or cancelled, and who evaluates closed ones. Source: rules.md WP-20, WP-21. */
export class ClosedPlans1767225608400 implements MigrationInterface {
  readonly name = 'ClosedPlans1767225608400';

  async up(runner: QueryRunner): Promise<void> {
    await addColumns(runner, 'work_plan', ENDING);
    await new Duties().up(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await new Duties().down(runner);
    await dropColumns(runner, 'work_plan', ENDING);
  }
}
