import { Inject, Injectable } from '@nestjs/common';
import { type CryptoKey, decodeJwt, errors, type JWTPayload, jwtVerify } from 'jose';
import type { Logger } from 'pino';
import type { Config } from '../../../config/config.js';
import type { OutsideIssuer } from '../../../config/outside-issuers.js';
import { AuditLog } from '../../../kernel/audit/audit-log.js';
import type { Actor } from '../../../kernel/auth/actor.js';
import { Clock } from '../../../kernel/clock/clock.js';
import { Database } from '../../../kernel/database/database.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { CONFIG, LOGGER } from '../../../kernel/kernel.tokens.js';
import { type Caller, type GrantRow, rightsOf } from '../rights.js';
import { claimFault, clientIn, numberIn, provedAtIn, rolesAllowed } from './claims.js';
import { IssuerKeys, KEYS_FRESH_MS } from './issuer-keys.js';
import { PeopleByNumber } from './people-by-number.js';

/** How far the clocks of issuer and service may differ. */
const SKEW_SECONDS = 30;
/** Longest life of a token, counted from when it was issued. */
const LONGEST_LIFE_SECONDS = 3_600;
const MOST_RECORDED = 10_000;
const RIGHTS_SQL = `SELECT a.id, g.role, g.unitId FROM account a
  LEFT JOIN role_grant g ON g.accountId = a.id AND g.validFrom <= ? AND g.validUntil >= ?
  WHERE a.employeeId = ? AND a.disabledAt IS NULL`;

/** An outside identity provider that is configured, with its keys. */
export interface KnownIssuer {
  readonly settings: OutsideIssuer;
  readonly keys: IssuerKeys;
}

/** Says whom a token of an outside identity provider stands for. It names a person; all rights are those granted here. */
@Injectable()
export class OutsideTokens {
  private readonly issuers: ReadonlyMap<string, KnownIssuer>;
  private readonly recorded = new Set<string>();

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly people: PeopleByNumber,
    private readonly audit: AuditLog,
    @Inject(LOGGER) private readonly logger: Logger,
    @Inject(CONFIG) config: Config,
  ) {
    this.issuers = new Map(config.oidcIssuers.map((settings) => [settings.issuer, this.known(settings)]));
  }

  /** The configured issuer that a token claims to be of, before anything of it is believed; undefined when it is none. */
  issuerOf(token: string): KnownIssuer | undefined {
    if (this.issuers.size === 0) return undefined;
    try {
      return this.issuers.get(decodeJwt(token).iss ?? '');
    } catch {
      return undefined;
    }
  }

  /** Whom a token of the issuer stands for; null when it is not valid now. Throws ACCESS.ISSUER_AWAY. */
  async caller(token: string, { settings, keys }: KnownIssuer): Promise<Caller | null> {
    const claims = await this.verify(token, settings, keys);
    const fault = claims && claimFault(settings, claims);
    if (!claims || fault) return fault ? this.refuse(settings, fault) : null;
    const number = numberIn(settings, claims);
    const employeeId = number && (await this.people.holderOf(number));
    if (!employeeId) return this.refuse(settings, number ? 'UNKNOWN_NUMBER' : 'NO_NUMBER');
    const today = this.clock.today();
    const rows = await this.db.rows<GrantRow & { id: string }>(RIGHTS_SQL, [today, today, employeeId]);
    const [account] = rows;
    if (!account) return this.refuse(settings, 'NO_ACCOUNT');
    const allowed = rolesAllowed(settings, claims);
    const rights = rightsOf(rows.filter(({ role }) => allowed === null || (role !== null && allowed.has(role))));
    const now = this.clock.now().getTime();
    const provedAt = provedAtIn(claims, new Date(now + SKEW_SECONDS * 1000));
    const actor = { kind: 'USER', accountId: account.id, sessionId: null, employeeId, ...rights, provedAt } as const;
    await this.recordFirstUse(token, actor, { issuer: settings.issuer, client: clientIn(claims) });
    const end = Math.min(Number(claims.exp), Number(claims.iat) + LONGEST_LIFE_SECONDS);
    // Looked at again now and then, so that a key that the issuer has withdrawn ends its tokens.
    return { actor, untilMs: Math.min(end * 1000, now + KEYS_FRESH_MS) };
  }

  /** The first use of a token on this instance is recorded, as signing in here is; without that record it is not accepted. */
  private async recordFirstUse(
    token: string,
    { accountId, employeeId, provedAt }: Actor,
    facts: object,
  ): Promise<void> {
    if (this.recorded.has(token)) return;
    const [oldest] = this.recorded;
    if (this.recorded.size >= MOST_RECORDED && oldest !== undefined) this.recorded.delete(oldest);
    this.recorded.add(token);
    try {
      await this.audit.record({
        ...{
          action: 'session.accept-token',
          object: { type: 'account', id: accountId },
          subjectEmployeeId: employeeId,
        },
        ...{ actorAccountId: accountId, facts: { ...facts, provedAt: provedAt?.toISOString() ?? null } },
      });
    } catch (error) {
      this.recorded.delete(token);
      throw error;
    }
  }

  /** Algorithm, key, type, issuer, audience and times are pinned; `jwk`, `jku` and `x5c` of a token are not looked at. */
  private async verify(token: string, settings: OutsideIssuer, keys: IssuerKeys): Promise<JWTPayload | null> {
    const { issuer, audience, algorithms, tokenType } = settings;
    try {
      const { payload } = await jwtVerify(token, (header, jws) => this.keyFor(keys.keyOf(header, jws)), {
        ...{ issuer, audience, algorithms: [...algorithms], typ: tokenType === 'Bearer' ? 'JWT' : tokenType },
        ...{ clockTolerance: SKEW_SECONDS, maxTokenAge: LONGEST_LIFE_SECONDS, currentDate: this.clock.now() },
        requiredClaims: ['iat', 'exp'],
      });
      return payload;
    } catch (error) {
      if (error instanceof DomainError) throw error;
      return this.refuse(settings, error instanceof errors.JOSEError ? error.code : 'UNREADABLE');
    }
  }

  private async keyFor(search: Promise<CryptoKey | undefined>): Promise<CryptoKey> {
    const key = await search;
    if (!key) throw new errors.JWKSNoMatchingKey();
    return key;
  }

  private known(settings: OutsideIssuer): KnownIssuer {
    const { issuer } = settings;
    const warn = (reason: string): void =>
      this.logger.warn({ issuer, reason }, 'The keys of an outside issuer could not be read.');
    return { settings, keys: new IssuerKeys({ issuer, nowMs: () => this.clock.now().getTime(), warn }) };
  }

  /** Says in the log, without naming anybody, why a token was refused: the caller only hears that it is not valid. */
  private refuse({ issuer }: OutsideIssuer, reason: string): null {
    this.logger.info({ issuer, reason }, 'A token of an outside issuer was refused.');
    return null;
  }
}
