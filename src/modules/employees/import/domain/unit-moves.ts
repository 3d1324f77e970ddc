/**
 * A unit with all that stand below it, by their ids: so many move with it when it comes to stand below another one.
 * Source: rules.md IM-4.
 */
export function branchOf(externalId: string, parents: ReadonlyMap<string, string | null>): string[] {
  const children = Map.groupBy(parents.keys(), (id) => parents.get(id) ?? null);
  const found = new Set([externalId]);
  for (const id of found) for (const child of children.get(id) ?? []) found.add(child);
  return [...found];
}
