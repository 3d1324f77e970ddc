import {
  DATA_REQUEST_STATUSES,
  DATA_REQUEST_TRANSITIONS,
  type DataRequestAction,
  dueAt,
  nextStatus,
  urgencyOf,
} from './data-request.states.js';

const ALLOWED: Record<string, string> = {
  'FILED accept hr': 'ACCEPTED',
  'FILED refuse hr': 'REFUSED',
  'FILED withdraw person': 'WITHDRAWN',
};
const cases = DATA_REQUEST_STATUSES.flatMap((status) =>
  (Object.keys(DATA_REQUEST_TRANSITIONS) as DataRequestAction[]).flatMap((action) =>
    (['person', 'hr'] as const).map((party) => ({ status, action, party })),
  ),
);

describe('states of a data request (rule PD-1)', () => {
  it.each(cases)('$status, $action by $party', ({ status, action, party }) => {
    expect(nextStatus(status, action, party)).toBe(ALLOWED[`${status} ${action} ${party}`] ?? null);
  });
});

describe('the time to decide (rule PD-1)', () => {
  const due = dueAt(new Date('2026-03-02T01:00:00.000Z'));

  it('is three times 24 hours, whatever the days are', () => {
    expect(due.toISOString()).toBe('2026-03-05T01:00:00.000Z');
    expect(dueAt(new Date('2026-12-30T20:00:00.000Z')).toISOString()).toBe('2027-01-02T20:00:00.000Z');
  });

  it.each([
    ['2026-03-02T01:00:00.000Z', 'OPEN'],
    ['2026-03-04T00:59:59.999Z', 'OPEN'],
    ['2026-03-04T01:00:00.000Z', 'DUE_SOON'],
    ['2026-03-05T01:00:00.000Z', 'DUE_SOON'],
    ['2026-03-05T01:00:00.001Z', 'OVERDUE'],
  ])('at %s: %s', (now, expected) => expect(urgencyOf(due, new Date(now))).toBe(expected));
});
