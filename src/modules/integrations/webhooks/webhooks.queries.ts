import { Injectable } from '@nestjs/common';
import { Clock } from '../../../kernel/clock/clock.js';
import { after, allOf, equal, EVERYTHING } from '../../../kernel/database/condition.js';
import { Database } from '../../../kernel/database/database.js';
import { isoOf, isoOrNull } from '../../../kernel/database/dialect.js';
import { requestProblems } from '../../../kernel/errors/problems.js';
import { Cursors } from '../../../kernel/http/cursors.js';
import type { PageQuery } from '../../../kernel/http/page.request.js';
import type { Page } from '../../../kernel/http/page.response.js';
import type { DeliveryQuery } from './http/webhook.request.js';
import type {
  AttemptResponse,
  DeliveryResponse,
  DeliverySummaryResponse,
  SubscriptionResponse,
} from './http/webhook.response.js';

const SUBSCRIPTION = `SELECT id, url, eventTypes, description, state, stateReason, stateChangedAt, failingSince, formerSecretUntil,
  createdAt, version FROM webhook_subscription`;
const DELIVERY = `SELECT d.id, d.subscriptionId, d.messageId, d.eventType, d.state, d.attempts, d.nextAttemptAt, d.createdAt, d.version,
  a.number, a.startedAt, a.durationMs, a.outcome, a.statusCode, a.answer
  FROM webhook_delivery d LEFT JOIN webhook_attempt a ON a.deliveryId = d.id AND a.number = d.attempts`;
const ATTEMPTS = `SELECT number, startedAt, durationMs, outcome, statusCode, answer FROM webhook_attempt
  WHERE deliveryId = ? ORDER BY number`;
const BODY = 'SELECT body FROM webhook_delivery WHERE id = ?';

type SubscriptionRow = Omit<SubscriptionResponse, 'eventTypes'> & { eventTypes: string };
type LastAttempt = Omit<AttemptResponse, 'number'> & { number: number | null };
type DeliveryRow = Omit<DeliverySummaryResponse, 'lastAttempt'> & LastAttempt;

/** Subscriptions and the log of their deliveries, as they are shown. */
@Injectable()
export class WebhooksQueries {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly cursors: Cursors,
  ) {}

  /** Subscriptions, the oldest first. */
  async subscriptions(query: PageQuery): Promise<Page<SubscriptionResponse>> {
    const filter = ['webhook-subscriptions'];
    const page = allOf(after(['createdAt', 'id'], this.cursors.keysOf(query, filter)));
    const sql = `${SUBSCRIPTION} WHERE ${page.sql} ORDER BY createdAt, id LIMIT ?`;
    const rows = await this.db.rows<SubscriptionRow>(sql, [...page.values, query.limit + 1]);
    const total = query.count ? await this.db.count('webhook_subscription', EVERYTHING) : undefined;
    const item = (row: SubscriptionRow): SubscriptionResponse => this.toSubscription(row);
    return this.cursors.pageOf({ rows, query, filter, total, keys: (row) => [row.createdAt, row.id], item });
  }

  /** One subscription. Throws REQUEST.NOT_FOUND. */
  async subscription(id: string): Promise<SubscriptionResponse> {
    const [row] = await this.db.rows<SubscriptionRow>(`${SUBSCRIPTION} WHERE id = ?`, [id]);
    if (!row) throw requestProblems.NOT_FOUND();
    return this.toSubscription(row);
  }

  /** Deliveries of a subscription, the latest first: their ids are in the order of time. Throws REQUEST.NOT_FOUND. */
  async deliveries(subscriptionId: string, query: DeliveryQuery): Promise<Page<DeliverySummaryResponse>> {
    await this.subscription(subscriptionId);
    const { state, eventType } = query;
    const filter = ['webhook-deliveries', subscriptionId, state, eventType];
    const where = allOf(
      equal('d.subscriptionId', subscriptionId),
      equal('d.state', state),
      equal('d.eventType', eventType),
    );
    const [before] = this.cursors.keysOf(query, filter) ?? [];
    const page = allOf(where, before === undefined ? undefined : { sql: 'd.id < ?', values: [before] });
    const sql = `${DELIVERY} WHERE ${page.sql} ORDER BY d.id DESC LIMIT ?`;
    const rows = await this.db.rows<DeliveryRow>(sql, [...page.values, query.limit + 1]);
    const total = query.count ? await this.db.count('webhook_delivery d', where) : undefined;
    return this.cursors.pageOf({ rows, query, filter, total, keys: (row) => [row.id], item: toDelivery });
  }

  /** One delivery with its attempts. Throws REQUEST.NOT_FOUND. */
  async delivery(id: string): Promise<DeliveryResponse> {
    const [row] = await this.db.rows<DeliveryRow>(`${DELIVERY} WHERE d.id = ?`, [id]);
    const [notice] = await this.db.rows<{ body: string }>(BODY, [id]);
    if (!row || !notice) throw requestProblems.NOT_FOUND();
    const log = await this.db.rows<AttemptResponse>(ATTEMPTS, [id]);
    return { ...toDelivery(row), ...notice, log: log.map(toAttempt) };
  }

  private toSubscription({ eventTypes, formerSecretUntil, ...row }: SubscriptionRow): SubscriptionResponse {
    const until = isoOrNull(formerSecretUntil);
    return {
      ...row,
      eventTypes: JSON.parse(eventTypes) as string[],
      stateChangedAt: isoOf(row.stateChangedAt),
      failingSince: isoOrNull(row.failingSince),
      formerSecretUntil: until !== null && until > this.clock.now().toISOString() ? until : null,
      createdAt: isoOf(row.createdAt),
    };
  }
}

function toDelivery(row: DeliveryRow): DeliverySummaryResponse {
  const { number, startedAt, durationMs, outcome, statusCode, answer, ...delivery } = row;
  const last = number === null ? null : toAttempt({ number, startedAt, durationMs, outcome, statusCode, answer });
  return {
    ...delivery,
    nextAttemptAt: isoOrNull(row.nextAttemptAt),
    lastAttempt: last,
    createdAt: isoOf(row.createdAt),
  };
}

function toAttempt(row: AttemptResponse): AttemptResponse {
  return { ...row, startedAt: isoOf(row.startedAt) };
}
