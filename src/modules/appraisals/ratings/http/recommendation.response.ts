import type { Rating } from '../../domain/rule-set.js';

/** What the leader of a team recommends for a member; it sets no predicate. */
export class RecommendationResponse {
  /** Id, a UUIDv7. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d91' */
  id!: string;
  /** The appraisal. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d50' */
  appraisalId!: string;
  /** The leader of the team. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d17' */
  givenByEmployeeId!: string;
  /** The leader's name with titles. @example 'Rina Wulandari, S.Sos.' */
  givenByName!: string;
  /** Results; null where nothing is recommended. @example 'DI_ATAS_EKSPEKTASI' */
  resultRating!: Rating | null;
  /** Behaviour; null where nothing is recommended. @example 'SESUAI_EKSPEKTASI' */
  behaviourRating!: Rating | null;
  /** Why. @example 'Menyelesaikan modul antrean dua minggu lebih awal.' */
  text!: string | null;
  /** When it was said last. @example '2026-04-03T02:00:00.000Z' */
  updatedAt!: string;
}

/** An appraisal that still waits, of somebody whose team you lead. */
export class TeamAppraisalResponse {
  /** The appraisal. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d50' */
  id!: string;
  /** The member. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d11' */
  employeeId!: string;
  /** The member's name with titles. @example 'Siti Aminah, S.Kom.' */
  employeeName!: string;
  /** Name of the time it is about. @example 'Triwulan 1 2026' */
  periodName!: string;
  /** Whether you have recommended something. @example false */
  isRecommended!: boolean;
}

/** What somebody who appraises, or did, leaves to whoever rates the year. */
export class AppraiserNoteResponse {
  /** Id, a UUIDv7. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d92' */
  id!: string;
  /** The plan that it is about. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d30' */
  workPlanId!: string;
  /** Who has written it. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d14' */
  authorEmployeeId!: string;
  /** The name with titles. @example 'Budi Santoso, S.E.' */
  authorName!: string;
  /** The words. @example 'Sampai pindah tugas di bulan Mei semua laporan terbit; pendampingan rekan baru patut dihitung.' */
  text!: string | null;
  /** When. @example '2026-05-14T02:00:00.000Z' */
  createdAt!: string;
}
