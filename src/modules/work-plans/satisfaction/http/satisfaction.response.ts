import { ApiProperty } from '@nestjs/swagger';
import {
  SERVICE_GRADES,
  type ServiceGrade,
  SURVEY_ELEMENTS,
  type SurveyElement,
} from '../domain/satisfaction-index.js';
import { SURVEY_SOURCES, type SurveySource } from '../persistence/satisfaction-survey.entity.js';

/** A survey in a list. */
export class SatisfactionSurveySummaryResponse {
  /** Id, a UUIDv7. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d87' */
  id!: string;
  /** The unit that serves. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d10' */
  unitId!: string;
  /** Name of the unit today. @example 'Dinas Kependudukan dan Pencatatan Sipil' */
  unitName!: string;
  /** Its service. @example 'Pelayanan Kartu Tanda Penduduk' */
  serviceName!: string;
  /** First day of the survey. @example '2026-01-05' */
  startsOn!: string;
  /** Last day of the survey. @example '2026-03-27' */
  endsOn!: string;
  /** How many people were asked. @example 150 */
  @ApiProperty({ type: 'integer' }) respondents!: number;
  /** The index, 25.00 to 100.00. @example '81.33' */
  index!: string;
  /** Its grade (mutu pelayanan). @example 'B' */
  @ApiProperty({ enum: SERVICE_GRADES }) grade!: ServiceGrade;
  /** What the grade says of the unit (kinerja unit pelayanan). @example 'Baik' */
  quality!: string;
  /** Whether somebody has typed it, or a machine has sent it. @example 'REPORTED' */
  @ApiProperty({ enum: SURVEY_SOURCES }) source!: SurveySource;
  /** Version for If-Match. @example 1 */
  @ApiProperty({ type: 'integer' }) version!: number;
}

/** What was answered to one element. */
export class SurveyElementResponse {
  /** The element. @example 'PERSYARATAN' */
  @ApiProperty({ enum: SURVEY_ELEMENTS }) element!: SurveyElement;
  /** How many answered 1, 2, 3 and 4; null where only their mean is known. @example [2, 8, 90, 50] */
  @ApiProperty({ type: 'array', items: { type: 'integer' }, nullable: true }) counts!: readonly number[] | null;
  /** Their mean (NRR). @example '3.253' */
  mean!: string;
  /** Its share of the index; null for equal shares. @example '0.111111' */
  weight!: string | null;
}

/** A survey of citizens. */
export class SatisfactionSurveyResponse extends SatisfactionSurveySummaryResponse {
  /** The answers to the nine elements. */
  elements!: SurveyElementResponse[];
}

/** One survey in a trend. */
export class SatisfactionPointResponse {
  /** The survey. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d87' */
  surveyId!: string;
  /** The service. @example 'Pelayanan Kartu Tanda Penduduk' */
  serviceName!: string;
  /** Last day of the survey. @example '2026-03-27' */
  endsOn!: string;
  /** Its index. @example '81.33' */
  index!: string;
  /** Its grade. @example 'B' */
  @ApiProperty({ enum: SERVICE_GRADES }) grade!: ServiceGrade;
  /** How much it is above (or below, with a minus) the survey of this service before, within these days; null of the first. @example '1.25' */
  change!: string | null;
}

/** How satisfied citizens were with the services of a unit over some time. */
export class SatisfactionTrendResponse {
  /** The unit. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d10' */
  unitId!: string;
  /** The mean of the latest index of each of its services; null without a survey. @example '82.10' */
  index!: string | null;
  /** Its grade; null without a survey. @example 'B' */
  @ApiProperty({ type: String, enum: [...SERVICE_GRADES, null], nullable: true }) grade!: ServiceGrade | null;
  /** The surveys, the earliest first. */
  points!: SatisfactionPointResponse[];
}
