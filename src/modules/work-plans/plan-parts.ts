import { fromScaled, toScaled } from '../../kernel/values/scaled.js';
import { hasPerspectives, type Measure, measureFaults, type PlanForm } from './domain/forms.js';
import type { IndicatorPatch, IndicatorRequest } from './http/work-plan.request.js';
import type { IndicatorResponse, ResultResponse } from './http/work-plan.response.js';
import type { WorkPlanIndicator } from './persistence/work-plan.entity.js';
import { FORM_TEXTS } from './fault-texts.js';
import { workPlanProblems } from './work-plans.problems.js';

/** A result that comes from nowhere else: it is new. */
export const NO_ORIGIN = {
  handedOverFromId: null,
  copiedFromResultId: null,
  awaitsReview: false,
  libraryResultId: null,
};
/** The links of results that were kept before there were any: none. */
const NO_LINK = {
  ...{ leaderResultId: null, treeNodeId: null, serves: null, realignSince: null, realignCause: null },
  ...NO_ORIGIN,
};
export const linkedAll = (results: readonly ResultResponse[]): ResultResponse[] =>
  results.map((result) => ({ ...NO_LINK, ...result }));

/** Refuses an indicator that does not fit the form of its plan. Throws WORK_PLAN.NOT_IN_FORM. */
export function requireFit(form: PlanForm, measure: Measure, pointer: string): void {
  const faults = measureFaults(form, measure).map(({ field, code }) => ({ pointer: `${pointer}/${field}`, code }));
  if (faults.length > 0) throw notInForm(form, faults);
}

/** Refuses a perspective on a form that has none. Throws WORK_PLAN.NOT_IN_FORM. */
export function requirePerspective(form: PlanForm, perspective: string | null, pointer: string): void {
  if (perspective !== null && !hasPerspectives(form)) throw notInForm(form, [{ pointer, code: 'ONLY_LEADERS' }]);
}

function notInForm(
  { family, approach }: PlanForm,
  faults: readonly { readonly pointer: string; readonly code: keyof typeof FORM_TEXTS }[],
): Error {
  const told = faults.map(({ pointer, code }) => ({ pointer, code, text: FORM_TEXTS[code] }));
  return workPlanProblems.NOT_IN_FORM({ family, approach }, told);
}

/** What of a request or a row the form judges; what is not said is null. */
export function measureOf(input: Partial<Measure>): Measure {
  const { aspect = null, target = null, targetUntil = null, targetText = null } = input;
  const { unit = null, direction = null, isMaximum = false } = input;
  return { aspect, target, targetUntil, targetText, unit, direction, isMaximum };
}

/** The measure that a row holds. */
export function shownMeasure({
  targetHundredths,
  targetUntilHundredths,
  ...facts
}: WorkPlanIndicator): Partial<Measure> {
  return { ...facts, target: decimal(targetHundredths), targetUntil: decimal(targetUntilHundredths) };
}

/** An indicator of a request as it is shown; a number without a direction is better the more it is. */
export function indicatorOf(input: IndicatorRequest, id: string): IndicatorResponse {
  const { statement, schedule = null, dataSource = null, monitoring = null } = input;
  const { target, targetUntil, direction, ...measure } = measureOf(input);
  const exact = { target: decimal(scaled(target)), targetUntil: decimal(scaled(targetUntil)) };
  const way = target === null ? null : (direction ?? 'NORMAL');
  return { id, statement, ...measure, ...exact, direction: way, schedule, dataSource, monitoring };
}

/** The columns of an indicator of a request. */
export function columnsOf(input: IndicatorRequest): Omit<WorkPlanIndicator, keyof PlaceOfIndicator | 'removedAt'> {
  return columnsOfShown(indicatorOf(input, ''));
}

/** The columns of an indicator as it is shown. */
export function columnsOfShown({
  id: _,
  target,
  targetUntil,
  ...facts
}: IndicatorResponse): Omit<WorkPlanIndicator, keyof PlaceOfIndicator | 'removedAt'> {
  return { ...facts, targetHundredths: scaled(target), targetUntilHundredths: scaled(targetUntil) };
}

type PlaceOfIndicator = Pick<WorkPlanIndicator, 'id' | 'workPlanId' | 'resultId' | 'sequence'>;

/** What a patch says; the rest stays. */
export const given = (patch: IndicatorPatch): Partial<Measure> =>
  Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));

/** A decimal number in hundredths; nothing stays nothing. */
export const scaled = <T extends null | undefined>(value: string | T): number | T =>
  typeof value === 'string' ? toScaled(value, 2) : value;

/** Hundredths as a decimal number; nothing stays nothing. */
export const decimal = (hundredths: number | null): string | null =>
  hundredths === null ? null : fromScaled(hundredths, 2);
