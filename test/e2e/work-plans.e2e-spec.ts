import type { Call, Client } from '../support/client.js';
import { activePlan, aResult, Government, type PersonName, ANNEXES } from '../support/government.js';
import { TestApp } from '../support/test-app.js';

let app: TestApp;
let gov: Government;
let yearId: string;

beforeAll(async () => {
  app = await TestApp.start();
  gov = await Government.found(app);
  yearId = await gov.openYear();
});
afterAll(() => app.stop());

/** A fresh draft of the colleague for some days of its own; drafts are thrown away after each test. */
async function draft(days: { startsOn: string; endsOn: string }): Promise<{ id: string; version: number }> {
  return (
    await gov
      .as('colleague')
      .post('/work-plans', { performancePeriodId: yearId, ...days, annexes: ANNEXES })
      .expect(201)
  ).body;
}
async function discard(id: string): Promise<void> {
  const plan = await gov.as('colleague').get(`/work-plans/${id}`);
  if (plan.status === 200 && plan.body.status === 'DRAFT') {
    await gov.as('colleague').delete(`/work-plans/${id}`).ifMatch(plan.body.version).expect(204);
  }
}

describe('a plan from start to activation', () => {
  let planId: string;

  it('starts for the whole year with the seven core values', async () => {
    const { body, headers } = await gov
      .as('staff')
      .post('/work-plans', { performancePeriodId: yearId, annexes: ANNEXES })
      .expect(201);
    planId = body.id;
    expect(headers['location']).toBe(`/api/v1/work-plans/${planId}`);
    expect(body).toMatchObject({
      status: 'DRAFT',
      startsOn: '2026-01-01',
      endsOn: '2026-12-31',
      results: [],
    });
    expect(body.behaviours).toHaveLength(7);
    expect(body.behaviours[0]).toMatchObject({ code: 'BERORIENTASI_PELAYANAN', name: 'Berorientasi Pelayanan' });
    expect(body.findings).toEqual([{ code: 'NO_MAIN_RESULT', blocking: true, resultId: null, missing: null }]);
  });

  it('is not submitted while it is incomplete, and says what is missing', async () => {
    const { body } = await gov.as('staff').post(`/work-plans/${planId}/submission`).expect(422);
    expect(body).toMatchObject({
      code: 'WORK_PLAN.INCOMPLETE',
      errors: [{ pointer: '/results', code: 'NO_MAIN_RESULT' }],
    });
  });

  it('takes results with indicators, exact targets and text as sent', async () => {
    const indicators = [{ aspect: 'KUALITAS', statement: 'Nilai “mutu” ≥ 90 😀', target: '97.5', unit: '%' }];
    const { body } = await gov.as('staff').post(`/work-plans/${planId}/results`, aResult({ indicators })).expect(201);
    expect(body.results[0].indicators[0]).toMatchObject({ statement: 'Nilai “mutu” ≥ 90 😀', target: '97.50' });
    expect(body.findings.map((finding: { code: string }) => finding.code)).toEqual([
      'FEW_MAIN_RESULTS',
      'NO_ASPECT',
      'ALIGNMENT_PENDING',
    ]);
  });

  it('is changed part by part under the version of the plan', async () => {
    const staff = gov.as('staff');
    const { body: plan } = await staff.get(`/work-plans/${planId}`).expect(200);
    const result = plan.results[0];
    const path = `/work-plan-results/${result.id}`;
    await staff.patch(path, { statement: 'Laporan terbit' }).expect(428);
    await staff
      .patch(path, { statement: 'Laporan terbit' })
      .ifMatch(plan.version - 1)
      .expect(412);
    const changed = await staff
      .patch(path, { statement: 'Laporan terbit', assignedBy: 'Kepala Dinas' })
      .ifMatch(plan.version)
      .expect(200);
    expect(changed.body.results[0]).toMatchObject({ statement: 'Laporan terbit', assignedBy: 'Kepala Dinas' });
    const cleared = await staff.patch(path, { assignedBy: null }).ifMatch(changed.body.version).expect(200);
    expect(cleared.body.results[0]).toMatchObject({ statement: 'Laporan terbit', assignedBy: null });
    await staff.patch(path, { statement: null }).ifMatch(cleared.body.version).expect(422);

    const added = await staff
      .post(`${path}/indicators`, { aspect: 'KUANTITAS', statement: 'Jumlah laporan', target: '12', unit: 'laporan' })
      .expect(201);
    const [first, second] = added.body.results[0].indicators;
    const indicator = await staff
      .patch(`/work-plan-indicators/${second.id}`, { target: '24.25' })
      .ifMatch(added.body.version)
      .expect(200);
    expect(indicator.body.results[0].indicators[1]).toMatchObject({ target: '24.25', statement: 'Jumlah laporan' });
    const removed = await staff.delete(`/work-plan-indicators/${first.id}`).ifMatch(indicator.body.version).expect(200);
    expect(removed.body.results[0].indicators.map((i: { id: string }) => i.id)).toEqual([second.id]);
  });

  it('lets one of five simultaneous changes with the same version through', async () => {
    const { body: plan } = await gov.as('staff').get(`/work-plans/${planId}`).expect(200);
    const path = `/work-plan-results/${plan.results[0].id}`;
    const answers = await Promise.all(
      [1, 2, 3, 4, 5].map((n) =>
        gov
          .as('staff')
          .patch(path, { statement: `Perubahan ${n}` })
          .ifMatch(plan.version),
      ),
    );
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 412, 412, 412, 412]);
    const after = await gov.as('staff').get(`/work-plans/${planId}`).expect(200);
    expect(after.body.version).toBe(plan.version + 1);
    const winner = answers.findIndex((answer) => answer.status === 200) + 1;
    expect(after.body.results[0].statement).toBe(`Perubahan ${winner}`);
  });

  it('is seen by its chain, HR, admin and auditor, and by nobody else', async () => {
    for (const client of [gov.as('staff'), gov.as('kabid'), gov.hr, gov.admin, gov.auditor]) {
      await client.get(`/work-plans/${planId}`).expect(200);
    }
    for (const name of ['colleague', 'stranger', 'otherHead', 'kadis', 'bupati'] as const) {
      const { body } = await gov.as(name).get(`/work-plans/${planId}`).expect(404);
      expect(body.code).toBe('REQUEST.NOT_FOUND');
    }
  });

  it('is changed by nobody but its owner', async () => {
    const result = aResult();
    await gov.as('kabid').post(`/work-plans/${planId}/results`, result).expect(403);
    await gov.as('stranger').post(`/work-plans/${planId}/results`, result).expect(404);
    for (const client of [gov.hr, gov.admin, gov.auditor])
      await client.post(`/work-plans/${planId}/results`, result).expect(403);
    await app.anonymous.post(`/work-plans/${planId}/results`, result).expect(401);
  });

  it('takes the special expectations of the appraiser, not of the owner', async () => {
    const { body: plan } = await gov.as('kabid').get(`/work-plans/${planId}`).expect(200);
    const path = `/work-plans/${planId}/behaviours/ADAPTIF`;
    await gov.as('staff').patch(path, { expectation: 'x' }).ifMatch(plan.version).expect(403);
    await gov
      .as('kabid')
      .patch(`/work-plans/${planId}/behaviours/JUJUR`, { expectation: 'x' })
      .ifMatch(plan.version)
      .expect(400);
    const { body } = await gov
      .as('kabid')
      .patch(path, { expectation: 'Memakai aplikasi baru' })
      .ifMatch(plan.version)
      .expect(200);
    expect(body.behaviours[5]).toMatchObject({ code: 'ADAPTIF', expectation: 'Memakai aplikasi baru' });
  });

  it('records who tried what is the part of somebody else', async () => {
    const path = `/work-plans/${planId}/submission`;
    const { headers, body } = await gov.as('kabid').post(path).expect(403);
    const [record] = await app.db.rows<{ facts: string }>(
      'SELECT action, objectId, outcome, actorEmployeeId, facts FROM audit_event WHERE requestId = ?',
      [headers['x-request-id'] ?? ''],
    );
    expect(record).toMatchObject({
      action: 'access.refuse',
      objectId: body.code,
      outcome: 'REFUSED',
      actorEmployeeId: gov.id('kabid'),
    });
    expect(JSON.parse(record?.facts ?? '')).toMatchObject({ method: 'POST', path: `/api/v1${path}` });
  });

  it('keeps an expectation that a change leaves out, and its version, and clears one that is null', async () => {
    const { body: plan } = await gov.as('kabid').get(`/work-plans/${planId}`).expect(200);
    const path = `/work-plans/${planId}/behaviours/ADAPTIF`;
    await gov.as('staff').patch(path, {}).ifMatch(plan.version).expect(403);
    await gov.as('kabid').patch(path, {}).expect(428);
    await gov
      .as('kabid')
      .patch(path, {})
      .ifMatch(plan.version - 1)
      .expect(412);
    const records = "SELECT COUNT(*) AS n FROM audit_event WHERE action = 'work-plan.behaviour.expect'";
    const before = await app.db.rows(records);
    expect((await gov.as('kabid').patch(path, {}).ifMatch(plan.version).expect(200)).body).toEqual(plan);
    expect(await app.db.rows(records)).toEqual(before);
    const cleared = await gov.as('kabid').patch(path, { expectation: null }).ifMatch(plan.version).expect(200);
    expect(cleared.body).toMatchObject({ version: plan.version + 1 });
    expect(cleared.body.behaviours[5]).toMatchObject({ code: 'ADAPTIF', expectation: null });
  });

  it('stays as it is when a result or an indicator is changed by nothing', async () => {
    const { body: plan } = await gov.as('staff').get(`/work-plans/${planId}`).expect(200);
    const [result] = plan.results;
    for (const path of [`/work-plan-results/${result.id}`, `/work-plan-indicators/${result.indicators[0].id}`]) {
      expect((await gov.as('staff').patch(path, {}).ifMatch(plan.version).expect(200)).body).toEqual(plan);
    }
  });

  it('is submitted by its owner once', async () => {
    await gov.as('kabid').post(`/work-plans/${planId}/submission`).expect(403);
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => gov.as('staff').post(`/work-plans/${planId}/submission`)),
    );
    expect(answers.map((answer) => answer.status).sort()).toEqual([201, 409, 409, 409, 409]);
    const refused = answers.find((answer) => answer.status === 409);
    expect(refused?.body).toMatchObject({ code: 'WORK_PLAN.WRONG_STATE' });
  });

  it('keeps the expectations that its owner has signed', async () => {
    const { body: plan } = await gov.as('kabid').get(`/work-plans/${planId}`).expect(200);
    const path = `/work-plans/${planId}/behaviours/ADAPTIF`;
    await gov.as('kabid').patch(path, { expectation: 'Diam-diam diubah' }).ifMatch(plan.version).expect(409);
  });

  it('is not edited while the appraiser has it, and edited again after it was returned with a reason', async () => {
    await gov.as('staff').post(`/work-plans/${planId}/results`, aResult()).expect(409);
    await gov.as('staff').post(`/work-plans/${planId}/return`, { reason: 'Saya tarik sendiri saja.' }).expect(403);
    await gov.as('kabid').post(`/work-plans/${planId}/return`, { reason: 'pendek' }).expect(422);
    const { body } = await gov
      .as('kabid')
      .post(`/work-plans/${planId}/return`, { reason: 'Tambahkan hasil kerja kedua.' })
      .expect(201);
    expect(body).toMatchObject({
      status: 'RETURNED',
      returnReason: 'Tambahkan hasil kerja kedua.',
    });
    await gov
      .as('staff')
      .post(`/work-plans/${planId}/results`, aResult({ kind: 'TAMBAHAN', statement: 'Hasil tambahan' }))
      .expect(201);
    await gov.as('staff').post(`/work-plans/${planId}/submission`).expect(201);
  });

  it('is agreed and activated by the appraiser of today alone', async () => {
    for (const name of ['staff', 'colleague', 'kadis', 'stranger'] as const) {
      const { status } = await gov.as(name).post(`/work-plans/${planId}/agreement`);
      expect([name, status]).toEqual([name, name === 'staff' ? 403 : 404]);
    }
    await gov.as('kabid').post(`/work-plans/${planId}/activation`).expect(409);
    await gov.as('kabid').post(`/work-plans/${planId}/agreement`).expect(201);
    await gov.as('staff').post(`/work-plans/${planId}/activation`).expect(403);
    const { body } = await gov.as('kabid').post(`/work-plans/${planId}/activation`).expect(201);
    expect(body).toMatchObject({ status: 'ACTIVE' });
    await gov.as('kabid').post(`/work-plans/${planId}/activation`).expect(409);
  });

  it('shows on the leader’s board with whose turn it is', async () => {
    const { body } = await gov.as('kabid').get('/team', { count: true }).expect(200);
    expect(body.page).toMatchObject({ hasMore: false, total: 2 });
    expect(body.data).toEqual([
      expect.objectContaining({ displayName: 'Rekan Uji', workPlanId: null, workPlanStatus: null }),
      expect.objectContaining({
        displayName: 'Staf Uji',
        workPlanId: planId,
        workPlanStatus: 'ACTIVE',
      }),
    ]);
    expect((await gov.as('staff').get('/team').expect(200)).body.data).toEqual([]);
    await gov.auditor.get('/team').expect(403);
  });

  it('is searched as people are, among the direct reports and nobody else', async () => {
    const search = async (name: PersonName, q: string): Promise<string[]> => {
      const { body } = await gov.as(name).get('/team', { q, count: true, limit: 200 }).expect(200);
      expect(body.page).toMatchObject({ total: body.data.length, hasMore: false });
      return body.data.map((one: { displayName: string }) => one.displayName);
    };
    expect(await search('kabid', 'staf')).toEqual(['Staf Uji']);
    expect(await search('kabid', 'staff uji')).toEqual(['Staf Uji']);
    expect(await search('kabid', '1991 0510')).toEqual(['Rekan Uji']);
    expect(await search('kabid', 'bidang')).toEqual(['Rekan Uji', 'Staf Uji']);
    // There are such people, but he does not appraise them today: himself, his superior, somebody elsewhere.
    for (const q of ['kabid', 'kadis', 'pegawai lain']) expect([q, await search('kabid', q)]).toEqual([q, []]);
    expect(await search('kadis', 'uji')).toEqual(['Kabid Uji']);
    expect(await search('staff', 'uji')).toEqual([]);

    const shown = (await gov.as('kabid').get('/team').expect(200)).body.data;
    const first = (await gov.as('kabid').get('/team', { q: 'uji', limit: 1 }).expect(200)).body;
    const { nextCursor: cursor } = first.page;
    const second = (await gov.as('kabid').get('/team', { q: 'uji', limit: 1, cursor }).expect(200)).body;
    expect([...first.data, ...second.data]).toEqual(shown);
    expect((await gov.as('kabid').get('/team', { cursor }).expect(400)).body.code).toBe('REQUEST.CURSOR');
    await gov.as('kabid').get('/team', { q: '' }).expect(400);
  });

  it('takes reports of progress from its owner for days that have come', async () => {
    const { body: plan } = await gov.as('staff').get(`/work-plans/${planId}`).expect(200);
    const indicatorId = plan.results[0].indicators[0].id;
    const path = `/work-plans/${planId}/progress-entries`;
    const entry = { indicatorId, occurredOn: '2026-02-20', value: '3', note: 'Tiga laporan.' };
    const { body } = await gov.as('staff').post(path, entry).expect(201);
    expect(body).toMatchObject({ value: '3.00', note: 'Tiga laporan.', occurredOn: '2026-02-20' });
    await gov
      .as('staff')
      .post(path, { ...entry, occurredOn: '2026-03-02' })
      .expect(201);
    for (const [fact, code] of [
      [{ occurredOn: '2026-03-03' }, 'WORK_PLAN.OUTSIDE_PLAN'],
      [{ occurredOn: '2025-12-31' }, 'WORK_PLAN.OUTSIDE_PLAN'],
      [{ occurredOn: '2026-02-30' }, 'REQUEST.INVALID'],
      [{ value: 3 }, 'REQUEST.INVALID'],
      [{ value: '3.001' }, 'REQUEST.INVALID'],
      [{ value: '-1' }, 'REQUEST.INVALID'],
      [{ indicatorId: planId }, 'WORK_PLAN.INDICATOR_UNKNOWN'],
      [{ version: 9 }, 'REQUEST.INVALID'],
    ] as const) {
      expect(
        (
          await gov
            .as('staff')
            .post(path, { ...entry, ...fact })
            .expect(422)
        ).body.code,
      ).toBe(code);
    }
    await gov.as('kabid').post(path, entry).expect(403);
    await gov.as('stranger').post(path, entry).expect(404);
    const list = await gov.as('kabid').get(path, { count: true }).expect(200);
    expect(list.body.data.map((row: { occurredOn: string }) => row.occurredOn)).toEqual(['2026-02-20', '2026-03-02']);
    expect(list.body.page.total).toBe(2);
    await gov.as('stranger').get(path).expect(404);
  });

  it('is taken back only while it was never submitted', async () => {
    const { body: plan } = await gov.as('staff').get(`/work-plans/${planId}`).expect(200);
    await gov.as('staff').delete(`/work-plans/${planId}`).ifMatch(plan.version).expect(409);
  });
});

