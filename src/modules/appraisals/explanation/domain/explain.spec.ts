import fc from 'fast-check';
import { PERMENPANRB_6_2022 } from '../../domain/permenpanrb-6-2022.js';
import { NUMERIC_DEFAULTS, type NumericInputs, type NumericResult } from '../../domain/numeric-inputs.js';
import type { RatedIndicator, RatedResultBasis } from '../../domain/rated-basis.js';
import { PP_30_2019 } from '../../domain/pp-30-2019.js';
import { PREDICATES, type Rating, RATINGS, type RuleSet } from '../../domain/rule-set.js';
import { explain } from './explain.js';
import type { ExplanationFacts } from './explanation-facts.js';
import { SECTIONS, type SectionCode } from './sentence.js';

const [ABOVE, AT, BELOW] = RATINGS;
const INDICATOR: RatedIndicator = {
  ...{ statement: 'Jumlah laporan', unit: 'laporan', isNumeric: true, target: 300, targetUntil: null },
  ...{ direction: 'NORMAL' as const, reached: 300, percentHundredths: 10_000 },
};
const SILENT = { reached: null, percentHundredths: null };
const PART = { target: 296, fullTarget: 1200, isDivided: true };
const RANGE = { ...SILENT, fullTarget: 300, fullTargetUntil: 400 };
const OVER = { status: 'FINAL', finalOn: '2026-05-05', today: '2026-06-01' };
const DAYS = { days: 14, dayCount: 'CALENDAR_DAYS' };
const OWN_RECEIPT = { objectionDays: DAYS, isOwn: true };
const CANCELLED = {
  ...{ status: 'ANNULLED', publishedOn: null, ratedOn: null, selfAssessedOn: null, objectionDueOn: null },
  cancelledWhy: 'PLAN_CANCELLED',
};
const RESULT: RatedResultBasis = {
  ...{ resultId: 'r1', statement: 'Laporan terbit', reports: 2, evidence: 1, praises: 1, improvements: 0 },
  indicators: [INDICATOR],
};

function judged(resultRating: Rating, behaviourRating: Rating, more: Partial<ExplanationFacts> = {}): ExplanationFacts {
  const inputs = { resultRating, behaviourRating, numeric: null };
  return facts(PERMENPANRB_6_2022, inputs, { resultRating, behaviourRating, ...more });
}

function facts(
  ruleSet: RuleSet,
  inputs: ExplanationFacts['inputs'],
  more: Partial<ExplanationFacts>,
): ExplanationFacts {
  return {
    ...{ status: 'PUBLISHED', isCalibrated: false },
    ...{
      kind: 'PERIODIC',
      inputs,
      outcome: { ruleSetCode: ruleSet.code, ruleSetVersion: 1, ...ruleSet.appraise(inputs) },
    },
    ...{ basis: null, items: [], resultReason: null, behaviourReason: null, resultRating: null, behaviourRating: null },
    ...{ coverage: null, criteriaStanding: null, surpriseFaults: [], parts: [], organisation: null, changes: [] },
    ...{ objection: null, ruling: null, decidedBy: null, appraiserName: 'Budi', selfAssessedOn: '2026-04-02' },
    ...{ itemsBy: 'Budi', employeeName: 'Siti', isOwn: false, cancelledWhy: null },
    ...{ today: '2026-04-15', objectionDays: null },
    ...{ selfAssessmentDueOn: '2026-04-14', ratedOn: '2026-04-10', publishedOn: '2026-04-12', acknowledgedOn: null },
    ...{ objectionDueOn: '2026-05-04', finalOn: null, contentsHash: null },
    ...more,
  };
}

const sentencesOf = (of: ExplanationFacts, code: SectionCode) =>
  explain(of).find((one) => one.code === code)?.sentences ?? [];
const codesOf = (of: ExplanationFacts, code: SectionCode): string[] => sentencesOf(of, code).map((one) => one.code);

