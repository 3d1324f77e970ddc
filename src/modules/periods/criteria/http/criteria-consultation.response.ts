import { ApiProperty } from '@nestjs/swagger';
import { PROPOSAL_ANSWERS, PROPOSAL_KINDS, type ProposalAnswer, type ProposalKind } from '../domain/criteria-lines.js';
import { CriterionResponse } from './criteria-sets.response.js';

/** What somebody said of criteria. */
export class CriteriaCommentResponse {
  /** Id, a UUIDv7. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d85' */
  id!: string;
  /** The version of criteria. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d84' */
  criteriaSetId!: string;
  /** The criterion it is about; null for all of them. @example 'KEHADIRAN' */
  criterionCode!: string | null;
  /** Who said it. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d11' */
  authorEmployeeId!: string;
  /** Name with titles. @example 'Siti Aminah, S.Sos.' */
  authorName!: string;
  /** What was said. @example 'Bagaimana dengan pegawai yang bertugas malam?' */
  text!: string;
  /** When. @example '2025-11-05T02:15:00.000Z' */
  createdAt!: string;
}

/** A change that somebody wants. */
export class CriteriaProposalResponse {
  /** Id, a UUIDv7. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d86' */
  id!: string;
  /** The version of criteria. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d84' */
  criteriaSetId!: string;
  /** Who wants it. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d11' */
  authorEmployeeId!: string;
  /** Name with titles. @example 'Siti Aminah, S.Sos.' */
  authorName!: string;
  /** A criterion more, another wording, or one less. @example 'CHANGE' */
  @ApiProperty({ enum: PROPOSAL_KINDS }) kind!: ProposalKind;
  /** The criterion to be changed or removed. @example 'KEHADIRAN' */
  criterionCode!: string | null;
  /** The criterion as it is to be; null for one that is to go. */
  criterion!: CriterionResponse | null;
  /** Why. @example 'Petugas jaga malam mulai bekerja pada jam lain.' */
  reason!: string;
  /** How many are for it; null while votes are taken. @example 14 */
  @ApiProperty({ type: 'integer', nullable: true }) votesFor!: number | null;
  /** How many are against it; null while votes are taken. @example 3 */
  @ApiProperty({ type: 'integer', nullable: true }) votesAgainst!: number | null;
  /** The caller's own vote; null without one. @example true */
  @ApiProperty({ type: 'boolean', nullable: true }) ownVote!: boolean | null;
  /** Whether the criteria follow it; null before the answer. @example 'PARTLY' */
  @ApiProperty({ type: String, enum: [...PROPOSAL_ANSWERS, null], nullable: true }) answer!: ProposalAnswer | null;
  /** Why. @example 'Jam jaga dipakai sebagai dasar, skalanya tetap.' */
  answerReason!: string | null;
  /** When it was answered. @example '2025-12-01T02:15:00.000Z' */
  answeredAt!: string | null;
  /** When it was made. @example '2025-11-05T02:15:00.000Z' */
  createdAt!: string;
  /** Version for If-Match. @example 1 */
  version!: number;
}
