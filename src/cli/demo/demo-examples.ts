import { randomInt } from 'node:crypto';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Clock } from '../../kernel/clock/clock.js';
import { Database } from '../../kernel/database/database.js';
import type { Examples } from '../../kernel/http/openapi-examples.js';
import { type CivilDate, plusDays } from '../../kernel/values/civil-date.js';
import { periodTables } from '../../modules/periods/index.js';
import type { Answer } from './demo-caller.js';
import { type DemoAccount, SPARE } from './fill.js';

type Get = (path: string) => Promise<Answer>;

/**
 * With what the examples of the documentation work as they stand: ids that the ADMIN and the EMPLOYEE of the tour find when they
 * sign in, and, anew for each reader, names and a year that nobody has taken. No ids when somebody has changed their passwords
 * since.
 */
export async function demoExamples(
  app: NestFastifyApplication,
  accounts: readonly DemoAccount[],
): Promise<() => Promise<Examples>> {
  const known = (role: DemoAccount['role']) => accounts.find((account) => account.role === role);
  const [admin, employee, superior] = [known('ADMIN'), known('EMPLOYEE'), known('SUPERIOR')];
  const today = app.get(Clock).today();
  const ids = {
    'employees/{id}': known('OTHER_EMPLOYEE')?.employeeId,
    ...(await asVisitor(app, admin, (get) => examplesOfSetUp(get, accounts))),
    ...(await asVisitor(app, employee, examplesOfCycle)),
    ...(await asVisitor(app, superior, (get) => examplesOfDecisions(get, superior?.employeeId ?? ''))),
  };
  return async () => ({ ...FIXED, ...daysOf(today), ...ids, ...(await notTaken(app)) });
}

/** A role that needs neither unit nor person; a port of this machine, where somebody may listen who wants to see the notices. */
const FIXED: Examples = {
  'OrgUnitReorganisationRequest.kind': 'RENAME',
  'OrgUnitReorganisationLineRequest.subunitIds': [],
  'OrgUnitReorganisationLineRequest.positionIds': [],
  'OrgUnitReorganisationLineRequest.takesOver': [],
  'OrgUnitReorganisationRequest.newUnits': [],
  'references/{list}': 'bup-khusus',
  'ReferenceItemPatchRequest.attributes': {},
  'AssignmentRequest.kind': 'PLT',
  'TeamMembershipRequest.role': 'MEMBER',
  'TeamMembershipCorrectionRequest.role': 'MEMBER',
  'ImportProfilePatch.columns': [{ title: 'ID Pegawai', field: 'NIP' }],
  'ImportProfilePatch.constants': [],
  'RoleGrantRequest.role': 'AUDITOR',
  'SubscriptionRequest.url': 'http://127.0.0.1:4000/webhook',
  'SubscriptionPatch.url': 'http://127.0.0.1:4000/webhook',
};

function daysOf(today: string): Examples {
  const fields = [
    'AssignmentRequest.validFrom',
    'TransferRequest.validFrom',
    'TeamMembershipRequest.validFrom',
    'AssignmentEndRequest.lastDay',
    'LastDayRequest.lastDay',
    'ProgressEntryRequest.occurredOn',
  ];
  return Object.fromEntries([...fields, 'RoleGrantRequest.from'].map((field) => [field, today]));
}

async function asVisitor(
  app: NestFastifyApplication,
  account: DemoAccount | undefined,
  look: (get: Get) => Promise<Examples>,
) {
  const { username, password } = account ?? {};
  const login = await app.inject({ method: 'POST', url: '/api/v1/auth/login', payload: { username, password } });
  if (login.statusCode !== 200) return {};
  const headers = { authorization: `Bearer ${login.json<{ accessToken: string }>().accessToken}` };
  try {
    return await look(async (url) => (await app.inject({ url: `/api/v1${url}`, headers })).json<Answer>());
  } finally {
    await app.inject({ method: 'POST', url: '/api/v1/auth/logout', headers });
  }
}

async function examplesOfSetUp(get: Get, accounts: readonly DemoAccount[]): Promise<Examples> {
  const [position] = await listed(get, '/positions?limit=1');
  const last = async (path: string): Promise<unknown> => (await listed(get, `${path}?limit=1`))[0]?.id;
  const year = (await listed(get, '/performance-periods')).at(-1);
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
    'TreeNodeRequest.performancePeriodId': year?.id,
    'TreeNodeRequest.unitId': position?.unitId,
    'performance-tree-nodes/{id}': (await listed(get, '/performance-tree-nodes')).find(({ parentId }) => parentId)?.id,
    'WorkPlanRequest.performancePeriodId': year?.id,
    'imports/{id}': await last('/imports'),
    'jobs/{id}': await last('/jobs'),
    'OrgUnitReorganisationLineRequest.fromUnitId': position?.unitId,
    'org-unit-reorganisations/{id}': await last('/org-unit-reorganisations'),
    'days/{id}': await last('/working-calendar/days'),
    'reference-items/{id}': (await listed(get, '/references/jenis-unit?limit=200')).find(({ isLegal }) => !isLegal)?.id,
    'audit-events/{id}': await last('/audit-events'),
    ...(await examplesOfAccounts(get)),
    ...(await examplesOfPosts(get, accounts)),
    ...(await examplesOfRecords(get)),
    ...(await examplesOfMachines(get)),
  };
}

