import { activePlan, Government } from '../support/government.js';
import { TestApp } from '../support/test-app.js';

/* The outlook of the staff's plan of 2026: twelve reports, a part of them due each quarter. */

let app: TestApp;
let gov: Government;
let plan: any;

beforeEach(async () => {
  app = await TestApp.start();
  gov = await Government.found(app);
  plan = await activePlan(gov, 'staff', 'kabid', await gov.openYear());
});
afterEach(() => app.stop());

const report = (occurredOn: string, value: string) =>
  gov
    .as('staff')
    .post(`/work-plans/${plan.id}/progress-entries`, {
      indicatorId: plan.results[0].indicators[0].id,
      occurredOn,
      value,
    })
    .expect(201);
const outlook = async (who: any = gov.as('kabid')): Promise<any> =>
  (await who.get(`/work-plans/${plan.id}/outlook`).expect(200)).body;
const team = async (who: any): Promise<any[]> => (await who.get('/team/outlook').expect(200)).body.data;

describe('the outlook of a plan (EW-2, EW-3)', () => {
  it('goes from nothing due over late to on track, with the reason in words', async () => {
    expect(await outlook()).toMatchObject({
      ...{ workPlanId: plan.id, asOf: '2026-03-02', onTrackPercent: 90, latePercent: 70 },
      indicators: [{ status: 'NOT_DUE', reason: 'NOTHING_DUE', course: 'SUM', everyMonths: 3, reached: null }],
    });
    await gov.moveTo('2026-04-14');
    await report('2026-03-30', '2');
    await gov.moveTo('2026-04-15');
    const [late] = (await outlook()).indicators;
    expect(late).toMatchObject({
      ...{ status: 'LATE', reason: 'FAR_BEHIND', expected: '2.96', reached: '2.00', pacePercent: '67.57' },
      ...{ nextDueOn: '2026-06-30', forecast: null, target: '12.00', unit: 'laporan' },
      explanation: expect.stringContaining('Jauh tertinggal: 68 %'),
    });
    const english = await gov.as('kabid').get(`/work-plans/${plan.id}/outlook`).with({ 'accept-language': 'en' });
    expect(english.body.indicators[0].explanation).toContain('Far behind: 68 %');
    await report('2026-04-15', '1');
    expect((await outlook()).indicators[0]).toMatchObject({
      status: 'LATE',
      reached: '3.00',
      comparedOn: '2026-03-31',
    });
    await gov.moveTo('2026-07-01');
    await report('2026-06-30', '3');
    const { forecast } = (await outlook()).indicators[0];
    expect(Number(forecast.lower)).toBeLessThan(Number(forecast.value));
    expect(Number(forecast.value)).toBeLessThan(Number(forecast.upper));
    expect(Number(forecast.lower)).toBeGreaterThanOrEqual(6);
  });

  it('gives no advice on a plan that was closed', async () => {
    await gov.moveTo('2026-04-14');
    await report('2026-03-30', '2');
    await gov.moveTo('2026-04-16');
    const end = { endsOn: '2026-04-15', reason: 'Ditugaskan penuh di luar instansi.' };
    await gov.admin.post(`/work-plans/${plan.id}/closure`, end).expect(201);
    const [closed] = (await outlook(gov.admin)).indicators;
    expect(closed.reason).toBe('FAR_BEHIND');
    expect(closed.explanation).toContain('saat SKP ditutup');
    expect(closed.explanation).not.toContain('usulkan');
  });

  it('follows the thresholds that the HR office has set', async () => {
    await gov.moveTo('2026-04-14');
    await report('2026-03-30', '2');
    await gov.moveTo('2026-04-15');
    const decide = async (policy: object, status: number): Promise<any> => {
      const { version } = (await gov.admin.get('/work-plan-policy').expect(200)).body;
      return gov.admin.patch('/work-plan-policy', policy).ifMatch(version).expect(status);
    };
    await decide({ latePercent: 60 }, 200);
    expect((await outlook()).indicators[0].status).toBe('AT_RISK');
    await decide({ onTrackPercent: 65 }, 200);
    expect((await outlook()).indicators[0].status).toBe('ON_TRACK');
    const { body } = await decide({ latePercent: 66 }, 422);
    expect(body).toMatchObject({ code: 'WORK_PLAN.THRESHOLDS_CROSSED', errors: [{ pointer: '/latePercent' }] });
  });

  it('is for whoever may read the plan, and has nothing of a draft', async () => {
    for (const who of [gov.as('staff'), gov.as('kabid'), gov.admin, gov.auditor, gov.hr]) await outlook(who);
    for (const who of ['kadis', 'colleague', 'stranger'] as const)
      await gov.as(who).get(`/work-plans/${plan.id}/outlook`).expect(404);
    const { performancePeriodId } = plan;
    const draft = (await gov.as('colleague').post('/work-plans', { performancePeriodId }).expect(201)).body;
    const { body } = await gov.as('colleague').get(`/work-plans/${draft.id}/outlook`).expect(200);
    expect(body.indicators).toEqual([]);
  });
});

describe('the outlook of a team (EW-4)', () => {
  it('counts for today’s direct reports, and for nobody else', async () => {
    const of = (name: 'staff' | 'colleague', rows: any[]): any => rows.find((row) => row.employeeId === gov.id(name));
    const before = await team(gov.as('kabid'));
    expect(of('staff', before)).toMatchObject({ workPlanId: plan.id, onTrack: 0, late: 0, notDue: 1 });
    expect(of('colleague', before)).toMatchObject({ workPlanId: null, onTrack: 0, atRisk: 0, late: 0, notDue: 0 });
    await gov.moveTo('2026-04-15');
    expect(of('staff', await team(gov.as('kabid')))).toMatchObject({ noData: 1, notDue: 0 });
    await gov.moveTo('2026-07-14');
    await report('2026-06-30', '5.6');
    await gov.moveTo('2026-07-15');
    expect(of('staff', await team(gov.as('kabid')))).toMatchObject({ onTrack: 1, noData: 0 });
    expect(of('staff', await team(gov.as('kadis')))).toBeUndefined();
    expect(await team(gov.as('stranger'))).toEqual([]);
    await gov.admin.get('/team/outlook').expect(403);
    const first = (await gov.as('kabid').get('/team/outlook', { limit: 1, count: true }).expect(200)).body;
    expect(first.page.total).toBe(before.length);
    const csv = (await gov.as('kabid').get('/team/outlook', { format: 'csv' }).expect(200)).text;
    expect(csv.trim().split('\n')).toHaveLength(before.length + 1);
  });
});
