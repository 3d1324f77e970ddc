import { Entity, Index } from 'typeorm';
import { IdColumn, InstantColumn, JsonColumn, ReferenceColumn, TextColumn } from '../../../kernel/database/columns.js';
import type { NotificationFacts, NotificationKind } from '../domain/notification-kinds.js';

/** That something happened which concerns somebody. It holds ids and a code; what is read is made of them when it is read. */
@Entity('notification')
@Index('ix_notification_employeeId_id', ['employeeId', 'id'])
@Index('ix_notification_createdAt', ['createdAt'])
@Index('ix_notification_kind_createdAt', ['kind', 'createdAt'])
export class Notification {
  @IdColumn() id!: string;
  /** Whom it is for. */
  @ReferenceColumn('Employee', 'fk_notification_employeeId') employeeId!: string;
  @TextColumn(32) kind!: NotificationKind;
  @JsonColumn() facts!: NotificationFacts;
  @InstantColumn() createdAt!: Date;
  @InstantColumn({ nullable: true }) readAt!: Date | null;
}
