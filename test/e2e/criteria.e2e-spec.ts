import { RemindOfCriteria } from '../../src/modules/notifications/tell-of-criteria.job.js';
import type { JobRun } from '../../src/kernel/jobs/job-handler.js';
import { CriteriaApi } from '../../src/modules/periods/index.js';
import { newId } from '../../src/kernel/clock/clock.js';
import { draftCriteria, SOME_CRITERION } from '../support/criteria.js';
import type { Client } from '../support/client.js';
import { Government } from '../support/government.js';
import { TestApp } from '../support/test-app.js';

let app: TestApp;
let gov: Government;
let yearId: string;
let quarters: string[];

type Row = Record<string, any>;
const HADIR = { ...SOME_CRITERION, code: 'HADIR', kind: 'ATTENDANCE', title: 'Kehadiran', effect: 'INFORMS' };
const MOVING = { ...SOME_CRITERION, effect: 'MAY_MOVE' };
const REASON = { reason: 'Disesuaikan dengan jam kerja baru.' };

beforeAll(async () => {
  app = await TestApp.start(); // Monday, 2 March 2026
  gov = await Government.found(app);
  yearId = await gov.openYear();
  const path = `/performance-periods/${yearId}/evaluation-periods`;
  quarters = (await gov.admin.get(path).expect(200)).body.data.map(({ id }: Row) => id);
});
afterAll(() => app.stop());

const setOf = async (id: string, client = gov.as('staff')): Promise<Row> =>
  (await client.get(`/criteria-sets/${id}`).expect(200)).body;
const codeOf = ({ body }: { body: Row }): string => body['code'];
const told = async (name: 'staff' | 'kadis' | 'stranger' | 'colleague', kind: string): Promise<number> => {
  const { body } = await gov.as(name).get('/my/notifications', { limit: 200 }).expect(200);
  return body.data.filter((one: Row) => one['kind'] === kind).length;
};

/** What of criteria waits for somebody: kind, object, sentence, day. */
const dutiesOf = async (client: Client): Promise<unknown[][]> => {
  const { body } = await client.get('/my/duties', { limit: 200 }).expect(200);
  const ofCriteria = body.data.filter(({ kind }: Row) => kind.startsWith('CRITERIA'));
  return ofCriteria.map(({ kind, objectId, text, dueOn }: Row) => [kind, objectId, text, dueOn]);
};

