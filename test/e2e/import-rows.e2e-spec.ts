import { jest } from '@jest/globals';
import { csvFile, excelFile, type Row, rosterFiles, type RosterFiles } from '../support/import-files.js';
import { ImportWorld } from '../support/import-world.js';

jest.setTimeout(120_000);

const DAY = '2026-04-01';
let files: RosterFiles;
let world: ImportWorld;
let staff: readonly Row[];

const nipOf = (row: Row | undefined): string => row?.['NIP BARU'] ?? '';
const isPppk = (row: Row): boolean => nipOf(row).slice(12, 14) > '12';
/** The same number with another sequence, or of another kind. */
const numberLike = (row: Row, sequence: string, year = nipOf(row).slice(8, 14)): string =>
  `${nipOf(row).slice(0, 8)}${year}${nipOf(row).slice(14, 15)}${sequence}`;

beforeAll(async () => {
  files = await rosterFiles(80, '2026-03-02');
  world = await ImportWorld.make();
  await world.import('ORG_UNITS', files.unitsCsv);
  await world.import('EMPLOYEES', files.peopleCsv);
  await world.gov.moveTo(DAY);
  staff = files.people.filter((row) => row['JENIS JABATAN ID'] !== '1');
});
afterAll(() => world.app.stop());

const numbersOf = async (id: string): Promise<string[]> => {
  const { body } = await world.gov.admin.get(`/employees/${id}/numbers`).expect(200);
  return body.data.map((one: any) => `${one.number} ${one.kind} ${one.validFrom} ${one.validUntil}`);
};
const profileOf = async (id: string): Promise<any> =>
  (await world.gov.admin.get(`/employees/${id}/profile`).expect(200)).body;
const correct = async (id: string, change: object): Promise<void> => {
  const { version } = await profileOf(id);
  await world.gov.admin.patch(`/employees/${id}`, change).ifMatch(version).expect(200);
};

describe('A column that the file leaves empty', () => {
  it('leaves alone what the HR office has corrected (rule EM-21)', async () => {
    const row = staff.find((one) => !isPppk(one)) as Row;
    const id = await world.idOf(nipOf(row));
    const { sex } = await profileOf(id);
    const corrected = { birthDate: '1970-01-01', sex: sex === 'MALE' ? 'FEMALE' : 'MALE' };
    await correct(id, corrected);
    const silent = { ...row, 'TANGGAL LAHIR': '', 'JENIS KELAMIN': '' };
    expect(await world.import('EMPLOYEES', csvFile([silent]))).toMatchObject({ counts: { unchanged: 1 } });
    expect(await profileOf(id)).toMatchObject(corrected);
    const told = await world.check('EMPLOYEES', csvFile([row]));
    expect(await world.changes(told)).toEqual(
      expect.arrayContaining([expect.stringMatching(/^2 birthDate: 1970-01-01 → /), expect.stringMatching(/^2 sex: /)]),
    );
  });

  it.each([
    ['a CPNS', false, 'STATUS CPNS PNS', 'C', 'CPNS'],
    ['a part-time PPPK', true, 'JENIS PEGAWAI NAMA', 'PPPK Paruh Waktu', 'PPPK_PARUH_WAKTU'],
  ])('leaves %s what he is (rule EM-22)', async (_name, pppk, column, value, kind) => {
    const row = staff.filter((one) => isPppk(one) === pppk)[1] as Row;
    const id = await world.idOf(nipOf(row));
    await world.import('EMPLOYEES', csvFile([{ ...row, [column]: value }]));
    const silent = await world.import('EMPLOYEES', csvFile([{ ...row, [column]: '' }]));
    expect(silent).toMatchObject({ counts: { unchanged: 1 } });
    expect((await world.gov.admin.get(`/employees/${id}`).expect(200)).body).toMatchObject({ kind });
  });
});

describe('The number of a row', () => {
  it('does not come into force again when it is a former one (rule EM-43)', async () => {
    const row = staff.filter((one) => !isPppk(one))[2] as Row;
    const id = await world.idOf(nipOf(row));
    const number = numberLike(row, '971');
    await world.gov.admin.post(`/employees/${id}/numbers`, { number, validFrom: '2026-03-15' }).expect(201);
    const run = await world.check('EMPLOYEES', csvFile([row]));
    expect(run).toMatchObject({ counts: { changed: 0, unchanged: 1, warnings: 1 } });
    expect(await world.faults(run.id)).toEqual(['2 NIP BARU NUMBER_FORMER']);
    await world.apply(run);
    expect((await world.gov.admin.get(`/employees/${id}`).expect(200)).body.nip).toBe(number);
  });

  it('is corrected where it came on the same day, and waits for one that is to come', async () => {
    const row = staff.filter((one) => isPppk(one))[2] as Row;
    const id = await world.idOf(nipOf(row));
    const [wrong, right] = [numberLike(row, '972', '202622'), numberLike(row, '973', '202622')];
    await world.import('EMPLOYEES', csvFile([{ ...row, 'NIP BARU': wrong }]));
    const again = await world.import('EMPLOYEES', csvFile([{ ...row, 'NIP BARU': right }]));
    expect(again).toMatchObject({ status: 'APPLIED', counts: { changed: 1 } });
    expect(await numbersOf(id)).toEqual(
      expect.arrayContaining([
        expect.stringMatching(new RegExp(`^${nipOf(row)} PPPK 2026-03-02 2026-03-31$`)),
        `${right} PPPK ${DAY} null`,
      ]),
    );
    expect(await numbersOf(id)).toHaveLength(2);
    const planned = { number: numberLike(row, '974', '202623'), validFrom: '2026-05-01' };
    await world.gov.admin.post(`/employees/${id}/numbers`, planned).expect(201);
    const run = await world.check('EMPLOYEES', csvFile([{ ...row, 'NIP BARU': numberLike(row, '975', '202623') }]));
    expect(await world.faults(run.id)).toEqual(['2 NIP BARU NUMBER_TO_COME']);
  });
});

