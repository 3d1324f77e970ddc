import { PageQuery } from '../../../kernel/http/page.request.js';
import {
  Clearable,
  InSomeCases,
  IsFlag,
  IsId,
  IsListOf,
  IsOneOf,
  IsPlainText,
  IsTextList,
  Optional,
  QueryFlag,
} from '../../../kernel/http/validators.js';
import { MAX_BATCH_NODES } from '../domain/tree-batch.js';
import { TREE_LEVELS, type TreeLevel } from '../domain/cascade.js';

/** A measure of a condition with its target. */
export class NodeIndicatorRequest {
  /** What is measured. @example 'Persentase balita stunting' */
  @IsPlainText(1, 500) statement!: string;
  /** Its target, in figures or words. @example '14,00' */
  @IsPlainText(1, 200) target!: string;
  /** Unit of the target. @example '%' */
  @Optional() @IsPlainText(1, 40) unit?: string;
}

/** A new condition in the performance tree of a year. */
export class TreeNodeRequest {
  /** Id made by the client; the service makes one when it is left out. */
  @Optional() @IsId() id?: string;
  /** The performance year. */
  @IsId() performancePeriodId!: string;
  /** The condition that it serves; left out at the top. */
  @Optional() @IsId() parentId?: string;
  /** The unit that carries it. */
  @IsId() unitId!: string;
  /** Its level; never above that of the condition it serves. @example 'IMMEDIATE_OUTCOME' */
  @IsOneOf(TREE_LEVELS) level!: TreeLevel;
  /** The condition. @example 'Prevalensi stunting menurun' */
  @IsPlainText(1, 1000) statement!: string;
  /** What must go well for it (critical success factors). @example ['Posyandu aktif di setiap desa'] */
  @Optional() @IsTextList(0, 20, [1, 300]) successFactors?: string[];
  /** Its measures. */
  @Optional() @IsListOf(() => NodeIndicatorRequest, 0, 20) indicators?: NodeIndicatorRequest[];
}

/** A condition of a batch, with a code that means something in this request only. */
export class BatchNodeRequest {
  /** A code by which others of the batch name it. @example '1.2.1' */
  @IsPlainText(1, 60) code!: string;
  /** The code of the condition of this batch that it serves. @example '1.2' */
  @InSomeCases() @Optional() @IsPlainText(1, 60) parentCode?: string;
  /** The condition that is there already which it serves; left out with `parentCode`, and at the top. */
  @InSomeCases() @Optional() @IsId() parentId?: string;
  /** The unit that carries it. */
  @IsId() unitId!: string;
  /** Its level; never above that of the condition it serves. @example 'IMMEDIATE_OUTCOME' */
  @IsOneOf(TREE_LEVELS) level!: TreeLevel;
  /** The condition. @example 'Prevalensi stunting menurun' */
  @IsPlainText(1, 1000) statement!: string;
  /** What must go well for it (critical success factors). @example ['Posyandu aktif di setiap desa'] */
  @Optional() @IsTextList(0, 20, [1, 300]) successFactors?: string[];
  /** Its measures. */
  @Optional() @IsListOf(() => NodeIndicatorRequest, 0, 20) indicators?: NodeIndicatorRequest[];
}

/** Many new conditions of a year at once. */
export class TreeBatchRequest {
  /** The performance year. */
  @IsId() performancePeriodId!: string;
  /** True to be told what is wrong and to add nothing. @example true */
  @Optional() @IsFlag() isDryRun?: boolean;
  /** The conditions, in any order. */
  @IsListOf(() => BatchNodeRequest, 1, MAX_BATCH_NODES) nodes!: BatchNodeRequest[];
}

/** A change of a condition; what is left out stays. */
export class TreeNodePatch {
  /** The condition that it serves from now on; null moves it to the top. */
  @Clearable() @IsId() parentId?: string | null;
  /** The unit that carries it. */
  @Optional() @IsId() unitId?: string;
  /** Its level. @example 'IMMEDIATE_OUTCOME' */
  @Optional() @IsOneOf(TREE_LEVELS) level?: TreeLevel;
  /** The condition. @example 'Prevalensi stunting menurun' */
  @Optional() @IsPlainText(1, 1000) statement?: string;
  /** What must go well for it, the whole list. @example ['Posyandu aktif di setiap desa'] */
  @Optional() @IsTextList(0, 20, [1, 300]) successFactors?: string[];
  /** Its measures, the whole list. */
  @Optional() @IsListOf(() => NodeIndicatorRequest, 0, 20) indicators?: NodeIndicatorRequest[];
}

/** Which conditions. */
export class TreeNodeQuery extends PageQuery {
  /** Only of this performance year. */
  @Optional() @IsId() performancePeriodId?: string;
  /** Only those directly below this one. */
  @Optional() @IsId() parentId?: string;
  /** True for those at the top. */
  @QueryFlag() isRoot!: boolean;
  /** Only those that this unit carries. */
  @Optional() @IsId() unitId?: string;
}