describe('starting a plan', () => {
  it('refuses days outside the year, an unknown year, foreign fields and accounts without a person', async () => {
    const colleague = gov.as('colleague');
    const body = { performancePeriodId: yearId };
    expect((await colleague.post('/work-plans', { ...body, startsOn: '2025-12-31' }).expect(422)).body.code).toBe(
      'WORK_PLAN.OUTSIDE_YEAR',
    );
    expect((await colleague.post('/work-plans', { ...body, endsOn: '2027-01-01' }).expect(422)).body.code).toBe(
      'WORK_PLAN.OUTSIDE_YEAR',
    );
    await colleague.post('/work-plans', { ...body, startsOn: '2026-06-02', endsOn: '2026-06-01' }).expect(422);
    expect((await colleague.post('/work-plans', { performancePeriodId: gov.id('staff') }).expect(422)).body.code).toBe(
      'WORK_PLAN.PERIOD_UNKNOWN',
    );
    for (const foreign of [
      { status: 'ACTIVE' },
      { employeeId: gov.id('staff') },
      { version: 5 },
      { createdAt: '2026-01-01T00:00:00Z' },
    ]) {
      await colleague.post('/work-plans', { ...body, ...foreign }).expect(422);
    }
    await gov.admin.post('/work-plans', body).expect(403);
    expect((await gov.as('bupati').post('/work-plans', body).expect(409)).body.code).toBe('WORK_PLAN.NO_DUTY');
  });

  it('lets one of five simultaneous plans for the same days through', async () => {
    const days = { startsOn: '2026-01-01', endsOn: '2026-01-31' };
    const body = { performancePeriodId: yearId, ...days };
    const answers = await Promise.all(Array.from({ length: 5 }, () => gov.as('colleague').post('/work-plans', body)));
    expect(answers.map((answer) => answer.status).sort()).toEqual([201, 409, 409, 409, 409]);
    expect(answers.find((answer) => answer.status === 409)?.body).toMatchObject({ code: 'WORK_PLAN.OVERLAPS' });
    await discard(answers.find((answer) => answer.status === 201)?.body.id);
  });

  it('accepts two plans that follow each other, refuses one that shares a day', async () => {
    const first = await draft({ startsOn: '2026-03-01', endsOn: '2026-03-31' });
    await gov
      .as('colleague')
      .post('/work-plans', { performancePeriodId: yearId, startsOn: '2026-03-31', endsOn: '2026-04-30' })
      .expect(409);
    const second = await draft({ startsOn: '2026-04-01', endsOn: '2026-04-30' });
    await discard(first.id);
    await discard(second.id);
  });

  it('takes an id of the client once, and replays an idempotent request', async () => {
    const id = '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d99';
    const body = { id, performancePeriodId: yearId, startsOn: '2026-05-01', endsOn: '2026-05-31' };
    const key = { 'idempotency-key': 'mulai-skp-mei' };
    await gov.as('colleague').post('/work-plans', body, key).expect(201);
    const replay = await gov.as('colleague').post('/work-plans', body, key).expect(201);
    expect(replay.headers['idempotency-replayed']).toBe('true');
    expect(replay.body.id).toBe(id);
    const taken = { ...body, startsOn: '2026-06-01', endsOn: '2026-06-30' };
    expect((await gov.as('colleague').post('/work-plans', taken, key).expect(422)).body.code).toBe(
      'REQUEST.IDEMPOTENCY_MISMATCH',
    );
    expect((await gov.as('colleague').post('/work-plans', taken).expect(409)).body.code).toBe('REQUEST.ID_TAKEN');
    await discard(id);
  });
});