describe('why a predicate, by the quadrant (PX-2)', () => {
  it.each([
    [ABOVE, ABOVE, 'HIGHEST', {}],
    [ABOVE, AT, 'QUADRANT_BETTER_ONE', { better: 'SANGAT_BAIK', part: 'BEHAVIOUR', rating: ABOVE }],
    [AT, ABOVE, 'QUADRANT_BETTER_ONE', { better: 'SANGAT_BAIK', part: 'RESULT', rating: ABOVE }],
    [AT, AT, 'QUADRANT_BETTER', { better: 'SANGAT_BAIK', resultRating: ABOVE, behaviourRating: ABOVE }],
    [BELOW, AT, 'QUADRANT_BETTER_ONE', { better: 'BAIK', part: 'RESULT', rating: AT }],
    [BELOW, ABOVE, 'QUADRANT_BETTER_ONE', { better: 'BAIK', part: 'RESULT', rating: AT }],
    [AT, BELOW, 'QUADRANT_BETTER_ONE', { better: 'BAIK', part: 'BEHAVIOUR', rating: AT }],
    [ABOVE, BELOW, 'QUADRANT_BETTER_ONE', { better: 'BAIK', part: 'BEHAVIOUR', rating: AT }],
    [BELOW, BELOW, 'QUADRANT_BETTER_ONE', { better: 'KURANG', part: 'RESULT', rating: AT }],
  ] as const)('%s and %s: %s', (result, behaviour, code, better) => {
    const [ratings, , rule, next] = sentencesOf(judged(result, behaviour), 'PREDICATE');
    expect(ratings?.facts).toEqual({ who: 'WHO_APPRAISER', resultRating: result, behaviourRating: behaviour });
    expect(rule?.facts).toEqual({ predicate: judged(result, behaviour).outcome.predicate });
    expect(next).toEqual({ code, facts: better });
  });

  it('names a better predicate that the named ratings lead to', () => {
    const rating = fc.constantFrom(...RATINGS);
    fc.assert(
      fc.property(rating, rating, (resultRating, behaviourRating) => {
        const next = sentencesOf(judged(resultRating, behaviourRating), 'PREDICATE').at(-1);
        if (next?.code === 'HIGHEST') return resultRating === ABOVE && behaviourRating === ABOVE;
        const { better, part, rating: one, ...pair } = next?.facts ?? {};
        const changed =
          part === undefined
            ? pair
            : { resultRating, behaviourRating, [part === 'RESULT' ? 'resultRating' : 'behaviourRating']: one };
        const made = PERMENPANRB_6_2022.appraise({
          ...(changed as { resultRating: Rating; behaviourRating: Rating }),
          numeric: null,
        });
        const before = judged(resultRating, behaviourRating).outcome.predicate;
        return made.predicate === better && PREDICATES.indexOf(made.predicate) < PREDICATES.indexOf(before);
      }),
    );
  });

  it('says whose ratings they are', () => {
    const who = (more: Partial<ExplanationFacts>) => sentencesOf(judged(AT, AT, more), 'PREDICATE')[0]?.facts['who'];
    expect(who({ isCalibrated: true })).toBe('WHO_CALIBRATION');
    expect(who({ isCalibrated: true, decidedBy: 'Sri' })).toBe('WHO_EXAMINER');
  });
});

describe('why a predicate, by the score (PX-2)', () => {
  const valued = (behaviour: number, more: Partial<NumericInputs> = {}): ExplanationFacts => {
    const indicator = {
      indicatorId: 'i',
      target: 100,
      targetUntil: null,
      direction: 'NORMAL',
      isMaximum: false,
    } as const;
    const result: NumericResult = {
      ...{ resultId: 'r', kind: 'UTAMA' as const, weightPercent: null, category: null, scope: null },
      indicators: [{ ...indicator, reached: 120, category: 'SANGAT_BAIK', points: '120' }],
    };
    const aspects = ['ORIENTASI_PELAYANAN', 'KOMITMEN', 'INISIATIF_KERJA', 'KERJA_SAMA'] as const;
    const numeric: NumericInputs = {
      ...{ plans: [{ workPlanId: 'p', family: 'JA_JF', months: 3, results: [result] }], isLeader: false },
      behaviours: Object.fromEntries(aspects.map((aspect) => [aspect, behaviour])),
      ...{ peersHundredths: null, ideaLevel: null, settings: NUMERIC_DEFAULTS },
      ...more,
    };
    return facts(PP_30_2019, { resultRating: null, behaviourRating: null, numeric }, {});
  };

  it('says the sum, the band and where the next one begins', () => {
    const told = sentencesOf(valued(5000), 'PREDICATE');
    expect(told.map(({ code }) => code)).toEqual([
      'SCORE_RESULTS',
      'SCORE_BEHAVIOUR',
      'SCORE_SUM',
      'SCORE_BAND',
      'SCORE_BETTER',
    ]);
    expect(told[2]?.facts).toEqual({ share: 70, results: '120.00', rest: 30, behaviour: '50.00', score: '99.00' });
    expect(told[3]?.facts).toEqual({ score: '99.00', from: 90, until: 110, predicate: 'BAIK' });
    expect(told[4]?.facts).toEqual({ better: 'SANGAT_BAIK', from: 110 });
  });

  it('says that a new idea is all that is missing, or that it is there', () => {
    expect(codesOf(valued(12_000), 'PREDICATE').at(-1)).toBe('SCORE_NO_IDEA');
    expect(codesOf(valued(12_000, { ideaLevel: 'UNIT' }), 'PREDICATE').slice(-2)).toEqual(['SCORE_IDEA', 'HIGHEST']);
    expect(codesOf(valued(5000), 'PREDICATE')).not.toContain('SCORE_NO_IDEA');
  });

  it('says what colleagues weigh in it', () => {
    const [, , peers] = sentencesOf(valued(10_000, { peersHundredths: 9000 }), 'PREDICATE');
    expect(peers).toEqual({ code: 'SCORE_PEERS', facts: { raterPercent: 60, peersPercent: 40, peers: '90.00' } });
  });
});

