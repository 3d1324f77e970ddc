const CORE = 'urn:ietf:params:scim:schemas:core:2.0';
const MESSAGES = 'urn:ietf:params:scim:api:messages:2.0';

/** The names of schemas and messages (RFC 7643, section 10; RFC 7644, section 3). */
export const USER = `${CORE}:User`;
export const GROUP = `${CORE}:Group`;
export const SERVICE_PROVIDER_CONFIG = `${CORE}:ServiceProviderConfig`;
export const RESOURCE_TYPE = `${CORE}:ResourceType`;
export const SCHEMA = `${CORE}:Schema`;
export const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
export const LIST_RESPONSE = `${MESSAGES}:ListResponse`;
export const SEARCH_REQUEST = `${MESSAGES}:SearchRequest`;
export const PATCH_OP = `${MESSAGES}:PatchOp`;
/** What only a civil servant has. */
export const ASN = 'urn:sasaran:params:scim:schemas:extension:asn:1.0:User';

const PREFIXES: readonly (readonly [urn: string, kept: boolean])[] = [
  [USER, false],
  [GROUP, false],
  [ENTERPRISE, true],
  [ASN, true],
];

/**
 * An attribute by its path in one form: lower case, without the core schema before it; an extension stays as it is. Names of
 * attributes and schemas know no case (RFC 7643, section 2.1).
 */
export function normalPath(path: string): string {
  const lower = path.toLowerCase();
  const found = PREFIXES.find(([urn]) => lower === urn.toLowerCase() || lower.startsWith(`${urn.toLowerCase()}:`));
  if (!found) return lower;
  const [urn, kept] = found;
  return kept ? lower : lower.slice(urn.length + 1);
}

/** A value of an object under a name of whatever case; undefined when it has none. */
export function valueOf(object: Readonly<Record<string, unknown>>, name: string): unknown {
  const lower = name.toLowerCase();
  const key = Object.keys(object).find((one) => one.toLowerCase() === lower);
  return key === undefined ? undefined : object[key];
}

/** True for an object that is no list. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
