import { Injectable } from '@nestjs/common';
import { ReadLog } from '../../../kernel/audit/read-log.js';
import type { Actor } from '../../../kernel/auth/actor.js';
import { Database } from '../../../kernel/database/database.js';
import { isoOf, isoOrNull } from '../../../kernel/database/dialect.js';
import { requestProblems } from '../../../kernel/errors/problems.js';
import { displayName, employeeTables, type Titled } from '../../employees/index.js';
import { WorkPlanAccess } from '../work-plan.access.js';
import { EntryDays, type EntryPlan } from './entry-days.js';
import type { EntryPeriodsResponse, EntryReopeningResponse } from './http/monitoring.response.js';

const PLAN = `SELECT wp.id, wp.performancePeriodId, wp.status, wp.startsOn, wp.endsOn, wp.progressClosedUntil, wp.activatedAt, wp.endedAt
  FROM work_plan wp WHERE wp.id = ?`;
const REOPENINGS = `SELECT er.id, er.evaluationPeriodId, er.openUntil, er.reason, er.reopenedByEmployeeId, er.createdAt,
  e.name, e.frontTitle, e.backTitle FROM entry_reopening er JOIN ${employeeTables.employee} e ON e.id = er.reopenedByEmployeeId
  WHERE er.workPlanId = ? ORDER BY er.createdAt, er.id`;
type PlanRow = Omit<EntryPlan, 'activatedAt' | 'endedAt'> & Record<'activatedAt' | 'endedAt', string | null>;
type ReopeningRow = Titled & Omit<EntryReopeningResponse, 'reopenedByName'> & { readonly evaluationPeriodId: string };

/** Shows by when reports on a plan are taken, and who took them later all the same. Rule PG-6. */
@Injectable()
export class EntryPeriodsQueries {
  constructor(
    private readonly db: Database,
    private readonly access: WorkPlanAccess,
    private readonly entries: EntryDays,
    private readonly reads: ReadLog,
  ) {}

  /** The evaluation periods in which a plan has days, with their deadlines. Throws REQUEST.NOT_FOUND. */
  async ofPlan(actor: Actor, workPlanId: string): Promise<EntryPeriodsResponse> {
    this.reads.record(actor, 'work-plan', workPlanId, await this.access.requireReadable(actor, workPlanId));
    const [row] = await this.db.rows<PlanRow>(PLAN, [workPlanId]);
    if (!row) throw requestProblems.NOT_FOUND();
    const plan = { ...row, activatedAt: instantOf(row.activatedAt), endedAt: instantOf(row.endedAt) };
    const rows = await this.db.rows<ReopeningRow>(REOPENINGS, [workPlanId]);
    const reopenings = Map.groupBy(rows, ({ evaluationPeriodId }) => evaluationPeriodId);
    const periods = (await this.entries.ofPlan(plan)).map(({ period, ...days }) => ({
      evaluationPeriodId: period.id,
      name: period.name,
      ...days,
      periodDueOn: period.progressDueOn,
      reopenings: (reopenings.get(period.id) ?? []).map(toReopening),
    }));
    return { workPlanId, periods };
  }
}

/** An instant as the database gives it. */
export function instantOf(text: string | null): Date | null {
  const iso = isoOrNull(text);
  return iso === null ? null : new Date(iso);
}

function toReopening({ evaluationPeriodId: _, ...row }: ReopeningRow): EntryReopeningResponse {
  const { id, openUntil, reason, reopenedByEmployeeId, createdAt } = row;
  return { id, openUntil, reason, reopenedByEmployeeId, reopenedByName: displayName(row), createdAt: isoOf(createdAt) };
}
