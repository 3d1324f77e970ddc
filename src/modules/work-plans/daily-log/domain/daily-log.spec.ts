import { daysOfMonth, isAboveWorkingDay, minutesLeft, tieFault } from './daily-log.js';

describe('what an entry is tied to (rule DL-1)', () => {
  const NONE = { resultId: null, otherDuty: null, quantityHundredths: null, unit: null };
  it.each([
    ['a result', { resultId: 'r' }, null],
    ['another duty', { otherDuty: 'Apel pagi' }, null],
    ['nothing', {}, 'RESULT_OR_OTHER'],
    ['both', { resultId: 'r', otherDuty: 'Apel pagi' }, 'RESULT_OR_OTHER'],
    ['three documents', { resultId: 'r', quantityHundredths: 300, unit: 'dokumen' }, null],
    ['three of nothing', { resultId: 'r', quantityHundredths: 300 }, 'QUANTITY_AND_UNIT'],
    ['documents without number', { resultId: 'r', unit: 'dokumen' }, 'QUANTITY_AND_UNIT'],
  ] as const)('%s', (_, tie, fault) => {
    expect(tieFault({ ...NONE, ...tie })).toBe(fault);
  });
});

describe('the minutes of a day (rule DL-2)', () => {
  it.each([
    [0, 1440],
    [450, 990],
    [1440, 0],
  ])('%i minutes leave %i', (taken, left) => {
    expect(minutesLeft(taken)).toBe(left);
  });

  it.each([
    [450, 450, false],
    [451, 450, true],
    [1440, null, false],
  ])('%i minutes of a working day of %s: %s', (minutes, workingDay, isAbove) => {
    expect(isAboveWorkingDay(minutes, workingDay)).toBe(isAbove);
  });
});

describe('daysOfMonth', () => {
  it.each([
    ['2026-02', '2026-02-01', '2026-02-28'],
    ['2028-02', '2028-02-01', '2028-02-29'],
    ['2026-12', '2026-12-01', '2026-12-31'],
  ])('%s', (month, from, until) => {
    expect(daysOfMonth(month)).toEqual({ from, until });
  });
});
