/** Those of a group that a figure is about, and how many of them the reader may see one by one. */
export interface SeenGroup {
  readonly people: number;
  readonly readable: number;
}

/** True where a figure would tell somebody of few people what he may not know of each of them. Rule CH-4. */
export function isTooFew({ people, readable }: SeenGroup, minimum: number): boolean {
  return people > 0 && people < minimum && readable < people;
}

/**
 * Which groups of one whole are withheld: those that are too few, and then the smallest others until what is withheld is at least two groups
 * and the minimum of people; otherwise it could be told by taking the others from the whole. Rule CH-5.
 */
export function withheldGroups(groups: readonly SeenGroup[], minimum: number): boolean[] {
  const withheld = new Set(groups.flatMap((group, at) => (isTooFew(group, minimum) ? [at] : [])));
  if (withheld.size === 0) return groups.map(() => false);
  const rest = groups
    .flatMap(({ people }, at) => (people > 0 && !withheld.has(at) ? [{ at, people }] : []))
    .sort((one, other) => one.people - other.people || one.at - other.at);
  const hidden = (): number => [...withheld].reduce((sum, at) => sum + (groups[at]?.people ?? 0), 0);
  for (const { at } of rest) {
    if (withheld.size > 1 && hidden() >= minimum) break;
    withheld.add(at);
  }
  return groups.map((_, at) => withheld.has(at));
}
