import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../kernel/audit/audit-log.js';
import { Clock, newId } from '../../kernel/clock/clock.js';
import { Database } from '../../kernel/database/database.js';
import { isDuplicate } from '../../kernel/database/dialect.js';
import { requestProblems } from '../../kernel/errors/problems.js';
import { type CivilDate, OPEN_END, overlaps, plusDays } from '../../kernel/values/civil-date.js';
import { nameKey } from '../../kernel/values/name-key.js';
import { OrganizationApi } from '../organization/index.js';
import { maskNumber, parseCivilServantNumber } from './domain/civil-servant-number.js';
import type { AssignmentKind } from './domain/reporting-lines.js';
import { employeeProblems, NUMBER_FAULTS } from './employees.problems.js';
import { Assignment } from './persistence/assignment.entity.js';
import { Employee, type EmployeeKind, EmployeeNumber } from './persistence/employee.entity.js';
import { ReportingLines } from './reporting-lines.service.js';

/** What a form says of a person. */
export interface EmployeeInput {
  readonly id?: string;
  readonly kind: EmployeeKind;
  readonly name: string;
  readonly frontTitle?: string;
  readonly backTitle?: string;
  readonly nip?: string;
  readonly gradeCode?: string;
  readonly gradeName?: string;
  readonly email?: string;
}

/** What a form says of somebody's post. */
export interface AssignmentInput {
  readonly id?: string;
  readonly unitId: string;
  readonly positionId: string;
  readonly kind: AssignmentKind;
  readonly headsUnit: boolean;
  readonly validFrom: CivilDate;
  readonly validUntil?: CivilDate;
}

