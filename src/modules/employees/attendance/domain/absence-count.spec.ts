import fc from 'fast-check';
import { absenceByYear, type DatedPresence, longestAbsence } from './absence-count.js';

const DAY = { status: 'HADIR', lateMinutes: 0, earlyLeaveMinutes: 0, noCheckIn: false, noCheckOut: false } as const;
const on = (day: string, change: Partial<DatedPresence> = {}): DatedPresence => ({ ...DAY, day, ...change });
const absent = (day: string): DatedPresence => on(day, { status: 'TANPA_KETERANGAN' });

describe('absenceByYear (rule AT-4)', () => {
  it.each([
    { name: 'no days', days: [], expected: [] },
    { name: 'present', days: [on('2026-03-02')], expected: [[2026, 0, 0, 0]] },
    { name: 'two days absent', days: [absent('2026-03-02'), absent('2026-06-02')], expected: [[2026, 2, 0, 2]] },
    {
      name: 'lateness adds up over the year: 7.5 hours are a day',
      days: [
        on('2026-03-02', { lateMinutes: 300 }),
        on('2026-09-02', { earlyLeaveMinutes: 150 }),
        absent('2026-10-01'),
      ],
      expected: [[2026, 1, 1, 2]],
    },
    {
      name: 'a minute less is none',
      days: [on('2026-03-02', { lateMinutes: 449 })],
      expected: [[2026, 0, 0, 0]],
    },
    {
      name: 'each year for itself',
      days: [absent('2026-01-02'), absent('2025-12-31'), on('2025-12-30', { lateMinutes: 450 })],
      expected: [
        [2025, 1, 1, 2],
        [2026, 1, 0, 1],
      ],
    },
    { name: 'leave is no absence', days: [on('2026-03-02', { status: 'CUTI_SAKIT' })], expected: [[2026, 0, 0, 0]] },
  ])('$name', ({ days, expected }) => {
    const counted = absenceByYear(days).map((one) => [one.year, one.absentDays, one.shortfallDays, one.countedDays]);
    expect(counted).toEqual(expected);
  });
});

describe('longestAbsence (rule AT-4)', () => {
  it.each([
    { name: 'none', days: [on('2026-03-02')], expected: 0 },
    { name: 'in any order', days: [absent('2026-03-03'), absent('2026-03-02')], expected: 2 },
    { name: 'a weekend does not break it', days: [absent('2026-03-06'), absent('2026-03-09')], expected: 2 },
    { name: 'presence breaks it', days: [absent('2026-03-02'), on('2026-03-03'), absent('2026-03-04')], expected: 1 },
    { name: 'across the end of the year', days: [absent('2025-12-31'), absent('2026-01-02')], expected: 2 },
    {
      name: 'leave breaks it',
      days: [absent('2026-03-02'), on('2026-03-03', { status: 'CUTI_TAHUNAN' }), absent('2026-03-04')],
      expected: 1,
    },
  ])('$name', ({ days, expected }) => {
    expect(longestAbsence(days)).toBe(expected);
  });

  it('is never longer than all days of absence', () => {
    const day = fc.record({ at: fc.nat(300), isAbsent: fc.boolean() });
    fc.assert(
      fc.property(fc.uniqueArray(day, { selector: ({ at }) => at }), (given) => {
        const days = given.map(({ at, isAbsent }) => {
          const date = new Date(Date.UTC(2025, 9, 1 + at)).toISOString().slice(0, 10);
          return isAbsent ? absent(date) : on(date);
        });
        const total = absenceByYear(days).reduce((sum, { absentDays }) => sum + absentDays, 0);
        expect(longestAbsence(days)).toBeLessThanOrEqual(total);
      }),
    );
  });
});
