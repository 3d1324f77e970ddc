import fc from 'fast-check';
import { isTooFew, type SeenGroup, withheldGroups } from './small-groups.js';

const of = (...people: number[]): SeenGroup[] => people.map((one) => ({ people: one, readable: 0 }));

describe('small groups (rules CH-4, CH-5)', () => {
  it.each([
    ['nobody', { people: 0, readable: 0 }, false],
    ['four whom the reader may not see', { people: 4, readable: 0 }, true],
    ['four of whom he may see three', { people: 4, readable: 3 }, true],
    ['four whom he may all see', { people: 4, readable: 4 }, false],
    ['five', { people: 5, readable: 0 }, false],
  ])('%s', (_, group, expected) => {
    expect(isTooFew(group, 5)).toBe(expected);
  });

  it.each([
    ['nothing where all are enough', of(5, 9, 0), [false, false, false]],
    ['the smallest other one with a single one', of(20, 3, 8), [false, true, true]],
    ['two that are too few together, and one more', of(1, 2, 9, 30), [true, true, true, false]],
    ['two that are enough together', of(4, 4, 9), [true, true, false]],
    ['a single group alone', of(3), [true]],
    ['no empty group', of(3, 0, 7), [true, false, true]],
  ])('withholds %s', (_, groups, expected) => {
    expect(withheldGroups(groups, 5)).toEqual(expected);
  });

  it('never lets few people be told by taking the others from the whole', () => {
    const group = fc.record({ people: fc.nat(30), seen: fc.nat(30) });
    fc.assert(
      fc.property(fc.array(group, { maxLength: 12 }), fc.integer({ min: 2, max: 12 }), (made, minimum) => {
        const groups = made.map(({ people, seen }) => ({ people, readable: Math.min(people, seen) }));
        const withheld = withheldGroups(groups, minimum);
        const hidden = groups.filter((_, at) => withheld[at]);
        const rest = groups.filter(({ people }, at) => people > 0 && !withheld[at]);
        for (const one of rest) expect(isTooFew(one, minimum)).toBe(false);
        if (hidden.length === 0 || rest.length === 0) return;
        expect(hidden.length).toBeGreaterThan(1);
        expect(hidden.reduce((sum, { people }) => sum + people, 0)).toBeGreaterThanOrEqual(minimum);
      }),
    );
  });
});
