/** Roles that are granted. A superior's rights come from assignments, not from a role. */
export const ROLES = ['ADMIN', 'UNIT_HR', 'EMPLOYEE', 'AUDITOR', 'SERVICE'] as const;
export type RoleName = (typeof ROLES)[number];

/**
 * Which role may call which kind of operation at all; whose objects it then reaches is decided by the access classes.
 * ADMIN is the HR office (BKPSDM), UNIT_HR the performance manager of a unit and all below, AUDITOR the Inspektorat.
 * SERVICE is a machine, and has of its column only what its service account was given as scopes.
 */
const POLICY = {
  'session:own': ['ADMIN', 'UNIT_HR', 'EMPLOYEE', 'AUDITOR'],
  'credential:own': ['ADMIN', 'UNIT_HR', 'EMPLOYEE', 'AUDITOR'],
  'account:manage': ['ADMIN'],
  'service-account:manage': ['ADMIN'],
  'service:own': ['SERVICE'],
  'job:own': ['ADMIN', 'UNIT_HR', 'EMPLOYEE', 'AUDITOR', 'SERVICE'],
  'job:read': ['ADMIN', 'AUDITOR'],
  'audit:read': ['ADMIN', 'AUDITOR'],
  'access-log:own': ['ADMIN', 'UNIT_HR', 'EMPLOYEE', 'AUDITOR'],
  'job:retry': ['ADMIN'],
  'import:run': ['ADMIN', 'SERVICE'],
  'import:read': ['ADMIN', 'AUDITOR', 'SERVICE'],
  'org-unit:read': ['ADMIN', 'UNIT_HR', 'EMPLOYEE', 'AUDITOR', 'SERVICE'],
  'org-unit:manage': ['ADMIN'],
  'employee:read': ['ADMIN', 'UNIT_HR', 'EMPLOYEE', 'AUDITOR', 'SERVICE'],
  'employee:manage': ['ADMIN'],
  'period:read': ['ADMIN', 'UNIT_HR', 'EMPLOYEE', 'AUDITOR', 'SERVICE'],
  'period:manage': ['ADMIN'],
  'team:read': ['EMPLOYEE'],
  'work-plan:read': ['ADMIN', 'UNIT_HR', 'EMPLOYEE', 'AUDITOR', 'SERVICE'],
  'work-plan:write': ['EMPLOYEE'],
  'appraisal:read': ['ADMIN', 'UNIT_HR', 'EMPLOYEE', 'AUDITOR', 'SERVICE'],
  'appraisal:write': ['EMPLOYEE'],
  'webhook:read': ['ADMIN', 'AUDITOR'],
  'webhook:manage': ['ADMIN'],
} as const satisfies Record<string, readonly RoleName[]>;

/** What a route asks for, as `noun:verb`. */
export type Permission = keyof typeof POLICY;

/** All permissions with the roles that have them, for documents and tests. */
export const PERMISSIONS = POLICY as Readonly<Record<Permission, readonly RoleName[]>>;

const NAMES = Object.keys(PERMISSIONS) as Permission[];
const MACHINES = NAMES.filter((name) => PERMISSIONS[name].includes('SERVICE'));

/** What an account with these roles may do. SERVICE gives an account nothing: it is for machines, which have no roles granted. */
export function permissionsOf(roles: readonly RoleName[]): ReadonlySet<Permission> {
  const granted = (role: RoleName): boolean => role !== 'SERVICE' && roles.includes(role);
  return new Set(NAMES.filter((name) => PERMISSIONS[name].some(granted)));
}

/** What every machine may do: see its own service account and the jobs that it started. */
export const MACHINE_BASICS: readonly Permission[] = ['service:own', 'job:own'];
/** The permissions that a service account may be given. */
export const SERVICE_SCOPES: readonly Permission[] = MACHINES.filter((name) => !MACHINE_BASICS.includes(name));
/** Scopes whose operations reach the whole government, so that no unit can confine them. */
export const UNCONFINED_SCOPES: readonly Permission[] = ['import:run', 'import:read'];

/** What a machine with these scopes may do; names that are no scopes, or no longer, give nothing. */
export function permissionsOfMachine(scopes: readonly string[]): ReadonlySet<Permission> {
  return new Set([...MACHINE_BASICS, ...SERVICE_SCOPES.filter((name) => scopes.includes(name))]);
}
