import { AuditSealer } from '../../src/kernel/audit/audit-sealer.js';
import { AuditVerification } from '../../src/kernel/audit/audit-verification.js';
import { ReadLog } from '../../src/kernel/audit/read-log.js';
import { PersonalDataRegistry } from '../../src/kernel/personal-data/registry.js';
import { Vault } from '../../src/kernel/personal-data/vault.js';
import { newId } from '../../src/kernel/clock/clock.js';
import {
  FairnessAnalysis,
  FairnessAppraiser,
  FairnessHint,
} from '../../src/modules/insights/fairness/persistence/fairness.entity.js';
import { givenFairness } from '../support/given-fairness.js';
import { EmployeesApi } from '../../src/modules/employees/index.js';
import { activePlan, aResult, Government, PASSWORD, ratings, SELF_ASSESSMENT, ANNEXES } from '../support/government.js';
import { TestApp } from '../support/test-app.js';

const OLD = { id: '2025', secret: 'kunci lama yang cukup panjang untuk uji'.replaceAll(' ', '-') };
const NEW = { id: '2026', secret: 'kunci baru yang cukup panjang untuk uji'.replaceAll(' ', '-') };
const env = { PERSONAL_DATA_KEYS: `${NEW.id}:${NEW.secret},${OLD.id}:${OLD.secret}`, LEFT_PERSON_DAYS: '1826' };

let app: TestApp;
let gov: Government;
let yearId: string;

beforeAll(async () => {
  app = await TestApp.start({ env });
  gov = await Government.found(app);
  yearId = await gov.openYear();
});
afterAll(() => app.stop());

interface Section {
  readonly name: string;
  readonly rows: Record<string, unknown>[];
  readonly purposes: { fields: string[]; why: string }[];
}
interface OwnData {
  readonly sections: Section[];
  readonly notShown: { what: string; why: string }[];
  readonly accessLog: { action: string }[];
  readonly isComplete: boolean;
  readonly employeeId: string | null;
}
async function ownData(client: typeof gov.admin): Promise<OwnData> {
  return (await client.get('/my/data').expect(200)).body as OwnData;
}
const rowsOf = ({ sections }: OwnData, name: string): Record<string, unknown>[] =>
  sections.find((section) => section.name === name)?.rows ?? [];

describe('what is kept of people (R92)', () => {
  it('is registered by every module', () => {
    const modules = app
      .get(PersonalDataRegistry)
      .all()
      .map(({ module }) => module);
    expect(modules).toEqual([
      ...['appraisals', 'documents', 'employees', 'identity', 'insights', 'integrations', 'kernel', 'notifications'],
      ...['organization', 'periods', 'privacy', 'reviews', 'work-plans'],
    ]);
  });

  it('leads to its person, or says why it does not', async () => {
    for (const { name, by, excluded } of app.get(PersonalDataRegistry).tables()) {
      expect({ name, isSaid: by.length > 0 || excluded !== undefined }).toEqual({ name, isSaid: true });
      for (const way of by) {
        const sql = `SELECT COUNT(*) AS n FROM ${name} WHERE ${way.includes('?') ? way : `${way} = ?`}`;
        expect(await app.db.rows(sql, [gov.id('staff')])).toHaveLength(1);
      }
    }
  });
});

