import { tablesMigration } from '../../kernel/database/tables.js';

/** Accounts, their dated roles, sessions, failed sign-ins and the number that says when rights changed. */
export const Identity1767225600300 = tablesMigration(
  'Identity1767225600300',
  {
    account: [
      `id id, username text(64), email text(254)?, employeeId ref?, passwordHash text(128)?,
      activationHash text(64)?, activationExpiresAt instant?, disabledAt instant?, createdAt instant,
      updatedAt instant, version integer`,
      'unique username',
      'unique email',
      'unique employeeId',
    ],
    role_grant: [
      'id id, accountId ref(account), role text(16), unitId ref?, validFrom day, validUntil day, createdAt instant',
      'accountId',
      'role',
    ],
    session: [
      `id id, accountId ref(account), refreshHash text(64), previousHash text(64)?, successorNonce text(43)?,
      createdAt instant, lastUsedAt instant, expiresAt instant, endedAt instant?, userAgent text(200)?`,
      'accountId',
    ],
    sign_in_throttle: ['id id, failures integer, blockedUntil instant?, forgetAt instant', 'forgetAt'],
    access_revision: ['id id, revision integer'],
  },
  ['DELETE FROM access_revision', "INSERT INTO access_revision (id, revision) VALUES ('rights', 0)"],
);
