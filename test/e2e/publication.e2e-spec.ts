import { Database } from '../../src/kernel/database/database.js';
import { Appraisal } from '../../src/modules/appraisals/persistence/appraisal.entity.js';
import { activePlan, Government, type PersonName, ratings, SELF_ASSESSMENT } from '../support/government.js';
import { TestApp } from '../support/test-app.js';

let app: TestApp;
let gov: Government;
let yearId: string;
let periodId: string;
const ids = new Map<PersonName, string>();

beforeAll(async () => {
  app = await TestApp.start();
  gov = await Government.found(app);
  yearId = await gov.openYear();
  for (const [owner, appraiser] of [
    ['staff', 'kabid'],
    ['colleague', 'kabid'],
    ['kabid', 'kadis'],
    ['stranger', 'otherHead'],
  ] as const)
    await activePlan(gov, owner, appraiser, yearId);
  await gov.moveTo('2026-03-31');
  await app.drainJobs();
  periodId = (await gov.admin.get(`/performance-periods/${yearId}/evaluation-periods`).expect(200)).body.data[0].id;
  for (const [name, appraiser] of [
    ['staff', 'kabid'],
    ['kabid', 'kadis'],
    ['stranger', 'otherHead'],
  ] as const) {
    await gov
      .as(name)
      .post(`/appraisals/${await idOf(name)}/self-assessment`, SELF_ASSESSMENT)
      .expect(201);
    await gov
      .as(appraiser)
      .post(`/appraisals/${await idOf(name)}/ratings`, ratings())
      .expect(201);
  }
});
afterAll(() => app.stop());

async function idOf(name: PersonName): Promise<string> {
  const query = { employeeId: gov.id(name), evaluationPeriodId: periodId };
  const id = ids.get(name) ?? (await gov.admin.get('/appraisals', query).expect(200)).body.data[0].id;
  ids.set(name, id);
  return id;
}
const statusOf = async (name: PersonName): Promise<string> =>
  (await gov.admin.get(`/appraisals/${await idOf(name)}`).expect(200)).body.status;
const publish = (client = gov.admin, more: object = {}) =>
  client.post('/appraisal-publications', { performancePeriodId: yearId, evaluationPeriodId: periodId, ...more });

const resultOf = async (started: ReturnType<typeof publish>): Promise<object> => {
  const { body } = await started.expect(202);
  await app.drainJobs();
  return (await gov.admin.get(`/jobs/${body.jobId}`).expect(200)).body.result;
};
const rate = async (name: PersonName, appraiser: PersonName): Promise<void> => {
  await gov
    .as(appraiser)
    .post(`/appraisals/${await idOf(name)}/ratings`, ratings())
    .expect(201);
};
const decide = async (patch: object): Promise<void> => {
  const { version } = (await gov.admin.get('/predicate-policy').expect(200)).body;
  await gov.admin.patch('/predicate-policy', patch).ifMatch(version).expect(200);
};

