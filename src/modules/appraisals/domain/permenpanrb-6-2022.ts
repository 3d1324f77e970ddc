import type { Judgement, Lack, Predicate, Rating, RuleSet } from './rule-set.js';

/**
 * Predicate from the ratings of results (rows) and behaviour (columns). Behaviour below expectation is never outweighed by
 * results: the table is not symmetric. KURANG is "Kurang/Misconduct".
 * Source: PermenPANRB 6/2022, kuadran kinerja pegawai (rules.md AP-1).
 */
const PREDICATE: Readonly<Record<Rating, Readonly<Record<Rating, Predicate>>>> = {
  DI_ATAS_EKSPEKTASI: { DI_BAWAH_EKSPEKTASI: 'KURANG', SESUAI_EKSPEKTASI: 'BAIK', DI_ATAS_EKSPEKTASI: 'SANGAT_BAIK' },
  SESUAI_EKSPEKTASI: { DI_BAWAH_EKSPEKTASI: 'KURANG', SESUAI_EKSPEKTASI: 'BAIK', DI_ATAS_EKSPEKTASI: 'BAIK' },
  DI_BAWAH_EKSPEKTASI: {
    DI_BAWAH_EKSPEKTASI: 'SANGAT_KURANG',
    SESUAI_EKSPEKTASI: 'BUTUH_PERBAIKAN',
    DI_ATAS_EKSPEKTASI: 'BUTUH_PERBAIKAN',
  },
};

/**
 * PermenPANRB 6/2022 with SE MenPANRB 3/2023, in force since 3 February 2022: both ratings are judgements on the whole, never
 * calculated; the quadrant gives the predicate.
 */
export const PERMENPANRB_6_2022: RuleSet = {
  code: 'PERMENPANRB_6_2022',
  version: 1,
  validFrom: '2022-02-03',
  validUntil: null,
  source: 'PermenPANRB 6/2022, Pasal 24–25; SE MenPANRB 3/2023',
  lacking: lackOfJudgement,
  appraise({ resultRating, behaviourRating }) {
    if (resultRating === null || behaviourRating === null) throw new RangeError('Both ratings are needed.');
    const predicate = PREDICATE[resultRating][behaviourRating];
    return {
      predicate,
      steps: [
        `rating hasil kerja: ${resultRating}`,
        `rating perilaku kerja: ${behaviourRating}`,
        `kuadran kinerja (PermenPANRB 6/2022): ${predicate}`,
      ],
      figures: null,
    };
  },
};

function lackOfJudgement({ resultRating, behaviourRating }: Judgement): Lack[] {
  return [
    ...(resultRating === null ? (['RESULT_RATING'] as const) : []),
    ...(behaviourRating === null ? (['BEHAVIOUR_RATING'] as const) : []),
  ];
}
