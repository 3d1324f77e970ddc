import { ApiProperty } from '@nestjs/swagger';

/** A report of progress on one indicator. */
export class ProgressEntryResponse {
  /** Id, a UUIDv7. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d40' */
  id!: string;
  /** The plan. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d30' */
  workPlanId!: string;
  /** The indicator. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d32' */
  indicatorId!: string;
  /** The day the progress was made. @example '2026-02-20' */
  occurredOn!: string;
  /** What was reached; null where the target is no number. @example '3.00' */
  @ApiProperty({ format: 'decimal' }) value!: string | null;
  /** True when the value is all that was reached since the plan began; otherwise it comes on top. @example false */
  isCumulative!: boolean;
  /** True when a system has measured the value, false when somebody has typed it. @example false */
  isMeasured!: boolean;
  /** The system that has measured it. @example 'Antrean RSUD, waktu tunggu rata-rata' */
  sourceName!: string | null;
  /** When it was measured. @example '2026-02-20T08:15:00.000Z' */
  measuredAt!: string | null;
  /** What was done. @example 'Tiga dokumen triwulan pertama terbit.' */
  note!: string | null;
  /** When it was reported. @example '2026-02-20T08:15:00.000Z' */
  createdAt!: string;
  /** Always 1: a report is never changed. @example 1 */
  version!: number;
}
