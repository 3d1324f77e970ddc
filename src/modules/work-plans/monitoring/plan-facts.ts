import { Injectable } from '@nestjs/common';
import { Clock } from '../../../kernel/clock/clock.js';
import { Database } from '../../../kernel/database/database.js';
import { isoOf } from '../../../kernel/database/dialect.js';
import { requestProblems } from '../../../kernel/errors/problems.js';
import { type CivilDate, type DayRange, earlier, later } from '../../../kernel/values/civil-date.js';
import type { Family } from '../domain/forms.js';
import type { FeedbackKind, FeedbackPart } from '../feedback/domain/giver.js';
import { WorkPlan, WorkPlanBehaviour, WorkPlanIndicator, WorkPlanResult } from '../persistence/work-plan.entity.js';
import { type Achievement, achievementOf, type NumericTarget } from './domain/achievement.js';
import { type Course, courseOf, isDivisible } from '../outlook/domain/course.js';
import { dueTarget, reachedOfDue } from '../outlook/domain/due-target.js';
import { realisedOn, type Report } from './domain/realised.js';
import { EntryDays } from './entry-days.js';

const REPORTS = `SELECT indicatorId, occurredOn, valueHundredths, isCumulative, createdAt FROM progress_entry
  WHERE workPlanId = ? AND occurredOn <= ? ORDER BY occurredOn, createdAt, id`;
const EVIDENCE = `SELECT e.id, e.createdAt, COALESCE(l.resultId, i.resultId, pi.resultId) AS resultId FROM evidence e
  LEFT JOIN evidence_link l ON l.evidenceId = e.id LEFT JOIN work_plan_indicator i ON i.id = l.indicatorId
  LEFT JOIN progress_entry p ON p.id = l.progressEntryId LEFT JOIN work_plan_indicator pi ON pi.id = p.indicatorId
  WHERE e.workPlanId = ? AND e.withdrawnAt IS NULL AND e.occurredOn >= ? AND e.occurredOn <= ?`;
const FEEDBACK = `SELECT f.part, f.partId, f.kind, f.createdAt, i.resultId FROM feedback f
  LEFT JOIN progress_entry p ON p.id = f.partId AND f.part = 'PROGRESS' LEFT JOIN work_plan_indicator i ON i.id = p.indicatorId
  WHERE f.workPlanId = ?`;

type ReportRow = Omit<Report, 'isCumulative'> & {
  readonly indicatorId: string;
  readonly isCumulative: unknown;
  readonly createdAt: string;
};
type EvidenceRow = Record<'id' | 'createdAt', string> & { readonly resultId: string | null };
interface FeedbackRow {
  readonly part: FeedbackPart;
  readonly partId: string | null;
  readonly kind: FeedbackKind;
  readonly createdAt: string;
  readonly resultId: string | null;
}

/** What was said about something: praise, requests to improve, and all in all. */
export interface VoicesOfPart {
  readonly praises: number;
  readonly improvements: number;
  readonly all: number;
}

/**
 * An indicator with what was reached of the part of its target that was due by the last of the days that are looked at (EW-2); null where it
 * has no number, nothing was reported, or nothing was due.
 */
export interface IndicatorFacts extends NumericTarget {
  readonly indicatorId: string;
  readonly statement: string;
  readonly unit: string | null;
  readonly isNumeric: boolean;
  /** The target of the whole plan, of which `target` is the part that was due. */
  readonly fullTarget: number;
  readonly fullTargetUntil: number | null;
  /** True where that part was told by the share of days that have passed. */
  readonly isDivided: boolean;
  readonly reached: number | null;
  readonly achievement: Achievement | null;
}

/** What is known of a planned result. */
export interface ResultFactsOfPlan {
  readonly resultId: string;
  readonly statement: string;
  readonly kind: 'UTAMA' | 'TAMBAHAN';
  readonly reports: number;
  readonly evidence: number;
  readonly feedback: VoicesOfPart;
  readonly indicators: readonly IndicatorFacts[];
}

/** What is known of a plan in some days of it: what its rating can rest on. */
export interface PlanFactsView extends DayRange {
  readonly workPlanId: string;
  readonly family: Family;
  readonly results: readonly ResultFactsOfPlan[];
  readonly behaviours: readonly { readonly code: string; readonly feedback: VoicesOfPart }[];
  /** Pieces of evidence of these days. */
  readonly evidence: number;
  /** Days on which the employee was asked to improve something, of the whole plan. */
  readonly toldOn: readonly CivilDate[];
  /** Days on which evidence and progress of these days were recorded. */
  readonly recordedOn: readonly CivilDate[];
  /** The last day on which reports on these days are taken. */
  readonly reportsDueOn: CivilDate;
}

