import type { Client } from '../support/client.js';
import { activePlan, Government, type PersonName } from '../support/government.js';
import { addEvidence } from '../support/tus.js';
import { TestApp, type TestAnswer } from '../support/test-app.js';

/* What people think of the staff's work in the course of the year; the staff's plan of 2026 is in force, the clock stands on 2 March. */

let app: TestApp;
let gov: Government;
let yearId: string;
let plan: any;

beforeEach(async () => {
  app = await TestApp.start();
  gov = await Government.found(app);
  yearId = await gov.openYear();
  plan = await activePlan(gov, 'staff', 'kabid', yearId);
});
afterEach(() => app.stop());

const SAID = { kind: 'SARAN', text: 'Bagikan jadwal lebih awal.' };
const to = (name: PersonName, more: object = {}): object => ({ employeeId: gov.id(name), ...SAID, ...more });
const give = async (by: PersonName, body: object): Promise<any> =>
  (await gov.as(by).post('/feedback', body).expect(201)).body;
const told = ({ status, body }: TestAnswer): string =>
  [status, body.code, body.errors?.[0]?.pointer].filter((one) => one !== undefined).join(' ');
const seenBy = async (client: Client, query: Record<string, string | boolean> = {}): Promise<string[]> =>
  (await client.get('/feedback', query).expect(200)).body.data.map(({ id }: any) => id);
const ask = (by: PersonName, from: PersonName, more: object = {}) =>
  gov.as(by).post(`/work-plans/${plan.id}/feedback-requests`, {
    ...{ fromEmployeeId: gov.id(from), question: 'Apa yang dapat saya perbaiki?', ...more },
  });
const waitingFor = async (name: PersonName): Promise<any[]> =>
  (await gov.as(name).get('/feedback-requests', { waiting: true }).expect(200)).body.data;

/** A team of the stranger's, with the staff in it. */
async function makeTeam(): Promise<void> {
  const team = { name: 'Tim Percepatan', unitId: gov.units['dinas'], validFrom: '2026-01-01' };
  const { body } = await gov.admin.post('/teams', team).expect(201);
  for (const [name, role] of [
    ['otherHead', 'LEADER'],
    ['stranger', 'MEMBER'],
    ['staff', 'MEMBER'],
  ] as const)
    await gov.admin
      .post(`/teams/${body.id}/members`, { employeeId: gov.id(name), role, validFrom: '2026-01-01' })
      .expect(201);
}

