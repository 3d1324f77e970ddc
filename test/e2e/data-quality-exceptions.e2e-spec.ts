import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { FindingCode } from '../../src/modules/employees/data-quality/kinds/finding-kinds.js';
import type { Client } from '../support/client.js';
import { Government } from '../support/government.js';
import { TestApp } from '../support/test-app.js';

const PATH = '/data-quality/exceptions';
const REASON = 'NIP terbit dengan tanggal lahir yang keliru, sesuai surat BKN.';
const LETTER = { letterNumber: 'B-1120/NP.02.02/2019', letterOn: '2019-08-12' };

let app: TestApp;
let gov: Government;
let sequence = 300;

beforeAll(async () => {
  app = await TestApp.start();
  gov = await Government.found(app);
});
afterAll(() => app.stop());

/** Somebody with a post in the division of the HR manager, whose particulars are these. */
async function hire(facts: Record<string, string>, unit = 'bidang'): Promise<string> {
  sequence += 1;
  const person = {
    kind: 'PNS',
    name: `Orang ${sequence}`,
    nip: `198505052010011${sequence}`,
    gradeCode: '33',
    ...facts,
  };
  const { id } = (await gov.admin.post('/employees', person).expect(201)).body;
  const positionId = await gov.position(unit, `Jabatan ${sequence}`, 'PELAKSANA');
  const post = { unitId: gov.units[unit], positionId, kind: 'DEFINITIF', headsUnit: false, validFrom: '2025-01-01' };
  await gov.admin.post(`/employees/${id}/assignments`, post).expect(201);
  return id;
}
const bornOtherwise = (): Promise<string> => hire({ birthDate: '1985-05-06' });
async function settle(kind: FindingCode, recordId: string, more: object = {}): Promise<any> {
  return (await gov.admin.post(PATH, { kind, recordId, reason: REASON, ...more }).expect(201)).body;
}
async function change(id: string, facts: object): Promise<void> {
  const { version } = (await gov.admin.get(`/employees/${id}/profile`).expect(200)).body;
  await gov.admin.patch(`/employees/${id}`, facts).ifMatch(version).expect(200);
}
async function findings(kind: FindingCode, query: object = {}, client: Client = gov.admin): Promise<Map<string, any>> {
  const { body } = await client.get('/data-quality/findings', { kind, limit: 200, count: true, ...query }).expect(200);
  expect(body.page.total).toBe(body.data.length);
  return new Map(body.data.map((one: { record: { id: string } }) => [one.record.id, one]));
}
async function counted(kind: FindingCode, query: object = {}): Promise<number> {
  const { body } = await gov.admin.get('/data-quality', { limit: 200, ...query }).expect(200);
  return body.data.find((one: { kind: string }) => one.kind === kind).findings;
}