describe('the own data (R89)', () => {
  it('are everything that the service holds of somebody, and who read or changed it, in one call', async () => {
    const plan = await activePlan(gov, 'staff', 'kabid', yearId);
    const indicatorId = plan.results[0]?.indicators[0]?.id;
    const entry = { indicatorId, occurredOn: '2026-03-02', value: '1', note: 'Laporan pertama' };
    await gov.as('staff').post(`/work-plans/${plan.id}/progress-entries`, entry).expect(201);
    await gov.admin.post(`/employees/${gov.id('staff')}/identity-number`, { nik: '3374015503900001' }).expect(200);
    await gov.admin
      .post(`/employees/${gov.id('staff')}/leaves`, {
        kind: 'SAKIT',
        validFrom: '2026-02-02',
        validUntil: '2026-02-03',
      })
      .expect(201);
    await gov.hr.get(`/employees/${gov.id('staff')}/profile`).expect(200);
    await app.get(ReadLog).flush();
    const data = await ownData(gov.as('staff'));
    expect(data).toMatchObject({ employeeId: gov.id('staff'), isComplete: true });
    expect(rowsOf(data, 'employee')).toMatchObject([
      { name: 'Staf Uji', nip: '199003152015042004', birthDate: '1990-03-15', nik: '3374015503900001' },
    ]);
    expect(rowsOf(data, 'employee_leave')).toMatchObject([{ kind: 'SAKIT' }]);
    expect(rowsOf(data, 'account')).toMatchObject([{ username: '199003152015042004', employeeId: gov.id('staff') }]);
    expect(rowsOf(data, 'session').length).toBeGreaterThan(0);
    expect(rowsOf(data, 'work_plan')).toMatchObject([
      { id: plan.id, status: 'ACTIVE', employeeSnapshot: { name: 'Staf Uji' } },
    ]);
    expect(rowsOf(data, 'work_plan_result')).toHaveLength(1);
    expect(rowsOf(data, 'progress_entry')).toMatchObject([{ note: 'Laporan pertama', valueHundredths: 100 }]);
    expect(rowsOf(data, 'assignment')).toMatchObject([{ headsUnit: false, validFrom: '2025-01-01' }]);
    const actions = data.accessLog.map(({ action }) => action);
    expect(actions).toEqual(
      expect.arrayContaining(['employee-profile.read', 'identity-number.set', 'own-data.export']),
    );
    for (const section of data.sections) {
      const fields = section.purposes.flatMap((purpose) => purpose.fields);
      for (const row of section.rows) expect(fields).toEqual(expect.arrayContaining(Object.keys(row)));
    }
  });

  it('hold no secrets, nothing of others, and no rating before its publication', async () => {
    await gov.moveTo('2026-03-31');
    await app.drainJobs();
    const { data: list } = (await gov.as('staff').get('/appraisals').expect(200)).body;
    const [appraisal] = list;
    await gov.as('staff').post(`/appraisals/${appraisal.id}/self-assessment`, SELF_ASSESSMENT).expect(201);
    await gov.as('kabid').post(`/appraisals/${appraisal.id}/ratings`, ratings()).expect(201);
    const hidden = rowsOf(await ownData(gov.as('staff')), 'appraisal').find(({ id }) => id === appraisal.id);
    expect(hidden).toMatchObject({ ownResultSummary: SELF_ASSESSMENT.resultSummary });
    expect(hidden).toMatchObject({
      resultRating: null,
      resultReason: null,
      predicate: null,
      outcome: null,
      status: null,
    });
    await gov.as('kabid').post(`/appraisals/${appraisal.id}/publication`).expect(201);
    const data = await ownData(gov.as('staff'));
    const shown = rowsOf(data, 'appraisal').find(({ id }) => id === appraisal.id);
    expect(shown).toMatchObject({ resultRating: 'SESUAI_EKSPEKTASI', predicate: 'BAIK', status: 'PUBLISHED' });
    const text = JSON.stringify(data);
    for (const secret of ['passwordHash', 'refreshHash', 'argon2', 'nikIndex', 'nikSealed'])
      expect(text).not.toContain(secret);
    for (const other of [gov.id('colleague'), gov.id('stranger')]) expect(text).not.toContain(other);
    expect(data.notShown.map(({ what }) => what)).toContain('Akun: Memeriksa sandi');
    const own = await ownData(gov.as('stranger'));
    expect(JSON.stringify(own)).not.toContain(gov.id('staff'));
  });

  it('hold a hint that somebody was favoured as others are told it, and not of whom else it speaks (FA-15)', async () => {
    const analysisId = await givenFairness(app, yearId, gov.id('kabid'));
    const favour = {
      analysisId,
      appraiserId: gov.id('kabid'),
      employeeId: gov.id('colleague'),
      kind: 'FAVOUR' as const,
    };
    const [listed, unlisted] = [newId(), newId()];
    const turn = (answeredAt: Date | null, othersFromOn: string): Promise<unknown> =>
      app.db.transaction(async () => {
        await app.db.update(FairnessAppraiser, { analysisId }, { answeredAt });
        await app.db.update(FairnessAnalysis, { id: analysisId }, { othersFromOn });
      });
    await app.db.transaction(() =>
      app.db.insert(FairnessHint, [
        { id: listed, ...favour, value: '1.40', isListed: true },
        { id: unlisted, ...favour, value: '1.10', isListed: false },
      ]),
    );
    const hintsOf = async (name: 'colleague' | 'kabid' | 'stranger'): Promise<Record<string, unknown>[]> =>
      rowsOf(await ownData(gov.as(name)), 'fairness_hint').filter((row) => row['analysisId'] === analysisId);

    await turn(null, '2026-12-31');
    expect(await hintsOf('colleague')).toEqual([]);
    expect((await hintsOf('kabid')).map(({ id }) => id)).toEqual(expect.arrayContaining([listed, unlisted]));
    await turn(app.clock.now(), '2026-12-31');
    const told = { id: listed, analysisId, appraiserId: null, employeeId: gov.id('colleague') };
    expect(await hintsOf('colleague')).toEqual([{ ...told, kind: 'FAVOUR', value: '1.40', isListed: true }]);
    await turn(null, app.clock.today());
    expect((await hintsOf('colleague')).map(({ id }) => id)).toEqual([listed]);
    expect(await hintsOf('stranger')).toEqual([]);

    const data = await ownData(gov.as('colleague'));
    expect(JSON.stringify(data.sections.filter(({ name }) => name === 'fairness_hint'))).not.toContain(gov.id('kabid'));
    const [why] = data.notShown.filter(({ what }) => what === 'Petunjuk kewajaran penilaian');
    expect(why?.why).toContain('Pasal 33 huruf b');
    const [purpose] = data.sections.find(({ name }) => name === 'fairness_hint')?.purposes ?? [];
    expect(purpose?.why).toContain('bukan bukti pilih kasih');
  });

  it('are for everybody with an account', async () => {
    const data = await ownData(gov.auditor);
    expect(data.employeeId).toBeNull();
    expect(data.sections.map(({ name }) => name)).toContain('session');
    expect(data.sections.map(({ name }) => name)).not.toContain('employee');
    await app.anonymous.get('/my/data').expect(401);
    const { body } = await app.anonymous
      .post('/auth/login', { username: '199202022017022007', password: PASSWORD })
      .expect(200);
    app.clock.advance({ seconds: 14 * 60 });
    await app.as(body.accessToken).get('/my/data').expect(200);
  });
});

