import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addIndex, dropIndex } from '../../kernel/database/tables.js';

const BY_KIND = 'kind createdAt';

/** Who was told of one kind lately is read each day, before anybody is told again. Source: rules.md RV-6, CR-9. */
export class KindsOfNotifications1767225609899 implements MigrationInterface {
  readonly name = 'KindsOfNotifications1767225609899';

  async up(runner: QueryRunner): Promise<void> {
    await addIndex(runner, 'notification', BY_KIND);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropIndex(runner, 'notification', BY_KIND);
  }
}
