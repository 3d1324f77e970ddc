import fc from 'fast-check';
import { holdsOn, OPEN_END, plusDays, SINCE_EVER } from '../../../../kernel/values/civil-date.js';
import { daysWithout, lengthOf, outsideOf, stretchesOf } from './absences.js';

const range = (validFrom: string, validUntil: string) => ({ validFrom, validUntil });

describe('outsideOf (rule EM-26)', () => {
  it.each([
    ['nothing known', [], []],
    ['since ever and without end', [range(SINCE_EVER, OPEN_END)], []],
    [
      'one contract',
      [range('2026-01-01', '2026-10-31')],
      [range(SINCE_EVER, '2025-12-31'), range('2026-11-01', OPEN_END)],
    ],
    [
      'two that touch, in any order',
      [range('2026-06-01', OPEN_END), range('2025-06-01', '2026-05-31')],
      [range(SINCE_EVER, '2025-05-31')],
    ],
    [
      'one within another',
      [range('2025-01-01', '2026-12-31'), range('2025-06-01', '2025-06-30')],
      [range(SINCE_EVER, '2024-12-31'), range('2027-01-01', OPEN_END)],
    ],
  ])('%s', (_name, ranges, expected) => {
    expect(outsideOf(ranges)).toEqual(expected);
  });

  it('covers with the ranges every day exactly once', () => {
    const day = fc.integer({ min: 0, max: 400 }).map((days) => plusDays('2026-01-01', days));
    const some = fc.tuple(day, day).map(([a, b]) => (a < b ? range(a, b) : range(b, a)));
    fc.assert(
      fc.property(fc.array(some, { minLength: 1, maxLength: 6 }), day, (ranges, probe) => {
        const outside = outsideOf(ranges).filter((one) => holdsOn(one, probe)).length;
        expect(outside).toBe(ranges.some((one) => holdsOn(one, probe)) ? 0 : 1);
      }),
    );
  });
});

describe('daysWithout (rule EM-26)', () => {
  const june = range('2026-06-01', '2026-06-30');

  it.each([
    ['nothing taken away', [], [june]],
    ['all of it', [range(SINCE_EVER, OPEN_END)], []],
    [
      'the middle',
      [range('2026-06-10', '2026-06-20')],
      [range('2026-06-01', '2026-06-09'), range('2026-06-21', '2026-06-30')],
    ],
    ['other days', [range('2026-07-01', OPEN_END)], [june]],
  ])('%s', (_name, others, expected) => {
    expect(daysWithout(june, others)).toEqual(expected);
  });
});

describe('stretchesOf (rule EM-26)', () => {
  it.each([
    ['nothing', [], []],
    [
      'an extension on the next day, in any order',
      [range('2026-03-21', '2026-04-09'), range('2026-03-01', '2026-03-20')],
      [range('2026-03-01', '2026-04-09')],
    ],
    [
      'a day at work between two',
      [range('2026-03-01', '2026-03-20'), range('2026-03-22', '2026-04-09')],
      [range('2026-03-01', '2026-03-20'), range('2026-03-22', '2026-04-09')],
    ],
    [
      'across the year end',
      [range('2026-12-20', '2026-12-31'), range('2027-01-01', '2027-01-20')],
      [range('2026-12-20', '2027-01-20')],
    ],
    [
      'one within another',
      [range('2026-03-01', OPEN_END), range('2026-04-01', '2026-04-02')],
      [range('2026-03-01', OPEN_END)],
    ],
  ])('%s', (_name, ranges, expected) => {
    expect(stretchesOf(ranges)).toEqual(expected);
  });

  it('are the same days, and no two of them touch', () => {
    const day = fc.integer({ min: 0, max: 90 }).map((days) => plusDays('2026-01-01', days));
    const some = fc.tuple(day, day).map(([a, b]) => (a < b ? range(a, b) : range(b, a)));
    fc.assert(
      fc.property(fc.array(some, { maxLength: 6 }), day, (ranges, probe) => {
        const stretches = stretchesOf(ranges);
        expect(stretches.some((one) => holdsOn(one, probe))).toBe(ranges.some((one) => holdsOn(one, probe)));
        stretches
          .slice(1)
          .forEach((one, i) => expect(one.validFrom > plusDays(stretches[i]!.validUntil, 1)).toBe(true));
      }),
    );
  });
});

describe('lengthOf', () => {
  it.each([
    [range('2026-03-01', '2026-03-01'), 1],
    [range('2028-02-28', '2028-03-01'), 3],
    [range('2026-12-31', '2027-01-29'), 30],
    [range('2026-01-01', OPEN_END), Infinity],
  ])('%j is %d', (days, expected) => {
    expect(lengthOf(days)).toBe(expected);
  });
});
