import { newId } from '../../src/kernel/clock/clock.js';
import { EventRecorder } from '../../src/kernel/events/event-recorder.js';
import { plusDays } from '../../src/kernel/values/civil-date.js';
import { AppraisalOpeningService } from '../../src/modules/appraisals/appraisal-opening.service.js';
import { FinaliseAppraisals } from '../../src/modules/appraisals/objections/finalise-appraisals.job.js';
import { FollowObjections } from '../../src/modules/appraisals/objections/follow-objections.job.js';
import { Appraisal } from '../../src/modules/appraisals/persistence/appraisal.entity.js';
import { activePlan, Government, type PersonName, ratings, SELF_ASSESSMENT } from '../support/government.js';
import { type TestAnswer, TestApp } from '../support/test-app.js';

/** A Monday; 1 May is a holiday, so that silence is receipt on 4 May. */
const PUBLISHED_ON = '2026-04-13';
const LAST_DAY = '2026-04-27';
const REASONS = 'Dokumen triwulan terbit 28 Maret, sebelum batas waktu, dan tidak disebut dalam alasan rating.';
const OBJECTION = { contests: ['RESULTS'], reasons: REASONS };
const BETTER = ratings('SESUAI_EKSPEKTASI', 'SESUAI_EKSPEKTASI');
const WORSE = ratings('DI_BAWAH_EKSPEKTASI', 'SESUAI_EKSPEKTASI');
const DECISION = {
  outcome: 'UPHELD',
  reason: 'Bukti butir 1 sah dan terbit tepat waktu, sesuai target.',
  ratings: BETTER,
};
const REJECTION = { outcome: 'REJECTED', reason: 'Dokumen memang terbit setelah batas waktu yang disepakati.' };

let app: TestApp;
let gov: Government;
let yearId: string;

beforeAll(async () => {
  app = await TestApp.start();
  gov = await Government.found(app);
  yearId = await gov.openYear();
  for (const [owner, appraiser] of [
    ['staff', 'kabid'],
    ['colleague', 'kabid'],
    ['kabid', 'kadis'],
    ['sekda', 'bupati'],
  ] as const)
    await activePlan(gov, owner, appraiser, yearId);
  await app.drainJobs();
  await gov.moveTo('2026-03-31');
  await app.drainJobs();
});
afterAll(() => app.stop());

async function appraisalOf(name: PersonName, quarter = 1): Promise<string> {
  const periods = (await gov.admin.get(`/performance-periods/${yearId}/evaluation-periods`).expect(200)).body.data;
  const query = { employeeId: gov.id(name), evaluationPeriodId: periods[quarter - 1].id };
  return (await gov.admin.get('/appraisals', query).expect(200)).body.data[0].id;
}

/** Publishes somebody's open appraisal today. */
async function publish(name: PersonName, appraiser: PersonName, rated = WORSE, quarter = 1): Promise<string> {
  const id = await appraisalOf(name, quarter);
  await gov.as(name).post(`/appraisals/${id}/self-assessment`, SELF_ASSESSMENT).expect(201);
  await gov.as(appraiser).post(`/appraisals/${id}/ratings`, rated).expect(201);
  await gov.as(appraiser).post(`/appraisals/${id}/publication`).expect(201);
  return id;
}

const finalise = (): Promise<unknown> => app.get(FinaliseAppraisals).run();
const follow = (): Promise<unknown> => app.get(FollowObjections).run();
const told = async (name: PersonName): Promise<string[]> => {
  const { body } = await gov.as(name).get('/my/notifications').expect(200);
  return body.data.map(({ kind }: { kind: string }) => kind);
};
/** Somebody is an administrator, too, today. */
const promote = async (name: PersonName): Promise<void> => {
  const { accountId } = (await gov.as(name).get('/auth/me').expect(200)).body;
  const [from, until] = [app.clock.today(), app.clock.today()];
  await gov.admin.post(`/accounts/${accountId}/role-grants`, { role: 'ADMIN', from, until }).expect(201);
  await gov.signInAgain(name);
};
/** What of objections waits for somebody. */
const duties = async (name: PersonName): Promise<string[]> => {
  const { body } = await gov.as(name).get('/my/duties', { limit: 200 }).expect(200);
  return body.data
    .filter(({ kind }: any) => kind.startsWith('OBJECTION'))
    .map(({ kind, dueOn }: any) => `${kind} ${dueOn}`);
};
/** Which fields of a refused request are wrong, and how. */
const faultsOf = ({ body }: TestAnswer): string[] =>
  body.errors.map(({ pointer, code }: { pointer: string; code: string }) => `${pointer} ${code}`);
