import { ApiProperty } from '@nestjs/swagger';
import { AttendanceFiguresResponse } from '../../../employees/index.js';
import { CriteriaThatCountResponse } from '../../../periods/index.js';
import {
  FINDINGS,
  SPREADS,
  SUBJECT_KINDS,
  type Finding,
  type Spread,
  type SubjectKind,
} from '../../../reviews/index.js';
import { SatisfactionTrendResponse } from '../../../work-plans/index.js';

/** What reviews said of one core value or competency. */
export class ReviewSubjectInputResponse {
  /** A core value or a competency. @example 'VALUE' */
  @ApiProperty({ enum: SUBJECT_KINDS }) kind!: SubjectKind;
  /** Its code. @example 'AKUNTABEL' */
  code!: string;
  /** Its name. @example 'Akuntabel' */
  name!: string;
  /** What the person says, 0 to 100. @example 85 */
  @ApiProperty({ type: 'integer', nullable: true }) own!: number | null;
  /** What all others say, by the weights of their groups. @example 72 */
  @ApiProperty({ type: 'integer', nullable: true }) others!: number | null;
  /** The person less the others. @example 13 */
  @ApiProperty({ type: 'integer', nullable: true }) gap!: number | null;
  /** What stands out: the person sees it much better than others do, or much worse. @example 'BLIND_SPOT' */
  @ApiProperty({ type: String, enum: [...FINDINGS, null], nullable: true }) finding!: Finding | null;
  /** Whether answers lie close together. @example 'AGREED' */
  @ApiProperty({ type: String, enum: [...SPREADS, null], nullable: true }) spread!: Spread | null;
  /** What those around say without the superior, in per cent of the expected score; null where too few answered. @example '96.00' */
  percentOfExpected!: string | null;
}

/** What a round of reviews (360°) said. */
export class ReviewInputResponse {
  /** The round. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d71' */
  reviewRoundId!: string;
  /** Its name. @example 'Ulasan 360° semester 1' */
  roundName!: string;
  /** When it was closed. @example '2026-06-30' */
  closedOn!: string;
  /** The score by all others, 0 to 100. @example 74 */
  @ApiProperty({ type: 'integer', nullable: true }) score!: number | null;
  /** How much of the weights stands behind it, in whole per cent. @example 80 */
  @ApiProperty({ type: 'integer' }) coveragePercent!: number;
  /** Which score the government expects. @example 75 */
  @ApiProperty({ type: 'integer' }) expectedScore!: number;
  /** Core values and competencies. */
  subjects!: ReviewSubjectInputResponse[];
}

/** What informs a rating and decides nothing, the same for both sides. */
export class RatingInputsResponse {
  /** The appraisal. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d50' */
  appraisalId!: string;
  /** First day of what is rated. @example '2026-01-01' */
  from!: string;
  /** Last day of what is rated. @example '2026-03-31' */
  until!: string;
  /** The criteria that count for the employee, and whether he acknowledged them in time; null where none were published in time. */
  criteria!: CriteriaThatCountResponse | null;
  /** The latest round of reviews whose result was released; null without one. */
  review!: ReviewInputResponse | null;
  /** What presence comes to; null where no day is recorded. */
  attendance!: AttendanceFiguresResponse | null;
  /** What citizens said of the nearest unit upward that was surveyed; null without a survey. */
  satisfaction!: SatisfactionTrendResponse | null;
}
