import fc from 'fast-check';
import { type AgencyYear, PUBLIC_PREDICATES, type PublishedUnit, publishedYear } from './published-year.js';

const agency = (name: string, people: readonly number[], objections = 0, upheld = 0): AgencyYear => ({
  ...{ unitId: name, unitName: name, objections, upheld },
  counts: Object.fromEntries(PUBLIC_PREDICATES.map((code, at) => [code, people[at] ?? 0])) as AgencyYear['counts'],
  daysToDecide: Array.from({ length: objections }, (_, at) => at + 10),
});
const shown = (unit: PublishedUnit | null | undefined): (number | null)[] =>
  unit?.predicates.map(({ people }) => people) ?? [];

describe('published years (rules PF-2, PF-3)', () => {
  it('shows an agency of many, with the rates of all', () => {
    const { government, agencies } = publishedYear(
      2026,
      [agency('a', [30, 60, 10], 10, 5), agency('b', [20, 70, 8], 6, 0)],
      10,
    );
    expect(agencies.map(shown)).toEqual([
      [30, 60, 10, 0, 0],
      [20, 70, 8, 0, 0],
    ]);
    expect(government).toMatchObject({
      people: 198,
      objectionRateTenths: 81,
      upheldRateTenths: 313,
      medianDaysToDecide: 13,
    });
    expect(agencies[0]).toMatchObject({
      people: 100,
      objectionRateTenths: 100,
      upheldRateTenths: 500,
      medianDaysToDecide: 14,
    });
  });

  it('withholds a number from 1 to 4, one beside it, and the same in another row', () => {
    const { government, agencies } = publishedYear(2026, [agency('a', [30, 60, 2]), agency('b', [20, 70, 8])], 10);
    expect(agencies.map(shown)).toEqual([
      [null, 60, null, 0, 0],
      [null, 70, null, 0, 0],
    ]);
    expect(shown(government)).toEqual([50, 130, 10, 0, 0]);
  });

  it('does not show a small agency, nor another one that would tell it', () => {
    const year = publishedYear(2026, [agency('a', [3, 4]), agency('b', [10, 20]), agency('c', [40, 60])], 10);
    expect(year.agencies.map(({ unitName }) => unitName)).toEqual(['c']);
    expect(year.agenciesNotShown).toBe(2);
  });

  it('shows nothing of a government of few', () => {
    expect(publishedYear(2026, [agency('a', [3, 4])], 10)).toEqual({
      ...{ year: 2026, government: null, agencies: [], agenciesNotShown: 1 },
    });
  });

  it('does not say that everybody has the same predicate', () => {
    expect(shown(publishedYear(2026, [agency('a', [0, 40]), agency('b', [10, 20])], 10).agencies[0])).toContain(null);
  });

  it.each([
    [
      'the number of a predicate that two of three agencies hide',
      [null, null, null],
      [
        [30, 60, 0, 1],
        [30, 60, 0, 1],
        [30, 60, 0, 5],
      ],
    ],
    [
      'one agency with one person',
      [null, null, 5],
      [
        [30, 60, 0, 1],
        [30, 60, 0, 5],
        [30, 60, 0, 5],
      ],
    ],
  ])('does not let sums tell %s', (_, expected, all) => {
    const { agencies } = publishedYear(
      2026,
      all.map((people, at) => agency(`a${at}`, people)),
      10,
    );
    expect(agencies.map((unit) => shown(unit)[3])).toEqual(expected);
  });

  it('leaves to whoever tries everything that fits the sums a range of five people, whatever the numbers', () => {
    const counts = fc.array(fc.oneof(fc.nat(4), fc.nat(12)), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(fc.array(counts, { minLength: 1, maxLength: 3 }), (all) => {
        const year = publishedYear(
          2026,
          all.map((people, at) => agency(`a${at}`, people)),
          10,
        );
        if (!year.government) return;
        const units = [year.government, ...year.agencies];
        const people = units.map((unit) => unit.people);
        const rest = year.government.people - sumOf(year.agencies.map((unit) => unit.people));
        expect(rest === 0 || rest >= 10).toBe(true);
        expect(Math.min(...people)).toBeGreaterThanOrEqual(10);
        const ranges = everythingThatFits(
          [...units.map((unit) => shown(unit).slice(0, 3)), ...(rest > 0 ? [[null, null, null]] : [])],
          [...people, ...(rest > 0 ? [rest] : [])],
        );
        for (const [at, unit] of units.entries())
          for (const [column, count] of shown(unit).entries()) {
            if (count !== null) expect(count === 0 || (count >= 5 && count < unit.people)).toBe(true);
            const { low = 0, high = 0 } = ranges[at]?.[column] ?? {};
            const isFew = low === high && ((low > 0 && low < 5) || low === unit.people);
            expect(isFew).toBe(false);
            const real = (at === 0 ? all : [all[Number(unit.unitName?.slice(1))] ?? []]).map((row) => row[column] ?? 0);
            const isSensitive = sumOf(real) > 0 && (sumOf(real) < 5 || sumOf(real) === unit.people);
            if (isSensitive) expect(high - low).toBeGreaterThanOrEqual(5);
          }
        expect(year.agenciesNotShown).not.toBe(1);
      }),
      { numRuns: 150 },
    );
  });

  it('does not tell by days to a decision which of those withheld together has few objections', () => {
    const all = [agency('a', [30, 60], 1, 0), agency('b', [30, 60], 5, 0), agency('c', [30, 60], 20, 0)];
    const { agencies } = publishedYear(2026, all, 10);
    expect(agencies.map((one) => [one.objectionRateTenths, one.medianDaysToDecide])).toEqual([
      [null, null],
      [null, null],
      [222, 19],
    ]);
  });

  it('lets nobody reckon how few objections were upheld or not, whatever the numbers', () => {
    const decided = fc.tuple(fc.nat(12), fc.nat(12)).map(([upheld, not]) => ({ upheld, objections: upheld + not }));
    fc.assert(
      fc.property(fc.array(decided, { minLength: 1, maxLength: 7 }), (all) => {
        const year = publishedYear(
          2026,
          all.map(({ objections, upheld }, at) => agency(`a${at}`, [30, 60], objections, upheld)),
          10,
        );
        const hidden = all.filter((__, at) => year.agencies[at]?.upheldRateTenths === null);
        const whole = sumOf(all.map(({ upheld }) => upheld));
        expect(year.agencies).toHaveLength(all.length);
        if (year.government?.upheldRateTenths === null || hidden.length === 0) return;
        expect(hidden.length).toBeGreaterThan(1);
        const upheld = sumOf(hidden.map((one) => one.upheld));
        const not = sumOf(hidden.map((one) => one.objections)) - upheld;
        for (const few of [upheld, not, whole]) expect(few === 0 || few >= 5).toBe(true);
      }),
      { numRuns: 400 },
    );
  });
});

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0);

