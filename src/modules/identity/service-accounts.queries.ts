import { Injectable } from '@nestjs/common';
import type { Permission } from '../../kernel/auth/permissions.js';
import { Clock } from '../../kernel/clock/clock.js';
import { allOf, contains, type SqlCondition } from '../../kernel/database/condition.js';
import { Database } from '../../kernel/database/database.js';
import { isoOf, isoOrNull } from '../../kernel/database/dialect.js';
import { requestProblems } from '../../kernel/errors/problems.js';
import { Cursors } from '../../kernel/http/cursors.js';
import type { Page } from '../../kernel/http/page.response.js';
import type { ServiceAccountQuery } from './http/service-accounts.request.js';
import type { ServiceAccountResponse } from './http/service-accounts.response.js';

const EXPIRES_AT = '(SELECT MAX(k.expiresAt) FROM service_secret k WHERE k.serviceAccountId = s.id)';
const LAST_USED_AT = '(SELECT MAX(k.lastUsedAt) FROM service_secret k WHERE k.serviceAccountId = s.id)';
/** Takes the present instant. */
const STATUS = `CASE WHEN s.revokedAt IS NOT NULL THEN 'REVOKED' WHEN ${EXPIRES_AT} > ? THEN 'ACTIVE' ELSE 'EXPIRED' END`;
const ACCOUNT = `SELECT s.id, s.name, s.nameKey, s.purpose, s.scopes, s.unitId, ${STATUS} AS status, ${EXPIRES_AT} AS expiresAt,
  ${LAST_USED_AT} AS lastUsedAt, s.revokedAt, s.createdAt, s.version FROM service_account s`;

type Row = Omit<ServiceAccountResponse, 'scopes' | 'secrets'> & { nameKey: string; scopes: string };
type SecretRow = ServiceAccountResponse['secrets'][number] & { serviceAccountId: string };

/** Service accounts as they are shown. */
@Injectable()
export class ServiceAccountsQueries {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly cursors: Cursors,
  ) {}

  /** Service accounts by name. */
  async list(query: ServiceAccountQuery): Promise<Page<ServiceAccountResponse>> {
    const now = this.clock.now();
    const filter = ['service-accounts', query.q, query.status];
    const [after = ''] = this.cursors.keysOf(query, filter) ?? [];
    const where = matching(query, now);
    const page = allOf(where, { sql: 's.nameKey > ?', values: [after] });
    const sql = `${ACCOUNT} WHERE ${page.sql} ORDER BY s.nameKey LIMIT ?`;
    const rows = await this.db.rows<Row>(sql, [now, ...page.values, query.limit + 1]);
    const total = query.count ? await this.db.count('service_account s', where) : undefined;
    const secrets = await this.secretsOf(rows, now);
    const item = (row: Row): ServiceAccountResponse => toResponse(row, secrets);
    return this.cursors.pageOf({ rows, query, filter, total, keys: (row) => [row.nameKey], item });
  }

  /** One service account. Throws REQUEST.NOT_FOUND. */
  async one(id: string): Promise<ServiceAccountResponse> {
    const now = this.clock.now();
    const [row] = await this.db.rows<Row>(`${ACCOUNT} WHERE s.id = ?`, [now, id]);
    if (!row) throw requestProblems.NOT_FOUND();
    return toResponse(row, await this.secretsOf([row], now));
  }

  /** The secrets that work now; those of a machine that was ended do not. */
  private async secretsOf(accounts: readonly Row[], now: Date): Promise<SecretRow[]> {
    const ids = accounts.filter(({ status }) => status === 'ACTIVE').map(({ id }) => id);
    if (ids.length === 0) return [];
    return this.db.rows<SecretRow>(
      `SELECT id, serviceAccountId, createdAt, expiresAt, lastUsedAt FROM service_secret
       WHERE serviceAccountId IN (${ids.map(() => '?').join(', ')}) AND expiresAt > ? ORDER BY id DESC`,
      [...ids, now],
    );
  }
}

function matching({ q, status }: ServiceAccountQuery, now: Date): SqlCondition {
  const isStatus = status === undefined ? undefined : { sql: `${STATUS} = ?`, values: [now, status] };
  return allOf(contains('s.nameKey', q?.toLowerCase()), isStatus);
}

function toResponse({ nameKey: _, ...row }: Row, all: readonly SecretRow[]): ServiceAccountResponse {
  const own = all.filter(({ serviceAccountId }) => serviceAccountId === row.id);
  return {
    ...row,
    scopes: row.scopes.split(' ') as Permission[],
    secrets: own.map(({ id, createdAt, expiresAt, lastUsedAt }) => ({
      ...{ id, createdAt: isoOf(createdAt), expiresAt: isoOf(expiresAt), lastUsedAt: isoOrNull(lastUsedAt) },
    })),
    expiresAt: isoOf(row.expiresAt),
    lastUsedAt: isoOrNull(row.lastUsedAt),
    revokedAt: isoOrNull(row.revokedAt),
    createdAt: isoOf(row.createdAt),
    version: Number(row.version),
  };
}
