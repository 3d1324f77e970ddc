import fc from 'fast-check';
import { OPEN_END, plusDays, SINCE_EVER } from '../../../../kernel/values/civil-date.js';
import { fitIn, moveIn, type NewEnd, takeOut } from './series.js';

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

/** Active since ever, on study from 1 March, suspended from 1 September. */
const HISTORY = [
  entry('active', SINCE_EVER, '2026-02-28'),
  entry('study', '2026-03-01', '2026-08-31'),
  entry('suspended', '2026-09-01'),
];
const past = (neighbourFrom: string) => ({ fault: 'PAST_NEIGHBOUR', neighbourFrom });

describe('moveIn (rule EM-50)', () => {
  it.each([
    ['later', 'study', '2026-03-15', { ends: { id: 'active', validUntil: '2026-03-14' } }],
    ['earlier', 'study', '2026-02-01', { ends: { id: 'active', validUntil: '2026-01-31' } }],
    ['to the same day', 'study', '2026-03-01', { ends: null }],
    ['to its own last day', 'study', '2026-08-31', { ends: { id: 'active', validUntil: '2026-08-30' } }],
    ['to where the next one begins', 'study', '2026-09-01', past('2026-09-01')],
    [
      'to the second day of the one before',
      'suspended',
      '2026-03-02',
      { ends: { id: 'study', validUntil: '2026-03-01' } },
    ],
    ['to where the one before begins', 'suspended', '2026-03-01', past('2026-03-01')],
    ['before the one before', 'suspended', '2025-01-01', past('2026-03-01')],
    [
      'the last one, into the far future',
      'suspended',
      '2099-01-01',
      { ends: { id: 'study', validUntil: '2098-12-31' } },
    ],
    ['the last one, to the open end', 'suspended', OPEN_END, past(OPEN_END)],
    ['what holds since ever', 'active', '2020-01-01', { fault: 'SINCE_EVER' }],
  ])('%s', (_name, id, from, expected) => {
    expect(moveIn(HISTORY, id, from)).toEqual(expected);
  });

  it('lets a first entry that has a first day begin on any day up to its last', () => {
    const series = [entry('a', '2026-01-01', '2026-05-31'), entry('b', '2026-06-01')];
    expect(moveIn(series, 'a', '2020-01-01')).toEqual({ ends: null });
    expect(moveIn(series, 'a', '2026-06-01')).toEqual(past('2026-06-01'));
  });
});

describe('takeOut (rule EM-51)', () => {
  it.each([
    ['from between two others', 'study', { ends: { id: 'active', validUntil: '2026-08-31' } }],
    ['the last one', 'suspended', { ends: { id: 'study', validUntil: OPEN_END } }],
    ['the first one', 'active', { fault: 'IS_FIRST' }],
  ])('%s', (_name, id, expected) => {
    expect(takeOut(HISTORY, id)).toEqual(expected);
  });
});

describe('A series', () => {
  type Series = readonly { id: string; validFrom: string; validUntil: string }[];
  const ended = (series: Series, ends: NewEnd | null): Series =>
    series.map((one) => (one.id === ends?.id ? { ...one, validUntil: ends.validUntil } : one));

  /** What is done to a series: something new, another first day, or taken out; `which` says of the entries which one. */
  function after(
    series: Series,
    { act, which, from }: { act: string; which: number; from: string },
    n: number,
  ): Series {
    const chosen = series[which % series.length]!;
    if (act === 'ADD') {
      const { ends, replaces, validUntil } = fitIn(series, from);
      return [
        ...ended(series, ends).filter(({ id }) => id !== replaces),
        { id: `new ${n}`, validFrom: from, validUntil },
      ];
    }
    if (act === 'MOVE') {
      const moved = moveIn(series, chosen.id, from);
      if ('fault' in moved) return series;
      return ended(series, moved.ends).map((one) => (one.id === chosen.id ? { ...one, validFrom: from } : one));
    }
    const taken = takeOut(series, chosen.id);
    return 'fault' in taken ? series : ended(series, taken.ends).filter(({ id }) => id !== chosen.id);
  }

  it('has neither gap nor overlap, whatever is added, corrected and withdrawn (EM-30, EM-50, EM-51)', () => {
    const step = fc.record({
      act: fc.constantFrom('ADD', 'MOVE', 'MOVE', 'TAKE'),
      which: fc.nat(20),
      from: fc.integer({ min: 0, max: 60 }).map((days) => plusDays('2026-01-01', days)),
    });
    fc.assert(
      fc.property(fc.constantFrom(SINCE_EVER, '2026-01-20'), fc.array(step, { maxLength: 30 }), (first, steps) => {
        let series: Series = [entry('first', first)];
        steps.forEach((one, n) => {
          series = after(series, one, n);
          const inOrder = [...series].sort((a, b) => a.validFrom.localeCompare(b.validFrom));
          expect(inOrder.at(-1)?.validUntil).toBe(OPEN_END);
          inOrder.slice(1).forEach((next, i) => expect(next.validFrom).toBe(plusDays(inOrder[i]!.validUntil, 1)));
          inOrder.forEach(({ validFrom, validUntil }) => expect(validFrom <= validUntil).toBe(true));
          if (first === SINCE_EVER) expect(inOrder[0]?.validFrom).toBe(SINCE_EVER);
        });
      }),
    );
  });
});
