import { Injectable } from '@nestjs/common';
import { type AuditEntry, AuditLog } from '../../kernel/audit/audit-log.js';
import type { Actor } from '../../kernel/auth/actor.js';
import { type Permission } from '../../kernel/auth/permissions.js';
import { UNCONFINED_SCOPES } from '../../kernel/auth/scopes.js';
import { Clock, newId } from '../../kernel/clock/clock.js';
import { Database } from '../../kernel/database/database.js';
import { isDuplicate } from '../../kernel/database/dialect.js';
import type { InputFault } from '../../kernel/errors/domain-error.js';
import { requestProblems } from '../../kernel/errors/problems.js';
import { assertVersion } from '../../kernel/http/params.js';
import { AccessRevision } from './access-revision.js';
import { OVERLAP_HOURS, SECRET_DAYS, secretEnd, shortened } from './domain/service-secret.js';
import type {
  ClientSecretRotationRequest,
  ServiceAccountPatchRequest,
  ServiceAccountRequest,
} from './http/service-accounts.request.js';
import { serviceAccountProblems } from './oauth.problems.js';
import { ServiceAccount, ServiceSecret } from './persistence/service-account.entity.js';
import { digest, newClientSecret } from './secrets.js';

/** A secret that was just made; it is shown this once. */
export interface ShownClientSecret {
  readonly clientSecret: string;
  readonly clientSecretExpiresAt: string;
}

