import type { OrganisationPredicate } from '../../domain/organisation-predicate.js';
import type { Predicate } from '../../domain/rule-set.js';
import { type Constraint, type ConstraintCode, limitOf, PATTERNS } from './pattern.js';

/** How many people have each predicate. */
export type Counts = Readonly<Record<Predicate, number>>;

/** Met, still to be met by those who are not rated yet, or broken whatever they are rated. */
export const CONSTRAINT_STATES = ['MET', 'OPEN', 'BROKEN'] as const;
export type ConstraintState = (typeof CONSTRAINT_STATES)[number];

/** One constraint held against the counts. */
export interface CheckedConstraint {
  readonly code: ConstraintCode;
  readonly kind: Constraint['kind'];
  readonly predicates: readonly Predicate[];
  /** The number of people that is just allowed, or just enough. */
  readonly limit: number;
  readonly count: number;
  readonly state: ConstraintState;
  /** How many people too many, or too few; 0 where it is met. */
  readonly by: number;
}

/** The counts of a population held against the pattern of its organisation. */
export interface DistributionCheck {
  /** People rated and not rated yet. */
  readonly people: number;
  readonly constraints: readonly CheckedConstraint[];
  /** True when a constraint is broken. */
  readonly isBroken: boolean;
  /** The predicate that most should have, and whether over half of all have it: told beside, never a violation. */
  readonly most: { readonly predicate: Predicate; readonly isMost: boolean };
}

/**
 * Holds counts against the pattern of an organisation. Shares are of all people, those not rated yet included; a least that they can still
 * bring about is open and not broken.
 *
 * Units: people. Whole numbers only. Source: SE MenPANRB 3/2023; rules.md DI-1, DI-3.
 */
export function checkDistribution(organisation: OrganisationPredicate, counts: Counts, unrated = 0): DistributionCheck {
  const { constraints, most } = PATTERNS[organisation];
  const people = Object.values(counts).reduce((sum, count) => sum + count, unrated);
  const checked = constraints.map((one) => checkOne(one, counts, { people, unrated }));
  return {
    people,
    constraints: checked,
    isBroken: checked.some(({ state }) => state === 'BROKEN'),
    most: { predicate: most, isMost: 2 * counts[most] > people },
  };
}

function checkOne(
  constraint: Constraint,
  counts: Counts,
  { people, unrated }: { people: number; unrated: number },
): CheckedConstraint {
  const { code, kind, predicates } = constraint;
  const limit = limitOf(constraint, people);
  const count = predicates.reduce((sum, predicate) => sum + counts[predicate], 0);
  const by = Math.max(kind === 'AT_MOST' ? count - limit : limit - count, 0);
  const isOpen = kind === 'AT_LEAST' && by <= unrated;
  return { code, kind, predicates, limit, count, state: by === 0 ? 'MET' : isOpen ? 'OPEN' : 'BROKEN', by };
}

/** How strictly a government holds to the patterns. */
export const CHECK_LEVELS = ['INFO', 'WARN', 'BLOCK'] as const;
export type CheckLevel = (typeof CHECK_LEVELS)[number];

/** Below a number of people a check informs and does no more. Source: our default; rules.md DI-3. */
export function levelFor(level: CheckLevel, people: number, fewestPeople: number): CheckLevel {
  return people < fewestPeople ? 'INFO' : level;
}

/** What a hypothetical move asks: people of one predicate who would have another one; from UNRATED those who are not rated yet. */
export interface Move {
  readonly from: Predicate | 'UNRATED';
  readonly to: Predicate;
  readonly people: number;
}

/** Counts after some moves, one after the other; null where a move takes more people than there are. Rule DI-5. */
export function afterMoves(
  counts: Counts,
  unrated: number,
  moves: readonly Move[],
): { readonly counts: Counts; readonly unrated: number } | null {
  const next: Record<Predicate | 'UNRATED', number> = { ...counts, UNRATED: unrated };
  for (const { from, to, people } of moves) {
    if (next[from] < people) return null;
    next[from] -= people;
    next[to] += people;
  }
  const { UNRATED, ...rest } = next;
  return { counts: rest, unrated: UNRATED };
}
