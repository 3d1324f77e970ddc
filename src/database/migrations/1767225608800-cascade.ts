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
const LINKS = 'treeNodeId ref?, realignSince instant?, realignCause text(12)?';
const INDEXES = ['leaderResultId', 'treeNodeId'];

/** The performance tree, and what results serve. Source: rules.md CA-1 to CA-5. */
export class Cascade1767225608800 implements MigrationInterface {
  readonly name = 'Cascade1767225608800';

  async up(runner: QueryRunner): Promise<void> {
    await new Tree().up(runner);
    await addColumns(runner, 'work_plan_result', LINKS);
    for (const columns of INDEXES) await addIndex(runner, 'work_plan_result', columns);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const columns of INDEXES) await dropIndex(runner, 'work_plan_result', columns);
    await dropColumns(runner, 'work_plan_result', LINKS);
    await new Tree().down(runner);
  }
}
