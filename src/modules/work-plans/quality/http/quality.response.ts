import { ApiProperty } from '@nestjs/swagger';
import { QUALITY_HINTS, type QualityHintCode } from '../domain/quality-hints.js';

/** Something in the words of a plan that deserves a look. */
export class QualityHintResponse {
  /** What it is. @example 'ACTIVITY' */
  @ApiProperty({ enum: QUALITY_HINTS }) code!: QualityHintCode;
  /** The same in words, with the way out. @example 'Ini terbaca sebagai kegiatan. Tuliskan apa yang tercapai, misalnya “Laporan terbit tepat waktu”.' */
  text!: string;
  /** The result it is about. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d31' */
  resultId!: string;
  /** The indicator it is about; null for the result itself. @example null */
  @ApiProperty({ type: String, format: 'uuid' }) indicatorId!: string | null;
  /** How alike the texts are, up to 100; null where none are compared. @example 92 */
  @ApiProperty({ type: 'integer' }) percent!: number | null;
  /** The other text, where you may read its plan. @example null */
  @ApiProperty({ type: String, format: 'uuid' }) similarResultId!: string | null;
}

/** What deserves a look in the words of a plan; nothing of it blocks. */
export class PlanQualityResponse {
  /** The plan. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d30' */
  workPlanId!: string;
  /** The hints, result by result. */
  hints!: QualityHintResponse[];
}
