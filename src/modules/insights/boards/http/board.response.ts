import { ApiProperty } from '@nestjs/swagger';
import { STEP_CODES, type StepCode } from '../../../appraisals/index.js';
import { INVITATION_BANDS, type InvitationBand } from '../../../reviews/index.js';
import { WORK_PLAN_STATUSES } from '../../../work-plans/index.js';

const WHOLE = { type: 'integer' } as const;

/** Plans in a state. */
export class BoardPlanStateResponse {
  /** The state. @example 'ACTIVE' */
  @ApiProperty({ enum: WORK_PLAN_STATUSES }) status!: string;
  /** How many. @example 118 */
  @ApiProperty(WHOLE) plans!: number;
  /** The list of them. @example '/api/v1/work-plans?status=ACTIVE' */
  link!: string;
}

/** Plans, or people without one, at a step. */
export class BoardStepResponse {
  /** The step. @example 'APPRAISER_DECIDES' */
  @ApiProperty({ enum: STEP_CODES }) step!: StepCode;
  /** How many. @example 12 */
  @ApiProperty(WHOLE) plans!: number;
  /** How many of them are overdue. @example 3 */
  @ApiProperty(WHOLE) overdue!: number;
  /** The list of them. @example '/api/v1/next-steps?step=APPRAISER_DECIDES' */
  link!: string;
}

/** Reports on plans in the last period that has begun. */
export class BoardReportsResponse {
  /** The period; null before the first. @example 'Triwulan II 2026' */
  periodName!: string | null;
  /** Plans with days in it. @example 124 */
  @ApiProperty(WHOLE) plans!: number;
  /** Those reported on in time. @example 109 */
  @ApiProperty(WHOLE) onTime!: number;
  /** Those reported on too late. @example 9 */
  @ApiProperty(WHOLE) late!: number;
  /** Those not reported on. @example 6 */
  @ApiProperty(WHOLE) missing!: number;
  /** Plans in force with reports and without any evidence. @example 4 */
  @ApiProperty(WHOLE) withoutEvidence!: number;
}

/** Appraisals of a period in a state. */
export class BoardAppraisalStateResponse {
  /** The period; null of the whole year. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d70' */
  evaluationPeriodId!: string | null;
  /** The state. @example 'RATED' */
  status!: string;
  /** How many. @example 40 */
  @ApiProperty(WHOLE) appraisals!: number;
  /** The list of them. @example '/api/v1/appraisals?status=RATED' */
  link!: string;
}

/** How many people have which predicate. */
export class BoardPredicatesResponse {
  /** The time. @example 'Triwulan II 2026' */
  timeName!: string;
  /** The predicate of the organisation that the pattern follows; null where none was set. @example 'BAIK' */
  organisationPredicate!: string | null;
  /** How many constraints of the pattern are broken; null where people are too few for the reader. @example 0 */
  @ApiProperty({ type: 'integer', nullable: true }) broken!: number | null;
  /** People by predicate; null where they are too few for the reader. @example { "BAIK": 78 } */
  @ApiProperty({ type: 'object', additionalProperties: WHOLE, nullable: true }) counts!: Record<string, number> | null;
  /** Not rated yet; null where people are too few for the reader. @example 5 */
  @ApiProperty({ type: 'integer', nullable: true }) unrated!: number | null;
  /** The distribution, constraint by constraint. @example '/api/v1/org-units/01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d70/distribution' */
  link!: string;
}

/** Objections of the year. */
export class BoardObjectionsResponse {
  /** Filed and not decided yet. @example 3 */
  @ApiProperty(WHOLE) open!: number;
  /** Of these, past the day of decision. @example 1 */
  @ApiProperty(WHOLE) overdue!: number;
  /** Upheld; null where people are too few for the reader. @example 2 */
  @ApiProperty({ type: 'integer', nullable: true }) upheld!: number | null;
  /** Rejected; null where people are too few for the reader. @example 4 */
  @ApiProperty({ type: 'integer', nullable: true }) rejected!: number | null;
  /** All of them. @example '/api/v1/objections' */
  link!: string;
}

