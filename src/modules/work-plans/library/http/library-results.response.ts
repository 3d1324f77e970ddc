import { ApiProperty, OmitType } from '@nestjs/swagger';
import type { PositionKind } from '../../../organization/index.js';
import type { Approach, Family } from '../../domain/forms.js';
import { IndicatorResponse } from '../../http/work-plan.response.js';
import type { LibraryStatus } from '../persistence/library-result.entity.js';

/** A measure of a result of the library. */
export class LibraryIndicatorResponse extends OmitType(IndicatorResponse, ['id'] as const) {}

/** A result of the library (Pustaka Hasil Kerja). */
export class LibraryResultResponse {
  /** Id, a UUIDv7. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d62' */
  id!: string;
  /** The unit that keeps it and for whose people it is meant; null for the whole government. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d10' */
  unitId!: string | null;
  /** Name of that unit. @example 'Dinas Kesehatan' */
  unitName!: string | null;
  /** Form for which it is written. @example 'JA_JF' */
  family!: Family;
  /** Results that are measured or described. @example 'KUANTITATIF' */
  approach!: Approach;
  /** Main duty or additional assignment. @example 'UTAMA' */
  kind!: 'UTAMA' | 'TAMBAHAN';
  /** Belongs to the post or to the person. @example 'INDIVIDU' */
  classification!: 'ORGANISASI' | 'INDIVIDU';
  /** What will be achieved. @example 'Dokumen anggaran terbit tepat waktu' */
  statement!: string;
  /** Perspective of the balanced scorecard, a code of `/references/perspektif`. @example 'PENERIMA_LAYANAN' */
  perspective!: string | null;
  /** Its indicators in order, with the targets that are suggested. */
  indicators!: LibraryIndicatorResponse[];
  /** Title of the posts for which it is meant; null for every post. @example 'Analis Kebijakan Ahli Muda' */
  positionTitle!: string | null;
  /** Kind of the posts for which it is meant; null for every kind. @example 'FUNGSIONAL' */
  positionKind!: PositionKind | null;
  /** ACTIVE while it is taken up, RETIRED afterwards. @example 'ACTIVE' */
  status!: LibraryStatus;
  /** How many results of plans were taken from it and not removed. @example 14 */
  @ApiProperty({ type: 'integer' }) useCount!: number;
  /** How many of those stand in plans that were agreed. @example 9 */
  @ApiProperty({ type: 'integer' }) agreedCount!: number;
  /** Version for If-Match. @example 1 */
  version!: number;
}
