import { ApiProperty } from '@nestjs/swagger';
import { TREE_LEVELS, type TreeLevel } from '../../domain/cascade.js';
import { NodeIndicatorResponse } from '../../http/performance-tree.response.js';
import { AGREEMENT_STATES, type AgreementState } from '../domain/unit-agreement.js';

/** An agreement in a list. */
export class UnitAgreementSummaryResponse {
  /** Id, a UUIDv7. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d70' */
  id!: string;
  /** The unit. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d10' */
  unitId!: string;
  /** Name of the unit, as it was signed or is today. @example 'Dinas Kesehatan' */
  unitName!: string;
  /** The performance year. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d20' */
  performancePeriodId!: string;
  /** 1 for the first, one more for each revision. @example 1 */
  @ApiProperty({ type: 'integer' }) edition!: number;
  /** Where it stands. @example 'SIGNED' */
  @ApiProperty({ enum: AGREEMENT_STATES }) status!: AgreementState;
  /** True when the tree of the unit says something else than what was signed (perlu diperbarui). @example false */
  needsUpdate!: boolean;
  /** When the head of the unit signed. @example '2026-01-28T02:15:00.000Z' */
  firstSignedAt!: string | null;
  /** When the superior signed, or the signature was recorded. @example '2026-01-30T02:15:00.000Z' */
  secondSignedAt!: string | null;
  /** Version for If-Match. @example 3 */
  version!: number;
}

/** Somebody who has signed, as on the day of the signature. */
export class AgreementPartyResponse {
  /** Name with titles. @example 'dr. Ratna Dewi, M.Kes.' */
  name!: string;
  /** NIP; null for who is no civil servant. @example '197204151997032002' */
  nip!: string | null;
  /** Pangkat and golongan. @example 'IV/c' */
  grade!: string | null;
  /** The post. @example 'Kepala Dinas Kesehatan' */
  position!: string | null;
  /** The unit. @example 'Dinas Kesehatan' */
  unit!: string | null;
}

/** A condition of the tree in an agreement. */
export class AgreedNodeResponse {
  /** The condition. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d61' */
  nodeId!: string;
  /** Its level. @example 'IMMEDIATE_OUTCOME' */
  @ApiProperty({ enum: TREE_LEVELS }) level!: TreeLevel;
  /** What it says. @example 'Prevalensi stunting menurun' */
  statement!: string;
  /** Its measures with their targets. */
  indicators!: NodeIndicatorResponse[];
}

/** A programme with its money. */
export class BudgetLineResponse {
  /** The programme. @example 'Program Pemenuhan Upaya Kesehatan Perorangan' */
  name!: string;
  /** Its money in whole rupiah. @example '1250000000' */
  amount!: string;
}

/** What a unit is to reach in a year. */
export class UnitAgreementResponse extends UnitAgreementSummaryResponse {
  /** Why it takes the place of the edition before. @example 'Pagu dan target berubah pada APBD Perubahan.' */
  reason!: string | null;
  /** Its conditions: of a draft those of the tree, later those that were signed. */
  nodes!: AgreedNodeResponse[];
  /** Programmes with their money. */
  budget!: BudgetLineResponse[];
  /** The sum of the budget in whole rupiah. @example '2000000000' */
  budgetTotal!: string;
  /** First party, the head of the unit; null before the signature. */
  firstParty!: AgreementPartyResponse | null;
  /** Second party, the superior; null before the signature. */
  secondParty!: AgreementPartyResponse | null;
  /** Number of the paper that bears a recorded signature. @example '100.3.4/27/PK/2026' */
  letterNumber!: string | null;
  /** Its date. @example '2026-01-30' */
  letterOn!: string | null;
}

/** Whether a leader carries a condition. */
export class CoveredNodeResponse extends AgreedNodeResponse {
  /** How many results of heads of the unit serve it, in agreed, active or closed plans of the year. @example 1 */
  @ApiProperty({ type: 'integer' }) leaderResults!: number;
}

/** Which conditions of an agreement leaders carry. */
export class AgreementCoverageResponse {
  /** The agreement. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d70' */
  unitAgreementId!: string;
  /** How many conditions no result of a leader serves. @example 1 */
  @ApiProperty({ type: 'integer' }) uncovered!: number;
  /** Each condition. */
  nodes!: CoveredNodeResponse[];
}
