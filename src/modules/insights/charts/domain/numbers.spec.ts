import fc from 'fast-check';
import type { Measure } from './chart.js';
import { shownNumber, tenthsOf } from './numbers.js';

describe('numbers in charts (rule CH-2)', () => {
  it.each<[number, Measure, string, string]>([
    [0, 'COUNT', '0', '0'],
    [1234567, 'COUNT', '1.234.567', '1,234,567'],
    [125, 'PERCENT', '12,5\u00a0%', '12.5\u00a0%'],
    [1000, 'PERCENT', '100,0\u00a0%', '100.0\u00a0%'],
    [-7, 'HUNDREDTHS', '−0,07', '−0.07'],
    [18, 'POINTS', '18', '18'],
  ])('writes %d of %s', (value, measure, id, en) => {
    expect([shownNumber(value, measure, 'id'), shownNumber(value, measure, 'en')]).toEqual([id, en]);
  });

  it.each([
    [1, 3, 333],
    [2, 3, 667],
    [1, 2000, 1],
    [1, 2001, 0],
    [0, 5, 0],
    [5, 5, 1000],
    [0, 0, null],
  ])('takes %d of %d for %d tenths of a per cent', (part, whole, expected) => {
    expect(tenthsOf(part, whole)).toBe(expected);
  });

  it('stays within half a tenth of the exact share', () => {
    fc.assert(
      fc.property(fc.nat(100_000), fc.integer({ min: 1, max: 100_000 }), (part, rest) => {
        const whole = part + rest;
        const error = 2 * ((tenthsOf(part, whole) ?? 0) * whole - 1000 * part);
        expect(error).toBeGreaterThan(-whole);
        expect(error).toBeLessThanOrEqual(whole);
      }),
    );
  });
});
