import { Entity, Index } from 'typeorm';
import {
  DayColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  RefColumn,
  ReferenceColumn,
  TextColumn,
} from '../../../../kernel/database/columns.js';
import type { LeaveKind } from '../domain/leave-kind.js';

/** Columns of everything that holds for somebody from a day to a day, by a letter; 9999-12-31 is an open end. */
abstract class DatedByLetter {
  @IdColumn() id!: string;
  @DayColumn() validFrom!: string;
  @DayColumn() validUntil!: string;
  @TextColumn(100, { nullable: true }) letterNumber!: string | null;
  @DayColumn({ nullable: true }) letterOn!: string | null;
  @TextColumn(500, { nullable: true }) note!: string | null;
  @TextColumn(16) source!: string;
  @InstantColumn() createdAt!: Date;
  @InstantColumn() updatedAt!: Date;
  @IntegerColumn() version!: number;
}

/** Somebody's legal standing (kedudukan hukum) on these days; without a gap from the first on. */
@Entity('employee_standing')
@Index('ix_employee_standing_employeeId_validFrom', ['employeeId', 'validFrom'])
export class EmployeeStanding extends DatedByLetter {
  @ReferenceColumn('Employee', 'fk_employee_standing_employeeId') employeeId!: string;
  @TextColumn(2) standingCode!: string;
}

/** Somebody's golongan on these days; without a gap from the first on. */
@Entity('employee_grade')
@Index('ix_employee_grade_employeeId_validFrom', ['employeeId', 'validFrom'])
export class EmployeeGrade extends DatedByLetter {
  @ReferenceColumn('Employee', 'fk_employee_grade_employeeId') employeeId!: string;
  @TextColumn(2) gradeCode!: string;
  @TextColumn(20, { nullable: true }) gradeName!: string | null;
}

/** A PPPK's work agreement: outside of its days nothing is owed. */
@Entity('employee_contract')
@Index('ix_employee_contract_employeeId_validFrom', ['employeeId', 'validFrom'])
export class EmployeeContract extends DatedByLetter {
  @ReferenceColumn('Employee', 'fk_employee_contract_employeeId') employeeId!: string;
  /** The agreement that this one extends. */
  @RefColumn({ nullable: true }) extendsId!: string | null;
}

/** Somebody is away on leave on these days. */
@Entity('employee_leave')
@Index('ix_employee_leave_employeeId_validFrom', ['employeeId', 'validFrom'])
export class EmployeeLeave extends DatedByLetter {
  @ReferenceColumn('Employee', 'fk_employee_leave_employeeId') employeeId!: string;
  @TextColumn(24) kind!: LeaveKind;
}
