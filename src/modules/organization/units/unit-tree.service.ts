import { Injectable } from '@nestjs/common';
import { Clock, newId } from '../../../kernel/clock/clock.js';
import { Database } from '../../../kernel/database/database.js';
import type { CivilDate, Days } from '../../../kernel/values/civil-date.js';
import { searchKey } from '../../../kernel/values/name-key.js';
import { organizationProblems } from '../organization.problems.js';
import { lifeOf, periodNear, type UnitFacts } from './domain/unit-periods.js';
import { ancestries, type Ancestry, treeFaults } from './domain/unit-tree.js';
import { isSecretariatHead } from './domain/unit-type.js';
import { OrgUnit, OrgUnitAncestor, OrgUnitLock, OrgUnitPeriod } from './persistence/unit.entity.js';

/** By which letter, and why, a unit is so from a day on. */
export type Letter = Pick<OrgUnitPeriod, 'letterNumber' | 'letterOn' | 'reason' | 'reorganisationId'>;

/** No letter: what was so from the beginning. */
export const NO_LETTER: Letter = { letterNumber: null, letterOn: null, reason: null, reorganisationId: null };

const NO_CLOSURE = { closureLetterNumber: null, closureLetterOn: null, closureReason: null };

/**
 * The dated tree: every unit with what it is on each day. Changes are made on a copy of all periods (a government has some
 * thousands), held against the rules of the tree, and written where they differ.
 */
@Injectable()
export class UnitTree {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** Makes other changes of the tree wait until this transaction ends, also while there is no unit at all. */
  async lock(): Promise<void> {
    await this.db.lock(OrgUnitLock, { id: 1 });
  }

  /** The periods of every unit in order, by its id. */
  async periods(): Promise<Map<string, OrgUnitPeriod[]>> {
    const rows = await this.db.find(OrgUnitPeriod, {});
    const sorted = rows.sort((a, b) => a.validFrom.localeCompare(b.validFrom));
    return Map.groupBy(sorted, ({ unitId }) => unitId);
  }

  /** The period with which a new unit begins. */
  periodOf(unitId: string, facts: UnitFacts, days: Days, source: string): OrgUnitPeriod {
    const now = this.clock.now();
    const stamps = { createdAt: now, updatedAt: now, version: 1 };
    return withDerived({ id: newId(), unitId, ...facts, ...days, ...NO_LETTER, ...NO_CLOSURE, source, ...stamps });
  }

  /** The periods with the letter on the one that begins on its day; one that was cut there is new. */
  lettered(
    periods: readonly OrgUnitPeriod[],
    before: readonly OrgUnitPeriod[],
    day: CivilDate,
    letter: Letter & { readonly source: string },
  ): OrgUnitPeriod[] {
    const known = new Set(before.map(({ id }) => id));
    const now = this.clock.now();
    return periods.map((one) => {
      if (one.validFrom !== day) return one;
      const stamps = known.has(one.id) ? {} : { createdAt: now, updatedAt: now, version: 1 };
      return { ...one, ...letter, ...stamps };
    });
  }

  /**
   * Writes what became of some units, together with what follows: the copies in `org_unit` and the ancestors of each day.
   * Throws ORGANIZATION.CYCLE, PARENT_ABSENT, ROOT_EXISTS when the units would be no tree on some day.
   */
  async write(
    before: ReadonlyMap<string, OrgUnitPeriod[]>,
    changed: ReadonlyMap<string, OrgUnitPeriod[]>,
  ): Promise<void> {
    const complete = [...changed].map(([unitId, own]) => [unitId, own.map(withDerived)] as const);
    const after = new Map([...before, ...complete]);
    this.requireTree(after);
    const added: OrgUnitPeriod[] = [];
    for (const [unitId, own] of complete) added.push(...(await this.writePeriods(before.get(unitId) ?? [], own)));
    await this.db.insert(OrgUnitPeriod, added);
    await this.copy([...changed.keys()], after);
    await this.writeAncestors(after);
  }

  /** Refuses periods that are no tree on some day. */
  requireTree(after: ReadonlyMap<string, readonly OrgUnitPeriod[]>): void {
    const [fault] = treeFaults([...after.values()].flat());
    if (!fault) return;
    const nameOf = (id: string | null): string => periodNear(after.get(id ?? '') ?? [], fault.day)?.name ?? id ?? '';
    const { day } = fault;
    if (fault.code === 'SECOND_ROOT') throw organizationProblems.ROOT_EXISTS({ name: nameOf(fault.otherId) });
    if (fault.code === 'CYCLE') throw organizationProblems.CYCLE({ name: nameOf(fault.unitId), day });
    const facts = { day, name: nameOf(fault.unitId), parentName: nameOf(fault.otherId) };
    throw organizationProblems.PARENT_ABSENT(facts);
  }

