import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Clock } from '../../kernel/clock/clock.js';
import type { Examples } from '../../kernel/http/openapi-examples.js';
import type { Answer } from './demo-caller.js';
import type { DemoAccount } from './fill.js';

type Get = (path: string) => Promise<Answer>;

/**
 * Ids of the demo with which the examples of the documentation work as they stand: what the ADMIN and the EMPLOYEE of the tour
 * find when they sign in. Nothing when somebody has changed their passwords since.
 */
export async function demoExamples(app: NestFastifyApplication, accounts: readonly DemoAccount[]): Promise<Examples> {
  const known = (role: DemoAccount['role']) => accounts.find((account) => account.role === role);
  const [admin, employee, other] = [known('ADMIN'), known('EMPLOYEE'), known('OTHER_EMPLOYEE')];
  if (!admin || !employee || !other) return {};
  const setUp = await asVisitor(app, admin, (get) => examplesOfSetUp(get, other, app.get(Clock).today()));
  const cycle = await asVisitor(app, employee, (get) => examplesOfCycle(get, app.get(Clock).today()));
  return { 'employees/{id}': other.employeeId, ...setUp, ...cycle };
}

async function asVisitor(app: NestFastifyApplication, account: DemoAccount, look: (get: Get) => Promise<Examples>) {
  const { username, password } = account;
  const login = await app.inject({ method: 'POST', url: '/api/v1/auth/login', payload: { username, password } });
  if (login.statusCode !== 200) return {};
  const headers = { authorization: `Bearer ${login.json<{ accessToken: string }>().accessToken}` };
  try {
    return await look(async (url) => (await app.inject({ url: `/api/v1${url}`, headers })).json<Answer>());
  } finally {
    await app.inject({ method: 'POST', url: '/api/v1/auth/logout', headers });
  }
}

async function examplesOfSetUp(get: Get, { username }: DemoAccount, today: string): Promise<Examples> {
  const [position] = (await get('/positions?limit=1')).data;
  const [account] = (await get(`/accounts?limit=1&q=${encodeURIComponent(username)}`)).data;
  const [year] = (await get('/performance-periods?limit=1')).data;
  return {
    'org-units/{id}': position.unitId,
    'OrgUnitRequest.parentId': position.unitId,
    'positions/{id}': position.id,
    'PositionRequest.unitId': position.unitId,
    'AssignmentRequest.unitId': position.unitId,
    'AssignmentRequest.positionId': position.id,
    'AssignmentRequest.kind': 'PLT',
    'AssignmentRequest.validFrom': today,
    'accounts/{id}': account.id,
    'performance-periods/{id}': year.id,
    'WorkPlanRequest.performancePeriodId': year.id,
  };
}

async function examplesOfCycle(get: Get, today: string): Promise<Examples> {
  const [{ id }] = (await get('/work-plans?limit=1')).data;
  const [result] = (await get(`/work-plans/${id}`)).results;
  const [indicator] = result.indicators;
  const waiting = (await get('/appraisals?status=OPEN&limit=1')).data;
  const [appraisal] = waiting.length > 0 ? waiting : (await get('/appraisals?limit=1')).data;
  return {
    'work-plans/{id}': id,
    'work-plan-results/{id}': result.id,
    'work-plan-indicators/{id}': indicator.id,
    'ProgressEntryRequest.indicatorId': indicator.id,
    'ProgressEntryRequest.occurredOn': today,
    'AppraisalRequest.workPlanId': id,
    ...(appraisal ? { 'appraisals/{id}': appraisal.id } : {}),
  };
}
