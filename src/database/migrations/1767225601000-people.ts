import { tablesMigration } from '../../kernel/database/tables.js';

/** The tree of units, posts, people, who holds which post when, and who appraises whom. */
export const People1767225601000 = tablesMigration(
  'People1767225601000',
  {
    org_unit: [
      `id id, name text(300), nameKey text(300), parentId ref(org_unit)?, headPostTitle text(300)?,
      echelonCode text(2)?, isSecretariat flag, headExternalId text(42)?, source text(16), externalId text(42)?,
      createdAt instant, updatedAt instant, version integer`,
      'unique externalId',
      'parentId',
      'nameKey id',
    ],
    org_unit_ancestor: ['unitId ref(org_unit) key, ancestorId ref(org_unit) key, depth integer', 'ancestorId unitId'],
    position: [
      `id id, unitId ref(org_unit), kind text(16), title text(300), titleKey text(300), echelonCode text(2)?,
      source text(16), externalId text(42)?, createdAt instant, updatedAt instant, version integer`,
      'unique unitId kind titleKey',
    ],
    employee: [
      `id id, kind text(24), name text(200), nameKey text(200), frontTitle text(60)?, backTitle text(100)?,
      nip text(18)?, birthDate day?, sex text(6)?, gradeCode text(2)?, gradeName text(20)?, standingCode text(2),
      email text(254)?, source text(16), externalId text(42)?, createdAt instant, updatedAt instant,
      version integer`,
      'unique nip',
      'unique externalId',
      'nameKey id',
    ],
    employee_number: [
      'id id, employeeId ref(employee), number text(18), validFrom day, validUntil day',
      'unique number',
      'employeeId',
    ],
    assignment: [
      `id id, employeeId ref(employee), unitId ref(org_unit), positionId ref(position), kind text(10),
      headsUnit flag, validFrom day, validUntil day, source text(16), createdAt instant, updatedAt instant,
      version integer`,
      'employeeId validFrom',
      'unitId validFrom',
    ],
    reporting_line: [
      `id id, employeeId ref(employee), appraiserId ref(employee)?, viaUnitId ref?, viaKind text(10)?,
      validFrom day, validUntil day`,
      'employeeId validFrom',
      'appraiserId validFrom',
    ],
    reporting_line_lock: ['id integer key'],
    org_unit_lock: ['id integer key'],
  },
  ['reporting_line_lock', 'org_unit_lock'].flatMap((table) => [
    `DELETE FROM ${table}`,
    `INSERT INTO ${table} (id) VALUES (1)`,
  ]),
);
