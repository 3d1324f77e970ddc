import { PageQuery } from '../../../kernel/http/page.request.js';
import { IsDay, IsEmailAddress, IsFlag, IsFormed, IsId, IsOneOf } from '../../../kernel/http/validators.js';
import { IsPlainText, Optional, QueryFlag } from '../../../kernel/http/validators.js';
import { EDUCATION_LEVELS, type EducationLevel } from '../domain/education.js';
import { ASSIGNMENT_KINDS, type AssignmentKind } from '../chain/domain/chain-facts.js';
import { EMPLOYEE_KINDS, type EmployeeKind } from '../persistence/employee.entity.js';

export const SEXES = ['MALE', 'FEMALE'] as const;
export type Sex = (typeof SEXES)[number];
/** A telephone number as people write it. */
export const PHONE = /^\+?[0-9][0-9 ()-]{5,18}$/;

/** A new person. */
export class EmployeeRequest {
  /** Id made by the client; the service makes one when it is left out. */
  @Optional() @IsId() id?: string;
  /** Kind of employment; NON_ASN for a head of the region, who appraises but has no SKP. */
  @IsOneOf(EMPLOYEE_KINDS) kind!: EmployeeKind;
  /** Name without titles. @example 'Siti Aminah' */
  @IsPlainText(1, 200) name!: string;
  /** Titles before the name. @example 'Dr.' */
  @Optional() @IsPlainText(1, 60) frontTitle?: string;
  /** Titles after the name. @example 'S.Kom., M.T.' */
  @Optional() @IsPlainText(1, 100) backTitle?: string;
  /** NIP or NI PPPK, 18 digits; required except for NON_ASN. @example '198707222019032005' */
  @Optional() @IsPlainText(1, 30) nip?: string;
  /** Birth date as the decree says it; that of the number when it is left out. @example '1987-07-22' */
  @Optional() @IsDay() birthDate?: string;
  /** Sex; that of the number when it is left out. @example 'FEMALE' */
  @Optional() @IsOneOf(SEXES) sex?: Sex;
  /** Code of the golongan, SIASN: 11–45 (I/a–IV/e) of PNS and CPNS, 01–17 (I–XVII) of PPPK. Code or name is enough. @example '34' */
  @Optional() @IsPlainText(1, 2) gradeCode?: string;
  /** Name of the golongan, that of the code. @example 'III/d' */
  @Optional() @IsPlainText(1, 20) gradeName?: string;
  /**
   * Office e-mail.
   * @example 'siti.aminah@example.go.id'
   */
  @Optional() @IsEmailAddress() email?: string;
  /** Place of birth. @example 'Semarang' */
  @Optional() @IsPlainText(1, 100) birthPlace?: string;
  /** Highest level of education. @example 'S1' */
  @Optional() @IsOneOf(EDUCATION_LEVELS) educationLevel?: EducationLevel;
  /** Telephone number under which the office reaches the person. @example '+62 24 7608201' */
  @Optional() @IsFormed(6, 20, PHONE, 'NOT_PHONE') phone?: string;
}

/** Which employees. */
export class EmployeeQuery extends PageQuery {
  /** Only people with a definitive post in this unit today. */
  @Optional() @IsId() unitId?: string;
  /** With `unitId`: also the people of all units below. */
  @QueryFlag() includeSubunits!: boolean;
  /**
   * Words of the name in any order, or their beginnings, also with a mistake; part of a number; unit or post. The best come first.
   * @example 'siti dinkes'
   */
  @Optional() @IsPlainText(1, 100) q?: string;
  /** Only people who retire before this day, the earliest first. */
  @Optional() @IsDay() retiresBefore?: string;
  /** Only people whose last work agreement ends before this day. */
  @Optional() @IsDay() contractEndsBefore?: string;
  /** Only people whom two whole imports in a row did not name. */
  @QueryFlag() missingInSource!: boolean;
}

/** A post for somebody. */
export class AssignmentRequest {
  /** Id made by the client; the service makes one when it is left out. */
  @Optional() @IsId() id?: string;
  /** The unit of the post. */
  @IsId() unitId!: string;
  /** The post, one of the unit. */
  @IsId() positionId!: string;
  /** Definitive; acting: PLT, PLH, PJ; or a further task: TT. */
  @IsOneOf(ASSIGNMENT_KINDS) kind!: AssignmentKind;
  /** True when the post makes its holder the head of the unit, and so the appraiser of its people. */
  @IsFlag() headsUnit!: boolean;
  /** First day in the post. */
  @IsDay() validFrom!: string;
  /** Last day in the post; left out while it has no end. */
  @Optional() @IsDay() validUntil?: string;
}

/** Another definitive post from a day on: mutation or promotion. */
export class TransferRequest {
  /** Id made by the client; the service makes one when it is left out. */
  @Optional() @IsId() id?: string;
  /** The unit of the new post. */
  @IsId() unitId!: string;
  /** The new post, one of the unit. */
  @IsId() positionId!: string;
  /** True when the new post makes its holder the head of the unit. */
  @IsFlag() headsUnit!: boolean;
  /** First day in the new post (TMT); the post held until then ends the day before. */
  @IsDay() validFrom!: string;
}

/** The end of a post. */
export class AssignmentEndRequest {
  /** Last day in the post. */
  @IsDay() lastDay!: string;
}

/** On which day. */
export class OnDayQuery {
  /** The day asked about; today when it is left out. */
  @Optional() @IsDay() on?: string;
}