describe('a request for correction (R90, rule PD-1)', () => {
  const wanted = { kind: 'CORRECTION', field: 'birthPlace', wantedValue: 'Semarang', reason: 'Sesuai akta kelahiran.' };

  it('is filed by the person, decided by HR within three times 24 hours, and made at once', async () => {
    const { body: filed } = await gov.as('colleague').post('/data-requests', wanted).expect(201);
    expect(filed).toMatchObject({ status: 'FILED', wantedValue: 'Semarang', urgency: 'OPEN', isApplied: false });
    expect(Date.parse(filed.dueAt) - Date.parse(filed.filedAt)).toBe(72 * 3_600_000);
    const again = await gov.as('colleague').post('/data-requests', wanted).expect(409);
    expect(again.body.code).toBe('PRIVACY.ALREADY_FILED');
    const path = `/data-requests/${filed.id}`;
    for (const client of [gov.admin, gov.auditor]) await client.get(path).expect(200);
    for (const client of [gov.as('stranger'), gov.as('kabid'), gov.hr]) await client.get(path).expect(404);
    for (const client of [gov.as('colleague'), gov.hr, gov.auditor]) {
      await client.post(`${path}/decision`, { decision: 'ACCEPTED', answer: 'Sudah diubah.' }).expect(403);
    }
    const { body: decided } = await gov.admin
      .post(`${path}/decision`, { decision: 'ACCEPTED', answer: 'Sudah diubah menjadi Semarang.' })
      .expect(201);
    expect(decided).toMatchObject({ status: 'ACCEPTED', isApplied: true, urgency: null, ground: null });
    const { body: profile } = await gov
      .as('colleague')
      .get(`/employees/${gov.id('colleague')}/profile`)
      .expect(200);
    expect(profile.birthPlace).toBe('Semarang');
    expect((await gov.as('colleague').get(path).expect(200)).body.answer).toBe('Sudah diubah menjadi Semarang.');
    const twice = await gov.admin
      .post(`${path}/decision`, { decision: 'REFUSED', answer: 'Tidak.', ground: 'NOT_PROVEN' })
      .expect(409);
    expect(twice.body.code).toBe('PRIVACY.WRONG_STATE');
    expect((await gov.as('colleague').post(`${path}/withdrawal`).expect(409)).body.code).toBe('PRIVACY.WRONG_STATE');
  });

  it('keeps a wanted NIK sealed, and shows it masked to others', async () => {
    const nik = '3374015005910009';
    const request = { ...wanted, field: 'nik', wantedValue: nik };
    const file = () => gov.as('colleague').post('/data-requests', request, { 'idempotency-key': 'nik-saya' });
    const { body } = await file().expect(201);
    expect((await file().expect(201)).body).toEqual(body);
    const path = `/data-requests/${body.id}`;
    expect((await gov.as('colleague').get(path).expect(200)).body.wantedValue).toBe(nik);
    expect((await gov.admin.get(path).expect(200)).body.wantedValue).toBe('3374••••••••0009');
    for (const format of ['csv', 'json']) {
      const answer = await gov.as('colleague').get('/data-requests', format === 'csv' ? { format } : {});
      expect({ status: answer.status, isWhole: answer.text.includes(nik) }).toEqual({ status: 200, isWhole: false });
      expect(answer.text).toContain('3374••••••••0009');
    }
    for (const table of ['data_request', 'audit_event', 'audit_value', 'job', 'idempotency_key']) {
      expect(JSON.stringify(await app.db.rows(`SELECT * FROM ${table}`))).not.toContain(nik);
    }
    await gov.admin
      .post(`/data-requests/${body.id}/decision`, { decision: 'ACCEPTED', answer: 'Sudah dicatat.' })
      .expect(201);
    const read = await gov
      .as('colleague')
      .get(`/employees/${gov.id('colleague')}/identity-number`)
      .expect(200);
    expect(read.body.nik).toBe(nik);
  });

  it.each([
    ['phone', '+62 812 3456789', null],
    ['birthPlace', 'Semarang', 'Semarang'],
  ])('shows %s that is wanted to an auditor as the profile shows it', async (field, wantedValue, seen) => {
    const request = { ...wanted, field, wantedValue };
    const { body } = await gov.as('kabid').post('/data-requests', request).expect(201);
    const path = `/data-requests/${body.id}`;
    for (const client of [gov.as('kabid'), gov.admin])
      expect((await client.get(path).expect(200)).body.wantedValue).toBe(wantedValue);
    expect((await gov.auditor.get(path).expect(200)).body.wantedValue).toBe(seen);
    const { data } = (await gov.auditor.get('/data-requests', { employeeId: gov.id('kabid') }).expect(200)).body;
    expect(data.find(({ id }: { id: string }) => id === body.id).wantedValue).toBe(seen);
    const asAuditor = await gov.auditor.get('/data-requests', { format: 'csv' }).expect(200);
    expect(asAuditor.text.includes(wantedValue)).toBe(seen !== null);
    await gov.as('kabid').post(`${path}/withdrawal`).expect(201);
  });

  it('names its field and a value that the field can have; a refusal names its ground', async () => {
    const me = gov.as('stranger');
    const refused = async (body: object, code: string): Promise<void> =>
      expect((await me.post('/data-requests', body).expect(422)).body.code).toBe(code);
    await refused({ ...wanted, field: undefined }, 'PRIVACY.VALUE_REQUIRED');
    await refused({ ...wanted, kind: 'ERASURE' }, 'PRIVACY.VALUE_NOT_TAKEN');
    const odd = await me
      .post('/data-requests', { ...wanted, field: 'birthDate', wantedValue: '1991-02-30' })
      .expect(422);
    expect(odd.body.errors).toMatchObject([{ pointer: '/wantedValue', code: 'NOT_DAY' }]);
    const unborn = { ...wanted, field: 'birthDate', wantedValue: '2126-02-28' };
    const future = await me.post('/data-requests', unborn).expect(422);
    expect(future.body.errors).toMatchObject([{ pointer: '/wantedValue', code: 'DAY_TO_COME' }]);
    expect((await gov.hr.post('/data-requests', wanted).expect(409)).body.code).toBe('PRIVACY.NO_PERSON');
    await gov.admin.post('/data-requests', wanted).expect(403);
    const { body } = await me.post('/data-requests', { ...wanted, field: 'grade', wantedValue: 'IV/a' }).expect(201);
    const decide = (decision: object) =>
      gov.admin.post(`/data-requests/${body.id}/decision`, { answer: 'Alasan.', ...decision });
    expect((await decide({ decision: 'REFUSED' }).expect(422)).body.code).toBe('PRIVACY.GROUND_REQUIRED');
    const both = await decide({ decision: 'ACCEPTED', ground: 'DATA_CORRECT' }).expect(422);
    expect(both.body.code).toBe('PRIVACY.GROUND_NOT_TAKEN');
    const own = await decide({ decision: 'ACCEPTED', apply: true }).expect(422);
    expect(own.body.code).toBe('PRIVACY.NOT_APPLICABLE');
    const { body: answer } = await decide({ decision: 'REFUSED', ground: 'DATA_CORRECT' }).expect(201);
    expect(answer).toMatchObject({ status: 'REFUSED', ground: 'DATA_CORRECT' });
    expect(answer.groundText).toContain('sesuai dengan dokumen');
  });

  it('is taken back by the person while it waits, and not decided by himself', async () => {
    const { body } = await gov.as('kadis').post('/data-requests', wanted).expect(201);
    await gov.as('stranger').post(`/data-requests/${body.id}/withdrawal`).expect(404);
    expect((await gov.as('kadis').post(`/data-requests/${body.id}/withdrawal`).expect(201)).body.status).toBe(
      'WITHDRAWN',
    );
    const both = await gov
      .recruit('kepegawaian', '198801012012012008', 'dinas', 'EMPLOYEE')
      .then(() => gov.by('kepegawaian'));
    const { body: own } = await both.post('/data-requests', wanted).expect(201);
    const [row] = await app.db.rows<{ id: string }>("SELECT id FROM account WHERE username = 'kepegawaian'");
    await gov.admin.post(`/accounts/${row?.id}/role-grants`, { role: 'ADMIN', from: '2020-01-01' }).expect(201);
    const hr = await gov.signIn('kepegawaian');
    const refused = await hr
      .post(`/data-requests/${own.id}/decision`, { decision: 'ACCEPTED', answer: 'Ya.' })
      .expect(403);
    expect(refused.body.code).toBe('PRIVACY.OWN_REQUEST');
  });

  it('is decided once however many decide at once', async () => {
    const { body } = await gov.as('sekda').post('/data-requests', wanted).expect(201);
    const accept = { decision: 'ACCEPTED', answer: 'Sudah diubah.' };
    const refuse = { decision: 'REFUSED', answer: 'Tidak ada bukti.', ground: 'NOT_PROVEN' };
    const answers = await Promise.all(
      [accept, refuse, accept, refuse].map((decision) =>
        gov.admin.post(`/data-requests/${body.id}/decision`, decision),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
  });

  it('is told of a day before its time is over, and once it is over: once each, and listed', async () => {
    const { body } = await gov.as('otherHead').post('/data-requests', wanted).expect(201);
    const told = async (): Promise<boolean[]> => {
      await app.drainJobs();
      const rows = await app.db.rows<{ remindedAt: unknown; overdueToldAt: unknown }>(
        'SELECT remindedAt, overdueToldAt FROM data_request WHERE id = ?',
        [body.id],
      );
      return [rows[0]?.remindedAt, rows[0]?.overdueToldAt].map((at) => at !== null);
    };
    expect(await told()).toEqual([false, false]);
    await gov.moveTo('2026-04-01');
    expect((await gov.admin.get(`/data-requests/${body.id}`).expect(200)).body.urgency).toBe('OPEN');
    await gov.moveTo('2026-04-03');
    expect(await told()).toEqual([true, false]);
    await gov.moveTo('2026-04-06');
    expect(await told()).toEqual([true, true]);
    const late = (await gov.admin.get('/data-requests', { overdue: true }).expect(200)).body.data;
    expect(late.map(({ id, urgency }: { id: string; urgency: string }) => [id, urgency])).toContainEqual([
      body.id,
      'OVERDUE',
    ]);
  });
});

describe('the key that seals (rule PD-6)', () => {
  it('changes: what another one sealed opens at once, and the daily job seals it anew', async () => {
    const former = new Vault({ appSecret: 'other', personalDataKeys: [OLD] });
    const id = gov.id('kabid');
    const nik = '3374012001800005';
    const sealed = former.seal(`employee.nikSealed:${id}`, nik);
    await app.db.transaction(() =>
      app.db.change('UPDATE employee SET nikSealed = ?, nikIndex = ? WHERE id = ?', [
        sealed,
        former.index('nik', nik),
        id,
      ]),
    );
    const path = `/employees/${id}/identity-number`;
    expect((await gov.admin.get(path).expect(200)).body.nik).toBe(nik);
    expect((await gov.admin.post('/identity-number-searches', { nik }).expect(200)).body.employeeId).toBe(id);
    await gov.moveTo('2026-04-08');
    await app.drainJobs();
    const [row] = await app.db.rows<{ nikSealed: string; nikIndex: string }>(
      'SELECT nikSealed, nikIndex FROM employee WHERE id = ?',
      [id],
    );
    expect(row?.nikSealed).toMatch(/^2026\./);
    const only = new Vault({ appSecret: 'other', personalDataKeys: [NEW] });
    expect(only.open(`employee.nikSealed:${id}`, row?.nikSealed ?? '')).toBe(nik);
    expect(row?.nikIndex).toBe(only.index('nik', nik));
    expect((await gov.admin.get(path).expect(200)).body.nik).toBe(nik);
  });
});

describe('retention (R93, rules PD-3, PD-4)', () => {
  let leaver: string;
  let held: string;

  it('shows every class with its period and its job', async () => {
    const { classes } = (await gov.auditor.get('/retention/classes').expect(200)).body;
    const of = (code: string): object => classes.find((one: { code: string }) => one.code === code);
    expect(of('PERSON')).toMatchObject({ setting: 'LEFT_PERSON_DAYS', days: 1826, job: 'retention.erase-due' });
    expect(of('SESSION')).toMatchObject({ setting: 'ENDED_SESSION_DAYS', days: 30, tables: ['session'] });
    expect(of('AUDIT_EVENT')).toMatchObject({ days: null, job: null });
    expect(of('IDEMPOTENCY_KEY')).toMatchObject({ days: 1 });
    for (const client of [gov.hr, gov.as('staff')]) {
      for (const path of ['classes', 'due', 'runs', 'holds']) await client.get(`/retention/${path}`).expect(403);
    }
  });

  it('tells who is due, without changing anything, and announces it first', async () => {
    leaver = await gov.recruit('purna', '196803031990031009', 'bidang');
    held = await gov.recruit('diperiksa', '196804041990031010', 'bidang');
    const purna = gov.by('purna');
    const { id: planId } = (
      await purna.post('/work-plans', { performancePeriodId: yearId, annexes: ANNEXES }).expect(201)
    ).body;
    await purna.post(`/work-plans/${planId}/results`, aResult()).expect(201);
    await purna.post(`/work-plans/${planId}/submission`).expect(201);
    await gov.as('kabid').post(`/work-plans/${planId}/agreement`).expect(201);
    for (const id of [leaver, held]) {
      await gov.admin
        .patch(`/employees/${id}`, { email: `${id}@example.go.id`, phone: '08123456789' })
        .ifMatch(1)
        .expect(200);
      const [post] = (await gov.admin.get(`/employees/${id}/assignments`).expect(200)).body.data;
      await gov.admin.post(`/employees/${id}/assignments/${post.id}/end`, { lastDay: '2026-04-30' }).expect(201);
      const retirement = { standingCode: '99', validFrom: '2026-05-01', letterNumber: '882/1/2026' };
      await gov.admin.post(`/employees/${id}/standings`, retirement).expect(201);
    }
    await gov.admin.post(`/employees/${leaver}/identity-number`, { nik: '3374010303680009' }).expect(200);
    for (const q of ['Pegawai purna', 'purna', '19680303'])
      expect((await gov.admin.get('/employees', { q }).expect(200)).body.data[0].id).toBe(leaver);
    await app.get(ReadLog).flush();
    await app.db.transaction(async () => {
      await app.db.change('UPDATE employee SET externalId = ? WHERE id = ?', ['PNS-PURNA', leaver]);
      await app.db.change('UPDATE org_unit SET headExternalId = ? WHERE id = ?', [
        'PNS-PURNA',
        gov.units['bidang'] ?? null,
      ]);
    });
    await gov.moveTo('2031-04-30');
    expect((await gov.admin.get('/retention/due').expect(200)).body).toMatchObject({ people: [], count: 0 });
    await gov.moveTo('2031-05-01');
    const { body } = await gov.auditor.get('/retention/due').expect(200);
    expect(body.people.map(({ employeeId }: { employeeId: string }) => employeeId).sort()).toEqual(
      [leaver, held].sort(),
    );
    expect(body.people[0]).toMatchObject({ leftOn: '2026-05-01', noticedAt: null, eraseOn: null, isHeld: false });
    expect(body.overwritten).toEqual(
      expect.arrayContaining(['employee.name', 'account.username', 'work_plan.returnReason']),
    );
    expect(body.removedFrom).toEqual(expect.arrayContaining(['employee_number', 'session', 'employee_leave']));
    await app.drainJobs();
    const told = (await gov.auditor.get('/retention/due').expect(200)).body.people;
    expect(told.map(({ eraseOn }: { eraseOn: string }) => eraseOn)).toEqual(['2031-05-31', '2031-05-31']);
    expect((await gov.admin.get(`/employees/${leaver}`).expect(200)).body.name).toBe('Pegawai purna');
  });

  it('holds somebody by decision, with a reason, which the person does not see', async () => {
    const hold = { employeeId: held, reason: 'Pemeriksaan Inspektorat' };
    for (const client of [gov.hr, gov.auditor, gov.as('staff')])
      await client.post('/retention/holds', hold).expect(403);
    const unknown = await gov.admin.post('/retention/holds', { ...hold, employeeId: gov.units['dinas'] }).expect(422);
    expect(unknown.body.code).toBe('PRIVACY.EMPLOYEE_UNKNOWN');
    const { body } = await gov.admin.post('/retention/holds', hold).expect(201);
    expect(body).toMatchObject({ ...hold, releasedAt: null });
    expect((await gov.auditor.get('/retention/holds', { activeOnly: true }).expect(200)).body.data).toEqual([body]);
    const data = await ownData(await gov.signIn('diperiksa'));
    expect(JSON.stringify(data)).not.toContain('Pemeriksaan Inspektorat');
    expect(data.accessLog.map(({ action }) => action)).not.toContain('retention-hold.place');
  });

  it('makes who is due a pseudonym on the day, and passes over who is held', async () => {
    await gov.moveTo('2031-05-30');
    await app.drainJobs();
    expect((await gov.admin.get(`/employees/${leaver}`).expect(200)).body.name).toBe('Pegawai purna');
    await gov.moveTo('2031-05-31');
    await app.drainJobs();
    gov.forget('purna');
    const { body: person } = await gov.admin.get(`/employees/${leaver}/profile`).expect(200);
    expect(person).toMatchObject({ nip: null, birthDate: null, sex: null, email: null, phone: null, maskedNik: null });
    expect(person.name).toMatch(/^Pseudonim [0-9A-F]{8}$/);
    expect(person.erasedAt).not.toBeNull();
    expect((await gov.admin.get(`/employees/${held}`).expect(200)).body.name).toBe('Pegawai diperiksa');
    const [run] = (await gov.auditor.get('/retention/runs').expect(200)).body.data;
    expect(run).toMatchObject({ announced: 0, erased: 1, held: 1 });
  });

  it('leaves nothing that identifies, in any table', async () => {
    const left: string[] = [];
    for (const { tableName } of app.db.connection.dataSource.entityMetadatas) {
      const text = JSON.stringify(await app.db.rows(`SELECT * FROM ${tableName}`));
      for (const trace of [
        '196803031990031009',
        'Pegawai purna',
        '"purna',
        '19680303',
        'PNS-PURNA',
        `${leaver}@example`,
        '"purna"',
        '882/1/2026"',
      ])
        if (text.includes(trace)) left.push(`${tableName} ${trace}`);
    }
    // The letter is also that of the one who is held.
    expect(left.filter((one) => one !== 'employee_standing 882/1/2026"' && one !== 'audit_value 882/1/2026"')).toEqual(
      [],
    );
    const plans = await app.db.rows('SELECT id FROM work_plan WHERE employeeId = ?', [leaver]);
    expect(plans).toHaveLength(1);
    const copies = await app.db.rows('SELECT contents FROM signed_work_plan WHERE employeeId = ?', [leaver]);
    expect(copies).toEqual([{ contents: null }]);
    // Nor is there an empty copy to be read.
    const signed = await gov.admin.get('/signed-work-plans', { employeeId: leaver, count: true }).expect(200);
    expect(signed.body).toMatchObject({ data: [], page: { total: 0 } });
  });

  it('ends the account, and the person is no longer changed', async () => {
    await app.anonymous.post('/auth/login', { username: 'purna', password: PASSWORD }).expect(401);
    const { version } = (await gov.admin.get(`/employees/${leaver}/profile`).expect(200)).body;
    const again = await gov.admin.patch(`/employees/${leaver}`, { name: 'Kembali' }).ifMatch(version).expect(409);
    expect(again.body.code).toBe('EMPLOYEE.ERASED');
    const nik = await gov.admin.post(`/employees/${leaver}/identity-number`, { nik: '3374010303680009' }).expect(409);
    expect(nik.body.code).toBe('EMPLOYEE.ERASED');
  });

  it('leaves a record whose chain still holds', async () => {
    await app.get(AuditSealer).seal(new AbortController().signal);
    const report = await app.get(AuditVerification).verify({ from: 1, limit: 50_000 });
    expect(report.fault).toBeNull();
    const filter = { action: 'employee.erase', subjectEmployeeId: leaver };
    const { data } = (await gov.auditor.get('/audit-events', filter).expect(200)).body;
    expect(data).toHaveLength(1);
    expect(data[0].facts).toMatchObject({ why: 'DUE', rows: { employee: 1, employee_number: 1 } });
  });

  it('erases who was held after the hold is let go', async () => {
    const [hold] = (await gov.admin.get('/retention/holds', { employeeId: held }).expect(200)).body.data;
    const released = await gov.admin.post(`/retention/holds/${hold.id}/release`, { reason: 'Selesai' }).expect(201);
    expect(released.body.releaseReason).toBe('Selesai');
    const twice = await gov.admin.post(`/retention/holds/${hold.id}/release`, { reason: 'Selesai' }).expect(409);
    expect(twice.body.code).toBe('PRIVACY.HOLD_RELEASED');
    await gov.moveTo('2031-06-01');
    await app.drainJobs();
    gov.forget('diperiksa');
    expect((await gov.admin.get(`/employees/${held}`).expect(200)).body.name).toMatch(/^Pseudonim/);
  });

  it('refuses an erasure that somebody in service asks for, with the grounds of the law, and does it for who has left', async () => {
    const erasure = { kind: 'ERASURE', reason: 'Saya minta data saya dihapus.' };
    const { body } = await gov.as('staff').post('/data-requests', erasure).expect(201);
    const decide = (decision: object) =>
      gov.admin.post(`/data-requests/${body.id}/decision`, { answer: 'Alasan.', ...decision });
    expect((await decide({ decision: 'ACCEPTED' }).expect(409)).body.code).toBe('PRIVACY.STILL_IN_SERVICE');
    const weak = await decide({ decision: 'REFUSED', ground: 'NOT_PROVEN' }).expect(422);
    expect(weak.body.code).toBe('PRIVACY.GROUND_REQUIRED');
    const { body: refused } = await decide({ decision: 'REFUSED', ground: 'PUBLIC_SERVICE' }).expect(201);
    expect(refused.groundText).toContain('pelayanan publik');
    const id = await gov.recruit('pamit', '196905051990031011', 'bidang');
    const { body: asked } = await gov.by('pamit').post('/data-requests', erasure).expect(201);
    const [post] = (await gov.admin.get(`/employees/${id}/assignments`).expect(200)).body.data;
    await gov.admin.post(`/employees/${id}/assignments/${post.id}/end`, { lastDay: '2031-05-31' }).expect(201);
    await gov.admin.post(`/employees/${id}/standings`, { standingCode: '99', validFrom: '2031-06-01' }).expect(201);
    const accepted = { decision: 'ACCEPTED', answer: 'Data Anda dihapus.' };
    const { body: done } = await gov.admin.post(`/data-requests/${asked.id}/decision`, accepted).expect(201);
    expect(done).toMatchObject({ status: 'ACCEPTED', isApplied: true, reason: '–', answer: null });
    expect(done.displayName).toMatch(/^Pseudonim/);
    gov.forget('pamit');
  });

  it.each([
    ['02', 'leave without pay'],
    ['03', 'study'],
    ['04', 'a suspension'],
    ['20', 'the preparation for retirement'],
  ])('never takes standing %s, %s, for having left, with a post that ended and years later', async (code, _what) => {
    const id = await gov.recruit(`jeda${code}`, `19700101199003101${code.at(-1)}`, 'bidang');
    const request = { kind: 'ERASURE', reason: 'Hapus data saya.' };
    const { body: asked } = await gov.by(`jeda${code}`).post('/data-requests', request).expect(201);
    const [post] = (await gov.admin.get(`/employees/${id}/assignments`).expect(200)).body.data;
    await gov.admin.post(`/employees/${id}/assignments/${post.id}/end`, { lastDay: '2031-05-31' }).expect(201);
    await gov.admin.post(`/employees/${id}/standings`, { standingCode: code, validFrom: '2031-06-01' }).expect(201);
    const accepted = { decision: 'ACCEPTED', answer: 'Data Anda dihapus.' };
    const refused = await gov.admin.post(`/data-requests/${asked.id}/decision`, accepted).expect(409);
    expect(refused.body.code).toBe('PRIVACY.STILL_IN_SERVICE');
    app.clock.set('2036-06-30');
    expect((await app.get(EmployeesApi).leftBy('2036-06-30', id)).map(({ leftOn }) => leftOn)).toEqual([]);
    app.clock.set('2031-06-01');
    await gov.admin.post(`/employees/${id}/standings`, { standingCode: '88', validFrom: '2031-06-02' }).expect(201);
    expect((await app.get(EmployeesApi).leftBy('2031-06-02', id)).map(({ leftOn }) => leftOn)).toEqual([]);
    app.clock.set('2031-06-02');
    expect((await app.get(EmployeesApi).leftBy('2031-06-02', id)).map(({ leftOn }) => leftOn)).toEqual(['2031-06-02']);
    await gov.moveTo('2031-06-01');
  });

  it('removes requests that were decided long ago', async () => {
    const before = await app.db.count('data_request', { sql: "status = 'ACCEPTED'", values: [] });
    expect(before).toBeGreaterThan(0);
    await gov.moveTo('2036-07-01');
    await app.drainJobs();
    expect(await app.db.count('data_request', { sql: "status <> 'FILED'", values: [] })).toBe(0);
    const [run] = (await gov.auditor.get('/retention/runs').expect(200)).body.data;
    expect(run.requests).toBeGreaterThanOrEqual(before);
  });
});
