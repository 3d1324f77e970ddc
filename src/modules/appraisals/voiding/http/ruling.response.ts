import { ApiProperty } from '@nestjs/swagger';
import { type Ruling, RULINGS } from '../persistence/appraisal-ruling.entity.js';

/** What a court or an authority has ruled of an appraisal. */
export class RulingResponse {
  /** Id, a UUIDv7. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d93' */
  id!: string;
  /** The appraisal. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d50' */
  appraisalId!: string;
  /** It does not count, it stands, or it is done anew. @example 'REDO' */
  @ApiProperty({ enum: RULINGS }) ruling!: Ruling;
  /** Who has ruled. @example 'PTUN Banjarmasin' */
  authority!: string;
  /** Number of the ruling. @example '34/G/TF/2024/PTUN.BJM' */
  letterNumber!: string;
  /** Its day. @example '2026-03-30' */
  letterOn!: string;
  /** What it says in short; null once the person was erased. @example 'Predikat ditetapkan tanpa dasar dan prosedur.' */
  reason!: string | null;
  /** The appraisal that was opened in its place. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d52' */
  successorId!: string | null;
  /** When it was recorded. @example '2026-04-02T02:00:00.000Z' */
  createdAt!: string;
  /** Version, always 1. @example 1 */
  version!: number;
}
