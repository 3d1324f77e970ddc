import { join } from 'node:path';
import { jest } from '@jest/globals';
import Sqlite from 'better-sqlite3';
import { createConnection } from 'mysql2/promise';
import type { Config } from '../../src/config/config.js';
import { newId } from '../../src/kernel/clock/clock.js';
import { CONFIG } from '../../src/kernel/kernel.tokens.js';
import { plusDays } from '../../src/kernel/values/civil-date.js';
import { FollowDays } from '../../src/modules/employees/history/follow-days.job.js';
import { allRows } from '../support/all-rows.js';
import type { Call } from '../support/client.js';
import { activePlan, aResult, Government, ratings, SELF_ASSESSMENT, ANNEXES } from '../support/government.js';
import { type Client, TestApp, type TestAnswer } from '../support/test-app.js';

jest.setTimeout(300_000);

const MANY = 8;
let app: TestApp;
let gov: Government;
let yearId: string;

beforeAll(async () => {
  app = await TestApp.start({ env: { WEBHOOK_LOOPBACK: 'on' } });
  app.clock.set('2026-03-31');
  gov = await Government.found(app);
  yearId = await gov.openYear();
});
afterAll(() => app.stop());

/** The same call many times at the same moment. */
const together = (call: () => Call, times = MANY): Promise<TestAnswer[]> =>
  Promise.all(Array.from({ length: times }, call));
const statusesOf = (answers: readonly TestAnswer[]): number[] => answers.map(({ status }) => status).sort();
const onceOf = (times: number, done = 201): number[] => [done, ...Array<number>(times - 1).fill(409)].sort();
const count = async (sql: string, values: string[] = []): Promise<number> => {
  const [row] = await app.db.rows<{ n: number }>(`SELECT COUNT(*) AS n FROM ${sql}`, values);
  return Number(row?.n);
};

let slots = 0;
/** A draft of the colleague with one result, for days that no other plan has. */
async function draft(): Promise<{ id: string; version: number; startsOn: string; results: any[] }> {
  const startsOn = plusDays('2026-01-01', (slots += 1) * 3);
  const days = { startsOn, endsOn: plusDays(startsOn, 2) };
  const colleague = gov.as('colleague');
  const { body } = await colleague
    .post('/work-plans', { performancePeriodId: yearId, ...days, annexes: ANNEXES })
    .expect(201);
  return (await colleague.post(`/work-plans/${body.id}/results`, aResult()).expect(201)).body;
}

