import type { Category, Said } from './chart.js';
import { same } from './words.js';

/** The predicates in the order of charts, best first, as they are printed. Source: PermenPANRB 6/2022. */
export const SHOWN_PREDICATES = [
  { code: 'SANGAT_BAIK', label: same('Sangat Baik') },
  { code: 'BAIK', label: same('Baik') },
  { code: 'BUTUH_PERBAIKAN', label: same('Butuh Perbaikan') },
  { code: 'KURANG', label: same('Kurang') },
  { code: 'SANGAT_KURANG', label: same('Sangat Kurang') },
] as const satisfies readonly Category[];
export type PredicateCode = (typeof SHOWN_PREDICATES)[number]['code'];

/** How many people have each predicate. */
export type PredicateCounts = Readonly<Record<PredicateCode, number>>;

/** All people who have a predicate. */
export const ratedOf = (counts: PredicateCounts): number =>
  SHOWN_PREDICATES.reduce((sum, { code }) => sum + counts[code], 0);

/** A rating as it is printed, from the best. */
export const SHOWN_RATINGS = [
  { code: 'DI_ATAS_EKSPEKTASI', label: same('Di atas ekspektasi') },
  { code: 'SESUAI_EKSPEKTASI', label: same('Sesuai ekspektasi') },
  { code: 'DI_BAWAH_EKSPEKTASI', label: same('Di bawah ekspektasi') },
] as const satisfies readonly Category[];
export type RatingCode = (typeof SHOWN_RATINGS)[number]['code'];

const ORGANISATION_NAMES: Readonly<Record<string, Said>> = {
  ISTIMEWA: same('Istimewa'),
  ...Object.fromEntries(SHOWN_PREDICATES.map(({ code, label }) => [code, label])),
};

/** The predicate of an organisation as it is printed; an unknown code stays what it is. */
export const organisationName = (code: string): Said => ORGANISATION_NAMES[code] ?? same(code);
