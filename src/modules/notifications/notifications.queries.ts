import { Injectable } from '@nestjs/common';
import { ReadLog } from '../../kernel/audit/read-log.js';
import type { Actor } from '../../kernel/auth/actor.js';
import { allOf, equal } from '../../kernel/database/condition.js';
import { Database } from '../../kernel/database/database.js';
import { isoOf, isoOrNull } from '../../kernel/database/dialect.js';
import { requestProblems } from '../../kernel/errors/problems.js';
import { Cursors } from '../../kernel/http/cursors.js';
import type { Page } from '../../kernel/http/page.response.js';
import { currentContext } from '../../kernel/http/request-context.js';
import { linkOf, type NotificationFacts, type NotificationKind } from './domain/notification-kinds.js';
import type { NotificationQuery } from './http/notification.request.js';
import type { NotificationResponse } from './http/notification.response.js';
import { NotificationAccess } from './notification.access.js';
import { NotificationTexts } from './notification-texts.js';

const ROW = 'SELECT n.id, n.kind, n.facts, n.createdAt, n.readAt FROM notification n';

interface NotificationRow {
  readonly id: string;
  readonly kind: NotificationKind;
  readonly facts: string;
  readonly createdAt: string;
  readonly readAt: string | null;
}

/** Shows people their own notifications. */
@Injectable()
export class NotificationsQueries {
  constructor(
    private readonly db: Database,
    private readonly access: NotificationAccess,
    private readonly texts: NotificationTexts,
    private readonly cursors: Cursors,
    private readonly reads: ReadLog,
  ) {}

  /** The caller's own, the latest first. */
  async list(actor: Actor, query: NotificationQuery): Promise<Page<NotificationResponse>> {
    const { unread, kind } = query;
    const filter = ['notifications', actor.employeeId, unread, kind];
    const [last] = this.cursors.keysOf(query, filter) ?? [];
    const isUnread = unread ? { sql: 'n.readAt IS NULL', values: [] } : undefined;
    const all = allOf(this.access.own(actor), isUnread, equal('n.kind', kind));
    const where = allOf(all, last === undefined ? undefined : { sql: 'n.id < ?', values: [last] });
    const sql = `${ROW} WHERE ${where.sql} ORDER BY n.id DESC LIMIT ?`;
    const rows = await this.db.rows<NotificationRow>(sql, [...where.values, query.limit + 1]);
    const total = query.count ? await this.db.count('notification n', all) : undefined;
    const page = this.cursors.pageOf({ rows, query, filter, total, keys: ({ id }) => [id], item: (row) => row });
    return { ...page, data: await this.toResponses(actor, page.data) };
  }

  /** One of the caller's own. Throws REQUEST.NOT_FOUND. */
  async one(actor: Actor, id: string): Promise<NotificationResponse> {
    const own = this.access.own(actor);
    const rows = await this.db.rows<NotificationRow>(`${ROW} WHERE n.id = ? AND ${own.sql}`, [id, ...own.values]);
    const [notification] = await this.toResponses(actor, rows);
    if (!notification) throw requestProblems.NOT_FOUND();
    return notification;
  }

  private async toResponses(actor: Actor, rows: readonly NotificationRow[]): Promise<NotificationResponse[]> {
    const told = rows.map((row) => ({ ...row, facts: JSON.parse(row.facts) as NotificationFacts }));
    const texts = await this.texts.say(told, currentContext().language);
    this.reads.list(
      actor,
      'notification',
      {},
      told.map(({ facts }) => facts.ownerId),
    );
    return told.map(({ id, kind, facts, createdAt, readAt }, at) => ({
      ...{ id, kind, text: texts[at] ?? '', link: linkOf(facts) },
      ...{ createdAt: isoOf(createdAt), readAt: isoOrNull(readAt) },
    }));
  }
}
