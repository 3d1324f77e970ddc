import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/auth/actor.js';
import { reachOf } from '../../../kernel/auth/reach.js';
import { Clock } from '../../../kernel/clock/clock.js';
import { Database } from '../../../kernel/database/database.js';
import { refusedAt } from '../../../kernel/http/input-faults.js';
import { EmployeeAccess } from '../../employees/index.js';
import { organizationTables } from '../../organization/index.js';
import { libraryProblems } from './library.problems.js';

/** Says which units' part of the library somebody keeps, and what of it is meant for his people. */
@Injectable()
export class LibraryAccess {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly people: EmployeeAccess,
  ) {}

  /** True for a unit in the caller's care; what is of the whole government (null), only those keep who reach all of it. */
  async hasInCare(actor: Actor, unitId: string | null): Promise<boolean> {
    if (unitId === null) return reachOf(actor, 'library-result:manage').has('ALL');
    const care = this.people.unitsReached(actor, 'library-result:manage', 'u.id');
    const sql = `SELECT u.id FROM ${organizationTables.orgUnit} u WHERE u.id = ? AND ${care.sql}`;
    return (await this.db.rows(sql, [unitId, ...care.values])).length > 0;
  }

  /** A unit that is not in the caller's care is as if there were none. Throws LIBRARY.UNIT_UNKNOWN. */
  async requireUnit(actor: Actor, unitId: string | null): Promise<void> {
    if (!(await this.hasInCare(actor, unitId))) throw refusedAt(libraryProblems.UNIT_UNKNOWN, {}, '/unitId');
  }

  /** True where people in the caller's care are among those for whom the unit keeps it: what units above keep is for them, too. */
  async isMeantForCare(actor: Actor, unitId: string | null): Promise<boolean> {
    if (unitId === null || (await this.hasInCare(actor, unitId))) return true;
    const today = this.clock.today();
    const care = this.people.unitsReached(actor, 'library-result:manage', 'below.unitId');
    const sql = `SELECT below.unitId FROM ${organizationTables.ancestor} below WHERE below.ancestorId = ? AND below.validFrom <= ?
      AND below.validUntil >= ? AND ${care.sql} LIMIT 1`;
    return (await this.db.rows(sql, [unitId, today, today, ...care.values])).length > 0;
  }
}
