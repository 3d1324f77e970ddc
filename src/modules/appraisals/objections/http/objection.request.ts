import { PageQuery } from '../../../../kernel/http/page.request.js';
import {
  InSomeCases,
  IsDay,
  IsId,
  IsIdList,
  IsOneOf,
  IsPart,
  IsPlainText,
  IsSetOf,
  Optional,
  QueryFlag,
} from '../../../../kernel/http/validators.js';
import { RatingsRequest } from '../../http/appraisal.request.js';
import { OBJECTION_SIDES, type ObjectionSide } from '../domain/hearing.js';
import { OBJECTION_STATUSES, type ObjectionStatus } from '../domain/objection.states.js';
import { CONTESTED, type Contested } from '../persistence/objection.entity.js';

/** An objection to a published result. */
export class ObjectionRequest {
  /** Id made by the client; the service makes one when it is left out. */
  @Optional() @IsId() id?: string;
  /** What of the appraisal is contested. @example ['RESULTS'] */
  @IsSetOf(CONTESTED, 1, CONTESTED.length) contests!: Contested[];
  /** Why, with the facts that were overlooked. @example 'Dokumen triwulan terbit 28 Maret, sebelum batas waktu; buktinya terlampir pada butir 1 dan tidak disebut dalam alasan rating.' */
  @IsPlainText(30, 8000) reasons!: string;
  /** Evidence of the appraised plans that supports it. @example ['01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d82'] */
  @Optional() @IsIdList(0, 50) evidenceIds?: string[];
}

/** Which objections. */
export class ObjectionQuery extends PageQuery {
  /** Only to this appraisal. */
  @Optional() @IsId() appraisalId?: string;
  /** Only of this employee. */
  @Optional() @IsId() employeeId?: string;
  /** Only of this performance year. */
  @Optional() @IsId() performancePeriodId?: string;
  /** Only of people with a definitive post in this unit or below it today. */
  @Optional() @IsId() unitId?: string;
  /** Only in this state. */
  @Optional() @IsOneOf(OBJECTION_STATUSES) status?: ObjectionStatus;
  /** True: only those that wait for somebody to be named examiner. */
  @QueryFlag() withoutExaminer!: boolean;
}

/** How the examination begins. */
export class ExaminationRequest {
  /** What the employee is asked. @example 'Kapan dokumen itu diserahkan, dan kepada siapa?' */
  @Optional() @IsPlainText(5, 2000) questionToEmployee?: string;
  /** What the appraiser is asked. @example 'Mengapa bukti butir 1 tidak diperhitungkan?' */
  @Optional() @IsPlainText(5, 2000) questionToAppraiser?: string;
}

/** An explanation of one side. */
export class ExplanationRequest {
  /** What the examiner should know; the other side reads it, too. @example 'Dokumen saya serahkan lewat Srikandi pada 28 Maret pukul 10.00.' */
  @IsPlainText(10, 8000) text!: string;
}

/** A hearing that was held. */
export class HearingRequest {
  /** The day of the hearing. @example '2026-05-04' */
  @IsDay() heldOn!: string;
  /** Which sides were heard. @example ['EMPLOYEE', 'APPRAISER'] */
  @IsSetOf(OBJECTION_SIDES, 1, OBJECTION_SIDES.length) heard!: ObjectionSide[];
  /** The minutes; both sides read them. @example 'Kedua pihak hadir. Penilai mengakui bukti butir 1 terlewat.' */
  @IsPlainText(20, 8000) minutes!: string;
}

/** How an objection can be decided. */
export const DECISIONS = ['UPHELD', 'REJECTED'] as const;
export type Decision = (typeof DECISIONS)[number];

/** The decision, which is final. */
export class ObjectionDecisionRequest {
  /** Upheld: rated anew. Rejected: the result stands. @example 'UPHELD' */
  @IsOneOf(DECISIONS) outcome!: Decision;
  /** Why: what was examined, what was found, what follows. @example 'Bukti butir 1 sah dan terbit tepat waktu, sehingga hasil kerja sesuai ekspektasi.' */
  @IsPlainText(30, 8000) reason!: string;
  /** The new ratings of an objection that is upheld. */
  @InSomeCases() @Optional() @IsPart(() => RatingsRequest) ratings?: RatingsRequest;
}

/** Who is to examine an objection. */
export class ExaminerRequest {
  /** Somebody in service who is neither of both sides. */
  @IsId() examinerId!: string;
  /** Why he, and on which letter. @example 'Atasan pejabat penilai kosong; ditunjuk dengan Surat Sekda 800/123/2026.' */
  @IsPlainText(10, 1000) reason!: string;
}
