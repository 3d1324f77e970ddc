import { COURSE, vignetteOf } from '../../src/modules/appraisals/certification/course.js';
import { activePlan, Government, type PersonName, ratings, SELF_ASSESSMENT } from '../support/government.js';
import type { Client } from '../support/client.js';
import { TestApp } from '../support/test-app.js';

let app: TestApp;
let gov: Government;
let closedId: string;

const as = (name: PersonName): Client => gov.as(name);
const ATTEMPTS = '/my/certification-attempts';

beforeAll(async () => {
  app = await TestApp.start();
  gov = await Government.found(app);
  const yearId = await gov.openYear();
  await activePlan(gov, 'staff', 'kabid', yearId);
  closedId = (await activePlan(gov, 'colleague', 'kabid', yearId)).id;
  await gov.moveTo('2026-03-31');
  await app.drainJobs();
});
afterAll(() => app.stop());

async function ask(change: object): Promise<void> {
  const { version } = (await gov.admin.get('/certification-policy').expect(200)).body;
  await gov.admin.patch('/certification-policy', change).ifMatch(version).expect(200);
}

const begin = async (client: Client): Promise<any> => (await client.post(ATTEMPTS).expect(201)).body;
/** Both ratings of each vignette as the reference has them, but for what `but` says otherwise. */
const right = (attempt: any, but: object = {}): object => ({
  answers: attempt.items.map(({ code }: any) => ({ code, ...vignetteOf(code).reference, ...but })),
});
const duties = async (client: Client): Promise<string[]> =>
  (await client.get('/my/duties', { limit: 200 }).expect(200)).body.data.map(({ kind }: any) => kind);

