import { Injectable } from '@nestjs/common';
import type { ImportKindCode } from '../persistence/import.entity.js';
import { AssignmentsKind } from './assignments.kind.js';
import { AttendanceKind } from './attendance.kind.js';
import { EmployeesKind } from './employees.kind.js';
import type { ImportKind } from './import-kind.js';
import { OrgUnitsKind } from './org-units.kind.js';
import { PositionsKind } from './positions.kind.js';

/** Every kind of import by its code. A new kind is one class and one line here. */
@Injectable()
export class ImportKinds {
  private readonly kinds: Readonly<Record<ImportKindCode, ImportKind>>;

  constructor(
    employees: EmployeesKind,
    orgUnits: OrgUnitsKind,
    positions: PositionsKind,
    assignments: AssignmentsKind,
    attendance: AttendanceKind,
  ) {
    this.kinds = {
      ...{ EMPLOYEES: employees, ORG_UNITS: orgUnits, POSITIONS: positions },
      ...{ ASSIGNMENTS: assignments, ATTENDANCE: attendance },
    };
  }

  of(code: ImportKindCode): ImportKind {
    return this.kinds[code];
  }
}
