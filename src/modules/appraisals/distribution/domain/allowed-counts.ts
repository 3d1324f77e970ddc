import type { OrganisationPredicate } from '../../domain/organisation-predicate.js';
import { type Predicate, PREDICATES } from '../../domain/rule-set.js';
import { type Constraint, limitOf, PATTERNS } from './pattern.js';

/** The fewest and the most people of something. */
export interface Bounds {
  readonly least: number;
  readonly most: number;
}

/** The only two that constraints ask for together. */
const PAIR: readonly Predicate[] = ['BUTUH_PERBAIKAN', 'KURANG'];

/**
 * How many of `n` people may have each predicate in an organisation with this predicate, over all distributions that meet every constraint;
 * null where none does.
 *
 * Units: people. Whole numbers only. Source: SE MenPANRB 3/2023 (the calculator that came with it); rules.md DI-2.
 */
export function allowedCounts(organisation: OrganisationPredicate, n: number): Record<Predicate, Bounds> | null {
  const { constraints } = PATTERNS[organisation];
  const single = (predicate: Predicate): Bounds =>
    boundsBy(
      constraints.filter(({ predicates }) => predicates.length === 1 && predicates[0] === predicate),
      n,
    );
  const own = Object.fromEntries(PREDICATES.map((one) => [one, single(one)])) as Record<Predicate, Bounds>;
  const pairAsked = boundsBy(
    constraints.filter(({ predicates }) => predicates.length > 1),
    n,
  );
  // Two levels: the pair within the whole, and each of the pair within it.
  const ownSum = sumOf(PAIR.map((one) => own[one]));
  const pair = { least: Math.max(pairAsked.least, ownSum.least), most: Math.min(pairAsked.most, ownSum.most) };
  const others = PREDICATES.filter((one) => !PAIR.includes(one));
  const whole = sumOf([pair, ...others.map((one) => own[one])]);
  if ([pair, ...Object.values(own)].some(({ least, most }) => least > most)) return null;
  if (whole.least > n || whole.most < n) return null;
  const pairWithin = within(pair, { least: n, most: n }, minus(whole, pair));
  const allowed = (one: Predicate): Bounds =>
    PAIR.includes(one)
      ? within(own[one], pairWithin, minus(ownSum, own[one]))
      : within(own[one], { least: n, most: n }, minus(whole, own[one]));
  return Object.fromEntries(PREDICATES.map((one) => [one, allowed(one)])) as Record<Predicate, Bounds>;
}

function boundsBy(constraints: readonly Constraint[], n: number): Bounds {
  return constraints.reduce<Bounds>(
    ({ least, most }, one) =>
      one.kind === 'AT_LEAST'
        ? { least: Math.max(least, limitOf(one, n)), most }
        : { least, most: Math.min(most, limitOf(one, n)) },
    { least: 0, most: n },
  );
}

const sumOf = (parts: readonly Bounds[]): Bounds => ({
  least: parts.reduce((sum, { least }) => sum + least, 0),
  most: parts.reduce((sum, { most }) => sum + most, 0),
});
const minus = (whole: Bounds, part: Bounds): Bounds => ({
  least: whole.least - part.least,
  most: whole.most - part.most,
});

/** What one part may be when it and the others make a total within bounds. */
function within(part: Bounds, total: Bounds, others: Bounds): Bounds {
  return {
    least: Math.max(part.least, total.least - others.most),
    most: Math.min(part.most, total.most - others.least),
  };
}
