import { ApiProperty } from '@nestjs/swagger';
import {
  ATTEMPT_OUTCOMES,
  type AttemptOutcome,
  DELIVERY_STATES,
  type DeliveryState,
  DISABLE_REASONS,
  type DisableReason,
  SUBSCRIPTION_STATES,
  type SubscriptionState,
} from '../../domain/delivery-rules.js';

/** Somebody outside who is told of some kinds of events. */
export class SubscriptionResponse {
  /** The subscription. */
  @ApiProperty({ format: 'uuid' }) id!: string;
  /** Where notices are sent. @example 'https://simpeg.example.go.id/sasaran/webhook' */
  url!: string;
  /** Of which kinds of events. @example ['work-plan.activated'] */
  eventTypes!: string[];
  /** What it is for. @example 'SIMPEG: rencana kinerja yang berlaku' */
  description!: string | null;
  /** PAUSED: notices wait until it is resumed. DISABLED by the service: no notices are kept. */
  @ApiProperty({ enum: SUBSCRIPTION_STATES }) state!: SubscriptionState;
  /** Why it was disabled: GONE, the receiver answered 410; FAILING, it took nothing for five days. Null otherwise. */
  @ApiProperty({ enum: [...DISABLE_REASONS, null], nullable: true, type: String }) stateReason!: DisableReason | null;
  /** Since when it is in this state. */
  @ApiProperty({ format: 'date-time' }) stateChangedAt!: string;
  /** Since when the receiver has taken nothing; null while all is well. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) failingSince!: string | null;
  /** Until when the former secret signs as well; null when it does not. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) formerSecretUntil!: string | null;
  /** When it was made. */
  @ApiProperty({ format: 'date-time' }) createdAt!: string;
  /** Version for If-Match. @example 1 */
  @ApiProperty({ type: 'integer' }) version!: number;
}

/** A subscription with the secret that signs its notices. */
export class SubscriptionWithSecretResponse extends SubscriptionResponse {
  /**
   * The secret of Standard Webhooks; shown once, so an answer that is replayed for an Idempotency-Key lacks it.
   * @example 'whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oDC2FVsBQIhrs='
   */
  secret?: string;
}

/** One attempt to deliver a notice. */
export class AttemptResponse {
  /** Its place among all attempts at this delivery, from 1. @example 1 */
  @ApiProperty({ type: 'integer' }) number!: number;
  /** When it began. */
  @ApiProperty({ format: 'date-time' }) startedAt!: string;
  /** How long it took, in milliseconds. @example 84 */
  @ApiProperty({ type: 'integer' }) durationMs!: number;
  /** What became of it; DELIVERED is the only success. */
  @ApiProperty({ enum: ATTEMPT_OUTCOMES }) outcome!: AttemptOutcome;
  /** HTTP status of the answer; null without one. @example 200 */
  @ApiProperty({ type: 'integer', nullable: true }) statusCode!: number | null;
  /** The beginning of the answer, with numbers, addresses and long words hidden; null without one. @example 'ok' */
  answer!: string | null;
}

/** A notice on its way to one receiver, or arrived. */
export class DeliverySummaryResponse {
  /** The delivery. */
  @ApiProperty({ format: 'uuid' }) id!: string;
  /** The subscription. */
  @ApiProperty({ format: 'uuid' }) subscriptionId!: string;
  /** The `webhook-id` of every attempt: the id of the event. */
  @ApiProperty({ format: 'uuid' }) messageId!: string;
  /** Kind of event. @example 'work-plan.activated' */
  eventType!: string;
  /** PENDING waits for its next attempt, HELD for the subscription to be resumed; SUCCEEDED and FAILED are ends. */
  @ApiProperty({ enum: DELIVERY_STATES }) state!: DeliveryState;
  /** Attempts so far. @example 1 */
  @ApiProperty({ type: 'integer' }) attempts!: number;
  /** When the next attempt is due; null when there is none. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) nextAttemptAt!: string | null;
  /** The latest attempt; null before the first. */
  @ApiProperty({ type: AttemptResponse, nullable: true }) lastAttempt!: AttemptResponse | null;
  /** When the event happened. */
  @ApiProperty({ format: 'date-time' }) createdAt!: string;
  /** Moves with every change of the delivery. @example 2 */
  @ApiProperty({ type: 'integer' }) version!: number;
}

/** A delivery with what is sent and all its attempts. */
export class DeliveryResponse extends DeliverySummaryResponse {
  /** The body, to the byte. @example '{"type":"webhook.ping","timestamp":"2026-03-02T01:00:00.000Z","data":{}}' */
  body!: string;
  /** All attempts, the first one first. */
  @ApiProperty({ type: [AttemptResponse] }) log!: AttemptResponse[];
}

/** Deliveries that are being sent again. */
export class StartedReplayResponse {
  /** The job that does it; GET /jobs/{id} tells how many it found. */
  @ApiProperty({ format: 'uuid' }) jobId!: string;
}
