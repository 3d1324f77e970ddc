import { Injectable } from '@nestjs/common';
import { ReadLog } from '../../../kernel/audit/read-log.js';
import type { Actor } from '../../../kernel/auth/actor.js';
import { Clock } from '../../../kernel/clock/clock.js';
import { Database } from '../../../kernel/database/database.js';
import { requestProblems } from '../../../kernel/errors/problems.js';
import { inputFault } from '../../../kernel/http/input-faults.js';
import { type CivilDate, type DayRange, earlier, plusDays } from '../../../kernel/values/civil-date.js';
import { fromScaled } from '../../../kernel/values/scaled.js';
import { type EvaluationPeriodView, PeriodsApi } from '../../periods/index.js';
import type { WorkPlan, WorkPlanIndicator } from '../persistence/work-plan.entity.js';
import { decimal } from '../plan-parts.js';
import { WorkPlanAccess } from '../work-plan.access.js';
import { courseOf } from '../outlook/domain/course.js';
import { dueTarget, reachedOfDue } from '../outlook/domain/due-target.js';
import { achievementOf } from './domain/achievement.js';
import { realisedOn, type Report } from './domain/realised.js';
import type { AchievementQuery } from './http/monitoring.request.js';
import type {
  AchievementsResponse,
  IndicatorAchievementResponse,
  ResultAchievementResponse,
} from './http/monitoring.response.js';
import { monitoringProblems } from './monitoring.problems.js';

const PLAN = 'SELECT startsOn, endsOn, agreedEndsOn, performancePeriodId, family, approach FROM work_plan WHERE id = ?';
const RESULTS = `SELECT r.id, r.statement, (SELECT COUNT(*) FROM action_item ai WHERE ai.resultId = r.id AND (? IS NULL OR ai.evaluationPeriodId = ?))
    AS actionItems, (SELECT COUNT(*) FROM action_item ai WHERE ai.resultId = r.id AND ai.status = 'DONE'
    AND (? IS NULL OR ai.evaluationPeriodId = ?)) AS actionItemsDone
  FROM work_plan_result r WHERE r.workPlanId = ? AND r.removedAt IS NULL ORDER BY r.sequence`;
const INDICATORS = `SELECT i.id, i.resultId, i.statement, i.aspect, i.targetHundredths, i.targetUntilHundredths, i.targetText, i.unit,
    i.direction, i.isMaximum, i.schedule
  FROM work_plan_indicator i WHERE i.workPlanId = ? AND i.removedAt IS NULL ORDER BY i.sequence`;
const REPORTS = `SELECT indicatorId, occurredOn, valueHundredths, isCumulative, note, sourceName FROM progress_entry
  WHERE workPlanId = ? AND occurredOn <= ? AND createdAt <= ? ORDER BY occurredOn, createdAt, id`;
/** Later than any report. */
const FOR_EVER = new Date('9999-12-31T00:00:00Z');

type PlanRow = Pick<WorkPlan, 'startsOn' | 'endsOn' | 'agreedEndsOn' | 'performancePeriodId' | 'family' | 'approach'>;
type ResultRow = Record<'id' | 'statement', string> & Record<'actionItems' | 'actionItemsDone', number>;
type IndicatorRow = Omit<WorkPlanIndicator, 'isMaximum' | 'sequence' | 'removedAt'> & { readonly isMaximum: unknown };
type ReportRow = Omit<Report, 'isCumulative'> & {
  readonly indicatorId: string;
  readonly isCumulative: unknown;
  readonly note: string | null;
  readonly sourceName: string | null;
};
/** Up to which day reports count, and the day before the evaluation period that was asked for. */
interface Span {
  readonly until: CivilDate;
  readonly before: CivilDate | null;
  /** True on the form whose indicators have a value. */
  readonly isValued: boolean;
  /** The days that the targets were agreed for, and how long an evaluation period is. */
  readonly plan: DayRange;
  /** Its last day, before its time where it was closed. */
  readonly endsOn: CivilDate;
  readonly periodMonths: 1 | 3;
}

