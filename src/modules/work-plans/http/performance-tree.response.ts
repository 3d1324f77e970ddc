import { ApiProperty } from '@nestjs/swagger';
import { TREE_LEVELS, type TreeLevel } from '../domain/cascade.js';

/** A measure of a condition with its target. */
export class NodeIndicatorResponse {
  /** What is measured. @example 'Persentase balita stunting' */
  statement!: string;
  /** Its target, in figures or words. @example '14,00' */
  target!: string;
  /** Unit of the target. @example '%' */
  unit!: string | null;
}

/** A condition in the performance tree. */
export class TreeNodeResponse {
  /** Id, a UUIDv7. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d60' */
  id!: string;
  /** The performance year. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d20' */
  performancePeriodId!: string;
  /** The condition that it serves; null at the top. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d61' */
  parentId!: string | null;
  /** The unit that carries it. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d10' */
  unitId!: string;
  /** Name of that unit. @example 'Dinas Kesehatan' */
  unitName!: string;
  /** Its level. @example 'IMMEDIATE_OUTCOME' */
  @ApiProperty({ enum: TREE_LEVELS }) level!: TreeLevel;
  /** The condition. @example 'Prevalensi stunting menurun' */
  statement!: string;
  /** What must go well for it. @example ['Posyandu aktif di setiap desa'] */
  successFactors!: string[];
  /** Its measures. */
  indicators!: NodeIndicatorResponse[];
  /** Its place among those with the same parent. @example 1 */
  @ApiProperty({ type: 'integer' }) sequence!: number;
  /** How many conditions stand directly below it. @example 3 */
  @ApiProperty({ type: 'integer' }) children!: number;
  /** How many planned results are linked to it. @example 2 */
  @ApiProperty({ type: 'integer' }) results!: number;
  /** Version for If-Match. @example 1 */
  version!: number;
}