  /** Brings the copies in `org_unit` up to date where a day has passed since; gives how many it changed. */
  async refresh(): Promise<number> {
    const periods = await this.periods();
    return this.copy([...periods.keys()], periods);
  }

  /** Works the ancestors out anew from the periods that are there. */
  async renewAncestors(): Promise<void> {
    await this.writeAncestors(await this.periods());
  }

  /** Notes a change of a unit, under the lock of the tree. */
  async touch(unitId: string): Promise<void> {
    await this.db.change('UPDATE org_unit SET version = version + 1, updatedAt = ? WHERE id = ?', [
      this.clock.now(),
      unitId,
    ]);
  }

  /** Removes and changes periods of one unit; gives those that are to be added. */
  private async writePeriods(
    before: readonly OrgUnitPeriod[],
    after: readonly OrgUnitPeriod[],
  ): Promise<OrgUnitPeriod[]> {
    const known = new Map(before.map((one) => [one.id, one]));
    const kept = new Set(after.map(({ id }) => id));
    for (const { id } of before) if (!kept.has(id)) await this.db.remove(OrgUnitPeriod, { id });
    const now = this.clock.now();
    for (const row of after) {
      const old = known.get(row.id);
      if (!old || !differs(old, row)) continue;
      await this.db.save(OrgUnitPeriod, { ...row, updatedAt: now, version: old.version + 1 });
    }
    return after.filter(({ id }) => !known.has(id));
  }

  /** What `org_unit` shows: the period of today, before the first day the first one, after the last day the last one. */
  private async copy(unitIds: readonly string[], periods: ReadonlyMap<string, OrgUnitPeriod[]>): Promise<number> {
    const units = new Map((await this.db.find(OrgUnit, {})).map((unit) => [unit.id, unit]));
    let changed = 0;
    for (const id of unitIds) {
      const [unit, own] = [units.get(id), periods.get(id) ?? []];
      const near = periodNear(own, this.clock.today());
      if (!unit || !near) continue;
      const { name, nameKey, type, parentId, headPostTitle, echelonCode, isSecretariat } = near;
      const facts = { name, nameKey, type, parentId, headPostTitle, echelonCode, isSecretariat, ...lifeOf(own) };
      if (!differs(unit, facts)) continue;
      await this.db.update(OrgUnit, { id }, facts);
      changed += 1;
    }
    return changed;
  }

  /** Writes the ancestors of the units anew whose way up is another one on some day. */
  private async writeAncestors(periods: ReadonlyMap<string, OrgUnitPeriod[]>): Promise<void> {
    const wanted = Map.groupBy(ancestries([...periods.values()].flat()), ({ unitId }) => unitId);
    const present = Map.groupBy(await this.db.find(OrgUnitAncestor, {}), ({ unitId }) => unitId);
    const keysOf = (rows: readonly Ancestry[] = []): string => rows.map(keyOf).sort().join('\n');
    const differing = [...wanted].filter(([unitId, rows]) => keysOf(rows) !== keysOf(present.get(unitId)));
    for (const [unitId] of differing) if (present.has(unitId)) await this.db.remove(OrgUnitAncestor, { unitId });
    await this.db.insert(
      OrgUnitAncestor,
      differing.flatMap(([, rows]) => rows),
    );
  }
}

/** The period with what follows from its name and from the title of its head. */
function withDerived(period: Omit<OrgUnitPeriod, 'nameKey' | 'isSecretariat'>): OrgUnitPeriod {
  const { name, headPostTitle } = period;
  return { ...period, nameKey: searchKey(name), isSecretariat: isSecretariatHead(headPostTitle) };
}

/** True when a row has another value in one of these fields. */
function differs<T extends object>(row: T, facts: Partial<T>): boolean {
  return (Object.keys(facts) as (keyof T)[]).some((name) => row[name] !== facts[name]);
}

function keyOf({ unitId, ancestorId, depth, validFrom, validUntil }: Ancestry): string {
  return [unitId, ancestorId, depth, validFrom, validUntil].join('|');
}
