import { refusedAt } from '../../../kernel/http/input-faults.js';
import { toScaled } from '../../../kernel/values/scaled.js';
import type { IndicatorFacts, PlanFactsView, ResultFactsOfPlan } from '../../work-plans/index.js';
import type { ReleasedReview } from '../../reviews/index.js';
import { appraisalProblems } from '../appraisals.problems.js';
import { monthsOf } from '../domain/annual-hint.js';
import { opinionHundredths } from '../domain/opinion.js';
import type { NumericInputs, NumericPlan, NumericSettings, ValuedIndicator } from '../domain/numeric-inputs.js';
import type { FiguresRequest, ResultValueRequest } from '../http/appraisal.request.js';

/**
 * What PP 30/2019 calculates from: what was reached, from the reports; weights, categories and values of behaviour, from the appraiser.
 * Throws APPRAISAL.ITEM_UNKNOWN, WEIGHTS_NOT_HUNDRED, NOT_A_LEADER.
 */
export function numericInputs(
  plans: readonly PlanFactsView[],
  { behaviours, results = [], newIdea }: FiguresRequest,
  of: { readonly isLeader: boolean; readonly settings: NumericSettings; readonly review: ReleasedReview | null },
): NumericInputs {
  requireKnown(plans, results);
  const leading = behaviours.findIndex(({ aspect }) => aspect === 'KEPEMIMPINAN');
  if (leading >= 0 && !of.isLeader)
    throw refusedAt(appraisalProblems.NOT_A_LEADER, {}, `/figures/behaviours/${leading}/aspect`);
  const said = new Map(results.map((result) => [result.resultId, result]));
  const values = behaviours.map(({ aspect, value }) => [aspect, toScaled(value, 2)] as const);
  return {
    plans: plans.map((plan) => planOf(plan, said)),
    isLeader: of.isLeader,
    behaviours: Object.fromEntries(values),
    peersHundredths: of.review && peersOf(of.review, of.settings),
    ideaLevel: newIdea?.level ?? null,
    settings: of.settings,
  };
}

/**
 * What colleagues and direct subordinates say, in hundredths of a point; of those who are too few to stand alone all groups together. Null
 * where they are not asked, or too few have answered.
 */
function peersOf({ figures }: ReleasedReview, { peersExpectedScore }: NumericSettings): number | null {
  if (peersExpectedScore === 0) return null;
  const scores = new Map(figures.groups.map(({ group, score }) => [group, score ?? undefined]));
  const [PEER, SUBORDINATE] = [scores.get('PEER'), scores.get('SUBORDINATE')];
  const isShown = PEER !== undefined || SUBORDINATE !== undefined;
  return opinionHundredths(isShown ? { PEER, SUBORDINATE } : { OTHERS: scores.get('OTHERS') }, peersExpectedScore);
}

function planOf(plan: PlanFactsView, said: ReadonlyMap<string, ResultValueRequest>): NumericPlan {
  const main = plan.results.filter(({ kind }) => kind === 'UTAMA');
  const weights = main.flatMap(({ resultId }) => said.get(resultId)?.weightPercent ?? []);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (weights.length > 0 && (weights.length < main.length || total !== 100))
    throw refusedAt(appraisalProblems.WEIGHTS_NOT_HUNDRED, { total }, '/figures/results');
  const results = plan.results.map((result) => resultOf(result, said.get(result.resultId)));
  return { workPlanId: plan.workPlanId, family: plan.family, months: monthsOf(plan), results };
}

function resultOf({ resultId, kind, indicators }: ResultFactsOfPlan, said: ResultValueRequest | undefined) {
  return {
    ...{ resultId, kind, weightPercent: said?.weightPercent ?? null, category: said?.category ?? null },
    scope: kind === 'TAMBAHAN' ? (said?.scope ?? 'UNIT') : null,
    indicators: indicators.flatMap(valued),
  };
}

function valued(indicator: IndicatorFacts): ValuedIndicator[] {
  const { indicatorId, target, targetUntil, direction, isMaximum, reached, achievement } = indicator;
  if (reached === null || !achievement) return [];
  const { category, exactPoints: points } = achievement;
  return [{ indicatorId, target, targetUntil, direction, isMaximum, reached, category, points }];
}

function requireKnown(plans: readonly PlanFactsView[], results: readonly ResultValueRequest[]): void {
  const known = new Set(plans.flatMap((plan) => plan.results.map(({ resultId }) => resultId)));
  results.forEach(({ resultId }, at) => {
    const isFirst = results.findIndex((one) => one.resultId === resultId) === at;
    if (!known.has(resultId) || !isFirst)
      throw refusedAt(appraisalProblems.ITEM_UNKNOWN, {}, `/figures/results/${at}/resultId`);
  });
}
