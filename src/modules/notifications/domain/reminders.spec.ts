import { isReminderDay } from './reminders.js';

describe('isReminderDay (rule NT-5)', () => {
  it.each([
    ['2026-01-16', false],
    ['2026-01-17', true],
    ['2026-01-18', false],
    ['2026-01-28', true],
    ['2026-01-31', true],
    ['2026-02-01', false],
    ['2026-02-07', true],
    ['2026-02-14', false],
  ])('of plans due by 31 January, on %s', (today, expected) => {
    expect(isReminderDay('2026-01-31', today)).toBe(expected);
  });
});