describe('what a result rests on (PX-2)', () => {
  const basis = (results: readonly RatedResultBasis[]): Partial<ExplanationFacts> => ({
    basis: {
      ...{ from: '2026-01-01', until: '2026-03-31', criteria: null, review: null, attendance: null },
      plans: [
        {
          workPlanId: 'p',
          from: '2026-01-01',
          until: '2026-03-31',
          results,
          behaviours: [],
        },
      ],
    },
  });

  it.each([
    ['what was due', {}, 'INDICATOR', { target: '3.00', reached: '3.00', percent: '100.00' }],
    ['a part of a year', PART, 'INDICATOR_DIVIDED', { full: '12.00', duePart: '3.00', reached: '3.00' }],
    ['a small part', { ...PART, target: 30, fullTarget: 100 }, 'INDICATOR_DIVIDED', { full: '1.00', duePart: '0.00' }],
    ['a part of halves', { ...PART, target: 62, fullTarget: 250 }, 'INDICATOR_DIVIDED', { duePart: '0.60' }],
    ['a range', { targetUntil: 400 }, 'INDICATOR_RANGE', { target: '3.00', targetUntil: '4.00' }],
    [
      'nothing reported, of a sum',
      { ...PART, ...SILENT },
      'INDICATOR_SILENT_DIVIDED',
      { full: '12.00', duePart: '3.00' },
    ],
    ['nothing reported', { ...SILENT, target: 9500, fullTarget: 9500 }, 'INDICATOR_SILENT', { full: '95.00' }],
    ['nothing reported of a range', RANGE, 'INDICATOR_SILENT_RANGE', { full: '3.00', fullUntil: '4.00' }],
    ['nothing reported, as it was kept before', SILENT, 'INDICATOR_SILENT_ALONE', { statement: 'Jumlah laporan' }],
    ['nothing due', { percentHundredths: null }, 'INDICATOR_NOT_DUE', { reached: '3.00' }],
    ['a target in words', { isNumeric: false }, 'INDICATOR_IN_WORDS', { statement: 'Jumlah laporan' }],
  ])('tells %s', (_, of, code, told) => {
    const results = [{ ...RESULT, indicators: [{ ...INDICATOR, ...of }] }];
    const found = sentencesOf(judged(AT, AT, basis(results)), 'RESULTS').at(-1);
    expect(found?.code).toBe(code);
    expect(found?.facts).toMatchObject(told);
  });

  it('tells a result of which nothing is on record, and never as nothing reached', () => {
    const silent = { ...RESULT, reports: 0, evidence: 0, praises: 0, indicators: [] };
    expect(codesOf(judged(AT, AT, basis([silent])), 'RESULTS')).toEqual(['RESULT_NOTHING']);
    expect(codesOf(judged(AT, AT, basis([RESULT])), 'RESULTS')).toEqual(['RESULT', 'INDICATOR']);
  });

  it('puts both sides of a single rating beside its result', () => {
    const item = {
      part: 'RESULT',
      partId: 'r1',
      label: 'Laporan terbit',
      ownReason: null,
      reason: 'Tepat waktu',
    } as const;
    const told = (more: object): string[] =>
      codesOf(
        judged(AT, AT, { ...basis([RESULT]), items: [{ ...item, ownRating: ABOVE, rating: AT, ...more }] }),
        'RESULTS',
      );
    expect(told({})).toEqual(['RESULT', 'INDICATOR', 'ITEM_OWN', 'ITEM_APPRAISER']);
    expect(told({ ownRating: null })).toEqual(['RESULT', 'INDICATOR', 'ITEM_APPRAISER']);
    expect(told({ rating: null })).toEqual(['RESULT', 'INDICATOR', 'ITEM_OWN']);
  });

  it('shows the words of the appraiser before a calibration as his', () => {
    expect(codesOf(judged(AT, AT, { resultReason: 'Tepat' }), 'RESULTS')).toEqual(['REASON']);
    expect(codesOf(judged(AT, AT, { resultReason: 'Tepat', isCalibrated: true }), 'RESULTS')).toEqual([
      'REASON_BEFORE',
    ]);
  });

  it('says that what informs does not decide, wherever it says something of it', () => {
    const attendance = { days: 60, presentDays: 58, leaveDays: 1, absentDays: 1, lateDays: 3 };
    const known = { ...basis([]), basis: { ...basis([]).basis, attendance } } as Partial<ExplanationFacts>;
    expect(codesOf(judged(AT, AT, known), 'INFORMED_BY')).toEqual(['ATTENDANCE', 'ONLY_INFORMS']);
    expect(codesOf(judged(AT, AT, basis([])), 'INFORMED_BY')).toEqual([]);
  });

  it('tells the parts of a year only of a year', () => {
    const parts = [{ periodName: 'Triwulan 1', months: 3, predicate: 'BAIK' as const }];
    expect(codesOf(judged(AT, AT, { parts }), 'PARTS')).toEqual([]);
    expect(codesOf(judged(AT, AT, { parts, kind: 'ANNUAL' }), 'PARTS')).toEqual(['PART', 'PARTS_ARE_NO_SUM']);
  });
});

