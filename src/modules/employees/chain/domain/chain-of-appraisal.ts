import { type CivilDate, later, plusDays } from '../../../../kernel/values/civil-date.js';
import {
  type Absence,
  type Appointment,
  type AssignmentKind,
  type ChainFacts,
  type Conflict,
  type Days,
  type Delegation,
  type Headship,
  holdsOn,
  type Home,
  type Rank,
} from './chain-facts.js';
import { fullMonthsOn, isLowerRank, unbrokenSince } from './supervision.js';
import { type Epoch, epochs, type UnitPaths } from './unit-paths.js';

/** What came of an official who was looked at on the way up. */
export type Verdict =
  | 'APPRAISER'
  | 'SUPERIOR'
  | 'VACANT'
  | 'SELF'
  | Absence['cause']
  | Conflict['cause']
  | 'LOWER_RANK'
  | 'SHORT_SUPERVISION';

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

const ABSENT: ReadonlySet<Verdict> = new Set(['STANDING', 'LEAVE', 'CONTRACT']);

/**
 * The chain of appraisal on every day, worked out from dated facts.
 *
 * The appraiser is, in this order: who is appointed for the person by decision; to whom the appraisal is delegated by letter;
 * the head of the person's own unit, or of the unit above for somebody who heads the unit. An acting head (Plh., Plt., Pj.)
 * stands before the definitive one, a later start before an earlier. Passed over, so that the next above decides, are a
 * vacant post, the person himself, an official who is absent, in conflict with the person, or (by policy) of lower rank or not long enough in office. An
 * appointment is the way out of a conflict, so conflicts do not end it; absence does. The superior is the next who stands above.
 * Source: PermenPANRB 6/2022 (direct superior, delegated authority); rules.md EM-10 to EM-14, EM-25 to EM-28.
 */
export class ChainOfAppraisal {
  private readonly epochs: readonly Epoch[];
  private readonly headsOf: Map<string, Headship[]>;
  private readonly absencesOf: Map<string, Absence[]>;
  private readonly appointmentsOf: Map<string, Appointment[]>;
  private readonly conflictsOf: Map<string, Conflict[]>;
  private readonly ranksOf: Map<string, Rank[]>;

  constructor(private readonly facts: ChainFacts) {
    this.epochs = epochs(facts.placements, facts.rules);
    this.headsOf = Map.groupBy([...facts.headships].sort(byPrecedence), ({ unitId }) => unitId);
    this.absencesOf = Map.groupBy(facts.absences, ({ employeeId }) => employeeId);
    this.appointmentsOf = Map.groupBy([...facts.appointments].sort(laterFirst), ({ employeeId }) => employeeId);
    const bothWays = facts.conflicts.flatMap((one) => [
      one,
      { ...one, employeeId: one.otherId, otherId: one.employeeId },
    ]);
    this.conflictsOf = Map.groupBy(bothWays, ({ employeeId }) => employeeId);
    this.ranksOf = Map.groupBy(facts.ranks, ({ employeeId }) => employeeId);
  }

  /** The lines of one home: each day of it exactly once, neighbours different. */
  linesOf(home: Home): ReportingLine[] {
    const lines: ReportingLine[] = [];
    for (const epoch of this.epochs) {
      if (epoch.validUntil < home.validFrom || epoch.validFrom > home.validUntil) continue;
      const paths = epoch.pathsOf(home.unitId);
      for (const day of this.daysOfChange(home, epoch, paths)) {
        const { appraiser, superior } = this.answer(home, paths, day);
        const last = lines.at(-1);
        if (last && isSame(last.appraiser, appraiser) && isSame(last.superior, superior)) continue;
        if (last) lines[lines.length - 1] = { ...last, validUntil: plusDays(day, -1) };
        lines.push({ employeeId: home.employeeId, appraiser, superior, validFrom: day, validUntil: home.validUntil });
      }
    }
    return lines;
  }

  /** The chain on one day of a home, with its steps. */
  on(home: Home, day: CivilDate): ChainAnswer {
    const epoch = this.epochs.find((one) => holdsOn(one, day));
    return this.answer(home, epoch?.pathsOf(home.unitId) ?? { chain: [], tree: [] }, day);
  }