describe('A step of a plan or an appraisal (R62)', () => {
  let subscription: string;
  let planId: string;
  beforeAll(async () => {
    const eventTypes = ['submitted', 'returned', 'agreed', 'activated'].map((step) => `work-plan.${step}`);
    const others = ['appraisal.published', 'appraisal.acknowledged'];
    const body = { url: 'http://127.0.0.1:9/', eventTypes: [...eventTypes, ...others] };
    subscription = (await gov.admin.post('/webhook-subscriptions', body).expect(201)).body.id;
    planId = (await draft()).id;
  });

  /** Does a step many times at once: one is done, with one record and one notice to others. */
  async function once(call: () => Call, action: string, id: string, event: string): Promise<void> {
    const records = (): Promise<number> => count('audit_event WHERE action = ? AND objectId = ?', [action, id]);
    const notices = (): Promise<number> =>
      count('webhook_delivery WHERE subscriptionId = ? AND eventType = ?', [subscription, event]);
    const before = [await records(), await notices()];
    const answers = await together(call);
    expect([action, ...statusesOf(answers)]).toEqual([action, ...onceOf(MANY)]);
    const codes = new Set(answers.filter(({ status }) => status === 409).map(({ body }) => body.code));
    expect([...codes].join()).toMatch(/^(WORK_PLAN|APPRAISAL)\.WRONG_STATE$/);
    expect([await records(), await notices()]).toEqual(before.map((n) => n + 1));
  }

  it('of a plan is made once, with one record and one notice', async () => {
    const [owner, appraiser] = [gov.as('colleague'), gov.as('kabid')];
    const path = `/work-plans/${planId}`;
    const reason = { reason: 'Tambahkan hasil kerja kedua.' };
    const steps = [
      ['submit', 'submitted', () => owner.post(`${path}/submission`)],
      ['return', 'returned', () => appraiser.post(`${path}/return`, reason)],
      ['submit', 'submitted', () => owner.post(`${path}/submission`)],
      ['agree', 'agreed', () => appraiser.post(`${path}/agreement`)],
      ['activate', 'activated', () => appraiser.post(`${path}/activation`)],
    ] as const;
    for (const [action, event, call] of steps) await once(call, `work-plan.${action}`, planId, `work-plan.${event}`);
    const reactions = "job WHERE kind = 'event:OpenAppraisalsWhenPlanIsActivated' AND payload LIKE ?";
    expect(await count(reactions, [`%${planId}%`])).toBe(1);
  });

  it('of an appraisal is made once, with one record and one notice', async () => {
    await app.drainJobs();
    const query = { employeeId: gov.id('colleague'), kind: 'PERIODIC' };
    const { id } = (await gov.admin.get('/appraisals', query).expect(200)).body.data[0];
    const [employee, appraiser] = [gov.as('colleague'), gov.as('kabid')];
    await employee.post(`/appraisals/${id}/self-assessment`, SELF_ASSESSMENT).expect(201);
    await appraiser.post(`/appraisals/${id}/ratings`, ratings()).expect(201);
    const publish = (): Call => appraiser.post(`/appraisals/${id}/publication`);
    await once(publish, 'appraisal.publish', id, 'appraisal.published');
    const acknowledge = (): Call => employee.post(`/appraisals/${id}/acknowledgement`);
    await once(acknowledge, 'appraisal.acknowledge', id, 'appraisal.acknowledged');
  });

  it('goes one of two ways when both are asked for at once', async () => {
    for (let round = 0; round < 6; round += 1) {
      const { id } = await draft();
      await gov.as('colleague').post(`/work-plans/${id}/submission`).expect(201);
      const [agreed, returned] = await Promise.all([
        gov.as('kabid').post(`/work-plans/${id}/agreement`),
        gov.as('kabid').post(`/work-plans/${id}/return`, { reason: 'Target terlalu rendah untuk setahun.' }),
      ]);
      expect([agreed.status, returned.status].sort()).toEqual([201, 409]);
      const { body } = await gov.as('kabid').get(`/work-plans/${id}`).expect(200);
      expect(body.status).toBe(agreed.status === 201 ? 'AGREED' : 'RETURNED');
    }
  });
});

describe('What has a version (R60, R61)', () => {
  it('moves by one for each success, and ends as a successful request said', async () => {
    const { id, results, version } = await draft();
    const path = `/work-plan-results/${results[0].id}`;
    const sent = new Map<number, string>();
    const writer = async (name: number): Promise<void> => {
      for (let done = 0; done < 5;) {
        const read = await gov.as('colleague').get(`/work-plans/${id}`).expect(200);
        const statement = `Tulisan ${name} yang ke-${done}`;
        const match = { 'if-match': String(read.headers.etag) };
        const { status, body } = await gov.as('colleague').patch(path, { statement }).with(match);
        expect([200, 412]).toContain(status);
        if (status !== 200) continue;
        // No two have changed the same version. The answer may already show what somebody else wrote after it.
        expect(sent.has(read.body.version)).toBe(false);
        sent.set(read.body.version, statement);
        if (body.version === read.body.version + 1) expect(body.results[0].statement).toBe(statement);
        expect(body.version).toBeGreaterThan(read.body.version);
        done += 1;
      }
    };
    await Promise.all([1, 2, 3, 4, 5, 6].map(writer));
    const { body } = await gov.as('colleague').get(`/work-plans/${id}`).expect(200);
    expect([...sent.keys()].sort((a, b) => a - b)).toEqual(Array.from({ length: 30 }, (_, n) => version + n));
    expect([body.version, body.results[0].statement]).toEqual([version + 30, sent.get(version + 29)]);
    const recorded = "audit_event WHERE action = 'work-plan.result.change' AND objectId IN (?, ?)";
    expect(await count(recorded, [id, results[0].id])).toBe(30);
  });

  const subscribed = async (): Promise<[string, number]> => {
    const body = { url: 'http://127.0.0.1:9/', eventTypes: ['employee.created'] };
    const { id, version } = (await gov.admin.post('/webhook-subscriptions', body).expect(201)).body;
    return [`/webhook-subscriptions/${id}`, version];
  };
  const account = async (): Promise<[string, number]> => {
    const body = { username: `balap.${(slots += 1)}`, roles: [{ role: 'AUDITOR', from: '2026-01-01' }] };
    const { id, version } = (await gov.admin.post('/accounts', body).expect(201)).body;
    return [`/accounts/${id}`, version];
  };
  it.each([
    ['an account', account, (n: number) => ({ email: `n${n}@example.go.id` }), 'email'],
    ['a subscription', subscribed, (n: number) => ({ url: `http://127.0.0.1:9/${n}` }), 'url'],
  ])('lets one of many writers through that have read the same %s', async (_, make, change, field) => {
    const [path, version] = await make();
    const answers = await Promise.all([1, 2, 3, 4, 5, 6].map((n) => gov.admin.patch(path, change(n)).ifMatch(version)));
    expect(statusesOf(answers)).toEqual([200, 412, 412, 412, 412, 412]);
    const { body } = await gov.admin.get(path).expect(200);
    const winner = answers.findIndex(({ status }) => status === 200) + 1;
    expect([body.version, body[field]]).toEqual([version + 1, (change(winner) as Record<string, string>)[field]]);
  });
});

