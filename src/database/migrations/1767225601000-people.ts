import type { MigrationInterface, QueryRunner, TableColumnOptions } from 'typeorm';
import { column, nullable } from '../../kernel/database/columns.js';
import { createTable, foreignKey, index, unique } from '../../kernel/database/migrator.js';

const VALIDITY: TableColumnOptions[] = [
  { name: 'validFrom', ...column.day() },
  { name: 'validUntil', ...column.day() },
];
const STAMPS: TableColumnOptions[] = [
  { name: 'createdAt', ...column.instant() },
  { name: 'updatedAt', ...column.instant() },
  { name: 'version', ...column.integer() },
];

/** The tree of units, posts, people, who holds which post when, and who appraises whom. */
export class People1767225601000 implements MigrationInterface {
  name = 'People1767225601000';

  async up(runner: QueryRunner): Promise<void> {
    await this.organization(runner);
    await this.employees(runner);
    await this.reportingLines(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    const tables = ['reporting_line_lock', 'reporting_line', 'assignment', 'employee_number', 'employee', 'position'];
    for (const table of [...tables, 'org_unit_ancestor', 'org_unit']) await runner.dropTable(table);
  }

  private async organization(runner: QueryRunner): Promise<void> {
    await createTable(runner, 'org_unit', {
      columns: [
        { name: 'id', ...column.id() },
        { name: 'name', ...column.text(300) },
        { name: 'nameKey', ...column.text(300) },
        { name: 'parentId', ...nullable(column.ref()) },
        { name: 'headPostTitle', ...nullable(column.text(300)) },
        { name: 'echelonCode', ...nullable(column.text(2)) },
        { name: 'isSecretariat', ...column.flag() },
        { name: 'headExternalId', ...nullable(column.text(42)) },
        { name: 'source', ...column.text(16) },
        { name: 'externalId', ...nullable(column.text(42)) },
        ...STAMPS,
      ],
      foreignKeys: [foreignKey('org_unit', 'parentId', 'org_unit')],
      indices: [unique('org_unit', 'externalId'), index('org_unit', 'parentId'), index('org_unit', 'nameKey', 'id')],
    });
    await createTable(runner, 'org_unit_ancestor', {
      columns: [
        { name: 'unitId', ...column.ref(), isPrimary: true },
        { name: 'ancestorId', ...column.ref(), isPrimary: true },
        { name: 'depth', ...column.integer() },
      ],
      foreignKeys: [
        foreignKey('org_unit_ancestor', 'unitId', 'org_unit'),
        foreignKey('org_unit_ancestor', 'ancestorId', 'org_unit'),
      ],
      indices: [index('org_unit_ancestor', 'ancestorId', 'unitId')],
    });
    await createTable(runner, 'position', {
      columns: [
        { name: 'id', ...column.id() },
        { name: 'unitId', ...column.ref() },
        { name: 'kind', ...column.text(16) },
        { name: 'title', ...column.text(300) },
        { name: 'titleKey', ...column.text(300) },
        { name: 'echelonCode', ...nullable(column.text(2)) },
        { name: 'source', ...column.text(16) },
        { name: 'externalId', ...nullable(column.text(42)) },
        ...STAMPS,
      ],
      foreignKeys: [foreignKey('position', 'unitId', 'org_unit')],
      indices: [unique('position', 'unitId', 'kind', 'titleKey')],
    });
  }

  private async employees(runner: QueryRunner): Promise<void> {
    await createTable(runner, 'employee', {
      columns: [
        { name: 'id', ...column.id() },
        { name: 'kind', ...column.text(24) },
        { name: 'name', ...column.text(200) },
        { name: 'nameKey', ...column.text(200) },
        { name: 'frontTitle', ...nullable(column.text(60)) },
        { name: 'backTitle', ...nullable(column.text(100)) },
        { name: 'nip', ...nullable(column.text(18)) },
        { name: 'birthDate', ...nullable(column.day()) },
        { name: 'sex', ...nullable(column.text(6)) },
        { name: 'gradeCode', ...nullable(column.text(2)) },
        { name: 'gradeName', ...nullable(column.text(20)) },
        { name: 'standingCode', ...column.text(2) },
        { name: 'email', ...nullable(column.text(254)) },
        { name: 'source', ...column.text(16) },
        { name: 'externalId', ...nullable(column.text(42)) },
        ...STAMPS,
      ],
      indices: [unique('employee', 'nip'), unique('employee', 'externalId'), index('employee', 'nameKey', 'id')],
    });
    await createTable(runner, 'employee_number', {
      columns: [
        { name: 'id', ...column.id() },
        { name: 'employeeId', ...column.ref() },
        { name: 'number', ...column.text(18) },
        ...VALIDITY,
      ],
      foreignKeys: [foreignKey('employee_number', 'employeeId', 'employee')],
      indices: [unique('employee_number', 'number'), index('employee_number', 'employeeId')],
    });
  }

  private async reportingLines(runner: QueryRunner): Promise<void> {
    await createTable(runner, 'assignment', {
      columns: [
        { name: 'id', ...column.id() },
        { name: 'employeeId', ...column.ref() },
        { name: 'unitId', ...column.ref() },
        { name: 'positionId', ...column.ref() },
        { name: 'kind', ...column.text(10) },
        { name: 'headsUnit', ...column.flag() },
        ...VALIDITY,
        { name: 'source', ...column.text(16) },
        ...STAMPS,
      ],
      foreignKeys: [
        foreignKey('assignment', 'employeeId', 'employee'),
        foreignKey('assignment', 'unitId', 'org_unit'),
        foreignKey('assignment', 'positionId', 'position'),
      ],
      indices: [index('assignment', 'employeeId', 'validFrom'), index('assignment', 'unitId', 'validFrom')],
    });
    await createTable(runner, 'reporting_line', {
      columns: [
        { name: 'id', ...column.id() },
        { name: 'employeeId', ...column.ref() },
        { name: 'appraiserId', ...nullable(column.ref()) },
        { name: 'viaUnitId', ...nullable(column.ref()) },
        { name: 'viaKind', ...nullable(column.text(10)) },
        ...VALIDITY,
      ],
      foreignKeys: [
        foreignKey('reporting_line', 'employeeId', 'employee'),
        foreignKey('reporting_line', 'appraiserId', 'employee'),
      ],
      indices: [
        index('reporting_line', 'employeeId', 'validFrom'),
        index('reporting_line', 'appraiserId', 'validFrom'),
      ],
    });
    await createTable(runner, 'reporting_line_lock', {
      columns: [{ name: 'id', ...column.integer(), isPrimary: true }],
    });
    await runner.query('DELETE FROM reporting_line_lock');
    await runner.query('INSERT INTO reporting_line_lock (id) VALUES (1)');
  }
}
