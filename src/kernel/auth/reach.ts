import type { Actor } from './actor.js';
import { type AccountPermission, type Permission, PERMISSIONS, type PersonPermission } from './permissions.js';
import type { AccountRelation, PersonRelation } from './relations.js';

/**
 * Whose objects an actor reaches with a permission: what any of his roles reaches by the policy, and nothing without the
 * permission; a machine that is confined to a unit reaches no more than that unit where machines reach all. Whoever loads,
 * lists, counts or exports what belongs to somebody asks here and nowhere else.
 */
export function reachOf(actor: Actor, permission: PersonPermission): ReadonlySet<PersonRelation>;
export function reachOf(actor: Actor, permission: AccountPermission): ReadonlySet<AccountRelation>;
export function reachOf(actor: Actor, permission: Permission): ReadonlySet<PersonRelation | AccountRelation> {
  if (!actor.permissions.has(permission)) return new Set();
  const { reach } = PERMISSIONS[permission];
  const reached = [...actor.roles].flatMap((role) => reach[role] ?? []);
  const isConfined = actor.kind === 'SERVICE' && actor.hrUnitIds.length > 0;
  return new Set(isConfined ? reached.map((relation) => (relation === 'ALL' ? 'UNIT' : relation)) : reached);
}

/** True when somebody may do something with what is his part, whoever's it is; whose, `reachOf` says. */
export function mayUse({ permissions }: Actor, permission: Permission): boolean {
  return permissions.has(permission);
}
