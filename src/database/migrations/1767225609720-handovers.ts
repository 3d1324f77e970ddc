import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addIndex, dropIndex, tablesMigration } from '../../kernel/database/tables.js';

const Handovers = tablesMigration('ResultHandovers', {
  result_handover: [
    `id id, fromWorkPlanId ref(work_plan), fromResultId ref(work_plan_result), toWorkPlanId ref(work_plan),
      toResultId ref(work_plan_result), target text(10), achieved longText, createdAt instant, version integer`,
    'unique fromResultId',
    'unique toResultId',
    'fromWorkPlanId',
    'toWorkPlanId',
  ],
  handover_notice: [
    'id id, workPlanId ref(work_plan), employeeId ref(employee), createdAt instant, version integer',
    'unique workPlanId employeeId',
    'employeeId',
  ],
});
const HOLDERS = 'positionId validFrom';

/** Results that go on in the plan of a successor, and who holds a post. Source: rules.md CA-10 to CA-12. */
export class Handovers1767225609720 implements MigrationInterface {
  readonly name = 'Handovers1767225609720';

  async up(runner: QueryRunner): Promise<void> {
    await new Handovers().up(runner);
    await addIndex(runner, 'assignment', HOLDERS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await giveIndexBack(runner);
    await dropIndex(runner, 'assignment', HOLDERS);
    await new Handovers().down(runner);
  }
}

/** The servers keep an index for each foreign key, under its name, and drop it once there is another: before that goes, it comes back. */
async function giveIndexBack(runner: QueryRunner): Promise<void> {
  if (runner.dataSource.options.type === 'better-sqlite3') return;
  const name = 'fk_assignment_positionId';
  const known = (await runner.query(`SHOW INDEX FROM assignment WHERE Key_name = '${name}'`)) as unknown[];
  if (known.length === 0) await runner.query(`CREATE INDEX ${name} ON assignment (positionId)`);
}
