import { isRemindedOf, reminderOf } from './reminders.js';

describe('reminderOf (rule NT-5)', () => {
  it.each([
    ['2026-01-16', null],
    ['2026-01-17', '2026-01-17'],
    ['2026-01-19', '2026-01-17'],
    ['2026-01-20', null],
    ['2026-01-28', '2026-01-28'],
    ['2026-01-30', '2026-01-28'],
    ['2026-01-31', '2026-01-31'],
    ['2026-02-02', '2026-01-31'],
    ['2026-02-03', null],
    ['2026-02-07', '2026-02-07'],
    ['2026-02-10', null],
  ])('of plans due by 31 January, on %s', (today, expected) => {
    const dueOn = '2026-01-31';
    const reminder = expected === null ? null : { day: expected, dueOn };
    expect(reminderOf([{ since: '2025-01-01', dueOn }], today)).toEqual(reminder);
  });

  it.each([
    ['before it was to be done', [['2026-03-10', '2026-03-12']], '2026-03-09', null],
    ['on the day on which it came', [['2026-03-09', '2026-03-12']], '2026-03-09', null],
    ['of one that came later', [['2026-03-02', '2026-03-12']], '2026-03-09', ['2026-03-09', '2026-03-12']],
    [
      'of the nearest deadline of several on one day',
      [
        ['2026-03-02', '2026-03-12'],
        ['2026-02-26', '2026-03-09'],
      ],
      '2026-03-09',
      ['2026-03-09', '2026-03-09'],
    ],
    [
      'of what is for today rather than of what was missed',
      [
        ['2026-02-26', '2026-03-08'],
        ['2026-03-02', '2026-03-12'],
      ],
      '2026-03-09',
      ['2026-03-09', '2026-03-12'],
    ],
    ['of nothing', [], '2026-03-09', null],
  ])('is given %s', (_, tasks, today, expected) => {
    const of = tasks.map(([since = '', dueOn = '']) => ({ since, dueOn }));
    expect(reminderOf(of, today)).toEqual(expected && { day: expected[0], dueOn: expected[1] });
  });
});

describe('isRemindedOf (rule NT-5)', () => {
  it.each([
    ['2026-01-16', false],
    ['2026-01-17', true],
    ['2026-12-31', true],
    ['2027-01-09', true],
    ['2027-01-10', false],
  ])('of 2026, whose plans are due by 31 January, on %s', (day, expected) => {
    expect(isRemindedOf({ planDueOn: '2026-01-31', endsOn: '2026-12-31' }, day)).toBe(expected);
  });
});
