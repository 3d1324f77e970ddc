import { Inject, Injectable } from '@nestjs/common';
import type { Config } from '../../config/config.js';
import { AuditLog } from '../../kernel/audit/audit-log.js';
import { Clock } from '../../kernel/clock/clock.js';
import { Database } from '../../kernel/database/database.js';
import { requestProblems } from '../../kernel/errors/problems.js';
import { inputFault } from '../../kernel/http/input-faults.js';
import { CONFIG } from '../../kernel/kernel.tokens.js';
import { AccessTokens } from './access-tokens.js';
import { type ClientCredentials, credentialsOf } from './domain/client-credentials.js';
import type { ServiceTokenRequest } from './http/service-accounts.request.js';
import type { ServiceTokenResponse } from './http/service-accounts.response.js';
import { oauthProblems } from './oauth.problems.js';
import { ServiceAccount, ServiceSecret } from './persistence/service-account.entity.js';
import { digest, equalDigests } from './secrets.js';
import type { ServiceTokenClaims } from './service-rights.js';
import { ThrottleService } from './throttle.service.js';

/** The claims of a token to be made, and when the secret behind it ends. */
type Granted = ServiceTokenClaims & { readonly expiresAt: Date };
/** Why a machine gets no token; only who has the right secret hears which scope it lacks. */
type Refused = { readonly reason: string; readonly scope?: string };

/** Gives machines their access tokens (OAuth 2.0 client credentials); guessing is slowed as at sign-in. */
@Injectable()
export class ServiceTokens {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly throttle: ThrottleService,
    private readonly tokens: AccessTokens,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * A token for the scopes asked for, by default all. Throws REQUEST.FORM, AUTH.GRANT_UNSUPPORTED, AUTH.SCOPE_REFUSED, and
   * AUTH.CLIENT_REFUSED whatever is wrong with name or secret; after too many failures AUTH.TOO_MANY_ATTEMPTS.
   */
  async issue(request: ServiceTokenRequest, authorization: string | undefined): Promise<ServiceTokenResponse> {
    const { grant_type: grantType, scope } = request;
    if (!grantType) throw requestProblems.FORM({}, [inputFault({ pointer: '/grant_type' }, 'REQUIRED')]);
    if (grantType !== 'client_credentials') {
      throw oauthProblems.GRANT_UNSUPPORTED({ oauthError: 'unsupported_grant_type' });
    }
    const client = credentialsOf(request, authorization);
    if (client === 'TWICE') throw requestProblems.FORM({}, [inputFault({ header: 'Authorization' }, 'REPEATED')]);
    if (!client) throw refused();
    const asked = scope?.split(' ').filter((name) => name !== '');
    const granted = await this.throttle.attempt(`service-account ${client.clientId}`, async (nameKey) => {
      const found = await this.db.transaction(() => this.grant(client, asked, nameKey));
      if (!('reason' in found)) return found;
      const { scope: lacking } = found;
      throw lacking === undefined
        ? refused()
        : oauthProblems.SCOPE_REFUSED({ scope: lacking, oauthError: 'invalid_scope' });
    });
    const left = Math.floor((granted.expiresAt.getTime() - this.clock.now().getTime()) / 1000);
    const lifeSeconds = Math.min(this.config.accessTokenSeconds, left);
    const token = await this.tokens.issueForService(granted, lifeSeconds);
    return { access_token: token, token_type: 'Bearer', expires_in: lifeSeconds, scope: granted.scopes.join(' ') };
  }

  private async grant(
    { clientId, clientSecret }: ClientCredentials,
    asked: readonly string[] | undefined,
    nameKey: string,
  ): Promise<Granted | Refused> {
    const now = this.clock.now();
    const account = await this.db.lock(ServiceAccount, { id: clientId });
    const secrets = account ? await this.db.find(ServiceSecret, { serviceAccountId: account.id }) : [];
    const hash = digest(clientSecret);
    const secret = secrets.find(({ secretHash }) => equalDigests(hash, secretHash));
    const scopes = account?.scopes.split(' ') ?? [];
    const lacking = asked?.find((name) => !scopes.includes(name));
    const reason = refusal(account, secret, now);
    await this.record(account, nameKey, { reason: reason ?? (lacking && 'SCOPE'), secretId: secret?.id });
    if (!account || !secret || reason) return { reason: reason ?? 'WRONG_SECRET' };
    await this.throttle.succeed(nameKey);
    if (lacking !== undefined) return { reason: 'SCOPE', scope: lacking };
    await this.db.update(ServiceSecret, { id: secret.id }, { lastUsedAt: now });
    const names = asked?.length ? scopes.filter((name) => asked.includes(name)) : scopes;
    return { serviceAccountId: account.id, secretId: secret.id, scopes: names, expiresAt: secret.expiresAt };
  }

  /** `secretId` tells which of two secrets it was. */
  private record(
    account: ServiceAccount | undefined,
    nameKey: string,
    { reason = null, secretId = null }: { readonly reason?: string | null; readonly secretId?: string | null },
  ): Promise<void> {
    return this.audit.record({
      action: 'service-account.sign-in',
      object: account ? { type: 'service-account', id: account.id } : { type: 'sign-in-name', id: nameKey },
      actorAccountId: reason ? null : account?.id,
      outcome: reason ? 'REFUSED' : 'SUCCESS',
      facts: { reason, secretId },
    });
  }
}

function refused(): Error {
  return oauthProblems.CLIENT_REFUSED({ oauthError: 'invalid_client' });
}

/** Why a machine gets no token, for the record only; null when it does. */
function refusal(account: ServiceAccount | undefined, secret: ServiceSecret | undefined, now: Date): string | null {
  if (!account) return 'UNKNOWN_NAME';
  if (account.revokedAt) return 'REVOKED';
  if (!secret) return 'WRONG_SECRET';
  return secret.expiresAt <= now ? 'EXPIRED' : null;
}
