import { RemindOfPlans } from '../../src/modules/notifications/remind-of-plans.job.js';
import type { JobRun } from '../../src/kernel/jobs/job-handler.js';
import { ANNEXES, aResult, Government, type PersonName } from '../support/government.js';
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

describe('reminders of plans (NT-5)', () => {
  it('reach who has handed none in and on whom one waits, once a day', async () => {
    const waiting = await draft('staff');
    await gov.as('staff').post(`/work-plans/${waiting}/submission`).expect(201);
    await draft('colleague');
    await app.drainJobs();
    const { reminded } = await remind();
    expect(reminded).toBeGreaterThan(2);
    expect(await toldTo('staff')).toEqual([]);
    expect(await toldTo('colleague')).toEqual([DUE]);
    const toKabid = await toldTo('kabid');
    expect(toKabid).toContain(DUE);
    expect(toKabid).toContain(
      'PLANS_WAITING Ada SKP 2026 yang menunggu persetujuan Anda; batasnya 2026-03-16. /api/v1/work-plans',
    );
    expect(await remind()).toEqual({ reminded: 0 });
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
    await gov.moveTo('2026-03-13');
    await app.drainJobs();
    await remind();
    const waits = async (name: PersonName): Promise<boolean> =>
      (await toldTo(name)).some((one) => one.startsWith('PLANS_WAITING'));
    expect([await waits('kadis'), await waits('kabid')]).toEqual([true, false]);
  });

  it('come on some days only, and not to who has no plan to make', async () => {
    await gov.moveTo('2026-03-05');
    expect(await remind()).toEqual({ reminded: 0 });
    const study = { standingCode: '03', validFrom: '2026-03-10' };
    await gov.admin.post(`/employees/${gov.id('colleague')}/standings`, study).expect(201);
    await gov.moveTo('2026-03-13');
    await app.drainJobs();
    await remind();
    expect((await toldTo('staff'))[0]).toBe(DUE);
    expect((await toldTo('colleague')).filter((one) => one.startsWith('PLAN_DUE'))).toEqual([]);
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