  /**
   * Being too new stands against an appraiser only, and only while somebody above has been there longer: with `evenNew` the nearest
   * counts after all.
   */
  private answer(home: Home, paths: UnitPaths, day: CivilDate, evenNew = false): ChainAnswer {
    const steps: Step[] = [];
    const chosen: Appraiser[] = [];
    for (const step of this.candidates(home, paths, day)) {
      const { employeeId, since } = step;
      const isNew = step.verdict === 'SHORT_SUPERVISION';
      const counts = step.verdict === 'APPRAISER' || (isNew && (evenNew || chosen.length > 0));
      const isChoice = counts && employeeId !== null && since !== null;
      // A second letter names nobody above: the superior comes from the chain.
      if (isChoice && (chosen[0]?.employeeId === employeeId || (chosen.length > 0 && step.basis !== 'CHAIN'))) continue;
      if (isChoice) chosen.push({ basis: step.basis, unitId: step.unitId, employeeId, kind: step.kind, since });
      const verdict = chosen.length === 2 ? 'SUPERIOR' : 'APPRAISER';
      steps.push(isChoice ? { ...step, verdict } : step);
      if (chosen.length === 2) break;
    }
    const someAreNew = !evenNew && steps.some(({ verdict }) => verdict === 'SHORT_SUPERVISION');
    if (chosen.length === 0 && someAreNew) return this.answer(home, paths, day, true);
    return { appraiser: chosen[0] ?? null, superior: chosen[1] ?? null, steps };
  }

  /** Officials in the order in which they are looked at; those who could appraise have the verdict APPRAISER. */
  private *candidates(home: Home, paths: UnitPaths, day: CivilDate): Generator<Step> {
    for (const one of this.appointmentsOf.get(home.employeeId) ?? []) {
      if (!holdsOn(one, day)) continue;
      const verdict = this.selfOrAbsent(home.employeeId, one.appraiserId, day) ?? 'APPRAISER';
      yield letterStep('APPOINTMENT', one.appraiserId, one, verdict);
    }
    for (const one of this.delegationsFor(home, paths, day)) {
      yield letterStep('DELEGATION', one.toEmployeeId, one, this.objection(home, one.toEmployeeId, day) ?? 'APPRAISER');
    }
    for (const unitId of home.headsUnit ? paths.chain.slice(1) : paths.chain) yield* this.unitSteps(home, unitId, day);
  }

  /** A unit's heads in order of precedence: absent ones, and then the one who counts. */
  private *unitSteps(home: Home, unitId: string, day: CivilDate): Generator<Step> {
    for (const head of this.headsOf.get(unitId) ?? []) {
      if (!holdsOn(head, day)) continue;
      const { employeeId, kind, validFrom: since } = head;
      const isTooNew = this.longEnoughOn(home, head) > day;
      const verdict = this.objection(home, employeeId, day) ?? (isTooNew ? 'SHORT_SUPERVISION' : 'APPRAISER');
      yield { basis: 'CHAIN', unitId, employeeId, kind, since, verdict };
      if (!ABSENT.has(verdict)) return;
    }
    yield { basis: 'CHAIN', unitId, employeeId: null, kind: null, since: null, verdict: 'VACANT' };
  }

  /** From which day on somebody who heads a unit has been the superior of a person long enough to appraise. */
  private longEnoughOn({ inUnitSince }: Home, head: Headship): CivilDate {
    const { requiredMonths } = this.facts;
    if (requiredMonths === 0) return head.validFrom;
    const own = this.headsOf.get(head.unitId)?.filter(({ employeeId }) => employeeId === head.employeeId) ?? [];
    return fullMonthsOn(later(unbrokenSince(head, own), inUnitSince), requiredMonths);
  }

  /** Why this official does not appraise this person on the day; null when nothing stands against it. */
  private objection({ employeeId }: Home, officialId: string, day: CivilDate): Verdict | null {
    const against = this.selfOrAbsent(employeeId, officialId, day);
    if (against) return against;
    const conflicts = this.conflictsOf.get(employeeId)?.find((one) => one.otherId === officialId && holdsOn(one, day));
    if (conflicts) return conflicts.cause;
    return this.facts.rankPolicy === 'NEXT_ABOVE' && this.isOfLowerRank(officialId, employeeId, day)
      ? 'LOWER_RANK'
      : null;
  }

