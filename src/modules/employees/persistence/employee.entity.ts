import { Entity, Index } from 'typeorm';
import {
  DayColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  RefColumn,
  ReferenceColumn,
  TextColumn,
} from '../../../kernel/database/columns.js';
import type { EducationLevel } from '../domain/education.js';

/** Kinds of person. NON_ASN are heads of the region and others who appraise but have no SKP. */
export const EMPLOYEE_KINDS = ['PNS', 'CPNS', 'PPPK', 'PPPK_PARUH_WAKTU', 'NON_ASN'] as const;
export type EmployeeKind = (typeof EMPLOYEE_KINDS)[number];

/** A person in the service of the government, the same person however often the NIP changes. */
@Entity('employee')
@Index('uq_employee_nip', ['nip'], { unique: true })
@Index('uq_employee_externalId', ['externalId'], { unique: true })
@Index('uq_employee_nikIndex', ['nikIndex'], { unique: true })
@Index('ix_employee_nameKey_id', ['nameKey', 'id'])
@Index('ix_employee_retiresOn_id', ['retiresOn', 'id'])
export class Employee {
  @IdColumn() id!: string;
  @TextColumn(24) kind!: EmployeeKind;
  @TextColumn(200) name!: string;
  @TextColumn(200) nameKey!: string;
  @TextColumn(60, { nullable: true }) frontTitle!: string | null;
  @TextColumn(100, { nullable: true }) backTitle!: string | null;
  /** The number in force, NIP or NI PPPK; null for NON_ASN. Earlier ones are in `employee_number`. */
  @TextColumn(18, { nullable: true }) nip!: string | null;
  @DayColumn({ nullable: true }) birthDate!: string | null;
  /** MALE or FEMALE. */
  @TextColumn(6, { nullable: true }) sex!: string | null;
  /** Pangkat and golongan as printed on documents, e.g. code 34 "III/d". */
  @TextColumn(2, { nullable: true }) gradeCode!: string | null;
  @TextColumn(20, { nullable: true }) gradeName!: string | null;
  /** Kedudukan hukum, SIASN code; 01 is active. */
  @TextColumn(2) standingCode!: string;
  @TextColumn(254, { nullable: true }) email!: string | null;
  @TextColumn(16) source!: string;
  /** SIASN's PNS ID. */
  @TextColumn(42, { nullable: true }) externalId!: string | null;
  @InstantColumn() createdAt!: Date;
  @InstantColumn() updatedAt!: Date;
  @IntegerColumn() version!: number;
  @TextColumn(100, { nullable: true }) birthPlace!: string | null;
  @TextColumn(8, { nullable: true }) educationLevel!: EducationLevel | null;
  @TextColumn(20, { nullable: true }) phone!: string | null;
  /** The NIK, which the database cannot read, and the keyed hash by which an equal one is found. */
  @TextColumn(200, { nullable: true }) nikSealed!: string | null;
  @TextColumn(64, { nullable: true }) nikIndex!: string | null;
  /** The day of retirement as the post and the birth date give it, or as it was decided; kept up to date, never entered. */
  @DayColumn({ nullable: true }) retiresOn!: string | null;
  /** Another day of retirement by decision, with its reason; null where the rule counts. */
  @DayColumn({ nullable: true }) retirementDecidedOn!: string | null;
  @TextColumn(500, { nullable: true }) retirementReason!: string | null;
  /** When the person became a pseudonym. */
  @InstantColumn({ nullable: true }) erasedAt!: Date | null;
  /** When and which import last named it, and how many whole files in a row did not. */
  @InstantColumn({ nullable: true }) lastSeenAt!: Date | null;
  @RefColumn({ nullable: true }) lastSeenRunId!: string | null;
  @IntegerColumn({ nullable: true }) missedRuns!: number | null;
}

/** A number that the person has or had: a new PPPK contract or the step from PPPK to PNS gives a new one. */
@Entity('employee_number')
@Index('uq_employee_number_number', ['number'], { unique: true })
@Index('ix_employee_number_employeeId', ['employeeId'])
export class EmployeeNumber {
  @IdColumn() id!: string;
  @ReferenceColumn('Employee', 'fk_employee_number_employeeId') employeeId!: string;
  @TextColumn(18) number!: string;
  @DayColumn() validFrom!: string;
  @DayColumn() validUntil!: string;
  /** The kind of employment that began with it; null where it is not known. */
  @TextColumn(24, { nullable: true }) kind!: EmployeeKind | null;
}
