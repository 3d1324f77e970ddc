import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { SignedAppraisal } from './persistence/signed-appraisal.entity.js';

/** All of a copy that its hash covers: who and when, of whom, and every word and figure of it. */
export type Hashed = Pick<
  SignedAppraisal,
  | 'id'
  | 'appraisalId'
  | 'employeeId'
  | 'kind'
  | 'periodName'
  | 'predicate'
  | 'signedByEmployeeId'
  | 'employeeSnapshot'
  | 'appraiserSnapshot'
  | 'contents'
  | 'version'
> & { readonly signedAt: string };

/** SHA-256 over canonical JSON (RFC 8785) of a copy, in hexadecimal. `format` tells how it was made. Rule PX-3. */
export function signedHash(copy: Hashed): string {
  // Through JSON, as it will be read: what is undefined is left out.
  const kept = JSON.parse(JSON.stringify({ ...copy, format: 1 })) as object;
  return createHash('sha256')
    .update(canonicalize(kept) ?? '')
    .digest('hex');
}
