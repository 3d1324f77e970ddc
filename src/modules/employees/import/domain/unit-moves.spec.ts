import { branchOf } from './unit-moves.js';

describe('branchOf (rule IM-4)', () => {
  const parents = new Map([
    ['R', null],
    ['A', 'R'],
    ['A1', 'A'],
    ['A11', 'A1'],
    ['B', 'R'],
  ]);

  it.each([
    ['A', ['A', 'A1', 'A11']],
    ['A11', ['A11']],
    ['R', ['R', 'A', 'B', 'A1', 'A11']],
    ['unknown', ['unknown']],
  ])('of %s is %j', (id, branch) => {
    expect(branchOf(id, parents)).toEqual(branch);
  });
});
