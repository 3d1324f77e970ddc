import { tablesMigration } from '../../kernel/database/tables.js';

/** The row that whoever adds a subscription locks first, so that the most there may be are never exceeded. */
export const WebhookLock1767225604600 = tablesMigration(
  'WebhookLock1767225604600',
  { webhook_subscription_lock: ['id integer key'] },
  ['DELETE FROM webhook_subscription_lock', 'INSERT INTO webhook_subscription_lock (id) VALUES (1)'],
);
