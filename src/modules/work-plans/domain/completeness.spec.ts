import { findingsOf, type PlanOutline } from './completeness.js';

type Result = PlanOutline['results'][number];
const result = (more: Partial<Result> = {}): Result => ({
  id: 'r1',
  kind: 'UTAMA',
  alignment: 'LINKED',
  indicators: [{ aspect: 'KUANTITAS' }],
  ...more,
});

describe('findingsOf (rules WP-2, WP-3)', () => {
  it.each<[string, Result[], string[]]>([
    ['a complete plan', [result()], []],
    ['an empty plan', [], ['NO_MAIN_RESULT blocks']],
    ['only additional results', [result({ kind: 'TAMBAHAN' })], ['NO_MAIN_RESULT blocks']],
    ['a result without indicator', [result({ indicators: [] })], ['NO_INDICATOR blocks']],
    ['quality alone', [result({ indicators: [{ aspect: 'KUALITAS' }] })], ['NO_QUANTITY warns']],
    ['a main result not linked yet', [result({ alignment: 'PENDING' })], ['ALIGNMENT_PENDING warns']],
    ['an additional result needs no link', [result(), result({ kind: 'TAMBAHAN', alignment: 'PENDING' })], []],
  ])('%s', (_name, results, expected) => {
    expect(findingsOf({ results }).map((f) => `${f.code} ${f.blocking ? 'blocks' : 'warns'}`)).toEqual(expected);
  });
});
