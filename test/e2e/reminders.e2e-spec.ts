import { RemindOfPlans } from '../../src/modules/notifications/remind-of-plans.job.js';
import type { JobRun } from '../../src/kernel/jobs/job-handler.js';
import { activePlan, ANNEXES, aResult, Government, type PersonName } from '../support/government.js';
import { TestApp } from '../support/test-app.js';

/* Plans of 2026 are due by 16 March; the clock stands on 2 March, two weeks before. */

let app: TestApp;
let gov: Government;
let yearId: string;

beforeEach(async () => {
  app = await TestApp.start();
  gov = await Government.found(app);
  const { body } = await gov.admin.post('/performance-periods', { year: 2026, planDueOn: '2026-03-16' }).expect(201);
  yearId = body.id;
});
afterEach(() => app.stop());

const remind = (): Promise<{ reminded: number }> =>
  app.get(RemindOfPlans).run({}, { signal: new AbortController().signal } as JobRun);
const toldTo = async (name: PersonName): Promise<string[]> => {
  const { body } = await gov.as(name).get('/my/notifications').expect(200);
  return body.data.map(({ kind, text, link }: any) => `${kind} ${text} ${link}`);
};
const DUE = 'PLAN_DUE SKP 2026 Anda belum diajukan; batasnya 2026-03-16. /api/v1/work-plans';

async function draft(name: PersonName): Promise<string> {
  const { body } = await gov
    .as(name)
    .post('/work-plans', { performancePeriodId: yearId, annexes: ANNEXES })
    .expect(201);
  await gov.as(name).post(`/work-plans/${body.id}/results`, aResult()).expect(201);
  return body.id;
}

const waits = async (name: PersonName): Promise<string[]> =>
  (await toldTo(name)).filter((one) => one.startsWith('PLANS_WAITING'));
const on = async (day: string): Promise<{ reminded: number }> => {
  await gov.moveTo(day);
  await app.drainJobs();
  return remind();
};
const dueOnOf = async (name: PersonName, id: string): Promise<string | null> =>
  (await gov.as(name).get(`/work-plans/${id}`).expect(200)).body.dueOn;

describe('reminders of plans (NT-5)', () => {
  it('reach who has handed none in, once a day', async () => {
    const waiting = await draft('staff');
    await gov.as('staff').post(`/work-plans/${waiting}/submission`).expect(201);
    await draft('colleague');
    await app.drainJobs();
    const { reminded } = await remind();
    expect(reminded).toBeGreaterThan(2);
    expect(await toldTo('staff')).toEqual([]);
    expect(await toldTo('colleague')).toEqual([DUE]);
    expect(await toldTo('kabid')).toContain(DUE);
    expect(await remind()).toEqual({ reminded: 0 });
  });

  it('reach on whom plans wait around the day by which he answers, once for all of them', async () => {
    for (const name of ['staff', 'colleague'] as const)
      await gov
        .as(name)
        .post(`/work-plans/${await draft(name)}/submission`)
        .expect(201);
    await on('2026-03-07');
    expect(await waits('kabid')).toEqual([]);
    await on('2026-03-08');
    const told = 'PLANS_WAITING Ada SKP 2026 yang menunggu persetujuan Anda; batasnya 2026-03-11. /api/v1/work-plans';
    expect(await waits('kabid')).toEqual([told]);
    await on('2026-03-11');
    expect(await waits('kabid')).toEqual([told, told]);
  });

  it('reach the superior instead of the appraiser where a plan was put before him, and who has got his plan back', async () => {
    const id = await draft('staff');
    const back = { reason: 'Tambahkan indikator waktu.' };
    await gov.as('staff').post(`/work-plans/${id}/submission`).expect(201);
    await gov.as('kabid').post(`/work-plans/${id}/return`, back).expect(201);
    await remind();
    expect((await toldTo('staff'))[0]).toBe(DUE);
    await gov.as('staff').post(`/work-plans/${id}/submission`).expect(201);
    const dispute = { reason: 'Target 24 dokumen tidak dapat dicapai dengan satu tenaga.' };
    await gov.as('staff').post(`/work-plans/${id}/escalation`, dispute).expect(201);
    await on('2026-03-13');
    expect([(await waits('kadis')).length, (await waits('kabid')).length]).toEqual([1, 0]);
  });

  it('come on some days only, and not to who has no plan to make', async () => {
    await gov.moveTo('2026-03-05');
    expect(await remind()).toEqual({ reminded: 0 });
    const study = { standingCode: '03', validFrom: '2026-03-10' };
    await gov.admin.post(`/employees/${gov.id('colleague')}/standings`, study).expect(201);
    await on('2026-03-13');
    expect((await toldTo('staff'))[0]).toBe(DUE);
    expect((await toldTo('colleague')).filter((one) => one.startsWith('PLAN_DUE'))).toEqual([]);
  });

  it('reach somebody with a new post around the day of his own', async () => {
    const plan = await activePlan(gov, 'staff', 'kabid', yearId);
    await gov.moveTo('2026-05-18');
    await gov.transfer(gov.id('staff'), 'dinasLain', '2026-05-15');
    await app.drainJobs();
    expect((await gov.as('staff').get(`/work-plans/${plan.id}`).expect(200)).body).toMatchObject({
      status: 'CLOSED',
      endsOn: '2026-05-14',
    });
    const due = async (): Promise<string[]> => (await toldTo('staff')).filter((one) => one.startsWith('PLAN_DUE'));
    await on('2026-05-30');
    expect(await due()).toEqual([]);
    await on('2026-05-31');
    const own = 'PLAN_DUE SKP 2026 Anda belum diajukan; batasnya 2026-06-14. /api/v1/work-plans';
    expect(await due()).toEqual([own]);
    await on('2026-06-14');
    expect(await due()).toEqual([own, own]);
  });
});

