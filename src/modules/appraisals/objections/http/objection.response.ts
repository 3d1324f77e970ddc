import { ApiProperty } from '@nestjs/swagger';
import { PREDICATES, type Predicate, type Rating, RATINGS } from '../../domain/rule-set.js';
import { OBJECTION_SIDES, type ObjectionSide } from '../domain/hearing.js';
import type { ObjectionStatus } from '../domain/objection.states.js';
import { CONTESTED, type Contested, HEARD_IN, type HeardIn } from '../persistence/objection.entity.js';

/** An objection in a list. */
export class ObjectionSummaryResponse {
  /** Id, a UUIDv7. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d90' */
  id!: string;
  /** The appraisal it is about. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d50' */
  appraisalId!: string;
  /** Who objects. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d11' */
  employeeId!: string;
  /** That person's name with titles. @example 'Siti Aminah, S.Kom.' */
  employeeName!: string;
  /** Name of the time that was appraised. @example 'Triwulan 1 2026' */
  periodName!: string;
  /** Where it stands. @example 'UNDER_EXAMINATION' */
  status!: ObjectionStatus;
  /** Whose rating is contested. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d14' */
  appraiserId!: string | null;
  /** Who examines it; null while nobody does. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d15' */
  examinerId!: string | null;
  /** That person's name with titles. @example 'Dr. Hendra Wijaya, M.Kes.' */
  examinerName!: string | null;
  /** Civil date of the filing. @example '2026-04-20' */
  filedOn!: string;
  /** Civil date by which it is to be decided, with days that an outage took; null once it has ended. @example '2026-05-11' */
  decisionDueOn!: string | null;
  /** Version. @example 2 */
  version!: number;
}

/** An explanation, or the minutes of a hearing. */
export class ObjectionHearingResponse {
  /** Id, a UUIDv7. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d92' */
  id!: string;
  /** Explanation in writing, or hearing. @example 'EXPLANATION' */
  @ApiProperty({ enum: HEARD_IN }) kind!: HeardIn;
  /** Which sides were heard by it. @example ['EMPLOYEE'] */
  @ApiProperty({ enum: OBJECTION_SIDES, isArray: true }) heard!: readonly ObjectionSide[];
  /** The day of it. @example '2026-04-24' */
  heldOn!: string;
  /** What was said; null once a person was erased. @example 'Dokumen saya serahkan lewat Srikandi pada 28 Maret pukul 10.00.' */
  text!: string | null;
  /** Who wrote it. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d11' */
  byEmployeeId!: string;
  /** That person's name with titles. @example 'Siti Aminah, S.Kom.' */
  byName!: string;
}

/** A result before or after a decision. */
export class RatedResultResponse {
  /** Rating of results. @example 'DI_BAWAH_EKSPEKTASI' */
  @ApiProperty({ enum: RATINGS, nullable: true }) resultRating!: Rating | null;
  /** Reason of that rating. @example 'Satu dokumen dinyatakan terlambat.' */
  resultReason!: string | null;
  /** Rating of behaviour. @example 'SESUAI_EKSPEKTASI' */
  @ApiProperty({ enum: RATINGS, nullable: true }) behaviourRating!: Rating | null;
  /** Reason of that rating. @example 'Selalu menjawab keluhan pada hari yang sama.' */
  behaviourReason!: string | null;
  /** The predicate. @example 'BUTUH_PERBAIKAN' */
  @ApiProperty({ enum: PREDICATES, nullable: true }) predicate!: Predicate | null;
}

/** An objection with all that was said of it. */
export class ObjectionResponse extends ObjectionSummaryResponse {
  /** What is contested. @example ['RESULTS'] */
  @ApiProperty({ enum: CONTESTED, isArray: true }) contests!: readonly Contested[];
  /** Why. @example 'Dokumen triwulan terbit sebelum batas waktu.' */
  reasons!: string | null;
  /** Evidence of the appraised plans. @example ['01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d82'] */
  evidenceIds!: string[];
  /** Name with titles of whose rating is contested. @example 'Budi Santoso, S.E.' */
  appraiserName!: string | null;
  /** What the employee is asked. @example 'Kapan dokumen itu diserahkan?' */
  questionToEmployee!: string | null;
  /** What the appraiser is asked. @example 'Mengapa bukti butir 1 tidak diperhitungkan?' */
  questionToAppraiser!: string | null;
  /** Last day for explanations, after which the examiner may decide without them. @example '2026-04-27' */
  explanationsDueOn!: string | null;
  /** Explanations and hearings, the first first. */
  hearings!: ObjectionHearingResponse[];
  /** Why it was decided so. @example 'Bukti butir 1 sah dan terbit tepat waktu.' */
  decisionReason!: string | null;
  /** Who decided. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d15' */
  decidedByEmployeeId!: string | null;
  /** The result that was contested; null before the decision, while the appraisal shows it. */
  before!: RatedResultResponse | null;
  /** The result after the decision. */
  after!: RatedResultResponse | null;
  /** When it was decided, withdrawn or expired. @example '2026-05-06T03:00:00.000Z' */
  endedAt!: string | null;
}
