import { isObject, valueOf } from '../names.js';
import { refusal } from '../scim.problems.js';
import type { Filter } from '../filter/parse-filter.js';
import type { PatchStep } from './operations.js';

/** What happens to the members of a group, in order: some come, some go, or these and no others are members. */
export type MemberChange =
  | { readonly kind: 'add' | 'remove' | 'set'; readonly ids: readonly string[] }
  /** Those whose id a filter names go. */
  | { readonly kind: 'remove-all' };

/** What a PATCH of a group asks for. */
export interface GroupChange {
  readonly members: readonly MemberChange[];
  /** The id there; undefined when it stays. */
  readonly externalId?: string | null;
}

/** What the steps of a PATCH mean for a group; the name of a role stays. Throws SCIM.VALUE, SCIM.PATH. */
export function groupChange(steps: readonly PatchStep[]): GroupChange {
  const ids = steps.filter(({ attribute }) => attribute === 'externalid').map(externalIdOf);
  const members = steps.filter(({ attribute }) => attribute === 'members').map(memberChange);
  return { members, ...(ids.length > 0 ? { externalId: ids.at(-1) ?? null } : {}) };
}

/** What the body of a PUT means for a group. Throws SCIM.VALUE. */
export function replacedGroup(body: Readonly<Record<string, unknown>>): GroupChange {
  const externalId = externalIdOf({ op: 'replace', value: valueOf(body, 'externalId') ?? null });
  return { members: [{ kind: 'set', ids: memberIds(valueOf(body, 'members') ?? []) }], externalId };
}

function externalIdOf({ op, value }: Pick<PatchStep, 'op' | 'value'>): string | null {
  if (op === 'remove' || value === null) return null;
  if (typeof value !== 'string' || value.length > 254 || /[\u0000-\u001f\u007f-\u009f]/.test(value)) {
    throw refusal('VALUE', { attribute: 'externalId' });
  }
  return value;
}

function memberChange({ op, filter, value }: PatchStep): MemberChange {
  if (filter !== undefined) {
    if (op !== 'remove') throw refusal('PATH');
    return { kind: 'remove', ids: idsNamed(filter) };
  }
  if (op === 'remove') {
    return value === undefined || value === null ? { kind: 'remove-all' } : { kind: 'remove', ids: memberIds(value) };
  }
  return { kind: op === 'add' ? 'add' : 'set', ids: memberIds(value) };
}

/** The ids of `members[value eq "…"]`, also several joined by `or`. Throws SCIM.PATH. */
function idsNamed(filter: Filter): string[] {
  if (filter.op === 'or') return filter.filters.flatMap(idsNamed);
  const isId = filter.op === 'eq' && filter.attrPath.toLowerCase() === 'value' && typeof filter.compValue === 'string';
  if (!isId) throw refusal('PATH');
  return [String(filter.compValue)];
}

/** `[{ value: id }]`, one such object, or ids alone. Throws SCIM.VALUE. */
function memberIds(value: unknown): string[] {
  const ids = [value].flat().map((one) => (isObject(one) ? valueOf(one, 'value') : one));
  if (!ids.every((id) => typeof id === 'string' && id !== '')) throw refusal('VALUE', { attribute: 'members.value' });
  return [...new Set(ids as string[])];
}
