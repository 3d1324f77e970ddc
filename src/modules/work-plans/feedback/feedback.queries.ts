import { Injectable } from '@nestjs/common';
import { ReadLog } from '../../../kernel/audit/read-log.js';
import type { Actor } from '../../../kernel/auth/actor.js';
import { after, allOf, anyOf, before, equal, NOTHING, type SqlCondition } from '../../../kernel/database/condition.js';
import { Database } from '../../../kernel/database/database.js';
import { isoOf } from '../../../kernel/database/dialect.js';
import { requestProblems } from '../../../kernel/errors/problems.js';
import { Cursors } from '../../../kernel/http/cursors.js';
import type { Page } from '../../../kernel/http/page.response.js';
import { displayName, employeeTables, type Titled } from '../../employees/index.js';
import { WorkPlanAccess } from '../work-plan.access.js';
import type { FeedbackQuery, FeedbackRequestQuery } from './http/feedback.request.js';
import type { FeedbackReplyResponse, FeedbackRequestResponse, FeedbackResponse } from './http/feedback.response.js';

const { employee } = employeeTables;
/** What the part `x` is about says. */
const aboutOf = (x: string): string => `CASE ${x}.part
  WHEN 'RESULT' THEN (SELECT ar.statement FROM work_plan_result ar WHERE ar.id = ${x}.partId)
  WHEN 'PROGRESS' THEN (SELECT ai.statement FROM progress_entry ap JOIN work_plan_indicator ai ON ai.id = ap.indicatorId WHERE ap.id = ${x}.partId)
  WHEN 'EVIDENCE' THEN (SELECT ae.title FROM evidence ae WHERE ae.id = ${x}.partId AND ae.withdrawnAt IS NULL) END AS about`;
const PEOPLE = `e.name, e.frontTitle, e.backTitle, o.name AS otherName, o.frontTitle AS otherFrontTitle, o.backTitle AS otherBackTitle`;
const FEEDBACK_FROM = `feedback fb JOIN work_plan wp ON wp.id = fb.workPlanId JOIN ${employee} e ON e.id = wp.employeeId
  JOIN ${employee} o ON o.id = fb.giverEmployeeId`;
const FEEDBACK = `SELECT fb.id, fb.workPlanId, wp.employeeId, fb.giverEmployeeId, fb.relation, fb.requestId, fb.part, fb.partId, fb.kind,
  fb.text, fb.createdAt, fb.version, ${PEOPLE}, ${aboutOf('fb')} FROM ${FEEDBACK_FROM}`;
const REQUEST_FROM = `feedback_request fr JOIN work_plan wp ON wp.id = fr.workPlanId JOIN ${employee} e ON e.id = wp.employeeId
  JOIN ${employee} o ON o.id = fr.fromEmployeeId`;
const REQUEST = `SELECT fr.id, fr.workPlanId, wp.employeeId, fr.fromEmployeeId, fr.askedByEmployeeId, fr.part, fr.partId, fr.question,
  fr.status, fr.createdAt, fr.version, ${PEOPLE}, ${aboutOf('fr')} FROM ${REQUEST_FROM}`;

/** Whoever was asked sees the question until it is withdrawn. */
const ASKED: SqlCondition = { sql: `fr.status <> 'WITHDRAWN'`, values: [] };

interface TwoPeople extends Titled {
  readonly otherName: string;
  readonly otherFrontTitle: string | null;
  readonly otherBackTitle: string | null;
}
type FeedbackRow = Omit<FeedbackResponse, 'employeeName' | 'giverName' | 'replies'> & TwoPeople;
type RequestRow = Omit<FeedbackRequestResponse, 'employeeName' | 'fromName'> & TwoPeople;
type ReplyRow = Omit<FeedbackReplyResponse, 'authorName'> & Titled & { readonly feedbackId: string };

/** Reads of feedback: whoever may read a plan sees all of it, others what they have given and what they were asked. Rule FB-2. */
@Injectable()
export class FeedbackQueries {
  constructor(
    private readonly db: Database,
    private readonly access: WorkPlanAccess,
    private readonly cursors: Cursors,
    private readonly reads: ReadLog,
  ) {}

  /** One piece of feedback with its answers. Throws REQUEST.NOT_FOUND. */
  async one(actor: Actor, id: string): Promise<FeedbackResponse> {
    const where = allOf({ sql: 'fb.id = ?', values: [id] }, this.seen(actor, 'fb.giverEmployeeId'));
    const rows = await this.db.rows<FeedbackRow>(`${FEEDBACK} WHERE ${where.sql}`, where.values);
    const [shown] = await this.withReplies(rows);
    if (!shown) throw requestProblems.NOT_FOUND();
    this.reads.record(actor, 'feedback', id, shown.employeeId);
    return shown;
  }

