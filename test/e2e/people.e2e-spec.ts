import type { Client } from '../support/client.js';
import { Government } from '../support/government.js';
import { TestApp, type TestAnswer } from '../support/test-app.js';

let app: TestApp;
let gov: Government;

beforeAll(async () => {
  app = await TestApp.start();
  gov = await Government.found(app);
});
afterAll(() => app.stop());

describe('units', () => {
  it('open level by level and are found by part of the name', async () => {
    const root = (await gov.as('staff').get(`/org-units/${gov.units['kabupaten']}`).expect(200)).body;
    expect(root).toMatchObject({ parentId: null, childCount: 3, isSecretariat: false });
    const level = (await gov.as('staff').get('/org-units', { parentId: root.id }).expect(200)).body;
    expect(level.data.map((unit: { name: string }) => unit.name)).toEqual([
      'Dinas Kesehatan',
      'Dinas Pendidikan',
      'Sekretariat Daerah',
    ]);
    expect(level.data[2].isSecretariat).toBe(true);
    const found = (await gov.as('staff').get('/org-units', { q: 'PENDIDIK' }).expect(200)).body;
    expect(found.data).toHaveLength(1);
    expect((await gov.as('staff').get('/org-units', { q: '%' }).expect(200)).body.data).toEqual([]);
  });

  it('are added by the admin alone, below a unit that exists, and only one has no parent', async () => {
    const body = { name: 'Seksi Baru', parentId: gov.units['bidang'] };
    for (const client of [gov.as('kadis'), gov.hr, gov.auditor]) await client.post('/org-units', body).expect(403);
    expect((await gov.admin.post('/org-units', { name: 'Tanpa induk' }).expect(409)).body.code).toBe(
      'ORGANIZATION.ROOT_EXISTS',
    );
    const unknown = { name: 'Yatim', parentId: gov.id('staff') };
    expect((await gov.admin.post('/org-units', unknown).expect(422)).body.code).toBe('ORGANIZATION.UNIT_UNKNOWN');
    const { body: unit } = await gov.admin.post('/org-units', body).expect(201);
    await gov.admin.post('/org-units', { ...body, id: unit.id }).expect(409);
  });

  it('stand in the tree at once, also when many are added together', async () => {
    const bodies = Array.from({ length: 12 }, (_, n) => ({
      name: `Seksi Bersama ${n}`,
      parentId: gov.units['bidang'],
    }));
    const answers = await Promise.all(bodies.map((body) => gov.admin.post('/org-units', body)));
    expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([201]));
    for (const { body } of answers) {
      const above = await app.db.rows('SELECT ancestorId FROM org_unit_ancestor WHERE unitId = ?', [body.id]);
      expect(above).toHaveLength(4);
    }
  });

  it('are shown anew to whoever has them, when what they show of others has changed', async () => {
    const path = `/org-units/${gov.units['bidang']}`;
    const { body, headers } = await gov.admin.get(path).expect(200);
    const known = { 'if-none-match': String(headers.etag) };
    await gov.admin.get(path).with(known).expect(304);
    await gov.admin.post('/org-units', { name: 'Seksi Terbaru', parentId: body.id }).expect(201);
    const { body: changed } = await gov.admin.get(path).with(known).expect(200);
    expect(changed).toEqual({ ...body, childCount: body.childCount + 1 });
  });

  it('have posts whose title is unique within unit and kind', async () => {
    const body = { unitId: gov.units['bidang'], kind: 'FUNGSIONAL', title: 'Perawat Ahli Muda' };
    const { body: post } = await gov.admin.post('/positions', body).expect(201);
    expect((await gov.admin.post('/positions', { ...body, title: 'PERAWAT  ahli muda' }).expect(409)).body.code).toBe(
      'ORGANIZATION.POSITION_EXISTS',
    );
    await gov.admin.post('/positions', { ...body, kind: 'PELAKSANA' }).expect(201);
    const list = await gov
      .as('staff')
      .get('/positions', { unitId: gov.units['bidang'] ?? '' })
      .expect(200);
    expect(list.body.data.map((one: { id: string }) => one.id)).toContain(post.id);
    await gov.as('staff').get(`/positions/${post.id}`).expect(200);
    await gov
      .as('staff')
      .post('/positions', { ...body, title: 'X' })
      .expect(403);
    await gov.admin.get(`/positions/${gov.id('staff')}`).expect(404);
  });
});