describe('a finding that is right all the same (rule DQ-2)', () => {
  it('is settled with a reason and its letter, and is counted and listed no more unless that is asked for', async () => {
    const id = await bornOtherwise();
    const before = await counted('NUMBER_BIRTH_DATE');
    const exception = await settle('NUMBER_BIRTH_DATE', id, LETTER);
    expect(exception).toMatchObject({
      ...{ kind: 'NUMBER_BIRTH_DATE', recordId: id, employeeId: id, unitId: null, reason: REASON, ...LETTER },
      holds: true,
    });
    expect(await gov.admin.get(`${PATH}/${exception.id}`).expect(200)).toMatchObject({ body: exception });
    expect((await findings('NUMBER_BIRTH_DATE')).has(id)).toBe(false);
    expect(await counted('NUMBER_BIRTH_DATE')).toBe(before - 1);
    expect(await counted('NUMBER_BIRTH_DATE', { settled: true })).toBe(before);
    const all = await findings('NUMBER_BIRTH_DATE', { settled: true });
    expect(all.get(id)).toMatchObject({ exceptionId: exception.id });
    const open = await bornOtherwise();
    expect((await findings('NUMBER_BIRTH_DATE')).get(open)).toMatchObject({ exceptionId: null });
  });

  it('settles one kind only: what else is found of the record stays', async () => {
    const id = await hire({ birthDate: '1985-05-06', sex: 'FEMALE' });
    await settle('NUMBER_BIRTH_DATE', id);
    expect((await findings('NUMBER_BIRTH_DATE')).has(id)).toBe(false);
    expect((await findings('NUMBER_SEX')).has(id)).toBe(true);
  });

  it('is open again by itself when the values change, and can be settled for the new ones', async () => {
    const id = await bornOtherwise();
    const first = await settle('NUMBER_BIRTH_DATE', id);
    await change(id, { birthPlace: 'Demak' });
    expect((await findings('NUMBER_BIRTH_DATE')).has(id)).toBe(false);
    await change(id, { birthDate: '1985-05-07' });
    expect((await findings('NUMBER_BIRTH_DATE')).get(id)).toMatchObject({ exceptionId: null });
    expect((await gov.admin.get(`${PATH}/${first.id}`).expect(200)).body.holds).toBe(false);
    const second = await settle('NUMBER_BIRTH_DATE', id);
    await gov.admin.get(`${PATH}/${first.id}`).expect(404);
    const { body } = await gov.admin.get(PATH, { recordId: id, count: true }).expect(200);
    expect(body).toMatchObject({ data: [{ id: second.id, holds: true }], page: { total: 1 } });
  });

  it.each([
    ['NUMBER_SEX', { sex: 'FEMALE' }, { sex: 'MALE' }],
    ['EMAIL_TWICE', { email: 'kantor@uji.go.id' }, { email: 'lain@uji.go.id' }],
  ] as const)('%s: holds for the values of that day', async (kind, facts, others) => {
    const [id, twin] = [await hire(facts), await hire(facts)];
    const exception = await settle(kind, id);
    expect([...(await findings(kind)).keys()]).toEqual(expect.arrayContaining([twin]));
    expect((await findings(kind)).has(id)).toBe(false);
    await change(id, others);
    expect((await gov.admin.get(`${PATH}/${exception.id}`).expect(200)).body.holds).toBe(false);
    expect((await findings(kind, { settled: true })).has(id)).toBe(false);
  });

  it('EMAIL_TWICE: is open again when one more has the address', async () => {
    const email = 'sekolah@uji.go.id';
    const [id] = [await hire({ email }), await hire({ email })];
    await settle('EMAIL_TWICE', id);
    await hire({ email });
    expect((await findings('EMAIL_TWICE')).has(id)).toBe(true);
  });

  it('ACCOUNT_WITHOUT_PERSON: an office account whose users are known, for whoever reaches all', async () => {
    await gov.account('loket-hukdis', null, [{ role: 'AUDITOR' }]);
    const one = [...(await findings('ACCOUNT_WITHOUT_PERSON')).values()].find(
      ({ record }) => record.name === 'loket-hukdis',
    );
    const exception = await settle('ACCOUNT_WITHOUT_PERSON', one.record.id);
    expect(exception).toMatchObject({ employeeId: null, unitId: null, holds: true });
    await gov.hr.get(`${PATH}/${exception.id}`).expect(404);
    await gov.auditor.get(`${PATH}/${exception.id}`).expect(200);
    const grant = { role: 'UNIT_HR', unitId: gov.units['dinas'], from: '2026-03-02' };
    await gov.admin.post(`/accounts/${one.record.id}/role-grants`, grant).expect(201);
    expect((await findings('ACCOUNT_WITHOUT_PERSON')).has(one.record.id)).toBe(true);
  });

  it('is withdrawn with a reason, and is open again', async () => {
    const id = await bornOtherwise();
    const exception = await settle('NUMBER_BIRTH_DATE', id);
    const body = { reason: 'BKN menerbitkan NIP yang benar' };
    await gov.admin.post(`${PATH}/${exception.id}/withdrawal`, body).expect(204);
    expect((await findings('NUMBER_BIRTH_DATE')).has(id)).toBe(true);
    await gov.admin.post(`${PATH}/${exception.id}/withdrawal`, body).expect(404);
    const { data } = (await gov.admin.get('/audit-events', { subjectEmployeeId: id, limit: 200 }).expect(200)).body;
    const acts = data.map(({ action }: { action: string }) => action);
    expect(acts).toEqual(expect.arrayContaining(['data-quality-exception.create', 'data-quality-exception.withdraw']));
  });

  it('is not counted in the course', async () => {
    const id = await bornOtherwise();
    await settle('NUMBER_BIRTH_DATE', id);
    await gov.moveTo('2026-03-03');
    await app.drainJobs();
    const { body } = await gov.admin.get('/data-quality/trend', { kind: 'NUMBER_BIRTH_DATE', limit: 200 }).expect(200);
    expect(body.data.at(-1)).toMatchObject({ day: '2026-03-03', total: await counted('NUMBER_BIRTH_DATE') });
  });
});

