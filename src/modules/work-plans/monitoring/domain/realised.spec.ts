import fc from 'fast-check';
import { realisedOn, type Report } from './realised.js';

const added = (occurredOn: string, value: number | null): Report => ({
  ...{ occurredOn, valueHundredths: value, isCumulative: false },
});
const whole = (occurredOn: string, value: number): Report => ({
  occurredOn,
  valueHundredths: value,
  isCumulative: true,
});
const [JAN, FEB, MAR] = ['2026-01-31', '2026-02-28', '2026-03-31'] as const;

describe('realisedOn (rule PG-2)', () => {
  it.each<[string, Report[], string, number | null]>([
    ['nothing reported', [], MAR, null],
    ['only words', [added(JAN, null)], MAR, null],
    ['what comes on top of each other', [added(JAN, 300), added(FEB, 400)], MAR, 700],
    ['up to the day', [added(JAN, 300), added(FEB, 400)], JAN, 300],
    ['the whole said anew', [added(JAN, 300), whole(FEB, 500)], MAR, 500],
    ['on top of the whole', [whole(JAN, 300), added(FEB, 400)], MAR, 700],
    ['a correction of the same day', [added(JAN, 300), whole(JAN, 200)], MAR, 200],
    ['zero is a number', [added(JAN, 0)], MAR, 0],
  ])('%s', (_, reports, day, expected) => {
    expect(realisedOn(reports, day)).toBe(expected);
  });

  it('is the last whole and all that came after it', () => {
    const report = fc.record({
      occurredOn: fc.constantFrom(JAN, FEB, MAR),
      valueHundredths: fc.integer({ min: 0, max: 1_000_000 }),
      isCumulative: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(report, { minLength: 1, maxLength: 12 }), (unordered) => {
        const reports = unordered.toSorted((a, b) => (a.occurredOn < b.occurredOn ? -1 : 1));
        const from = Math.max(
          0,
          reports.findLastIndex(({ isCumulative }) => isCumulative),
        );
        const sum = reports.slice(from).reduce((total, { valueHundredths }) => total + valueHundredths, 0);
        expect(realisedOn(reports, MAR)).toBe(sum);
      }),
    );
  });
});
