import { ReadLog } from '../../src/kernel/audit/read-log.js';
import type { Client } from '../support/client.js';
import { aResult, Government, ratings, SELF_ASSESSMENT, usernameOf, ANNEXES } from '../support/government.js';
import { TestApp } from '../support/test-app.js';

/*
 * Whoever signed a plan or published an appraisal keeps that, and nothing else, when somebody else appraises from a day on
 * (rules EM-15, WP-14, AP-8). In the story Mutasi works under the Kabid until 14 May and under the Kadis Lain from 15 May on.
 */

const MUTASI = 'mutasi';
const LISTS = ['/signed-work-plans', '/signed-appraisals'] as const;
let app: TestApp;
let gov: Government;
let yearId: string;
let employeeId: string;
let planId: string;
let appraisalId: string;
/** The two copies as the Kabid read them while he was the appraiser. */
const copies: { id: string; [field: string]: unknown }[] = [];

beforeAll(async () => {
  app = await TestApp.start(); // Monday, 2 March 2026
  gov = await Government.found(app);
  yearId = await gov.openYear();
  employeeId = await gov.recruit(MUTASI, '199301012018011011', 'bidang');
});
afterAll(() => app.stop());

const mutasi = (): Client => gov.by(MUTASI);

/** A plan of Mutasi for some days, handed in. */
async function submitted(days: object): Promise<string> {
  const { id } = (
    await mutasi()
      .post('/work-plans', { performancePeriodId: yearId, ...days, annexes: ANNEXES })
      .expect(201)
  ).body;
  await mutasi().post(`/work-plans/${id}/results`, aResult()).expect(201);
  await mutasi().post(`/work-plans/${id}/submission`).expect(201);
  return id;
}

/** Ids of a list, which must count as many. */
async function idsIn(client: Client, list: string, query: Record<string, string> = {}): Promise<string[]> {
  const { body } = await client.get(list, { ...query, count: true, limit: 200 }).expect(200);
  expect(body.page).toMatchObject({ total: body.data.length, hasMore: false });
  return body.data.map(({ id }: { id: string }) => id);
}

/** Which of the two copies somebody reads, by single reads and by lists, which must agree. */
async function sees(client: Client): Promise<[boolean, boolean]> {
  const seen: boolean[] = [];
  for (const [at, list] of LISTS.entries()) {
    const { id } = copies[at]!;
    const { status, body } = await client.get(`${list}/${id}`);
    expect([200, 404]).toContain(status);
    if (status === 200) expect(body).toEqual(copies[at]);
    else expect(body.code).toBe('REQUEST.NOT_FOUND');
    expect((await idsIn(client, list)).includes(id)).toBe(status === 200);
    expect((await idsIn(client, list, { employeeId })).includes(id)).toBe(status === 200);
    seen.push(status === 200);
  }
  return seen as [boolean, boolean];
}
const BOTH = [true, true];
const NEITHER = [false, false];

