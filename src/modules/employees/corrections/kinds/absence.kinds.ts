import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../../kernel/auth/actor.js';
import { Database } from '../../../../kernel/database/database.js';
import type { Where } from '../../../../kernel/database/entity-rows.js';
import { EventRecorder } from '../../../../kernel/events/event-recorder.js';
import { commonDays } from '../../../../kernel/values/civil-date.js';
import { ReportingLines } from '../../chain/reporting-lines.service.js';
import { HistoryCorrected, HistoryWithdrawn } from '../../employee.events.js';
import { employeeProblems } from '../../employees.problems.js';
import { EmployeeContract, EmployeeLeave } from '../../history/persistence/history.entity.js';
import type { ContractCorrectionRequest, LeaveCorrectionRequest } from '../http/correction.request.js';
import { type RecordKind, requireInOrder, type Settled } from '../record-kind.js';
import { PersonRecords } from './person-records.js';

/** Work agreements of PPPK, also of somebody who is none any more. */
@Injectable()
export class ContractKind implements RecordKind<EmployeeContract, ContractCorrectionRequest> {
  readonly entity = EmployeeContract;
  readonly type = 'employee-contract';

  constructor(
    private readonly db: Database,
    private readonly people: PersonRecords,
    private readonly lines: ReportingLines,
  ) {}

  open(actor: Actor, { employeeId }: Where<EmployeeContract>): Promise<unknown> {
    return this.people.open(actor, employeeId);
  }

  facts(patch: ContractCorrectionRequest): Where<EmployeeContract> {
    return patch;
  }

  /** Throws EMPLOYEE.RANGE_REVERSED, CONTRACT_OVERLAPS. */
  async check({ after }: { after: EmployeeContract }): Promise<null> {
    requireInOrder(after);
    const all = await this.db.find(EmployeeContract, { employeeId: after.employeeId });
    const other = all.find((one) => one.id !== after.id && commonDays(one, after));
    if (other) throw employeeProblems.CONTRACT_OVERLAPS({ validFrom: other.validFrom, validUntil: other.validUntil });
    return null;
  }

  /** Throws EMPLOYEE.CONTRACT_EXTENDED. */
  async release({ id, employeeId }: EmployeeContract): Promise<null> {
    const [extension] = await this.db.find(EmployeeContract, { employeeId, extendsId: id });
    if (extension) throw employeeProblems.CONTRACT_EXTENDED({ validFrom: extension.validFrom });
    return null;
  }

  settle(): Promise<void> {
    return this.lines.rebuild();
  }
}

/** Leaves. */
@Injectable()
export class LeaveKind implements RecordKind<EmployeeLeave, LeaveCorrectionRequest> {
  readonly entity = EmployeeLeave;
  readonly type = 'employee-leave';

  constructor(
    private readonly db: Database,
    private readonly people: PersonRecords,
    private readonly lines: ReportingLines,
    private readonly events: EventRecorder,
  ) {}

  open(actor: Actor, { employeeId }: Where<EmployeeLeave>): Promise<unknown> {
    return this.people.open(actor, employeeId);
  }

  facts(patch: LeaveCorrectionRequest): Where<EmployeeLeave> {
    return patch;
  }

  /** Throws EMPLOYEE.RANGE_REVERSED, LEAVE_OVERLAPS. */
  async check({ after }: { after: EmployeeLeave }): Promise<null> {
    requireInOrder(after);
    const all = await this.db.find(EmployeeLeave, { employeeId: after.employeeId });
    const other = all.find((one) => one.id !== after.id && commonDays(one, after));
    if (other) throw employeeProblems.LEAVE_OVERLAPS({ validFrom: other.validFrom, validUntil: other.validUntil });
    return null;
  }

  release(): Promise<null> {
    return Promise.resolve(null);
  }

  async settle({ before, after }: Settled<EmployeeLeave>): Promise<void> {
    await this.lines.rebuild();
    const facts = { employeeId: before.employeeId, entryId: before.id, kind: 'LEAVE' } as const;
    await this.events.record(after ? new HistoryCorrected(facts) : new HistoryWithdrawn(facts));
  }
}
