import type { NumericTarget } from '../../monitoring/domain/achievement.js';
import type { Report } from '../../monitoring/domain/realised.js';
import { courseOf, isDivisible, milestones, shareOf } from './course.js';
import { outlookOf } from './outlook.js';

const YEAR = { from: '2026-01-01', until: '2026-12-31' };
const report = (occurredOn: string, value: number, isCumulative = false): Report => ({
  occurredOn,
  valueHundredths: value * 100,
  isCumulative,
});

describe('the course of an indicator (rule EW-1)', () => {
  const SIGNS = {
    statement: 'Jumlah laporan',
    unit: 'laporan',
    direction: 'NORMAL',
    schedule: null,
    periodMonths: 3,
  } as const;
  it.each([
    ['Tiga dokumen setiap triwulan', 3],
    ['Setiap bulan, tanggal 10', 1],
    ['Semester I dan II', 6],
    ['Setiap 6 bulan', 6],
    ['Pada akhir tahun', 12],
    ['Laporan tahunan', 12],
    ['Setiap bulan, Januari s.d. Desember', 1],
    ['Triwulan I–IV (Maret, Juni, September, Desember)', 3],
    ['Setiap 12 bulan', 12],
    ['Desember', 12],
    ['Setelah ada permintaan', 3],
    [null, 3],
  ] as const)('%s: every %i months', (schedule, months) => {
    expect(courseOf({ ...SIGNS, schedule }, [])).toEqual({ kind: 'SUM', months });
  });

  it.each([
    ['documents that add up', {}, [report('2026-02-01', 2)], 'SUM'],
    ['a budget in per cent', { unit: '%', statement: 'Serapan anggaran' }, [report('2026-02-01', 20, true)], 'SUM'],
    ['works in per cent', { unit: 'persen', statement: 'Kemajuan fisik' }, [report('2026-02-01', 20, true)], 'SUM'],
    ['a share that is said as a whole', { unit: '%' }, [report('2026-02-01', 90, true)], 'LEVEL'],
    ['a share in words', { unit: 'persen' }, [report('2026-02-01', 90, true)], 'LEVEL'],
    ['per cent that come on top', { unit: '%' }, [report('2026-02-01', 20)], 'SUM'],
    ['a share of which nothing is told', { unit: '%' }, [], 'SUM'],
    ['documents that are said as a whole', {}, [report('2026-02-01', 2, true)], 'SUM'],
    ['an index', { unit: 'indeks' }, [report('2026-02-01', 83, true)], 'LEVEL'],
    ['a waiting time', { unit: 'menit', direction: 'KHUSUS' }, [report('2026-02-01', 30, true)], 'LEVEL'],
    ['assessed documents that add up', { unit: 'dokumen penilaian' }, [report('2026-02-01', 3, true)], 'SUM'],
    ['complaints that add up', { direction: 'KHUSUS' }, [report('2026-02-01', 3)], 'SUM'],
    ['a share that fell', { unit: '%' }, [report('2026-02-01', 90, true), report('2026-03-01', 85, true)], 'LEVEL'],
  ] as const)('%s', (_, more, reports, kind) => {
    expect(courseOf({ ...SIGNS, ...more }, reports).kind).toBe(kind);
  });

  it.each([
    [YEAR, 3, ['2026-03-31', '2026-06-30', '2026-09-30', '2026-12-31']],
    [{ from: '2026-05-10', until: '2026-08-15' }, 3, ['2026-06-30', '2026-08-15']],
    [{ from: '2026-11-10', until: '2026-12-31' }, 1, ['2026-11-30', '2026-12-31']],
    [YEAR, 12, ['2026-12-31']],
  ] as const)('%o every %i months: %o', (plan, months, days) => {
    expect(milestones(plan, months)).toEqual(days);
  });

  it('knows which share of a plan has passed', () => {
    expect(shareOf(YEAR, '2026-03-31')).toBeCloseTo(90 / 365, 10);
    expect(shareOf(YEAR, '2027-03-31')).toBe(1);
  });
});

describe('whether a part of a target is told by the share of days (EW-1)', () => {
  it.each([
    ['dokumen', 'SUM', false, true],
    ['orang', 'SUM', false, true],
    [null, 'SUM', false, true],
    ['%', 'SUM', false, false],
    ['persen', 'SUM', false, false],
    ['menit', 'SUM', false, false],
    ['hari kerja', 'SUM', false, false],
    ['kualitas', 'SUM', false, false],
    // What was reported has shown that it adds up.
    ['%', 'SUM', true, true],
    ['menit', 'SUM', true, true],
    ['dokumen', 'LEVEL', false, false],
    ['dokumen', 'LEVEL', true, false],
    // Only whole words are units of time.
    ['laporan bulanan', 'SUM', false, true],
  ] as const)('of %s as a %s, reported: %s', (unit, kind, isReported, expected) => {
    expect(isDivisible(unit, { kind, months: 3 }, isReported)).toBe(expected);
  });
});