describe('A cell that cannot be read', () => {
  it('warns, and changes nothing that is recorded (rules IM-12, EM-40)', async () => {
    const row = staff.filter((one) => !isPppk(one))[4] as Row;
    const bad = { 'GOL AKHIR ID': '11', 'GOL AKHIR NAMA': 'IV/e', 'EMAIL GOV': 'tidak ada', 'TANGGAL LAHIR': 'kapan' };
    const file = await excelFile([{ ...row, ...bad, NIK: 3374016207870010, EMAIL: '' }]);
    const run = await world.check('EMPLOYEES', file);
    expect(run).toMatchObject({ counts: { unchanged: 1, warnings: 1, errors: 0 } });
    expect((await world.faults(run.id)).sort()).toEqual([
      '2 EMAIL GOV NOT_AN_ADDRESS',
      '2 GOL AKHIR ID GRADE_UNREADABLE',
      '2 GOL AKHIR NAMA GRADE_UNREADABLE',
      '2 NIK NIK_NUMERIC_CELL',
      '2 TANGGAL LAHIR BIRTH_DATE_UNREADABLE',
    ]);
  });
});

describe('A post that is to begin', () => {
  it('begins on its day with its rights, and leaves everything as it is until then (rule EM-21)', async () => {
    const [from, eve] = ['2026-12-01', '2026-11-30'];
    const unit = files.units.find((one) => {
      const there = files.people.filter((row) => row['UNOR ID'] === one.Id);
      return (
        one.EselonId?.startsWith('3') && there.length >= 3 && there.some((row) => row['PNS ID'] === one.PemimpinPnsId)
      );
    }) as Row;
    const inUnit = files.people.filter((row) => row['UNOR ID'] === unit.Id);
    const head = inUnit.find((row) => row['PNS ID'] === unit.PemimpinPnsId) as Row;
    const [member, successor] = inUnit.filter((row) => row !== head && row['JENIS JABATAN ID'] !== '1') as [Row, Row];
    const root = files.units.find((row) => row.DiatasanId === '') as Row;
    const there = { 'UNOR ID': root.Id ?? '', 'UNOR NAMA': root.NamaUnor ?? '', 'TMT JABATAN': '01-12-2026' };
    const staffPost = { 'JENIS JABATAN ID': '4', 'JABATAN NAMA': 'Analis', 'ESELON ID': '99' };
    const headPost = Object.fromEntries(
      ['JENIS JABATAN ID', 'JABATAN ID', 'JABATAN NAMA', 'ESELON ID'].map((name) => [name, head[name] ?? '']),
    );
    const rows = [
      { ...head, ...there, ...staffPost },
      { ...successor, ...headPost, 'TMT JABATAN': '01-12-2026' },
    ];
    const before = await world.content();
    const run = await world.import('EMPLOYEES', csvFile(rows));
    expect(run).toMatchObject({ status: 'APPLIED', counts: { changed: 2, warnings: 2 }, impact: { movesUnit: 1 } });
    expect(await world.faults(run.id)).toEqual(['2 TMT JABATAN POST_TO_COME', '3 TMT JABATAN POST_TO_COME']);
    expect(await world.appraiserOf(nipOf(member), DAY)).toBe(nipOf(head));
    expect(await world.appraiserOf(nipOf(member), eve)).toBe(nipOf(head));
    expect(await world.appraiserOf(nipOf(member), from)).toBe(nipOf(successor));
    expect(await world.import('EMPLOYEES', csvFile(rows, ','))).toMatchObject({ counts: { unchanged: 2 } });
    expect(await world.undo(run)).toMatchObject({ status: 'UNDONE' });
    const bare = (content: Record<string, unknown>): unknown[] =>
      (content.posts as any[]).map(({ id, unitId, headsUnit, validFrom, validUntil }) => [
        ...[id, unitId, headsUnit, validFrom, validUntil],
      ]);
    expect(bare(await world.content())).toEqual(bare(before));
  });
});

describe('A row that can no longer be applied', () => {
  it('still names whom it means: nobody counts as missing for it (rule IM-5)', async () => {
    const [named, other] = staff.filter((row) => !isPppk(row)).slice(5, 7) as [Row, Row];
    const nik = (row: Row): string => {
      const [day = '', month = '', year = ''] = (row['TANGGAL LAHIR'] ?? '').split('-');
      return `337401${row['JENIS KELAMIN'] === 'F' ? Number(day) + 40 : day}${month}${year.slice(2)}0091`;
    };
    const rows = files.people.map((row) => (row === named ? { ...row, NIK: nik(named) } : row));
    const run = await world.checkFull('EMPLOYEES', csvFile(rows));
    expect(run).toMatchObject({ counts: { errors: 0 } });
    await world.gov.admin
      .post(`/employees/${await world.idOf(nipOf(other))}/identity-number`, { nik: nik(named) })
      .expect(200);
    const applied = await world.apply(run, { mode: 'VALID_ROWS' });
    expect(await world.faults(run.id, { status: 'ERROR' })).toEqual([expect.stringMatching(/ NIK NIK_TAKEN$/)]);
    expect(applied).toMatchObject({ status: 'APPLIED', counts: { errors: 1, missing: 0 } });
  });
});
