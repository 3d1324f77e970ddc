import type { MigrationInterface, QueryRunner } from 'typeorm';
import { column } from '../../kernel/database/columns.js';
import { createTable } from '../../kernel/database/migrator.js';

/** The one row that keeps what is fixed at the first start. */
export class Installation1767225600110 implements MigrationInterface {
  name = 'Installation1767225600110';

  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, 'installation', {
      columns: [
        { name: 'id', ...column.id() },
        { name: 'timeZone', ...column.text(64) },
        { name: 'createdAt', ...column.instant() },
      ],
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('installation');
  }
}
