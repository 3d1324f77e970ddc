import { jest } from '@jest/globals';
import type { Call } from '../support/client.js';
import { aResult, Government, ratings, SELF_ASSESSMENT, ANNEXES } from '../support/government.js';
import { TestApp, type TestAnswer } from '../support/test-app.js';
import { ReportingLines } from '../../src/modules/employees/chain/reporting-lines.service.js';

/* Two people who change at one moment who appraises whom: each rule holds, and the lines are those of a fresh calculation. */

jest.setTimeout(120_000);

const TODAY = '2026-03-31';
const ROUNDS = 6;
let app: TestApp;
let gov: Government;
let yearId: string;
let sequence = 100;

beforeAll(async () => {
  app = await TestApp.start();
  app.clock.set(TODAY);
  gov = await Government.found(app);
  yearId = await gov.openYear();
});
afterAll(() => app.stop());
afterEach(async () => expect(await lines()).toEqual(await linesFromScratch()));

const codesOf = (answers: readonly TestAnswer[]): unknown[] =>
  answers.map(({ status, body }) => (status < 300 ? status : body.code)).sort();

/** Somebody new with an account and a post in a unit. */
async function recruit(unit: string): Promise<{ id: string; username: string }> {
  const username = `balapan-${(sequence += 1)}`;
  return { id: await gov.recruit(username, `199001012015011${sequence}`, unit), username };
}

/** Every line but for its id, in an order of its own. */
async function lines(): Promise<string[]> {
  const rows = await app.db.rows<{ id: string }>('SELECT * FROM reporting_line');
  return rows.map(({ id: _, ...facts }) => JSON.stringify(facts)).sort();
}

/** The lines when nothing is known of the earlier ones. */
async function linesFromScratch(): Promise<string[]> {
  await app.db.transaction(async () => {
    await app.db.change('DELETE FROM reporting_line');
    await app.get(ReportingLines).rebuild();
  });
  return lines();
}

async function unit(key: string, name: string): Promise<string> {
  const { body } = await gov.admin.post('/org-units', { name, parentId: gov.units['dinas'] }).expect(201);
  return (gov.units[key] = body.id);
}

/** The request for a definitive post. */
async function post(unitKey: string, title: string, more: object = {}): Promise<object> {
  const positionId = await gov.position(unitKey, title, 'STRUKTURAL');
  const facts = { kind: 'DEFINITIF', headsUnit: false, validFrom: '2026-03-01', ...more };
  return { unitId: gov.units[unitKey], positionId, ...facts };
}

async function appraiserOf(employeeId: string): Promise<string | null> {
  const { body } = await gov.admin.get(`/employees/${employeeId}/appraisal-chain`, { on: TODAY }).expect(200);
  return body.appraiserId;
}

describe('Two posts for one person at once (EM-3)', () => {
  it('one is given, the other overlaps it', async () => {
    const { id } = (await gov.admin.post('/employees', { kind: 'NON_ASN', name: 'Satu Orang' }).expect(201)).body;
    const posts = [await post('bidang', 'Jabatan pertama'), await post('dinasLain', 'Jabatan kedua')];
    const answers = await Promise.all(posts.map((body) => gov.admin.post(`/employees/${id}/assignments`, body)));
    expect(codesOf(answers)).toEqual([201, 'EMPLOYEE.ASSIGNMENT_OVERLAPS']);
    const given = answers.find(({ status }) => status === 201)!.body.unitId;
    expect(await appraiserOf(id)).toBe(given === gov.units['bidang'] ? gov.id('kabid') : gov.id('otherHead'));
  });

  it('of two transfers on one day one is carried out, whatever the other was to', async () => {
    const { id } = await recruit('bidang');
    const transfers = [await post('dinasLain', 'Tujuan pertama'), await post('dinas', 'Tujuan kedua')];
    const answers = await Promise.all(
      transfers.map(({ kind: _, ...body }: any) =>
        gov.admin.post(`/employees/${id}/transfers`, { ...body, validFrom: TODAY }),
      ),
    );
    expect(codesOf(answers)).toEqual([201, 'EMPLOYEE.ASSIGNMENT_OVERLAPS']);
    const { data } = (await gov.admin.get(`/employees/${id}/assignments`).expect(200)).body;
    expect(data.map((one: any) => [one.validFrom, one.validUntil])).toEqual([
      ['2025-01-01', '2026-03-30'],
      [TODAY, null],
    ]);
  });
});

