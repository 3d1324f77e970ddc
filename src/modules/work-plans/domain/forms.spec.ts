import fc from 'fast-check';
import {
  APPROACHES,
  ASPECTS,
  DIRECTIONS,
  FAMILIES,
  hasAspects,
  hasPerspectives,
  type Measure,
  measureFaults,
  type PlanForm,
  usualFamily,
} from './forms.js';

const form = (family: PlanForm['family'], approach: PlanForm['approach']): PlanForm => ({ family, approach });
const STAFF = form('JA_JF', 'KUANTITATIF');
const LEADER = form('JPT', 'KUANTITATIF');
const DESCRIBED = form('JA_JF', 'KUALITATIF');
const NOTHING: Measure = {
  ...{ aspect: null, target: null, targetUntil: null, targetText: null, unit: null, direction: null },
  isMaximum: false,
};
const NUMBER = { target: '12.00', unit: 'dokumen', direction: 'NORMAL' } as const;

describe('the four forms (rule WP-15)', () => {
  it.each([
    ['JPT', 'KUANTITATIF', false, true],
    ['JPT', 'KUALITATIF', false, true],
    ['JA_JF', 'KUANTITATIF', true, false],
    ['JA_JF', 'KUALITATIF', false, false],
  ] as const)('%s %s: aspects %s, perspectives %s', (family, approach, aspects, perspectives) => {
    expect(hasAspects({ family, approach })).toBe(aspects);
    expect(hasPerspectives({ family, approach })).toBe(perspectives);
  });

  it.each([
    ['the Sekda', 'JPT_PRATAMA', false, 'JPT'],
    ['a kepala dinas', 'JPT_PRATAMA', true, 'JPT'],
    ['a camat', 'ADMINISTRATOR', true, 'JPT'],
    ['a director of a hospital who holds a functional post', 'AHLI_MADYA', true, 'JPT'],
    ['a kepala bidang', 'ADMINISTRATOR', false, 'JA_JF'],
    ['a pelaksana', 'PELAKSANA', false, 'JA_JF'],
    ['somebody whose post has no level', null, false, 'JA_JF'],
  ] as const)('%s', (_name, level, headsIndependentUnit, expected) => {
    expect(usualFamily({ level, headsIndependentUnit })).toBe(expected);
  });

  it('is JA_JF for who has no post', () => {
    expect(usualFamily(undefined)).toBe('JA_JF');
  });
});

describe('measureFaults (rule WP-16)', () => {
  it.each<[string, PlanForm, Partial<Measure>, string[]]>([
    ['a number with unit and aspect', STAFF, { aspect: 'KUANTITAS', ...NUMBER }, []],
    ['a range', STAFF, { aspect: 'WAKTU', target: '7', targetUntil: '8', unit: 'bulan', direction: 'KHUSUS' }, []],
    ['words', STAFF, { aspect: 'KUALITAS', targetText: 'sesuai standar pelayanan' }, []],
    ['the most that is possible', STAFF, { aspect: 'KUALITAS', target: '100', unit: '%', isMaximum: true }, []],
    ['no aspect', STAFF, NUMBER, ['aspect NEEDED']],
    ['no target', STAFF, { aspect: 'KUANTITAS', unit: 'dokumen' }, ['target NEEDED']],
    ['a number 0', STAFF, { aspect: 'KUANTITAS', target: '0.00', unit: 'aduan' }, ['target NOT_ZERO']],
    ['a range from 0', STAFF, { aspect: 'KUANTITAS', target: '0', targetUntil: '5', unit: 'aduan' }, []],
    ['no unit', STAFF, { aspect: 'KUANTITAS', target: '12' }, ['unit NEEDED']],
    [
      'a number and words',
      STAFF,
      { aspect: 'KUANTITAS', ...NUMBER, targetText: 'dua belas' },
      ['target NOT_BESIDE_WORDS', 'unit NOT_BESIDE_WORDS', 'direction NOT_BESIDE_WORDS'],
    ],
    ['an upper end alone', STAFF, { aspect: 'BIAYA', targetUntil: '8', unit: 'juta' }, ['target NEEDED']],
    [
      'a range the wrong way round',
      STAFF,
      { aspect: 'BIAYA', ...NUMBER, targetUntil: '9.50' },
      ['targetUntil NOT_ABOVE_TARGET'],
    ],
    [
      'a range of one number',
      STAFF,
      { aspect: 'BIAYA', ...NUMBER, targetUntil: '12.0' },
      ['targetUntil NOT_ABOVE_TARGET'],
    ],
    [
      'a range that is the most',
      STAFF,
      { aspect: 'KUALITAS', target: '90', targetUntil: '100', unit: '%', isMaximum: true },
      ['isMaximum NOT_WITH_RANGE'],
    ],
    [
      'the most where less is better',
      STAFF,
      { aspect: 'WAKTU', ...NUMBER, direction: 'KHUSUS', isMaximum: true },
      ['isMaximum NOT_A_MOST'],
    ],
    ['a leader’s number', LEADER, NUMBER, []],
    ['a leader’s aspect', LEADER, { aspect: 'KUANTITAS', ...NUMBER }, ['aspect NOT_IN_FORM']],
    ['words alone in a qualitative form', DESCRIBED, {}, []],
    ['an aspect in a qualitative form', DESCRIBED, { aspect: 'KUALITAS' }, ['aspect NOT_IN_FORM']],
    [
      'a number in a qualitative form',
      DESCRIBED,
      NUMBER,
      ['target NOT_IN_FORM', 'unit NOT_IN_FORM', 'direction NOT_IN_FORM'],
    ],
    ['a target in words in a qualitative form', DESCRIBED, { targetText: 'baik' }, ['targetText NOT_IN_FORM']],
  ])('%s', (_name, plan, measure, expected) => {
    expect(measureFaults(plan, { ...NOTHING, ...measure }).map(({ field, code }) => `${field} ${code}`)).toEqual(
      expected,
    );
  });

  it('lets a sound quantitative target be a number or words, never both and never neither', () => {
    const perhaps = <T>(values: readonly T[]) => fc.option(fc.constantFrom(...values), { nil: null, freq: 2 });
    const measures = fc.record({
      aspect: perhaps(ASPECTS),
      target: perhaps(['1', '5.50', '20']),
      targetUntil: perhaps(['1', '5.50', '20']),
      targetText: perhaps(['baik']),
      unit: perhaps(['%']),
      direction: perhaps(DIRECTIONS),
      isMaximum: fc.boolean(),
    });
    const forms = fc.record({ family: fc.constantFrom(...FAMILIES), approach: fc.constantFrom(...APPROACHES) });
    const sound = new Map<string, number>();
    fc.assert(
      fc.property(forms, measures, (plan, measure) => {
        if (measureFaults(plan, measure).length > 0) return;
        const name = `${plan.family} ${plan.approach}`;
        sound.set(name, (sound.get(name) ?? 0) + 1);
        expect((measure.target !== null) !== (measure.targetText !== null)).toBe(plan.approach === 'KUANTITATIF');
        expect(measure.aspect !== null).toBe(hasAspects(plan));
        expect(measure.unit !== null).toBe(measure.target !== null);
        if (measure.targetUntil !== null) expect(Number(measure.targetUntil)).toBeGreaterThan(Number(measure.target));
      }),
      { seed: 20260302, numRuns: 5_000 },
    );
    // Otherwise it would hold of nothing.
    expect(sound.size).toBe(4);
  });
});
