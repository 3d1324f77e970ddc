import type { ServedUnits } from './policy.js';

/**
 * For each unit the units that it serves with all below them; a unit of which nothing is said serves what the next above it serves, and
 * has one list with it. Of a tree of units, by the unit above each: each is gone through once, and once more for each saying. Source:
 * rules.md RV-5.
 */
export function servedBy(
  said: readonly ServedUnits[],
  parents: ReadonlyMap<string, string | null>,
): ReadonlyMap<string, readonly string[]> {
  const below = Map.groupBy(parents.keys(), (unitId) => parents.get(unitId) ?? null);
  const served = new Map<string, readonly string[]>();
  for (const { unitId, servedUnitIds } of said)
    served.set(
      unitId,
      withAllBelow(servedUnitIds, below).filter((one) => parents.has(one)),
    );
  const tops = [...parents].filter(([, above]) => above === null || !parents.has(above)).map(([unitId]) => unitId);
  // From the top, so that what is said of a unit is known before those below it ask.
  for (const unitId of withAllBelow(tops, below)) {
    const above = served.get(parents.get(unitId) ?? '');
    if (above && !served.has(unitId)) served.set(unitId, above);
  }
  return served;
}

/** Units and all below them, each once, those above before those below. */
function withAllBelow(unitIds: readonly string[], below: ReadonlyMap<string | null, readonly string[]>): string[] {
  const all = new Set(unitIds);
  // What is added while it is gone through is gone through as well.
  for (const unitId of all) for (const one of below.get(unitId) ?? []) all.add(one);
  return [...all];
}
