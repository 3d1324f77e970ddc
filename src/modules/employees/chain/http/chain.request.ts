import { PageQuery } from '../../../../kernel/http/page.request.js';
import { IsDay, IsId, IsOneOf, IsPlainText, IsWhole, Optional, QueryFlag } from '../../../../kernel/http/validators.js';
import {
  CHAIN_TARGETS,
  type ChainRule,
  CONFLICT_CAUSES,
  type Conflict,
  type Delegation,
  DELEGATION_COVERS,
  RANK_POLICIES,
  type RankPolicy,
  SUPERVISION_POLICIES,
  type SupervisionPolicy,
} from '../domain/chain-facts.js';

/** On which days a record counts. */
class RecordRequest {
  /** Id made by the client; the service makes one when it is left out. */
  @Optional() @IsId() id?: string;
  /** First day on which it counts. */
  @IsDay() validFrom!: string;
  /** Last day on which it counts; left out while it has no end. */
  @Optional() @IsDay() validUntil?: string;
}

/** Appraisal delegated by letter: for one person (`employeeId`), or for people of a unit (`unitId` and `covers`). */
export class DelegationRequest extends RecordRequest {
  /** The official to whom the appraisal is delegated, e.g. the head of a Puskesmas or school. */
  @IsId() toEmployeeId!: string;
  /** The one person whom it covers. */
  @Optional() @IsId() employeeId?: string;
  /** The unit whose people it covers. */
  @Optional() @IsId() unitId?: string;
  /** MEMBERS the unit's people without its head, HEAD its head, SUBTREE everybody below without its head. */
  @Optional() @IsOneOf(DELEGATION_COVERS) covers?: NonNullable<Delegation['covers']>;
  /** Number of the letter. @example '800.1.3/112/2026' */
  @IsPlainText(1, 100) letterNumber!: string;
  /** Date of the letter. */
  @IsDay() letterOn!: string;
  /** Why. @example 'Jabatan pengawas tidak ada di Puskesmas' */
  @Optional() @IsPlainText(1, 500) reason?: string;
}

/** One person's appraiser, named by decision whatever the chain says. */
export class AppointmentRequest extends RecordRequest {
  /** The person to be appraised. */
  @IsId() employeeId!: string;
  /** The official who appraises. */
  @IsId() appraiserId!: string;
  /** Number of the decision. @example '800.1.3/113/2026' */
  @Optional() @IsPlainText(1, 100) letterNumber?: string;
  /** Date of the decision. */
  @Optional() @IsDay() letterOn?: string;
  /** Why the chain does not decide. @example 'Penilai adalah suami pegawai' */
  @IsPlainText(10, 500) reason!: string;
}

/** Two people who should not appraise each other. */
export class ConflictRequest extends RecordRequest {
  /** One of the two. */
  @IsId() employeeId!: string;
  /** The other. */
  @IsId() otherId!: string;
  /** KINSHIP (spouse, parent, child, brother or sister), DISPUTE (an open one between the two), OTHER. */
  @IsOneOf(CONFLICT_CAUSES) cause!: Conflict['cause'];
  /** What is known of it. @example 'Suami dan istri' */
  @Optional() @IsPlainText(1, 500) reason?: string;
}

/** What stands above units like these in the chain, where it is not the unit above them in the tree. */
export class ChainRuleRequest extends RecordRequest {
  /** Rules are asked in this order, and the first that fits decides; the one that ships has 1000. */
  @IsWhole(1, 9999) sequence!: number;
  /** Only this unit. */
  @Optional() @IsId() unitId?: string;
  /** Only units of this type, or of one that is part of it; code of `GET /references/jenis-unit`. @example 'KECAMATAN' */
  @Optional() @IsPlainText(1, 24) unitType?: string;
  /** Only units so many steps below the government: 1 is an agency. @example 1 */
  @Optional() @IsWhole(0, 20) depth?: number;
  /** PARENT the unit above in the tree, SECRETARIAT that of the Regional Secretary, UNIT the one named. @example 'SECRETARIAT' */
  @IsOneOf(CHAIN_TARGETS) above!: ChainRule['above'];
  /** The unit that stands above, with UNIT. */
  @Optional() @IsId() aboveUnitId?: string;
  /** Why. @example 'Camat dinilai Asisten Pemerintahan' */
  @Optional() @IsPlainText(1, 500) reason?: string;
}

/** What the government has decided where the rules leave it open. */
export class ChainPolicyRequest {
  /** A head of lower golongan: OFF nothing, WARN is shown, NEXT_ABOVE the next above appraises. */
  @Optional() @IsOneOf(RANK_POLICIES) rankPolicy?: RankPolicy;
  /** A leave of at least so many days is a long one, on which somebody does not appraise. */
  @Optional() @IsWhole(1, 366) longLeaveDays?: number;
  /** Months somebody must have been the superior before he appraises; 0 for none. */
  @Optional() @IsWhole(0, 12) minimumMonths?: number;
  /** Who has been it for fewer: WARN is shown, NEXT_ABOVE the next above who has been there long enough appraises. */
  @Optional() @IsOneOf(SUPERVISION_POLICIES) supervisionPolicy?: SupervisionPolicy;
}

/** Which records. */
export class ChainRecordQuery extends PageQuery {
  /** Only those that count on this day. */
  @Optional() @IsDay() on?: string;
  /** Only those that name this person. */
  @Optional() @IsId() employeeId?: string;
}

/** Whose appraisers. */
export class ReportingLineQuery extends PageQuery {
  /** The day asked about; today when it is left out. */
  @Optional() @IsDay() on?: string;
  /** Only people with a definitive post in this unit on that day. */
  @Optional() @IsId() unitId?: string;
  /** Only people whom this official appraises. */
  @Optional() @IsId() appraiserId?: string;
  /** True for those only who have no appraiser. */
  @QueryFlag() withoutAppraiser!: boolean;
}
