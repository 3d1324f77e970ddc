import { Injectable } from '@nestjs/common';
import { Clock } from '../../../kernel/clock/clock.js';
import { Database } from '../../../kernel/database/database.js';
import { refusedAt } from '../../../kernel/http/input-faults.js';
import { type CivilDate, type DayRange, earlier } from '../../../kernel/values/civil-date.js';
import { valueName } from '../../../kernel/values/core-values.js';
import { employeeTables } from '../../employees/index.js';
import { PeriodsApi } from '../../periods/index.js';
import { PlanFacts, type PlanFactsView } from '../../work-plans/index.js';
import { appraisalProblems } from '../appraisals.problems.js';
import { type Coverage, type CoveragePolicy, coverageOf } from '../domain/coverage.js';
import type { ItemRating } from '../domain/item-rating.js';
import type { RuleSet } from '../domain/rule-set.js';
import type { ItemRatingRequest } from '../http/appraisal.request.js';
import { type Appraisal, AppraisalPlan } from '../persistence/appraisal.entity.js';
import { ruleSetOf } from '../rule-sets.js';

/** What an appraisal is about and what is known of it. */
export interface Basis {
  readonly time: DayRange;
  readonly plans: readonly PlanFactsView[];
  readonly ruleSet: RuleSet;
}

/** Gathers what a rating can rest on: the plans in the time that is rated. Rules AP-13, AP-17. */
@Injectable()
export class RatingBasis {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly periods: PeriodsApi,
    private readonly facts: PlanFacts,
  ) {}

  /** What is known of the plans of an appraisal in its time. */
  async of({ id, evaluationPeriodId, performancePeriodId }: Appraisal): Promise<Basis> {
    const year = await this.periods.year(performancePeriodId);
    const period = evaluationPeriodId ? await this.periods.findEvaluationPeriod(evaluationPeriodId) : undefined;
    const { startsOn: from, endsOn: until } = period ?? year;
    const plans: PlanFactsView[] = [];
    for (const { workPlanId } of await this.db.find(AppraisalPlan, { appraisalId: id })) {
      const known = await this.facts.of(workPlanId, { from, until });
      if (known) plans.push(known);
    }
    plans.sort((a, b) => (a.from < b.from ? -1 : 1));
    return { time: { from, until }, plans, ruleSet: ruleSetOf(year.ruleSetCode, until) };
  }

  /** Whether somebody appraised others at the end of a time, or now where it is not over. */
  async leads(employeeId: string, until: CivilDate): Promise<boolean> {
    const on = earlier(until, this.clock.today());
    const sql = `SELECT id FROM ${employeeTables.reportingLine} WHERE appraiserId = ? AND validFrom <= ? AND validUntil >= ? LIMIT 1`;
    return (await this.db.rows(sql, [employeeId, on, on])).length > 0;
  }
}

/** On how much a rating of these plans rests. */
export function coverageOfBasis({ plans }: Basis, policy: CoveragePolicy): Coverage {
  const traces = plans.flatMap(({ results }) =>
    results.map(({ reports, evidence, feedback }) => ({ reports, evidence, feedback: feedback.all })),
  );
  const evidence = plans.reduce((sum, plan) => sum + plan.evidence, 0);
  return coverageOf(traces, evidence, policy);
}

/** Ratings of single parts in the order of the plans. Throws APPRAISAL.ITEM_UNKNOWN for what is no part of them, or named twice. */
export function itemsOf({ plans }: Basis, items: readonly ItemRatingRequest[]): ItemRating[] {
  const results = plans.flatMap((plan) =>
    plan.results.map(({ resultId, statement }) => [resultId, statement] as const),
  );
  const values = plans.flatMap((plan) => plan.behaviours.map(({ code }) => [code, valueName(code)] as const));
  const labels = { RESULT: new Map<string, string>(results), BEHAVIOUR: new Map<string, string>(values) };
  const found = items.map(({ part, partId, rating, reason }, at) => {
    const label = labels[part].get(partId);
    const isFirst = items.findIndex((item) => item.partId === partId) === at;
    if (label === undefined || !isFirst) throw refusedAt(appraisalProblems.ITEM_UNKNOWN, {}, `/items/${at}/partId`);
    return { part, partId, label, rating, reason };
  });
  const order = [...labels.RESULT.keys(), ...labels.BEHAVIOUR.keys()];
  return found.sort((a, b) => order.indexOf(a.partId) - order.indexOf(b.partId));
}
