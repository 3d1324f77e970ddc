import { ATTENDANCE_STATUSES, shownStatus, statusOf } from './attendance-status.js';
import { bandOf, monthlySummary, type PresenceDay } from './monthly-summary.js';

const DAY: PresenceDay = { status: 'HADIR', lateMinutes: 0, earlyLeaveMinutes: 0, noCheckIn: false, noCheckOut: false };
const day = (change: Partial<PresenceDay> = {}): PresenceDay => ({ ...DAY, ...change });

describe('bandOf (rule AT-1)', () => {
  it.each([
    [0, 0],
    [1, 1],
    [30, 1],
    [31, 2],
    [60, 2],
    [61, 3],
    [90, 3],
    [91, 4],
  ])('%i minutes: band %i', (minutes, band) => {
    expect(bandOf(minutes, false)).toBe(band);
    expect(bandOf(minutes, true)).toBe(4);
  });
});

describe('monthlySummary (rule AT-2)', () => {
  it('is empty without days', () => {
    expect(monthlySummary([])).toMatchObject({ days: 0, presentDays: 0, shortfallDays: 0, lateBands: [0, 0, 0, 0] });
  });

  it('counts presence, absence and leave, and minutes of days of presence only', () => {
    const days = [
      day({ lateMinutes: 20 }),
      day({ lateMinutes: 61, earlyLeaveMinutes: 5 }),
      day({ noCheckIn: true }),
      day({ status: 'WFH' }),
      day({ status: 'DINAS_LUAR' }),
      day({ status: 'TANPA_KETERANGAN', lateMinutes: 450 }),
      day({ status: 'CUTI_SAKIT' }),
    ];
    expect(monthlySummary(days)).toEqual({
      ...{ days: 7, presentDays: 5, absentDays: 1, leaveDays: 1, lateMinutes: 81, earlyLeaveMinutes: 5 },
      ...{ lateBands: [1, 0, 1, 1], earlyBands: [1, 0, 0, 0], shortfallDays: 0 },
    });
  });

  it.each([
    [449, 0],
    [450, 1],
    [899, 1],
    [900, 2],
  ])('makes of %i minutes %i whole days', (minutes, whole) => {
    const half = Math.floor(minutes / 2);
    const days = [day({ lateMinutes: half }), day({ earlyLeaveMinutes: minutes - half })];
    expect(monthlySummary(days).shortfallDays).toBe(whole);
  });
});

describe('statusOf', () => {
  it.each([
    ['HADIR', 'HADIR'],
    ['h', 'HADIR'],
    ['Tanpa Keterangan', 'TANPA_KETERANGAN'],
    ['cuti sakit', 'CUTI_SAKIT'],
    ['CT', 'CUTI_TAHUNAN'],
    ['libur', null],
  ])('reads "%s" as %s', (written, status) => {
    expect(statusOf(written)).toBe(status);
  });

  it('tells of a leave no more than that it is one', () => {
    expect([...new Set(ATTENDANCE_STATUSES.map(shownStatus))]).toEqual([
      ...['HADIR', 'DINAS_LUAR', 'WFH', 'TANPA_KETERANGAN', 'CUTI'],
    ]);
  });
});
