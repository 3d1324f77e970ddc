import { ancestries, cyclicUnits } from './unit-tree.js';

describe('ancestries', () => {
  it('gives each unit itself and every unit above, nearest first', () => {
    const nodes = [
      { id: 'root', parentId: null },
      { id: 'agency', parentId: 'root' },
      { id: 'division', parentId: 'agency' },
    ];
    expect(ancestries(nodes).filter((row) => row.unitId === 'division')).toEqual([
      { unitId: 'division', ancestorId: 'division', depth: 0 },
      { unitId: 'division', ancestorId: 'agency', depth: 1 },
      { unitId: 'division', ancestorId: 'root', depth: 2 },
    ]);
    expect(ancestries(nodes)).toHaveLength(6);
  });
});

describe('cyclicUnits', () => {
  it.each([
    [
      'none in a tree',
      [
        { id: 'a', parentId: null },
        { id: 'b', parentId: 'a' },
      ],
      [],
    ],
    ['a unit below itself', [{ id: 'a', parentId: 'a' }], ['a']],
    [
      'two units below each other, not the one that hangs below them',
      [
        { id: 'a', parentId: 'b' },
        { id: 'b', parentId: 'a' },
        { id: 'c', parentId: 'a' },
      ],
      ['a', 'b'],
    ],
  ])('names %s', (_name, nodes, expected) => {
    expect(cyclicUnits(nodes)).toEqual(expected);
  });
});
