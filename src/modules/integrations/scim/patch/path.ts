import { type Filter, parseFilter } from '../filter/parse-filter.js';
import { normalPath } from '../names.js';
import { refusal } from '../scim.problems.js';

/** Where a PATCH points (RFC 7644, section 3.5.2): `emails[type eq "work"].value`, `active`, `urn:…:User:employeeNumber`. */
export interface PatchPath {
  /** The attribute in normal form (`normalPath`), without its part. */
  readonly attribute: string;
  readonly filter?: Filter;
  /** The part of the attribute, in lower case. */
  readonly part?: string;
}

const WITH_FILTER = /^([^[\]"]+)\[(.*)\](?:\.([$\w-]+))?$/s;
const PLAIN = /^((?:urn:[\w.:+-]+:)?\$?[a-z][\w-]*)(?:\.([$\w-]+))?$/i;

/** Reads a path. Throws SCIM.PATH, SCIM.FILTER_UNREADABLE. */
export function patchPath(text: string): PatchPath {
  const [, attribute, filter, part] = WITH_FILTER.exec(text) ?? [];
  if (attribute !== undefined && filter !== undefined) {
    return { attribute: plain(attribute).attribute, filter: parseFilter(filter), ...lowered(part) };
  }
  return plain(text);
}

function plain(text: string): PatchPath {
  const normal = normalPath(text.trim());
  // A whole extension, as its own attribute.
  if (/^urn:[\w.:+-]+:user$/.test(normal)) return { attribute: normal };
  const [, attribute, part] = PLAIN.exec(normal) ?? [];
  if (attribute === undefined) throw refusal('PATH');
  return { attribute, ...lowered(part) };
}

function lowered(part: string | undefined): Pick<PatchPath, 'part'> {
  return part === undefined ? {} : { part: part.toLowerCase() };
}
