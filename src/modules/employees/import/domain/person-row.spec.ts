import type { Cell } from './cell.js';
import { PERSON_COLUMNS } from './person-columns.js';
import { readPerson } from './person-row.js';

const TODAY = '2026-03-02';
const AGES = { youngest: 17, oldest: 70 };
const ROW: Record<string, Cell> = {
  'PNS ID': 'a5eb03e23cbaf6a0e040640a040252ad',
  'NIP BARU': "'198707222019032005",
  NAMA: 'Siti Aminah',
  'GELAR DEPAN': '-',
  'GELAR BELAKANG': 'S.Kom.',
  'TANGGAL LAHIR': '22-07-1987',
  'JENIS KELAMIN': 'F',
  EMAIL: 'siti@example.com',
  'EMAIL GOV': 'siti@example.go.id',
  'JENIS PEGAWAI NAMA': 'PNS Daerah',
  'KEDUDUKAN HUKUM ID': '01',
  'STATUS CPNS PNS': 'P',
  'GOL AKHIR ID': '34',
  'GOL AKHIR NAMA': 'III/d',
  'JENIS JABATAN ID': '2',
  'JABATAN ID': 'JF-1',
  'JABATAN NAMA': 'Analis Anggaran Ahli Muda',
  'TMT JABATAN': '01-04-2022',
  'UNOR ID': 'U1',
  'UNOR NAMA': 'Bidang Anggaran',
  'SATUAN KERJA KERJA ID': 'S1',
  'SATUAN KERJA KERJA NAMA': 'BPKAD',
  'INSTANSI KERJA ID': 'I1',
  'INSTANSI KERJA NAMA': 'Pemerintah Kabupaten Uji',
  'ESELON ID': '99',
  'KELAS JABATAN': '9',
};
const read = (changes: Record<string, Cell> = {}): ReturnType<typeof readPerson> => {
  const row = { ...ROW, ...changes };
  return readPerson({ cell: (column) => row[column] ?? null }, TODAY, AGES);
};
const codes = (changes: Record<string, Cell>): string[] =>
  read(changes).faults.map((one) => `${one.column}: ${one.code}`);