/** What is recorded of people by letter, each below the person of whom it is. */
async function examplesOfRecords(get: Get): Promise<Examples> {
  const first = async (path: string): Promise<Answer> => (await listed(get, `${path}?limit=1`))[0];
  const team = await first('/teams');
  const members = team ? await listed(get, `/teams/${team.id}/members`) : [];
  const late = (await listed(get, `/data-quality/findings?kind=${RETROACTIVE}&settled=false&limit=1`))[0];
  const [leave, contract] = [await someRecord(get, 'leaves'), await someRecord(get, 'contracts')];
  const [grade, standing] = [await someRecord(get, 'grades'), await someRecord(get, 'standings')];
  return {
    ...{ 'teams/{id}': team?.id, 'members/{memberId}': members.find(({ role }) => role === 'MEMBER')?.id },
    'appraisal-chain-rules/{id}': (await first('/appraisal-chain-rules'))?.id,
    'appraisal-conflicts/{id}': (await first('/appraisal-conflicts'))?.id,
    'appraisal-delegations/{id}': (await first('/appraisal-delegations'))?.id,
    'appraiser-appointments/{id}': (await first('/appraiser-appointments'))?.id,
    'exceptions/{id}': (await first('/data-quality/exceptions'))?.id,
    'data-requests/{id}': (await first('/data-requests'))?.id,
    'holds/{id}': (await first('/retention/holds'))?.id,
    'profiles/{id}': (await first('/imports/profiles'))?.id,
    ...{ 'leaves/{leaveId}': leave?.id, ...idOf(['correctLeave', 'endLeave', 'withdrawLeave'], leave?.employeeId) },
    ...{ 'contracts/{contractId}': contract?.id, ...idOf(OF_CONTRACTS, contract?.employeeId) },
    ...(contract ? daysAfter(contract.validUntil as CivilDate) : {}),
    ...{ 'FindingExceptionRequest.kind': RETROACTIVE, 'FindingExceptionRequest.recordId': late?.record.id },
    ...{ 'grades/{gradeId}': grade?.id, ...idOf(['setGrade', 'correctGrade', 'withdrawGrade'], grade?.employeeId) },
    ...{
      'standings/{standingId}': standing?.id,
      ...idOf(['correctStanding', 'withdrawStanding'], standing?.employeeId),
    },
  };
}

/** The kind of finding that the demo has one of, and one that is settled. */
const RETROACTIVE = 'LETTER_AFTER_START';

/** A new agreement after one that ends on this day, or the same one for longer. */
function daysAfter(lastDay: CivilDate): Examples {
  const validUntil = plusDays(lastDay, 365);
  return {
    'ContractRequest.validFrom': plusDays(lastDay, 1),
    'ContractRequest.validUntil': validUntil,
    'ExtensionRequest.validUntil': validUntil,
  };
}

const OF_CONTRACTS = ['addContract', 'correctContract', 'endContract', 'extendContract', 'withdrawContract'] as const;

/** The same id for each of these operations. */
const idOf = (operations: readonly string[], id: unknown): Examples =>
  Object.fromEntries(operations.map((operation) => [`${operation}/{id}`, id]));

/** The first record of this kind, with whose it is; of a PNS, if there is one, whom the golongan of the examples fits. */
async function someRecord(get: Get, kind: string): Promise<Answer> {
  const people = await listed(get, '/employees?limit=200');
  const isPns = (one: Answer): number => (one.kind === 'PNS' ? 0 : 1);
  for (const { id } of people.toSorted((a, b) => isPns(a) - isPns(b))) {
    const [record] = await listed(get, `/employees/${id}/${kind}?limit=1`);
    if (record) return { ...record, employeeId: id };
  }
  return undefined;
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
async function examplesOfPosts(get: Get, accounts: readonly DemoAccount[]): Promise<Examples> {
  const people = await listed(get, '/employees?limit=50');
  const ofTheTour = new Set(accounts.map(({ employeeId }) => employeeId));
  const [first, second, third] = people.filter((one) => !ofTheTour.has(one.id) && one.positionId !== null);
  const [id, other] = [first?.id, second?.id];
  const [assignment] = id ? await listed(get, `/employees/${id}/assignments`) : [];
  return {
    ...idOf(['endAssignment', 'correctAssignment', 'withdrawAssignment'], id),
    ...{ 'assignments/{assignmentId}': assignment?.id, 'transferEmployee/{id}': other },
    ...{ 'DelegationRequest.toEmployeeId': id, 'TeamMembershipRequest.employeeId': id, 'HoldRequest.employeeId': id },
    ...{ 'AppointmentRequest.employeeId': id, 'AppointmentRequest.appraiserId': other },
    ...{ 'ConflictRequest.employeeId': id, 'ConflictRequest.otherId': third?.id },
  };
}

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
  ...['closeWorkPlan', 'handAppraisalDuty', 'listLeaderResults', 'listAssignedRoles'],
] as const;

