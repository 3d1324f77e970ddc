import { jest } from '@jest/globals';
import { EmployeesApi } from '../../src/modules/employees/index.js';
import { csvFile, type Row } from '../support/import-files.js';
import { ImportWorld } from '../support/import-world.js';

jest.setTimeout(300_000);

/** A small government whose units SIASN knows. */
async function founded(): Promise<ImportWorld> {
  const world = await ImportWorld.make();
  await world.app.db.transaction(async () => {
    for (const [name, id] of Object.entries(world.gov.units))
      await world.app.db.change('UPDATE org_unit SET externalId = ? WHERE id = ?', [`U-${name}`, id]);
  });
  return world;
}

const STAFF = '199003152015042004';
const COLLEAGUE = '199105102016051005';
const KABID = '198001202005011003';

describe('Posts', () => {
  let world: ImportWorld;
  beforeAll(async () => {
    world = await founded();
  });
  afterAll(() => world.app.stop());

  const ANALYST: Row = {
    ...{ 'UNOR ID': 'U-bidang', 'JENIS JABATAN ID': '2', 'JABATAN NAMA': 'Analis Kebijakan Ahli Muda' },
    ...{ 'KELAS JABATAN': '9', 'ESELON ID': '99', JENJANG: '', BUP: '', 'BERLAKU MULAI': '', 'BERLAKU SAMPAI': '' },
  };
  const posts = async (): Promise<any[]> => {
    const { body } = await world.gov.admin.get('/positions', { unitId: world.gov.units['bidang'] ?? '' }).expect(200);
    return body.data;
  };

  it('come with level, class and age, are corrected by the next file, and unchanged by the same', async () => {
    const first = await world.import('POSITIONS', csvFile([ANALYST]));
    expect(first).toMatchObject({ status: 'APPLIED', counts: { new: 1 } });
    const added = (await posts()).find((post) => post.title === ANALYST['JABATAN NAMA']);
    expect(added).toMatchObject({ level: 'AHLI_MUDA', jobClass: 9, ownRetirementAge: null, retirementAge: 58 });
    const better = { ...ANALYST, 'KELAS JABATAN': '10', BUP: '60' };
    const checked = await world.check('POSITIONS', csvFile([better]));
    expect(await world.changes(checked)).toEqual(['2 jobClass: 9 → 10', '2 retirementAge: null → 60']);
    await world.apply(checked);
    expect((await posts()).find(({ id }) => id === added.id)).toMatchObject({ jobClass: 10, ownRetirementAge: 60 });
    expect(await world.check('POSITIONS', csvFile([better], ','))).toMatchObject({ counts: { unchanged: 1 } });
    const undone = await world.undo(checked);
    expect(undone).toMatchObject({ status: 'UNDONE' });
    expect((await posts()).find(({ id }) => id === added.id)).toMatchObject({ jobClass: 9, ownRetirementAge: null });
    expect(await world.undo(first)).toMatchObject({ status: 'UNDONE' });
    expect((await posts()).some(({ id }) => id === added.id)).toBe(false);
  });

  it('give a class to those that have none', async () => {
    const row = {
      ...ANALYST,
      'JENIS JABATAN ID': '1',
      'JABATAN NAMA': 'Kepala Bidang Pelayanan',
      'KELAS JABATAN': '11',
    };
    const run = await world.import('POSITIONS', csvFile([{ ...row, 'ESELON ID': '32' }]));
    expect(run).toMatchObject({ counts: { new: 0, changed: 1 } });
    const post = (await posts()).find(({ title }) => title === row['JABATAN NAMA']);
    expect(post).toMatchObject({ jobClass: 11, echelonCode: '32', version: 2 });
  });

  it.each<[string, Row, string]>([
    ['a unit that is not there', { 'UNOR ID': 'X' }, 'UNOR ID UNIT_UNKNOWN'],
    ['a class that is none', { 'KELAS JABATAN': '18' }, 'KELAS JABATAN NOT_IN_RANGE'],
    ['a level that is none', { JENJANG: 'KEPALA' }, 'JENJANG NOT_ALLOWED'],
    ['a level of another kind', { JENJANG: 'Administrator' }, 'JENJANG LEVEL_OF_OTHER_KIND'],
    ['an eselon of a functional post', { 'ESELON ID': '32' }, 'ESELON ID ECHELON_NOT_STRUCTURAL'],
    [
      'days in the wrong order',
      { 'BERLAKU MULAI': '2-1-2026', 'BERLAKU SAMPAI': '1-1-2026' },
      'BERLAKU SAMPAI REVERSED',
    ],
    ['a day that is none', { 'BERLAKU MULAI': '31-02-2026' }, 'BERLAKU MULAI DAY_IMPOSSIBLE'],
    ['an age out of bounds', { BUP: '40' }, 'BUP NOT_IN_RANGE'],
  ])('refuses %s', async (_name, change, fault) => {
    const { id } = await world.check('POSITIONS', csvFile([{ ...ANALYST, ...change }]));
    expect(await world.faults(id)).toEqual([`2 ${fault}`]);
  });

  it('refuses the end of a post that somebody holds, and the same post twice', async () => {
    const [held] = (await posts()).filter(({ title }) => title === 'Kepala Bidang Pelayanan');
    const row = {
      ...ANALYST,
      'JENIS JABATAN ID': '1',
      'JABATAN NAMA': held.title,
      'ESELON ID': '32',
      'KELAS JABATAN': '',
    };
    const { id } = await world.check('POSITIONS', csvFile([{ ...row, 'BERLAKU SAMPAI': '31-12-2026' }, row]));
    expect(await world.faults(id)).toEqual(['2 BERLAKU SAMPAI POST_HELD', '3 JABATAN NAMA DUPLICATE']);
  });
});

