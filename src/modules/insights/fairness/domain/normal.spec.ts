import { NODES, normalCdf, normalFromSkewed, normalQuantile } from './normal.js';

describe('normal distribution', () => {
  it.each([
    [0, 0.5],
    [1, 0.841344746],
    [-1.959963985, 0.025],
    [3.090232306, 0.999],
  ])('up to %d it has %d', (z, p) => {
    expect(normalCdf(z)).toBeCloseTo(p, 6);
    expect(normalQuantile(p)).toBeCloseTo(z, 4);
  });

  it('has sums that are expectations', () => {
    const moment = (power: number) => NODES.reduce((sum, { z, weight }) => sum + weight * z ** power, 0);
    expect([0, 1, 2, 3, 4].map((power) => Math.abs(moment(power)))).toEqual(
      [1, 0, 1, 0, 3].map((expected) => expect.closeTo(expected, 1)),
    );
  });
});

describe('skewed distribution (rule FA-3)', () => {
  // Exact values of gamma distributions with 16 and 4 degrees of shape: skewness 2/√shape.
  it.each([
    { z: 0, skewness: 0.5, p: 0.5333 },
    { z: 2, skewness: 0.5, p: 0.9656 },
    { z: -2, skewness: 0.5, p: 0.0082 },
    { z: 2, skewness: 1, p: 0.9576 },
    { z: -2, skewness: -0.5, p: 0.0344 },
    { z: 1.96, skewness: 0, p: 0.975 },
  ])('up to $z with a skewness of $skewness it has $p', ({ z, skewness, p }) => {
    expect(Math.abs(normalCdf(normalFromSkewed(z, skewness)) - p)).toBeLessThan(0.002);
  });
});
