import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Metrics } from '../../src/kernel/metrics/metrics.js';
import { FINDING_CODES, type FindingCode } from '../../src/modules/employees/data-quality/kinds/finding-kinds.js';
import type { Client } from '../support/client.js';
import { Government } from '../support/government.js';
import { TestApp } from '../support/test-app.js';

const TODAY = '2026-03-02';
const PATH = '/data-quality';
const LETTER = { letterNumber: '800/1/2026', letterOn: '2026-01-02' };

let app: TestApp;
let gov: Government;
let sequence = 100;

beforeAll(async () => {
  app = await TestApp.start();
  gov = await Government.found(app);
});
afterAll(() => app.stop());

interface Hired {
  readonly id: string;
  readonly nip: string;
  readonly assignmentId: string;
  readonly positionId: string;
}

/** Somebody without an account; with a post in the division unless told otherwise. */
async function hire(
  more: Record<string, string | undefined> = {},
  post: { unit?: string | null; headsUnit?: boolean; title?: string; validFrom?: string } = {},
): Promise<Hired> {
  sequence += 1;
  const { kind = 'PNS', birth = '19850505', ...facts } = more;
  const nip = kind === 'PNS' ? `${birth}2010011${sequence}` : `${birth}2022211${sequence}`;
  const person = { kind, name: `Orang ${sequence}`, nip, gradeCode: kind === 'PNS' ? '33' : '09', ...facts };
  const { id } = (await gov.admin.post('/employees', person).expect(201)).body;
  const { unit = 'bidang', headsUnit = false, title = `Jabatan ${sequence}`, validFrom = '2025-01-01' } = post;
  if (unit === null) return { id, nip, assignmentId: '', positionId: '' };
  const positionId = await gov.position(unit, title, headsUnit ? 'STRUKTURAL' : 'PELAKSANA');
  const body = { unitId: gov.units[unit], positionId, kind: 'DEFINITIF', headsUnit, validFrom };
  const assignmentId = (await gov.admin.post(`/employees/${id}/assignments`, body).expect(201)).body.id;
  return { id, nip, assignmentId, positionId };
}

async function unit(key: string, parent = 'dinas'): Promise<string> {
  const body = { name: `Seksi ${key}`, parentId: gov.units[parent] };
  return (gov.units[key] = (await gov.admin.post('/org-units', body).expect(201)).body.id);
}

async function act(employeeId: string, key: string, kind: string, headsUnit = true): Promise<void> {
  const positionId = await gov.position(key, `Kepala ${key} ${kind} ${(sequence += 1)}`, 'STRUKTURAL');
  const body = { unitId: gov.units[key], positionId, kind, headsUnit, validFrom: '2026-02-01' };
  await gov.admin.post(`/employees/${employeeId}/assignments`, body).expect(201);
}

/** What the interface refuses and old data may still hold. */
const write = (sql: string, values: string[]): Promise<number> => app.db.transaction(() => app.db.change(sql, values));

/** All findings of a kind, by the id of the record. */
async function findings(kind: FindingCode, on = TODAY, client: Client = gov.admin): Promise<Map<string, any>> {
  const { body } = await client.get(`${PATH}/findings`, { kind, on, limit: 200 }).expect(200);
  expect(body.page.hasMore).toBe(false);
  return new Map(body.data.map((one: { record: { id: string } }) => [one.record.id, one]));
}
const has = async (kind: FindingCode, id: string, on = TODAY): Promise<boolean> => (await findings(kind, on)).has(id);

/** A record that is well, and is found once one fact is another; and what is shown of it then. */
async function found(kind: FindingCode, id: string, breakIt: () => Promise<unknown>): Promise<any> {
  expect(await has(kind, id)).toBe(false);
  await breakIt();
  const one = (await findings(kind)).get(id);
  expect(one).toMatchObject({ kind, record: { id } });
  expect(one.finding + one.remedy + one.operation.path.replace('{employeeId}', '')).not.toMatch(/[{}]|null|undefined/);
  return one;
}
async function mended(kind: FindingCode, id: string, mend: () => Promise<unknown>): Promise<void> {
  expect(await has(kind, id)).toBe(true);
  await mend();
  expect(await has(kind, id)).toBe(false);
}

/** Mends particulars of a person by the operation that the finding names. */
async function mendAsSaid({ operation, record }: any, change: object): Promise<void> {
  expect(operation).toEqual({ method: 'PATCH', path: `/api/v1/employees/${record.id}` });
  const { version } = (await gov.admin.get(`/employees/${record.id}/profile`).expect(200)).body;
  await gov.admin.patch(`/employees/${record.id}`, change).ifMatch(version).expect(200);
}

