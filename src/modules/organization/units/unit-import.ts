import { Injectable } from '@nestjs/common';
import { Clock, newId } from '../../../kernel/clock/clock.js';
import { Database } from '../../../kernel/database/database.js';
import type { NewRow } from '../../../kernel/database/entity-rows.js';
import { type CivilDate, OPEN_END, SINCE_EVER } from '../../../kernel/values/civil-date.js';
import { searchKey } from '../../../kernel/values/name-key.js';
import { organizationProblems } from '../organization.problems.js';
import { changedFrom, corrected, lifeOf, periodOn, type UnitFacts } from './domain/unit-periods.js';
import { unitTypeOf } from './domain/unit-type.js';
import { OrgUnit, type OrgUnitPeriod } from './persistence/unit.entity.js';
import { NO_LETTER, UnitTree } from './unit-tree.service.js';

/** What an import says of a unit; its parent is one of the same import or is there already. */
export interface UnitInput extends Pick<OrgUnit, 'name' | 'headPostTitle' | 'echelonCode' | 'headExternalId'> {
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

/** Takes units over from an import, each below its parent, all at once. */
@Injectable()
export class UnitImport {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly tree: UnitTree,
  ) {}

  /**
   * Adds or changes units by their external id; gives those that really changed. What an input does not say stays as it is. A
   * root that was added by hand is found by its name. A change counts from the day of the import, but what an import of that
   * same day brought is corrected (rule OR-2). Closed units stay closed.
   * Throws ORGANIZATION.CYCLE, SECOND_ROOT, PARENT_CLOSED when the units would be no tree.
   */
  async run(inputs: readonly UnitHint[], source: string, on: CivilDate): Promise<UnitChange[]> {
    await this.tree.lock();
    const units = await this.db.find(OrgUnit, {});
    const periods = await this.tree.periods();
    const known = knownUnits(units, inputs);
    const root = units.find(({ parentId }) => parentId === null);
    const ids = new Map(inputs.map(({ externalId }) => [externalId, known.get(externalId)?.id ?? newId()]));
    const idOf = (externalId: string): string | null => ids.get(externalId) ?? known.get(externalId)?.id ?? null;
    const changed = new Map<string, OrgUnitPeriod[]>();
    const added: NewRow<OrgUnit>[] = [];
    const changes: UnitChange[] = [];
    for (const { parentExternalId, ...input } of parentsFirst(inputs)) {
      const unit = known.get(input.externalId);
      const parentId = parentExternalId === undefined ? undefined : parentExternalId && idOf(parentExternalId);
      if (!unit) {
        const id = ids.get(input.externalId) ?? '';
        const place = { ...input, id, parentId: parentId === undefined ? (root?.id ?? null) : parentId };
        const above = changed.get(place.parentId ?? '') ?? periods.get(place.parentId ?? '') ?? null;
        const { row, period } = this.newUnit(place, above, source, on);
        added.push(row);
        changed.set(id, [period]);
        changes.push({ id, isNew: true, after: input });
        continue;
      }
      const own = periods.get(unit.id) ?? [];
      const after = differing(unit, { ...input, parentId });
      if (lifeOf(own).validUntil < on || Object.keys(after).length === 0) continue;
      const facts = factsOf(after);
      if (Object.keys(facts).length > 0) changed.set(unit.id, this.changedPeriods(own, facts, source, on));
      changes.push({ id: unit.id, isNew: false, after });
    }
    const complete = new Map([...periods, ...changed]);
    requireOneRoot(complete, root);
    this.tree.requireTree(complete);
    await this.db.insert(OrgUnit, added);
    await this.tree.write(periods, changed);
    for (const { id, isNew, after } of changes) if (!isNew) await this.noteChange(id, after);
    return changes;
  }

  private newUnit(
    input: UnitHint & { id: string; parentId: string | null },
    above: readonly OrgUnitPeriod[] | null,
    source: string,
    on: CivilDate,
  ): { row: NewRow<OrgUnit>; period: OrgUnitPeriod } {
    const { id, externalId, name, parentId } = input;
    const { headPostTitle = null, echelonCode = null, headExternalId = null } = input;
    const life = above ? lifeOf(above) : { validFrom: SINCE_EVER, validUntil: OPEN_END };
    if (life.validUntil < on) throw organizationProblems.PARENT_CLOSED({ name, parentName: above?.at(-1)?.name ?? '' });
    const facts: UnitFacts = { name, type: unitTypeOf(name), parentId, headPostTitle, echelonCode };
    const period = this.tree.periodOf(id, facts, life, source);
    const { nameKey, isSecretariat, createdAt, updatedAt } = period;
    const derived = { nameKey, isSecretariat, createdAt, updatedAt, version: 1 };
    return { row: { id, ...facts, ...life, ...derived, headExternalId, externalId, source }, period };
  }

  /** From the day of the import on; a unit that one brought on that very day is corrected as a whole. */
  private changedPeriods(
    own: OrgUnitPeriod[],
    facts: Partial<UnitFacts>,
    source: string,
    on: CivilDate,
  ): OrgUnitPeriod[] {
    const present = periodOn(own, on);
    const day = present ? on : (own[0]?.validFrom ?? on);
    const wasBroughtToday =
      present?.source === source && present.validFrom < on && this.clock.today(present.createdAt) === on;
    if (wasBroughtToday || !present) return corrected(own, day, facts) ?? own;
    const changed = changedFrom(own, day, facts, newId()) ?? own;
    return this.tree.lettered(changed, own, day, { ...NO_LETTER, source });
  }

  /** Also what is no fact of a day: by which id SIASN knows the unit, and whom it names as its head. */
  private async noteChange(id: string, { externalId, headExternalId }: Partial<OrgUnit>): Promise<void> {
    await this.db.update(OrgUnit, { id }, { externalId, headExternalId });
    await this.tree.touch(id);
  }
}

function requireOneRoot(after: ReadonlyMap<string, readonly OrgUnitPeriod[]>, root: OrgUnit | undefined): void {
  const roots = [...after.values()].filter((own) => own.some(({ parentId }) => parentId === null));
  if (roots.length > 1) throw organizationProblems.SECOND_ROOT({ name: root?.name ?? '' });
}

/** The units that inputs mean, by external id; a root that was added by hand goes by its name. */
function knownUnits(units: readonly OrgUnit[], inputs: readonly UnitHint[]): Map<string | null, OrgUnit> {
  const known = new Map(units.map((unit) => [unit.externalId, unit]));
  const root = units.find(({ parentId }) => parentId === null);
  for (const { externalId, name } of inputs)
    if (root?.externalId === null && root.nameKey === searchKey(name) && !known.has(externalId))
      known.set(externalId, root);
  return known;
}

/** The facts that are said and not the unit's already. */
function differing(unit: OrgUnit, facts: Partial<OrgUnit>): Partial<OrgUnit> {
  const isNews = ([name, value]: [string, unknown]): boolean =>
    value !== undefined && unit[name as keyof OrgUnit] !== value;
  return Object.fromEntries(Object.entries(facts).filter(isNews));
}

/** Of what is different, the facts of a day. */
function factsOf(after: Partial<OrgUnit>): Partial<UnitFacts> {
  const names = ['name', 'parentId', 'headPostTitle', 'echelonCode'] as const;
  return Object.fromEntries(names.filter((name) => name in after).map((name) => [name, after[name]]));
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
