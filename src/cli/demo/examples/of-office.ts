import type { Examples } from '../../../kernel/http/openapi-examples.js';
import { type CivilDate, plusDays } from '../../../kernel/values/civil-date.js';
import type { Answer } from '../demo-caller.js';
import { SPARE } from '../fill.js';
import { type Get, idOf, listed } from './look.js';
import { examplesOfCriteria } from './of-criteria.js';

/** What the ADMIN of the tour finds: units, posts, people, accounts, records, machines. */
export async function examplesOfSetUp(get: Get, tour: ReadonlySet<unknown>): Promise<Examples> {
  const [position] = await listed(get, '/positions?limit=1');
  const last = async (path: string): Promise<unknown> => (await listed(get, `${path}?limit=1`))[0]?.id;
  const years = await listed(get, '/performance-periods');
  const year = years.at(-1);
  const nodes = (await listed(get, '/performance-tree-nodes')).filter(({ parentId }) => parentId);
  const [spare] = await listed(get, '/org-units?q=riset');
  const runs = await listed(get, '/imports');
  const applied = runs.find(({ status }) => status === 'APPLIED');
  return {
    'org-units/{id}': position?.unitId,
    'OrgUnitRequest.parentId': position?.unitId,
    'positions/{id}': position?.id,
    'PositionRequest.unitId': position?.unitId,
    'AssignmentRequest.unitId': position?.unitId,
    'AssignmentRequest.positionId': position?.id,
    'TransferRequest.unitId': position?.unitId,
    'TransferRequest.positionId': position?.id,
    'DelegationRequest.unitId': position?.unitId,
    'TeamRequest.unitId': position?.unitId,
    'teams/{id}': await last('/teams'),
    'performance-periods/{id}': year?.id,
    '?performancePeriodId': years.at(-2)?.id,
    'evaluation-periods/{id}': year && (await listed(get, `/performance-periods/${year.id}/evaluation-periods`))[0]?.id,
    'EvaluationPeriodPatch.progressDueOn': year && `${year.year + 1}-01-20`,
    'service-downtimes/{id}': await last('/service-downtimes'),
    'TreeNodeRequest.performancePeriodId': year?.id,
    'TreeNodeRequest.unitId': position?.unitId,
    'TreeBatchRequest.performancePeriodId': year?.id,
    'BatchNodeRequest.unitId': position?.unitId,
    'UnitAgreementRequest.performancePeriodId': year?.id,
    'UnitAgreementRequest.unitId': position?.unitId,
    ...(await examplesOfAgreements(get, year?.id)),
    'performance-tree-nodes/{id}': nodes.find(({ results }) => results > 0)?.id,
    'WorkPlanRequest.performancePeriodId': year?.id,
    'PlanDraftsRequest.performancePeriodId': year?.id,
    'SimulationRequest.performancePeriodId': year?.id,
    'PublicationRequest.performancePeriodId': years.at(-2)?.id,
    'PlanDraftsRequest.unitId': spare?.id,
    'work-plan-drafts/{id}': await last('/work-plan-drafts'),
    'imports/{id}': applied?.id,
    'applyImport/{id}': runs.find(({ status }) => status === 'CHECKED')?.id,
    'closeOrgUnit/{id}': spare?.id,
    'removeTreeNode/{id}': nodes.find(({ results }) => results === 0)?.id,
    'jobs/{id}': await last('/jobs'),
    ...(await examplesOfCriteria(get, { unitId: spare?.id, yearId: year?.id })),
    ...(await examplesOfLibrary(get, position?.unitId, year?.id)),
    'OrgUnitReorganisationLineRequest.fromUnitId': position?.unitId,
    'org-unit-reorganisations/{id}': await last('/org-unit-reorganisations'),
    'days/{id}': await last('/working-calendar/days'),
    'reference-items/{id}': (await listed(get, '/references/jenis-unit?limit=200')).find(({ isLegal }) => !isLegal)?.id,
    'audit-events/{id}': await last('/audit-events'),
    ...(await examplesOfAccounts(get)),
    ...(await examplesOfPosts(get, tour)),
    ...(await examplesOfRecords(get)),
    ...(await examplesOfMachines(get)),
  };
}