/** The plan in force is reported on, the one for the year after is worked on. */
async function examplesOfCycle(get: Get): Promise<Examples> {
  const plans = await listed(get, '/work-plans');
  const [active, next] = [plans.find(({ status }) => status === 'ACTIVE'), plans.at(-1)];
  const [done, planned] = [await firstParts(get, active), await firstParts(get, next)];
  const waiting = await listed(get, '/appraisals?status=OPEN&limit=1');
  const [appraisal] = waiting.length > 0 ? waiting : await listed(get, '/appraisals?limit=1');
  const [comment] = active ? await listed(get, `/work-plans/${active.id}/comments`) : [];
  const [revision] = active ? await listed(get, `/work-plans/${active.id}/revisions`) : [];
  return {
    'work-plans/{id}': next?.id,
    'WorkPlanPatch.endsOn': next?.endsOn,
    'ProgressEntryRequest.indicatorId': done.indicatorId,
    'EvidenceLinkRequest.resultId': done.resultId,
    'evidence/{id}': (await listed(get, '/evidence?limit=1'))[0]?.id,
    'work-plan-results/{id}': planned.resultId,
    'work-plan-indicators/{id}': planned.indicatorId,
    'AppraisalRequest.workPlanId': active?.id,
    'appraisals/{id}': appraisal?.id,
    ...idOf(OF_ACTIVE_PLANS, active?.id),
    'work-plan-comments/{id}': comment?.id,
    'work-plan-revisions/{id}': revision?.id,
    'signed-work-plans/{id}': (await listed(get, '/signed-work-plans?limit=1'))[0]?.id,
    'signed-appraisals/{id}': (await listed(get, '/signed-appraisals?limit=1'))[0]?.id,
    'notifications/{id}': (await listed(get, '/my/notifications?limit=1'))[0]?.id,
  };
}

/** A plan of the team waits for its superior. */
async function examplesOfDecisions(get: Get, employeeId: string): Promise<Examples> {
  const [plan] = await listed(get, '/work-plans?status=SUBMITTED&limit=1');
  const own = (await listed(get, `/work-plans?status=ACTIVE&employeeId=${employeeId}`))[0];
  const matrix = own ? await get(`/role-matrices/${own.id}`) : undefined;
  const done = own ? await firstParts(get, own) : undefined;
  return {
    ...idOf(['agreeWorkPlan', 'returnWorkPlan', 'escalateWorkPlan'], plan?.id),
    ...{ 'role-matrices/{id}': own?.id, 'role-matrix-cells/{id}': matrix?.cells[0]?.id },
    ...{
      'RoleCellRequest.leaderResultId': done?.resultId,
      'RoleCellRequest.employeeId': matrix?.members[0]?.employeeId,
    },
    ...idOf(['listFollowers'], done?.resultId),
    ...{ 'AgreedPlanRequest.workPlanId': plan?.id, 'AgreedPlanRequest.version': plan?.version },
  };
}

async function listed(get: Get, path: string): Promise<Answer[]> {
  return (await get(path)).data as Answer[];
}

async function firstParts(get: Get, plan: Answer) {
  const [result] = plan ? (await get(`/work-plans/${plan.id}`)).results : [];
  return { resultId: result?.id, indicatorId: result?.indicators[0]?.id };
}

/** Names, numbers and a year that are free at this moment. */
async function notTaken(app: NestFastifyApplication): Promise<Examples> {
  const sql = `SELECT MAX(year) AS latest FROM ${periodTables.performancePeriod}`;
  const [row] = await app.get(Database).rows<{ latest: number }>(sql);
  const number = String(randomInt(1_000_000)).padStart(6, '0');
  const born = `19${80 + randomInt(19)}${two(1 + randomInt(12))}${two(1 + randomInt(28))}`;
  return {
    'AccountRequest.username': `pegawai.${number}`,
    'AccountRequest.email': `pegawai.${number}@example.go.id`,
    'AccountPatchRequest.email': `surel.${number}@example.go.id`,
    'EmployeeRequest.nip': `${born}2019032${String(randomInt(1_000)).padStart(3, '0')}`,
    'ReferenceItemRequest.code': `KHUSUS_${number}`,
    'PositionRequest.title': `Analis Kebijakan Ahli Muda ${number}`,
    'PerformancePeriodRequest.year': Number(row?.latest) + 1,
  };
}

const two = (number: number): string => String(number).padStart(2, '0');
