/** A unit as far as the shape of the tree goes. */
export interface TreeNode {
  readonly id: string;
  readonly parentId: string | null;
}

/** One step of the tree: `ancestorId` stands `depth` levels above `unitId`; depth 0 is the unit itself. */
export interface Ancestry {
  readonly unitId: string;
  readonly ancestorId: string;
  readonly depth: number;
}

/**
 * Every unit with itself and all units above it.
 * A unit that is its own ancestor has no place in a tree: such units are answered by `cyclicUnits`, and their walk ends.
 */
export function ancestries(nodes: readonly TreeNode[]): Ancestry[] {
  const parents = parentsOf(nodes);
  return nodes.flatMap(({ id }) => pathUp(id, parents).map((ancestorId, depth) => ({ unitId: id, ancestorId, depth })));
}

/** Units that lie on a cycle, so that their parents must be mended before the tree can be used. */
export function cyclicUnits(nodes: readonly TreeNode[]): string[] {
  const parents = parentsOf(nodes);
  return nodes.filter(({ id, parentId }) => pathUp(parentId, parents).includes(id)).map(({ id }) => id);
}

type Parents = ReadonlyMap<string, string | null>;

const parentsOf = (nodes: readonly TreeNode[]): Parents => new Map(nodes.map(({ id, parentId }) => [id, parentId]));

/** The units met on the way up, each once, from this one on. */
function pathUp(from: string | null, parents: Parents): string[] {
  const path = new Set<string>();
  for (let at = from; at && !path.has(at); at = parents.get(at) ?? null) path.add(at);
  return [...path];
}
