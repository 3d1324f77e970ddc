import type { AssignmentKind } from '../chain/domain/chain-facts.js';
import type { Basis } from '../chain/domain/chain-steps.js';
import type { EmployeeKind } from '../persistence/employee.entity.js';

/** A person in the service of the government. */
export class EmployeeResponse {
  /** Id, a UUIDv7. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d11' */
  id!: string;
  /** Kind of employment. @example 'PNS' */
  kind!: EmployeeKind;
  /** Name without titles. @example 'Siti Aminah' */
  name!: string;
  /** Name with its titles. @example 'Dr. Siti Aminah, S.Kom.' */
  displayName!: string;
  /** NIP or NI PPPK in force; null for NON_ASN. @example '198707222019032005' */
  nip!: string | null;
  /** Golongan. @example 'III/d' */
  grade!: string | null;
  /** Legal standing (kedudukan hukum), SIASN code; 01 is active. @example '01' */
  standingCode!: string;
  /** Unit of today's definitive post. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d10' */
  unitId!: string | null;
  /** Name of that unit. @example 'Bidang Anggaran' */
  unitName!: string | null;
  /** Title of today's definitive post. @example 'Analis Anggaran Ahli Muda' */
  positionTitle!: string | null;
  /** First day of retirement, by post and birth date or by decision; null where they do not tell it. @example '2045-08-01' */
  retiresOn!: string | null;
  /** Last day of the last work agreement of a PPPK; null without one. @example '2028-12-31' */
  contractEndsOn!: string | null;
  /** True when two whole imports in a row did not name the person. @example false */
  missingInSource!: boolean;
  /** Version for If-Match. @example 1 */
  version!: number;
}

/** Something about a person that deserves a look and refuses nothing. */
export class EmployeeWarningResponse {
  /** JSON Pointer (RFC 6901) into the request. @example '/birthDate' */
  pointer!: string;
  /** Stable code, the same in every language. @example 'BIRTH_DATE_DIFFERS' */
  code!: string;
  /**
   * Explanation, in the language of the request.
   * @example 'Tanggal lahir ini tidak sama dengan yang ada dalam NIP; tanggal ini yang dipakai.'
   */
  detail!: string;
}

/** A person who was just recorded. */
export class RecordedEmployeeResponse extends EmployeeResponse {
  /** What deserves a look, birth date or sex that differ from the number; left out when nothing does. */
  warnings?: EmployeeWarningResponse[];
}

/** Somebody holds a post on these days. */
export class AssignmentResponse {
  /** Id, a UUIDv7. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d13' */
  id!: string;
  /** The employee. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d11' */
  employeeId!: string;
  /** The unit. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d10' */
  unitId!: string;
  /** Name of the unit. @example 'Bidang Anggaran' */
  unitName!: string;
  /** The post. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d12' */
  positionId!: string;
  /** Title of the post. @example 'Kepala Bidang Anggaran' */
  positionTitle!: string;
  /** Definitive, acting, or a further task (TT). @example 'DEFINITIF' */
  kind!: AssignmentKind;
  /** True when its holder heads the unit. @example true */
  headsUnit!: boolean;
  /** First day in the post. @example '2026-01-01' */
  validFrom!: string;
  /** Last day in the post; null while it has no end. @example '2026-12-31' */
  validUntil!: string | null;
  /** Number of the decree (SK); null where it is not known. @example '821.2/15/BKPSDM/2024' */
  letterNumber!: string | null;
  /** Day of the decree. @example '2025-12-20' */
  letterOn!: string | null;
  /** Version for If-Match. @example 1 */
  version!: number;
}

/** A post that was just recorded or corrected. */
export class RecordedAssignmentResponse extends AssignmentResponse {
  /** What deserves a look: the head of a unit in a PELAKSANA post, or beside another definitive head; left out when nothing does. */
  warnings?: EmployeeWarningResponse[];
}

/** Who appraises somebody on a day. */
export class AppraiserResponse {
  /** The day. @example '2026-03-02' */
  on!: string;
  /** The appraiser; null where nobody above is in office. */
  appraiser!: AppraiserPerson | null;
  /** Who stands above the appraiser and decides disputes; null where there is nobody. */
  superior!: AppraiserPerson | null;
}

/** An appraiser with the reason why it is this person. */
export class AppraiserPerson {
  /** The employee. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d14' */
  employeeId!: string;
  /** Name with titles. @example 'Budi Santoso, S.E.' */
  displayName!: string;
  /** By decision, by delegation, or as head in the chain. @example 'CHAIN' */
  basis!: Basis;
  /** The unit whose head this person is; null for who appraises by a letter. @example 'Bidang Anggaran' */
  headOfUnit!: string | null;
  /** How the post is held; null for a letter. @example 'PLT' */
  kind!: AssignmentKind | null;
  /** Since when the post is held, or the letter counts. @example '2026-03-01' */
  since!: string;
}
