import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns, dropColumns } from '../../kernel/database/tables.js';

/** The terms of objections stay with what was published with them. Source: rules.md OB-2, OB-6. */
export class ObjectionTerms1767225609900 implements MigrationInterface {
  readonly name = 'ObjectionTerms1767225609900';

  up(runner: QueryRunner): Promise<void> {
    return addColumns(runner, 'appraisal', 'objectionTerms longText?');
  }

  down(runner: QueryRunner): Promise<void> {
    return dropColumns(runner, 'appraisal', 'objectionTerms longText?');
  }
}
