import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns, addIndex, dropColumns, dropIndex, tablesMigration } from '../../kernel/database/tables.js';

const Tree = tablesMigration('PerformanceTree', {
  performance_tree_node: [
    `id id, performancePeriodId ref(performance_period), parentId ref(performance_tree_node)?, unitId ref(org_unit), level text(24),
      statement text(1000), successFactors longText, indicators longText, sequence integer, createdAt instant, updatedAt instant,
      version integer`,
    'performancePeriodId unitId',
    'parentId',
  ],
});
const Matrix = tablesMigration('RoleMatrix', {
  role_matrix: ['id id, publishedAt instant?, createdAt instant, updatedAt instant, version integer'],
  role_matrix_cell: [
    `id id, leaderWorkPlanId ref(work_plan), leaderResultId ref(work_plan_result), employeeId ref(employee), statement text(1000),
      way text(12), indicatorId ref?, shareHundredths integer?, shownAt instant?, resultId ref?, createdAt instant, updatedAt instant, version integer`,
    'leaderWorkPlanId',
    'leaderResultId',
    'employeeId',
    'indicatorId',
    'resultId',
  ],
});
const LINKS = 'treeNodeId ref?, realignSince instant?, realignCause text(12)?';
const INDEXES = ['leaderResultId', 'treeNodeId'];

/** The performance tree, what results serve, and what leaders hand down. Source: rules.md CA-1 to CA-8. */
export class Cascade1767225608800 implements MigrationInterface {
  readonly name = 'Cascade1767225608800';

  async up(runner: QueryRunner): Promise<void> {
    await new Tree().up(runner);
    await new Matrix().up(runner);
    await addColumns(runner, 'work_plan_result', LINKS);
    for (const columns of INDEXES) await addIndex(runner, 'work_plan_result', columns);
  }

  async down(runner: QueryRunner): Promise<void> {
    await giveIndexBack(runner);
    for (const columns of INDEXES) await dropIndex(runner, 'work_plan_result', columns);
    await dropColumns(runner, 'work_plan_result', LINKS);
    await new Matrix().down(runner);
    await new Tree().down(runner);
  }
}

/** The servers keep an index for each foreign key, under its name, and drop it once there is another: before that goes, it comes back. */
async function giveIndexBack(runner: QueryRunner): Promise<void> {
  if (runner.dataSource.options.type === 'better-sqlite3') return;
  const name = 'fk_work_plan_result_leaderResultId';
  const known = (await runner.query(`SHOW INDEX FROM work_plan_result WHERE Key_name = '${name}'`)) as unknown[];
  if (known.length === 0) await runner.query(`CREATE INDEX ${name} ON work_plan_result (leaderResultId)`);
}
