import { applyDecorators } from '@nestjs/common';
import { PageQuery } from '../../../kernel/http/page.request.js';
import {
  Clearable,
  InSomeCases,
  IsDay,
  IsDecimalText,
  IsFlag,
  IsId,
  IsListOf,
  IsOneOf,
  IsPart,
  IsPlainText,
  IsTextList,
  Optional,
} from '../../../kernel/http/validators.js';
import {
  APPROACHES,
  type Approach,
  type Aspect,
  ASPECTS,
  type Direction,
  DIRECTIONS,
  FAMILIES,
  type Family,
} from '../domain/forms.js';
import { MAX_ANNEX_ENTRIES } from '../domain/annexes.js';
import { MAX_INDICATORS } from '../domain/limits.js';
import { ReturnLineRequest } from './work-plan-dialogue.request.js';
import { WORK_PLAN_STATUSES, type WorkPlanStatus } from '../domain/work-plan.states.js';
import { RESULT_CLASSES, RESULT_KINDS } from '../persistence/work-plan.entity.js';

const EntryList = (): PropertyDecorator => applyDecorators(Optional(), IsTextList(0, MAX_ANNEX_ENTRIES, [1, 500]));

/** What is to stand in the three lists that belong to a plan (lampiran SKP); a list that is left out stays, an empty one is cleared. */
export class AnnexesRequest {
  /** What is needed: people, budget, equipment (dukungan sumber daya). @example ['Dua tenaga verifikasi', 'Aplikasi penganggaran'] */
  @EntryList() resources?: string[];
  /** When, how and to whom progress is reported (skema pertanggungjawaban). @example ['Laporan tertulis setiap triwulan'] */
  @EntryList() accountability?: string[];
  /** What follows when results are reached or not (konsekuensi). @example ['Diusulkan mengikuti pelatihan penganggaran'] */
  @EntryList() consequences?: string[];
}

/** A new plan of the caller. */
export class WorkPlanRequest {
  /** Id made by the client; the service makes one when it is left out. */
  @Optional() @IsId() id?: string;
  /** The performance year. */
  @IsId() performancePeriodId!: string;
  /** First day; by default the first day of the year, or the one after a plan of yours that was closed in it. */
  @Optional() @IsDay() startsOn?: string;
  /** Last day; the last day of the year by default. */
  @Optional() @IsDay() endsOn?: string;
  /** Form for leaders and heads of independent units (JPT) or for all others (JA_JF); by default what goes with your post on the first day. */
  @InSomeCases() @Optional() @IsOneOf(FAMILIES) family?: Family;
  /** Results that are measured (KUANTITATIF, the default) or described (KUALITATIF). */
  @InSomeCases() @Optional() @IsOneOf(APPROACHES) approach?: Approach;
  /** The three annexes, when they are known. */
  @Optional() @IsPart(() => AnnexesRequest) annexes?: AnnexesRequest;
}

/** A change of a plan's days or form; what is left out stays. The form changes only while there is no result. */
export class WorkPlanPatch {
  /** First day. */
  @Optional() @IsDay() startsOn?: string;
  /** Last day. */
  @Optional() @IsDay() endsOn?: string;
  /** Form for leaders and heads of independent units (JPT) or for all others (JA_JF). */
  @InSomeCases() @Optional() @IsOneOf(FAMILIES) family?: Family;
  /** Results that are measured (KUANTITATIF) or described (KUALITATIF). */
  @InSomeCases() @Optional() @IsOneOf(APPROACHES) approach?: Approach;
}

/** Which plans. */
export class WorkPlanQuery extends PageQuery {
  /** Only plans of this employee. */
  @Optional() @IsId() employeeId?: string;
  /** Only plans of this performance year. */
  @Optional() @IsId() performancePeriodId?: string;
  /** Only of people with a definitive post in this unit or below it today. */
  @Optional() @IsId() unitId?: string;
  /** Only plans in this state. */
  @Optional() @IsOneOf(WORK_PLAN_STATUSES) status?: WorkPlanStatus;
}

