import { ApiProperty } from '@nestjs/swagger';

/** What somebody did on a day. */
export class DailyLogEntryResponse {
  /** Id, a UUIDv7. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2da0' */
  id!: string;
  /** Whose day it is. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d12' */
  employeeId!: string;
  /** Name with titles. @example 'Siti Aminah, S.Sos.' */
  employeeName!: string;
  /** The plan in force on that day. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d30' */
  workPlanId!: string;
  /** The day. @example '2026-03-02' */
  occurredOn!: string;
  /** What was done. @example 'Memeriksa laporan kunjungan dari tiga Puskesmas' */
  text!: string;
  /** For how many minutes. @example 90 */
  @ApiProperty({ type: 'integer' }) minutes!: number;
  /** The result that it served; null for another duty. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d31' */
  resultId!: string | null;
  /** What the result says. @example 'Data layanan unit tersedia setiap triwulan' */
  resultStatement!: string | null;
  /** Which other duty it was; null for work on a result. @example 'Apel pagi dan upacara' */
  otherDuty!: string | null;
  /** How much came of it. @example '3.00' */
  @ApiProperty({ format: 'decimal' }) quantity!: string | null;
  /** The unit of the quantity. @example 'laporan' */
  unit!: string | null;
  /** Evidence that shows it. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d80' */
  evidenceId!: string | null;
  /** The title of the evidence; null once that was taken back. @example 'Rekap kunjungan Februari' */
  evidenceTitle!: string | null;
  /** How many minutes all entries of that day have. @example 430 */
  @ApiProperty({ type: 'integer' }) dayMinutes!: number;
  /** True when that is more than a working day has; a hint, which blocks nothing. @example false */
  isAboveWorkingDay!: boolean;
  /** When a superior has seen it as it stands; null before, and again after a change. @example '2026-03-03T02:15:00.000Z' */
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) seenAt!: string | null;
  /** Who has seen it. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d14' */
  seenByEmployeeId!: string | null;
  /** His name with titles. @example 'Budi Santoso, S.E.' */
  seenByName!: string | null;
  /** What he notes. @example 'Lanjutkan; minggu depan bahas hasilnya dengan saya.' */
  seenNote!: string | null;
  /** When it was written. @example '2026-03-02T09:15:00.000Z' */
  createdAt!: string;
  /** Version for If-Match. @example 1 */
  version!: number;
}

/** What somebody did in a month for one result, or for other duties. */
export class DailyLogTotalResponse {
  /** The month. @example '2026-03' */
  month!: string;
  /** Whose days they are. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d12' */
  employeeId!: string;
  /** Name with titles. @example 'Siti Aminah, S.Sos.' */
  employeeName!: string;
  /** The result; null for other duties. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d31' */
  resultId!: string | null;
  /** What the result says; null for other duties. @example 'Data layanan unit tersedia setiap triwulan' */
  resultStatement!: string | null;
  /** On how many days. @example 14 */
  @ApiProperty({ type: 'integer' }) daysLogged!: number;
  /** In how many entries. @example 21 */
  @ApiProperty({ type: 'integer' }) entries!: number;
  /** For how many minutes. @example 3150 */
  @ApiProperty({ type: 'integer' }) minutes!: number;
}

/** What somebody of the team has written of a month. */
export class TeamDailyLogResponse {
  /** The employee. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d12' */
  employeeId!: string;
  /** Name with titles. @example 'Siti Aminah, S.Sos.' */
  displayName!: string;
  /** The month. @example '2026-03' */
  month!: string;
  /** On how many days. @example 20 */
  @ApiProperty({ type: 'integer' }) daysLogged!: number;
  /** In how many entries. @example 64 */
  @ApiProperty({ type: 'integer' }) entries!: number;
  /** For how many minutes. @example 8700 */
  @ApiProperty({ type: 'integer' }) minutes!: number;
  /** How many entries no superior has seen as they stand. @example 6 */
  @ApiProperty({ type: 'integer' }) unseenEntries!: number;
  /** The last day with an entry; null without one. @example '2026-03-30' */
  lastLoggedOn!: string | null;
}
