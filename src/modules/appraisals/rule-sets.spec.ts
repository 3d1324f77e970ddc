import { PERMENPANRB_6_2022 } from './domain/permenpanrb-6-2022.js';
import type { AppraisalInputs, Outcome, RuleSet } from './domain/rule-set.js';
import { outcomeOf, replay, ruleSetOf } from './rule-sets.js';

const later: RuleSet = { ...PERMENPANRB_6_2022, version: 2, validFrom: '2027-01-01' };
const all = [{ ...PERMENPANRB_6_2022, validUntil: '2026-12-31' }, later];

describe('ruleSetOf (rule AP-10)', () => {
  it.each([
    ['2026-12-31', 1],
    ['2027-01-01', 2],
    ['2031-01-01', 2],
    ['2020-01-01', 1],
  ])('%s: version %i', (on, version) => {
    expect(ruleSetOf('PERMENPANRB_6_2022', on, all).version).toBe(version);
  });

  it('knows the rule sets of the performance years, and no other', () => {
    expect(ruleSetOf('PERMENPANRB_6_2022', '2026-12-31')).toBe(PERMENPANRB_6_2022);
    expect(ruleSetOf('PP_30_2019', '2026-12-31').code).toBe('PP_30_2019');
    expect(() => ruleSetOf('PP_99', '2026-12-31')).toThrow('PP_99');
  });
});

describe('replay (rule AP-19)', () => {
  const inputs: AppraisalInputs = {
    resultRating: 'SESUAI_EKSPEKTASI',
    behaviourRating: 'DI_BAWAH_EKSPEKTASI',
    numeric: null,
  };
  const stored = outcomeOf(PERMENPANRB_6_2022, inputs);

  it.each<[string, Outcome, AppraisalInputs, boolean]>([
    ['is equal', stored, inputs, true],
    ['another predicate was stored', { ...stored, predicate: 'BUTUH_PERBAIKAN' }, inputs, false],
    ['other inputs were stored', stored, { ...inputs, behaviourRating: 'SESUAI_EKSPEKTASI' }, false],
    ['the inputs are gone', stored, { ...inputs, behaviourRating: null }, false],
    ['the version is unknown', { ...stored, ruleSetVersion: 9 }, inputs, false],
  ])('%s', (_, of, from, expected) => {
    expect(replay(of, from).isEqual).toBe(expected);
  });

  it('takes the version that was stored, not the one of today', () => {
    const harsh: RuleSet = { ...later, appraise: () => ({ predicate: 'SANGAT_KURANG', steps: [], figures: null }) };
    expect(replay(stored, inputs, [PERMENPANRB_6_2022, harsh]).isEqual).toBe(true);
  });
});
