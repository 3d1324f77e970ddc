import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AuditLog } from '../../../kernel/audit/audit-log.js';
import { Clock, newId } from '../../../kernel/clock/clock.js';
import { Database } from '../../../kernel/database/database.js';
import { requestProblems } from '../../../kernel/errors/problems.js';
import { EventRecorder } from '../../../kernel/events/event-recorder.js';
import type { Delivery } from '../../../kernel/jobs/job-registry.js';
import { Jobs } from '../../../kernel/jobs/jobs.js';
import { announcedData, EVENT_CATALOGUE, noticeOf, PING } from './event-catalogue.js';
import { WebhookDelivery, WebhookSubscription } from './persistence/webhook.entity.js';
import { webhookProblems } from './webhooks.problems.js';

/** Which attempt at which delivery a job makes; one whose number is past does nothing. */
export interface AttemptPayload {
  readonly deliveryId: string;
  /** Attempts before this one. */
  readonly attempts: number;
}

/** Which deliveries of a subscription begin anew: those of a state from an instant on, as they are at another one. */
export interface ReleasePayload {
  readonly subscriptionId: string;
  readonly state: 'FAILED' | 'HELD';
  readonly since: string;
  readonly until: string;
}

/** While a subscription is paused nothing else becomes HELD, so there is no end to be set. */
const NO_END = new Date('9999-12-31T23:59:59.999Z');
const LISTENING = "SELECT id, eventTypes FROM webhook_subscription WHERE state <> 'DISABLED' ORDER BY id";

interface Listening {
  readonly id: string;
  readonly eventTypes: string;
}

/** What is sent to one subscription. */
type Notice = Pick<WebhookDelivery, 'subscriptionId' | 'messageId' | 'eventType' | 'body'>;

/** Notices on their way: kept in the transaction of the event, each with the job that sends it. */
@Injectable()
export class WebhookDeliveries implements OnModuleInit {
  private readonly listening = this.db.prepare<Listening>(LISTENING);

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly jobs: Jobs,
    private readonly events: EventRecorder,
  ) {}

  onModuleInit(): void {
    this.events.watch((type, events) => this.keep(type, events));
  }

  /** Has an attempt made, at once or later, in the current transaction when there is one. */
  async plan(delivery: Pick<WebhookDelivery, 'id' | 'attempts'>, notBefore?: Date): Promise<void> {
    const payload: AttemptPayload = { deliveryId: delivery.id, attempts: delivery.attempts };
    await this.jobs.enqueue('webhooks.deliver', payload, { notBefore, startedBy: null });
  }

  /** Sends a notice that means nothing, whatever the state of the subscription; gives the delivery. Throws REQUEST.NOT_FOUND. */
  ping(subscriptionId: string): Promise<string> {
    return this.db.transaction(async () => {
      await this.subscription(subscriptionId);
      const body = noticeOf(PING, this.clock.now(), { subscriptionId });
      const ids = await this.addAll([{ subscriptionId, eventType: PING, body, messageId: newId() }]);
      const object = { type: 'webhook-subscription', id: subscriptionId };
      await this.audit.record({ action: 'webhook-subscription.ping', object, facts: { deliveryId: ids[0] } });
      return ids[0] ?? '';
    });
  }

  /** Sends one delivery again, or now instead of later. Throws REQUEST.NOT_FOUND, WEBHOOK.NOT_ACTIVE. */
  async replay(id: string): Promise<void> {
    await this.db.transaction(async () => {
      const [known] = await this.db.find(WebhookDelivery, { id });
      if (!known) throw requestProblems.NOT_FOUND();
      await this.requireActive(known.subscriptionId);
      const delivery = await this.db.lock(WebhookDelivery, { id });
      if (!delivery) throw requestProblems.NOT_FOUND();
      await this.restart(delivery);
      const object = { type: 'webhook-delivery', id };
      const { subscriptionId, state: from } = delivery;
      await this.audit.record({ action: 'webhook-delivery.replay', object, facts: { subscriptionId, from } });
    });
  }

  /** Has all deliveries sent again that have failed since an instant; gives the job. Throws REQUEST.NOT_FOUND, WEBHOOK.NOT_ACTIVE. */
  replayFailed(subscriptionId: string, since: string): Promise<string> {
    return this.db.transaction(async () => {
      await this.requireActive(subscriptionId);
      const object = { type: 'webhook-subscription', id: subscriptionId };
      await this.audit.record({ action: 'webhook-subscription.replay', object, facts: { since } });
      const payload: ReleasePayload = { subscriptionId, state: 'FAILED', since, until: this.clock.now().toISOString() };
      return this.jobs.enqueue('webhooks.release', payload);
    });
  }

  /** Has everything sent that waited while a subscription was paused. */
  async release(subscriptionId: string): Promise<void> {
    const [since, until] = [new Date(0).toISOString(), NO_END.toISOString()];
    const payload: ReleasePayload = { subscriptionId, state: 'HELD', since, until };
    await this.jobs.enqueue('webhooks.release', payload);
  }

  /** Begins a locked delivery anew: the same notice with the same id, and all the retries. */
  async restart(delivery: WebhookDelivery): Promise<void> {
    const { id, attempts, version } = delivery;
    const now = this.clock.now();
    const begun = { state: 'PENDING', firstAttempt: attempts, nextAttemptAt: now } as const;
    await this.db.update(WebhookDelivery, { id }, { ...begun, updatedAt: now, version: version + 1 });
    await this.plan(delivery);
  }

  /** Keeps events for all who listen, in the transaction that caused them; who listens is asked once for all of them. */
  private async keep(type: string, events: readonly Delivery[]): Promise<void> {
    const known = EVENT_CATALOGUE.get(type);
    if (!known) return;
    const all = await this.listening.all();
    const listeners = all.filter(({ eventTypes }) => (JSON.parse(eventTypes) as string[]).includes(type));
    if (listeners.length === 0) return;
    const now = this.clock.now();
    await this.addAll(
      events.flatMap(({ eventId: messageId, event }) => {
        const body = noticeOf(type, now, announcedData(known, event));
        return listeners.map(({ id: subscriptionId }) => ({ subscriptionId, messageId, eventType: type, body }));
      }),
    );
  }

  /** Adds deliveries with the jobs that make their first attempts; gives their ids. */
  private async addAll(notices: readonly Notice[]): Promise<string[]> {
    const now = this.clock.now();
    const start = { state: 'PENDING' as const, attempts: 0, firstAttempt: 0, nextAttemptAt: now };
    const deliveries = notices.map((notice) => ({
      ...{ id: newId(), ...notice, ...start },
      ...{ createdAt: now, updatedAt: now, version: 1 },
    }));
    await this.db.insert(WebhookDelivery, deliveries);
    const attempts = deliveries.map(({ id: deliveryId }): AttemptPayload => ({ deliveryId, attempts: 0 }));
    await this.jobs.enqueueAll('webhooks.deliver', attempts, { startedBy: null });
    return deliveries.map(({ id }) => id);
  }

  /** What a person asks for is tried at once, also when the receiver was to be left alone. */
  private async requireActive(subscriptionId: string): Promise<void> {
    const { state } = await this.subscription(subscriptionId);
    if (state !== 'ACTIVE') throw webhookProblems.NOT_ACTIVE({ state });
    await this.db.update(WebhookSubscription, { id: subscriptionId }, { restsUntil: null });
  }

  private async subscription(id: string): Promise<WebhookSubscription> {
    const subscription = await this.db.lock(WebhookSubscription, { id });
    if (!subscription) throw requestProblems.NOT_FOUND();
    return subscription;
  }
}
