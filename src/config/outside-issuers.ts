/** Signature algorithms that an outside issuer may use: asymmetric ones only, so that its public key can forge nothing. */
const ALGORITHMS = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA'];
/** Roles that a name in the token may stand for. */
const ROLES = ['ADMIN', 'UNIT_HR', 'EMPLOYEE', 'AUDITOR'] as const;
const TOKEN_TYPES = ['at+jwt', 'Bearer'] as const;
const REQUIRED = ['issuer', 'audience', 'algorithms', 'nipClaim'];
const OPTIONAL = ['tokenType', 'clients', 'roleClaim', 'roles'];

/** An outside OpenID Connect provider whose access tokens are accepted. */
export interface OutsideIssuer {
  /** Exactly as in the claim `iss`; its discovery document lies below. */
  readonly issuer: string;
  /** What the claim `aud` has to contain. */
  readonly audience: string;
  readonly algorithms: readonly string[];
  /** The claim that holds the NIP, e.g. `preferred_username`; `a.b` is the claim `b` inside of `a`. */
  readonly nipClaim: string;
  /** `at+jwt` (RFC 9068) in the header, or Keycloak's way: `JWT` in the header and `Bearer` in the claim `typ`. */
  readonly tokenType: (typeof TOKEN_TYPES)[number];
  /** Clients (`azp` or `client_id`) whose tokens are accepted; empty for all of the issuer. */
  readonly clients: readonly string[];
  /** The claim that lists the issuer's roles, when these are to narrow the rights; null to leave rights alone. */
  readonly roleClaim: string | null;
  /** Which of the issuer's roles lets which role granted here count. */
  readonly roles: Readonly<Record<string, (typeof ROLES)[number]>>;
}

/** Reads the setting, a JSON list. Throws an Error that says what is wrong; addresses are https, on loopback also http. */
export function outsideIssuers(text: string, production: boolean): readonly OutsideIssuer[] {
  if (text === '') return [];
  const list = parsed(text);
  if (!Array.isArray(list) || !list.every(isObject)) throw new Error('must be a JSON list of objects.');
  const issuers = list.map((entry, index) => issuerOf(entry, index + 1, production));
  const addresses = issuers.map(({ issuer }) => issuer);
  if (new Set(addresses).size < addresses.length) throw new Error('must not name an issuer twice.');
  return issuers;
}

function issuerOf(entry: Record<string, unknown>, number: number, production: boolean): OutsideIssuer {
  const must = (holds: boolean, what: string): void => {
    if (!holds) throw new Error(`entry ${number}: ${what}.`);
  };
  const { issuer, audience, algorithms, nipClaim } = entry;
  const { tokenType = 'at+jwt', clients = [], roleClaim = null, roles = {} } = entry;
  const unknown = Object.keys(entry).filter((name) => ![...REQUIRED, ...OPTIONAL].includes(name));
  must(unknown.length === 0, `only ${[...REQUIRED, ...OPTIONAL].join(', ')} are known`);
  must(isIssuer(issuer, production), 'issuer must be an https address without query');
  must(isText(audience), 'audience must be a text');
  must(isTexts(algorithms) && algorithms.length > 0, 'algorithms must be a list of texts');
  must(subset(algorithms, ALGORITHMS), `algorithms must be some of ${ALGORITHMS.join(', ')}`);
  must(isText(nipClaim), 'nipClaim must name a claim');
  must(subset([tokenType], TOKEN_TYPES), `tokenType must be one of ${TOKEN_TYPES.join(', ')}`);
  must(isTexts(clients), 'clients must be a list of texts');
  must(isObject(roles) && subset(Object.values(roles), ROLES), `roles must lead to some of ${ROLES.join(', ')}`);
  const isMapped = Object.keys(roles as object).length > 0;
  must(isMapped ? isText(roleClaim) : roleClaim === null, 'roleClaim and roles belong together');
  return { issuer, audience, algorithms, nipClaim, tokenType, clients, roleClaim, roles } as OutsideIssuer;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error('must be JSON.');
  }
}

function isIssuer(value: unknown, production: boolean): boolean {
  if (!isText(value) || !URL.canParse(value) || /[?#]/.test(value)) return false;
  const { protocol, hostname, username, password } = new URL(value);
  const isLoopback = ['127.0.0.1', '[::1]', 'localhost'].includes(hostname);
  const isSafe = protocol === 'https:' || (protocol === 'http:' && isLoopback && !production);
  return isSafe && username + password === '';
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every(isText);
}

function subset(values: unknown, allowed: readonly string[]): boolean {
  return (values as unknown[]).every((value) => allowed.includes(value as string));
}
