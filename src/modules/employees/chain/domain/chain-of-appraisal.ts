import {
  type CivilDate,
  commonDays,
  type Days,
  holdsOn,
  later,
  OPEN_END,
  plusDays,
  SINCE_EVER,
} from '../../../../kernel/values/civil-date.js';
import { type Absence, type ChainFacts, type Conflict, type Headship, type Home, type Rank } from './chain-facts.js';
import {
  type Appraiser,
  besideChosen,
  byPrecedence,
  type ChainAnswer,
  isSame,
  letterStep,
  type ReportingLine,
  type Step,
  type Verdict,
} from './chain-steps.js';
import { Letters } from './letters.js';
import { fullMonthsOn, isLowerRank, unbrokenSince } from './supervision.js';
import { type UnitPaths, type Way, waysUp } from './unit-paths.js';

const ABSENT: ReadonlySet<Verdict> = new Set(['STANDING', 'LEAVE', 'CONTRACT']);
const VACANT = { basis: 'CHAIN', employeeId: null, kind: null, since: null, verdict: 'VACANT' } as const;

/**
 * The chain of appraisal on every day, worked out from dated facts.
 *
 * The appraiser is, in this order: who is appointed for the person by decision; to whom the appraisal is delegated by letter;
 * the head of the person's own unit, or of the unit above for somebody who heads the unit. An acting head (Plh., Plt., Pj.)
 * stands before the definitive one, a later start before an earlier. Who heads a unit above his own for a while is appraised
 * by what stands above that one, never by those whom he leads. Passed over, so that the next above decides, are a vacant
 * post, the person himself, an official who is absent, in conflict with the person, or (by policy) of lower rank or not long
 * enough the superior. An appointment is the way out of a conflict, so conflicts do not end it; absence does. A delegation
 * holds while its official works in the unit in which he got it. The superior is the next who stands above: the appraiser,
 * where he is one by letter.
 * Source: PermenPANRB 6/2022 (direct superior, delegated authority); rules.md EM-10 to EM-14, EM-25 to EM-28.
 */
export class ChainOfAppraisal {
  private readonly waysUp: (unitId: string) => readonly Way[];
  /** People of whom something is recorded that counts in their own chain. */
  private readonly special: ReadonlySet<string | null>;
  private readonly sharedLines = new Map<string, ReportingLine[]>();
  private readonly headsOf: Map<string, Headship[]>;
  private readonly absencesOf: Map<string, Absence[]>;
  private readonly letters: Letters;
  private readonly conflictsOf: Map<string, Conflict[]>;
  private readonly ranksOf: Map<string, Rank[]>;

  constructor(private readonly facts: ChainFacts) {
    this.waysUp = waysUp(facts.placements, facts.rules);
    this.headsOf = Map.groupBy([...facts.headships].sort(byPrecedence), ({ unitId }) => unitId);
    this.absencesOf = Map.groupBy(facts.absences, ({ employeeId }) => employeeId);
    this.letters = new Letters(facts);
    const bothWays = facts.conflicts.flatMap((one) => [
      one,
      { ...one, employeeId: one.otherId, otherId: one.employeeId },
    ]);
    this.conflictsOf = Map.groupBy(bothWays, ({ employeeId }) => employeeId);
    this.ranksOf = Map.groupBy(facts.ranks, ({ employeeId }) => employeeId);
    this.special = new Set([
      ...facts.headships.map(({ employeeId }) => employeeId),
      ...facts.appointments.flatMap(({ employeeId, appraiserId }) => [employeeId, appraiserId]),
      ...facts.delegations.flatMap(({ employeeId, toEmployeeId }) => [employeeId, toEmployeeId]),
      ...bothWays.map(({ employeeId }) => employeeId),
    ]);
  }