describe('the days of a plan', () => {
  const colleague = (): Client => gov.as('colleague');
  let plan: { id: string; version: number };
  let path: string;
  beforeEach(async () => {
    plan = await draft({ startsOn: '2026-08-01', endsOn: '2026-08-31' });
    path = `/work-plans/${plan.id}`;
  });
  afterEach(() => discard(plan.id));

  it('are moved by its owner, one or both, under its version', async () => {
    await colleague().patch(path, { endsOn: '2026-09-30' }).expect(428);
    await colleague()
      .patch(path, { endsOn: '2026-09-30' })
      .ifMatch(plan.version + 1)
      .expect(412);
    const { body: one, headers } = await colleague()
      .patch(path, { endsOn: '2026-09-30' })
      .ifMatch(plan.version)
      .expect(200);
    expect(one).toMatchObject({ startsOn: '2026-08-01', endsOn: '2026-09-30', version: plan.version + 1 });
    const [record] = await app.db.rows('SELECT action, objectId FROM audit_event WHERE requestId = ?', [
      headers['x-request-id'] ?? '',
    ]);
    expect(record).toMatchObject({ action: 'work-plan.change', objectId: plan.id });
    const days = { startsOn: '2026-09-01', endsOn: '2026-09-01' };
    const { body: both } = await colleague().patch(path, days).ifMatch(one.version).expect(200);
    expect(both).toMatchObject({ ...days, version: plan.version + 2 });
  });

  it('stay when nothing is to change, and so does its version', async () => {
    const { body: before } = await colleague().get(path).expect(200);
    expect((await colleague().patch(path, {}).ifMatch(plan.version).expect(200)).body).toEqual(before);
    await colleague().patch(path, {}).expect(428);
    const records = "SELECT id FROM audit_event WHERE action = 'work-plan.change' AND objectId = ?";
    expect(await app.db.rows(records, [plan.id])).toEqual([]);
  });

  it.each([
    ['before the year', { startsOn: '2025-12-31' }, 422, 'WORK_PLAN.OUTSIDE_YEAR'],
    ['after the year', { endsOn: '2027-01-01' }, 422, 'WORK_PLAN.OUTSIDE_YEAR'],
    ['a beginning after the end', { startsOn: '2026-09-01' }, 422, 'WORK_PLAN.OUTSIDE_YEAR'],
    ['an end before the beginning', { endsOn: '2026-07-31' }, 422, 'WORK_PLAN.OUTSIDE_YEAR'],
    ['a day that is none', { endsOn: '2026-02-30' }, 422, 'REQUEST.INVALID'],
    ['nothing in place of a day', { endsOn: null }, 422, 'REQUEST.INVALID'],
    ['another year', { performancePeriodId: '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d20' }, 422, 'REQUEST.INVALID'],
    ['the first day of another plan', { endsOn: '2026-10-01' }, 409, 'WORK_PLAN.OVERLAPS'],
  ])('are not moved to %s', async (_, patch, status, code) => {
    const other = await draft({ startsOn: '2026-10-01', endsOn: '2026-10-31' });
    const { body } = await colleague().patch(path, patch).ifMatch(plan.version).expect(status);
    expect(body.code).toBe(code);
    await discard(other.id);
    expect((await colleague().get(path).expect(200)).body).toMatchObject({
      startsOn: '2026-08-01',
      endsOn: '2026-08-31',
      version: plan.version,
    });
  });

  it('are moved by nobody else', async () => {
    const patch = { endsOn: '2026-09-30' };
    expect((await gov.as('kabid').patch(path, patch).ifMatch(plan.version).expect(403)).body.code).toBe(
      'WORK_PLAN.NOT_THE_OWNER',
    );
    for (const name of ['staff', 'stranger', 'kadis'] as const) {
      await gov.as(name).patch(path, patch).ifMatch(plan.version).expect(404);
    }
    for (const client of [gov.hr, gov.admin, gov.auditor]) {
      await client.patch(path, patch).ifMatch(plan.version).expect(403);
    }
    await app.anonymous.patch(path, patch).expect(401);
  });

  it('let one of two plans through that are moved to the same days at once', async () => {
    const other = await draft({ startsOn: '2026-10-01', endsOn: '2026-10-31' });
    const days = { startsOn: '2026-09-01', endsOn: '2026-09-30' };
    const answers = await Promise.all(
      [plan, other].map((one) => colleague().patch(`/work-plans/${one.id}`, days).ifMatch(one.version)),
    );
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409]);
    expect(answers.find((answer) => answer.status === 409)?.body.code).toBe('WORK_PLAN.OVERLAPS');
    await discard(other.id);
  });
});