describe('the course of appraisers (AC-1)', () => {
  it('is read by everybody, in both languages', async () => {
    const { body } = await as('staff').get('/appraiser-course').expect(200);
    expect(body.lessons.map(({ code }: any) => code)).toEqual(COURSE.lessons.map(({ code }) => code));
    const { body: english } = await as('staff').get('/appraiser-course').with({ 'accept-language': 'en' }).expect(200);
    expect(english.lessons[0].title).toBe('Two ratings, one table');
  });

  it('is practised with vignettes of every context, whose references show when they are answered, and not before', async () => {
    const attempt = await begin(as('kabid'));
    expect(attempt).toMatchObject({ answeredAt: null, isPassed: null, accuracyPercent: null, validUntil: null });
    expect(new Set(attempt.items.map(({ context }: any) => context)).size).toBe(5);
    expect(attempt.items).toHaveLength(8);
    for (const item of attempt.items)
      expect(item).toMatchObject({
        referenceResultRating: null,
        referenceBehaviourRating: null,
        resultReason: null,
        lesson: null,
      });
    expect((await as('kabid').post(ATTEMPTS).expect(409)).body.code).toBe('CERTIFICATION.ATTEMPT_OPEN');

    const path = `${ATTEMPTS}/${attempt.id}/answers`;
    const [first] = attempt.items;
    const short = { answers: [{ code: first.code, ...vignetteOf(first.code).reference }] };
    const { body: refused } = await as('kabid').post(path, short).expect(422);
    expect([refused.code, refused.errors[0].pointer]).toEqual(['CERTIFICATION.ANSWERS_INCOMPLETE', '/answers']);
    const all = right(attempt) as { answers: object[] };
    await as('kabid')
      .post(path, { answers: [...all.answers, all.answers[0]] })
      .expect(422);
    await as('kadis').post(path, right(attempt)).expect(404);

    const { body: answered } = await as('kabid').post(path, right(attempt)).expect(200);
    expect(answered).toMatchObject({ accuracyPercent: 100, leniency: '0.00', distance: '0.00', isPassed: true });
    expect(answered.validUntil).toBe('2027-03-30');
    expect(answered.items[0]).toMatchObject({ referenceResultRating: vignetteOf(first.code).reference.resultRating });
    expect(answered.items[0].resultReason).toBe(vignetteOf(first.code).resultReason.id);
    expect(answered.items[0].lesson).toBe(vignetteOf(first.code).lesson);
    expect((await as('kabid').post(path, right(attempt)).expect(409)).body.code).toBe('CERTIFICATION.ATTEMPT_ANSWERED');
  });

  it('is begun once, however often it is asked for at the same time', async () => {
    const answers = await Promise.all([1, 2, 3].map(() => as('otherHead').post(ATTEMPTS)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    expect((await as('otherHead').get(ATTEMPTS).expect(200)).body.data).toHaveLength(1);
  });
});

describe('what an attempt comes to (AC-2)', () => {
  it('is not enough where everybody is rated above expectation, and says how lenient that is', async () => {
    const attempt = await begin(as('kadis'));
    const lenient = right(attempt, { resultRating: 'DI_ATAS_EKSPEKTASI', behaviourRating: 'DI_ATAS_EKSPEKTASI' });
    const { body } = await as('kadis').post(`${ATTEMPTS}/${attempt.id}/answers`, lenient).expect(200);
    expect(body).toMatchObject({ isPassed: false, validUntil: null });
    expect(Number(body.leniency)).toBeGreaterThan(0.35);
    const next = await begin(as('kadis'));
    await as('kadis').post(`${ATTEMPTS}/${next.id}/answers`, right(next)).expect(200);
    const { body: own } = await as('kadis').get('/my/appraiser-certification').expect(200);
    expect(own).toMatchObject({ state: 'CERTIFIED', validUntil: '2027-03-30', level: 'OFF' });
    expect(own.drift).toBe((-Number(body.leniency)).toFixed(2));
    expect(own.attempts.map(({ isPassed }: any) => isPassed)).toEqual([false, true]);
    const seen = new Set(attempt.items.map(({ code }: any) => code));
    expect(next.items.filter(({ code }: any) => !seen.has(code))).toHaveLength(COURSE.vignettes.length - 8);
  });

  it('is told to the appraiser; the office knows the state and no figure', async () => {
    const listed = (await gov.hr.get('/appraiser-certifications', { limit: 200 }).expect(200)).body.data;
    const kabid = listed.find(({ employeeId }: any) => employeeId === gov.id('kabid'));
    expect(kabid).toEqual({
      ...{ employeeId: gov.id('kabid'), employeeName: 'Kabid Uji', appraises: expect.any(Number) },
      ...{ state: 'CERTIFIED', validUntil: '2027-03-30' },
    });
    expect(listed.map(({ employeeId }: any) => employeeId)).not.toContain(gov.id('staff'));
    const none = (await gov.admin.get('/appraiser-certifications', { state: 'NONE', limit: 200 }).expect(200)).body
      .data;
    expect(none.map(({ employeeId }: any) => employeeId)).toContain(gov.id('sekda'));
    expect(none.map(({ employeeId }: any) => employeeId)).not.toContain(gov.id('kabid'));
    await as('kabid').get('/appraiser-certifications').expect(403);
    const audited = await app.db.rows<{ valuesJson: string }>(
      `SELECT v.valuesJson FROM audit_event e JOIN audit_value v ON v.id = e.id WHERE e.action = 'certification.answer'`,
    );
    expect(audited.length).toBeGreaterThan(0);
    for (const { valuesJson } of audited) expect(valuesJson).not.toMatch(/accuracy|leniency/);
  });
});

describe('answers that come at once (AC-1, AC-2)', () => {
  const LENIENT = { resultRating: 'DI_ATAS_EKSPEKTASI', behaviourRating: 'DI_ATAS_EKSPEKTASI' };

  beforeAll(async () => {
    await gov.recruit('peserta-satu', '199308082018011021', 'bidang');
    await gov.recruit('peserta-dua', '199308082018011022', 'bidang');
  });

  const answer = (client: Client, { id }: { id: string }, body: object) =>
    client.post(`${ATTEMPTS}/${id}/answers`, body);
  const stored = (attemptId: string): Promise<Record<string, unknown>[]> =>
    app.db.rows(
      'SELECT openFor, accuracyPercent, isPassed, validUntil, version FROM certification_attempt WHERE id = ?',
      [attemptId],
    );
  const recorded = async (attemptId: string): Promise<number> =>
    app.db.count('audit_event', { sql: "action = 'certification.answer' AND objectId = ?", values: [attemptId] });
  const codes = (answers: readonly { status: number; body: any }[]): unknown[] =>
    answers.map(({ status, body }) => (status === 200 ? 'TAKEN' : body.code)).sort();

  it('count once for one attempt: the first ones whole, with their figures and their certificate', async () => {
    const me = gov.by('peserta-satu');
    const attempt = await begin(me);
    const tries = [right(attempt), right(attempt, LENIENT), right(attempt), right(attempt, LENIENT), right(attempt)];
    const answers = await Promise.all(tries.map((body) => answer(me, attempt, body)));
    expect(codes(answers)).toEqual([...Array<string>(4).fill('CERTIFICATION.ATTEMPT_ANSWERED'), 'TAKEN']);
    const { body: taken } = answers.find(({ status }) => status === 200) ?? { body: null };
    const { items: _, ...told } = taken;
    expect((await me.get(ATTEMPTS).expect(200)).body.data).toMatchObject([told]);
    const [row] = await stored(attempt.id);
    expect(row).toMatchObject({ openFor: null, accuracyPercent: expect.anything(), validUntil: taken.validUntil });
    expect([Number(row?.['accuracyPercent']), Number(row?.['version'])]).toEqual([taken.accuracyPercent, 2]);
    expect(taken.isPassed).toBe(taken.accuracyPercent === 100);
    expect(await recorded(attempt.id)).toBe(1);
    const { body: own } = await me.get('/my/appraiser-certification').expect(200);
    expect(own).toMatchObject({ validUntil: taken.validUntil, attempts: [{ isPassed: taken.isPassed }] });
  });

  it('count once each for two attempts of one person, the later of which is begun at the same time', async () => {
    const me = gov.by('peserta-dua');
    const first = await begin(me);
    const both = await Promise.all([
      answer(me, first, right(first)),
      me.post(ATTEMPTS),
      answer(me, first, right(first, LENIENT)),
      me.post(ATTEMPTS),
    ]);
    expect(codes([both[0], both[2]])).toEqual(['CERTIFICATION.ATTEMPT_ANSWERED', 'TAKEN']);
    const begun = [both[1], both[3]].filter(({ status }) => status === 201);
    expect(begun.length).toBeLessThan(2);
    for (const { status, body } of [both[1], both[3]])
      if (status !== 201) expect([status, body.code]).toEqual([409, 'CERTIFICATION.ATTEMPT_OPEN']);
    const second = begun[0]?.body ?? (await begin(me));
    const again = [right(second), right(second, LENIENT)].map((body) => answer(me, second, body));
    expect(codes(await Promise.all([answer(me, first, right(first)), ...again]))).toEqual([
      ...['CERTIFICATION.ATTEMPT_ANSWERED', 'CERTIFICATION.ATTEMPT_ANSWERED', 'TAKEN'],
    ]);
    for (const { id } of [first, second]) {
      const [row] = await stored(id);
      expect([row?.['openFor'], Number(row?.['version'])]).toEqual([null, 2]);
      expect(await recorded(id)).toBe(1);
    }
    expect((await me.get(ATTEMPTS).expect(200)).body.data).toHaveLength(2);
  });
});

describe('the gate before a rating (AC-3)', () => {
  let id: string;
  const rate = () => as('kabid').post(`/appraisals/${id}/ratings`, ratings());

  beforeAll(async () => {
    [{ id }] = (await as('staff').get('/appraisals').expect(200)).body.data;
    await as('staff').post(`/appraisals/${id}/self-assessment`, SELF_ASSESSMENT).expect(201);
  });

  it('asks nobody at first, reminds who has none at WARN, and lets him rate', async () => {
    expect(await duties(as('sekda'))).not.toContain('CERTIFICATION_TAKE');
    await ask({ level: 'WARN' });
    expect(await duties(as('sekda'))).toContain('CERTIFICATION_TAKE');
    for (const name of ['kabid', 'staff', 'bupati'] as const)
      expect(await duties(as(name))).not.toContain('CERTIFICATION_TAKE');
    await rate().expect(201);
  });

  it('reminds who appraises nobody any more and still has to evaluate a closed plan', async () => {
    expect(await duties(as('stranger'))).not.toContain('CERTIFICATION_TAKE');
    const ending = { endsOn: '2026-03-01', reason: 'Ditugaskan penuh di luar instansi.' };
    await gov.hr.post(`/work-plans/${closedId}/closure`, ending).expect(201);
    await app.drainJobs();
    const duty = { appraiserId: gov.id('stranger'), reason: 'Penilai semula pensiun.' };
    await gov.admin.post(`/work-plans/${closedId}/appraisal-duty`, duty).expect(201);
    expect(await duties(as('stranger'))).toContain('CERTIFICATION_TAKE');
    const query = { state: 'NONE', limit: 200 };
    const listed = (await gov.admin.get('/appraiser-certifications', query).expect(200)).body.data;
    const stranger = listed.find(({ employeeId }: any) => employeeId === gov.id('stranger'));
    expect(stranger).toMatchObject({ appraises: 0, state: 'NONE' });
  });

  it('holds back a rating at REQUIRED from the day on which the certificate has ended', async () => {
    await ask({ level: 'REQUIRED' });
    await rate().expect(201);
    await gov.moveTo('2027-03-30');
    await rate().expect(201);
    await gov.moveTo('2027-03-31');
    expect((await rate().expect(409)).body.code).toBe('CERTIFICATION.MISSING');
    expect(await duties(as('kabid'))).toContain('CERTIFICATION_TAKE');
    const attempt = await begin(as('kabid'));
    await as('kabid').post(`${ATTEMPTS}/${attempt.id}/answers`, right(attempt)).expect(200);
    await rate().expect(201);
  });
});
