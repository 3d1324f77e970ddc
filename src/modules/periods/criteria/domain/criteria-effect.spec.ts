import {
  acknowledgementDueOn,
  acknowledgementStanding,
  countsFrom,
  isReminderDay,
  type PublishedVersion,
  versionThatCounts,
} from './criteria-effect.js';

const QUARTERS = ['2026-01-01', '2026-04-01', '2026-07-01', '2026-10-01'];

describe('countsFrom (rule CR-7)', () => {
  it.each([
    { name: 'before the year', on: '2025-12-15', days: QUARTERS, expected: '2026-01-01' },
    { name: 'on the first day of the year', on: '2026-01-01', days: QUARTERS, expected: '2026-01-01' },
    { name: 'a day late: from the next period on', on: '2026-01-02', days: QUARTERS, expected: '2026-04-01' },
    { name: 'within the third period', on: '2026-08-31', days: QUARTERS, expected: '2026-10-01' },
    { name: 'after the last period has begun', on: '2026-10-02', days: QUARTERS, expected: null },
    { name: 'for one period, in time', on: '2026-04-01', days: ['2026-04-01'], expected: '2026-04-01' },
    { name: 'for one period, late', on: '2026-04-02', days: ['2026-04-01'], expected: null },
    { name: 'in any order', on: '2026-03-05', days: QUARTERS.toReversed(), expected: '2026-04-01' },
  ])('$name', ({ on, days, expected }) => {
    expect(countsFrom(on, days)).toBe(expected);
  });
});

describe('versionThatCounts (rules CR-2, CR-7)', () => {
  const root: PublishedVersion = { depth: 2, isForPeriod: false, effectiveFrom: '2026-01-01', edition: 1 };
  const own: PublishedVersion = { ...root, depth: 0 };
  const late: PublishedVersion = { ...root, edition: 2, effectiveFrom: '2026-04-01' };

  it.each([
    { name: 'none', versions: [], on: '2026-01-01', expected: undefined },
    { name: 'that of the government where no unit has its own', versions: [root], on: '2026-01-01', expected: root },
    { name: 'that of the nearest unit as a whole', versions: [root, own], on: '2026-01-01', expected: own },
    { name: 'nothing that takes effect later', versions: [late], on: '2026-01-01', expected: undefined },
    { name: 'the former version before the next one counts', versions: [root, late], on: '2026-01-01', expected: root },
    { name: 'the next version from its day on', versions: [root, late], on: '2026-04-01', expected: late },
    {
      name: 'that of the government while that of the unit comes late',
      versions: [root, { ...own, effectiveFrom: '2026-07-01' }],
      on: '2026-04-01',
      expected: root,
    },
    {
      name: 'of one unit that of the period before that of the year',
      versions: [root, { ...root, isForPeriod: true, effectiveFrom: '2026-04-01' }],
      on: '2026-04-01',
      expected: { ...root, isForPeriod: true, effectiveFrom: '2026-04-01' },
    },
    {
      name: 'of two of one day the later edition',
      versions: [{ ...root, edition: 2 }, root],
      on: '2026-01-01',
      expected: { ...root, edition: 2 },
    },
  ])('$name', ({ versions, on, expected }) => {
    expect(versionThatCounts(versions, on)).toEqual(expected);
  });
});

describe('acknowledgement (rule CR-8)', () => {
  it.each([
    { name: 'there since long', since: '2025-01-01', on: '2025-12-20', due: '2026-01-01', standing: 'IN_TIME' },
    { name: 'on the first day', since: '2026-01-01', on: '2026-01-01', due: '2026-01-01', standing: 'IN_TIME' },
    { name: 'a day late', since: '2025-01-01', on: '2026-01-02', due: '2026-01-01', standing: 'LATE' },
    { name: 'came in February', since: '2026-02-01', on: '2026-02-15', due: '2026-02-15', standing: 'IN_TIME' },
    { name: 'came in February, late', since: '2026-02-01', on: '2026-02-16', due: '2026-02-15', standing: 'LATE' },
    { name: 'not at all', since: '2025-01-01', on: null, due: '2026-01-01', standing: 'MISSING' },
  ])('$name', ({ since, on, due, standing }) => {
    const dueOn = acknowledgementDueOn('2026-01-01', since, 14);
    expect(dueOn).toBe(due);
    expect(acknowledgementStanding(on, dueOn)).toBe(standing);
  });
});

describe('isReminderDay (rule CR-9)', () => {
  it.each([
    ['2026-03-02', false],
    ['2026-03-08', false],
    ['2026-03-09', true],
    ['2026-03-10', false],
    ['2026-03-16', true],
    ['2026-03-01', false],
  ])('published on 2 March, every 7 days: %s', (today, expected) => {
    expect(isReminderDay('2026-03-02', today, 7)).toBe(expected);
  });
});
