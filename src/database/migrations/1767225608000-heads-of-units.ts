import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addIndex, dropIndex } from '../../kernel/database/tables.js';

/** The chain of one person asks for all heads of units: few among many posts. */
export class HeadsOfUnits1767225608000 implements MigrationInterface {
  readonly name = 'HeadsOfUnits1767225608000';

  async up(runner: QueryRunner): Promise<void> {
    await addIndex(runner, 'assignment', 'headsUnit');
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropIndex(runner, 'assignment', 'headsUnit');
  }
}
