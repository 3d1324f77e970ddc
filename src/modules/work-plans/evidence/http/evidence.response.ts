import { ApiProperty } from '@nestjs/swagger';
import { type Scan, SCANS } from '../domain/scans.js';
import { type Verdict, VERDICTS } from '../domain/verdicts.js';

/** One thing that evidence proves. */
export class EvidenceLinkResponse {
  /** The result; null for something else. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d31' */
  @ApiProperty({ type: String }) resultId!: string | null;
  /** The indicator; null for something else. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d32' */
  @ApiProperty({ type: String }) indicatorId!: string | null;
  /** The report of progress; null for something else. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d40' */
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
  /** What should be known about it; null for nothing. @example 'Ditandatangani kepala puskesmas.' */
  @ApiProperty({ type: String }) note!: string | null;
  /** The day it is about. @example '2026-03-30' */
  @ApiProperty({ format: 'date' }) occurredOn!: string;
  /** Where it lies elsewhere, as it was sent; null for a file. Nobody has looked whether it is there. @example 'https://dinkes.example.go.id/berita/posyandu-maret' */
  @ApiProperty({ type: String }) url!: string | null;
  /** The name of the file; null for a link. @example 'berita-acara.pdf' */
  @ApiProperty({ type: String }) fileName!: string | null;
  /** What the file is, by its content; null for a link. @example 'application/pdf' */
  @ApiProperty({ type: String }) mediaType!: string | null;
  /** How many bytes it has; null for a link. @example 184320 */
  @ApiProperty({ type: 'integer' }) sizeBytes!: number | null;
  /** Its SHA-256, of the bytes that are kept and sent; null for a link. @example '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08' */
  @ApiProperty({ type: String }) sha256!: string | null;
  /** True when the place and other particulars were taken out of a photo. @example false */
  isCleaned!: boolean;
  /** What a virus scanner said of the file: an infected one nobody gets; null for a link. @example 'INFECTED' */
  @ApiProperty({ enum: SCANS }) scan!: Scan | null;
  /** What it found, by its own name for it; null for nothing. @example 'Win.Test.EICAR_HDB-1' */
  @ApiProperty({ type: String }) scanFinding!: string | null;
  /** The scanner and its signatures, in its own words; null before, and for a link. @example 'ClamAV 1.4.3/27700/Mon Mar  2 08:35:31 2026' */
  @ApiProperty({ type: String }) scanEngine!: string | null;
  /** When it was scanned; null before, and for a link. @example '2026-03-30T02:10:00.000Z' */
  @ApiProperty({ type: String, format: 'date-time' }) scannedAt!: string | null;
  /** What it proves. */
  links!: EvidenceLinkResponse[];
  /** What the appraiser says of it; null before. @example 'LACKING' */
  @ApiProperty({ enum: VERDICTS }) verdict!: Verdict | null;
  /** Why; null when nothing was said. @example 'Daftar hadir belum ditandatangani.' */
  @ApiProperty({ type: String }) verdictReason!: string | null;
  /** When it was said; null before. @example '2026-04-02T03:20:00.000Z' */
  @ApiProperty({ type: String, format: 'date-time' }) assessedAt!: string | null;
  /** Who said it; null before. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d12' */
  @ApiProperty({ type: String }) assessedByEmployeeId!: string | null;
  /** When it was added. @example '2026-03-30T02:11:00.000Z' */
  createdAt!: string;
  /** Version for If-Match. @example 1 */
  version!: number;
}
