import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns, dropColumns, tablesMigration } from '../../kernel/database/tables.js';

const POLICY = 'keepsDailyLog flag=0, workingDayMinutes integer?';
const Tables = tablesMigration('DailyLogTables', {
  daily_log_entry: [
    `id id, employeeId ref(employee), workPlanId ref(work_plan), resultId ref(work_plan_result)?, otherDuty text(300)?, occurredOn day,
      text text(1000), minutes integer, quantityHundredths integer?, unit text(40)?, evidenceId ref(evidence)?, seenAt instant?,
      seenByEmployeeId ref(employee)?, seenNote text(1000)?, createdAt instant, updatedAt instant, version integer`,
    'employeeId occurredOn',
    'occurredOn id',
    'workPlanId',
    'resultId',
    'evidenceId',
    'seenByEmployeeId',
  ],
});

/** What people do day by day, where the government wants it; off at first. Source: rules.md DL-1 to DL-6. */
export class DailyLog1767225609600 implements MigrationInterface {
  readonly name = 'DailyLog1767225609600';

  async up(runner: QueryRunner): Promise<void> {
    await new Tables().up(runner);
    await addColumns(runner, 'work_plan_policy', POLICY);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropColumns(runner, 'work_plan_policy', POLICY);
    await new Tables().down(runner);
  }
}
