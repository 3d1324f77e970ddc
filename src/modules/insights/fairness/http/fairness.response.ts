import { ApiProperty } from '@nestjs/swagger';
import { ATTRIBUTES, type Attribute } from '../domain/group-differences.js';
import { INCOMPARABLE, type Incomparable } from '../domain/severity.js';
import { type Verdict, VERDICTS } from '../domain/verdicts.js';
import { HINT_KINDS, type HintKind } from '../fairness-figures.js';

/** What stands beside every figure, in both languages. */
export class FairnessCautionResponse {
  /** In Indonesian. @example 'Angka ini hanya petunjuk untuk dibicarakan.' */
  indonesian!: string;
  /** In English. @example 'These figures are hints to talk about.' */
  english!: string;
}

/** With what an analysis was asked for. */
export class FairnessSettingsResponse {
  /** From how many ratees on something is said of an appraiser. @example 6 */
  @ApiProperty({ type: 'integer' }) fewestRatees!: number;
  /** From how many people on a group is shown. @example 10 */
  @ApiProperty({ type: 'integer' }) smallestGroup!: number;
  /** How many days after it is finished others see an appraiser who has not answered. @example 14 */
  @ApiProperty({ type: 'integer' }) othersAfterDays!: number;
}

/** An analysis in few numbers. */
export class FairnessSummaryResponse {
  /** How many people were rated. @example 1180 */
  @ApiProperty({ type: 'integer' }) people!: number;
  /** By how many appraisers. @example 104 */
  @ApiProperty({ type: 'integer' }) appraisers!: number;
  /** How many of these can be compared. @example 88 */
  @ApiProperty({ type: 'integer' }) comparable!: number;
  /** How many are lenient or severe when all are looked at together. @example 9 */
  @ApiProperty({ type: 'integer' }) listed!: number;
  /** Standard deviation of leniency among appraisers, in latent levels. @example '0.22' */
  leniencySpread!: string;
  /** False where two independent sources were missing, so that a share of the method was assumed. */
  isEstimated!: boolean;
}

/** How fairly a year was appraised, as it was calculated once. */
export class FairnessAnalysisResponse {
  /** Id, a UUIDv7. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d70' */
  id!: string;
  /** The performance year. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d20' */
  performancePeriodId!: string;
  /** The same as a number. @example 2026 */
  @ApiProperty({ type: 'integer' }) year!: number;
  /** The job that calculates it; `/jobs/{id}` tells how far it is. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d12' */
  jobId!: string | null;
  /** Version of the method, as docs/domain/fairness.md tells it. @example 'FA-3' */
  methodVersion!: string;
  /** Hash of all settings and the method's version: equal ones were calculated alike. @example 'a3f5…' */
  settingsHash!: string;
  /** With what it was asked for. */
  settings!: FairnessSettingsResponse;
  /** From when on others see appraisers who have not answered; null until it is finished. @example '2027-02-15' */
  othersFromOn!: string | null;
  /** In few numbers; null until it is finished. */
  summary!: FairnessSummaryResponse | null;
  /** When it was asked for. @example '2027-02-01T02:15:00.000Z' */
  createdAt!: string;
  /** When it was finished; null until then. @example '2027-02-01T02:15:09.000Z' */
  finishedAt!: string | null;
  /** Version. @example 2 */
  version!: number;
  /** How it is to be read. */
  caution!: FairnessCautionResponse;
}

/** How many ratees have each predicate. */
export class FairnessPredicatesResponse {
  /** How many have Sangat Baik. @example 2 */
  @ApiProperty({ type: 'integer' }) SANGAT_BAIK!: number;
  /** How many have Baik. @example 10 */
  @ApiProperty({ type: 'integer' }) BAIK!: number;
  /** How many have Butuh Perbaikan. @example 0 */
  @ApiProperty({ type: 'integer' }) BUTUH_PERBAIKAN!: number;
  /** How many have Kurang. @example 0 */
  @ApiProperty({ type: 'integer' }) KURANG!: number;
  /** How many have Sangat Kurang. @example 0 */
  @ApiProperty({ type: 'integer' }) SANGAT_KURANG!: number;
}

