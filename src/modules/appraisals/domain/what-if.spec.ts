import { ANNUAL_POINTS, type RatedPart } from './annual-hint.js';
import { NUMERIC_DEFAULTS } from './numeric-inputs.js';
import { PERMENPANRB_6_2022 } from './permenpanrb-6-2022.js';
import { PP_30_2019 } from './pp-30-2019.js';
import type { AppraisalInputs } from './rule-set.js';
import { whatIf } from './what-if.js';

const judged: AppraisalInputs = {
  resultRating: 'SESUAI_EKSPEKTASI',
  behaviourRating: 'DI_ATAS_EKSPEKTASI',
  numeric: null,
};
const result = {
  ...{ resultId: 'r', kind: 'UTAMA' as const, weightPercent: null, category: 'BAIK' as const, scope: null },
  indicators: [],
};
const behaviours = { ORIENTASI_PELAYANAN: 8000, KOMITMEN: 8000, INISIATIF_KERJA: 8000, KERJA_SAMA: 8000 };
/** A score of 94. */
const figured: AppraisalInputs = {
  ...judged,
  numeric: {
    plans: [{ workPlanId: 'p', family: 'JA_JF', months: 12, results: [result] }],
    ...{ isLeader: false, behaviours, peersHundredths: null, ideaLevel: null, settings: NUMERIC_DEFAULTS },
  },
};
const parts: RatedPart[] = [
  { from: '2026-01-01', until: '2026-06-30', predicate: 'BAIK' },
  { from: '2026-07-01', until: '2026-09-30', predicate: 'KURANG' },
];
const nothing = { annualRule: null, points: ANNUAL_POINTS, settings: {} };

describe('whatIf (rule AP-20)', () => {
  it('says what is missing for the other rule set, and guesses nothing', () => {
    expect(whatIf(nothing, PP_30_2019, judged, [])).toEqual({ predicate: null, lacks: ['FIGURES'] });
    const unjudged = { ...figured, resultRating: null };
    expect(whatIf(nothing, PERMENPANRB_6_2022, unjudged, [])).toEqual({ predicate: null, lacks: ['RESULT_RATING'] });
  });

  it('calculates by the other rule set where its figures were kept', () => {
    expect(whatIf(nothing, PP_30_2019, figured, [])).toEqual({ predicate: 'BAIK', lacks: [] });
    expect(whatIf(nothing, PERMENPANRB_6_2022, figured, [])).toEqual({ predicate: 'BAIK', lacks: [] });
  });

  it('takes other figures in the place of those of the result, and leaves the rest', () => {
    expect(whatIf({ ...nothing, settings: { baikFrom: 95 } }, PP_30_2019, figured, []).predicate).toBe(
      'BUTUH_PERBAIKAN',
    );
    expect(whatIf({ ...nothing, settings: { skpPercent: 80 } }, PP_30_2019, figured, []).predicate).toBe('BAIK');
  });

  it.each([
    ['LAST', 'KURANG'],
    ['MODE', 'BAIK'],
    ['WEIGHTED_MEAN', 'BUTUH_PERBAIKAN'],
  ] as const)('makes the year from its parts by %s: %s', (annualRule, expected) => {
    expect(whatIf({ ...nothing, annualRule }, PERMENPANRB_6_2022, judged, parts).predicate).toBe(expected);
    expect(whatIf({ ...nothing, annualRule }, PERMENPANRB_6_2022, judged, []).lacks).toEqual(['PARTS']);
  });
});
