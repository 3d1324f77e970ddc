import fc from 'fast-check';
import { plusDays } from '../../../../kernel/values/civil-date.js';
import {
  type CalendarDayKind,
  isWorkingDay,
  lastWorkingDayOf,
  plusWorkingDays,
  type WorkingCalendar,
  workingDaysBetween,
} from './working-days.js';

/** Of the year 2026, and the first day of the next. */
const SPECIAL: [string, CalendarDayKind][] = [
  ['2026-01-01', 'LIBUR_NASIONAL'],
  ['2026-03-18', 'CUTI_BERSAMA'],
  ['2026-03-19', 'LIBUR_NASIONAL'],
  ['2026-03-20', 'CUTI_BERSAMA'],
  ['2026-03-21', 'LIBUR_NASIONAL'],
  ['2026-03-23', 'CUTI_BERSAMA'],
  ['2026-03-24', 'CUTI_BERSAMA'],
  ['2026-07-20', 'LIBUR_DAERAH'],
  ['2026-07-25', 'HARI_KERJA_TAMBAHAN'],
  ['2026-12-24', 'CUTI_BERSAMA'],
  ['2026-12-25', 'LIBUR_NASIONAL'],
  ['2027-01-01', 'LIBUR_NASIONAL'],
];
const calendar = (more: Partial<WorkingCalendar> = {}): WorkingCalendar => ({
  specialDays: new Map(SPECIAL),
  weekOn: () => 5,
  jointLeaveIsWorkingDay: false,
  ...more,
});
const OFFICE = calendar();
const SCHOOL = calendar({ weekOn: () => 6 });

describe('isWorkingDay (rule OR-8)', () => {
  it.each([
    ['2026-03-02', 'Monday', true, true],
    ['2026-03-06', 'Friday', true, true],
    ['2026-03-07', 'Saturday', false, true],
    ['2026-03-08', 'Sunday', false, false],
    ['2026-03-19', 'national holiday', false, false],
    ['2026-03-18', 'joint leave', false, false],
    ['2026-07-20', 'local holiday', false, false],
    ['2026-07-25', 'Saturday made a working day', true, true],
  ])('%s, %s: an office %s, a school %s', (day, _name, office, school) => {
    expect([isWorkingDay(OFFICE, day), isWorkingDay(SCHOOL, day)]).toEqual([office, school]);
  });

  it('counts joint leave where the setting says so, but not on a Sunday', () => {
    const working = calendar({
      specialDays: new Map([...SPECIAL, ['2026-03-22', 'CUTI_BERSAMA']]),
      jointLeaveIsWorkingDay: true,
    });
    expect(isWorkingDay(working, '2026-03-18')).toBe(true);
    expect(isWorkingDay(working, '2026-03-22')).toBe(false);
    expect(isWorkingDay(working, '2026-03-19')).toBe(false);
  });

  it('follows the week of the day, where it changes', () => {
    const changing = calendar({ weekOn: (day) => (day >= '2026-07-13' ? 6 : 5) });
    expect([isWorkingDay(changing, '2026-07-11'), isWorkingDay(changing, '2026-07-18')]).toEqual([false, true]);
  });
});

describe('plusWorkingDays (rule OR-9)', () => {
  it.each([
    ['2026-03-13', 0, '2026-03-13'],
    ['2026-03-14', 0, '2026-03-14'],
    ['2026-03-13', 1, '2026-03-16'],
    ['2026-03-17', 1, '2026-03-25'],
    ['2026-03-13', 14, '2026-04-09'],
    ['2026-12-23', 1, '2026-12-28'],
    ['2026-12-31', 1, '2027-01-04'],
    ['2027-01-04', -1, '2026-12-31'],
    ['2026-03-25', -1, '2026-03-17'],
    ['2026-07-24', 1, '2026-07-25'],
  ])('%s and %i working days is %s', (day, workingDays, expected) => {
    expect(plusWorkingDays(OFFICE, day, workingDays)).toBe(expected);
  });

  it('is refused where more than a year has no working day', () => {
    const never = { ...OFFICE, specialDays: { get: () => 'LIBUR_DAERAH' } as never };
    expect(() => plusWorkingDays(never, '2026-01-01', 1)).toThrow(RangeError);
  });
});

describe('workingDaysBetween (rule OR-9)', () => {
  it.each([
    ['2026-03-13', '2026-03-13', 0],
    ['2026-03-13', '2026-03-16', 1],
    ['2026-03-17', '2026-03-24', 0],
    ['2025-12-31', '2026-12-31', 253],
    ['2026-12-23', '2027-01-04', 5],
  ])('from %s to %s: %i', (from, until, expected) => {
    expect(workingDaysBetween(OFFICE, from, until)).toBe(expected);
  });

  it('is refused backwards', () => {
    expect(() => workingDaysBetween(OFFICE, '2026-03-14', '2026-03-13')).toThrow(RangeError);
  });
});

describe('lastWorkingDayOf (rule OR-9)', () => {
  it.each([
    ['2026-01', '2026-01-30', '2026-01-31'],
    ['2026-02', '2026-02-27', '2026-02-28'],
    ['2028-02', '2028-02-29', '2028-02-29'],
    ['2026-05', '2026-05-29', '2026-05-30'],
    ['2026-12', '2026-12-31', '2026-12-31'],
    ['2027-01', '2027-01-29', '2027-01-30'],
  ])('of %s is %s in an office and %s in a school', (month, office, school) => {
    expect([lastWorkingDayOf(OFFICE, month), lastWorkingDayOf(SCHOOL, month)]).toEqual([office, school]);
  });
});

describe('Working days', () => {
  const day = fc.integer({ min: -400, max: 800 }).map((days) => plusDays('2026-01-01', days));
  const count = fc.integer({ min: 1, max: 120 });
  const anyCalendar = fc.constantFrom(OFFICE, SCHOOL, calendar({ jointLeaveIsWorkingDay: true }));

  it('are as many as were gone, and the way there ends on one', () => {
    fc.assert(
      fc.property(anyCalendar, day, count, (one, from, n) => {
        const there = plusWorkingDays(one, from, n);
        expect(isWorkingDay(one, there)).toBe(true);
        expect(workingDaysBetween(one, from, there)).toBe(n);
        expect(workingDaysBetween(one, from, plusDays(there, -1))).toBe(n - 1);
      }),
    );
  });

  it('lead back to where they began, when that is a working day', () => {
    fc.assert(
      fc.property(anyCalendar, day, count, (one, from, n) => {
        const start = plusWorkingDays(one, from, 1);
        expect(plusWorkingDays(one, plusWorkingDays(one, start, n), -n)).toBe(start);
      }),
    );
  });

  it('of a month end on its last one', () => {
    fc.assert(
      fc.property(anyCalendar, day, (one, any) => {
        const last = lastWorkingDayOf(one, any.slice(0, 7));
        expect(last.slice(0, 7)).toBe(any.slice(0, 7));
        expect(plusWorkingDays(one, last, 1).slice(0, 7) > any.slice(0, 7)).toBe(true);
      }),
    );
  });
});
