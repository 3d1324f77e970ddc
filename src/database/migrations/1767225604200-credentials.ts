import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns, dropColumns, tablesMigration } from '../../kernel/database/tables.js';

const Tables = tablesMigration('CredentialTables', {
  former_password: ['id id, accountId ref(account), passwordHash text(128), replacedAt instant', 'accountId'],
  second_factor: [
    'id id, accountId ref(account), sealedSecret text(200), createdAt instant, confirmedAt instant?, lastStep integer',
    'unique accountId',
  ],
  recovery_code: ['id id, accountId ref(account), codeHash text(64), usedAt instant?', 'accountId'],
});
const ADDED = { account: 'passwordSetAt instant?', session: 'address text(45)?, provedAt instant?' };

/** Former passwords, second factors, and what a session tells its owner. */
export class Credentials1767225604200 implements MigrationInterface {
  readonly name = 'Credentials1767225604200';

  async up(runner: QueryRunner): Promise<void> {
    await new Tables().up(runner);
    for (const [table, columns] of Object.entries(ADDED)) await addColumns(runner, table, columns);
    // The age of passwords that exist is not known; it begins to count with this migration's last known change.
    await runner.query(
      'UPDATE account SET passwordSetAt = updatedAt WHERE passwordHash IS NOT NULL AND passwordSetAt IS NULL',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [table, columns] of Object.entries(ADDED)) await dropColumns(runner, table, columns);
    await new Tables().down(runner);
  }
}
