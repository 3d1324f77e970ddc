import { Inject, Injectable } from '@nestjs/common';
import type { Config } from '../../../config/config.js';
import { AuditLog } from '../../../kernel/audit/audit-log.js';
import { Clock, newId } from '../../../kernel/clock/clock.js';
import { Database } from '../../../kernel/database/database.js';
import { isDuplicate } from '../../../kernel/database/dialect.js';
import type { InputFault } from '../../../kernel/errors/domain-error.js';
import { requestProblems } from '../../../kernel/errors/problems.js';
import { assertVersion } from '../../../kernel/http/params.js';
import { CONFIG } from '../../../kernel/kernel.tokens.js';
import { type CivilDate, OPEN_END, plusDays } from '../../../kernel/values/civil-date.js';
import { nameKey } from '../../../kernel/values/name-key.js';
import { ReportingLines } from '../chain/reporting-lines.service.js';
import { maskNumber, parseCivilServantNumber } from '../domain/civil-servant-number.js';
import { employeeProblems } from '../employees.problems.js';
import { IdentityNumbers, nikWarnings } from '../identity-numbers.js';
import { differences, requireBorn, soundNumber } from '../person-facts.js';
import { Employee, EmployeeNumber } from '../persistence/employee.entity.js';
import { RetirementDays } from '../retirement-days.js';
import { NameIndex } from '../search/name-index.js';
import type { EmployeeNumberRequest, EmployeePatchRequest } from './http/profile.request.js';

/** Changes of what is known of one person: particulars, numbers, the day of retirement. */
@Injectable()
export class ProfilesService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly niks: IdentityNumbers,
    private readonly retirement: RetirementDays,
    private readonly lines: ReportingLines,
    private readonly index: NameIndex,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * Changes particulars of a person; gives what deserves a look. An empty change, and one to what is there, does nothing. Without
   * a version nobody's change can be overwritten, because the change is one of a request that names the field.
   * Throws REQUEST.NOT_FOUND, REQUEST.INVALID, VERSION_…, EMPLOYEE.ERASED.
   */
  change(employeeId: string, patch: EmployeePatchRequest, version?: number | null): Promise<InputFault[]> {
    if (patch.birthDate !== undefined) requireBorn(patch.birthDate, this.clock.today());
    return this.db.transaction(async () => {
      const person = await this.lock(employeeId);
      if (version !== undefined) assertVersion(person.version, version);
      const names = Object.keys(patch) as (keyof EmployeePatchRequest)[];
      const changed = names.filter((name) => patch[name] !== undefined && patch[name] !== person[name]);
      const of = (all: Partial<Employee>): Partial<Employee> =>
        Object.fromEntries(changed.map((name) => [name, all[name]]));
      const after = of(patch);
      if (changed.length === 0) return [];
      const key = after.name === undefined ? {} : { nameKey: nameKey(after.name) };
      await this.save(person, { ...after, ...key });
      if (after.name !== undefined) await this.index.change([{ id: employeeId, name: after.name }]);
      if (changed.includes('birthDate')) await this.retirement.refresh(employeeId);
      await this.record('employee.change', employeeId, of(person), after);
      const isOfNumbers = changed.includes('birthDate') || changed.includes('sex');
      return isOfNumbers ? this.warnings({ ...person, ...after }) : [];
    });
  }

  /** Decides another day of retirement for one person, or lets the rule count again. Throws REQUEST.NOT_FOUND, EMPLOYEE.ERASED. */
  async decideRetirement(employeeId: string, retiresOn: CivilDate | null, reason: string): Promise<void> {
    await this.db.transaction(async () => {
      const person = await this.lock(employeeId);
      const decision = { retirementDecidedOn: retiresOn, retirementReason: retiresOn === null ? null : reason };
      await this.save(person, decision);
      await this.retirement.refresh(employeeId);
      const { retirementDecidedOn, retirementReason } = person;
      const before = { retirementDecidedOn, retirementReason };
      await this.record('employee.decide-retirement', employeeId, before, { ...decision, retirementReason: reason });
    });
  }

  /**
   * Gives somebody another number from a day on: of a new contract, or of another kind of employment. The number before ends the
   * day before and stays the person's for ever. Gives where it tells another birth date or sex than the person's.
   * Throws REQUEST.NOT_FOUND, EMPLOYEE.NIP_INVALID, KIND_DIFFERS, NIP_TAKEN, NUMBER_NOT_LAST, ERASED, IMPORT_RUNNING.
   */
  async addNumber(employeeId: string, input: EmployeeNumberRequest): Promise<InputFault[]> {
    return this.db.transaction(async () => {
      await this.lines.lockChanges();
      const person = await this.lock(employeeId);
      const { validFrom, kind = person.kind } = input;
      const today = this.clock.today();
      const number = soundNumber('/number', input.number, kind, today, this.config.employeeAges);
      const { digits } = number;
      const others = await this.db.find(EmployeeNumber, { employeeId });
      const later = others.find((one) => one.validFrom >= validFrom);
      if (later) throw employeeProblems.NUMBER_NOT_LAST({ validFrom: later.validFrom });
      const inForce = others.find((one) => one.validUntil >= validFrom);
      if (inForce) await this.db.update(EmployeeNumber, { id: inForce.id }, { validUntil: plusDays(validFrom, -1) });
      const row = { id: newId(), employeeId, number: digits, kind, validFrom, validUntil: OPEN_END };
      await this.refuseTaken(async () => {
        await this.db.insert(EmployeeNumber, row);
        if (validFrom <= today) await this.save(person, { nip: digits, kind });
      });
      if (kind !== person.kind) await this.lines.rebuild();
      const before = { number: person.nip && maskNumber(person.nip), kind: person.kind };
      await this.record('employee-number.add', employeeId, before, { number: maskNumber(digits), kind, validFrom });
      return differences(person, number);
    });
  }

  private async lock(employeeId: string): Promise<Employee> {
    const person = await this.db.lock(Employee, { id: employeeId });
    if (!person) throw requestProblems.NOT_FOUND();
    if (person.erasedAt) throw employeeProblems.ERASED();
    return person;
  }

  private async save({ id, version }: Employee, change: Partial<Employee>): Promise<void> {
    await this.db.update(Employee, { id }, { ...change, updatedAt: this.clock.now(), version: version + 1 });
  }

  private record(action: string, employeeId: string, before: object, after: object): Promise<void> {
    const object = { type: 'employee', id: employeeId };
    return this.audit.record({ action, object, subjectEmployeeId: employeeId, before, after });
  }

  /** Where birth date or sex now differ from what the person's numbers say. */
  private warnings(person: Employee): InputFault[] {
    const number = person.nip && parseCivilServantNumber(person.nip, this.clock.today(), this.config.employeeAges);
    const byNumber = number && typeof number !== 'string' ? differences(person, number) : [];
    const nik = this.niks.open(person.id, person.nikSealed);
    return [...byNumber, ...(nik === null ? [] : nikWarnings(nik, person, '/birthDate'))];
  }

  private async refuseTaken(write: () => Promise<void>): Promise<void> {
    try {
      await write();
    } catch (error) {
      throw isDuplicate(error) ? employeeProblems.NIP_TAKEN() : error;
    }
  }
}
