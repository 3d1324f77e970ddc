import type {
  AssignmentKind,
  ChainRule,
  Conflict,
  Delegation,
  RankPolicy,
  SupervisionPolicy,
} from '../domain/chain-facts.js';
import type { Basis, Verdict } from '../domain/chain-steps.js';

/** On which days a record counts. */
export class RecordResponse {
  /** Id, a UUIDv7. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d16' */
  id!: string;
  /** First day on which it counts. @example '2026-03-01' */
  validFrom!: string;
  /** Last day on which it counts; null while it has no end. @example '2026-12-31' */
  validUntil!: string | null;
  /** Version for If-Match. @example 1 */
  version!: number;
}

/** Appraisal delegated by letter. */
export class DelegationResponse extends RecordResponse {
  /** The official to whom the appraisal is delegated. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d14' */
  toEmployeeId!: string;
  /** Name of that official. @example 'dr. Rina Kartika' */
  toName!: string;
  /** The one person whom it covers. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d11' */
  employeeId!: string | null;
  /** The name with titles. @example 'Siti Aminah, A.Md.Keb.' */
  employeeName!: string | null;
  /** The unit whose people it covers. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d10' */
  unitId!: string | null;
  /** Name of that unit. @example 'Puskesmas Harapan' */
  unitName!: string | null;
  /** Whom of that unit. @example 'MEMBERS' */
  covers!: Delegation['covers'];
  /** Number of the letter. @example '800.1.3/112/2026' */
  letterNumber!: string;
  /** Date of the letter. @example '2026-02-20' */
  letterOn!: string;
  /** Why. @example 'Jabatan pengawas tidak ada di Puskesmas' */
  reason!: string | null;
}

/** One person's appraiser named by decision. */
export class AppointmentResponse extends RecordResponse {
  /** The person to be appraised. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d11' */
  employeeId!: string;
  /** The name with titles. @example 'Siti Aminah, A.Md.Keb.' */
  employeeName!: string;
  /** The official who appraises. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d14' */
  appraiserId!: string;
  /** Name of that official. @example 'Budi Santoso, S.E.' */
  appraiserName!: string;
  /** Number of the decision. @example '800.1.3/113/2026' */
  letterNumber!: string | null;
  /** Date of the decision. @example '2026-02-20' */
  letterOn!: string | null;
  /** Why the chain does not decide. @example 'Penilai adalah suami pegawai' */
  reason!: string;
}

/** Two people who should not appraise each other. */
export class ConflictResponse extends RecordResponse {
  /** One of the two. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d11' */
  employeeId!: string;
  /** The name with titles. @example 'Siti Aminah, A.Md.Keb.' */
  employeeName!: string;
  /** The other. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d14' */
  otherId!: string;
  /** The other's name with titles. @example 'Budi Santoso, S.E.' */
  otherName!: string;
  /** Why. @example 'KINSHIP' */
  cause!: Conflict['cause'];
  /** What is known of it. @example 'Suami dan istri' */
  reason!: string | null;
}

/** What stands above units like these in the chain. */
export class ChainRuleResponse extends RecordResponse {
  /** Place in the order in which rules are asked. @example 1000 */
  sequence!: number;
  /** Only this unit. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d10' */
  unitId!: string | null;
  /** Name of that unit. @example 'Kecamatan Karya' */
  unitName!: string | null;
  /** Only units of this type. @example 'KECAMATAN' */
  unitType!: string | null;
  /** Only units so many steps below the government. @example 1 */
  depth!: number | null;
  /** What stands above. @example 'SECRETARIAT' */
  above!: ChainRule['above'];
  /** The unit that stands above, with UNIT. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d10' */
  aboveUnitId!: string | null;
  /** Name of the unit above. @example 'Sekretariat Daerah' */
  aboveUnitName!: string | null;
  /** Why. @example 'Camat dinilai Asisten Pemerintahan' */
  reason!: string | null;
}

/** What the government has decided where the rules leave it open. */
export class ChainPolicyResponse {
  /** What is done about a head of lower golongan. @example 'WARN' */
  rankPolicy!: RankPolicy;
  /** A leave of at least so many days is a long one. @example 30 */
  longLeaveDays!: number;
  /** Months somebody must have been the superior before he appraises. @example 0 */
  minimumMonths!: number;
  /** What is done about somebody who has been it for fewer. @example 'WARN' */
  supervisionPolicy!: SupervisionPolicy;
  /** Version for If-Match. @example 1 */
  version!: number;
}

/** One official who was looked at on the way up, and what came of it. */
export class ChainStepResponse {
  /** By decision, by delegation, or as head in the chain. @example 'CHAIN' */
  basis!: Basis;
  /** The unit whose head was looked for. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d10' */
  unitId!: string | null;
  /** Name of that unit. @example 'Bidang Anggaran' */
  unitName!: string | null;
  /** The official; null where the post is vacant. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d14' */
  employeeId!: string | null;
  /** Name of the official. @example 'Budi Santoso, S.E.' */
  displayName!: string | null;
  /** How the post is held. @example 'PLT' */
  kind!: AssignmentKind | null;
  /** Since when. @example '2026-03-01' */
  since!: string | null;
  /** What came of it. @example 'APPRAISER' */
  verdict!: Verdict | 'ABSENT';
  /** The same in words. @example 'Menilai: Plt. kepala Bidang Anggaran sejak 2026-03-01.' */
  explanation!: string;
}

/** The chain of appraisal of somebody on a day, with every step that led there. */
export class AppraisalChainResponse {
  /** The employee. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d11' */
  employeeId!: string;
  /** The day. @example '2026-03-02' */
  on!: string;
  /** The appraiser; null where nobody above is in office. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d14' */
  appraiserId!: string | null;
  /** Who stands above the appraiser; null where there is nobody. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d17' */
  superiorId!: string | null;
  /** The way up, in the order in which officials were looked at. */
  steps!: ChainStepResponse[];
  /** What is worth a look although it changes nothing: LOWER_RANK, SHORT_SUPERVISION, NO_POST. @example ['LOWER_RANK'] */
  warnings!: string[];
}

/** Who appraises one person on a day. */
export class ReportingLineResponse {
  /** Id of the line. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d1a' */
  id!: string;
  /** The employee. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d11' */
  employeeId!: string;
  /** Name of the employee. @example 'Siti Aminah, S.Kom.' */
  displayName!: string;
  /** Name of the unit of the definitive post. @example 'Bidang Anggaran' */
  unitName!: string;
  /** The appraiser; null where nobody above is in office. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d14' */
  appraiserId!: string | null;
  /** Name of the appraiser. @example 'Budi Santoso, S.E.' */
  appraiserName!: string | null;
  /** By decision, by delegation, or as head in the chain. @example 'CHAIN' */
  basis!: Basis | null;
  /** Who stands above the appraiser. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d17' */
  superiorId!: string | null;
  /** Name of that official. @example 'Dewi Lestari, M.Si.' */
  superiorName!: string | null;
}