describe('criteria of a unit (CR-1 to CR-6)', () => {
  let id: string;
  let path: string;
  let proposal: Row;

  it('are drafted once for a unit and period, by those who keep them', async () => {
    const body = { unitId: gov.units['dinas'], performancePeriodId: yearId, name: 'Kriteria', criteria: [MOVING] };
    for (const other of [gov.as('kadis'), gov.auditor]) await other.post('/criteria-sets', body).expect(403);
    const foreign = await gov.hr.post('/criteria-sets', { ...body, unitId: gov.units['dinasLain'] }).expect(422);
    expect([codeOf(foreign), foreign.body.errors[0].pointer]).toEqual(['CRITERIA.UNIT_UNKNOWN', '/unitId']);
    for (const wrong of [{ performancePeriodId: newId() }, { evaluationPeriodId: newId() }])
      expect(codeOf(await gov.hr.post('/criteria-sets', { ...body, ...wrong }).expect(422))).toBe(
        'CRITERIA.PERIOD_UNKNOWN',
      );
    for (const criteria of [[], [MOVING, MOVING], [{ ...MOVING, levels: ['Baik'] }], [{ ...MOVING, code: 'kecil' }]])
      await gov.hr.post('/criteria-sets', { ...body, criteria }).expect(422);
    const made = (await gov.hr.post('/criteria-sets', body).expect(201)).body;
    id = made.id;
    path = `/criteria-sets/${id}`;
    expect(made).toMatchObject({ status: 'DRAFT', edition: 1, effectiveFrom: null, acknowledgedAt: null });
    expect(codeOf(await gov.hr.post('/criteria-sets', body).expect(409))).toBe('CRITERIA.ALREADY_THERE');
    const taken = await gov.admin.post('/criteria-sets', { ...body, id, unitId: gov.units['setda'] }).expect(409);
    expect(codeOf(taken)).toBe('REQUEST.ID_TAKEN');
  });

  it('are changed as a draft, and not discussed before they are opened', async () => {
    await gov.hr.patch(path, { name: 'Kriteria dinas' }).expect(428);
    await gov.hr.patch(path, { name: 'Kriteria dinas' }).ifMatch(9).expect(412);
    const patch = { name: 'Kriteria dinas', criteria: [MOVING, HADIR] };
    expect((await gov.hr.patch(path, patch).ifMatch(1).expect(200)).body).toMatchObject({ ...patch, version: 2 });
    const other = await draftCriteria(gov.admin, gov.units['dinasLain'], yearId);
    const refused = await gov.hr.patch(`/criteria-sets/${other.id}`, { name: 'Lain' }).ifMatch(1).expect(403);
    expect(codeOf(refused)).toBe('CRITERIA.NOT_YOUR_UNIT');
    const early = await gov.as('staff').post(`${path}/comments`, { text: 'Halo' }).expect(409);
    expect(early.body).toMatchObject({ code: 'CRITERIA.WRONG_STATE' });
    expect(codeOf(await gov.hr.post(`${path}/publication`).ifMatch(2).expect(409))).toBe('CRITERIA.WRONG_STATE');
    expect(codeOf(await gov.hr.post(`${path}/revision`, REASON).ifMatch(2).expect(409))).toBe('CRITERIA.WRONG_STATE');
    expect(codeOf(await gov.as('staff').post(`${path}/acknowledgement`).expect(409))).toBe('CRITERIA.WRONG_STATE');
  });

  it('are opened for at least seven days to everybody of the unit, who are told', async () => {
    for (const window of [{ until: '2026-03-07' }, { from: '2026-03-01', until: '2026-03-20' }])
      expect(codeOf(await gov.hr.post(`${path}/consultation`, window).ifMatch(2).expect(422))).toBe(
        'CRITERIA.WINDOW_IMPOSSIBLE',
      );
    const { body } = await gov.hr.post(`${path}/consultation`, { until: '2026-03-08' }).ifMatch(2).expect(200);
    expect(body).toMatchObject({ status: 'CONSULTATION', consultationFrom: '2026-03-02', version: 3 });
    await app.drainJobs();
    for (const name of ['staff', 'kadis'] as const) expect(await told(name, 'CRITERIA_CONSULTATION')).toBe(1);
    expect(await told('stranger', 'CRITERIA_CONSULTATION')).toBe(0);
    const again = await gov.hr.post(`${path}/consultation`, { until: '2026-03-08' }).ifMatch(3).expect(409);
    expect(codeOf(again)).toBe('CRITERIA.WRONG_STATE');
  });

  it('are commented by name, by people of the unit alone', async () => {
    const text = { text: 'Bagaimana dengan petugas malam?' };
    expect(codeOf(await gov.as('stranger').post(`${path}/comments`, text).expect(403))).toBe('CRITERIA.NOT_OF_UNIT');
    await gov.admin.post(`${path}/comments`, text).expect(403);
    const unknown = await gov
      .as('staff')
      .post(`${path}/comments`, { ...text, criterionCode: 'LAIN' })
      .expect(422);
    expect(codeOf(unknown)).toBe('CRITERIA.CRITERION_UNKNOWN');
    const { body } = await gov
      .as('staff')
      .post(`${path}/comments`, { ...text, criterionCode: 'HADIR' })
      .expect(201);
    expect(body).toMatchObject({ ...text, authorName: 'Staf Uji', criterionCode: 'HADIR' });
    for (const reader of [gov.as('colleague'), gov.hr, gov.admin, gov.auditor]) {
      const { body: all } = await reader.get(`${path}/comments`, { count: true }).expect(200);
      expect([all.page.total, all.data[0].id]).toEqual([1, body.id]);
      await reader.get(`/criteria-comments/${body.id}`).expect(200);
    }
    for (const address of [`${path}/comments`, `${path}/proposals`, `/criteria-comments/${body.id}`])
      expect(codeOf(await gov.as('stranger').get(address).expect(403))).toBe('CRITERIA.NOT_OF_UNIT');
    expect((await setOf(id, gov.as('stranger')))['criteria']).toHaveLength(2);
  });

  it('get proposals that fit them', async () => {
    const wish = { kind: 'CHANGE', criterionCode: 'HADIR', criterion: { ...HADIR, title: 'Presensi' }, ...REASON };
    const unfit = [
      { ...wish, criterionCode: 'LAIN' },
      { ...wish, criterion: { ...HADIR, code: 'LAIN' } },
      { ...wish, kind: 'ADD' },
      { ...wish, kind: 'REMOVE' },
    ];
    for (const wrong of unfit)
      expect(codeOf(await gov.as('staff').post(`${path}/proposals`, wrong).expect(422))).toBe(
        'CRITERIA.PROPOSAL_UNFIT',
      );
    expect(codeOf(await gov.as('stranger').post(`${path}/proposals`, wish).expect(403))).toBe('CRITERIA.NOT_OF_UNIT');
    proposal = (await gov.as('staff').post(`${path}/proposals`, wish).expect(201)).body;
    expect(proposal).toMatchObject({ votesFor: null, ownVote: null, answer: null, criterion: { title: 'Presensi' } });
    await gov
      .as('staff')
      .post(`${path}/proposals`, { kind: 'REMOVE', criterionCode: 'HASIL', ...REASON })
      .expect(201);
  });

  it('are voted on: one vote of each person, changeable, of which nothing is told while votes are taken', async () => {
    const vote = (name: 'staff' | 'colleague' | 'kabid' | 'stranger', isFor: boolean) =>
      gov.as(name).post(`/criteria-proposals/${proposal['id']}/vote`, { isFor });
    const untold = { votesFor: null, votesAgainst: null };
    expect(codeOf(await vote('stranger', true).expect(403))).toBe('CRITERIA.NOT_OF_UNIT');
    await vote('colleague', true).expect(200);
    expect((await vote('kabid', true).expect(200)).body).toMatchObject({ ...untold, ownVote: true });
    expect(codeOf(await vote('kabid', true).expect(409))).toBe('CRITERIA.NOTHING_NEW');
    expect((await vote('kabid', false).expect(200)).body).toMatchObject({ ...untold, ownVote: false });
    const seen = (await gov.as('staff').get(`/criteria-proposals/${proposal['id']}`).expect(200)).body;
    expect(seen).toMatchObject({ ...untold, ownVote: null });
    const listed = (await gov.hr.get(`${path}/proposals`).expect(200)).body.data;
    expect(listed).toEqual(listed.map((one: Row) => expect.objectContaining({ ...untold, id: one['id'] })));
    const { body: audit } = await gov.auditor.get('/audit-events', { action: 'criteria-proposal.vote' }).expect(200);
    expect(audit.data).toHaveLength(3);
    expect(JSON.stringify(audit.data)).not.toContain('isFor');
    for (const { id: event } of audit.data) {
      const { body } = await gov.auditor.get(`/audit-events/${event}`).expect(200);
      const byNobody = { actorAccountId: null, actorEmployeeId: null, sessionId: null, actorRoles: [], address: null };
      expect(body).toMatchObject({ ...byNobody, requestId: '-', outcome: 'SUCCESS' });
    }
  });

  it('stay as they are while they are discussed, and proposals are answered with a reason', async () => {
    const running = await gov.hr.patch(path, { name: 'Nama lain' }).ifMatch(3).expect(409);
    expect(codeOf(running)).toBe('CRITERIA.CONSULTATION_RUNS');
    expect(codeOf(await gov.hr.post(`${path}/publication`).ifMatch(3).expect(409))).toBe('CRITERIA.CONSULTATION_RUNS');
    const answer = { answer: 'PARTLY', reason: 'Judulnya diganti, skalanya tetap.' };
    const address = `/criteria-proposals/${proposal['id']}/answer`;
    await gov.as('kadis').post(address, answer).ifMatch(1).expect(403);
    await gov.hr.post(address, answer).expect(428);
    await gov.hr
      .post(address, { ...answer, reason: 'ya' })
      .ifMatch(1)
      .expect(422);
    const { body } = await gov.hr.post(address, answer).ifMatch(1).expect(200);
    expect(body).toMatchObject({
      answer: 'PARTLY',
      answerReason: answer.reason,
      version: 2,
      votesFor: 1,
      votesAgainst: 1,
    });
    expect(codeOf(await gov.hr.post(address, answer).ifMatch(2).expect(409))).toBe('CRITERIA.ANSWERED');
    const late = await gov.as('colleague').post(`/criteria-proposals/${proposal['id']}/vote`, { isFor: false });
    expect(codeOf(late)).toBe('CRITERIA.ANSWERED');
    await app.drainJobs();
    expect(await told('staff', 'CRITERIA_PROPOSAL_ANSWERED')).toBe(1);
    const open = (await gov.hr.get(`${path}/proposals`, { unanswered: true }).expect(200)).body;
    expect(open.data).toHaveLength(1);
  });

  it('are published after the window with every proposal answered, and count from the next evaluation period', async () => {
    await gov.moveTo('2026-03-09');
    const closed = await gov.as('staff').post(`${path}/comments`, { text: 'Terlambat' }).expect(409);
    expect(closed.body).toMatchObject({ code: 'CRITERIA.CONSULTATION_CLOSED' });
    const open = await gov.hr.post(`${path}/publication`).ifMatch(3).expect(409);
    expect(codeOf(open)).toBe('CRITERIA.PROPOSALS_UNANSWERED');
    const [left] = (await gov.hr.get(`${path}/proposals`, { unanswered: true }).expect(200)).body.data;
    expect(left).toMatchObject({ answer: null, votesFor: 0, votesAgainst: 0 });
    const answer = { answer: 'DECLINED', reason: 'Hasil kerja adalah dasar penilaian.' };
    await gov.hr.post(`/criteria-proposals/${left.id}/answer`, answer).ifMatch(1).expect(200);
    const agreed = { criteria: [MOVING, { ...HADIR, title: 'Presensi' }] };
    await gov.hr.patch(path, agreed).ifMatch(3).expect(200);
    const answers = await Promise.all([1, 2, 3].map(() => gov.hr.post(`${path}/publication`).ifMatch(4)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412, 412]);
    expect(await setOf(id)).toMatchObject({ status: 'PUBLISHED', effectiveFrom: '2026-04-01', unansweredProposals: 0 });
    const changes = (await gov.as('staff').get(`${path}/changes`).expect(200)).body;
    expect(changes).toMatchObject({
      ...{ previousId: null, sincePrevious: [] },
      sinceConsultation: [{ code: 'HADIR', change: 'CHANGED', fields: [{ before: 'Kehadiran', after: 'Presensi' }] }],
    });
  });
});