describe('Two heads for one unit at once (EM-11)', () => {
  it('are both recorded, the later id does not count, and the finding says so', async () => {
    const unitId = await unit('berebut', 'Bidang Berebut');
    const member = await recruit('berebut');
    const [one, other] = await Promise.all(
      ['Calon Pertama', 'Calon Kedua'].map(async (name) => {
        return (await gov.admin.post('/employees', { kind: 'NON_ASN', name }).expect(201)).body.id as string;
      }),
    );
    const posts = [
      await post('berebut', 'Kepala A', { headsUnit: true }),
      await post('berebut', 'Kepala B', { headsUnit: true }),
    ];
    const answers = await Promise.all(
      [one, other].map((id, at) => gov.admin.post(`/employees/${id}/assignments`, posts[at]!)),
    );
    expect(codesOf(answers)).toEqual([201, 201]);
    const first = answers.map(({ body }) => body).sort((a, b) => (a.id < b.id ? -1 : 1))[0];
    const ids = [one, other];
    expect(await appraiserOf(member.id)).toBe(ids[answers.findIndex(({ body }) => body.id === first.id)]);
    const { data } = (await gov.admin.get('/data-quality/findings', { kind: 'UNIT_TWO_HEADS' }).expect(200)).body;
    expect(data.map((found: any) => found.record.id)).toEqual([unitId]);
  });
});

describe('A transfer while the old superior decides (EM-15)', () => {
  /** Who was first, by the record: his decision, or the transfer that takes it from him. */
  async function order(employeeId: string, action: string): Promise<string[]> {
    const rows = await app.db.rows<{ action: string }>(
      `SELECT action FROM audit_event WHERE subjectEmployeeId = ? AND outcome = 'SUCCESS'
        AND action IN ('employee.transfer', ?) ORDER BY id`,
      [employeeId, action],
    );
    return rows.map((row) => row.action);
  }

  /** Sends both at once, now this one first and now that one; tells how the decision ended. */
  async function race(employeeId: string, round: number, decide: () => Call): Promise<TestAnswer> {
    const { kind: _, ...transfer } = (await post('dinasLain', `Tujuan ${employeeId}`, { validFrom: TODAY })) as any;
    const move = (): Call => gov.admin.post(`/employees/${employeeId}/transfers`, transfer);
    const calls = round % 2 ? [move, decide] : [decide, move];
    const answers = await Promise.all(calls.map((call) => call()));
    expect(answers[calls.indexOf(move)]!.status).toBe(201);
    return answers[calls.indexOf(decide)]!;
  }

  it('agrees before it, or does not agree', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const { id, username } = await recruit('bidang');
      const plan = (
        await gov.by(username).post('/work-plans', { performancePeriodId: yearId, annexes: ANNEXES }).expect(201)
      ).body;
      await gov.by(username).post(`/work-plans/${plan.id}/results`, aResult()).expect(201);
      await gov.by(username).post(`/work-plans/${plan.id}/submission`).expect(201);
      const agreed = await race(id, round, () => gov.as('kabid').post(`/work-plans/${plan.id}/agreement`));

      const isAgreed = agreed.status === 200 || agreed.status === 201;
      if (!isAgreed) expect([agreed.status, agreed.body.code]).toEqual([404, 'REQUEST.NOT_FOUND']);
      const { status } = (await gov.admin.get(`/work-plans/${plan.id}`).expect(200)).body;
      expect(status).toBe(isAgreed ? 'AGREED' : 'SUBMITTED');
      expect(await order(id, 'work-plan.agree')).toEqual([
        ...(isAgreed ? ['work-plan.agree'] : []),
        'employee.transfer',
      ]);
      const copies = (await gov.as('kabid').get('/signed-work-plans', { employeeId: id }).expect(200)).body.data;
      expect(copies).toHaveLength(isAgreed ? 1 : 0);
      await gov.as('kabid').post(`/work-plans/${plan.id}/activation`).expect(404);
    }
  });

  it('publishes an appraisal before it, or does not publish', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const { id, username } = await recruit('bidang');
      const [owner, kabid] = [gov.by(username), gov.as('kabid')];
      const plan = (await owner.post('/work-plans', { performancePeriodId: yearId, annexes: ANNEXES }).expect(201))
        .body;
      await owner.post(`/work-plans/${plan.id}/results`, aResult()).expect(201);
      await owner.post(`/work-plans/${plan.id}/submission`).expect(201);
      for (const step of ['agreement', 'activation']) await kabid.post(`/work-plans/${plan.id}/${step}`).expect(201);
      await app.drainJobs();
      const path = `/appraisals/${(await owner.get('/appraisals').expect(200)).body.data[0].id}`;
      await owner.post(`${path}/self-assessment`, SELF_ASSESSMENT).expect(201);
      await kabid.post(`${path}/ratings`, ratings()).expect(201);
      const published = await race(id, round, () => kabid.post(`${path}/publication`));

      const { status } = (await gov.admin.get(path).expect(200)).body;
      expect([published.status, status]).toEqual(published.status === 404 ? [404, 'RATED'] : [201, 'PUBLISHED']);
      expect(await order(id, 'appraisal.publish')).toEqual([
        ...(published.status === 404 ? [] : ['appraisal.publish']),
        'employee.transfer',
      ]);
    }
  });
});