describe('the chain of appraisal', () => {
  it('NO_APPRAISER: who owes an SKP and has nobody above', async () => {
    const conflict = {
      employeeId: gov.id('sekda'),
      otherId: gov.id('bupati'),
      cause: 'OTHER',
      validFrom: '2026-02-15',
    };
    let id = '';
    const one = await found('NO_APPRAISER', gov.id('sekda'), async () => {
      id = (await gov.admin.post('/appraisal-conflicts', conflict).expect(201)).body.id;
    });
    expect(one).toMatchObject({
      ...{ severity: 'HIGH', since: '2026-02-15', unitName: 'Sekretariat Daerah' },
      record: { type: 'employee', name: 'Sekda Uji' },
      finding: 'Tidak ada pejabat penilai di atasnya pada hari itu; SKP tidak dapat diajukan.',
      operation: { method: 'POST', path: '/api/v1/appraiser-appointments' },
    });
    expect(await has('NO_APPRAISER', gov.id('sekda'), '2026-02-14')).toBe(false);
    expect(await has('NO_APPRAISER', gov.id('bupati'))).toBe(false);
    await mended('NO_APPRAISER', gov.id('sekda'), () =>
      gov.admin.post(`/appraisal-conflicts/${id}/end`, { lastDay: '2026-03-01' }).expect(201),
    );
  });

  it('CHAIN_CYCLE: whose appraiser’s appraiser is he himself', async () => {
    const body = { employeeId: gov.id('kadis'), appraiserId: gov.id('kabid'), validFrom: '2026-02-01' };
    let id = '';
    await found('CHAIN_CYCLE', gov.id('kadis'), async () => {
      const reason = 'Penunjukan yang keliru';
      id = (await gov.admin.post('/appraiser-appointments', { ...body, reason }).expect(201)).body.id;
    });
    expect([...(await findings('CHAIN_CYCLE')).keys()].sort()).toEqual([gov.id('kadis'), gov.id('kabid')].sort());
    await mended('CHAIN_CYCLE', gov.id('kabid'), () =>
      gov.admin.post(`/appraiser-appointments/${id}/end`, { lastDay: '2026-03-01' }).expect(201),
    );
  });

  it('APPRAISER_WITHOUT_ACCOUNT, DUTY_WITHOUT_ACCOUNT: who appraises or owes an SKP and cannot sign in', async () => {
    await unit('akun');
    const head = await hire({}, { unit: 'akun', headsUnit: true });
    expect(await has('APPRAISER_WITHOUT_ACCOUNT', head.id)).toBe(false);
    await hire({}, { unit: 'akun', validFrom: '2026-02-01' });
    expect((await findings('APPRAISER_WITHOUT_ACCOUNT')).get(head.id)).toMatchObject({
      since: '2026-02-01',
      finding: 'Menilai 1 pegawai pada hari itu, tetapi tidak mempunyai akun yang dapat dipakai.',
    });
    expect((await findings('DUTY_WITHOUT_ACCOUNT')).get(head.id)).toMatchObject({ since: '2025-01-01' });
    await mended('APPRAISER_WITHOUT_ACCOUNT', head.id, () => gov.account(head.nip, head.id, [{ role: 'EMPLOYEE' }]));
    expect(await has('DUTY_WITHOUT_ACCOUNT', head.id)).toBe(false);
    const left = await hire();
    await mended('DUTY_WITHOUT_ACCOUNT', left.id, () =>
      gov.admin.post(`/employees/${left.id}/standings`, { standingCode: '99', validFrom: '2026-03-01' }).expect(201),
    );
  });

  it('ACCOUNT_WITHOUT_PERSON: what has a role and is nobody', async () => {
    const { id, nip } = await hire();
    await gov.account(nip, id, [{ role: 'EMPLOYEE' }]);
    await gov.account('akun-bersama', null, [{ role: 'EMPLOYEE' }]);
    const accounts = (await gov.admin.get('/accounts', { limit: 200 }).expect(200)).body.data;
    const idOf = (username: string): string =>
      accounts.find((one: { username: string }) => one.username === username).id;
    expect(await has('ACCOUNT_WITHOUT_PERSON', idOf(nip))).toBe(false);
    expect((await findings('ACCOUNT_WITHOUT_PERSON')).get(idOf('akun-bersama'))).toMatchObject({
      ...{ severity: 'LOW', since: '2020-01-01', unitId: null, record: { type: 'account', name: 'akun-bersama' } },
      operation: { method: 'PATCH', path: `/api/v1/accounts/${idOf('akun-bersama')}` },
    });
    expect((await findings('ACCOUNT_WITHOUT_PERSON', TODAY, gov.hr)).size).toBe(0);
  });

  it.each([
    ['DELEGATION_ENDING', '/appraisal-delegations'],
    ['APPOINTMENT_ENDING', '/appraiser-appointments'],
  ] as const)('%s: what ends within 60 days, and nothing comes after it', async (kind, path) => {
    const { id: employeeId } = await hire();
    const official = path === '/appraisal-delegations' ? 'toEmployeeId' : 'appraiserId';
    const common = { employeeId, [official]: gov.id('kadis'), reason: 'Kepala bidang berhalangan', ...LETTER };
    const add = async (validFrom: string, validUntil: string): Promise<string> =>
      (await gov.admin.post(path, { ...common, validFrom, validUntil }).expect(201)).body.id;
    const id = await add('2026-01-01', '2026-05-02');
    expect(await has(kind, id)).toBe(false);
    expect((await findings(kind, '2026-03-03')).get(id)).toMatchObject({ until: '2026-05-02', since: '2026-01-01' });
    expect(await has(kind, id, '2026-05-03')).toBe(false);
    await add('2028-11-01', '2028-11-01');
    expect(await has(kind, id, '2026-03-03')).toBe(true);
    await add('2026-05-03', '2026-12-31');
    expect(await has(kind, id, '2026-03-03')).toBe(false);
  });
});

