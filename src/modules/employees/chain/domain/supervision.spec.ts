import fc from 'fast-check';
import { plusDays } from '../../../../kernel/values/civil-date.js';
import { fullMonths, fullMonthsOn, isLowerRank, supervisedSince, unbrokenSince } from './supervision.js';

describe('fullMonths (rule EM-29)', () => {
  it.each([
    ['2026-03-01', '2026-03-31', 1],
    ['2026-03-01', '2026-03-30', 0],
    ['2026-03-15', '2026-04-13', 0],
    ['2026-03-15', '2026-04-14', 1],
    ['2026-01-01', '2026-12-31', 12],
    ['2026-12-15', '2027-02-14', 2],
    ['2026-03-01', '2026-02-28', 0],
    ['2028-01-31', '2028-02-29', 1],
  ])('%s to %s is %d', (from, until, months) => {
    expect(fullMonths(from, until)).toBe(months);
  });
});

describe('fullMonthsOn (rule EM-29)', () => {
  it.each([
    ['2026-03-01', 1, '2026-03-31'],
    ['2026-03-15', 1, '2026-04-14'],
    ['2026-01-31', 1, '2026-02-28'],
    ['2028-01-31', 1, '2028-02-29'],
    ['2026-12-15', 2, '2027-02-14'],
    ['2026-06-01', 6, '2026-11-30'],
    ['0001-01-01', 3, '0001-03-31'],
  ])('%s and %d months is %s', (since, months, day) => {
    expect(fullMonthsOn(since, months)).toBe(day);
  });

  it('is the first day on which fullMonths counts them', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_500 }), fc.integer({ min: 1, max: 12 }), (days, months) => {
        const since = plusDays('2026-01-01', days);
        const day = fullMonthsOn(since, months);
        expect(fullMonths(since, day)).toBe(months);
        expect(fullMonths(since, plusDays(day, -1))).toBe(months - 1);
      }),
    );
  });
});

describe('unbrokenSince (rule EM-29)', () => {
  const days = (validFrom: string, validUntil: string) => ({ validFrom, validUntil });
  const now = days('2026-03-01', '9999-12-31');

  it.each([
    ['nothing before', [], '2026-03-01'],
    ['what ends the day before', [days('2026-01-01', '2026-02-28')], '2026-01-01'],
    ['what overlaps', [days('2025-06-01', '2026-03-15')], '2025-06-01'],
    ['a row of them', [days('2026-01-01', '2026-02-28'), days('2025-01-01', '2025-12-31')], '2025-01-01'],
    ['a gap of one day', [days('2026-01-01', '2026-02-27')], '2026-03-01'],
  ])('with %s', (_, others, since) => {
    expect(unbrokenSince(now, [now, ...others])).toBe(since);
  });
});

describe('supervisedSince (rule EM-29)', () => {
  const line = (appraiserId: string | null, validFrom: string, validUntil: string) => ({
    appraiserId,
    validFrom,
    validUntil,
  });

  it.each([
    ['nobody', [line(null, '2026-01-01', '2026-12-31')], null],
    ['no line', [], null],
    ['one line', [line('a', '2026-01-01', '2026-12-31')], '2026-01-01'],
    [
      'the same official in another post',
      [line('a', '2026-01-01', '2026-02-28'), line('a', '2026-03-01', '2026-12-31')],
      '2026-01-01',
    ],
    [
      'after another one',
      [
        line('a', '2025-01-01', '2025-12-31'),
        line('b', '2026-01-01', '2026-02-28'),
        line('a', '2026-03-01', '2026-12-31'),
      ],
      '2026-03-01',
    ],
    ['after a break', [line('a', '2026-01-01', '2026-02-27'), line('a', '2026-03-01', '2026-12-31')], '2026-03-01'],
  ])('%s', (_name, lines, since) => {
    expect(supervisedSince(lines)).toBe(since);
  });
});

describe('isLowerRank (rule EM-27)', () => {
  it.each([
    [32, 34, true],
    [34, 34, false],
    [41, 34, false],
    [null, 34, false],
    [32, null, false],
  ])('%s under %s: %s', (official, person, expected) => {
    expect(isLowerRank(official, person)).toBe(expected);
  });
});