/** Figures of one appraiser; null where there is too little to say it. Nothing of it is applied to any rating. */
export class FairnessFiguresResponse {
  /** How many people he rated. @example 12 */
  @ApiProperty({ type: 'integer' }) ratees!: number;
  /** Of how many of them others say something. @example 11 */
  @ApiProperty({ type: 'integer' }) compared!: number;
  /** Why he cannot be compared; null where he can. @example null */
  @ApiProperty({ enum: INCOMPARABLE, nullable: true }) incomparable!: Incomparable | null;
  /** How much more (positive, lenient) or less (negative, severe) he gives than the appraiser in the middle, in latent levels; told like its interval. @example '0.53' */
  leniencyLevels!: string | null;
  /** Where the interval of it begins; to others than the appraiser only where it holds when all are looked at together. @example '0.19' */
  leniencyFrom!: string | null;
  /** Where the interval of it ends; told like its beginning. @example '0.88' */
  leniencyUntil!: string | null;
  /** The same drawn to the middle by how uncertain it is. @example '0.34' */
  shrunkLevels!: string | null;
  /** Chance of so large a difference of somebody who rates like the one in the middle; told like the interval. @example '0.0021' */
  pValue!: string | null;
  /** Mean level that his ratings show, as they are, from the mean of the government. @example '0.40' */
  rawMeanLevel!: string | null;
  /** The same with the shrunk leniency taken off, for comparison only; null where he cannot be compared. @example '0.12' */
  adjustedMeanLevel!: string | null;
  /** How far he tells people apart, as a part of what is usual. @example '0.85' */
  spread!: string | null;
  /** How alike he rates results and behaviour (correlation). @example '0.71' */
  halo!: string | null;
  /** What is usual of that. @example '0.66' */
  usualHalo!: string | null;
  /** Share of people of whom he rated all items alike. @example '0.25' */
  straightShare!: string | null;
  /** What is usual of that. @example '0.31' */
  usualStraightShare!: string | null;
  /** Share of people whose behaviour got the ratings of the year before. @example '0.42' */
  copiedRatingsShare!: string | null;
  /** How many reasons are long enough to be compared. @example 12 */
  @ApiProperty({ type: 'integer' }) reasons!: number;
  /** How many are much like that of another person. @example 2 */
  @ApiProperty({ type: 'integer' }) reasonsLikeOthers!: number;
  /** How many are much like that of the year before. @example 1 */
  @ApiProperty({ type: 'integer' }) reasonsLikeLastYear!: number;
  /** The most people rated within ten minutes. @example 3 */
  @ApiProperty({ type: 'integer' }) fastestRun!: number;
  /** Share of his people's evidence that is about the last 60 days. @example '0.22' */
  recentEvidenceShare!: string | null;
  /** How his predicates are spread; the rule for units is checked by `/org-units/{id}/distribution`. Null where it is withheld. */
  predicates!: FairnessPredicatesResponse | null;
  /** Objections to his ratings; null where it is withheld. @example 1 */
  @ApiProperty({ type: 'integer', nullable: true }) objectionsFiled!: number | null;
  /** Those that were upheld; null where it is withheld. @example 0 */
  @ApiProperty({ type: 'integer', nullable: true }) objectionsUpheld!: number | null;
  /** Those that were rejected; null where it is withheld. @example 1 */
  @ApiProperty({ type: 'integer', nullable: true }) objectionsRejected!: number | null;
  /** Share of decided objections that were upheld. @example '0.00' */
  overturnShare!: string | null;
}

/** One appraiser in an analysis, as others see him. */
export class FairnessAppraiserResponse {
  /** Id, a UUIDv7. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d71' */
  id!: string;
  /** The analysis. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d70' */
  analysisId!: string;
  /** The appraiser. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d03' */
  appraiserId!: string;
  /** Name with titles. @example 'Dra. Rina Lestari, M.Si.' */
  appraiserName!: string;
  /** NIP. @example '197203151998032004' */
  nip!: string | null;
  /** What is said of him; lenient or severe only where it holds when all appraisers are looked at together. @example 'NO_CLAIM' */
  @ApiProperty({ enum: VERDICTS }) verdict!: Verdict;
  /** The figures. */
  figures!: FairnessFiguresResponse;
  /** True where few of his people are beyond your reach, so that what follows from their ratings one by one is left out. */
  isWithheld!: boolean;
  /** What he says to them; null for nothing. @example 'Tim saya menangani dua proyek prioritas.' */
  comment!: string | null;
  /** When he answered; null before. @example '2027-02-03T02:15:00.000Z' */
  answeredAt!: string | null;
  /** How it is to be read. */
  caution!: FairnessCautionResponse;
}

