import type { DomainError } from '../errors/domain-error.js';
import type { ProblemDocument } from './problem.response.js';

/** Where the operations of SCIM stand. */
export const SCIM_ROOT = '/scim/v2';
/** The media type of SCIM (RFC 7644, section 8.1). */
export const SCIM_MEDIA = 'application/scim+json';
/** What every error of SCIM calls itself. */
export const SCIM_ERROR = 'urn:ietf:params:scim:api:messages:2.0:Error';
/** Under this name an error of SCIM carries what a problem of this service says besides. */
export const SCIM_PROBLEM = 'urn:sasaran:params:scim:api:messages:1.0:Problem';

/** True for an address of SCIM, also for one at which nothing answers. */
export function isScimAddress(url: string): boolean {
  return /^\/scim(\/|\?|$)/.test(url);
}

/** True for a search that is not asked by POST: it would be taken for a resource of that name. */
export function isScimSearch(method: string, url: string): boolean {
  return method !== 'POST' && isScimAddress(url) && /\/\.search(\?|$)/.test(url);
}

/** SCIM has no 422: what the input lacks is a bad request there. */
export function scimStatus(status: number): number {
  return status === 422 ? 400 : status;
}

/**
 * A refusal in the form of RFC 7644, section 3.12. A problem names its own `scimType` as a fact; the extension carries its
 * code, the number to report it by and each wrong place.
 */
export function scimError(refusal: DomainError, { detail, code, traceId, errors }: ProblemDocument): object {
  const status = scimStatus(refusal.status);
  const scimType = refusal.facts.scimType ?? usualType(code, status);
  return {
    schemas: [SCIM_ERROR, SCIM_PROBLEM],
    status: String(status),
    ...(scimType === undefined ? {} : { scimType }),
    detail,
    [SCIM_PROBLEM]: { code, traceId, ...(errors ? { errors } : {}) },
  };
}

function usualType(code: string, status: number): string | undefined {
  if (code === 'REQUEST.CURSOR') return 'invalidCursor';
  if (code.endsWith('_TAKEN')) return 'uniqueness';
  return status === 400 ? 'invalidSyntax' : undefined;
}
