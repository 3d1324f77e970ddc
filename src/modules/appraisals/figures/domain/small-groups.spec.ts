import fc from 'fast-check';
import { isTooFew, isUnitWithheld, type UnreadFamily, withheldGroups } from './small-groups.js';

describe('small groups (rules CH-4, CH-5)', () => {
  it.each([
    ['nobody whom the reader may not see', 0, false],
    ['one of them', 1, true],
    ['four of them', 4, true],
    ['five of them', 5, false],
  ])('%s', (_, unread, expected) => {
    expect(isTooFew(unread, 5)).toBe(expected);
  });

  it.each([
    ['nothing where all are enough', [5, 9, 0], 0, [false, false, false]],
    ['the smallest other one with a single one', [20, 3, 8], 0, [false, true, true]],
    ['two that are too few together, and one more', [1, 2, 9, 30], 0, [true, true, true, false]],
    ['two that are enough together', [4, 4, 9], 0, [true, true, false]],
    ['a single group alone', [3], 0, [true]],
    ['none of which all may be seen', [3, 0, 7], 0, [true, false, true]],
    ['the smallest one with a few beside them', [11, 20], 1, [true, false]],
    ['only what is too few with enough beside them', [20, 3], 5, [false, true]],
    ['nothing with nobody beside them', [11, 20], 0, [false, false]],
  ])('withholds %s', (_, groups, beside, expected) => {
    expect(withheldGroups(groups, 5, beside)).toEqual(expected);
  });

  it('never lets few people be told by taking the others from the whole', () => {
    const groups = fc.array(fc.nat(30), { maxLength: 12 });
    fc.assert(
      fc.property(groups, fc.nat(8), fc.integer({ min: 2, max: 12 }), (made, beside, minimum) => {
        const withheld = withheldGroups(made, minimum, beside);
        const [hidden, shown] = [true, false].map((is) => made.filter((_, at) => withheld[at] === is)) as [
          number[],
          number[],
        ];
        for (const one of shown) expect(isTooFew(one, minimum)).toBe(false);
        if (shown.every((one) => one === 0)) return;
        expect(
          isTooFew(
            hidden.reduce((sum, one) => sum + one, beside),
            minimum,
          ),
        ).toBe(false);
      }),
    );
  });
});

describe('the figures of a unit beside those around it (rule CH-9)', () => {
  const none: UnreadFamily[] = [];
  it.each([
    ['a unit of enough people that stands alone', 5, none, false],
    ['a unit of too few', 4, none, true],
    ['a unit of which all may be read', 0, [{ own: 1, below: [0, 7], next: 0 }], false],
    ['eleven of twelve, whose difference is one', 11, [{ own: 1, below: [11], next: 0 }], true],
    ['eleven of twelve, of whom the one may be read', 11, [{ own: 0, below: [11], next: 0 }], false],
    ['eleven of sixteen', 11, [{ own: 5, below: [11], next: 0 }], false],
    ['the smallest sibling of a unit of three', 6, [{ own: 0, below: [3, 6, 9], next: 1 }], true],
    ['another sibling of a unit of three', 9, [{ own: 0, below: [3, 6, 9], next: 2 }], false],
    [
      'what is below a withheld unit',
      6,
      [
        { own: 0, below: [3, 12, 20], next: 1 },
        { own: 6, below: [6], next: 0 },
      ],
      true,
    ],
  ])('%s', (_, unread, above, expected) => {
    expect(isUnitWithheld(unread, above, 5)).toBe(expected);
  });

  interface Unit {
    readonly own: number;
    readonly below: readonly Unit[];
  }
  const allOf = ({ own, below }: Unit): number => below.reduce((sum, one) => sum + allOf(one), own);

  /** How many people each shown unit adds to the shown units within it, wherever they are. */
  function leftovers(unit: Unit, above: readonly UnreadFamily[], minimum: number): { rest: number; told: number[] } {
    const counts = unit.below.map(allOf);
    const within = unit.below.map((one, next) =>
      leftovers(one, [...above, { own: unit.own, below: counts, next }], minimum),
    );
    const rest = within.reduce((sum, one) => sum + one.rest, unit.own);
    const told = within.flatMap((one) => one.told);
    return isUnitWithheld(allOf(unit), above, minimum) ? { rest, told } : { rest: 0, told: [...told, rest] };
  }

  it('leaves of shown units, taken from one another, never too few', () => {
    const unitOf = (levels: number): fc.Arbitrary<Unit> =>
      fc.record({
        own: fc.oneof(fc.constant(0), fc.nat(9)),
        below: levels === 0 ? fc.constant([]) : fc.array(unitOf(levels - 1), { maxLength: 4 }),
      });
    fc.assert(
      fc.property(unitOf(3), fc.integer({ min: 2, max: 8 }), (government, minimum) => {
        const { told } = leftovers(government, [], minimum);
        expect(told.filter((rest) => isTooFew(rest, minimum))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('always shows the highest unit that is enough', () => {
    fc.assert(fc.property(fc.integer({ min: 5, max: 99 }), (unread) => !isUnitWithheld(unread, [], 5)));
  });
});