describe('the publication of a period (rule PU-1)', () => {
  it('is for the HR office, and for UNIT_HR within its units', async () => {
    for (const name of ['staff', 'kabid'] as const) await publish(gov.as(name)).expect(403);
    await publish(gov.auditor).expect(403);
    expect((await publish(gov.hr).expect(422)).body.code).toBe('APPRAISAL.UNIT_UNKNOWN');
    expect((await publish(gov.hr, { unitId: gov.units['dinasLain'] }).expect(422)).body.code).toBe(
      'APPRAISAL.UNIT_UNKNOWN',
    );
    expect((await publish(gov.admin, { performancePeriodId: periodId }).expect(422)).body.code).toBe(
      'APPRAISAL.YEAR_UNKNOWN',
    );
    expect((await publish(gov.admin, { evaluationPeriodId: yearId }).expect(422)).body.code).toBe(
      'APPRAISAL.PERIOD_UNKNOWN',
    );
  });

  it('leaves out the own appraisal of who starts it', async () => {
    const { accountId } = (await gov.as('kabid').get('/auth/me').expect(200)).body;
    const [from, until] = [app.clock.today(), app.clock.today()];
    await gov.admin.post(`/accounts/${accountId}/role-grants`, { role: 'ADMIN', from, until }).expect(201);
    await gov.signInAgain('kabid');
    expect(await resultOf(publish(gov.as('kabid'), { unitId: gov.units['dinas'] }))).toEqual({
      ...{ published: 1, cancelled: 0, held: 0, left: 0, heldAppraisalIds: [] },
    });
    expect([await statusOf('staff'), await statusOf('kabid')]).toEqual(['PUBLISHED', 'RATED']);
  });

  it('publishes what was rated in a unit and below it, as the word of its appraisers', async () => {
    const { body, headers } = await publish(gov.hr, { unitId: gov.units['dinas'] }).expect(202);
    expect(headers.location).toBe(`/api/v1/jobs/${body.jobId}`);
    await app.drainJobs();
    const job = (await gov.hr.get(`/jobs/${body.jobId}`).expect(200)).body;
    expect(job).toMatchObject({ status: 'SUCCEEDED', result: { published: 1, cancelled: 0, left: 0 } });
    expect([await statusOf('staff'), await statusOf('kabid')]).toEqual(['PUBLISHED', 'PUBLISHED']);
    expect([await statusOf('colleague'), await statusOf('stranger')]).toEqual(['OPEN', 'RATED']);
    const [signed] = (await gov.as('staff').get('/signed-appraisals').expect(200)).body.data;
    expect(signed).toMatchObject({ appraisalId: await idOf('staff'), signedByEmployeeId: gov.id('kabid') });
    const told = (await gov.as('staff').get('/my/notifications').expect(200)).body.data.map(({ kind }: any) => kind);
    expect(told).toContain('APPRAISAL_PUBLISHED');
    expect((await gov.as('staff').get(`/appraisals/${await idOf('staff')}`)).body.objectionDueOn).toBe('2026-05-05');
  });

  it('leaves out what belongs to a plan that was cancelled, and changes nothing twice', async () => {
    const cancelled = (await gov.as('stranger').get('/work-plans').expect(200)).body.data[0].id;
    await app
      .get(Database)
      .transaction(() => app.db.change(`UPDATE work_plan SET status = 'CANCELLED' WHERE id = ?`, [cancelled]));
    expect(await resultOf(publish())).toEqual({ published: 0, cancelled: 1, held: 0, left: 0, heldAppraisalIds: [] });
    expect(await statusOf('stranger')).toBe('RATED');
    const versions = await app.db.rows<Pick<Appraisal, 'version'>>('SELECT version FROM appraisal WHERE id = ?', [
      await idOf('staff'),
    ]);
    expect(Number(versions[0]?.version)).toBe(3);
  });

  it('leaves to the appraiser of today what a former one has rated, and what the pattern of the unit holds back', async () => {
    await gov
      .as('colleague')
      .post(`/appraisals/${await idOf('colleague')}/self-assessment`, SELF_ASSESSMENT)
      .expect(201);
    await rate('colleague', 'kabid');
    await gov.transfer(gov.id('kabid'), 'dinasLain', '2026-04-02');
    await gov.moveTo('2026-04-02');
    await app.drainJobs();
    const left = (await resultOf(publish(gov.admin, { unitId: gov.units['dinas'] }))) as { left: number };
    expect(left).toMatchObject({ published: 0, left: 1 });
    expect(await statusOf('colleague')).toBe('RATED');
    await rate('colleague', 'kadis');
    const place = { unitId: gov.units['dinas'], performancePeriodId: yearId, evaluationPeriodId: periodId };
    const { id } = (await gov.admin.post('/organisation-performances', place).expect(201)).body;
    const decision = { predicate: 'SANGAT_KURANG', reason: 'Layanan terhenti dua bulan.' };
    await gov.as('bupati').post(`/organisation-performances/${id}/decision`, decision).ifMatch(1).expect(201);
    await decide({ checkLevel: 'BLOCK', fewestPeople: 1 });
    expect(await resultOf(publish())).toMatchObject({
      ...{ published: 0, held: 1, heldAppraisalIds: [await idOf('colleague')] },
    });
    await decide({ checkLevel: 'INFO' });
    expect(await resultOf(publish())).toMatchObject({ published: 1, held: 0 });
    expect(await statusOf('colleague')).toBe('PUBLISHED');
  });
});
