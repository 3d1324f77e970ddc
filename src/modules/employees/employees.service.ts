import { Inject, Injectable } from '@nestjs/common';
import type { Config } from '../../config/config.js';
import { AuditLog } from '../../kernel/audit/audit-log.js';
import { Clock, newId } from '../../kernel/clock/clock.js';
import { Database } from '../../kernel/database/database.js';
import { isDuplicate } from '../../kernel/database/dialect.js';
import type { InputFault } from '../../kernel/errors/domain-error.js';
import { requestProblems } from '../../kernel/errors/problems.js';
import { EventRecorder } from '../../kernel/events/event-recorder.js';
import { refusedAt } from '../../kernel/http/input-faults.js';
import { CONFIG } from '../../kernel/kernel.tokens.js';
import { type CivilDate, OPEN_END, plusDays } from '../../kernel/values/civil-date.js';
import { OrganizationApi } from '../organization/index.js';
import { ReportingLines } from './chain/reporting-lines.service.js';
import { requireFreeDays } from './definitive-posts.js';
import { maskNumber } from './domain/civil-servant-number.js';
import { AssignmentCreated, AssignmentEnded, EmployeeCreated, EmployeeTransferred } from './employee.events.js';
import { employeeProblems } from './employees.problems.js';
import { PersonHistory } from './history/person-history.service.js';
import type { AssignmentRequest, EmployeeRequest, TransferRequest } from './http/employee.request.js';
import { Assignment } from './persistence/assignment.entity.js';
import { Employee, EmployeeNumber } from './persistence/employee.entity.js';
import { enteredPerson } from './person-facts.js';
import { RetirementDays } from './retirement-days.js';
import { NameIndex } from './search/name-index.js';

