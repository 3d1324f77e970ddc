import fc from 'fast-check';
import { type CivilDate, plusDays } from '../../../../kernel/values/civil-date.js';
import { decisionDueOn, objectionDueOn, receivedOn } from './objection-terms.js';

/** Five days a week; 19 and 20 to 24 March 2026 are free (Nyepi, Idul Fitri and joint leave). */
const FREE = ['2026-03-18', '2026-03-19', '2026-03-20', '2026-03-23', '2026-03-24'];
function plusWorkingDays(day: CivilDate, workingDays: number): CivilDate {
  let at = day;
  for (let left = workingDays; left > 0;) {
    at = plusDays(at, 1);
    const weekday = new Date(`${at}T00:00:00Z`).getUTCDay();
    if (weekday !== 0 && weekday !== 6 && !FREE.includes(at)) left -= 1;
  }
  return at;
}
const CALENDAR = { objectionDays: 14, objectionDaysAre: 'CALENDAR_DAYS' } as const;
const WORKING = { objectionDays: 14, objectionDaysAre: 'WORKING_DAYS' } as const;

describe('the receipt (rule OB-1)', () => {
  it.each([
    ['2026-04-13', '2026-04-13', '2026-04-13'],
    ['2026-04-13', '2026-04-20', '2026-04-20'],
    ['2026-04-13', null, '2026-05-01'],
    ['2026-04-13', '2026-05-04', '2026-05-01'],
    ['2026-03-13', null, '2026-04-09'],
  ])('published on %s, acknowledged on %s, was received on %s', (published, acknowledged, expected) => {
    expect(receivedOn(published, acknowledged, { receiptWorkingDays: 14 }, plusWorkingDays)).toBe(expected);
  });
});

describe('the last day to object (rule OB-2)', () => {
  it.each([
    ['2026-04-13', CALENDAR, '2026-04-27'],
    ['2026-03-10', CALENDAR, '2026-03-24'],
    ['2026-12-20', CALENDAR, '2027-01-03'],
    ['2026-04-13', WORKING, '2026-05-01'],
    ['2026-03-10', WORKING, '2026-04-06'],
  ])('received on %s, with %o, is %s', (received, terms, expected) => {
    expect(objectionDueOn(received, terms, plusWorkingDays)).toBe(expected);
  });

  it('is never earlier in working days than in calendar days', () => {
    const day = fc.integer({ min: 0, max: 700 }).map((n) => plusDays('2026-01-01', n));
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 60 }), (received, objectionDays) => {
        const working = objectionDueOn(received, { ...WORKING, objectionDays }, plusWorkingDays);
        const calendar = objectionDueOn(received, { ...CALENDAR, objectionDays }, plusWorkingDays);
        expect(working >= calendar && calendar > received).toBe(true);
      }),
    );
  });
});

describe('the decision (rule OB-7)', () => {
  it.each([
    ['2026-04-13', null, '2026-05-01'],
    ['2026-04-13', '2026-05-04', '2026-05-22'],
    ['2026-04-13', '2026-04-10', '2026-05-01'],
  ])('filed on %s, another examiner since %s, is due on %s', (filed, appointed, expected) => {
    expect(decisionDueOn(filed, appointed, 14, plusWorkingDays)).toBe(expected);
  });
});