  /** The lines of one home: each day of it exactly once, neighbours different. */
  linesOf(home: Home): ReportingLine[] {
    const isAlike = this.facts.rankPolicy !== 'NEXT_ABOVE' && this.facts.requiredMonths === 0;
    if (home.headsUnit || this.special.has(home.employeeId) || !isAlike) return this.workedOut(home);
    // Of most people nothing is recorded but where they work: those of one unit share its lines.
    const { employeeId, unitId } = home;
    const ever = { validFrom: SINCE_EVER, validUntil: OPEN_END };
    const always = { employeeId: '', unitId, headsUnit: false, inUnitSince: SINCE_EVER, ...ever };
    const shared = this.sharedLines.get(unitId) ?? this.workedOut(always);
    this.sharedLines.set(unitId, shared);
    return shared.flatMap((line) => {
      const days = commonDays(line, home);
      return days ? [{ ...line, ...days, employeeId }] : [];
    });
  }

  private workedOut(home: Home): ReportingLine[] {
    const lines: ReportingLine[] = [];
    for (const day of this.daysOfChange(home)) {
      const { appraiser, superior } = this.on(home, day);
      const last = lines.at(-1);
      if (last && isSame(last.appraiser, appraiser) && isSame(last.superior, superior)) continue;
      if (last) lines[lines.length - 1] = { ...last, validUntil: plusDays(day, -1) };
      lines.push({ employeeId: home.employeeId, appraiser, superior, validFrom: day, validUntil: home.validUntil });
    }
    return lines;
  }

  /** The chain on one day of a home, with its steps. */
  on(home: Home, day: CivilDate): ChainAnswer {
    return this.answer(home, this.pathsOn(home, day), day);
  }