describe('the course of a result (PX-2)', () => {
  const objection = {
    ...{ status: 'UNDER_EXAMINATION', filedOn: '2026-04-20', endedOn: null, decidedBy: null, decisionReason: null },
    ...{ predicateBefore: null, predicateAfter: null, decisionDueOn: '2026-05-08' },
  } as const;

  it.each([
    ['a draft', { status: 'RATED', publishedOn: null, objectionDueOn: null }, ['SELF_ASSESSED', 'RATED', 'DRAFT']],
    ['what was published', {}, ['SELF_ASSESSED', 'RATED', 'PUBLISHED', 'MAY_OBJECT']],
    ['what is contested, to who knows', { status: 'OBJECTED', objection }, ['SELF_ASSESSED', 'RATED', 'PUBLISHED']],
    ['what is contested, to who does not', { status: 'OBJECTED' }, ['SELF_ASSESSED', 'RATED', 'PUBLISHED']],
    ['what was acknowledged', { status: 'ACKNOWLEDGED' }, ['SELF_ASSESSED', 'RATED', 'PUBLISHED', 'MAY_OBJECT']],
    ['what a court has voided', { status: 'ANNULLED' }, ['SELF_ASSESSED', 'RATED', 'PUBLISHED']],
    ['an annulled draft', { status: 'ANNULLED', publishedOn: null }, ['SELF_ASSESSED', 'RATED']],
    ['what is final', OVER, ['SELF_ASSESSED', 'RATED', 'PUBLISHED', 'TERM_OVER', 'FINAL']],
    ['the receipt', { objectionDays: DAYS }, ['SELF_ASSESSED', 'RATED', 'PUBLISHED', 'MAY_OBJECT', 'RECEIPT']],
    ['my receipt', OWN_RECEIPT, ['SELF_ASSESSED', 'RATED', 'PUBLISHED', 'MAY_OBJECT', 'RECEIPT_OWN']],
    ['what was cancelled', CANCELLED, ['CANCELLED']],
    ['silence', { selfAssessedOn: null }, ['NOT_SELF_ASSESSED', 'RATED', 'PUBLISHED', 'MAY_OBJECT']],
  ])('of %s', (_, more, codes) => {
    expect(codesOf(judged(AT, AT, more as Partial<ExplanationFacts>), 'COURSE')).toEqual(codes);
  });

  it.each([
    ['FILED', null, 'OBJECTION_FILED'],
    ['UNDER_EXAMINATION', null, 'OBJECTION_OPEN'],
    ['UPHELD', '2026-05-06', 'OBJECTION_UPHELD'],
    ['REJECTED', '2026-05-06', 'OBJECTION_REJECTED'],
    ['WITHDRAWN', '2026-05-06', 'OBJECTION_ENDED'],
    ['EXPIRED', '2026-05-06', 'OBJECTION_ENDED'],
  ] as const)('an objection that is %s', (status, endedOn, code) => {
    expect(codesOf(judged(AT, AT, { objection: { ...objection, status, endedOn } }), 'OBJECTION')).toEqual([code]);
  });

  it('says of calibrations nothing before the publication', () => {
    expect(codesOf(judged(AT, AT), 'CALIBRATION')).toEqual(['NOT_CALIBRATED']);
    expect(codesOf(judged(AT, AT, { publishedOn: null }), 'CALIBRATION')).toEqual([]);
  });

  it('keeps the order of the parts', () => {
    const set = { unitName: 'Dinas', predicate: 'BAIK', constraints: ['BAIK_AT_MOST_70'] } as const;
    const organisation = { ...set, setLaterOn: null };
    const codes = explain(judged(AT, AT, { organisation, criteriaStanding: 'NONE' })).map(({ code }) => code);
    expect(codes).toEqual(SECTIONS.filter((code) => codes.includes(code)));
    expect(codes).toEqual(expect.arrayContaining(['PREDICATE', 'CRITERIA', 'ORGANISATION', 'COURSE', 'PROOF']));
  });
});