describe('A correction (EM-50)', () => {
  let positionId: string;
  const post = (validFrom: string, validUntil?: string): object => ({
    ...{ unitId: gov.units['bidang'], positionId, kind: 'DEFINITIF', headsUnit: false },
    ...{ validFrom, validUntil },
  });
  /** Somebody with a post that has ended. */
  async function somebody(nip: string): Promise<{ posts: string; id: string }> {
    const person = { kind: 'PNS', name: 'Pembetulan', nip, gradeCode: '33' };
    const posts = `/employees/${(await gov.admin.post('/employees', person).expect(201)).body.id}/assignments`;
    return { posts, id: (await gov.admin.post(posts, post('2025-01-01', '2025-06-30')).expect(201)).body.id };
  }
  const reason = 'Salah ketik pada SK.';
  beforeAll(async () => {
    positionId = await gov.position('bidang', 'Pengolah Data');
  });

  it('is the only one of many of the same record, and the record is one of them', async () => {
    const { posts, id } = await somebody('199003152015042101');
    const days = Array.from({ length: MANY }, (_, n) => plusDays('2025-07-01', n));
    const answers = await Promise.all(
      days.map((validUntil) => gov.admin.patch(`${posts}/${id}`, { reason, validUntil }).ifMatch(1)),
    );
    expect(statusesOf(answers)).toEqual([200, ...Array<number>(MANY - 1).fill(412)]);
    const { body } = await gov.admin.get(posts).expect(200);
    const winner = answers.findIndex(({ status }) => status === 200);
    expect([body.data[0].validUntil, body.data[0].version]).toEqual([days[winner], 2]);
    expect(await count("audit_event WHERE action = 'assignment.correct' AND objectId = ?", [id])).toBe(1);
  });

  it('and a new record that exclude each other: exactly one is done', async () => {
    for (let round = 0; round < 6; round += 1) {
      const { posts, id } = await somebody(`19900315201504220${round}`);
      const calls = [
        (): Call => gov.admin.patch(`${posts}/${id}`, { reason, validUntil: '2025-12-31' }).ifMatch(1),
        (): Call => gov.admin.post(posts, post('2025-10-01')),
      ];
      const answers = await Promise.all((round % 2 ? calls.reverse() : calls).map((call) => call()));
      const done = answers.filter(({ status }) => status < 300);
      expect([done.length, answers.find(({ status }) => status >= 300)?.body.code]).toEqual([
        1,
        'EMPLOYEE.ASSIGNMENT_OVERLAPS',
      ]);
      const { data } = (await gov.admin.get(posts).expect(200)).body;
      expect(data).toHaveLength(done[0]?.status === 201 ? 2 : 1);
      expect(data[0].validUntil).toBe(done[0]?.status === 201 ? '2025-06-30' : '2025-12-31');
    }
  });

  it('and a new conflict of one pair on the same days: exactly one is done', async () => {
    const pair = { employeeId: gov.id('staff'), otherId: gov.id('stranger'), cause: 'OTHER' };
    const first = { ...pair, validFrom: '2027-01-01', validUntil: '2027-01-31' };
    const { id } = (await gov.admin.post('/appraisal-conflicts', first).expect(201)).body;
    const longer = { validUntil: '2027-03-31', reason: 'Berlangsung lebih lama' };
    const other = { ...pair, validFrom: '2027-03-01', validUntil: '2027-12-31' };
    const answers = await Promise.all([
      gov.admin.patch(`/appraisal-conflicts/${id}`, longer).ifMatch(1),
      gov.admin.post('/appraisal-conflicts', other),
    ]);
    const [corrected, recorded] = statusesOf([answers[0]]).concat(statusesOf([answers[1]]));
    expect([corrected, recorded]).toEqual(corrected === 200 ? [200, 409] : [409, 201]);
  });

  it('and a withdrawal of the same entry leave a history without a gap, whoever comes first', async () => {
    const outcomes = new Set<string>();
    for (let round = 0; round < 6; round += 1) {
      const { posts } = await somebody(`19900315201504230${round}`);
      const grades = posts.replace('assignments', 'grades');
      const [{ id }, { id: last }] = await Promise.all(
        ['2025-03-01', '2025-09-01'].map(
          async (validFrom) => (await gov.admin.post(grades, { gradeCode: '34', validFrom }).expect(201)).body,
        ),
      );
      const answers = await Promise.all([
        gov.admin.post(`${grades}/${id}/withdrawal`, { reason }),
        gov.admin.patch(`${grades}/${last}`, { reason, validFrom: '2025-08-01' }).ifMatch(1),
        gov.admin.post(`${grades}/${last}/withdrawal`, { reason }),
      ]);
      outcomes.add(answers.map(({ status }) => status).join());
      for (const { status } of answers) expect([200, 204, 404, 412]).toContain(status);
      const { data } = (await gov.admin.get(grades).expect(200)).body;
      expect([data[0].validFrom, data.at(-1).validUntil]).toEqual([null, null]);
      data.slice(1).forEach((entry: any, n: number) => expect(entry.validFrom).toBe(plusDays(data[n].validUntil, 1)));
    }
    expect(outcomes.size).toBeGreaterThan(0);
  });
});

