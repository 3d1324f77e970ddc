import { ApiProperty } from '@nestjs/swagger';
import { REVIEWER_GROUPS, type ReviewerGroup } from '../domain/groups.js';
import { ReviewItemResponse } from './review-questionnaire.response.js';

const STATUSES = ['INVITED', 'COMPLETED'] as const;

/** An invitation in the own list. */
export class ReviewInvitationSummaryResponse {
  /** Id, a random UUID. @example '5f0c9a6e-7b1c-4c3e-9d52-0f6a4b8e2d11' */
  id!: string;
  /** The round. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d70' */
  reviewRoundId!: string;
  /** Name of the round. @example 'Ulasan 360° semester I 2026' */
  roundName!: string;
  /** Who is reviewed. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d11' */
  employeeId!: string;
  /** Name with titles. @example 'Siti Aminah, S.E.' */
  employeeName!: string;
  /** As what you review. @example 'PEER' */
  @ApiProperty({ enum: REVIEWER_GROUPS }) group!: ReviewerGroup;
  /** False where your answers are shown as yours: to the own review and as the superior. @example true */
  isAnonymous!: boolean;
  /** Last day of answering. @example '2026-07-22' */
  answerUntil!: string;
  /** INVITED until it was sent; until the round is closed it can be changed. @example 'INVITED' */
  @ApiProperty({ enum: STATUSES }) status!: (typeof STATUSES)[number];
}

/** An answer as it is kept so far. */
export class ReviewAnswerResponse {
  /** The item. @example 'item-01' */
  itemId!: string;
  /** The place of the chosen answer, from 0; null without one. @example 3 */
  @ApiProperty({ type: 'integer', nullable: true }) choice!: number | null;
  /** True when it could not be observed. @example false */
  notObserved!: boolean;
  /** The answer in words; null without one. @example 'Selalu mau mendengar keluhan warga sampai selesai.' */
  text!: string | null;
}

/** An invitation with its questions and what was answered so far. */
export class ReviewInvitationResponse extends ReviewInvitationSummaryResponse {
  /** From how many answers on what your group says is shown; below, it is shown with others or not at all. @example 3 */
  @ApiProperty({ type: 'integer' }) minimumPerGroup!: number;
  /** Title of the questionnaire. @example 'Perilaku kerja BerAKHLAK' */
  questionnaireTitle!: string;
  /** Its items. */
  items!: ReviewItemResponse[];
  /** Answers so far; items without one are not there. */
  answers!: ReviewAnswerResponse[];
}
