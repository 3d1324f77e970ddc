import { newId } from '../../src/kernel/clock/clock.js';
import type { Client } from '../support/client.js';
import { answersOf, FIRST_QUESTIONNAIRE_ID, ReviewWorld } from '../support/reviews.js';
import { TestApp } from '../support/test-app.js';

let app: TestApp;
let world: ReviewWorld;

beforeAll(async () => {
  app = await TestApp.start(); // Monday, 2 March 2026
  world = await ReviewWorld.found(app);
});
afterAll(() => app.stop());

type Row = Record<string, any>;
const codeOf = ({ body }: { body: Row }): unknown => body['code'];

describe('the policy of reviews (RV-4)', () => {
  const policy = async (): Promise<Row> => (await world.gov.as('staff').get('/review-policy').expect(200)).body;

  it('is read by everybody and decided by the HR office with the version that was read', async () => {
    const { admin } = world.gov;
    expect(await policy()).toMatchObject({ minimumPerGroup: 3, adjusters: ['APPRAISER'], unitHrReadsResults: false });
    await world.gov.hr.patch('/review-policy', { peerCount: 4 }).ifMatch(1).expect(403);
    await admin.patch('/review-policy', { peerCount: 4 }).expect(428);
    await admin.patch('/review-policy', { peerCount: 4 }).ifMatch(9).expect(412);
    const { body } = await admin.patch('/review-policy', { peerCount: 4 }).ifMatch(1).expect(200);
    expect(body).toMatchObject({ peerCount: 4, version: 2 });
  });

  it.each([
    [{ minimumPerGroup: 1 }, 'REQUEST.INVALID'],
    [{ weights: { SUPERIOR: 60, PEER: 20, SUBORDINATE: 10, SERVED: 5 } }, 'REVIEW.WEIGHTS_NOT_HUNDRED'],
    [{ groups: ['SELF', 'SUPERIOR'] }, 'REVIEW.NOBODY_UNKNOWN'],
    [{ mostAdjustments: 3 }, 'REVIEW.ADJUSTMENTS_TOO_MANY'],
    [{ servedUnits: [{ unitId: newId(), servedUnitIds: [newId()] }] }, 'ORGANIZATION.UNIT_UNKNOWN'],
  ])('refuses %j', async (patch, code) => {
    const { version } = await policy();
    const refused = await world.gov.admin.patch('/review-policy', patch).ifMatch(version).expect(422);
    expect(codeOf(refused)).toBe(code);
  });
});

