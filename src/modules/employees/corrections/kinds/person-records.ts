import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../../kernel/auth/actor.js';
import { Database } from '../../../../kernel/database/database.js';
import { requestProblems } from '../../../../kernel/errors/problems.js';
import { ReportingLines } from '../../chain/reporting-lines.service.js';
import { EmployeeAccess } from '../../employee.access.js';
import { Employee } from '../../persistence/employee.entity.js';

/** What all kinds of records of one person have in common. */
@Injectable()
export class PersonRecords {
  constructor(
    private readonly db: Database,
    private readonly lines: ReportingLines,
    private readonly access: EmployeeAccess,
  ) {}

  /** Locks the chain and the person, as recording does. Throws REQUEST.NOT_FOUND, EMPLOYEE.IMPORT_RUNNING. */
  async open(actor: Actor, employeeId = ''): Promise<Employee> {
    await this.lines.lockChanges();
    const person = await this.db.lock(Employee, { id: employeeId });
    if (!person) throw requestProblems.NOT_FOUND();
    await this.access.require(actor, 'employee:manage', employeeId);
    return person;
  }
}
