import { PageQuery } from '../../../../kernel/http/page.request.js';
import {
  Clearable,
  InSomeCases,
  IsDay,
  IsDecimalText,
  IsFlag,
  IsId,
  IsInstant,
  IsOneOf,
  IsPlainText,
  Optional,
} from '../../../../kernel/http/validators.js';
import { ACTION_STATUSES, type ActionStatus } from '../domain/action-item.js';

/** A step for one result in one evaluation period. */
export class ActionItemRequest {
  /** Id made by the client; the service makes one when it is left out. */
  @Optional() @IsId() id?: string;
  /** The result, one of the plan. */
  @IsId() resultId!: string;
  /** The evaluation period, one of the plan's year that is not rated yet. */
  @IsId() evaluationPeriodId!: string;
  /** What will be done. @example 'Mengumpulkan data kunjungan dari delapan Puskesmas' */
  @IsPlainText(1, 1000) statement!: string;
  /** What it is to come to. @example 'Delapan laporan sebelum tanggal 10' */
  @Optional() @IsPlainText(1, 300) target?: string;
}

/** What is to be otherwise in a step; fields that are left out stay. */
export class ActionItemPatch {
  /** What will be done. @example 'Mengumpulkan data kunjungan dari sembilan Puskesmas' */
  @Optional() @IsPlainText(1, 1000) statement?: string;
  /** What it is to come to. @example 'Sembilan laporan sebelum tanggal 10' */
  @Clearable() @IsPlainText(1, 300) target?: string | null;
  /** How far it has come. @example 'DONE' */
  @Optional() @IsOneOf(ACTION_STATUSES) status?: ActionStatus;
  /** How it went. @example 'Tujuh laporan masuk; satu Puskesmas direnovasi.' */
  @Clearable() @IsPlainText(1, 1000) note?: string | null;
}

/** Which steps. */
export class ActionItemQuery extends PageQuery {
  /** Only for this evaluation period. */
  @Optional() @IsId() evaluationPeriodId?: string;
  /** Only for this result. */
  @Optional() @IsId() resultId?: string;
}

/** Up to when achievements are looked at. */
export class AchievementQuery {
  /** Up to the end of this evaluation period; also what was reached in it alone. Left out up to today. */
  @Optional() @IsId() evaluationPeriodId?: string;
}

/** A value that a system has measured for an indicator. */
export class MeasurementRequest {
  /** Id made by the client; the service makes one when it is left out. */
  @Optional() @IsId() id?: string;
  /** The indicator, of an active plan; its target is a number. */
  @IsId() indicatorId!: string;
  /** The day that it is about; not later than today. */
  @IsDay() occurredOn!: string;
  /** What was measured, in the unit of the target. @example '14.50' */
  @IsDecimalText({ scale: 2, min: '0' }) value!: string;
  /** True when the value is all that was reached since the plan began; otherwise it comes on top of what was told before. @example true */
  @Optional() @IsFlag() isCumulative?: boolean;
  /** The system that has measured it. @example 'Antrean RSUD, waktu tunggu rata-rata' */
  @IsPlainText(1, 200) sourceName!: string;
  /** When it was measured; left out now. @example '2026-02-20T08:15:00.000Z' */
  @InSomeCases() @Optional() @IsInstant() measuredAt?: string;
  /** Anything worth knowing. @example 'Rata-rata 1.240 kunjungan' */
  @Optional() @IsPlainText(1, 2000) note?: string;
}

/** That late reports are taken. */
export class EntryReopeningRequest {
  /** The evaluation period, one in which the plan has days and that is not rated yet. */
  @IsId() evaluationPeriodId!: string;
  /** The last day on which reports are taken; at most 60 days from now. @example '2026-05-05' */
  @IsDay() openUntil!: string;
  /** Why they are taken later. @example 'Bukti dari BPS baru terbit pada akhir April.' */
  @IsPlainText(10, 1000) reason!: string;
}
