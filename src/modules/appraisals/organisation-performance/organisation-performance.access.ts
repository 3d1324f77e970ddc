import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/auth/actor.js';
import { anyOf, type SqlCondition } from '../../../kernel/database/condition.js';
import { Database } from '../../../kernel/database/database.js';
import { requestProblems } from '../../../kernel/errors/problems.js';
import { assertVersion } from '../../../kernel/http/params.js';
import { EmployeeAccess } from '../../employees/index.js';
import { organizationTables } from '../../organization/index.js';
import {
  isPossible,
  ORGANISATION_PERFORMANCE_ACTIONS,
  type OrganisationPerformanceAction,
} from './domain/organisation-performance.states.js';
import { organisationProblems } from './organisation-performance.problems.js';
import { OrganisationPerformance } from './persistence/organisation-performance.entity.js';

/** The only way to load what is said of a unit's performance. */
@Injectable()
export class OrganisationPerformanceAccess {
  constructor(
    private readonly db: Database,
    private readonly people: EmployeeAccess,
  ) {}

  /** What an actor may read, as a condition on `op`: what was set; drafts for who cares for the unit, leads it or audits. Rule OP-3. */
  readable(actor: Actor): SqlCondition {
    const wasSet: SqlCondition = { sql: `op.status <> 'DRAFT'`, values: [] };
    return anyOf(wasSet, this.people.unitsReached(actor, 'distribution:read', 'op.unitId'));
  }

  /** True when the actor prepares the performance of this unit. */
  async hasInCare(actor: Actor, unitId: string): Promise<boolean> {
    const care = this.people.unitsReached(actor, 'organisation-performance:manage', 'u.id');
    const sql = `SELECT u.id FROM ${organizationTables.orgUnit} u WHERE u.id = ? AND ${care.sql}`;
    return (await this.db.rows(sql, [unitId, ...care.values])).length > 0;
  }

  /**
   * Loads and locks what the actor may read, for an action that its state allows. Throws REQUEST.NOT_FOUND, REQUEST.STALE,
   * ORGANISATION_PERFORMANCE.WRONG_STATE; of what belongs to somebody else's care ORGANISATION_PERFORMANCE.NOT_YOUR_UNIT.
   */
  async load(
    actor: Actor,
    id: string,
    action: OrganisationPerformanceAction,
    { version, isOfCare }: { readonly version?: number | null; readonly isOfCare: boolean },
  ): Promise<OrganisationPerformance> {
    const row = await this.db.lock(OrganisationPerformance, { id });
    const readable = this.readable(actor);
    const sql = `SELECT op.id FROM organisation_performance op WHERE op.id = ? AND ${readable.sql}`;
    if (!row || (await this.db.rows(sql, [id, ...readable.values])).length === 0) throw requestProblems.NOT_FOUND();
    if (isOfCare && !(await this.hasInCare(actor, row.unitId))) throw organisationProblems.NOT_YOUR_UNIT();
    if (version !== undefined) assertVersion(row.version, version);
    const { status } = row;
    const needed = ORGANISATION_PERFORMANCE_ACTIONS[action];
    if (!isPossible(action, status)) throw organisationProblems.WRONG_STATE({ status, needed });
    return row;
  }
}
