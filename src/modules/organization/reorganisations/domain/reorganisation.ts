import type { CivilDate } from '../../../../kernel/values/civil-date.js';

/** What happens to units: several become one, one becomes several, parts go elsewhere, or only the name changes. */
export const REORGANISATION_KINDS = ['MERGE', 'SPLIT', 'MOVE', 'RENAME'] as const;
export type ReorganisationKind = (typeof REORGANISATION_KINDS)[number];

/** What beside posts names a unit; see `UNIT_HOLDING_KINDS`. */
export type HoldingKind = 'HR' | 'LETTER' | 'RULE' | 'TEAM' | 'WEEK' | 'TREE' | 'LIBRARY';

/** What goes from one unit to another. For a new name only, both are the same unit. */
export interface ReorganisationLine {
  readonly fromUnitId: string;
  readonly toUnitId: string;
  /** All units directly below, and all posts, that no other line names. */
  readonly allSubunits: boolean;
  readonly allPositions: boolean;
  readonly subunitIds: readonly string[];
  readonly positionIds: readonly string[];
  /** The official who heads the old unit heads the new one. */
  readonly headMoves: boolean;
  /** What else names the old unit and goes on for the new one: the rest ends with the old unit. */
  readonly takesOver: readonly HoldingKind[];
  /** What the unit to which it goes is called from that day on, where that changes. */
  readonly newName: string | null;
  readonly newHeadPostTitle: string | null;
}

/** A reorganisation as it is asked for. */
export interface ReorganisationRequest {
  readonly kind: ReorganisationKind;
  readonly effectiveOn: CivilDate;
  readonly lines: readonly ReorganisationLine[];
}

/** The units and posts of the day and of the day before. */
export interface ReorganisationFacts {
  /** Units that are there on the day. */
  readonly present: ReadonlySet<string>;
  /** Units that were there the day before: only those can end then. */
  readonly before: ReadonlySet<string>;
  /** Units directly below each unit on the day. */
  readonly childrenOf: ReadonlyMap<string, readonly string[]>;
  /** Posts of each unit that are there on the day or later. */
  readonly positionsOf: ReadonlyMap<string, readonly string[]>;
}

/** One unit below, or one post, and where it goes; null for a post that ends with its unit. */
export interface Moved {
  readonly line: number | null;
  readonly id: string;
  readonly fromUnitId: string;
  readonly toUnitId: string | null;
}

/** What a reorganisation does. */
export interface ReorganisationPlan {
  readonly subunits: readonly Moved[];
  readonly positions: readonly Moved[];
  /** Units that end the day before. */
  readonly closes: readonly string[];
}

/** Why a reorganisation cannot be done, with the line and the field that is to be mended. */
export interface ReorganisationFault {
  readonly line: number | null;
  /** The new unit that is to be mended. */
  readonly unit?: number;
  readonly field: string | null;
  readonly code:
    | 'UNIT_ABSENT'
    | 'SAME_UNIT'
    | 'OTHER_UNIT'
    | 'ONE_TARGET'
    | 'ONE_SOURCE'
    | 'TWO_TARGETS'
    | 'DUPLICATE'
    | 'NOT_BELOW'
    | 'NOT_OF_UNIT'
    | 'INTO_ITSELF'
    | 'NOTHING_MOVES'
    | 'ONLY_NAMES'
    | 'NAME_REQUIRED'
    | 'SUBUNITS_LEFT'
    | 'POSTS_LATER'
    | 'POSITION_CLASH'
    | 'NOT_ENDING'
    | 'UNUSED';
  readonly name?: string;
}

/**
 * What a reorganisation does, worked out before anything is changed.
 *
 * MERGE: all lines lead to one unit; the others end, and everything below them and all their posts go along, unless the line
 * names the posts that do. SPLIT: all lines come from one unit, which ends unless a line leads to itself. MOVE: units below and
 * posts go elsewhere, and nothing ends. RENAME: only the name changes. Units below are never left behind by a unit that ends;
 * posts that no line names end with it. Source: PP 18/2016 and practice; rules.md OR-3.
 */
