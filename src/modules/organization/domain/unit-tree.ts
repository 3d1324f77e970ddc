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
  const parents = new Map(nodes.map((node) => [node.id, node.parentId]));
  return nodes.flatMap(({ id }) => {
    const seen: string[] = [];
    for (let at: string | null | undefined = id; at && !seen.includes(at); at = parents.get(at)) seen.push(at);
    return seen.map((ancestorId, depth) => ({ unitId: id, ancestorId, depth }));
  });
}

/** Units that lie on a cycle, so that their parents must be mended before the tree can be used. */
export function cyclicUnits(nodes: readonly TreeNode[]): string[] {
  const parents = new Map(nodes.map((node) => [node.id, node.parentId]));
  return nodes
    .filter(({ id }) => {
      const seen = new Set<string>();
      for (let at = parents.get(id); at && !seen.has(at); at = parents.get(at)) {
        if (at === id) return true;
        seen.add(at);
      }
      return false;
    })
    .map((node) => node.id);
}
