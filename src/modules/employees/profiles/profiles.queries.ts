import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../../kernel/audit/audit-log.js';
import { ReadLog } from '../../../kernel/audit/read-log.js';
import type { Actor } from '../../../kernel/auth/actor.js';
import { Clock } from '../../../kernel/clock/clock.js';
import { after, allOf, equal } from '../../../kernel/database/condition.js';
import { Database } from '../../../kernel/database/database.js';
import { isoOf } from '../../../kernel/database/dialect.js';
import { requestProblems } from '../../../kernel/errors/problems.js';
import { Cursors } from '../../../kernel/http/cursors.js';
import type { PageQuery } from '../../../kernel/http/page.request.js';
import type { Page } from '../../../kernel/http/page.response.js';
import { type CivilDate, type Days, holdsOn, OPEN_END } from '../../../kernel/values/civil-date.js';
import { OrganizationApi } from '../../organization/index.js';
import { daysLeft, underContract } from '../domain/contract.js';
import { displayName } from '../domain/display-name.js';
import { hasSkpDuty } from '../domain/standing.js';
import { EmployeeAccess } from '../employee.access.js';
import { IdentityNumbers } from '../identity-numbers.js';
import type { Employee } from '../persistence/employee.entity.js';
import type {
  EmployeeNumberResponse,
  EmployeeProfileResponse,
  IdentityNumberResponse,
} from './http/profile.response.js';

const PERSON = `SELECT id, kind, name, frontTitle, backTitle, nip, gradeName, standingCode, birthPlace, birthDate, sex,
  educationLevel, email, phone, nikSealed, retiresOn, retirementDecidedOn, retirementReason, erasedAt, version
  FROM employee WHERE id = ?`;
const NUMBER = 'SELECT id, employeeId, number, kind, validFrom, validUntil FROM employee_number';

type Dated = 'erasedAt' | 'createdAt' | 'updatedAt';
type PersonRow = Omit<Employee, Dated> & { readonly erasedAt: string | null };

/** Reads of what is known of one person beyond name, number and post. */
@Injectable()
export class ProfilesQueries {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly access: EmployeeAccess,
    private readonly organization: OrganizationApi,
    private readonly niks: IdentityNumbers,
    private readonly cursors: Cursors,
    private readonly reads: ReadLog,
    private readonly audit: AuditLog,
  ) {}

  /** A profile; contact data only for whom they are. Throws REQUEST.NOT_FOUND. */
  async profile(actor: Actor, employeeId: string): Promise<EmployeeProfileResponse> {
    await this.access.require(actor, 'profile:read', employeeId);
    const row = await this.person(employeeId);
    this.reads.record(actor, 'employee-profile', employeeId, employeeId);
    const seesContact = await this.access.reaches(actor, 'contact:read', employeeId);
    return { ...(await this.toProfile(row)), ...(seesContact ? {} : { email: null, phone: null }) };
  }

  /** The whole NIK; that it was shown is recorded. Throws REQUEST.NOT_FOUND, EMPLOYEE.NIK_KEY_MISSING. */
  async identityNumber(actor: Actor, employeeId: string): Promise<IdentityNumberResponse> {
    await this.access.require(actor, 'identity-number:read', employeeId);
    const { nikSealed } = await this.person(employeeId);
    this.reads.record(actor, 'identity-number', employeeId, employeeId);
    return { employeeId, nik: this.niks.shown(employeeId, nikSealed) };
  }

  /** Who has a NIK, of those whose NIK the caller may read; that it was looked for is recorded. */
  async holderOf(actor: Actor, nik: string): Promise<string | null> {
    const holder = await this.niks.holderOf(nik);
    const isReached = holder !== null && (await this.access.reaches(actor, 'identity-number:read', holder));
    const employeeId = isReached ? holder : null;
    const object = { type: 'identity-number', id: employeeId ?? 'search' };
    await this.audit.record({ action: 'identity-number.read', object, subjectEmployeeId: employeeId });
    return employeeId;
  }

  /** Somebody's numbers, earliest first. Throws REQUEST.NOT_FOUND. */
  async numbers(actor: Actor, employeeId: string, query: PageQuery): Promise<Page<EmployeeNumberResponse>> {
    await this.access.require(actor, 'employee:read', employeeId);
    this.reads.record(actor, 'employee', employeeId, employeeId);
    const filter = ['employee-numbers', employeeId];
    const where = allOf(equal('employeeId', employeeId));
    const page = allOf(where, after(['validFrom', 'id'], this.cursors.keysOf(query, filter)));
    const sql = `${NUMBER} WHERE ${page.sql} ORDER BY validFrom, id LIMIT ?`;
    const rows = await this.db.rows<EmployeeNumberResponse>(sql, [...page.values, query.limit + 1]);
    const total = query.count ? await this.db.count('employee_number', where) : undefined;
    return this.cursors.pageOf({ rows, query, filter, total, keys: (row) => [row.validFrom, row.id], item: toNumber });
  }

  private async person(employeeId: string): Promise<PersonRow> {
    const [row] = await this.db.rows<PersonRow>(PERSON, [employeeId]);
    if (!row) throw requestProblems.NOT_FOUND();
    return row;
  }

  private async toProfile(row: PersonRow): Promise<EmployeeProfileResponse> {
    const { nikSealed, gradeName, erasedAt, version, ...person } = row;
    const today = this.clock.today();
    const standing = (await this.organization.standings()).get(row.standingCode);
    const sql = 'SELECT validFrom, validUntil FROM employee_contract WHERE employeeId = ?';
    const contracts = await this.db.rows<Days>(sql, [row.id]);
    return {
      ...person,
      sex: person.sex as EmployeeProfileResponse['sex'],
      displayName: displayName(row),
      grade: gradeName,
      maskedNik: this.niks.masked(row.id, nikSealed),
      skpObligation: standing?.obligation ?? null,
      makesSkp: hasSkpDuty(row.kind, standing, underContract(contracts, today)),
      contract: contractOn(contracts, today),
      erasedAt: erasedAt && isoOf(erasedAt),
      version: Number(version),
    };
  }
}

function contractOn(contracts: readonly Days[], today: CivilDate): EmployeeProfileResponse['contract'] {
  const contract = contracts.find((one) => holdsOn(one, today));
  return contract ? { ...contract, daysLeft: daysLeft(contract, today) ?? 0 } : null;
}

function toNumber(row: EmployeeNumberResponse): EmployeeNumberResponse {
  return { ...row, validUntil: row.validUntil === OPEN_END ? null : row.validUntil };
}