type Ranges = { low: number; high: number }[][];

/** The least and the most of each cell among all tables that have the numbers that are shown and all sums; the first row is the sum of the others. */
function everythingThatFits(table: readonly (readonly (number | null)[])[], people: readonly number[]): Ranges {
  const ranges = table.map((row) => row.map(() => ({ low: Infinity, high: -Infinity })));
  const [whole = [], ...parts] = table;
  const rows = parts.map((row, at) => rowsThatFit(row, people[at + 1] ?? 0));
  const visit = (chosen: readonly number[][]): void => {
    const sums = whole.map((_, column) => sumOf(chosen.map((row) => row[column] ?? 0)));
    if (sums.some((sum, column) => sum > (whole[column] ?? Infinity))) return;
    if (chosen.length < rows.length) {
      for (const row of rows[chosen.length] ?? []) visit([...chosen, row]);
      return;
    }
    if (sums.some((sum, column) => (whole[column] ?? sum) !== sum)) return;
    for (const [at, row] of [sums, ...chosen].entries())
      for (const [column, count] of row.entries()) {
        const range = ranges[at]?.[column];
        if (range) Object.assign(range, { low: Math.min(range.low, count), high: Math.max(range.high, count) });
      }
  };
  visit([]);
  return ranges;
}

/** Every row with the numbers that are shown and a sum. */
function rowsThatFit(row: readonly (number | null)[], sum: number): number[][] {
  const [first, ...others] = row;
  if (first === undefined) return sum === 0 ? [[]] : [];
  const tried = first === null ? Array.from({ length: sum + 1 }, (_, value) => value) : [first];
  return tried.flatMap((value) =>
    value > sum ? [] : rowsThatFit(others, sum - value).map((found) => [value, ...found]),
  );
}
