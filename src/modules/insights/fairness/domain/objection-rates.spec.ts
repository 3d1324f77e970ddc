import { objectionRates } from './objection-rates.js';

describe('objectionRates (rule FA-11)', () => {
  it.each([
    { counts: { filed: 4, upheld: 3, rejected: 1 }, overturnShare: 0.75, isTrainingProposed: true },
    { counts: { filed: 5, upheld: 2, rejected: 2 }, overturnShare: 0.5, isTrainingProposed: true },
    { counts: { filed: 2, upheld: 2, rejected: 0 }, overturnShare: 1, isTrainingProposed: false },
    { counts: { filed: 5, upheld: 1, rejected: 4 }, overturnShare: 0.2, isTrainingProposed: false },
    { counts: { filed: 1, upheld: 0, rejected: 0 }, overturnShare: null, isTrainingProposed: false },
  ])('$counts', ({ counts, ...expected }) => {
    expect(objectionRates(counts)).toEqual({ ...counts, ...expected });
  });
});
