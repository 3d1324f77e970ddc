import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../../kernel/audit/audit-log.js';
import type { Actor } from '../../../kernel/auth/actor.js';
import { Clock, newId } from '../../../kernel/clock/clock.js';
import { EVERYTHING } from '../../../kernel/database/condition.js';
import { Database } from '../../../kernel/database/database.js';
import { refuseTaken } from '../../../kernel/database/refuse-taken.js';
import { requestProblems } from '../../../kernel/errors/problems.js';
import { assertVersion } from '../../../kernel/http/params.js';
import { WebhookDeliveries } from './deliveries.service.js';
import type { SubscriptionPatch, SubscriptionRequest } from './http/webhook.request.js';
import { WebhookSubscription, WebhookSubscriptionLock } from './persistence/webhook.entity.js';
import { newSecret, WebhookSecrets } from './secrets.js';
import { TargetRefused, WebhookTargets } from './targets.js';
import { TARGET_FAULTS, webhookProblems } from './webhooks.problems.js';

/** So that an event never costs more than this many notices. */
const MOST_SUBSCRIPTIONS = 50;
const HOUR_MS = 3_600_000;
const ATTEMPTS_OF =
  'DELETE FROM webhook_attempt WHERE deliveryId IN (SELECT id FROM webhook_delivery WHERE subscriptionId = ?)';

/** A subscription and its secret, which is told this once. */
export interface ToldSecret {
  readonly id: string;
  readonly secret: string;
}

/** Who outside is told of what, as the HR office keeps it. */
@Injectable()
export class WebhookSubscriptions {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly targets: WebhookTargets,
    private readonly secrets: WebhookSecrets,
    private readonly deliveries: WebhookDeliveries,
  ) {}

  /** Subscribes a receiver. Throws WEBHOOK.TARGET_REFUSED, WEBHOOK.TOO_MANY, REQUEST.ID_TAKEN. */
  async create({ accountId }: Actor, input: SubscriptionRequest): Promise<ToldSecret> {
    const { id = newId(), url, eventTypes, description = null } = input;
    await this.requireAllowed(url);
    const [secret, now] = [newSecret(), this.clock.now()];
    const facts = { id, url, eventTypes, description, secret: this.secrets.seal(id, secret) };
    const start = { state: 'ACTIVE' as const, stateChangedAt: now, failures: 0, createdByAccountId: accountId };
    await this.db.transaction(async () => {
      await this.db.lock(WebhookSubscriptionLock, { id: 1 });
      const max = MOST_SUBSCRIPTIONS;
      if ((await this.db.count('webhook_subscription', EVERYTHING)) >= max) throw webhookProblems.TOO_MANY({ max });
      const row = { ...facts, ...start, createdAt: now, updatedAt: now, version: 1 };
      await refuseTaken(this.db.insert(WebhookSubscription, row));
      await this.record('create', id, { after: { host: hostOf(url), eventTypes, description } });
    });
    return { id, secret };
  }

  /** Changes a subscription, pauses or resumes it. Throws REQUEST.NOT_FOUND, STALE, WEBHOOK.TARGET_REFUSED, WEBHOOK.DISABLED. */
  async change(id: string, expected: number | null, { state, ...input }: SubscriptionPatch): Promise<void> {
    if (input.url !== undefined) await this.requireAllowed(input.url);
    await this.db.transaction(async () => {
      const subscription = await this.load(id);
      assertVersion(subscription.version, expected);
      if (Object.keys(input).length === 0 && state === undefined) return;
      const { state: from, version } = subscription;
      if (from === 'DISABLED' && state === 'PAUSED') throw webhookProblems.DISABLED();
      const now = this.clock.now();
      // Whoever resumes it says that the receiver is well again.
      const well = { failures: 0, failingSince: null, restsUntil: null, stateReason: null };
      const moved = state && state !== from ? { state, stateChangedAt: now, ...well } : {};
      await this.db.update(WebhookSubscription, { id }, { ...input, ...moved, updatedAt: now, version: version + 1 });
      if (state === 'ACTIVE' && from !== 'ACTIVE') await this.deliveries.release(id);
      await this.record('change', id, {
        before: shown(subscription),
        after: shown({ ...subscription, ...input, ...moved }),
      });
    });
  }

  /** Removes a subscription with its log; what is on its way is given up. Throws REQUEST.NOT_FOUND. */
  async remove(id: string): Promise<void> {
    await this.db.transaction(async () => {
      const subscription = await this.load(id);
      await this.db.change(ATTEMPTS_OF, [id]);
      await this.db.change('DELETE FROM webhook_delivery WHERE subscriptionId = ?', [id]);
      await this.db.remove(WebhookSubscription, { id });
      await this.record('delete', id, { before: shown(subscription) });
    });
  }

  /** Makes a new secret; for some hours the one before signs as well. Throws REQUEST.NOT_FOUND. */
  async rotate(id: string, overlapHours: number): Promise<ToldSecret> {
    const secret = newSecret();
    await this.db.transaction(async () => {
      const { secret: former, version } = await this.load(id);
      const now = this.clock.now();
      const formerSecretUntil = new Date(now.getTime() + overlapHours * HOUR_MS);
      const change = { secret: this.secrets.seal(id, secret), formerSecret: former, formerSecretUntil };
      await this.db.update(WebhookSubscription, { id }, { ...change, updatedAt: now, version: version + 1 });
      await this.record('rotate-secret', id, { facts: { overlapHours } });
    });
    return { id, secret };
  }

  private async requireAllowed(url: string): Promise<void> {
    try {
      await this.targets.check(url);
    } catch (error) {
      if (!(error instanceof TargetRefused)) throw error;
      const { fault } = error;
      throw webhookProblems.TARGET_REFUSED({}, [{ pointer: '/url', code: fault, text: TARGET_FAULTS[fault] }]);
    }
  }

  private async load(id: string): Promise<WebhookSubscription> {
    const subscription = await this.db.lock(WebhookSubscription, { id });
    if (!subscription) throw requestProblems.NOT_FOUND();
    return subscription;
  }

  private record(
    verb: string,
    id: string,
    values: { before?: object; after?: object; facts?: Record<string, unknown> },
  ) {
    return this.audit.record({
      action: `webhook-subscription.${verb}`,
      object: { type: 'webhook-subscription', id },
      ...values,
    });
  }
}

/** Paths and queries of receivers are often secrets themselves, so the record has the host only. */
const hostOf = (url: string): string => new URL(url).host;

function shown({ url, eventTypes, description, state }: WebhookSubscription): object {
  return { host: hostOf(url), eventTypes, description, state };
}
