import { Injectable } from '@nestjs/common';
import { ReadLog } from '../../../kernel/audit/read-log.js';
import type { Actor } from '../../../kernel/auth/actor.js';
import { Clock } from '../../../kernel/clock/clock.js';
import { after, allOf } from '../../../kernel/database/condition.js';
import { Database } from '../../../kernel/database/database.js';
import { type CursorKeys, Cursors } from '../../../kernel/http/cursors.js';
import type { Page } from '../../../kernel/http/page.response.js';
import { currentContext } from '../../../kernel/http/request-context.js';
import { say } from '../../../kernel/i18n/language.js';
import { displayName, employeeTables, type Titled } from '../../employees/index.js';
import { periodTables } from '../../periods/index.js';
import type { Report } from '../monitoring/domain/realised.js';
import type { WorkPlan, WorkPlanIndicator } from '../persistence/work-plan.entity.js';
import { decimal } from '../plan-parts.js';
import { WorkPlanAccess } from '../work-plan.access.js';
import { WorkPlanPolicyService } from '../work-plan-policy.service.js';
import { type Course, courseOf } from './domain/course.js';
import { type Outlook, outlookOf, type OutlookStatus, type Thresholds } from './domain/outlook.js';
import type { TeamOutlookQuery } from './http/outlook.request.js';
import type { IndicatorOutlookResponse, OutlookResponse, TeamOutlookResponse } from './http/outlook.response.js';
import { outlookText } from './outlook-texts.js';

const { employee, reportingLine } = employeeTables;
const INDICATORS_OF = (
  plans: string,
): string => `SELECT i.id, i.workPlanId, i.resultId, i.statement, i.targetHundredths,
  i.targetUntilHundredths, i.unit, i.direction, i.isMaximum, i.schedule, wp.startsOn, wp.endsOn, wp.status,
  (SELECT COUNT(*) FROM ${periodTables.evaluationPeriod} ep WHERE ep.performancePeriodId = wp.performancePeriodId) AS periods
  FROM work_plan_indicator i JOIN work_plan wp ON wp.id = i.workPlanId JOIN work_plan_result r ON r.id = i.resultId
  WHERE i.workPlanId IN (${plans}) AND i.removedAt IS NULL AND r.removedAt IS NULL AND wp.status IN ('ACTIVE', 'CLOSED')
  ORDER BY r.sequence, i.sequence`;
const REPORTS_OF = (
  plans: string,
): string => `SELECT indicatorId, occurredOn, valueHundredths, isCumulative FROM progress_entry
  WHERE workPlanId IN (${plans}) AND occurredOn <= ? ORDER BY occurredOn, createdAt, id`;
const TEAM = `SELECT e.id AS employeeId, e.name, e.nameKey, e.frontTitle, e.backTitle, wp.id AS workPlanId
  FROM ${reportingLine} rl JOIN ${employee} e ON e.id = rl.employeeId
  LEFT JOIN work_plan wp ON wp.employeeId = e.id AND wp.startsOn <= ? AND wp.endsOn >= ? AND wp.status IN ('ACTIVE', 'CLOSED')`;

type IndicatorRow = Pick<
  WorkPlanIndicator,
  | 'id'
  | 'workPlanId'
  | 'resultId'
  | 'statement'
  | 'targetHundredths'
  | 'targetUntilHundredths'
  | 'unit'
  | 'direction'
  | 'schedule'
> &
  Pick<WorkPlan, 'startsOn' | 'endsOn' | 'status'> & { readonly isMaximum: unknown; readonly periods: unknown };
type ReportRow = Omit<Report, 'isCumulative'> & { readonly indicatorId: string; readonly isCumulative: unknown };
type MemberRow = Titled & Pick<TeamOutlookResponse, 'employeeId' | 'workPlanId'> & { readonly nameKey: string };
interface Seen {
  readonly row: IndicatorRow;
  readonly course: Course;
  readonly outlook: Outlook;
}

const COUNTED: Readonly<Record<OutlookStatus, 'onTrack' | 'atRisk' | 'late' | 'noData' | 'notDue'>> = {
  ON_TRACK: 'onTrack',
  AT_RISK: 'atRisk',
  LATE: 'late',
  NO_DATA: 'noData',
  NOT_DUE: 'notDue',
};

