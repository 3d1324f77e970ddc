import type { CivilDate } from '../../../../kernel/values/civil-date.js';
import { searchKey } from '../../../../kernel/values/name-key.js';
import type { UnitView } from '../../../organization/index.js';

/** A unit as far as its head goes. */
export type HeadedUnit = Pick<UnitView, 'id' | 'name' | 'headPostTitle' | 'headExternalId'>;

/** Somebody's definitive post in a unit. */
export interface Holder {
  readonly assignmentId: string;
  readonly unitId: string;
  /** PNS ID of the person. */
  readonly externalId: string | null;
  readonly positionKind: string;
  readonly titleKey: string;
  readonly echelonCode: string | null;
  readonly validFrom: CivilDate;
  /** Somebody of the HR office has said that this post heads the unit. */
  readonly isSetByHand: boolean;
}

/**
 * The head of each unit: whom the HR office has set by hand, or else the official whom ref-unor names (PemimpinPnsId), or else the holder of the structural post that
 * heads it; where no post is known to, the structural holder with the highest echelon. Of several the one who came last,
 * then the one with the smaller PNS ID. A unit may have none: then the unit above answers for its people.
 * Gives the assignments that head, and the names of units where more than one could.
 * Source: rules EM-11.
 */
export function unitHeads(
  units: readonly HeadedUnit[],
  holders: readonly Holder[],
): { assignmentIds: Set<string>; ambiguous: string[] } {
  const byUnit = Map.groupBy(holders, (holder) => holder.unitId);
  const found = units.map((unit) => {
    const there = byUnit.get(unit.id) ?? [];
    const named = new Set([...there.filter(({ isSetByHand }) => isSetByHand), ...candidatesOf(unit, there)]);
    return { unit, candidates: [...named].sort(byPrecedence) };
  });
  return {
    assignmentIds: new Set(found.flatMap(({ candidates: [head] }) => head?.assignmentId ?? [])),
    ambiguous: found.filter(({ candidates }) => candidates.length > 1).map(({ unit }) => unit.name),
  };
}

function candidatesOf({ headExternalId, headPostTitle }: HeadedUnit, holders: readonly Holder[]): Holder[] {
  const named = holders.filter(({ externalId }) => headExternalId !== null && externalId === headExternalId);
  if (named.length > 0) return named.slice(0, 1);
  const structural = holders.filter(({ positionKind }) => positionKind === 'STRUKTURAL');
  if (headPostTitle !== null) return structural.filter(({ titleKey }) => titleKey === searchKey(headPostTitle));
  const echelons = structural.map(({ echelonCode }) => echelonCode ?? '99').sort();
  return structural.filter(({ echelonCode }) => (echelonCode ?? '99') === echelons[0]);
}

function byPrecedence(a: Holder, b: Holder): number {
  const byHand = Number(b.isSetByHand) - Number(a.isSetByHand);
  return byHand || b.validFrom.localeCompare(a.validFrom) || (a.externalId ?? '').localeCompare(b.externalId ?? '');
}