  private selfOrAbsent(employeeId: string, officialId: string, day: CivilDate): Verdict | null {
    if (officialId === employeeId) return 'SELF';
    return this.absencesOf.get(officialId)?.find((one) => holdsOn(one, day))?.cause ?? null;
  }

  private isOfLowerRank(officialId: string, employeeId: string, day: CivilDate): boolean {
    const rankOf = (id: string): number | null => this.ranksOf.get(id)?.find((one) => holdsOn(one, day))?.rank ?? null;
    return isLowerRank(rankOf(officialId), rankOf(employeeId));
  }

  /** Delegations in force for a home, the nearest first: the person, the unit, what lies above. */
  private delegationsFor(home: Home, paths: UnitPaths, day: CivilDate): Delegation[] {
    const near = this.facts.delegations.flatMap((one) => {
      const distance = holdsOn(one, day) ? distanceOf(one, home, paths.tree) : null;
      return distance === null ? [] : [{ one, distance }];
    });
    return near.sort((a, b) => a.distance - b.distance || laterFirst(a.one, b.one)).map(({ one }) => one);
  }

  /** The first day of the stretch, and every later one in it on which a fact that may matter begins or has just ended. */
  private daysOfChange(home: Home, epoch: Days, paths: UnitPaths): CivilDate[] {
    const from = home.validFrom > epoch.validFrom ? home.validFrom : epoch.validFrom;
    const until = home.validUntil < epoch.validUntil ? home.validUntil : epoch.validUntil;
    const days = new Set<CivilDate>([from]);
    const mark = ({ validFrom, validUntil }: Days): void => {
      for (const day of [validFrom, plusDays(validUntil, 1)]) if (day > from && day <= until) days.add(day);
    };
    const officials = new Set<string>();
    const consider = (fact: Days, officialId: string): void => {
      mark(fact);
      officials.add(officialId);
    };
    for (const one of this.appointmentsOf.get(home.employeeId) ?? []) consider(one, one.appraiserId);
    for (const one of this.facts.delegations)
      if (distanceOf(one, home, paths.tree) !== null) consider(one, one.toEmployeeId);
    for (const unitId of paths.chain)
      for (const one of this.headsOf.get(unitId) ?? []) {
        consider(one, one.employeeId);
        const day = this.longEnoughOn(home, one);
        if (day > from && day <= until) days.add(day);
      }
    for (const one of this.conflictsOf.get(home.employeeId) ?? []) mark(one);
    for (const id of officials) this.absencesOf.get(id)?.forEach(mark);
    if (this.facts.rankPolicy === 'NEXT_ABOVE')
      for (const id of [home.employeeId, ...officials]) this.ranksOf.get(id)?.forEach(mark);
    return [...days].sort();
  }
}

/** How near a delegation is to a home: 0 names the person, 1 the unit, more what lies above; null when it is not meant. */
function distanceOf({ employeeId, unitId, covers }: Delegation, home: Home, tree: readonly string[]): number | null {
  if (employeeId !== null) return employeeId === home.employeeId ? 0 : null;
  const levels = tree.indexOf(unitId ?? '');
  if (levels < 0) return null;
  if (covers === 'HEAD') return levels === 0 && home.headsUnit ? 1 : null;
  if (levels === 0 && home.headsUnit) return null;
  return covers === 'SUBTREE' || levels === 0 ? 1 + levels : null;
}

function letterStep(basis: Basis, employeeId: string, { validFrom }: Days, verdict: Verdict): Step {
  return { basis, unitId: null, employeeId, kind: null, since: validFrom, verdict };
}

function isSame(a: Appraiser | null, b: Appraiser | null): boolean {
  if (a === null || b === null) return a === b;
  return (
    a.employeeId === b.employeeId &&
    a.basis === b.basis &&
    a.unitId === b.unitId &&
    a.kind === b.kind &&
    a.since === b.since
  );
}

function laterFirst(a: Delegation | Appointment, b: Delegation | Appointment): number {
  return b.validFrom.localeCompare(a.validFrom) || a.id.localeCompare(b.id);
}

function byPrecedence(a: Headship, b: Headship): number {
  const acting = Number(b.kind !== 'DEFINITIF') - Number(a.kind !== 'DEFINITIF');
  return acting || b.validFrom.localeCompare(a.validFrom) || a.employeeId.localeCompare(b.employeeId);
}