describe('letters', () => {
  const late = { letterNumber: '800/9/2026', letterOn: '2026-02-10' };
  const inTime = { letterNumber: '800/9/2026', letterOn: '2026-02-01' };
  const days = { validFrom: '2026-02-01', validUntil: '2026-12-31' };

  /** A record by letter, and the operation that corrects it. */
  async function ordered(type: string, letter: object): Promise<{ id: string; path: string }> {
    const { id: employeeId, assignmentId } = await hire(type === 'employee-contract' ? { kind: 'PPPK' } : {});
    const make = async (path: string, body: object): Promise<string> =>
      (await gov.admin.post(path, { ...days, ...letter, ...body }).expect(201)).body.id;
    const reason = 'Kepala bidang berhalangan';
    if (type === 'assignment') {
      const path = `/employees/${employeeId}/assignments/${assignmentId}`;
      const body = { validFrom: days.validFrom, ...letter, reason: 'Sesuai SK' };
      await gov.admin.patch(path, body).ifMatch(1).expect(200);
      return { id: assignmentId, path };
    }
    if (type === 'employee-contract') {
      const id = await make(`/employees/${employeeId}/contracts`, {});
      return { id, path: `/employees/${employeeId}/contracts/${id}` };
    }
    if (type === 'appraiser-appointment') {
      const id = await make('/appraiser-appointments', { employeeId, appraiserId: gov.id('kadis'), reason });
      return { id, path: `/appraiser-appointments/${id}` };
    }
    const of = { toEmployeeId: gov.id('kadis'), unitId: gov.units['bidang'], covers: 'MEMBERS', reason };
    const id = await make('/appraisal-delegations', of);
    return { id, path: `/appraisal-delegations/${id}` };
  }

  it.each(['assignment', 'employee-contract', 'appraiser-appointment', 'appraisal-delegation'])(
    'LETTER_AFTER_START: a letter of a later day (%s)',
    async (type) => {
      const [well, ill] = [await ordered(type, inTime), await ordered(type, late)];
      expect(await has('LETTER_AFTER_START', well.id)).toBe(false);
      const one = (await findings('LETTER_AFTER_START')).get(ill.id);
      expect(one).toMatchObject({
        ...{ severity: 'LOW', since: '2026-02-01', unitId: gov.units['bidang'], record: { type, id: ill.id } },
        finding: 'Berlaku sejak 2026-02-01, tetapi suratnya baru bertanggal 2026-02-10.',
        operation: { method: 'PATCH', path: `/api/v1${ill.path}` },
      });
      expect((await findings('LETTER_AFTER_START', TODAY, gov.hr)).has(ill.id)).toBe(true);
      const version = type === 'assignment' ? 2 : 1;
      const body = { letterOn: '2026-01-30', reason: 'Salah ketik tanggal surat' };
      await mended('LETTER_AFTER_START', ill.id, () => gov.admin.patch(ill.path, body).ifMatch(version).expect(200));
      const again = { letterOn: '2026-02-11', reason: 'Suratnya memang berlaku surut' };
      await gov.admin
        .patch(ill.path, again)
        .ifMatch(version + 1)
        .expect(200);
      const settled = { kind: 'LETTER_AFTER_START', recordId: ill.id, reason: 'Keputusan Bupati berlaku surut.' };
      await mended('LETTER_AFTER_START', ill.id, () => gov.admin.post(`${PATH}/exceptions`, settled).expect(201));
    },
  );
});

