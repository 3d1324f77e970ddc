import { Inject, Injectable } from '@nestjs/common';
import type { Config } from '../../../config/config.js';
import { Clock, newId } from '../../../kernel/clock/clock.js';
import { Database } from '../../../kernel/database/database.js';
import { CONFIG } from '../../../kernel/kernel.tokens.js';
import { Jobs } from '../../../kernel/jobs/jobs.js';
import { deliveryOf, type DeliveryTimes, nextDigest } from '../domain/delivery-times.js';
import type { NotificationKind } from '../domain/notification-kinds.js';
import { type Channel, CHANNELS, type Preferences } from '../domain/preferences.js';
import { MessageGateway } from '../gateway/message-gateway.js';
import { Mailer } from '../mail/mailer.js';
import { NotificationDelivery, NotificationGathered } from '../persistence/notification-delivery.entity.js';
import { NotificationPreferences } from '../preferences.service.js';

/** Which attempt at which delivery a job makes; one whose number is past does nothing. */
export interface DeliveryAttempt {
  readonly deliveryId: string;
  /** Attempts before this one. */
  readonly attempts: number;
}

/** Somebody who was told something in his inbox. */
export interface Told {
  /** Of the notification. */
  readonly id: string;
  readonly employeeId: string;
  readonly kind: NotificationKind;
}

/** A receiver and the way to him. */
export interface Receiver {
  readonly employeeId: string;
  readonly channel: Channel;
}

const JOBS: Readonly<Record<Channel, string>> = {
  EMAIL: 'notifications.send-mail',
  GATEWAY: 'notifications.send-message',
};
const DUE = 'employeeId = ? AND channel = ? AND deliveryId IS NULL AND dueAt <= ?';

/** Keeps what is to be sent: a row for each, and a job for its next attempt, in the transaction of its cause (rule NT-7). */
@Injectable()
export class Deliveries {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly preferences: NotificationPreferences,
    private readonly mailer: Mailer,
    private readonly gateway: MessageGateway,
  ) {}

  /** Digests of everybody, unless his quiet hours say otherwise. */
  get times(): DeliveryTimes {
    return { digestAt: this.config.digestAt, zone: this.clock };
  }

  /** Has people told as they wish; nothing is kept for a channel that there is not. */
  async about(told: readonly Told[]): Promise<void> {
    const isThere = { EMAIL: this.mailer.isThere, GATEWAY: this.gateway.isThere };
    const channels = CHANNELS.filter((channel) => isThere[channel]);
    if (channels.length === 0) return;
    const preferencesOf = await this.preferences.of(told.map(({ employeeId }) => employeeId));
    for (const one of told)
      for (const channel of channels) await this.keep(one, channel, preferencesOf(one.employeeId));
  }

  /** Has the next attempt made at a moment. */
  async plan(channel: Channel, attempt: DeliveryAttempt, notBefore: Date): Promise<void> {
    await this.jobs.enqueue(JOBS[channel], attempt, { notBefore, startedBy: null });
  }

  /**
   * Makes one digest of what is due for a receiver, in the current transaction. When he had one today, the rest waits for the next:
   * what was told while that one was made.
   */
  async bundle({ employeeId, channel }: Receiver): Promise<void> {
    const now = this.clock.now();
    const digestOf = `${employeeId} ${channel} ${this.clock.today(now)}`;
    const due = [employeeId, channel, now];
    const [today] = await this.db.find(NotificationDelivery, { digestOf });
    if (today) {
      const preferencesOf = await this.preferences.of([employeeId]);
      const next = nextDigest(now, preferencesOf(employeeId).quietHours, this.times);
      await this.db.change(`UPDATE notification_gathered SET dueAt = ? WHERE ${DUE}`, [next, ...due]);
      return;
    }
    const id = await this.begin({ employeeId, channel, digestOf, notificationId: null }, now);
    await this.db.change(`UPDATE notification_gathered SET deliveryId = ? WHERE ${DUE}`, [id, ...due]);
  }

  private async keep({ id, employeeId, kind }: Told, channel: Channel, preferences: Preferences): Promise<void> {
    const now = this.clock.now();
    const delivery = deliveryOf(kind, channel, preferences, { now, ...this.times });
    if (delivery.how === 'NEVER') return;
    const what = { notificationId: id, employeeId, channel };
    if (delivery.how === 'BY_ITSELF') await this.begin({ ...what, digestOf: null }, delivery.at);
    else {
      const waits = { dueAt: delivery.at, deliveryId: null, createdAt: now };
      await this.db.insert(NotificationGathered, { id: newId(), ...what, ...waits });
    }
  }

  private async begin(
    what: Pick<NotificationDelivery, 'notificationId' | 'employeeId' | 'channel' | 'digestOf'>,
    at: Date,
  ): Promise<string> {
    const [id, now] = [newId(), this.clock.now()];
    const start = { state: 'WAITING', reason: null, attempts: 0, sentAt: null } as const;
    await this.db.insert(NotificationDelivery, { id, ...what, ...start, createdAt: now, updatedAt: now });
    await this.plan(what.channel, { deliveryId: id, attempts: 0 }, at);
    return id;
  }
}