describe('a questionnaire (RV-1)', () => {
  const item = { id: 'a', type: 'YES_NO', subjectKind: 'COMPETENCY', subjectCode: 'M.1', subjectName: 'Integritas' };
  const body = { title: 'Integritas', items: [{ ...item, text: 'Menepati janji' }] };
  let draft: Row;

  it('is there from the beginning: 21 guides and two questions', async () => {
    const one = (await world.gov.as('staff').get(`/review-questionnaires/${FIRST_QUESTIONNAIRE_ID}`).expect(200)).body;
    expect([one.status, one.items.length]).toEqual(['PUBLISHED', 23]);
    const { data } = (await world.gov.auditor.get('/review-questionnaires', { status: 'PUBLISHED' }).expect(200)).body;
    expect(data).toHaveLength(1);
  });

  it('is drafted and changed by the HR office, and refused with the place of what is wrong', async () => {
    const { admin, hr } = world.gov;
    await hr.post('/review-questionnaires', body).expect(403);
    const wrong = { ...body, items: [...body.items, { ...item, text: 'Menepati janji', subjectKind: 'VALUE' }] };
    const refused = await admin.post('/review-questionnaires', wrong).expect(422);
    expect([codeOf(refused), refused.body.errors.map(({ pointer }: Row) => pointer)]).toEqual([
      'REVIEW.ITEMS_UNSOUND',
      ['/items/1/id', '/items/1/subjectCode'],
    ]);
    draft = (await admin.post('/review-questionnaires', body).expect(201)).body;
    expect(draft).toMatchObject({ status: 'DRAFT', edition: 1, items: [{ answers: ['Tidak', 'Ya'] }] });
    const path = `/review-questionnaires/${draft['id']}`;
    await admin.patch(path, { title: 'Integritas ASN' }).expect(428);
    draft = (await admin.patch(path, { title: 'Integritas ASN' }).ifMatch(1).expect(200)).body;
    const taken = await admin.post('/review-questionnaires', { ...body, id: draft['id'] }).expect(409);
    expect(codeOf(taken)).toBe('REQUEST.ID_TAKEN');
  });

  it('never changes once it is published, and has a next edition', async () => {
    const { admin } = world.gov;
    const path = `/review-questionnaires/${draft['id']}`;
    draft = (await admin.post(`${path}/publication`).ifMatch(2).expect(201)).body;
    for (const call of [
      admin.patch(path, { title: 'Lain' }).ifMatch(3),
      admin.delete(path).ifMatch(3),
      admin.post(`${path}/publication`).ifMatch(3),
    ])
      expect(codeOf(await call.expect(409))).toBe('REVIEW.QUESTIONNAIRE_STATE');
    const next = (await admin.post(`${path}/revision`).expect(201)).body;
    expect(next).toMatchObject({ edition: 2, status: 'DRAFT', familyId: draft['id'] });
    expect(codeOf(await admin.post(`${path}/revision`).expect(409))).toBe('REVIEW.EDITION_OPEN');
    await admin.post(`/review-questionnaires/${next.id}/publication`).ifMatch(1).expect(201);
    expect((await admin.get(path).expect(200)).body.status).toBe('RETIRED');
  });

  it('counts something, and is thrown away while it is a draft', async () => {
    const { admin } = world.gov;
    const open = { id: 't', type: 'TEXT', subjectKind: 'OPEN', text: 'Apa lagi?' };
    const { id } = (await admin.post('/review-questionnaires', { title: 'Hanya kata', items: [open] }).expect(201))
      .body;
    const path = `/review-questionnaires/${id}`;
    expect(codeOf(await admin.post(`${path}/publication`).ifMatch(1).expect(409))).toBe('REVIEW.NOTHING_TO_COUNT');
    await admin.delete(path).ifMatch(1).expect(204);
    await admin.get(path).expect(404);
  });
});

