import { activePlan, Government, ratings, SELF_ASSESSMENT } from '../support/government.js';
import { TestApp } from '../support/test-app.js';

let app: TestApp;
let gov: Government;
let id: string;

const policy = async (patch: object): Promise<void> => {
  const { version } = (await gov.admin.get('/objection-policy').expect(200)).body;
  await gov.admin.patch('/objection-policy', patch).ifMatch(version).expect(200);
};

beforeAll(async () => {
  app = await TestApp.start();
  gov = await Government.found(app);
  const yearId = await gov.openYear();
  await activePlan(gov, 'staff', 'kabid', yearId);
  await gov.moveTo('2026-03-31');
  await app.drainJobs();
  id = (await gov.admin.get('/appraisals', { employeeId: gov.id('staff') }).expect(200)).body.data[0].id;
  await gov.as('staff').post(`/appraisals/${id}/self-assessment`, SELF_ASSESSMENT).expect(201);
  await gov.as('kabid').post(`/appraisals/${id}/ratings`, ratings()).expect(201);
  await gov.moveTo('2026-04-13');
  await policy({ objectionDays: 30, decisionMayLower: false });
  await gov.as('kabid').post(`/appraisals/${id}/publication`).expect(201);
  await policy({ objectionDays: 14, decisionMayLower: true });
});
afterAll(() => app.stop());

describe('a result keeps the terms that it was published with (OB-2, OB-6)', () => {
  it('counts its days by them', async () => {
    const { body } = await gov.as('staff').post(`/appraisals/${id}/acknowledgement`).expect(201);
    expect(body.objectionDueOn).toBe('2026-05-13');
  });

  it('may be objected to as long as they say, and a decision about the procedure may leave the ratings', async () => {
    await gov.moveTo('2026-05-12');
    const claim = { contests: ['PROCEDURE'], reasons: 'Tidak ada pembicaraan sebelum penilaian disampaikan.' };
    const objection = (await gov.as('staff').post(`/appraisals/${id}/objections`, claim).expect(201)).body.id;
    const path = `/objections/${objection}`;
    await gov.as('kadis').post(`${path}/examination`, {}).expect(201);
    const hearing = {
      heldOn: '2026-05-12',
      heard: ['EMPLOYEE', 'APPRAISER'],
      minutes: 'Keduanya hadir dan menjelaskan.',
    };
    await gov.as('kadis').post(`${path}/hearings`, hearing).expect(201);
    const reason = 'Penilaian disampaikan tanpa pembicaraan; alasannya ditulis ulang.';
    const decide = (given: object) =>
      gov.as('kadis').post(`${path}/decision`, { outcome: 'UPHELD', reason, ratings: given });
    // What may be lowered now could not be lowered when it was published.
    const lower = await decide(ratings('DI_BAWAH_EKSPEKTASI')).expect(422);
    expect(lower.body.code).toBe('OBJECTION.LOWER');
    await decide(ratings()).expect(201);
    const { body } = await gov.as('staff').get(`/appraisals/${id}`).expect(200);
    expect(body).toMatchObject({
      status: 'FINAL',
      predicate: 'BAIK',
      appraiserName: 'Kabid Uji',
      decidedByName: 'Kadis Uji',
    });
    expect(body.steps.at(-1)).toContain('keberatan dikabulkan 2026-05-12');
    // The timeline does not put the examiner's reason into the appraiser's mouth.
    const timeline = (
      await gov
        .as('staff')
        .get('/timeline', { employeeId: gov.id('staff'), kind: 'APPRAISAL_PUBLISHED' })
        .expect(200)
    ).body.data;
    expect(timeline).toMatchObject([
      { kind: 'APPRAISAL_PUBLISHED', text: 'Tiga dari tiga laporan terbit tepat waktu.' },
    ]);
  });
});