describe('The job that lets people follow the day (EM-30)', () => {
  it('looks again under the lock: an entry withdrawn since it looked is not written', async () => {
    const { id } = (await gov.admin.post('/employees', { kind: 'NON_ASN', name: 'Tarik Cuti' }).expect(201)).body;
    const later = { standingCode: '03', validFrom: plusDays(app.clock.today(), 1) };
    const standing = (await gov.admin.post(`/employees/${id}/standings`, later).expect(201)).body;
    const withdraw = `/employees/${id}/standings/${standing.id}/withdrawal`;
    await gov.moveTo(later.validFrom);
    const look = app.db.rows.bind(app.db);
    let found = 0;
    const spy = jest.spyOn(app.db, 'rows').mockImplementation(async (text, values) => {
      const rows = await look<any>(text, values);
      if (found > 0 || !rows.some((row) => row.id === id && row.standingCode === '03')) return rows;
      found += 1;
      await gov.admin.post(withdraw, { reason: 'Cutinya batal' }).expect(204);
      return rows;
    });
    await app.get(FollowDays).run();
    spy.mockRestore();
    expect(found).toBe(1);
    const { body } = await gov.admin.get(`/employees/${id}`).expect(200);
    expect(body.standingCode).not.toBe('03');
    expect((await gov.admin.get(`/employees/${id}/standings`).expect(200)).body.data).toHaveLength(1);
  });
});