const ROW: Row = {
  ...{ NIP: STAFF, 'JENIS PENUGASAN ID': 'D', 'UNOR ID': 'U-dinasLain', 'JENIS JABATAN ID': '4' },
  ...{ 'JABATAN NAMA': 'Pengelola Data', 'ESELON ID': '99', 'TMT JABATAN': '01-02-2026', 'TANGGAL SELESAI': '' },
  ...{ 'NOMOR SK': '821/15/2026', 'TANGGAL SK': '20-01-2026' },
};

describe('The history of posts', () => {
  let world: ImportWorld;
  beforeEach(async () => {
    world = await founded();
  });
  afterEach(() => world.app.stop());

  const postsOf = async (who: 'staff' | 'colleague' | 'kabid'): Promise<string[]> => {
    const { body } = await world.gov.admin.get(`/employees/${world.gov.id(who)}/assignments`).expect(200);
    return body.data.map(
      (one: any) => `${one.kind} ${one.positionTitle} ${one.validFrom}–${one.validUntil} ${one.letterNumber}`,
    );
  };

  it('gives posts with their decrees, ends the one before, and is put back by an undo', async () => {
    const before = await postsOf('staff');
    expect(before).toHaveLength(1);
    const [first] = before as [string];
    const rows = [
      ROW,
      {
        ...ROW,
        'JENIS PENUGASAN ID': 'PLT',
        'UNOR ID': 'U-bidang',
        'JENIS JABATAN ID': '1',
        'JABATAN NAMA': 'Kepala Bidang Pelayanan',
        'TMT JABATAN': '15-02-2026',
        'TANGGAL SELESAI': '31-05-2026',
      },
      { ...ROW, 'JENIS PENUGASAN ID': 'TT', 'JABATAN NAMA': 'Bendahara', 'TMT JABATAN': '01-02-2026' },
    ];
    const run = await world.check('ASSIGNMENTS', csvFile(rows));
    expect(run).toMatchObject({ counts: { new: 3, errors: 0 }, impact: { movesUnit: 1, losesPost: 0 } });
    await world.apply(run);
    const after = await postsOf('staff');
    expect(after).toHaveLength(4);
    expect(after).toEqual(
      expect.arrayContaining([
        first.replace('–null', '–2026-01-31'),
        'DEFINITIF Pengelola Data 2026-02-01–null 821/15/2026',
        'PLT Kepala Bidang Pelayanan 2026-02-15–2026-05-31 821/15/2026',
        'TT Bendahara 2026-02-01–null 821/15/2026',
      ]),
    );
    expect((await world.check('ASSIGNMENTS', csvFile(rows, ','))).counts).toMatchObject({ unchanged: 3 });
    expect(await world.undo(run)).toMatchObject({ status: 'UNDONE' });
    expect(await postsOf('staff')).toEqual(before);
  });

  it('corrects what is recorded, field by field', async () => {
    await world.import('ASSIGNMENTS', csvFile([ROW]));
    const run = await world.check(
      'ASSIGNMENTS',
      csvFile([{ ...ROW, 'TANGGAL SELESAI': '30-06-2026', 'NOMOR SK': 'SK 2' }]),
    );
    expect(await world.changes(run)).toEqual(['2 validUntil: null → 2026-06-30', '2 letterNumber: 821/15/2026 → SK 2']);
  });

  it('builds a past from rows in any order, and counts who would have no post any more', async () => {
    const [present = ''] = await postsOf('colleague');
    const since = /\d{4}-\d{2}-\d{2}/.exec(present)?.[0] ?? '';
    const rows = ['01-03-2012', '01-01-2010'].map((from) => ({ ...ROW, NIP: COLLEAGUE, 'TMT JABATAN': from }));
    await world.import('ASSIGNMENTS', csvFile(rows));
    const past = (await postsOf('colleague')).slice(0, 2).map((one) => one.split(' ')[3]);
    expect(past[0]).toBe('2010-01-01–2012-02-29');
    expect(past[1]?.startsWith('2012-03-01–')).toBe(true);
    expect(since > '2012-03-01').toBe(true);
    const ends = { ...ROW, NIP: KABID, 'TMT JABATAN': '01-03-2026', 'TANGGAL SELESAI': '01-03-2026' };
    expect(await world.check('ASSIGNMENTS', csvFile([ends]))).toMatchObject({ impact: { losesPost: 1, affected: 1 } });
  });
});

