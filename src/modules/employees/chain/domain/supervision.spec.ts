import { fullMonths, isLowerRank, supervisedSince } from './supervision.js';

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