describe('A unique rule (R63)', () => {
  it('of ids holds for everything that takes one, whatever comes at once', async () => {
    const { id: planId, results } = await draft();
    const person = (await gov.admin.post('/employees', { kind: 'NON_ASN', name: 'Tanpa Jabatan' }).expect(201)).body.id;
    const positionId = await gov.position('bidang', 'Penyuluh');
    const unit = { unitId: gov.units['bidang'] };
    const from = { validFrom: '2026-01-01', kind: 'DEFINITIF', headsUnit: false };
    const indicator = { aspect: 'WAKTU', statement: 'Tepat waktu', target: '1', unit: 'hari' };
    const subscription = { url: 'http://127.0.0.1:9/', eventTypes: ['employee.created'] };
    const roles = [{ role: 'AUDITOR', from: '2026-01-01' }];
    const creates: [Client, string, object][] = [
      [gov.admin, '/employees', { kind: 'NON_ASN', name: 'Sekali Saja' }],
      [gov.admin, '/org-units', { name: 'Seksi Sekali', parentId: gov.units['bidang'] }],
      [gov.admin, '/positions', { ...unit, kind: 'FUNGSIONAL', title: 'Sekali' }],
      [gov.admin, '/accounts', { username: 'sekali.saja', roles }],
      [gov.admin, '/performance-periods', { year: 2031 }],
      [gov.admin, '/webhook-subscriptions', subscription],
      [gov.admin, `/employees/${person}/assignments`, { ...unit, positionId, ...from }],
      [gov.as('colleague'), `/work-plans/${planId}/results`, { statement: 'Sekali saja' }],
      [gov.as('colleague'), `/work-plan-results/${results[0].id}/indicators`, indicator],
    ];
    for (const [who, path, body] of creates) {
      const id = newId();
      const answers = await together(() => who.post(path, { id, ...body }), 6);
      expect([path, ...statusesOf(answers)]).toEqual([path, ...onceOf(6)]);
    }
  });

  it('of posts lets one person have one at a time, whatever comes at once', async () => {
    const { id } = (await gov.admin.post('/employees', { kind: 'NON_ASN', name: 'Satu Jabatan' }).expect(201)).body;
    const posts = await Promise.all([1, 2, 3, 4].map((n) => gov.position('bidang', `Jabatan bersaing ${n}`)));
    const from = { unitId: gov.units['bidang'], kind: 'DEFINITIF', headsUnit: false, validFrom: '2026-01-01' };
    const answers = await Promise.all(
      posts.map((positionId) => gov.admin.post(`/employees/${id}/assignments`, { ...from, positionId })),
    );
    expect(statusesOf(answers)).toEqual(onceOf(4));
    const lines = await app.db.rows('SELECT validFrom FROM reporting_line WHERE employeeId = ?', [id]);
    expect(new Set(lines.map((line) => JSON.stringify(line))).size).toBe(lines.length);
  });

  it('of roles and of titles holds, whatever comes at once', async () => {
    const [row] = await app.db.rows<{ id: string }>("SELECT id FROM account WHERE username = 'auditor-uji'");
    const grant = { role: 'UNIT_HR', unitId: gov.units['dinas'], from: '2026-01-01' };
    expect(statusesOf(await together(() => gov.admin.post(`/accounts/${row?.id}/role-grants`, grant)))).toEqual(
      onceOf(MANY),
    );
    const post = { unitId: gov.units['dinas'], kind: 'FUNGSIONAL', title: 'Dokter Ahli Muda' };
    expect(statusesOf(await together(() => gov.admin.post('/positions', post)))).toEqual(onceOf(MANY));
  });
});

describe('A total (R64)', () => {
  it('of results, of indicators and of subscriptions is not exceeded, whatever comes at once', async () => {
    const { id, results } = await draft();
    const colleague = gov.as('colleague');
    const indicator = { aspect: 'WAKTU', statement: 'Tepat waktu', target: '1', unit: 'hari' };
    const path = `/work-plan-results/${results[0].id}/indicators`;
    const indicators = await together(() => colleague.post(path, indicator), 24);
    expect(indicators.filter(({ status }) => status === 201)).toHaveLength(19);
    const added = await together(() => colleague.post(`/work-plans/${id}/results`, { statement: 'Hasil' }), 54);
    expect(added.filter(({ status }) => status === 201)).toHaveLength(49);
    expect(new Set([...indicators, ...added].map(({ status }) => status))).toEqual(new Set([201, 409]));
    const { body } = await colleague.get(`/work-plans/${id}`).expect(200);
    expect([body.results.length, body.results[0].indicators.length]).toEqual([50, 20]);

    const subscription = { url: 'http://127.0.0.1:9/', eventTypes: ['employee.created'] };
    const free = 50 - (await count('webhook_subscription'));
    const made = await together(() => gov.admin.post('/webhook-subscriptions', subscription), free + 4);
    expect(statusesOf(made)).toEqual([...Array<number>(free).fill(201), 409, 409, 409, 409]);
  });
});