describe('giving feedback (FB-1)', () => {
  it('is for whoever appraises, leads, works beside or is appraised, and says as what it was given', async () => {
    await activePlan(gov, 'kabid', 'kadis', yearId);
    await makeTeam();
    for (const [by, name, relation] of [
      ['kabid', 'staff', 'APPRAISER'],
      ['otherHead', 'staff', 'TEAM_LEADER'],
      ['colleague', 'staff', 'PEER'],
      ['stranger', 'staff', 'PEER'],
      ['staff', 'kabid', 'SUBORDINATE'],
    ] as const)
      expect(await give(by, to(name))).toMatchObject({ relation, giverEmployeeId: gov.id(by), part: 'PLAN', ...SAID });
  });

  it.each<[string, PersonName, () => object, string]>([
    [
      'somebody who has nothing to do with the person',
      'stranger',
      () => to('staff'),
      '422 FEEDBACK.NOT_YOURS_TO_GIVE /employeeId',
    ],
    ['somebody to himself', 'staff', () => to('staff'), '422 FEEDBACK.ABOUT_ONESELF /employeeId'],
    ['somebody whose colleague has no plan', 'staff', () => to('colleague'), '409 FEEDBACK.NO_PLAN'],
    ['nobody in particular', 'colleague', () => SAID, '422 FEEDBACK.WHOM /employeeId'],
    [
      'somebody who answers nothing',
      'colleague',
      () => ({ requestId: gov.id('staff'), ...SAID }),
      '422 FEEDBACK.REQUEST_UNKNOWN /requestId',
    ],
    [
      'a colleague about a result that he does not see',
      'colleague',
      () => to('staff', resultPart()),
      '422 FEEDBACK.PART_UNKNOWN /partId',
    ],
    [
      'the appraiser about no core value',
      'kabid',
      () => to('staff', { part: 'BEHAVIOUR', partId: 'RAMAH' }),
      '422 FEEDBACK.PART_UNKNOWN /partId',
    ],
    ['the appraiser about a result', 'kabid', () => to('staff', resultPart()), '201'],
    ['a colleague about a core value', 'colleague', () => to('staff', { part: 'BEHAVIOUR', partId: 'ADAPTIF' }), '201'],
  ])('by %s', async (_, by, bodyOf, expected) => {
    expect(told(await gov.as(by).post('/feedback', bodyOf()))).toBe(expected);
  });

  const resultPart = (): object => ({ part: 'RESULT', partId: plan.results[0].id });

  it('goes on after the year until the plan is closed', async () => {
    await gov.moveTo('2027-01-05');
    await give('kabid', to('staff'));
    await ask('staff', 'stranger').expect(201);
    const closing = { endsOn: '2026-12-31', reason: 'Ditugaskan penuh di luar instansi.' };
    await gov.admin.post(`/work-plans/${plan.id}/closure`, closing).expect(201);
    expect(told(await gov.as('kabid').post('/feedback', to('staff')))).toBe('409 FEEDBACK.NO_PLAN');
    expect(told(await ask('staff', 'colleague'))).toBe('409 WORK_PLAN.WRONG_STATE');
    expect(await waitingFor('stranger')).toEqual([]);
  });

  it('says what it is about: a result, a report, a piece of evidence', async () => {
    const staff = gov.as('staff');
    const [{ id: resultId, indicators }] = plan.results;
    const report = { indicatorId: indicators[0].id, occurredOn: '2026-02-20', value: '3' };
    const { body: entry } = await staff.post(`/work-plans/${plan.id}/progress-entries`, report).expect(201);
    const evidence = await addEvidence(staff, plan.id, resultId);
    const about = async (part: string, partId: string): Promise<string> =>
      (await give('kabid', to('staff', { part, partId }))).about;
    expect(await about('RESULT', resultId)).toBe('Laporan pelayanan terbit tepat waktu');
    expect(await about('PROGRESS', entry.id)).toBe('Jumlah laporan terbit');
    expect(await about('EVIDENCE', evidence)).toEqual(expect.any(String));
    await staff.delete(`/evidence/${evidence}`).expect(204);
    const gone = to('staff', { part: 'EVIDENCE', partId: evidence });
    expect(told(await gov.as('kabid').post('/feedback', gone))).toBe('422 FEEDBACK.PART_UNKNOWN /partId');
  });
});

describe('seeing feedback (FB-2)', () => {
  it('is for the person at once, for whoever may read the plan, and for its giver; a colleague does not see that of others', async () => {
    const own = await give('colleague', to('staff'));
    const other = await give('kabid', to('staff'));
    expect(await seenBy(gov.as('staff'))).toEqual([other.id, own.id]);
    expect(await seenBy(gov.as('kabid'))).toEqual([other.id, own.id]);
    expect(await seenBy(gov.auditor, { workPlanId: plan.id })).toEqual([other.id, own.id]);
    expect(await seenBy(gov.as('colleague'))).toEqual([own.id]);
    expect(await seenBy(gov.as('kabid'), { given: true })).toEqual([other.id]);
    expect(await seenBy(gov.as('stranger'))).toEqual([]);
    await gov.as('colleague').get(`/feedback/${own.id}`).expect(200);
    await gov.as('colleague').get(`/feedback/${other.id}`).expect(404);
  });

  it('is answered by the person, the appraiser and the giver, and by nobody else', async () => {
    const { id } = await give('colleague', to('staff'));
    const reply = (by: PersonName, text: string) => gov.as(by).post(`/feedback/${id}/replies`, { text });
    await reply('staff', 'Jadwal yang mana?').expect(201);
    await reply('colleague', 'Jadwal rapat bulanan.').expect(201);
    const { body } = await reply('kabid', 'Setuju.').expect(201);
    expect(body.replies.map(({ authorName, text }: any) => `${authorName}: ${text}`)).toEqual([
      ...['Staf Uji: Jadwal yang mana?', 'Rekan Uji: Jadwal rapat bulanan.', 'Kabid Uji: Setuju.'],
    ]);
    await reply('stranger', 'Saya juga.').expect(404);
    await reply('kadis', 'Saya juga.').expect(404);
  });
});

