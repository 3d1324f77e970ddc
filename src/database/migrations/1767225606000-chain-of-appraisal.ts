import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns, addIndex, dropColumns, dropIndex, tablesMigration } from '../../kernel/database/tables.js';

const DAYS = 'validFrom day, validUntil day';
const STAMPS = 'createdAt instant, updatedAt instant, version integer';
const LETTER = 'letterNumber text(100)?, letterOn day?, note text(500)?, source text(16)';

const Tables = tablesMigration(
  'ChainTables',
  {
    employee_standing: [
      `id id, ${DAYS}, ${LETTER}, ${STAMPS}, employeeId ref(employee), standingCode text(2)`,
      'employeeId validFrom',
    ],
    employee_grade: [
      `id id, ${DAYS}, ${LETTER}, ${STAMPS}, employeeId ref(employee), gradeCode text(2), gradeName text(20)?`,
      'employeeId validFrom',
    ],
    employee_contract: [`id id, ${DAYS}, ${LETTER}, ${STAMPS}, employeeId ref(employee)`, 'employeeId validFrom'],
    employee_leave: [
      `id id, ${DAYS}, ${LETTER}, ${STAMPS}, employeeId ref(employee), kind text(24)`,
      'employeeId validFrom',
    ],
    appraisal_delegation: [
      `id id, ${DAYS}, ${STAMPS}, toEmployeeId ref(employee), employeeId ref(employee)?, unitId ref(org_unit)?,
      covers text(10)?, letterNumber text(100), letterOn day, reason text(500)?`,
      'validFrom id',
    ],
    appraiser_appointment: [
      `id id, ${DAYS}, ${STAMPS}, employeeId ref(employee), appraiserId ref(employee), letterNumber text(100)?,
      letterOn day?, reason text(500)`,
      'validFrom id',
      'employeeId',
    ],
    appraisal_conflict: [
      `id id, ${DAYS}, ${STAMPS}, employeeId ref(employee), otherId ref(employee), cause text(10), reason text(500)?`,
      'validFrom id',
      'employeeId',
    ],
    appraisal_chain_rule: [
      `id id, ${DAYS}, ${STAMPS}, sequence integer, unitId ref(org_unit)?, unitType text(24)?, depth integer?,
      above text(12), aboveUnitId ref(org_unit)?, reason text(500)?`,
      'sequence id',
    ],
    appraisal_chain_policy: [
      'id integer key, rankPolicy text(12), longLeaveDays integer, minimumMonths integer, updatedAt instant, version integer',
    ],
    team: [
      `id id, ${DAYS}, ${STAMPS}, name text(200), nameKey text(200), unitId ref(org_unit), letterNumber text(100)?,
      letterOn day?`,
      'nameKey id',
      'unitId',
    ],
    team_member: [
      `id id, ${DAYS}, ${STAMPS}, teamId ref(team), employeeId ref(employee), role text(10)`,
      'teamId validFrom',
      'employeeId validFrom',
    ],
  },
  [
    // What holds for people today holds, as far as is known, since ever; the id of the person serves as that of the row.
    ...['standing', 'grade'].map((what) => {
      const columns = what === 'standing' ? 'standingCode' : 'gradeCode, gradeName';
      const known = what === 'standing' ? '' : ' AND e.gradeCode IS NOT NULL';
      return `INSERT INTO employee_${what} (id, employeeId, ${columns}, validFrom, validUntil, source, createdAt, updatedAt, version)
        SELECT e.id, e.id, ${columns}, '0001-01-01', '9999-12-31', e.source, e.createdAt, e.updatedAt, 1 FROM employee e
        WHERE e.id NOT IN (SELECT k.employeeId FROM employee_${what} k)${known}`;
    }),
    'DELETE FROM appraisal_chain_policy',
    `INSERT INTO appraisal_chain_policy (id, rankPolicy, longLeaveDays, minimumMonths, updatedAt, version)
      VALUES (1, 'WARN', 30, 0, '2026-01-01 00:00:00.000', 1)`,
    // Heads of agencies, which stand directly below the government, report to the Regional Secretary.
    "DELETE FROM appraisal_chain_rule WHERE id = '01960000-0000-7000-8000-000000000101'",
    `INSERT INTO appraisal_chain_rule (id, validFrom, validUntil, createdAt, updatedAt, version, sequence, depth, above)
      VALUES ('01960000-0000-7000-8000-000000000101', '0001-01-01', '9999-12-31', '2026-01-01 00:00:00.000',
        '2026-01-01 00:00:00.000', 1, 1000, 1, 'SECRETARIAT')`,
  ],
);

/** A line says by what somebody appraises and who stands above; the lines that are there are worked out anew at the start. */
const LINE = `basis text(12)?, viaSince day?, superiorId ref?, superiorBasis text(12)?, superiorUnitId ref?,
  superiorKind text(10)?, superiorSince day?`;
const BY_SUPERIOR = 'superiorId validFrom';

/** What the chain of appraisal follows from beside posts and units, and teams outside the line. */
export class ChainOfAppraisal1767225606000 implements MigrationInterface {
  readonly name = 'ChainOfAppraisal1767225606000';

  async up(runner: QueryRunner): Promise<void> {
    await new Tables().up(runner);
    await addColumns(runner, 'reporting_line', LINE);
    await addIndex(runner, 'reporting_line', BY_SUPERIOR);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropIndex(runner, 'reporting_line', BY_SUPERIOR);
    await dropColumns(runner, 'reporting_line', LINE);
    await new Tables().down(runner);
  }
}
