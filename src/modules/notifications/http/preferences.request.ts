import { Clearable, IsFormed, IsOneOf, IsPart } from '../../../kernel/http/validators.js';
import { type Language, LANGUAGES } from '../../../kernel/i18n/language.js';
import { type Choice, CHOICES, CHOICES_OF_DECISIONS, type ClockTime } from '../domain/preferences.js';
import { QUIET_HOURS, type QuietHoursOf } from '../persistence/notification-preference.entity.js';

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

/** When you want to be told of one group of kinds, on each channel. */
export class GroupChoiceRequest {
  /** By e-mail: at once, in the daily digest, or never. @example 'DIGEST' */
  @IsOneOf(CHOICES) email!: Choice;
  /** By a message to your telephone, where the government has a gateway for them. @example 'NEVER' */
  @IsOneOf(CHOICES) gateway!: Choice;
}

/** The same for decisions about you, of which you are always told by e-mail. */
export class DecisionsChoiceRequest {
  /** By e-mail: at once or in the daily digest. @example 'AT_ONCE' */
  @IsOneOf(CHOICES_OF_DECISIONS) email!: (typeof CHOICES_OF_DECISIONS)[number];
  /** By a message to your telephone, where the government has a gateway for them. @example 'AT_ONCE' */
  @IsOneOf(CHOICES) gateway!: Choice;
}

/** What you choose for each group of kinds. */
export class ChoicesRequest {
  /** What waits for you: plans and revisions to decide about, appraisals, feedback asked for, roles handed to you. */
  @IsPart(() => GroupChoiceRequest) tasks!: GroupChoiceRequest;
  /** Reminders of what is due. */
  @IsPart(() => GroupChoiceRequest) reminders!: GroupChoiceRequest;
  /** What was decided about your plans and appraisals. */
  @IsPart(() => DecisionsChoiceRequest) decisions!: DecisionsChoiceRequest;
  /** Feedback, and what was said of your evidence. */
  @IsPart(() => GroupChoiceRequest) dialogue!: GroupChoiceRequest;
}

/** How you want to be told; it replaces what you chose before. The inbox shows everything whatever you choose. */
export class NotificationPreferencesRequest {
  /** Language of e-mails and messages. @example 'id' */
  @IsOneOf(LANGUAGES) language!: Language;
  /** Whose quiet hours count for you: the government's, your own, or none. @example 'OWN' */
  @IsOneOf(QUIET_HOURS) quietHours!: QuietHoursOf;
  /** Begin of your own quiet hours, in the government's time zone. @example '20:00' */
  @Clearable() @IsFormed(5, 5, TIME, 'NOT_TIME') quietFrom?: ClockTime | null;
  /** Their end, on the next day when it is the earlier time. @example '05:30' */
  @Clearable() @IsFormed(5, 5, TIME, 'NOT_TIME') quietUntil?: ClockTime | null;
  /** When you want to be told of what. */
  @IsPart(() => ChoicesRequest) choices!: ChoicesRequest;
}
