import { entryDueOn, entryStateOf } from './entry.js';

const terms = { periodDueOn: '2026-04-14', activatedOn: '2026-01-20', closedOn: null, reopenedUntil: null };

describe('entryDueOn (rule PG-6)', () => {
  it.each([
    ['the deadline of the period', {}, '2026-04-14'],
    ['14 days after a late activation', { activatedOn: '2026-04-10' }, '2026-04-24'],
    ['14 days after a late closing', { closedOn: '2026-06-01' }, '2026-06-15'],
    ['the deadline, when the plan was closed early', { closedOn: '2026-02-01' }, '2026-04-14'],
    ['as long as it was reopened', { reopenedUntil: '2026-05-05' }, '2026-05-05'],
    ['the deadline, when a reopening ended before', { reopenedUntil: '2026-04-01' }, '2026-04-14'],
    ['the latest of all', { activatedOn: '2026-04-30', reopenedUntil: '2026-05-05' }, '2026-05-14'],
  ])('is %s', (_, other, expected) => {
    expect(entryDueOn({ ...terms, ...other })).toBe(expected);
  });
});

describe('entryStateOf (rule PG-6)', () => {
  const quarter = { from: '2026-01-01', until: '2026-03-31' };
  it.each([
    ['before its first day', null, '2025-12-31', 'TO_COME'],
    ['on its first day', null, '2026-01-01', 'OPEN'],
    ['on the last day for reports', null, '2026-04-14', 'OPEN'],
    ['the day after', null, '2026-04-15', 'CLOSED'],
    ['once it is rated', '2026-03-31', '2026-04-10', 'RATED'],
    ['when only days before its last are rated', '2026-03-30', '2026-04-10', 'OPEN'],
  ] as const)('%s', (_, closedUntil, today, expected) => {
    expect(entryStateOf(quarter, closedUntil, '2026-04-14', today)).toBe(expected);
  });
});