describe('the size of a plan', () => {
  let plan: { id: string; version: number };
  beforeAll(async () => {
    plan = await draft({ startsOn: '2026-08-01', endsOn: '2026-08-31' });
  });
  afterAll(() => discard(plan.id));

  const indicator = { aspect: 'KUANTITAS', statement: 'Jumlah laporan', target: '12', unit: 'laporan' };
  const add = (body: object): Call => gov.as('colleague').post(`/work-plans/${plan.id}/results`, body);

  it('ends with 20 indicators of a result', async () => {
    await add(aResult({ indicators: Array.from({ length: 21 }, () => indicator) })).expect(422);
    const { body } = await add(aResult({ indicators: Array.from({ length: 19 }, () => indicator) })).expect(201);
    const path = `/work-plan-results/${body.results[0].id}/indicators`;
    const answers = await Promise.all([1, 2].map(() => gov.as('colleague').post(path, indicator)));
    expect(answers.map((answer) => answer.status).sort()).toEqual([201, 409]);
    const { body: full } = await gov.as('colleague').get(`/work-plans/${plan.id}`).expect(200);
    expect(full.results[0].indicators).toHaveLength(20);
    const refused = await gov.as('colleague').post(path, indicator).expect(409);
    expect(refused.body).toMatchObject({
      code: 'WORK_PLAN.TOO_MANY_INDICATORS',
      detail: 'Satu hasil kerja memuat paling banyak 20 indikator.',
    });
    const first = `/work-plan-indicators/${full.results[0].indicators[0].id}`;
    await gov.as('colleague').delete(first).ifMatch(full.version).expect(200);
    await gov.as('colleague').post(path, indicator).expect(201);
  });

  it('ends with 50 results', async () => {
    for (let n = 2; n < 50; n += 1) await add(aResult()).expect(201);
    const answers = await Promise.all([1, 2].map(() => add(aResult())));
    expect(answers.map((answer) => answer.status).sort()).toEqual([201, 409]);
    const { body: full } = await gov.as('colleague').get(`/work-plans/${plan.id}`).expect(200);
    expect(full.results).toHaveLength(50);
    expect((await add(aResult()).expect(409)).body).toMatchObject({
      code: 'WORK_PLAN.TOO_MANY_RESULTS',
      detail: 'Satu SKP memuat paling banyak 50 hasil kerja.',
    });
    await gov.as('colleague').delete(`/work-plan-results/${full.results[1].id}`).ifMatch(full.version).expect(200);
    await add(aResult()).expect(201);
  });
});