/** Something about your own ratings that is worth a thought; never a finding. */
export class OwnFairnessHintResponse {
  /** What it is. @example 'FAVOUR' */
  @ApiProperty({ enum: HINT_KINDS }) kind!: HintKind;
  /** Whom it concerns besides; null where it is your way with all. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d11' */
  employeeId!: string | null;
  /** Name with titles of that person. @example 'Bambang Wijaya, S.Sos.' */
  employeeName!: string | null;
  /** The figure behind it: a share, a count, or of FAVOUR latent levels beyond what was expected. @example '1.40' */
  value!: string | null;
  /** Whether others are told, too. */
  isListed!: boolean;
  /** How it is to be read. */
  caution!: FairnessCautionResponse;
}

/** Your own figures as an appraiser. */
export class OwnFairnessResponse {
  /** The analysis. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d70' */
  analysisId!: string;
  /** The performance year. @example 2026 */
  @ApiProperty({ type: 'integer' }) year!: number;
  /** When it was calculated. @example '2027-02-01T02:15:09.000Z' */
  finishedAt!: string;
  /** From when on others see them, if you have not answered before. @example '2027-02-15' */
  othersFromOn!: string;
  /** What is said of you, looked at alone. @example 'LENIENT' */
  @ApiProperty({ enum: VERDICTS }) verdict!: Verdict;
  /** Whether that also holds when all appraisers are looked at together, and is told to others. */
  isListed!: boolean;
  /** The figures. */
  figures!: FairnessFiguresResponse;
  /** What is worth a thought. */
  hints!: OwnFairnessHintResponse[];
  /** What you said to them. @example 'Tim saya menangani dua proyek prioritas.' */
  comment!: string | null;
  /** When you answered; null before. @example '2027-02-03T02:15:00.000Z' */
  answeredAt!: string | null;
  /** How it is to be read. */
  caution!: FairnessCautionResponse;
}

/** How a group differs from all others; null where it is too small to be shown. */
export class FairnessDifferenceResponse {
  /** By what people are compared. @example 'SEX' */
  @ApiProperty({ enum: ATTRIBUTES }) attribute!: Attribute;
  /** The group. @example 'FEMALE' */
  group!: string;
  /** True where it is hidden, for itself or so that another one cannot be calculated. */
  isSuppressed!: boolean;
  /** How many people it has. @example 512 */
  @ApiProperty({ type: 'integer', nullable: true }) people!: number | null;
  /** Mean level of the group less that of the others, in latent levels. @example '-0.04' */
  difference!: string | null;
  /** Where the interval of it begins. @example '-0.13' */
  from!: string | null;
  /** Where the interval of it ends. @example '0.05' */
  until!: string | null;
  /** The same between people of the same appraiser. @example '-0.01' */
  withinAppraisers!: string | null;
  /** Chance of so large a difference by chance alone, over all comparisons of the year. @example '1.0000' */
  adjustedP!: string | null;
  /** Whether it is clear over all comparisons of the year. */
  isClear!: boolean;
  /** How it is to be read. */
  caution!: FairnessCautionResponse;
}

/** Something that is worth a talk with an appraiser; never a finding. */
export class FairnessHintResponse {
  /** Id, a UUIDv7. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d72' */
  id!: string;
  /** The appraiser. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d03' */
  appraiserId!: string;
  /** Name with titles. @example 'Dra. Rina Lestari, M.Si.' */
  appraiserName!: string;
  /** Whom it concerns besides; null where it is his way with all. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d11' */
  employeeId!: string | null;
  /** Name with titles of that person. @example 'Bambang Wijaya, S.Sos.' */
  employeeName!: string | null;
  /** What it is. @example 'FAVOUR' */
  @ApiProperty({ enum: HINT_KINDS }) kind!: HintKind;
  /** The figure behind it: a share, a count, or of FAVOUR latent levels beyond what was expected. @example '1.40' */
  value!: string | null;
  /** How it is to be read. */
  caution!: FairnessCautionResponse;
}
