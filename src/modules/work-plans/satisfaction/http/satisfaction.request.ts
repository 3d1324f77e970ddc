import { ApiProperty } from '@nestjs/swagger';
import { PageQuery } from '../../../../kernel/http/page.request.js';
import {
  InSomeCases,
  IsDay,
  IsDecimalText,
  IsId,
  IsListOf,
  IsOneOf,
  IsPlainText,
  IsWhole,
  Optional,
} from '../../../../kernel/http/validators.js';
import { SURVEY_ELEMENTS, type SurveyElement } from '../domain/satisfaction-index.js';

const MOST_PEOPLE = 10_000_000;
/** All nine, for the API document. */
const EXAMPLE = SURVEY_ELEMENTS.map((element) => ({ element, count1: 2, count2: 8, count3: 90, count4: 50 }));

/** The answers to one element. */
export class ElementAnswersRequest {
  /** The element. @example 'PERSYARATAN' */
  @IsOneOf(SURVEY_ELEMENTS) element!: SurveyElement;
  /** How many answered 1. @example 2 */
  @Optional() @IsWhole(0, MOST_PEOPLE) count1?: number;
  /** How many answered 2. @example 8 */
  @Optional() @IsWhole(0, MOST_PEOPLE) count2?: number;
  /** How many answered 3. @example 90 */
  @Optional() @IsWhole(0, MOST_PEOPLE) count3?: number;
  /** How many answered 4. @example 50 */
  @Optional() @IsWhole(0, MOST_PEOPLE) count4?: number;
  /** Their mean, where the counts are not known. @example '3.2533' */
  @InSomeCases() @Optional() @IsDecimalText({ scale: 4, min: '1', max: '4' }) mean?: string;
  /** Its share of the index, where a unit sets its own: of all elements or of none. @example '0.111111' */
  @InSomeCases() @Optional() @IsDecimalText({ scale: 6, min: '0', max: '1' }) weight?: string;
}

/** A survey of citizens. */
export class SatisfactionSurveyRequest {
  /** Id made by the client; the service makes one when it is left out. */
  @Optional() @IsId() id?: string;
  /** The unit that serves. */
  @IsId() unitId!: string;
  /** Its service. @example 'Pelayanan Kartu Tanda Penduduk' */
  @IsPlainText(3, 200) serviceName!: string;
  /** First day of the survey. @example '2026-01-05' */
  @IsDay() startsOn!: string;
  /** Last day of the survey. @example '2026-03-27' */
  @IsDay() endsOn!: string;
  /** How many people were asked. @example 150 */
  @IsWhole(1, MOST_PEOPLE) respondents!: number;
  /** The answers to all nine elements. */
  @IsListOf(() => ElementAnswersRequest, SURVEY_ELEMENTS.length, SURVEY_ELEMENTS.length)
  @ApiProperty({ example: EXAMPLE })
  elements!: ElementAnswersRequest[];
}

/** A correction of a survey. */
export class SatisfactionSurveyPatch {
  /** Last day of the survey. @example '2026-03-27' */
  @Optional() @IsDay() endsOn?: string;
  /** How many people were asked. @example 150 */
  @Optional() @IsWhole(1, MOST_PEOPLE) respondents?: number;
  /** The answers to all nine elements. */
  @Optional()
  @IsListOf(() => ElementAnswersRequest, SURVEY_ELEMENTS.length, SURVEY_ELEMENTS.length)
  @ApiProperty({ example: EXAMPLE })
  elements?: ElementAnswersRequest[];
}

/** Which surveys. */
export class SatisfactionSurveyQuery extends PageQuery {
  /** Only of this unit and those below it today. */
  @Optional() @IsId() unitId?: string;
  /** Only those that ended on this day or later. @example '2026-01-01' */
  @Optional() @IsDay() from?: string;
  /** Only those that ended on this day or earlier. @example '2026-12-31' */
  @Optional() @IsDay() until?: string;
}

/** Of which unit and days. */
export class SatisfactionTrendQuery {
  /** The unit. */
  @IsId() unitId!: string;
  /** Surveys that ended on this day or later. @example '2025-01-01' */
  @Optional() @IsDay() from?: string;
  /** Surveys that ended on this day or earlier. @example '2026-12-31' */
  @Optional() @IsDay() until?: string;
}
