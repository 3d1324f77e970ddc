import { Injectable } from '@nestjs/common';
import { ReadLog } from '../../../kernel/audit/read-log.js';
import type { Actor } from '../../../kernel/auth/actor.js';
import { after, allOf, equal, type SqlCondition } from '../../../kernel/database/condition.js';
import { Database } from '../../../kernel/database/database.js';
import { isoOf } from '../../../kernel/database/dialect.js';
import { requestProblems } from '../../../kernel/errors/problems.js';
import { Cursors } from '../../../kernel/http/cursors.js';
import type { PageQuery } from '../../../kernel/http/page.request.js';
import type { Page } from '../../../kernel/http/page.response.js';
import { displayName, employeeTables, type Titled } from '../../employees/index.js';
import { AppraisalAccess } from '../appraisal.access.js';
import { CalibrationAccess } from './calibration.access.js';
import { CalibrationQueries } from './calibration.queries.js';
import type { CalibrationChangeResponse } from './http/calibration.response.js';

const FROM = `calibration_change cc JOIN appraisal ap ON ap.id = cc.appraisalId JOIN ${employeeTables.employee} b ON b.id = cc.changedById`;
const CHANGE = `SELECT cc.id, cc.sessionId, cc.appraisalId, cc.resultBefore, cc.resultAfter, cc.behaviourBefore, cc.behaviourAfter,
  cc.predicateBefore, cc.predicateAfter, cc.reasonCode, cc.reason, cc.changedById, b.name, b.frontTitle, b.backTitle, cc.createdAt FROM ${FROM}`;
type ChangeRow = Omit<CalibrationChangeResponse, 'changedByName'> & Titled;

/** Shows what was changed at calibrations: to who takes part, and after publication to whose appraisal it is. Rule CB-6. */
@Injectable()
export class CalibrationChangesQueries {
  constructor(
    private readonly db: Database,
    private readonly access: CalibrationAccess,
    private readonly sessions: CalibrationQueries,
    private readonly appraisals: AppraisalAccess,
    private readonly cursors: Cursors,
    private readonly reads: ReadLog,
  ) {}

  /** Changes of a session, the first first. Throws REQUEST.NOT_FOUND. */
  async ofSession(actor: Actor, id: string, query: PageQuery): Promise<Page<CalibrationChangeResponse>> {
    await this.sessions.row(actor, id);
    const where = allOf(equal('cc.sessionId', id), this.access.shownAppraisals(actor));
    return this.page(['session', id], where, query);
  }

  /** Changes of an appraisal that the actor may read; its employee sees them once it is published. Throws REQUEST.NOT_FOUND. */
  async ofAppraisal(actor: Actor, id: string, query: PageQuery): Promise<Page<CalibrationChangeResponse>> {
    const readable = allOf(equal('ap.id', id), this.appraisals.readable(actor));
    const sql = `SELECT ap.employeeId FROM appraisal ap WHERE ${readable.sql}`;
    const [found] = await this.db.rows<{ employeeId: string }>(sql, readable.values);
    if (!found) throw requestProblems.NOT_FOUND();
    this.reads.record(actor, 'appraisal', id, found.employeeId);
    const where = allOf(equal('cc.appraisalId', id), this.access.shownAppraisals(actor));
    return this.page(['appraisal', id], where, query);
  }

  /** One change of a session. Throws REQUEST.NOT_FOUND. */
  async one(id: string): Promise<CalibrationChangeResponse> {
    const [row] = await this.db.rows<ChangeRow>(`${CHANGE} WHERE cc.id = ?`, [id]);
    if (!row) throw requestProblems.NOT_FOUND();
    return toChange(row);
  }

  private async page(
    of: readonly [what: string, id: string],
    where: SqlCondition,
    query: PageQuery,
  ): Promise<Page<CalibrationChangeResponse>> {
    const filter = ['calibration-changes', ...of];
    const page = allOf(where, after(['cc.createdAt', 'cc.id'], this.cursors.keysOf(query, filter)));
    const rows = await this.db.rows<ChangeRow>(`${CHANGE} WHERE ${page.sql} ORDER BY cc.createdAt, cc.id LIMIT ?`, [
      ...[...page.values, query.limit + 1],
    ]);
    const total = query.count ? await this.db.count(FROM, where) : undefined;
    const keys = (row: ChangeRow): [string, string] => [row.createdAt, row.id];
    return this.cursors.pageOf({ rows, query, filter, total, keys, item: toChange });
  }
}

function toChange({ name, frontTitle, backTitle, createdAt, ...row }: ChangeRow): CalibrationChangeResponse {
  return { ...row, changedByName: displayName({ name, frontTitle, backTitle }), createdAt: isoOf(createdAt) };
}