const policy = async (patch: object): Promise<void> => {
  const { version } = (await gov.admin.get('/objection-policy').expect(200)).body;
  await gov.admin.patch('/objection-policy', patch).ifMatch(version).expect(200);
};

describe('the days of an objection', () => {
  let id: string;
  beforeAll(async () => {
    await gov.moveTo(PUBLISHED_ON);
    id = await publish('staff', 'kabid');
  });

  it('are counted from silence at first, and from the acknowledgement once it is there', async () => {
    const silent = (await gov.as('staff').get(`/appraisals/${id}`).expect(200)).body;
    expect(silent).toMatchObject({ status: 'PUBLISHED', objectionDueOn: '2026-05-18', finalOn: null });
    const { body } = await gov.as('staff').post(`/appraisals/${id}/acknowledgement`).expect(201);
    expect(body).toMatchObject({ acknowledgedOn: PUBLISHED_ON, objectionDueOn: LAST_DAY });
  });

  it('are over on the day after the last, when the result is final by itself', async () => {
    await gov.moveTo(LAST_DAY);
    await finalise();
    expect((await gov.as('staff').get(`/appraisals/${id}`).expect(200)).body.status).toBe('ACKNOWLEDGED');
    await gov.moveTo('2026-04-28');
    await finalise();
    const { body } = await gov.as('staff').get(`/appraisals/${id}`).expect(200);
    expect(body).toMatchObject({ status: 'FINAL', finalOn: '2026-04-28' });
    const late = await gov.as('staff').post(`/appraisals/${id}/objections`, OBJECTION).expect(409);
    expect(late.body.code).toBe('APPRAISAL.WRONG_STATE');
  });
});