describe('a plan that was returned for its days', () => {
  it('is not moved while the appraiser has it, is moved when it came back, and submitted anew', async () => {
    const owner = gov.as('otherHead');
    const days = { startsOn: '2026-02-01', endsOn: '2026-12-31' };
    const { body } = await owner
      .post('/work-plans', { performancePeriodId: yearId, ...days, annexes: ANNEXES })
      .expect(201);
    const path = `/work-plans/${body.id}`;
    await owner.post(`${path}/results`, aResult()).expect(201);
    const { body: submitted } = await owner.post(`${path}/submission`).expect(201);
    const patch = { startsOn: '2026-01-01' };
    expect((await owner.patch(path, patch).ifMatch(submitted.version).expect(409)).body.code).toBe(
      'WORK_PLAN.WRONG_STATE',
    );
    const reason = 'Mulai dari awal tahun, bukan Februari.';
    const { body: returned } = await gov.as('sekda').post(`${path}/return`, { reason }).expect(201);
    const { body: moved } = await owner.patch(path, patch).ifMatch(returned.version).expect(200);
    expect(moved).toMatchObject({ status: 'RETURNED', startsOn: '2026-01-01', endsOn: '2026-12-31' });
    await owner.post(`${path}/submission`).expect(201);
    const { body: agreed } = await gov.as('sekda').post(`${path}/agreement`).expect(201);
    expect((await owner.patch(path, patch).ifMatch(agreed.version).expect(409)).body.code).toBe(
      'WORK_PLAN.WRONG_STATE',
    );
  });
});

