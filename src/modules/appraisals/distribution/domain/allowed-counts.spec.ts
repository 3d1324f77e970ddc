import { ORGANISATION_PREDICATES, type OrganisationPredicate } from '../../domain/organisation-predicate.js';
import { type Predicate, PREDICATES } from '../../domain/rule-set.js';
import { allowedCounts } from './allowed-counts.js';
import { checkDistribution, type Counts } from './check.js';

/** Every way to give `n` people one of five predicates. */
function* waysOf(n: number, predicates: readonly Predicate[] = PREDICATES): Generator<Record<string, number>> {
  const [first = 'BAIK', ...rest] = predicates;
  if (rest.length === 0) yield { [first]: n };
  else
    for (let count = 0; count <= n; count += 1)
      for (const way of waysOf(n - count, rest)) yield { [first]: count, ...way };
}

/** As the circular says it, once more and in its own words. */
function isAllowed(organisation: OrganisationPredicate, counts: Counts, n: number): boolean {
  const { SANGAT_BAIK: sb, BAIK: b, BUTUH_PERBAIKAN: bp, KURANG: k, SANGAT_KURANG: sk } = counts;
  if (organisation === 'ISTIMEWA') return sb * 100 <= 70 * n;
  if (organisation === 'BAIK') return b * 100 <= 70 * n && bp + k >= 1;
  if (organisation === 'BUTUH_PERBAIKAN') return bp * 100 >= 60 * n && sb * 100 <= 10 * n;
  if (organisation === 'KURANG') return k * 100 >= 60 * n && bp * 100 >= 10 * n && sb * 100 <= 10 * n;
  return sk * 100 >= 60 * n && (k + bp) * 100 >= 10 * n && sb === 0;
}

const told = (organisation: OrganisationPredicate, n: number): string | null => {
  const allowed = allowedCounts(organisation, n);
  return allowed && PREDICATES.map((one) => `${allowed[one].least}-${allowed[one].most}`).join(' ');
};

describe('allowedCounts (rule DI-2), best predicate first', () => {
  it.each([
    ['ISTIMEWA', 1, '0-0 0-1 0-1 0-1 0-1'],
    ['ISTIMEWA', 3, '0-2 0-3 0-3 0-3 0-3'],
    ['ISTIMEWA', 10, '0-7 0-10 0-10 0-10 0-10'],
    ['ISTIMEWA', 37, '0-25 0-37 0-37 0-37 0-37'],
    ['BAIK', 1, '0-0 0-0 0-1 0-1 0-0'],
    ['BAIK', 3, '0-2 0-2 0-3 0-3 0-2'],
    ['BAIK', 10, '0-9 0-7 0-10 0-10 0-9'],
    ['BAIK', 37, '0-36 0-25 0-37 0-37 0-36'],
    ['BUTUH_PERBAIKAN', 1, '0-0 0-0 1-1 0-0 0-0'],
    ['BUTUH_PERBAIKAN', 3, '0-0 0-1 2-3 0-1 0-1'],
    ['BUTUH_PERBAIKAN', 10, '0-1 0-4 6-10 0-4 0-4'],
    ['BUTUH_PERBAIKAN', 37, '0-3 0-14 23-37 0-14 0-14'],
    ['KURANG', 1, null],
    ['KURANG', 2, null],
    ['KURANG', 3, '0-0 0-0 1-1 2-2 0-0'],
    ['KURANG', 10, '0-1 0-3 1-4 6-9 0-3'],
    ['KURANG', 37, '0-3 0-10 4-14 23-33 0-10'],
    ['SANGAT_KURANG', 1, null],
    ['SANGAT_KURANG', 2, null],
    ['SANGAT_KURANG', 3, '0-0 0-0 0-1 0-1 2-2'],
    ['SANGAT_KURANG', 10, '0-0 0-3 0-4 0-4 6-9'],
    ['SANGAT_KURANG', 37, '0-0 0-10 0-14 0-14 23-33'],
  ] as const)('%s among %i: %s', (organisation, n, expected) => {
    expect(told(organisation, n)).toBe(expected);
  });

  it.each(ORGANISATION_PREDICATES)(
    '%s: is what trying every distribution of up to twelve people finds',
    (organisation) => {
      for (let n = 1; n <= 12; n += 1) {
        const ways = [...waysOf(n)].filter((way) => isAllowed(organisation, way as Counts, n));
        const tried = PREDICATES.map((one) => {
          const counts = ways.map((way) => way[one] ?? 0);
          return `${Math.min(...counts)}-${Math.max(...counts)}`;
        }).join(' ');
        expect([n, told(organisation, n)]).toEqual([n, ways.length === 0 ? null : tried]);
      }
    },
  );

  it('is exact for a whole government', () => {
    expect(told('BUTUH_PERBAIKAN', 20_003)).toBe('0-2000 0-8001 12002-20003 0-8001 0-8001');
  });
});

describe('checkDistribution (rules DI-1, DI-3)', () => {
  it.each(ORGANISATION_PREDICATES)(
    '%s: breaks exactly what the circular forbids, for up to eight people',
    (organisation) => {
      for (let n = 1; n <= 8; n += 1)
        for (const way of waysOf(n)) {
          const { isBroken, people, constraints } = checkDistribution(organisation, way as Counts);
          expect([way, isBroken, people]).toEqual([way, !isAllowed(organisation, way as Counts, n), n]);
          expect(constraints.every(({ state, by }) => (state === 'BROKEN') === by > 0)).toBe(true);
        }
    },
  );
});
