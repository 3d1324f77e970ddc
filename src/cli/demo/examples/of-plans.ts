import type { Examples } from '../../../kernel/http/openapi-examples.js';
import { plusDays } from '../../../kernel/values/civil-date.js';
import type { Answer } from '../demo-caller.js';
import { type Get, idOf, listed } from './look.js';

const OF_ACTIVE_PLANS = [
  ...[
    'listProgressEntries',
    'reportProgress',
    'listWorkPlanComments',
    'commentWorkPlan',
    'addEvidence',
    'listRevisions',
    'startRevision',
  ],
  'listLeaderResults',
  ...[
    'listActionItems',
    'addActionItem',
    'getAchievements',
    'getOutlook',
    'getEntryPeriods',
    'reopenEntry',
    'askForFeedback',
    'listAppraiserNotes',
    'leaveAppraiserNote',
  ],
] as const;

/** The plan in force is reported on, the one for the year after is worked on. */
export async function examplesOfCycle(get: Get): Promise<Examples> {
  const plans = await listed(get, '/work-plans');
  const [active, next] = [plans.find(({ status }) => status === 'ACTIVE'), plans.at(-1)];
  const [done, planned] = [await firstParts(get, active), await firstParts(get, next)];
  const waiting = await listed(get, '/appraisals?status=OPEN&limit=1');
  const [appraisal] = waiting.length > 0 ? waiting : await listed(get, '/appraisals?limit=1');
  const [comment] = active ? await listed(get, `/work-plans/${active.id}/comments`) : [];
  const [step, spare] = active ? await listed(get, `/work-plans/${active.id}/action-items`) : [];
  const hints = next ? (await get(`/work-plans/${next.id}/quality`)).hints : [];
  const copied = (hints as Answer[]).find(({ code }) => code === 'COPY_NOT_REVIEWED');
  const [day, spareDay] = active ? await listed(get, `/daily-log-entries?employeeId=${active.employeeId}`) : [];
  const entry = active ? await lastEntry(get, active) : undefined;
  const [request, another] = active ? await listed(get, `/feedback-requests?workPlanId=${active.id}`) : [];
  const [revision] = active ? await listed(get, `/work-plans/${active.id}/revisions`) : [];
  return {
    'work-plans/{id}': next?.id,
    'WorkPlanPatch.endsOn': next?.endsOn,
    'ProgressEntryRequest.indicatorId': done.indicatorId,
    'EvidenceLinkRequest.resultId': done.resultId,
    'evidence/{id}': (await listed(get, '/evidence?limit=200')).find(({ fileName }) => fileName !== null)?.id,
    'work-plan-results/{id}': planned.resultId,
    'work-plan-indicators/{id}': planned.indicatorId,
    'reviewResult/{id}': copied?.resultId,
    'AppraisalRequest.workPlanId': active?.id,
    'PlanCopyRequest.fromWorkPlanId': active?.id,
    'PlanCopyRequest.resultIds': [done.lastResultId],
    'ActionItemRequest.resultId': done.resultId,
    'ActionItemRequest.evaluationPeriodId': step?.evaluationPeriodId,
    'EntryReopeningRequest.evaluationPeriodId': entry?.evaluationPeriodId,
    'EntryReopeningRequest.openUntil': entry && plusDays(entry.dueOn, 20),
    'DailyLogEntryRequest.resultId': done.resultId,
    'DailyLogEntryRequest.occurredOn': day?.occurredOn,
    'daily-log-entries/{id}': day?.id,
    'removeDailyLogEntry/{id}': spareDay?.id,
    'feedback/{id}': (await listed(get, '/feedback?limit=1'))[0]?.id,
    'feedback-requests/{id}': request?.id,
    'declineFeedbackRequest/{id}': another?.id,
    'action-items/{id}': step?.id,
    'removeActionItem/{id}': spare?.id,
    'MeasurementRequest.indicatorId': done.indicatorId,
    'appraisals/{id}': appraisal?.id,
    ...idOf(OF_ACTIVE_PLANS, active?.id),
    'work-plan-comments/{id}': comment?.id,
    'work-plan-revisions/{id}': revision?.id,
    'signed-work-plans/{id}': (await listed(get, '/signed-work-plans?limit=1'))[0]?.id,
    'signed-appraisals/{id}': (await listed(get, '/signed-appraisals?limit=1'))[0]?.id,
    'notifications/{id}': (await listed(get, '/my/notifications?limit=1'))[0]?.id,
  };
}