describe('people', () => {
  it.each([
    ['NUMBER_BIRTH_DATE', { birthDate: '1985-05-05' }, { birthDate: '1985-05-06' }],
    ['NUMBER_SEX', { sex: 'MALE' }, { sex: 'FEMALE' }],
  ] as const)('%s: what differs from the number', async (kind, right, wrong) => {
    const [well, ill] = [await hire(right), await hire(wrong)];
    expect(await has(kind, well.id)).toBe(false);
    const one = (await findings(kind)).get(ill.id);
    expect(one).toMatchObject({ severity: 'MEDIUM', since: TODAY });
    await mended(kind, ill.id, () => mendAsSaid(one, right));
  });

  it('NUMBER_KIND: a number that is none of this kind of employment', async () => {
    const { id } = await hire();
    const one = await found('NUMBER_KIND', id, () => write("UPDATE employee SET kind = 'PPPK' WHERE id = ?", [id]));
    expect(one.finding).toContain('Tercatat sebagai PPPK');
    await mended('NUMBER_KIND', id, () => write("UPDATE employee SET kind = 'CPNS' WHERE id = ?", [id]));
  });

  it('EMAIL_TWICE: one address of two people, whatever its letters', async () => {
    const [a, b] = [await hire({ email: 'sama@uji.go.id' }), await hire({ email: 'lain@uji.go.id' })];
    const one = await found('EMAIL_TWICE', a.id, () =>
      write("UPDATE employee SET email = 'Sama@uji.go.id' WHERE id = ?", [b.id]),
    );
    expect(await has('EMAIL_TWICE', b.id)).toBe(true);
    await mended('EMAIL_TWICE', a.id, () => mendAsSaid(one, { email: 'sendiri@uji.go.id' }));
  });

  it('STANDING_UNKNOWN: a code that is not in the list, or no longer', async () => {
    const { id } = await hire();
    const put = (code: string) =>
      write('UPDATE employee_standing SET standingCode = ? WHERE employeeId = ?', [code, id]);
    const one = await found('STANDING_UNKNOWN', id, () => put('83'));
    expect(one.operation.path).toBe(`/api/v1/employees/${id}/standings`);
    await mended('STANDING_UNKNOWN', id, () => put('01'));
  });

  it('WITHOUT_GRADE: who is at work without golongan', async () => {
    const { id } = await hire({ gradeCode: undefined });
    expect(await has('WITHOUT_GRADE', (await hire()).id)).toBe(false);
    await mended('WITHOUT_GRADE', id, () =>
      gov.admin.post(`/employees/${id}/grades`, { gradeCode: '33', validFrom: '2026-03-01' }).expect(201),
    );
  });

  it('RETIREMENT_PASSED: who is past the age of the post and still active', async () => {
    const born = { birth: '19680228', birthDate: '1968-02-28' };
    const clerk = await hire(born);
    const younger = await hire({ birth: '19680301', birthDate: '1968-03-01' });
    const teacher = await hire(born, { title: 'Guru Ahli Madya' });
    for (const { id } of [younger, teacher]) expect(await has('RETIREMENT_PASSED', id)).toBe(false);
    expect(await has('RETIREMENT_PASSED', younger.id, '2026-04-01')).toBe(true);
    expect((await findings('RETIREMENT_PASSED')).get(clerk.id)).toMatchObject({
      since: '2026-03-01',
      finding: expect.stringContaining('(58 tahun)'),
    });
    const { version } = (await gov.admin.get(`/positions/${clerk.positionId}`).expect(200)).body;
    const patch = gov.admin.patch(`/positions/${clerk.positionId}`, { ownRetirementAge: 60 });
    await mended('RETIREMENT_PASSED', clerk.id, () => patch.ifMatch(version).expect(200));
  });

  it('CONTRACT_ENDED, CONTRACT_ENDING: a PPPK whose work agreement is over, or soon will be', async () => {
    const { id } = await hire({ kind: 'PPPK' });
    const contract = (validFrom: string, validUntil: string) =>
      gov.admin.post(`/employees/${id}/contracts`, { validFrom, validUntil, ...LETTER }).expect(201);
    expect(await has('CONTRACT_ENDING', id)).toBe(false);
    await contract('2025-05-03', '2026-05-02');
    expect(await has('CONTRACT_ENDING', id)).toBe(false);
    expect((await findings('CONTRACT_ENDING', '2026-03-03')).get(id)).toMatchObject({ until: '2026-05-02' });
    expect(await has('CONTRACT_ENDED', id, '2026-05-02')).toBe(false);
    expect((await findings('CONTRACT_ENDED', '2026-05-03')).get(id)).toMatchObject({ since: '2026-05-03' });
    await contract('2026-05-03', '2027-05-02');
    expect(await has('CONTRACT_ENDING', id, '2026-03-03')).toBe(false);
    expect(await has('CONTRACT_ENDED', id, '2026-05-03')).toBe(false);
  });

  it('WITHOUT_POST, POST_ENDED: who is at work and has no post yet, or no longer', async () => {
    const fresh = await hire({}, { unit: null });
    await mended('WITHOUT_POST', fresh.id, () =>
      gov.assign(fresh.id, 'bidang', { title: 'Baru', validFrom: '2026-03-01' }),
    );
    const { id, assignmentId } = await hire();
    const one = await found('POST_ENDED', id, () =>
      gov.admin.post(`/employees/${id}/assignments/${assignmentId}/end`, { lastDay: '2026-02-28' }).expect(201),
    );
    expect(one).toMatchObject({ since: '2026-03-01', until: '2026-02-28', unitId: null });
    expect(await has('WITHOUT_POST', id)).toBe(false);
    await mended('POST_ENDED', id, () => gov.assign(id, 'bidang', { title: 'Lanjut', validFrom: '2026-03-01' }));
  });

  it('TWO_POSTS: two definitive posts at once', async () => {
    const { id, assignmentId } = await hire();
    await gov.admin.post(`/employees/${id}/assignments/${assignmentId}/end`, { lastDay: '2026-01-31' }).expect(201);
    await gov.assign(id, 'dinas', { title: 'Kedua', validFrom: '2026-02-01' });
    const one = await found('TWO_POSTS', id, () =>
      write("UPDATE assignment SET validUntil = '9999-12-31' WHERE id = ?", [assignmentId]),
    );
    expect(one).toMatchObject({
      since: '2026-02-01',
      operation: { method: 'POST', path: `/api/v1/employees/${id}/assignments/${assignmentId}/end` },
    });
    await mended('TWO_POSTS', id, () =>
      gov.admin.post(one.operation.path.replace('/api/v1', ''), { lastDay: '2026-01-31' }).expect(201),
    );
  });
});

