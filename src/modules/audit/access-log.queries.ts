import { Injectable } from '@nestjs/common';
import { auditTables } from '../../kernel/audit/audit-event.entity.js';
import type { Actor } from '../../kernel/auth/actor.js';
import { Clock } from '../../kernel/clock/clock.js';
import { allOf, before, type SqlCondition } from '../../kernel/database/condition.js';
import { Database } from '../../kernel/database/database.js';
import { isoOf } from '../../kernel/database/dialect.js';
import { Cursors } from '../../kernel/http/cursors.js';
import type { Page } from '../../kernel/http/page.response.js';
import type { CivilDate } from '../../kernel/values/civil-date.js';
import { displayName, employeeTables, type Titled } from '../employees/index.js';
import { identityTables } from '../identity/index.js';
import { organizationTables } from '../organization/index.js';
import { AuditAccess, IS_READ, isRead, OF_PERSON } from './audit.access.js';
import type { AccessLogQuery } from './http/audit.request.js';
import type { AccessLogResponse } from './http/audit.response.js';

const { event } = auditTables;
const { employee, assignment } = employeeTables;
const OWN = `${OF_PERSON} own JOIN ${event} ev ON ev.id = own.id`;
const ENTRY = `SELECT ev.id, ev.occurredAt, ev.action, ev.objectType, ev.objectId, ev.actorAccountId, ev.actorEmployeeId,
  ev.actorRoles, a.name, a.frontTitle, a.backTitle, sv.name AS serviceName
  FROM ${OWN} LEFT JOIN ${employee} a ON a.id = ev.actorEmployeeId
  LEFT JOIN ${identityTables.serviceAccount} sv ON sv.id = ev.actorAccountId`;
const POSTS = `SELECT a.employeeId, a.validFrom, a.validUntil, p.title, u.name AS unitName FROM ${assignment} a
  JOIN ${organizationTables.position} p ON p.id = a.positionId JOIN ${organizationTables.orgUnit} u ON u.id = a.unitId
  WHERE a.kind = 'DEFINITIF'`;

interface EntryRow extends Omit<Titled, 'name'>, Pick<AccessLogResponse, 'id' | 'action' | 'objectType' | 'objectId'> {
  readonly name: string | null;
  readonly serviceName: string | null;
  readonly occurredAt: string;
  readonly actorAccountId: string | null;
  readonly actorEmployeeId: string | null;
  readonly actorRoles: string | null;
}
interface Post {
  readonly employeeId: string;
  readonly validFrom: CivilDate;
  readonly validUntil: CivilDate;
  readonly title: string;
  readonly unitName: string;
}

/** Tells each person who read or changed the own records: the record of their processing. */
@Injectable()
export class AccessLogQueries {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly access: AuditAccess,
    private readonly cursors: Cursors,
  ) {}

  /** What was done with the caller's own records, the latest first. */
  async entries(actor: Actor, query: AccessLogQuery): Promise<Page<AccessLogResponse>> {
    const filter = ['access-log', actor.employeeId, query.kind, query.othersOnly];
    const where = allOf(this.access.ofOwnRecords(actor), kindCondition(query), othersCondition(actor, query));
    const page = allOf(where, before(['ev.occurredAt', 'ev.id'], this.cursors.keysOf(query, filter)));
    const sql = `${ENTRY} WHERE ${page.sql} ORDER BY ev.occurredAt DESC, ev.id DESC LIMIT ?`;
    const self = [actor.employeeId, actor.employeeId];
    const rows = await this.db.rows<EntryRow>(sql, [...self, ...page.values, query.limit + 1]);
    const total = query.count
      ? await this.db.count(OWN, { sql: where.sql, values: [...self, ...where.values] })
      : undefined;
    const posts = await this.postsOf(rows);
    const item = (row: EntryRow): AccessLogResponse => this.toEntry(actor, row, posts);
    return this.cursors.pageOf({ rows, query, filter, total, keys: (row) => [row.occurredAt, row.id], item });
  }

  /** The same from the latest back, so many at most. */
  async latest(actor: Actor, most: number): Promise<AccessLogResponse[]> {
    const where = this.access.ofOwnRecords(actor);
    const sql = `${ENTRY} WHERE ${where.sql} ORDER BY ev.occurredAt DESC, ev.id DESC LIMIT ?`;
    const self = [actor.employeeId, actor.employeeId];
    const rows = await this.db.rows<EntryRow>(sql, [...self, ...where.values, most]);
    const posts = await this.postsOf(rows);
    return rows.map((row) => this.toEntry(actor, row, posts));
  }

  private async postsOf(rows: readonly EntryRow[]): Promise<readonly Post[]> {
    const ids = [...new Set(rows.flatMap(({ actorEmployeeId }) => actorEmployeeId ?? []))];
    if (ids.length === 0) return [];
    return this.db.rows<Post>(`${POSTS} AND a.employeeId IN (${ids.map(() => '?').join(', ')})`, ids);
  }

  /** The post is that of the day on which it was done. */
  private toEntry(actor: Actor, row: EntryRow, posts: readonly Post[]): AccessLogResponse {
    const { id, action, objectType, objectId, name, frontTitle, backTitle, actorAccountId, actorEmployeeId } = row;
    const day = this.clock.today(new Date(isoOf(row.occurredAt)));
    const held = posts.find(
      (post) => post.employeeId === actorEmployeeId && post.validFrom <= day && day <= post.validUntil,
    );
    return {
      ...{ id, occurredAt: isoOf(row.occurredAt), kind: isRead(action) ? 'READ' : 'CHANGE' },
      ...{ action, objectType, objectId },
      isOwnAct: actorAccountId === actor.accountId,
      isSystem: actorAccountId === null,
      actorName: name === null ? row.serviceName : displayName({ name, frontTitle, backTitle }),
      actorPosition: held?.title ?? null,
      actorUnit: held?.unitName ?? null,
      actorRoles: (row.actorRoles ?? '').split(',').filter(Boolean),
    };
  }
}

function kindCondition({ kind }: AccessLogQuery): SqlCondition | undefined {
  if (kind === undefined) return undefined;
  return { sql: kind === 'READ' ? IS_READ : `NOT ${IS_READ}`, values: [] };
}

function othersCondition({ accountId }: Actor, { othersOnly }: AccessLogQuery): SqlCondition | undefined {
  if (!othersOnly) return undefined;
  return { sql: '(ev.actorAccountId IS NULL OR ev.actorAccountId <> ?)', values: [accountId] };
}
