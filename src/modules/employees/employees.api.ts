import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock/clock.js';
import { allOf, NOTHING, type SqlCondition } from '../../kernel/database/condition.js';
import { Database } from '../../kernel/database/database.js';
import type { CivilDate, Days } from '../../kernel/values/civil-date.js';
import { OrganizationApi, organizationTables } from '../organization/index.js';
import { type AttendanceFigures, AttendanceFiguresReader } from './attendance/attendance-figures.js';
import { underContract } from './domain/contract.js';
import { displayName, type Titled } from './domain/display-name.js';
import { hasSkpDuty } from './domain/standing.js';
import { IdentityNumbers } from './identity-numbers.js';
import { LeavingPeople, type LeftPerson } from './leaving-people.js';
import { type CorrectableField, requireSound } from './profiles/correctable-fields.js';
import { postedBelow } from './posted-below.js';
import { requireBorn } from './person-facts.js';
import { ProfilesService } from './profiles/profiles.service.js';
import type { EmployeeKind } from './persistence/employee.entity.js';
import { queryTerms } from './search/domain/query-terms.js';
import { PeopleSearch, type SearchWithin } from './search/people-search.js';
import { type ServiceRecord, ServiceRecordsReader } from './service-records.reader.js';

/** Names of the tables that other modules may join in their projections. */
export const employeeTables = {
  employee: 'employee',
  assignment: 'assignment',
  reportingLine: 'reporting_line',
  standing: 'employee_standing',
  contract: 'employee_contract',
  teamMember: 'team_member',
  appraisalConflict: 'appraisal_conflict',
} as const;

/** A person as documents print them. */
export interface EmployeeIdentity {
  readonly name: string;
  readonly nip: string | null;
  readonly grade: string | null;
  readonly position: string | null;
  readonly unit: string | null;
}

const IDENTITY = `SELECT e.id, e.name, e.frontTitle, e.backTitle, e.nip, e.gradeName AS grade, p.title AS position, u.name AS unit
  FROM employee e LEFT JOIN assignment a ON a.employeeId = e.id AND a.kind = 'DEFINITIF' AND a.validFrom <= ? AND a.validUntil >= ?
  LEFT JOIN ${organizationTables.orgUnit} u ON u.id = a.unitId LEFT JOIN ${organizationTables.position} p ON p.id = a.positionId`;

const OFFICE = `SELECT a.employeeId, p.level, a.headsUnit, u.type FROM assignment a JOIN ${organizationTables.position} p ON p.id = a.positionId
  LEFT JOIN ${organizationTables.unitPeriod} u ON u.unitId = a.unitId AND u.validFrom <= ? AND u.validUntil >= ?
  WHERE a.kind = 'DEFINITIF' AND a.validFrom <= ? AND a.validUntil >= ?`;
interface OfficeRow {
  readonly employeeId: string;
  readonly level: string | null;
  readonly headsUnit: unknown;
  readonly type: string | null;
}

type IdentityRow = EmployeeIdentity & Titled & { readonly id: string };

/** The post from which the form of an SKP follows. */
export interface Office {
  readonly level: string | null;
  readonly headsIndependentUnit: boolean;
}

/** Somebody who makes an SKP, and whether somebody appraises him. */
export interface PlanMaker {
  readonly employeeId: string;
  readonly isAppraised: boolean;
}

