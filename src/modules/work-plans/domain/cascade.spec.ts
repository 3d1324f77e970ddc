import { describe, expect, it } from '@jest/globals';
import { linkChoice, mayStandBelow, TREE_LEVELS } from './cascade.js';

describe('levels of the performance tree (CA-1)', () => {
  it.each([
    ['OUTPUT', 'ULTIMATE_OUTCOME', true],
    ['IMMEDIATE_OUTCOME', 'INTERMEDIATE_OUTCOME', true],
    ['INTERMEDIATE_OUTCOME', 'INTERMEDIATE_OUTCOME', true],
    ['OUTPUT', 'OUTPUT', true],
    ['ULTIMATE_OUTCOME', 'OUTPUT', false],
    ['INTERMEDIATE_OUTCOME', 'IMMEDIATE_OUTCOME', false],
  ] as const)('%s below %s: %s', (child, parent, isAllowed) => {
    expect(mayStandBelow(child, parent)).toBe(isAllowed);
  });

  it('lets of two different levels exactly one stand below the other', () => {
    for (const a of TREE_LEVELS)
      for (const b of TREE_LEVELS.filter((one) => one !== a)) expect(mayStandBelow(a, b)).not.toBe(mayStandBelow(b, a));
  });
});

describe('the link of a result (CA-2)', () => {
  it.each([
    [null, null, { to: 'NOTHING' }],
    ['r1', null, { to: 'RESULT', id: 'r1' }],
    [null, 'n1', { to: 'NODE', id: 'n1' }],
    ['r1', 'n1', { to: 'BOTH' }],
  ])('to result %s and node %s', (result, node, choice) => {
    expect(linkChoice(result, node)).toEqual(choice);
  });
});
