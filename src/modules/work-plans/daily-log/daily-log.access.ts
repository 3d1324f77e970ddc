import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/auth/actor.js';
import type { PersonPermission } from '../../../kernel/auth/permissions.js';
import { reachOf } from '../../../kernel/auth/reach.js';
import { allOf, anyOf, NOTHING, type SqlCondition } from '../../../kernel/database/condition.js';
import { Database } from '../../../kernel/database/database.js';
import { requestProblems } from '../../../kernel/errors/problems.js';
import { EmployeeAccess, employeeTables } from '../../employees/index.js';
import type { WorkPlan } from '../persistence/work-plan.entity.js';
import { WorkPlanAccess } from '../work-plan.access.js';
import { workPlanProblems } from '../work-plans.problems.js';
import { dailyLogProblems } from './daily-log.problems.js';
import { DailyLogEntry } from './persistence/daily-log-entry.entity.js';

const { employee, reportingLine } = employeeTables;

/** The only way to load an entry of the daily log. It belongs to its employee; who appraised on that day reaches it as well. Rule DL-4. */
@Injectable()
export class DailyLogAccess {
  constructor(
    private readonly db: Database,
    private readonly people: EmployeeAccess,
    private readonly plans: WorkPlanAccess,
  ) {}

  /** The entries that a permission reaches, as a condition on `dl`. */
  reached(actor: Actor, permission: PersonPermission): SqlCondition {
    const reached = anyOf(this.people.reached(actor, permission, 'dl.employeeId'), onDay(actor, permission));
    const reach = reachOf(actor, permission);
    if (reach.has('ALL') || reach.has('UNIT') || actor.employeeId === null) return reached;
    // Only of the caller and of those whom he ever appraised: by their ids the entries are found, not by looking at all of them.
    const near = {
      sql: `(dl.employeeId = ? OR dl.employeeId IN (SELECT dla.employeeId FROM ${reportingLine} dla WHERE dla.appraiserId = ?))`,
      values: [actor.employeeId, actor.employeeId],
    };
    return allOf(near, reached);
  }

  /** Loads and locks an entry of the caller with its plan. Throws REQUEST.NOT_FOUND, WORK_PLAN.NOT_THE_OWNER. */
  async own(actor: Actor, id: string): Promise<{ plan: WorkPlan; entry: DailyLogEntry }> {
    const { workPlanId, employeeId } = await this.placeOf(actor, id);
    if (employeeId !== actor.employeeId) throw workPlanProblems.NOT_THE_OWNER();
    const plan = await this.plans.load(actor, workPlanId, 'owner');
    return { plan, entry: await this.lock(id) };
  }

  /** Loads and locks an entry for its superior of that day or of today. Throws REQUEST.NOT_FOUND, DAILY_LOG.NOT_THE_APPRAISER. */
  async asSuperior(actor: Actor, id: string): Promise<DailyLogEntry> {
    await this.plans.hold((await this.placeOf(actor, id)).workPlanId);
    const where = allOf({ sql: 'dl.id = ?', values: [id] }, this.reached(actor, 'daily-log:note'));
    if ((await this.db.count('daily_log_entry dl', where)) === 0) throw dailyLogProblems.NOT_THE_APPRAISER();
    return this.lock(id);
  }

  /** Whose entry it is, and of which plan, of one that the caller may read and whose person is no pseudonym. */
  private async placeOf(actor: Actor, id: string): Promise<Pick<DailyLogEntry, 'workPlanId' | 'employeeId'>> {
    const here = { sql: 'dl.id = ? AND e.erasedAt IS NULL', values: [id] };
    const where = allOf(here, this.reached(actor, 'daily-log:read'));
    const sql = `SELECT dl.workPlanId, dl.employeeId FROM daily_log_entry dl JOIN ${employee} e ON e.id = dl.employeeId WHERE ${where.sql}`;
    const [row] = await this.db.rows<Pick<DailyLogEntry, 'workPlanId' | 'employeeId'>>(sql, where.values);
    if (!row) throw requestProblems.NOT_FOUND();
    return row;
  }

  private async lock(id: string): Promise<DailyLogEntry> {
    const entry = await this.db.lock(DailyLogEntry, { id });
    if (!entry) throw requestProblems.NOT_FOUND();
    return entry;
  }
}

/** Entries of days on which the caller appraised whoever wrote them. */
function onDay(actor: Actor, permission: PersonPermission): SqlCondition {
  const { employeeId } = actor;
  if (!employeeId || !reachOf(actor, permission).has('ON_DAY')) return NOTHING;
  return {
    sql: `EXISTS (SELECT 1 FROM ${reportingLine} dll WHERE dll.employeeId = dl.employeeId AND dll.appraiserId = ?
      AND dll.validFrom <= dl.occurredOn AND dll.validUntil >= dl.occurredOn)`,
    values: [employeeId],
  };
}