/** Says early which indicators will not come to their targets. Rules EW-1 to EW-4. */
@Injectable()
export class OutlookQueries {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly access: WorkPlanAccess,
    private readonly policy: WorkPlanPolicyService,
    private readonly cursors: Cursors,
    private readonly reads: ReadLog,
  ) {}

  /** How the indicators of a plan stand today. Throws REQUEST.NOT_FOUND. */
  async ofPlan(actor: Actor, workPlanId: string): Promise<OutlookResponse> {
    this.reads.record(actor, 'work-plan', workPlanId, await this.access.requireReadable(actor, workPlanId));
    const { onTrackPercent, latePercent } = await this.policy.current();
    const seen = await this.seen([workPlanId], { onTrackPercent, latePercent });
    const asOf = this.clock.today();
    return { workPlanId, asOf, onTrackPercent, latePercent, indicators: seen.map(shown) };
  }

  /** How many indicators of each direct report of today stand how. Three queries whatever the team's size. */
  async team(actor: Actor, query: TeamOutlookQuery): Promise<Page<TeamOutlookResponse>> {
    const today = this.clock.today();
    const filter = ['team-outlook', actor.employeeId];
    const mine = this.access.team(actor);
    const page = allOf(mine, after(['e.nameKey', 'e.id'], this.cursors.keysOf(query, filter)));
    const sql = `${TEAM} WHERE ${page.sql} ORDER BY e.nameKey, e.id LIMIT ?`;
    const rows = await this.db.rows<MemberRow>(sql, [today, today, ...page.values, query.limit + 1]);
    const { onTrackPercent, latePercent } = await this.policy.current();
    const plans = rows.flatMap(({ workPlanId }) => workPlanId ?? []);
    const byPlan = Map.groupBy(await this.seen(plans, { onTrackPercent, latePercent }), ({ row }) => row.workPlanId);
    const total = query.count ? await this.db.count(`${reportingLine} rl`, mine) : undefined;
    const people = rows.slice(0, query.limit).map(({ employeeId }) => employeeId);
    this.reads.list(actor, 'team-outlook', {}, people);
    const keys = (row: MemberRow): CursorKeys => [row.nameKey, row.employeeId];
    const item = (row: MemberRow): TeamOutlookResponse => toMember(row, byPlan.get(row.workPlanId ?? '') ?? []);
    return this.cursors.pageOf({ rows, query, filter, total, keys, item });
  }

  private async seen(plans: readonly string[], thresholds: Thresholds): Promise<Seen[]> {
    if (plans.length === 0) return [];
    const today = this.clock.today();
    const marks = plans.map(() => '?').join(', ');
    const rows = await this.db.rows<IndicatorRow>(INDICATORS_OF(marks), plans);
    const entries = await this.db.rows<ReportRow>(REPORTS_OF(marks), [...plans, today]);
    const reports = Map.groupBy(entries, ({ indicatorId }) => indicatorId);
    return rows.map((row) => {
      const told = (reports.get(row.id) ?? []).map(({ occurredOn, valueHundredths, isCumulative }) => ({
        ...{ occurredOn, valueHundredths, isCumulative: Number(isCumulative) === 1 },
      }));
      return seenOf(row, told, { today, thresholds });
    });
  }
}

function seenOf(
  row: IndicatorRow,
  reports: readonly Report[],
  { today, thresholds }: { today: string; thresholds: Thresholds },
): Seen {
  const { targetHundredths, targetUntilHundredths: targetUntil, unit, schedule } = row;
  const direction = row.direction ?? 'NORMAL';
  const isMaximum = Number(row.isMaximum) === 1;
  const target = targetHundredths === null ? null : { target: targetHundredths, targetUntil, direction, isMaximum };
  const periodMonths = Number(row.periods) > 4 ? 1 : 3;
  const course = courseOf({ statement: row.statement, unit, direction, schedule, periodMonths }, reports);
  const plan = { from: row.startsOn, until: row.endsOn };
  return { row, course, outlook: outlookOf({ target, course, plan, reports, today, thresholds }) };
}

function shown({ row, course, outlook }: Seen): IndicatorOutlookResponse {
  const { status, reason, expected, reached, paceHundredths, comparedOn, nextDueOn, forecast } = outlook;
  const pacePercent = decimal(paceHundredths);
  const pace = paceHundredths === null ? '–' : Math.round(paceHundredths / 100);
  return {
    ...{ indicatorId: row.id, resultId: row.resultId, statement: row.statement, status, reason },
    explanation: say(outlookText(reason, row.status === 'CLOSED'), currentContext().language, { pace }),
    ...{ course: course.kind, everyMonths: course.months, target: decimal(row.targetHundredths), unit: row.unit },
    ...{ expected: decimal(expected), reached: decimal(reached), pacePercent, comparedOn, nextDueOn },
    forecast: forecast && {
      value: decimal(forecast.value) ?? '',
      lower: decimal(forecast.lower) ?? '',
      upper: decimal(forecast.upper) ?? '',
    },
  };
}

function toMember(row: MemberRow, seen: readonly Seen[]): TeamOutlookResponse {
  const counts = { onTrack: 0, atRisk: 0, late: 0, noData: 0, notDue: 0 };
  for (const { outlook } of seen) counts[COUNTED[outlook.status]] += 1;
  return { employeeId: row.employeeId, displayName: displayName(row), workPlanId: row.workPlanId, ...counts };
}
