import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { fromScaled, toScaled } from './scaled.js';

const safeInteger = fc.maxSafeInteger();
const scale = fc.integer({ min: 0, max: 6 });

describe('fromScaled', () => {
  it.each([
    [1875, 2, '18.75'],
    [5, 2, '0.05'],
    [-5, 2, '-0.05'],
    [0, 2, '0.00'],
    [-1200, 2, '-12.00'],
    [7, 0, '7'],
  ])('writes %d with scale %d as %s', (value, digits, text) => {
    expect(fromScaled(value, digits)).toBe(text);
  });

  it('agrees with decimal.js for every safe integer', () => {
    fc.assert(
      fc.property(safeInteger, scale, (value, digits) => {
        expect(fromScaled(value, digits)).toBe(new Decimal(value).div(new Decimal(10).pow(digits)).toFixed(digits));
      }),
    );
  });

  it('is undone by toScaled', () => {
    fc.assert(
      fc.property(safeInteger, scale, (value, digits) => {
        expect(toScaled(fromScaled(value, digits), digits)).toBe(value);
      }),
    );
  });
});

describe('toScaled', () => {
  it.each(['0.001', '12.345'])('refuses %s, which has more digits than the scale', (text) => {
    expect(() => toScaled(text, 2)).toThrow(RangeError);
  });

  it('refuses what is not safe', () => {
    expect(() => toScaled('90071992547409.92', 2)).toThrow(RangeError);
    expect(toScaled('90071992547409.91', 2)).toBe(Number.MAX_SAFE_INTEGER);
  });
});