describe('a round (RV-3)', () => {
  it('is drafted for a unit in the own care', async () => {
    const { hr, units } = world.gov;
    const body = { name: 'Ulasan', unitId: units['bidang'], performancePeriodId: world.yearId };
    const round = { ...body, questionnaireId: FIRST_QUESTIONNAIRE_ID };
    for (const [more, code] of [
      [{ unitId: units['dinasLain'] }, 'REVIEW.UNIT_UNKNOWN'],
      [{ performancePeriodId: newId() }, 'REVIEW.PERIOD_UNKNOWN'],
      [{ evaluationPeriodId: newId() }, 'REVIEW.PERIOD_UNKNOWN'],
      [{ questionnaireId: newId() }, 'REVIEW.QUESTIONNAIRE_UNKNOWN'],
      [{ employeeIds: [world.gov.id('stranger')] }, 'REVIEW.EMPLOYEE_UNKNOWN'],
      [{ answerUntil: '2026-03-01' }, 'REVIEW.DAYS_REVERSED'],
      [{ adjustUntil: '2026-04-02', answerUntil: '2026-04-01' }, 'REVIEW.DAYS_REVERSED'],
    ] as const)
      expect(codeOf(await hr.post('/review-rounds', { ...round, ...more }).expect(422))).toBe(code);
    const made = (await hr.post('/review-rounds', round).expect(201)).body;
    expect(made).toMatchObject({ status: 'DRAFT', adjustUntil: '2026-03-09', answerUntil: '2026-03-23', subjects: 0 });
    for (const other of [world.gov.as('kabid'), world.gov.as('staff')])
      await other.get(`/review-rounds/${made.id}`).expect(403);
    await hr.post(`/review-rounds/${made.id}/cancellation`).ifMatch(1).expect(201);
  });

  it('goes its way, and no other', async () => {
    const { admin } = world.gov;
    let round = await world.draft();
    const post = (step: string, version = round['version'] as number) =>
      admin.post(`/review-rounds/${round['id']}/${step}`).ifMatch(version);
    for (const step of ['opening', 'closing', 'release'])
      expect(codeOf(await post(step).expect(409))).toBe('REVIEW.WRONG_STATE');
    await admin.post(`/review-rounds/${round['id']}/proposal`).expect(428);
    await post('proposal', 9).expect(412);
    const begun = await post('proposal').expect(202);
    expect(begun.headers.location).toBe(`/api/v1/jobs/${begun.body.jobId}`);
    expect(begun.body.status).toBe('PROPOSING');
    await app.drainJobs();
    round = await world.round(round['id']);
    // The division's head and the eight below.
    expect(round).toMatchObject({ status: 'PROPOSED', subjects: 9, minimumPerGroup: 3, proposedOn: '2026-03-02' });
    const patch = { answerUntil: '2026-03-20' };
    round = (await admin.patch(`/review-rounds/${round['id']}`, patch).ifMatch(round['version']).expect(200)).body;
    round = await world.step(round, 'opening');
    expect(round['status']).toBe('OPEN');
    const answers = await Promise.all([1, 2, 3].map(() => post('closing')));
    expect(answers.map(({ status }) => status).sort()).toEqual([202, 412, 412]);
    await app.drainJobs();
    round = await world.round(round['id']);
    expect(round).toMatchObject({ status: 'CLOSED', closedOn: '2026-03-02' });
    expect(
      codeOf(
        await admin.patch(`/review-rounds/${round['id']}`, { name: 'Lain' }).ifMatch(round['version']).expect(409),
      ),
    ).toBe('REVIEW.WRONG_STATE');
    round = await world.step(round, 'release');
    expect(round['status']).toBe('RELEASED');
    expect(codeOf(await post('cancellation').expect(409))).toBe('REVIEW.WRONG_STATE');
  });

  it('is closed by the service on the day after the last one, and told to nobody who reviews', async () => {
    const round = await world.open({ answerUntil: '2026-03-10', adjustUntil: '2026-03-02' });
    const told = async (client: Client, kind: string): Promise<number> =>
      (await client.get('/my/notifications', { kind, limit: 200 }).expect(200)).body.data.length;
    const before = await told(world.gov.as('staff'), 'REVIEWS_WAITING');
    expect(before).toBeGreaterThan(0);
    await world.gov.moveTo('2026-03-07');
    await app.drainJobs();
    expect(await told(world.gov.as('staff'), 'REVIEWS_DUE')).toBe(1);
    expect(await told(world.gov.as('staff'), 'REVIEWS_WAITING')).toBe(before);
    await world.gov.moveTo('2026-03-11');
    await app.drainJobs();
    expect((await world.round(round['id']))['status']).toBe('CLOSED');
  });

  it('ends without anything left when it is cancelled', async () => {
    const round = await world.open();
    const [first] = await world.invitations(world.gov.as('staff'));
    await world.answer(world.gov.as('staff'), first!['id'], 2);
    await world.step(round, 'cancellation');
    const sql = 'SELECT id FROM review_invitation WHERE roundId = ?';
    expect(await app.db.rows(sql, [round['id']])).toEqual([]);
    await world.gov.as('staff').get(`/my/review-invitations/${first!['id']}`).expect(404);
  });
});