describe('A row of the history of posts', () => {
  let world: ImportWorld;
  beforeAll(async () => {
    world = await founded();
  });
  afterAll(() => world.app.stop());

  it.each<[string, Row, string]>([
    ['somebody unknown', { NIP: '199901012024011001' }, 'NIP PERSON_UNKNOWN'],
    ['a number cut by a spreadsheet', { NIP: '1,99003E+17' }, 'NIP NIP_NUMERIC_CELL'],
    ['no number', { NIP: '12' }, 'NIP NIP_NOT_18_DIGITS'],
    ['an unknown way to hold a post', { 'JENIS PENUGASAN ID': 'XX' }, 'JENIS PENUGASAN ID NOT_ALLOWED'],
    ['a unit that is not there', { 'UNOR ID': 'X' }, 'UNOR ID UNIT_UNKNOWN'],
    ['no first day', { 'TMT JABATAN': '' }, 'TMT JABATAN REQUIRED'],
    ['days in the wrong order', { 'TANGGAL SELESAI': '31-01-2026' }, 'TANGGAL SELESAI REVERSED'],
    [
      'two definitive posts at once',
      { 'TMT JABATAN': '01-01-2000', 'TANGGAL SELESAI': '01-01-2026' },
      'TMT JABATAN POSTS_OVERLAP',
    ],
  ])('refuses %s', async (_name, change, fault) => {
    const { id } = await world.check('ASSIGNMENTS', csvFile([{ ...ROW, ...change }]));
    expect(await world.faults(id)).toEqual([`2 ${fault}`]);
  });

  it('refuses the same post twice', async () => {
    const { id } = await world.check('ASSIGNMENTS', csvFile([ROW, ROW]));
    expect(await world.faults(id)).toEqual(['3 TMT JABATAN DUPLICATE']);
  });

  it('tells all that is wrong at once', async () => {
    const wrong = { ...ROW, NIP: '199901012024011001', 'UNOR ID': 'X' };
    const { id } = await world.check('ASSIGNMENTS', csvFile([wrong, wrong]));
    expect(await world.faults(id)).toEqual([
      ...['2 NIP PERSON_UNKNOWN', '2 UNOR ID UNIT_UNKNOWN'],
      ...['3 TMT JABATAN DUPLICATE', '3 NIP PERSON_UNKNOWN', '3 UNOR ID UNIT_UNKNOWN'],
    ]);
  });
});

