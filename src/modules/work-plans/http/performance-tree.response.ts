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

/** What keeps a condition of a batch from being added. */
export class BatchFaultResponse {
  /** Where in the request. @example '/nodes/3/parentCode' */
  pointer!: string;
  /** What it is. @example 'PARENT_UNKNOWN' */
  code!: string;
  /** What it is, in words. @example 'Simpul atas tidak dikenal.' */
  message!: string;
}

/** A condition that was added. */
export class AddedNodeResponse {
  /** Its code in the request. @example '1.2.1' */
  code!: string;
  /** Its id, a UUIDv7. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d60' */
  id!: string;
}

/** What came of a batch. */
export class TreeBatchResponse {
  /** True when nothing was to be added. @example false */
  isDryRun!: boolean;
  /** How many conditions were sent. @example 120 */
  @ApiProperty({ type: 'integer' }) nodes!: number;
  /** Everything that is wrong; empty when the batch can be added, or was. */
  faults!: BatchFaultResponse[];
  /** What was added, in the order of the request; empty of a dry run. */
  added!: AddedNodeResponse[];
}