export function planReorganisation(
  { kind, lines }: ReorganisationRequest,
  facts: ReorganisationFacts,
): { plan: ReorganisationPlan; faults: ReorganisationFault[] } {
  const faults = [...shapeFaults(kind, lines), ...presenceFaults(kind, lines, facts)];
  const complete = kind === 'MERGE' ? lines.map(withEverything) : lines;
  const closes = closing(kind, lines);
  const named = namesakes(complete, faults);
  const subunits = complete.flatMap((line, at) => movedOf(line, at, 'subunitIds', facts, named, faults));
  const moving = complete.flatMap((line, at) => movedOf(line, at, 'positionIds', facts, named, faults));
  const goes = new Set(moving.map(({ id }) => id));
  const ending = closes.flatMap((fromUnitId) =>
    (facts.positionsOf.get(fromUnitId) ?? [])
      .filter((id) => !goes.has(id))
      .map((id): Moved => ({ line: null, id, fromUnitId, toUnitId: null })),
  );
  faults.push(...leftBehind(closes, subunits, facts));
  return { plan: { subunits, positions: [...moving, ...ending], closes }, faults };
}

/** In a merger everything goes, unless the line says which posts do. */
function withEverything(line: ReorganisationLine): ReorganisationLine {
  const allPositions = line.allPositions || line.positionIds.length === 0;
  return { ...line, allSubunits: true, allPositions };
}

function closing(kind: ReorganisationKind, lines: readonly ReorganisationLine[]): string[] {
  if (kind !== 'MERGE' && kind !== 'SPLIT') return [];
  const goOn = new Set(lines.map(({ toUnitId }) => toUnitId));
  return [...new Set(lines.map(({ fromUnitId }) => fromUnitId))].filter((unitId) => !goOn.has(unitId));
}

/** What of the lines does not fit the kind of reorganisation. */
function shapeFaults(kind: ReorganisationKind, lines: readonly ReorganisationLine[]): ReorganisationFault[] {
  const count = (ids: readonly string[]): number => new Set(ids).size;
  const [sources, targets] = [lines.map(({ fromUnitId }) => fromUnitId), lines.map(({ toUnitId }) => toUnitId)];
  const whole = (code: ReorganisationFault['code']): ReorganisationFault[] => [{ line: null, field: null, code }];
  const faults = lines.flatMap((line, at) => lineFaults(kind, line, at));
  if (kind === 'MERGE' && count(targets) > 1) faults.push(...whole('ONE_TARGET'));
  if (kind === 'SPLIT' && count(sources) > 1) faults.push(...whole('ONE_SOURCE'));
  if (kind === 'SPLIT' && count(targets) < 2) faults.push(...whole('TWO_TARGETS'));
  return [...faults, ...repeatedLines(lines)];
}

/** Two lines between the same units, or two that take all that is left of one unit. */
function repeatedLines(lines: readonly ReorganisationLine[]): ReorganisationFault[] {
  return lines.flatMap((line, at): ReorganisationFault[] => {
    const earlier = lines.slice(0, at).filter(({ fromUnitId }) => fromUnitId === line.fromUnitId);
    const repeats = {
      toUnitId: earlier.some(({ toUnitId }) => toUnitId === line.toUnitId),
      allSubunits: line.allSubunits && earlier.some(({ allSubunits }) => allSubunits),
      allPositions: line.allPositions && earlier.some(({ allPositions }) => allPositions),
    };
    const fields = Object.entries(repeats).filter(([, isRepeated]) => isRepeated);
    return fields.map(([field]) => ({ line: at, field, code: 'DUPLICATE' }));
  });
}

