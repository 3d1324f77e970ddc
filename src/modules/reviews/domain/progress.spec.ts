import { progressOf } from './progress.js';

describe('How far answering is (RV-6)', () => {
  it.each([
    [1, 1, '1-9', null],
    [9, 0, '1-9', null],
    [10, 9, '10-19', null],
    [19, 19, '10-19', null],
    [20, 19, '20+', 90],
    [20, 20, '20+', 100],
    [640, 63, '20+', 0],
  ])('of %d invitations, %d of them answered, is told as %s and %p per cent', (all, done, invitations, percent) => {
    expect(progressOf(all, done)).toEqual({ invitations, completedPercent: percent });
  });
});