describe('A reorganisation while people are assigned (OR-1)', () => {
  it('takes them along or they come too late; nobody is left in a unit that has ended', async () => {
    await unit('menerima', 'Bidang Menerima');
    await unit('bubar', 'Bidang Bubar');
    const posts = await Promise.all([1, 2, 3, 4].map((n) => post('bubar', `Jabatan bubar ${n}`)));
    const people = await Promise.all(
      posts.map(async (_, at) => {
        const body = { kind: 'NON_ASN', name: `Pendatang ${at}` };
        return (await gov.admin.post('/employees', body).expect(201)).body.id as string;
      }),
    );
    const reorganisation = {
      ...{ kind: 'MERGE', effectiveOn: '2026-04-01', letterNumber: 'PERDA 4/2026', letterOn: '2026-03-20' },
      lines: [
        {
          fromUnitId: gov.units['bubar'],
          toUnitId: gov.units['menerima'],
          positionIds: posts.map((one: any) => one.positionId),
        },
      ],
    };
    const [merged, ...assigned] = await Promise.all([
      gov.admin.post('/org-unit-reorganisations', reorganisation),
      ...people.map((id, at) => gov.admin.post(`/employees/${id}/assignments`, posts[at]!)),
    ]);
    expect(merged.status).toBe(201);
    expect(assigned.filter(({ status }) => status !== 201).map(({ status }) => Math.floor(status / 100))).toEqual(
      assigned.filter(({ status }) => status !== 201).map(() => 4),
    );
    const stranded = await app.db.rows(
      `SELECT a.id FROM assignment a WHERE a.unitId = ? AND (a.validFrom >= '2026-04-01' OR a.validUntil >= '2026-04-01')`,
      [gov.units['bubar']!],
    );
    expect(stranded).toEqual([]);
    for (const [at, id] of people.entries()) {
      const { data } = (await gov.admin.get(`/employees/${id}/assignments`).expect(200)).body;
      expect(data.map((one: any) => one.unitName)).toEqual(
        assigned[at]!.status === 201 ? ['Bidang Bubar', 'Bidang Menerima'] : [],
      );
    }
  });
});

describe('A delegation and a conflict at once (EM-27, EM-28)', () => {
  it('are both recorded, and whoever is in conflict does not appraise', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const { id: employeeId } = await recruit('bidang');
      const delegate = gov.id('colleague');
      const letter = { letterNumber: '800/1/2026', letterOn: '2026-02-20', reason: 'Beban kerja kepala bidang.' };
      const delegation = { ...letter, employeeId, toEmployeeId: delegate, validFrom: '2026-03-01' };
      const conflict = { employeeId, otherId: delegate, cause: 'KINSHIP', validFrom: '2026-03-01' };
      const calls = [
        (): Call => gov.admin.post('/appraisal-delegations', delegation),
        (): Call => gov.admin.post('/appraisal-conflicts', conflict),
      ];
      const answers = await Promise.all((round % 2 ? calls.reverse() : calls).map((call) => call()));
      expect(codesOf(answers)).toEqual([201, 201]);
      expect(await appraiserOf(employeeId)).toBe(gov.id('kabid'));
    }
  });
});