describe('an objection', () => {
  let appraisal: string;
  let id: string;
  beforeAll(async () => {
    await gov.moveTo('2026-07-14');
    await app.drainJobs();
    appraisal = await publish('staff', 'kabid', WORSE, 2);
    await gov.as('staff').post(`/appraisals/${appraisal}/acknowledgement`).expect(201);
  });

  it('is for the employee alone', async () => {
    for (const name of ['kabid', 'kadis'] as const)
      await gov
        .as(name)
        .post(`/appraisals/${appraisal}/objections`, OBJECTION)
        .expect(name === 'kabid' ? 403 : 404);
    await gov.as('stranger').post(`/appraisals/${appraisal}/objections`, OBJECTION).expect(404);
    await gov.admin.post(`/appraisals/${appraisal}/objections`, OBJECTION).expect(403);
  });

  it('names what is contested and why, and evidence of the appraised plans', async () => {
    const post = (body: object) => gov.as('staff').post(`/appraisals/${appraisal}/objections`, body);
    await post({ ...OBJECTION, contests: [] }).expect(422);
    await post({ ...OBJECTION, reasons: 'Kurang' }).expect(422);
    const foreign = await post({ ...OBJECTION, evidenceIds: [gov.id('staff')] }).expect(422);
    expect(foreign.body).toMatchObject({ code: 'OBJECTION.EVIDENCE_UNKNOWN', errors: [{ pointer: '/evidenceIds/0' }] });
  });

  it('is refused on the day after the last, and taken on the last (14 days after the receipt)', async () => {
    await gov.moveTo('2026-07-29');
    const { body } = await gov.as('staff').post(`/appraisals/${appraisal}/objections`, OBJECTION).expect(409);
    expect(body).toMatchObject({ code: 'OBJECTION.TOO_LATE', detail: expect.stringContaining('2026-07-28') });
    await gov.moveTo('2026-07-28');
    const filed = await gov.as('staff').post(`/appraisals/${appraisal}/objections`, OBJECTION).expect(201);
    id = filed.body.id;
    expect(filed.body).toMatchObject({
      ...{ status: 'FILED', employeeId: gov.id('staff'), appraiserId: gov.id('kabid'), examinerId: gov.id('kadis') },
      ...{ filedOn: '2026-07-28', reasons: REASONS, contests: ['RESULTS'], hearings: [], before: null, after: null },
    });
    const again = await gov.as('staff').post(`/appraisals/${appraisal}/objections`, OBJECTION).expect(409);
    expect(again.body.code).toBe('APPRAISAL.WRONG_STATE');
    await app.drainJobs();
    expect(await told('kadis')).toContain('OBJECTION_TO_EXAMINE');
    expect(await told('kabid')).toContain('RATING_OBJECTED');
    expect([await duties('kadis'), await duties('kabid'), await duties('staff')]).toEqual([
      ['OBJECTION_EXAMINE 2026-08-18'],
      [],
      [],
    ]);
  });

  it('holds the result back', async () => {
    await gov.moveTo('2026-07-30');
    await finalise();
    expect((await gov.as('staff').get(`/appraisals/${appraisal}`).expect(200)).body).toMatchObject({
      status: 'OBJECTED',
      finalOn: null,
    });
    await gov.moveTo('2026-07-28');
  });

  it('is read by both sides, the examiner and who watches over the rules, and by nobody else', async () => {
    for (const client of [gov.as('staff'), gov.as('kabid'), gov.as('kadis'), gov.admin, gov.auditor, gov.hr]) {
      await client.get(`/objections/${id}`).expect(200);
      const { body } = await client.get('/objections').expect(200);
      expect(body.data.map((one: { id: string }) => one.id)).toEqual([id]);
    }
    for (const name of ['colleague', 'stranger', 'otherHead', 'sekda'] as const) {
      await gov.as(name).get(`/objections/${id}`).expect(404);
      expect((await gov.as(name).get('/objections').expect(200)).body.data).toEqual([]);
    }
  });

  it('lets the examiner read the appraisal and its plan as long as he examines', async () => {
    const { workPlanIds } = (await gov.as('kadis').get(`/appraisals/${appraisal}`).expect(200)).body;
    await gov.as('kadis').get(`/work-plans/${workPlanIds[0]}`).expect(200);
    await gov.as('sekda').get(`/work-plans/${workPlanIds[0]}`).expect(404);
  });

  it('is examined by the examiner alone, who asks both sides', async () => {
    const questions = { questionToAppraiser: 'Mengapa bukti butir 1 tidak diperhitungkan?' };
    await gov.as('kabid').post(`/objections/${id}/examination`, questions).expect(403);
    await gov.as('sekda').post(`/objections/${id}/examination`, questions).expect(404);
    const early = await gov
      .as('staff')
      .post(`/objections/${id}/explanations`, { text: 'Mohon diperiksa.' })
      .expect(409);
    expect(early.body.code).toBe('OBJECTION.WRONG_STATE');
    const { body } = await gov.as('kadis').post(`/objections/${id}/examination`, questions).expect(201);
    expect(body).toMatchObject({ status: 'UNDER_EXAMINATION', explanationsDueOn: '2026-08-04', ...questions });
    await app.drainJobs();
    expect(await told('staff')).toContain('EXPLANATION_ASKED');
    expect(await told('kabid')).toContain('EXPLANATION_ASKED');
    expect(await duties('kadis')).toEqual(['OBJECTION_DECIDE 2026-08-18']);
    for (const side of ['staff', 'kabid'] as const)
      expect(await duties(side)).toEqual(['OBJECTION_EXPLAIN 2026-08-04']);
    expect(await duties('colleague')).toEqual([]);
  });

  it('is not decided before both sides were heard', async () => {
    const first = await gov.as('kadis').post(`/objections/${id}/decision`, DECISION).expect(409);
    expect(first.body).toMatchObject({
      code: 'OBJECTION.NOT_HEARD',
      detail: expect.stringContaining('EMPLOYEE, APPRAISER'),
    });
    await gov.as('kadis').post(`/objections/${id}/explanations`, { text: 'Saya bukan pihak di sini.' }).expect(403);
    await gov
      .as('kabid')
      .post(`/objections/${id}/explanations`, { text: 'Bukti butir 1 terlewat oleh saya.' })
      .expect(201);
    expect([await duties('kabid'), await duties('staff')]).toEqual([[], ['OBJECTION_EXPLAIN 2026-08-04']]);
    const second = await gov.as('kadis').post(`/objections/${id}/decision`, DECISION).expect(409);
    expect(second.body.detail).toContain('EMPLOYEE');
    const tomorrow = { heldOn: '2026-07-29', heard: ['EMPLOYEE'], minutes: 'Pegawai hadir dan menjelaskan.' };
    const hearing = (heldOn: string) => gov.as('kadis').post(`/objections/${id}/hearings`, { ...tomorrow, heldOn });
    expect(faultsOf(await hearing('2026-07-29').expect(422))).toEqual(['/heldOn DAY_TO_COME']);
    // The objection was filed on the 28th.
    expect(faultsOf(await hearing('2026-07-27').expect(422))).toEqual(['/heldOn DAY_TOO_EARLY']);
    await gov
      .as('staff')
      .post(`/objections/${id}/hearings`, { ...tomorrow, heldOn: '2026-07-28' })
      .expect(403);
    const { body } = await gov
      .as('kadis')
      .post(`/objections/${id}/hearings`, { ...tomorrow, heldOn: '2026-07-28' })
      .expect(201);
    expect(body.hearings.map(({ kind, heard }: any) => [kind, heard])).toEqual([
      ['EXPLANATION', ['APPRAISER']],
      ['HEARING', ['EMPLOYEE']],
    ]);
  });

  it('that is upheld is rated anew, and never lower unless the policy lets it be', async () => {
    const decide = (body: object) => gov.as('kadis').post(`/objections/${id}/decision`, body);
    expect((await decide({ ...DECISION, ratings: undefined }).expect(422)).body.code).toBe('OBJECTION.RATINGS_NEEDED');
    expect((await decide({ ...REJECTION, ratings: BETTER }).expect(422)).body.code).toBe(
      'OBJECTION.RATINGS_UNEXPECTED',
    );
    expect((await decide({ ...DECISION, ratings: WORSE }).expect(422)).body.code).toBe('OBJECTION.NOTHING_CHANGED');
    const lower = { ...DECISION, ratings: ratings('DI_BAWAH_EKSPEKTASI', 'DI_BAWAH_EKSPEKTASI') };
    expect((await decide(lower).expect(422)).body.code).toBe('OBJECTION.LOWER');
    await gov.as('kabid').post(`/objections/${id}/decision`, DECISION).expect(403);
    await gov.as('staff').post(`/objections/${id}/decision`, DECISION).expect(403);
    const { body } = await decide(DECISION).expect(201);
    expect(body).toMatchObject({
      ...{ status: 'UPHELD', decidedByEmployeeId: gov.id('kadis'), decisionReason: DECISION.reason },
      before: { predicate: 'BUTUH_PERBAIKAN' },
      after: { predicate: 'BAIK' },
    });
    const shown = (await gov.as('staff').get(`/appraisals/${appraisal}`).expect(200)).body;
    expect(shown).toMatchObject({ status: 'FINAL', predicate: 'BAIK', finalOn: '2026-07-28' });
    expect((await decide(DECISION).expect(409)).body.code).toBe('OBJECTION.WRONG_STATE');
    const signed = (await gov.as('staff').get('/signed-appraisals', { appraisalId: appraisal }).expect(200)).body.data;
    expect(signed.map((one: any) => one.predicate)).toEqual(['BUTUH_PERBAIKAN', 'BAIK']);
    await app.drainJobs();
    expect(await told('staff')).toEqual(expect.arrayContaining(['OBJECTION_DECIDED', 'APPRAISAL_FINAL']));
  });

  it('lets who decided read the objection, and the plan no longer', async () => {
    const { workPlanIds } = (await gov.as('staff').get(`/appraisals/${appraisal}`).expect(200)).body;
    await gov.as('kadis').get(`/objections/${id}`).expect(200);
    await gov.as('kadis').get(`/work-plans/${workPlanIds[0]}`).expect(404);
  });
});

