import { ApiProperty } from '@nestjs/swagger';
import { type Rating, RATINGS } from '../../domain/rule-set.js';
import {
  CERTIFICATION_STATES,
  type CertificationState,
  VIGNETTE_CONTEXTS,
  type VignetteContext,
} from '../domain/attempt.js';
import { CERTIFICATION_LEVELS, type CertificationLevel } from '../persistence/certification.entity.js';

/** What a government asks of its appraisers. */
export class CertificationPolicyResponse {
  /** OFF: nothing; WARN: appraisers are reminded; REQUIRED: nobody rates without a valid certificate. @example 'WARN' */
  @ApiProperty({ enum: CERTIFICATION_LEVELS }) level!: CertificationLevel;
  /** How many vignettes an attempt has. @example 8 */
  @ApiProperty({ type: 'integer' }) vignettes!: number;
  /** How many ratings have to be equal to the reference, in per cent. @example 70 */
  @ApiProperty({ type: 'integer' }) passPercent!: number;
  /** How lenient or severe the mean may be, in hundredths of a level. @example 35 */
  @ApiProperty({ type: 'integer' }) mostLeniencyHundredths!: number;
  /** For how many months a certificate holds. @example 12 */
  @ApiProperty({ type: 'integer' }) validMonths!: number;
  /** Version. @example 1 */
  @ApiProperty({ type: 'integer' }) version!: number;
}

/** A lesson of the course. */
export class LessonResponse {
  /** Its code. @example 'HALO' */
  code!: string;
  /** Its title. @example 'Pisahkan hasil dari perilaku' */
  title!: string;
  /** What it says. @example ['Nilailah hasil dari angka dan buktinya, perilaku dari kejadian yang tercatat.'] */
  paragraphs!: string[];
}

/** The course of appraisers. */
export class AppraiserCourseResponse {
  /** Its edition. @example 1 */
  @ApiProperty({ type: 'integer' }) edition!: number;
  /** Its lessons, in their order. */
  lessons!: LessonResponse[];
}

/** A vignette: somebody's year in a few facts. Nobody in it is a real person. */
export class VignetteResponse {
  /** Its code. @example 'PELAKSANA_ARSIP' */
  code!: string;
  /** For whom it is typical. @example 'PELAKSANA' */
  @ApiProperty({ enum: VIGNETTE_CONTEXTS }) context!: VignetteContext;
  /** Its title. @example 'Arsip yang selesai tepat waktu' */
  title!: string;
  /** The post of the person. @example 'Pengadministrasi arsip, Sekretariat Dinas' */
  post!: string;
  /** What is on record. @example ['Target: 1.200 berkas tertata dalam setahun.', 'Tercapai 1.204 berkas.'] */
  facts!: string[];
  /** The lesson that it practises; null before you answered. @example 'LENIENCY' */
  lesson!: string | null;
  /** Your rating of the results; null before you answered. @example 'DI_ATAS_EKSPEKTASI' */
  @ApiProperty({ type: String, enum: [...RATINGS, null], nullable: true }) resultRating!: Rating | null;
  /** Your rating of the behaviour; null before you answered. @example 'SESUAI_EKSPEKTASI' */
  @ApiProperty({ type: String, enum: [...RATINGS, null], nullable: true }) behaviourRating!: Rating | null;
  /** The reference of the results; null before you answered. @example 'SESUAI_EKSPEKTASI' */
  @ApiProperty({ type: String, enum: [...RATINGS, null], nullable: true }) referenceResultRating!: Rating | null;
  /** The reference of the behaviour; null before you answered. @example 'SESUAI_EKSPEKTASI' */
  @ApiProperty({ type: String, enum: [...RATINGS, null], nullable: true }) referenceBehaviourRating!: Rating | null;
  /** Why that rating of results; null before you answered. @example 'Selisih empat berkas bukan pencapaian yang melampaui ekspektasi.' */
  resultReason!: string | null;
  /** Why that rating of behaviour; null before you answered. @example 'Dua apresiasi sejalan dengan ekspektasi pelayanan.' */
  behaviourReason!: string | null;
}

/** An attempt in a list; its figures are for the appraiser alone. */
export class CertificationAttemptSummaryResponse {
  /** Id, a UUIDv7. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2da0' */
  id!: string;
  /** The edition of the course. @example 1 */
  @ApiProperty({ type: 'integer' }) edition!: number;
  /** When it was begun. @example '2026-03-02T02:00:00.000Z' */
  startedAt!: string;
  /** When it was answered; null while it is open. @example '2026-03-02T02:25:00.000Z' */
  answeredAt!: string | null;
  /** Ratings equal to the reference, in whole per cent. @example 81 */
  @ApiProperty({ type: 'integer', nullable: true }) accuracyPercent!: number | null;
  /** Mean of your ratings less the reference, in levels: positive is lenient. @example '0.13' */
  leniency!: string | null;
  /** Mean distance from the reference, in levels. @example '0.19' */
  distance!: string | null;
  /** Whether it was enough; null while it is open. @example true */
  isPassed!: boolean | null;
  /** The last day of the certificate. @example '2027-03-01' */
  validUntil!: string | null;
  /** Version. @example 2 */
  @ApiProperty({ type: 'integer' }) version!: number;
}

/** An attempt with its vignettes; reference and reasons show once it is answered. */
export class CertificationAttemptResponse extends CertificationAttemptSummaryResponse {
  /** The vignettes, in their order. */
  items!: VignetteResponse[];
}

/** How you stand as an appraiser. */
export class OwnCertificationResponse {
  /** Never passed, valid, ending within 30 days, or over. @example 'CERTIFIED' */
  @ApiProperty({ enum: CERTIFICATION_STATES }) state!: CertificationState;
  /** The last day of the certificate. @example '2027-03-01' */
  validUntil!: string | null;
  /** What the government asks. @example 'WARN' */
  @ApiProperty({ enum: CERTIFICATION_LEVELS }) level!: CertificationLevel;
  /** How much more lenient you have become since the attempt before, in levels; null without one. @example '-0.06' */
  drift!: string | null;
  /** Your answered attempts, the first first. */
  attempts!: CertificationAttemptSummaryResponse[];
}

/** An appraiser with his state. Figures of an attempt are his own. */
export class AppraiserCertificationResponse {
  /** The appraiser. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d14' */
  employeeId!: string;
  /** Name with titles. @example 'Budi Santoso, S.E.' */
  employeeName!: string;
  /** How many people he appraises today. @example 7 */
  @ApiProperty({ type: 'integer' }) appraises!: number;
  /** Never passed, valid, ending within 30 days, or over. @example 'CERTIFIED' */
  @ApiProperty({ enum: CERTIFICATION_STATES }) state!: CertificationState;
  /** The last day of the certificate. @example '2027-03-01' */
  validUntil!: string | null;
}