describe('who settles, and what is refused', () => {
  it('is for the HR office; HR managers and auditors see it, those of their units', async () => {
    const [here, there] = [await bornOtherwise(), await hire({ birthDate: '1985-05-06' }, 'dinasLain')];
    const [one, other] = [await settle('NUMBER_BIRTH_DATE', here), await settle('NUMBER_BIRTH_DATE', there)];
    const idsFor = async (client: Client): Promise<string[]> =>
      (await client.get(PATH, { kind: 'NUMBER_BIRTH_DATE', limit: 200 }).expect(200)).body.data.map(
        ({ id }: { id: string }) => id,
      );
    expect(await idsFor(gov.auditor)).toEqual(expect.arrayContaining([one.id, other.id]));
    const seen = await idsFor(gov.hr);
    expect([seen.includes(one.id), seen.includes(other.id)]).toEqual([true, false]);
    await gov.hr.get(`${PATH}/${other.id}`).expect(404);
    const body = { kind: 'NUMBER_BIRTH_DATE', recordId: await bornOtherwise(), reason: REASON };
    for (const client of [gov.hr, gov.auditor, gov.as('kadis')]) {
      await client.post(PATH, body).expect(403);
      await client.post(`${PATH}/${one.id}/withdrawal`, { reason: 'Keliru.' }).expect(403);
    }
    await gov.as('kadis').get(PATH).expect(403);
  });

  it('refuses what is not found of the record, what is settled, and kinds that are never right', async () => {
    const id = await bornOtherwise();
    const post = (body: object) =>
      gov.admin.post(PATH, { kind: 'NUMBER_BIRTH_DATE', recordId: id, reason: REASON, ...body });
    const absent = (await post({ kind: 'NUMBER_SEX' }).expect(422)).body;
    expect(absent).toMatchObject({ code: 'EMPLOYEE.NOT_FOUND_TODAY', errors: [{ pointer: '/recordId' }] });
    expect((await post({ kind: 'NUMBER_KIND' }).expect(422)).body.errors).toMatchObject([{ pointer: '/kind' }]);
    expect((await post({ reason: 'Singkat' }).expect(422)).body.errors).toMatchObject([{ pointer: '/reason' }]);
    expect((await post({ reason: 'x'.repeat(501) }).expect(422)).body.errors).toMatchObject([{ pointer: '/reason' }]);
    const { id: exceptionId } = (await post({}).expect(201)).body;
    expect((await post({}).expect(409)).body.code).toBe('EMPLOYEE.FINDING_SETTLED');
    const other = { id: exceptionId, recordId: await bornOtherwise() };
    expect((await post(other).expect(409)).body.code).toBe('REQUEST.ID_TAKEN');
    await gov.admin.get(PATH, { kind: 'NUMBER_KIND' }).expect(400);
  });

  it('is settled once, however many do it at once', async () => {
    const body = { kind: 'NUMBER_BIRTH_DATE', recordId: await bornOtherwise(), reason: REASON };
    const answers = await Promise.all(Array.from({ length: 6 }, () => gov.admin.post(PATH, body)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409, 409]);
  });
});

describe('An exception about a post in another unit than that of its holder', () => {
  it('is seen by whoever sees the finding, and by no other HR manager', async () => {
    const person = await hire({}, 'dinasLain');
    const positionId = await gov.position('bidang', 'Plt. Jabatan surut', 'PELAKSANA');
    const post = { unitId: gov.units['bidang'], positionId, kind: 'PLT', headsUnit: false, validFrom: '2026-01-05' };
    const path = `/employees/${person}/assignments`;
    const { body: acting } = await gov.admin.post(path, post).expect(201);
    const letter = { letterNumber: '800/1/2026', letterOn: '2026-01-20', reason: 'Sesuai SK' };
    await gov.admin.patch(`${path}/${acting.id}`, letter).ifMatch(1).expect(200);
    const elsewhere = await gov.account('pengelola-lain', null, [{ role: 'UNIT_HR', unitId: gov.units['setda'] }]);
    expect((await findings('LETTER_AFTER_START', {}, gov.hr)).has(acting.id)).toBe(true);
    const { id } = await settle('LETTER_AFTER_START', acting.id);
    const { body } = await gov.hr.get(`${PATH}/${id}`).expect(200);
    expect(body).toMatchObject({ employeeId: person, unitId: gov.units['bidang'] });
    await elsewhere.get(`${PATH}/${id}`).expect(404);
    expect((await elsewhere.get(PATH, { recordId: acting.id }).expect(200)).body.data).toEqual([]);
  });
});
