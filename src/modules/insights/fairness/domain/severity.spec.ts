import { COMPRESSED, predicateOf, SPREAD } from '../../../../../test/support/fairness/bases.js';
import { governmentOf } from '../../../../../test/support/fairness/government.js';
import { measureMany, planted, SETTINGS } from '../../../../../test/support/fairness/measuring.js';
import type { RatedPerson } from './rated-year.js';
import { severitiesOf } from './severity.js';
import { judgeAll } from './verdicts.js';

/** A fifth of the appraisers lead people of several units. */
const SIZE = { appraisers: 200, ratees: [12, 12] as const, teamLeaders: 0.2 };
const SEEDS = [51, 52, 53, 54];
const share = ({ claimed, appraisers }: { claimed: number; appraisers: number }) => claimed / appraisers;

// The aims as they stand in docs/domain/fairness.md, on seeds that were chosen so that few governments meet them: a guard against getting worse.
// How good the method is, `npm run bench:fairness` measures.
describe('severity and leniency on governments with planted effects (rules FA-1 to FA-5)', () => {
  it.each([
    { base: SPREAD, lenient: 0.8, severe: 0.8 },
    { base: COMPRESSED, lenient: 0.75, severe: 0.65 },
  ])('finds half a level in the $base.name one, and 5 % of those who rate like others', ({ base, lenient, severe }) => {
    const found = measureMany(planted(base, 0.5, SIZE), SEEDS);
    expect(share(found.lenient)).toBeGreaterThanOrEqual(lenient);
    expect(share(found.severe)).toBeGreaterThanOrEqual(severe);
    expect(share(found.equal)).toBeLessThanOrEqual(0.05);
    expect(found.falseDiscoveries).toBeLessThanOrEqual(0.05);
    expect(found.correlations.adjusted).toBeGreaterThan(found.correlations.level + 0.02);
    expect(found.correlations.adjusted).toBeGreaterThan(found.correlations.raw + 0.02);
    // Of leaders of teams from several units there are few, so the margin is wide.
    expect(share(found.teamLeaders.lenient)).toBeGreaterThan(lenient - 0.1);
    expect(share(found.teamLeaders.severe)).toBeGreaterThan(severe - 0.1);
    expect(share(found.teamLeaders.equal)).toBeLessThanOrEqual(0.05);
  });

  it.each([SPREAD, COMPRESSED])('finds a whole level in the $name one', (base) => {
    const found = measureMany(planted(base, 1, SIZE), SEEDS.slice(0, 1));
    expect(share(found.lenient)).toBeGreaterThanOrEqual(0.95);
    expect(share(found.severe)).toBeGreaterThanOrEqual(0.95);
  });

  it.each([SPREAD, COMPRESSED])('costs nothing where all rate alike in the $name one, unlike own means', (base) => {
    const found = measureMany(planted(base, 0, { ...SIZE, ratees: [6, 14] }), SEEDS.slice(0, 3));
    expect(share(found.equal)).toBeLessThanOrEqual(0.05);
    expect(found.falseDiscoveries).toBeLessThanOrEqual(0.05);
    expect(found.correlations.adjusted).toBeGreaterThan(found.correlations.level - 0.002);
    expect(found.correlations.ownMeans).toBeLessThan(found.correlations.raw - 0.03);
    // One in 741 by chance, and none of them is told to others.
    expect(found.notFavoured.hinted / found.notFavoured.people).toBeLessThan(1 / 741);
    expect(found.notFavoured.listed).toBe(0);
  });

  it.each([SPREAD, COMPRESSED])('hints at some of those who are favoured by two levels in the $name one', (base) => {
    const { favoured, notFavoured } = measureMany(planted(base, 0, { ...SIZE, favour: 2 }), SEEDS.slice(0, 1));
    expect(favoured.hinted / favoured.people).toBeGreaterThan(0.15);
    expect(notFavoured.hinted / notFavoured.people).toBeLessThan(1 / 741);
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
  const large = governmentOf({ ...planted(SPREAD, 1, { appraisers: 40, ratees: [12, 12] }), seed: 5 }).people;
  const ofTwelve = large.filter(({ appraiserId }) => appraiserId === 'a3');
  const othersOfTwelve = large.filter(({ appraiserId }) => appraiserId !== 'a3');
  /** Others speak of so many of twelve, who are all of one unit. */
  const spokenOf = (count: number) => ofTwelve.map((person, at) => (at < count ? person : alone(person)));

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

  it.each([
    { known: 1, expected: ['NOT_COMPARABLE', 'TOO_LITTLE_FROM_OTHERS'] },
    { known: 5, expected: ['NOT_COMPARABLE', 'TOO_LITTLE_FROM_OTHERS'] },
    { known: 6, expected: ['LENIENT', null] },
  ])('others speak of $known of 12: $expected', ({ known, expected }) => {
    expect(verdictOf([...othersOfTwelve, ...spokenOf(known)], 'a3')).toEqual(expected);
  });
});

describe('the compressed base', () => {
  it('has the predicates of the country, within a tenth of a per cent of the rare ones', () => {
    const plan = planted(COMPRESSED, 0, { appraisers: 400, ratees: [12, 12] });
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
