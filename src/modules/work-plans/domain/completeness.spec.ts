import type { Annexes } from './annexes.js';
import { findingsOf, type PlanOutline, type PlanPolicy, USUAL_PLAN_POLICY } from './completeness.js';
import type { PlanForm } from './forms.js';

type Result = PlanOutline['results'][number];
const result = (more: Partial<Result> = {}): Result => ({
  id: 'r1',
  kind: 'UTAMA',
  alignment: 'LINKED',
  realignSince: null,
  perspective: null,
  indicators: [{ aspect: 'KUANTITAS' }],
  ...more,
});
const STAFF: PlanForm = { family: 'JA_JF', approach: 'KUANTITATIF' };
const DESCRIBED: PlanForm = { family: 'JA_JF', approach: 'KUALITATIF' };
const LEADER: PlanForm = { family: 'JPT', approach: 'KUANTITATIF' };
const unmeasured = { indicators: [{ aspect: null }] };
const written: Annexes = { resources: ['Dua orang'], accountability: ['Laporan bulanan'], consequences: ['Bimbingan'] };
/** As usual, but for how many results there are. */
const ANY_NUMBER: PlanPolicy = { ...USUAL_PLAN_POLICY, fewestMainResults: 1 };
const said = (plan: PlanOutline, policy: PlanPolicy): string[] =>
  findingsOf(plan, policy).map(
    ({ code, blocking, missing }) => `${code} ${blocking ? 'blocks' : 'warns'}${missing ? `: ${missing}` : ''}`,
  );

describe('findingsOf (rules WP-2, WP-3)', () => {
  it.each<[string, PlanForm, Result[], string[]]>([
    ['a complete plan', STAFF, [result()], []],
    ['an empty plan', STAFF, [], ['NO_MAIN_RESULT blocks']],
    ['only additional results', STAFF, [result({ kind: 'TAMBAHAN' })], ['NO_MAIN_RESULT blocks']],
    ['a result without indicator', STAFF, [result({ indicators: [] })], ['NO_INDICATOR blocks']],
    ['quality alone', STAFF, [result({ indicators: [{ aspect: 'KUALITAS' }] })], ['NO_ASPECT warns: KUANTITAS']],
    ['a main result not linked yet', STAFF, [result({ alignment: 'PENDING' })], ['ALIGNMENT_PENDING warns']],
    [
      'a result whose leader has changed his',
      STAFF,
      [result({ realignSince: '2026-04-02T03:15:00.000Z' })],
      ['TO_BE_ALIGNED warns'],
    ],
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
    expect(said({ ...form, results, annexes: written }, ANY_NUMBER)).toEqual(expected);
  });

  it.each([
    ['ACTIVE', ['ALIGNMENT_PENDING warns', 'TO_BE_ALIGNED warns']],
    ['CLOSED', []],
    ['CANCELLED', []],
  ] as const)('of links in a plan that is %s', (status, expected) => {
    const results = [result({ alignment: 'PENDING', realignSince: '2026-04-02T03:15:00.000Z' })];
    expect(said({ ...STAFF, status, results, annexes: written }, ANY_NUMBER)).toEqual(expected);
  });
});

describe('what a government asks of plans (rules WP-18, WP-19)', () => {
  const plan = (results: number, annexes = written): PlanOutline => ({
    ...STAFF,
    annexes,
    results: Array.from({ length: results }, (_, at) => result({ id: `r${at}` })),
  });
  const empty = { ...written, consequences: [] };

  it.each<[string, PlanOutline, Partial<PlanPolicy>, string[]]>([
    ['two main results of three', plan(2), {}, ['FEW_MAIN_RESULTS warns']],
    ['three of three', plan(3), {}, []],
    ['eight of eight', plan(8), {}, []],
    ['nine of eight', plan(9), {}, ['MANY_MAIN_RESULTS warns']],
    ['nine where ten are usual', plan(9), { mostMainResults: 10 }, []],
    ['an annex without entry', plan(3, empty), {}, ['NO_ANNEX blocks: KONSEKUENSI']],
    ['the same where it is not asked for', plan(3, empty), { requiredAnnexes: ['DUKUNGAN_SUMBER_DAYA'] }, []],
    [
      'aspects that are expected and not there, in their order',
      plan(1),
      { fewestMainResults: 1, expectedAspects: ['WAKTU', 'KUALITAS', 'KUANTITAS'] },
      ['NO_ASPECT warns: KUALITAS', 'NO_ASPECT warns: WAKTU'],
    ],
    ['no aspect is expected', plan(1), { fewestMainResults: 1, expectedAspects: [] }, []],
  ])('%s', (_name, outline, policy, expected) => {
    expect(said(outline, { ...USUAL_PLAN_POLICY, ...policy })).toEqual(expected);
  });
});
