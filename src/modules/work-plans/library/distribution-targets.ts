import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/auth/actor.js';
import { Clock } from '../../../kernel/clock/clock.js';
import { allOf, equal, type SqlCondition } from '../../../kernel/database/condition.js';
import { Database } from '../../../kernel/database/database.js';
import { refusedAt } from '../../../kernel/http/input-faults.js';
import { searchKey } from '../../../kernel/values/name-key.js';
import { EmployeeAccess, employeeTables } from '../../employees/index.js';
import { organizationTables } from '../../organization/index.js';
import type { DistributionRequest } from './http/library-distributions.request.js';
import { LibraryAccess } from './library.access.js';
import { libraryProblems } from './library.problems.js';

const AT_ONCE = 500;
const { ancestor, position } = organizationTables;
/** People by their definitive post on a day. */
const IN_POST = `SELECT DISTINCT a.employeeId AS id FROM ${employeeTables.assignment} a JOIN ${position} p ON p.id = a.positionId
  WHERE a.kind = 'DEFINITIF' AND a.validFrom <= ? AND a.validUntil >= ?`;

/** Says to whom a result of the library is handed out, as far as the caller's care reaches. Rule LB-5. */
@Injectable()
export class DistributionTargets {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly people: EmployeeAccess,
    private readonly access: LibraryAccess,
  ) {}

  /**
   * The people of a request, in the order of their ids. Throws LIBRARY.WHOM_NEEDED, UNIT_UNKNOWN, EMPLOYEE_UNKNOWN, NOBODY.
   */
  async of(actor: Actor, { employeeIds, unitId, positionTitle }: DistributionRequest): Promise<string[]> {
    if ((employeeIds === undefined) === (unitId === undefined))
      throw refusedAt(libraryProblems.WHOM_NEEDED, {}, '/employeeIds', '/unitId');
    const title = positionTitle === undefined ? undefined : equal('p.titleKey', searchKey(positionTitle));
    const found = employeeIds
      ? await this.named(actor, employeeIds, title)
      : await this.ofUnit(actor, unitId ?? '', title);
    if (found.length === 0) throw refusedAt(libraryProblems.NOBODY, {}, title ? '/positionTitle' : '/unitId');
    return found.sort();
  }

  private async named(actor: Actor, ids: readonly string[], title: SqlCondition | undefined): Promise<string[]> {
    const reach = this.people.reached(actor, 'library-result:manage', 'e.id');
    const known = new Set<string>();
    for (let at = 0; at < ids.length; at += AT_ONCE) {
      const where = allOf(isOneOf('e.id', ids.slice(at, at + AT_ONCE)), reach);
      const sql = `SELECT e.id FROM ${employeeTables.employee} e WHERE ${where.sql}`;
      for (const { id } of await this.db.rows<{ id: string }>(sql, where.values)) known.add(id);
    }
    const unknown = ids.flatMap((id, at) => (known.has(id) ? [] : [`/employeeIds/${at}`]));
    if (unknown.length > 0) throw refusedAt(libraryProblems.EMPLOYEE_UNKNOWN, {}, ...unknown.slice(0, 100));
    if (!title) return [...known];
    const fitting: string[] = [];
    for (let at = 0; at < ids.length; at += AT_ONCE)
      fitting.push(...(await this.inPost(allOf(title, isOneOf('a.employeeId', ids.slice(at, at + AT_ONCE))))));
    return fitting;
  }

  private async ofUnit(actor: Actor, unitId: string, title: SqlCondition | undefined): Promise<string[]> {
    await this.access.requireUnit(actor, unitId);
    const today = this.clock.today();
    const below = `a.unitId IN (SELECT d.unitId FROM ${ancestor} d WHERE d.ancestorId = ? AND d.validFrom <= ? AND d.validUntil >= ?)`;
    const reach = this.people.reachedIn(unitId, actor, 'library-result:manage', 'a.employeeId');
    return this.inPost(allOf({ sql: below, values: [unitId, today, today] }, title, reach));
  }

  private async inPost(where: SqlCondition): Promise<string[]> {
    const today = this.clock.today();
    const rows = await this.db.rows<{ id: string }>(`${IN_POST} AND ${where.sql}`, [today, today, ...where.values]);
    return rows.map(({ id }) => id);
  }
}

const isOneOf = (column: string, ids: readonly string[]): SqlCondition => ({
  sql: `${column} IN (${ids.map(() => '?').join(', ')})`,
  values: ids,
});
