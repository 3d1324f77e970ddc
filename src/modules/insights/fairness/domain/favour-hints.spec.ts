import { favourHints } from './favour-hints.js';
import { mutualFavours } from './reciprocity.js';

describe('favour hints (rule FA-8)', () => {
  it('names those far above what is expected, the farthest first', () => {
    const surprise = (employeeId: string, deviations: number) => ({ appraiserId: 'a', employeeId, deviations });
    const found = favourHints([surprise('x', 3.1), surprise('y', 2.9), surprise('z', 4), surprise('w', -5)], 3);
    expect(found.map(({ employeeId }) => employeeId)).toEqual(['z', 'x']);
  });
});

describe('mutual favour (rule FA-8)', () => {
  const people = ['a', 'b', 'c', 'd'];
  /** Everybody gives everybody 60, but for what is said. */
  const answers = (other: Readonly<Record<string, number | undefined>>) =>
    people.flatMap((from) =>
      people.filter((about) => about !== from).map((about) => ({ from, about, value: other[`${from}${about}`] ?? 60 })),
    );
  it.each([
    { name: 'two who praise each other', other: { ab: 95, ba: 95 }, pairs: ['ab'] },
    { name: 'one who praises alone', other: { ab: 95 }, pairs: [] },
    { name: 'somebody good whom all praise', other: { ab: 95, cb: 95, db: 95, ba: 65 }, pairs: [] },
    { name: 'somebody mild to all', other: { ab: 95, ac: 95, ad: 95, ba: 65 }, pairs: [] },
    { name: 'nobody', other: {}, pairs: [] },
  ])('$name', ({ other, pairs }) => {
    expect(mutualFavours(answers(other), 15).map((pair) => pair.one + pair.other)).toEqual(pairs);
  });
});