describe('answers to feedback (FB-2)', () => {
  const reason = 'SKP dibuat dua kali karena keliru.';

  it('are taken of a closed plan, but not of a cancelled one', async () => {
    const { id } = await give('colleague', to('staff'));
    const reply = (by: PersonName) => gov.as(by).post(`/feedback/${id}/replies`, { text: 'Terima kasih.' });
    await gov.admin.post(`/work-plans/${plan.id}/closure`, { endsOn: app.clock.today(), reason }).expect(201);
    for (const by of ['staff', 'colleague'] as const) await reply(by).expect(201);
    await gov.admin.post(`/work-plans/${plan.id}/cancellation`, { reason }).expect(201);
    for (const by of ['staff', 'colleague'] as const) expect(told(await reply(by))).toBe('409 WORK_PLAN.WRONG_STATE');
  });

  it('are a hundred at most', async () => {
    const { id } = await give('colleague', to('staff'));
    const path = `/feedback/${id}/replies`;
    for (let at = 0; at < 100; at += 1)
      await gov
        .as('staff')
        .post(path, { text: `Butir ${at}` })
        .expect(201);
    expect(told(await gov.as('staff').post(path, { text: 'Lagi' }))).toBe('409 FEEDBACK.TOO_MANY_REPLIES');
  });
});

describe('asking for feedback (FB-3)', () => {
  it('opens the way for somebody else, who answers once what he was asked', async () => {
    const about = { part: 'RESULT', partId: plan.results[0].id };
    const { body: request } = await ask('staff', 'stranger', about).expect(201);
    expect(request).toMatchObject({
      status: 'OPEN',
      fromName: 'Pegawai Lain',
      about: 'Laporan pelayanan terbit tepat waktu',
    });
    expect((await waitingFor('stranger')).map(({ id }) => id)).toEqual([request.id]);
    const answer = { requestId: request.id, ...SAID };
    const mixed = await gov.as('stranger').post('/feedback', { ...answer, part: 'PLAN' });
    expect(told(mixed)).toBe('422 FEEDBACK.WHOM /requestId');
    expect(told(await gov.as('colleague').post('/feedback', answer))).toBe('422 FEEDBACK.REQUEST_UNKNOWN /requestId');
    expect(await give('stranger', answer)).toMatchObject({ relation: 'OTHER', requestId: request.id, ...about });
    expect(told(await gov.as('stranger').post('/feedback', answer))).toBe('422 FEEDBACK.REQUEST_UNKNOWN /requestId');
    expect(await waitingFor('stranger')).toEqual([]);
    expect((await gov.as('staff').get(`/feedback-requests/${request.id}`).expect(200)).body.status).toBe('ANSWERED');
  });

  it('about something that has gone is not answered, and a withdrawn question is no longer seen', async () => {
    const evidence = await addEvidence(gov.as('staff'), plan.id, plan.results[0].id);
    const { body: request } = await ask('staff', 'stranger', { part: 'EVIDENCE', partId: evidence }).expect(201);
    await gov.as('staff').delete(`/evidence/${evidence}`).expect(204);
    const answer = { requestId: request.id, ...SAID };
    expect(told(await gov.as('stranger').post('/feedback', answer))).toBe('422 FEEDBACK.PART_UNKNOWN /requestId');
    const path = `/feedback-requests/${request.id}`;
    expect((await gov.as('stranger').get(path).expect(200)).body.about).toBeNull();
    await gov.as('staff').post(`${path}/withdrawal`).expect(201);
    await gov.as('stranger').get(path).expect(404);
    await gov.as('staff').get(path).expect(200);
  });

  it('is answered or withdrawn, whichever comes first, and not both', async () => {
    const { body: request } = await ask('staff', 'stranger').expect(201);
    const [answered, withdrawn] = await Promise.all([
      gov.as('stranger').post('/feedback', { requestId: request.id, ...SAID }),
      gov.as('staff').post(`/feedback-requests/${request.id}/withdrawal`),
    ]);
    expect([
      [201, 409],
      [422, 201],
    ]).toContainEqual([answered.status, withdrawn.status]);
  });

  it('of somebody who has left is refused, and holds thirty open questions at most', async () => {
    const left = { standingCode: '99', validFrom: '2026-03-01' };
    const person = `/employees/${gov.id('stranger')}`;
    await gov.admin.post(`${person}/standings`, left).expect(201);
    const { body: posts } = await gov.admin.get(`${person}/assignments`).expect(200);
    await gov.admin.post(`${person}/assignments/${posts.data[0].id}/end`, { lastDay: '2026-02-28' }).expect(201);
    expect(told(await ask('staff', 'stranger'))).toBe('422 FEEDBACK.ASKED_UNFIT /fromEmployeeId');
    const values = ['BERORIENTASI_PELAYANAN', 'AKUNTABEL', 'KOMPETEN', 'HARMONIS', 'LOYAL', 'ADAPTIF', 'KOLABORATIF'];
    const people: PersonName[] = ['colleague', 'kabid', 'kadis', 'otherHead', 'sekda'];
    const questions = people.flatMap((from) => values.map((partId) => ({ from, partId }))).slice(0, 31);
    const answers: string[] = [];
    for (const { from, partId } of questions)
      answers.push(told(await ask('staff', from, { part: 'BEHAVIOUR', partId })));
    expect(answers.slice(0, 30).every((one) => one === '201')).toBe(true);
    expect(answers[30]).toBe('409 FEEDBACK.TOO_MANY_REQUESTS');
  });

  it('is answered once, whoever sends twice at once', async () => {
    const { body: request } = await ask('staff', 'stranger').expect(201);
    const send = () => gov.as('stranger').post('/feedback', { requestId: request.id, ...SAID });
    const both = await Promise.all([send(), send()]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 422]);
  });

  it.each<[string, PersonName, PersonName, object, string]>([
    ['the person asks himself', 'staff', 'staff', {}, '422 FEEDBACK.ASKED_UNFIT /fromEmployeeId'],
    ['the appraiser asks the person', 'kabid', 'staff', {}, '422 FEEDBACK.ASKED_UNFIT /fromEmployeeId'],
    [
      'about a core value that is none',
      'staff',
      'stranger',
      { part: 'BEHAVIOUR', partId: 'RAMAH' },
      '422 FEEDBACK.PART_UNKNOWN /partId',
    ],
    ['a colleague asks about the person', 'colleague', 'stranger', {}, '404 REQUEST.NOT_FOUND'],
    ['the appraiser asks about the person', 'kabid', 'stranger', {}, '201'],
  ])('when %s', async (_, by, from, more, expected) => {
    expect(told(await ask(by, from, more))).toBe(expected);
  });

  it('about the same is done once until it is answered, declined or withdrawn', async () => {
    const { body: first } = await ask('staff', 'stranger').expect(201);
    expect(told(await ask('kabid', 'stranger'))).toBe('409 FEEDBACK.ALREADY_ASKED');
    await ask('staff', 'stranger', { part: 'BEHAVIOUR', partId: 'ADAPTIF' }).expect(201);
    const settle = (by: PersonName, how: string, { id }: any) => gov.as(by).post(`/feedback-requests/${id}/${how}`);
    expect(told(await settle('colleague', 'refusal', first))).toBe('404 REQUEST.NOT_FOUND');
    expect(told(await settle('staff', 'refusal', first))).toBe('404 REQUEST.NOT_FOUND');
    expect((await settle('stranger', 'refusal', first).expect(201)).body.status).toBe('DECLINED');
    expect(told(await settle('staff', 'withdrawal', first))).toBe('409 FEEDBACK.NOT_OPEN');
    const { body: second } = await ask('staff', 'stranger').expect(201);
    expect((await settle('kabid', 'withdrawal', second).expect(201)).body.status).toBe('WITHDRAWN');
    expect(told(await settle('stranger', 'refusal', second))).toBe('409 FEEDBACK.NOT_OPEN');
  });
});

