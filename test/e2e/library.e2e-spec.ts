import type { Client } from '../support/client.js';
import { activePlan, ANNEXES, Government, type PersonName } from '../support/government.js';
import { TestApp } from '../support/test-app.js';

let app: TestApp;
let gov: Government;
let yearId: string;

beforeEach(async () => {
  app = await TestApp.start();
  gov = await Government.found(app);
  yearId = await gov.openYear();
});
afterEach(() => app.stop());

const PATH = '/library-results';
const NOBODY = '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d00';
const indicator = { aspect: 'KUANTITAS', statement: 'Jumlah laporan terbit', target: '12.00', unit: 'laporan' };
const aLibraryResult = (more: object = {}): object => ({
  statement: 'Laporan pelayanan terbit tepat waktu',
  indicators: [indicator],
  ...more,
});

async function kept(more: object = {}, by: Client = gov.admin): Promise<any> {
  return (await by.post(PATH, aLibraryResult(more)).expect(201)).body;
}
async function draft(name: PersonName): Promise<any> {
  const body = { performancePeriodId: yearId, annexes: ANNEXES };
  return (await gov.as(name).post('/work-plans', body).expect(201)).body;
}
async function statements(query: Record<string, string> = {}, by: Client = gov.as('staff')): Promise<string[]> {
  const { body } = await by.get(PATH, query).expect(200);
  return body.data.map(({ statement }: any) => statement);
}
const codes = (body: any): string[] => (body.errors ?? []).map(({ pointer, code }: any) => `${pointer} ${code}`);

