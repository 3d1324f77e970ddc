import type { SqlCondition } from '../../kernel/database/condition.js';
import type { CivilDate } from '../../kernel/values/civil-date.js';
import { organizationTables } from '../organization/index.js';

/** By what the people of a unit are counted: the units directly below it, each with all below it, and the unit itself for who is posted in it. */
export interface UnitGroups {
  readonly unitId: string;
  readonly below: readonly string[];
  readonly on: CivilDate;
}

/**
 * Joins a person, by a column that holds the id, to the group of the definitive post on a day; nobody is in two. `JOIN` is part of it, and
 * `groupPath.ancestorId` is the unit of the group.
 */
export function groupedBelow(column: string, { unitId, below, on }: UnitGroups): SqlCondition {
  const marks = below.map(() => '?').join(', ');
  const isBelow = below.length === 0 ? '' : `groupPath.ancestorId IN (${marks}) OR `;
  return {
    sql: `JOIN assignment groupPost ON groupPost.employeeId = ${column} AND groupPost.kind = 'DEFINITIF' AND groupPost.validFrom <= ?
      AND groupPost.validUntil >= ? JOIN ${organizationTables.ancestor} groupPath ON groupPath.unitId = groupPost.unitId
      AND groupPath.validFrom <= ? AND groupPath.validUntil >= ? AND (${isBelow}(groupPath.ancestorId = ? AND groupPost.unitId = ?))`,
    values: [on, on, on, on, ...below, unitId, unitId],
  };
}
