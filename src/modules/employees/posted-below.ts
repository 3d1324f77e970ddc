import type { SqlCondition } from '../../kernel/database/condition.js';
import type { CivilDate } from '../../kernel/values/civil-date.js';
import { organizationTables } from '../organization/index.js';

/** People with a definitive post in a unit or below it on a day, as a condition on a column that holds an employee's id. */
export function postedBelow(column: string, unitId: string, on: CivilDate): SqlCondition {
  return {
    sql: `EXISTS (SELECT 1 FROM assignment belowPost JOIN ${organizationTables.ancestor} belowPath ON belowPath.unitId = belowPost.unitId
      AND belowPath.ancestorId = ? AND belowPath.validFrom <= ? AND belowPath.validUntil >= ?
      WHERE belowPost.employeeId = ${column} AND belowPost.kind = 'DEFINITIF' AND belowPost.validFrom <= ? AND belowPost.validUntil >= ?)`,
    values: [unitId, on, on, on, on],
  };
}
