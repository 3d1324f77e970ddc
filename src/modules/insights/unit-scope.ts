import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/auth/actor.js';
import { Clock } from '../../kernel/clock/clock.js';
import { Database } from '../../kernel/database/database.js';
import { requestProblems } from '../../kernel/errors/problems.js';
import type { CivilDate } from '../../kernel/values/civil-date.js';
import { EmployeeAccess, type UnitGroups } from '../employees/index.js';
import { organizationTables } from '../organization/index.js';

/** A unit with its name. */
export interface NamedUnit {
  readonly id: string;
  readonly name: string;
}

/** A unit, the units directly below it today, and how they are counted together. */
export interface UnitFamily extends NamedUnit {
  readonly below: readonly NamedUnit[];
  readonly groups: UnitGroups;
}

/** Says of which units somebody sees figures. Rules CH-4, BO-1. */
@Injectable()
export class UnitScope {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly people: EmployeeAccess,
  ) {}

  /** A unit of which the actor sees figures. Throws REQUEST.NOT_FOUND. */
  async reached(actor: Actor, unitId: string): Promise<NamedUnit> {
    const reached = this.people.unitsReached(actor, 'board:read', 'u.id');
    const sql = `SELECT u.id, u.name FROM ${organizationTables.orgUnit} u WHERE u.id = ? AND ${reached.sql}`;
    const [unit] = await this.db.rows<NamedUnit>(sql, [unitId, ...reached.values]);
    if (!unit) throw requestProblems.NOT_FOUND();
    return unit;
  }

  /** The government itself: the unit above all others. Throws REQUEST.NOT_FOUND. */
  async government(actor: Actor): Promise<NamedUnit> {
    const sql = `SELECT id FROM ${organizationTables.orgUnit} WHERE parentId IS NULL ORDER BY id LIMIT 1`;
    const [root] = await this.db.rows<{ id: string }>(sql);
    if (!root) throw requestProblems.NOT_FOUND();
    return this.reached(actor, root.id);
  }

  /** A unit with those directly below it on a day, today when none is said. */
  async family(unit: NamedUnit, on: CivilDate = this.clock.today()): Promise<UnitFamily> {
    const { orgUnit, unitPeriod } = organizationTables;
    const below = await this.db.rows<NamedUnit>(
      `SELECT u.id, u.name FROM ${unitPeriod} up JOIN ${orgUnit} u ON u.id = up.unitId
        WHERE up.parentId = ? AND up.validFrom <= ? AND up.validUntil >= ? ORDER BY u.name, u.id`,
      [unit.id, on, on],
    );
    return { ...unit, below, groups: { unitId: unit.id, below: below.map(({ id }) => id), on } };
  }

  /** For each unit that stands today in one of these, or is one of them, in which: they have none in common. */
  async placesBelow(unitIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    if (unitIds.length === 0) return new Map();
    const on = this.clock.today();
    const marks = unitIds.map(() => '?').join(', ');
    const rows = await this.db.rows<{ unitId: string; ancestorId: string }>(
      `SELECT p.unitId, p.ancestorId FROM ${organizationTables.ancestor} p WHERE p.ancestorId IN (${marks}) AND p.validFrom <= ?
        AND p.validUntil >= ?`,
      [...unitIds, on, on],
    );
    return new Map(rows.map(({ unitId, ancestorId }) => [unitId, ancestorId]));
  }
}
