import fc from 'fast-check';
import { opinionHundredths } from './opinion.js';

describe('opinionHundredths (AP-21)', () => {
  it.each([
    ['exactly what is expected', { PEER: 75 }, 75, 10_000],
    ['the mean of the groups', { PEER: 90, SUBORDINATE: 60 }, 75, 10_000],
    ['those who are too few alone, together', { OTHERS: 60 }, 75, 8_000],
    ['more than is expected', { PEER: 85, SERVED: 80 }, 75, 11_000],
    ['at most 120 %', { PEER: 100 }, 75, 12_000],
    ['rounded half up', { PEER: 65 }, 75, 8_667],
    ['another expectation', { PEER: 65 }, 65, 10_000],
    ['nothing of nobody', {}, 75, null],
  ])('is %s', (_, scores, expected, hundredths) => {
    expect(opinionHundredths(scores, expected)).toBe(hundredths);
  });

  it('never falls when a group says better, and never rises when more is expected', () => {
    const score = fc.integer({ min: 0, max: 100 });
    fc.assert(
      fc.property(score, score, fc.integer({ min: 1, max: 99 }), (peers, more, expected) => {
        const [low, high] = [Math.min(peers, more), Math.max(peers, more)];
        const of = (value: number, by = expected): number => opinionHundredths({ PEER: value }, by) ?? -1;
        expect(of(high)).toBeGreaterThanOrEqual(of(low));
        expect(of(peers, expected + 1)).toBeLessThanOrEqual(of(peers));
      }),
    );
  });
});