/** What other modules may ask about people. */
@Injectable()
export class EmployeesApi {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly organization: OrganizationApi,
    private readonly leaving: LeavingPeople,
    private readonly profiles: ProfilesService,
    private readonly niks: IdentityNumbers,
    private readonly people: PeopleSearch,
    private readonly records: ServiceRecordsReader,
    private readonly attendance: AttendanceFiguresReader,
  ) {}

  /** What somebody's presence comes to over some days, both ends included: figures that inform, and decide nothing (AT-4). */
  attendanceSummary(employeeId: string, { validFrom, validUntil }: Days): Promise<AttendanceFigures> {
    return this.attendance.of(employeeId, validFrom, validUntil);
  }

  /** One page of people who fit a text and a condition on `e`, the best first (rules SE-1 to SE-6). */
  search(text: string, within: SearchWithin): ReturnType<PeopleSearch['page']> {
    return this.people.page(queryTerms(text), within);
  }

  /** People who had left for good by a day and are still persons, the earliest first; of all, or of one. */
  leftBy(day: CivilDate, onlyEmployeeId?: string): Promise<LeftPerson[]> {
    return this.leaving.leftBy(day, onlyEmployeeId === undefined ? undefined : [onlyEmployeeId]);
  }

  /** Changes one particular of a person in the current transaction, as HR would. Throws what HR would get. */
  async correct(employeeId: string, field: CorrectableField, value: string): Promise<void> {
    if (field === 'nik') await this.niks.put(employeeId, value);
    else await this.profiles.change(employeeId, { [field]: value });
  }

  /** Refuses a value that a particular cannot have, with the place in the request. Throws REQUEST.INVALID. */
  requireSound(field: CorrectableField, value: string, pointer: string): void {
    requireSound(field, value, pointer);
    if (field === 'birthDate') requireBorn(value, this.clock.today(), pointer);
  }

  /** Who appraises somebody on a day, by default today; null where nobody above is in office. */
  async appraiserOf(employeeId: string, on: CivilDate = this.clock.today()): Promise<string | null> {
    const [row] = await this.db.rows<{ appraiserId: string | null }>(
      'SELECT appraiserId FROM reporting_line WHERE employeeId = ? AND validFrom <= ? AND validUntil >= ?',
      [employeeId, on, on],
    );
    return row?.appraiserId ?? null;
  }

  /** True for somebody on record who has not left the service by today and is no pseudonym. */
  async isInService(employeeId: string): Promise<boolean> {
    return (await this.inService([employeeId])).has(employeeId);
  }

  /** The same of some hundred people at once: which of them are in service. */
  async inService(employeeIds: readonly string[]): Promise<Set<string>> {
    if (employeeIds.length === 0) return new Set();
    const sql = `SELECT id FROM employee WHERE id IN (${employeeIds.map(() => '?').join(', ')}) AND erasedAt IS NULL`;
    const people = new Set((await this.db.rows<{ id: string }>(sql, employeeIds)).map(({ id }) => id));
    for (const { employeeId } of await this.leaving.leftBy(this.clock.today(), employeeIds)) people.delete(employeeId);
    return people;
  }

  /** Who is above the appraiser of somebody today; null where nobody is. Stays so until the transaction ends. */
  async superiorOf(employeeId: string): Promise<string | null> {
    const today = this.clock.today();
    const sql = `SELECT superiorId FROM reporting_line WHERE employeeId = ? AND validFrom <= ? AND validUntil >= ?`;
    const held = `${sql}${this.db.inTransaction ? this.db.connection.forUpdate : ''}`;
    const [row] = await this.db.rows<{ superiorId: string | null }>(held, [employeeId, today, today]);
    return row?.superiorId ?? null;
  }

  /** A person's printed identity on a day: name, number, grade, post, unit. Undefined when there is no such person. */
  async identityOf(employeeId: string, on: CivilDate = this.clock.today()): Promise<EmployeeIdentity | undefined> {
    return (await this.identitiesOf([employeeId], on)).get(employeeId);
  }

  /** The same of some hundred people at once, by their ids. */
  async identitiesOf(
    employeeIds: readonly string[],
    on: CivilDate = this.clock.today(),
  ): Promise<Map<string, EmployeeIdentity>> {
    if (employeeIds.length === 0) return new Map();
    const sql = `${IDENTITY} WHERE e.id IN (${employeeIds.map(() => '?').join(', ')})`;
    const rows = await this.db.rows<IdentityRow>(sql, [on, on, ...employeeIds]);
    return new Map(
      rows.map(({ id, nip, grade, position, unit, ...names }) => {
        return [id, { name: displayName(names), nip, grade, position, unit }];
      }),
    );
  }

  /** The level of somebody's definitive post on a day, and whether it heads a unit that answers for itself; undefined without a post. */
  async officeOf(employeeId: string, on: CivilDate): Promise<Office | undefined> {
    return (await this.officesOf([employeeId], on)).get(employeeId);
  }

  /** The same of some hundred people at once, by their ids. */
  async officesOf(employeeIds: readonly string[], on: CivilDate): Promise<Map<string, Office>> {
    if (employeeIds.length === 0) return new Map();
    const independent = await this.organization.independentTypes();
    const sql = `${OFFICE} AND a.employeeId IN (${employeeIds.map(() => '?').join(', ')})`;
    const rows = await this.db.rows<OfficeRow>(sql, [on, on, on, on, ...employeeIds]);
    return new Map(
      rows.map(({ employeeId, level, headsUnit, type }) => {
        const headsIndependentUnit = Number(headsUnit) === 1 && type !== null && independent.has(type);
        return [employeeId, { level, headsIndependentUnit }];
      }),
    );
  }

  /**
   * Definitive posts, standings and work agreements of a person, each from a day to a day: what decides how long a plan may go on.
   * Whoever changes plans by it holds the person's row.
   */
  async serviceRecord(employeeId: string): Promise<ServiceRecord> {
    return (await this.serviceRecords([employeeId])).get(employeeId) ?? { posts: [], standings: [], contracts: [] };
  }

  /** The same of some hundred people at once, by their ids. */
  serviceRecords(employeeIds: readonly string[]): Promise<Map<string, ServiceRecord>> {
    return this.records.of(employeeIds);
  }

  /** Everybody who makes an SKP on a day (EM-5, EM-41) and whom somebody appraises; with a unit those who have a definitive post in it or below it. */
  async whoMakesPlans(on: CivilDate, unitId: string | null = null): Promise<string[]> {
    return (await this.planMakers(on, unitId)).flatMap(({ employeeId, isAppraised }) =>
      isAppraised ? employeeId : [],
    );
  }

  /** Everybody who makes an SKP on a day, and whether somebody appraises him; with a unit as for `whoMakesPlans`. */
  async planMakers(on: CivilDate, unitId: string | null = null): Promise<PlanMaker[]> {
    const { sql, values } = allOf(
      await this.makingPlans(on),
      unitId === null ? undefined : postedBelow('e.id', unitId, on),
    );
    const rows = await this.db.rows<{ id: string; isAppraised: unknown }>(
      `SELECT e.id, EXISTS (SELECT 1 FROM reporting_line l WHERE l.employeeId = e.id AND l.appraiserId IS NOT NULL
        AND l.validFrom <= ? AND l.validUntil >= ?) AS isAppraised FROM employee e WHERE ${sql} ORDER BY e.id`,
      [on, on, ...values],
    );
    return rows.map(({ id, isAppraised }) => ({ employeeId: id, isAppraised: Number(isAppraised) === 1 }));
  }

  /** Who makes an SKP on a day (EM-5, EM-41), as a condition on `e`. */
  async makingPlans(on: CivilDate): Promise<SqlCondition> {
    const standings = [...(await this.organization.standings())];
    const codes = standings.filter(([, standing]) => hasSkpDuty('PNS', standing)).map(([code]) => code);
    if (codes.length === 0) return NOTHING;
    const covered = 'SELECT 1 FROM employee_contract c WHERE c.employeeId = e.id';
    return {
      sql: `e.kind <> 'NON_ASN' AND e.standingCode IN (${codes.map(() => '?').join(', ')})
        AND (e.kind NOT LIKE 'PPPK%' OR NOT EXISTS (${covered}) OR EXISTS (${covered} AND c.validFrom <= ? AND c.validUntil >= ?))`,
      values: [...codes, on, on],
    };
  }

  /** True for somebody who is a pseudonym. Stays so, or not so, until the transaction ends. */
  isErased(employeeId: string): Promise<boolean> {
    return this.isAnyErased([employeeId]);
  }

  /** True where one of some hundred people is a pseudonym. Stays so, or not so, until the transaction ends. */
  async isAnyErased(employeeIds: readonly string[]): Promise<boolean> {
    if (employeeIds.length === 0) return false;
    const held = this.db.inTransaction ? this.db.connection.forUpdate : '';
    const sql = `SELECT erasedAt FROM employee WHERE id IN (${employeeIds.map(() => '?').join(', ')}) ORDER BY id${held}`;
    const people = await this.db.rows<{ erasedAt: string | null }>(sql, employeeIds);
    return people.some(({ erasedAt }) => erasedAt !== null);
  }

  /** Locks the rows of some hundred people until the transaction ends. */
  async lockAll(employeeIds: readonly string[]): Promise<void> {
    if (employeeIds.length === 0) return;
    const marks = employeeIds.map(() => '?').join(', ');
    await this.db.rows(
      `SELECT id FROM employee WHERE id IN (${marks}) ORDER BY id${this.db.connection.forUpdate}`,
      employeeIds,
    );
  }

  /** Locks a person's row until the transaction ends, so that rules over all plans of the person can be checked. */
  async lock(employeeId: string): Promise<{ hasSkpDuty: boolean } | undefined> {
    const [row] = await this.db.rows<{ kind: EmployeeKind; standingCode: string }>(
      `SELECT kind, standingCode FROM employee WHERE id = ?${this.db.connection.forUpdate}`,
      [employeeId],
    );
    if (!row) return undefined;
    const standings = await this.organization.standings();
    const contracts = await this.db.rows<Days>(
      'SELECT validFrom, validUntil FROM employee_contract WHERE employeeId = ?',
      [employeeId],
    );
    const isUnderContract = underContract(contracts, this.clock.today());
    return { hasSkpDuty: hasSkpDuty(row.kind, standings.get(row.standingCode), isUnderContract) };
  }
}
