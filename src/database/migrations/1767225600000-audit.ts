import type { MigrationInterface, QueryRunner } from 'typeorm';
import { column, nullable } from '../../kernel/database/columns.js';
import { createTable, index } from '../../kernel/database/migrator.js';

/** The audit record and, apart from it, the values it speaks of. */
export class Audit1767225600000 implements MigrationInterface {
  name = 'Audit1767225600000';

  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, 'audit_event', {
      columns: [
        { name: 'id', ...column.id() },
        { name: 'occurredAt', ...column.instant() },
        { name: 'actorAccountId', ...nullable(column.ref()) },
        { name: 'actorEmployeeId', ...nullable(column.ref()) },
        { name: 'action', ...column.text(64) },
        { name: 'objectType', ...column.text(40) },
        { name: 'objectId', ...column.text(64) },
        { name: 'subjectEmployeeId', ...nullable(column.ref()) },
        { name: 'outcome', ...column.text(16) },
        { name: 'requestId', ...column.text(64) },
        { name: 'traceId', ...column.text(32) },
        { name: 'address', ...nullable(column.text(64)) },
        { name: 'facts', ...nullable(column.longText()) },
        { name: 'valuesHash', ...nullable(column.text(64)) },
      ],
      indices: [
        index('audit_event', 'occurredAt', 'id'),
        index('audit_event', 'objectType', 'objectId'),
        index('audit_event', 'actorAccountId'),
        index('audit_event', 'requestId'),
      ],
    });
    await createTable(runner, 'audit_value', {
      columns: [
        { name: 'id', ...column.id() },
        { name: 'salt', ...column.text(32) },
        { name: 'valuesJson', ...column.longText() },
      ],
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('audit_value');
    await runner.dropTable('audit_event');
  }
}
