import { PageQuery } from '../../../kernel/http/page.request.js';
import {
  Clearable,
  IsDay,
  IsDecimalText,
  IsId,
  IsListOf,
  IsOneOf,
  IsPlainText,
  Optional,
} from '../../../kernel/http/validators.js';
import { MAX_INDICATORS } from '../domain/limits.js';
import { WORK_PLAN_STATUSES, type WorkPlanStatus } from '../domain/work-plan.states.js';
import { ASPECTS, DIRECTIONS, RESULT_CLASSES, RESULT_KINDS } from '../persistence/work-plan.entity.js';

/** A new plan of the caller. */
export class WorkPlanRequest {
  /** Id made by the client; the service makes one when it is left out. */
  @Optional() @IsId() id?: string;
  /** The performance year. */
  @IsId() performancePeriodId!: string;
  /** First day; the first day of the year by default. */
  @Optional() @IsDay() startsOn?: string;
  /** Last day; the last day of the year by default. */
  @Optional() @IsDay() endsOn?: string;
}

/** A change of a plan's days; what is left out stays. */
export class WorkPlanPatch {
  /** First day. */
  @Optional() @IsDay() startsOn?: string;
  /** Last day. */
  @Optional() @IsDay() endsOn?: string;
}

/** Which plans. */
export class WorkPlanQuery extends PageQuery {
  /** Only plans of this employee. */
  @Optional() @IsId() employeeId?: string;
  /** Only plans of this performance year. */
  @Optional() @IsId() performancePeriodId?: string;
  /** Only plans in this state. */
  @Optional() @IsOneOf(WORK_PLAN_STATUSES) status?: WorkPlanStatus;
}

/** A measure of a result (IKI) with its target. */
export class IndicatorRequest {
  /** Id made by the client; the service makes one when it is left out. */
  @Optional() @IsId() id?: string;
  /** What it measures. */
  @IsOneOf(ASPECTS) aspect!: (typeof ASPECTS)[number];
  /** What is measured. @example 'Jumlah dokumen anggaran yang terbit' */
  @IsPlainText(1, 500) statement!: string;
  /** Target as a decimal number. @example '12.00' */
  @IsDecimalText({ scale: 2, min: '0' }) target!: string;
  /** Unit of the target. @example 'dokumen' */
  @IsPlainText(1, 40) unit!: string;
  /** NORMAL when more is better (the default), KHUSUS when less is. */
  @Optional() @IsOneOf(DIRECTIONS) direction?: (typeof DIRECTIONS)[number];
}

/** A planned result (RHK), with its indicators when they are known. */
export class ResultRequest {
  /** Id made by the client; the service makes one when it is left out. */
  @Optional() @IsId() id?: string;
  /** Main duty (UTAMA, the default) or additional assignment (TAMBAHAN). */
  @Optional() @IsOneOf(RESULT_KINDS) kind?: (typeof RESULT_KINDS)[number];
  /** Belongs to the post (ORGANISASI) or to the person (INDIVIDU, the default). */
  @Optional() @IsOneOf(RESULT_CLASSES) classification?: (typeof RESULT_CLASSES)[number];
  /** What will be achieved: a condition or output, not an activity. @example 'Dokumen anggaran terbit tepat waktu' */
  @IsPlainText(1, 1000) statement!: string;
  /** Who gave the assignment, printed as "(Penugasan dari …)". @example 'Kepala Dinas Kesehatan' */
  @Optional() @IsPlainText(1, 200) assignedBy?: string;
  /** Its indicators. */
  @Optional() @IsListOf(() => IndicatorRequest, 0, MAX_INDICATORS) indicators?: IndicatorRequest[];
}

/** A change of a result; what is left out stays. */
export class ResultPatch {
  /** Main duty or additional assignment. */
  @Optional() @IsOneOf(RESULT_KINDS) kind?: (typeof RESULT_KINDS)[number];
  /** Belongs to the post or to the person. */
  @Optional() @IsOneOf(RESULT_CLASSES) classification?: (typeof RESULT_CLASSES)[number];
  /** What will be achieved. @example 'Dokumen anggaran terbit tepat waktu' */
  @Optional() @IsPlainText(1, 1000) statement?: string;
  /** Who gave the assignment; null clears it. @example 'Kepala Dinas Kesehatan' */
  @Clearable() @IsPlainText(1, 200) assignedBy?: string | null;
}

/** A change of an indicator; what is left out stays. */
export class IndicatorPatch {
  /** What it measures. */
  @Optional() @IsOneOf(ASPECTS) aspect?: (typeof ASPECTS)[number];
  /** What is measured. @example 'Jumlah dokumen anggaran yang terbit' */
  @Optional() @IsPlainText(1, 500) statement?: string;
  /** Target as a decimal number. @example '12.00' */
  @Optional() @IsDecimalText({ scale: 2, min: '0' }) target?: string;
  /** Unit of the target. @example 'dokumen' */
  @Optional() @IsPlainText(1, 40) unit?: string;
  /** Whether more is better or less is. */
  @Optional() @IsOneOf(DIRECTIONS) direction?: (typeof DIRECTIONS)[number];
}

/** What the leader specially expects of one value. */
export class ExpectationPatch {
  /** The expectation; null clears it. @example 'Menjawab keluhan warga pada hari yang sama' */
  @Clearable() @IsPlainText(1, 1000) expectation?: string | null;
}

/** Why a plan goes back to its owner. */
export class ReturnRequest {
  /** What is to be changed. @example 'Target triwulan 3 terlalu rendah dibanding tahun lalu.' */
  @IsPlainText(10, 1000) reason!: string;
}

/** Which direct reports. */
export class TeamBoardQuery extends PageQuery {
  /**
   * Words of the name in any order, or their beginnings, also with a mistake; part of a number; unit or post. The best come first.
   * @example 'siti dinkes'
   */
  @Optional() @IsPlainText(1, 100) q?: string;
}
