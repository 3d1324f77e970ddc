import type { MigrationInterface, QueryRunner } from 'typeorm';
import { column, nullable } from '../../kernel/database/columns.js';
import { createTable, foreignKey, index, unique } from '../../kernel/database/migrator.js';

/** Accounts, their dated roles, sessions, failed sign-ins and the number that says when rights changed. */
export class Identity1767225600300 implements MigrationInterface {
  name = 'Identity1767225600300';

  async up(runner: QueryRunner): Promise<void> {
    await this.accounts(runner);
    await this.signIn(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    const tables = ['access_revision', 'sign_in_throttle', 'session', 'role_grant', 'account'];
    for (const table of tables) await runner.dropTable(table);
  }

  private async accounts(runner: QueryRunner): Promise<void> {
    await createTable(runner, 'account', {
      columns: [
        { name: 'id', ...column.id() },
        { name: 'username', ...column.text(64) },
        { name: 'email', ...nullable(column.text(254)) },
        { name: 'employeeId', ...nullable(column.ref()) },
        { name: 'passwordHash', ...nullable(column.text(128)) },
        { name: 'activationHash', ...nullable(column.text(64)) },
        { name: 'activationExpiresAt', ...nullable(column.instant()) },
        { name: 'disabledAt', ...nullable(column.instant()) },
        { name: 'createdAt', ...column.instant() },
        { name: 'updatedAt', ...column.instant() },
        { name: 'version', ...column.integer() },
      ],
      indices: [unique('account', 'username'), unique('account', 'email'), unique('account', 'employeeId')],
    });
    await createTable(runner, 'role_grant', {
      columns: [
        { name: 'id', ...column.id() },
        { name: 'accountId', ...column.ref() },
        { name: 'role', ...column.text(16) },
        { name: 'unitId', ...nullable(column.ref()) },
        { name: 'validFrom', ...column.day() },
        { name: 'validUntil', ...column.day() },
        { name: 'createdAt', ...column.instant() },
      ],
      foreignKeys: [foreignKey('role_grant', 'accountId', 'account')],
      indices: [index('role_grant', 'accountId'), index('role_grant', 'role')],
    });
  }

  private async signIn(runner: QueryRunner): Promise<void> {
    await createTable(runner, 'session', {
      columns: [
        { name: 'id', ...column.id() },
        { name: 'accountId', ...column.ref() },
        { name: 'refreshHash', ...column.text(64) },
        { name: 'previousHash', ...nullable(column.text(64)) },
        { name: 'successorNonce', ...nullable(column.text(43)) },
        { name: 'createdAt', ...column.instant() },
        { name: 'lastUsedAt', ...column.instant() },
        { name: 'expiresAt', ...column.instant() },
        { name: 'endedAt', ...nullable(column.instant()) },
        { name: 'userAgent', ...nullable(column.text(200)) },
      ],
      foreignKeys: [foreignKey('session', 'accountId', 'account')],
      indices: [index('session', 'accountId')],
    });
    await createTable(runner, 'sign_in_throttle', {
      columns: [
        { name: 'id', ...column.id() },
        { name: 'failures', ...column.integer() },
        { name: 'blockedUntil', ...nullable(column.instant()) },
        { name: 'forgetAt', ...column.instant() },
      ],
      indices: [index('sign_in_throttle', 'forgetAt')],
    });
    await createTable(runner, 'access_revision', {
      columns: [
        { name: 'id', ...column.id() },
        { name: 'revision', ...column.integer() },
      ],
    });
    await runner.query('DELETE FROM access_revision');
    await runner.query("INSERT INTO access_revision (id, revision) VALUES ('rights', 0)");
  }
}