  private pathsOn({ unitId }: Home, day: CivilDate): UnitPaths {
    return this.waysUp(unitId).find((one) => holdsOn(one, day)) ?? { chain: [unitId], tree: [unitId] };
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
      // Who else heads the unit of the superior is told, too; nobody is looked for above it.
      if (chosen[1] && step.unitId !== chosen[1].unitId) break;
      const isNew = step.verdict === 'SHORT_SUPERVISION';
      const counts = step.verdict === 'APPRAISER' || (isNew && (evenNew || chosen.length > 0));
      const isChoice = counts && employeeId !== null && since !== null;
      const besides = isChoice ? besideChosen(chosen[0], step) : null;
      if (isChoice && !besides)
        chosen.push({ basis: step.basis, unitId: step.unitId, employeeId, kind: step.kind, since });
      const verdict = besides ?? (chosen.length === 2 ? 'SUPERIOR' : 'APPRAISER');
      steps.push(isChoice ? { ...step, verdict } : step);
    }
    const someAreNew = !evenNew && steps.some(({ verdict }) => verdict === 'SHORT_SUPERVISION');
    if (chosen.length === 0 && someAreNew) return this.answer(home, paths, day, true);
    return { appraiser: chosen[0] ?? null, superior: chosen[1] ?? null, steps };
  }

  /** Officials in the order in which they are looked at; those who could appraise have the verdict APPRAISER. */
  private *candidates(home: Home, paths: UnitPaths, day: CivilDate): Generator<Step> {
    let byLetter: string | undefined;
    for (const step of this.letterSteps(home, paths, day)) {
      if (step.verdict === 'APPRAISER') byLetter ??= step.employeeId ?? undefined;
      yield step;
    }
    const official = byLetter === undefined ? undefined : this.letters.homeOf(byLetter, day);
    yield* official
      ? this.chainSteps(home, official, this.pathsOn(official, day), day)
      : this.chainSteps(home, home, paths, day);
  }

  private *letterSteps(home: Home, paths: UnitPaths, day: CivilDate): Generator<Step> {
    for (const one of this.letters.appointmentsFor(home.employeeId, day)) {
      const verdict = this.selfOrAbsent(home.employeeId, one.appraiserId, day) ?? 'APPRAISER';
      yield letterStep('APPOINTMENT', one.appraiserId, one, verdict);
    }
    const isHead = home.headsUnit || this.heads(home.employeeId, home.unitId, day);
    for (const one of this.letters.delegationsFor(home, isHead, paths.tree, day)) {
      const against = this.objection(home, one.toEmployeeId, day) ?? (this.letters.hasLeft(one, day) ? 'LEFT' : null);
      yield letterStep('DELEGATION', one.toEmployeeId, one, against ?? 'APPRAISER');
    }
  }

  /**
   * Heads on somebody's way up, as they stand to the person: above the own unit for its head, and from the highest unit that
   * somebody heads for a while.
   */
  private *chainSteps(person: Home, from: Home, { chain }: UnitPaths, day: CivilDate): Generator<Step> {
    const above = from.headsUnit ? chain.slice(1) : chain;
    const headed = above.findLastIndex((unitId) => this.heads(from.employeeId, unitId, day));
    for (const [at, unitId] of above.entries())
      if (at < headed) yield { ...VACANT, unitId, verdict: 'BELOW_OWN_UNIT' };
      else yield* this.unitSteps(person, unitId, day);
  }

  private heads(employeeId: string, unitId: string, day: CivilDate): boolean {
    return (this.headsOf.get(unitId) ?? []).some((one) => one.employeeId === employeeId && holdsOn(one, day));
  }

  /** A unit's heads in order of precedence: absent ones, the one who counts, and those who would count without him. */
  private *unitSteps(home: Home, unitId: string, day: CivilDate): Generator<Step> {
    let isHeaded = false;
    for (const head of this.headsOf.get(unitId) ?? []) {
      if (!holdsOn(head, day)) continue;
      const { employeeId, kind, validFrom: since } = head;
      const verdict: Verdict = isHeaded
        ? (this.selfOrAbsent(home.employeeId, employeeId, day) ?? 'NOT_FIRST')
        : (this.objection(home, employeeId, day) ??
          (this.longEnoughOn(home, head) > day ? 'SHORT_SUPERVISION' : 'APPRAISER'));
      yield { basis: 'CHAIN', unitId, employeeId, kind, since, verdict };
      isHeaded ||= !ABSENT.has(verdict);
    }
    if (!isHeaded) yield { ...VACANT, unitId };
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

  /** The first day of a home, and every later one in it on which a fact that may matter begins or has just ended. */
  private daysOfChange(home: Home): CivilDate[] {
    const { validFrom: from, validUntil: until } = home;
    const days = new Set<CivilDate>([from]);
    const mark = ({ validFrom, validUntil }: Days): void => {
      for (const day of [validFrom, plusDays(validUntil, 1)])
        if (day > from && day <= until && day !== OPEN_END) days.add(day);
    };
    const officials = new Set<string>();
    const considerWayUp = (unitId: string): Way[] => {
      const ways = this.waysUp(unitId).filter((way) => commonDays(way, home));
      for (const way of ways) mark(way);
      for (const above of new Set(ways.flatMap(({ chain }) => chain)))
        for (const one of this.headsOf.get(above) ?? []) {
          mark(one);
          mark({ validFrom: this.longEnoughOn(home, one), validUntil: OPEN_END });
          officials.add(one.employeeId);
        }
      return ways;
    };
    for (const { tree } of considerWayUp(home.unitId))
      for (const letter of this.letters.concerning(home, tree)) {
        mark(letter);
        officials.add(letter.officialId);
        for (const official of this.letters.homesOf(letter.officialId)) {
          mark(official);
          considerWayUp(official.unitId);
        }
      }
    for (const one of this.conflictsOf.get(home.employeeId) ?? []) mark(one);
    for (const id of officials) this.absencesOf.get(id)?.forEach(mark);
    if (this.facts.rankPolicy === 'NEXT_ABOVE')
      for (const id of [home.employeeId, ...officials]) this.ranksOf.get(id)?.forEach(mark);
    return [...days].sort();
  }
}