/** Agreements of units in each of their states. */
async function examplesOfAgreements(get: Get, nextYearId: unknown): Promise<Examples> {
  const agreements = await listed(get, '/unit-agreements?limit=200');
  const of = (status: string): Answer[] => agreements.filter((one) => one.status === status);
  const drafts = of('DRAFT').filter(({ performancePeriodId }) => performancePeriodId !== nextYearId);
  const coming = of('DRAFT').find(({ performancePeriodId }) => performancePeriodId === nextYearId);
  return {
    'unit-agreements/{id}': drafts[0]?.id,
    'discardUnitAgreement/{id}': drafts.at(-1)?.id,
    'signUnitAgreement/{id}': coming?.id,
    'recordAgreementSignature/{id}': of('OFFERED')[0]?.id,
    'reviseUnitAgreement/{id}': of('SIGNED')[0]?.id,
  };
}

/** A result of the library that nobody has yet, and one that was handed out. */
async function examplesOfLibrary(get: Get, unitId: unknown, performancePeriodId: unknown): Promise<Examples> {
  const kept = await listed(get, '/library-results');
  const fresh = kept.find(({ useCount }) => useCount === 0);
  return {
    'library-results/{id}': fresh?.id,
    'retireLibraryResult/{id}': kept.find(({ useCount }) => useCount > 0)?.id,
    'library-distributions/{id}': (await listed(get, '/library-distributions?limit=1'))[0]?.id,
    ...{ 'LibraryResultRequest.unitId': unitId, 'LibraryResultPatch.unitId': unitId },
    'LibraryTakingRequest.libraryResultId': fresh?.id,
    ...{ 'DistributionRequest.unitId': unitId, 'DistributionRequest.performancePeriodId': performancePeriodId },
  };
}

/** What is recorded of people by letter, each below the person of whom it is. */
async function examplesOfRecords(get: Get): Promise<Examples> {
  const first = async (path: string): Promise<Answer> => (await listed(get, `${path}?limit=1`))[0];
  const team = await first('/teams');
  const members = team ? await listed(get, `/teams/${team.id}/members`) : [];
  const late = (await listed(get, `/data-quality/findings?kind=${RETROACTIVE}&settled=false&limit=1`))[0];
  const requests = await listed(get, '/data-requests');
  const [leave] = await someRecords(get, 'leaves', { people: 1, atLeast: 1 });
  const [contract, extended] = await someRecords(get, 'contracts', { people: 2, atLeast: 1 });
  const [grade] = await someRecords(get, 'grades', { people: 1, atLeast: 2 });
  const [standing] = await someRecords(get, 'standings', { people: 1, atLeast: 2 });
  return {
    ...{ 'teams/{id}': team?.id, 'members/{memberId}': members.find(({ role }) => role === 'MEMBER')?.id },
    'endTeamMember/{memberId}': members.findLast(({ role }) => role === 'MEMBER')?.id,
    'appraisal-chain-rules/{id}': (await first('/appraisal-chain-rules'))?.id,
    'appraisal-conflicts/{id}': (await first('/appraisal-conflicts'))?.id,
    'appraisal-delegations/{id}': (await first('/appraisal-delegations'))?.id,
    'appraiser-appointments/{id}': (await first('/appraiser-appointments'))?.id,
    'exceptions/{id}': (await first('/data-quality/exceptions'))?.id,
    'data-requests/{id}': requests[0]?.id,
    'withdrawDataRequest/{id}': requests.at(-1)?.id,
    'holds/{id}': (await first('/retention/holds'))?.id,
    'profiles/{id}': (await first('/imports/profiles'))?.id,
    ...{ 'leaves/{leaveId}': leave?.id, ...idOf(['correctLeave', 'endLeave', 'withdrawLeave'], leave?.employeeId) },
    ...{ 'contracts/{contractId}': contract?.id, ...idOf(OF_CONTRACTS, contract?.employeeId) },
    ...{ 'extendContract/{contractId}': extended?.id, 'extendContract/{id}': extended?.employeeId },
    ...(contract && extended ? daysAfter(contract.validUntil as CivilDate, extended.validUntil as CivilDate) : {}),
    'listFindings?kind': RETROACTIVE,
    ...{ 'FindingExceptionRequest.kind': RETROACTIVE, 'FindingExceptionRequest.recordId': late?.record.id },
    'FindingExceptionRequest.letterNumber': '800.1.3/113/2026',
    'FindingExceptionRequest.reason': 'Surat berlaku surut, sesuai diktum kedua.',
    ...{ 'grades/{gradeId}': grade?.id, ...idOf(['setGrade', 'correctGrade', 'withdrawGrade'], grade?.employeeId) },
    ...{
      'standings/{standingId}': standing?.id,
      ...idOf(['correctStanding', 'withdrawStanding'], standing?.employeeId),
    },
  };
}

