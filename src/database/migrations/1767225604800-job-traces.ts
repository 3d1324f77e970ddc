import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns, dropColumns } from '../../kernel/database/tables.js';

/** From where in a trace a job was asked for. */
export class JobTraces1767225604800 implements MigrationInterface {
  readonly name = 'JobTraces1767225604800';

  up(runner: QueryRunner): Promise<void> {
    return addColumns(runner, 'job', 'traceparent text(55)?');
  }

  down(runner: QueryRunner): Promise<void> {
    return dropColumns(runner, 'job', 'traceparent text(55)');
  }
}
