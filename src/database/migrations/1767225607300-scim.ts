import { tablesMigration } from '../../kernel/database/tables.js';

/** What identity systems say of accounts and groups, and the lasting tokens with which they call. */
export const Scim1767225607300 = tablesMigration('Scim1767225607300', {
  service_token: [
    'id id, serviceAccountId ref(service_account), tokenHash text(64), createdAt instant, expiresAt instant, lastUsedAt instant?',
    'unique tokenHash',
    'serviceAccountId',
  ],
  scim_user: [
    `id id, serviceAccountId ref(service_account), accountId ref(account), externalId text(254)?, userName text(254)?,
    userNameKey text(254)?, disabledAt instant?, removedAt instant?, createdAt instant, updatedAt instant`,
    'unique serviceAccountId accountId',
    'unique serviceAccountId userNameKey',
    'serviceAccountId externalId',
  ],
  scim_group: [
    'id id, serviceAccountId ref(service_account), role text(16), externalId text(254)?, updatedAt instant',
    'unique serviceAccountId role',
  ],
});
