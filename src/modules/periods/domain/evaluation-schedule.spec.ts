import fc from 'fast-check';
import { plusDays } from '../../../kernel/values/civil-date.js';
import { evaluationSchedule, SCHEMES } from './evaluation-schedule.js';

describe('evaluationSchedule (rule PE-1)', () => {
  it('cuts a year into its quarters', () => {
    expect(
      evaluationSchedule(2028, 'TRIWULANAN').map((p) => [p.name, p.startsOn, p.endsOn, p.selfAssessmentDueOn]),
    ).toEqual([
      ['Triwulan 1 2028', '2028-01-01', '2028-03-31', '2028-04-14'],
      ['Triwulan 2 2028', '2028-04-01', '2028-06-30', '2028-07-14'],
      ['Triwulan 3 2028', '2028-07-01', '2028-09-30', '2028-10-14'],
      ['Triwulan 4 2028', '2028-10-01', '2028-12-31', '2029-01-14'],
    ]);
  });

  it.each([
    [2028, '2028-02-29'],
    [2026, '2026-02-28'],
  ])('knows the last day of February %i', (year, expected) => {
    expect(evaluationSchedule(year, 'BULANAN')[1]?.endsOn).toBe(expected);
  });

  it('covers every year without gap and without overlap', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2020, max: 2120 }), fc.constantFrom(...SCHEMES), (year, scheme) => {
        const periods = evaluationSchedule(year, scheme);
        expect(periods[0]?.startsOn).toBe(`${year}-01-01`);
        expect(periods.at(-1)?.endsOn).toBe(`${year}-12-31`);
        periods.slice(1).forEach((p, i) => expect(p.startsOn).toBe(plusDays(periods[i]!.endsOn, 1)));
      }),
    );
  });
});
