import { ApiProperty } from '@nestjs/swagger';
import { INVITATION_BANDS, type InvitationBand } from '../domain/progress.js';
import { ROUND_STATUSES, type RoundStatus } from '../domain/round.states.js';

/** A round in a list. */
export class ReviewRoundSummaryResponse {
  /** Id, a UUIDv7. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d70' */
  id!: string;
  /** Its name. @example 'Ulasan 360° semester I 2026' */
  name!: string;
  /** The unit whose people are reviewed. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d10' */
  unitId!: string;
  /** Name of the unit today. @example 'Dinas Kesehatan' */
  unitName!: string;
  /** The performance year. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d20' */
  performancePeriodId!: string;
  /** The evaluation period; null for the whole year. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d21' */
  evaluationPeriodId!: string | null;
  /** Where it stands. @example 'OPEN' */
  @ApiProperty({ enum: ROUND_STATUSES }) status!: RoundStatus;
  /** Last day of adjusting who reviews. @example '2026-07-08' */
  adjustUntil!: string;
  /** Last day of answering. @example '2026-07-22' */
  answerUntil!: string;
  /** The day on which it was closed; null before. @example '2026-07-23' */
  closedOn!: string | null;
  /** Version for If-Match. @example 3 */
  @ApiProperty({ type: 'integer' }) version!: number;
}

/** A round. */
export class ReviewRoundResponse extends ReviewRoundSummaryResponse {
  /** Its questionnaire. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d71' */
  questionnaireId!: string;
  /** How many people are reviewed; 0 before it is known. @example 42 */
  @ApiProperty({ type: 'integer' }) subjects!: number;
  /** From how many answers on a group is shown; null before reviewers are proposed. @example 3 */
  @ApiProperty({ type: 'integer', nullable: true }) minimumPerGroup!: number | null;
  /** The day by whose reporting lines reviewers were proposed; null before. @example '2026-07-01' */
  proposedOn!: string | null;
  /** The job that proposes or closes, last; null before. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d72' */
  jobId!: string | null;
}

/** How far answering is in a unit. */
export class ReviewUnitProgressResponse {
  /** The unit of the reviewed people. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d10' */
  unitId!: string;
  /** Its name. @example 'Dinas Kesehatan' */
  unitName!: string;
  /** How many invitations there are, roughly. @example '20+' */
  @ApiProperty({ enum: INVITATION_BANDS }) invitations!: InvitationBand;
  /** How many of them are answered, in per cent and steps of ten; null where too few are invited. @example 70 */
  @ApiProperty({ type: 'integer', nullable: true }) completedPercent!: number | null;
}

/** How far a round is, without telling who has answered. */
export class ReviewProgressResponse {
  /** The round. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d70' */
  reviewRoundId!: string;
  /** Each unit by name. */
  units!: ReviewUnitProgressResponse[];
}

/** Means of the people of a unit. */
export class ReviewUnitFiguresResponse {
  /** The unit. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d10' */
  unitId!: string;
  /** Its name. @example 'Dinas Kesehatan' */
  unitName!: string;
  /** How many people they are of, roughly: those of the unit and of units below that are too small to stand alone. @example '10+' */
  people!: string;
  /** Means of others, from 0 to 100, by core value or competency. */
  scores!: ReviewUnitScoreResponse[];
}

/** One mean of a unit. */
export class ReviewUnitScoreResponse {
  /** Code of the core value or competency. @example 'ADAPTIF' */
  code!: string;
  /** From 0 to 100. @example 72 */
  @ApiProperty({ type: 'integer' }) score!: number;
}

/** Figures of units in a round. Nobody counts in two of them. */
export class ReviewRoundFiguresResponse {
  /** The round. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d70' */
  reviewRoundId!: string;
  /** Each unit with enough people, by name. */
  units!: ReviewUnitFiguresResponse[];
}
