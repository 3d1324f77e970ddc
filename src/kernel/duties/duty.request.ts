import { PageQuery } from '../http/page.request.js';
import { IsDay, IsOneOf, Optional } from '../http/validators.js';
import { DUTY_KINDS, type DutyKind } from './duty-kinds.js';

/** Which duties. */
export class DutyQuery extends PageQuery {
  /** Only duties of this kind. */
  @Optional() @IsOneOf(DUTY_KINDS) kind?: DutyKind;
  /** Only duties that are due before this day; with the day of today those that are overdue. @example '2026-03-15' */
  @Optional() @IsDay() dueBefore?: string;
}