describe('adjusting (RV-5)', () => {
  let round: Row;
  const adjust = (client: Client, more: Row) => {
    const body = {
      employeeId: world.gov.id('staff'),
      group: 'PEER',
      kind: 'ADD',
      reason: 'Bekerja bersama setiap hari.',
    };
    return client.post(`/review-rounds/${round['id']}/adjustments`, { ...body, ...more });
  };
  const proposed = async (client: Client): Promise<Row[]> => {
    const query = { employeeId: world.gov.id('staff'), limit: 200 };
    return (await client.get(`/review-rounds/${round['id']}/reviewers`, query).expect(200)).body.data;
  };

  beforeAll(async () => {
    round = await world.draft({ employeeIds: [world.gov.id('staff'), world.gov.id('kabid')] });
    round = await world.step(round, 'proposal');
  });

  it('shows the appraiser whom the rules propose, and nobody else', async () => {
    const all = await proposed(world.gov.as('kabid'));
    const groups = (isReserve: boolean): string[] =>
      all
        .filter((one) => one['isReserve'] === isReserve)
        .map(({ group }) => group as string)
        .sort();
    expect(groups(false)).toEqual(['PEER', 'PEER', 'PEER', 'PEER', 'SELF', 'SUPERIOR']);
    expect(groups(true)).toEqual(['PEER', 'PEER']);
    for (const other of ['staff', 'stranger'] as const)
      await world.gov.as(other).get(`/review-rounds/${round['id']}/reviewers`).expect(404);
    expect(await proposed(world.gov.as('kadis'))).toEqual([]);
    for (const other of [world.gov.admin, world.gov.hr, world.gov.auditor])
      await other.get(`/review-rounds/${round['id']}/reviewers`).expect(403);
  });

  it('lets the appraiser add and leave out within limits', async () => {
    const all = await proposed(world.gov.as('kabid'));
    const first = all.find((one) => one['group'] === 'PEER' && !one['isReserve'])!;
    const reserve = all.find((one) => one['isReserve'])!;
    const kabid = world.gov.as('kabid');
    for (const [more, status, code] of [
      [{ reviewerId: world.gov.id('kabid') }, 409, 'REVIEWER.STAYS'],
      [{ reviewerId: world.gov.id('staff') }, 409, 'REVIEWER.STAYS'],
      [{ reviewerId: world.gov.id('bupati') }, 422, 'REVIEWER.UNKNOWN'],
      [{ reviewerId: first['reviewerId'] }, 409, 'REVIEWER.ALREADY_THERE'],
      [{ reviewerId: world.gov.id('stranger'), kind: 'LEAVE_OUT' }, 409, 'REVIEWER.NOT_THERE'],
    ] as const)
      expect(codeOf(await adjust(kabid, more).expect(status))).toBe(code);
    await adjust(kabid, { reviewerId: first['reviewerId'], kind: 'LEAVE_OUT' }).expect(201);
    const { body } = await adjust(kabid, { reviewerId: reserve['reviewerId'] }).expect(201);
    expect(body).toMatchObject({ status: 'ACCEPTED', kind: 'ADD', version: 1 });
    const after = await proposed(kabid);
    expect(after.map(({ reviewerId }) => reviewerId)).not.toContain(first['reviewerId']);
    expect(after.find(({ reviewerId }) => reviewerId === reserve['reviewerId'])!['isReserve']).toBe(false);
    expect(codeOf(await adjust(kabid, { reviewerId: world.gov.id('stranger') }).expect(409))).toBe(
      'REVIEWER.ADJUSTED_ENOUGH',
    );
    await adjust(world.gov.as('otherHead'), { reviewerId: world.gov.id('stranger') }).expect(404);
    expect(codeOf(await adjust(world.gov.as('staff'), { reviewerId: world.gov.id('stranger') }).expect(403))).toBe(
      'REVIEWER.NOT_ADJUSTED_BY_YOU',
    );
  });

  it('is over after the day, and once the round is open', async () => {
    const body = { employeeId: world.gov.id('kabid'), reviewerId: world.gov.id('stranger') };
    await world.gov.moveTo('2026-03-30');
    const kabid = world.gov.as('kabid');
    expect(codeOf(await adjust(world.gov.as('kadis'), body).expect(409))).toBe('REVIEWER.ADJUSTING_OVER');
    const { version } = await world.round(round['id']);
    await world.gov.admin
      .patch(`/review-rounds/${round['id']}`, { answerUntil: '2026-04-20' })
      .ifMatch(version)
      .expect(200);
    const adjusted = async (): Promise<Row[]> => (await kabid.get('/review-adjustments').expect(200)).body.data;
    const [{ id }] = (await adjusted()) as [Row];
    await kabid.get(`/review-adjustments/${id}`).expect(200);
    await world.step(round, 'opening');
    expect(codeOf(await adjust(world.gov.as('kadis'), body).expect(409))).toBe('REVIEW.WRONG_STATE');
    expect([await proposed(kabid), await adjusted()]).toEqual([[], []]);
    await kabid.get(`/review-adjustments/${id}`).expect(404);
    await world.step(round, 'cancellation');
  });

  it.each(['opening', 'cancellation'])(
    'counts before the %s of the round or not at all, whatever comes first',
    async (step) => {
      for (const isFirst of [true, false, true, false]) {
        round = await world.draft({ employeeIds: [world.gov.id('staff')], answerUntil: '2026-05-20' });
        round = await world.step(round, 'proposal');
        const peer = (await proposed(world.gov.as('kabid'))).find(({ group }) => group === 'PEER')!;
        const made = () => adjust(world.gov.as('kabid'), { reviewerId: peer['reviewerId'], kind: 'LEAVE_OUT' });
        const path = `/review-rounds/${round['id']}/${step}`;
        const moved = () => world.gov.admin.post(path).ifMatch(round['version']).expect(201);
        const [answer] = isFirst
          ? await Promise.all([made(), moved()])
          : await Promise.all([moved(), made()]).then(([, own]) => [own]);
        // What was made is told to nobody once the round went on.
        expect([201, 404, 409]).toContain(answer?.status);
        const left = 'SELECT status FROM review_invitation WHERE roundId = ? AND reviewerId = ?';
        const rows = await app.db.rows<Row>(left, [round['id'], peer['reviewerId']]);
        const adjustments = await app.db.rows('SELECT id FROM review_adjustment WHERE roundId = ?', [round['id']]);
        const isMade = step === 'opening' && answer?.status !== 409;
        expect(adjustments).toHaveLength(isMade ? 1 : 0);
        if (step === 'cancellation') expect(rows).toEqual([]);
        else {
          expect([rows[0]?.['status'] === 'LEFT_OUT', answer?.status === 409]).toEqual([isMade, !isMade]);
          await world.step(round, 'cancellation');
        }
      }
    },
  );

  it('takes wishes blindly where the policy lets people wish, for the appraiser to decide', async () => {
    const { admin } = world.gov;
    const { version } = (await admin.get('/review-policy').expect(200)).body;
    await admin
      .patch('/review-policy', { adjusters: ['APPRAISER', 'RATEE'] })
      .ifMatch(version)
      .expect(200);
    round = await world.draft({ employeeIds: [world.gov.id('staff')] });
    round = await world.step(round, 'proposal');
    const all = await proposed(world.gov.as('kabid'));
    const known = all.find((one) => one['group'] === 'PEER' && !one['isReserve'])!;
    const staff = world.gov.as('staff');
    const wishes = [
      await adjust(staff, { reviewerId: known['reviewerId'] }).expect(201),
      await adjust(staff, { reviewerId: world.gov.id('stranger'), kind: 'LEAVE_OUT' }).expect(201),
    ];
    expect(wishes.map(({ body }) => body.status)).toEqual(['WAITING', 'WAITING']);
    expect((await staff.get('/review-adjustments').expect(200)).body.data).toHaveLength(2);
    const kabid = world.gov.as('kabid');
    const { data } = (await kabid.get('/review-adjustments', { status: 'WAITING' }).expect(200)).body;
    expect(data).toHaveLength(2);
    const duties = (await kabid.get('/my/duties', { kind: 'REVIEWER_WISH_DECIDE' }).expect(200)).body.data;
    expect(duties.map(({ objectId }: Row) => objectId).sort()).toEqual(wishes.map(({ body }) => body.id).sort());
    const opening = async () =>
      admin.post(`/review-rounds/${round['id']}/opening`).ifMatch((await world.round(round['id']))['version']);
    expect(codeOf(await opening())).toBe('REVIEW.WISHES_WAIT');
    const decision = `/review-adjustments/${wishes[0]!.body.id}/decision`;
    await staff.post(decision, { accepted: true }).ifMatch(1).expect(404);
    await kabid.post(decision, { accepted: true }).ifMatch(7).expect(412);
    expect((await kabid.post(decision, { accepted: true }).ifMatch(1).expect(201)).body.status).toBe('ACCEPTED');
    expect(codeOf(await kabid.post(decision, { accepted: false }).ifMatch(2).expect(409))).toBe('REVIEWER.DECIDED');
    const other = wishes[1]!.body.id;
    await kabid.post(`/review-adjustments/${other}/decision`, { accepted: false }).ifMatch(1).expect(201);
    expect((await staff.get(`/review-adjustments/${other}`).expect(200)).body.status).toBe('REFUSED');
    expect((await opening()).status).toBe(201);
    await world.step(round, 'cancellation');
  });
});