/** Plans of the team wait for their superior, whose own plan for the year after is agreed. */
export async function examplesOfDecisions(get: Get, employeeId: string): Promise<Examples> {
  const submitted = await listed(get, '/work-plans?status=SUBMITTED&limit=10');
  const waiting = await Promise.all(submitted.map(({ id }) => get(`/work-plans/${id}`)));
  const disputed = waiting.find(({ returnedAt }) => returnedAt !== null);
  const [first, second] = waiting.filter((plan) => plan !== disputed);
  const [coming] = await listed(get, `/work-plans?status=AGREED&employeeId=${employeeId}`);
  const own = (await listed(get, `/work-plans?status=ACTIVE&employeeId=${employeeId}`))[0];
  const matrix = own ? await get(`/role-matrices/${own.id}`) : undefined;
  const done = own ? await firstParts(get, own) : undefined;
  return {
    ...idOf(['agreeWorkPlan', 'activateWorkPlan'], second?.id),
    ...idOf(['returnWorkPlan', 'escalateWorkPlan'], disputed?.id),
    'AlignmentRequest.leaderResultId': (await firstParts(get, coming)).resultId,
    ...{ 'role-matrices/{id}': own?.id, 'role-matrices/{leaderWorkPlanId}': own?.id },
    'role-matrix-cells/{id}': matrix?.cells[0]?.id,
    ...{
      'RoleCellRequest.leaderResultId': done?.resultId,
      'RoleCellRequest.employeeId': matrix?.members[0]?.employeeId,
    },
    ...idOf(['listFollowers'], done?.resultId),
    ...{ 'AgreedPlanRequest.workPlanId': first?.id, 'AgreedPlanRequest.version': first?.version },
  };
}

/** Whoever has changed his post takes over what is his of the plan that was closed with it. */
export async function examplesOfHandover(get: Get): Promise<Examples> {
  const plans = await listed(get, '/work-plans');
  const [closed, draft] = ['CLOSED', 'DRAFT'].map((wanted) => plans.find(({ status }) => status === wanted));
  const { results = [] } = closed ? await get(`/work-plans/${closed.id}/handover`) : {};
  const own = (results as Answer[]).findLast(({ classification }) => classification === 'INDIVIDU');
  return { 'getHandover/{id}': closed?.id, 'takeOver/{id}': draft?.id, 'HandedResultRequest.resultId': own?.resultId };
}

/** What the HR office ends, takes back or hands over: never a plan of somebody of the tour. */
export async function examplesOfEndings(get: Get, tour: ReadonlySet<unknown>): Promise<Examples> {
  const others = async (status: string): Promise<Answer[]> =>
    (await listed(get, `/work-plans?status=${status}&limit=200`)).filter(({ employeeId }) => !tour.has(employeeId));
  const closed = await Promise.all((await others('CLOSED')).map(({ id }) => get(`/work-plans/${id}`)));
  const isLent = ({ endingCause }: Answer): boolean => endingCause === 'DECIDED';
  const left = closed.find((one) => !isLent(one)) ?? closed[0];
  const mistaken = (await others('RETURNED')).at(-1) ?? (await others('DRAFT')).at(-1);
  return {
    ...idOf(['closeWorkPlan'], (await others('ACTIVE')).at(-1)?.id),
    ...idOf(['cancelWorkPlan'], mistaken?.id),
    ...idOf(['reopenWorkPlan'], closed.find(isLent)?.id),
    ...idOf(['handAppraisalDuty'], left?.id),
  };
}

/** Of objections to the last quarter: one of the tour that is examined, one that was heard and one that waits, both by the superior of the tour. */
export async function examplesOfObjections(get: Get, tour: ReadonlySet<unknown>): Promise<Examples> {
  const all = await listed(get, '/objections?limit=50');
  const own = all.find(({ employeeId }) => tour.has(employeeId));
  const others = all.filter((one) => tour.has(one.examinerId) && one !== own);
  const inState = (status: string): Answer => others.find((one) => one.status === status);
  const ruled = (await listed(get, '/appraisals?status=ACKNOWLEDGED&limit=50')).find(
    (one) => !tour.has(one.employeeId),
  );
  const final = (await listed(get, '/appraisals?status=FINAL&limit=50')).find((one) => !tour.has(one.employeeId));
  return {
    'objections/{id}': own?.id,
    ...idOf(['hearObjection', 'decideObjection'], inState('UNDER_EXAMINATION')?.id),
    ...idOf(['examineObjection'], inState('FILED')?.id),
    ...idOf(['recordRuling', 'listRulings'], (final ?? ruled)?.id),
  };
}

/** The last evaluation period on which reports may be told or were, and that is not rated. */
async function lastEntry(get: Get, plan: Answer): Promise<Answer> {
  const { periods } = await get(`/work-plans/${plan.id}/entry-periods`);
  return (periods as Answer[]).findLast(({ state }) => state === 'OPEN' || state === 'CLOSED');
}

async function firstParts(get: Get, plan: Answer) {
  const results = (plan ? (await get(`/work-plans/${plan.id}`)).results : []) as Answer[];
  const [result] = results;
  return { resultId: result?.id, indicatorId: result?.indicators[0]?.id, lastResultId: results.at(-1)?.id };
}