describe('acknowledging criteria (CR-7 to CR-9)', () => {
  let id: string;
  let path: string;
  beforeAll(async () => {
    const { body } = await gov.admin.get('/criteria-sets', { status: 'PUBLISHED' }).expect(200);
    id = body.data[0].id;
    path = `/criteria-sets/${id}`;
  });
  const missing = async (client = gov.hr, more: object = { state: 'MISSING' }): Promise<string[]> => {
    const query = { criteriaSetId: id, count: 'true', ...more };
    const { body } = await client.get('/criteria-acknowledgements', query).expect(200);
    expect(body.page.total).toBe(body.data.length);
    return body.data.map(({ employeeName }: Row) => employeeName);
  };
  const countsFor = async (name: 'staff' | 'colleague' | 'stranger', evaluationPeriodId?: string): Promise<Row> => {
    const query = { performancePeriodId: yearId, ...(evaluationPeriodId ? { evaluationPeriodId } : {}) };
    const { body } = await gov
      .as(name)
      .get(`/employees/${gov.id(name)}/criteria`, query)
      .expect(200);
    return body.counts;
  };

  it('is done by each person of the unit for himself, once', async () => {
    await app.drainJobs();
    expect(await told('staff', 'CRITERIA_TO_ACKNOWLEDGE')).toBe(1);
    const duty = ['CRITERIA_ACKNOWLEDGE', id, 'Nyatakan telah mengetahui Kriteria dinas.', '2026-04-01'];
    expect(await dutiesOf(gov.as('staff'))).toEqual([duty]);
    expect(await dutiesOf(gov.as('stranger'))).toEqual([]);
    const stranger = await gov.as('stranger').post(`${path}/acknowledgement`).expect(403);
    expect(codeOf(stranger)).toBe('CRITERIA.NOT_OF_UNIT');
    await gov.admin.post(`${path}/acknowledgement`).expect(403);
    const { body } = await gov.as('staff').post(`${path}/acknowledgement`).expect(200);
    expect(body.acknowledgedAt).toEqual(expect.any(String));
    expect(await dutiesOf(gov.as('staff'))).toEqual([]);
    expect(codeOf(await gov.as('staff').post(`${path}/acknowledgement`).expect(409))).toBe('CRITERIA.ACKNOWLEDGED');
  });

  it('shows who has not to those who look after them, and counts by unit', async () => {
    expect(await missing()).toEqual(['Kabid Uji', 'Kadis Uji', 'Rekan Uji']);
    expect(await missing(gov.auditor, { state: 'DONE' })).toEqual(['Staf Uji']);
    await gov.as('kadis').get('/criteria-acknowledgements', { criteriaSetId: id }).expect(403);
    const counts = (await gov.hr.get('/criteria-acknowledgement-counts', { criteriaSetId: id }).expect(200)).body;
    expect(counts.data.map(({ unitName, people, acknowledged }: Row) => [unitName, people, acknowledged])).toEqual([
      ['Bidang Pelayanan', 3, 1],
      ['Dinas Kesehatan', 1, 0],
    ]);
    expect(await missing(gov.hr, { criteriaSetId: newId() })).toEqual([]);
  });

  it('reminds those who have not, at most once a day, and every seven days by itself', async () => {
    await gov.as('kadis').post(`${path}/reminders`).expect(403);
    const before = await told('colleague', 'CRITERIA_TO_ACKNOWLEDGE');
    expect((await gov.hr.post(`${path}/reminders`).expect(202)).body).toEqual({ criteriaSetId: id, people: 3 });
    await app.drainJobs();
    expect(await told('colleague', 'CRITERIA_TO_ACKNOWLEDGE')).toBe(before);
    await gov.moveTo('2026-03-11');
    await gov.hr.post(`${path}/reminders`).expect(202);
    await app.drainJobs();
    expect(await told('colleague', 'CRITERIA_TO_ACKNOWLEDGE')).toBe(before + 1);
    expect(await told('staff', 'CRITERIA_TO_ACKNOWLEDGE')).toBe(1);
    await gov.moveTo('2026-03-16');
    await app.drainJobs();
    const run = { signal: new AbortController().signal } as JobRun;
    expect(await app.get(RemindOfCriteria).run({}, run)).toEqual({ reminded: 0 });
    expect(await told('colleague', 'CRITERIA_TO_ACKNOWLEDGE')).toBe(before + 2);
  });

  it('tells what counts for somebody and whether he knew it in time: late criteria count from the next period', async () => {
    expect(await countsFor('staff', quarters[0])).toBeNull();
    expect(await countsFor('staff')).toBeNull();
    expect(await countsFor('staff', quarters[1])).toMatchObject({
      ...{ criteriaSetId: id, effectiveFrom: '2026-04-01', acknowledgementDueOn: '2026-04-01', standing: 'IN_TIME' },
      criteria: [{ code: 'HASIL', effect: 'MAY_MOVE' }, { code: 'HADIR' }],
    });
    expect(await countsFor('colleague', quarters[1])).toMatchObject({ standing: 'MISSING', acknowledgedAt: null });
    expect(await countsFor('stranger', quarters[1])).toBeNull();
    const query = { performancePeriodId: yearId };
    await gov
      .as('stranger')
      .get(`/employees/${gov.id('staff')}/criteria`, query)
      .expect(404);
    for (const reader of [gov.as('kabid'), gov.hr, gov.auditor])
      await reader.get(`/employees/${gov.id('staff')}/criteria`, query).expect(200);
    const unknown = { performancePeriodId: yearId, evaluationPeriodId: newId() };
    const refused = await gov
      .as('staff')
      .get(`/employees/${gov.id('staff')}/criteria`, unknown)
      .expect(422);
    expect(codeOf(refused)).toBe('CRITERIA.PERIOD_UNKNOWN');
  });

  it('gives the nearest unit upward as a whole, to whom the upper one is not shown as missing', async () => {
    const own = await draftCriteria(gov.hr, gov.units['bidang'], yearId, { criteria: [{ ...HADIR, code: 'LAYANAN' }] });
    await gov.hr.post(`/criteria-sets/${own.id}/consultation`, { until: '2026-03-22' }).ifMatch(1).expect(200);
    await gov.moveTo('2026-03-23');
    await gov.hr.post(`/criteria-sets/${own.id}/publication`).ifMatch(2).expect(200);
    expect(await countsFor('staff', quarters[1])).toMatchObject({
      ...{ criteriaSetId: own.id, standing: 'MISSING', criteria: [{ code: 'LAYANAN' }] },
    });
    expect(await missing()).toEqual(['Kadis Uji']);
    expect((await dutiesOf(gov.as('colleague'))).map(([, objectId]) => objectId)).toEqual([own.id]);
    await gov.moveTo('2026-04-02');
    await gov.as('staff').post(`/criteria-sets/${own.id}/acknowledgement`).expect(200);
    expect(await countsFor('staff', quarters[1])).toMatchObject({ standing: 'LATE' });
    expect(await countsFor('staff', quarters[2])).toMatchObject({ standing: 'IN_TIME' });
  });

  it('shows a manager of a unit nobody outside of it, of criteria of the whole government too', async () => {
    const root = await draftCriteria(gov.admin, gov.units['kabupaten'], yearId);
    const here = await missing(gov.hr, { criteriaSetId: root.id });
    expect(here).toEqual(['Kabid Uji', 'Kadis Uji', 'Rekan Uji', 'Staf Uji']);
    expect((await missing(gov.admin, { criteriaSetId: root.id })).length).toBeGreaterThan(here.length);
    const counts = { criteriaSetId: root.id };
    const { body } = await gov.hr.get('/criteria-acknowledgement-counts', counts).expect(200);
    expect(body.data.map(({ unitName }: Row) => unitName)).toEqual(['Bidang Pelayanan', 'Dinas Kesehatan']);
  });
});

