import { PageQuery } from '../../../../kernel/http/page.request.js';
import { IsId, IsPlainText, Optional, QueryFlag } from '../../../../kernel/http/validators.js';

/** Somebody to be held from erasure. */
export class HoldRequest {
  /** Id made by the client; the service makes one when it is left out. */
  @Optional() @IsId() id?: string;
  /** The employee. */
  @IsId() employeeId!: string;
  /** Why the data are needed. @example 'Pemeriksaan Inspektorat atas penilaian tahun 2025' */
  @IsPlainText(3, 500) reason!: string;
  /** Number of the letter. @example '700/12/2026' */
  @Optional() @IsPlainText(1, 100) letterNumber?: string;
}

/** Why a hold is let go. */
export class HoldReleaseRequest {
  /** Why the data are not needed any more. @example 'Pemeriksaan selesai' */
  @IsPlainText(3, 500) reason!: string;
}

/** Which holds. */
export class HoldQuery extends PageQuery {
  /** Only holds of this person. */
  @Optional() @IsId() employeeId?: string;
  /** True to leave out those that were released. */
  @QueryFlag() activeOnly!: boolean;
}
