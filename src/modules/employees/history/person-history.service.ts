import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../../kernel/audit/audit-log.js';
import { Clock, newId } from '../../../kernel/clock/clock.js';
import { Database } from '../../../kernel/database/database.js';
import { refuseTaken } from '../../../kernel/database/refuse-taken.js';
import type { ProblemFactory } from '../../../kernel/errors/domain-error.js';
import { requestProblems } from '../../../kernel/errors/problems.js';
import { EventRecorder } from '../../../kernel/events/event-recorder.js';
import { refusedAt } from '../../../kernel/http/input-faults.js';
import { type CivilDate, OPEN_END, overlaps, plusDays, SINCE_EVER } from '../../../kernel/values/civil-date.js';
import { OrganizationApi } from '../../organization/index.js';
import { ReportingLines } from '../chain/reporting-lines.service.js';
import { GradeChanged, LeaveRecorded, StandingChanged } from '../employee.events.js';
import { employeeProblems } from '../employees.problems.js';
import { soundGrade } from '../person-facts.js';
import { Employee } from '../persistence/employee.entity.js';
import type {
  ContractRequest,
  ExtensionRequest,
  GradeRequest,
  LeaveRequest,
  StandingRequest,
} from './http/history.request.js';
import { fitIn, type NewEnd } from './domain/series.js';
import { EmployeeContract, EmployeeGrade, EmployeeLeave, EmployeeStanding } from './persistence/history.entity.js';

/** What holds for somebody from the first day that is known: what a new record of a person begins with. */
export interface FirstFacts {
  readonly employeeId: string;
  readonly standingCode: string;
  readonly gradeCode: string | null;
  readonly gradeName: string | null;
}

