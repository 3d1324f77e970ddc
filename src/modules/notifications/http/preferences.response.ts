import { ApiProperty } from '@nestjs/swagger';
import { type Language, LANGUAGES } from '../../../kernel/i18n/language.js';
import { type Choice, CHOICES } from '../domain/preferences.js';
import { QUIET_HOURS, type QuietHoursOf } from '../persistence/notification-preference.entity.js';

/** When you are told of one group of kinds, on each channel. */
export class GroupChoiceResponse {
  /** By e-mail. @example 'DIGEST' */
  @ApiProperty({ enum: CHOICES }) email!: Choice;
  /** By a message to your telephone. @example 'NEVER' */
  @ApiProperty({ enum: CHOICES }) gateway!: Choice;
}

/** What counts for each group of kinds. */
export class ChoicesResponse {
  /** What waits for you. */
  tasks!: GroupChoiceResponse;
  /** Reminders of what is due. */
  reminders!: GroupChoiceResponse;
  /** What was decided about your plans and appraisals. */
  decisions!: GroupChoiceResponse;
  /** Feedback, and what was said of your evidence. */
  dialogue!: GroupChoiceResponse;
}

/** Whether what is chosen can reach you: without a server, an address or a gateway nothing is sent on that channel. */
export class ChannelsResponse {
  /** True when the government has a mail server. @example true */
  hasMailServer!: boolean;
  /** The address at which e-mails reach you; null where none is known, or only one that you share. @example 'siti.aminah@example.go.id' */
  emailAddress!: string | null;
  /** True when the government has a gateway for messages to telephones. @example false */
  hasGateway!: boolean;
}

/** How you are told. */
export class NotificationPreferencesResponse {
  /** Language of e-mails and messages. @example 'id' */
  @ApiProperty({ enum: LANGUAGES }) language!: Language;
  /** Whose quiet hours count for you. @example 'GOVERNMENT' */
  @ApiProperty({ enum: QUIET_HOURS }) quietHours!: QuietHoursOf;
  /** Begin of the quiet hours that count, in the government's time zone; null without any. @example '21:00' */
  quietFrom!: string | null;
  /** Their end. @example '06:00' */
  quietUntil!: string | null;
  /** When you are told of what. */
  choices!: ChoicesResponse;
  /** Whether that can reach you. */
  channels!: ChannelsResponse;
  /** Version for If-Match; 0 while you have chosen nothing. @example 1 */
  version!: number;
}
