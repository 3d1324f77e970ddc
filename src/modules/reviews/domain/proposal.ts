import { draw } from './draw.js';
import type { AnonymousGroup, ReviewerGroup } from './groups.js';
import { countOf, RESERVES, type ReviewRules } from './policy.js';

/** Somebody on the day of the proposal: where he works, who appraises him, in which teams he is. */
export interface Person {
  readonly id: string;
  readonly unitId: string | null;
  readonly appraiserId: string | null;
  readonly teamIds: readonly string[];
}

/** All that a proposal follows from. */
export interface ProposalInput {
  /** Everybody who can be drawn. */
  readonly people: readonly Person[];
  readonly rules: ReviewRules;
  /** Pairs who do not review each other: married, related, in a dispute. */
  readonly conflicts: readonly (readonly [string, string])[];
  /** Units whose people review those of a unit, with all units below them. */
  readonly servedUnits: ReadonlyMap<string, readonly string[]>;
  /** How many somebody reviews already. */
  readonly loads: ReadonlyMap<string, number>;
  readonly seed: string;
}

/** One reviewer of one person; a reserve takes part when somebody of the group declines. */
export interface Proposed {
  readonly subjectId: string;
  readonly reviewerId: string;
  readonly group: ReviewerGroup;
  readonly isReserve: boolean;
}

/**
 * Who reviews whom, by the reporting line of a day: the person, the appraiser, direct reports, peers (first those of the same appraiser,
 * then of the unit, then of a team), people of units that the unit serves. Of those who fit equally, whoever reviews the fewest is taken,
 * and lots decide between equals. Nobody reviews a person twice, in a conflict, or more people than the rules let him; the own review and
 * those of a superior are owed and do not count. Asked in the same order, the same input gives the same answers. Source: PP 30/2019 article 38; rules.md RV-5.
 */
export function proposer(input: ProposalInput): (subjectId: string) => readonly Proposed[] {
  const proposal = new Proposal(input);
  return (subjectId) => proposal.of(subjectId);
}

/** The order in which people are served, so that work which goes on after a halt goes on as it began. */
export function servedInOrder(seed: string, ids: readonly string[]): readonly string[] {
  const lots = ids.map((id) => ({ id, lot: draw(seed, id) }));
  return lots.sort((a, b) => a.lot - b.lot || (a.id < b.id ? -1 : 1)).map(({ id }) => id);
}

/** Of some who fit, best first: how well they fit, and who they are. */
interface Candidate {
  readonly id: string;
  readonly tier: number;
  readonly load: number;
  readonly lot: number;
}

class Proposal {
  private readonly loads: Map<string, number>;
  private readonly people: ReadonlyMap<string, Person>;
  private readonly byAppraiser: ReadonlyMap<string | null, readonly Person[]>;
  private readonly byUnit: ReadonlyMap<string | null, readonly Person[]>;
  private readonly byTeam = new Map<string, Person[]>();
  private readonly apart = new Set<string>();

  constructor(private readonly input: ProposalInput) {
    const { people, conflicts, loads } = input;
    this.loads = new Map(loads);
    this.people = new Map(people.map((person) => [person.id, person]));
    this.byAppraiser = Map.groupBy(people, ({ appraiserId }) => appraiserId);
    this.byUnit = Map.groupBy(people, ({ unitId }) => unitId);
    for (const person of people)
      for (const teamId of person.teamIds) this.byTeam.set(teamId, [...(this.byTeam.get(teamId) ?? []), person]);
    for (const [a, b] of conflicts) this.apart.add(`${a} ${b}`).add(`${b} ${a}`);
  }

  of(subjectId: string): Proposed[] {
    const subject = this.people.get(subjectId);
    if (!subject) return [];
    const { rules } = this.input;
    const found: Proposed[] = [];
    const taken = new Set([subjectId]);
    const add = (reviewerId: string, group: ReviewerGroup, isReserve = false): void => {
      taken.add(reviewerId);
      found.push({ subjectId, reviewerId, group, isReserve });
    };
    if (countOf(rules, 'SELF') > 0) add(subjectId, 'SELF');
    const { appraiserId } = subject;
    if (appraiserId !== null) {
      if (countOf(rules, 'SUPERIOR') > 0 && this.mayReview(appraiserId, subjectId)) add(appraiserId, 'SUPERIOR');
      taken.add(appraiserId);
    }
    // Who is appraised by the person is no peer of it, whether drawn or not.
    const reports = new Set((this.byAppraiser.get(subjectId) ?? []).map(({ id }) => id));
    for (const group of ['SUBORDINATE', 'PEER', 'SERVED'] as const) {
      const wanted = countOf(rules, group);
      if (wanted === 0) continue;
      const fits = (id: string): boolean => group === 'SUBORDINATE' || !reports.has(id);
      const best = this.best(subject, group, wanted + RESERVES, (id) => !taken.has(id) && fits(id));
      best.forEach(({ id }, at) => {
        const isReserve = at >= wanted;
        if (!isReserve) this.loads.set(id, (this.loads.get(id) ?? 0) + 1);
        add(id, group, isReserve);
      });
    }
    return found;
  }

  /** The best of a group, few of them: those that are kept stay in order while everybody is looked at once. */
  private best(subject: Person, group: AnonymousGroup, most: number, isFree: (id: string) => boolean): Candidate[] {
    const best: Candidate[] = [];
    const seen = new Set<string>();
    this.tiers(subject, group).forEach((people, tier) => {
      for (const { id } of people) {
        if (seen.has(id)) continue;
        seen.add(id);
        const load = this.loads.get(id) ?? 0;
        if (load >= this.input.rules.mostPerReviewer || !isFree(id) || !this.mayReview(id, subject.id)) continue;
        keep(best, { id, tier, load, lot: draw(this.input.seed, subject.id, id) }, most);
      }
    });
    return best;
  }

  private tiers(subject: Person, group: AnonymousGroup): readonly (readonly Person[])[] {
    const { id, unitId, appraiserId, teamIds } = subject;
    if (group === 'SUBORDINATE') return [this.byAppraiser.get(id) ?? []];
    if (group === 'SERVED') {
      const served = unitId === null ? [] : (this.input.servedUnits.get(unitId) ?? []);
      return [served.flatMap((one) => this.byUnit.get(one) ?? [])];
    }
    return [
      appraiserId === null ? [] : (this.byAppraiser.get(appraiserId) ?? []),
      unitId === null ? [] : (this.byUnit.get(unitId) ?? []),
      teamIds.flatMap((team) => this.byTeam.get(team) ?? []),
    ];
  }

  private mayReview(id: string, subjectId: string): boolean {
    return !this.apart.has(`${id} ${subjectId}`);
  }
}

/** Puts one among the best, which are at most so many. */
function keep(best: Candidate[], one: Candidate, most: number): void {
  const last = best.at(-1);
  if (best.length === most && last && !isBetter(one, last)) return;
  let at = best.length;
  while (at > 0 && isBetter(one, best[at - 1]!)) at -= 1;
  best.splice(at, 0, one);
  if (best.length > most) best.pop();
}

function isBetter(a: Candidate, b: Candidate): boolean {
  if (a.tier !== b.tier) return a.tier < b.tier;
  if (a.load !== b.load) return a.load < b.load;
  return a.lot !== b.lot ? a.lot < b.lot : a.id < b.id;
}