/** Records people and who holds which post, one at a time; the import does the same for thousands. */
@Injectable()
export class EmployeesService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly events: EventRecorder,
    private readonly organization: OrganizationApi,
    private readonly lines: ReportingLines,
    private readonly history: PersonHistory,
    private readonly retirement: RetirementDays,
    private readonly names: NameIndex,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * Records a person; gives the id and what deserves a look.
   * Throws EMPLOYEE.NIP_REQUIRED, NIP_INVALID, KIND_DIFFERS, GRADE_INVALID, NIP_TAKEN, REQUEST.ID_TAKEN.
   */
  async create(input: EmployeeRequest): Promise<{ id: string; warnings: readonly InputFault[] }> {
    const { id = newId() } = input;
    const { facts, warnings } = enteredPerson(input, this.clock.today(), this.config.employeeAges);
    const { kind, name, nip, gradeCode, gradeName } = facts;
    await this.db.transaction(async () => {
      const origin = { standingCode: '01', source: 'MANUAL', externalId: null, ...this.stamps() };
      await this.refuseTaken(() => this.db.insert(Employee, { id, ...facts, ...origin }));
      await this.names.add([{ id, name }]);
      await this.history.begin([{ employeeId: id, standingCode: origin.standingCode, gradeCode, gradeName }], 'MANUAL');
      if (nip !== null) {
        const days = { validFrom: this.clock.today(), validUntil: OPEN_END };
        await this.refuseTaken(() =>
          this.db.insert(EmployeeNumber, { id: newId(), employeeId: id, number: nip, kind, ...days }),
        );
      }
      await this.audit.record({
        action: 'employee.create',
        object: { type: 'employee', id },
        subjectEmployeeId: id,
        after: { kind, name, nip: nip && maskNumber(nip) },
      });
      await this.events.record(new EmployeeCreated({ employeeId: id }));
    });
    return { id, warnings };
  }

  /**
   * Gives somebody a post; rights of appraisal follow in the same moment.
   * Throws REQUEST.NOT_FOUND, ORGANIZATION.POSITION_UNKNOWN, POSITION_ABSENT, EMPLOYEE.RANGE_REVERSED, ASSIGNMENT_OVERLAPS, IMPORT_RUNNING.
   */
  async assign(employeeId: string, input: AssignmentRequest): Promise<string> {
    const { id = newId(), unitId, positionId, kind, headsUnit, validFrom, validUntil = OPEN_END } = input;
    if (validUntil < validFrom)
      throw refusedAt(employeeProblems.RANGE_REVERSED, { validFrom, validUntil }, '/validUntil');
    const post = { employeeId, unitId, positionId, kind, headsUnit, validFrom, validUntil };
    await this.db.transaction(async () => {
      await this.lines.lockChanges();
      if (!(await this.db.lock(Employee, { id: employeeId }))) throw requestProblems.NOT_FOUND();
      await this.organization.requirePosition(positionId, unitId, { validFrom, validUntil });
      if (kind === 'DEFINITIF') requireFreeDays(await this.db.find(Assignment, { employeeId, kind }), post);
      await this.refuseTaken(() => this.db.insert(Assignment, { id, ...post, source: 'MANUAL', ...this.stamps() }));
      await this.lines.rebuild(headsUnit ? undefined : employeeId);
      await this.retirement.refresh(employeeId);
      await this.audit.record({
        action: 'assignment.create',
        object: { type: 'assignment', id },
        subjectEmployeeId: employeeId,
        after: post,
      });
      await this.events.record(new AssignmentCreated({ assignmentId: id, employeeId, unitId }));
    });
    return id;
  }

  /**
   * Moves somebody to another definitive post on a day (mutation, promotion): the post held until then ends the day before.
   * Throws REQUEST.NOT_FOUND, EMPLOYEE.NO_POST_TO_LEAVE, ASSIGNMENT_OVERLAPS, IMPORT_RUNNING, ORGANIZATION.POSITION_UNKNOWN, POSITION_ABSENT.
   */
  async transfer(employeeId: string, input: TransferRequest): Promise<string> {
    const { id = newId(), unitId, positionId, headsUnit, validFrom } = input;
    await this.db.transaction(async () => {
      await this.lines.lockChanges();
      if (!(await this.db.lock(Employee, { id: employeeId }))) throw requestProblems.NOT_FOUND();
      await this.organization.requirePosition(positionId, unitId, { validFrom, validUntil: OPEN_END });
      const lastDay = plusDays(validFrom, -1);
      const posts = await this.db.find(Assignment, { employeeId, kind: 'DEFINITIF' });
      const left = posts.find((post) => post.validFrom <= lastDay && lastDay <= post.validUntil);
      if (!left) throw refusedAt(employeeProblems.NO_POST_TO_LEAVE, { validFrom }, '/validFrom');
      const later = posts.find((post) => post.validFrom >= validFrom);
      if (later) throw employeeProblems.ASSIGNMENT_OVERLAPS({ validFrom: later.validFrom, lastDayBefore: lastDay });
      const ended = { validUntil: lastDay, updatedAt: this.clock.now(), version: left.version + 1 };
      await this.db.update(Assignment, { id: left.id }, ended);
      const post = {
        employeeId,
        unitId,
        positionId,
        kind: 'DEFINITIF',
        headsUnit,
        validFrom,
        validUntil: OPEN_END,
      } as const;
      await this.refuseTaken(() => this.db.insert(Assignment, { id, ...post, source: 'MANUAL', ...this.stamps() }));
      await this.lines.rebuild(headsUnit || left.headsUnit ? undefined : employeeId);
      await this.retirement.refresh(employeeId);
      await this.audit.record({
        action: 'employee.transfer',
        object: { type: 'assignment', id },
        subjectEmployeeId: employeeId,
        before: {
          assignmentId: left.id,
          unitId: left.unitId,
          positionId: left.positionId,
          validUntil: left.validUntil,
        },
        after: post,
      });
      await this.events.record(new EmployeeTransferred({ assignmentId: id, employeeId, unitId, validFrom }));
    });
    return id;
  }

  /**
   * Ends a post on a day; what was earlier stays as it was.
   * Throws REQUEST.NOT_FOUND, EMPLOYEE.RANGE_REVERSED, ASSIGNMENT_ENDED, IMPORT_RUNNING.
   */
  async endAssignment(employeeId: string, id: string, lastDay: CivilDate): Promise<void> {
    await this.db.transaction(async () => {
      await this.lines.lockChanges();
      const post = await this.db.lock(Assignment, { id, employeeId });
      if (!post) throw requestProblems.NOT_FOUND();
      const { validFrom, validUntil, headsUnit } = post;
      if (lastDay < validFrom)
        throw refusedAt(employeeProblems.RANGE_REVERSED, { validFrom, validUntil: lastDay }, '/lastDay');
      if (lastDay >= validUntil) throw employeeProblems.ASSIGNMENT_ENDED({ validUntil });
      const change = { validUntil: lastDay, updatedAt: this.clock.now(), version: post.version + 1 };
      await this.db.update(Assignment, { id }, change);
      await this.lines.rebuild(headsUnit ? undefined : employeeId);
      await this.retirement.refresh(employeeId);
      await this.audit.record({
        action: 'assignment.end',
        object: { type: 'assignment', id },
        subjectEmployeeId: employeeId,
        before: { validUntil },
        after: { validUntil: lastDay },
      });
      await this.events.record(new AssignmentEnded({ assignmentId: id, employeeId, unitId: post.unitId }));
    });
  }

  private stamps(): Pick<Employee, 'createdAt' | 'updatedAt' | 'version'> {
    const now = this.clock.now();
    return { createdAt: now, updatedAt: now, version: 1 };
  }

  private async refuseTaken(insert: () => Promise<void>): Promise<void> {
    try {
      await insert();
    } catch (error) {
      if (isDuplicate(error, 'nip') || isDuplicate(error, 'number')) throw employeeProblems.NIP_TAKEN();
      if (isDuplicate(error)) throw requestProblems.ID_TAKEN();
      throw error;
    }
  }
}
