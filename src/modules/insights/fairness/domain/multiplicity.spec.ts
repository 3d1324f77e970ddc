import { discoveries, holmAdjusted } from './multiplicity.js';

describe('many comparisons at once (rules FA-4, FA-10)', () => {
  it.each([
    {
      name: 'the example of Benjamini and Hochberg (1995)',
      p: [
        0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1,
      ],
      found: 4,
    },
    { name: 'nothing among large ones', p: [0.2, 0.9, 0.06], found: 0 },
    { name: 'all, where the largest is small enough', p: [0.04, 0.05, 0.045], found: 3 },
    { name: 'nothing among none', p: [], found: 0 },
  ])('$name', ({ p, found }) => {
    expect(discoveries(p, 0.05).filter(Boolean)).toHaveLength(found);
  });

  it('finds the smallest ones, in whichever order they come', () => {
    expect(discoveries([0.5, 0.001, 0.4, 0.002], 0.05)).toEqual([false, true, false, true]);
  });

  it.each([
    { p: [0.01, 0.04, 0.03, 0.005], expected: [0.03, 0.06, 0.06, 0.02] },
    { p: [0.9, 0.8], expected: [1, 1] },
    { p: [0.02], expected: [0.02] },
  ])('adjusts $p by Holm', ({ p, expected }) => {
    holmAdjusted(p).forEach((one, at) => expect(one).toBeCloseTo(expected[at] ?? -1, 10));
  });
});