describe('readPerson (integrations 1.6)', () => {
  it('asks for the columns of the template and no others', () => {
    const asked = new Set<string>();
    for (const number of [ROW['NIP BARU'], '198707222024212005']) {
      const row = { ...ROW, 'NIP BARU': number, 'EMAIL GOV': null };
      const cell = (column: string): Cell => {
        asked.add(column);
        return (row as Record<string, Cell>)[column] ?? null;
      };
      expect(readPerson({ cell }, TODAY, AGES).person).not.toBeNull();
    }
    expect([...asked].sort()).toEqual(PERSON_COLUMNS.map(({ name }) => name).sort());
  });

  it('reads a row of the export', () => {
    expect(read()).toEqual({
      faults: [],
      nik: null,
      named: { unit: { externalId: 'U1', name: 'Bidang Anggaran' }, standingCode: '01' },
      key: { nip: '198707222019032005', externalId: 'A5EB03E23CBAF6A0E040640A040252AD' },
      person: {
        facts: {
          kind: 'PNS',
          name: 'Siti Aminah',
          frontTitle: null,
          backTitle: 'S.Kom.',
          nip: '198707222019032005',
          birthDate: '1987-07-22',
          sex: 'FEMALE',
          gradeCode: '34',
          gradeName: 'III/d',
          standingCode: '01',
          email: 'siti@example.go.id',
          externalId: 'A5EB03E23CBAF6A0E040640A040252AD',
        },
        byNumber: { kind: 'PNS', birthDate: '1987-07-22', sex: 'FEMALE' },
        post: {
          kind: 'FUNGSIONAL',
          title: 'Analis Anggaran Ahli Muda',
          externalId: 'JF-1',
          echelonCode: '99',
          jobClass: 9,
          from: '2022-04-01',
          unit: { externalId: 'U1', name: 'Bidang Anggaran' },
          agency: { externalId: 'S1', name: 'BPKAD' },
          government: { externalId: 'I1', name: 'Pemerintah Kabupaten Uji' },
        },
      },
    });
  });

  it.each([
    ['a PNS', {}, 'PNS'],
    ['a CPNS', { 'STATUS CPNS PNS': 'C' }, 'CPNS'],
    ['nothing of a PNS whose status is empty', { 'STATUS CPNS PNS': '' }, null],
    ['a PPPK by the number', { 'NIP BARU': '198707222022212001', 'STATUS CPNS PNS': 'P' }, 'PPPK'],
    ['nothing of a PPPK whose kind is empty', { 'NIP BARU': '198707222022212001', 'JENIS PEGAWAI NAMA': '-' }, null],
    [
      'a part-time PPPK',
      { 'NIP BARU': '198707222025212001', 'JENIS PEGAWAI NAMA': 'PPPK Paruh Waktu' },
      'PPPK_PARUH_WAKTU',
    ],
  ])('knows %s', (_name, changes, kind) => {
    expect(read(changes).person?.facts.kind).toBe(kind);
  });

  it.each([
    ['1', 'STRUKTURAL'],
    ['2', 'FUNGSIONAL'],
    ['3', 'STRUKTURAL'],
    ['4', 'PELAKSANA'],
    [4, 'PELAKSANA'],
  ])('takes JENIS JABATAN ID %j as %s', (id, kind) => {
    expect(read({ 'JENIS JABATAN ID': id }).person?.post.kind).toBe(kind);
  });

  it.each([
    ['the official address, or else the other', { 'EMAIL GOV': 'null' }, { email: 'siti@example.com' }],
    [
      'codes whose zero a spreadsheet dropped',
      { 'NIP BARU': '198707222022212001', 'GOL AKHIR ID': 9, 'GOL AKHIR NAMA': 'IX', 'KEDUDUKAN HUKUM ID': 1 },
      { gradeCode: '09', gradeName: 'IX', standingCode: '01' },
    ],
    ['a golongan by its code alone', { 'GOL AKHIR NAMA': '' }, { gradeCode: '34', gradeName: 'III/d' }],
    ['a golongan by its name alone', { 'GOL AKHIR ID': '' }, { gradeCode: '34', gradeName: 'III/d' }],
    ['a number with spaces and dots', { 'NIP BARU': '19870722 201903 2.005' }, { nip: '198707222019032005' }],
    [
      'nothing of birth and sex where columns are empty',
      { 'TANGGAL LAHIR': '', 'JENIS KELAMIN': '' },
      { birthDate: null, sex: null },
    ],
    ['nothing of a sex that is none', { 'JENIS KELAMIN': 'X' }, { sex: null }],
    ['sex by letter or word', { 'JENIS KELAMIN': 'Perempuan' }, { sex: 'FEMALE' }],
  ])('takes %s', (_name, changes, facts) => {
    const { person, faults } = read(changes);
    expect(faults).toEqual([]);
    expect(person?.facts).toMatchObject(facts);
  });

  it.each([
    ['a number cell', { 'NIP BARU': 198707222019032000 }, 'NIP BARU: NIP_NUMERIC_CELL'],
    ['a number as a spreadsheet shows it', { 'NIP BARU': '1,98707E+17' }, 'NIP BARU: NIP_NUMERIC_CELL'],
    ['lost last digits', { 'NIP BARU': '198707222019032000' }, 'NIP BARU: NIP_NUMERIC_CELL'],
    ['no number', { 'NIP BARU': ' ' }, 'NIP BARU: REQUIRED'],
    ['17 digits', { 'NIP BARU': '19870722201903200' }, 'NIP BARU: NIP_NOT_18_DIGITS'],
    ['an impossible birth date', { 'NIP BARU': '198702302019032005' }, 'NIP BARU: NIP_BIRTH_DATE'],
    ['an impossible month', { 'NIP BARU': '198707222019132005' }, 'NIP BARU: NIP_SERVICE_MONTH'],
    ['no name', { NAMA: 'null' }, 'NAMA: REQUIRED'],
    ['a long name', { NAMA: 'a'.repeat(201) }, 'NAMA: TOO_LONG'],
    ['an invisible character', { NAMA: 'Siti\u0000Aminah' }, 'NAMA: CONTROL_CHARACTER'],
    ['an unknown kind of post', { 'JENIS JABATAN ID': '5' }, 'JENIS JABATAN ID: POST_KIND_UNKNOWN'],
    ['a class that is none', { 'KELAS JABATAN': '18' }, 'KELAS JABATAN: NOT_IN_RANGE'],
    ['a class in words', { 'KELAS JABATAN': 'IX' }, 'KELAS JABATAN: NOT_IN_RANGE'],
    ['no unit', { 'UNOR ID': '' }, 'UNOR ID: REQUIRED'],
  ])('refuses %s', (_name, changes, fault) => {
    const { person, faults } = read(changes);
    expect(person).toBeNull();
    expect(faults.map((one) => `${one.column}: ${one.code}`)).toEqual([fault]);
  });

  it('tells the bounds of age with which a number was refused', () => {
    const { faults } = read({ 'NIP BARU': '195503011980031001' });
    expect(faults).toMatchObject([{ code: 'NIP_AGE', facts: { youngest: 17, oldest: 70 } }]);
  });

  it.each([
    [
      'another birth date',
      { 'TANGGAL LAHIR': '21-07-1987' },
      'TANGGAL LAHIR: BIRTH_DATE_DIFFERS',
      { birthDate: '1987-07-21' },
    ],
    ['another sex', { 'JENIS KELAMIN': 'M' }, 'JENIS KELAMIN: SEX_DIFFERS', { sex: 'MALE' }],
  ])('warns of %s, and takes it', (_name, changes, fault, facts) => {
    expect(codes(changes)).toEqual([fault]);
    expect(read(changes).person?.facts).toMatchObject(facts);
  });

  it.each<[string, Record<string, Cell>, string[], object]>([
    [
      'a day that is none',
      { 'TANGGAL LAHIR': '31-02-1987' },
      ['TANGGAL LAHIR: BIRTH_DATE_IMPOSSIBLE'],
      { birthDate: null },
    ],
    [
      'a birth date in words',
      { 'TANGGAL LAHIR': 'lupa' },
      ['TANGGAL LAHIR: BIRTH_DATE_UNREADABLE'],
      { birthDate: null },
    ],
    ['no e-mail address', { 'EMAIL GOV': 'tidak ada' }, ['EMAIL GOV: NOT_AN_ADDRESS'], { email: 'siti@example.com' }],
    [
      'two addresses',
      { 'EMAIL GOV': '', EMAIL: 'a@example.com, b@example.com' },
      ['EMAIL: NOT_AN_ADDRESS'],
      { email: null },
    ],
    [
      'a golongan code that is none',
      { 'GOL AKHIR ID': '99' },
      ['GOL AKHIR ID: GRADE_UNREADABLE'],
      { gradeCode: null, gradeName: null },
    ],
    [
      'a golongan name that is none',
      { 'GOL AKHIR NAMA': 'PNS' },
      ['GOL AKHIR NAMA: GRADE_UNREADABLE'],
      { gradeCode: null, gradeName: null },
    ],
    [
      'two golongan',
      { 'GOL AKHIR ID': '11', 'GOL AKHIR NAMA': 'IV/e' },
      ['GOL AKHIR ID: GRADE_UNREADABLE', 'GOL AKHIR NAMA: GRADE_UNREADABLE'],
      { gradeCode: null, gradeName: null },
    ],
  ])('warns of %s, and keeps what is recorded', (_name, changes, faults, facts) => {
    expect(codes(changes)).toEqual(faults);
    expect(read(changes).person?.facts).toMatchObject(facts);
  });

  it.each<[Cell, string | null, string[]]>([
    ['3374016207870001', '3374016207870001', []],
    ['3374 0162 0787 0001', '3374016207870001', []],
    ['3374016107870001', '3374016107870001', ['NIK: NIK_BIRTH_DATE_DIFFERS 3374••••••••0001']],
    ['3374012207870001', '3374012207870001', ['NIK: NIK_SEX_DIFFERS 3374••••••••0001']],
    ['337401620787000', null, ['NIK: NIK_NOT_16_DIGITS 3374•••••••7000']],
    ['3,37402E+15', null, ['NIK: NIK_NUMERIC_CELL •••••••••••']],
    [3374016207870010, null, ['NIK: NIK_NUMERIC_CELL 3374••••••••0010']],
  ])('takes the NIK %s as %s, and its faults only warn (rule EM-40)', (written, nik, faults) => {
    const row = read({ NIK: written });
    expect(row.nik).toBe(nik);
    expect(row.person).not.toBeNull();
    expect(row.faults.map(({ column, code, value }) => `${column}: ${code} ${value}`)).toEqual(faults);
  });

  it('takes a post that begins on a day to come, and says so', () => {
    expect(codes({ 'TMT JABATAN': '03-03-2026' })).toEqual(['TMT JABATAN: POST_TO_COME']);
    expect(read({ 'TMT JABATAN': '03-03-2026' }).person?.post.from).toBe('2026-03-03');
  });

  it('reads days in the order that the profile says, and no other', () => {
    const days = { 'TANGGAL LAHIR': '07/22/1987', 'TMT JABATAN': '22/12/2025' };
    const row: Record<string, Cell> = { ...ROW, ...days };
    const { faults, person } = readPerson({ cell: (column) => row[column] ?? null, dayOrder: 'MDY' }, TODAY, AGES);
    expect(faults.map(({ column, code }) => `${column}: ${code}`)).toEqual(['TMT JABATAN: DAY_ASSUMED']);
    expect(person?.facts.birthDate).toBe('1987-07-22');
    expect(person?.post.from).toBeNull();
  });

  it('takes the day of the import for a post from a day that no calendar has', () => {
    expect(codes({ 'TMT JABATAN': '31-04-2026' })).toEqual(['TMT JABATAN: START_IMPOSSIBLE']);
    expect(read({ 'TMT JABATAN': '31-04-2026' }).person?.post.from).toBeNull();
  });

  it.each(['', 'segera'])('takes the day of the import for a post from "%s"', (day) => {
    expect(codes({ 'TMT JABATAN': day })).toEqual(['TMT JABATAN: DAY_ASSUMED']);
    expect(read({ 'TMT JABATAN': day }).person?.post.from).toBeNull();
    expect(read({ 'TMT JABATAN': '02-03-2026' }).person?.post.from).toBe(TODAY);
  });

  it('tells everything that is wrong at once, values shortened', () => {
    const { faults } = read({ NAMA: 'a'.repeat(300), 'NIP BARU': '12', 'UNOR NAMA': '' });
    expect(faults.map(({ code }) => code).sort()).toEqual(['NIP_NOT_18_DIGITS', 'REQUIRED', 'TOO_LONG']);
    const wrong = {
      ...{ 'NIP BARU': '12', 'TANGGAL LAHIR': '31-02-1987', 'GOL AKHIR ID': '99', NIK: '337401' },
      ...{ 'EMAIL GOV': 'tidak ada', 'JENIS JABATAN ID': '5', 'KELAS JABATAN': '18', 'TMT JABATAN': '31-04-2026' },
    };
    expect(codes(wrong).sort()).toEqual([
      'EMAIL GOV: NOT_AN_ADDRESS',
      'GOL AKHIR ID: GRADE_UNREADABLE',
      'JENIS JABATAN ID: POST_KIND_UNKNOWN',
      'KELAS JABATAN: NOT_IN_RANGE',
      'NIK: NIK_NOT_16_DIGITS',
      'NIP BARU: NIP_NOT_18_DIGITS',
      'TANGGAL LAHIR: BIRTH_DATE_IMPOSSIBLE',
      'TMT JABATAN: START_IMPOSSIBLE',
    ]);
    expect(codes({ 'NIP BARU': '12', 'GOL AKHIR ID': '', 'GOL AKHIR NAMA': 'IX' })).toEqual([
      'NIP BARU: NIP_NOT_18_DIGITS',
    ]);
    expect(read({ 'JABATAN NAMA': 'b'.repeat(301) }).faults[0]?.value).toHaveLength(60);
  });
});