describe('units and posts', () => {
  it('UNIT_TWO_HEADS: two definitive heads on one day', async () => {
    const id = await unit('dua');
    const former = await hire({}, { unit: 'dua', headsUnit: true });
    const next = await hire({}, { unit: null });
    const one = await found('UNIT_TWO_HEADS', id, () => act(next.id, 'dua', 'DEFINITIF'));
    expect(one).toMatchObject({ since: '2026-02-01', unitId: id });
    expect(one.operation.path).toBe(`/api/v1/employees/${former.id}/assignments/${former.assignmentId}/end`);
    await mended('UNIT_TWO_HEADS', id, () =>
      gov.admin.post(one.operation.path.replace('/api/v1', ''), { lastDay: '2026-01-31' }).expect(201),
    );
  });

  it('PELAKSANA_HEADS_UNIT: who heads a unit from a PELAKSANA post', async () => {
    const id = await unit('pelaksana');
    const { id: employeeId, assignmentId } = await hire({}, { unit: 'pelaksana' });
    const path = `/employees/${employeeId}/assignments/${assignmentId}`;
    const set = async (headsUnit: boolean, version: number): Promise<any> =>
      (await gov.admin.patch(path, { headsUnit, reason: 'Keliru dicatat' }).ifMatch(version).expect(200)).body;
    const one = await found('PELAKSANA_HEADS_UNIT', id, async () => {
      expect((await set(true, 1)).warnings).toMatchObject([{ code: 'HEAD_IN_PELAKSANA_POST', pointer: '/headsUnit' }]);
    });
    expect(one).toMatchObject({ severity: 'MEDIUM', since: '2025-01-01', unitId: id });
    expect(one.operation).toEqual({ method: 'PATCH', path: `/api/v1${path}` });
    await mended('PELAKSANA_HEADS_UNIT', id, async () => expect(await set(false, 2)).not.toHaveProperty('warnings'));
  });

  it('warns, and records all the same, when a unit gets a second definitive head', async () => {
    const id = await unit('berkepala');
    const { id: former } = await hire({}, { unit: 'berkepala', headsUnit: true });
    const { id: next } = await hire();
    const positionId = await gov.position('berkepala', 'Kepala Berkepala', 'STRUKTURAL');
    const post = { unitId: id, positionId, headsUnit: true, validFrom: '2026-02-01' };
    const { body } = await gov.admin.post(`/employees/${next}/transfers`, post).expect(201);
    expect(body.warnings).toEqual([
      { pointer: '/headsUnit', code: 'UNIT_HAS_HEAD', detail: expect.stringContaining('mulai 2026-02-01') },
    ]);
    expect(await has('UNIT_TWO_HEADS', id)).toBe(true);
    const acting = { ...post, kind: 'PLT' };
    const { body: plt } = await gov.admin.post(`/employees/${former}/assignments`, acting).expect(201);
    expect(plt).not.toHaveProperty('warnings');
  });

  it('UNIT_WITHOUT_HEAD, UNIT_ACTING_HEAD: a vacant post, since when, and who stands in', async () => {
    const id = await unit('lowong');
    const { id: headId, assignmentId } = await hire({}, { unit: 'lowong', headsUnit: true });
    const one = await found('UNIT_WITHOUT_HEAD', id, () =>
      gov.admin.post(`/employees/${headId}/assignments/${assignmentId}/end`, { lastDay: '2026-01-15' }).expect(201),
    );
    expect(one).toMatchObject({ severity: 'HIGH', since: '2026-01-16' });
    await mended('UNIT_WITHOUT_HEAD', id, () => act(gov.id('kabid'), 'lowong', 'PLT'));
    expect((await findings('UNIT_ACTING_HEAD')).get(id)).toMatchObject({
      ...{ severity: 'LOW', since: '2026-01-16' },
      finding: 'Jabatan kepala lowong; dijalankan oleh pengganti (PLT).',
    });
    expect(await has('UNIT_WITHOUT_HEAD', id, '2026-01-20')).toBe(true);
    expect(await has('UNIT_WITHOUT_HEAD', id, '2026-01-15')).toBe(false);
    const led = await unit('bersurat');
    const letter = { toEmployeeId: headId, unitId: led, covers: 'MEMBERS', validFrom: '2026-02-01', ...LETTER };
    await mended('UNIT_WITHOUT_HEAD', led, () => gov.admin.post('/appraisal-delegations', letter).expect(201));
    expect((await findings('UNIT_ACTING_HEAD')).get(led)).toMatchObject({ since: null });
  });

  it('UNIT_WITHOUT_HEAD: a retired official heads nothing, although the post was never ended', async () => {
    const id = await unit('pensiun');
    const { id: headId } = await hire({}, { unit: 'pensiun', headsUnit: true });
    const standing = { standingCode: '99', validFrom: '2026-02-01', ...LETTER };
    const one = await found('UNIT_WITHOUT_HEAD', id, () =>
      gov.admin.post(`/employees/${headId}/standings`, standing).expect(201),
    );
    expect(one.since).toBeNull();
    expect(await has('UNIT_WITHOUT_HEAD', id, '2026-01-31')).toBe(false);
  });

  it('UNIT_WITHOUT_PARENT: a second top, or a unit above that is gone', async () => {
    const id = await unit('yatim');
    const put = (parentId: string | null) =>
      app.db.transaction(() =>
        app.db.change('UPDATE org_unit_period SET parentId = ? WHERE unitId = ?', [parentId, id]),
      );
    await found('UNIT_WITHOUT_PARENT', id, () => put(null));
    await mended('UNIT_WITHOUT_PARENT', id, () => put(gov.units['dinas'] ?? ''));
    expect((await findings('UNIT_WITHOUT_PARENT')).size).toBe(0);
  });

  it('answers on the last days there are', async () => {
    const kinds = ['DELEGATION_ENDING', 'APPOINTMENT_ENDING', 'CONTRACT_ENDING'];
    for (const on of ['9999-12-30', '9999-12-31', '0001-01-01'])
      for (const kind of kinds) await gov.admin.get(`${PATH}/findings`, { kind, on, settled: true }).expect(200);
  });

  it('UNIT_CLOSED_WITH_PEOPLE: a unit that has ended and still has people', async () => {
    const id = await unit('tutup');
    await hire({}, { unit: 'tutup' });
    const end = (day: string) => write('UPDATE org_unit SET validUntil = ? WHERE id = ?', [day, id]);
    const one = await found('UNIT_CLOSED_WITH_PEOPLE', id, () => end('2026-02-28'));
    expect(one).toMatchObject({ since: '2026-03-01', until: '2026-02-28' });
    expect(one.finding).toContain('1 jabatan');
    await mended('UNIT_CLOSED_WITH_PEOPLE', id, () => end('9999-12-31'));
  });

  it('POSITION_WITHOUT_CLASS, POSITION_WITHOUT_LEVEL: what nobody has said of a post that is held', async () => {
    const idle = await gov.position('dinas', 'Tidak Dipegang');
    const { positionId: id, id: holderId } = await hire({}, { unit: 'dinas', headsUnit: true });
    expect(await has('POSITION_WITHOUT_CLASS', idle)).toBe(false);
    const patch = async (body: object) => {
      const { version } = (await gov.admin.get(`/positions/${id}`).expect(200)).body;
      return gov.admin.patch(`/positions/${id}`, body).ifMatch(version).expect(200);
    };
    const kindOf = (kind: string) => write('UPDATE employee SET kind = ? WHERE id = ?', [kind, holderId]);
    expect(await has('POSITION_WITHOUT_LEVEL', id)).toBe(true);
    await mended('POSITION_WITHOUT_CLASS', id, () => kindOf('NON_ASN'));
    expect(await has('POSITION_WITHOUT_LEVEL', id)).toBe(false);
    await kindOf('PNS');
    await mended('POSITION_WITHOUT_CLASS', id, () => patch({ jobClass: 9 }));
    await mended('POSITION_WITHOUT_LEVEL', id, () => patch({ level: 'PENGAWAS' }));
  });
});

