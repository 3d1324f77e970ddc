import { reminderDay } from './reminders.js';

describe('reminderDay (rule NT-5)', () => {
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
    expect(reminderDay('2026-01-31', today)).toBe(expected);
  });
});
