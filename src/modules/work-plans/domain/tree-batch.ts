import { mayStandBelow, type TreeLevel } from './cascade.js';
import { MAX_TREE_DEPTH } from './limits.js';

/** Most conditions that are added at once: what fits into the largest JSON body with its texts and measures. Rule CA-15. */
export const MAX_BATCH_NODES = 1_500;

/** A condition of a batch: it stands below another of the batch, by its code, below one that is there, by its id, or at the top. */
export interface BatchNode {
  readonly code: string;
  readonly parentCode: string | null;
  readonly parentId: string | null;
  readonly level: TreeLevel;
}

/** A condition that is there. */
export interface KnownNode {
  readonly parentId: string | null;
  readonly level: TreeLevel;
}

/** What is wrong with one condition of a batch, by the name of the field. */
export interface BatchFault {
  readonly at: number;
  readonly field: 'code' | 'parentCode' | 'parentId' | 'level';
  readonly code: 'DUPLICATE' | 'ONE_PARENT' | 'PARENT_UNKNOWN' | 'LEVEL_UPSIDE_DOWN' | 'CIRCLE' | 'TREE_TOO_DEEP';
}

/**
 * Everything that keeps a batch from becoming part of the tree of a year, in the order of the batch: codes that repeat, parents that
 * are not there, levels upside down, circles, too many steps. Rules CA-1, CA-15.
 */
export function batchFaults(nodes: readonly BatchNode[], known: ReadonlyMap<string, KnownNode>): BatchFault[] {
  const first = new Map<string, number>();
  for (const [at, { code }] of nodes.entries()) if (!first.has(code)) first.set(code, at);
  const depths = depthsOf(nodes, first, known);
  return nodes.flatMap((node, at): BatchFault[] => {
    const faults: BatchFault[] = first.get(node.code) === at ? [] : [{ at, field: 'code', code: 'DUPLICATE' }];
    const { parentCode, parentId } = node;
    const field = parentCode === null ? 'parentId' : 'parentCode';
    if (parentCode !== null && parentId !== null) return [...faults, { at, field: 'parentId', code: 'ONE_PARENT' }];
    if (parentCode === null && parentId === null) return faults;
    const parent = parentCode === null ? known.get(parentId ?? '') : nodes[first.get(parentCode) ?? -1];
    if (!parent) return [...faults, { at, field, code: 'PARENT_UNKNOWN' }];
    if (!mayStandBelow(node.level, parent.level)) faults.push({ at, field: 'level', code: 'LEVEL_UPSIDE_DOWN' });
    const depth = depths[at] ?? 0;
    if (depth === Infinity) faults.push({ at, field, code: 'CIRCLE' });
    else if (depth > MAX_TREE_DEPTH) faults.push({ at, field, code: 'TREE_TOO_DEEP' });
    return faults;
  });
}

/** What a condition says, and which unit carries it. */
interface Worded {
  readonly unitId: string;
  readonly statement: string;
}

/**
 * The places of conditions that repeat one that is there, or one before them in the batch: the same words of the same unit below the
 * same condition. Whoever sends a batch twice doubles nothing. Words are the same in capitals or not. Rule CA-15.
 */
export function repeatedNodes(
  nodes: readonly (BatchNode & Worded)[],
  known: ReadonlyMap<string, KnownNode & Worded>,
): number[] {
  const there = new Map([...known].map(([id, node]) => [keyOf(node.parentId, node), id]));
  const standsFor = new Map<string, string>();
  const repeated = parentsFirst(nodes).filter((at) => {
    const node = nodes[at];
    if (!node) return false;
    const { code, parentCode, parentId } = node;
    const key = keyOf(parentCode === null ? parentId : (standsFor.get(parentCode) ?? newNode(parentCode)), node);
    const twin = there.get(key);
    standsFor.set(code, twin ?? newNode(code));
    if (twin === undefined) there.set(key, newNode(code));
    return twin !== undefined;
  });
  return repeated.sort((a, b) => a - b);
}

/** Ids have no such sign. */
const newNode = (code: string): string => `#${code}`;

function keyOf(parent: string | null, { unitId, statement }: Worded): string {
  return JSON.stringify([parent, unitId, statement.trim().replace(/\s+/g, ' ').toLowerCase()]);
}

/** The places of a batch with parents before their children; only of one without faults. */
export function parentsFirst(nodes: readonly BatchNode[]): number[] {
  const first = new Map(nodes.map(({ code }, at) => [code, at]));
  const depths = depthsOf(nodes, first, new Map());
  return nodes.map((_, at) => at).sort((a, b) => (depths[a] ?? 0) - (depths[b] ?? 0) || a - b);
}

/** How many steps each stands from the top, itself counted; without end in a circle or below one. */
function depthsOf(
  nodes: readonly BatchNode[],
  placeOf: ReadonlyMap<string, number>,
  known: ReadonlyMap<string, KnownNode>,
): number[] {
  const depths = new Map<number, number>();
  for (const start of nodes.keys()) {
    const path = new Set<number>();
    let at: number | undefined = start;
    let last = start;
    while (at !== undefined && !depths.has(at) && !path.has(at)) {
      path.add(at);
      last = at;
      const parentCode: string | null = nodes[at]?.parentCode ?? null;
      at = parentCode === null ? undefined : placeOf.get(parentCode);
    }
    const isCircle = at !== undefined && path.has(at);
    let depth = isCircle ? Infinity : (depths.get(at ?? -1) ?? depthAbove(nodes[last]?.parentId ?? null, known));
    for (const place of [...path].reverse()) depths.set(place, (depth += 1));
  }
  return nodes.map((_, at) => depths.get(at) ?? 1);
}

function depthAbove(parentId: string | null, known: ReadonlyMap<string, KnownNode>): number {
  let depth = 0;
  for (let id = parentId; id !== null && depth <= MAX_TREE_DEPTH; depth += 1) id = known.get(id)?.parentId ?? null;
  return depth;
}
