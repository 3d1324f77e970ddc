import { ApiProperty } from '@nestjs/swagger';
import type { Predicate } from '../../domain/rule-set.js';
import { type SectionCode, SECTIONS } from '../domain/sentence.js';

/** A figure beside the sentences. */
export class ExplainedFigureResponse {
  /** The indicator. @example 'Jumlah laporan terbit' */
  about!: string;
  /** What of it: what was reached, what was due, or how many per cent of that. @example 'Tercapai' */
  label!: string;
  /** The number. @example '3.00' */
  value!: string;
  /** Its unit. @example 'laporan' */
  unit!: string | null;
}

/** A part of an explanation. */
export class ExplanationSectionResponse {
  /** Which part. @example 'PREDICATE' */
  @ApiProperty({ enum: SECTIONS }) code!: SectionCode;
  /** Its heading. @example 'Mengapa predikatnya demikian?' */
  title!: string;
  /** Its sentences. @example ['Pejabat penilai menilai hasil kerja sesuai ekspektasi dan perilaku kerja sesuai ekspektasi.'] */
  sentences!: string[];
  /** Its figures. */
  figures!: ExplainedFigureResponse[];
}

/** Why somebody got his predicate, or has none because it was cancelled, in the language of the reader. */
export class ExplanationResponse {
  /** The appraisal. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d50' */
  appraisalId!: string;
  /** The predicate; null of an appraisal that was cancelled before the reader learned of one. @example 'BAIK' */
  predicate!: Predicate | null;
  /** True while it is not published and may change. @example false */
  isDraft!: boolean;
  /** The whole in one sentence. @example 'Predikat kinerja Siti Aminah, S.Kom. untuk Triwulan 1 2026 adalah Baik.' */
  headline!: string;
  /** The parts, in the order in which they are read. */
  sections!: ExplanationSectionResponse[];
  /** The regulation; null without a predicate. @example 'PERMENPANRB_6_2022' */
  ruleSetCode!: string | null;
  /** Its version; null without a predicate. @example 1 */
  @ApiProperty({ type: 'integer' }) ruleSetVersion!: number | null;
  /** Where the rule stands; null without a predicate. @example 'PermenPANRB 6/2022, Pasal 24–25; SE MenPANRB 3/2023' */
  ruleSetSource!: string | null;
  /** SHA-256 of the published copy; null of a draft. @example '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08' */
  contentsHash!: string | null;
}
