import fc from 'fast-check';
import { NUMERIC_DEFAULTS, type NumericInputs, type NumericResult, type NumericSettings } from './numeric-inputs.js';
import { PP_30_2019 } from './pp-30-2019.js';
import { type AppraisalInputs, PREDICATES, type Verdict } from './rule-set.js';

const ASPECTS = ['ORIENTASI_PELAYANAN', 'KOMITMEN', 'INISIATIF_KERJA', 'KERJA_SAMA'] as const;
const behaviours = (points: number): NumericInputs['behaviours'] =>
  Object.fromEntries(ASPECTS.map((aspect) => [aspect, Math.round(points * 100)]));
const indicator = (points: string, category: NumericResult['category'] = 'BAIK') => ({
  ...{ indicatorId: 'i', target: 1200, targetUntil: null, direction: 'NORMAL' as const, isMaximum: false },
  ...{ reached: 1200, category: category ?? 'BAIK', points },
});
const result = (more: Partial<NumericResult> = {}): NumericResult => ({
  ...{ resultId: 'r', kind: 'UTAMA', weightPercent: null, category: null, scope: null, indicators: [] },
  ...more,
});
interface Case extends Partial<Omit<NumericInputs, 'plans'>> {
  readonly results?: readonly NumericResult[];
  readonly family?: 'JPT' | 'JA_JF';
  readonly plans?: NumericInputs['plans'];
}
function inputs({ results = [], family = 'JPT', ...more }: Case): AppraisalInputs {
  const numeric: NumericInputs = {
    plans: [{ workPlanId: 'p', family, months: 12, results }],
    ...{ isLeader: false, behaviours: behaviours(100), peersHundredths: null, ideaLevel: null },
    settings: NUMERIC_DEFAULTS,
    ...more,
  };
  return { resultRating: null, behaviourRating: null, numeric };
}
const appraise = (one: Case): Verdict => PP_30_2019.appraise(inputs(one));
/** SKP and behaviour of one value each, so that the score is that value. */
const scored = (points: string, more: Case = {}): Case => {
  const [num = '0', den = '1'] = points.split('/');
  const value = (Number(num) / Number(den)) * 100;
  return { results: [result({ indicators: [indicator(points)] })], behaviours: behaviours(value / 100), ...more };
};

describe('PP_30_2019: bands (rule AP-11)', () => {
  it.each([
    ['120', 'NASIONAL', 'SANGAT_BAIK'],
    ['115', null, 'BAIK'],
    ['110', 'UNIT', 'SANGAT_BAIK'],
    ['110', null, 'BAIK'],
    ['109', 'INSTANSI', 'BAIK'],
    ['90', 'UNIT', 'BAIK'],
    ['90', null, 'BAIK'],
    ['89', null, 'BUTUH_PERBAIKAN'],
    ['70', null, 'BUTUH_PERBAIKAN'],
    ['69', null, 'KURANG'],
    ['50', null, 'KURANG'],
    ['49', null, 'SANGAT_KURANG'],
    ['0', null, 'SANGAT_KURANG'],
  ] as const)('%s with the idea %s is %s', (points, ideaLevel, expected) => {
    expect(appraise(scored(points, { ideaLevel })).predicate).toBe(expected);
  });

  it('are on the exact score: 89.996 reads 90.00 and is below 90', () => {
    const found = appraise({
      results: [result({ indicators: [indicator('89994/1000')] })],
      behaviours: behaviours(90),
    });
    expect(found.figures?.score).toBe('90.00');
    expect(found.predicate).toBe('BUTUH_PERBAIKAN');
  });

  it('add thirds without loss: three results of 1030/9 and two more make exactly 110', () => {
    const results = ['1030/9', '1030/9', '910/9'].map((points) => result({ indicators: [indicator(points)] }));
    expect(appraise({ results, behaviours: behaviours(110), ideaLevel: 'UNIT' }).predicate).toBe('SANGAT_BAIK');
  });

  it('say in the steps why 110 and more is Baik', () => {
    expect(appraise(scored('115')).steps.at(-1)).toContain('tanpa pernyataan ide baru');
    expect(appraise(scored('100')).steps.at(-1)).not.toContain('ide baru');
  });
});

