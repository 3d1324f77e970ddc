import fc from 'fast-check';
import { OPEN_END, plusDays } from '../../../../kernel/values/civil-date.js';
import { fitIn } from './series.js';

const entry = (id: string, validFrom: string, validUntil = OPEN_END) => ({ id, validFrom, validUntil });

describe('fitIn (rule EM-30)', () => {
  it.each([
    ['the first of all', [], '2026-05-15', { ends: null, replaces: null, validUntil: OPEN_END }],
    [
      'after the one in force',
      [entry('a', '2020-01-01')],
      '2026-05-15',
      { ends: { id: 'a', validUntil: '2026-05-14' }, replaces: null, validUntil: OPEN_END },
    ],
    [
      'on the day on which another begins',
      [entry('a', '2020-01-01', '2026-05-14'), entry('b', '2026-05-15')],
      '2026-05-15',
      { ends: null, replaces: 'b', validUntil: OPEN_END },
    ],
    [
      'before one that is known already',
      [entry('a', '2020-01-01', '2026-05-14'), entry('b', '2026-05-15')],
      '2026-03-01',
      { ends: { id: 'a', validUntil: '2026-02-28' }, replaces: null, validUntil: '2026-05-14' },
    ],
  ])('%s', (_name, series, from, expected) => {
    expect(fitIn(series, from)).toEqual(expected);
  });

  it('leaves a series without gap and overlap, whatever is added in whatever order', () => {
    const day = fc.integer({ min: 0, max: 300 }).map((days) => plusDays('2026-01-01', days));
    fc.assert(
      fc.property(fc.array(day, { minLength: 1, maxLength: 12 }), (days) => {
        let series: { id: string; validFrom: string; validUntil: string }[] = [];
        days.forEach((from, n) => {
          const { ends, replaces, validUntil } = fitIn(series, from);
          series = series
            .filter(({ id }) => id !== replaces)
            .map((one) => (one.id === ends?.id ? { ...one, validUntil: ends.validUntil } : one));
          series.push({ id: String(n), validFrom: from, validUntil });
        });
        series.sort((a, b) => a.validFrom.localeCompare(b.validFrom));
        expect(series.at(-1)?.validUntil).toBe(OPEN_END);
        series.slice(1).forEach((one, i) => expect(one.validFrom).toBe(plusDays(series[i]!.validUntil, 1)));
        expect(new Set(series.map(({ validFrom }) => validFrom)).size).toBe(new Set(days).size);
      }),
    );
  });
});
