import { randomBytes } from 'node:crypto';
import { Inject, Injectable, Logger } from '@nestjs/common';
import type { Config } from '../../../config/config.js';
import { AuditLog } from '../../../kernel/audit/audit-log.js';
import { Clock } from '../../../kernel/clock/clock.js';
import { Database } from '../../../kernel/database/database.js';
import { HandlesJob, type JobHandler, type JobRun } from '../../../kernel/jobs/job-handler.js';
import { CONFIG } from '../../../kernel/kernel.tokens.js';
import {
  askedSeconds,
  type DisableReason,
  isHopeless,
  restSeconds,
  retryAfterSeconds,
} from '../domain/delivery-rules.js';
import { type AttemptPayload, WebhookDeliveries } from './deliveries.service.js';
import { PING } from './event-catalogue.js';
import { WebhookAttempt, WebhookDelivery, WebhookSubscription } from './persistence/webhook.entity.js';
import { WebhookSecrets } from './secrets.js';
import { type Sent, WebhookSender } from './sender.js';
import { WebhookFigures } from './webhook-figures.js';

const DAY_MS = 86_400_000;
const FORGOTTEN_AT_ONCE = 100;
const OLD = `SELECT id FROM webhook_delivery WHERE subscriptionId = ? AND createdAt < ? ORDER BY createdAt LIMIT ${FORGOTTEN_AT_ONCE}`;

/** A delivery that is due, with who shall get it. */
interface Due {
  readonly delivery: WebhookDelivery;
  readonly subscription: WebhookSubscription;
}

/**
 * Makes one attempt at one delivery; the next one is a job of its own. Run twice after a crash it sends the same notice
 * again with the same id, and of two results only the first is kept.
 */
