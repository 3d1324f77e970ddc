import { Injectable } from '@nestjs/common';
import { ReadLog } from '../../kernel/audit/read-log.js';
import type { Actor } from '../../kernel/auth/actor.js';
import { Clock } from '../../kernel/clock/clock.js';
import { allOf } from '../../kernel/database/condition.js';
import { Database } from '../../kernel/database/database.js';
import { isoOf } from '../../kernel/database/dialect.js';
import { requestProblems } from '../../kernel/errors/problems.js';
import { Cursors } from '../../kernel/http/cursors.js';
import type { PageQuery } from '../../kernel/http/page.request.js';
import type { Page } from '../../kernel/http/page.response.js';
import type { SessionResponse } from './http/sessions.response.js';
import { programName } from './program-name.js';

const SESSION = 'SELECT s.id, s.createdAt, s.lastUsedAt, s.expiresAt, s.address, s.userAgent FROM session s';

interface SessionRow extends Pick<SessionResponse, 'id' | 'createdAt' | 'lastUsedAt' | 'expiresAt' | 'address'> {
  readonly userAgent: string | null;
}

/** Sessions that live, as their owner and the admin see them. */
@Injectable()
export class SessionsQueries {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly cursors: Cursors,
    private readonly reads: ReadLog,
  ) {}

  /** Those of an account, the latest sign-in first. Throws REQUEST.NOT_FOUND when there is no such account. */
  async of(accountId: string, actor: Actor, query: PageQuery): Promise<Page<SessionResponse>> {
    const sql = 'SELECT employeeId FROM account WHERE id = ?';
    const [account] = await this.db.rows<{ employeeId: string | null }>(sql, [accountId]);
    if (!account) throw requestProblems.NOT_FOUND();
    // Addresses and programs of somebody else tell where he was.
    if (accountId !== actor.accountId) this.reads.record(actor, 'account', accountId, account.employeeId);
    const filter = ['sessions', accountId];
    const [before] = this.cursors.keysOf(query, filter) ?? [];
    const living = {
      sql: 's.accountId = ? AND s.endedAt IS NULL AND s.expiresAt > ?',
      values: [accountId, this.clock.now()],
    };
    const page = allOf(living, before === undefined ? undefined : { sql: 's.id < ?', values: [before] });
    const statement = `${SESSION} WHERE ${page.sql} ORDER BY s.id DESC LIMIT ?`;
    const rows = await this.db.rows<SessionRow>(statement, [...page.values, query.limit + 1]);
    const total = query.count ? await this.db.count('session s', living) : undefined;
    const item = (row: SessionRow): SessionResponse => toSession(row, actor.sessionId);
    return this.cursors.pageOf({ rows, query, filter, total, keys: (row) => [row.id], item });
  }
}

function toSession({ userAgent, ...row }: SessionRow, ownId: string | null): SessionResponse {
  return {
    ...{ id: row.id, isCurrent: row.id === ownId, program: programName(userAgent), address: row.address },
    ...{ createdAt: isoOf(row.createdAt), lastUsedAt: isoOf(row.lastUsedAt), expiresAt: isoOf(row.expiresAt) },
  };
}
