import fc from 'fast-check';
import { ANNUAL_HINTS, annualHint, commonRange, monthsOf, type RatedPart } from './annual-hint.js';
import { type Predicate, PREDICATES } from './rule-set.js';

const part = (from: string, until: string, predicate: Predicate): RatedPart => ({
  ...{ from: `2026-${from}`, until: `2026-${until}` },
  predicate,
});
const quarters = (...predicates: Predicate[]): RatedPart[] =>
  [
    ['01-01', '03-31'],
    ['04-01', '06-30'],
    ['07-01', '09-30'],
    ['10-01', '12-31'],
  ].flatMap(([from = '', until = ''], at) => (predicates[at] ? [part(from, until, predicates[at])] : []));

describe('monthsOf (rule AP-16)', () => {
  it.each([
    ['2026-01-01', '2026-12-31', 12],
    ['2026-01-01', '2026-03-31', 3],
    ['2026-05-16', '2026-06-30', 2],
    ['2026-05-17', '2026-06-30', 1],
    ['2026-05-17', '2026-05-31', 1],
    ['2026-01-01', '2026-05-15', 4],
    ['2025-12-16', '2026-01-16', 2],
  ])('%s to %s: %i', (from, until, expected) => {
    expect(monthsOf({ from, until })).toBe(expected);
  });
});

describe('annualHint (rule AP-16)', () => {
  it.each<[string, RatedPart[], [Predicate | null, Predicate | null, Predicate | null]]>([
    ['no part', [], [null, null, null]],
    ['four alike', quarters('BAIK', 'BAIK', 'BAIK', 'BAIK'), ['BAIK', 'BAIK', 'BAIK']],
    ['a good end', quarters('BAIK', 'BAIK', 'BAIK', 'SANGAT_BAIK'), ['SANGAT_BAIK', 'BAIK', 'BAIK']],
    [
      'half and half: the later, and of a mean of 90 the better',
      quarters('BAIK', 'BAIK', 'SANGAT_BAIK', 'SANGAT_BAIK'),
      ['SANGAT_BAIK', 'SANGAT_BAIK', 'SANGAT_BAIK'],
    ],
    [
      'a bad quarter (mean 65)',
      quarters('BAIK', 'BAIK', 'BAIK', 'SANGAT_KURANG'),
      ['SANGAT_KURANG', 'BAIK', 'BUTUH_PERBAIKAN'],
    ],
    [
      'two plans of a year, by months: ten months and two',
      [part('01-01', '10-31', 'BAIK'), part('11-01', '12-31', 'KURANG')],
      ['KURANG', 'BAIK', 'BAIK'],
    ],
  ])('%s', (_, parts, expected) => {
    expect(ANNUAL_HINTS.map((rule) => annualHint(rule, parts))).toEqual(expected);
  });

  it('takes the points of the policy', () => {
    const points = { SANGAT_BAIK: 100, BAIK: 90, BUTUH_PERBAIKAN: 30, KURANG: 15, SANGAT_KURANG: 0 };
    expect(annualHint('WEIGHTED_MEAN', quarters('BAIK', 'BAIK', 'BAIK', 'SANGAT_KURANG'), points)).toBe('BAIK');
  });

  it('stays between the worst and the best of the parts, whatever their order', () => {
    const some = fc.array(fc.constantFrom(...PREDICATES), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(some, fc.constantFrom(...ANNUAL_HINTS), (predicates, rule) => {
        const parts = quarters(...predicates);
        const at = (predicate: Predicate): number => PREDICATES.indexOf(predicate);
        const hint = annualHint(rule, parts.toReversed());
        expect(hint).toBe(annualHint(rule, parts));
        expect(at(hint!)).toBeGreaterThanOrEqual(Math.min(...predicates.map(at)));
        expect(at(hint!)).toBeLessThanOrEqual(Math.max(...predicates.map(at)));
      }),
    );
  });
});

describe('commonRange', () => {
  it.each([
    [
      { from: '2026-01-01', until: '2026-05-14' },
      { from: '2026-04-01', until: '2026-06-30' },
      ['2026-04-01', '2026-05-14'],
    ],
    [{ from: '2026-01-01', until: '2026-03-31' }, { from: '2026-04-01', until: '2026-06-30' }, null],
  ])('%j and %j', (a, b, expected) => {
    const common = commonRange(a, b);
    expect(common && [common.from, common.until]).toEqual(expected);
  });
});
