import { isObject, normalPath } from './names.js';

/** Which attributes a client wants, as it named them. */
export interface Wanted {
  readonly attributes?: readonly string[];
  readonly excludedAttributes?: readonly string[];
}

/** Attributes that are always shown (RFC 7643, section 7, `returned`). */
const ALWAYS = ['schemas', 'id'];

/**
 * A resource with the attributes that are wanted (RFC 7644, section 3.9): those named alone, or all but those named. A name may
 * be that of an attribute, of a part of one, or of a whole extension.
 */
export function projected<T extends object>(resource: T, { attributes, excludedAttributes }: Wanted): Partial<T> {
  const wanted = attributes?.map(normalPath);
  const unwanted = excludedAttributes?.map(normalPath) ?? [];
  const parts = Object.entries(resource).flatMap(([name, value]: [string, unknown]) => {
    if (ALWAYS.includes(name)) return [[name, value] as const];
    const kept = wanted ? keep(value, normalPath(name), wanted) : value;
    const left = kept === undefined ? undefined : drop(kept, normalPath(name), unwanted);
    return left === undefined ? [] : [[name, left] as const];
  });
  return Object.fromEntries(parts) as Partial<T>;
}

/** True when an attribute of the first level is among those that are wanted. */
export function isWanted(name: string, { attributes, excludedAttributes }: Wanted): boolean {
  const path = normalPath(name);
  if (excludedAttributes?.some((one) => normalPath(one) === path)) return false;
  return attributes?.some((one) => normalPath(one) === path || normalPath(one).startsWith(`${path}.`)) ?? true;
}

/** `urn:…:User` has its parts behind a colon, every attribute behind a point. */
const below = (path: string): string => (/^urn:.*:user$/.test(path) ? `${path}:` : `${path}.`);

function keep(value: unknown, path: string, wanted: readonly string[]): unknown {
  if (wanted.includes(path)) return value;
  const inside = wanted.filter((one) => one.startsWith(below(path)));
  return inside.length === 0 ? undefined : parts(value, path, (at, part) => keep(part, at, inside));
}

function drop(value: unknown, path: string, unwanted: readonly string[]): unknown {
  if (unwanted.includes(path)) return undefined;
  const inside = unwanted.filter((one) => one.startsWith(below(path)));
  return inside.length === 0 ? value : parts(value, path, (at, part) => drop(part, at, inside));
}

function parts(value: unknown, path: string, look: (path: string, part: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map((one) => parts(one, path, look));
  if (!isObject(value)) return undefined;
  const kept = Object.entries(value).flatMap(([name, part]) => {
    const seen = look(`${below(path)}${name.toLowerCase()}`, part);
    return seen === undefined ? [] : [[name, seen] as const];
  });
  return kept.length === 0 ? undefined : Object.fromEntries(kept);
}
