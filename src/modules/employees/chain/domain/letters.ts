import { type CivilDate, type Days, holdsOn } from '../../../../kernel/values/civil-date.js';
import type { Appointment, ChainFacts, Delegation, Home } from './chain-facts.js';

/** A letter that may name somebody's appraiser, and the official whom it names. */
interface Letter extends Days {
  readonly officialId: string;
}

/** Decisions and written delegations that go before the chain, found by whom they concern. Source: rules.md EM-28. */
export class Letters {
  private readonly appointments: Map<string, Appointment[]>;
  private readonly ofPerson: Map<string | null, Delegation[]>;
  private readonly ofUnit: Map<string | null, Delegation[]>;
  private readonly homes: Map<string, Home[]>;

  constructor(facts: Pick<ChainFacts, 'appointments' | 'delegations' | 'officialHomes'>) {
    this.appointments = Map.groupBy([...facts.appointments].sort(laterFirst), ({ employeeId }) => employeeId);
    this.ofPerson = Map.groupBy(facts.delegations, ({ employeeId }) => employeeId);
    this.ofUnit = Map.groupBy(facts.delegations, ({ unitId }) => unitId);
    this.homes = Map.groupBy(facts.officialHomes, ({ employeeId }) => employeeId);
  }

  /** Decisions in force for a person, the later first. */
  appointmentsFor(employeeId: string, day: CivilDate): Appointment[] {
    return (this.appointments.get(employeeId) ?? []).filter((one) => holdsOn(one, day));
  }

  /** Delegations in force for a home, the nearest first: the person, the unit, what lies above. */
  delegationsFor(home: Home, isHead: boolean, tree: readonly string[], day: CivilDate): Delegation[] {
    const near = this.about(home, tree).flatMap((one) => {
      const distance = holdsOn(one, day) ? distanceOf(one, isHead, tree) : null;
      return distance === null ? [] : [{ one, distance }];
    });
    return near.sort((a, b) => a.distance - b.distance || laterFirst(a.one, b.one)).map(({ one }) => one);
  }

  /** The official of a delegation no longer works where he did on its first day; nothing is said where that is not known. */
  hasLeft({ toEmployeeId, validFrom }: Delegation, day: CivilDate): boolean {
    const then = this.homeOf(toEmployeeId, validFrom);
    return then !== undefined && then.unitId !== this.homeOf(toEmployeeId, day)?.unitId;
  }

  /** Where an official of a letter works on a day. */
  homeOf(officialId: string, day: CivilDate): Home | undefined {
    return this.homesOf(officialId).find((one) => holdsOn(one, day));
  }

  /** Where an official of a letter works on all days. */
  homesOf(officialId: string): readonly Home[] {
    return this.homes.get(officialId) ?? [];
  }

  /** Letters that may count for a home on some day. */
  concerning(home: Home, tree: readonly string[]): Letter[] {
    const appointments = this.appointments.get(home.employeeId) ?? [];
    return [
      ...appointments.map((one) => ({ ...one, officialId: one.appraiserId })),
      ...this.about(home, tree).map((one) => ({ ...one, officialId: one.toEmployeeId })),
    ];
  }

  private about({ employeeId }: Home, tree: readonly string[]): Delegation[] {
    return [...(this.ofPerson.get(employeeId) ?? []), ...tree.flatMap((unitId) => this.ofUnit.get(unitId) ?? [])];
  }
}

/** How near a delegation is to a home: 0 names the person, 1 the unit, more what lies above; null when it is not meant. */
function distanceOf(
  { employeeId, unitId, covers }: Delegation,
  isHead: boolean,
  tree: readonly string[],
): number | null {
  if (employeeId !== null) return 0;
  const levels = tree.indexOf(unitId ?? '');
  if (covers === 'HEAD') return levels === 0 && isHead ? 1 : null;
  if (levels === 0 && isHead) return null;
  return covers === 'SUBTREE' || levels === 0 ? 1 + levels : null;
}

function laterFirst(a: Delegation | Appointment, b: Delegation | Appointment): number {
  return b.validFrom.localeCompare(a.validFrom) || a.id.localeCompare(b.id);
}
