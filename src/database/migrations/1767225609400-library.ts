import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns, addIndex, dropColumns, dropIndex, tablesMigration } from '../../kernel/database/tables.js';

const Library = tablesMigration('ResultLibrary', {
  library_result: [
    `id id, unitId ref(org_unit)?, family text(8), approach text(12), kind text(10), classification text(12), statement text(1000),
      statementKey text(300), searchText longText, perspective text(24)?, indicators longText, positionTitle text(300)?,
      positionTitleKey text(300)?, positionKind text(16)?, status text(8), createdAt instant, updatedAt instant, version integer`,
    'unitId',
    'status positionTitleKey',
  ],
});
const ORIGIN = 'libraryResultId ref?';
const ORIGIN_INDEX = 'libraryResultId removedAt';

/** The library of results, and from which of them results of plans were taken. Source: rules.md LB-1 to LB-4. */
export class ResultLibrary1767225609400 implements MigrationInterface {
  readonly name = 'ResultLibrary1767225609400';

  async up(runner: QueryRunner): Promise<void> {
    await new Library().up(runner);
    await addColumns(runner, 'work_plan_result', ORIGIN);
    await addIndex(runner, 'work_plan_result', ORIGIN_INDEX);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropIndex(runner, 'work_plan_result', ORIGIN_INDEX);
    await dropColumns(runner, 'work_plan_result', ORIGIN);
    await new Library().down(runner);
  }
}
