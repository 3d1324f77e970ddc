import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns, dropColumns, tablesMigration } from '../../kernel/database/tables.js';

const COLUMNS = 'profile longText?, mapping longText?, rowsKeptUntil instant?';
const Tables = tablesMigration('ImportFiles1767225607200', {
  import_profile: [
    `id id, kind text(16), name text(100), nameKey text(300), settings longText, createdAt instant, updatedAt instant,
      version integer`,
    'unique kind nameKey',
  ],
  import_written_row: ['runId ref(import_run) key, line integer key, cells longText'],
});

/** How files are read: profiles, what became of each column, and the rows as they were written, which are given back. */
export class ImportFiles1767225607200 extends Tables implements MigrationInterface {
  override async up(runner: QueryRunner): Promise<void> {
    await super.up(runner);
    await addColumns(runner, 'import_run', COLUMNS);
  }

  override async down(runner: QueryRunner): Promise<void> {
    await dropColumns(runner, 'import_run', COLUMNS);
    await super.down(runner);
  }
}
