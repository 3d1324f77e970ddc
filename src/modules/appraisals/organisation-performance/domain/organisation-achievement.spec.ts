import { areOrdered, organisationAchievement, suggestedPredicate } from './organisation-achievement.js';

const DEFAULTS = { excellentAbovePercent: 110, goodFromPercent: 90, improvementFromPercent: 70, poorFromPercent: 50 };
/** A percentage as a fraction: '89.99' is 8999 / 100. */
const exact = (text: string) => {
  const [whole = '0', part = ''] = text.split('.');
  return { num: BigInt(whole + part), den: 10n ** BigInt(part.length) };
};

describe('organisationAchievement (rule OP-2)', () => {
  it.each([
    ['one indicator is its own percentage', [['95', 1]], '95'],
    [
      'weights count',
      [
        ['100', 3],
        ['60', 1],
      ],
      '90',
    ],
    [
      'no indicator counts for more than 120',
      [
        ['300', 1],
        ['80', 1],
      ],
      '100',
    ],
    [
      'and none for less than nothing',
      [
        ['-50', 1],
        ['100', 1],
      ],
      '50',
    ],
    [
      'nothing is rounded on the way',
      [
        ['33.3333', 1],
        ['66.6667', 1],
      ],
      '50',
    ],
  ] as const)('%s', (_, indicators, expected) => {
    const given = indicators.map(([percent, weight]) => ({ percent: exact(percent), weight }));
    const { num, den } = organisationAchievement(given)!;
    expect(num * exact(expected).den).toBe(exact(expected).num * den);
  });

  it('is nothing without indicators', () => {
    expect(organisationAchievement([])).toBeNull();
  });

  it('lies between the lowest and the highest of what counts', () => {
    let seed = 7;
    const next = (most: number): number => (seed = (seed * 48_271) % 2_147_483_647) % most;
    for (let run = 0; run < 300; run += 1) {
      const given = Array.from({ length: 1 + next(6) }, () => ({
        percent: { num: BigInt(next(150_00)), den: BigInt(1 + next(130)) },
        weight: 1 + next(9),
      }));
      const counted = given.map(({ percent: { num, den } }) => Math.min(Number(num) / Number(den), 120));
      const { num, den } = organisationAchievement(given)!;
      const mean = Number((num * 1_000_000n) / den) / 1_000_000;
      expect(mean).toBeGreaterThanOrEqual(Math.min(...counted) - 0.001);
      expect(mean).toBeLessThanOrEqual(Math.max(...counted) + 0.001);
    }
  });
});

describe('suggestedPredicate (rule OP-2)', () => {
  it.each([
    ['120', true, 'ISTIMEWA'],
    ['110.0001', true, 'ISTIMEWA'],
    ['110', true, 'BAIK'],
    ['120', false, 'BAIK'],
    ['90', false, 'BAIK'],
    ['89.9999', false, 'BUTUH_PERBAIKAN'],
    ['70', false, 'BUTUH_PERBAIKAN'],
    ['69.9999', true, 'KURANG'],
    ['50', false, 'KURANG'],
    ['49.9999', false, 'SANGAT_KURANG'],
    ['0', false, 'SANGAT_KURANG'],
  ] as const)('%s %% with expectations exceeded %s: %s', (percent, exceeds, expected) => {
    expect(suggestedPredicate(exact(percent), exceeds, DEFAULTS)).toBe(expected);
  });

  it('is nothing without figures, and follows the setting', () => {
    expect(suggestedPredicate(null, true, DEFAULTS)).toBeNull();
    expect(suggestedPredicate(exact('95'), false, { ...DEFAULTS, goodFromPercent: 96 })).toBe('BUTUH_PERBAIKAN');
  });
});

describe('areOrdered', () => {
  it.each([
    [{}, true],
    [{ excellentAbovePercent: 90 }, true],
    [{ excellentAbovePercent: 89 }, false],
    [{ improvementFromPercent: 90 }, false],
    [{ poorFromPercent: 70 }, false],
  ])('%j: %s', (change, expected) => {
    expect(areOrdered({ ...DEFAULTS, ...change })).toBe(expected);
  });
});
