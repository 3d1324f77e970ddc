import { Injectable } from '@nestjs/common';
import { Clock, newId } from '../../kernel/clock/clock.js';
import { Database } from '../../kernel/database/database.js';
import type { NewRow } from '../../kernel/database/entity-rows.js';
import { searchKey } from '../../kernel/values/name-key.js';
import { ancestries, type Ancestry, cyclicUnits } from './domain/unit-tree.js';
import { organizationProblems } from './organization.problems.js';
import { OrgUnit, OrgUnitAncestor, OrgUnitLock, Position } from './persistence/organization.entity.js';

/** Names of the tables that other modules may join in their projections. */
export const organizationTables = { orgUnit: 'org_unit', ancestor: 'org_unit_ancestor', position: 'position' } as const;

/** A unit as other modules see it. */
export type UnitView = Readonly<
  Pick<
    OrgUnit,
    'id' | 'externalId' | 'parentId' | 'name' | 'headPostTitle' | 'echelonCode' | 'headExternalId' | 'isSecretariat'
  >
>;

/** What an import says of a unit; its parent is one of the same import or is there already. */
export interface UnitInput extends Pick<UnitView, 'name' | 'headPostTitle' | 'echelonCode' | 'headExternalId'> {
  readonly externalId: string;
  readonly parentExternalId: string | null;
}

/** What people's rows tell of a unit: what is left out they do not say. */
export type UnitHint = Pick<UnitInput, 'externalId' | 'name'> & Partial<UnitInput>;

/** A unit that an import added or changed, with what is different. */
export interface UnitChange {
  readonly id: string;
  readonly isNew: boolean;
  readonly after: Readonly<Partial<OrgUnit>>;
}

/** What an import says of a post. */
export type PositionInput = Readonly<Pick<Position, 'unitId' | 'kind' | 'title' | 'echelonCode' | 'externalId'>>;

