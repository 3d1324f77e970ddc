import { isObject, PATCH_OP, valueOf } from '../names.js';
import { refusal } from '../scim.problems.js';
import { type PatchPath, patchPath } from './path.js';

/** One step of a PATCH, in one form whatever the client's habits. */
export interface PatchStep extends PatchPath {
  readonly op: 'add' | 'replace' | 'remove';
  readonly value: unknown;
}

const MOST = 1_000;
const OPS = ['add', 'replace', 'remove'] as const;

/**
 * The steps of a PATCH, in order. An operation without a path says them as the names of its value, where a name may be a path
 * itself (`"name.givenName"`, `"emails[type eq \"work\"].value"`), as Entra ID sends them; `op` knows no case.
 * Throws SCIM.PATCH_UNREADABLE, SCIM.PATH, SCIM.FILTER_UNREADABLE.
 */
export function patchSteps(body: Readonly<Record<string, unknown>>): PatchStep[] {
  const [schemas, operations] = [valueOf(body, 'schemas'), valueOf(body, 'Operations')];
  const isPatch = Array.isArray(schemas) && schemas.some((one) => String(one).toLowerCase() === PATCH_OP.toLowerCase());
  if (!isPatch || !Array.isArray(operations) || operations.length === 0 || operations.length > MOST) throw unreadable();
  return operations.flatMap(stepsOf);
}

const unreadable = (): Error => refusal('PATCH_UNREADABLE', { most: MOST });

function stepsOf(operation: unknown): PatchStep[] {
  if (!isObject(operation)) throw unreadable();
  const [sent, path, value] = [valueOf(operation, 'op'), valueOf(operation, 'path'), valueOf(operation, 'value')];
  const op = OPS.find((one) => typeof sent === 'string' && sent.toLowerCase() === one);
  if (!op || (op !== 'remove' && value === undefined)) throw unreadable();
  if (path === undefined || path === null || path === '') {
    if (op === 'remove') throw refusal('PATH');
    if (!isObject(value)) throw unreadable();
    return Object.entries(value).map(([name, part]) => ({ op, ...patchPath(name), value: part }));
  }
  if (typeof path !== 'string') throw refusal('PATH');
  return [{ op, ...patchPath(path), value }];
}