describe('A change that breaks off half-way (R12, R67)', () => {
  /** Lets the given statement that writes, or the commit behind the last one, fail; gives whether it came to that. */
  function breakAt(place: number): { happened: () => boolean; mend: () => void } {
    const { connection } = app.db;
    const acquire = connection.acquire.bind(connection);
    let writes = 0;
    let happened = false;
    const count = (): void => {
      writes += 1;
      if (writes !== place) return;
      happened = true;
      throw new Error('broken off');
    };
    connection.acquire = async () => {
      const session = await acquire();
      const [run, commit] = [session.run.bind(session), session.commit.bind(session)];
      session.run = async (sql, values) => {
        if (!/^\s*SELECT/i.test(sql)) count();
        return run(sql, values);
      };
      session.commit = async () => {
        count();
        await commit();
      };
      return session;
    };
    return { happened: () => happened, mend: () => void (connection.acquire = acquire) };
  }

  it('leaves nothing, wherever it breaks', async () => {
    const [staff, kabid, admin] = [gov.as('stranger'), gov.as('otherHead'), gov.admin];
    const ids = { plan: newId(), person: newId(), unit: newId() };
    const path = `/work-plans/${ids.plan}`;
    const positionId = await gov.position('dinasLain', 'Jabatan Baru');
    const post = { unitId: gov.units['dinasLain'], positionId, kind: 'DEFINITIF', headsUnit: false };
    const roles = [{ role: 'AUDITOR', from: '2026-01-01' }];
    let appraisal = '';
    const steps: [string, () => Call][] = [
      ['a plan', () => staff.post('/work-plans', { id: ids.plan, performancePeriodId: yearId, annexes: ANNEXES })],
      ['a result', () => staff.post(`${path}/results`, aResult())],
      ['a submission', () => staff.post(`${path}/submission`)],
      ['an agreement', () => kabid.post(`${path}/agreement`)],
      ['an activation', () => kabid.post(`${path}/activation`)],
      ['a self-assessment', () => staff.post(`${appraisal}/self-assessment`, SELF_ASSESSMENT)],
      ['ratings', () => kabid.post(`${appraisal}/ratings`, ratings())],
      ['a publication', () => kabid.post(`${appraisal}/publication`)],
      ['a person', () => admin.post('/employees', { id: ids.person, kind: 'PNS', name: 'Baru', nip: NIP })],
      ['a post', () => admin.post(`/employees/${ids.person}/assignments`, { ...post, validFrom: '2026-01-01' })],
      ['a unit', () => admin.post('/org-units', { name: 'Seksi Baru', parentId: gov.units['dinasLain'] })],
      ['an account', () => admin.post('/accounts', { username: 'setengah.jalan', roles })],
    ];
    for (const [name, step] of steps) {
      const writes = await brokenEverywhere(name, step);
      // At least the change, its record, the kept answer and the commit.
      expect([name, writes >= 5]).toEqual([name, true]);
      await app.drainJobs();
      const { body } = await staff.get('/appraisals', { kind: 'PERIODIC' }).expect(200);
      appraisal = `/appraisals/${body.data[0]?.id}`;
    }
  });

  const NIP = '199003152015042009';

  /** Breaks a step at its first write, then at its second …, until it comes through; gives how many there are. */
  async function brokenEverywhere(name: string, step: () => Call): Promise<number> {
    const key = { 'idempotency-key': `half-${name.replaceAll(' ', '-')}` };
    for (let place = 1; ; place += 1) {
      const before = await allRows(app.db);
      const broken = breakAt(place);
      const { status, text } = await step().with(key);
      broken.mend();
      if (!broken.happened()) {
        expect([name, status, text]).toEqual([name, 201, text]);
        return place - 1;
      }
      expect([name, place, status]).toEqual([name, place, 500]);
      expect([name, place, await allRows(app.db)]).toEqual([name, place, before]);
    }
  }
});