describe('an objection that is not decided', () => {
  let appraisal: string;
  let id: string;
  const file = async (): Promise<string> =>
    (await gov.as('colleague').post(`/appraisals/${appraisal}/objections`, OBJECTION).expect(201)).body.id;
  const objection = async () => (await gov.as('colleague').get(`/objections/${id}`).expect(200)).body;
  beforeAll(async () => {
    await gov.moveTo('2026-07-28');
    appraisal = await publish('colleague', 'kabid', WORSE, 2);
  });

  it('may be taken back, and filed again until the last day', async () => {
    const first = await file();
    await gov.as('kabid').post(`/objections/${first}/withdrawal`).expect(403);
    const { body } = await gov.as('colleague').post(`/objections/${first}/withdrawal`).expect(201);
    expect(body).toMatchObject({ status: 'WITHDRAWN', decisionDueOn: null });
    const kept = (await gov.as('colleague').get(`/appraisals/${appraisal}`).expect(200)).body;
    // Who objects has received it that day: silence would have left him until September.
    expect(kept).toMatchObject({ status: 'ACKNOWLEDGED', acknowledgedOn: '2026-07-28', objectionDueOn: '2026-08-11' });
    const { workPlanIds } = (await gov.as('colleague').get(`/appraisals/${appraisal}`).expect(200)).body;
    await gov.as('kadis').get(`/work-plans/${workPlanIds[0]}`).expect(404);
    id = await file();
  });

  it('reminds the examiner, passes to the next above, and waits there for ever by default', async () => {
    const { decisionDueOn } = await objection();
    await gov.moveTo('2026-08-13');
    await follow();
    await follow();
    await app.drainJobs();
    expect((await told('kadis')).filter((kind) => kind === 'OBJECTION_DUE')).toHaveLength(1);
    await gov.moveTo(decisionDueOn);
    await follow();
    expect((await objection()).examinerId).toBe(gov.id('kadis'));
    await gov.moveTo('2026-08-20');
    await follow();
    expect(await objection()).toMatchObject({ examinerId: gov.id('sekda'), status: 'FILED' });
    await gov.as('kadis').get(`/objections/${id}`).expect(404);
    await gov.as('sekda').get(`/objections/${id}`).expect(200);
    await gov.moveTo('2026-10-30');
    await follow();
    expect((await objection()).examinerId).toBe(gov.id('bupati'));
    await gov.moveTo('2026-12-15');
    await follow();
    expect(await objection()).toMatchObject({ examinerId: gov.id('bupati'), status: 'FILED' });
  });

  it('gets another examiner from the HR office, who is neither of both', async () => {
    const appoint = (examinerId: string) =>
      gov.admin.post(`/objections/${id}/examiner`, { examinerId, reason: 'Ditunjuk dengan surat Sekda 800/1.' });
    for (const name of ['colleague', 'kabid', 'bupati'] as const)
      expect((await appoint(gov.id(name)).expect(422)).body.code).toBe('OBJECTION.EXAMINER_UNFIT');
    await gov
      .as('kadis')
      .post(`/objections/${id}/examiner`, { examinerId: gov.id('sekda'), reason: 'x'.repeat(20) })
      .expect(403);
    await promote('kabid');
    await promote('stranger');
    const body = (name: PersonName) => ({ examinerId: gov.id(name), reason: 'Ditunjuk dengan surat Sekda 800/1.' });
    const asSide = await gov.as('kabid').post(`/objections/${id}/examiner`, body('otherHead')).expect(403);
    expect(asSide.body.code).toBe('OBJECTION.OWN_OBJECTION');
    const himself = await gov.as('stranger').post(`/objections/${id}/examiner`, body('stranger')).expect(422);
    expect(himself.body.code).toBe('OBJECTION.EXAMINER_UNFIT');
    expect(
      (await gov.as('stranger').post(`/objections/${id}/examiner`, body('otherHead')).expect(201)).body.examinerId,
    ).toBe(gov.id('otherHead'));
    await app.drainJobs();
    expect(await told('otherHead')).toContain('OBJECTION_TO_EXAMINE');
    expect(await told('colleague')).toContain('OBJECTION_PASSED_ON');
  });

  it('expires where the policy says so and nobody is above the examiner; the result stands', async () => {
    await policy({ expiryWorkingDays: 5 });
    await gov.admin
      .post(`/objections/${id}/examiner`, { examinerId: gov.id('bupati'), reason: 'Dikembalikan kepada PPK.' })
      .expect(201);
    const { decisionDueOn } = await objection();
    await gov.moveTo(decisionDueOn);
    await follow();
    expect((await objection()).status).toBe('FILED');
    await gov.moveTo('2027-02-01');
    await follow();
    expect(await objection()).toMatchObject({ status: 'EXPIRED', decisionDueOn: null });
    const { body } = await gov.as('colleague').get(`/appraisals/${appraisal}`).expect(200);
    expect(body).toMatchObject({ status: 'FINAL', predicate: 'BUTUH_PERBAIKAN', finalOn: '2027-02-01' });
  });
});