describe('the outlook of an indicator (rule EW-2)', () => {
  const TWELVE: NumericTarget = { target: 1200, targetUntil: null, direction: 'NORMAL', isMaximum: false };
  const LESS: NumericTarget = { ...TWELVE, direction: 'KHUSUS' };
  const look = (today: string, reports: readonly Report[], more: object = {}) =>
    outlookOf({
      ...{ target: TWELVE, course: { kind: 'SUM', months: 3 }, plan: YEAR, reports, today },
      ...{ thresholds: { onTrackPercent: 90, latePercent: 70 }, ...more },
    });
  const AT_END = { course: { kind: 'SUM', months: 12 } };
  const LEVEL = { course: { kind: 'LEVEL', months: 3 } };

  it.each([
    ['nothing is due yet', '2026-03-31', [], {}, 'NOT_DUE', 'NOTHING_DUE'],
    ['a part was due, and is still to be reported', '2026-04-14', [], {}, 'NOT_DUE', 'NOTHING_DUE'],
    ['a part was due, and was not reported', '2026-04-15', [], {}, 'NO_DATA', 'NOTHING_REPORTED'],
    ['3 of 2.96', '2026-04-15', [report('2026-03-01', 3)], {}, 'ON_TRACK', 'ON_PACE'],
    ['2.5 of 2.96: 84 %', '2026-04-15', [report('2026-03-01', 2.5)], {}, 'AT_RISK', 'BEHIND'],
    ['2 of 2.96: 68 %', '2026-04-15', [report('2026-03-01', 2)], {}, 'LATE', 'FAR_BEHIND'],
    [
      'enough with what came after the part that was due',
      '2026-04-15',
      [report('2026-03-01', 2), report('2026-04-10', 5)],
      {},
      'LATE',
      'FAR_BEHIND',
    ],
    ['nothing up to the part that was due', '2026-04-15', [report('2026-04-10', 5)], {}, 'LATE', 'FAR_BEHIND'],
    [
      'a level that was late in the part that was due',
      '2026-04-15',
      [report('2026-03-01', 6, true), report('2026-04-10', 12, true)],
      LEVEL,
      'ON_TRACK',
      'ON_PACE',
    ],
    [
      'all of it at once, after the part that was due',
      '2026-04-15',
      [report('2026-04-10', 12)],
      {},
      'ON_TRACK',
      'REACHED',
    ],
    ['2 before anything is due', '2026-03-15', [report('2026-03-01', 2)], {}, 'NOT_DUE', 'NOTHING_DUE'],
    ['all at the end', '2026-10-15', [], AT_END, 'NOT_DUE', 'NOTHING_DUE'],
    ['all at the end, with a beginning', '2026-10-15', [report('2026-10-01', 1)], AT_END, 'NOT_DUE', 'NOTHING_DUE'],
    ['the year is over, 12', '2027-01-15', [report('2026-12-01', 12)], {}, 'ON_TRACK', 'REACHED'],
    ['the year is over, 11', '2027-01-15', [report('2026-12-01', 11)], {}, 'LATE', 'MISSED'],
    ['a target in words', '2026-10-15', [], { target: null }, 'NO_DATA', 'IN_WORDS'],
    ['a level of 11 of 12', '2026-02-15', [report('2026-02-01', 11, true)], LEVEL, 'ON_TRACK', 'ON_PACE'],
    ['a level of 9 of 12', '2026-02-15', [report('2026-02-01', 9, true)], LEVEL, 'AT_RISK', 'BEHIND'],
    ['a level of 6 of 12', '2026-02-15', [report('2026-02-01', 6, true)], LEVEL, 'LATE', 'FAR_BEHIND'],
    ['at most 12, and 3 by March', '2026-03-15', [report('2026-03-01', 3)], { target: LESS }, 'ON_TRACK', 'ON_PACE'],
    ['at most 12, and 4 by March', '2026-03-15', [report('2026-03-01', 4)], { target: LESS }, 'LATE', 'FAR_BEHIND'],
    ['at most 12, and 3.5 by March', '2026-03-15', [report('2026-03-01', 3.5)], { target: LESS }, 'AT_RISK', 'BEHIND'],
    [
      'ahead until the pace broke off',
      '2026-10-20',
      [report('2026-02-01', 8.2), report('2026-09-30', 0)],
      {},
      'ON_TRACK',
      'ON_PACE',
    ],
  ] as const)('%s', (_, today, reports, more, status, reason) => {
    expect(look(today, reports, more)).toMatchObject({ status, reason });
  });

  it('says what was expected, at which pace, and what is due next', () => {
    expect(look('2026-04-15', [report('2026-03-01', 2.5)])).toMatchObject({
      ...{
        expected: 296,
        reached: 250,
        paceHundredths: 8446,
        comparedOn: '2026-03-31',
        nextDueOn: '2026-06-30',
        forecast: null,
      },
    });
  });

  it('warns of a pace that will not do, although the schedule is kept so far', () => {
    const months = { course: { kind: 'SUM', months: 1 } };
    const early = [report('2026-01-31', 5), report('2026-02-28', 1.5)];
    const still = ['03-31', '04-30', '05-31', '06-30', '07-31', '08-31'].map((day) => report(`2026-${day}`, 0.25));
    const seen = look('2026-09-10', [...early, ...still], months);
    expect(seen.reached).toBe(800);
    expect(seen.paceHundredths).toBeGreaterThan(9000);
    expect(seen.forecast?.value).toBeLessThan(1000);
  });

  it('forecasts from parts that are over, and never less than is reached', () => {
    const quarters = [report('2026-03-31', 3), report('2026-06-30', 3)];
    const { forecast } = look('2026-07-01', quarters);
    expect(forecast?.value).toBe(1200);
    expect(forecast!.lower).toBeLessThan(1200);
    expect(look('2026-07-05', [...quarters, report('2026-07-04', 20)]).forecast?.lower).toBe(2600);
  });
});
