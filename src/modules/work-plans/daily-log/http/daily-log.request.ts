import { PageQuery } from '../../../../kernel/http/page.request.js';
import {
  Clearable,
  InSomeCases,
  IsDay,
  IsDecimalText,
  IsFormed,
  IsId,
  IsPlainText,
  IsWhole,
  Optional,
  QueryFlag,
} from '../../../../kernel/http/validators.js';
import { MINUTES_OF_DAY } from '../domain/daily-log.js';

/** Something that you did on a day. */
export class DailyLogEntryRequest {
  /** Id made by the client; the service makes one when it is left out. */
  @Optional() @IsId() id?: string;
  /** The day; not later than today, and within a plan of yours. @example '2026-03-02' */
  @IsDay() occurredOn!: string;
  /** What you did. @example 'Memeriksa laporan kunjungan dari tiga Puskesmas' */
  @IsPlainText(1, 1000) text!: string;
  /** For how many minutes. @example 90 */
  @IsWhole(1, MINUTES_OF_DAY) minutes!: number;
  /** The result of your plan that it served; left out with `otherDuty`. */
  @Optional() @IsId() resultId?: string;
  /** Which other duty it was, where it served no result. @example 'Apel pagi dan upacara' */
  @InSomeCases() @Optional() @IsPlainText(3, 300) otherDuty?: string;
  /** How much came of it; with its unit. @example '3' */
  @Optional() @IsDecimalText({ scale: 2, min: '0' }) quantity?: string;
  /** The unit of the quantity. @example 'laporan' */
  @Optional() @IsPlainText(1, 40) unit?: string;
  /** Evidence of the same plan that shows it. */
  @InSomeCases() @Optional() @IsId() evidenceId?: string;
}

/** What is to be otherwise in an entry; fields that are left out stay. The day stays: take the entry back and write another one. */
export class DailyLogEntryPatch {
  /** What you did. @example 'Memeriksa laporan kunjungan dari empat Puskesmas' */
  @Optional() @IsPlainText(1, 1000) text?: string;
  /** For how many minutes. @example 120 */
  @Optional() @IsWhole(1, MINUTES_OF_DAY) minutes?: number;
  /** The result that it served; takes the place of `otherDuty`. */
  @InSomeCases() @Optional() @IsId() resultId?: string;
  /** Which other duty it was; takes the place of `resultId`. @example 'Apel pagi dan upacara' */
  @InSomeCases() @Optional() @IsPlainText(3, 300) otherDuty?: string;
  /** How much came of it. @example '4' */
  @Clearable() @IsDecimalText({ scale: 2, min: '0' }) quantity?: string | null;
  /** The unit of the quantity. @example 'laporan' */
  @Clearable() @IsPlainText(1, 40) unit?: string | null;
  /** Evidence of the same plan that shows it. */
  @InSomeCases() @Clearable() @IsId() evidenceId?: string | null;
}

/** What a superior notes on an entry. */
export class DailyLogSightingRequest {
  /** Anything to say of it. @example 'Lanjutkan; minggu depan bahas hasilnya dengan saya.' */
  @Optional() @IsPlainText(1, 1000) note?: string;
}

/** Whose days, and which. */
class DailyLogDays extends PageQuery {
  /** Only of this employee. */
  @Optional() @IsId() employeeId?: string;
  /** From this day on. @example '2026-03-01' */
  @Optional() @IsDay() from?: string;
  /** Up to this day, itself included. @example '2026-03-31' */
  @Optional() @IsDay() until?: string;
  /** Only for this result. */
  @Optional() @IsId() resultId?: string;
}

/** Which entries. */
export class DailyLogQuery extends DailyLogDays {
  /** True: only those that no superior has seen as they stand. */
  @QueryFlag() unseen!: boolean;
}

/** Of which days totals are made; left out those of this year. */
export class DailyLogTotalsQuery extends DailyLogDays {}

/** Of which month the leader's view is. */
export class TeamDailyLogQuery extends PageQuery {
  /** The month; left out that of today. @example '2026-03' */
  @Optional() @IsFormed(7, 7, /^\d{4}-(0[1-9]|1[0-2])$/, 'NOT_MONTH') month?: string;
}
