import { createLocalJWKSet, type CryptoKey, type FlattenedJWSInput, type JWK, type JWSHeaderParameters } from 'jose';
import { accessProblems } from '../../../kernel/errors/problems.js';
import { fetchJson } from './fetch-json.js';

/** Keys are asked for again after this time, so that one that was withdrawn is forgotten. */
export const KEYS_FRESH_MS = 10 * 60_000;
/** Longest time that keys count while their issuer cannot be reached. */
const STALE_MS = 60 * 60_000;
/** A token with an unknown key leads to a question at most this often, whoever sends however many. */
const ASK_AGAIN_MS = 30_000;
const ASK_AGAIN_AFTER_FAILURE_MS = 5_000;
const MOST_KEYS = 100;

interface KeySet {
  readonly find: ReturnType<typeof createLocalJWKSet>;
  readonly names: ReadonlySet<string>;
  readonly fetchedAtMs: number;
}

/** What the keys of an issuer need to know. */
export interface IssuerSource {
  readonly issuer: string;
  readonly nowMs: () => number;
  /** Hears why the issuer could not be asked. */
  readonly warn: (reason: string) => void;
}

/** The public keys of one outside issuer, as its discovery document leads to them. */
export class IssuerKeys {
  private keys?: KeySet;
  private askAgainAtMs = -Infinity;
  private failed = false;
  private asking?: Promise<void>;

  constructor(private readonly source: IssuerSource) {}

  /** The key that a token names, or undefined when the issuer has none of this name. Throws ACCESS.ISSUER_AWAY. */
  async keyOf(header: JWSHeaderParameters, token: FlattenedJWSInput): Promise<CryptoKey | undefined> {
    const { kid = '' } = header;
    if (this.ageMs() > KEYS_FRESH_MS || !this.keys?.names.has(kid)) await this.refresh();
    if (this.keys?.names.has(kid) && this.ageMs() <= STALE_MS) return this.keys.find(header, token);
    if (this.failed || this.ageMs() > STALE_MS) throw accessProblems.ISSUER_AWAY({}, [], 5);
    return undefined;
  }

  private ageMs(): number {
    return this.keys ? this.source.nowMs() - this.keys.fetchedAtMs : Infinity;
  }

  /** Asks the issuer, once for all who wait, unless it was asked a short time ago. */
  private refresh(): Promise<void> {
    if (!this.asking && this.source.nowMs() < this.askAgainAtMs) return Promise.resolve();
    return (this.asking ??= this.load()
      .then((keys) => {
        this.keys = keys;
        this.settle(false);
      })
      .catch((error: unknown) => {
        this.source.warn(error instanceof Error ? error.message : String(error));
        this.settle(true);
      })
      .finally(() => (this.asking = undefined)));
  }

  private settle(failed: boolean): void {
    this.failed = failed;
    this.askAgainAtMs = this.source.nowMs() + (failed ? ASK_AGAIN_AFTER_FAILURE_MS : ASK_AGAIN_MS);
  }

  private async load(): Promise<KeySet> {
    const { issuer, nowMs } = this.source;
    const fetchedAtMs = nowMs();
    const discovery = await fetchJson(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`);
    if (discovery['issuer'] !== issuer) throw new Error('The discovery document is of another issuer.');
    const { keys } = await fetchJson(addressBeside(issuer, discovery['jwks_uri']));
    if (!Array.isArray(keys) || keys.length > MOST_KEYS) throw new Error('The key set is not one, or too large.');
    const usable = (keys as JWK[]).filter(({ kid, kty, use }) => kid && kty !== 'oct' && (use ?? 'sig') === 'sig');
    const names = new Set(usable.flatMap(({ kid }) => kid ?? []));
    return { find: createLocalJWKSet({ keys: usable }), names, fetchedAtMs };
  }
}

/** An address that the issuer named, which has to be its own: nobody leads this service to another host. */
function addressBeside(issuer: string, address: unknown): string {
  const isOwn =
    typeof address === 'string' && URL.canParse(address) && new URL(address).origin === new URL(issuer).origin;
  if (!isOwn) throw new Error('The keys do not lie on the host of the issuer.');
  return address;
}