/** Says how far a plan has come: what was reported, and what that is of the targets. Rules PG-1, PG-2, PG-5. */
@Injectable()
export class AchievementsQueries {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly periods: PeriodsApi,
    private readonly access: WorkPlanAccess,
    private readonly reads: ReadLog,
  ) {}

  /** What was reached of a plan. Throws REQUEST.NOT_FOUND, MONITORING.PERIOD_UNKNOWN. */
  async achievements(actor: Actor, workPlanId: string, query: AchievementQuery): Promise<AchievementsResponse> {
    this.reads.record(actor, 'work-plan', workPlanId, await this.access.requireReadable(actor, workPlanId));
    return this.standOf(workPlanId, query.evaluationPeriodId);
  }

  /**
   * The same, whoever asks: by now, or by the last day of a plan that has ended; of what was written until a moment, or of all. Throws
   * REQUEST.NOT_FOUND, MONITORING.PERIOD_UNKNOWN.
   */
  async standOf(
    workPlanId: string,
    evaluationPeriodId?: string,
    writtenUntil: Date = FOR_EVER,
  ): Promise<AchievementsResponse> {
    const [plan] = await this.db.rows<PlanRow>(PLAN, [workPlanId]);
    if (!plan) throw requestProblems.NOT_FOUND();
    const period = await this.periodOf(plan, evaluationPeriodId);
    const until = earlier(plan.endsOn, period?.endsOn ?? this.clock.today());
    const isValued = plan.family === 'JPT' && plan.approach === 'KUANTITATIF';
    const periods = await this.periods.evaluationPeriodsOf(plan.performancePeriodId);
    const span: Span = {
      ...{ until, before: period ? plusDays(period.startsOn, -1) : null, isValued },
      plan: { from: plan.startsOn, until: plan.agreedEndsOn ?? plan.endsOn },
      endsOn: plan.endsOn,
      periodMonths: periods.length > 4 ? 1 : 3,
    };
    const asked = [period?.id ?? null, period?.id ?? null];
    const results = await this.db.rows<ResultRow>(RESULTS, [...asked, ...asked, workPlanId]);
    const indicators = await this.db.rows<IndicatorRow>(INDICATORS, [workPlanId]);
    const reports = Map.groupBy(
      await this.db.rows<ReportRow>(REPORTS, [workPlanId, until, writtenUntil]),
      ({ indicatorId }) => indicatorId,
    );
    return {
      workPlanId,
      until,
      results: results.map(({ id, statement, ...items }): ResultAchievementResponse => ({
        resultId: id,
        statement,
        ...{ actionItems: Number(items.actionItems), actionItemsDone: Number(items.actionItemsDone) },
        indicators: indicators
          .filter(({ resultId }) => resultId === id)
          .map((indicator) => shownIndicator(indicator, reports.get(indicator.id) ?? [], span)),
      })),
    };
  }

  private async periodOf(plan: PlanRow, id: string | undefined): Promise<EvaluationPeriodView | null> {
    if (id === undefined) return null;
    const period = await this.periods.findEvaluationPeriod(id);
    if (period?.performancePeriodId === plan.performancePeriodId) return period;
    throw monitoringProblems.PERIOD_UNKNOWN({}, [inputFault({ parameter: 'evaluationPeriodId' }, 'INVALID')]);
  }
}

function shownIndicator(
  indicator: IndicatorRow,
  rows: readonly ReportRow[],
  { until, before, isValued, plan, endsOn, periodMonths }: Span,
): IndicatorAchievementResponse {
  const { id: indicatorId, statement, aspect, targetHundredths, targetUntilHundredths, targetText, unit } = indicator;
  const reports = rows.map((row) => ({ ...row, isCumulative: Number(row.isCumulative) === 1 }));
  const realised = realisedOn(reports, until);
  const earlierOn = before === null ? null : (realisedOn(reports, before) ?? 0);
  const target = { target: targetHundredths ?? 0, targetUntil: targetUntilHundredths };
  const measure = {
    ...target,
    direction: indicator.direction ?? 'NORMAL',
    isMaximum: Number(indicator.isMaximum) === 1,
  };
  const found = targetHundredths === null || realised === null ? null : achievementOf(measure, realised);
  const { schedule } = indicator;
  const course = courseOf({ statement, unit, direction: measure.direction, schedule, periodMonths }, reports);
  const due = targetHundredths === null ? null : dueTarget(measure, course, plan, until, endsOn);
  const reachedDue = due === null ? null : reachedOfDue(due, reports);
  const ofDue = due === null || reachedDue === null ? null : achievementOf(due.target, reachedDue);
  const last = rows.at(-1);
  return {
    ...{ indicatorId, statement, aspect, targetText, unit, direction: indicator.direction },
    ...{ target: decimal(targetHundredths), targetUntil: decimal(targetUntilHundredths) },
    ...{ reports: rows.length, measuredReports: rows.filter(({ sourceName }) => sourceName !== null).length },
    ...{ lastReportedOn: last?.occurredOn ?? null, lastNote: rows.findLast(({ note }) => note !== null)?.note ?? null },
    realised: decimal(realised),
    realisedInPeriod: earlierOn === null || realised === null ? null : fromScaled(realised - earlierOn, 2),
    percent: decimal(found?.percentHundredths ?? null),
    cappedPercent: decimal(found?.cappedHundredths ?? null),
    category: found?.category ?? null,
    ...{ dueTarget: decimal(due?.target.target ?? null), dueUntil: due?.dueUntil ?? null },
    ...{ dueRealised: decimal(reachedDue), duePercent: decimal(ofDue?.percentHundredths ?? null) },
    dueCategory: ofDue?.category ?? null,
    points: isValued ? decimal(found?.pointsHundredths ?? null) : null,
  };
}
