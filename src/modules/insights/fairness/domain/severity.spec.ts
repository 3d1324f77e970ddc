import { COMPRESSED, predicateOf, SPREAD } from '../../../../../test/support/fairness/bases.js';
import { governmentOf } from '../../../../../test/support/fairness/government.js';
import { measureMany, planted, SETTINGS } from '../../../../../test/support/fairness/measuring.js';
import type { RatedPerson } from './rated-year.js';
import { severitiesOf } from './severity.js';
import { judgeAll } from './verdicts.js';

const SIZE = { appraisers: 80, ratees: [12, 12] as const };
const SEEDS = [11, 12, 13, 14];
const share = ({ claimed, appraisers }: { claimed: number; appraisers: number }) => claimed / appraisers;

// The full measurement is `npm run bench:fairness`; margins here are for so few governments, which the seeds fix.
describe('severity and leniency on governments with planted effects (rules FA-1 to FA-5)', () => {
  it.each([
    { base: SPREAD, lenient: 0.66, severe: 0.66 },
    { base: COMPRESSED, lenient: 0.6, severe: 0.5 },
  ])(
    'finds half a level in the $base.name one, and hardly anybody who rates like others',
    ({ base, lenient, severe }) => {
      const found = measureMany(planted(base, 0.5, SIZE), SEEDS);
      expect(share(found.lenient)).toBeGreaterThan(lenient);
      expect(share(found.severe)).toBeGreaterThan(severe);
      expect(share(found.equal)).toBeLessThan(0.08);
      expect(found.falseDiscoveries).toBeLessThan(0.1);
      expect(found.correlations.adjusted).toBeGreaterThan(found.correlations.level + 0.02);
      expect(found.correlations.adjusted).toBeGreaterThan(found.correlations.raw + 0.02);
    },
  );

  it.each([SPREAD, COMPRESSED])('finds a whole level in the $name one', (base) => {
    const found = measureMany(planted(base, 1, SIZE), SEEDS.slice(0, 2));
    expect(share(found.lenient)).toBeGreaterThan(0.95);
    expect(share(found.severe)).toBeGreaterThan(0.95);
  });

  it.each([SPREAD, COMPRESSED])('costs nothing where all rate alike in the $name one, unlike own means', (base) => {
    const { equal, correlations } = measureMany(planted(base, 0, SIZE), SEEDS);
    expect(share(equal)).toBeLessThan(0.08);
    expect(correlations.adjusted).toBeGreaterThan(correlations.level - 0.002);
    expect(correlations.ownMeans).toBeLessThan(correlations.raw - 0.03);
  });

  it('says the same of the same, whatever the order', () => {
    const { people } = governmentOf({ ...planted(SPREAD, 0.5, SIZE), seed: 1 });
    const [one, other] = [people, people.toReversed()].map((all) =>
      severitiesOf(all, SETTINGS).severities.toSorted((a, b) => (a.appraiserId < b.appraiserId ? -1 : 1)),
    );
    one?.forEach((severity, at) =>
      expect(other?.[at]?.comparison?.estimate).toBeCloseTo(severity.comparison?.estimate ?? NaN, 2),
    );
  });
});

describe('what is said of nobody (rules FA-2, FA-4)', () => {
  const verdictOf = (people: readonly RatedPerson[], appraiserId: string) => {
    const judged = judgeAll(severitiesOf(people, SETTINGS).severities, SETTINGS);
    const one = judged.find((severity) => severity.appraiserId === appraiserId);
    return [one?.verdict, one?.incomparable];
  };
  const { people } = governmentOf({ ...planted(SPREAD, 1, { appraisers: 40, ratees: [8, 8] }), seed: 5 });
  const ofLenient = people.filter(({ appraiserId }) => appraiserId === 'a3');
  const others = people.filter(({ appraiserId }) => appraiserId !== 'a3');
  const alone = (person: RatedPerson): RatedPerson => ({ ...person, reviews: {}, lastYear: null });

  it.each([
    { name: 'somebody a level lenient with 8 is found', own: ofLenient, expected: ['LENIENT', null] },
    { name: 'with 5 nothing is said', own: ofLenient.slice(0, 5), expected: ['NOT_COMPARABLE', 'TOO_FEW_RATEES'] },
    {
      name: 'without others nothing is said',
      own: ofLenient.map(alone),
      expected: ['NOT_COMPARABLE', 'TOO_LITTLE_FROM_OTHERS'],
    },
  ])('$name', ({ own, expected }) => {
    expect(verdictOf([...others, ...own], 'a3')).toEqual(expected);
  });
});

describe('the compressed base', () => {
  it('has the predicates of the country, within a tenth of a per cent of the rare ones', () => {
    const plan = { base: COMPRESSED, appraisers: 400, ratees: [12, 12] as const, leniency: () => 0 };
    const counts = [0, 0, 0, 0, 0];
    let all = 0;
    for (const seed of [1, 2, 3])
      for (const { sheet } of governmentOf({ ...plan, seed }).people) {
        const predicate = predicateOf(sheet.RESULT_OVERALL[0] ?? 0, sheet.BEHAVIOUR_OVERALL[0] ?? 0);
        counts[predicate] = (counts[predicate] ?? 0) + 1;
        all += 1;
      }
    const [best = 0, good = 0, ...rare] = counts.map((count) => (100 * count) / all);
    expect(Math.abs(best - 11.27)).toBeLessThan(0.7);
    expect(Math.abs(good - 88.46)).toBeLessThan(0.7);
    [0.11, 0.06, 0.1].forEach((share, at) => expect(Math.abs((rare[at] ?? 9) - share)).toBeLessThan(0.1));
  });
});
