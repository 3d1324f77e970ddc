import {
  Clearable,
  IsDay,
  IsFlag,
  IsId,
  IsOneOf,
  IsPlainText,
  IsWhole,
  Optional,
} from '../../../../kernel/http/validators.js';
import {
  ASSIGNMENT_KINDS,
  type AssignmentKind,
  CHAIN_TARGETS,
  type ChainRule,
  CONFLICT_CAUSES,
  type Conflict,
  type Delegation,
  DELEGATION_COVERS,
} from '../../chain/domain/chain-facts.js';
import { LEAVE_KINDS, type LeaveKind } from '../../history/domain/leave-kind.js';
import { TEAM_ROLES, type TeamRole } from '../../teams/persistence/team.entity.js';

/** Why a record is taken out: it was recorded by mistake. */
export class WithdrawalRequest {
  /** Why it was a mistake; it stays in the audit record. @example 'Tercatat pada pegawai lain yang namanya sama' */
  @IsPlainText(3, 500) reason!: string;
}

/** The same for a post. */
export class AssignmentWithdrawalRequest extends WithdrawalRequest {
  /** True gives the definitive post that ended the day before, by a transfer, the days of this one; otherwise it stays ended. */
  @Optional() @IsFlag() reopenPrevious?: boolean;
}

/** What is right instead of what was recorded; what is left out stays. */
class CorrectionRequest {
  /** Why it was wrong; it stays in the audit record. @example 'TMT pada SK adalah 15 Mei, bukan 5 Mei' */
  @IsPlainText(3, 500) reason!: string;
  /** First day on which it holds. */
  @Optional() @IsDay() validFrom?: string;
}

/** The same for what may have no end. */
class OpenCorrectionRequest extends CorrectionRequest {
  /** Last day on which it holds; null when it has no end. */
  @Clearable() @IsDay() validUntil?: string | null;
}

/** The same for what rests on a letter. */
class LetterCorrectionRequest extends CorrectionRequest {
  /** Number of the letter. @example '800.1.3/112/2026' */
  @Clearable() @IsPlainText(1, 100) letterNumber?: string | null;
  /** Date of the letter. */
  @Clearable() @IsDay() letterOn?: string | null;
  /** Anything worth knowing. @example 'Berdasarkan SK Bupati' */
  @Clearable() @IsPlainText(1, 500) note?: string | null;
}

/** What is right of a post. Whose it is can not be corrected: withdraw it, and record it of the right person. */
export class AssignmentCorrectionRequest extends OpenCorrectionRequest {
  /** The unit of the post; give the post with it. */
  @Optional() @IsId() unitId?: string;
  /** The post, one of the unit. */
  @Optional() @IsId() positionId?: string;
  /** Definitive; acting: PLT, PLH, PJ; or a further task: TT. */
  @Optional() @IsOneOf(ASSIGNMENT_KINDS) kind?: AssignmentKind;
  /** True when the post makes its holder the head of the unit, and so the appraiser of its people. */
  @Optional() @IsFlag() headsUnit?: boolean;
  /** Number of the decree (SK). @example '821.2/15/BKPSDM/2024' */
  @Clearable() @IsPlainText(1, 100) letterNumber?: string | null;
  /** Day of the decree. */
  @Clearable() @IsDay() letterOn?: string | null;
  /** With another `validFrom`: true lets the definitive post that ended the day before, by a transfer, follow the new first day. */
  @Optional() @IsFlag() movePrevious?: boolean;
}

/** What is right of a legal standing. Its last day is the day before the next entry begins. */
export class StandingCorrectionRequest extends LetterCorrectionRequest {
  /** Code of the kedudukan hukum, SIASN: 01 active, 03 on study, 04 suspended, 20 before retirement, 99 retired. @example '03' */
  @Optional() @IsPlainText(2, 2) standingCode?: string;
}

/** What is right of a golongan. Its last day is the day before the next entry begins. */
export class GradeCorrectionRequest extends LetterCorrectionRequest {
  /** Code of the golongan, SIASN: 34 is III/d; 01 to 17 for PPPK. @example '34' */
  @Optional() @IsPlainText(2, 2) gradeCode?: string;
  /** Name of the golongan; code or name is enough. @example 'III/d' */
  @Optional() @IsPlainText(1, 20) gradeName?: string;
}

