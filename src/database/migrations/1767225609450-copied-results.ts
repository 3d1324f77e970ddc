import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns, dropColumns } from '../../kernel/database/tables.js';

const COPIED = 'copiedFromResultId ref?, reviewedAt instant?';
const ALIKE = 'similarityPercent integer=85';

/** From which result of an earlier plan a result was taken over, and from how many percent on texts count as alike. Source: rules.md QU-2, QU-3. */
export class CopiedResults1767225609450 implements MigrationInterface {
  readonly name = 'CopiedResults1767225609450';

  async up(runner: QueryRunner): Promise<void> {
    await addColumns(runner, 'work_plan_result', COPIED);
    await addColumns(runner, 'work_plan_policy', ALIKE);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropColumns(runner, 'work_plan_policy', ALIKE);
    await dropColumns(runner, 'work_plan_result', COPIED);
  }
}
