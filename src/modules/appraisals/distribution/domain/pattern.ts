import type { OrganisationPredicate } from '../../domain/organisation-predicate.js';
import type { Predicate } from '../../domain/rule-set.js';

/** What the pattern of an organisation asks of the predicates of its people, each by its own name. */
export const CONSTRAINT_CODES = [
  'SANGAT_BAIK_AT_MOST_70',
  'BAIK_AT_MOST_70',
  'LOW_AT_LEAST_ONE',
  'BUTUH_PERBAIKAN_AT_LEAST_60',
  'BUTUH_PERBAIKAN_AT_LEAST_10',
  'SANGAT_BAIK_AT_MOST_10',
  'SANGAT_BAIK_NONE',
  'KURANG_AT_LEAST_60',
  'SANGAT_KURANG_AT_LEAST_60',
  'LOW_AT_LEAST_10',
] as const;
export type ConstraintCode = (typeof CONSTRAINT_CODES)[number];

/** How many people may, or must, have one of some predicates: a share in whole per cent, or a number of people. */
export interface Constraint {
  readonly code: ConstraintCode;
  readonly kind: 'AT_MOST' | 'AT_LEAST';
  readonly predicates: readonly Predicate[];
  readonly percent?: number;
  readonly people?: number;
}

/** What is asked for one predicate of the organisation, and which predicate most of its people should have. */
export interface Pattern {
  readonly most: Predicate;
  readonly constraints: readonly Constraint[];
}

const LOW: readonly Predicate[] = ['BUTUH_PERBAIKAN', 'KURANG'];
const FEW_BEST: Constraint = {
  code: 'SANGAT_BAIK_AT_MOST_10',
  kind: 'AT_MOST',
  predicates: ['SANGAT_BAIK'],
  percent: 10,
};
const atLeast = (code: ConstraintCode, predicate: Predicate, percent: number): Constraint => ({
  code,
  kind: 'AT_LEAST',
  predicates: [predicate],
  percent,
});

/** The patterns (pola distribusi) as the circular has them; what it leaves open is free. Source: SE MenPANRB 3/2023; rules.md DI-1. */
export const PATTERNS: Readonly<Record<OrganisationPredicate, Pattern>> = {
  ISTIMEWA: {
    most: 'SANGAT_BAIK',
    constraints: [{ code: 'SANGAT_BAIK_AT_MOST_70', kind: 'AT_MOST', predicates: ['SANGAT_BAIK'], percent: 70 }],
  },
  BAIK: {
    most: 'BAIK',
    constraints: [
      { code: 'BAIK_AT_MOST_70', kind: 'AT_MOST', predicates: ['BAIK'], percent: 70 },
      { code: 'LOW_AT_LEAST_ONE', kind: 'AT_LEAST', predicates: LOW, people: 1 },
    ],
  },
  BUTUH_PERBAIKAN: {
    most: 'BUTUH_PERBAIKAN',
    constraints: [atLeast('BUTUH_PERBAIKAN_AT_LEAST_60', 'BUTUH_PERBAIKAN', 60), FEW_BEST],
  },
  KURANG: {
    most: 'KURANG',
    constraints: [
      atLeast('KURANG_AT_LEAST_60', 'KURANG', 60),
      atLeast('BUTUH_PERBAIKAN_AT_LEAST_10', 'BUTUH_PERBAIKAN', 10),
      FEW_BEST,
    ],
  },
  SANGAT_KURANG: {
    most: 'SANGAT_KURANG',
    constraints: [
      atLeast('SANGAT_KURANG_AT_LEAST_60', 'SANGAT_KURANG', 60),
      { code: 'LOW_AT_LEAST_10', kind: 'AT_LEAST', predicates: LOW, percent: 10 },
      { code: 'SANGAT_BAIK_NONE', kind: 'AT_MOST', predicates: ['SANGAT_BAIK'], people: 0 },
    ],
  },
};

/**
 * The number of people at which a constraint is just met among `n`: the floor of a share that is a most, the ceiling of one that is a least.
 * Units: people. Whole numbers only. Source: our reading of SE MenPANRB 3/2023, which does not say; rules.md DI-1.
 */
export function limitOf({ kind, percent, people }: Constraint, n: number): number {
  if (percent === undefined) return people ?? 0;
  const exact = n * percent;
  const rest = exact % 100;
  const floor = (exact - rest) / 100;
  return kind === 'AT_LEAST' && rest > 0 ? floor + 1 : floor;
}
