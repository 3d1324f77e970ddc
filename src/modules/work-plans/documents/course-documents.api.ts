import { Injectable } from '@nestjs/common';
import { Clock } from '../../../kernel/clock/clock.js';
import { Database } from '../../../kernel/database/database.js';
import { isoOf, isoOrNull } from '../../../kernel/database/dialect.js';
import { displayName, employeeTables, type Titled } from '../../employees/index.js';
import { organizationTables } from '../../organization/index.js';
import { periodTables } from '../../periods/index.js';
import type { DayRange } from '../../../kernel/values/civil-date.js';
import type { ActionStatus } from '../monitoring/domain/action-item.js';
import { AchievementsQueries } from '../monitoring/achievements.queries.js';

/** A step of an action plan on paper. */
export interface StepOnPaper {
  readonly resultId: string;
  readonly periodName: string;
  readonly statement: string;
  readonly target: string | null;
  readonly status: ActionStatus;
  readonly note: string | null;
}
/** The action plan of a plan, by period and result. */
export interface ActionPlanOnPaper {
  readonly steps: readonly StepOnPaper[];
  readonly updatedAt: string | null;
}

/** What somebody is to contribute to a result of his leader, on paper. */
export interface RoleOnPaper {
  readonly leaderResultId: string;
  readonly employeeId: string;
  readonly employeeName: string;
  readonly position: string | null;
  readonly statement: string;
  readonly isShown: boolean;
  /** Who was erased has no name here. */
  readonly isPseudonym: boolean;
}
/** A role matrix on paper. */
export interface MatrixOnPaper {
  readonly roles: readonly RoleOnPaper[];
  readonly publishedAt: string | null;
  readonly version: number;
}

/** What was done in the course of a plan: what was reached of indicators, and what was said of results and core values. */
export interface CourseOnPaper {
  /** By indicator: the figure of the last day, and the latest note. */
  readonly reached: ReadonlyMap<string, { readonly figure: string | null; readonly note: string | null }>;
  /** By result or code of a core value, as it was said; under the empty text what is about the plan as a whole. */
  readonly said: ReadonlyMap<string, readonly string[]>;
}

const STEPS = `SELECT ai.resultId, ep.name AS periodName, ai.statement, ai.target, ai.status, ai.note, ai.updatedAt FROM action_item ai
  JOIN work_plan_result r ON r.id = ai.resultId JOIN ${periodTables.evaluationPeriod} ep ON ep.id = ai.evaluationPeriodId
  WHERE ai.workPlanId = ? AND r.removedAt IS NULL ORDER BY r.sequence, ep.startsOn, ai.id`;
const ROLES = `SELECT c.leaderResultId, c.employeeId, e.name, e.frontTitle, e.backTitle, e.erasedAt, c.statement, c.shownAt,
  (SELECT p.title FROM ${employeeTables.assignment} a JOIN ${organizationTables.position} p ON p.id = a.positionId WHERE a.employeeId = c.employeeId
    AND a.kind = 'DEFINITIF' AND a.validFrom <= ? AND a.validUntil >= ? ORDER BY a.id LIMIT 1) AS position
  FROM role_matrix_cell c JOIN ${employeeTables.employee} e ON e.id = c.employeeId JOIN work_plan_result lr ON lr.id = c.leaderResultId
  WHERE c.leaderWorkPlanId = ? ORDER BY e.nameKey, e.id, lr.sequence, c.id`;
const SAID = `SELECT f.part, f.partId, f.text, f.createdAt, i.resultId FROM feedback f
  LEFT JOIN progress_entry p ON p.id = f.partId AND f.part = 'PROGRESS' LEFT JOIN work_plan_indicator i ON i.id = p.indicatorId
  WHERE f.workPlanId = ? ORDER BY f.createdAt, f.id`;

/** What the documents of the course of a plan are made from; whose it may be told is for the asking module to check. */
@Injectable()
export class CourseDocumentsApi {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly achievements: AchievementsQueries,
  ) {}

  /** The action plan, by result and period. */
  async actionPlan(workPlanId: string): Promise<ActionPlanOnPaper> {
    const rows = await this.db.rows<StepOnPaper & { updatedAt: string }>(STEPS, [workPlanId]);
    const latest =
      rows
        .map(({ updatedAt }) => isoOf(updatedAt))
        .toSorted()
        .at(-1) ?? null;
    const steps = rows.map(({ resultId, periodName, statement, target, status, note }) => ({
      ...{ resultId, periodName, statement, target, status, note },
    }));
    return { steps, updatedAt: latest };
  }

  /** The role matrix of a leader's plan, by name and result. */
  async matrix(workPlanId: string): Promise<MatrixOnPaper> {
    const today = this.clock.today();
    const rows = await this.db.rows<
      Titled &
        Omit<RoleOnPaper, 'employeeName' | 'isShown' | 'isPseudonym'> &
        Record<'shownAt' | 'erasedAt', string | null>
    >(ROLES, [...[today, today, workPlanId]]);
    const [state] = await this.db.rows<{ publishedAt: string | null; version: number }>(
      'SELECT publishedAt, version FROM role_matrix WHERE id = ?',
      [workPlanId],
    );
    const roles = rows.map(({ leaderResultId, employeeId, position, statement, shownAt, erasedAt, ...names }) => ({
      ...{ leaderResultId, employeeId, position, statement },
      employeeName: displayName(names),
      isShown: shownAt !== null,
      isPseudonym: erasedAt !== null,
    }));
    return { roles, publishedAt: isoOrNull(state?.publishedAt ?? null), version: Number(state?.version ?? 0) };
  }

  /** What was reached and said in some days of a plan, as far as it was written until a moment; null for all of it. */
  async course(
    workPlanId: string,
    { days, evaluationPeriodId, until }: { days: DayRange; evaluationPeriodId: string | null; until: string | null },
  ): Promise<CourseOnPaper> {
    const { results } = await this.achievements.standOf(
      workPlanId,
      evaluationPeriodId ?? undefined,
      until === null ? undefined : new Date(until),
    );
    const reached = new Map(
      results.flatMap(({ indicators }) =>
        indicators.map((one) => [one.indicatorId, { figure: one.realised, note: one.lastNote }] as const),
      ),
    );
    const rows = await this.db.rows<SaidRow>(SAID, [workPlanId]);
    const within = rows.filter(({ createdAt }) => {
      const [at, day] = [isoOf(createdAt), this.clock.today(new Date(isoOf(createdAt)))];
      return (until === null || at <= until) && days.from <= day && day <= days.until;
    });
    const said = new Map<string, string[]>();
    for (const row of within) {
      const key = placeOf(row);
      said.set(key, [...(said.get(key) ?? []), row.text]);
    }
    return { reached, said };
  }
}

interface SaidRow {
  readonly part: 'PLAN' | 'RESULT' | 'BEHAVIOUR' | 'PROGRESS' | 'EVIDENCE';
  readonly partId: string | null;
  readonly text: string;
  readonly createdAt: string;
  readonly resultId: string | null;
}

function placeOf({ part, partId, resultId }: SaidRow): string {
  if (part === 'RESULT' || part === 'BEHAVIOUR') return partId ?? '';
  return part === 'PROGRESS' ? (resultId ?? '') : '';
}
