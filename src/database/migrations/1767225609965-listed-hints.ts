import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns, dropColumns } from '../../kernel/database/tables.js';

/** A hint knows whether others than the appraiser are told; those of favour were not held against chance before. Source: rules.md FA-8. */
export class ListedHints1767225609965 implements MigrationInterface {
  readonly name = 'ListedHints1767225609965';

  async up(runner: QueryRunner): Promise<void> {
    await addColumns(runner, 'fairness_hint', 'isListed flag=1');
    await runner.query("UPDATE fairness_hint SET isListed = 0 WHERE kind = 'FAVOUR'");
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropColumns(runner, 'fairness_hint', 'isListed flag=1');
  }
}
