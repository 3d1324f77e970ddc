import type { MigrationInterface, QueryRunner } from 'typeorm';
import { column, nullable } from '../../kernel/database/columns.js';
import { createTable, index } from '../../kernel/database/migrator.js';

/** Used idempotency keys with their answers. */
export class Idempotency1767225600100 implements MigrationInterface {
  name = 'Idempotency1767225600100';

  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, 'idempotency_key', {
      columns: [
        { name: 'keyHash', ...column.text(64), isPrimary: true },
        { name: 'accountId', ...column.ref() },
        { name: 'operation', ...column.text(120) },
        { name: 'fingerprint', ...column.text(64) },
        { name: 'status', ...nullable(column.integer()) },
        { name: 'location', ...nullable(column.text(1000)) },
        { name: 'bodyJson', ...nullable(column.longText()) },
        { name: 'createdAt', ...column.instant() },
      ],
      indices: [index('idempotency_key', 'createdAt')],
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('idempotency_key');
  }
}
