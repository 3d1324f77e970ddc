import type { Actor } from '../../kernel/auth/actor.js';
import { permissionsOf, type RoleName } from '../../kernel/auth/permissions.js';

/** Whom a token stands for, and until when that holds if no right changes. */
export interface Caller {
  readonly actor: Actor;
  readonly untilMs: number;
}

/** One role of an account that is in force, or a row without one for an account that has none. */
export interface GrantRow {
  readonly role: RoleName | null;
  readonly unitId: string | null;
}

/** What an account may do by the roles that are in force for it. */
export function rightsOf(rows: readonly GrantRow[]): Pick<Actor, 'roles' | 'hrUnitIds' | 'permissions'> {
  const roles = new Set(rows.flatMap(({ role }) => role ?? []));
  const hrUnitIds = rows.flatMap(({ unitId }) => unitId ?? []);
  return { roles, hrUnitIds, permissions: permissionsOf([...roles]) };
}