describe('the first unit', () => {
  it('is one, also when several are added together', async () => {
    const empty = await TestApp.start();
    try {
      const admin = await Government.administrator(empty);
      const names = Array.from({ length: 6 }, (_, n) => `Pemerintah ${n}`);
      const answers = await Promise.all(names.map((name) => admin.post('/org-units', { name })));
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409, 409]);
    } finally {
      await empty.stop();
    }
  });
});

describe('people', () => {
  it('are recorded by the admin with a sound and unused NIP', async () => {
    const body = { kind: 'PNS', name: 'Ratna Dewi', nip: '198507212010012009' };
    for (const client of [gov.as('staff'), gov.hr, gov.auditor]) await client.post('/employees', body).expect(403);
    const { body: person } = await gov.admin
      .post('/employees', { ...body, frontTitle: 'drg.', backTitle: 'M.Kes.' })
      .expect(201);
    expect(person).toMatchObject({
      displayName: 'drg. Ratna Dewi, M.Kes.',
      nip: body.nip,
      standingCode: '01',
      unitId: null,
    });
    expect((await gov.admin.post('/employees', body).expect(409)).body.code).toBe('EMPLOYEE.NIP_TAKEN');
    const bad = await gov.admin
      .post('/employees', { ...body, nip: '198513212010012009' }, { 'accept-language': 'en' })
      .expect(422);
    expect(bad.body).toMatchObject({ code: 'EMPLOYEE.NIP_INVALID', errors: [{ pointer: '/nip', code: 'BIRTH_DATE' }] });
    expect(bad.body.errors[0].detail).toBe('Digits 1–8 of the NIP are not a real birth date.');
    expect((await gov.admin.post('/employees', { kind: 'PNS', name: 'Tanpa NIP' }).expect(422)).body.code).toBe(
      'EMPLOYEE.NIP_REQUIRED',
    );
  });

  it('have the kind that their number says', async () => {
    for (const [kind, nip] of [
      ['PPPK', '198507212010012008'],
      ['PNS', '199507212023212002'],
      ['NON_ASN', '198507212010012008'],
    ]) {
      const { body } = await gov.admin.post('/employees', { kind, name: 'Jenis Keliru', nip }).expect(422);
      expect(body.code).toBe('EMPLOYEE.KIND_DIFFERS');
    }
  });

  it('may have another birth date and sex than their number says, which only warns', async () => {
    const body = { kind: 'PNS', name: 'Konversi Lama', nip: '198507212010012011' };
    const told = { birthDate: '1985-07-12', sex: 'MALE' };
    const { body: person } = await gov.admin
      .post('/employees', { ...body, ...told }, { 'accept-language': 'en' })
      .expect(201);
    expect(person.warnings).toEqual([
      {
        ...{ pointer: '/birthDate', code: 'BIRTH_DATE_DIFFERS' },
        detail: 'This birth date is not the one in the NIP; it is taken all the same.',
      },
      { pointer: '/sex', code: 'SEX_DIFFERS', detail: 'This sex is not the one in the NIP; it is taken all the same.' },
    ]);
    const unborn = await gov.admin.post('/employees', { ...body, birthDate: '2085-07-12' }).expect(422);
    expect(unborn.body.errors).toMatchObject([{ pointer: '/birthDate', code: 'DAY_TO_COME' }]);
    const same = { birthDate: '1985-07-21', sex: 'FEMALE' };
    const usual = await gov.admin.post('/employees', { ...body, ...same, nip: '198507212010012012' }).expect(201);
    const silent = await gov.admin.post('/employees', { ...body, nip: '198507212010012013' }).expect(201);
    const nonAsn = await gov.admin.post('/employees', { kind: 'NON_ASN', name: 'Konversi Lama', ...told }).expect(201);
    for (const { body: made } of [usual, silent, nonAsn]) {
      expect(made).toEqual((await gov.admin.get(`/employees/${made.id}`).expect(200)).body);
    }
    const sql = "SELECT nip, birthDate, sex FROM employee WHERE name = 'Konversi Lama' ORDER BY nip";
    expect(await gov.app.db.rows(sql)).toEqual([
      { nip: null, ...told },
      { nip: body.nip, ...told },
      { nip: '198507212010012012', ...same },
      { nip: '198507212010012013', ...same },
    ]);
    for (const [change, pointer] of [
      [{ birthDate: '1985-02-30' }, '/birthDate'],
      [{ sex: 'L' }, '/sex'],
    ] as const) {
      const refused = await gov.admin.post('/employees', { ...body, ...change }).expect(422);
      expect(refused.body.errors.map((fault: { pointer: string }) => fault.pointer)).toEqual([pointer]);
    }
  });

  it('are of an age at which the installation has civil servants', async () => {
    const app = await TestApp.start({ env: { YOUNGEST_EMPLOYEE_AGE: '18', OLDEST_EMPLOYEE_AGE: '65' } });
    try {
      const admin = await Government.administrator(app);
      const add = (nip: string): Promise<TestAnswer> =>
        admin.post('/employees', { kind: 'PNS', name: 'Batas Usia', nip }, { 'accept-language': 'en' }).expect(422);
      const refused = [
        await add('196003021980031001'),
        await add('200801152026012001'),
        await add('198007151998072001'),
      ];
      expect(refused.map(({ body }) => body.errors[0])).toMatchObject([
        { code: 'AGE', detail: 'By the NIP, this person is not yet 18 or older than 65.' },
        { code: 'TOO_YOUNG', detail: 'By the NIP, service began before the age of 18.' },
        { code: 'TOO_YOUNG' },
      ]);
    } finally {
      await app.stop();
    }
  });

  it('have a golongan of their kind, and an e-mail address of the usual form', async () => {
    const pns = { kind: 'PNS', name: 'Golongan Uji', nip: '198507212010012010' };
    const pppk = { kind: 'PPPK', name: 'Golongan Uji', nip: '199507212023212010' };
    const nonAsn = { kind: 'NON_ASN', name: 'Golongan Uji' };
    const english = { 'accept-language': 'en' };
    for (const [body, pointer, code, detail] of [
      [{ ...pns, gradeName: 'IX' }, '/gradeName', 'PNS_GRADE_UNKNOWN', /I\/a to IV\/e/],
      [{ ...pppk, gradeCode: '34' }, '/gradeCode', 'PPPK_GRADE_UNKNOWN', /I to XVII/],
      [{ ...pns, gradeCode: '34', gradeName: 'III/c' }, '/gradeName', 'GRADES_DIFFER', /^The code 34 is III\/d;/],
      [{ ...nonAsn, gradeCode: '34' }, '/gradeCode', 'NO_GRADE', /leave it out/],
    ] as const) {
      const { body: refused } = await gov.admin.post('/employees', body, english).expect(422);
      const errors = [{ pointer, code, detail: expect.stringMatching(detail) }];
      expect(refused).toMatchObject({ code: 'EMPLOYEE.GRADE_INVALID', errors });
    }
    for (const email of ['golongan.uji', 'golongan@uji', 'golongan uji@example.go.id', 'a@b@example.go.id']) {
      const { body: refused } = await gov.admin.post('/employees', { ...pns, email }).expect(422);
      expect(refused).toMatchObject({ code: 'REQUEST.INVALID', errors: [{ pointer: '/email', code: 'NOT_EMAIL' }] });
    }
    const email = 'golongan.uji@example.go.id';
    const made = [
      await gov.admin.post('/employees', { ...pns, gradeCode: '34', email }).expect(201),
      await gov.admin.post('/employees', { ...pppk, gradeName: 'IX', email }).expect(201),
    ];
    expect(made.map(({ body }) => body.grade)).toEqual(['III/d', 'IX']);
    const kept = await gov.app.db.rows<{ gradeCode: string; email: string }>(
      "SELECT gradeCode, email FROM employee WHERE name = 'Golongan Uji' ORDER BY gradeCode",
    );
    expect(kept).toEqual([
      { gradeCode: '09', email },
      { gradeCode: '34', email },
    ]);
  });

  it('are recorded whatever their name becomes for searching', async () => {
    await gov.admin.post('/employees', { kind: 'NON_ASN', name: 'ﷺ'.repeat(200) }).expect(201);
  });

  it('can not get one NIP twice, also when both ask at once', async () => {
    const body = { kind: 'PPPK', name: 'Dua Kali', nip: '199507212023212001' };
    const answers = await Promise.all(Array.from({ length: 4 }, () => gov.admin.post('/employees', body)));
    expect(answers.map((answer) => answer.status).sort()).toEqual([201, 409, 409, 409]);
  });

  it('are shown to themselves, their appraiser, HR of their unit, admin and auditor', async () => {
    const id = gov.id('staff');
    for (const client of [gov.as('staff'), gov.as('kabid'), gov.hr, gov.admin, gov.auditor]) {
      const { body } = await client.get(`/employees/${id}`).expect(200);
      expect(body).toMatchObject({
        name: 'Staf Uji',
        unitName: 'Bidang Pelayanan',
        positionTitle: 'Pelaksana Staf Uji',
      });
    }
    for (const name of ['colleague', 'stranger', 'kadis', 'otherHead'] as const) {
      for (const path of [`/employees/${id}`, `/employees/${id}/assignments`, `/employees/${id}/appraiser`]) {
        await gov.as(name).get(path).expect(404);
      }
    }
    await gov.hr.get(`/employees/${gov.id('stranger')}`).expect(404);
  });

  it('are listed with the same scope as they are shown', async () => {
    const { body: all } = await gov.admin.get('/employees', { limit: 200, count: true }).expect(200);
    expect(all.page.total).toBe(all.data.length);
    for (const reader of [gov.as('staff'), gov.as('kabid'), gov.as('sekda'), gov.hr, gov.auditor]) {
      const listed = (await reader.get('/employees', { limit: 200, count: true }).expect(200)).body;
      const single = await Promise.all(all.data.map((one: { id: string }) => reader.get(`/employees/${one.id}`)));
      const readable = single.filter((answer) => answer.status === 200).map((answer) => answer.body.id);
      expect(listed.data.map((one: { id: string }) => one.id).sort()).toEqual(readable.sort());
      expect(listed.page.total).toBe(readable.length);
    }
  });

  it('are listed with the same scope when one unit is asked for', async () => {
    const ids = async (client: Client, query: Record<string, string | number | boolean>): Promise<string[]> => {
      const { body } = await client.get('/employees', { ...query, limit: 200, count: true }).expect(200);
      expect(body.page.total).toBe(body.data.length);
      return body.data.map((one: { id: string }) => one.id);
    };
    for (const reader of [gov.as('staff'), gov.as('kabid'), gov.as('sekda'), gov.hr]) {
      const readable = new Set(await ids(reader, {}));
      for (const unitId of Object.values(gov.units)) {
        for (const includeSubunits of [false, true]) {
          const inUnit = await ids(gov.admin, { unitId, includeSubunits });
          expect(await ids(reader, { unitId, includeSubunits })).toEqual(inUnit.filter((id) => readable.has(id)));
        }
      }
    }
  });

  it('are found by unit, with units below, by name and by NIP', async () => {
    const names = async (query: Record<string, string | boolean>): Promise<string[]> =>
      (await gov.admin.get('/employees', query).expect(200)).body.data.map((one: { name: string }) => one.name);
    expect(await names({ unitId: gov.units['dinas'] ?? '' })).toEqual(['Kadis Uji']);
    expect(await names({ unitId: gov.units['dinas'] ?? '', includeSubunits: true })).toEqual([
      'Kabid Uji',
      'Kadis Uji',
      'Rekan Uji',
      'Staf Uji',
    ]);
    expect(await names({ q: 'rekan' })).toEqual(['Rekan Uji']);
    expect(await names({ q: '19900315 201504 2 004' })).toEqual(['Staf Uji']);
  });

  it('come page by page, each once, also while others are added', async () => {
    const seen: string[] = [];
    let cursor: string | null = '';
    for (let page = 0; cursor !== null; page += 1) {
      const query: Record<string, string | number> = { limit: 3, ...(cursor ? { cursor } : {}) };
      const { body } = await gov.auditor.get('/employees', query).expect(200);
      seen.push(...body.data.map((one: { id: string }) => one.id));
      cursor = body.page.nextCursor;
      if (page === 0) await gov.admin.post('/employees', { kind: 'NON_ASN', name: 'Zulkifli Sesudahnya' }).expect(201);
    }
    const { body: all } = await gov.auditor.get('/employees', { limit: 200 }).expect(200);
    expect(seen).toEqual(all.data.map((one: { id: string }) => one.id));
    const { body: first } = await gov.auditor.get('/employees', { limit: 3 }).expect(200);
    const foreign = await gov.auditor
      .get('/employees', { limit: 3, cursor: first.page.nextCursor, q: 'uji' })
      .expect(400);
    expect(foreign.body.code).toBe('REQUEST.CURSOR');
  });
});

