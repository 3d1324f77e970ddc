import type { Examples } from '../../../kernel/http/openapi-examples.js';
import type { Answer } from '../demo-caller.js';
import { type Get, idOf, listed } from './look.js';

/** What the ADMIN of the tour finds: a result that explains itself, an analysis, an archive, a unit to be drawn, values that were reviewed. */
export async function examplesOfInsights(get: Get): Promise<Examples> {
  const [published] = await listed(get, '/appraisals?status=ACKNOWLEDGED&limit=1');
  const [analysis] = await listed(get, '/fairness-analyses?limit=1');
  const [archive] = await listed(get, '/document-batches?limit=1');
  const [released] = await listed(get, '/review-rounds?status=RELEASED&limit=1');
  const reviewed = released ? await listed(get, `/review-results?reviewRoundId=${released.id}&limit=1`) : [];
  const decided = (await listed(get, '/objections?status=REJECTED&limit=1'))[0];
  return {
    ...idOf(['getAppraisalExplanation'], published?.id),
    ...idOf(['getObjectionDecisionDocument'], decided?.id),
    ...idOf(['getValuesChart'], reviewed[0]?.employeeId),
    'getValuesChart?performancePeriodId': released?.performancePeriodId,
    'getChart?unitId': archive?.unitId,
    'FairnessAnalysisRequest.performancePeriodId': analysis?.performancePeriodId,
    'DocumentBatchRequest.performancePeriodId': archive?.performancePeriodId,
    'DocumentBatchRequest.unitId': archive?.unitId,
    'fairness-analyses/{id}': analysis?.id,
    'document-batches/{id}': archive?.id,
  };
}

/** What the SUPERIOR of the tour does for himself: a practice to be answered, own figures of fairness to be commented. */
export async function examplesOfAppraising(get: Get): Promise<Examples> {
  const attempts = await listed(get, '/my/certification-attempts?limit=50');
  const open = attempts.find(({ answeredAt }) => answeredAt === null);
  const items = open ? ((await get(`/my/certification-attempts/${open.id}`)).items as Answer[]) : [];
  const [own] = await listed(get, '/my/appraiser-fairness?limit=1');
  return {
    'certification-attempts/{id}': open?.id,
    'CertificationAnswersRequest.answers': items.map(({ code }) => ({
      ...{ code, resultRating: 'SESUAI_EKSPEKTASI', behaviourRating: 'SESUAI_EKSPEKTASI' },
    })),
    'appraiser-fairness/{id}': own?.analysisId,
  };
}
