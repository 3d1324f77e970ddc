import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns, dropColumns } from '../../kernel/database/tables.js';

const COLUMNS = 'applicationEndedAt instant?';

/** When an application ended: a file that was uploaded while it ran was checked against half of it. */
export class EndsOfImports1767225608320 implements MigrationInterface {
  readonly name = 'EndsOfImports1767225608320';

  async up(runner: QueryRunner): Promise<void> {
    await addColumns(runner, 'import_run', COLUMNS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropColumns(runner, 'import_run', COLUMNS);
  }
}
