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
const LIVING_TOKEN = 'EXISTS (SELECT 1 FROM service_token t WHERE t.serviceAccountId = s.id AND t.expiresAt > ?)';
/** Takes the present instant twice. */
const STATUS = `CASE WHEN s.revokedAt IS NOT NULL THEN 'REVOKED' WHEN ${EXPIRES_AT} > ? OR ${LIVING_TOKEN} THEN 'ACTIVE' ELSE 'EXPIRED' END`;
const ACCOUNT = `SELECT s.id, s.name, s.nameKey, s.purpose, s.scopes, s.unitId, ${STATUS} AS status, ${EXPIRES_AT} AS expiresAt,
  ${LAST_USED_AT} AS lastUsedAt, s.revokedAt, s.createdAt, s.version FROM service_account s`;

type Credentials = 'secrets' | 'lastingTokens';
type Row = Omit<ServiceAccountResponse, 'scopes' | Credentials> & { nameKey: string; scopes: string };
type CredentialRow = ServiceAccountResponse[Credentials][number] & { serviceAccountId: string };
/** What works now of each kind, by the field that shows it. */
type Working = Readonly<Record<Credentials, readonly CredentialRow[]>>;

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
    const rows = await this.db.rows<Row>(sql, [now, now, ...page.values, query.limit + 1]);
    const total = query.count ? await this.db.count('service_account s', where) : undefined;
    const working = await this.workingOf(rows, now);
    const item = (row: Row): ServiceAccountResponse => toResponse(row, working);
    return this.cursors.pageOf({ rows, query, filter, total, keys: (row) => [row.nameKey], item });
  }

  /** One service account. Throws REQUEST.NOT_FOUND. */
  async one(id: string): Promise<ServiceAccountResponse> {
    const now = this.clock.now();
    const [row] = await this.db.rows<Row>(`${ACCOUNT} WHERE s.id = ?`, [now, now, id]);
    if (!row) throw requestProblems.NOT_FOUND();
    return toResponse(row, await this.workingOf([row], now));
  }

  /** The secrets and tokens that work now; those of a machine that was ended do not. */
  private async workingOf(accounts: readonly Row[], now: Date): Promise<Working> {
    const ids = accounts.filter(({ status }) => status === 'ACTIVE').map(({ id }) => id);
    const from = (table: 'service_secret' | 'service_token'): Promise<CredentialRow[]> =>
      this.db.rows<CredentialRow>(
        `SELECT id, serviceAccountId, createdAt, expiresAt, lastUsedAt FROM ${table}
         WHERE serviceAccountId IN (${ids.map(() => '?').join(', ')}) AND expiresAt > ? ORDER BY id DESC`,
        [...ids, now],
      );
    if (ids.length === 0) return { secrets: [], lastingTokens: [] };
    return { secrets: await from('service_secret'), lastingTokens: await from('service_token') };
  }
}

function matching({ q, status }: ServiceAccountQuery, now: Date): SqlCondition {
  const isStatus = status === undefined ? undefined : { sql: `${STATUS} = ?`, values: [now, now, status] };
  return allOf(contains('s.nameKey', q?.toLowerCase()), isStatus);
}

function toResponse({ nameKey: _, ...row }: Row, working: Working): ServiceAccountResponse {
  const own = (field: Credentials): ServiceAccountResponse[Credentials] =>
    working[field].flatMap(({ serviceAccountId, id, createdAt, expiresAt, lastUsedAt }) => {
      const times = { createdAt: isoOf(createdAt), expiresAt: isoOf(expiresAt), lastUsedAt: isoOrNull(lastUsedAt) };
      return serviceAccountId === row.id ? [{ id, ...times }] : [];
    });
  return {
    ...row,
    scopes: row.scopes.split(' ') as Permission[],
    secrets: own('secrets'),
    lastingTokens: own('lastingTokens'),
    expiresAt: isoOf(row.expiresAt),
    lastUsedAt: isoOrNull(row.lastUsedAt),
    revokedAt: isoOrNull(row.revokedAt),
    createdAt: isoOf(row.createdAt),
    version: Number(row.version),
  };
}
