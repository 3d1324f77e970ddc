import { Injectable } from '@nestjs/common';
import { ReadLog } from '../../../kernel/audit/read-log.js';
import type { Actor } from '../../../kernel/auth/actor.js';
import { after, allOf, equal } from '../../../kernel/database/condition.js';
import { Database } from '../../../kernel/database/database.js';
import { isoOf, isoOrNull } from '../../../kernel/database/dialect.js';
import { requestProblems } from '../../../kernel/errors/problems.js';
import { Cursors } from '../../../kernel/http/cursors.js';
import type { Page } from '../../../kernel/http/page.response.js';
import { displayName, employeeTables, type Titled } from '../../employees/index.js';
import type { CommentQuery } from '../http/work-plan-dialogue.request.js';
import type { CommentResponse } from '../http/work-plan-dialogue.response.js';
import { WorkPlanAccess } from '../work-plan.access.js';

const FROM = `work_plan_comment wc JOIN ${employeeTables.employee} e ON e.id = wc.authorEmployeeId
  JOIN work_plan_comment wf ON wf.id = wc.threadId`;
const COMMENT = `SELECT wc.id, wc.workPlanId, wc.threadId, wc.part, wc.partId, wc.authorEmployeeId, e.name, e.frontTitle, e.backTitle,
  wc.purpose, wc.text, wc.createdAt, wf.resolvedAt, wf.version FROM ${FROM}`;

type Row = Omit<CommentResponse, 'authorName'> & Titled;

/** Reads of what was said over plans; whoever may read a plan may read it. */
@Injectable()
export class CommentsQueries {
  constructor(
    private readonly db: Database,
    private readonly access: WorkPlanAccess,
    private readonly cursors: Cursors,
    private readonly reads: ReadLog,
  ) {}

  /** One comment of a plan that the caller may read. Throws REQUEST.NOT_FOUND. */
  async comment(actor: Actor, id: string): Promise<CommentResponse> {
    const [row] = await this.db.rows<Row>(`${COMMENT} WHERE wc.id = ?`, [id]);
    if (!row) throw requestProblems.NOT_FOUND();
    await this.access.requireReadable(actor, row.workPlanId);
    return toComment(row);
  }

  /** What was said over one plan, the first first. Throws REQUEST.NOT_FOUND. */
  async comments(actor: Actor, workPlanId: string, query: CommentQuery): Promise<Page<CommentResponse>> {
    this.reads.record(actor, 'work-plan', workPlanId, await this.access.requireReadable(actor, workPlanId));
    const { threadId, part, partId, open } = query;
    const filter = ['work-plan-comments', workPlanId, threadId, part, partId, open];
    const where = allOf(
      equal('wc.workPlanId', workPlanId),
      equal('wc.threadId', threadId),
      equal('wc.part', part),
      equal('wc.partId', partId),
      open ? { sql: 'wf.resolvedAt IS NULL', values: [] } : undefined,
    );
    const page = allOf(where, after(['wc.createdAt', 'wc.id'], this.cursors.keysOf(query, filter)));
    const sql = `${COMMENT} WHERE ${page.sql} ORDER BY wc.createdAt, wc.id LIMIT ?`;
    const rows = await this.db.rows<Row>(sql, [...page.values, query.limit + 1]);
    const total = query.count ? await this.db.count(FROM, where) : undefined;
    return this.cursors.pageOf({ rows, query, filter, total, keys: (row) => [row.createdAt, row.id], item: toComment });
  }
}

function toComment(row: Row): CommentResponse {
  const { id, workPlanId, threadId, part, partId, authorEmployeeId, purpose, text, version } = row;
  return {
    ...{ id, workPlanId, threadId, part, partId, authorEmployeeId, authorName: displayName(row), purpose, text },
    createdAt: isoOf(row.createdAt),
    resolvedAt: isoOrNull(row.resolvedAt),
    version: Number(version),
  };
}