describe('next versions of criteria (CR-1, CR-10)', () => {
  let first: Row;
  let next: Row;

  it('are drafted with a reason, one at a time, and take their place when they are published', async () => {
    const { body } = await gov.hr.get('/criteria-sets', { unitId: gov.units['dinas'] ?? '' }).expect(200);
    first = body.data[0];
    const path = `/criteria-sets/${first['id']}`;
    const withdrawal = await gov.hr.post(`${path}/withdrawal`, REASON).ifMatch(first['version']).expect(409);
    expect(codeOf(withdrawal)).toBe('CRITERIA.COUNTS_ALREADY');
    await gov.hr.post(`${path}/revision`, { reason: 'pendek' }).ifMatch(first['version']).expect(422);
    next = (await gov.hr.post(`${path}/revision`, REASON).ifMatch(first['version']).expect(201)).body;
    expect(next).toMatchObject({ edition: 2, status: 'DRAFT', ...REASON, acknowledgedAt: null });
    const again = await gov.hr.post(`${path}/revision`, REASON).ifMatch(first['version']).expect(409);
    expect(codeOf(again)).toBe('CRITERIA.ALREADY_THERE');
    const address = `/criteria-sets/${next['id']}`;
    await gov.hr
      .patch(address, { criteria: [MOVING] })
      .ifMatch(1)
      .expect(200);
    await gov.hr.post(`${address}/consultation`, { until: '2026-04-10' }).ifMatch(2).expect(200);
    await gov.moveTo('2026-04-11');
    await gov.hr.post(`${address}/publication`).ifMatch(3).expect(200);
    expect(await setOf(first['id'])).toMatchObject({ status: 'SUPERSEDED' });
    next = await setOf(next['id']);
    expect(next).toMatchObject({ status: 'PUBLISHED', effectiveFrom: '2026-07-01' });
    const { body: changes } = await gov.as('staff').get(`${address}/changes`).expect(200);
    expect(changes).toMatchObject({
      ...{ previousId: first['id'], sinceConsultation: [] },
      sincePrevious: [{ code: 'HADIR', change: 'REMOVED' }],
    });
    const query = { performancePeriodId: yearId, evaluationPeriodId: quarters[1] ?? '' };
    const { body: counting } = await gov
      .as('kadis')
      .get(`/employees/${gov.id('kadis')}/criteria`, query)
      .expect(200);
    expect(counting.counts.criteriaSetId).toBe(first['id']);
  });

  it('can be withdrawn before they count: the version before stands again', async () => {
    const address = `/criteria-sets/${next['id']}/withdrawal`;
    await gov.as('kadis').post(address, REASON).ifMatch(next['version']).expect(403);
    await gov.hr.post(address, REASON).ifMatch(1).expect(412);
    expect((await gov.hr.post(address, REASON).ifMatch(next['version']).expect(200)).body.status).toBe('WITHDRAWN');
    expect(await setOf(first['id'])).toMatchObject({ status: 'PUBLISHED' });
    const again = await gov.hr
      .post(address, REASON)
      .ifMatch(next['version'] + 1)
      .expect(409);
    expect(codeOf(again)).toBe('CRITERIA.WRONG_STATE');
  });

  it('are refused when no evaluation period begins any more', async () => {
    const body = { evaluationPeriodId: quarters[1], criteria: [HADIR] };
    const late = await draftCriteria(gov.hr, gov.units['dinas'], yearId, body);
    await gov.hr.post(`/criteria-sets/${late.id}/consultation`, { until: '2026-04-17' }).ifMatch(1).expect(200);
    await gov.moveTo('2026-04-18');
    const refused = await gov.hr.post(`/criteria-sets/${late.id}/publication`).ifMatch(2).expect(409);
    expect(codeOf(refused)).toBe('CRITERIA.TOO_LATE');
    await gov.hr.post(`/criteria-sets/${late.id}/withdrawal`, REASON).ifMatch(2).expect(200);
  });
});

