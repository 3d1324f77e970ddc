import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns, dropColumns } from '../../kernel/database/tables.js';

/** A result keeps what was known when it was rated, and the hash of what was published. Source: rules.md PX-1, PX-3. */
export class Explanations1767225609905 implements MigrationInterface {
  readonly name = 'Explanations1767225609905';

  async up(runner: QueryRunner): Promise<void> {
    await addColumns(runner, 'appraisal', 'basis longText?');
    await addColumns(runner, 'signed_appraisal', 'contentsHash text(64)?');
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropColumns(runner, 'signed_appraisal', 'contentsHash text(64)?');
    await dropColumns(runner, 'appraisal', 'basis longText?');
  }
}
