import { copiedReasons, fastestRun, isCopyOf, recentShare } from './habits.js';
import type { Step } from './rated-year.js';

const SETTINGS = { alikePercent: 90, shortestReason: 20, fastRatings: 5, fastMinutes: 10 };
const LONG = 'Menyelesaikan laporan keuangan lebih awal dengan mutu yang baik';

describe('copies of reasons (rule FA-7)', () => {
  it.each([
    {
      name: 'the same words for two people',
      texts: [LONG, `${LONG}.`],
      last: [null, null],
      expected: { reasons: 2, fromOthers: 2, fromLastYear: 0 },
    },
    {
      name: 'other words',
      texts: [LONG, 'Membina tim lapangan sehingga aduan warga turun separuh'],
      last: [null, null],
      expected: { reasons: 2, fromOthers: 0, fromLastYear: 0 },
    },
    {
      name: 'those of last year',
      texts: [LONG, 'Baik'],
      last: [LONG.toUpperCase(), 'Baik'],
      expected: { reasons: 1, fromOthers: 0, fromLastYear: 1 },
    },
    {
      name: 'too short to tell',
      texts: ['Baik', 'Baik'],
      last: [null, null],
      expected: { reasons: 0, fromOthers: 0, fromLastYear: 0 },
    },
  ])('$name', ({ texts, last, expected }) => {
    const all = texts.map((text, at) => ({ employeeId: `e${at}`, text, lastYear: last[at] ?? null }));
    expect(copiedReasons(all, SETTINGS)).toEqual(expected);
  });
});

describe('copies of ratings (rule FA-7)', () => {
  const sheet = (values: readonly Step[], overall: readonly Step[] = [0]) => ({
    RESULT: [],
    VALUE: values,
    RESULT_OVERALL: overall,
    BEHAVIOUR_OVERALL: overall,
  });
  it.each([
    { now: sheet([1, 0, 0]), before: sheet([1, 0, 0]), copy: true },
    { now: sheet([1, 0, 0]), before: sheet([0, 0, 1]), copy: false },
    { now: sheet([1, 0, 0]), before: sheet([1, 0, 0], [1]), copy: false },
    { now: sheet([1, 0]), before: sheet([1, 0, 0]), copy: null },
    { now: sheet([]), before: sheet([], []), copy: null },
  ])('$now.VALUE after $before.VALUE: $copy', ({ now, before, copy }) => {
    expect(isCopyOf(now, before)).toBe(copy);
  });
});

describe('speed (rule FA-7)', () => {
  it.each([
    { minutes: [0, 1, 2, 3, 4, 60], most: 5 },
    { minutes: [0, 20, 40], most: 1 },
    { minutes: [30, 0, 10, 5], most: 3 },
    { minutes: [], most: 0 },
  ])('of ratings after $minutes minutes at most $most lie within ten', ({ minutes, most }) => {
    expect(
      fastestRun(
        minutes.map((one) => new Date(one * 60_000)),
        SETTINGS,
      ),
    ).toBe(most);
  });
});

describe('recency (rule FA-7)', () => {
  it.each([
    { pieces: 5, recent: 2, share: 0.4 },
    { pieces: 4, recent: 4, share: null },
    { pieces: 8, recent: 8, share: 1 },
  ])('of $pieces pieces of evidence with $recent late ones $share is late', ({ pieces, recent, share }) => {
    expect(recentShare({ pieces, recent })).toBe(share);
  });
});