describe('Presence', () => {
  let world: ImportWorld;
  beforeAll(async () => {
    world = await founded();
    await world.gov.moveTo('2026-04-01');
  });
  afterAll(() => world.app.stop());

  const day = (NIP: string, TANGGAL: string, STATUS: string, late = '', more: Row = {}): Row => {
    return {
      NIP,
      TANGGAL,
      STATUS,
      'MENIT TERLAMBAT': late,
      'MENIT PULANG CEPAT': '',
      'TIDAK ABSEN MASUK': '',
      ...more,
    };
  };
  const MARCH = [
    day(STAFF, '02-03-2026', 'H', '20'),
    day(STAFF, '03-03-2026', 'HADIR', '', { 'TIDAK ABSEN MASUK': 'Y' }),
    day(STAFF, '04-03-2026', 'Cuti Sakit'),
    day(STAFF, '05-03-2026', 'TK'),
    day(COLLEAGUE, '02-03-2026', 'WFH'),
    day('199202022017022007', '02-03-2026', 'DL'),
  ];
  const seen = async (path: string, by: any, query: object = {}): Promise<string[]> => {
    const { body } = await by.get(path, query).expect(200);
    return body.data.map((one: any) => `${one.day} ${one.status} ${one.leaveKind}`);
  };

  it('is taken over by day, corrected by a later file, and unchanged by the same', async () => {
    const run = await world.import('ATTENDANCE', csvFile(MARCH));
    expect(run).toMatchObject({ status: 'APPLIED', counts: { new: 6, errors: 0 } });
    expect(await world.check('ATTENDANCE', csvFile(MARCH, ','))).toMatchObject({ counts: { unchanged: 6 } });
    const right = await world.check('ATTENDANCE', csvFile([day(STAFF, '05-03-2026', 'CT')]));
    expect(await world.changes(right)).toEqual(['2 status: TANPA_KETERANGAN → CUTI_TAHUNAN']);
    await world.apply(right);
    const staff = `/employees/${world.gov.id('staff')}/attendance`;
    expect(await seen(staff, world.gov.admin, { from: '2026-03-05' })).toEqual(['2026-03-05 CUTI TAHUNAN']);
    expect(await world.undo(right)).toMatchObject({ status: 'UNDONE' });
    expect(await seen(staff, world.gov.admin, { from: '2026-03-05' })).toEqual(['2026-03-05 TANPA_KETERANGAN null']);
  });

  it('is seen by the person, the appraiser and HR; why somebody is on leave, not by the appraiser', async () => {
    const staff = `/employees/${world.gov.id('staff')}/attendance`;
    const leave = { status: 'CUTI' };
    expect(await seen(staff, world.gov.as('staff'), leave)).toEqual(['2026-03-04 CUTI SAKIT']);
    expect(await seen(staff, world.gov.as('kabid'), leave)).toEqual(['2026-03-04 CUTI null']);
    expect(await seen(staff, world.gov.hr, leave)).toEqual(['2026-03-04 CUTI SAKIT']);
    await world.gov.as('stranger').get(staff).expect(404);
    await world.gov.as('colleague').get(staff).expect(404);
    const count = async (by: any, query: object = {}): Promise<number> =>
      (await by.get('/attendance', { ...query, count: true }).expect(200)).body.page.total;
    expect(await count(world.gov.admin)).toBe(6);
    expect(await count(world.gov.auditor)).toBe(6);
    expect(await count(world.gov.as('staff'))).toBe(4);
    expect(await count(world.gov.as('kabid'))).toBe(5);
    expect(await count(world.gov.hr)).toBe(5);
    expect(await count(world.gov.as('stranger'))).toBe(1);
    expect(await count(world.gov.as('otherHead'))).toBe(1);
    expect(await count(world.gov.admin, { unitId: world.gov.units['dinas'] })).toBe(5);
    expect(await count(world.gov.admin, { status: 'WFH', until: '2026-03-02' })).toBe(1);
    await world.gov.admin.get('/attendance', { status: 'CUTI_SAKIT' }).expect(400);
  });

  it('is summed up by month', async () => {
    const summary = `/employees/${world.gov.id('staff')}/attendance-summary`;
    const { body } = await world.gov.as('kabid').get(summary, { month: '2026-03' }).expect(200);
    expect(body).toEqual({
      ...{ employeeId: world.gov.id('staff'), displayName: 'Staf Uji', month: '2026-03', days: 4, presentDays: 2 },
      ...{ absentDays: 1, leaveDays: 1, lateBands: [1, 0, 0, 1], earlyBands: [0, 0, 0, 0] },
      ...{ lateMinutes: 20, earlyLeaveMinutes: 0, shortfallDays: 0 },
    });
    expect((await world.gov.as('staff').get(summary).expect(200)).body).toMatchObject({ month: '2026-04', days: 0 });
    await world.gov.as('stranger').get(summary).expect(404);
    await world.gov.as('staff').get(summary, { month: '2026-13' }).expect(400);
    const list = async (by: any, query: object = {}): Promise<string[]> => {
      const { body } = await by.get('/attendance-summaries', { month: '2026-03', ...query }).expect(200);
      return body.data.map((one: any) => `${one.displayName} ${one.days}`);
    };
    expect(await list(world.gov.admin)).toEqual(['Pegawai Lain 1', 'Rekan Uji 1', 'Staf Uji 4']);
    expect(await list(world.gov.as('kabid'))).toEqual(['Rekan Uji 1', 'Staf Uji 4']);
    expect(await list(world.gov.hr)).toEqual(['Rekan Uji 1', 'Staf Uji 4']);
    expect(await list(world.gov.as('staff'))).toEqual(['Staf Uji 4']);
    expect(await list(world.gov.admin, { unitId: world.gov.units['dinasLain'] })).toEqual(['Pegawai Lain 1']);
  });

  it('comes to figures over any days, for those who may see it (AT-4)', async () => {
    const figures = `/employees/${world.gov.id('staff')}/attendance-figures`;
    const days = { from: '2026-01-01', until: '2026-06-30' };
    const { body } = await world.gov.as('staff').get(figures, days).expect(200);
    expect(body).toMatchObject({
      ...{ employeeId: world.gov.id('staff'), ...days, days: 4, presentDays: 2, absentDays: 1, leaveDays: 1 },
      longestAbsenceDays: 1,
      absence: [{ year: 2026, absentDays: 1, shortfallDays: 0, countedDays: 1 }],
    });
    for (const reader of [world.gov.as('kabid'), world.gov.hr, world.gov.auditor])
      await reader.get(figures, days).expect(200);
    for (const other of ['stranger', 'colleague'] as const) await world.gov.as(other).get(figures, days).expect(404);
    await world.gov.as('staff').get(figures, { from: days.from }).expect(400);
    const range = { validFrom: '2026-03-01', validUntil: '2026-03-02' };
    const door = await world.app.get(EmployeesApi).attendanceSummary(world.gov.id('staff'), range);
    expect(door.days).toBeLessThan(4);
  });

  it.each<[string, Row, string]>([
    ['somebody unknown', { NIP: '199901012024011001' }, 'NIP PERSON_UNKNOWN'],
    ['a day to come', { TANGGAL: '02-04-2026' }, 'TANGGAL DAY_TO_COME'],
    ['no day', { TANGGAL: '' }, 'TANGGAL REQUIRED'],
    ['an unknown status', { STATUS: 'LIBUR' }, 'STATUS NOT_ALLOWED'],
    ['minutes that are none', { 'MENIT TERLAMBAT': '-5' }, 'MENIT TERLAMBAT NOT_IN_RANGE'],
    ['a flag that is none', { 'TIDAK ABSEN MASUK': 'mungkin' }, 'TIDAK ABSEN MASUK NOT_ALLOWED'],
  ])('refuses %s', async (_name, change, fault) => {
    const { id } = await world.check('ATTENDANCE', csvFile([{ ...day(STAFF, '06-03-2026', 'H'), ...change }]));
    expect(await world.faults(id)).toEqual([`2 ${fault}`]);
  });

  it('refuses a day twice, and gives a template that can be filled in', async () => {
    const twice = [day(STAFF, '06-03-2026', 'H'), day(STAFF, '06-03-2026', 'TK')];
    const { id } = await world.check('ATTENDANCE', csvFile(twice));
    expect(await world.faults(id)).toEqual(['3 TANGGAL DUPLICATE']);
    const unknown = day('199901012024011001', '06-03-2026', 'H');
    const both = await world.check('ATTENDANCE', csvFile([unknown, unknown]));
    expect((await world.faults(both.id)).slice(1)).toEqual(['3 TANGGAL DUPLICATE', '3 NIP PERSON_UNKNOWN']);
  });
});
