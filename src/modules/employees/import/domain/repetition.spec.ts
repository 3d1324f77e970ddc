import { type FileUse, isRepetition } from './repetition.js';

const use = (written: string): FileUse => {
  const [completeness, errorCount] = written.split(' ');
  return { completeness: completeness as FileUse['completeness'], errorCount: Number(errorCount) };
};

describe('isRepetition (rule IM-3)', () => {
  it.each([
    ['PARTIAL 0', 'PARTIAL 0', true],
    ['FULL 0', 'FULL 0', true],
    ['PARTIAL 0', 'FULL 0', true],
    ['FULL 0', 'PARTIAL 0', false],
    ['PARTIAL 0', 'PARTIAL 3', false],
    ['FULL 1', 'FULL 3', false],
    ['FULL 3', 'FULL 3', true],
    ['PARTIAL 4', 'PARTIAL 3', true],
  ])('of a file %s after %s is %s', (now, before, expected) => {
    expect(isRepetition(use(now), use(before))).toBe(expected);
  });
});