describe('the board', () => {
  const board = async (client: Client, query: Record<string, string> = {}) =>
    (await client.get(PATH, query).expect(200)).body.data;
  const counts = (kinds: any[]): Record<string, number> =>
    Object.fromEntries(kinds.map((one: any) => [one.kind, one.findings]));

  it('counts for each caller what the lists show him', async () => {
    for (const client of [gov.admin, gov.auditor, gov.hr]) {
      const kinds = await board(client);
      expect(kinds.map(({ kind }: { kind: string }) => kind)).toEqual(FINDING_CODES);
      for (const kind of FINDING_CODES) {
        expect([kind, (await findings(kind, TODAY, client)).size]).toEqual([kind, counts(kinds)[kind]]);
      }
    }
    expect(counts(await board(gov.auditor))).toEqual(counts(await board(gov.admin)));
  });

  it('is for BKPSDM, auditors and HR managers, who see what concerns their units', async () => {
    for (const path of [PATH, `${PATH}/trend`]) await gov.as('kadis').get(path).expect(403);
    await gov.as('kadis').get(`${PATH}/findings`, { kind: 'NO_APPRAISER' }).expect(403);
    const [mine, other] = [await hire({ sex: 'FEMALE' }), await hire({ sex: 'FEMALE' }, { unit: 'dinasLain' })];
    const seen = await findings('NUMBER_SEX', TODAY, gov.hr);
    expect([seen.has(mine.id), seen.has(other.id)]).toEqual([true, false]);
    const root = await findings('UNIT_WITHOUT_HEAD', '2024-06-01', gov.hr);
    expect(root.has(gov.units['dinas'] ?? '')).toBe(true);
    expect(root.has(gov.units['dinasLain'] ?? '')).toBe(false);
  });

  it('is asked for one unit and all below it', async () => {
    const { id } = await hire({ sex: 'FEMALE' }, { unit: 'dinasLain' });
    const ids = async (unitId: string | undefined) =>
      (
        await gov.admin.get(`${PATH}/findings`, { kind: 'NUMBER_SEX', unitId: unitId ?? '', limit: 200 }).expect(200)
      ).body.data.map((one: { record: { id: string } }) => one.record.id);
    expect(await ids(gov.units['dinasLain'])).toContain(id);
    expect(await ids(gov.units['kabupaten'])).toContain(id);
    expect(await ids(gov.units['dinas'])).not.toContain(id);
    const some = counts(await board(gov.admin, { unitId: gov.units['dinasLain'] ?? '' }));
    expect(some['NUMBER_SEX']).toBe((await ids(gov.units['dinasLain'])).length);
  });

  it('comes in pages without repetition, in the language of the caller', async () => {
    const all = [...(await findings('POSITION_WITHOUT_CLASS')).keys()];
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const query = { kind: 'POSITION_WITHOUT_CLASS', limit: 7, count: true, ...(cursor ? { cursor } : {}) };
      const { body } = await gov.admin.get(`${PATH}/findings`, query).with({ 'accept-language': 'en' }).expect(200);
      expect(body.page.total).toBe(all.length);
      expect(body.data[0].remedy).toBe('Record the class of the post (jobClass).');
      seen.push(...body.data.map((one: { record: { id: string } }) => one.record.id));
      cursor = body.page.nextCursor;
    } while (cursor);
    expect(seen).toEqual(all);
  });

  it('lists its kinds in pages, too', async () => {
    const [first, ...rest] = await board(gov.admin);
    const { body } = await gov.admin.get(PATH, { limit: 1, count: true }).expect(200);
    expect([body.data, body.page.total]).toEqual([[first], FINDING_CODES.length]);
    const next = await gov.admin.get(PATH, { limit: 100, cursor: body.page.nextCursor });
    expect(next.status).toBe(200);
    expect(next.body.data).toEqual(rest);
  });

  it('refuses kinds and days that are none', async () => {
    const refused = async (query: object) =>
      (await gov.admin.get(`${PATH}/findings`, query as Record<string, string>)).body.errors[0].parameter;
    expect(await refused({})).toBe('kind');
    expect(await refused({ kind: 'ANYTHING' })).toBe('kind');
    expect(await refused({ kind: 'NO_APPRAISER', on: '2026-02-30' })).toBe('on');
  });
});