describe('reviewing (RV-6)', () => {
  let round: Row;
  let mine: Row;
  let reviewerId: string;
  const reviewer = (): Client => world.person(reviewerId);

  beforeAll(async () => {
    round = await world.open({ employeeIds: [world.gov.id('kabid')] });
    const all = await world.reviewersOf(world.gov.id('kabid'));
    mine = all.find(({ group }) => group === 'SUBORDINATE')!;
    reviewerId = mine['reviewerId'];
  });

  it('shows the questions and whether answers are shown as one’s own', async () => {
    const shown = (await reviewer().get(`/my/review-invitations/${mine['id']}`).expect(200)).body;
    expect(shown).toMatchObject({ group: 'SUBORDINATE', isAnonymous: true, minimumPerGroup: 3, answers: [] });
    expect(shown.items).toHaveLength(23);
    const [superior] = await world.invitations(world.gov.as('kadis'), world.gov.id('kabid'));
    expect(superior).toMatchObject({ group: 'SUPERIOR', isAnonymous: false });
    await world.gov.as('stranger').get(`/my/review-invitations/${mine['id']}`).expect(404);
    await world.gov.admin.get('/my/review-invitations').expect(403);
  });

  it('keeps what was answered so far, sealed', async () => {
    const path = `/my/review-invitations/${mine['id']}`;
    for (const answers of [
      [{ itemId: 'item-99', choice: 1 }],
      [{ itemId: 'item-01', choice: 5 }],
      [{ itemId: 'item-01', choice: 1, notObserved: true }],
      [{ itemId: 'item-01', text: 'kata' }],
      [
        { itemId: 'item-01', choice: 1 },
        { itemId: 'item-01', choice: 2 },
      ],
    ])
      expect(codeOf(await reviewer().put(`${path}/answers`, { answers }).expect(422))).toBe('REVIEWER.ANSWERS_UNSOUND');
    const some = [
      { itemId: 'item-01', choice: 4 },
      { itemId: 'item-02', notObserved: true },
      { itemId: 'item-22', text: 'Rahasia saya' },
    ];
    await reviewer().put(`${path}/answers`, { answers: some }).expect(204);
    expect((await reviewer().get(path).expect(200)).body.answers).toEqual([
      { itemId: 'item-01', choice: 4, notObserved: false, text: null },
      { itemId: 'item-02', choice: null, notObserved: true, text: null },
      { itemId: 'item-22', choice: null, notObserved: false, text: 'Rahasia saya' },
    ]);
    const [row] = await app.db.rows<{ answers: string }>('SELECT answers FROM review_invitation WHERE id = ?', [
      mine['id'],
    ]);
    expect(row?.answers).toMatch(/^[\w-]+\.[\w-]+$/);
    expect(row?.answers).not.toContain('Rahasia');
  });

  it('is sent when it is complete and words are known to betray', async () => {
    const path = `/my/review-invitations/${mine['id']}`;
    const early = await reviewer().post(`${path}/completion`, { textsMayIdentifyMe: true }).expect(409);
    expect([codeOf(early), early.body.detail]).toEqual(['REVIEWER.INCOMPLETE', expect.stringContaining('19')]);
    await reviewer()
      .put(`${path}/answers`, { answers: answersOf(3, 'Rahasia saya') })
      .expect(204);
    expect(codeOf(await reviewer().post(`${path}/completion`, {}).expect(422))).toBe('REVIEWER.TEXTS_UNACKNOWLEDGED');
    const key = { 'idempotency-key': newId() };
    for (let time = 0; time < 2; time += 1)
      await reviewer().post(`${path}/completion`, { textsMayIdentifyMe: true }, key).expect(204);
    expect((await world.invitations(reviewer()))[0]!['status']).toBe('COMPLETED');
    expect(codeOf(await reviewer().put(`${path}/answers`, { answers: [] }).expect(409))).toBe('REVIEWER.INCOMPLETE');
    const changed = { answers: answersOf(2, 'Lain') };
    expect(codeOf(await reviewer().put(`${path}/answers`, changed).expect(422))).toBe('REVIEWER.TEXTS_UNACKNOWLEDGED');
    await reviewer()
      .put(`${path}/answers`, { ...changed, textsMayIdentifyMe: true })
      .expect(204);
  });

  it('can be declined, and a reserve takes the place', async () => {
    const before = await world.reviewersOf(world.gov.id('kabid'));
    const peer = before.find(({ group, reviewerId }) => group === 'SUBORDINATE' && reviewerId !== mine['reviewerId'])!;
    const caller = world.person(peer.reviewerId);
    await caller.post(`/my/review-invitations/${peer.id}/refusal`, { cause: 'MALAS' }).expect(422);
    await caller.post(`/my/review-invitations/${peer.id}/refusal`, { cause: 'CONFLICT' }).expect(204);
    await caller.get(`/my/review-invitations/${peer.id}`).expect(404);
    const after = await world.reviewersOf(world.gov.id('kabid'));
    expect(after).toHaveLength(before.length);
    expect(after.map(({ reviewerId }) => reviewerId)).not.toContain(peer.reviewerId);
    const [own] = await world.invitations(world.gov.as('kabid'), world.gov.id('kabid'));
    const refused = await world.gov
      .as('kabid')
      .post(`/my/review-invitations/${own!['id']}/refusal`, { cause: 'OTHER' });
    expect([refused.status, codeOf(refused)]).toEqual([409, 'REVIEWER.OWN_REVIEW']);
  });

  it('is over with the last day', async () => {
    await world.gov.moveTo('2026-05-30');
    const path = `/my/review-invitations/${mine['id']}`;
    expect(codeOf(await reviewer().put(`${path}/answers`, { answers: [] }).expect(409))).toBe('REVIEWER.OVER');
    await app.drainJobs();
    await reviewer().get(path).expect(404);
    expect((await world.round(round['id']))['status']).toBe('CLOSED');
  });
});

