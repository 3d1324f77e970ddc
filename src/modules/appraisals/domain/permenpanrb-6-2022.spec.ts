import { PERMENPANRB_6_2022 } from './permenpanrb-6-2022.js';
import { type Predicate, type Rating } from './rule-set.js';

describe('PermenPANRB 6/2022, kuadran kinerja pegawai (rule AP-1)', () => {
  it.each<[Rating, Rating, Predicate]>([
    ['DI_ATAS_EKSPEKTASI', 'DI_ATAS_EKSPEKTASI', 'SANGAT_BAIK'],
    ['DI_ATAS_EKSPEKTASI', 'SESUAI_EKSPEKTASI', 'BAIK'],
    ['DI_ATAS_EKSPEKTASI', 'DI_BAWAH_EKSPEKTASI', 'KURANG'],
    ['SESUAI_EKSPEKTASI', 'DI_ATAS_EKSPEKTASI', 'BAIK'],
    ['SESUAI_EKSPEKTASI', 'SESUAI_EKSPEKTASI', 'BAIK'],
    ['SESUAI_EKSPEKTASI', 'DI_BAWAH_EKSPEKTASI', 'KURANG'],
    ['DI_BAWAH_EKSPEKTASI', 'DI_ATAS_EKSPEKTASI', 'BUTUH_PERBAIKAN'],
    ['DI_BAWAH_EKSPEKTASI', 'SESUAI_EKSPEKTASI', 'BUTUH_PERBAIKAN'],
    ['DI_BAWAH_EKSPEKTASI', 'DI_BAWAH_EKSPEKTASI', 'SANGAT_KURANG'],
  ])('results %s, behaviour %s: %s', (resultRating, behaviourRating, predicate) => {
    const outcome = PERMENPANRB_6_2022.appraise({ resultRating, behaviourRating, numeric: null });
    expect(outcome.predicate).toBe(predicate);
    expect(outcome.steps).toHaveLength(3);
  });

  it('is not symmetric: good results never outweigh bad behaviour', () => {
    const badBehaviour = PERMENPANRB_6_2022.appraise({
      resultRating: 'SESUAI_EKSPEKTASI',
      behaviourRating: 'DI_BAWAH_EKSPEKTASI',
      numeric: null,
    });
    const badResults = PERMENPANRB_6_2022.appraise({
      resultRating: 'DI_BAWAH_EKSPEKTASI',
      behaviourRating: 'SESUAI_EKSPEKTASI',
      numeric: null,
    });
    expect([badBehaviour.predicate, badResults.predicate]).toEqual(['KURANG', 'BUTUH_PERBAIKAN']);
  });

  it('needs both ratings, and no figures', () => {
    const of = (resultRating: Rating | null, behaviourRating: Rating | null) => ({
      ...{ resultRating, behaviourRating },
      numeric: null,
    });
    expect(PERMENPANRB_6_2022.lacking(of(null, null))).toEqual(['RESULT_RATING', 'BEHAVIOUR_RATING']);
    expect(PERMENPANRB_6_2022.lacking(of('SESUAI_EKSPEKTASI', null))).toEqual(['BEHAVIOUR_RATING']);
    expect(PERMENPANRB_6_2022.lacking(of('SESUAI_EKSPEKTASI', 'SESUAI_EKSPEKTASI'))).toEqual([]);
    expect(() => PERMENPANRB_6_2022.appraise(of(null, 'SESUAI_EKSPEKTASI'))).toThrow(RangeError);
  });
});
