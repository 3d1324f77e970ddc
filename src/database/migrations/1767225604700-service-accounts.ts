import { tablesMigration } from '../../kernel/database/tables.js';

/** Machines that call the service, and their secrets: two of them while one takes over from the other. */
export const ServiceAccounts1767225604700 = tablesMigration('ServiceAccounts1767225604700', {
  service_account: [
    `id id, name text(100), nameKey text(100), purpose text(500), scopes text(1000), unitId ref?, createdAt instant,
    createdByAccountId ref?, revokedAt instant?, updatedAt instant, version integer`,
    'unique nameKey',
  ],
  service_secret: [
    'id id, serviceAccountId ref(service_account), secretHash text(64), createdAt instant, expiresAt instant, lastUsedAt instant?',
    'serviceAccountId',
  ],
});
