import { type GroupMember, groupDifferences, hiddenGroups } from './group-differences.js';
import { normalFromStudent } from './normal.js';

const SETTINGS = { smallestGroup: 10, alpha: 0.05 };
/** People of three appraisers, unless there are to be fewer. */
function members(group: string | null, count: number, level: number, by = 'a', appraisers = 3): GroupMember[] {
  const attributes = { SEX: group, AGE_BAND: null, GRADE: null, UNIT: null, EMPLOYMENT: null };
  return Array.from({ length: count }, (_, at) => ({
    ...{ appraiserId: `${by}${at % appraisers}`, level: level + (at % 2 ? 0.5 : -0.5), attributes },
  }));
}
const find = (all: readonly GroupMember[], group: string) =>
  groupDifferences(all, SETTINGS).find((one) => one.group === group);

describe('groupDifferences (rules FA-9, FA-10)', () => {
  it.each([
    { name: 'half a level apart', other: -0.5, difference: 0.5, isClear: true },
    { name: 'alike', other: 0, difference: 0, isClear: false },
  ])('$name', ({ other, difference, isClear }) => {
    const found = find([...members('L', 40, 0), ...members('P', 40, other)], 'L');
    expect(found?.difference).toBeCloseTo(difference, 10);
    expect(found?.interval?.[0]).toBeCloseTo(difference - 0.2254, 2);
    expect(found).toMatchObject({ people: 40, isClear, isSuppressed: false });
  });

  it('shows what is left between people of the same appraiser', () => {
    const all = [...members('L', 30, 1, 'mild'), ...members('P', 30, 0, 'severe')];
    expect(find(all, 'L')).toMatchObject({ difference: 1, withinAppraisers: 0 });
  });

  it('tells nothing of a small group, and nothing of the other one of two, from which it would follow', () => {
    for (const group of ['L', 'P'])
      expect(find([...members('L', 9, 0), ...members('P', 40, 1)], group)).toMatchObject({
        isSuppressed: true,
        people: null,
        difference: null,
        interval: null,
      });
  });

  it.each([
    { appraisers: 2, isSuppressed: true },
    { appraisers: 3, isSuppressed: false },
  ])('tells of a group that $appraisers appraisers have rated: $isSuppressed', ({ appraisers, isSuppressed }) => {
    const all = [...members('L', 40, 0, 'few', appraisers), ...members('P', 40, 1), ...members('X', 60, 1)];
    expect(find(all, 'L')).toMatchObject({ isSuppressed, people: isSuppressed ? null : 40 });
    expect(find(all, 'X')).toMatchObject({ isSuppressed: false });
  });

  it('leaves out whose attribute is not known', () => {
    expect(groupDifferences(members(null, 50, 0), SETTINGS)).toEqual([]);
  });
});

describe('hiddenGroups (rule FA-10)', () => {
  it.each([
    { name: 'nobody where all are large', groups: { a: 10, b: 30 }, hidden: [] },
    { name: 'the only small one with the next', groups: { a: 3, b: 12, c: 40 }, hidden: ['a', 'b'] },
    { name: 'two small ones that are enough together', groups: { a: 5, b: 6, c: 12 }, hidden: ['a', 'b'] },
    {
      name: 'two small ones and a third, where they are too few together',
      groups: { a: 3, b: 4, c: 12, d: 50 },
      hidden: ['a', 'b', 'c'],
    },
    { name: 'nobody of nobody', groups: {}, hidden: [] },
  ])('hides $name', ({ groups, hidden }) => {
    const sizes = Object.entries(groups).map(([group, people]) => ({ group, people, appraisers: 3 }));
    expect([...hiddenGroups(sizes, 10)].sort()).toEqual(hidden);
  });
});

describe('normalFromStudent', () => {
  it.each([
    { t: 2.2281, freedom: 10, z: 1.96 },
    { t: -2.086, freedom: 20, z: -1.96 },
    { t: 1.96, freedom: Infinity, z: 1.96 },
  ])('a t of $t with $freedom degrees is a z of $z', ({ t, freedom, z }) => {
    expect(normalFromStudent(t, freedom)).toBeCloseTo(z, 2);
  });
});
