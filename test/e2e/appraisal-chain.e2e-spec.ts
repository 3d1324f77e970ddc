import { ReadLog } from '../../src/kernel/audit/read-log.js';
import type { Client } from '../support/client.js';
import { Government, type PersonName } from '../support/government.js';
import { TestApp } from '../support/test-app.js';

let app: TestApp;
let gov: Government;

beforeAll(async () => {
  app = await TestApp.start();
  gov = await Government.found(app);
});
afterAll(() => app.stop());

const DAYS = { validFrom: '2026-01-01' };
let sequence = 100;

/** A new person with an account and, when a unit is given, a post in it. */
async function hire(
  name: string,
  {
    unit,
    headsUnit = false,
    kind = 'PNS',
    title = `Jabatan ${name}`,
    from = '2025-01-01',
  }: Partial<Record<'unit' | 'kind' | 'title' | 'from', string>> & {
    headsUnit?: boolean;
  } = {},
): Promise<{ id: string; client: Client }> {
  sequence += 1;
  const nip = kind === 'PNS' ? `198505052010011${sequence}` : `199005052022211${sequence}`;
  const { id } = (
    await gov.admin.post('/employees', { kind, name, nip, gradeCode: kind === 'PNS' ? '33' : '09' }).expect(201)
  ).body;
  if (unit !== undefined) {
    const body = { unitId: gov.units[unit], kind: headsUnit ? 'STRUKTURAL' : 'PELAKSANA', title };
    const positionId = (await gov.admin.post('/positions', body).expect(201)).body.id;
    const post = { unitId: gov.units[unit], positionId, kind: 'DEFINITIF', headsUnit, validFrom: from };
    await gov.admin.post(`/employees/${id}/assignments`, post).expect(201);
  }
  return { id, client: await gov.account(nip, id, [{ role: 'EMPLOYEE' }]) };
}

async function addUnit(key: string, name: string, parent: string): Promise<void> {
  gov.units[key] = (await gov.admin.post('/org-units', { name, parentId: gov.units[parent] }).expect(201)).body.id;
}

async function appraiser(employeeId: string, on: string): Promise<Record<string, any>> {
  return (await gov.admin.get(`/employees/${employeeId}/appraiser`, { on }).expect(200)).body;
}
const nameOfAppraiser = async (id: string, on: string): Promise<string | null> =>
  (await appraiser(id, on)).appraiser?.displayName ?? null;
const steps = async (id: string, on: string, client: Client = gov.admin): Promise<[string | null, string][]> => {
  const { body } = await client.get(`/employees/${id}/appraisal-chain`, { on }).expect(200);
  return body.steps.map((step: { displayName: string | null; verdict: string }) => [step.displayName, step.verdict]);
};

describe('the chain of a regency', () => {
  it.each([
    ['staff', 'Kabid Uji', 'Kadis Uji'],
    ['kabid', 'Kadis Uji', 'Sekda Uji'],
    ['kadis', 'Sekda Uji', 'Bupati Uji'],
    ['sekda', 'Bupati Uji', null],
  ] as [PersonName, string, string | null][])('of %s', async (who, appraises, above) => {
    const body = await appraiser(gov.id(who), '2026-03-02');
    expect([body.appraiser.displayName, body.superior?.displayName ?? null]).toEqual([appraises, above]);
  });

  it('lets the Bupati, who is no civil servant, appraise the Regional Secretary, and says so in words', async () => {
    const { body } = await gov
      .as('sekda')
      .get(`/employees/${gov.id('sekda')}/appraisal-chain`)
      .expect(200);
    expect(body.steps).toHaveLength(1);
    expect(body.steps[0]).toMatchObject({
      verdict: 'APPRAISER',
      explanation: 'Menilai: Bupati Uji, kepala Pemerintah Kabupaten Uji sejak 2025-01-01.',
    });
    const english = await gov
      .as('sekda')
      .get(`/employees/${gov.id('sekda')}/appraisal-chain`)
      .with({ 'accept-language': 'en' })
      .expect(200);
    expect(english.body.steps[0].explanation).toBe(
      'Appraises: Bupati Uji, head of Pemerintah Kabupaten Uji since 2025-01-01.',
    );
  });

  it('is hidden from who may not read the person', async () => {
    for (const client of [gov.as('stranger'), gov.as('colleague')])
      await client.get(`/employees/${gov.id('staff')}/appraisal-chain`).expect(404);
    for (const client of [gov.as('staff'), gov.as('kabid'), gov.hr, gov.auditor])
      await client.get(`/employees/${gov.id('staff')}/appraisal-chain`).expect(200);
  });

  it('knows nobody on a day without a post', async () => {
    const { body } = await gov.admin
      .get(`/employees/${gov.id('staff')}/appraisal-chain`, { on: '2024-12-31' })
      .expect(200);
    expect(body).toMatchObject({ appraiserId: null, superiorId: null, steps: [], warnings: ['NO_POST'] });
  });
});