describe('PP_30_2019: the score (rule AP-11)', () => {
  const skp = [result({ indicators: [indicator('100')] })];
  it.each<[string, Case, string, string, string]>([
    ['70 % and 30 %', { results: skp, behaviours: behaviours(80) }, '100.00', '80.00', '94.00'],
    [
      '60 % and 40 % with colleagues, of whose value 40 % counts',
      { results: skp, behaviours: behaviours(80), peersHundredths: 10_000 },
      ...(['100.00', '88.00', '95.20'] as const),
    ],
    [
      'a leader has five aspects',
      { results: skp, behaviours: { ...behaviours(100), KEPEMIMPINAN: 5000 }, isLeader: true },
      ...(['100.00', '90.00', '97.00'] as const),
    ],
    [
      'who does not lead has four, whatever was given',
      { results: skp, behaviours: { ...behaviours(100), KEPEMIMPINAN: 0 } },
      ...(['100.00', '100.00', '100.00'] as const),
    ],
    [
      'weights',
      {
        results: [
          result({ weightPercent: 75, indicators: [indicator('120')] }),
          result({ weightPercent: 25, indicators: [indicator('80')] }),
        ],
      },
      ...(['110.00', '100.00', '107.00'] as const),
    ],
    [
      'what has no value is left out, and the weights of the rest stay in proportion',
      {
        results: [
          result({ weightPercent: 60, indicators: [indicator('120')] }),
          result({ weightPercent: 20, indicators: [indicator('80')] }),
          result({ weightPercent: 20 }),
        ],
      },
      ...(['110.00', '100.00', '107.00'] as const),
    ],
    [
      'categories of JA and JF',
      { family: 'JA_JF', results: [result({ category: 'SANGAT_BAIK' }), result({ category: 'CUKUP' })] },
      ...(['100.00', '100.00', '100.00'] as const),
    ],
    [
      'JA and JF by the categories of their indicators',
      {
        family: 'JA_JF',
        results: [result({ indicators: [indicator('999', 'BAIK'), indicator('0', 'SANGAT_KURANG')] })],
      },
      ...(['62.50', '100.00', '73.75'] as const),
    ],
    [
      'additional work adds a small share of its value',
      {
        results: [...skp, result({ kind: 'TAMBAHAN', scope: 'LUAR_INSTANSI', indicators: [indicator('100')] })],
      },
      ...(['104.00', '100.00', '102.80'] as const),
    ],
    [
      'and no more than 10 points, nor more than 120 in all',
      {
        results: [
          result({ indicators: [indicator('115')] }),
          ...Array.from({ length: 9 }, () =>
            result({ kind: 'TAMBAHAN', scope: 'LUAR_INSTANSI', indicators: [indicator('120')] }),
          ),
        ],
      },
      ...(['120.00', '100.00', '114.00'] as const),
    ],
    [
      'two plans by their months',
      {
        plans: [
          { workPlanId: 'a', family: 'JPT', months: 9, results: skp },
          { workPlanId: 'b', family: 'JA_JF', months: 3, results: [result({ category: 'SANGAT_BAIK' })] },
        ],
      },
      ...(['105.00', '100.00', '103.50'] as const),
    ],
  ])('%s', (_, one, results, behaviour, score) => {
    expect(appraise(one).figures).toEqual({ results, behaviour, score });
  });

  it('follows the settings of the year', () => {
    const settings: NumericSettings = { ...NUMERIC_DEFAULTS, skpPercent: 60, baikFrom: 95, valueBaik: 110 };
    const found = appraise({
      family: 'JA_JF',
      results: [result({ category: 'BAIK' })],
      behaviours: behaviours(70),
      settings,
    });
    expect(found.figures).toEqual({ results: '110.00', behaviour: '70.00', score: '94.00' });
    expect(found.predicate).toBe('BUTUH_PERBAIKAN');
  });
});

describe('PP_30_2019: what is missing (rules AP-11, AP-17)', () => {
  const valued = result({ indicators: [indicator('100')] });
  it.each<[string, AppraisalInputs, string[]]>([
    ['nothing', inputs({ results: [valued] }), []],
    ['all figures', { resultRating: 'SESUAI_EKSPEKTASI', behaviourRating: null, numeric: null }, ['FIGURES']],
    ['no result', inputs({ results: [] }), ['RESULT_VALUES']],
    ['half of the results', inputs({ results: [valued, result()] }), []],
    ['more than half of them', inputs({ results: [valued, result(), result()] }), ['RESULT_VALUES']],
    [
      'less than half by weight',
      inputs({ results: [result({ weightPercent: 60 }), { ...valued, weightPercent: 40 }] }),
      ['RESULT_VALUES'],
    ],
    ['an aspect', inputs({ results: [valued], behaviours: { KOMITMEN: 9000 } }), ['BEHAVIOUR_VALUES']],
    ['leadership of a leader', inputs({ results: [valued], isLeader: true }), ['LEADERSHIP_VALUE']],
  ])('%s', (_, of, expected) => {
    expect(PP_30_2019.lacking(of)).toEqual(expected);
    if (expected.length > 0) expect(() => PP_30_2019.appraise(of)).toThrow(RangeError);
  });

  it('refuses a score outside of 0 to 120', () => {
    expect(() => appraise({ ...scored('120'), ideaLevel: 'UNIT' })).not.toThrow();
    expect(() => appraise({ ...scored('120'), behaviours: behaviours(121) })).toThrow(RangeError);
    expect(() => appraise({ ...scored('0'), behaviours: behaviours(-1) })).toThrow(RangeError);
  });
});

describe('PP_30_2019: properties (rule AP-11)', () => {
  const points = fc.integer({ min: 0, max: 12_000 });
  it('never gives a worse predicate for more, and stays within 0 and 120', () => {
    fc.assert(
      fc.property(points, points, points, points, fc.boolean(), (a, b, own, peers, hasIdea) => {
        const of = (skp: number): Verdict =>
          appraise({
            results: [result({ indicators: [indicator(`${skp}/100`)] })],
            behaviours: behaviours(own / 100),
            peersHundredths: peers,
            ideaLevel: hasIdea ? 'UNIT' : null,
          });
        const [low, high] = [of(Math.min(a, b)), of(Math.max(a, b))];
        expect(PREDICATES.indexOf(high.predicate)).toBeLessThanOrEqual(PREDICATES.indexOf(low.predicate));
        expect(Number(high.figures?.score)).toBeGreaterThanOrEqual(Number(low.figures?.score));
        for (const { figures } of [low, high]) {
          expect(Number(figures?.score)).toBeGreaterThanOrEqual(0);
          expect(Number(figures?.score)).toBeLessThanOrEqual(120);
        }
      }),
    );
  });
});
