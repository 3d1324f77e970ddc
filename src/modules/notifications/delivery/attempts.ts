import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '../../../kernel/clock/clock.js';
import { Database } from '../../../kernel/database/database.js';
import type { Language } from '../../../kernel/i18n/language.js';
import { type DeliveryReason, retrySeconds } from '../domain/delivery-rules.js';
import { isHeldByQuietHours, quietUntil } from '../domain/delivery-times.js';
import { type Channel, choiceOf, type Preferences } from '../domain/preferences.js';
import { NotificationTexts } from '../notification-texts.js';
import { Notification } from '../persistence/notification.entity.js';
import { NotificationDelivery } from '../persistence/notification-delivery.entity.js';
import { NotificationPreferences } from '../preferences.service.js';
import { Deliveries, type DeliveryAttempt } from './deliveries.js';

/** A notification in words. */
export interface Said extends Pick<Notification, 'id' | 'kind' | 'facts'> {
  readonly sentence: string;
}

/** What somebody is told: one notification, or those of a digest. */
export interface Letter {
  /** Of the delivery, the same in every attempt. */
  readonly id: string;
  readonly employeeId: string;
  readonly language: Language;
  readonly isDigest: boolean;
  readonly told: readonly Said[];
}

/** Why a letter was not taken; `forGood` when it never will be. */
export interface DeliveryFault {
  readonly code: string;
  readonly forGood: boolean;
}

/** Carries letters on one channel. */
export interface Carrier<Message> {
  readonly channel: Channel;
  /** Until when nothing should be tried; null when it may be. */
  readonly restingUntil: Date | null;
  /** The letter as it is sent, to where the receiver is now; null when he cannot be reached. */
  compose(letter: Letter): Promise<Message | null>;
  /** Sends once; null when it was taken. */
  carry(message: Message, signal: AbortSignal): Promise<DeliveryFault | null>;
}

type Unread = Pick<Notification, 'id' | 'kind' | 'facts'>;
const NOTIFICATION = 'SELECT n.id, n.kind, n.facts, n.readAt FROM notification n';
const OF_DELIVERY = `${NOTIFICATION} WHERE n.id = ?`;
const OF_DIGEST = `${NOTIFICATION} JOIN notification_gathered g ON g.notificationId = n.id WHERE g.deliveryId = ? ORDER BY n.id`;

/**
 * Makes one attempt at one delivery, outside of transactions; the next one is a job of its own. Run twice after a crash it sends
 * the same letter again, with the same id, and of two results only the first is kept.
 */
@Injectable()
export class DeliveryAttempts {
  private readonly logger = new Logger(DeliveryAttempts.name);

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly texts: NotificationTexts,
    private readonly preferences: NotificationPreferences,
    private readonly deliveries: Deliveries,
  ) {}

  /** Makes the attempt with a carrier; gives its outcome, nothing when nothing was to be sent. */
  async make<Message>(
    attempt: DeliveryAttempt,
    carrier: Carrier<Message>,
    signal: AbortSignal,
  ): Promise<object | undefined> {
    const message = await this.db.transaction(() => this.begin(attempt, carrier));
    if (message === undefined) return undefined;
    signal.throwIfAborted();
    const fault = await carrier.carry(message, signal);
    if (fault) this.logger.warn(`${carrier.channel} ${attempt.deliveryId} was not sent: ${fault.code}.`);
    await this.db.transaction(() => this.settle(attempt, carrier.channel, fault));
    return { outcome: fault === null ? 'SENT' : fault.code };
  }

  /** What is to be sent now; undefined when nothing is, and then it is known why not, or when. */
  private async begin<Message>(attempt: DeliveryAttempt, carrier: Carrier<Message>): Promise<Message | undefined> {
    const { deliveryId: id, attempts } = attempt;
    const row = await this.db.lock(NotificationDelivery, { id });
    if (row?.state !== 'WAITING' || row.attempts !== attempts) return undefined;
    const preferences = (await this.preferences.of([row.employeeId]))(row.employeeId);
    const found = await this.find(row, preferences);
    if (typeof found === 'string') return this.drop(id, found);
    const later = carrier.restingUntil ?? this.quietUntil(found, row.channel, preferences);
    if (later) {
      await this.deliveries.plan(row.channel, attempt, later);
      return undefined;
    }
    const { language } = preferences;
    const sentences = await this.texts.say(found, language);
    const told = found.map((one, at) => ({ ...one, sentence: sentences[at] ?? '' }));
    const { employeeId, digestOf } = row;
    const message = await carrier.compose({ id, employeeId, language, isDigest: digestOf !== null, told });
    return message ?? this.drop(id, 'NO_RECEIVER');
  }

  /** What of a delivery is still to be told, or why nothing is. */
  private async find(row: NotificationDelivery, { choices }: Preferences): Promise<Unread[] | DeliveryReason> {
    const { id, notificationId, channel } = row;
    const rows = await this.db.rows<Pick<Notification, 'id' | 'kind'> & { facts: string; readAt: string | null }>(
      notificationId === null ? OF_DIGEST : OF_DELIVERY,
      [notificationId ?? id],
    );
    if (rows.length === 0) return 'GONE';
    const unread = rows.filter(({ readAt }) => readAt === null);
    if (unread.length === 0) return 'READ';
    const wanted = unread.filter(({ kind }) => choiceOf(choices, kind, channel) !== 'NEVER');
    if (wanted.length === 0) return 'SWITCHED_OFF';
    return wanted.map((one) => ({ ...one, facts: JSON.parse(one.facts) as Notification['facts'] }));
  }

  /** Also an attempt that is made again, or whose receiver has other quiet hours since, waits for their end. */
  private quietUntil(told: readonly Unread[], channel: Channel, { quietHours }: Preferences): Date | null {
    const isHeld = told.every(({ kind }) => isHeldByQuietHours(kind, channel));
    return isHeld ? quietUntil(this.clock.now(), quietHours, this.clock) : null;
  }

  private async settle(attempt: DeliveryAttempt, channel: Channel, fault: DeliveryFault | null): Promise<void> {
    const { deliveryId: id, attempts } = attempt;
    const row = await this.db.lock(NotificationDelivery, { id });
    if (row?.state !== 'WAITING' || row.attempts !== attempts) return;
    const now = this.clock.now();
    const tried = { attempts: attempts + 1, updatedAt: now };
    if (fault === null) {
      await this.db.update(NotificationDelivery, { id }, { ...tried, state: 'SENT', sentAt: now });
      return;
    }
    const seconds = fault.forGood ? null : retrySeconds(attempts + 1);
    if (seconds === null) {
      const reason = fault.forGood ? 'REFUSED' : 'UNREACHABLE';
      await this.db.update(NotificationDelivery, { id }, { ...tried, state: 'FAILED', reason });
      return;
    }
    await this.db.update(NotificationDelivery, { id }, tried);
    const next = { deliveryId: id, attempts: attempts + 1 };
    await this.deliveries.plan(channel, next, new Date(now.getTime() + seconds * 1_000));
  }

  private async drop(id: string, reason: DeliveryReason): Promise<undefined> {
    await this.db.update(NotificationDelivery, { id }, { state: 'DROPPED', reason, updatedAt: this.clock.now() });
    return undefined;
  }
}
