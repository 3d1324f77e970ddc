import type { Examples } from '../../../kernel/http/openapi-examples.js';
import { type Get, idOf, listed } from './look.js';

/** Criteria that count, that are discussed and that are a draft, with what was said of them, and surveys of citizens. */
export async function examplesOfCriteria(
  get: Get,
  { unitId, yearId }: { unitId: unknown; yearId: unknown },
): Promise<Examples> {
  const sets = await listed(get, '/criteria-sets?limit=200');
  const [counting, discussed, draft] = ['PUBLISHED', 'CONSULTATION', 'DRAFT'].map((status) =>
    sets.find((one) => one.status === status),
  );
  const [comment] = discussed ? await listed(get, `/criteria-sets/${discussed.id}/comments?limit=1`) : [];
  const proposals = discussed ? await listed(get, `/criteria-sets/${discussed.id}/proposals`) : [];
  const surveys = await listed(get, '/satisfaction-surveys');
  return {
    'criteria-sets/{id}': counting?.id,
    ...idOf(['changeCriteriaSet', 'openCriteriaConsultation', 'withdrawCriteriaSet'], draft?.id),
    ...idOf(['commentCriteria', 'proposeCriterion', 'listCriteriaComments', 'listCriteriaProposals'], discussed?.id),
    'publishCriteriaSet/{id}': discussed?.id,
    'criteria-comments/{id}': comment?.id,
    'criteria-proposals/{id}': proposals.find(({ answer }) => answer === null)?.id,
    'answerCriteriaProposal/{id}': proposals.findLast(({ answer }) => answer === null)?.id,
    '?criteriaSetId': counting?.id,
    'getEmployeeCriteria?performancePeriodId': counting?.performancePeriodId,
    ...{ 'CriteriaSetRequest.unitId': unitId, 'CriteriaSetRequest.performancePeriodId': yearId },
    'SatisfactionSurveyRequest.unitId': unitId,
    'satisfaction-surveys/{id}': surveys[0]?.id,
    'removeSatisfactionSurvey/{id}': surveys.at(-1)?.id,
    'getSatisfactionTrend?unitId': surveys[0]?.unitId,
  };
}
