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

/** Somebody heads a unit on these days. */
export interface Headship {
  readonly unitId: string;
  readonly employeeId: string;
  readonly kind: AssignmentKind;
  readonly validFrom: CivilDate;
  readonly validUntil: CivilDate;
}

/** Where somebody works on these days, by the definitive post. */
export interface Home {
  readonly employeeId: string;
  readonly unitId: string;
  readonly headsUnit: boolean;
  readonly validFrom: CivilDate;
  readonly validUntil: CivilDate;
}

/** Who appraises somebody on these days; null where nobody above is in office. */
export interface ReportingLine {
  readonly employeeId: string;
  readonly appraiserId: string | null;
  /** The unit whose head the appraiser is, and how he holds that post: the reason of the line. */
  readonly viaUnitId: string | null;
  readonly viaKind: AssignmentKind | null;
  readonly validFrom: CivilDate;
  readonly validUntil: CivilDate;
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
  const chain = new Chain(units, headships);
  return homes.flatMap((home) => chain.linesOf(home));
}

class Chain {
  private readonly parents = new Map<string, string | null>();
  private readonly headsOf = new Map<string, Headship[]>();
  /** The Regional Secretary's unit in the tree of each root. */
  private readonly secretariats = new Map<string, string>();

  constructor(units: readonly LineUnit[], headships: readonly Headship[]) {
    for (const unit of units) this.parents.set(unit.id, unit.parentId);
    for (const unit of units) if (unit.isSecretariat) this.secretariats.set(this.rootOf(unit.id), unit.id);
    for (const headship of headships) {
      const heads = this.headsOf.get(headship.unitId);
      if (heads) heads.push(headship);
      else this.headsOf.set(headship.unitId, [headship]);
    }
  }

  linesOf(home: Home): ReportingLine[] {
    const above = this.unitsAbove(home);
    const lines: ReportingLine[] = [];
    for (const from of this.changesWithin(home, above)) {
      const head = this.headOn(from, above, home.employeeId);
      const last = lines.at(-1);
      const same =
        last &&
        last.appraiserId === (head?.employeeId ?? null) &&
        last.viaUnitId === (head?.unitId ?? null) &&
        last.viaKind === (head?.kind ?? null);
      if (same) continue;
      if (last) lines[lines.length - 1] = { ...last, validUntil: plusDays(from, -1) };
      lines.push({
        employeeId: home.employeeId,
        appraiserId: head?.employeeId ?? null,
        viaUnitId: head?.unitId ?? null,
        viaKind: head?.kind ?? null,
        validFrom: from,
        validUntil: home.validUntil,
      });
    }
    return lines;
  }

  /** The units whose heads may appraise, nearest first. A cycle in bad data ends the walk. */
  private unitsAbove(home: Home): string[] {
    const path: string[] = [];
    for (let id: string | null | undefined = home.unitId; id && !path.includes(id); id = this.next(id)) path.push(id);
    return home.headsUnit ? path.slice(1) : path;
  }

  private next(unitId: string): string | null {
    const parent = this.parents.get(unitId) ?? null;
    const parentIsRoot = parent !== null && (this.parents.get(parent) ?? null) === null;
    const secretariat = parentIsRoot ? this.secretariats.get(parent) : undefined;
    return secretariat !== undefined && !this.isAbove(unitId, secretariat) ? secretariat : parent;
  }

  /** True for the unit itself and every unit above it. */
  private isAbove(unitId: string, below: string): boolean {
    const path = new Set<string>();
    for (let id: string | null = below; id !== null && !path.has(id); id = this.parents.get(id) ?? null) {
      if (id === unitId) return true;
      path.add(id);
    }
    return false;
  }

  /** A cycle in bad data ends the walk. */
  private rootOf(unitId: string): string {
    const path = new Set<string>();
    let root = unitId;
    for (let id: string | null = unitId; id !== null && !path.has(id); id = this.parents.get(id) ?? null)
      path.add((root = id));
    return root;
  }

  /** The first day of the home and every later day on which a headship of these units begins or has just ended. */
  private changesWithin(home: Home, unitIds: readonly string[]): CivilDate[] {
    const days = new Set([home.validFrom]);
    for (const unitId of unitIds) {
      for (const { validFrom, validUntil } of this.headsOf.get(unitId) ?? []) {
        for (const day of [validFrom, plusDays(validUntil, 1)]) {
          if (day > home.validFrom && day <= home.validUntil) days.add(day);
        }
      }
    }
    return [...days].sort();
  }

  private headOn(day: CivilDate, unitIds: readonly string[], notThisEmployee: string): Headship | undefined {
    for (const unitId of unitIds) {
      const inOffice = (this.headsOf.get(unitId) ?? []).filter(
        (head) => head.validFrom <= day && day <= head.validUntil,
      );
      const head = inOffice.sort(byPrecedence)[0];
      if (head && head.employeeId !== notThisEmployee) return head;
    }
    return undefined;
  }
}

function byPrecedence(a: Headship, b: Headship): number {
  const acting = Number(b.kind !== 'DEFINITIF') - Number(a.kind !== 'DEFINITIF');
  return acting || b.validFrom.localeCompare(a.validFrom) || a.employeeId.localeCompare(b.employeeId);
}
