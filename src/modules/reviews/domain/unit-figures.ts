import { bandOf } from './anonymity.js';

/** What somebody got, and where he works. */
export interface RatedPerson {
  readonly unitId: string;
  /** Scores of others by the code of the value; of a value that is not shown there is none. */
  readonly scores: Readonly<Record<string, number>>;
}

/** Figures of the people of a unit, and of those of units below it that are too small to stand alone. */
export interface UnitFigures {
  readonly unitId: string;
  readonly people: string;
  readonly scores: Readonly<Record<string, number>>;
}

/**
 * Means by unit. Each person counts in one unit only: the own one or, where that has too few, the next above with which there are enough;
 * so figures of units have nobody in common, and nothing is learnt by taking those of a unit from those above it. Who is still too few at
 * the top is left out. Units: points of 100, rounded half up. Source: rules.md RV-12.
 */
export function unitFigures(
  people: readonly RatedPerson[],
  parentOf: ReadonlyMap<string, string | null>,
  minimum: number,
): readonly UnitFigures[] {
  const pools = new Map<string, RatedPerson[]>();
  for (const [unitId, own] of Map.groupBy(people, (person) => person.unitId)) pools.set(unitId, own);
  const figures: UnitFigures[] = [];
  const depths = new Map<string, number>();
  const depthOf = (unitId: string): number => {
    const known = depths.get(unitId);
    if (known !== undefined) return known;
    const parent = parentOf.get(unitId) ?? null;
    const depth = parent === null ? 0 : depthOf(parent) + 1;
    depths.set(unitId, depth);
    return depth;
  };
  for (let depth = Math.max(0, ...[...pools.keys()].map(depthOf)); depth >= 0; depth -= 1)
    for (const [unitId, pool] of [...pools].filter(([id]) => depthOf(id) === depth)) {
      pools.delete(unitId);
      const parent = parentOf.get(unitId) ?? null;
      if (pool.length >= minimum) figures.push(figuresOf(unitId, pool, minimum));
      else if (parent !== null) pools.set(parent, [...(pools.get(parent) ?? []), ...pool]);
    }
  return figures.sort((a, b) => (a.unitId < b.unitId ? -1 : 1));
}

function figuresOf(unitId: string, people: readonly RatedPerson[], minimum: number): UnitFigures {
  const codes = [...new Set(people.flatMap(({ scores }) => Object.keys(scores)))].sort();
  const scores = codes.flatMap((code) => {
    const known = people.flatMap((one) => one.scores[code] ?? []);
    if (known.length < minimum) return [];
    const sum = known.reduce((all, score) => all + score, 0);
    return [[code, Math.floor((2 * sum + known.length) / (2 * known.length))] as const];
  });
  return { unitId, people: bandOf(people.length, minimum), scores: Object.fromEntries(scores) };
}
