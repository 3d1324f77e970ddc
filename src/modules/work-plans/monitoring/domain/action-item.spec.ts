import { actionRefusal } from './action-item.js';

const SECOND = { from: '2026-04-01', until: '2026-06-30' };

describe('actionRefusal (rule PG-3)', () => {
  it.each([
    ['a year', '2026-01-01', '2026-12-31', null, null],
    ['a year, of which the quarter before is rated', '2026-01-01', '2026-12-31', '2026-03-31', null],
    ['a year, of which the quarter is rated', '2026-01-01', '2026-12-31', '2026-06-30', 'PERIOD_RATED'],
    ['a plan that ended in the quarter and is rated', '2026-01-01', '2026-05-14', '2026-05-14', 'PERIOD_RATED'],
    ['a plan that ended on its first day', '2026-01-01', '2026-04-01', null, null],
    ['a plan that ended before', '2026-01-01', '2026-03-31', null, 'OUTSIDE_PLAN'],
    ['a plan that begins later', '2026-07-01', '2026-12-31', null, 'OUTSIDE_PLAN'],
  ] as const)('%s', (_, from, until, closedUntil, expected) => {
    expect(actionRefusal(SECOND, { from, until }, closedUntil)).toBe(expected);
  });
});
