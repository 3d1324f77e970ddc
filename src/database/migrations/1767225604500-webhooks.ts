import { tablesMigration } from '../../kernel/database/tables.js';

/**
 * Who is told of what happens, and what became of each notice. Deliveries do not refer to their subscription by a foreign key:
 * its check would let a change of a plan wait for, or fail with, the removal of a subscription.
 */
export const Webhooks1767225604500 = tablesMigration('Webhooks1767225604500', {
  webhook_subscription: [
    `id id, url text(2000), description text(300)?, eventTypes longText, state text(8), stateReason text(8)?,
      stateChangedAt instant, secret text(200), formerSecret text(200)?, formerSecretUntil instant?, failures integer,
      failingSince instant?, restsUntil instant?, createdByAccountId ref?, createdAt instant, updatedAt instant,
      version integer`,
    'createdAt id',
  ],
  webhook_delivery: [
    `id id, subscriptionId ref, messageId text(36), eventType text(64), body longText, state text(9), attempts integer,
      firstAttempt integer, nextAttemptAt instant?, createdAt instant, updatedAt instant, version integer`,
    'subscriptionId id',
    'subscriptionId state createdAt',
    'subscriptionId createdAt',
  ],
  webhook_attempt: [
    `deliveryId ref(webhook_delivery) key, number integer key, startedAt instant, durationMs integer, outcome text(20),
      statusCode integer?, answer text(200)?`,
  ],
});
