import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns, dropColumns } from '../../kernel/database/tables.js';

/** By which criteria somebody was rated, and which score of reviews is expected. Source: rules.md AP-21, AP-22. */
export class RatingInputs1767225609895 implements MigrationInterface {
  readonly name = 'RatingInputs1767225609895';

  async up(runner: QueryRunner): Promise<void> {
    await addColumns(runner, 'appraisal', 'knownCriteria longText?');
    await addColumns(runner, 'appraisal_policy', 'expectedReviewScore integer=75');
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropColumns(runner, 'appraisal_policy', 'expectedReviewScore integer=75');
    await dropColumns(runner, 'appraisal', 'knownCriteria longText?');
  }
}
