import { IsOneOf, IsPlainText, Optional } from '../../../../kernel/http/validators.js';
import { type Rating, RATINGS } from '../../domain/rule-set.js';

/** What the leader of a team recommends for a member. */
export class RecommendationRequest {
  /** Results, measured against what was expected. @example 'DI_ATAS_EKSPEKTASI' */
  @Optional() @IsOneOf(RATINGS) resultRating?: Rating;
  /** Behaviour, measured against what was expected. @example 'SESUAI_EKSPEKTASI' */
  @Optional() @IsOneOf(RATINGS) behaviourRating?: Rating;
  /** Why: facts that the appraiser can check. @example 'Menyelesaikan modul antrean dua minggu lebih awal.' */
  @IsPlainText(10, 4000) text!: string;
}

/** What an appraiser leaves to whoever rates the year. */
export class AppraiserNoteRequest {
  /** The words. @example 'Sampai pindah tugas di bulan Mei semua laporan terbit; pendampingan rekan baru patut dihitung.' */
  @IsPlainText(10, 4000) text!: string;
}
