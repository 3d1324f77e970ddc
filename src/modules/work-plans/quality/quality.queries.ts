import { Injectable } from '@nestjs/common';
import { ReadLog } from '../../../kernel/audit/read-log.js';
import type { Actor } from '../../../kernel/auth/actor.js';
import { Clock } from '../../../kernel/clock/clock.js';
import { Database } from '../../../kernel/database/database.js';
import { requestProblems } from '../../../kernel/errors/problems.js';
import { currentContext } from '../../../kernel/http/request-context.js';
import { say } from '../../../kernel/i18n/language.js';
import { employeeTables } from '../../employees/index.js';
import { OrganizationApi } from '../../organization/index.js';
import type { WorkPlan, WorkPlanIndicator, WorkPlanResult } from '../persistence/work-plan.entity.js';
import { WorkPlanAccess } from '../work-plan.access.js';
import { WorkPlanPolicyService } from '../work-plan-policy.service.js';
import { hintsOf, type OtherText } from './domain/quality-hints.js';
import type { PlanQualityResponse } from './http/quality.response.js';
import { HINT_TEXTS } from './quality-texts.js';

/** Most texts of colleagues with which a plan is compared: a leader with forty people has about as many. */
const MOST_TEXTS = 400;
const PLAN = 'SELECT employeeId, performancePeriodId, approach, startsOn FROM work_plan WHERE id = ?';
const RESULTS = `SELECT id, statement, perspective, copiedFromResultId, reviewedAt FROM work_plan_result
  WHERE workPlanId = ? AND removedAt IS NULL ORDER BY sequence`;
const INDICATORS = `SELECT id, resultId, statement, targetText FROM work_plan_indicator
  WHERE workPlanId = ? AND removedAt IS NULL ORDER BY sequence`;
type PlanRow = Pick<WorkPlan, 'employeeId' | 'performancePeriodId' | 'approach' | 'startsOn'>;
type ResultRow = Pick<WorkPlanResult, 'id' | 'statement' | 'perspective' | 'copiedFromResultId'> & {
  readonly reviewedAt: string | null;
};
type IndicatorRow = Pick<WorkPlanIndicator, 'id' | 'resultId' | 'statement' | 'targetText'>;
const OWN = `SELECT r.id AS resultId, r.statement FROM work_plan_result r JOIN work_plan wp ON wp.id = r.workPlanId
  WHERE wp.employeeId = ? AND wp.performancePeriodId <> ? AND wp.startsOn < ? AND wp.status <> 'CANCELLED' AND r.removedAt IS NULL
  ORDER BY wp.startsOn DESC, r.id LIMIT ?`;
/** Of people with the same appraiser today, in plans of the same year that were handed in. */
const COLLEAGUES = `SELECT r.id AS resultId, r.statement FROM ${employeeTables.reportingLine} o
  JOIN ${employeeTables.reportingLine} l ON l.appraiserId = o.appraiserId AND l.validFrom <= ? AND l.validUntil >= ? AND l.employeeId <> o.employeeId
  JOIN work_plan wp ON wp.employeeId = l.employeeId AND wp.performancePeriodId = ? AND wp.status NOT IN ('DRAFT', 'CANCELLED')
  JOIN work_plan_result r ON r.workPlanId = wp.id AND r.removedAt IS NULL
  WHERE o.employeeId = ? AND o.validFrom <= ? AND o.validUntil >= ? ORDER BY r.id LIMIT ?`;

/** Says what deserves a look in the words of a plan. It blocks nothing. Rules QU-1, QU-2. */
@Injectable()
export class QualityQueries {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly access: WorkPlanAccess,
    private readonly organization: OrganizationApi,
    private readonly policy: WorkPlanPolicyService,
    private readonly reads: ReadLog,
  ) {}

  /** The hints of a plan, result by result. Throws REQUEST.NOT_FOUND. */
  async ofPlan(actor: Actor, id: string): Promise<PlanQualityResponse> {
    this.reads.record(actor, 'work-plan', id, await this.access.requireReadable(actor, id));
    const [plan] = await this.db.rows<PlanRow>(PLAN, [id]);
    if (!plan) throw requestProblems.NOT_FOUND();
    const { employeeId, performancePeriodId, approach, startsOn } = plan;
    const today = this.clock.today();
    const results = await this.db.rows<ResultRow>(RESULTS, [id]);
    const byResult = Map.groupBy(await this.db.rows<IndicatorRow>(INDICATORS, [id]), ({ resultId }) => resultId);
    const texts = (sql: string, values: (string | number)[]): Promise<OtherText[]> => this.db.rows(sql, values);
    const asked = [today, today, performancePeriodId, employeeId, today, today, MOST_TEXTS];
    const gone = await this.perspectivesGone(results, startsOn);
    const hints = hintsOf({
      approach,
      results: results.map(({ id: resultId, statement, perspective, copiedFromResultId, reviewedAt }) => ({
        ...{ id: resultId, statement, isCopy: copiedFromResultId !== null, isReviewed: reviewedAt !== null },
        isPerspectiveGone: perspective !== null && gone.has(perspective),
        indicators: byResult.get(resultId) ?? [],
      })),
      lastYear: await texts(OWN, [employeeId, performancePeriodId, startsOn, MOST_TEXTS]),
      colleagues: await texts(COLLEAGUES, asked),
      similarityPercent: (await this.policy.current()).similarityPercent,
    });
    const seen = await this.seen(
      actor,
      hints.flatMap(({ similarResultId }) => similarResultId ?? []),
    );
    const { language } = currentContext();
    return {
      workPlanId: id,
      hints: hints.map(({ similarResultId, ...hint }) => ({
        ...{ ...hint, text: say(HINT_TEXTS[hint.code], language, { percent: hint.percent }) },
        similarResultId: similarResultId !== null && seen.has(similarResultId) ? similarResultId : null,
      })),
    };
  }

  /** Perspectives of results that the list of the government did hold once, and does not on the first day of the plan. Rule QU-3. */
  private async perspectivesGone(results: readonly ResultRow[], startsOn: string): Promise<Set<string>> {
    const gone = new Set<string>();
    for (const code of new Set(results.flatMap(({ perspective }) => perspective ?? [])))
      if (!(await this.organization.hasPerspective(code, startsOn))) gone.add(code);
    return gone;
  }

  /** Which of these results stand in plans that the reader may read: what a colleague plans is not his to see. */
  private async seen(actor: Actor, ids: readonly string[]): Promise<Set<string>> {
    if (ids.length === 0) return new Set();
    const scope = this.access.readable(actor);
    const sql = `SELECT r.id FROM work_plan_result r JOIN work_plan wp ON wp.id = r.workPlanId
      WHERE r.id IN (${ids.map(() => '?').join(', ')}) AND ${scope.sql}`;
    return new Set((await this.db.rows<{ id: string }>(sql, [...ids, ...scope.values])).map((row) => row.id));
  }
}
