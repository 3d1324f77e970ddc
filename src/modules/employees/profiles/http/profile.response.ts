import type { Obligation } from '../../../organization/index.js';
import type { EducationLevel } from '../../domain/education.js';
import type { EmployeeKind } from '../../persistence/employee.entity.js';
import type { Sex } from '../../http/employee.request.js';
import { EmployeeWarningResponse } from '../../http/employee.response.js';

/** The work agreement in force. */
export class ProfileContractResponse {
  /** First day. @example '2024-01-01' */
  validFrom!: string;
  /** Last day. @example '2028-12-31' */
  validUntil!: string;
  /** How many days it still holds, today included. @example 120 */
  daysLeft!: number;
}

/** The particulars of a person; what the reader may not see is null. */
export class EmployeeProfileResponse {
  /** Id, a UUIDv7. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d11' */
  id!: string;
  /** Kind of employment. @example 'PNS' */
  kind!: EmployeeKind;
  /** Name without titles. @example 'Siti Aminah' */
  name!: string;
  /** Titles before the name. @example 'Dr.' */
  frontTitle!: string | null;
  /** Titles after the name. @example 'S.Kom.' */
  backTitle!: string | null;
  /** Name with its titles. @example 'Dr. Siti Aminah, S.Kom.' */
  displayName!: string;
  /** NIP or NI PPPK in force; null for NON_ASN. @example '198707222019032005' */
  nip!: string | null;
  /** Golongan. @example 'III/d' */
  grade!: string | null;
  /** NIK with its middle hidden; the whole one takes GET identity-number. @example '3374••••••••0001' */
  maskedNik!: string | null;
  /** Place of birth. @example 'Semarang' */
  birthPlace!: string | null;
  /** Birth date. @example '1987-07-22' */
  birthDate!: string | null;
  /** Sex. @example 'FEMALE' */
  sex!: Sex | null;
  /** Highest level of education. @example 'S1' */
  educationLevel!: EducationLevel | null;
  /** Office e-mail; for HR managers, BKPSDM and the person. @example 'siti.aminah@example.go.id' */
  email!: string | null;
  /** Telephone number; for HR managers, BKPSDM and the person. @example '+62 24 7608201' */
  phone!: string | null;
  /** Legal standing (kedudukan hukum), SIASN code; 01 is active. @example '01' */
  standingCode!: string;
  /** Whether that standing obliges to an SKP; null for a code that nobody knows. @example 'REQUIRED' */
  skpObligation!: Obligation | null;
  /** True when the person makes an SKP today, by kind, standing and work agreement. @example true */
  makesSkp!: boolean;
  /** The work agreement in force today; null without one. */
  contract!: ProfileContractResponse | null;
  /** First day of retirement, by post and birth date or by decision. @example '2045-08-01' */
  retiresOn!: string | null;
  /** The day of retirement that was decided; null where the rule counts. @example '2046-08-01' */
  retirementDecidedOn!: string | null;
  /** Why it was decided. @example 'Perpanjangan batas usia pensiun' */
  retirementReason!: string | null;
  /** When the person became a pseudonym; null while it is a person. @example '2036-03-02T02:15:00.000Z' */
  erasedAt!: string | null;
  /** Version for If-Match. @example 1 */
  version!: number;
}

/** A profile that was just changed. */
export class ChangedProfileResponse extends EmployeeProfileResponse {
  /** What deserves a look; left out when nothing does. */
  warnings?: EmployeeWarningResponse[];
}

/** The NIK of a person. */
export class IdentityNumberResponse {
  /** The employee. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d11' */
  employeeId!: string;
  /** NIK, 16 digits; null when none is recorded. @example '3374016207870001' */
  nik!: string | null;
}

/** A NIK that was just recorded. */
export class RecordedIdentityNumberResponse {
  /** The employee. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d11' */
  employeeId!: string;
  /** NIK with its middle hidden; null when it was removed. @example '3374••••••••0001' */
  maskedNik!: string | null;
  /** What deserves a look; left out when nothing does. */
  warnings?: EmployeeWarningResponse[];
}

/** Who has a NIK. */
export class IdentityNumberHolderResponse {
  /** The employee; null when nobody has it. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d11' */
  employeeId!: string | null;
}

/** A number that somebody has or had. */
export class EmployeeNumberResponse {
  /** Id, a UUIDv7. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d15' */
  id!: string;
  /** The employee. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d11' */
  employeeId!: string;
  /** NIP or NI PPPK. @example '198707222019032005' */
  number!: string;
  /** Kind of employment that began with it; null where it is not known. @example 'PNS' */
  kind!: EmployeeKind | null;
  /** First day. @example '2024-01-01' */
  validFrom!: string;
  /** Last day; null while it is in force. @example '2028-12-31' */
  validUntil!: string | null;
}
