import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AuditLog } from '../../../kernel/audit/audit-log.js';
import { Clock, newId } from '../../../kernel/clock/clock.js';
import { Database } from '../../../kernel/database/database.js';
import { requestProblems } from '../../../kernel/errors/problems.js';
import { EventRecorder } from '../../../kernel/events/event-recorder.js';
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
    this.events.watch((type, payload, eventId) => this.keep(type, payload, eventId));
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
      const id = await this.add(subscriptionId, { type: PING, body, messageId: newId() });
      const object = { type: 'webhook-subscription', id: subscriptionId };
      await this.audit.record({ action: 'webhook-subscription.ping', object, facts: { deliveryId: id } });
      return id;
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

  /** Keeps an event for all who listen, in the transaction that caused it. */
  private async keep(type: string, payload: object, messageId: string): Promise<void> {
    const event = EVENT_CATALOGUE.get(type);
    if (!event) return;
    const all = await this.listening.all();
    const listeners = all.filter(({ eventTypes }) => (JSON.parse(eventTypes) as string[]).includes(type));
    if (listeners.length === 0) return;
    const body = noticeOf(type, this.clock.now(), announcedData(event, payload));
    for (const { id } of listeners) await this.add(id, { type, body, messageId });
  }

  private async add(
    subscriptionId: string,
    { type: eventType, body, messageId }: { type: string; body: string; messageId: string },
  ): Promise<string> {
    const [id, now] = [newId(), this.clock.now()];
    const notice = { id, subscriptionId, messageId, eventType, body };
    const start = { state: 'PENDING' as const, attempts: 0, firstAttempt: 0, nextAttemptAt: now };
    await this.db.insert(WebhookDelivery, { ...notice, ...start, createdAt: now, updatedAt: now, version: 1 });
    await this.plan({ id, attempts: 0 });
    return id;
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
