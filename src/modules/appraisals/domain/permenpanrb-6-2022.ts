import type { Predicate, Rating, RuleSet } from './rule-set.js';

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
 * PermenPANRB 6/2022, in force since 3 February 2022: both ratings are judgements on the whole; the quadrant gives the
 * predicate.
 */
export const PERMENPANRB_6_2022: RuleSet = {
  appraise({ resultRating, behaviourRating }) {
    const predicate = PREDICATE[resultRating][behaviourRating];
    return {
      predicate,
      steps: [
        `rating hasil kerja: ${resultRating}`,
        `rating perilaku kerja: ${behaviourRating}`,
        `kuadran kinerja (PermenPANRB 6/2022): ${predicate}`,
      ],
    };
  },
};
