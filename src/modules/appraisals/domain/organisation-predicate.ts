/** Predicate of an organisation's performance, best first. Source: SE MenPANRB 3/2023; rules.md OP-1. */
export const ORGANISATION_PREDICATES = ['ISTIMEWA', 'BAIK', 'BUTUH_PERBAIKAN', 'KURANG', 'SANGAT_KURANG'] as const;
export type OrganisationPredicate = (typeof ORGANISATION_PREDICATES)[number];