describe('the list of plans', () => {
  it('shows each reader exactly the plans he may read one by one', async () => {
    const { body: all } = await gov.admin.get('/work-plans', { limit: 200 }).expect(200);
    const readers = [gov.as('staff'), gov.as('kabid'), gov.as('stranger'), gov.as('kadis'), gov.hr, gov.auditor];
    for (const reader of readers) {
      const listed = (await reader.get('/work-plans', { limit: 200, count: true }).expect(200)).body;
      const single = await Promise.all(all.data.map((plan: { id: string }) => reader.get(`/work-plans/${plan.id}`)));
      const readable = single.filter((answer) => answer.status === 200).map((answer) => answer.body.id);
      expect(listed.data.map((plan: { id: string }) => plan.id).sort()).toEqual(readable.sort());
      expect(listed.page.total).toBe(readable.length);
    }
  });

  it('filters by person, year and state, and refuses unknown filters', async () => {
    const { body } = await gov.admin
      .get('/work-plans', { employeeId: gov.id('staff'), status: 'ACTIVE', performancePeriodId: yearId })
      .expect(200);
    expect(body.data).toHaveLength(1);
    expect(
      (await gov.admin.get('/work-plans', { status: 'DRAFT', employeeId: gov.id('staff') }).expect(200)).body.data,
    ).toEqual([]);
    await gov.admin.get('/work-plans', { owner: 'x' }).expect(400);
    await gov.admin.get('/work-plans', { status: 'LOST' }).expect(400);
  });
});

