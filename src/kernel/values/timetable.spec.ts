import { describe, expect, it } from '@jest/globals';
import { SystemClock } from '../clock/clock.js';
import { nextTime, type Timetable, timetableText } from './timetable.js';

describe('nextTime', () => {
  it.each<[string, Timetable, string, string]>([
    ['Asia/Jakarta', { dailyAt: '00:30' }, '2026-03-01T17:29:59.999Z', '2026-03-01T17:30:00.000Z'],
    ['Asia/Jakarta', { dailyAt: '00:30' }, '2026-03-01T17:30:00.000Z', '2026-03-02T17:30:00.000Z'],
    ['Asia/Jayapura', { dailyAt: '00:30' }, '2026-03-01T17:00:00.000Z', '2026-03-02T15:30:00.000Z'],
    ['Asia/Makassar', { dailyAt: '23:59' }, '2026-12-31T15:58:00.000Z', '2026-12-31T15:59:00.000Z'],
    ['Asia/Makassar', { dailyAt: '23:59' }, '2026-12-31T15:59:00.000Z', '2027-01-01T15:59:00.000Z'],
    ['Asia/Jakarta', { everyMinutes: 10 }, '2026-03-01T17:00:00.000Z', '2026-03-01T17:10:00.000Z'],
    ['Asia/Jakarta', { everyMinutes: 10 }, '2026-03-01T17:09:59.999Z', '2026-03-01T17:10:00.000Z'],
    // What does not divide the day begins anew at midnight.
    ['Asia/Jakarta', { everyMinutes: 50 }, '2026-03-01T16:45:00.000Z', '2026-03-01T17:00:00.000Z'],
  ])('in %s, %j after %s is %s', (zone, timetable, after, expected) => {
    expect(nextTime(timetable, new Date(after), new SystemClock(zone)).toISOString()).toBe(expected);
  });

  it('is written for people', () => {
    expect(timetableText({ dailyAt: '00:30' })).toBe('daily at 00:30');
    expect(timetableText({ everyMinutes: 10 })).toBe('every 10 minutes');
  });
});
