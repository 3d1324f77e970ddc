import { OF_ACCOUNTS, OF_NOBODY, OF_PEOPLE, type Policy, type RoleName, ROLES } from './policy.js';
import type { AccountRelation, PersonRelation } from './relations.js';

export { type RoleName, ROLES } from './policy.js';

/** A permission on what belongs to a person. */
export type PersonPermission = keyof typeof OF_PEOPLE;
/** A permission on what belongs to an account. */
export type AccountPermission = keyof typeof OF_ACCOUNTS;
/** What a route asks for, as `noun:verb`. */
export type Permission = PersonPermission | AccountPermission | keyof typeof OF_NOBODY;

/** What the objects of a permission belong to. */
export type Belonging = 'PERSON' | 'ACCOUNT' | 'NOBODY';
/** One line of the policy. */
export interface PermissionRule {
  readonly of: Belonging;
  /** Whose objects a role reaches; a role that is missing does not have the permission. */
  readonly reach: Readonly<Partial<Record<RoleName, readonly (PersonRelation | AccountRelation)[]>>>;
}

/** Every permission with its rule, for the access classes, documents and tests. */
export const PERMISSIONS = {
  ...rules('PERSON', OF_PEOPLE),
  ...rules('ACCOUNT', OF_ACCOUNTS),
  ...rules('NOBODY', reachingAll(OF_NOBODY)),
} as Readonly<Record<Permission, PermissionRule>>;

export const PERMISSION_NAMES = Object.keys(PERMISSIONS) as Permission[];
/** What belongs to nobody in particular and yet tells of people: who did what, who is in a file to be imported. */
const TELLING: readonly Permission[] = ['audit:read', 'import:read'];

/** True when a list of this permission holds personal data, so that a file of it is a sensitive act. */
export function isAboutPeople(permission: Permission): boolean {
  return PERMISSIONS[permission].of !== 'NOBODY' || TELLING.includes(permission);
}

/** What an account with these roles may do. SERVICE gives an account nothing: it is for machines, which have no roles granted. */
export function permissionsOf(roles: readonly RoleName[]): ReadonlySet<Permission> {
  const granted = roles.filter((role) => role !== 'SERVICE');
  return new Set(PERMISSION_NAMES.filter((name) => granted.some((role) => PERMISSIONS[name].reach[role])));
}

/** Who has a permission, for a refusal to say: the roles, and service accounts that have it as a scope. */
export function holdersOf(permission: Permission): string {
  const { reach } = PERMISSIONS[permission];
  return ROLES.filter((role) => reach[role])
    .map((role) => (role === 'SERVICE' ? `SERVICE (scope ${permission})` : role))
    .join(', ');
}

function rules(of: Belonging, policy: Policy<PersonRelation | AccountRelation>): Record<string, PermissionRule> {
  const reach = (roles: (typeof policy)[string]): PermissionRule['reach'] =>
    Object.fromEntries(Object.entries(roles).map(([role, relations]) => [role, [relations].flat()]));
  return Object.fromEntries(Object.entries(policy).map(([name, roles]) => [name, { of, reach: reach(roles) }]));
}

/** The short form of a line by which each role reaches all. */
function reachingAll(policy: Readonly<Record<string, readonly RoleName[]>>): Policy<'ALL'> {
  const line = (roles: readonly RoleName[]): Policy<'ALL'>[string] =>
    Object.fromEntries(roles.map((role) => [role, 'ALL']));
  return Object.fromEntries(Object.entries(policy).map(([name, roles]) => [name, line(roles)]));
}