/** Machines that may call the service, as the HR office keeps them. What ends, ends at once. */
@Injectable()
export class ServiceAccountsService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly revision: AccessRevision,
  ) {}

  /** Makes a machine with its first secret. Throws SERVICE_ACCOUNT.NAME_TAKEN, REQUEST.ID_TAKEN, REQUEST.INVALID. */
  async create(actor: Actor, request: ServiceAccountRequest): Promise<ShownClientSecret & { id: string }> {
    const { id = newId(), name, purpose, unitId = null, validDays = SECRET_DAYS.usual } = request;
    requireConfinable(request.scopes, unitId, (index) => `/scopes/${index}`);
    const scopes = request.scopes.toSorted().join(' ');
    const now = this.clock.now();
    const times = { createdAt: now, updatedAt: now, revokedAt: null, version: 1 };
    const facts = { id, name, nameKey: name.toLowerCase(), purpose, scopes, unitId };
    const secret = await this.changing(async () => {
      await this.db.insert(ServiceAccount, { ...facts, ...times, createdByAccountId: actor.accountId });
      const made = await this.addSecret(id, validDays);
      const after = { name, purpose, scopes, unitId, secretExpiresAt: made.clientSecretExpiresAt };
      await this.record('service-account.create', id, { after });
      return made;
    });
    return { id, ...secret };
  }

  /**
   * Changes what a machine is for, may do or reaches, at once also for tokens that are out: they never gain, but lose.
   * Throws SERVICE_ACCOUNT.REVOKED, REQUEST.INVALID.
   */
  change(id: string, version: number | null, change: ServiceAccountPatchRequest): Promise<void> {
    return this.db.transaction(async () => {
      await this.revision.advance();
      const account = await this.lock(id);
      assertVersion(account.version, version);
      requireLiving(account);
      const { purpose, scopes, unitId } = account;
      const before = { purpose, scopes: scopes.split(' ') as Permission[], unitId };
      const after = { ...before, ...change };
      requireConfinable(after.scopes, after.unitId, (index) => (change.scopes ? `/scopes/${index}` : '/unitId'));
      await this.save(account, { ...after, scopes: after.scopes.toSorted().join(' ') });
      const only = (all: object): object => Object.fromEntries(Object.entries(all).filter(([name]) => name in change));
      await this.record('service-account.change', id, { before: only(before), after: only(after) });
    });
  }

  /** Makes a new secret; the one before works on for the overlap, any older one ends now. Throws SERVICE_ACCOUNT.REVOKED. */
  rotate(id: string, { validDays, overlapHours }: ClientSecretRotationRequest): Promise<ShownClientSecret> {
    return this.db.transaction(async () => {
      await this.revision.advance();
      const account = requireLiving(await this.lock(id));
      const now = this.clock.now();
      const secrets = await this.db.find(ServiceSecret, { serviceAccountId: id });
      const newestFirst = secrets.sort((a, b) => (a.id < b.id ? 1 : -1));
      const ends = shortened(newestFirst, now, overlapHours ?? OVERLAP_HOURS.usual);
      for (const end of ends) await this.db.update(ServiceSecret, { id: end.id }, { expiresAt: end.expiresAt });
      const made = await this.addSecret(id, validDays ?? SECRET_DAYS.usual);
      await this.save(account, {});
      const after = { secretExpiresAt: made.clientSecretExpiresAt, ended: ends };
      await this.record('service-account.rotate', id, { after });
      return made;
    });
  }

  /** Ends a machine for good; its secrets and tokens are worth nothing from now on. Throws SERVICE_ACCOUNT.REVOKED. */
  revoke(id: string): Promise<void> {
    return this.db.transaction(async () => {
      await this.revision.advance();
      await this.save(requireLiving(await this.lock(id)), { revokedAt: this.clock.now() });
      await this.record('service-account.revoke', id);
    });
  }

  /** The machine, locked. Throws REQUEST.NOT_FOUND. */
  private async lock(id: string): Promise<ServiceAccount> {
    const account = await this.db.lock(ServiceAccount, { id });
    if (!account) throw requestProblems.NOT_FOUND();
    return account;
  }

  private save(account: ServiceAccount, changes: Partial<ServiceAccount>): Promise<void> {
    const stamps = { updatedAt: this.clock.now(), version: account.version + 1 };
    return this.db.save(ServiceAccount, { ...account, ...changes, ...stamps });
  }

  private async addSecret(serviceAccountId: string, days: number): Promise<ShownClientSecret> {
    const clientSecret = newClientSecret();
    const createdAt = this.clock.now();
    const expiresAt = secretEnd(createdAt, days);
    const row = { id: newId(), serviceAccountId, secretHash: digest(clientSecret), createdAt, expiresAt };
    await this.db.insert(ServiceSecret, { ...row, lastUsedAt: null });
    return { clientSecret, clientSecretExpiresAt: expiresAt.toISOString() };
  }

  private record(action: string, id: string, values: Pick<AuditEntry, 'before' | 'after'> = {}): Promise<void> {
    return this.audit.record({ action, object: { type: 'service-account', id }, ...values });
  }

  private async changing<T>(change: () => Promise<T>): Promise<T> {
    try {
      return await this.db.transaction(change);
    } catch (error) {
      const isName = isDuplicate(error, 'uq_service_account_nameKey') || isDuplicate(error, 'service_account.nameKey');
      if (isName) throw serviceAccountProblems.NAME_TAKEN();
      throw isDuplicate(error) ? requestProblems.ID_TAKEN() : error;
    }
  }
}

/** Throws SERVICE_ACCOUNT.REVOKED. */
function requireLiving(account: ServiceAccount): ServiceAccount {
  if (account.revokedAt) throw serviceAccountProblems.REVOKED();
  return account;
}

/** Refuses scopes that reach everything for a machine that is confined to a unit. Throws REQUEST.INVALID. */
function requireConfinable(
  scopes: readonly Permission[],
  unitId: string | null,
  pointerOf: (index: number) => string,
): void {
  if (unitId === null) return;
  const faults = scopes.flatMap((scope, index): InputFault[] => {
    const isTooWide = UNCONFINED_SCOPES.includes(scope);
    return isTooWide
      ? [{ pointer: pointerOf(index), code: 'NOT_CONFINABLE', text: NOT_CONFINABLE, facts: { scope } }]
      : [];
  });
  if (faults.length > 0) throw requestProblems.INVALID({}, faults);
}

const NOT_CONFINABLE = {
  id: 'Scope {scope} menjangkau seluruh pemerintah daerah dan tidak dapat dibatasi pada satu unit: kosongkan unitId atau lepaskan scope itu.',
  en: 'The scope {scope} reaches the whole government and cannot be confined to a unit: leave unitId out, or that scope.',
};
