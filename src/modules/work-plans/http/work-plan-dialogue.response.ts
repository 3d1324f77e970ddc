import { ApiProperty } from '@nestjs/swagger';
import { SPOKEN_PARTS, type SpokenPart } from '../domain/plan-lines.js';
import type { WorkPlanStatus } from '../domain/work-plan.states.js';

/** What somebody said about a plan. */
export class CommentResponse {
  /** Id, a UUIDv7. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d80' */
  id!: string;
  /** The plan. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d30' */
  workPlanId!: string;
  /** The thread, by the id of its first comment. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d80' */
  threadId!: string;
  /** What it is about. @example 'BEHAVIOUR' */
  @ApiProperty({ enum: SPOKEN_PARTS }) part!: SpokenPart;
  /** Which line; null for the plan as a whole. @example 'ADAPTIF' */
  @ApiProperty({ type: String }) partId!: string | null;
  /** Who said it. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d11' */
  authorEmployeeId!: string;
  /** Name with titles of who said it. @example 'Siti Aminah, S.Kom.' */
  authorName!: string;
  /** RETURN where it says why the plan was returned. @example 'COMMENT' */
  @ApiProperty({ enum: ['COMMENT', 'RETURN'] }) purpose!: 'COMMENT' | 'RETURN';
  /** What was said. @example 'Apakah pelatihan daring termasuk?' */
  text!: string;
  /** When it was said. @example '2026-01-12T02:11:00.000Z' */
  createdAt!: string;
  /** When the thread was closed; null while it is open. @example null */
  @ApiProperty({ type: String, format: 'date-time' }) resolvedAt!: string | null;
  /** Version, which tells only of the closing of the thread. @example 1 */
  version!: number;
}

/** Why one plan of several was not agreed. */
export class AgreementProblemResponse {
  /** The code of the problem. @example 'REQUEST.STALE' */
  code!: string;
  /** What it is, in the language of the request. @example 'Versi sudah lama' */
  title!: string;
  /** What can be done, in the language of the request. @example 'Objek sudah berubah sejak Anda membacanya; muat ulang.' */
  detail!: string;
}

/** What became of one plan of several. */
export class AgreementOutcomeResponse {
  /** The plan. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d30' */
  workPlanId!: string;
  /** The state in which it is now; null when it is not yours to see. @example 'AGREED' */
  @ApiProperty({ type: String }) status!: WorkPlanStatus | null;
  /** Why it was not agreed; null when it was. */
  @ApiProperty({ type: AgreementProblemResponse, nullable: true }) problem!: AgreementProblemResponse | null;
}

/** What became of several plans, in the order in which they were sent. */
export class AgreementsResponse {
  /** Each plan. */
  outcomes!: AgreementOutcomeResponse[];
}
