import {
  Clearable,
  IsDay,
  IsEmailAddress,
  IsFormed,
  IsOneOf,
  IsPlainText,
  Optional,
} from '../../../../kernel/http/validators.js';
import { EDUCATION_LEVELS, type EducationLevel } from '../../domain/education.js';
import { PHONE, type Sex, SEXES } from '../../http/employee.request.js';
import { EMPLOYEE_KINDS, type EmployeeKind } from '../../persistence/employee.entity.js';

const NIK = /^\d{16}$/;

/** A change of a person's particulars. Golongan, standing, posts and numbers have days, and routes of their own. */
export class EmployeePatchRequest {
  /** Name without titles. @example 'Siti Aminah' */
  @Optional() @IsPlainText(1, 200) name?: string;
  /** Titles before the name. @example 'Dr.' */
  @Clearable() @IsPlainText(1, 60) frontTitle?: string | null;
  /** Titles after the name. @example 'S.Kom., M.T.' */
  @Clearable() @IsPlainText(1, 100) backTitle?: string | null;
  /** Place of birth. @example 'Semarang' */
  @Clearable() @IsPlainText(1, 100) birthPlace?: string | null;
  /** Birth date as the decree says it. */
  @Optional() @IsDay() birthDate?: string;
  /** Sex. @example 'FEMALE' */
  @Optional() @IsOneOf(SEXES) sex?: Sex;
  /** Highest level of education. @example 'S2' */
  @Clearable() @IsOneOf(EDUCATION_LEVELS) educationLevel?: EducationLevel | null;
  /**
   * Office e-mail.
   * @example 'siti.aminah@example.go.id'
   */
  @Clearable() @IsEmailAddress() email?: string | null;
  /** Telephone number. @example '+62 24 7608201' */
  @Clearable() @IsFormed(6, 20, PHONE, 'NOT_PHONE') phone?: string | null;
}

/** The NIK of a person, to be recorded or looked for. */
export class IdentityNumberRequest {
  /** NIK, 16 digits. @example '3374016207870001' */
  @IsFormed(16, 16, NIK, 'NOT_NIK') nik!: string;
}

/** Another day of retirement for one person, by decision. */
export class RetirementDecisionRequest {
  /** First day of retirement; null, or left out, lets the rule count again. */
  @Clearable() @IsDay() retiresOn?: string | null;
  /** Why, with the decision it rests on. @example 'Perpanjangan batas usia pensiun, Keppres 12/2026' */
  @IsPlainText(3, 500) reason!: string;
}

/** A new number: of a new contract, or of another kind of employment. */
export class EmployeeNumberRequest {
  /** NIP or NI PPPK, 18 digits. @example '198707222019032005' */
  @IsPlainText(1, 30) number!: string;
  /** Kind of employment that begins with it; left out when it stays. @example 'PNS' */
  @Optional() @IsOneOf(EMPLOYEE_KINDS) kind?: EmployeeKind;
  /** First day on which it holds; the number before ends the day before. */
  @IsDay() validFrom!: string;
}