describe('by when a plan is due (WP-28)', () => {
  it('is shown while it waits to be handed in or answered', async () => {
    const id = await draft('staff');
    expect(await dueOnOf('staff', id)).toBe('2026-03-16');
    await gov.as('staff').post(`/work-plans/${id}/submission`).expect(201);
    expect(await dueOnOf('kabid', id)).toBe('2026-03-11');
    await gov.as('kabid').post(`/work-plans/${id}/agreement`).expect(201);
    expect(await dueOnOf('staff', id)).toBeNull();
  });

  it('follows holidays and what the policy says', async () => {
    const id = await draft('staff');
    await gov.as('staff').post(`/work-plans/${id}/submission`).expect(201);
    const nyepi = { day: '2026-03-05', kind: 'LIBUR_NASIONAL', name: 'Libur' };
    await gov.admin.post('/working-calendar/days', nyepi).expect(201);
    expect(await dueOnOf('staff', id)).toBe('2026-03-12');
    const { body } = await gov.admin.get('/work-plan-policy').expect(200);
    expect(body).toMatchObject({ newPostDueDays: 30, answerDueWorkingDays: 7 });
    const shorter = { newPostDueDays: 14, answerDueWorkingDays: 2 };
    await gov.admin.patch('/work-plan-policy', shorter).ifMatch(body.version).expect(200);
    expect(await dueOnOf('staff', id)).toBe('2026-03-04');
    const wrong = { newPostDueDays: 0, answerDueWorkingDays: 61 };
    const refused = await gov.admin
      .patch('/work-plan-policy', wrong)
      .ifMatch(body.version + 1)
      .expect(422);
    expect(refused.body.errors.map(({ pointer }: { pointer: string }) => pointer).sort()).toEqual([
      '/answerDueWorkingDays',
      '/newPostDueDays',
    ]);
  });

  it('is a month after the first day in a new post', async () => {
    await gov.transfer(gov.id('colleague'), 'dinasLain', '2026-03-02');
    const { body } = await gov
      .as('colleague')
      .post('/work-plans', { performancePeriodId: yearId, startsOn: '2026-03-02' })
      .expect(201);
    expect(body.dueOn).toBe('2026-04-01');
  });
});

describe('the day by which plans are due (PE-5)', () => {
  it.each([
    [{ year: 2027 }, 201, '2027-01-31'],
    [{ year: 2027, planDueOn: '2026-12-15' }, 201, '2026-12-15'],
    [{ year: 2027, planDueOn: '2026-09-30' }, 422, undefined],
    [{ year: 2027, planDueOn: '2028-01-01' }, 422, undefined],
  ])('of %j', async (request, status, planDueOn) => {
    const { body } = await gov.admin.post('/performance-periods', request).expect(status);
    expect(body.planDueOn).toBe(planDueOn);
    if (status === 422) expect([body.code, body.errors[0].pointer]).toEqual(['PERIOD.DUE_OUTSIDE', '/planDueOn']);
  });
});
