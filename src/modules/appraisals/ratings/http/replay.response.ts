import type { Lack, Predicate, Rating } from '../../domain/rule-set.js';

/** A stored result beside the same once more, from nothing but what was stored with it. */
export class ReplayedResultResponse {
  /** The appraisal. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d50' */
  appraisalId!: string;
  /** Whether both are the same. @example true */
  isEqual!: boolean;
  /** What came of it, in sentences. @example 'Hasil hitung ulang sama: Baik. Naskah yang disampaikan tidak berubah.' */
  text!: string;
  /** The predicate that is stored. @example 'BAIK' */
  storedPredicate!: Predicate;
  /** The one that came out; null where the rule set of that version cannot answer. @example 'BAIK' */
  replayedPredicate!: Predicate | null;
  /** The regulation. @example 'PERMENPANRB_6_2022' */
  ruleSetCode!: string;
  /** Its version. @example 1 */
  ruleSetVersion!: number;
  /** How it came about, step by step, with what a calibration or an examiner did. @example ['kuadran kinerja (PermenPANRB 6/2022): Baik'] */
  steps!: string[];
  /** The stored rating of results. @example 'SESUAI_EKSPEKTASI' */
  resultRating!: Rating | null;
  /** The stored rating of behaviour. @example 'SESUAI_EKSPEKTASI' */
  behaviourRating!: Rating | null;
  /** Whether figures were stored, too. @example false */
  hasFigures!: boolean;
  /** Whether the published copy still is what its hash was made of, and the appraisal says the same; null before publication, of an erased copy, and of one from before there were hashes. @example true */
  isUnaltered!: boolean | null;
  /** SHA-256 of the published copy as canonical JSON; null where there is none. @example '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08' */
  contentsHash!: string | null;
}

/** How many people have a predicate before and after. */
export class PredicateCountResponse {
  /** The predicate. @example 'BAIK' */
  predicate!: Predicate;
  /** How many have it. @example 41 */
  before!: number;
  /** How many of those who could be calculated would have it. @example 38 */
  after!: number;
}

/** Somebody who would have another predicate. */
export class MoverResponse {
  /** The appraisal. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d50' */
  appraisalId!: string;
  /** The employee. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d11' */
  employeeId!: string;
  /** The name with titles. @example 'Siti Aminah, S.Kom.' */
  employeeName!: string;
  /** The published predicate. @example 'BAIK' */
  before!: Predicate;
  /** What it would be. @example 'BUTUH_PERBAIKAN' */
  after!: Predicate;
}

/** Something that a rule set lacks. */
export class LackResponse {
  /** What is missing. @example 'FIGURES' */
  code!: Lack | 'PARTS';
  /** The same in words. @example 'Nilai angka tidak ada.' */
  text!: string;
}

/** Somebody for whom nothing can be said. */
export class UncountedResponse {
  /** The appraisal. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d50' */
  appraisalId!: string;
  /** The employee. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d11' */
  employeeId!: string;
  /** The name with titles. @example 'Siti Aminah, S.Kom.' */
  employeeName!: string;
  /** The published predicate. @example 'BAIK' */
  before!: Predicate;
  /** What is missing. */
  lacks!: LackResponse[];
}

/** What other rules would make of published results; nothing comes of it. */
export class SimulationResponse {
  /** People with a published result of that time in reach. @example 120 */
  people!: number;
  /** Those who would keep their predicate. @example 108 */
  unmoved!: number;
  /** Those who would have another one. @example 4 */
  moved!: number;
  /** Those for whom something is missing; nothing is guessed. @example 8 */
  uncounted!: number;
  /** By predicate, best first. */
  predicates!: PredicateCountResponse[];
  /** Who would move, by name; the first 500. */
  movers!: MoverResponse[];
  /** For whom something is missing, by name; the first 500. */
  missing!: UncountedResponse[];
}
