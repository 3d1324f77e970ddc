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

  it('leaves nothing to be told by sums, whatever the numbers', () => {
    const counts = fc.array(fc.oneof(fc.nat(6), fc.nat(80)), { minLength: 5, maxLength: 5 });
    fc.assert(
      fc.property(fc.array(counts, { minLength: 1, maxLength: 9 }), (all) => {
        const year = publishedYear(
          2026,
          all.map((people, at) => agency(`a${at}`, people)),
          10,
        );
        if (!year.government) return;
        for (const unit of [year.government, ...year.agencies]) {
          expect(unit.people).toBeGreaterThanOrEqual(10);
          const row = shown(unit);
          for (const count of row) expect(count === null || count === 0 || count >= 5).toBe(true);
          expect(row.filter((count) => count === null).length).not.toBe(1);
        }
        expect(year.agenciesNotShown).not.toBe(1);
        const others = year.government.people - year.agencies.reduce((sum, { people }) => sum + people, 0);
        expect(others === 0 || others >= 10).toBe(true);
        for (const [at] of PUBLIC_PREDICATES.entries()) {
          const total = shown(year.government)[at] ?? null;
          const column = year.agencies.map((unit) => shown(unit)[at] ?? null);
          const hidden = column.filter((count) => count === null).length;
          if (others === 0) expect(hidden + (total === null ? 1 : 0)).not.toBe(1);
          else if (hidden === 0 && total !== null) {
            const rest = total - column.reduce<number>((sum, count) => sum + (count ?? 0), 0);
            expect(rest === 0 || rest >= 5).toBe(true);
          }
        }
      }),
      { numRuns: 400 },
    );
  });
});
