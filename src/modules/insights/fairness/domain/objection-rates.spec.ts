import { objectionRates } from './objection-rates.js';

describe('objectionRates (rule FA-11)', () => {
  it.each([
    {
      counts: { published: 10, filed: 4, upheld: 3, rejected: 1 },
      filedShare: 0.4,
      overturnShare: 0.75,
      from: 0.3,
      until: 0.95,
      training: true,
    },
    {
      counts: { published: 10, filed: 2, upheld: 2, rejected: 0 },
      filedShare: 0.2,
      overturnShare: 1,
      from: 0.34,
      until: 1,
      training: false,
    },
    {
      counts: { published: 20, filed: 5, upheld: 1, rejected: 4 },
      filedShare: 0.25,
      overturnShare: 0.2,
      from: 0.04,
      until: 0.62,
      training: false,
    },
  ])('$counts', ({ counts, filedShare, overturnShare, from, until, training }) => {
    const rates = objectionRates(counts, 0.05);
    expect(rates).toMatchObject({ filedShare, overturnShare, isTrainingProposed: training });
    expect(rates.overturnInterval?.[0]).toBeCloseTo(from, 2);
    expect(rates.overturnInterval?.[1]).toBeCloseTo(until, 2);
  });

  it('divides by nothing', () => {
    const counts = { published: 0, filed: 0, upheld: 0, rejected: 0 };
    expect(objectionRates(counts, 0.05)).toMatchObject({
      filedShare: null,
      overturnShare: null,
      overturnInterval: null,
    });
  });
});
