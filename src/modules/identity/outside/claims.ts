import type { OutsideIssuer } from '../../../config/outside-issuers.js';
import type { RoleName } from '../../../kernel/auth/permissions.js';

type Claims = Readonly<Record<string, unknown>>;

/** A claim by its name, or by the path of names to it: Keycloak puts roles into `realm_access.roles`. */
function claimAt(claims: Claims, path: string): unknown {
  if (Object.hasOwn(claims, path)) return claims[path];
  let found: unknown = claims;
  for (const name of path.split('.')) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, name)) return undefined;
    found = (found as Claims)[name];
  }
  return found;
}

/** What is wrong with a token whose signature, issuer, audience and times are right; null when it is good. */
export function claimFault({ tokenType, clients }: OutsideIssuer, claims: Claims): 'TYPE' | 'CLIENT' | null {
  // Keycloak tells its access tokens from its ID tokens by this claim only; others do it in the header.
  if (tokenType === 'Bearer' && claims['typ'] !== 'Bearer') return 'TYPE';
  return clients.length > 0 && !clients.includes(clientIn(claims) ?? '') ? 'CLIENT' : null;
}

/** The NIP or NI PPPK that a token names, 18 digits; null when it names none. */
export function numberIn({ nipClaim }: OutsideIssuer, claims: Claims): string | null {
  const number = claimAt(claims, nipClaim);
  return typeof number === 'string' && /^\d{18}$/.test(number) ? number : null;
}

/** The client that got the token; null when it names none. */
export function clientIn(claims: Claims): string | null {
  const client = claims['azp'] ?? claims['client_id'];
  return typeof client === 'string' ? client : null;
}

/**
 * When the person proved at the issuer who he is: `auth_time`, which a renewed token and a single sign-on keep (OpenID Connect
 * Core, section 2; RFC 9068, section 2.2.1). Null when the issuer does not say, or names a time that has not come.
 */
export function provedAtIn({ auth_time: seconds }: Claims, latest: Date): Date | null {
  const isPast = typeof seconds === 'number' && seconds > 0 && seconds * 1000 <= latest.getTime();
  return isPast ? new Date(seconds * 1000) : null;
}

/** The roles granted here that may count for this token; null when the issuer has no say in that. */
export function rolesAllowed({ roleClaim, roles }: OutsideIssuer, claims: Claims): ReadonlySet<RoleName> | null {
  if (roleClaim === null) return null;
  const named = claimAt(claims, roleClaim);
  const names = Array.isArray(named) ? (named as unknown[]) : [named];
  return new Set(Object.entries(roles).flatMap(([name, role]) => (names.includes(name) ? [role] : [])));
}
