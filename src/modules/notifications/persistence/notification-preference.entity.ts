import { Entity, Index } from 'typeorm';
import {
  IdColumn,
  InstantColumn,
  IntegerColumn,
  JsonColumn,
  ReferenceColumn,
  TextColumn,
} from '../../../kernel/database/columns.js';
import type { Language } from '../../../kernel/i18n/language.js';
import type { Choices, ClockTime } from '../domain/preferences.js';

/** Whose quiet hours count: the government's, own ones, or none. */
export const QUIET_HOURS = ['GOVERNMENT', 'OWN', 'NONE'] as const;
export type QuietHoursOf = (typeof QUIET_HOURS)[number];

/** How somebody wants to be told; there is a row once he has chosen. */
@Entity('notification_preference')
@Index('uq_notification_preference_employeeId', ['employeeId'], { unique: true })
export class NotificationPreference {
  @IdColumn() id!: string;
  @ReferenceColumn('Employee', 'fk_notification_preference_employeeId') employeeId!: string;
  /** In which language e-mails and messages are written. */
  @TextColumn(2) language!: Language;
  @TextColumn(10) quietHours!: QuietHoursOf;
  /** Begin and end of own quiet hours; null otherwise. */
  @TextColumn(5, { nullable: true }) quietFrom!: ClockTime | null;
  @TextColumn(5, { nullable: true }) quietUntil!: ClockTime | null;
  @JsonColumn() choices!: Choices;
  @InstantColumn() createdAt!: Date;
  @InstantColumn() updatedAt!: Date;
  @IntegerColumn() version!: number;
}
