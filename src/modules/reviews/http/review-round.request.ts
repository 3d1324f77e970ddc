import { PageQuery } from '../../../kernel/http/page.request.js';
import { InSomeCases, IsDay, IsId, IsIdList, IsOneOf, IsPlainText, Optional } from '../../../kernel/http/validators.js';
import { ROUND_STATUSES, type RoundStatus } from '../domain/round.states.js';

/** Most people who are named one by one. */
const MAX_NAMED = 1000;

/** A new round. */
export class ReviewRoundRequest {
  /** Id made by the client; the service makes one when it is left out. */
  @Optional() @IsId() id?: string;
  /** Its name. @example 'Ulasan 360° semester I 2026' */
  @IsPlainText(3, 200) name!: string;
  /** The unit whose people are reviewed, with all below it. */
  @IsId() unitId!: string;
  /** The performance year. */
  @IsId() performancePeriodId!: string;
  /** An evaluation period of that year; left out for the whole year. */
  @Optional() @IsId() evaluationPeriodId?: string;
  /** A questionnaire that was published. */
  @IsId() questionnaireId!: string;
  /** Only these people of the unit; left out for everybody who makes an SKP. */
  @InSomeCases() @Optional() @IsIdList(1, MAX_NAMED) employeeIds?: string[];
  /** Last day of adjusting who reviews; left out, as many days from today as the policy says. @example '2026-07-08' */
  @Optional() @IsDay() adjustUntil?: string;
  /** Last day of answering; left out, as many days after that as the policy says. @example '2026-07-22' */
  @Optional() @IsDay() answerUntil?: string;
}

/** A change of a round that is not closing; what is left out stays. */
export class ReviewRoundPatch {
  /** Its name. @example 'Ulasan 360° semester I 2026' */
  @Optional() @IsPlainText(3, 200) name?: string;
  /** Last day of adjusting who reviews. @example '2026-07-08' */
  @Optional() @IsDay() adjustUntil?: string;
  /** Last day of answering. @example '2026-07-22' */
  @Optional() @IsDay() answerUntil?: string;
}

/** Which rounds. */
export class ReviewRoundQuery extends PageQuery {
  /** Only of this performance year. */
  @Optional() @IsId() performancePeriodId?: string;
  /** Only in this state. @example 'OPEN' */
  @Optional() @IsOneOf(ROUND_STATUSES) status?: RoundStatus;
}