describe('a result (RV-10, RV-11)', () => {
  let round: Row;
  const result = (client: Client, employeeId = world.gov.id('kabid')) =>
    client.get(`/review-rounds/${round['id']}/results/${employeeId}`);

  beforeAll(async () => {
    round = await world.open();
    await world.answerAll(
      world.gov.id('kabid'),
      { SELF: [4], SUPERIOR: [2], SUBORDINATE: [1, 2, 3], PEER: [0, 0] },
      'Kata',
    );
    await world.answerAll(world.gov.id('staff'), { SELF: [2], PEER: [4, 4] });
    round = await world.step(round, 'closing');
  });

  it('is shown to the appraiser once the round is closed, to the person once it is released', async () => {
    await result(world.gov.as('kabid')).expect(404);
    for (const reader of [world.gov.as('kadis'), world.gov.admin, world.gov.auditor]) await result(reader).expect(200);
    for (const other of [world.gov.as('stranger'), world.gov.as('staff'), world.gov.as('colleague')])
      await result(other).expect(404);
    await result(world.gov.hr).expect(404);
    await world.step(round, 'release');
    await result(world.gov.as('kabid')).expect(200);
    const { data } = (await world.gov.as('kabid').get('/review-results', { reviewRoundId: round['id'] }).expect(200))
      .body;
    expect(data.map(({ employeeId }: Row) => employeeId)).toContain(world.gov.id('kabid'));
    await app.drainJobs();
    const told = await world.gov.as('kabid').get('/my/notifications', { kind: 'REVIEW_RESULT_RELEASED' }).expect(200);
    const links = told.body.data.map(({ link }: Row) => link);
    expect(links.filter((link: string) => link.includes(round['id']))).toHaveLength(1);
  });

  it('is shown to the manager of the unit where the policy says so', async () => {
    const { admin, hr } = world.gov;
    const version = async (): Promise<number> => (await admin.get('/review-policy').expect(200)).body.version;
    await admin
      .patch('/review-policy', { unitHrReadsResults: true })
      .ifMatch(await version())
      .expect(200);
    await result(hr).expect(200);
    await admin
      .patch('/review-policy', { unitHrReadsResults: false })
      .ifMatch(await version())
      .expect(200);
    await result(hr).expect(404);
  });

  it('has groups that are large enough, and a blind spot', async () => {
    const { body } = await result(world.gov.as('kabid')).expect(200);
    expect(body.groups).toEqual([
      { group: 'SELF', respondents: null, score: 100 },
      { group: 'SUPERIOR', respondents: null, score: 50 },
      { group: 'SUBORDINATE', respondents: '3-4', score: 50 },
    ]);
    expect(body.subjects[0]).toMatchObject({
      code: 'BERORIENTASI_PELAYANAN',
      others: 50,
      gap: 50,
      finding: 'BLIND_SPOT',
    });
    expect(body.items).toHaveLength(21);
    expect(body.coveragePercent).toBe(70);
    expect(body.texts.map(({ from, texts }: Row) => [from, texts.length])).toEqual([
      ['SELF', 1],
      ['SUPERIOR', 1],
      ['OTHERS', 3],
    ]);
    const small = (await result(world.gov.as('kabid'), world.gov.id('staff')).expect(200)).body;
    expect(small).toMatchObject({ score: null, coveragePercent: 0, groups: [{ group: 'SELF' }] });
  });

  it('is compared with the round before, for groups that are shown in both', async () => {
    const before = (await result(world.gov.as('kabid')).expect(200)).body;
    expect(before.formerRoundId).not.toBeNull();
    round = await world.open({ name: 'Ulasan 360° semester II', employeeIds: [world.gov.id('kabid')] });
    await world.answerAll(world.gov.id('kabid'), { SELF: [3], SUBORDINATE: [3, 3, 3] });
    await world.step(round, 'closing');
    const { body } = await result(world.gov.as('kadis')).expect(200);
    expect(body.subjects[0].formerScores).toEqual([
      { group: 'SELF', score: 100 },
      { group: 'SUBORDINATE', score: 50 },
    ]);
  });

  it('is compared, for the person himself, with released rounds only, and never with a later one of the same day', async () => {
    const former = async (client: Client, roundId: string): Promise<unknown> => {
      const path = `/review-rounds/${roundId}/results/${world.gov.id('kabid')}`;
      return (await client.get(path).expect(200)).body.formerRoundId;
    };
    const [kabid, kadis] = [world.gov.as('kabid'), world.gov.as('kadis')];
    const unreleased = round;
    const released = await former(kadis, unreleased['id']);
    let last = await world.open({ name: 'Ulasan ketiga', employeeIds: [world.gov.id('kabid')] });
    last = await world.step(last, 'closing');
    last = await world.step(last, 'release');
    expect(last['closedOn']).toBe((await world.round(unreleased['id']))['closedOn']);
    expect([await former(kadis, last['id']), await former(kabid, last['id'])]).toEqual([unreleased['id'], released]);
    await world.step(unreleased, 'release');
    expect(await former(kabid, last['id'])).toBe(unreleased['id']);
    expect(await former(kabid, unreleased['id'])).toBe(released);
  });

  it('leaves nothing that tells who said what', async () => {
    for (const table of ['review_invitation', 'review_adjustment'])
      expect(await app.db.rows(`SELECT id FROM ${table} WHERE roundId = ?`, [round['id']])).toEqual([]);
    const [row] = await app.db.rows<Row>('SELECT * FROM review_result WHERE roundId = ?', [round['id']]);
    const { subjects: _subjects, ...figures } = JSON.parse(row?.['figures'] as string) as Row;
    expect(Object.keys(figures).sort()).toEqual(['coveragePercent', 'groups', 'items', 'score']);
    for (const { itemId: _, cells, ...more } of figures['items'] as Row[]) {
      expect(more).toEqual({});
      expect(Object.keys(cells as Row)).toEqual(['SELF', 'SUBORDINATE']);
      for (const cell of Object.values(cells as Row))
        expect(Object.keys(cell as Row).sort()).toEqual(['score', 'spread']);
    }
  });
});

describe('figures of a round (RV-6, RV-12)', () => {
  it('tell how far answering is only roughly, and means of units with enough people', async () => {
    const round = await world.open({ name: 'Ulasan akhir' });
    const progress = async (): Promise<Row[]> =>
      (await world.gov.hr.get(`/review-rounds/${round['id']}/progress`).expect(200)).body.units;
    const [unit] = await progress();
    expect(unit).toMatchObject({ unitName: 'Bidang Pelayanan', completedPercent: 0 });
    const subjects = [world.gov.id('staff'), world.gov.id('colleague'), ...world.peers];
    for (const id of subjects) await world.answerAll(id, { PEER: [2, 2, 2] });
    expect((await progress())[0]!['completedPercent'] % 10).toBe(0);
    await world.step(round, 'closing');
    const path = `/review-rounds/${round['id']}/unit-figures`;
    const { units } = (await world.gov.auditor.get(path).expect(200)).body;
    expect(units).toEqual([expect.objectContaining({ unitName: 'Bidang Pelayanan', people: '5-9' })]);
    expect(units[0].scores).toHaveLength(7);
    await world.gov.as('kabid').get(path).expect(403);
  });
});