describe('a talk before an objection', () => {
  let appraisal: string;
  beforeAll(async () => {
    await gov.moveTo('2026-07-28');
    appraisal = await publish('kabid', 'kadis', WORSE, 2);
  });
  const NOTE = { note: 'Mohon penjelasan atas rating hasil kerja butir 2.' };

  it('is asked for and noted by both, and read by whoever reads the appraisal', async () => {
    await gov.as('kabid').post(`/appraisals/${appraisal}/talks`, NOTE).expect(201);
    await gov
      .as('kadis')
      .post(`/appraisals/${appraisal}/talks`, { ...NOTE, heldOn: '2026-07-28' })
      .expect(201);
    const talk = (heldOn: string) => gov.as('kadis').post(`/appraisals/${appraisal}/talks`, { ...NOTE, heldOn });
    expect(faultsOf(await talk('2026-07-29').expect(422))).toEqual(['/heldOn DAY_TO_COME']);
    // The result was published on the 28th.
    expect(faultsOf(await talk('2026-07-27').expect(422))).toEqual(['/heldOn DAY_TOO_EARLY']);
    await gov.as('stranger').post(`/appraisals/${appraisal}/talks`, NOTE).expect(404);
    await gov.as('stranger').get(`/appraisals/${appraisal}/talks`).expect(404);
    const { body } = await gov.as('kabid').get(`/appraisals/${appraisal}/talks`, { count: true }).expect(200);
    expect(body.page.total).toBe(2);
    expect(new Set(body.data.map(({ heldOn }: any) => heldOn))).toEqual(new Set([null, '2026-07-28']));
    await app.drainJobs();
    expect(await told('kadis')).toContain('APPRAISAL_TALK');
    expect(await told('kabid')).toContain('APPRAISAL_TALK');
  });

  it('cannot be held over what is not published', async () => {
    const open = await appraisalOf('sekda', 2);
    const { body } = await gov.as('sekda').post(`/appraisals/${open}/talks`, NOTE).expect(409);
    expect(body.code).toBe('APPRAISAL.WRONG_STATE');
  });

  it('has to be asked for where the policy says so', async () => {
    await policy({ talkFirst: 'REQUIRED' });
    const other = await publish('sekda', 'bupati', WORSE, 2);
    const refused = await gov.as('sekda').post(`/appraisals/${other}/objections`, OBJECTION).expect(409);
    expect(refused.body.code).toBe('OBJECTION.TALK_FIRST');
    await gov.as('sekda').post(`/appraisals/${other}/talks`, NOTE).expect(201);
    const { body } = await gov.as('sekda').post(`/appraisals/${other}/objections`, OBJECTION).expect(201);
    // Nobody is above the head of the region: he decides himself, as the one who appoints.
    expect(body).toMatchObject({ appraiserId: gov.id('bupati'), examinerId: gov.id('bupati') });
    await gov.as('bupati').post(`/objections/${body.id}/examination`, {}).expect(201);
    await gov.moveTo('2026-08-05');
    const decided = await gov.as('bupati').post(`/objections/${body.id}/decision`, REJECTION).expect(201);
    expect(decided.body).toMatchObject({ status: 'REJECTED', after: { predicate: 'BUTUH_PERBAIKAN' } });
    await policy({ talkFirst: 'ADVISED' });
  });
});

