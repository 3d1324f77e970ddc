import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns, dropColumns } from '../../kernel/database/tables.js';

const THRESHOLDS = 'onTrackPercent integer=90, latePercent integer=70';

/** From when on an indicator is on track, at risk or late. Source: rules.md EW-2. */
export class EarlyWarning1767225609610 implements MigrationInterface {
  readonly name = 'EarlyWarning1767225609610';

  up(runner: QueryRunner): Promise<void> {
    return addColumns(runner, 'work_plan_policy', THRESHOLDS);
  }

  down(runner: QueryRunner): Promise<void> {
    return dropColumns(runner, 'work_plan_policy', THRESHOLDS);
  }
}
