import { type CivilDate, commonDays, type Days, plusDays } from '../../../../kernel/values/civil-date.js';

/** Where a unit stands in the tree on these days; the days of one unit follow each other without gap. */
export interface Place extends Days {
  readonly unitId: string;
  readonly parentId: string | null;
}

/** On these days `ancestorId` stands `depth` levels above `unitId`; depth 0 is the unit itself. */
export interface Ancestry extends Days {
  readonly unitId: string;
  readonly ancestorId: string;
  readonly depth: number;
}

/** Why the units are no tree on a day: a unit below itself, a parent that is not there, a second unit without parent. */
export interface TreeFault {
  readonly code: 'CYCLE' | 'PARENT_ABSENT' | 'SECOND_ROOT';
  readonly unitId: string;
  /** The parent that is not there, or the unit that has no parent either. */
  readonly otherId: string | null;
  readonly day: CivilDate;
}

/**
 * Every unit with itself and all units above it, on the days on which they stand there: what the tree of each single day
 * gives, put together to ranges as long as possible.
 * Source: rules.md OR-1.
 */
export function ancestries(places: readonly Place[]): Ancestry[] {
  const { rows } = climbAll(places);
  const sorted = rows.sort((a, b) => compareSteps(a, b) || a.validFrom.localeCompare(b.validFrom));
  const merged: Ancestry[] = [];
  for (const row of sorted) {
    const last = merged.at(-1);
    if (last && compareSteps(last, row) === 0 && plusDays(last.validUntil, 1) === row.validFrom)
      merged[merged.length - 1] = { ...last, validUntil: row.validUntil };
    else merged.push(row);
  }
  return merged;
}

/** What keeps the units from being one tree on each day; empty when nothing does. Source: rules.md OR-1. */
export function treeFaults(places: readonly Place[]): TreeFault[] {
  return [...climbAll(places).faults, ...secondRoots(places)];
}

interface Climb {
  readonly rows: Ancestry[];
  readonly faults: TreeFault[];
}

function climbAll(places: readonly Place[]): Climb {
  const placesOf = Map.groupBy(places, ({ unitId }) => unitId);
  const climb: Climb = { rows: [], faults: [] };
  for (const { unitId, parentId, validFrom, validUntil } of places) {
    const days = { validFrom, validUntil };
    climb.rows.push({ unitId, ancestorId: unitId, depth: 0, ...days });
    climbFrom([unitId], parentId, days, placesOf, climb);
  }
  return climb;
}

/** Goes up from a path of units on some days; where the way forks in time, each way on its own days. */
function climbFrom(
  path: readonly string[],
  ancestorId: string | null,
  days: Days,
  placesOf: ReadonlyMap<string, readonly Place[]>,
  climb: Climb,
): void {
  const [unitId = ''] = path;
  if (ancestorId === null) return;
  if (path.includes(ancestorId)) {
    climb.faults.push({ code: 'CYCLE', unitId: ancestorId, otherId: null, day: days.validFrom });
    return;
  }
  const above = placesOf.get(ancestorId) ?? [];
  const absent = firstDayWithout(above, days);
  if (absent !== null) climb.faults.push({ code: 'PARENT_ABSENT', unitId, otherId: ancestorId, day: absent });
  for (const { parentId, ...place } of above) {
    const common = commonDays(place, days);
    if (!common) continue;
    climb.rows.push({ unitId, ancestorId, depth: path.length, ...common });
    climbFrom([...path, ancestorId], parentId, common, placesOf, climb);
  }
}

/** The first of the days on which none of the places holds; null when there is no such day. */
function firstDayWithout(places: readonly Days[], { validFrom, validUntil }: Days): CivilDate | null {
  let day = validFrom;
  for (const place of [...places].sort((a, b) => a.validFrom.localeCompare(b.validFrom))) {
    if (place.validUntil < day) continue;
    if (place.validFrom > day) break;
    if (place.validUntil >= validUntil) return null;
    day = plusDays(place.validUntil, 1);
  }
  return day;
}

/** Places without parent that share a day with one of another unit, the later one named. */
function secondRoots(places: readonly Place[]): TreeFault[] {
  const roots = places.filter(({ parentId }) => parentId === null);
  return roots.flatMap((root, at) =>
    roots.slice(0, at).flatMap((other): TreeFault[] => {
      const days = other.unitId === root.unitId ? null : commonDays(root, other);
      if (!days) return [];
      return [{ code: 'SECOND_ROOT', unitId: root.unitId, otherId: other.unitId, day: days.validFrom }];
    }),
  );
}

function compareSteps(a: Ancestry, b: Ancestry): number {
  return a.unitId.localeCompare(b.unitId) || a.ancestorId.localeCompare(b.ancestorId) || a.depth - b.depth;
}
