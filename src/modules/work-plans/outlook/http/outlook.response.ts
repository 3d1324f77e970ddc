import { ApiProperty } from '@nestjs/swagger';
import { COURSE_KINDS, type Course } from '../domain/course.js';
import { OUTLOOK_REASONS, OUTLOOK_STATUSES, type OutlookReason, type OutlookStatus } from '../domain/outlook.js';

/** What an indicator may come to at the end of the plan. */
export class ForecastResponse {
  /** The likeliest value. @example '11.40' */
  @ApiProperty({ format: 'decimal' }) value!: string;
  /** In nine of ten cases it is not below. @example '9.80' */
  @ApiProperty({ format: 'decimal' }) lower!: string;
  /** In nine of ten cases it is not above. @example '13.00' */
  @ApiProperty({ format: 'decimal' }) upper!: string;
}

/** How one indicator stands against its schedule. */
export class IndicatorOutlookResponse {
  /** The indicator. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d32' */
  indicatorId!: string;
  /** The result that it measures. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d31' */
  resultId!: string;
  /** What it measures. @example 'Jumlah laporan terbit' */
  statement!: string;
  /** How it stands today. @example 'AT_RISK' */
  @ApiProperty({ enum: OUTLOOK_STATUSES }) status!: OutlookStatus;
  /** Why, as a code. @example 'BEHIND' */
  @ApiProperty({ enum: Object.keys(OUTLOOK_REASONS) }) reason!: OutlookReason;
  /** Why, in words of the reader's language. @example 'Tertinggal dari jadwal: 84 % dari yang diharapkan. Bahas hambatannya dengan pejabat penilai.' */
  explanation!: string;
  /** SUM where reports add up to the target, LEVEL where each says how it stands. @example 'SUM' */
  @ApiProperty({ enum: COURSE_KINDS }) course!: Course['kind'];
  /** After how many months each time a part is due. @example 3 */
  @ApiProperty({ type: 'integer' }) everyMonths!: number;
  /** The target; null where it is said in words. @example '12.00' */
  @ApiProperty({ format: 'decimal' }) target!: string | null;
  /** Unit of the numbers. @example 'laporan' */
  unit!: string | null;
  /** What was to be reached by the last day that counts; where less is better, the most. @example '2.96' */
  @ApiProperty({ format: 'decimal' }) expected!: string | null;
  /** What was reached up to today. @example '2.50' */
  @ApiProperty({ format: 'decimal' }) reached!: string | null;
  /** Per cent of what was expected. @example '84.46' */
  @ApiProperty({ format: 'decimal' }) pacePercent!: string | null;
  /** Reports up to this day count for the pace: later ones belong to the next part. Null where nothing is compared. @example '2026-03-31' */
  comparedOn!: string | null;
  /** The next day on which a part is due; null after the last. @example '2026-06-30' */
  nextDueOn!: string | null;
  /** What it may come to; null before enough is known. */
  @ApiProperty({ type: ForecastResponse, nullable: true }) forecast!: ForecastResponse | null;
}

/** How a plan stands against its schedule. It warns, and rates nothing. */
export class OutlookResponse {
  /** The plan. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d30' */
  workPlanId!: string;
  /** The day of it. @example '2026-04-15' */
  asOf!: string;
  /** From how many per cent of what is expected on an indicator is on track. @example 90 */
  onTrackPercent!: number;
  /** Below how many per cent of what is expected it is late. @example 70 */
  latePercent!: number;
  /** Its indicators, in their order; none before the plan is active. */
  indicators!: IndicatorOutlookResponse[];
}

/** How the indicators of somebody of the team stand. */
export class TeamOutlookResponse {
  /** The employee. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d12' */
  employeeId!: string;
  /** Name with titles. @example 'Siti Aminah, S.Sos.' */
  displayName!: string;
  /** The plan in force today; null when there is none. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d30' */
  workPlanId!: string | null;
  /** How many indicators are on track. @example 5 */
  @ApiProperty({ type: 'integer' }) onTrack!: number;
  /** How many are at risk. @example 1 */
  @ApiProperty({ type: 'integer' }) atRisk!: number;
  /** How many are late. @example 1 */
  @ApiProperty({ type: 'integer' }) late!: number;
  /** Of how many nothing is known that can be measured. @example 0 */
  @ApiProperty({ type: 'integer' }) noData!: number;
  /** Of how many nothing is due yet. @example 2 */
  @ApiProperty({ type: 'integer' }) notDue!: number;
}