function lineFaults(kind: ReorganisationKind, line: ReorganisationLine, at: number): ReorganisationFault[] {
  const isSame = line.fromUnitId === line.toUnitId;
  const moves = line.allSubunits || line.allPositions || line.subunitIds.length > 0 || line.positionIds.length > 0;
  const isNamed = line.newName !== null || line.newHeadPostTitle !== null;
  const fault = (field: string | null, code: ReorganisationFault['code']) => [{ line: at, field, code }];
  if (kind === 'RENAME') {
    if (!isSame) return fault('toUnitId', 'OTHER_UNIT');
    if (moves) return fault(null, 'ONLY_NAMES');
    return isNamed ? [] : fault('newName', 'NAME_REQUIRED');
  }
  if (kind === 'MOVE') return isSame ? fault('toUnitId', 'SAME_UNIT') : moves ? [] : fault(null, 'NOTHING_MOVES');
  return kind === 'MERGE' && isSame ? fault('toUnitId', 'SAME_UNIT') : [];
}

/** Units that are not there when they are needed. */
function presenceFaults(
  kind: ReorganisationKind,
  lines: readonly ReorganisationLine[],
  { present, before }: ReorganisationFacts,
): ReorganisationFault[] {
  const closes = new Set(closing(kind, lines));
  return lines.flatMap(({ fromUnitId, toUnitId }, line): ReorganisationFault[] => {
    const isThere = present.has(fromUnitId) && (!closes.has(fromUnitId) || before.has(fromUnitId));
    const absent: ReorganisationFault[] = isThere ? [] : [{ line, field: 'fromUnitId', code: 'UNIT_ABSENT' }];
    return present.has(toUnitId) ? absent : [...absent, { line, field: 'toUnitId', code: 'UNIT_ABSENT' }];
  });
}

/** Units below and posts that lines name; none may be named twice. */
function namesakes(lines: readonly ReorganisationLine[], faults: ReorganisationFault[]): ReadonlySet<string> {
  const named = new Set<string>();
  lines.forEach((line, at) => {
    for (const field of ['subunitIds', 'positionIds'] as const) {
      line[field].forEach((id, index) => {
        if (named.has(id)) faults.push({ line: at, field: `${field}/${index}`, code: 'DUPLICATE' });
        named.add(id);
      });
    }
  });
  return named;
}

function movedOf(
  line: ReorganisationLine,
  at: number,
  field: 'subunitIds' | 'positionIds',
  facts: ReorganisationFacts,
  named: ReadonlySet<string>,
  faults: ReorganisationFault[],
): Moved[] {
  const { fromUnitId, toUnitId } = line;
  if (fromUnitId === toUnitId) return [];
  const isUnits = field === 'subunitIds';
  const there = (isUnits ? facts.childrenOf : facts.positionsOf).get(fromUnitId) ?? [];
  const takesAll = isUnits ? line.allSubunits : line.allPositions;
  line[field].forEach((id, index) => {
    const place = { line: at, field: `${field}/${index}` };
    if (!there.includes(id)) faults.push({ ...place, code: isUnits ? 'NOT_BELOW' : 'NOT_OF_UNIT' });
    else if (id === toUnitId) faults.push({ ...place, code: 'INTO_ITSELF' });
  });
  // The unit to which everything goes may be one of those below.
  const rest = takesAll ? there.filter((id) => !named.has(id) && id !== toUnitId) : [];
  const ids = [...line[field].filter((id) => there.includes(id)), ...rest];
  return ids.map((id) => ({ line: at, id, fromUnitId, toUnitId }));
}

/** Units that would be left below a unit that ends. */
function leftBehind(
  closes: readonly string[],
  moved: readonly Moved[],
  { childrenOf }: ReorganisationFacts,
): ReorganisationFault[] {
  const goes = new Set(moved.map(({ id }) => id));
  const left = closes.flatMap((unitId) => (childrenOf.get(unitId) ?? []).filter((id) => !goes.has(id)));
  return left.length === 0 ? [] : [{ line: null, field: null, code: 'SUBUNITS_LEFT', name: left.join(', ') }];
}
