import { monthsLater } from './months.js';

describe('the last day of some months', () => {
  it.each([
    ['2026-03-15', 12, '2027-03-14'],
    ['2026-01-01', 12, '2026-12-31'],
    ['2026-01-31', 1, '2026-02-28'],
    ['2026-11-30', 3, '2027-02-28'],
    ['2028-02-29', 12, '2029-02-28'],
    ['2026-10-31', 6, '2027-04-30'],
  ])('%s and %d: %s', (day, months, last) => {
    expect(monthsLater(day, months)).toBe(last);
  });
});
