import fc from 'fast-check';
import {
  atMost,
  fraction,
  fractionOf,
  fractionText,
  hundredthsOf,
  isAtLeast,
  product,
  sumOf,
  weightedMean,
} from './fraction.js';

describe('fractions', () => {
  it('lose nothing: three thirds are one', () => {
    expect(sumOf([fraction(1, 3), fraction(1, 3), fraction(1, 3)])).toEqual(fraction(1));
    expect(isAtLeast(sumOf([fraction(1, 3), fraction(2, 3)]), 1)).toBe(true);
    expect(sumOf([])).toEqual(fraction(0));
  });

  it.each([
    [fraction(1, 200), 1],
    [fraction(1, 201), 0],
    [fraction(1030, 9), 11_444],
    [fraction(-1, 200), 0],
    [fraction(-1, 100), -1],
    [fraction(-201, 100), -201],
  ])('are rounded half up to hundredths: %j', (value, expected) => {
    expect(hundredthsOf(value)).toBe(expected);
  });

  it('have a mean by weights, where there is a weight', () => {
    expect(weightedMean([])).toBeNull();
    expect(weightedMean([{ value: fraction(5), weight: 0 }])).toBeNull();
    const parts = [
      { value: fraction(100), weight: 3 },
      { value: fraction(80), weight: 1 },
    ];
    expect(weightedMean(parts)).toEqual(fraction(95));
  });

  it('go into text and back, and keep within a bound', () => {
    const some = fc.record({ num: fc.bigInt(-(10n ** 20n), 10n ** 20n), den: fc.bigInt(1n, 10n ** 12n) });
    fc.assert(
      fc.property(some, some, (a, b) => {
        const [one, other] = [fraction(a.num, a.den), fraction(b.num, b.den)];
        expect(fractionOf(fractionText(one))).toEqual(one);
        expect(sumOf([one, other])).toEqual(sumOf([other, one]));
        expect(product(one, other)).toEqual(product(other, one));
        expect(isAtLeast(atMost(one, 120), 120)).toBe(isAtLeast(one, 120));
      }),
    );
  });
});
