import { ORGANISATION_PREDICATES } from '../../domain/organisation-predicate.js';
import { headRating, type HeadRatings } from './head-rating.js';

const RATINGS: HeadRatings = {
  ISTIMEWA: 'DI_ATAS_EKSPEKTASI',
  BAIK: 'SESUAI_EKSPEKTASI',
  BUTUH_PERBAIKAN: 'DI_BAWAH_EKSPEKTASI',
  KURANG: 'DI_BAWAH_EKSPEKTASI',
  SANGAT_KURANG: 'DI_BAWAH_EKSPEKTASI',
};

describe('headRating (rule OP-4)', () => {
  it('follows the mapping for each predicate', () => {
    const given = ORGANISATION_PREDICATES.map(
      (one) => headRating(one, RATINGS, { mode: 'REQUIRE', ruleSetCode: 'PERMENPANRB_6_2022' }).rating,
    );
    expect(given).toEqual(ORGANISATION_PREDICATES.map((one) => RATINGS[one]));
  });

  it.each([
    ['REQUIRE', 'PERMENPANRB_6_2022', 'REQUIRE'],
    ['SUGGEST', 'PERMENPANRB_6_2022', 'SUGGEST'],
    ['REQUIRE', 'PP_30_2019', 'SUGGEST'],
  ] as const)('%s in a year under %s: %s', (mode, ruleSetCode, expected) => {
    expect(headRating('BAIK', RATINGS, { mode, ruleSetCode }).mode).toBe(expected);
  });
});
