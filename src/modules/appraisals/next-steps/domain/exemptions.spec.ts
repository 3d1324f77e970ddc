import fc from 'fast-check';
import { type Days, holdsOn, plusDays } from '../../../../kernel/values/civil-date.js';
import { uncoveredDays } from './exemptions.js';

const YEAR: Days = { validFrom: '2026-01-01', validUntil: '2026-12-31' };
const days = (text: string): Days[] =>
  text
    .split(' ')
    .filter(Boolean)
    .map((part) => {
      const [validFrom = '', validUntil = ''] = part.split('..');
      return { validFrom, validUntil };
    });

describe('uncoveredDays (rule NS-3)', () => {
  it.each([
    ['nothing recorded', '', ''],
    ['the whole year', '2026-01-01..2026-12-31', ''],
    ['more than the year', '2024-03-01..2029-02-28', ''],
    ['the end', '2025-07-01..2026-06-30', '2026-07-01..2026-12-31'],
    ['the beginning', '2026-03-01..2027-02-28', '2026-01-01..2026-02-28'],
    ['renewed the next day', '2025-07-01..2026-06-30 2026-07-01..2027-06-30', ''],
    ['renewed after a month', '2025-07-01..2026-06-30 2026-08-01..2027-07-31', '2026-07-01..2026-07-31'],
    ['renewed before its end', '2025-07-01..2026-06-30 2026-06-01..2026-10-31', '2026-11-01..2026-12-31'],
    ['another year only', '2024-01-01..2024-12-31', '2026-01-01..2026-12-31'],
    ['in any order', '2026-08-01..2027-07-31 2025-07-01..2026-06-30', '2026-07-01..2026-07-31'],
  ])('%s', (_, covered, expected) => {
    expect(uncoveredDays(days(covered), YEAR)).toEqual(days(expected));
  });

  it('leaves exactly the days of the year that nothing covers, whatever the agreements', () => {
    const period = fc
      .tuple(fc.integer({ min: -30, max: 390 }), fc.integer({ min: 0, max: 200 }))
      .map(([from, length]) => ({
        validFrom: plusDays(YEAR.validFrom, from),
        validUntil: plusDays(YEAR.validFrom, from + length),
      }));
    fc.assert(
      fc.property(fc.array(period, { minLength: 1, maxLength: 5 }), (covered) => {
        const gaps = uncoveredDays(covered, YEAR);
        for (let at = 0; at < 365; at += 1) {
          const day = plusDays(YEAR.validFrom, at);
          const isCovered = covered.some((agreement) => holdsOn(agreement, day));
          expect(gaps.filter((gap) => holdsOn(gap, day))).toHaveLength(isCovered ? 0 : 1);
        }
      }),
      { numRuns: 50 },
    );
  });
});
