/** Roles that are granted. A superior's rights come from assignments, not from a role. */
export const ROLES = ['ADMIN', 'UNIT_HR', 'EMPLOYEE', 'AUDITOR', 'SERVICE'] as const;
export type RoleName = (typeof ROLES)[number];

/**
 * Which role may call which kind of operation at all; whose objects it then reaches is decided by the access classes.
 * ADMIN is the HR office (BKPSDM), UNIT_HR the performance manager of a unit and all below, AUDITOR the Inspektorat.
 */
const POLICY = {
  'session:own': ['ADMIN', 'UNIT_HR', 'EMPLOYEE', 'AUDITOR', 'SERVICE'],
  'credential:own': ['ADMIN', 'UNIT_HR', 'EMPLOYEE', 'AUDITOR'],
  'account:manage': ['ADMIN'],
  'job:read': ['ADMIN', 'AUDITOR'],
  'audit:read': ['ADMIN', 'AUDITOR'],
  'access-log:own': ['ADMIN', 'UNIT_HR', 'EMPLOYEE', 'AUDITOR'],
  'job:retry': ['ADMIN'],
  'import:run': ['ADMIN'],
  'import:read': ['ADMIN', 'AUDITOR'],
  'org-unit:read': ['ADMIN', 'UNIT_HR', 'EMPLOYEE', 'AUDITOR', 'SERVICE'],
  'org-unit:manage': ['ADMIN'],
  'employee:read': ['ADMIN', 'UNIT_HR', 'EMPLOYEE', 'AUDITOR'],
  'employee:manage': ['ADMIN'],
  'period:read': ['ADMIN', 'UNIT_HR', 'EMPLOYEE', 'AUDITOR', 'SERVICE'],
  'period:manage': ['ADMIN'],
  'team:read': ['EMPLOYEE'],
  'work-plan:read': ['ADMIN', 'UNIT_HR', 'EMPLOYEE', 'AUDITOR'],
  'work-plan:write': ['EMPLOYEE'],
  'appraisal:read': ['ADMIN', 'UNIT_HR', 'EMPLOYEE', 'AUDITOR'],
  'appraisal:write': ['EMPLOYEE'],
  'webhook:read': ['ADMIN', 'AUDITOR'],
  'webhook:manage': ['ADMIN'],
} as const satisfies Record<string, readonly RoleName[]>;

/** What a route asks for, as `noun:verb`. */
export type Permission = keyof typeof POLICY;

/** All permissions with the roles that have them, for documents and tests. */
export const PERMISSIONS = POLICY as Readonly<Record<Permission, readonly RoleName[]>>;

/** What an account with these roles may do. */
export function permissionsOf(roles: readonly RoleName[]): ReadonlySet<Permission> {
  const names = Object.keys(PERMISSIONS) as Permission[];
  return new Set(names.filter((name) => PERMISSIONS[name].some((role) => roles.includes(role))));
}
