import fc from 'fast-check';
import { bandOf, type Counts, type GroupAnswers, shownCell, shownGroups } from './anonymity.js';

const group = (name: GroupAnswers['group'], respondents: number, items: GroupAnswers['items'] = {}): GroupAnswers => ({
  group: name,
  respondents,
  items,
});

/** The groups with their sizes, as `PEER 3, OTHERS 4`. */
const told = (groups: readonly GroupAnswers<string>[]): string =>
  groups.map((one) => `${one.group} ${one.respondents}`).join(', ');

describe('which groups are shown (rule RV-8)', () => {
  it.each([
    ['each that is large enough', [4, 3, 5], 3, 'PEER 4, SUBORDINATE 3, SERVED 5'],
    ['small ones together as others', [4, 2, 1], 3, 'PEER 4, OTHERS 3'],
    ['none of what is too small together', [4, 1, 1], 3, 'PEER 4'],
    ['nobody at all', [1, 1, 0], 3, ''],
    ['others alone', [2, 2, 2], 3, 'OTHERS 6'],
    ['a group that is one short is no group', [4, 3, 0], 5, 'OTHERS 7'],
    ['two are enough where the rules say so', [2, 1, 0], 2, 'PEER 2'],
  ] as const)('%s', (_, [peers, subordinates, served], minimum, expected) => {
    const groups = [group('PEER', peers), group('SUBORDINATE', subordinates), group('SERVED', served)];
    expect(told(shownGroups(groups, minimum))).toBe(expected);
  });

  it('keeps of each only items with enough answers, and adds those of small groups up', () => {
    const shown = shownGroups(
      [
        group('PEER', 4, { a: [1, 1, 2], b: [0, 1, 1] }),
        group('SUBORDINATE', 2, { a: [1, 0, 0], b: [2, 0, 0] }),
        group('SERVED', 1, { a: [0, 0, 1], b: [0, 0, 1] }),
      ],
      3,
    );
    expect(shown.map(({ items }) => items)).toEqual([{ a: [1, 1, 2] }, { b: [2, 0, 1] }]);
  });
});

describe('how many took part (rule RV-8)', () => {
  it.each([
    [2, 2, '2-4'],
    [3, 3, '3-4'],
    [4, 3, '3-4'],
    [5, 3, '5-9'],
    [9, 3, '5-9'],
    [10, 3, '10+'],
    [40, 3, '10+'],
    [4, 4, '4-9'],
    [5, 4, '4-9'],
    [10, 4, '10+'],
    [5, 5, '5-9'],
    [6, 6, '6-9'],
    [9, 8, '8-9'],
    [9, 9, '9+'],
    [10, 9, '9+'],
    [10, 10, '10+'],
    [12, 12, '12+'],
  ])('%i with a minimum of %i: %s', (respondents, minimum, expected) => {
    expect(bandOf(respondents, minimum)).toBe(expected);
  });

  it('no band tells the number', () => {
    const size = fc.integer({ min: 2, max: 50 });
    fc.assert(
      fc.property(size, fc.nat(40), (minimum, more) => {
        const band = bandOf(minimum + more, minimum);
        const near = [minimum + more - 1, minimum + more + 1].filter((one) => one >= minimum);
        expect(near.map((one) => bandOf(one, minimum))).toContain(band);
      }),
    );
  });
});

describe('what is shown of an item (rule RV-9)', () => {
  it.each([
    ['in the middle', [0, 0, 3, 0, 0], { score: 50, spread: 'AGREED' }],
    ['as if one had gone up and one down', [0, 1, 1, 1, 0], { score: 50, spread: 'AGREED' }],
    ['the same mean of opposites', [1, 0, 1, 0, 1], { score: 50, spread: 'DIVIDED' }],
    ['the highest of all', [0, 0, 0, 0, 3], { score: 90, spread: 'AGREED' }],
    ['the highest of all but one', [0, 0, 0, 1, 2], { score: 90, spread: 'AGREED' }],
    ['the lowest of all', [3, 0, 0, 0, 0], { score: 10, spread: 'AGREED' }],
    ['rounded half up', [0, 0, 1, 1, 0], { score: 65, spread: 'AGREED' }],
    ['yes of all', [0, 3], { score: 65, spread: null }],
    ['yes of two', [1, 2], { score: 65, spread: null }],
    ['no of two', [2, 1], { score: 35, spread: null }],
  ] as [string, Counts, object][])('%s', (_, counts, expected) => expect(shownCell(counts, 3)).toEqual(expected));
});

/** All ways in which so many people can choose among so many answers. */
function allCounts(people: number, points: number): number[][] {
  if (points === 1) return [[people]];
  const firsts = Array.from({ length: people + 1 }, (_, first) => first);
  return firsts.flatMap((first) => allCounts(people - first, points - 1).map((rest) => [first, ...rest]));
}

describe('what can be learnt from what is shown (rule RV-9)', () => {
  const cases = [2, 3, 4].flatMap((minimum) =>
    [2, 3, 4, 5, 7, 10].flatMap((points) => [0, 1, 2].map((more) => ({ minimum, points, people: minimum + more }))),
  );

  /*
   * Who answered are alike to whoever reads: what one of them may have chosen is what anybody has chosen in any set of answers that looks
   * the same. There must be at least two such answers, even for who knows how many there are.
   */
  it.each(cases)('of $people with $points answers, minimum $minimum: nobody has only one possible answer', (one) => {
    const { minimum, points, people } = one;
    const possible = new Map<string, Set<number>>();
    for (const counts of allCounts(people, points)) {
      const shown = JSON.stringify(shownCell(counts, minimum));
      const chosen = possible.get(shown) ?? new Set();
      counts.forEach((count, at) => count > 0 && chosen.add(at));
      possible.set(shown, chosen);
    }
    for (const [shown, chosen] of possible) expect([shown, chosen.size >= 2]).toEqual([shown, true]);
  });

  const groups = fc.array(fc.tuple(fc.nat(6), fc.nat(6)), { minLength: 3, maxLength: 3 });

  it('no sum or difference of what is shown is about fewer people than the minimum', () => {
    fc.assert(
      fc.property(groups, fc.integer({ min: 2, max: 5 }), (sizes, minimum) => {
        const names = ['PEER', 'SUBORDINATE', 'SERVED'] as const;
        const given = sizes.map(([respondents, skipped], at) => {
          const answered = Math.max(0, respondents - skipped);
          return group(names[at]!, respondents, { a: [answered, 0, 0] });
        });
        const shown = shownGroups(given, minimum);
        // Groups have nobody in common, so each figure stands alone: to subtract leaves one of them or their sum.
        for (const { respondents, items } of shown) {
          expect(respondents).toBeGreaterThanOrEqual(minimum);
          for (const [count = 0] of Object.values(items)) expect(count).toBeGreaterThanOrEqual(minimum);
        }
        const people = shown.reduce((sum, { respondents }) => sum + respondents, 0);
        const left = sizes.reduce((sum, [respondents]) => sum + respondents, 0) - people;
        expect(left).toBeLessThan(minimum);
      }),
    );
  });
});
