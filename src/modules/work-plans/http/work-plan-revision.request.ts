import { IsId, IsListOf, IsOneOf, IsPart, IsPlainText, Optional } from '../../../kernel/http/validators.js';
import { MAX_RESULTS } from '../domain/limits.js';
import { REVISION_GROUNDS, type RevisionGround } from '../domain/revision.js';
import { AnnexesRequest, ResultRequest } from './work-plan.request.js';

/** A revision of an active plan that is begun; it starts from what the plan says now. */
export class RevisionRequest {
  /** Id made by the client; the service makes one when it is left out. */
  @Optional() @IsId() id?: string;
  /** Why the plan may be changed. @example 'ANGGARAN' */
  @IsOneOf(REVISION_GROUNDS) ground!: RevisionGround;
  /** What has happened, in words. @example 'Pagu kegiatan dipotong 40 persen pada perubahan anggaran.' */
  @IsPlainText(10, 1000) reason!: string;
}

/** A change of a revision that is not submitted; what is left out stays. */
export class RevisionPatch {
  /** Why the plan may be changed. @example 'ANGGARAN' */
  @Optional() @IsOneOf(REVISION_GROUNDS) ground?: RevisionGround;
  /** What has happened, in words. @example 'Pagu kegiatan dipotong 40 persen pada perubahan anggaran.' */
  @Optional() @IsPlainText(10, 1000) reason?: string;
  /** All results as they are to be: with the id of one that is there it is kept, without it is new, what is missing goes. */
  @Optional() @IsListOf(() => ResultRequest, 1, MAX_RESULTS) results?: ResultRequest[];
  /** The annexes as they are to be; a list that is left out stays. */
  @Optional() @IsPart(() => AnnexesRequest) annexes?: AnnexesRequest;
}

/** Why a revision goes back to its owner or is refused. */
export class RevisionDecisionRequest {
  /** The reason. @example 'Target triwulan IV tetap dapat dicapai tanpa anggaran tambahan.' */
  @IsPlainText(10, 1000) reason!: string;
}