/** A measure of a result (IKI) with its target. */
export class IndicatorRequest {
  /** Id made by the client; the service makes one when it is left out. */
  @Optional() @IsId() id?: string;
  /** What it measures; needed in the quantitative form of JA and JF, and in no other. */
  @Optional() @IsOneOf(ASPECTS) aspect?: Aspect;
  /** What is measured; in a qualitative form with its target. @example 'Jumlah dokumen anggaran yang terbit' */
  @IsPlainText(1, 500) statement!: string;
  /** Target as a decimal number, the lower end of a range. @example '12.00' */
  @Optional() @IsDecimalText({ scale: 2, min: '0' }) target?: string;
  /** Upper end of a range, as a decimal number. @example '14.00' */
  @InSomeCases() @Optional() @IsDecimalText({ scale: 2, min: '0' }) targetUntil?: string;
  /** A target in words, instead of a number. @example 'Sesuai standar pelayanan minimal' */
  @InSomeCases() @Optional() @IsPlainText(1, 500) targetText?: string;
  /** Unit of the target, when it is a number. @example 'dokumen' */
  @Optional() @IsPlainText(1, 40) unit?: string;
  /** NORMAL when more is better (the default of a number), KHUSUS when less is. */
  @Optional() @IsOneOf(DIRECTIONS) direction?: Direction;
  /** True when no more than the target is possible, such as 100 %. @example false */
  @Optional() @IsFlag() isMaximum?: boolean;
  /** When parts of it are due. @example 'Tiga dokumen setiap triwulan' */
  @Optional() @IsPlainText(1, 300) schedule?: string;
  /** Where the data come from. @example 'Register surat keluar' */
  @Optional() @IsPlainText(1, 300) dataSource?: string;
  /** How it is watched. @example 'Rapat bulanan' */
  @Optional() @IsPlainText(1, 300) monitoring?: string;
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
  /** Perspective of the balanced scorecard, a code of `/references/perspektif`; on forms of leaders only. @example 'PENERIMA_LAYANAN' */
  @InSomeCases() @Optional() @IsPlainText(1, 24) perspective?: string;
  /** The result of the leader that it serves: one of `GET /work-plans/{id}/leader-results`. A kept result of a revision keeps its link. */
  @Optional() @IsId() leaderResultId?: string;
  /** The condition of the performance tree that it serves, while the leader is late. */
  @Optional() @IsId() treeNodeId?: string;
  /** What a leader has handed to you, which this result takes up: one of `GET /work-plans/{id}/assigned-roles`. It brings its own link. */
  @Optional() @IsId() roleMatrixCellId?: string;
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
  /** Perspective of the balanced scorecard; null clears it. @example 'PENERIMA_LAYANAN' */
  @InSomeCases() @Clearable() @IsPlainText(1, 24) perspective?: string | null;
}

/** A change of an indicator; what is left out stays. */
export class IndicatorPatch {
  /** What it measures, in the form that has aspects. */
  @Optional() @IsOneOf(ASPECTS) aspect?: Aspect;
  /** What is measured. @example 'Jumlah dokumen anggaran yang terbit' */
  @Optional() @IsPlainText(1, 500) statement?: string;
  /** Target as a decimal number; null, with unit and direction, to put words in its place. @example '12.00' */
  @Clearable() @IsDecimalText({ scale: 2, min: '0' }) target?: string | null;
  /** Upper end of a range; null makes it one number. @example '14.00' */
  @InSomeCases() @Clearable() @IsDecimalText({ scale: 2, min: '0' }) targetUntil?: string | null;
  /** A target in words; null to put a number in its place. @example 'Sesuai standar pelayanan minimal' */
  @InSomeCases() @Clearable() @IsPlainText(1, 500) targetText?: string | null;
  /** Unit of the target; null clears it. @example 'dokumen' */
  @Clearable() @IsPlainText(1, 40) unit?: string | null;
  /** Whether more is better or less is; null clears it. */
  @Clearable() @IsOneOf(DIRECTIONS) direction?: Direction | null;
  /** True when no more than the target is possible. @example false */
  @Optional() @IsFlag() isMaximum?: boolean;
  /** When parts of it are due; null clears it. @example 'Tiga dokumen setiap triwulan' */
  @Clearable() @IsPlainText(1, 300) schedule?: string | null;
  /** Where the data come from; null clears it. @example 'Register surat keluar' */
  @Clearable() @IsPlainText(1, 300) dataSource?: string | null;
  /** How it is watched; null clears it. @example 'Rapat bulanan' */
  @Clearable() @IsPlainText(1, 300) monitoring?: string | null;
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
  /** Reasons for single lines; each begins a thread there. */
  @Optional() @IsListOf(() => ReturnLineRequest, 0, 100) lines?: ReturnLineRequest[];
}

/** Up to when a plan holds that ends before its last day, and why. */
export class ClosureRequest {
  /** The last day; not before the first or the last one that is rated, and not later than today. @example '2026-05-14' */
  @IsDay() endsOn!: string;
  /** Why it ends, where posts, standing and contract do not tell. @example 'Ditugaskan penuh di luar instansi sejak 15 Mei 2026.' */
  @IsPlainText(10, 1000) reason!: string;
}

/** Why a plan is opened again or taken out of the world. */
export class EndingReasonRequest {
  /** The reason, for the record. @example 'SKP ditutup karena kekeliruan data penugasan.' */
  @IsPlainText(10, 1000) reason!: string;
}

/** Who evaluates a closed plan in the place of its former appraiser. */
export class AppraisalDutyRequest {
  /** The new appraiser. */
  @IsId() appraiserId!: string;
  /** Why, for the record. @example 'Pejabat penilai lama pensiun sejak 1 Juni 2026.' */
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
