import fc from 'fast-check';
import { achievementOf, type NumericTarget } from './achievement.js';

const target = (from: number, more: Partial<NumericTarget> = {}): NumericTarget => ({
  ...{ target: from * 100, targetUntil: null, direction: 'NORMAL', isMaximum: false },
  ...more,
});
const inverse = (from: number, until?: number): NumericTarget =>
  target(from, { direction: 'KHUSUS', targetUntil: until === undefined ? null : until * 100 });
const range = (from: number, until: number): NumericTarget => target(from, { targetUntil: until * 100 });
const most = target(100, { isMaximum: true });

describe('achievementOf (rule PG-1)', () => {
  it.each<[string, NumericTarget, number, [number, number, string, number]]>([
    ['as planned', target(12), 12, [100, 100, 'BAIK', 109]],
    ['half of it', target(12), 6, [50, 50, 'SANGAT_KURANG', 41.53]],
    ['a third more', target(12), 16, [133.33, 120, 'SANGAT_BAIK', 120]],
    ['98 % (the example of the regulation)', target(100), 98, [98, 98, 'CUKUP', 88]],
    ['99.5 %', target(200), 199, [99.5, 99.5, 'CUKUP', 89.5]],
    ['80 %', target(100), 80, [80, 80, 'CUKUP', 70]],
    ['79.5 %', target(200), 159, [79.5, 79.5, 'KURANG', 69.5]],
    ['60 %', target(100), 60, [60, 60, 'KURANG', 50]],
    ['59.5 %', target(200), 119, [59.5, 59.5, 'SANGAT_KURANG', 49.42]],
    ['59 %', target(100), 59, [59, 59, 'SANGAT_KURANG', 49]],
    ['nothing', target(12), 0, [0, 0, 'SANGAT_KURANG', 0]],
    ['100.05 %', target(2000), 2001, [100.05, 100.05, 'BAIK', 109]],
    ['100.6 %', target(500), 503, [100.6, 100.6, 'BAIK', 109.56]],
    ['101 %', target(100), 101, [101, 101, 'SANGAT_BAIK', 110]],
    ['105 %', target(100), 105, [105, 105, 'SANGAT_BAIK', 114.44]],
    ['110 %', target(100), 110, [110, 110, 'SANGAT_BAIK', 120]],
    ['111 %', target(100), 111, [111, 111, 'SANGAT_BAIK', 120]],
    ['the possible maximum', most, 100, [100, 100, 'SANGAT_BAIK', 120]],
    ['almost the possible maximum', most, 99.99, [99.99, 99.99, 'CUKUP', 89.99]],
    ['above a range (92 / 90)', range(80, 90), 92, [102.22, 102.22, 'SANGAT_BAIK', 111.36]],
    ['below a range', range(80, 90), 70, [87.5, 87.5, 'CUKUP', 77.5]],
    ['within a range', range(80, 90), 85, [100, 100, 'BAIK', 109]],
    ['at its ends', range(80, 90), 90, [100, 100, 'BAIK', 109]],
    ['faster than a range of months', inverse(7, 8), 6.5, [107.14, 107.14, 'SANGAT_BAIK', 116.83]],
    ['slower than a range of months', inverse(7, 8), 9, [87.5, 87.5, 'CUKUP', 77.5]],
    ['less of what is bad', inverse(30), 15, [150, 120, 'SANGAT_BAIK', 120]],
    ['twice of what is bad', inverse(30), 60, [0, 0, 'SANGAT_KURANG', 0]],
    ['three times of what is bad', inverse(30), 90, [-100, 0, 'SANGAT_KURANG', 0]],
    ['a little more than twice of it', inverse(30), 60.01, [-0.03, 0, 'SANGAT_KURANG', 0]],
    ['within a range from 0', { ...inverse(0, 5) }, 0, [100, 100, 'BAIK', 109]],
    ['beyond a range from 0', { ...inverse(0, 5) }, 6, [80, 80, 'CUKUP', 70]],
  ])('%s', (_, of, reached, [percent, capped, category, points]) => {
    const found = achievementOf(of, Math.round(reached * 100));
    expect(found && [found.percentHundredths, found.cappedHundredths, found.category, found.pointsHundredths]).toEqual([
      ...[Math.round(percent * 100), Math.round(capped * 100), category, Math.round(points * 100)],
    ]);
  });

  it.each([target(0), inverse(0)])('is nothing of a target of 0', (zero) => {
    expect([achievementOf(zero, 0), achievementOf(zero, 500)]).toEqual([null, null]);
  });

  it('rises with what is reached, falls where less is better, and its value stays between 0 and 120', () => {
    const amount = fc.integer({ min: 0, max: 1_000_000_000_000 });
    const targets = fc.record({
      target: fc.integer({ min: 1, max: 1_000_000_000_000 }),
      width: fc.option(fc.integer({ min: 1, max: 1_000_000 }), { nil: null }),
      direction: fc.constantFrom('NORMAL' as const, 'KHUSUS' as const),
      isMaximum: fc.boolean(),
    });
    fc.assert(
      fc.property(targets, amount, amount, ({ width, ...one }, a, b) => {
        const of = { ...one, targetUntil: width === null ? null : one.target + width };
        const [low, high] = [achievementOf(of, Math.min(a, b)), achievementOf(of, Math.max(a, b))];
        const [worse, better] = of.direction === 'NORMAL' ? [low, high] : [high, low];
        for (const key of ['percentHundredths', 'cappedHundredths', 'pointsHundredths'] as const)
          expect(better![key]).toBeGreaterThanOrEqual(worse![key]);
        expect(worse!.cappedHundredths).toBeGreaterThanOrEqual(0);
        expect(worse!.pointsHundredths).toBeGreaterThanOrEqual(0);
        expect(better!.cappedHundredths).toBeLessThanOrEqual(12_000);
        expect(better!.pointsHundredths).toBeLessThanOrEqual(12_000);
      }),
    );
  });
});