/** Changes during the year: legal standing, golongan, work agreement, leave. Rights of appraisal follow in the same moment. */
@Injectable()
export class PersonHistory {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly events: EventRecorder,
    private readonly lines: ReportingLines,
    private readonly organization: OrganizationApi,
  ) {}

  /** Begins the history of people who have just been recorded, in the current transaction. */
  async begin(people: readonly FirstFacts[], source: string): Promise<void> {
    const since = { validFrom: SINCE_EVER, validUntil: OPEN_END, source, ...this.stamps() };
    const standings = people.map(({ employeeId, standingCode }) => ({
      id: newId(),
      employeeId,
      standingCode,
      ...since,
    }));
    await this.db.insert(EmployeeStanding, standings);
    const graded = people.flatMap(({ employeeId, gradeCode, gradeName }) =>
      gradeCode === null ? [] : [{ id: newId(), employeeId, gradeCode, gradeName, ...since }],
    );
    await this.db.insert(EmployeeGrade, graded);
  }

  /** Somebody's legal standing changes on a day. Throws EMPLOYEE.STANDING_UNKNOWN, REQUEST.NOT_FOUND, REQUEST.ID_TAKEN, EMPLOYEE.IMPORT_RUNNING. */
  async setStanding(employeeId: string, input: StandingRequest): Promise<string> {
    const { standingCode } = input;
    return this.change(employeeId, 'standing', input, async (letter) => {
      if (!(await this.organization.standings(input.validFrom)).has(standingCode))
        throw refusedAt(employeeProblems.STANDING_UNKNOWN, { standingCode }, '/standingCode');
      await this.putStanding(employeeId, standingCode, letter);
      await this.lines.rebuild();
      await this.events.record(new StandingChanged({ employeeId, standingCode, validFrom: input.validFrom }));
      return { standingCode };
    });
  }

  /** Somebody rises to another golongan on a day. Throws EMPLOYEE.GRADE_INVALID, REQUEST.NOT_FOUND, REQUEST.ID_TAKEN, EMPLOYEE.IMPORT_RUNNING. */
  async setGrade(employeeId: string, input: GradeRequest): Promise<string> {
    return this.change(employeeId, 'grade', input, async (letter, { kind }) => {
      const grade = soundGrade({ ...input, kind });
      if (!grade) throw refusedAt(employeeProblems.GRADE_INVALID, {}, '/gradeName');
      const { code: gradeCode, name: gradeName } = grade;
      await this.putGrade(employeeId, { gradeCode, gradeName }, letter);
      await this.lines.rebuild();
      await this.events.record(new GradeChanged({ employeeId, gradeCode, validFrom: input.validFrom }));
      return { gradeCode, gradeName };
    });
  }

  /** A PPPK's work agreement. Throws EMPLOYEE.NOT_PPPK, CONTRACT_OVERLAPS, RANGE_REVERSED and what `setStanding` throws. */
  async addContract(employeeId: string, input: ContractRequest, extendsId: string | null = null): Promise<string> {
    return this.change(employeeId, 'contract', input, async (letter, person) => {
      if (!person.kind.startsWith('PPPK')) throw employeeProblems.NOT_PPPK();
      const days = rangeOf(input);
      const others = await this.db.find(EmployeeContract, { employeeId });
      const other = others.find((one) => overlaps(days, { from: one.validFrom, until: one.validUntil }));
      if (other) throw employeeProblems.CONTRACT_OVERLAPS({ validFrom: other.validFrom, validUntil: other.validUntil });
      await refuseTaken(this.db.insert(EmployeeContract, { employeeId, ...letter, validUntil: days.until, extendsId }));
      await this.lines.rebuild();
      return { validUntil: days.until, ...(extendsId === null ? {} : { extendsId }) };
    });
  }

  /**
   * A work agreement goes on by another letter, from the day after its last one. Throws REQUEST.NOT_FOUND and what `addContract`
   * throws: an agreement is extended once.
   */
  async extendContract(employeeId: string, id: string, input: ExtensionRequest): Promise<string> {
    return this.db.transaction(async () => {
      const [contract] = await this.db.find(EmployeeContract, { id, employeeId });
      if (!contract) throw requestProblems.NOT_FOUND();
      return this.addContract(employeeId, { ...input, validFrom: plusDays(contract.validUntil, 1) }, id);
    });
  }

  /** A work agreement ends before its time. Throws REQUEST.NOT_FOUND, EMPLOYEE.RANGE_REVERSED, RECORD_ENDED, IMPORT_RUNNING. */
  endContract(employeeId: string, id: string, lastDay: CivilDate): Promise<void> {
    return this.end(EmployeeContract, 'contract', { id, employeeId }, lastDay, employeeProblems.RECORD_ENDED);
  }

  /** Somebody is away on leave. Throws EMPLOYEE.LEAVE_OVERLAPS, RANGE_REVERSED and what `setStanding` throws. */
  async addLeave(employeeId: string, input: LeaveRequest): Promise<string> {
    const { kind } = input;
    return this.change(employeeId, 'leave', input, async (letter) => {
      const days = rangeOf(input);
      const others = await this.db.find(EmployeeLeave, { employeeId });
      const other = others.find((one) => overlaps(days, { from: one.validFrom, until: one.validUntil }));
      if (other) throw employeeProblems.LEAVE_OVERLAPS({ validFrom: other.validFrom, validUntil: other.validUntil });
      await refuseTaken(this.db.insert(EmployeeLeave, { employeeId, kind, ...letter, validUntil: days.until }));
      await this.lines.rebuild();
      await this.events.record(
        new LeaveRecorded({ employeeId, validFrom: input.validFrom, validUntil: input.validUntil }),
      );
      return { kind, validUntil: days.until };
    });
  }

  /** Somebody comes back before the end of a leave. Throws REQUEST.NOT_FOUND, EMPLOYEE.RANGE_REVERSED, LEAVE_ENDED. */
  endLeave(employeeId: string, id: string, lastDay: CivilDate): Promise<void> {
    return this.end(EmployeeLeave, 'leave', { id, employeeId }, lastDay, employeeProblems.LEAVE_ENDED);
  }

  /** Writes a standing into the series, in the current transaction; the copy on the person follows when it is of today. */
  async putStanding(employeeId: string, standingCode: string, letter: Letter): Promise<void> {
    const { validFrom } = letter;
    const place = fitIn(await this.db.find(EmployeeStanding, { employeeId }), validFrom);
    if (place.replaces) await this.db.remove(EmployeeStanding, { id: place.replaces });
    if (place.ends) await this.endEntry(EmployeeStanding, place.ends);
    const row = { employeeId, standingCode, ...letter, validUntil: place.validUntil };
    await refuseTaken(this.db.insert(EmployeeStanding, row));
    if (this.isToday(row)) await this.db.update(Employee, { id: employeeId }, { standingCode });
  }

  /** The same for a golongan. */
  async putGrade(employeeId: string, grade: Grade, letter: Letter): Promise<void> {
    const place = fitIn(await this.db.find(EmployeeGrade, { employeeId }), letter.validFrom);
    if (place.replaces) await this.db.remove(EmployeeGrade, { id: place.replaces });
    if (place.ends) await this.endEntry(EmployeeGrade, place.ends);
    const row = { employeeId, ...grade, ...letter, validUntil: place.validUntil };
    await refuseTaken(this.db.insert(EmployeeGrade, row));
    if (this.isToday(row)) await this.db.update(Employee, { id: employeeId }, grade);
  }

  /** The copies of standing and golongan on the person are those of today again, in the current transaction. */
  async showToday(employeeId: string): Promise<void> {
    const standings = await this.db.find(EmployeeStanding, { employeeId });
    const grades = await this.db.find(EmployeeGrade, { employeeId });
    const standing = standings.find((one) => this.isToday(one));
    const grade = grades.find((one) => this.isToday(one)) ?? (grades.length === 0 ? undefined : NO_GRADE);
    const copies = { standingCode: standing?.standingCode, gradeCode: grade?.gradeCode, gradeName: grade?.gradeName };
    await this.db.update(Employee, { id: employeeId }, copies);
  }

  /** A letter of today's moment from a source other than a request. */
  letterOf(validFrom: CivilDate, source: string): Letter {
    return { id: newId(), validFrom, letterNumber: null, letterOn: null, note: null, source, ...this.stamps() };
  }

  /** Whoever has read an entry before it got another end has read an old version. */
  private async endEntry(
    entity: typeof EmployeeStanding | typeof EmployeeGrade,
    { id, validUntil }: NewEnd,
  ): Promise<void> {
    const entry = await this.db.lock<EmployeeStanding | EmployeeGrade>(entity, { id });
    const change = { validUntil, updatedAt: this.clock.now(), version: (entry?.version ?? 0) + 1 };
    await this.db.update<EmployeeStanding | EmployeeGrade>(entity, { id }, change);
  }

  private isToday({ validFrom, validUntil }: { validFrom: CivilDate; validUntil: CivilDate }): boolean {
    const today = this.clock.today();
    return validFrom <= today && today <= validUntil;
  }

  /** Locks what a change needs, does it, records it; gives the id of the new entry. */
  private async change(
    employeeId: string,
    what: 'standing' | 'grade' | 'contract' | 'leave',
    input: StandingRequest | GradeRequest | ContractRequest | LeaveRequest,
    write: (letter: Letter, person: Employee) => Promise<object>,
  ): Promise<string> {
    const { id = newId(), validFrom, letterNumber = null, letterOn = null, note = null } = input;
    const letter = { id, validFrom, letterNumber, letterOn, note, source: 'MANUAL', ...this.stamps() };
    await this.db.transaction(async () => {
      await this.lines.lockChanges();
      const person = await this.db.lock(Employee, { id: employeeId });
      if (!person) throw requestProblems.NOT_FOUND();
      const facts = await write(letter, person);
      await this.audit.record({
        action: `employee-${what}.create`,
        object: { type: `employee-${what}`, id },
        subjectEmployeeId: employeeId,
        after: { ...facts, validFrom, letterNumber, letterOn },
      });
    });
    return id;
  }

  /** Moves the end of an entry to an earlier day; rights follow in the same moment. */
  private async end(
    entity: typeof EmployeeLeave | typeof EmployeeContract,
    what: 'leave' | 'contract',
    key: { id: string; employeeId: string },
    lastDay: CivilDate,
    ended: ProblemFactory,
  ): Promise<void> {
    await this.db.transaction(async () => {
      await this.lines.lockChanges();
      const entry = await this.db.lock<EmployeeLeave | EmployeeContract>(entity, key);
      if (!entry) throw requestProblems.NOT_FOUND();
      const { validFrom, validUntil, version } = entry;
      if (lastDay < validFrom)
        throw refusedAt(employeeProblems.RANGE_REVERSED, { validFrom, validUntil: lastDay }, '/lastDay');
      if (lastDay >= validUntil) throw ended({ validUntil });
      const change = { validUntil: lastDay, updatedAt: this.clock.now(), version: version + 1 };
      await this.db.update<EmployeeLeave | EmployeeContract>(entity, key, change);
      await this.lines.rebuild();
      await this.audit.record({
        action: `employee-${what}.end`,
        object: { type: `employee-${what}`, id: key.id },
        subjectEmployeeId: key.employeeId,
        before: { validUntil },
        after: { validUntil: lastDay },
      });
    });
  }

  private stamps(): Pick<Employee, 'createdAt' | 'updatedAt' | 'version'> {
    const now = this.clock.now();
    return { createdAt: now, updatedAt: now, version: 1 };
  }
}

type Letter = Omit<EmployeeStanding, 'employeeId' | 'standingCode' | 'validUntil'>;
type Grade = Pick<EmployeeGrade, 'gradeCode' | 'gradeName'>;
/** Of somebody whose first golongan begins later. */
const NO_GRADE = { gradeCode: null, gradeName: null };

function rangeOf({ validFrom, validUntil }: { validFrom: CivilDate; validUntil: CivilDate }): {
  from: CivilDate;
  until: CivilDate;
} {
  if (validUntil < validFrom)
    throw refusedAt(employeeProblems.RANGE_REVERSED, { validFrom, validUntil }, '/validUntil');
  return { from: validFrom, until: validUntil };
}
