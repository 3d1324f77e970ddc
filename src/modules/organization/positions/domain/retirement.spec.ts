import fc from 'fast-check';
import { plusDays } from '../../../../kernel/values/civil-date.js';
import type { PositionLevel } from './position-kind.js';
import { retirementAge, type RetirementAges, retirementDate } from './retirement.js';

const AGES: RetirementAges = {
  byLevel: new Map([
    ...([
      ['JPT_PRATAMA', 60],
      ['ADMINISTRATOR', 58],
      ['PENGAWAS', 58],
      ['PELAKSANA', 58],
    ] as const),
    ...([
      ['AHLI_UTAMA', 65],
      ['AHLI_MADYA', 60],
      ['AHLI_MUDA', 58],
      ['AHLI_PERTAMA', 58],
      ['MAHIR', 58],
    ] as const),
  ]),
  special: [
    { titleStartsWith: 'Guru', age: 60 },
    { titleStartsWith: 'Guru Besar', age: 70 },
    { titleStartsWith: 'Dosen', age: 65 },
  ],
  otherwise: 58,
};

describe('retirementAge (rule OR-6)', () => {
  it.each<[string, PositionLevel | null, number | null, number]>([
    ['Kepala Dinas Kesehatan', 'JPT_PRATAMA', null, 60],
    ['Camat', 'ADMINISTRATOR', null, 58],
    ['Analis Kebijakan Ahli Utama', 'AHLI_UTAMA', null, 65],
    ['Analis Kebijakan Ahli Madya', 'AHLI_MADYA', null, 60],
    ['Analis Kebijakan Ahli Muda', 'AHLI_MUDA', null, 58],
    ['Pengadministrasi Umum', 'PELAKSANA', null, 58],
    ['Guru Ahli Pertama', 'AHLI_PERTAMA', null, 60],
    ['guru', null, null, 60],
    ['Guru Besar', null, null, 70],
    ['Gurubesar', null, null, 58],
    ['Dosen Ahli Muda', 'AHLI_MUDA', null, 65],
    ['Guru Ahli Pertama', 'AHLI_PERTAMA', 62, 62],
    ['Bupati', null, null, 58],
  ])('%s (%s, own age %s): %i', (title, level, own, expected) => {
    expect(retirementAge({ title, level, retirementAge: own }, AGES)).toBe(expected);
  });
});

describe('retirementDate (rule OR-6)', () => {
  it.each([
    ['1968-03-12', 58, '2026-04-01'],
    ['1968-03-01', 58, '2026-04-01'],
    ['1968-03-31', 58, '2026-04-01'],
    ['1968-12-15', 58, '2027-01-01'],
    ['1966-11-30', 60, '2026-12-01'],
    ['1968-02-29', 58, '2026-03-01'],
    ['1961-12-31', 65, '2027-01-01'],
    ['9941-11-30', 58, '9999-12-01'],
    ['9941-12-01', 58, '9999-12-31'],
    ['9999-12-31', 58, '9999-12-31'],
  ])('born on %s, age %i: %s', (birthDate, age, expected) => {
    expect(retirementDate(birthDate, age)).toBe(expected);
  });

  it('is the first day of a month, after the birthday and not a month later', () => {
    const birth = fc.integer({ min: 0, max: 20_000 }).map((days) => plusDays('1950-01-01', days));
    fc.assert(
      fc.property(birth, fc.integer({ min: 50, max: 75 }), (birthDate, age) => {
        const date = retirementDate(birthDate, age);
        const birthday = `${Number(birthDate.slice(0, 4)) + age}${birthDate.slice(4)}`;
        expect(date.slice(8)).toBe('01');
        expect(date > birthday).toBe(true);
        expect(plusDays(date, -31) <= birthday).toBe(true);
      }),
    );
  });
});