describe('what stands in the library (LB-1)', () => {
  it('is a result with its indicators as a plan holds them, known to everybody', async () => {
    const made = await kept({ unitId: gov.units['dinas'], positionTitle: 'Analis Gizi', positionKind: 'FUNGSIONAL' });
    expect(made).toMatchObject({
      ...{ unitName: 'Dinas Kesehatan', family: 'JA_JF', approach: 'KUANTITATIF', kind: 'UTAMA' },
      ...{ classification: 'INDIVIDU', status: 'ACTIVE', useCount: 0, agreedCount: 0, version: 1 },
      indicators: [{ ...indicator, direction: 'NORMAL', isMaximum: false, targetText: null, schedule: null }],
    });
    for (const reader of [gov.as('stranger'), gov.auditor, gov.hr])
      expect((await reader.get(`${PATH}/${made.id}`).expect(200)).body).toEqual(made);
    await gov.admin.get(`${PATH}/${NOBODY}`).expect(404);
  });

  it.each([
    ['no statement', { statement: undefined }, 'LIBRARY.STATEMENT_NEEDED', '/statement'],
    ['a unit that is not there', { unitId: NOBODY }, 'LIBRARY.UNIT_UNKNOWN', '/unitId'],
    [
      'no aspect where the form has one',
      { indicators: [{ ...indicator, aspect: undefined }] },
      'WORK_PLAN.NOT_IN_FORM',
      '/indicators/0/aspect',
    ],
    ['a number in a qualitative form', { approach: 'KUALITATIF' }, 'WORK_PLAN.NOT_IN_FORM', '/indicators/0/aspect'],
    ['a perspective on a form without', { perspective: 'PENERIMA_LAYANAN' }, 'WORK_PLAN.NOT_IN_FORM', '/perspective'],
    [
      'a perspective that is not there',
      { family: 'JPT', indicators: [], perspective: 'X' },
      'WORK_PLAN.PERSPECTIVE_UNKNOWN',
      '/perspective',
    ],
    ['a result that is not there', { fromResultId: NOBODY }, 'LIBRARY.RESULT_UNKNOWN', '/fromResultId'],
  ])('is refused with %s', async (_, more, code, pointer) => {
    const { body } = await gov.admin.post(PATH, aLibraryResult(more)).expect(422);
    expect([body.code, codes(body)[0]?.split(' ')[0]]).toEqual([code, pointer]);
  });

  it('is kept by the manager of its unit, and what is of all by the HR office alone', async () => {
    const own = await kept({ unitId: gov.units['bidang'] }, gov.hr);
    const [other, common] = [await kept({ unitId: gov.units['dinasLain'] }), await kept()];
    for (const more of [{ unitId: gov.units['dinasLain'] }, {}])
      expect((await gov.hr.post(PATH, aLibraryResult(more)).expect(422)).body.code).toBe('LIBRARY.UNIT_UNKNOWN');
    const patch = (one: any, body: object) => gov.hr.patch(`${PATH}/${one.id}`, body).ifMatch(1);
    for (const one of [other, common]) {
      expect((await patch(one, { kind: 'TAMBAHAN' }).expect(403)).body.code).toBe('LIBRARY.NOT_YOURS');
      await gov.hr.post(`${PATH}/${one.id}/retirement`).ifMatch(1).expect(403);
    }
    expect((await patch(own, { unitId: null }).expect(422)).body.code).toBe('LIBRARY.UNIT_UNKNOWN');
    await gov.as('kadis').post(PATH, aLibraryResult()).expect(403);
  });

  it('is changed by its version, as a whole that fits its form', async () => {
    const { id } = await kept();
    const patch = (body: object, version: number) => gov.admin.patch(`${PATH}/${id}`, body).ifMatch(version);
    const { body } = await patch({ statement: 'Berkas lengkap', positionTitle: 'Arsiparis' }, 1).expect(200);
    expect(body).toMatchObject({ statement: 'Berkas lengkap', positionTitle: 'Arsiparis', version: 2 });
    expect((await patch({ kind: 'TAMBAHAN' }, 1).expect(412)).body.code).toBe('REQUEST.STALE');
    expect((await patch({ approach: 'KUALITATIF' }, 2).expect(422)).body.code).toBe('WORK_PLAN.NOT_IN_FORM');
    const words = { approach: 'KUALITATIF', indicators: [{ statement: 'Berkas tersusun menurut kode klasifikasi' }] };
    expect((await patch(words, 2).expect(200)).body).toMatchObject({ approach: 'KUALITATIF', version: 3 });
    expect((await patch({}, 3).expect(200)).body.version).toBe(3);
    expect(await statements({ q: 'klasifikasi berkas' })).toEqual(['Berkas lengkap']);
    await gov.admin.patch(`${PATH}/${NOBODY}`, { kind: 'UTAMA' }).ifMatch(1).expect(404);
  });

  it('is retired, and stays so', async () => {
    const { id } = await kept();
    const retire = (version: number) => gov.admin.post(`${PATH}/${id}/retirement`).ifMatch(version);
    expect((await retire(2).expect(412)).body.code).toBe('REQUEST.STALE');
    expect((await retire(1).expect(201)).body).toMatchObject({ status: 'RETIRED', version: 2 });
    expect((await retire(2).expect(409)).body.code).toBe('LIBRARY.RETIRED');
    const { body } = await gov.admin.patch(`${PATH}/${id}`, { kind: 'TAMBAHAN' }).ifMatch(2).expect(409);
    expect(body.code).toBe('LIBRARY.RETIRED');
    expect(await statements({ status: 'ACTIVE' })).toEqual([]);
  });
});

describe('a result of a plan (LB-2)', () => {
  it('is taken over by whoever may read the plan, and nothing of the person with it', async () => {
    const plan = await activePlan(gov, 'staff', 'kabid', yearId);
    const fromResultId = plan.results[0]?.id;
    const { body } = await gov.hr.post(PATH, { fromResultId, unitId: gov.units['dinas'] }).expect(201);
    expect(body).toMatchObject({
      statement: 'Laporan pelayanan terbit tepat waktu',
      approach: 'KUANTITATIF',
      useCount: 0,
    });
    expect(body.indicators).toMatchObject([
      { aspect: 'KUANTITAS', target: '12.00', unit: 'laporan', direction: 'NORMAL' },
    ]);
    const shorter = { fromResultId, unitId: gov.units['dinas'], statement: 'Laporan terbit', indicators: [] };
    expect((await gov.hr.post(PATH, shorter).expect(201)).body).toMatchObject({
      statement: 'Laporan terbit',
      indicators: [],
    });
  });

  it('is as if absent where the plan is', async () => {
    const plan = await activePlan(gov, 'stranger', 'otherHead', yearId);
    const asked = { fromResultId: plan.results[0]?.id, unitId: gov.units['dinas'] };
    expect((await gov.hr.post(PATH, asked).expect(422)).body.code).toBe('LIBRARY.RESULT_UNKNOWN');
  });
});