/** What is right of a work agreement. */
export class ContractCorrectionRequest extends LetterCorrectionRequest {
  /** Last day of the agreement. */
  @Optional() @IsDay() validUntil?: string;
}

/** What is right of a leave. */
export class LeaveCorrectionRequest extends LetterCorrectionRequest {
  /** Kind of leave; CLTN is outside the State's account. @example 'BESAR' */
  @Optional() @IsOneOf(LEAVE_KINDS) kind?: LeaveKind;
  /** Last day of the leave. */
  @Optional() @IsDay() validUntil?: string;
}

/** What is right of a letter that delegates the appraisal. People and unit that it names are those of another letter. */
export class DelegationCorrectionRequest extends OpenCorrectionRequest {
  /** Of a letter for a unit: MEMBERS its people without its head, HEAD its head, SUBTREE everybody below without its head. */
  @Optional() @IsOneOf(DELEGATION_COVERS) covers?: NonNullable<Delegation['covers']>;
  /** Number of the letter. @example '800.1.3/112/2026' */
  @Optional() @IsPlainText(1, 100) letterNumber?: string;
  /** Date of the letter. */
  @Optional() @IsDay() letterOn?: string;
  /** Why it was delegated: the `reason` of the record itself. @example 'Jabatan pengawas tidak ada di Puskesmas' */
  @Clearable() @IsPlainText(1, 500) recordedReason?: string | null;
}

/** What is right of a decision that names an appraiser. The people whom it names are those of another decision. */
export class AppointmentCorrectionRequest extends OpenCorrectionRequest {
  /** Number of the decision. @example '800.1.3/113/2026' */
  @Clearable() @IsPlainText(1, 100) letterNumber?: string | null;
  /** Date of the decision. */
  @Clearable() @IsDay() letterOn?: string | null;
  /** Why the chain does not decide: the `reason` of the record itself. @example 'Penilai adalah suami pegawai' */
  @Optional() @IsPlainText(10, 500) recordedReason?: string;
}

/** What is right of a conflict. The two people stay. */
export class ConflictCorrectionRequest extends OpenCorrectionRequest {
  /** KINSHIP (spouse, parent, child, brother or sister), DISPUTE (an open one between the two), OTHER. */
  @Optional() @IsOneOf(CONFLICT_CAUSES) cause?: Conflict['cause'];
  /** What is known of it: the `reason` of the record itself. @example 'Suami dan istri' */
  @Clearable() @IsPlainText(1, 500) recordedReason?: string | null;
}

/** What is right of a rule of the default chain. */
export class ChainRuleCorrectionRequest extends OpenCorrectionRequest {
  /** Rules are asked in this order, and the first that fits decides; the one that ships has 1000. */
  @Optional() @IsWhole(1, 9999) sequence?: number;
  /** Only this unit. */
  @Clearable() @IsId() unitId?: string | null;
  /** Only units of this type, or of one that is part of it; code of `GET /references/jenis-unit`. @example 'KECAMATAN' */
  @Clearable() @IsPlainText(1, 24) unitType?: string | null;
  /** Only units so many steps below the government: 1 is an agency. */
  @Clearable() @IsWhole(0, 20) depth?: number | null;
  /** PARENT the unit above in the tree, SECRETARIAT that of the Regional Secretary, UNIT the one named. */
  @Optional() @IsOneOf(CHAIN_TARGETS) above?: ChainRule['above'];
  /** The unit that stands above, with UNIT. */
  @Clearable() @IsId() aboveUnitId?: string | null;
  /** Why there is the rule: the `reason` of the record itself. @example 'Camat dinilai Asisten Pemerintahan' */
  @Clearable() @IsPlainText(1, 500) recordedReason?: string | null;
}

/** What is right of somebody's time in a team. */
export class TeamMembershipCorrectionRequest extends CorrectionRequest {
  /** Last day in the team; null, that of the team. */
  @Clearable() @IsDay() validUntil?: string | null;
  /** LEADER gives feedback and recommends, MEMBER works. */
  @Optional() @IsOneOf(TEAM_ROLES) role?: TeamRole;
}