describe('a mutation on 15 May', () => {
  let moved: { id: string; client: Client };

  beforeAll(async () => {
    moved = await hire('Pindah Mei', { unit: 'bidang' });
    const positionId = await gov.position('dinasLain', 'Analis Pindahan');
    const body = { unitId: gov.units['dinasLain'], positionId, headsUnit: false, validFrom: '2026-05-15' };
    for (const client of [gov.as('kabid'), gov.hr, gov.auditor])
      await client.post(`/employees/${moved.id}/transfers`, body).expect(403);
    await gov.admin.post(`/employees/${moved.id}/transfers`, body).expect(201);
    const again = await gov.admin.post(`/employees/${moved.id}/transfers`, body).expect(409);
    expect(again.body.code).toBe('EMPLOYEE.ASSIGNMENT_OVERLAPS');
  });

  it('changes the appraiser on that day', async () => {
    expect(await nameOfAppraiser(moved.id, '2026-05-14')).toBe('Kabid Uji');
    expect(await nameOfAppraiser(moved.id, '2026-05-15')).toBe('Kadis Lain');
  });

  it('moves the rights with it: the old superior loses access, the new one gets it', async () => {
    await gov.moveTo('2026-05-14');
    await gov.as('kabid').get(`/employees/${moved.id}`).expect(200);
    await gov.as('otherHead').get(`/employees/${moved.id}`).expect(404);
    await gov.moveTo('2026-05-15');
    await gov.as('kabid').get(`/employees/${moved.id}`).expect(404);
    await gov.as('otherHead').get(`/employees/${moved.id}`).expect(200);
    await gov.moveTo('2026-03-02');
  });

  it('keeps both posts in the history, without gap', async () => {
    const { body } = await moved.client.get(`/employees/${moved.id}/assignments`).expect(200);
    expect(body.data.map(({ validFrom, validUntil }: Record<string, string>) => [validFrom, validUntil])).toEqual([
      ['2025-01-01', '2026-05-14'],
      ['2026-05-15', null],
    ]);
  });

  it('is refused for somebody who holds no post to leave', async () => {
    const { id } = await hire('Belum Menjabat');
    const positionId = await gov.position('bidang', 'Analis Kosong');
    const body = { unitId: gov.units['bidang'], positionId, headsUnit: false, validFrom: '2026-05-15' };
    const refused = await gov.admin.post(`/employees/${id}/transfers`, body).expect(409);
    expect(refused.body.code).toBe('EMPLOYEE.NO_POST_TO_LEAVE');
  });

  it('happens once, also when two ask for it at the same time', async () => {
    const { id } = await hire('Dua Mutasi', { unit: 'bidang' });
    const positionId = await gov.position('dinasLain', 'Analis Rebutan');
    const body = { unitId: gov.units['dinasLain'], positionId, headsUnit: false, validFrom: '2026-06-01' };
    const answers = await Promise.all(
      Array.from({ length: 4 }, () => gov.admin.post(`/employees/${id}/transfers`, body)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
  });
});

describe('a Plt. from 1 March to 30 June', () => {
  it('appraises on exactly these days, and the answer says since when', async () => {
    await addUnit('seksiPlt', 'Seksi Plt', 'bidang');
    const { id } = await hire('Staf Seksi', { unit: 'seksiPlt' });
    await hire('Kasi Tetap', { unit: 'seksiPlt', headsUnit: true });
    const acting = await hire('Pelaksana Tugas', { unit: 'dinas' });
    const positionId = await gov.position('seksiPlt', 'Kepala Seksi (Plt)', 'STRUKTURAL');
    const post = { unitId: gov.units['seksiPlt'], positionId, kind: 'PLT', headsUnit: true };
    await gov.admin
      .post(`/employees/${acting.id}/assignments`, { ...post, validFrom: '2026-03-01', validUntil: '2026-06-30' })
      .expect(201);
    expect(await nameOfAppraiser(id, '2026-02-28')).toBe('Kasi Tetap');
    for (const on of ['2026-03-01', '2026-06-30']) {
      expect((await appraiser(id, on)).appraiser).toMatchObject({
        displayName: 'Pelaksana Tugas',
        kind: 'PLT',
        basis: 'CHAIN',
        since: '2026-03-01',
        headOfUnit: 'Seksi Plt',
      });
    }
    expect(await nameOfAppraiser(id, '2026-07-01')).toBe('Kasi Tetap');
    const { body } = await gov.admin.get(`/employees/${id}/appraisal-chain`, { on: '2026-03-02' }).expect(200);
    expect(body.steps[0].explanation).toBe('Menilai: Pelaksana Tugas, Plt. kepala Seksi Plt sejak 2026-03-01.');
  });
});

describe('a delegation by letter', () => {
  let nurse: { id: string };
  let head: { id: string; client: Client };
  const letter = { ...DAYS, letterNumber: '800/12/2026', letterOn: '2025-12-20' };

  beforeAll(async () => {
    await addUnit('puskesmas', 'Puskesmas Melati', 'dinas');
    nurse = await hire('Perawat Melati', { unit: 'puskesmas' });
    head = await hire('Kepala Puskesmas', { unit: 'puskesmas' });
  });

  it('lets the head of a Puskesmas, who holds no structural post, appraise its people', async () => {
    expect(await nameOfAppraiser(nurse.id, '2026-03-02')).toBe('Kadis Uji');
    const body = { toEmployeeId: head.id, unitId: gov.units['puskesmas'], covers: 'MEMBERS', ...letter };
    for (const client of [gov.as('kadis'), gov.hr, gov.auditor])
      await client.post('/appraisal-delegations', body).expect(403);
    const { body: made } = await gov.admin.post('/appraisal-delegations', body).expect(201);
    expect(made).toMatchObject({ toName: 'Kepala Puskesmas', covers: 'MEMBERS', validUntil: null });
    expect(made).toMatchObject({ employeeName: null, unitName: expect.stringContaining('Puskesmas') as string });
    const answer = await appraiser(nurse.id, '2026-03-02');
    expect(answer.appraiser).toMatchObject({ displayName: 'Kepala Puskesmas', basis: 'DELEGATION', headOfUnit: null });
    expect(answer.superior).toMatchObject({ displayName: 'Kadis Uji', basis: 'CHAIN' });
    expect(await nameOfAppraiser(head.id, '2026-03-02')).toBe('Kadis Uji');
    await head.client.get(`/employees/${nurse.id}`).expect(200);
    await gov.as('kadis').get(`/employees/${nurse.id}`).expect(404);
  });

  it('ends on its last day, and the chain decides again', async () => {
    const { body } = await gov.admin.get('/appraisal-delegations', { employeeId: head.id }).expect(200);
    const { id } = body.data[0];
    await gov.admin.post(`/appraisal-delegations/${id}/end`, { lastDay: '2025-12-31' }).expect(422);
    const ended = await gov.admin.post(`/appraisal-delegations/${id}/end`, { lastDay: '2026-08-31' }).expect(201);
    expect(ended.body.validUntil).toBe('2026-08-31');
    expect(await nameOfAppraiser(nurse.id, '2026-08-31')).toBe('Kepala Puskesmas');
    expect(await nameOfAppraiser(nurse.id, '2026-09-01')).toBe('Kadis Uji');
    const later = await gov.admin.post(`/appraisal-delegations/${id}/end`, { lastDay: '2026-09-30' }).expect(409);
    expect(later.body.code).toBe('EMPLOYEE.RECORD_ENDED');
  });

  it('counts no more once its official is transferred, without anybody ending it', async () => {
    const midwife = await hire('Bidan Melati', { unit: 'puskesmas' });
    const coordinator = await hire('Koordinator Bidan', { unit: 'puskesmas' });
    const body = { toEmployeeId: coordinator.id, employeeId: midwife.id, ...letter };
    const { id } = (await gov.admin.post('/appraisal-delegations', body).expect(201)).body;
    const positionId = await gov.position('dinasLain', 'Analis Kesehatan');
    const post = { unitId: gov.units['dinasLain'], positionId, headsUnit: false, validFrom: '2026-05-15' };
    await gov.admin.post(`/employees/${coordinator.id}/transfers`, post).expect(201);
    expect(await nameOfAppraiser(midwife.id, '2026-05-14')).toBe('Koordinator Bidan');
    expect(await nameOfAppraiser(midwife.id, '2026-05-15')).toBe('Kepala Puskesmas');
    expect(await steps(midwife.id, '2026-05-15')).toEqual([
      ['Koordinator Bidan', 'LEFT'],
      ['Kepala Puskesmas', 'APPRAISER'],
      [null, 'VACANT'],
      ['Kadis Uji', 'SUPERIOR'],
    ]);
    await gov.admin.post(`/appraisal-delegations/${id}/end`, { lastDay: '2026-05-14' }).expect(201);
  });

  it.each([
    ['both a person and a unit', () => ({ employeeId: nurse.id, unitId: gov.units['puskesmas'], covers: 'MEMBERS' })],
    ['a unit without saying whom of it', () => ({ unitId: gov.units['puskesmas'] })],
    ['nobody', () => ({})],
  ])('is refused for %s', async (_name, scope) => {
    const body = { toEmployeeId: head.id, ...letter, ...scope() };
    expect((await gov.admin.post('/appraisal-delegations', body).expect(422)).body.code).toBe(
      'EMPLOYEE.DELEGATION_SCOPE',
    );
  });

  it('is refused for a unit or a person that is not there, and for the person himself', async () => {
    const person = { toEmployeeId: head.id, ...letter };
    const unknown = await gov.admin
      .post('/appraisal-delegations', { ...person, employeeId: gov.units['dinas'] })
      .expect(422);
    expect(unknown.body.code).toBe('EMPLOYEE.EMPLOYEE_UNKNOWN');
    const nowhere = { ...person, unitId: head.id, covers: 'HEAD' };
    expect((await gov.admin.post('/appraisal-delegations', nowhere).expect(422)).body.code).toBe(
      'ORGANIZATION.UNIT_UNKNOWN',
    );
    const self = await gov.admin.post('/appraisal-delegations', { ...person, employeeId: head.id }).expect(422);
    expect(self.body.code).toBe('EMPLOYEE.SAME_PERSON');
  });

  it('leaves a record of who has read it', async () => {
    const { body } = await gov.admin.get('/appraisal-delegations', { employeeId: head.id }).expect(200);
    await gov.auditor.get(`/appraisal-delegations/${body.data[0].id}`).expect(200);
    await app.get(ReadLog).flush();
    const reads = await app.db.rows<{ action: string }>(
      "SELECT DISTINCT action FROM audit_event WHERE action LIKE 'appraisal-delegation.%' AND action NOT LIKE '%e' ORDER BY action",
    );
    expect(reads.map(({ action }) => action)).toEqual([
      'appraisal-delegation.end',
      'appraisal-delegation.list',
      'appraisal-delegation.read',
    ]);
  });

  it('is seen by BKPSDM, auditors and the HR manager of the unit', async () => {
    const count = async (client: Client): Promise<number> =>
      (await client.get('/appraisal-delegations', { count: true }).expect(200)).body.page.total;
    expect([await count(gov.admin), await count(gov.auditor), await count(gov.hr)]).toEqual([2, 2, 2]);
    const elsewhere = await gov.account('pengelola-lain', null, [{ role: 'UNIT_HR', unitId: gov.units['dinasLain'] }]);
    expect(await count(elsewhere)).toBe(0);
    const { body } = await gov.admin.get('/appraisal-delegations').expect(200);
    await elsewhere.get(`/appraisal-delegations/${body.data[0].id}`).expect(404);
    await gov.as('kadis').get('/appraisal-delegations').expect(403);
  });
});

describe('two spouses in one office', () => {
  let wife: { id: string };

  beforeAll(async () => {
    await addUnit('seksiKeluarga', 'Seksi Keluarga', 'bidang');
    const husband = await hire('Suami Kasi', { unit: 'seksiKeluarga', headsUnit: true });
    wife = await hire('Istri Staf', { unit: 'seksiKeluarga' });
    const body = { employeeId: wife.id, otherId: husband.id, cause: 'KINSHIP', reason: 'Suami dan istri', ...DAYS };
    await gov.hr.post('/appraisal-conflicts', body).expect(403);
    const { body: made } = await gov.admin.post('/appraisal-conflicts', body).expect(201);
    expect(made).toMatchObject({ employeeName: 'Istri Staf', otherName: 'Suami Kasi' });
  });

  it('do not appraise each other: the next above does, with the reason', async () => {
    expect(await nameOfAppraiser(wife.id, '2026-03-02')).toBe('Kabid Uji');
    expect(await steps(wife.id, '2026-03-02')).toEqual([
      ['Suami Kasi', 'KINSHIP'],
      ['Kabid Uji', 'APPRAISER'],
      ['Kadis Uji', 'SUPERIOR'],
    ]);
  });

  it('are recorded once for the same days, whoever is named first', async () => {
    const { id: one } = await hire('Pasangan Satu', { unit: 'seksiKeluarga' });
    const { id: other } = await hire('Pasangan Dua', { unit: 'seksiKeluarga' });
    const pair = { employeeId: one, otherId: other, cause: 'OTHER' };
    const first = { ...pair, validFrom: '2026-01-01', validUntil: '2026-06-30' };
    const { id } = (await gov.admin.post('/appraisal-conflicts', first).expect(201)).body;
    for (const again of [pair, { ...pair, employeeId: other, otherId: one }]) {
      const twice = { ...again, validFrom: '2026-06-30' };
      const { body } = await gov.admin.post('/appraisal-conflicts', twice).expect(409);
      expect(body).toMatchObject({ code: 'EMPLOYEE.CONFLICT_RECORDED', detail: expect.stringContaining(id) });
    }
    await gov.admin.post('/appraisal-conflicts', { ...pair, validFrom: '2026-07-01' }).expect(201);
  });

  it('are not corrected into the days of another one of the pair', async () => {
    const { id: one } = await hire('Pasangan Tiga', { unit: 'seksiKeluarga' });
    const { id: other } = await hire('Pasangan Empat', { unit: 'seksiKeluarga' });
    const record = async (facts: object): Promise<string> =>
      (await gov.admin.post('/appraisal-conflicts', { cause: 'OTHER', ...facts }).expect(201)).body.id;
    const early = { employeeId: one, otherId: other, validFrom: '2026-01-01', validUntil: '2026-03-31' };
    const late = { employeeId: other, otherId: one, validFrom: '2026-07-01' };
    const [first, second] = [await record(early), await record(late)];
    const correct = (id: string, facts: object, version = 1) =>
      gov.admin.patch(`/appraisal-conflicts/${id}`, { reason: 'Salah catat', ...facts }).ifMatch(version);
    for (const [id, facts, inTheWay] of [
      [first, { validUntil: '2026-07-01' }, second],
      [first, { validUntil: null }, second],
      [second, { validFrom: '2026-03-31' }, first],
    ] as const) {
      const { body } = await correct(id, facts).expect(409);
      expect(body).toMatchObject({ code: 'EMPLOYEE.CONFLICT_RECORDED', detail: expect.stringContaining(inTheWay) });
    }
    await correct(first, { validUntil: '2026-06-30' }).expect(200);
    await correct(second, { cause: 'DISPUTE' }).expect(200);
  });

  it('leave everybody else as he was', async () => {
    const { id } = await hire('Rekan Seksi', { unit: 'seksiKeluarga' });
    expect(await nameOfAppraiser(id, '2026-03-02')).toBe('Suami Kasi');
  });

  it('are appraised by somebody else by decision, with its reason', async () => {
    const body = { employeeId: wife.id, appraiserId: gov.id('otherHead'), ...DAYS };
    const short = await gov.admin.post('/appraiser-appointments', { ...body, reason: 'ya' }).expect(422);
    expect(short.body.errors).toMatchObject([{ pointer: '/reason', code: 'TOO_SHORT' }]);
    const { body: made } = await gov.admin
      .post('/appraiser-appointments', { ...body, reason: 'Kabid juga kerabat pegawai' })
      .expect(201);
    expect(made).toMatchObject({ appraiserName: 'Kadis Lain', employeeName: 'Istri Staf' });
    expect((await appraiser(wife.id, '2026-03-02')).appraiser).toMatchObject({
      displayName: 'Kadis Lain',
      basis: 'APPOINTMENT',
    });
    await gov.admin.post(`/appraiser-appointments/${made.id}/end`, { lastDay: '2026-01-31' }).expect(201);
    expect(await nameOfAppraiser(wife.id, '2026-03-02')).toBe('Kabid Uji');
  });
});

describe('a school whose head is missing', () => {
  it('is appraised by the next above while the post of its head is vacant', async () => {
    await addUnit('sekolah', 'SDN 1 Melati', 'dinasLain');
    const teacher = await hire('Guru Melati', { unit: 'sekolah' });
    expect(await nameOfAppraiser(teacher.id, '2026-03-02')).toBe('Kadis Lain');
    expect((await steps(teacher.id, '2026-03-02'))[0]).toEqual([null, 'VACANT']);
    await hire('Kepala Sekolah', { unit: 'sekolah', headsUnit: true, from: '2026-04-01' });
    expect(await nameOfAppraiser(teacher.id, '2026-03-31')).toBe('Kadis Lain');
    expect(await nameOfAppraiser(teacher.id, '2026-04-01')).toBe('Kepala Sekolah');
  });
});

describe('an official who is away', () => {
  let staff: { id: string; client: Client };
  let head: { id: string; client: Client };

  beforeAll(async () => {
    await addUnit('seksiCuti', 'Seksi Cuti', 'bidang');
    staff = await hire('Staf Cuti', { unit: 'seksiCuti' });
    head = await hire('Kasi Cuti', { unit: 'seksiCuti', headsUnit: true });
  });

  it('appraises on during a short leave, and not on a long one', async () => {
    const leave = (validFrom: string, validUntil: string) => ({ kind: 'BESAR', validFrom, validUntil });
    for (const client of [gov.as('kabid'), gov.hr, gov.auditor])
      await client.post(`/employees/${head.id}/leaves`, leave('2026-03-01', '2026-03-10')).expect(403);
    await gov.admin.post(`/employees/${head.id}/leaves`, leave('2026-03-01', '2026-03-10')).expect(201);
    expect(await nameOfAppraiser(staff.id, '2026-03-05')).toBe('Kasi Cuti');
    const { body } = await gov.admin
      .post(`/employees/${head.id}/leaves`, leave('2026-06-01', '2026-06-30'))
      .expect(201);
    expect(await nameOfAppraiser(staff.id, '2026-05-31')).toBe('Kasi Cuti');
    expect(await nameOfAppraiser(staff.id, '2026-06-15')).toBe('Kabid Uji');
    const overlapping = await gov.admin
      .post(`/employees/${head.id}/leaves`, leave('2026-06-30', '2026-07-10'))
      .expect(409);
    expect(overlapping.body.code).toBe('EMPLOYEE.LEAVE_OVERLAPS');
    await gov.admin.post(`/employees/${head.id}/leaves/${body.id}/end`, { lastDay: '2026-06-10' }).expect(201);
    expect(await nameOfAppraiser(staff.id, '2026-06-15')).toBe('Kasi Cuti');
  });

  it('is on a long leave also when two short ones follow each other, from the first day on', async () => {
    for (const [validFrom, validUntil] of [
      ['2026-11-02', '2026-11-21'],
      ['2026-11-22', '2026-12-11'],
    ]) {
      const extended = { kind: 'SAKIT', validFrom, validUntil };
      await gov.admin.post(`/employees/${head.id}/leaves`, extended).expect(201);
      const expected = validFrom === '2026-11-02' ? 'Kasi Cuti' : 'Kabid Uji';
      expect(await nameOfAppraiser(staff.id, '2026-11-02')).toBe(expected);
    }
    expect(await nameOfAppraiser(staff.id, '2026-12-11')).toBe('Kabid Uji');
    expect(await nameOfAppraiser(staff.id, '2026-12-12')).toBe('Kasi Cuti');
  });

  it('keeps the reason of a leave to himself and those who look after his file', async () => {
    const kinds = async (client: Client): Promise<string[]> =>
      (await client.get(`/employees/${head.id}/leaves`).expect(200)).body.data.map((one: { kind: string }) => one.kind);
    for (const client of [head.client, gov.admin, gov.auditor, gov.hr])
      expect(await kinds(client)).toEqual(['BESAR', 'BESAR', 'SAKIT', 'SAKIT']);
    expect(await kinds(gov.as('kabid'))).toEqual([null, null, null, null]);
    await gov.as('stranger').get(`/employees/${head.id}/leaves`).expect(404);
  });

  it('does not appraise while suspended, and his people learn that he is absent, not why', async () => {
    const suspended = { standingCode: '04', validFrom: '2026-09-01', letterNumber: 'SK 4/2026' };
    await gov.hr.post(`/employees/${head.id}/standings`, suspended).expect(403);
    await gov.admin.post(`/employees/${head.id}/standings`, suspended).expect(201);
    await gov.admin
      .post(`/employees/${head.id}/standings`, { standingCode: '01', validFrom: '2026-10-01' })
      .expect(201);
    expect(await nameOfAppraiser(staff.id, '2026-08-31')).toBe('Kasi Cuti');
    expect(await nameOfAppraiser(staff.id, '2026-09-01')).toBe('Kabid Uji');
    expect(await nameOfAppraiser(staff.id, '2026-10-01')).toBe('Kasi Cuti');
    expect((await steps(staff.id, '2026-09-15'))[0]).toEqual(['Kasi Cuti', 'STANDING']);
    expect((await steps(staff.id, '2026-09-15', staff.client))[0]).toEqual(['Kasi Cuti', 'ABSENT']);
    const { body } = await gov.admin.get(`/employees/${head.id}/standings`).expect(200);
    expect(
      body.data.map(({ standingCode, validFrom, validUntil }: Record<string, string>) => [
        standingCode,
        validFrom,
        validUntil,
      ]),
    ).toEqual([
      ['01', null, '2026-08-31'],
      ['04', '2026-09-01', '2026-09-30'],
      ['01', '2026-10-01', null],
    ]);
  });
});

describe('a PPPK whose contract ends in October', () => {
  it('appraises nobody afterwards', async () => {
    await addUnit('seksiKontrak', 'Seksi Kontrak', 'bidang');
    const head = await hire('Koordinator PPPK', { unit: 'seksiKontrak', headsUnit: true, kind: 'PPPK' });
    const staff = await hire('Staf Kontrak', { unit: 'seksiKontrak' });
    const contract = { validFrom: '2025-01-01', validUntil: '2026-10-31', letterNumber: 'PK 9/2025' };
    const { body } = await gov.admin.post(`/employees/${head.id}/contracts`, contract).expect(201);
    expect(body).toMatchObject({ validFrom: '2025-01-01', validUntil: '2026-10-31' });
    expect(await nameOfAppraiser(staff.id, '2026-10-31')).toBe('Koordinator PPPK');
    expect(await nameOfAppraiser(staff.id, '2026-11-01')).toBe('Kabid Uji');
    const twice = await gov.admin.post(`/employees/${head.id}/contracts`, contract).expect(409);
    expect(twice.body.code).toBe('EMPLOYEE.CONTRACT_OVERLAPS');
    const notPppk = await gov.admin.post(`/employees/${staff.id}/contracts`, contract).expect(422);
    expect(notPppk.body.code).toBe('EMPLOYEE.NOT_PPPK');
    const reversed = { ...contract, validFrom: '2027-12-31', validUntil: '2027-01-01' };
    expect((await gov.admin.post(`/employees/${head.id}/contracts`, reversed).expect(422)).body.code).toBe(
      'EMPLOYEE.RANGE_REVERSED',
    );
    await gov.admin
      .post(`/employees/${head.id}/contracts`, { ...contract, validFrom: '2026-11-01', validUntil: '2027-10-31' })
      .expect(201);
    expect(await nameOfAppraiser(staff.id, '2026-11-01')).toBe('Koordinator PPPK');
    // The same person passes the selection for PNS: the next import says so, and no agreement is needed any more.
    expect(await nameOfAppraiser(staff.id, '2027-11-01')).toBe('Kabid Uji');
    await app.db.transaction(() => app.db.change("UPDATE employee SET kind = 'PNS' WHERE id = ?", [head.id]));
    const raised = { gradeCode: '31', gradeName: 'III/a', validFrom: '2027-11-01' };
    await gov.admin.post(`/employees/${head.id}/grades`, raised).expect(201);
    expect(await nameOfAppraiser(staff.id, '2027-11-01')).toBe('Koordinator PPPK');
  });
});

describe('what a person’s record shows', () => {
  it('is the standing and golongan of today, also when they were recorded long before', async () => {
    const { id } = await hire('Naik Kelak', { unit: 'bidang' });
    await gov.admin.post(`/employees/${id}/standings`, { standingCode: '03', validFrom: '2026-04-01' }).expect(201);
    await gov.admin
      .post(`/employees/${id}/grades`, { gradeCode: '34', gradeName: 'III/d', validFrom: '2026-04-01' })
      .expect(201);
    const shown = async (): Promise<object> => {
      const { standingCode, grade } = (await gov.admin.get(`/employees/${id}`).expect(200)).body;
      return { standingCode, grade };
    };
    expect(await shown()).toEqual({ standingCode: '01', grade: 'III/c' });
    await gov.moveTo('2026-04-01');
    await app.drainJobs();
    expect(await shown()).toEqual({ standingCode: '03', grade: 'III/d' });
    await gov.moveTo('2026-03-02');
  });
});

describe('golongan', () => {
  it('of a head lower than that of a person is shown, and by policy leads to the next above', async () => {
    await addUnit('seksiPangkat', 'Seksi Pangkat', 'bidang');
    const head = await hire('Kasi Muda', { unit: 'seksiPangkat', headsUnit: true });
    const senior = await hire('Pelaksana Senior', { unit: 'seksiPangkat' });
    await gov.admin
      .post(`/employees/${senior.id}/grades`, { gradeCode: '34', gradeName: 'III/d', validFrom: '2026-04-01' })
      .expect(201);
    const warnings = async (on: string): Promise<string[]> =>
      (await gov.admin.get(`/employees/${senior.id}/appraisal-chain`, { on }).expect(200)).body.warnings;
    expect(await warnings('2026-03-31')).toEqual([]);
    expect(await warnings('2026-04-01')).toEqual(['LOWER_RANK']);
    expect(await nameOfAppraiser(senior.id, '2026-04-01')).toBe('Kasi Muda');

    const { body: policy } = await gov.admin.get('/appraisal-chain-policy').expect(200);
    expect(policy).toMatchObject({ rankPolicy: 'WARN', longLeaveDays: 30, minimumMonths: 0 });
    const change = { rankPolicy: 'NEXT_ABOVE' };
    await gov.admin.patch('/appraisal-chain-policy', change).expect(428);
    await gov.hr.patch('/appraisal-chain-policy', change).ifMatch(policy.version).expect(403);
    await gov.admin.patch('/appraisal-chain-policy', change).ifMatch(policy.version).expect(200);
    await gov.admin.patch('/appraisal-chain-policy', change).ifMatch(policy.version).expect(412);
    expect(await nameOfAppraiser(senior.id, '2026-03-31')).toBe('Kasi Muda');
    expect(await nameOfAppraiser(senior.id, '2026-04-01')).toBe('Kabid Uji');
    await gov.admin
      .post(`/employees/${head.id}/grades`, { gradeCode: '34', gradeName: 'III/d', validFrom: '2026-10-01' })
      .expect(201);
    expect(await nameOfAppraiser(senior.id, '2026-09-30')).toBe('Kabid Uji');
    expect(await nameOfAppraiser(senior.id, '2026-10-01')).toBe('Kasi Muda');
    await gov.admin
      .patch('/appraisal-chain-policy', { rankPolicy: 'WARN', minimumMonths: 3 })
      .ifMatch(policy.version + 1)
      .expect(200);
  });

  it('months of supervision that are too few are shown', async () => {
    await addUnit('seksiBaru', 'Seksi Baru Dipimpin', 'bidang');
    const { id } = await hire('Staf Baru Dipimpin', { unit: 'seksiBaru' });
    await hire('Kasi Baru', { unit: 'seksiBaru', headsUnit: true, from: '2026-03-01' });
    const warnings = async (on: string): Promise<string[]> =>
      (await gov.admin.get(`/employees/${id}/appraisal-chain`, { on }).expect(200)).body.warnings;
    expect(await warnings('2026-05-30')).toEqual(['SHORT_SUPERVISION']);
    expect(await warnings('2026-05-31')).toEqual([]);
  });

  it('and by policy let the next above appraise, who has been there long enough', async () => {
    await addUnit('seksiMenunggu', 'Seksi Menunggu', 'bidang');
    const { id } = await hire('Staf Menunggu', { unit: 'seksiMenunggu' });
    await hire('Kasi Menunggu', { unit: 'seksiMenunggu', headsUnit: true, from: '2026-03-01' });
    const change = async (body: object): Promise<void> => {
      const { version } = (await gov.admin.get('/appraisal-chain-policy').expect(200)).body;
      await gov.admin.patch('/appraisal-chain-policy', body).ifMatch(version).expect(200);
    };
    expect(await nameOfAppraiser(id, '2026-05-30')).toBe('Kasi Menunggu');
    await change({ supervisionPolicy: 'NEXT_ABOVE', minimumMonths: 3 });
    expect(await nameOfAppraiser(id, '2026-05-30')).toBe('Kabid Uji');
    expect(await steps(id, '2026-05-30')).toEqual([
      ['Kasi Menunggu', 'SHORT_SUPERVISION'],
      ['Kabid Uji', 'APPRAISER'],
      ['Kadis Uji', 'SUPERIOR'],
    ]);
    expect(await nameOfAppraiser(id, '2026-05-31')).toBe('Kasi Menunggu');
    await change({ supervisionPolicy: 'WARN' });
    expect(await nameOfAppraiser(id, '2026-05-30')).toBe('Kasi Menunggu');
  });
});

describe('rules of the default chain', () => {
  it('ship with one: heads of agencies report to the Regional Secretary', async () => {
    const { body } = await gov.admin.get('/appraisal-chain-rules').expect(200);
    expect(body.data).toMatchObject([{ sequence: 1000, depth: 1, above: 'SECRETARIAT', unitId: null }]);
  });

  it('lead one unit elsewhere, from a day on', async () => {
    const rule = {
      sequence: 10,
      unitId: gov.units['dinasLain'],
      above: 'UNIT',
      aboveUnitId: gov.units['dinas'],
      validFrom: '2026-07-01',
    };
    const noTarget = { ...rule, aboveUnitId: undefined };
    expect((await gov.admin.post('/appraisal-chain-rules', noTarget).expect(422)).body.code).toBe(
      'EMPLOYEE.RULE_TARGET',
    );
    const { body } = await gov.admin.post('/appraisal-chain-rules', rule).expect(201);
    expect(body).toMatchObject({ unitName: 'Dinas Pendidikan', aboveUnitName: 'Dinas Kesehatan' });
    expect(await nameOfAppraiser(gov.id('otherHead'), '2026-06-30')).toBe('Sekda Uji');
    expect(await nameOfAppraiser(gov.id('otherHead'), '2026-07-01')).toBe('Kadis Uji');
    await gov.admin.post(`/appraisal-chain-rules/${body.id}/end`, { lastDay: '2026-07-31' }).expect(201);
    expect(await nameOfAppraiser(gov.id('otherHead'), '2026-08-01')).toBe('Sekda Uji');
  });

  it('name a type of the list, and mean the types that are part of it', async () => {
    const rule = { sequence: 5, unitType: 'BALAI', above: 'UNIT', aboveUnitId: gov.units['dinas'], ...DAYS };
    const unknown = await gov.admin.post('/appraisal-chain-rules', rule).expect(422);
    expect(unknown.body).toMatchObject({
      code: 'ORGANIZATION.TYPE_UNKNOWN',
      errors: [{ pointer: '/unitType', code: 'INVALID' }],
    });
    const code = { code: 'BALAI_KECIL', name: 'Balai kecil', attributes: { partOf: 'UPTD' }, validFrom: '2026-01-01' };
    const { body: small } = await gov.admin.post('/references/jenis-unit', code).expect(201);
    const body = { name: 'Balai Benih', parentId: gov.units['dinasLain'], type: 'BALAI_KECIL' };
    gov.units['balai'] = (await gov.admin.post('/org-units', body).expect(201)).body.id;
    const head = await hire('Kepala Balai', { unit: 'balai', headsUnit: true });
    expect(await nameOfAppraiser(head.id, '2026-03-02')).toBe('Kadis Lain');
    const made = await gov.admin.post('/appraisal-chain-rules', { ...rule, unitType: 'UPTD' }).expect(201);
    expect(await nameOfAppraiser(head.id, '2026-03-02')).toBe('Kadis Uji');
    // What a type is part of is a fact of the list: who appraises whom follows it in the same moment.
    const patch = gov.admin.patch(`/reference-items/${small.id}`, { attributes: { partOf: null } });
    await patch.ifMatch(small.version).expect(200);
    expect(await nameOfAppraiser(head.id, '2026-03-02')).toBe('Kadis Lain');
    await gov.admin.post(`/appraisal-chain-rules/${made.body.id}/end`, { lastDay: '2026-01-01' }).expect(201);
  });
});

describe('teams outside the line', () => {
  it('have a leader and members of any unit, and change nobody’s appraiser', async () => {
    const team = {
      name: 'Tim Percepatan',
      unitId: gov.units['dinas'],
      validFrom: '2026-02-01',
      validUntil: '2026-12-31',
    };
    for (const client of [gov.as('kadis'), gov.auditor]) await client.post('/teams', team).expect(403);
    const elsewhere = await gov.hr.post('/teams', { ...team, unitId: gov.units['dinasLain'] }).expect(422);
    expect(elsewhere.body.code).toBe('EMPLOYEE.NOT_YOUR_UNIT');
    const { body } = await gov.hr.post('/teams', team).expect(201);
    const members = `/teams/${body.id}/members`;
    const member = (name: PersonName, role: string, more = {}) => ({
      employeeId: gov.id(name),
      role,
      validFrom: '2026-02-01',
      ...more,
    });
    await gov.hr.post(members, member('colleague', 'LEADER')).expect(201);
    const { body: joined } = await gov.hr.post(members, member('stranger', 'MEMBER')).expect(201);
    expect((await gov.hr.post(members, member('staff', 'LEADER')).expect(409)).body.code).toBe(
      'EMPLOYEE.TEAM_HAS_LEADER',
    );
    expect((await gov.hr.post(members, member('stranger', 'MEMBER')).expect(409)).body.code).toBe(
      'EMPLOYEE.ALREADY_MEMBER',
    );
    expect(await nameOfAppraiser(gov.id('stranger'), '2026-03-02')).toBe('Kadis Lain');
    expect((await gov.as('stranger').get(members).expect(200)).body.data).toHaveLength(2);
    await gov.as('staff').get(`/teams/${body.id}`).expect(404);
    const seen = async (client: Client): Promise<number> =>
      (await client.get('/teams', { count: true }).expect(200)).body.page.total;
    expect([
      await seen(gov.as('stranger')),
      await seen(gov.as('staff')),
      await seen(gov.hr),
      await seen(gov.admin),
    ]).toEqual([1, 0, 1, 1]);
    const found = async (client: Client, q: string): Promise<string[]> => {
      const { data, page } = (await client.get('/teams', { q, count: true }).expect(200)).body;
      expect(page.total).toBe(data.length);
      return data.map(({ name }: { name: string }) => name);
    };
    const named = { ...team, name: 'Tim Dr. Soetomo, Data dan Informasi' };
    await gov.admin.post('/teams', { ...named, unitId: gov.units['dinasLain'] }).expect(201);
    expect(await found(gov.admin, 'tim')).toEqual(['Tim Dr. Soetomo, Data dan Informasi', 'Tim Percepatan']);
    expect(await found(gov.admin, 'informasi TIM dr')).toEqual(['Tim Dr. Soetomo, Data dan Informasi']);
    expect(await found(gov.admin, 'tidak ada')).toEqual([]);
    // Among those that they see without.
    expect(await found(gov.hr, 'tim')).toEqual(['Tim Percepatan']);
    expect(await found(gov.as('stranger'), 'tim')).toEqual(['Tim Percepatan']);
    expect(await found(gov.as('staff'), 'tim')).toEqual([]);
    // One such sign stands for eighteen letters.
    await gov.admin.post('/teams', { ...team, unitId: gov.units['dinasLain'], name: 'ﷺ'.repeat(20) }).expect(201);
    for (const days of [
      { validFrom: '2026-01-31' },
      { validFrom: '2027-01-01' },
      { validFrom: '2026-12-01', validUntil: '2027-01-01' },
    ]) {
      const outside = await gov.hr.post(members, member('staff', 'MEMBER', days)).expect(422);
      expect(outside.body.code).toBe('EMPLOYEE.OUTSIDE_TEAM');
    }
    const late = await gov.hr.post(members, member('staff', 'MEMBER', { validFrom: '2026-12-31' })).expect(201);
    expect(late.body.validUntil).toBe('2026-12-31');
    await gov.hr.post(`${members}/${joined.id}/end`, { lastDay: '2026-02-28' }).expect(201);
    await gov.as('stranger').get(`/teams/${body.id}`).expect(404);
    await gov.hr.post(`/teams/${body.id}/end`, { lastDay: '2026-06-30' }).expect(201);
    expect(
      (await gov.admin.get(members).expect(200)).body.data.map((one: { validUntil: string }) => one.validUntil).sort(),
    ).toEqual(['2026-02-28', '2026-06-30']);
    await gov.hr.post(`/teams/${body.id}/end`, { lastDay: '2026-07-31' }).expect(409);
    await gov.hr.post(members, member('staff', 'MEMBER', { validFrom: '2026-07-01' })).expect(422);
    const acts = await app.db.rows<{ action: string }>(
      "SELECT action FROM audit_event WHERE action LIKE 'team-member.%' AND subjectEmployeeId IN (?, ?) ORDER BY action",
      [gov.id('colleague'), gov.id('staff')],
    );
    expect(acts.map(({ action }) => action)).toEqual([
      'team-member.create',
      'team-member.create',
      'team-member.end',
      'team-member.remove',
    ]);
  });

  it('have one leader, also when two are named at the same time', async () => {
    const { body } = await gov.admin
      .post('/teams', { name: 'Tim Rebutan', unitId: gov.units['dinas'], ...DAYS })
      .expect(201);
    const people: PersonName[] = ['staff', 'colleague', 'stranger'];
    const answers = await Promise.all(
      people.map((name) =>
        gov.admin.post(`/teams/${body.id}/members`, { employeeId: gov.id(name), role: 'LEADER', ...DAYS }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
  });
});

describe('the list of lines', () => {
  const names = (body: { data: Record<string, string>[] }): (string | undefined)[][] =>
    body.data.map((one) => [one.displayName, one.appraiserName, one.superiorName]);

  it('says for a unit on a day what single reads say', async () => {
    const query = { unitId: gov.units['dinasLain'] ?? '', on: '2026-05-15', count: true };
    const { body } = await gov.admin.get('/reporting-lines', query).expect(200);
    expect(names(body)).toContainEqual(['Pindah Mei', 'Kadis Lain', 'Sekda Uji']);
    expect(body.page.total).toBe(body.data.length);
    for (const { employeeId, appraiserName } of body.data)
      expect(await nameOfAppraiser(employeeId, '2026-05-15')).toBe(appraiserName);
    const before = await gov.admin.get('/reporting-lines', { ...query, on: '2026-05-14' }).expect(200);
    expect(before.body.data.map((one: { displayName: string }) => one.displayName)).not.toContain('Pindah Mei');
  });

  it('finds who has no appraiser', async () => {
    const { body } = await gov.admin.get('/reporting-lines', { withoutAppraiser: true }).expect(200);
    expect(names(body)).toEqual([['Bupati Uji', null, null]]);
  });

  it('shows each caller the people whom he may read', async () => {
    const seen = async (client: Client): Promise<string[]> =>
      (await client.get('/reporting-lines', { limit: 200 }).expect(200)).body.data.map(
        (one: { employeeId: string }) => one.employeeId,
      );
    expect(await seen(gov.as('staff'))).toEqual([gov.id('staff')]);
    for (const client of [gov.as('kabid'), gov.hr]) {
      const listed = (await client.get('/employees', { limit: 200 }).expect(200)).body.data as {
        id: string;
        unitId: string | null;
      }[];
      const withPost = listed.filter(({ unitId }) => unitId !== null).map(({ id }) => id);
      expect((await seen(client)).sort()).toEqual(withPost.sort());
    }
  });

  it('comes in pages without repetition', async () => {
    const first = (await gov.admin.get('/reporting-lines', { limit: 3 }).expect(200)).body;
    const second = (await gov.admin.get('/reporting-lines', { limit: 3, cursor: first.page.nextCursor }).expect(200))
      .body;
    const ids = [...first.data, ...second.data].map((one: { id: string }) => one.id);
    expect(new Set(ids).size).toBe(6);
  });
});

describe('lines of an earlier version', () => {
  it('are worked out anew at the start', async () => {
    await app.db.transaction(() => app.db.change('UPDATE reporting_line SET basis = NULL, superiorId = NULL'));
    await app.restart();
    const [row] = await app.db.rows<{ n: number }>(
      'SELECT COUNT(*) AS n FROM reporting_line WHERE appraiserId IS NOT NULL AND basis IS NULL',
    );
    expect(Number(row?.n)).toBe(0);
  });
});
