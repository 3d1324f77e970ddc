import { IsDay, IsOneOf, IsPlainText } from '../../../../kernel/http/validators.js';
import { type Ruling, RULINGS } from '../persistence/appraisal-ruling.entity.js';

/** What a court or an authority has ruled of a published appraisal. */
export class RulingRequest {
  /** VOID: it does not count. KEEP: it stands. REDO: it does not count, and the employee is appraised anew. @example 'REDO' */
  @IsOneOf(RULINGS) ruling!: Ruling;
  /** Who has ruled. @example 'PTUN Banjarmasin' */
  @IsPlainText(3, 200) authority!: string;
  /** Number of the ruling. @example '34/G/TF/2024/PTUN.BJM' */
  @IsPlainText(1, 100) letterNumber!: string;
  /** Its day. @example '2026-03-30' */
  @IsDay() letterOn!: string;
  /** What it says in short; the employee reads it. @example 'Predikat ditetapkan tanpa dasar dan prosedur; wajib dinilai ulang.' */
  @IsPlainText(10, 4000) reason!: string;
}