/** What other modules may ask of the organisation and do to it. */
@Injectable()
export class OrganizationApi {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** All units; a government has some thousands at most. */
  async units(): Promise<UnitView[]> {
    const rows = await this.db.rows<UnitView & { isSecretariat: unknown }>(
      'SELECT id, externalId, parentId, name, headPostTitle, echelonCode, headExternalId, isSecretariat FROM org_unit ORDER BY id',
    );
    return rows.map((row) => ({ ...row, isSecretariat: Number(row.isSecretariat) === 1 }));
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

  /** Makes other changes of the tree wait until this transaction ends, also while there is no unit at all. */
  async lockTree(): Promise<void> {
    await this.db.lock(OrgUnitLock, { id: 1 });
  }

  /**
   * Adds or changes units by their external id, each below its parent, all at once; gives those that really changed. What an
   * input does not say stays as it is. A root that was added by hand is found by its name.
   * Throws ORGANIZATION.CYCLE, ORGANIZATION.SECOND_ROOT when the tree has changed since the units were checked and would no
   * longer be one.
   */
  async importUnits(inputs: readonly UnitHint[], source: string): Promise<UnitChange[]> {
    await this.lockTree();
    const units = await this.db.find(OrgUnit, {});
    const known = new Map(units.map((unit) => [unit.externalId, unit]));
    const root = units.find(({ parentId }) => parentId === null);
    for (const { externalId, name } of inputs)
      if (root?.externalId === null && root.nameKey === searchKey(name) && !known.has(externalId))
        known.set(externalId, root);
    const ids = new Map(inputs.map(({ externalId }) => [externalId, known.get(externalId)?.id ?? newId()]));
    const now = this.clock.now();
    const added: NewRow<OrgUnit>[] = [];
    const changes: UnitChange[] = [];
    for (const { parentExternalId, ...input } of parentsFirst(inputs)) {
      const { externalId, name, headPostTitle } = input;
      const id = ids.get(externalId) ?? '';
      const parentId = parentExternalId && (ids.get(parentExternalId) ?? known.get(parentExternalId)?.id ?? null);
      const isSecretariat = headPostTitle === undefined ? undefined : isSecretariatHead(headPostTitle);
      const said = { ...input, parentId, nameKey: searchKey(name), isSecretariat };
      const unit = known.get(externalId);
      const after = unit ? differing(unit, said) : input;
      if (unit && Object.keys(after).length === 0) continue;
      const place = { parentId: parentId === undefined ? root?.id : parentId, isSecretariat: isSecretariat ?? false };
      if (!unit) added.push({ id, ...said, ...place, source, createdAt: now, updatedAt: now, version: 1 });
      changes.push({ id, isNew: !unit, after });
    }
    await this.db.insert(OrgUnit, added);
    for (const { id, isNew, after } of changes) if (!isNew) await this.changeUnit(id, after, now);
    await this.renewAncestors();
    const roots = (await this.units()).filter(({ parentId }) => parentId === null);
    if (roots.length > 1) throw organizationProblems.SECOND_ROOT({ name: root?.name ?? '' });
    return changes;
  }

  /** Finds posts by unit, kind and title, and makes those that are missing; answers their ids in the order asked. */
  async ensurePositions(inputs: readonly PositionInput[], source: string): Promise<string[]> {
    const posts = inputs.map((input) => ({ ...input, titleKey: searchKey(input.title) }));
    const ids = await this.positionsIn([...new Set(inputs.map(({ unitId }) => unitId))]);
    const now = this.clock.now();
    const added: Position[] = [];
    for (const post of posts) {
      const key = postKey(post);
      if (ids.has(key)) continue;
      const id = newId();
      ids.set(key, id);
      added.push({ id, ...post, source, createdAt: now, updatedAt: now, version: 1 });
    }
    await this.db.insert(Position, added);
    return posts.map((post) => ids.get(postKey(post)) ?? '');
  }

  /** Writes the ancestor table anew where it differs from the tree. */
  async renewAncestors(): Promise<void> {
    const units = await this.db.find(OrgUnit, {});
    if (cyclicUnits(units).length > 0) throw organizationProblems.CYCLE();
    const wanted = new Map(ancestries(units).map((row) => [keyOf(row), row]));
    for (const row of await this.db.find(OrgUnitAncestor, {})) {
      if (!wanted.delete(keyOf(row)))
        await this.db.remove(OrgUnitAncestor, { unitId: row.unitId, ancestorId: row.ancestorId });
    }
    await this.db.insert(OrgUnitAncestor, [...wanted.values()]);
  }

  private async changeUnit(id: string, after: Partial<OrgUnit>, updatedAt: Date): Promise<void> {
    const unit = await this.db.lock(OrgUnit, { id });
    if (unit) await this.db.update(OrgUnit, { id }, { ...after, updatedAt, version: unit.version + 1 });
  }

  /** Ids of the posts in these units, by unit, kind and title. */
  private async positionsIn(unitIds: readonly string[]): Promise<Map<string, string>> {
    if (unitIds.length === 0) return new Map();
    const rows = await this.db.rows<Pick<Position, 'id' | 'unitId' | 'kind' | 'titleKey'>>(
      `SELECT id, unitId, kind, titleKey FROM position WHERE unitId IN (${unitIds.map(() => '?').join(', ')})`,
      unitIds,
    );
    return new Map(rows.map((row) => [postKey(row), row.id]));
  }
}

/** The Regional Secretary's unit is known by the title of its head post. */
export function isSecretariatHead(headPostTitle: string | null): boolean {
  return /^sekretaris daerah\b/i.test(headPostTitle?.trim() ?? '');
}

const postKey = ({ unitId, kind, titleKey }: Pick<Position, 'unitId' | 'kind' | 'titleKey'>): string =>
  `${unitId}|${kind}|${titleKey}`;
const keyOf = ({ unitId, ancestorId, depth }: Ancestry): string => `${unitId}|${ancestorId}|${depth}`;

/** The facts that are said and not the unit's already. */
function differing(unit: OrgUnit, facts: Partial<OrgUnit>): Partial<OrgUnit> {
  const isNews = ([name, value]: [string, unknown]): boolean =>
    value !== undefined && unit[name as keyof OrgUnit] !== value;
  return Object.fromEntries(Object.entries(facts).filter(isNews));
}

/** The inputs in an order in which each can be added: its parent before it. */
function parentsFirst(inputs: readonly UnitHint[]): UnitHint[] {
  const byId = new Map(inputs.map((input) => [input.externalId, input]));
  const ordered = new Set<UnitHint>();
  for (const input of inputs) {
    const path: UnitHint[] = [];
    let at: UnitHint | undefined = input;
    while (at && !ordered.has(at) && !path.includes(at)) {
      path.unshift(at);
      at = at.parentExternalId ? byId.get(at.parentExternalId) : undefined;
    }
    path.forEach((unit) => ordered.add(unit));
  }
  return [...ordered];
}
