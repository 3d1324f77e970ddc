import { ApiProperty } from '@nestjs/swagger';
import { type Aspect, ASPECTS, type Direction, DIRECTIONS } from '../../domain/forms.js';
import { ACHIEVEMENT_CATEGORIES, type AchievementCategory } from '../domain/achievement.js';
import { ACTION_STATUSES, type ActionStatus } from '../domain/action-item.js';
import { ENTRY_STATES, type EntryState } from '../domain/entry.js';

/** A step that somebody takes for one result in one evaluation period. */
export class ActionItemResponse {
  /** Id, a UUIDv7. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d90' */
  id!: string;
  /** The plan. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d30' */
  workPlanId!: string;
  /** The result. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d31' */
  resultId!: string;
  /** What the result says. @example 'Data layanan unit tersedia setiap triwulan' */
  resultStatement!: string;
  /** The evaluation period. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d21' */
  evaluationPeriodId!: string;
  /** Its name. @example 'Triwulan 1 2026' */
  periodName!: string;
  /** What will be done. @example 'Mengumpulkan data kunjungan dari delapan Puskesmas' */
  statement!: string;
  /** What it is to come to. @example 'Delapan laporan sebelum tanggal 10' */
  target!: string | null;
  /** How far it has come. @example 'PLANNED' */
  @ApiProperty({ enum: ACTION_STATUSES }) status!: ActionStatus;
  /** How it went. @example 'Tujuh laporan masuk; satu Puskesmas direnovasi.' */
  note!: string | null;
  /** Version for If-Match. @example 1 */
  version!: number;
}

/** What was reached of one indicator. */
export class IndicatorAchievementResponse {
  /** The indicator. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d32' */
  indicatorId!: string;
  /** What it measures. @example 'Jumlah laporan terbit' */
  statement!: string;
  /** Its aspect; null on forms without. @example 'KUANTITAS' */
  @ApiProperty({ type: String, enum: [...ASPECTS, null], nullable: true }) aspect!: Aspect | null;
  /** The target; the lower end of a range; null where it is said in words. @example '12.00' */
  @ApiProperty({ format: 'decimal' }) target!: string | null;
  /** The upper end of a range; null without one. @example '14.00' */
  @ApiProperty({ format: 'decimal' }) targetUntil!: string | null;
  /** A target in words. @example 'Sesuai kebutuhan' */
  targetText!: string | null;
  /** Unit of the numbers. @example 'laporan' */
  unit!: string | null;
  /** NORMAL where more is better, KHUSUS where less is. @example 'NORMAL' */
  @ApiProperty({ type: String, enum: [...DIRECTIONS, null], nullable: true }) direction!: Direction | null;
  /** How many reports there are up to then. @example 3 */
  @ApiProperty({ type: 'integer' }) reports!: number;
  /** How many of them a system has measured. @example 1 */
  @ApiProperty({ type: 'integer' }) measuredReports!: number;
  /** The day of the last of them; null without one. @example '2026-03-20' */
  lastReportedOn!: string | null;
  /** The latest words on it; of a report before the last one where that has none. @example 'Tiga dokumen triwulan pertama terbit.' */
  lastNote!: string | null;
  /** What was reached since the plan began; null without a report in numbers. @example '6.00' */
  @ApiProperty({ format: 'decimal' }) realised!: string | null;
  /** How much of that came in the evaluation period alone; null where none was asked for. @example '3.00' */
  @ApiProperty({ format: 'decimal' }) realisedInPeriod!: string | null;
  /** Per cent of the target of the whole plan; null without numbers. @example '50.00' */
  @ApiProperty({ format: 'decimal' }) percent!: string | null;
  /** The same, at most 120. @example '50.00' */
  @ApiProperty({ format: 'decimal' }) cappedPercent!: string | null;
  /** What the regulation calls it; null without numbers. @example 'SANGAT_KURANG' */
  @ApiProperty({ type: String, enum: [...ACHIEVEMENT_CATEGORIES, null], nullable: true })
  category!: AchievementCategory | null;
  /** The part of the target that is due by the day up to which reports count, or its lower end; null without one. @example '3.00' */
  @ApiProperty({ format: 'decimal' }) dueTarget!: string | null;
  /** The day of the last part that was due, up to which reports count for it; what came later belongs to the next part. @example '2026-03-31' */
  dueUntil!: string | null;
  /** What was reached by that day; null without a report in numbers. @example '6.00' */
  @ApiProperty({ format: 'decimal' }) dueRealised!: string | null;
  /** Per cent of what was due that was reached by that day; ratings of a period rest on this. @example '200.00' */
  @ApiProperty({ format: 'decimal' }) duePercent!: string | null;
  /** What the regulation calls that; null without numbers. @example 'SANGAT_BAIK' */
  @ApiProperty({ type: String, enum: [...ACHIEVEMENT_CATEGORIES, null], nullable: true })
  dueCategory!: AchievementCategory | null;
  /** The value of the indicator on the quantitative form of JPT and heads of units; null on others. @example '41.53' */
  @ApiProperty({ format: 'decimal' }) points!: string | null;
}