describe('A copy', () => {
  it('is kept when the appraiser signs, not before: word by word, with both as they were', async () => {
    const kabid = gov.as('kabid');
    planId = await submitted({ startsOn: '2026-01-01', endsOn: '2026-06-30' });
    await kabid.post(`/work-plans/${planId}/return`, { reason: 'Tambahkan ekspektasi perilaku.' }).expect(201);
    const expectation = { expectation: 'Menjawab keluhan warga pada hari yang sama' };
    const { version } = (await kabid.get(`/work-plans/${planId}`).expect(200)).body;
    await kabid.patch(`/work-plans/${planId}/behaviours/AKUNTABEL`, expectation).ifMatch(version).expect(200);
    await mutasi().post(`/work-plans/${planId}/submission`).expect(201);
    expect(await idsIn(mutasi(), '/signed-work-plans')).toEqual([]);

    const agreed = (await kabid.post(`/work-plans/${planId}/agreement`).expect(201)).body;
    const { body: list } = await kabid.get('/signed-work-plans', { workPlanId: planId }).expect(200);
    expect(list.data).toEqual([
      {
        id: list.data[0].id,
        workPlanId: planId,
        employeeId,
        employeeName: 'Pegawai mutasi',
        startsOn: '2026-01-01',
        endsOn: '2026-06-30',
        signedByEmployeeId: gov.id('kabid'),
        signedByName: 'Kabid Uji',
        signedAt: agreed.agreedAt,
        version: agreed.version,
      },
    ]);
    const { body: copy } = await kabid.get(`/signed-work-plans/${list.data[0].id}`).expect(200);
    const { family, approach, submittedAt, results, behaviours, annexes } = agreed;
    expect(copy).toEqual({
      ...list.data[0],
      employee: {
        name: 'Pegawai mutasi',
        nip: '199301012018011011',
        grade: null,
        position: 'Pelaksana mutasi',
        unit: 'Bidang Pelayanan',
      },
      appraiser: {
        name: 'Kabid Uji',
        nip: usernameOf('kabid'),
        grade: 'III/d',
        position: 'Kepala Bidang Pelayanan',
        unit: 'Bidang Pelayanan',
      },
      ...{ family, approach, submittedAt, results, behaviours, annexes },
    });
    expect(copy.behaviours[1]).toMatchObject({ code: 'AKUNTABEL', ...expectation });
    await kabid.post(`/work-plans/${planId}/activation`).expect(201);
    copies.push(copy);
  });

  it('of an appraisal is kept when it is published, not when it is rated', async () => {
    await gov.moveTo('2026-03-31');
    await app.drainJobs();
    const kabid = gov.as('kabid');
    appraisalId = (await idsIn(mutasi(), '/appraisals'))[0]!;
    await mutasi().post(`/appraisals/${appraisalId}/self-assessment`, SELF_ASSESSMENT).expect(201);
    await kabid.post(`/appraisals/${appraisalId}/ratings`, ratings('DI_ATAS_EKSPEKTASI')).expect(201);
    expect(await idsIn(kabid, '/signed-appraisals')).toEqual([]);

    const published = (await kabid.post(`/appraisals/${appraisalId}/publication`).expect(201)).body;
    const [id] = await idsIn(kabid, '/signed-appraisals', { appraisalId });
    const { body: copy } = await kabid.get(`/signed-appraisals/${id}`).expect(200);
    const { id: _, status: _status, performancePeriodId: _year, evaluationPeriodId: _period, ...same } = published;
    const { finalOn: _final, objectionDueOn: _until, predecessorId: _before, successorId: _after, ...judged } = same;
    const { selfAssessmentDueOn: _due, publishedAt, acknowledgedOn: _on, appraiserId, appraiserName, ...rest } = judged;
    // What the service adds to the appraiser's word.
    const { isSurprise: _mark, surprise: _lacks, criteriaSetId: _by, criteriaStanding: _known, ...word } = rest;
    const { decidedById: _decider, decidedByName: _name, ...said } = word;
    expect(copy).toEqual({
      ...{ id, appraisalId, ...said, contentsHash: expect.stringMatching(/^[0-9a-f]{64}$/) },
      ...{ signedAt: publishedAt, signedByEmployeeId: appraiserId, signedByName: appraiserName },
      employee: expect.objectContaining({ name: 'Pegawai mutasi', unit: 'Bidang Pelayanan' }),
      appraiser: expect.objectContaining({ name: 'Kabid Uji', position: 'Kepala Bidang Pelayanan' }),
    });
    expect(copy).toMatchObject({ predicate: 'BAIK', resultReason: 'Tiga dari tiga laporan terbit tepat waktu.' });
    copies.push(copy);
  });
});