describe('progress', () => {
  it('is taken on the indicators of its own plan, not of another one of the same or of another person', async () => {
    const { body: staffs } = await gov.as('staff').get('/work-plans').expect(200);
    const { body: foreign } = await gov.as('staff').get(`/work-plans/${staffs.data[0].id}`).expect(200);
    const colleague = gov.as('colleague');
    const fill = async (id: string): Promise<string> =>
      (await colleague.post(`/work-plans/${id}/results`, aResult()).expect(201)).body.results[0].indicators[0].id;
    const plan = await draft({ startsOn: '2026-02-01', endsOn: '2026-02-14' });
    const next = await draft({ startsOn: '2026-02-15', endsOn: '2026-02-28' });
    const own = await fill(plan.id);
    const others = [await fill(next.id), foreign.results[0].indicators[0].id];
    await colleague.post(`/work-plans/${plan.id}/submission`).expect(201);
    await gov.as('kabid').post(`/work-plans/${plan.id}/agreement`).expect(201);
    await gov.as('kabid').post(`/work-plans/${plan.id}/activation`).expect(201);
    const path = `/work-plans/${plan.id}/progress-entries`;
    const entry = { occurredOn: '2026-02-10', value: '1' };
    for (const indicatorId of others) {
      const { body } = await colleague.post(path, { ...entry, indicatorId }).expect(422);
      expect(body).toMatchObject({ code: 'WORK_PLAN.INDICATOR_UNKNOWN', errors: [{ pointer: '/indicatorId' }] });
    }
    const { body: taken } = await colleague.post(path, { ...entry, indicatorId: own }).expect(201);
    const again = await colleague.post(path, { ...entry, indicatorId: own, id: taken.id }).expect(409);
    expect(again.body.code).toBe('REQUEST.ID_TAKEN');
    expect((await colleague.get(path).expect(200)).body.data).toEqual([expect.objectContaining({ id: taken.id })]);
    await discard(next.id);
  });
});