@Injectable()
@HandlesJob('webhooks.deliver')
export class DeliverWebhook implements JobHandler<AttemptPayload> {
  private readonly logger = new Logger(DeliverWebhook.name);
  private readonly old = this.db.prepare<{ id: string }>(OLD);

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly secrets: WebhookSecrets,
    private readonly sender: WebhookSender,
    private readonly deliveries: WebhookDeliveries,
    private readonly figures: WebhookFigures,
  ) {}

  async run(payload: AttemptPayload, { signal }: JobRun): Promise<object | void> {
    const due = await this.db.transaction(() => this.begin(payload));
    if (!due) return;
    const startedAt = this.clock.now();
    const began = performance.now();
    const sent = await this.send(due, startedAt, signal);
    const attempt = { startedAt, durationMs: Math.round(performance.now() - began), sent };
    this.figures.attempt(sent.outcome, attempt.durationMs);
    await this.db.transaction(() => this.settle(payload, attempt));
    await this.forgetOld(due.subscription.id);
    return { outcome: sent.outcome, statusCode: sent.statusCode };
  }

  /** What is due now; undefined when it is not, and then it is known why not, or when. */
  private async begin({ deliveryId: id, attempts }: AttemptPayload): Promise<Due | undefined> {
    const [known] = await this.db.find(WebhookDelivery, { id });
    if (!known) return undefined;
    const subscription = await this.db.lock(WebhookSubscription, { id: known.subscriptionId });
    const delivery = await this.db.lock(WebhookDelivery, { id });
    if (delivery?.state !== 'PENDING' || delivery.attempts !== attempts) return undefined;
    if (!subscription) return this.forget(id);
    if (delivery.eventType === PING) return { delivery, subscription };
    const { state, restsUntil } = subscription;
    if (state === 'PAUSED') return this.leave(delivery, { state: 'HELD', nextAttemptAt: null });
    if (state === 'DISABLED') return this.leave(delivery, { state: 'FAILED', nextAttemptAt: null });
    if (!restsUntil || restsUntil <= this.clock.now()) return { delivery, subscription };
    await this.deliveries.plan(delivery, restsUntil);
    return this.leave(delivery, { nextAttemptAt: restsUntil });
  }

  private send({ delivery, subscription }: Due, now: Date, signal: AbortSignal): Promise<Sent> {
    const { messageId, body } = delivery;
    const timestampSeconds = Math.floor(now.getTime() / 1_000);
    const signatures = this.secrets.signatures(subscription, { messageId, timestampSeconds, body }, now);
    if (signatures.length === 0)
      return Promise.resolve({ outcome: 'SECRET_UNREADABLE', statusCode: null, answer: null });
    const headers = {
      ...{ 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(body)) },
      ...{ 'user-agent': 'Sasaran-Webhooks/1', accept: '*/*' },
      ...{ 'webhook-id': messageId, 'webhook-timestamp': String(timestampSeconds) },
      'webhook-signature': signatures.join(' '),
    };
    return this.sender.send(subscription.url, headers, body, signal);
  }

  /** Writes what came of an attempt and plans the next one, unless somebody else's result for it is there already. */
  private async settle(
    { deliveryId: id, attempts }: AttemptPayload,
    { sent, ...times }: { startedAt: Date; durationMs: number; sent: Sent },
  ): Promise<void> {
    const [known] = await this.db.find(WebhookDelivery, { id });
    const subscription = known && (await this.db.lock(WebhookSubscription, { id: known.subscriptionId }));
    const delivery = await this.db.lock(WebhookDelivery, { id });
    if (!delivery || delivery.attempts !== attempts) return;
    const { outcome, statusCode, answer } = sent;
    await this.db.insert(WebhookAttempt, {
      deliveryId: id,
      number: attempts + 1,
      ...times,
      outcome,
      statusCode,
      answer,
    });
    delivery.attempts += 1;
    const isDelivered = outcome === 'DELIVERED';
    const isLast = isDelivered || delivery.eventType === PING || !subscription || statusCode === 410;
    const nextAttemptAt = isLast ? null : this.nextAttempt(delivery, sent);
    const state = nextAttemptAt ? ('PENDING' as const) : isDelivered ? ('SUCCEEDED' as const) : ('FAILED' as const);
    await this.leave(delivery, { state, attempts: delivery.attempts, nextAttemptAt });
    if (nextAttemptAt) await this.deliveries.plan(delivery, nextAttemptAt);
    if (subscription && delivery.eventType !== PING) await this.note(subscription, sent);
  }

  private nextAttempt({ attempts, firstAttempt }: WebhookDelivery, { retryAfter }: Sent): Date | null {
    const now = this.clock.now();
    const seconds = retryAfterSeconds(attempts - firstAttempt, randomBytes(1).readUInt8() / 255);
    if (seconds === null) return null;
    return new Date(now.getTime() + Math.ceil(Math.max(seconds, askedSeconds(retryAfter, now)) * 1_000));
  }

  /** Keeps in mind how a receiver behaves: one that takes nothing is left alone for a while, and in the end for good. */
  private async note(subscription: WebhookSubscription, { outcome, statusCode, retryAfter }: Sent): Promise<void> {
    const { id, failures: before, failingSince: since, state } = subscription;
    if (outcome === 'DELIVERED') {
      if (before > 0)
        await this.db.update(WebhookSubscription, { id }, { failures: 0, failingSince: null, restsUntil: null });
      return;
    }
    const now = this.clock.now();
    const [failures, failingSince] = [before + 1, since ?? now];
    const rest = Math.max(restSeconds(failures), askedSeconds(retryAfter, now));
    const restsUntil = rest > 0 ? new Date(now.getTime() + rest * 1_000) : null;
    await this.db.update(WebhookSubscription, { id }, { failures, failingSince, restsUntil });
    if (state === 'DISABLED') return;
    if (statusCode === 410) await this.disable(subscription, 'GONE');
    else if (isHopeless(failingSince, now)) await this.disable(subscription, 'FAILING');
  }

  private async disable({ id, version, state: from }: WebhookSubscription, stateReason: DisableReason): Promise<void> {
    const now = this.clock.now();
    const change = {
      state: 'DISABLED',
      stateReason,
      stateChangedAt: now,
      updatedAt: now,
      version: version + 1,
    } as const;
    await this.db.update(WebhookSubscription, { id }, change);
    const object = { type: 'webhook-subscription', id };
    const facts = { from, to: 'DISABLED', reason: stateReason };
    await this.audit.record({ action: 'webhook-subscription.disable', object, facts });
    this.db.afterCommit(() => this.logger.warn(`The webhook subscription ${id} was disabled: ${stateReason}.`));
  }

  private async leave(delivery: WebhookDelivery, change: Partial<WebhookDelivery>): Promise<undefined> {
    const stamps = { updatedAt: this.clock.now(), version: delivery.version + 1 };
    await this.db.update(WebhookDelivery, { id: delivery.id }, { ...change, ...stamps });
    return undefined;
  }

  private async forget(deliveryId: string): Promise<undefined> {
    await this.db.remove(WebhookAttempt, { deliveryId });
    await this.db.remove(WebhookDelivery, { id: deliveryId });
    return undefined;
  }

  /** The log does not grow for ever: some that are too old go with each attempt. */
  private async forgetOld(subscriptionId: string): Promise<void> {
    const before = new Date(this.clock.now().getTime() - this.config.webhookLogDays * DAY_MS);
    const old = await this.old.all([subscriptionId, before]);
    if (old.length === 0) return;
    await this.db.transaction(async () => {
      for (const { id } of old) await this.forget(id);
    });
  }
}
