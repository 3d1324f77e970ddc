import { Injectable } from '@nestjs/common';
import { Database } from '../../../kernel/database/database.js';
import type { DutySource, OpenDuty, PersonalActor } from '../../../kernel/duties/open-duty.js';
import { DutyRegistry } from '../../../kernel/duties/registry.js';
import { type CivilDate, plusDays } from '../../../kernel/values/civil-date.js';
import { displayName, employeeTables, type Titled } from '../../employees/index.js';
import { EntryDays, type EntryPeriod, type EntryPlan } from '../monitoring/entry-days.js';
import { instantOf } from '../monitoring/entry-periods.queries.js';

/** Plans of which nothing can be told any more ended longer ago: reports are opened again for 60 days at most (PG-6). */
const LONGEST_AGO = 366;
const PLANS = `SELECT wp.id, wp.employeeId, wp.performancePeriodId, wp.status, wp.startsOn, wp.endsOn, wp.progressClosedUntil,
  wp.activatedAt, wp.endedAt, e.name, e.frontTitle, e.backTitle FROM work_plan wp JOIN ${employeeTables.employee} e ON e.id = wp.employeeId
  WHERE wp.employeeId = ? AND wp.status IN ('ACTIVE', 'CLOSED') AND wp.startsOn <= ? AND wp.endsOn >= ?`;
const UNREPORTED = `SELECT COUNT(*) AS total FROM work_plan_result r WHERE r.workPlanId = ? AND r.removedAt IS NULL AND NOT EXISTS
  (SELECT 1 FROM progress_entry pe JOIN work_plan_indicator i ON i.id = pe.indicatorId WHERE pe.workPlanId = r.workPlanId
  AND i.resultId = r.id AND pe.occurredOn >= ? AND pe.occurredOn <= ?)`;
const UNSETTLED = `SELECT COUNT(*) AS total FROM action_item ai JOIN work_plan_result r ON r.id = ai.resultId AND r.removedAt IS NULL
  WHERE ai.workPlanId = ? AND ai.evaluationPeriodId = ? AND ai.status = 'PLANNED'`;

type PlanRow = Titled &
  Omit<EntryPlan, 'activatedAt' | 'endedAt'> &
  Record<'activatedAt' | 'endedAt', string | null> & { readonly employeeId: string };

/** Results of a period of which nothing was reported while reports are taken, and steps of a period that is over. Rules NS-5, PG-4, PG-6. */
@Injectable()
export class ReportDuties implements DutySource {
  readonly texts = {
    REPORT_PROGRESS: {
      takes: 'work-plan:write',
      id: 'Laporkan realisasi {results} hasil kerja {period}.',
      en: 'Report progress on {results} of your results, {period}.',
    },
    ACTION_PLAN_SETTLE: {
      takes: 'work-plan:write',
      id: 'Tandai {steps} rencana aksi {period} sebagai terlaksana atau batal.',
      en: 'Say of {steps} steps of your action plan, {period}, whether they were done or dropped.',
    },
  } as const;

  constructor(
    registry: DutyRegistry,
    private readonly db: Database,
    private readonly entries: EntryDays,
  ) {
    registry.register(this);
  }

  async openFor({ employeeId }: PersonalActor, today: CivilDate): Promise<OpenDuty[]> {
    const rows = await this.db.rows<PlanRow>(PLANS, [employeeId, today, plusDays(today, -LONGEST_AGO)]);
    const open: OpenDuty[] = [];
    for (const row of rows) {
      const plan = { ...row, activatedAt: instantOf(row.activatedAt), endedAt: instantOf(row.endedAt) };
      for (const entry of await this.entries.ofPlan(plan)) open.push(...(await this.ofPeriod(row, entry, today)));
    }
    return open;
  }

  private async ofPeriod(plan: PlanRow, entry: EntryPeriod, today: CivilDate): Promise<OpenDuty[]> {
    const { period, startsOn, endsOn, dueOn, state } = entry;
    const about = { employeeId: plan.employeeId, employeeName: displayName(plan), periodName: period.name };
    const duty = { ...about, key: `${plan.id} ${period.id}`, objectType: 'work-plan', objectId: plan.id };
    const isOver = endsOn < today && (state === 'OPEN' || state === 'CLOSED');
    const results = state === 'OPEN' ? await this.count(UNREPORTED, plan.id, startsOn, endsOn) : 0;
    const steps = isOver ? await this.count(UNSETTLED, plan.id, period.id) : 0;
    const reports = { ...duty, kind: 'REPORT_PROGRESS', dueOn, sinceOn: startsOn, facts: { results } } as const;
    const sinceOn = plusDays(endsOn, 1);
    const settling = { ...duty, kind: 'ACTION_PLAN_SETTLE', dueOn: null, sinceOn, facts: { steps } } as const;
    return [...(results > 0 ? [reports] : []), ...(steps > 0 ? [settling] : [])];
  }

  private async count(sql: string, ...values: string[]): Promise<number> {
    const [row] = await this.db.rows<{ total: number }>(sql, values);
    return Number(row?.total ?? 0);
  }
}
