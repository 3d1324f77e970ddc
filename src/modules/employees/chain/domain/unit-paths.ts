import { type CivilDate, type Days, holdsOn, plusDays } from '../../../../kernel/values/civil-date.js';
import type { ChainRule, Placement } from './chain-facts.js';

/** The units whose heads stand above somebody, and the units that he is part of, each nearest first. */
export interface UnitPaths {
  /** Along the chain of appraisal, where rules may lead elsewhere than the tree. */
  readonly chain: readonly string[];
  /** Along the tree alone. */
  readonly tree: readonly string[];
}

/** The way up from one unit, on days on which it stays the same. */
export interface Way extends UnitPaths, Days {}

/** Days between two changes of the tree or its rules, and the ways up on them. */
interface Epoch extends Days {
  readonly pathsOf: (unitId: string) => UnitPaths;
}

/**
 * The ways up from each unit, earliest first, one for each stretch of days on which neither the tree nor the rules of the chain
 * change it; together they cover every day. A rule that would lead a unit back to itself does not apply; where several together
 * lead back, the tree leads on from there, so that every way ends at the top. A cycle in bad data ends the walk.
 * Source: rules.md EM-14, EM-25.
 */
export function waysUp(
  placements: readonly Placement[],
  rules: readonly ChainRule[],
): (unitId: string) => readonly Way[] {
  const all = epochs(placements, rules);
  return memoised((unitId) => {
    const ways: Way[] = [];
    for (const { validFrom, validUntil, pathsOf } of all) {
      const paths = pathsOf(unitId);
      const last = ways.at(-1);
      if (last && textOf(last) === textOf(paths)) ways[ways.length - 1] = { ...last, validUntil };
      else ways.push({ ...paths, validFrom, validUntil });
    }
    return ways;
  });
}

const textOf = ({ chain, tree }: UnitPaths): string => `${chain.join(' ')}|${tree.join(' ')}`;

function epochs(placements: readonly Placement[], rules: readonly ChainRule[]): Epoch[] {
  const starts = new Set<CivilDate>(['0000-01-01']);
  for (const { validFrom, validUntil } of [...placements, ...rules]) {
    starts.add(validFrom);
    if (validUntil < '9999-12-31') starts.add(plusDays(validUntil, 1));
  }
  const days = [...starts].sort();
  return days.map((validFrom, at) => {
    const next = days[at + 1];
    return epoch({ validFrom, validUntil: next ? plusDays(next, -1) : '9999-12-31' }, placements, rules);
  });
}

function epoch(days: Days, placements: readonly Placement[], rules: readonly ChainRule[]): Epoch {
  const inForce = placements.filter((one) => holdsOn(one, days.validFrom));
  const units = new Map(inForce.map((one) => [one.unitId, one]));
  const parentOf = (unitId: string): string | null => units.get(unitId)?.parentId ?? null;
  const treeOf = memoised((unitId) => walk(unitId, parentOf));
  /** The Regional Secretary's unit in the tree of each root; of several by mistake the one that stands highest. */
  const secretariats = new Map(
    inForce
      .filter(({ isSecretariat }) => isSecretariat)
      .map(({ unitId }) => ({ unitId, tree: treeOf(unitId) }))
      .sort((a, b) => b.tree.length - a.tree.length || b.unitId.localeCompare(a.unitId))
      .map(({ unitId, tree }) => [tree.at(-1), unitId]),
  );
  const rulesNow = rules.filter((one) => holdsOn(one, days.validFrom)).sort((a, b) => a.sequence - b.sequence);
  const aboveOf = memoised((unitId): string | null => {
    const unit = units.get(unitId);
    if (!unit?.parentId) return null;
    const tree = treeOf(unitId);
    const rule = rulesNow.find((one) => fits(one, unit, tree.length - 1));
    const target =
      rule?.above === 'SECRETARIAT' ? secretariats.get(tree.at(-1)) : rule?.above === 'UNIT' ? rule.aboveUnitId : null;
    return target == null || !units.has(target) || treeOf(target).includes(unitId) ? unit.parentId : target;
  });
  const onwards = (unitId: string, path: readonly string[]): string | null => {
    const above = aboveOf(unitId);
    if (above === null || !path.includes(above)) return above;
    return treeOf(unitId).find((one) => !path.includes(one)) ?? null;
  };
  const pathsOf = memoised((unitId): UnitPaths => ({ chain: walk(unitId, onwards), tree: treeOf(unitId) }));
  return { ...days, pathsOf };
}

function fits(rule: ChainRule, unit: Placement, depth: number): boolean {
  if (rule.unitId !== null && rule.unitId !== unit.unitId) return false;
  if (rule.unitType !== null && rule.unitType !== unit.type && rule.unitType !== unit.typeGroup) return false;
  return rule.depth === null || rule.depth === depth;
}

/** A unit and the units above it, each once. */
function walk(unitId: string, next: (unitId: string, path: readonly string[]) => string | null): string[] {
  const path: string[] = [];
  for (let id: string | null = unitId; id !== null && !path.includes(id); id = next(id, path)) path.push(id);
  return path;
}

function memoised<T>(make: (key: string) => T): (key: string) => T {
  const known = new Map<string, T>();
  return (key) => {
    let value = known.get(key);
    if (value === undefined && !known.has(key)) known.set(key, (value = make(key)));
    return value as T;
  };
}