/** Says to other modules what is known of a plan; whose it may be told is for the asking module to check. */
@Injectable()
export class PlanFacts {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly entries: EntryDays,
  ) {}

  /** What is known of the days that a plan has in common with a time; null where it has none. Throws REQUEST.NOT_FOUND. */
  async of(workPlanId: string, time: DayRange): Promise<PlanFactsView | null> {
    const [plan] = await this.db.find(WorkPlan, { id: workPlanId });
    if (!plan) throw requestProblems.NOT_FOUND();
    const span = { from: later(plan.startsOn, time.from), until: earlier(plan.endsOn, time.until) };
    if (span.from > span.until) return null;
    const reports = await this.db.rows<ReportRow>(REPORTS, [workPlanId, span.until]);
    const evidence = await this.db.rows<EvidenceRow>(EVIDENCE, [workPlanId, span.from, span.until]);
    const feedback = await this.db.rows<FeedbackRow>(FEEDBACK, [workPlanId]);
    const within = feedback.filter(({ createdAt }) => this.isIn(span, createdAt));
    const ofDays = reports.filter(({ occurredOn }) => occurredOn >= span.from);
    const periods = await this.entries.ofPlan(plan);
    const due = periods.filter(({ startsOn }) => startsOn <= span.until).at(-1);
    const days: Days = {
      // What was agreed for the year is not all due by the day on which a plan was closed.
      plan: { from: plan.startsOn, until: plan.agreedEndsOn ?? plan.endsOn },
      ...{ span, endsOn: plan.endsOn },
      periodMonths: periods.length > 4 ? 1 : 3,
    };
    return {
      ...{ workPlanId, family: plan.family, ...span },
      results: await this.results(workPlanId, { reports, evidence, feedback: within, days }),
      behaviours: (await this.db.find(WorkPlanBehaviour, { workPlanId }))
        .toSorted((a, b) => a.sequence - b.sequence)
        .map(({ code }) => ({ code, feedback: voicesOf(within.filter(({ partId }) => partId === code)) })),
      evidence: new Set(evidence.map(({ id }) => id)).size,
      toldOn: feedback.filter(({ kind }) => kind === 'PERBAIKAN').map(({ createdAt }) => this.dayOf(createdAt)),
      recordedOn: [...ofDays, ...evidence].map(({ createdAt }) => this.dayOf(createdAt)),
      reportsDueOn: due?.dueOn ?? span.until,
    };
  }

  private async results(
    workPlanId: string,
    known: {
      readonly reports: readonly ReportRow[];
      readonly evidence: readonly EvidenceRow[];
      readonly feedback: readonly FeedbackRow[];
      readonly days: Days;
    },
  ): Promise<ResultFactsOfPlan[]> {
    const results = (await this.db.find(WorkPlanResult, { workPlanId })).filter(({ removedAt }) => removedAt === null);
    const indicators = (await this.db.find(WorkPlanIndicator, { workPlanId })).filter(
      ({ removedAt }) => removedAt === null,
    );
    return results
      .toSorted((a, b) => a.sequence - b.sequence)
      .map(({ id, statement, kind }) => {
        const own = indicators.filter(({ resultId }) => resultId === id).toSorted((a, b) => a.sequence - b.sequence);
        const ids = new Set(own.map((indicator) => indicator.id));
        const reports = known.reports.filter(({ indicatorId }) => ids.has(indicatorId));
        const said = known.feedback.filter(({ partId, resultId }) => partId === id || resultId === id);
        return {
          ...{ resultId: id, statement, kind },
          reports: reports.filter(({ occurredOn }) => occurredOn >= known.days.span.from).length,
          evidence: new Set(known.evidence.filter(({ resultId }) => resultId === id).map((one) => one.id)).size,
          feedback: voicesOf(said),
          indicators: own.map((indicator) => factsOf(indicator, reports, known.days)),
        };
      });
  }

  private isIn({ from, until }: DayRange, at: string): boolean {
    const day = this.dayOf(at);
    return from <= day && day <= until;
  }

  private dayOf(at: string): CivilDate {
    return this.clock.today(new Date(isoOf(at)));
  }
}

function voicesOf(rows: readonly FeedbackRow[]): VoicesOfPart {
  return {
    praises: rows.filter(({ kind }) => kind === 'APRESIASI').length,
    improvements: rows.filter(({ kind }) => kind === 'PERBAIKAN').length,
    all: rows.length,
  };
}

/** The days of a plan, those of them that are looked at, and how long an evaluation period is. */
interface Days {
  readonly plan: DayRange;
  readonly span: DayRange;
  /** The last day of the plan, before its time where it was closed. */
  readonly endsOn: CivilDate;
  readonly periodMonths: 1 | 3;
}

function factsOf(
  indicator: WorkPlanIndicator,
  all: readonly ReportRow[],
  { plan, span, endsOn, periodMonths }: Days,
): IndicatorFacts {
  const { id: indicatorId, targetHundredths, targetUntilHundredths, direction, isMaximum } = indicator;
  const reports = all
    .filter((row) => row.indicatorId === indicatorId)
    .map((row) => ({ ...row, isCumulative: Number(row.isCumulative) === 1 }));
  const target = {
    ...{ target: targetHundredths ?? 0, targetUntil: targetUntilHundredths },
    ...{ direction: direction ?? 'NORMAL', isMaximum },
  };
  const isNumeric = targetHundredths !== null;
  const { statement, unit, schedule } = indicator;
  const course: Course = courseOf({ statement, unit, direction: target.direction, schedule, periodMonths }, reports);
  // A quarter is not measured by what is due in a year.
  const isWhole = !isDivisible(unit, course, realisedOn(reports, span.until) !== null);
  const kept: Course = isWhole ? { ...course, kind: 'LEVEL' } : course;
  const due = isNumeric ? dueTarget(target, kept, plan, span.until, endsOn) : null;
  const reached = due ? reachedOfDue(due, reports) : realisedOn(reports, span.until);
  const achievement = due && reached !== null ? achievementOf(due.target, reached) : null;
  const full = { fullTarget: target.target, fullTargetUntil: target.targetUntil };
  const isDivided = due !== null && due.target.target !== target.target;
  return {
    indicatorId,
    statement,
    unit,
    isNumeric,
    ...(due?.target ?? target),
    ...full,
    isDivided,
    reached,
    achievement,
  };
}