describe('the course of the findings', () => {
  const trend = async (client: Client, query: Record<string, string> = {}) =>
    (await client.get(`${PATH}/trend`, query).expect(200)).body.data;

  it('is counted each morning, once however often the job runs, for all and for each unit', async () => {
    const { body: now } = await gov.admin.get(PATH).expect(200);
    await app.drainJobs();
    await gov.moveTo('2026-03-03');
    await app.drainJobs();
    const { id, nip } = await hire({ sex: 'FEMALE' });
    await gov.account(nip, id, [{ role: 'EMPLOYEE' }]);
    await gov.moveTo('2026-03-04');
    await app.drainJobs();
    const days = await trend(gov.admin);
    expect(days.map(({ day }: { day: string }) => day)).toEqual(['2026-03-03', '2026-03-04']);
    const of = (day: any, kind: string): number => day.kinds.find((one: any) => one.kind === kind)?.findings ?? 0;
    expect(of(days[1], 'NUMBER_SEX')).toBe(of(days[0], 'NUMBER_SEX') + 1);
    expect(days[0].kinds.length).toBeGreaterThan(3);
    expect(now.data.length).toBeGreaterThan(days[0].kinds.length);
    const own = await trend(gov.hr, { kind: 'NUMBER_SEX' });
    expect(of(own[1], 'NUMBER_SEX')).toBe((await findings('NUMBER_SEX', '2026-03-04', gov.hr)).size);
    expect(of(own[1], 'NUMBER_SEX')).toBeLessThan(of(days[1], 'NUMBER_SEX'));
    expect(await trend(gov.hr, { unitId: gov.units['dinasLain'] ?? '' })).toEqual([]);
    const whole = await trend(gov.auditor, { unitId: gov.units['kabupaten'] ?? '', kind: 'NUMBER_SEX' });
    expect(of(whole[1], 'NUMBER_SEX')).toBe(of(days[1], 'NUMBER_SEX'));
  });

  it('shows to operators as a figure', async () => {
    const text = await app.get(Metrics).text();
    const { body } = await gov.admin.get(PATH).expect(200);
    for (const { kind, findings: count } of body.data)
      expect(text).toContain(`sasaran_data_quality_findings{kind="${kind}"} ${count}\n`);
  });

  it('is asked for some days, page by page, from a day to a later one', async () => {
    const page = async (query: Record<string, string>) =>
      (await gov.admin.get(`${PATH}/trend`, query).expect(200)).body;
    const first = await page({ limit: '1', count: 'true' });
    expect([first.data[0].day, first.page.total]).toEqual(['2026-03-03', 2]);
    const second = await page({ limit: '1', cursor: first.page.nextCursor });
    expect([second.data[0].day, second.page.hasMore]).toEqual(['2026-03-04', false]);
    expect((await page({ from: '2026-03-04' })).data).toEqual(second.data);
    expect((await page({ until: '2026-03-02' })).data).toEqual([]);
    const reversed = await gov.admin.get(`${PATH}/trend`, { from: '2026-03-02', until: '2026-03-01' }).expect(422);
    expect(reversed.body.code).toBe('EMPLOYEE.RANGE_REVERSED');
  });
});