/** Records people and who holds which post, one at a time; the import does the same for thousands. */
@Injectable()
export class EmployeesService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly organization: OrganizationApi,
    private readonly lines: ReportingLines,
  ) {}

  /** Records a person. Throws EMPLOYEE.NIP_REQUIRED, NIP_INVALID, NIP_TAKEN, REQUEST.ID_TAKEN. */
  async create(input: EmployeeInput): Promise<string> {
    const id = input.id ?? newId();
    const parsed = this.parseNip(input);
    const now = this.clock.now();
    await this.db.transaction(async () => {
      await this.refuseTaken(() =>
        this.db.insert(Employee, {
          id,
          kind: input.kind,
          name: input.name,
          nameKey: nameKey(input.name),
          frontTitle: input.frontTitle ?? null,
          backTitle: input.backTitle ?? null,
          nip: parsed?.digits ?? null,
          birthDate: parsed?.birthDate ?? null,
          sex: parsed?.sex ?? null,
          gradeCode: input.gradeCode ?? null,
          gradeName: input.gradeName ?? null,
          standingCode: '01',
          email: input.email ?? null,
          source: 'MANUAL',
          externalId: null,
          createdAt: now,
          updatedAt: now,
          version: 1,
        }),
      );
      if (parsed) {
        const number = {
          id: newId(),
          employeeId: id,
          number: parsed.digits,
          validFrom: this.clock.today(),
          validUntil: OPEN_END,
        };
        await this.refuseTaken(() => this.db.insert(EmployeeNumber, number));
      }
      await this.audit.record({
        action: 'employee.create',
        object: { type: 'employee', id },
        subjectEmployeeId: id,
        after: { kind: input.kind, name: input.name, nip: parsed ? maskNumber(parsed.digits) : null },
      });
    });
    return id;
  }

  /**
   * Gives somebody a post; rights of appraisal follow in the same moment.
   * Throws REQUEST.NOT_FOUND, ORGANIZATION.POSITION_UNKNOWN, EMPLOYEE.RANGE_REVERSED, EMPLOYEE.ASSIGNMENT_OVERLAPS.
   */
  async assign(employeeId: string, input: AssignmentInput): Promise<string> {
    const id = input.id ?? newId();
    const range = { from: input.validFrom, until: input.validUntil ?? OPEN_END };
    if (range.until < range.from) {
      throw employeeProblems.RANGE_REVERSED({ validFrom: range.from, validUntil: range.until });
    }
    const now = this.clock.now();
    await this.db.transaction(async () => {
      await this.lines.lock();
      if (!(await this.db.lock(Employee, { id: employeeId }))) throw requestProblems.NOT_FOUND();
      await this.organization.requirePosition(input.positionId, input.unitId);
      if (input.kind === 'DEFINITIF') await this.refuseOverlap(employeeId, range);
      const { unitId, positionId, kind, headsUnit } = input;
      const post = { employeeId, unitId, positionId, kind, headsUnit, validFrom: range.from, validUntil: range.until };
      await this.refuseTaken(() =>
        this.db.insert(Assignment, { id, ...post, source: 'MANUAL', createdAt: now, updatedAt: now, version: 1 }),
      );
      await this.lines.rebuild(headsUnit ? undefined : employeeId);
      await this.audit.record({
        action: 'assignment.create',
        object: { type: 'assignment', id },
        subjectEmployeeId: employeeId,
        after: post,
      });
    });
    return id;
  }

  /** Ends a post on a day; what was earlier stays as it was. Throws REQUEST.NOT_FOUND, EMPLOYEE.RANGE_REVERSED, ASSIGNMENT_ENDED. */
  async endAssignment(employeeId: string, assignmentId: string, lastDay: CivilDate): Promise<void> {
    await this.db.transaction(async () => {
      await this.lines.lock();
      const post = await this.db.lock(Assignment, { id: assignmentId, employeeId });
      if (!post) throw requestProblems.NOT_FOUND();
      if (lastDay < post.validFrom)
        throw employeeProblems.RANGE_REVERSED({ validFrom: post.validFrom, validUntil: lastDay });
      if (lastDay >= post.validUntil) throw employeeProblems.ASSIGNMENT_ENDED({ validUntil: post.validUntil });
      const before = { validUntil: post.validUntil };
      Object.assign(post, { validUntil: lastDay, updatedAt: this.clock.now(), version: post.version + 1 });
      await this.db.save(Assignment, post);
      await this.lines.rebuild(post.headsUnit ? undefined : employeeId);
      await this.audit.record({
        action: 'assignment.end',
        object: { type: 'assignment', id: assignmentId },
        subjectEmployeeId: employeeId,
        before,
        after: { validUntil: lastDay },
      });
    });
  }

  private parseNip(input: EmployeeInput): ReturnType<typeof readNip> | null {
    if (input.nip) {
      const number = readNip(input.nip);
      const fits = number.kind === 'PNS' ? ['PNS', 'CPNS'] : ['PPPK', 'PPPK_PARUH_WAKTU'];
      if (!fits.includes(input.kind)) throw employeeProblems.KIND_DIFFERS({ kindOfNumber: number.kind });
      return number;
    }
    if (input.kind === 'NON_ASN') return null;
    throw employeeProblems.NIP_REQUIRED({}, [
      { pointer: '/nip', code: 'REQUIRED', text: employeeProblems.NIP_REQUIRED.definition.detail },
    ]);
  }

  private async refuseOverlap(employeeId: string, range: { from: CivilDate; until: CivilDate }): Promise<void> {
    const others = await this.db.find(Assignment, { employeeId, kind: 'DEFINITIF' });
    const other = others.find((post) => overlaps(range, { from: post.validFrom, until: post.validUntil }));
    if (other)
      throw employeeProblems.ASSIGNMENT_OVERLAPS({
        validFrom: other.validFrom,
        lastDayBefore: plusDays(range.from, -1),
      });
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

function readNip(digits: string): Exclude<ReturnType<typeof parseCivilServantNumber>, string> {
  const parsed = parseCivilServantNumber(digits);
  if (typeof parsed !== 'string') return parsed;
  throw employeeProblems.NIP_INVALID({}, [{ pointer: '/nip', code: parsed, text: NUMBER_FAULTS[parsed] }]);
}