describe('the list (LB-3)', () => {
  it('finds by words, title in any capitals, unit and state, and counts', async () => {
    await kept({ statement: 'Dokumen anggaran terbit', positionTitle: 'Analis Anggaran', indicators: [] });
    await kept({ statement: 'Arsip tertata', unitId: gov.units['dinas'] });
    expect(await statements()).toEqual(['Arsip tertata', 'Dokumen anggaran terbit']);
    expect(await statements({ q: 'TERBIT anggar' })).toEqual(['Dokumen anggaran terbit']);
    expect(await statements({ q: 'jumlah laporan' })).toEqual(['Arsip tertata']);
    expect(await statements({ positionTitle: 'ANALIS anggaran' })).toEqual([
      'Arsip tertata',
      'Dokumen anggaran terbit',
    ]);
    expect(await statements({ positionTitle: 'Bidan' })).toEqual(['Arsip tertata']);
    expect(await statements({ unitId: gov.units['dinas'] ?? '' })).toEqual(['Arsip tertata']);
    const { body } = await gov.hr.get(PATH, { limit: '1', count: 'true' }).expect(200);
    expect(body.page).toMatchObject({ total: 2, hasMore: true });
    const next = await gov.hr.get(PATH, { limit: '1', count: 'true', cursor: body.page.nextCursor }).expect(200);
    expect(next.body.data).toMatchObject([{ statement: 'Dokumen anggaran terbit' }]);
    expect(next.body.page.hasMore).toBe(false);
    const csv = (await gov.as('staff').get(PATH, { format: 'csv' }).expect(200)).text;
    expect(csv.trim().split('\n')).toHaveLength(3);
  });

  it('shows what fits the post of the plan’s owner today', async () => {
    const plan = await draft('staff');
    const fitting = { statement: 'Untuk jabatannya', positionTitle: 'PELAKSANA staf uji', positionKind: 'PELAKSANA' };
    await kept(fitting);
    await kept({ statement: 'Untuk dinasnya', unitId: gov.units['dinas'] });
    await kept({ statement: 'Untuk semua' });
    await kept({ statement: 'Untuk dinas lain', unitId: gov.units['dinasLain'] });
    await kept({ statement: 'Untuk jabatan lain', positionTitle: 'Bidan' });
    await kept({ statement: 'Untuk jenis lain', positionKind: 'FUNGSIONAL' });
    await kept({ statement: 'Untuk pimpinan', family: 'JPT', indicators: [] });
    await kept({ statement: 'Dalam kata', approach: 'KUALITATIF', indicators: [] });
    const old = await kept({ statement: 'Sudah lama' });
    await gov.admin.post(`${PATH}/${old.id}/retirement`).ifMatch(1).expect(201);
    const fit = ['Untuk dinasnya', 'Untuk jabatannya', 'Untuk semua'];
    expect(await statements({ forWorkPlanId: plan.id })).toEqual(fit);
    expect(await statements({ forWorkPlanId: plan.id }, gov.as('kabid'))).toEqual(fit);
    expect(await statements({ forWorkPlanId: plan.id }, gov.as('stranger'))).toEqual([]);
  });
});

