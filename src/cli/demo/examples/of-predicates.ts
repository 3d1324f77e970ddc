import type { Examples } from '../../../kernel/http/openapi-examples.js';
import { type Get, listed } from './look.js';

/** How units did, a distribution that was justified, and sessions of the demo: what of each an operation can be tried with. */
export async function examplesOfPredicates(
  get: Get,
  units: readonly Examples[],
  superiorId: unknown,
): Promise<Examples> {
  const performances = await listed(get, '/organisation-performances?limit=200');
  const drafts = performances.filter(({ status }) => status === 'DRAFT');
  const set = performances.find(({ status }) => status === 'SET');
  const [justified] = await listed(get, '/distribution-justifications');
  const sessions = await listed(get, '/calibration-sessions');
  const planned = sessions.filter(({ status }) => status === 'PLANNED');
  const agencies = new Set(performances.map(({ unitId }) => unitId as string));
  const ofTeam = planned.find(({ unitId }) => !agencies.has(unitId as string)) ?? planned[0];
  const drafted = ofTeam ? await listed(get, `/calibration-sessions/${ofTeam.id}/drafts?limit=200`) : [];
  const draft = drafted.find(({ employeeId }) => employeeId !== superiorId);
  const broken = performances.find(({ unitId, evaluationPeriodId, status }) => {
    return status === 'SET' && unitId === justified?.unitId && evaluationPeriodId !== drafts[0]?.evaluationPeriodId;
  });
  const time = drafts[0];
  const taken = new Set([...agencies, ...sessions.map(({ unitId }) => unitId as string)]);
  const spareUnitId = units.find(({ id }) => !taken.has(id as string))?.id;
  const over = broken ?? time;
  const timeOf = (request: string, { performancePeriodId, evaluationPeriodId }: Examples = {}): Examples => ({
    [`${request}.performancePeriodId`]: performancePeriodId,
    [`${request}.evaluationPeriodId`]: evaluationPeriodId,
  });
  return {
    'organisation-performances/{id}': drafts[0]?.id,
    'discardOrganisationPerformance/{id}': drafts[1]?.id,
    'reviseOrganisationPerformance/{id}': set?.id,
    'OrganisationPerformanceRequest.unitId': spareUnitId,
    ...timeOf('OrganisationPerformanceRequest', time),
    ...timeOf('DistributionSimulationRequest', time),
    'justifyDistribution/{id}': justified?.unitId,
    ...timeOf('JustificationRequest', over),
    'distribution-justifications/{id}': justified?.id,
    'calibration-sessions/{id}': ofTeam?.id,
    'cancelCalibration/{id}': planned.find(({ id }) => id !== ofTeam?.id)?.id,
    'CalibrationRequest.unitId': spareUnitId,
    ...timeOf('CalibrationRequest', time),
    'ParticipantRequest.employeeId': superiorId,
    'CalibrationNoteRequest.appraisalId': draft?.appraisalId,
    'CalibrationChangeRequest.appraisalId': draft?.appraisalId,
  };
}