describe('Who reads a copy', () => {
  it('on the last day under the old superior: he, his people’s managers and the person', async () => {
    await gov.transfer(employeeId, 'dinasLain', '2026-05-15');
    await gov.moveTo('2026-05-14');
    for (const reader of [mutasi(), gov.as('kabid'), gov.hr, gov.admin, gov.auditor])
      expect(await sees(reader)).toEqual(BOTH);
    for (const other of ['kadis', 'colleague', 'otherHead', 'stranger', 'bupati'] as const) {
      expect([other, await sees(gov.as(other))]).toEqual([other, NEITHER]);
    }
    await gov.as('kabid').get(`/work-plans/${planId}`).expect(200);
  });

  it('from the next day on: he who signed, the new superior and managers; who never signed, nothing', async () => {
    await gov.moveTo('2026-05-15');
    for (const reader of [mutasi(), gov.as('kabid'), gov.as('otherHead'), gov.admin, gov.auditor])
      expect(await sees(reader)).toEqual(BOTH);
    for (const other of ['kadis', 'colleague', 'stranger', 'bupati'] as const) {
      expect([other, await sees(gov.as(other))]).toEqual([other, NEITHER]);
    }
    // UNIT_HR of the agency that he has left.
    expect(await sees(gov.hr)).toEqual(NEITHER);
  });

  it('no machine, whatever scopes it has', async () => {
    await gov.machine('mesin', ['work-plan:read', 'appraisal:read']);
    for (const list of LISTS) expect((await gov.by('mesin').get(list).expect(403)).body.code).toBe('ACCESS.FORBIDDEN');
  });

  it('and the copy is all that is left: not the plan, the appraisal, the progress or the person', async () => {
    const kabid = gov.as('kabid');
    const paths = [`/work-plans/${planId}`, `/work-plans/${planId}/progress-entries`, `/appraisals/${appraisalId}`];
    for (const path of [...paths, `/employees/${employeeId}`]) await kabid.get(path).expect(404);
    for (const list of ['/work-plans', '/appraisals']) expect(await idsIn(kabid, list, { employeeId })).toEqual([]);
    await kabid.post(`/work-plans/${planId}/activation`).expect(404);
    await kabid.post(`/appraisals/${appraisalId}/publication`).expect(404);
  });
});

describe('What comes after the signature', () => {
  it('is not in the copy, and what others sign is not his', async () => {
    await mutasi().post(`/appraisals/${appraisalId}/acknowledgement`).expect(201);
    const { version } = (await gov.admin.get(`/employees/${employeeId}`).expect(200)).body;
    await gov.admin.patch(`/employees/${employeeId}`, { name: 'Mutasi Berganti Nama' }).ifMatch(version).expect(200);
    const nextId = await submitted({ startsOn: '2026-07-01', endsOn: '2026-12-31' });
    await gov.as('otherHead').post(`/work-plans/${nextId}/agreement`).expect(201);

    const [next] = await idsIn(gov.as('otherHead'), '/signed-work-plans', { workPlanId: nextId });
    const { body } = await gov.as('otherHead').get(`/signed-work-plans/${next}`).expect(200);
    expect(body).toMatchObject({ employeeName: 'Mutasi Berganti Nama', signedByName: 'Kadis Lain' });
    expect(body.employee.unit).toBe('Dinas Pendidikan');

    expect(await sees(gov.as('kabid'))).toEqual(BOTH);
    await gov.as('kabid').get(`/signed-work-plans/${next}`).expect(404);
    expect(await idsIn(gov.as('kabid'), '/signed-work-plans')).toEqual([copies[0]!.id]);
    expect(await idsIn(mutasi(), '/signed-work-plans')).toEqual([copies[0]!.id, next]);
  });

  it('lists the oldest signature first, page by page, and by who has signed', async () => {
    const all = await idsIn(gov.admin, '/signed-work-plans', { employeeId });
    const first = (await gov.admin.get('/signed-work-plans', { employeeId, limit: 1 }).expect(200)).body;
    const { nextCursor: cursor } = first.page;
    const second = (await gov.admin.get('/signed-work-plans', { employeeId, limit: 1, cursor }).expect(200)).body;
    expect([...first.data, ...second.data].map(({ id }) => id)).toEqual(all);
    const bySigner = { signedByEmployeeId: gov.id('kabid') };
    expect(await idsIn(gov.admin, '/signed-work-plans', bySigner)).toEqual([copies[0]!.id]);
    expect(await idsIn(gov.admin, '/signed-appraisals', bySigner)).toEqual([copies[1]!.id]);
    expect(await idsIn(gov.admin, '/signed-appraisals', { signedByEmployeeId: gov.id('otherHead') })).toEqual([]);
  });

  it('notes that the former superior has read it, for the person to see', async () => {
    await app.get(ReadLog).flush();
    const { body } = await mutasi().get('/my/access-log', { kind: 'READ', limit: 200 }).expect(200);
    const actions = body.data.map((one: { action: string }) => one.action);
    expect(actions).toEqual(expect.arrayContaining(['signed-work-plan.read', 'signed-appraisal.read']));
  });
});