describe('posts', () => {
  it('yield the chain of appraisal with its reason', async () => {
    const chain = async (name: Parameters<Government['id']>[0]): Promise<(string | null)[]> => {
      const { body } = await gov.admin.get(`/employees/${gov.id(name)}/appraiser`).expect(200);
      return [body.appraiser?.displayName ?? null, body.superior?.displayName ?? null];
    };
    expect(await chain('staff')).toEqual(['Kabid Uji', 'Kadis Uji']);
    expect(await chain('kabid')).toEqual(['Kadis Uji', 'Sekda Uji']);
    expect(await chain('kadis')).toEqual(['Sekda Uji', 'Bupati Uji']);
    expect(await chain('sekda')).toEqual(['Bupati Uji', null]);
    expect(await chain('bupati')).toEqual([null, null]);
  });

  it('do not overlap, belong to their unit, and end on or after their start', async () => {
    const path = `/employees/${gov.id('stranger')}/assignments`;
    const positionId = await gov.position('bidang', 'Analis Baru');
    const body = {
      unitId: gov.units['bidang'],
      positionId,
      kind: 'DEFINITIF',
      headsUnit: false,
      validFrom: '2026-04-01',
    };
    expect((await gov.admin.post(path, body).expect(409)).body.code).toBe('EMPLOYEE.ASSIGNMENT_OVERLAPS');
    expect((await gov.admin.post(path, { ...body, validUntil: '2026-03-31' }).expect(422)).body.code).toBe(
      'EMPLOYEE.RANGE_REVERSED',
    );
    expect((await gov.admin.post(path, { ...body, unitId: gov.units['dinas'] }).expect(422)).body.code).toBe(
      'ORGANIZATION.POSITION_UNKNOWN',
    );
    await gov.admin.post(`/employees/${gov.units['dinas']}/assignments`, body).expect(404);
    for (const client of [gov.as('stranger'), gov.as('otherHead'), gov.hr, gov.auditor])
      await client.post(path, body).expect(403);
  });

  it('held only for a time do not bring somebody into the care of the HR manager there', async () => {
    const id = gov.id('stranger');
    const { body: posts } = await gov.admin.get(`/employees/${gov.id('kadis')}/assignments`).expect(200);
    const { unitId, positionId } = posts.data[0];
    const acting = {
      unitId,
      positionId,
      kind: 'PLH',
      headsUnit: true,
      validFrom: '2026-03-01',
      validUntil: '2026-03-05',
    };
    await gov.admin.post(`/employees/${id}/assignments`, acting).expect(201);
    await gov.hr.get(`/employees/${id}`).expect(404);
    expect((await gov.admin.get(`/employees/${gov.id('kabid')}/appraiser`).expect(200)).body).toMatchObject({
      appraiser: { employeeId: id, kind: 'PLH' },
    });
    await gov
      .as('stranger')
      .get(`/employees/${gov.id('kabid')}`)
      .expect(200);
  });

  it('move rights on the day of a mutation', async () => {
    const id = gov.id('colleague');
    const { body: posts } = await gov.admin.get(`/employees/${id}/assignments`).expect(200);
    const end = `/employees/${id}/assignments/${posts.data[0].id}/end`;
    await gov.admin.post(end, { lastDay: '2024-12-31' }).expect(422);
    await gov.admin.post(end, { lastDay: '2026-03-01' }).expect(201);
    for (const lastDay of ['2026-03-01', '2026-12-31']) {
      expect((await gov.admin.post(end, { lastDay }).expect(409)).body.code).toBe('EMPLOYEE.ASSIGNMENT_ENDED');
    }
    await gov.as('kabid').get(`/employees/${id}`).expect(404);
    const positionId = await gov.position('dinasLain', 'Analis Pindahan');
    const body = {
      unitId: gov.units['dinasLain'],
      positionId,
      kind: 'DEFINITIF',
      headsUnit: false,
      validFrom: '2026-03-02',
    };
    await gov.admin.post(`/employees/${id}/assignments`, body).expect(201);
    await gov.as('otherHead').get(`/employees/${id}`).expect(200);
    const before = await gov.admin.get(`/employees/${id}/appraiser`, { on: '2026-03-01' }).expect(200);
    expect(before.body.appraiser.displayName).toBe('Kabid Uji');
    await gov.admin
      .post(`/employees/${gov.id('staff')}/assignments/${posts.data[0].id}/end`, { lastDay: '2026-03-01' })
      .expect(404);
  });
});

