import { type Permission, PERMISSION_NAMES, PERMISSIONS } from './permissions.js';

const MACHINES = PERMISSION_NAMES.filter((name) => PERMISSIONS[name].reach.SERVICE);

/** What every machine may do: see its own service account and the jobs that it started. */
export const MACHINE_BASICS: readonly Permission[] = ['service:own', 'job:read'];
/** The permissions that a service account may be given. */
export const SERVICE_SCOPES: readonly Permission[] = MACHINES.filter((name) => !MACHINE_BASICS.includes(name));
/** Scopes whose operations reach the whole government, so that no unit can confine them: a role reaches beyond any unit. */
export const UNCONFINED_SCOPES: readonly Permission[] = ['import:run', 'import:read', 'scim-group:manage'];
/** All that a token opens which an identity system keeps for months. */
export const LASTING_SCOPES: readonly Permission[] = SERVICE_SCOPES.filter((name) => name.startsWith('scim'));

/** What a machine with these scopes may do; names that are no scopes, or no longer, give nothing. */
export function permissionsOfMachine(scopes: readonly string[]): ReadonlySet<Permission> {
  return new Set([...MACHINE_BASICS, ...SERVICE_SCOPES.filter((name) => scopes.includes(name))]);
}
