import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../../kernel/audit/audit-log.js';
import type { Actor } from '../../../kernel/auth/actor.js';
import { Clock, newId } from '../../../kernel/clock/clock.js';
import { Database } from '../../../kernel/database/database.js';
import { refuseTaken } from '../../../kernel/database/refuse-taken.js';
import { requestProblems } from '../../../kernel/errors/problems.js';
import { refusedAt } from '../../../kernel/http/input-faults.js';
import { EmployeesApi } from '../../employees/index.js';
import { privacyProblems } from '../privacy.problems.js';
import type { HoldReleaseRequest, HoldRequest } from './http/retention.request.js';
import { RetentionHold } from './persistence/retention.entity.js';

/** Holds people from erasure while a process or an inspection needs their data. */
@Injectable()
export class HoldsService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly employees: EmployeesApi,
  ) {}

  /** Holds somebody; it counts at once, also when a notice was given. Throws PRIVACY.EMPLOYEE_UNKNOWN, REQUEST.ID_TAKEN. */
  async place(actor: Actor, input: HoldRequest): Promise<string> {
    const { id = newId(), employeeId, reason, letterNumber = null } = input;
    const now = this.clock.now();
    const stamps = { createdAt: now, updatedAt: now, version: 1 };
    await this.db.transaction(async () => {
      if (!(await this.employees.lock(employeeId)))
        throw refusedAt(privacyProblems.EMPLOYEE_UNKNOWN, { employeeId }, '/employeeId');
      const row = { id, employeeId, reason, letterNumber, placedByAccountId: actor.accountId, ...stamps };
      await refuseTaken(this.db.insert(RetentionHold, row));
      await this.record('retention-hold.place', row, { reason, letterNumber });
    });
    return id;
  }

  /** Lets a hold go, with its reason. Throws REQUEST.NOT_FOUND, PRIVACY.HOLD_RELEASED. */
  async release(actor: Actor, id: string, { reason }: HoldReleaseRequest): Promise<void> {
    await this.db.transaction(async () => {
      const hold = await this.db.lock(RetentionHold, { id });
      if (!hold) throw requestProblems.NOT_FOUND();
      const { releasedAt, version } = hold;
      if (releasedAt) throw privacyProblems.HOLD_RELEASED({ releasedAt: releasedAt.toISOString() });
      const now = this.clock.now();
      const release = { releasedAt: now, releasedByAccountId: actor.accountId, releaseReason: reason };
      await this.db.update(RetentionHold, { id }, { ...release, updatedAt: now, version: version + 1 });
      await this.record('retention-hold.release', hold, { reason });
    });
  }

  private record(action: string, { id, employeeId }: { id: string; employeeId: string }, after: object): Promise<void> {
    // That an inspection looks at somebody is not told to that person.
    const object = { type: 'retention-hold', id };
    return this.audit.record({ action, object, subjectEmployeeId: employeeId, shownAfter: 'never', after });
  }
}
