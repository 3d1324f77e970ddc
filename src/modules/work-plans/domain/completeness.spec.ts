import { findingsOf, type PlanOutline } from './completeness.js';
import type { PlanForm } from './forms.js';

type Result = PlanOutline['results'][number];
const result = (more: Partial<Result> = {}): Result => ({
  id: 'r1',
  kind: 'UTAMA',
  alignment: 'LINKED',
  perspective: null,
  indicators: [{ aspect: 'KUANTITAS' }],
  ...more,
});
const STAFF: PlanForm = { family: 'JA_JF', approach: 'KUANTITATIF' };
const DESCRIBED: PlanForm = { family: 'JA_JF', approach: 'KUALITATIF' };
const LEADER: PlanForm = { family: 'JPT', approach: 'KUANTITATIF' };
const unmeasured = { indicators: [{ aspect: null }] };

describe('findingsOf (rules WP-2, WP-3)', () => {
  it.each<[string, PlanForm, Result[], string[]]>([
    ['a complete plan', STAFF, [result()], []],
    ['an empty plan', STAFF, [], ['NO_MAIN_RESULT blocks']],
    ['only additional results', STAFF, [result({ kind: 'TAMBAHAN' })], ['NO_MAIN_RESULT blocks']],
    ['a result without indicator', STAFF, [result({ indicators: [] })], ['NO_INDICATOR blocks']],
    ['quality alone', STAFF, [result({ indicators: [{ aspect: 'KUALITAS' }] })], ['NO_QUANTITY warns']],
    ['a main result not linked yet', STAFF, [result({ alignment: 'PENDING' })], ['ALIGNMENT_PENDING warns']],
    ['an additional result needs no link', STAFF, [result(), result({ kind: 'TAMBAHAN', alignment: 'PENDING' })], []],
    ['a qualitative form has no aspects', DESCRIBED, [result(unmeasured)], []],
    [
      'a leader serves the agreement of the unit',
      LEADER,
      [result({ ...unmeasured, perspective: 'ANGGARAN', alignment: 'PENDING' })],
      [],
    ],
    ['a leader’s result without perspective', LEADER, [result(unmeasured)], ['NO_PERSPECTIVE blocks']],
    ['a leader’s result that is described', { ...LEADER, approach: 'KUALITATIF' }, [result(unmeasured)], []],
  ])('%s', (_name, form, results, expected) => {
    const found = findingsOf({ ...form, results });
    expect(found.map(({ code, blocking }) => `${code} ${blocking ? 'blocks' : 'warns'}`)).toEqual(expected);
  });
});
