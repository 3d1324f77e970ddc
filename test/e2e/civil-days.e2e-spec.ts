import { jest } from '@jest/globals';
import { OPEN_END } from '../../src/kernel/values/civil-date.js';
import { IdentityApi } from '../../src/modules/identity/index.js';
import { activePlan, Government, ratings } from '../support/government.js';
import { type Client, TestApp } from '../support/test-app.js';

jest.setTimeout(300_000);

const PASSWORD = 'uji-coba-kinerja-2026';

describe.each([
  ['WIB', 'Asia/Jakarta', 7],
  ['WITA', 'Asia/Makassar', 8],
  ['WIT', 'Asia/Jayapura', 9],
])('Days in %s (R100)', (_, zone, hours) => {
  let app: TestApp;
  let gov: Government;
  let planId: string;
  let indicatorId: string;

  beforeAll(async () => {
    app = await TestApp.start({ env: { GOVERNMENT_TIME_ZONE: zone } });
    gov = await Government.found(app);
    const plan = await activePlan(gov, 'staff', 'kabid', await gov.openYear());
    planId = plan.id;
    indicatorId = plan.results[0]?.indicators[0]?.id ?? '';
    await app.drainJobs();
  });
  afterAll(() => app.stop());

  /** The first instant of a day there, or a second before it; everybody signs in anew. */
  const midnight = async (day: string, seconds = 0): Promise<void> => {
    const start = Date.parse(`${day}T00:00:00Z`) - hours * 3_600_000;
    await gov.moveTo(new Date(start + seconds * 1_000).toISOString());
  };
  const report = (occurredOn: string): PromiseLike<{ status: number; body: any }> =>
    gov.as('staff').post(`/work-plans/${planId}/progress-entries`, { indicatorId, occurredOn, value: '1' });
  const appraisals = async (query: Record<string, string>): Promise<any[]> =>
    (await gov.as('staff').get('/appraisals', query).expect(200)).body.data;

  it('begin at midnight there: a report for tomorrow is too early a second before', async () => {
    await midnight('2026-07-01', -1);
    expect((await report('2026-07-01')).body.code).toBe('WORK_PLAN.OUTSIDE_PLAN');
    expect((await report('2026-06-30')).status).toBe(201);
    await midnight('2026-07-01');
    const { status, body } = await report('2026-07-01');
    expect(status).toBe(201);
    expect(body.createdAt).toBe(app.clock.now().toISOString());
    expect(body.createdAt).toMatch(/Z$/);
  });

  it('let appraisals open, wait and be received on the day there', async () => {
    await midnight('2026-09-30', -1);
    await app.drainJobs();
    expect(await appraisals({ status: 'OPEN' })).toHaveLength(2);
    await midnight('2026-09-30');
    await app.drainJobs();
    const [latest] = (await appraisals({ status: 'OPEN' })).filter(
      ({ periodName }) => periodName === 'Triwulan 3 2026',
    );
    expect(latest.selfAssessmentDueOn).toBe('2026-10-14');
    const rate = (): PromiseLike<{ status: number }> =>
      gov.as('kabid').post(`/appraisals/${latest.id}/ratings`, ratings());
    await midnight('2026-10-15', -1);
    expect((await rate()).status).toBe(409);
    await midnight('2026-10-15');
    expect((await rate()).status).toBe(201);
    await gov.as('kabid').post(`/appraisals/${latest.id}/publication`).expect(201);
    await midnight('2026-10-20', -1);
    const { body } = await gov.as('staff').post(`/appraisals/${latest.id}/acknowledgement`).expect(201);
    expect(body.acknowledgedOn).toBe('2026-10-19');
  });

  it('end the year there, with its roles and its last day for reports', async () => {
    const roles = [{ role: 'AUDITOR' as const, unitId: null, from: '2026-01-01', until: '2026-12-31' }];
    const more = [{ role: 'AUDITOR' as const, unitId: null, from: '2027-01-01', until: OPEN_END }];
    const account = { employeeId: null, password: PASSWORD };
    await app.get(IdentityApi).provisionAccounts([
      { ...account, username: 'sampai.akhir.tahun', roles },
      { ...account, username: 'mulai.tahun.baru', roles: more },
    ]);
    await midnight('2027-01-01', -1);
    const [old, young] = [await signedIn('sampai.akhir.tahun'), await signedIn('mulai.tahun.baru')];
    const audits = async (): Promise<number[]> =>
      Promise.all([old, young].map(async (who) => (await who.get('/audit-events', { limit: 1 })).status));
    expect(await audits()).toEqual([200, 403]);
    expect((await report('2026-12-31')).status).toBe(201);
    app.clock.advance({ seconds: 1 });
    expect(await audits()).toEqual([403, 200]);
    expect((await report('2027-01-01')).body.code).toBe('WORK_PLAN.OUTSIDE_PLAN');
    expect((await report('2026-12-31')).status).toBe(201);
    await app.drainJobs();
    expect(await appraisals({ kind: 'ANNUAL' })).toHaveLength(1);
  });

  async function signedIn(username: string): Promise<Client> {
    const { body } = await app.anonymous.post('/auth/login', { username, password: PASSWORD }).expect(200);
    return app.as(body.accessToken);
  }
});
