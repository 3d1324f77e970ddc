import { Entity, Index } from 'typeorm';
import {
  IdColumn,
  InstantColumn,
  IntegerColumn,
  JsonColumn,
  LongTextColumn,
  RefColumn,
  TextColumn,
} from '../../../../kernel/database/columns.js';
import { ForeignKey, PrimaryColumn } from 'typeorm';
import type { AttemptOutcome, DeliveryState, DisableReason, SubscriptionState } from '../../domain/delivery-rules.js';

/** Somebody outside who is told of some kinds of events. */
@Entity('webhook_subscription')
@Index('ix_webhook_subscription_createdAt_id', ['createdAt', 'id'])
export class WebhookSubscription {
  @IdColumn() id!: string;
  @TextColumn(2000) url!: string;
  @TextColumn(300, { nullable: true }) description!: string | null;
  @JsonColumn() eventTypes!: string[];
  @TextColumn(8) state!: SubscriptionState;
  /** Why the service has disabled it; null when a person chose the state. */
  @TextColumn(8, { nullable: true }) stateReason!: DisableReason | null;
  @InstantColumn() stateChangedAt!: Date;
  /** Sealed with the service's secret, because signing needs it as it is. */
  @TextColumn(200) secret!: string;
  /** The secret before a rotation, also sealed; signs as well until `formerSecretUntil`. */
  @TextColumn(200, { nullable: true }) formerSecret!: string | null;
  @InstantColumn({ nullable: true }) formerSecretUntil!: Date | null;
  /** Failed attempts in a row, over all deliveries. */
  @IntegerColumn() failures!: number;
  @InstantColumn({ nullable: true }) failingSince!: Date | null;
  /** No attempt before, so that a receiver that is down does not hold up other work. */
  @InstantColumn({ nullable: true }) restsUntil!: Date | null;
  @RefColumn({ nullable: true }) createdByAccountId!: string | null;
  @InstantColumn() createdAt!: Date;
  @InstantColumn() updatedAt!: Date;
  /** Moves with changes by people and with the state, not with every attempt. */
  @IntegerColumn() version!: number;
}

/** One notice for one subscription. */
@Entity('webhook_delivery')
@Index('ix_webhook_delivery_subscriptionId_id', ['subscriptionId', 'id'])
@Index('ix_webhook_delivery_subscriptionId_state_createdAt', ['subscriptionId', 'state', 'createdAt'])
@Index('ix_webhook_delivery_subscriptionId_createdAt', ['subscriptionId', 'createdAt'])
export class WebhookDelivery {
  @IdColumn() id!: string;
  @RefColumn() subscriptionId!: string;
  /** The event's id: the `webhook-id` of every attempt. */
  @TextColumn(36) messageId!: string;
  @TextColumn(64) eventType!: string;
  /** What is sent, to the byte. */
  @LongTextColumn() body!: string;
  @TextColumn(9) state!: DeliveryState;
  /** Attempts so far, those before a replay included. */
  @IntegerColumn() attempts!: number;
  /** How many attempts there were when the retries began, at first or by a replay. */
  @IntegerColumn() firstAttempt!: number;
  @InstantColumn({ nullable: true }) nextAttemptAt!: Date | null;
  @InstantColumn() createdAt!: Date;
  @InstantColumn() updatedAt!: Date;
  @IntegerColumn() version!: number;
}

/** What became of one attempt to deliver. */
@Entity('webhook_attempt')
export class WebhookAttempt {
  @ForeignKey('WebhookDelivery', {
    name: 'fk_webhook_attempt_deliveryId',
    onDelete: 'NO ACTION',
    onUpdate: 'NO ACTION',
  })
  @PrimaryColumn('varchar', { length: 36 })
  deliveryId!: string;
  @PrimaryColumn('bigint', { transformer: { to: (value: unknown) => value, from: Number } }) number!: number;
  @InstantColumn() startedAt!: Date;
  @IntegerColumn() durationMs!: number;
  @TextColumn(20) outcome!: AttemptOutcome;
  @IntegerColumn({ nullable: true }) statusCode!: number | null;
  /** The beginning of the answer, masked. */
  @TextColumn(200, { nullable: true }) answer!: string | null;
}

/** One row; whoever adds a subscription locks it first. */
@Entity('webhook_subscription_lock')
export class WebhookSubscriptionLock {
  @PrimaryColumn({ type: 'bigint' }) id!: number;
}