describe('two at once', () => {
  it('cannot object twice, nor object to what becomes final', async () => {
    await gov.moveTo('2026-10-14');
    await app.drainJobs();
    const id = await publish('staff', 'kabid', WORSE, 3);
    const answers = await Promise.all(
      [1, 2, 3, 4].map(() => gov.as('staff').post(`/appraisals/${id}/objections`, OBJECTION)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
    const objection = answers.find(({ status }) => status === 201)?.body.id;
    await gov.as('kadis').post(`/objections/${objection}/examination`, {}).expect(201);
    await gov.moveTo('2026-10-22');
    const decided = await Promise.all([
      gov.as('kadis').post(`/objections/${objection}/decision`, DECISION),
      gov.as('kadis').post(`/objections/${objection}/decision`, REJECTION),
      gov.as('staff').post(`/objections/${objection}/withdrawal`),
    ]);
    expect(decided.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    await finalise();
    expect(['FINAL', 'ACKNOWLEDGED']).toContain((await gov.as('staff').get(`/appraisals/${id}`)).body.status);
  });
});

describe('a ruling', () => {
  const RULING = {
    ...{ authority: 'PTUN Banjarmasin', letterNumber: '34/G/TF/2024', letterOn: '2026-12-01' },
    reason: 'Predikat ditetapkan tanpa dasar dan prosedur; wajib dinilai ulang.',
  };
  let id: string;
  beforeAll(async () => {
    await gov.moveTo('2026-10-22');
    id = await publish('colleague', 'kabid', WORSE, 3);
    await gov.moveTo('2027-01-04');
    await finalise();
  });
  const rule = (ruling: string, more: object = {}) =>
    gov.admin.post(`/appraisals/${id}/rulings`, { ruling, ...RULING, ...more });

  it('is recorded by the HR office alone, of what was published', async () => {
    await gov
      .as('kabid')
      .post(`/appraisals/${id}/rulings`, { ruling: 'VOID', ...RULING })
      .expect(403);
    await gov
      .as('colleague')
      .post(`/appraisals/${id}/rulings`, { ruling: 'VOID', ...RULING })
      .expect(403);
    await promote('kabid');
    const own = await gov
      .as('kabid')
      .post(`/appraisals/${id}/rulings`, { ruling: 'VOID', ...RULING })
      .expect(403);
    expect(own.body.code).toBe('APPRAISAL.OWN_APPRAISAL');
    expect(faultsOf(await rule('VOID', { letterOn: '2027-01-05' }).expect(422))).toEqual(['/letterOn DAY_TO_COME']);
    // It was published on 22 October.
    const before = await rule('VOID', { letterOn: '2026-10-21' }).expect(422);
    expect(faultsOf(before)).toEqual(['/letterOn DAY_TOO_EARLY']);
    expect(before.body.errors[0].detail).toContain('2026-10-22');
    const open = await appraisalOf('kabid', 3);
    const early = await gov.admin.post(`/appraisals/${open}/rulings`, { ruling: 'VOID', ...RULING }).expect(409);
    expect(early.body.code).toBe('APPRAISAL.WRONG_STATE');
  });

  it('that keeps it changes nothing, and stays to be read', async () => {
    const { body } = await rule('KEEP').expect(201);
    expect(body).toMatchObject({ status: 'FINAL', successorId: null });
    const listed = (await gov.as('colleague').get(`/appraisals/${id}/rulings`).expect(200)).body.data;
    expect(listed).toEqual([expect.objectContaining({ ruling: 'KEEP', ...RULING, successorId: null })]);
    await gov.as('stranger').get(`/appraisals/${id}/rulings`).expect(404);
  });

  it('that orders it anew annuls it, with a successor that goes its whole way', async () => {
    const { body } = await rule('REDO').expect(201);
    expect(body).toMatchObject({ status: 'ANNULLED', predicate: 'BUTUH_PERBAIKAN', successorId: expect.any(String) });
    expect((await rule('VOID').expect(409)).body.code).toBe('APPRAISAL.WRONG_STATE');
    const seen = (await gov.as('colleague').get(`/appraisals/${id}`).expect(200)).body;
    expect(seen).toMatchObject({ status: 'ANNULLED', predicate: 'BUTUH_PERBAIKAN' });
    const successor = (await gov.as('colleague').get(`/appraisals/${body.successorId}`).expect(200)).body;
    expect(successor).toMatchObject({
      status: 'OPEN',
      predecessorId: id,
      predicate: null,
      selfAssessmentDueOn: '2027-01-18',
    });
    await app.drainJobs();
    expect(await told('colleague')).toContain('APPRAISAL_ANNULLED');
    expect(await told('kabid')).toContain('RATING_ANNULLED');
    await gov.as('colleague').post(`/appraisals/${successor.id}/self-assessment`, SELF_ASSESSMENT).expect(201);
    await gov.as('kabid').post(`/appraisals/${successor.id}/ratings`, BETTER).expect(201);
    await gov.as('kabid').post(`/appraisals/${successor.id}/publication`).expect(201);
    const voiding = { ruling: 'VOID', ...RULING, letterOn: '2027-01-04' };
    const void_ = await gov.admin.post(`/appraisals/${successor.id}/rulings`, voiding).expect(201);
    expect(void_.body).toMatchObject({ status: 'ANNULLED', successorId: null });
  });

  it('that voids it leaves its time without an appraisal, whoever would open one', async () => {
    const { workPlanIds, evaluationPeriodId } = (await gov.admin.get(`/appraisals/${id}`).expect(200)).body;
    const ofThatTime = { employeeId: gov.id('colleague'), evaluationPeriodId };
    const all = async () => (await gov.admin.get('/appraisals', ofThatTime).expect(200)).body.data;
    const before = await all();
    const asked = { workPlanId: workPlanIds[0], evaluationPeriodId };
    for (const name of ['colleague', 'kabid'] as const)
      expect((await gov.as(name).post('/appraisals', asked).expect(409)).body.code).toBe('APPRAISAL.ALREADY_OPEN');
    await app.get(AppraisalOpeningService).openDue(asked.workPlanId);
    expect(await all()).toEqual(before);
  });
});

describe('the examiner of an objection', () => {
  const NEW_HEAD = 'kadis baru';
  let id: string;
  let newHeadId: string;
  const objection = async () => (await gov.admin.get(`/objections/${id}`).expect(200)).body;
  const nobodyExamines = async (): Promise<string[]> => {
    const { body } = await gov.admin.get('/objections', { withoutExaminer: true, count: true }).expect(200);
    expect(body.page.total).toBe(body.data.length);
    return body.data.map((one: { id: string }) => one.id);
  };
  const endPost = async (employeeId: string, lastDay: string): Promise<void> => {
    const posts = (await gov.admin.get(`/employees/${employeeId}/assignments`).expect(200)).body.data;
    await gov.admin.post(`/employees/${employeeId}/assignments/${posts.at(-1).id}/end`, { lastDay }).expect(201);
  };
  const pass = async (): Promise<void> => {
    await gov.moveTo(plusDays((await objection()).decisionDueOn, 1));
    await follow();
  };
  beforeAll(async () => {
    await gov.moveTo('2027-01-04');
    await app.drainJobs();
    const appraisal = await publish('staff', 'kabid', WORSE, 4);
    id = (await gov.as('staff').post(`/appraisals/${appraisal}/objections`, OBJECTION).expect(201)).body.id;
    newHeadId = await gov.recruit(NEW_HEAD, '197501012000031008', 'setda');
  });

  it('is followed by the next above the employee’s own appraiser, wherever he has gone himself', async () => {
    expect((await objection()).examinerId).toBe(gov.id('kadis'));
    await gov.transfer(gov.id('kadis'), 'dinasLain', '2027-01-05');
    await endPost(newHeadId, '2027-01-04');
    const head = { title: 'Kepala Dinas Kesehatan (baru)', headsUnit: true, validFrom: '2027-01-05' };
    await gov.assign(newHeadId, 'dinas', head);
    await pass();
    // Above him stands the head of the other agency now, who has nothing to do with the staff.
    expect((await objection()).examinerId).toBe(newHeadId);
    expect(await nobodyExamines()).toEqual([]);
  });

  it('is missing once he has left the service, until somebody is named', async () => {
    const today = app.clock.today();
    await gov.admin.post(`/employees/${newHeadId}/standings`, { standingCode: '99', validFrom: today }).expect(201);
    expect(await nobodyExamines()).toEqual([]);
    await endPost(newHeadId, plusDays(today, -1));
    expect(await nobodyExamines()).toEqual([id]);
    await pass();
    expect((await objection()).examinerId).toBe(gov.id('sekda'));
    expect(await nobodyExamines()).toEqual([]);
  });
});

describe('many results of which the days to object are over', () => {
  const BAD = 'gagal';
  let like: Appraisal;
  let failing: string | null = null;
  beforeAll(async () => {
    await gov.moveTo('2027-01-04');
    await app.drainJobs();
    const id = await publish('kabid', 'kadis', WORSE, 3);
    like = (await app.db.transaction(() => app.db.find(Appraisal, { id })))[0] as Appraisal;
    app.get(EventRecorder).watch(async (type, events) => {
      const isOf = (id: string): boolean => events.some(({ event }) => Object.values(event).includes(id));
      if (failing !== null && type === 'appraisal.final' && isOf(failing)) throw new Error(BAD);
    });
    await gov.moveTo('2027-02-15');
  });
  /** As many more as the last of them, whose days are over. */
  const add = async (count: number): Promise<string[]> => {
    const over = { objectionDueOn: '2027-02-01' };
    const rows = Array.from({ length: count }, () => newId()).map((id) => ({ ...like, ...over, id, subjectKey: id }));
    await app.db.transaction(() => app.db.insert(Appraisal, rows));
    return rows.map(({ id }) => id);
  };
  const statuses = async (ids: readonly string[]): Promise<string[]> =>
    (await app.db.transaction(() => app.db.findIn(Appraisal, 'id', ids))).map(({ status }) => status);

  it('become final although one of them cannot, which is tried again', async () => {
    const ids = await add(3);
    failing = ids[1] ?? null;
    expect(await finalise()).toMatchObject({ failed: 1 });
    expect((await statuses(ids)).sort()).toEqual(['FINAL', 'FINAL', 'PUBLISHED']);
    failing = null;
    expect(await finalise()).toEqual({ final: 1, failed: 0 });
    expect(await statuses(ids)).toEqual(['FINAL', 'FINAL', 'FINAL']);
  });

  it('leave turns to requests between them', async () => {
    const ids = await add(250);
    let [turns, isOver] = [0, false];
    const work = finalise().finally(() => (isOver = true));
    for (; !isOver; turns += 1) await new Promise((resolve) => setImmediate(resolve));
    await work;
    expect(turns).toBeGreaterThanOrEqual(3);
    expect(new Set(await statuses(ids))).toEqual(new Set(['FINAL']));
  });
});
