import { ApiProperty } from '@nestjs/swagger';

/** One thing that evidence proves. */
export class EvidenceLinkResponse {
  /** The result; null for something else. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d31' */
  @ApiProperty({ type: String }) resultId!: string | null;
  /** The indicator; null for something else. @example null */
  @ApiProperty({ type: String }) indicatorId!: string | null;
  /** The report of progress; null for something else. @example null */
  @ApiProperty({ type: String }) progressEntryId!: string | null;
}

/** A piece of evidence. */
export class EvidenceResponse {
  /** Id, a UUIDv7. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d82' */
  id!: string;
  /** The plan. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d30' */
  workPlanId!: string;
  /** Whose plan it is. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d11' */
  employeeId!: string;
  /** What it is. @example 'Berita acara pelayanan triwulan I' */
  title!: string;
  /** What should be known about it; null for nothing. @example null */
  @ApiProperty({ type: String }) note!: string | null;
  /** The day it is about. @example '2026-03-30' */
  @ApiProperty({ format: 'date' }) occurredOn!: string;
  /** The name of the file. @example 'berita-acara.pdf' */
  fileName!: string;
  /** What the file is, by its content. @example 'application/pdf' */
  mediaType!: string;
  /** How many bytes it has. @example 184320 */
  sizeBytes!: number;
  /** Its SHA-256, of the bytes that are kept and sent. @example '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08' */
  sha256!: string;
  /** True when the place and other particulars were taken out of a photo. @example false */
  isCleaned!: boolean;
  /** What it proves. */
  links!: EvidenceLinkResponse[];
  /** When it was added. @example '2026-03-30T02:11:00.000Z' */
  createdAt!: string;
  /** Version for If-Match. @example 1 */
  version!: number;
}
