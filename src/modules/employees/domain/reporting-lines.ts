import { type CivilDate, plusDays } from '../../../kernel/values/civil-date.js';

/** How somebody holds a post: definitively or acting for it (Plt., Plh., Pj.). */
export const ASSIGNMENT_KINDS = ['DEFINITIF', 'PLT', 'PLH', 'PJ'] as const;
export type AssignmentKind = (typeof ASSIGNMENT_KINDS)[number];

/** A unit of the tree. The unit of the Regional Secretary is where heads of agencies report to. */
export interface LineUnit {
  readonly id: string;
  readonly parentId: string | null;
  readonly isSecretariat: boolean;
}

interface Days {
  readonly validFrom: CivilDate;
  readonly validUntil: CivilDate;
}

/** Somebody heads a unit on these days. */
export interface Headship extends Days {
  readonly unitId: string;
  readonly employeeId: string;
  readonly kind: AssignmentKind;
}

/** Where somebody works on these days, by the definitive post. */
export interface Home extends Days {
  readonly employeeId: string;
  readonly unitId: string;
  readonly headsUnit: boolean;
}

/** Who appraises somebody on these days; null where nobody above is in office. */
export interface ReportingLine extends Days {
  readonly employeeId: string;
  readonly appraiserId: string | null;
  /** The unit whose head the appraiser is, and how he holds that post: the reason of the line. */
  readonly viaUnitId: string | null;
  readonly viaKind: AssignmentKind | null;
}

/**
 * Who appraises whom on every day.
 *
 * The appraiser is the head of the person's own unit, or of the unit above for somebody who heads the unit. An acting head
 * (Plh., Plt., Pj.) stands before the definitive one, a later start before an earlier. Where a post is vacant, or held by
 * the person himself, the next unit above decides. Heads of agencies directly under the government report to the Regional
 * Secretary, who reports to the head of the region.
 * Source: PermenPANRB 6/2022 (direct superior); rules.md EM-10 to EM-14.
 */
export function reportingLines(
  units: readonly LineUnit[],
  headships: readonly Headship[],
  homes: readonly Home[],
): ReportingLine[] {
  const wayUp = waysUp(units);
  const headsOf = Map.groupBy(headships, ({ unitId }) => unitId);
  return homes.flatMap((home) => {
    const path = wayUp(home.unitId).slice(home.headsUnit ? 1 : 0);
    const above = path.map((unitId) => headsOf.get(unitId) ?? []);
    return linesOf(home, above);
  });
}

/** For each unit: itself and the units whose heads stand above it, nearest first. */
function waysUp(units: readonly LineUnit[]): (unitId: string) => string[] {
  const parents = new Map(units.map(({ id, parentId }) => [id, parentId]));
  const parentOf = (unitId: string): string | null => parents.get(unitId) ?? null;
  /** The Regional Secretary's unit in the tree of each root. */
  const secretariats = new Map(
    units.filter(({ isSecretariat }) => isSecretariat).map(({ id }) => [pathOf(id, parentOf).at(-1), id]),
  );
  return (from) =>
    pathOf(from, (unitId) => {
      const parent = parentOf(unitId);
      if (parent === null || parentOf(parent) !== null) return parent;
      const secretariat = secretariats.get(parent);
      return secretariat === undefined || pathOf(secretariat, parentOf).includes(unitId) ? parent : secretariat;
    });
}

/** A unit and the units above it. A cycle in bad data ends the walk. */
function pathOf(unitId: string, next: (unitId: string) => string | null): string[] {
  const path: string[] = [];
  for (let id: string | null = unitId; id !== null && !path.includes(id); id = next(id)) path.push(id);
  return path;
}

function linesOf(home: Home, above: readonly (readonly Headship[])[]): ReportingLine[] {
  const turns = daysOfChange(home, above.flat())
    .map((day) => ({ day, head: headOn(day, above, home.employeeId) }))
    .filter(({ head }, at, all) => at === 0 || !isSameHead(head, all[at - 1]?.head));
  return turns.map(({ day, head }, at) => {
    const next = turns[at + 1];
    return {
      employeeId: home.employeeId,
      appraiserId: head?.employeeId ?? null,
      viaUnitId: head?.unitId ?? null,
      viaKind: head?.kind ?? null,
      validFrom: day,
      validUntil: next ? plusDays(next.day, -1) : home.validUntil,
    };
  });
}

/** The first day of the home and every later day on which one of these headships begins or has just ended. */
function daysOfChange(home: Home, heads: readonly Headship[]): CivilDate[] {
  const days = heads.flatMap(({ validFrom, validUntil }) => [validFrom, plusDays(validUntil, 1)]);
  const within = days.filter((day) => day > home.validFrom && day <= home.validUntil);
  return [...new Set([home.validFrom, ...within])].sort();
}

function headOn(day: CivilDate, above: readonly (readonly Headship[])[], notThis: string): Headship | undefined {
  for (const heads of above) {
    const inOffice = heads.filter(({ validFrom, validUntil }) => validFrom <= day && day <= validUntil);
    const [head] = inOffice.sort(byPrecedence);
    if (head && head.employeeId !== notThis) return head;
  }
  return undefined;
}

function isSameHead(a: Headship | undefined, b: Headship | undefined): boolean {
  return a?.employeeId === b?.employeeId && a?.unitId === b?.unitId && a?.kind === b?.kind;
}

function byPrecedence(a: Headship, b: Headship): number {
  const acting = Number(b.kind !== 'DEFINITIF') - Number(a.kind !== 'DEFINITIF');
  return acting || b.validFrom.localeCompare(a.validFrom) || a.employeeId.localeCompare(b.employeeId);
}
