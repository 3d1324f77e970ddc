import { ApiProperty } from '@nestjs/swagger';
import {
  FEEDBACK_KINDS,
  FEEDBACK_PARTS,
  type FeedbackKind,
  type FeedbackPart,
  type FeedbackRequestStatus,
  GIVER_RELATIONS,
  type GiverRelation,
  REQUEST_STATUSES,
} from '../domain/giver.js';

/** An answer to feedback. */
export class FeedbackReplyResponse {
  /** Id, a UUIDv7. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d94' */
  id!: string;
  /** Who answered. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d12' */
  authorEmployeeId!: string;
  /** Name with titles. @example 'Siti Aminah, S.Sos.' */
  authorName!: string;
  /** What was said. @example 'Terima kasih; bulan depan saya bagikan caranya.' */
  text!: string;
  /** When it was said. @example '2026-03-02T02:15:00.000Z' */
  createdAt!: string;
}

/** What somebody thinks of the work of another. */
export class FeedbackResponse {
  /** Id, a UUIDv7. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d92' */
  id!: string;
  /** The plan of that time. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d30' */
  workPlanId!: string;
  /** To whom. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d12' */
  employeeId!: string;
  /** Name with titles. @example 'Siti Aminah, S.Sos.' */
  employeeName!: string;
  /** Who gave it. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d11' */
  giverEmployeeId!: string;
  /** Name with titles. @example 'Dr. Budi Santoso' */
  giverName!: string;
  /** As what it was given, on that day. @example 'PEER' */
  @ApiProperty({ enum: GIVER_RELATIONS }) relation!: GiverRelation;
  /** The request that it answers. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d93' */
  requestId!: string | null;
  /** What it is about. @example 'BEHAVIOUR' */
  @ApiProperty({ enum: FEEDBACK_PARTS }) part!: FeedbackPart;
  /** Which one: the id of a result, report or piece of evidence, the code of a core value; null for the whole. @example 'KOLABORATIF' */
  partId!: string | null;
  /** What that says: the result, the indicator of the report, the title of the evidence; null for the others. @example 'Data layanan unit tersedia' */
  about!: string | null;
  /** What it is meant as. @example 'APRESIASI' */
  @ApiProperty({ enum: FEEDBACK_KINDS }) kind!: FeedbackKind;
  /** What was said. @example 'Terima kasih, data dari tim Anda selalu datang sebelum diminta.' */
  text!: string;
  /** When it was said. @example '2026-03-02T02:15:00.000Z' */
  createdAt!: string;
  /** What was answered, in order. */
  replies!: FeedbackReplyResponse[];
  /** Always 1: feedback is never changed. @example 1 */
  version!: number;
}

/** A question to somebody about the work of another. */
export class FeedbackRequestResponse {
  /** Id, a UUIDv7. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d93' */
  id!: string;
  /** The plan. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d30' */
  workPlanId!: string;
  /** Whose work it is about. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d12' */
  employeeId!: string;
  /** Name with titles. @example 'Siti Aminah, S.Sos.' */
  employeeName!: string;
  /** Who is asked. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d11' */
  fromEmployeeId!: string;
  /** Name with titles. @example 'Dr. Budi Santoso' */
  fromName!: string;
  /** Who asks: the person or the appraiser. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d12' */
  askedByEmployeeId!: string;
  /** What it is about. @example 'BEHAVIOUR' */
  @ApiProperty({ enum: FEEDBACK_PARTS }) part!: FeedbackPart;
  /** Which one; null for the whole. @example 'KOLABORATIF' */
  partId!: string | null;
  /** What that says; null for the whole and for core values. @example 'Data layanan unit tersedia' */
  about!: string | null;
  /** The question. @example 'Apa yang dapat saya perbaiki dalam kerja sama kita?' */
  question!: string;
  /** How far it has come. @example 'OPEN' */
  @ApiProperty({ enum: REQUEST_STATUSES }) status!: FeedbackRequestStatus;
  /** When it was asked. @example '2026-03-02T02:15:00.000Z' */
  createdAt!: string;
  /** Moves on with each change. @example 1 */
  version!: number;
}
