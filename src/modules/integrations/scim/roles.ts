import type { RoleName } from '../../../kernel/auth/permissions.js';

/** The roles that are shown as groups, by their names. UNIT_HR belongs to a unit and is granted in the application alone. */
export const GROUPS = ['ADMIN', 'AUDITOR', 'EMPLOYEE', 'UNIT_HR'] as const satisfies readonly RoleName[];
export type GroupRole = (typeof GROUPS)[number];

/** The role of a group's id or name, which know no case; undefined when there is none. */
export function groupRole(name: unknown): GroupRole | undefined {
  return GROUPS.find((role) => typeof name === 'string' && role === name.toUpperCase());
}