  /** Feedback, the latest first. */
  async list(actor: Actor, query: FeedbackQuery): Promise<Page<FeedbackResponse>> {
    const { workPlanId, employeeId, given } = query;
    const filter = ['feedback', workPlanId, employeeId, given];
    const where = allOf(
      given ? ownOf(actor, 'fb.giverEmployeeId') : this.seen(actor, 'fb.giverEmployeeId'),
      equal('fb.workPlanId', workPlanId),
      equal('wp.employeeId', employeeId),
    );
    const page = allOf(where, before(['fb.createdAt', 'fb.id'], this.cursors.keysOf(query, filter)));
    const sql = `${FEEDBACK} WHERE ${page.sql} ORDER BY fb.createdAt DESC, fb.id DESC LIMIT ?`;
    const rows = await this.db.rows<FeedbackRow>(sql, [...page.values, query.limit + 1]);
    const total = query.count ? await this.db.count(FEEDBACK_FROM, where) : undefined;
    const people = rows.slice(0, query.limit).map((row) => row.employeeId);
    this.reads.list(actor, 'feedback', { workPlanId, employeeId, given }, people);
    const keys = new Map(rows.map((row) => [row.id, row.createdAt]));
    return this.cursors.pageOf({
      ...{ rows: await this.withReplies(rows), query, filter, total },
      keys: ({ id }) => [keys.get(id) ?? '', id],
      item: (item) => item,
    });
  }

  /** One request. Throws REQUEST.NOT_FOUND. */
  async request(actor: Actor, id: string): Promise<FeedbackRequestResponse> {
    const where = allOf({ sql: 'fr.id = ?', values: [id] }, this.seen(actor, 'fr.fromEmployeeId', ASKED));
    const [row] = await this.db.rows<RequestRow>(`${REQUEST} WHERE ${where.sql}`, where.values);
    if (!row) throw requestProblems.NOT_FOUND();
    this.reads.record(actor, 'feedback-request', id, row.employeeId);
    return toRequest(row);
  }

  /** Requests, the earliest first. */
  async requests(actor: Actor, query: FeedbackRequestQuery): Promise<Page<FeedbackRequestResponse>> {
    const { workPlanId, waiting } = query;
    const filter = ['feedback-requests', workPlanId, waiting];
    const asked = allOf(ownOf(actor, 'fr.fromEmployeeId'), { sql: `fr.status = 'OPEN'`, values: [] });
    const where = allOf(
      waiting ? asked : this.seen(actor, 'fr.fromEmployeeId', ASKED),
      equal('fr.workPlanId', workPlanId),
    );
    const page = allOf(where, after(['fr.createdAt', 'fr.id'], this.cursors.keysOf(query, filter)));
    const sql = `${REQUEST} WHERE ${page.sql} ORDER BY fr.createdAt, fr.id LIMIT ?`;
    const rows = await this.db.rows<RequestRow>(sql, [...page.values, query.limit + 1]);
    const total = query.count ? await this.db.count(REQUEST_FROM, where) : undefined;
    const people = rows.slice(0, query.limit).map((row) => row.employeeId);
    this.reads.list(actor, 'feedback-request', { workPlanId, waiting }, people);
    return this.cursors.pageOf({ rows, query, filter, total, keys: (row) => [row.createdAt, row.id], item: toRequest });
  }

  private seen(actor: Actor, column: string, more?: SqlCondition): SqlCondition {
    return anyOf(this.access.readable(actor), allOf(ownOf(actor, column), more));
  }

  private async withReplies(rows: readonly FeedbackRow[]): Promise<FeedbackResponse[]> {
    if (rows.length === 0) return [];
    const sql = `SELECT fa.id, fa.feedbackId, fa.authorEmployeeId, fa.text, fa.createdAt, e.name, e.frontTitle, e.backTitle
      FROM feedback_reply fa JOIN ${employee} e ON e.id = fa.authorEmployeeId
      WHERE fa.feedbackId IN (${rows.map(() => '?').join(', ')}) ORDER BY fa.createdAt, fa.id`;
    const found = await this.db.rows<ReplyRow>(
      sql,
      rows.map(({ id }) => id),
    );
    const replies = Map.groupBy(found, ({ feedbackId }) => feedbackId);
    return rows.map((row) => toFeedback(row, replies.get(row.id) ?? []));
  }
}

function ownOf({ employeeId }: Actor, column: string): SqlCondition {
  return employeeId === null ? NOTHING : { sql: `${column} = ?`, values: [employeeId] };
}

const otherOf = ({ otherName: name, otherFrontTitle: frontTitle, otherBackTitle: backTitle }: TwoPeople): string =>
  displayName({ name, frontTitle, backTitle });

function toFeedback(row: FeedbackRow, replies: readonly ReplyRow[]): FeedbackResponse {
  const { id, workPlanId, employeeId, giverEmployeeId, relation, requestId, part, partId, about, kind, text } = row;
  return {
    ...{
      id,
      workPlanId,
      employeeId,
      employeeName: displayName(row),
      giverEmployeeId,
      giverName: otherOf(row),
      relation,
    },
    ...{ requestId, part, partId, about, kind, text, createdAt: isoOf(row.createdAt), version: Number(row.version) },
    replies: replies.map(({ id: replyId, authorEmployeeId, text: said, createdAt, ...names }) => ({
      ...{ id: replyId, authorEmployeeId, authorName: displayName(names), text: said, createdAt: isoOf(createdAt) },
    })),
  };
}

function toRequest(row: RequestRow): FeedbackRequestResponse {
  const { id, workPlanId, employeeId, fromEmployeeId, askedByEmployeeId, part, partId, about, question, status } = row;
  return {
    ...{ id, workPlanId, employeeId, employeeName: displayName(row), fromEmployeeId, fromName: otherOf(row) },
    ...{ askedByEmployeeId, part, partId, about, question, status, createdAt: isoOf(row.createdAt) },
    version: Number(row.version),
  };
}