/** What was reached of one result. */
export class ResultAchievementResponse {
  /** The result. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d31' */
  resultId!: string;
  /** What it says. @example 'Data layanan unit tersedia setiap triwulan' */
  statement!: string;
  /** How many steps are planned for it, of the evaluation period where one is asked for. @example 4 */
  @ApiProperty({ type: 'integer' }) actionItems!: number;
  /** How many of them are done. @example 3 */
  @ApiProperty({ type: 'integer' }) actionItemsDone!: number;
  /** Its indicators, in their order. */
  indicators!: IndicatorAchievementResponse[];
}

/** What was reached of a plan up to a day. It helps whoever rates, and decides nothing. */
export class AchievementsResponse {
  /** The plan. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d30' */
  workPlanId!: string;
  /** Up to which day reports count. @example '2026-03-31' */
  until!: string;
  /** Its results, in their order. */
  results!: ResultAchievementResponse[];
}

/** That late reports were taken. */
export class EntryReopeningResponse {
  /** Id, a UUIDv7. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d4a' */
  id!: string;
  /** The last day on which reports were taken. @example '2026-05-05' */
  openUntil!: string;
  /** Why. @example 'Bukti dari BPS baru terbit pada akhir April.' */
  reason!: string;
  /** Who decided it. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d14' */
  reopenedByEmployeeId!: string;
  /** His name with titles. @example 'Budi Santoso, S.E.' */
  reopenedByName!: string;
  /** When. */
  @ApiProperty({ format: 'date-time' }) createdAt!: string;
}

/** By when reports on the days of an evaluation period are taken. */
export class EntryPeriodResponse {
  /** The evaluation period. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d21' */
  evaluationPeriodId!: string;
  /** Its name. @example 'Triwulan 1 2026' */
  name!: string;
  /** First day that plan and period have in common. @example '2026-01-01' */
  startsOn!: string;
  /** Last day that they have in common. @example '2026-03-31' */
  endsOn!: string;
  /** The deadline of the period, for everybody. @example '2026-04-14' */
  periodDueOn!: string;
  /** The last day on which reports on this plan are taken. @example '2026-05-05' */
  dueOn!: string;
  /** Whether they are taken today. @example 'OPEN' */
  @ApiProperty({ enum: ENTRY_STATES }) state!: EntryState;
  /** Who took them later than the deadline, the first at first. */
  @ApiProperty({ type: [EntryReopeningResponse] }) reopenings!: EntryReopeningResponse[];
}

/** By when reports on a plan are taken. */
export class EntryPeriodsResponse {
  /** The plan. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d30' */
  workPlanId!: string;
  /** The evaluation periods in which it has days, in order. */
  @ApiProperty({ type: [EntryPeriodResponse] }) periods!: EntryPeriodResponse[];
}
