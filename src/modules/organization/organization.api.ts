import { Injectable } from '@nestjs/common';
import { Clock, newId } from '../../kernel/clock/clock.js';
import { Database } from '../../kernel/database/database.js';
import { searchKey } from '../../kernel/values/name-key.js';
import { ancestries } from './domain/unit-tree.js';
import { organizationProblems } from './organization.problems.js';
import { OrgUnitAncestor } from './persistence/org-unit-ancestor.entity.js';
import { OrgUnit } from './persistence/org-unit.entity.js';
import { Position } from './persistence/position.entity.js';
import type { PositionKind } from './domain/position-kind.js';

/** Names of the tables that other modules may join in their projections. */
export const organizationTables = { orgUnit: 'org_unit', ancestor: 'org_unit_ancestor', position: 'position' } as const;

/** A unit as other modules see it. */
export interface UnitView {
  readonly id: string;
  readonly externalId: string | null;
  readonly parentId: string | null;
  readonly name: string;
  readonly headPostTitle: string | null;
  readonly headExternalId: string | null;
  readonly isSecretariat: boolean;
}

/** What an import or a form says of a unit; `parentExternalId` is resolved among all units after the whole file is in. */
export interface UnitInput {
  readonly externalId: string;
  readonly parentExternalId: string | null;
  readonly name: string;
  readonly headPostTitle: string | null;
  readonly echelonCode: string | null;
  readonly headExternalId: string | null;
}

/** What an import or a form says of a post. */
export interface PositionInput {
  readonly unitId: string;
  readonly kind: PositionKind;
  readonly title: string;
  readonly echelonCode: string | null;
  readonly externalId: string | null;
}

/** What other modules may ask of the organisation and do to it. */
@Injectable()
export class OrganizationApi {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** All units; a government has some thousands at most. */
  units(): Promise<UnitView[]> {
    return this.db
      .rows<UnitView & { isSecretariat: unknown }>(
        'SELECT id, externalId, parentId, name, headPostTitle, headExternalId, isSecretariat FROM org_unit ORDER BY id',
      )
      .then((rows) => rows.map((row) => ({ ...row, isSecretariat: Number(row.isSecretariat) === 1 })));
  }

  /** True when the unit exists. */
  async hasUnit(unitId: string): Promise<boolean> {
    return (await this.db.rows('SELECT id FROM org_unit WHERE id = ?', [unitId])).length > 0;
  }

  /** Refuses a post that is not there or belongs to another unit. Throws ORGANIZATION.POSITION_UNKNOWN. */
  async requirePosition(positionId: string, unitId: string): Promise<void> {
    const rows = await this.db.rows('SELECT id FROM position WHERE id = ? AND unitId = ?', [positionId, unitId]);
    if (rows.length === 0) throw organizationProblems.POSITION_UNKNOWN({ positionId });
  }

  /** Adds or changes units by their external id, without parents yet; gives how many were really changed. */
  async upsertUnits(inputs: readonly UnitInput[], source: string): Promise<number> {
    const known = new Map((await this.db.find(OrgUnit, {})).map((unit) => [unit.externalId, unit]));
    const now = this.clock.now();
    let changed = 0;
    for (const input of inputs) {
      const { externalId, name, headPostTitle, echelonCode, headExternalId } = input;
      const facts = {
        name,
        nameKey: searchKey(name),
        headPostTitle,
        echelonCode,
        headExternalId,
        isSecretariat: isSecretariatHead(headPostTitle),
      };
      const unit = known.get(externalId);
      if (!unit) {
        await this.db.insert(OrgUnit, {
          id: newId(),
          ...facts,
          parentId: null,
          source,
          externalId,
          createdAt: now,
          updatedAt: now,
          version: 1,
        });
      } else if (differs(unit, facts)) {
        await this.db
          .repository(OrgUnit)
          .update({ id: unit.id }, { ...facts, updatedAt: now, version: unit.version + 1 });
      } else continue;
      changed += 1;
    }
    return changed;
  }

  /** Hangs units below their parents, all at once, and renews the ancestor table. Gives how many were moved. */
  async arrangeUnits(inputs: readonly Pick<UnitInput, 'externalId' | 'parentExternalId'>[]): Promise<number> {
    const units = await this.db.find(OrgUnit, {});
    const byExternalId = new Map(units.map((unit) => [unit.externalId, unit]));
    let moved = 0;
    for (const { externalId, parentExternalId } of inputs) {
      const unit = byExternalId.get(externalId);
      const parentId = parentExternalId ? (byExternalId.get(parentExternalId)?.id ?? null) : null;
      if (!unit || unit.parentId === parentId) continue;
      unit.parentId = parentId;
      await this.db
        .repository(OrgUnit)
        .update({ id: unit.id }, { parentId, updatedAt: this.clock.now(), version: unit.version + 1 });
      moved += 1;
    }
    await this.renewAncestors();
    return moved;
  }

  /** Finds posts by unit, kind and title, and makes those that are missing; answers their ids in the order asked. */
  async ensurePositions(inputs: readonly PositionInput[], source: string): Promise<string[]> {
    const now = this.clock.now();
    const ids: string[] = [];
    const found = new Map<string, string>();
    for (const input of inputs) {
      const titleKey = positionTitleKey(input.title);
      const key = `${input.unitId}|${input.kind}|${titleKey}`;
      let id = found.get(key) ?? (await this.positionId(input.unitId, input.kind, titleKey));
      if (!id) {
        id = newId();
        await this.db.insert(Position, { id, ...input, titleKey, source, createdAt: now, updatedAt: now, version: 1 });
      }
      found.set(key, id);
      ids.push(id);
    }
    return ids;
  }

  /** Writes the ancestor table anew where it differs from the tree. */
  async renewAncestors(): Promise<void> {
    const wanted = new Map(ancestries(await this.db.find(OrgUnit, {})).map((row) => [keyOf(row), row]));
    for (const row of await this.db.find(OrgUnitAncestor, {})) {
      if (!wanted.delete(keyOf(row)))
        await this.db.repository(OrgUnitAncestor).delete({ unitId: row.unitId, ancestorId: row.ancestorId });
    }
    if (wanted.size > 0) await this.db.insert(OrgUnitAncestor, [...wanted.values()]);
  }

  private async positionId(unitId: string, kind: PositionKind, titleKey: string): Promise<string | undefined> {
    const [row] = await this.db.rows<{ id: string }>(
      'SELECT id FROM position WHERE unitId = ? AND kind = ? AND titleKey = ?',
      [unitId, kind, titleKey],
    );
    return row?.id;
  }
}

/** The form of a title by which posts are told apart: lower case, single spaces. */
export function positionTitleKey(title: string): string {
  return searchKey(title);
}

/** The Regional Secretary's unit is known by the title of its head post. */
export function isSecretariatHead(headPostTitle: string | null): boolean {
  return /^sekretaris daerah\b/i.test(headPostTitle?.trim() ?? '');
}

const keyOf = (row: OrgUnitAncestor | { unitId: string; ancestorId: string; depth: number }): string =>
  `${row.unitId}|${row.ancestorId}|${row.depth}`;

function differs(row: object, facts: Readonly<Record<string, unknown>>): boolean {
  return Object.entries(facts).some(([name, value]) => (row as Record<string, unknown>)[name] !== value);
}