describe('who is told of it (FB-4)', () => {
  const kindsOf = async (name: PersonName): Promise<string[]> => {
    await app.drainJobs();
    const { body } = await gov.as(name).get('/my/notifications').expect(200);
    return body.data
      .map(({ kind, text }: any) => `${kind} ${text}`)
      .filter((one: string) => one.startsWith('FEEDBACK'));
  };

  it('is whoever is asked, whoever gets it, and whoever waits for the answer', async () => {
    const { body: request } = await ask('staff', 'stranger').expect(201);
    const { id } = await give('stranger', { requestId: request.id, ...SAID });
    await gov.as('staff').post(`/feedback/${id}/replies`, { text: 'Terima kasih.' }).expect(201);
    await gov.as('stranger').post(`/feedback/${id}/replies`, { text: 'Sama-sama.' }).expect(201);
    expect(await kindsOf('stranger')).toEqual([
      'FEEDBACK_ANSWERED Ada jawaban atas umpan balik.',
      'FEEDBACK_ASKED Anda diminta memberi umpan balik tentang kinerja Staf Uji.',
    ]);
    expect(await kindsOf('staff')).toEqual([
      'FEEDBACK_ANSWERED Ada jawaban atas umpan balik.',
      'FEEDBACK_GIVEN Anda menerima umpan balik.',
    ]);
  });
});
