import { progressRefusal } from './progress-days.js';

const plan = { from: '2026-02-01', until: '2026-09-30' };

describe('progressRefusal (rules WP-8, WP-12)', () => {
  it.each([
    ['the day before the plan', '2026-01-31', null, '2026-05-10', 'OUTSIDE_PLAN'],
    ['the first day of the plan', '2026-02-01', null, '2026-05-10', null],
    ['today', '2026-05-10', null, '2026-05-10', null],
    ['tomorrow', '2026-05-11', null, '2026-05-10', 'OUTSIDE_PLAN'],
    ['the last day of the plan', '2026-09-30', null, '2026-11-01', null],
    ['the day after the plan', '2026-10-01', null, '2026-11-01', 'OUTSIDE_PLAN'],
    ['the last day that is rated', '2026-03-31', '2026-03-31', '2026-05-10', 'PERIOD_RATED'],
    ['a day in an earlier period than the last rated one', '2026-02-20', '2026-06-30', '2026-07-10', 'PERIOD_RATED'],
    ['the first day that is not rated', '2026-04-01', '2026-03-31', '2026-05-10', null],
    ['the day before the plan, when all of it is rated', '2026-01-31', '2026-12-31', '2026-12-31', 'OUTSIDE_PLAN'],
    ['the last day of the plan, when the year is rated', '2026-09-30', '2026-12-31', '2026-12-31', 'PERIOD_RATED'],
  ] as const)('%s', (_name, day, closedUntil, today, expected) => {
    expect(progressRefusal(day, plan, closedUntil, today)).toBe(expected);
  });
});
