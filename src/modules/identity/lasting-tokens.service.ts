import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../kernel/audit/audit-log.js';
import { LASTING_SCOPES } from '../../kernel/auth/scopes.js';
import { Clock, newId } from '../../kernel/clock/clock.js';
import { Database } from '../../kernel/database/database.js';
import { isoOf } from '../../kernel/database/dialect.js';
import { requestProblems } from '../../kernel/errors/problems.js';
import { AccessRevision } from './access-revision.js';
import { OVERLAP_HOURS, SECRET_DAYS, secretEnd, shortened } from './domain/service-secret.js';
import type { LastingTokenRequest } from './http/service-accounts.request.js';
import { serviceAccountProblems } from './oauth.problems.js';
import { ServiceAccount, ServiceToken } from './persistence/service-account.entity.js';
import type { Caller } from './rights.js';
import { digest, newLastingToken } from './secrets.js';
import { machine } from './service-rights.js';

const HOUR_MS = 3_600_000;
const FOUND = `SELECT t.id, t.serviceAccountId, t.expiresAt, t.lastUsedAt, s.scopes, s.unitId FROM service_token t
  JOIN service_account s ON s.id = t.serviceAccountId WHERE t.tokenHash = ? AND t.expiresAt > ? AND s.revokedAt IS NULL`;

interface FoundRow {
  readonly id: string;
  readonly serviceAccountId: string;
  readonly expiresAt: string;
  readonly lastUsedAt: string | null;
  readonly scopes: string;
  readonly unitId: string | null;
}

/** A token that was just made; it is shown this once. */
export interface ShownToken {
  readonly token: string;
  readonly tokenExpiresAt: string;
}

/** Tokens for identity systems that can keep one for months and nothing else. They open SCIM, whatever else the machine may do. */
@Injectable()
export class LastingTokens {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly revision: AccessRevision,
  ) {}

  /**
   * Makes a token; the one before works on for the overlap, any older one ends now.
   * Throws REQUEST.NOT_FOUND, SERVICE_ACCOUNT.REVOKED, SERVICE_ACCOUNT.NO_LASTING_SCOPE.
   */
  issue(serviceAccountId: string, { validDays, overlapHours }: LastingTokenRequest): Promise<ShownToken> {
    return this.db.transaction(async () => {
      await this.revision.advance();
      const account = await this.lock(serviceAccountId);
      if (account.revokedAt) throw serviceAccountProblems.REVOKED();
      if (lastingOf(account.scopes).length === 0) throw serviceAccountProblems.NO_LASTING_SCOPE();
      const createdAt = this.clock.now();
      const former = await this.db.find(ServiceToken, { serviceAccountId });
      const newestFirst = former.sort((a, b) => (a.id < b.id ? 1 : -1));
      const ends = shortened(newestFirst, createdAt, overlapHours ?? OVERLAP_HOURS.usual);
      for (const { id, expiresAt } of ends) await this.db.update(ServiceToken, { id }, { expiresAt });
      const token = newLastingToken();
      const row = { id: newId(), serviceAccountId, tokenHash: digest(token), createdAt };
      const expiresAt = secretEnd(createdAt, validDays ?? SECRET_DAYS.usual);
      await this.db.insert(ServiceToken, { ...row, expiresAt, lastUsedAt: null });
      await this.touch(account);
      await this.record('service-account.issue-token', account.id, { after: { expiresAt, ended: ends } }, row.id);
      return { token, tokenExpiresAt: expiresAt.toISOString() };
    });
  }

  /** Ends a token at once. Throws REQUEST.NOT_FOUND. */
  end(serviceAccountId: string, id: string): Promise<void> {
    return this.db.transaction(async () => {
      await this.revision.advance();
      const account = await this.lock(serviceAccountId);
      const [token] = await this.db.find(ServiceToken, { id, serviceAccountId });
      if (!token) throw requestProblems.NOT_FOUND();
      const now = this.clock.now();
      if (token.expiresAt > now) await this.db.update(ServiceToken, { id }, { expiresAt: now });
      await this.touch(account);
      await this.record('service-account.end-token', account.id, {}, id);
    });
  }

  /** The machine behind a token with its scopes of SCIM, looked at again each hour; null when it is over. */
  async caller(token: string): Promise<Caller | null> {
    const now = this.clock.now();
    const [row] = await this.db.rows<FoundRow>(FOUND, [digest(token), now]);
    if (!row) return null;
    await this.noteUse(row, now);
    const untilMs = Math.min(Date.parse(isoOf(row.expiresAt)), now.getTime() + HOUR_MS);
    return { actor: machine(row.serviceAccountId, row.unitId, lastingOf(row.scopes)), untilMs };
  }

  /** Once an hour the use is recorded, as signing in is; without that record the token is not accepted. */
  private async noteUse({ id, serviceAccountId, lastUsedAt }: FoundRow, now: Date): Promise<void> {
    if (lastUsedAt !== null && now.getTime() - Date.parse(isoOf(lastUsedAt)) < HOUR_MS) return;
    await this.db.transaction(async () => {
      await this.db.update(ServiceToken, { id }, { lastUsedAt: now });
      await this.record('service-account.accept-token', serviceAccountId, {}, id, serviceAccountId);
    });
  }

  /** The machine, locked. Throws REQUEST.NOT_FOUND. */
  private async lock(id: string): Promise<ServiceAccount> {
    const account = await this.db.lock(ServiceAccount, { id });
    if (!account) throw requestProblems.NOT_FOUND();
    return account;
  }

  private touch(account: ServiceAccount): Promise<void> {
    return this.db.save(ServiceAccount, { ...account, updatedAt: this.clock.now(), version: account.version + 1 });
  }

  private record(
    action: string,
    id: string,
    values: { readonly after?: object },
    tokenId: string,
    actorAccountId?: string,
  ): Promise<void> {
    const object = { type: 'service-account', id };
    return this.audit.record({
      action,
      object,
      facts: { tokenId },
      ...values,
      ...(actorAccountId && { actorAccountId }),
    });
  }
}

function lastingOf(scopes: string): string[] {
  const lasting: readonly string[] = LASTING_SCOPES;
  return scopes.split(' ').filter((scope) => lasting.includes(scope));
}