describe('rights of appraisal move with the chain', () => {
  it('from the moment another head is in office, also when the plan was handed to the former one', async () => {
    const plan = await activePlan(gov, 'stranger', 'otherHead', yearId);
    await gov.as('otherHead').get(`/work-plans/${plan.id}`).expect(200);
    await gov.as('kabid').get(`/work-plans/${plan.id}`).expect(404);
    const positionId = await gov.position('dinasLain', 'Plt. Kepala Dinas Pendidikan', 'STRUKTURAL');
    const acting = {
      unitId: gov.units['dinasLain'],
      positionId,
      kind: 'PLT',
      headsUnit: true,
      validFrom: '2026-03-02',
      validUntil: '2026-03-31',
    };
    await gov.admin.post(`/employees/${gov.id('kabid')}/assignments`, acting).expect(201);
    await gov.as('otherHead').get(`/work-plans/${plan.id}`).expect(404);
    await gov.as('kabid').get(`/work-plans/${plan.id}`).expect(200);
    const { body } = await gov.admin.get(`/employees/${gov.id('stranger')}/appraiser`).expect(200);
    expect(body.appraiser).toMatchObject({
      employeeId: gov.id('kabid'),
      kind: 'PLT',
      since: '2026-03-02',
      headOfUnit: 'Dinas Pendidikan',
    });
    const april = await gov.admin.get(`/employees/${gov.id('stranger')}/appraiser`, { on: '2026-04-01' }).expect(200);
    expect(april.body.appraiser).toMatchObject({ employeeId: gov.id('otherHead'), kind: 'DEFINITIF' });
  });
});

describe('a plan agreed before its first day', () => {
  it('becomes active by itself on that day, not before', async () => {
    const days = { startsOn: '2026-07-01', endsOn: '2026-12-31' };
    const { body: plan } = await gov
      .as('colleague')
      .post('/work-plans', { performancePeriodId: yearId, ...days, annexes: ANNEXES })
      .expect(201);
    await gov.as('colleague').post(`/work-plans/${plan.id}/results`, aResult()).expect(201);
    await gov.as('colleague').post(`/work-plans/${plan.id}/submission`).expect(201);
    await gov.as('kabid').post(`/work-plans/${plan.id}/agreement`).expect(201);
    expect((await gov.as('kabid').post(`/work-plans/${plan.id}/activation`).expect(409)).body.code).toBe(
      'WORK_PLAN.NOT_STARTED',
    );
    await app.drainJobs();
    expect((await gov.admin.get(`/work-plans/${plan.id}`)).body.status).toBe('AGREED');
    await gov.moveTo('2026-07-01');
    await app.drainJobs();
    expect((await gov.admin.get(`/work-plans/${plan.id}`)).body.status).toBe('ACTIVE');
  });
});
