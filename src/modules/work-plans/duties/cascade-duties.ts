import { Injectable } from '@nestjs/common';
import { Clock } from '../../../kernel/clock/clock.js';
import { Database } from '../../../kernel/database/database.js';
import { isoOf } from '../../../kernel/database/dialect.js';
import type { DutySource, OpenDuty, PersonalActor } from '../../../kernel/duties/open-duty.js';
import { DutyRegistry } from '../../../kernel/duties/registry.js';
import { type CivilDate, later } from '../../../kernel/values/civil-date.js';
import { displayName, employeeTables, type Titled } from '../../employees/index.js';
import { PeriodsApi, periodTables } from '../../periods/index.js';
import { ledBy } from '../cascade/leader-results.js';

const { employee } = employeeTables;
/** What was shown to a member, and he has not taken up. */
const ROLES = `SELECT c.id, c.shownAt AS since, e.id AS employeeId, e.name, e.frontTitle, e.backTitle FROM role_matrix_cell c
  JOIN work_plan lp ON lp.id = c.leaderWorkPlanId JOIN ${employee} e ON e.id = lp.employeeId
  WHERE c.employeeId = ? AND c.resultId IS NULL AND c.shownAt IS NOT NULL AND lp.status NOT IN ('CLOSED', 'CANCELLED')`;
const TO_ALIGN = `SELECT wp.id, COUNT(*) AS results, MIN(r.realignSince) AS since, y.year, e.id AS employeeId, e.name, e.frontTitle, e.backTitle
  FROM work_plan wp JOIN work_plan_result r ON r.workPlanId = wp.id AND r.removedAt IS NULL AND r.realignSince IS NOT NULL
  JOIN ${employee} e ON e.id = wp.employeeId JOIN ${periodTables.performancePeriod} y ON y.id = wp.performancePeriodId
  WHERE wp.employeeId = ? AND wp.status IN ('DRAFT', 'RETURNED', 'AGREED', 'ACTIVE')
  GROUP BY wp.id, y.year, e.id, e.name, e.frontTitle, e.backTitle`;

interface CascadeRow extends Titled {
  readonly id: string;
  readonly since: string;
  readonly employeeId: string;
}

/** What leaders have handed down and nobody has taken up, and what no longer serves what it did. Rules NS-5, CA-5, CA-8. */
@Injectable()
export class CascadeDuties implements DutySource {
  readonly texts = {
    ROLE_TAKE: {
      takes: 'work-plan:write',
      id: 'Ambil peran hasil {period} dari {name} ke dalam SKP Anda.',
      en: 'Take up what {name} has handed you to contribute to {period}.',
    },
    PLAN_ALIGN: {
      takes: 'work-plan:write',
      id: 'Periksa penyelarasan {results} hasil kerja pada SKP {period} Anda: yang diintervensi telah berubah.',
      en: 'See whether {results} of the results of your SKP {period} still fit: what they serve has changed.',
    },
  } as const;

  constructor(
    registry: DutyRegistry,
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly periods: PeriodsApi,
  ) {
    registry.register(this);
  }

  async openFor({ employeeId }: PersonalActor, today: CivilDate): Promise<OpenDuty[]> {
    const rows = await this.db.rows<CascadeRow & { results: number; year: number }>(TO_ALIGN, [employeeId]);
    const toAlign = rows.map((row) => ({
      ...this.dutyOf(row, String(row.year)),
      ...{ kind: 'PLAN_ALIGN' as const, objectType: 'work-plan', facts: { results: Number(row.results) } },
    }));
    return [...toAlign, ...(await this.roles(employeeId, today))];
  }

  /** Of leaders of today or of days to come in years that are not over: those whom a plan of such days can serve. */
  private async roles(employeeId: string, today: CivilDate): Promise<OpenDuty[]> {
    const found: OpenDuty[] = [];
    for (const { id, year, startsOn, endsOn } of await this.periods.allYears()) {
      if (endsOn < today) continue;
      const led = ledBy({ id: '', employeeId, performancePeriodId: id, startsOn: later(startsOn, today), endsOn });
      const rows = await this.db.rows<CascadeRow>(`${ROLES} AND ${led.sql}`, [employeeId, ...led.values]);
      for (const row of rows)
        found.push({ ...this.dutyOf(row, String(year)), kind: 'ROLE_TAKE', objectType: 'role-matrix-cell' });
    }
    return found;
  }

  private dutyOf({ id, since, employeeId, ...names }: CascadeRow, periodName: string) {
    const sinceOn = this.clock.today(new Date(isoOf(since)));
    const about = { employeeId, employeeName: displayName(names) };
    return { key: id, ...about, objectId: id, periodName, dueOn: null, sinceOn };
  }
}
