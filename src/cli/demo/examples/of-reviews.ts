import type { Examples } from '../../../kernel/http/openapi-examples.js';
import type { Answer } from '../demo-caller.js';
import { type Get, idOf, listed } from './look.js';

/** What the ADMIN of the tour finds of reviews: a round in each state that can be moved, and questionnaires to be changed. */
export async function examplesOfRounds(get: Get, tour: ReadonlySet<unknown>): Promise<Examples> {
  const rounds = await listed(get, '/review-rounds?limit=200');
  const inState = (status: string): Answer => rounds.find((one) => one.status === status);
  const released = inState('RELEASED');
  const questionnaires = await listed(get, '/review-questionnaires?limit=200');
  const drafts = questionnaires.filter(({ status }) => status === 'DRAFT');
  const published = questionnaires.find(({ status }) => status === 'PUBLISHED');
  const results = await listed(get, `/review-results?reviewRoundId=${released?.id}&limit=200`);
  const result = results.find(({ employeeId }) => tour.has(employeeId)) ?? results[0];
  const team = inState('PROPOSED');
  const place = { unitId: team?.unitId, performancePeriodId: team?.performancePeriodId };
  return {
    'review-rounds/{id}': released?.id,
    'results/{employeeId}': result?.employeeId,
    ...idOf(['changeReviewRound', 'proposeReviewers', 'cancelReviewRound'], inState('DRAFT')?.id),
    ...idOf(['listProposedReviewers', 'adjustReviewers', 'openReviewRound'], team?.id),
    ...idOf(['closeReviewRound', 'getReviewProgress'], inState('OPEN')?.id),
    'ReviewRoundRequest.unitId': place.unitId,
    'ReviewRoundRequest.performancePeriodId': place.performancePeriodId,
    'ReviewRoundRequest.questionnaireId': published?.id,
    'review-questionnaires/{id}': published?.id,
    ...idOf(['changeReviewQuestionnaire', 'publishReviewQuestionnaire'], drafts[0]?.id),
    ...idOf(['discardReviewQuestionnaire'], drafts[1]?.id),
    'ServedUnitsRequest.unitId': place.unitId,
    'ServedUnitsRequest.servedUnitIds': [place.unitId],
    'ReviewAdjustmentRequest.reviewerId': await stranger(get, place.unitId),
    'ReviewAdjustmentRequest.kind': 'ADD',
    'ReviewAdjustmentRequest.group': 'SERVED',
    'AdjustmentDecisionRequest.accepted': true,
  };
}

/** Somebody of another agency, whom no rule proposes. */
async function stranger(get: Get, unitId: unknown): Promise<unknown> {
  const near = new Set(
    (await listed(get, `/employees?unitId=${String(unitId)}&includeSubunits=true&limit=200`)).map(
      ({ id }) => id as unknown,
    ),
  );
  const people = await listed(get, '/employees?limit=200');
  return people.find(
    (one) => one.kind === 'PNS' && one.positionId !== null && !near.has(one.id) && one.standingCode === '01',
  )?.id;
}

/** What the EMPLOYEE of the tour is asked: the own review to be saved, one of another to be sent, one to be declined. */
export async function examplesOfReviewing(get: Get): Promise<Examples> {
  const invitations = await listed(get, '/my/review-invitations?limit=200');
  const own = invitations.find(({ group }) => group === 'SELF');
  const others = invitations.filter(({ group }) => group !== 'SELF');
  const full: Answer[] = [];
  for (const one of others) {
    const { answers } = await get(`/my/review-invitations/${one.id}`);
    if ((answers as Answer[]).length > 0) full.push(one);
  }
  return {
    'review-invitations/{id}': own?.id,
    ...idOf(['completeMyReview'], full[0]?.id),
    ...idOf(['declineMyReview'], others.find((one) => !full.includes(one))?.id),
    ...{ 'ReviewAnswerRequest.itemId': 'item-01', 'ReviewAnswerRequest.choice': 3 },
  };
}

/** What the SUPERIOR of the tour decides: the wish of the EMPLOYEE. */
export async function examplesOfAdjusting(get: Get, employeeId: unknown): Promise<Examples> {
  const [wish] = await listed(get, '/review-adjustments?status=WAITING&limit=1');
  return { 'review-adjustments/{id}': wish?.id, 'ReviewAdjustmentRequest.employeeId': employeeId };
}
