import { Entity, Index } from 'typeorm';
import {
  IdColumn,
  InstantColumn,
  IntegerColumn,
  RefColumn,
  ReferenceColumn,
  TextColumn,
} from '../../../kernel/database/columns.js';
import type { DeliveryReason, DeliveryState } from '../domain/delivery-rules.js';
import type { Channel } from '../domain/preferences.js';

/** One e-mail or message about a notification, or about all of a digest, and what became of it; neither address nor text is kept. */
@Entity('notification_delivery')
@Index('ix_notification_delivery_employeeId', ['employeeId'])
@Index('ix_notification_delivery_createdAt', ['createdAt'])
@Index('uq_notification_delivery_digestOf', ['digestOf'], { unique: true })
export class NotificationDelivery {
  @IdColumn() id!: string;
  /** What it tells, null for a digest; no foreign key, because the delivery may be known longer. */
  @RefColumn({ nullable: true }) notificationId!: string | null;
  @ReferenceColumn('Employee', 'fk_notification_delivery_employeeId') employeeId!: string;
  @TextColumn(8) channel!: Channel;
  /** Person, channel and day of a digest, of which there is one; null for others. */
  @TextColumn(60, { nullable: true }) digestOf!: string | null;
  @TextColumn(8) state!: DeliveryState;
  /** Why it was dropped or has failed; null otherwise. */
  @TextColumn(16, { nullable: true }) reason!: DeliveryReason | null;
  @IntegerColumn() attempts!: number;
  @InstantColumn({ nullable: true }) sentAt!: Date | null;
  @InstantColumn() createdAt!: Date;
  @InstantColumn() updatedAt!: Date;
}

/** A notification that waits for the next digest of its receiver, or is part of one. */
@Entity('notification_gathered')
@Index('ix_notification_gathered_deliveryId_dueAt', ['deliveryId', 'dueAt'])
@Index('ix_notification_gathered_employeeId', ['employeeId'])
@Index('ix_notification_gathered_createdAt', ['createdAt'])
export class NotificationGathered {
  @IdColumn() id!: string;
  @RefColumn() notificationId!: string;
  @ReferenceColumn('Employee', 'fk_notification_gathered_employeeId') employeeId!: string;
  @TextColumn(8) channel!: Channel;
  /** From when on a digest takes it along. */
  @InstantColumn() dueAt!: Date;
  /** The digest that took it; null while none has. */
  @RefColumn({ nullable: true }) deliveryId!: string | null;
  @InstantColumn() createdAt!: Date;
}