describe('a version that is followed by a next one (CR-9)', () => {
  it('is asked for until the next one counts, and keeps upper criteria away', async () => {
    const waiting = async (): Promise<unknown[]> =>
      (await dutiesOf(gov.as('colleague'))).map(([, objectId]) => objectId).sort();
    const only = async (unit: 'bidang' | 'dinas'): Promise<Row> => {
      const query = { unitId: gov.units[unit] ?? '', status: 'PUBLISHED' };
      const { data } = (await gov.hr.get('/criteria-sets', query).expect(200)).body;
      expect(data).toHaveLength(1);
      return data[0];
    };
    const [own, upper] = [await only('bidang'), await only('dinas')];
    const missing = async (criteriaSetId: string): Promise<string[]> => {
      const { body } = await gov.hr.get('/criteria-acknowledgements', { criteriaSetId, state: 'MISSING' }).expect(200);
      return body.data.map(({ employeeName }: Row) => employeeName);
    };
    const next = (await gov.hr.post(`/criteria-sets/${own['id']}/revision`, REASON).ifMatch(own['version']).expect(201))
      .body;
    const address = `/criteria-sets/${next.id}`;
    await gov.hr.post(`${address}/consultation`, { until: '2026-04-26' }).ifMatch(1).expect(200);
    await gov.moveTo('2026-04-27');
    const before = [await waiting(), await missing(upper['id'])];
    expect(before).toEqual([[own['id']], ['Kadis Uji']]);
    await gov.hr.post(`${address}/publication`).ifMatch(2).expect(200);
    expect(await setOf(next.id)).toMatchObject({ effectiveFrom: '2026-07-01' });
    expect([await waiting(), await missing(upper['id'])]).toEqual([[own['id'], next.id].sort(), ['Kadis Uji']]);
    // Five weeks after the former version was published.
    expect(await app.get(CriteriaApi).remindedToday()).toContain(own['id']);
    await gov.moveTo('2026-07-06');
    expect(await app.get(CriteriaApi).remindedToday()).not.toContain(own['id']);
    expect([await waiting(), await missing(upper['id'])]).toEqual([[next.id], ['Kadis Uji']]);
  });
});

describe('the policy of criteria (CR-11)', () => {
  it('is read by everybody and decided by the HR office', async () => {
    const usual = { consultationDays: 7, newcomerDays: 14, reminderEveryDays: 7, ratingGate: 'WARN' };
    expect((await gov.as('staff').get('/criteria-policy').expect(200)).body).toMatchObject(usual);
    await gov.hr.patch('/criteria-policy', { ratingGate: 'REQUIRED' }).ifMatch(1).expect(403);
    await gov.admin.patch('/criteria-policy', { ratingGate: 'MAYBE' }).ifMatch(1).expect(422);
    const { body } = await gov.admin.patch('/criteria-policy', { ratingGate: 'REQUIRED' }).ifMatch(1).expect(200);
    expect(body).toEqual({ ...usual, ratingGate: 'REQUIRED', version: 2 });
  });
});
