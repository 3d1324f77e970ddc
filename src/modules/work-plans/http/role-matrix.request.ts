import { InSomeCases, IsDecimalText, IsId, IsOneOf, IsPlainText, Optional } from '../../../kernel/http/validators.js';
import { CASCADE_WAYS, type CascadeWay } from '../domain/role-matrix.js';

/** What one member is to contribute to one of your results. */
export class RoleCellRequest {
  /** Id made by the client; the service makes one when it is left out. */
  @Optional() @IsId() id?: string;
  /** Your result. */
  @IsId() leaderResultId!: string;
  /** The member: somebody whom you appraise within the days of your plan, or of a team that you lead. */
  @IsId() employeeId!: string;
  /** What the member is to achieve. @example 'Balita di tiga desa terpantau setiap bulan' */
  @IsPlainText(1, 1000) statement!: string;
  /** DIRECT divides an indicator with its target, NON_DIRECT (the default) gives an intermediate output or service. @example 'NON_DIRECT' */
  @Optional() @IsOneOf(CASCADE_WAYS) way?: CascadeWay;
  /** The indicator of your result that is divided, in the direct way. */
  @Optional() @IsId() indicatorId?: string;
  /** The member's share of its target, in the direct way. @example '4.00' */
  @InSomeCases() @Optional() @IsDecimalText({ scale: 2, min: '0.01' }) share?: string;
}

/** A change of a cell; what is left out stays. */
export class RoleCellPatch {
  /** What the member is to achieve. @example 'Balita di empat desa terpantau setiap bulan' */
  @Optional() @IsPlainText(1, 1000) statement?: string;
  /** The member's share of the divided target. @example '5.00' */
  @InSomeCases() @Optional() @IsDecimalText({ scale: 2, min: '0.01' }) share?: string;
}
