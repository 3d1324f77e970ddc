import { Injectable } from '@nestjs/common';
import { ReadLog } from '../../../kernel/audit/read-log.js';
import type { Actor } from '../../../kernel/auth/actor.js';
import { after, allOf, equal } from '../../../kernel/database/condition.js';
import { Database } from '../../../kernel/database/database.js';
import { requestProblems } from '../../../kernel/errors/problems.js';
import { Cursors } from '../../../kernel/http/cursors.js';
import type { Page } from '../../../kernel/http/page.response.js';
import { periodTables } from '../../periods/index.js';
import { WorkPlanAccess } from '../work-plan.access.js';
import type { ActionItemQuery } from './http/monitoring.request.js';
import type { ActionItemResponse } from './http/monitoring.response.js';

const FROM = `action_item ai JOIN work_plan wp ON wp.id = ai.workPlanId JOIN work_plan_result r ON r.id = ai.resultId
  JOIN ${periodTables.evaluationPeriod} ep ON ep.id = ai.evaluationPeriodId`;
const ITEM = `SELECT ai.id, ai.workPlanId, wp.employeeId, ai.resultId, r.statement AS resultStatement, ai.evaluationPeriodId,
  ep.name AS periodName, ep.startsOn, ai.statement, ai.target, ai.status, ai.note, ai.version FROM ${FROM}`;

type Row = ActionItemResponse & { readonly employeeId: string; readonly startsOn: string };

/** Reads of action plans; whoever may read a plan may read the steps to it. */
@Injectable()
export class ActionItemsQueries {
  constructor(
    private readonly db: Database,
    private readonly access: WorkPlanAccess,
    private readonly cursors: Cursors,
    private readonly reads: ReadLog,
  ) {}

  /** One step. Throws REQUEST.NOT_FOUND. */
  async one(actor: Actor, id: string): Promise<ActionItemResponse> {
    const scope = this.access.readable(actor);
    const [row] = await this.db.rows<Row>(`${ITEM} WHERE ai.id = ? AND ${scope.sql}`, [id, ...scope.values]);
    if (!row) throw requestProblems.NOT_FOUND();
    this.reads.record(actor, 'action-item', id, row.employeeId);
    return shown(row);
  }

  /** The steps of a plan, by evaluation period. Throws REQUEST.NOT_FOUND. */
  async ofPlan(actor: Actor, workPlanId: string, query: ActionItemQuery): Promise<Page<ActionItemResponse>> {
    this.reads.record(actor, 'work-plan', workPlanId, await this.access.requireReadable(actor, workPlanId));
    const { evaluationPeriodId, resultId } = query;
    const filter = ['action-items', workPlanId, evaluationPeriodId, resultId];
    const where = allOf(
      equal('ai.workPlanId', workPlanId),
      equal('ai.evaluationPeriodId', evaluationPeriodId),
      equal('ai.resultId', resultId),
    );
    const page = allOf(where, after(['ep.startsOn', 'ai.id'], this.cursors.keysOf(query, filter)));
    const sql = `${ITEM} WHERE ${page.sql} ORDER BY ep.startsOn, ai.id LIMIT ?`;
    const rows = await this.db.rows<Row>(sql, [...page.values, query.limit + 1]);
    const total = query.count ? await this.db.count(FROM, where) : undefined;
    return this.cursors.pageOf({ rows, query, filter, total, keys: (row) => [row.startsOn, row.id], item: shown });
  }
}

const shown = ({ employeeId: _, startsOn: __, ...item }: Row): ActionItemResponse => item;