describe('people who move between units', () => {
  /** The open definitive post of somebody ends on a day, another begins on the next. */
  async function move(name: 'staff' | 'stranger', lastDay: string, unit: string, validFrom: string): Promise<void> {
    const path = `/employees/${gov.id(name)}/assignments`;
    const { body: posts } = await gov.admin.get(path).expect(200);
    const { id } = posts.data.find((post: { kind: string }) => post.kind === 'DEFINITIF');
    await gov.admin.post(`${path}/${id}/end`, { lastDay }).expect(201);
    const positionId = await gov.position(unit, `Pindahan ${name}`);
    const post = { unitId: gov.units[unit], positionId, kind: 'DEFINITIF', headsUnit: false, validFrom };
    await gov.admin.post(path, post).expect(201);
  }
  /** Whether the HR manager reads this person, by the id as in the list. */
  async function reachedByHr(name: 'staff' | 'stranger'): Promise<boolean> {
    const { status } = await gov.hr.get(`/employees/${gov.id(name)}`);
    const { body } = await gov.hr.get('/employees', { limit: 200 }).expect(200);
    const listed = body.data.some((one: { id: string }) => one.id === gov.id(name));
    expect(listed).toBe(status === 200);
    return listed;
  }

  it('leave the care of the HR manager, and come into it, on the day', async () => {
    await move('staff', '2026-03-02', 'dinasLain', '2026-03-03');
    await move('stranger', '2026-03-03', 'bidang', '2026-03-04');
    const reached: [string, boolean, boolean][] = [];
    for (const day of ['2026-03-02', '2026-03-03', '2026-03-04']) {
      await gov.moveTo(day);
      reached.push([day, await reachedByHr('staff'), await reachedByHr('stranger')]);
    }
    expect(reached).toEqual([
      ['2026-03-02', true, false],
      ['2026-03-03', false, false],
      ['2026-03-04', false, true],
    ]);
  });
});