/** What others are told of how the unit's appraisers rate: hints to talk about, no proof of a fault. */
export class BoardFairnessResponse {
  /** Appraisers whose figures may be seen. @example 12 */
  @ApiProperty(WHOLE) appraisers!: number;
  /** Of these, lenient. @example 1 */
  @ApiProperty(WHOLE) lenient!: number;
  /** Of these, severe. @example 0 */
  @ApiProperty(WHOLE) severe!: number;
  /** Hints that somebody was favoured. @example 2 */
  @ApiProperty(WHOLE) favours!: number;
  /** All hints. @example 5 */
  @ApiProperty(WHOLE) hints!: number;
  /** The appraisers that lean. @example '/api/v1/fairness-analyses/01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d70/appraisers?listed=true' */
  link!: string;
  /** The hints. @example '/api/v1/fairness-analyses/01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d70/hints' */
  hintsLink!: string;
}

/** Criteria that people are asked to know. */
export class BoardCriteriaResponse {
  /** People that are asked, once for each version that counts for them. @example 124 */
  @ApiProperty(WHOLE) asked!: number;
  /** How many have acknowledged it. @example 120 */
  @ApiProperty(WHOLE) acknowledged!: number;
}

/** How far answering is in an open round of reviews, so roughly that nobody is found out. */
export class BoardReviewRoundResponse {
  /** The round. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d70' */
  reviewRoundId!: string;
  /** Its name. @example 'Ulasan 360° semester I 2026' */
  roundName!: string;
  /** How many invitations there are, roughly. @example '20+' */
  @ApiProperty({ enum: INVITATION_BANDS }) invitations!: InvitationBand;
  /** How many of a hundred are answered, rounded down to tens; null of few. @example 60 */
  @ApiProperty({ type: 'integer', nullable: true }) completedPercent!: number | null;
}

/** A unit directly below, for comparison. */
export class BoardUnitResponse {
  /** The unit. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d70' */
  unitId!: string;
  /** Its name. @example 'Bidang Bina Marga' */
  unitName!: string;
  /** Plans, and people without one. @example 24 */
  @ApiProperty(WHOLE) plans!: number;
  /** How many of them are overdue. @example 2 */
  @ApiProperty(WHOLE) overdue!: number;
  /** How many wait for an appraiser. @example 5 */
  @ApiProperty(WHOLE) waitingForAppraiser!: number;
  /** Its own board. @example '/api/v1/org-units/01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d70/board' */
  link!: string;
}

/** One page of figures of a unit and all below it, counted when it was asked for. */
export class BoardResponse {
  /** The unit. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d70' */
  unitId!: string;
  /** Its name. @example 'Dinas Pekerjaan Umum dan Penataan Ruang' */
  unitName!: string;
  /** The performance year. @example 2026 */
  @ApiProperty(WHOLE) year!: number;
  /** When it was counted. @example '2026-07-02T03:00:00.000Z' */
  countedAt!: string;
  /** Plans by state. */
  planStates!: BoardPlanStateResponse[];
  /** Plans, and people without one, by what comes next. */
  steps!: BoardStepResponse[];
  /** What waits for a decision of appraisers. */
  forAppraisers!: BoardStepResponse[];
  /** Reports and evidence. */
  reports!: BoardReportsResponse;
  /** Appraisals by period and state. */
  appraisalStates!: BoardAppraisalStateResponse[];
  /** Predicates held against the pattern. */
  predicates!: BoardPredicatesResponse;
  /** Objections. */
  objections!: BoardObjectionsResponse;
  /** How appraisers rate, in the latest analysis of the year; null without one, and for who reads none. */
  @ApiProperty({ type: BoardFairnessResponse, nullable: true }) fairness!: BoardFairnessResponse | null;
  /** Criteria. */
  criteria!: BoardCriteriaResponse;
  /** Open rounds of reviews. */
  reviewRounds!: BoardReviewRoundResponse[];
  /** Units directly below. */
  units!: BoardUnitResponse[];
  /** Charts of the same unit and time. @example ['/api/v1/charts/distribution'] */
  charts!: string[];
}