describe('Two that exclude each other (R66)', () => {
  it('a plan is thrown away or changed, and nothing of it is left when it is gone', async () => {
    const outcomes = new Set<string>();
    for (let round = 0; round < 8; round += 1) {
      const { id, version } = await draft();
      const colleague = gov.as('colleague');
      const discard = (): Call => colleague.delete(`/work-plans/${id}`).ifMatch(version);
      const add = (): Call => colleague.post(`/work-plans/${id}/results`, { statement: `Putaran ${round}` });
      const submit = (): Call => colleague.post(`/work-plans/${id}/submission`);
      const calls = round % 2 ? [discard, add, submit] : [submit, add, discard];
      const answers = await Promise.all(calls.map((call) => call()));
      const [discarded, added, submitted] = [discard, add, submit].map((call) => answers[calls.indexOf(call)]!.status);
      outcomes.add(`${discarded}`);
      const parts = ['result', 'indicator', 'behaviour'].map((part) =>
        count(`work_plan_${part} WHERE workPlanId = ?`, [id]),
      );
      if (discarded === 204) {
        expect([added, submitted]).toEqual([404, 404]);
        expect([await count('work_plan WHERE id = ?', [id]), ...(await Promise.all(parts))]).toEqual([0, 0, 0, 0]);
      } else {
        expect([409, 412]).toContain(discarded);
        const { body } = await colleague.get(`/work-plans/${id}`).expect(200);
        expect(body.status).toBe(submitted === 201 ? 'SUBMITTED' : 'DRAFT');
        expect(body.results).toHaveLength(added === 201 ? 2 : 1);
        expect(await parts[2]).toBe(7);
      }
    }
    expect(outcomes.size).toBeGreaterThan(0);
  });

  it('a report of progress counts for a period or comes after its result, never in between', async () => {
    const plan = await activePlan(gov, 'staff', 'kabid', yearId);
    await app.drainJobs();
    const query = { employeeId: gov.id('staff'), kind: 'PERIODIC' };
    const { id } = (await gov.admin.get('/appraisals', query).expect(200)).body.data[0];
    await gov.as('staff').post(`/appraisals/${id}/self-assessment`, SELF_ASSESSMENT).expect(201);
    await gov.as('kabid').post(`/appraisals/${id}/ratings`, ratings()).expect(201);
    const entry = { indicatorId: plan.results[0]?.indicators[0]?.id, occurredOn: '2026-03-31', value: '1' };
    const report = (): Call => gov.as('staff').post(`/work-plans/${plan.id}/progress-entries`, entry);
    const [published, ...reports] = await Promise.all([
      gov.as('kabid').post(`/appraisals/${id}/publication`),
      ...Array.from({ length: 10 }, report),
    ]);
    expect(published?.status).toBe(201);
    const taken = reports.filter(({ status }) => status === 201);
    expect(new Set(reports.map(({ status, body }) => body.code ?? status))).toEqual(
      new Set([...(taken.length > 0 ? [201] : []), ...(taken.length < 10 ? ['WORK_PLAN.PERIOD_RATED'] : [])]),
    );
    expect(await count('progress_entry WHERE workPlanId = ?', [plan.id])).toBe(taken.length);
    expect((await report().expect(409)).body.code).toBe('WORK_PLAN.PERIOD_RATED');
  });

  it('somebody is disabled or signs in, and afterwards no session of his is good', async () => {
    const password = 'uji-coba-kinerja-2026';
    const username = '197107071996031006';
    const [row] = await app.db.rows<{ id: string }>('SELECT id FROM account WHERE username = ?', [username]);
    const { version } = (await gov.admin.get(`/accounts/${row?.id}`).expect(200)).body;
    const signIns = Array.from({ length: 10 }, () => app.anonymous.post('/auth/login', { username, password }));
    const [disabled, ...answers] = await Promise.all([
      gov.admin.patch(`/accounts/${row?.id}`, { disabled: true }).ifMatch(version),
      ...signIns,
    ]);
    expect(disabled?.status).toBe(200);
    const tokens = answers.flatMap(({ status, body }) => (status === 200 ? [body.accessToken as string] : []));
    for (const token of tokens) await app.as(token).get('/auth/me').expect(401);
    await gov.as('otherHead').get('/auth/me').expect(401);
    expect(await count('session WHERE accountId = ? AND endedAt IS NULL', [row?.id ?? ''])).toBe(0);
  });

  it('an appraiser agrees while in office or is out of it, and then it was not agreed', async () => {
    const { id } = await draft();
    await gov.as('colleague').post(`/work-plans/${id}/submission`).expect(201);
    const path = `/employees/${gov.id('kabid')}/assignments`;
    const [{ id: assignmentId }] = (await gov.admin.get(path).expect(200)).body.data;
    const [ended, agreed] = await Promise.all([
      gov.admin.post(`${path}/${assignmentId}/end`, { lastDay: '2026-03-30' }),
      gov.as('kabid').post(`/work-plans/${id}/agreement`),
    ]);
    expect(ended.status).toBe(201);
    expect([201, 403, 404]).toContain(agreed.status);
    const { body } = await gov.admin.get(`/work-plans/${id}`).expect(200);
    expect(body.status).toBe(agreed.status === 201 ? 'AGREED' : 'SUBMITTED');
    await gov.as('kabid').post(`/work-plans/${id}/activation`).expect(404);
  });
});

