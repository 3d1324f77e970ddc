/**
 * True where a figure would tell somebody of few people what he may not know of each of them. Counted are those whose appraisals or plans he
 * may not read one by one: he can take the others off. Rule CH-4.
 */
export function isTooFew(unread: number, minimum: number): boolean {
  return unread > 0 && unread < minimum;
}

/**
 * Which groups of one whole are withheld, by how many people of each the reader may not read one by one: those that are too few, and then the
 * smallest others until what is withheld is enough together with those of the whole who are in none of the groups (`beside`); otherwise it
 * could be told by taking the others from the whole. A group of which he may read everybody is never withheld. Rule CH-5.
 */
export function withheldGroups(groups: readonly number[], minimum: number, beside = 0): boolean[] {
  const withheld = new Set(groups.flatMap((unread, at) => (isTooFew(unread, minimum) ? [at] : [])));
  const rest = groups
    .flatMap((unread, at) => (unread > 0 && !withheld.has(at) ? [{ at, unread }] : []))
    .sort((one, other) => one.unread - other.unread || one.at - other.at);
  let hidden = groups.reduce((sum, unread, at) => (withheld.has(at) ? sum + unread : sum), beside);
  for (const { at, unread } of rest) {
    if (!isTooFew(hidden, minimum)) break;
    withheld.add(at);
    hidden += unread;
  }
  return groups.map((_, at) => withheld.has(at));
}

/** A unit with those directly below it, by how many people of each the reader may not read one by one. */
export interface UnreadFamily {
  /** Of those posted in the unit itself. */
  readonly own: number;
  readonly below: readonly number[];
  /** Which of those below leads on to the unit that is asked for. */
  readonly next: number;
}

/**
 * True where the figures of a unit are withheld: it is too few itself, or with what else the reader sees it would tell of too few. `above` goes
 * from the highest unit of which he sees figures down to the one directly above. What is below a withheld unit is withheld as well, so that
 * whatever shown units leave of one another is nobody whom he may not read, or enough of them. Rules CH-4, CH-9.
 */
export function isUnitWithheld(unread: number, above: readonly UnreadFamily[], minimum: number): boolean {
  if (unread === 0) return false;
  if (isTooFew(unread, minimum)) return true;
  return above.some(({ own, below, next }) => withheldGroups(below, minimum, own)[next] ?? true);
}
