import { Entity, Index } from 'typeorm';
import {
  IdColumn,
  InstantColumn,
  IntegerColumn,
  RefColumn,
  ReferenceColumn,
  TextColumn,
} from '../../../kernel/database/columns.js';
import type { MailReason, MailState } from '../domain/mail-rules.js';

/** One e-mail about a notification, and what became of it; neither address nor text is kept. */
@Entity('notification_mail')
@Index('ix_notification_mail_employeeId', ['employeeId'])
@Index('ix_notification_mail_createdAt', ['createdAt'])
export class NotificationMail {
  @IdColumn() id!: string;
  /** What it tells; no foreign key, because the e-mail may be known longer. */
  @RefColumn() notificationId!: string;
  @ReferenceColumn('Employee', 'fk_notification_mail_employeeId') employeeId!: string;
  @TextColumn(8) state!: MailState;
  /** Why it was dropped or has failed; null otherwise. */
  @TextColumn(16, { nullable: true }) reason!: MailReason | null;
  @IntegerColumn() attempts!: number;
  @InstantColumn({ nullable: true }) sentAt!: Date | null;
  @InstantColumn() createdAt!: Date;
  @InstantColumn() updatedAt!: Date;
}