describe('Many at one object (R65)', () => {
  it('never fail: each is done, or refused with a reason', async () => {
    const { id, version, results } = await draft();
    const colleague = gov.as('colleague');
    const add = (n: number): Call => colleague.post(`/work-plans/${id}/results`, { statement: `Hasil ${n}` });
    const change = (n: number): Call =>
      colleague.patch(`/work-plan-results/${results[0].id}`, { statement: `Ubah ${n}` }).ifMatch(version + n);
    const answers = await Promise.all(Array.from({ length: 40 }, (_, n) => (n % 2 ? add(n) : change(n))));
    const done = answers.filter(({ status }) => status < 300);
    expect(answers.filter(({ status }) => ![200, 201, 412].includes(status))).toEqual([]);
    expect(done.length).toBeGreaterThanOrEqual(20);
    const { body } = await colleague.get(`/work-plans/${id}`).expect(200);
    expect(body.version).toBe(version + done.length);
    expect(body.results).toHaveLength(1 + answers.filter(({ status }) => status === 201).length);
  });

  it('are told to come again when somebody else does not let go of it, and nothing has changed', async () => {
    const { id, version, startsOn } = await draft();
    const before = await allRows(app.db);
    const move = (): Call => gov.as('colleague').patch(`/work-plans/${id}`, { endsOn: startsOn }).ifMatch(version);
    const hold = await holder(id);
    const asked = performance.now();
    try {
      const { status, headers, body } = await move();
      expect([status, body.code, headers['retry-after']]).toEqual([503, 'SERVICE.BUSY', '1']);
      // A server is waited for twice, 4 seconds each, and not six times.
      expect(performance.now() - asked).toBeLessThan(15_000);
      expect(await allRows(app.db)).toEqual(before);
    } finally {
      await hold.release();
    }
    expect((await move()).status).toBe(200);
  });

  /** Another program that has locked a plan, or the whole of the embedded database. */
  async function holder(id: string): Promise<{ release: () => Promise<void> }> {
    const { databaseUrl, dataDir } = app.get<Config>(CONFIG as never);
    if (databaseUrl === null) {
      const other = new Sqlite(join(dataDir, 'sasaran.db'));
      other.exec('BEGIN IMMEDIATE');
      return { release: async () => void other.close() };
    }
    const other = await createConnection(databaseUrl);
    await other.query('START TRANSACTION');
    await other.query('SELECT id FROM work_plan WHERE id = ? FOR UPDATE', [id]);
    return { release: () => other.end() };
  }
});