describe('taking a result up (LB-4)', () => {
  const take = (name: PersonName, plan: any, libraryResultId: string) =>
    gov.as(name).post(`/work-plans/${plan.id}/library-results`, { libraryResultId });
  const usesOf = async (one: any): Promise<unknown[]> => {
    const { body } = await gov.admin.get(`${PATH}/${one.id}`).expect(200);
    return [body.useCount, body.agreedCount];
  };

  it('copies it with its indicators, which are changed freely and counted', async () => {
    const range = { ...indicator, target: '10', targetUntil: '12', schedule: 'Tiap triwulan', dataSource: 'Register' };
    const [one, other] = [
      await kept({ classification: 'ORGANISASI', indicators: [indicator, range] }),
      await kept({ statement: 'A' }),
    ];
    const plan = await draft('staff');
    const { body } = await take('staff', plan, one.id).expect(201);
    expect(body).toMatchObject({
      version: plan.version + 1,
      results: [{ statement: one.statement, classification: 'ORGANISASI', libraryResultId: one.id }],
    });
    expect(body.results[0].indicators).toMatchObject([
      { ...indicator, direction: 'NORMAL' },
      { target: '10.00', targetUntil: '12.00', schedule: 'Tiap triwulan', dataSource: 'Register' },
    ]);
    expect(body.results[0]).toMatchObject({ copiedFromResultId: null, awaitsReview: false });
    expect(await usesOf(one)).toEqual([1, 0]);
    const [result] = body.results;
    const own = { statement: 'Laporan gizi terbit' };
    await gov.as('staff').patch(`/work-plan-results/${result.id}`, own).ifMatch(body.version).expect(200);
    await gov.admin.patch(`${PATH}/${one.id}`, { statement: 'Zaman berubah' }).ifMatch(1).expect(200);
    expect((await gov.as('staff').get(`/work-plans/${plan.id}`)).body.results[0].statement).toBe(own.statement);
    expect(await usesOf(one)).toEqual([1, 0]);
    expect(await statements()).toEqual(['Zaman berubah', 'A']);
    await gov.as('staff').post(`/work-plans/${plan.id}/submission`).expect(201);
    await gov.as('kabid').post(`/work-plans/${plan.id}/agreement`).expect(201);
    expect([await usesOf(one), await usesOf(other)]).toEqual([
      [1, 1],
      [0, 0],
    ]);
  });

  it('does not count what is taken over from the plan of the year before', async () => {
    const result = await kept();
    const old = await draft('staff');
    await gov.as('staff').post(`/work-plans/${old.id}/library-results`, { libraryResultId: result.id }).expect(201);
    yearId = await gov.openYear(2027);
    const plan = await draft('staff');
    await gov.as('staff').post(`/work-plans/${plan.id}/copies`, { fromWorkPlanId: old.id }).expect(201);
    expect((await gov.admin.get(`${PATH}/${result.id}`).expect(200)).body.useCount).toBe(1);
  });

  it('no longer counts one that was removed', async () => {
    const one = await kept();
    const { body } = await take('staff', await draft('staff'), one.id).expect(201);
    await gov.as('staff').delete(`/work-plan-results/${body.results[0].id}`).ifMatch(body.version).expect(200);
    expect(await usesOf(one)).toEqual([0, 0]);
  });

  it('is refused for what is retired, there already, of another form or not known, and to others', async () => {
    const [one, words, old] = [await kept(), await kept({ approach: 'KUALITATIF', indicators: [] }), await kept()];
    await gov.admin.post(`${PATH}/${old.id}/retirement`).ifMatch(1).expect(201);
    const plan = await draft('staff');
    await take('staff', plan, one.id).expect(201);
    const refused = async (name: PersonName, id: string): Promise<unknown[]> => {
      const { status, body } = await take(name, plan, id);
      return [status, body.code];
    };
    expect(await refused('staff', one.id)).toEqual([409, 'LIBRARY.ALREADY_TAKEN']);
    expect(await refused('staff', old.id)).toEqual([409, 'LIBRARY.RETIRED']);
    expect(await refused('staff', words.id)).toEqual([409, 'LIBRARY.OTHER_FORM']);
    expect(await refused('staff', NOBODY)).toEqual([422, 'LIBRARY.UNKNOWN']);
    expect(await refused('kabid', one.id)).toEqual([403, 'WORK_PLAN.NOT_THE_OWNER']);
    expect(await refused('stranger', one.id)).toEqual([404, 'REQUEST.NOT_FOUND']);
    await gov.as('staff').post(`/work-plans/${plan.id}/submission`).expect(201);
    expect(await refused('staff', words.id)).toEqual([409, 'WORK_PLAN.WRONG_STATE']);
  });

  it('gives it once, however often it is asked for at the same moment', async () => {
    const [one, plan] = [await kept(), await draft('staff')];
    const answers = await Promise.all([1, 2, 3, 4].map(() => take('staff', plan, one.id)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
  });

  it('stops at 50 results', async () => {
    const [one, plan] = [await kept(), await draft('staff')];
    for (let at = 0; at < 50; at += 1)
      await gov
        .as('staff')
        .post(`/work-plans/${plan.id}/results`, { statement: `Hasil ${at}` })
        .expect(201);
    expect((await take('staff', plan, one.id).expect(409)).body.code).toBe('WORK_PLAN.TOO_MANY_RESULTS');
  });
});

describe('one result for many (LB-5, LB-6)', () => {
  const hand = (one: any, whom: object, by: Client = gov.admin) =>
    by.post(`${PATH}/${one.id}/distributions`, { performancePeriodId: yearId, ...whom });
  const recordsOf = async (id: string, by: Client = gov.admin): Promise<Record<string, string>> => {
    const { body } = await by.get(`/library-distributions/${id}/records`).expect(200);
    return Object.fromEntries(body.data.map(({ employeeName, outcome }: any) => [employeeName, outcome]));
  };
  const resultsOf = async (plan: any): Promise<any[]> =>
    (await gov.admin.get(`/work-plans/${plan.id}`).expect(200)).body.results;

  it('is put into every plan that can take it, and says of each person what became of it', async () => {
    const one = await kept({ unitId: gov.units['dinas'] });
    const [mine, words] = [await draft('staff'), await draft('kabid')];
    await gov.as('kabid').patch(`/work-plans/${words.id}`, { approach: 'KUALITATIF' }).ifMatch(1).expect(200);
    const active = await activePlan(gov, 'colleague', 'kabid', yearId);
    const { body } = await hand(one, { unitId: gov.units['dinas'] }, gov.hr).expect(202);
    expect(body).toMatchObject({ people: 4, waiting: 4, added: 0, finishedAt: null, unitId: gov.units['dinas'] });
    await app.drainJobs();
    const path = `/library-distributions/${body.id}`;
    expect((await gov.hr.get(path).expect(200)).body).toMatchObject({
      ...{ statement: one.statement, people: 4, waiting: 0, added: 1, already: 0, full: 0 },
      ...{ otherForm: 1, notEditable: 1, noPlan: 1, version: 2 },
    });
    const outcomes = {
      ...{ 'Kadis Uji': 'NO_PLAN', 'Kabid Uji': 'OTHER_FORM', 'Staf Uji': 'ADDED', 'Rekan Uji': 'NOT_EDITABLE' },
    };
    expect(await recordsOf(body.id, gov.hr)).toEqual(outcomes);
    expect(await resultsOf(mine)).toMatchObject([{ statement: one.statement, indicators: [indicator] }]);
    expect([(await resultsOf(words)).length, (await resultsOf(active)).length]).toEqual([0, 1]);
    const { body: job } = await gov.hr.get(`/jobs/${body.jobId}`).expect(200);
    expect(job).toMatchObject({ status: 'SUCCEEDED', progress: { done: 4, total: 4 } });
    expect(await statements({ forWorkPlanId: mine.id })).toEqual([one.statement]);
  });

  it('tells the owner, and is recorded as the act of who asked for it', async () => {
    const [one, plan] = [await kept(), await draft('staff')];
    const { body } = await hand(one, { employeeIds: [gov.id('staff')] }).expect(202);
    await app.drainJobs();
    const { data } = (await gov.as('staff').get('/my/notifications').expect(200)).body;
    expect(data).toMatchObject([{ kind: 'RESULT_DISTRIBUTED', link: `/api/v1/work-plans/${plan.id}` }]);
    const { accountId } = (await gov.admin.get('/auth/me').expect(200)).body;
    const query = { objectId: plan.id, action: 'work-plan.result.add' };
    const acts = (await gov.auditor.get('/audit-events', query).expect(200)).body.data;
    expect(acts).toMatchObject([{ actorAccountId: accountId, facts: { libraryDistributionId: body.id } }]);
  });

  it('gives nobody twice what he has, also when the job is done again half-way', async () => {
    const [one, plan, returned] = [await kept(), await draft('staff'), await draft('colleague')];
    const whom = { employeeIds: [gov.id('staff'), gov.id('colleague')] };
    const { body } = await hand(one, whom).expect(202);
    await app.drainJobs();
    await app.db.transaction(async () => {
      const half = 'UPDATE library_distribution_record SET outcome = NULL WHERE distributionId = ? AND employeeId = ?';
      await app.db.change(half, [body.id, gov.id('colleague')]);
      const again = `UPDATE job SET status = 'QUEUED', dueAt = createdAt, finishedAt = NULL WHERE id = ?`;
      await app.db.change(again, [body.jobId]);
    });
    await app.drainJobs();
    expect(await recordsOf(body.id)).toEqual({ 'Staf Uji': 'ADDED', 'Rekan Uji': 'ALREADY' });
    const second = (await hand(one, whom).expect(202)).body;
    await app.drainJobs();
    expect(await recordsOf(second.id)).toEqual({ 'Staf Uji': 'ALREADY', 'Rekan Uji': 'ALREADY' });
    expect([(await resultsOf(plan)).length, (await resultsOf(returned)).length]).toEqual([1, 1]);
  });

  it('reaches only those with a title, in any capitals, and is had as a file', async () => {
    const one = await kept();
    const { body } = await hand(one, { unitId: gov.units['bidang'], positionTitle: 'pelaksana STAF uji' }).expect(202);
    await app.drainJobs();
    expect(await recordsOf(body.id)).toEqual({ 'Staf Uji': 'NO_PLAN' });
    const named = { employeeIds: [gov.id('staff'), gov.id('kabid')], positionTitle: 'Pelaksana Staf Uji' };
    expect((await hand(one, named).expect(202)).body.people).toBe(1);
    const records = `/library-distributions/${body.id}/records`;
    expect((await gov.admin.get(records, { outcome: 'ADDED', count: 'true' }).expect(200)).body.page.total).toBe(0);
    expect((await gov.admin.get(records, { format: 'csv' }).expect(200)).text).toContain('Staf Uji');
    const first = (await gov.admin.get(records, { limit: '1' }).expect(200)).body;
    expect(first.page.hasMore).toBe(false);
  });

  it('is refused while it has no indicator, without which nobody could hand his plan in', async () => {
    const result = await kept({ indicators: [] });
    const whom = { performancePeriodId: yearId, employeeIds: [gov.id('staff')] };
    const refused = await gov.admin.post(`${PATH}/${result.id}/distributions`, whom).expect(409);
    expect(refused.body.code).toBe('LIBRARY.UNFINISHED');
    await gov.admin
      .patch(`${PATH}/${result.id}`, { indicators: [indicator] })
      .ifMatch(result.version)
      .expect(200);
    const { headers, body } = await gov.admin.post(`${PATH}/${result.id}/distributions`, whom).expect(202);
    expect(headers['location']).toBe(`/api/v1/jobs/${body.jobId}`);
  });

  it('is refused for whom the caller has no care, and for nobody', async () => {
    const one = await kept({ unitId: gov.units['dinas'] });
    const foreign = await kept({ unitId: gov.units['dinasLain'] });
    const staff = { employeeIds: [gov.id('staff')] };
    const refused = async (what: any, whom: object, by: Client = gov.hr): Promise<unknown[]> => {
      const { status, body } = await hand(what, whom, by);
      return [status, body.code, ...codes(body).map((text) => text.split(' ')[0])];
    };
    expect(await refused(foreign, staff)).toEqual([403, 'LIBRARY.NOT_FOR_YOUR_PEOPLE']);
    expect(await refused({ id: NOBODY }, staff)).toEqual([404, 'REQUEST.NOT_FOUND']);
    const both = { employeeIds: [gov.id('staff'), gov.id('stranger')] };
    expect(await refused(one, both)).toEqual([422, 'LIBRARY.EMPLOYEE_UNKNOWN', '/employeeIds/1']);
    expect(await refused(one, { unitId: gov.units['dinasLain'] })).toEqual([422, 'LIBRARY.UNIT_UNKNOWN', '/unitId']);
    expect(await refused(one, {})).toEqual([422, 'LIBRARY.WHOM_NEEDED', '/employeeIds', '/unitId']);
    const twice = { ...staff, unitId: gov.units['dinas'] };
    expect(await refused(one, twice)).toEqual([422, 'LIBRARY.WHOM_NEEDED', '/employeeIds', '/unitId']);
    const none = { unitId: gov.units['dinas'], positionTitle: 'Bidan' };
    expect(await refused(one, none)).toEqual([422, 'LIBRARY.NOBODY', '/positionTitle']);
    const never = { ...staff, performancePeriodId: NOBODY };
    expect(await refused(one, never)).toEqual([422, 'LIBRARY.PERIOD_UNKNOWN', '/performancePeriodId']);
    await gov.admin.post(`${PATH}/${one.id}/retirement`).ifMatch(1).expect(201);
    expect(await refused(one, staff)).toEqual([409, 'LIBRARY.RETIRED']);
    expect((await refused(one, staff, gov.as('kadis')))[0]).toBe(403);
  });

  it('is seen as far as the care reaches', async () => {
    const one = await kept();
    const { body } = await hand(one, { unitId: gov.units['kabupaten'] }).expect(202);
    const path = `/library-distributions/${body.id}`;
    expect((await gov.auditor.get(path).expect(200)).body.people).toBe(8);
    expect((await gov.hr.get(path).expect(200)).body.people).toBe(4);
    expect(Object.keys(await recordsOf(body.id, gov.hr)).sort()).toEqual([
      ...['Kabid Uji', 'Kadis Uji', 'Rekan Uji', 'Staf Uji'],
    ]);
    const elsewhere = (await hand(one, { unitId: gov.units['dinasLain'] }).expect(202)).body;
    await gov.hr.get(`/library-distributions/${elsewhere.id}`).expect(404);
    await gov.hr.get(`/library-distributions/${elsewhere.id}/records`).expect(404);
    await gov.as('kadis').get(path).expect(403);
  });

  it('is listed as far as the care reaches, the latest first, of one result, year or unit', async () => {
    const [one, other] = [await kept(), await kept({ unitId: gov.units['dinas'], statement: 'Arsip tertata' })];
    const far = (await hand(one, { unitId: gov.units['dinasLain'] }).expect(202)).body;
    await gov.moveTo('2026-03-03');
    const near = (await hand(one, { unitId: gov.units['bidang'] }).expect(202)).body;
    await gov.moveTo('2026-03-04');
    const own = (await hand(other, { employeeIds: [gov.id('kadis')] }, gov.hr).expect(202)).body;
    const listed = async (by: Client, query: object = {}): Promise<string[]> => {
      const { body } = await by.get('/library-distributions', query as Record<string, string>).expect(200);
      return body.data.map(({ id }: { id: string }) => id);
    };
    for (const by of [gov.admin, gov.auditor]) expect(await listed(by)).toEqual([own.id, near.id, far.id]);
    expect(await listed(gov.hr)).toEqual([own.id, near.id]);
    expect(await listed(gov.admin, { libraryResultId: other.id })).toEqual([own.id]);
    expect(await listed(gov.admin, { unitId: gov.units['bidang'] })).toEqual([near.id]);
    expect(await listed(gov.admin, { performancePeriodId: NOBODY })).toEqual([]);
    await app.drainJobs();
    const page = (await gov.admin.get('/library-distributions', { limit: '2', count: 'true' }).expect(200)).body;
    expect(page.page.total).toBe(3);
    expect(page.data).toMatchObject([
      { id: own.id, people: 1, noPlan: 1, waiting: 0 },
      { id: near.id, unitId: gov.units['bidang'], statement: one.statement },
    ]);
    expect(await listed(gov.admin, { limit: '2', cursor: page.page.nextCursor })).toEqual([far.id]);
    await gov.as('kadis').get('/library-distributions').expect(403);
  });
});