describe('performance years', () => {
  it('are opened by the admin once, with four quarters', async () => {
    const body = { year: 2026 };
    for (const client of [gov.as('sekda'), gov.hr, gov.auditor])
      await client.post('/performance-periods', body).expect(403);
    const answers = await Promise.all(Array.from({ length: 3 }, () => gov.admin.post('/performance-periods', body)));
    expect(answers.map((answer) => answer.status).sort()).toEqual([201, 409, 409]);
    const year = answers.find((answer) => answer.status === 201)?.body;
    expect(year).toMatchObject({
      ruleSetCode: 'PERMENPANRB_6_2022',
      scheme: 'TRIWULANAN',
      annualAppraisalOpensOn: '2026-12-31',
    });
    await gov.as('staff').get(`/performance-periods/${year.id}`).expect(200);
    const periods = await gov
      .as('staff')
      .get(`/performance-periods/${year.id}/evaluation-periods`, { limit: 3 })
      .expect(200);
    expect(periods.body.data.map((p: { name: string }) => p.name)).toEqual([
      'Triwulan 1 2026',
      'Triwulan 2 2026',
      'Triwulan 3 2026',
    ]);
    expect(periods.headers['link']).toContain('rel="next"');
    await gov
      .as('staff')
      .get(`/performance-periods/${gov.id('staff')}/evaluation-periods`)
      .expect(404);
    const outside = { year: 2027, annualAppraisalOpensOn: '2025-01-01' };
    expect((await gov.admin.post('/performance-periods', outside).expect(422)).body.code).toBe('PERIOD.OPENS_OUTSIDE');
    await gov.admin.post('/performance-periods', { year: 2027, scheme: 'BULANAN' }).expect(201);
    expect(
      (await gov.as('staff').get('/performance-periods').expect(200)).body.data.map((y: { year: number }) => y.year),
    ).toEqual([2026, 2027]);
  });
});