/** The kind of finding that the demo has one of, and one that is settled. */
const RETROACTIVE = 'LETTER_AFTER_START';

/** A new agreement after one that ends on this day, and another one for longer. */
function daysAfter(lastDay: CivilDate, extended: CivilDate): Examples {
  return {
    'ContractRequest.validFrom': plusDays(lastDay, 1),
    'ContractRequest.validUntil': plusDays(lastDay, 365),
    'ExtensionRequest.validUntil': plusDays(extended, 365),
  };
}

const OF_CONTRACTS = ['addContract', 'correctContract', 'endContract', 'withdrawContract'] as const;

/**
 * The last record of this kind of so many people, with whose it is; of those alone who have at least so many of them, and of PNS
 * first, whom the golongan of the examples fits.
 */
async function someRecords(get: Get, kind: string, { people, atLeast }: Wanted): Promise<Answer[]> {
  const everybody = await listed(get, '/employees?limit=200');
  const isPns = (one: Answer): number => (one.kind === 'PNS' ? 0 : 1);
  const found: Answer[] = [];
  for (const { id } of everybody.toSorted((a, b) => isPns(a) - isPns(b))) {
    if (found.length >= people) break;
    const records = await listed(get, `/employees/${id}/${kind}`);
    if (records.length >= atLeast) found.push({ ...records.at(-1), employeeId: id });
  }
  return found;
}

interface Wanted {
  readonly people: number;
  readonly atLeast: number;
}

async function examplesOfMachines(get: Get): Promise<Examples> {
  const [machine] = await listed(get, '/service-accounts?limit=1');
  const [subscription] = await listed(get, '/webhook-subscriptions?limit=1');
  const [delivery] = subscription ? await listed(get, `/webhook-subscriptions/${subscription.id}/deliveries`) : [];
  return {
    'service-accounts/{id}': machine?.id,
    'lasting-tokens/{tokenId}': machine?.lastingTokens?.[0]?.id,
    'webhook-subscriptions/{id}': subscription?.id,
    'webhook-deliveries/{id}': delivery?.id,
  };
}

async function examplesOfAccounts(get: Get): Promise<Examples> {
  const [spare] = await listed(get, `/accounts?limit=1&q=${SPARE}`);
  const waiting = (await listed(get, '/accounts?limit=200')).find(({ status }) => status === 'NOT_ACTIVATED');
  return {
    'accounts/{id}': spare?.id,
    'role-grants/{grantId}': spare?.roles[0]?.id,
    'renewActivationSecret/{id}': waiting?.id,
  };
}

/** The post of somebody who is not of the tour. */
async function examplesOfPosts(get: Get, tour: ReadonlySet<unknown>): Promise<Examples> {
  const people = await listed(get, '/employees?limit=50');
  const [first, second, third] = people.filter((one) => !tour.has(one.id) && one.positionId !== null);
  const [id, other] = [first?.id, second?.id];
  const assignments = id ? await listed(get, `/employees/${id}/assignments`) : [];
  return {
    ...idOf(['endAssignment', 'correctAssignment', 'withdrawAssignment'], id),
    ...{ 'assignments/{assignmentId}': assignments.at(-1)?.id, 'transferEmployee/{id}': other },
    ...{ 'DelegationRequest.toEmployeeId': id, 'TeamMembershipRequest.employeeId': id, 'HoldRequest.employeeId': id },
    ...{ 'AppointmentRequest.employeeId': id, 'AppointmentRequest.appraiserId': other },
    ...{ 'ConflictRequest.employeeId': id, 'ConflictRequest.otherId': third?.id },
  };
}
