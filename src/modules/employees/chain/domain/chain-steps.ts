import type { CivilDate, Days } from '../../../../kernel/values/civil-date.js';
import type { Absence, AssignmentKind, Conflict, Headship } from './chain-facts.js';

/**
 * What came of an official who was looked at on the way up. NOT_FIRST: another head of the unit counts before him, such as a Plh.
 * LATER_LETTER: another letter was found first. APPRAISES_ALREADY: the appraiser again, who heads this unit as well and
 * does not stand above himself. BELOW_OWN_UNIT: a unit below one that the person heads for a while.
 */
export type Verdict =
  | 'APPRAISER'
  | 'SUPERIOR'
  | 'VACANT'
  | 'SELF'
  | 'LEFT'
  | Absence['cause']
  | Conflict['cause']
  | 'LOWER_RANK'
  | 'SHORT_SUPERVISION'
  | 'NOT_FIRST'
  | 'LATER_LETTER'
  | 'APPRAISES_ALREADY'
  | 'BELOW_OWN_UNIT';

/** By what somebody appraises: named by decision, by written delegation, or as head in the chain. */
export type Basis = 'APPOINTMENT' | 'DELEGATION' | 'CHAIN';

/** One step of the way up: a unit with its head, or the official of a letter, and what came of it. */
export interface Step {
  readonly basis: Basis;
  readonly unitId: string | null;
  readonly employeeId: string | null;
  /** How the post is held, and since when; for a letter since when it holds. */
  readonly kind: AssignmentKind | null;
  readonly since: CivilDate | null;
  readonly verdict: Verdict;
}

/** The official who appraises, and by what. */
export interface Appraiser extends Omit<Step, 'verdict' | 'employeeId' | 'since'> {
  readonly employeeId: string;
  readonly since: CivilDate;
}

/** Who appraises somebody on a day, who stands above that, and every step that led there. */
export interface ChainAnswer {
  readonly appraiser: Appraiser | null;
  readonly superior: Appraiser | null;
  readonly steps: readonly Step[];
}

/** The same for all days of a home on which nothing changes. */
export interface ReportingLine extends Days {
  readonly employeeId: string;
  readonly appraiser: Appraiser | null;
  readonly superior: Appraiser | null;
}

/** The step of a letter: its official, since when it holds, and what came of it. */
export function letterStep(basis: Basis, employeeId: string, { validFrom }: Days, verdict: Verdict): Step {
  return { basis, unitId: null, employeeId, kind: null, since: validFrom, verdict };
}

/** The same official by the same post or letter. */
export function isSame(a: Appraiser | null, b: Appraiser | null): boolean {
  if (a === null || b === null) return a === b;
  return (
    a.employeeId === b.employeeId &&
    a.basis === b.basis &&
    a.unitId === b.unitId &&
    a.kind === b.kind &&
    a.since === b.since
  );
}

/** Kinds of holding a post for somebody else or for a while. */
const ACTING: ReadonlySet<string> = new Set(['PLT', 'PLH', 'PJ']);

/** Heads of one unit in the order in which they count. Source: rules.md EM-11. */
export function byPrecedence(a: Headship, b: Headship): number {
  const acting = Number(ACTING.has(b.kind)) - Number(ACTING.has(a.kind));
  return acting || b.validFrom.localeCompare(a.validFrom) || a.employeeId.localeCompare(b.employeeId);
}

/** Why somebody who could appraise is not the superior of the appraiser who was found; null when he is, or when nobody was found. */
export function besideChosen(appraiser: Appraiser | undefined, step: Step): Verdict | null {
  if (!appraiser) return null;
  // A second letter names nobody above: the superior comes from the chain.
  if (step.basis !== 'CHAIN') return 'LATER_LETTER';
  return step.employeeId === appraiser.employeeId ? 'APPRAISES_ALREADY' : null;
}
