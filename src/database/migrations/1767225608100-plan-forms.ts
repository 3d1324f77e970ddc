import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns, dropColumns, reshapeColumns } from '../../kernel/database/tables.js';

const INDICATOR = `targetUntilHundredths integer?, targetText text(500)?, isMaximum flag=0, schedule text(300)?,
  dataSource text(300)?, monitoring text(300)?`;

/** Heads of such units are leaders of their own (pimpinan unit kerja mandiri). Source: rules.md WP-15. */
const ofIndependentUnits = (attributes: object): string =>
  `UPDATE reference_item SET attributes = '${JSON.stringify(attributes)}'
   WHERE list = 'jenis-unit' AND code IN ('KECAMATAN', 'RSUD') AND isLegal = 1`;

/** The four forms of an SKP: families, perspectives, targets as ranges or words. */
export class PlanForms1767225608100 implements MigrationInterface {
  readonly name = 'PlanForms1767225608100';

  async up(runner: QueryRunner): Promise<void> {
    await addColumns(runner, 'work_plan', 'family text(8)=JA_JF');
    await addColumns(runner, 'work_plan_result', 'perspective text(24)?');
    await reshapeColumns(
      runner,
      'work_plan_indicator',
      'aspect text(10)?, targetHundredths integer?, unit text(40)?, direction text(8)?',
    );
    await addColumns(runner, 'work_plan_indicator', INDICATOR);
    await reshapeColumns(runner, 'progress_entry', 'valueHundredths integer?');
    await runner.query(ofIndependentUnits({ isIndependent: true }));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(ofIndependentUnits({}));
    await reshapeColumns(runner, 'progress_entry', 'valueHundredths integer=0');
    await dropColumns(runner, 'work_plan_indicator', INDICATOR);
    await reshapeColumns(
      runner,
      'work_plan_indicator',
      'aspect text(10)=KUANTITAS, targetHundredths integer=0, unit text(40)=-, direction text(8)=NORMAL',
    );
    await dropColumns(runner, 'work_plan_result', 'perspective text(24)?');
    await dropColumns(runner, 'work_plan', 'family text(8)=JA_JF');
  }
}
