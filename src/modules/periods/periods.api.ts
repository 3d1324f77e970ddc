import { Injectable } from '@nestjs/common';
import { Database } from '../../kernel/database/database.js';
import { requestProblems } from '../../kernel/errors/problems.js';
import { after, allOf, equal } from '../../kernel/database/condition.js';
import { type CursorKeys, Cursors } from '../../kernel/http/cursors.js';
import type { PageQuery } from '../../kernel/http/page.request.js';
import type { Page } from '../../kernel/http/page.response.js';
import type { EvaluationPeriodResponse, PerformancePeriodResponse } from './http/performance-period.response.js';

/** Names of the tables that other modules may join in their projections. */
export const periodTables = { performancePeriod: 'performance_period', evaluationPeriod: 'evaluation_period' } as const;

/** A performance year, as every module sees it. */
export type PerformancePeriodView = Readonly<PerformancePeriodResponse>;
/** An evaluation period, as every module sees it. */
export type EvaluationPeriodView = Readonly<EvaluationPeriodResponse>;

const YEAR = `SELECT id, year, startsOn, endsOn, scheme, ruleSetCode, planDueOn, annualAppraisalOpensOn, annualSelfAssessmentDueOn, version
  FROM performance_period`;
const PERIOD = `SELECT id, performancePeriodId, sequence, name, startsOn, endsOn, progressDueOn, appraisalOpensOn, selfAssessmentDueOn, version
  FROM evaluation_period`;

/** Reads of performance years and their evaluation periods; everybody may see them. */
@Injectable()
export class PeriodsApi {
  constructor(
    private readonly db: Database,
    private readonly cursors: Cursors,
  ) {}

  /** A year by its id; undefined when there is none. */
  async findYear(id: string): Promise<PerformancePeriodView | undefined> {
    return (await this.db.rows<PerformancePeriodView>(`${YEAR} WHERE id = ?`, [id]))[0];
  }

  /** Holds a year until the transaction ends, so that rules over all of it can be checked; call it first. False when there is none. */
  async holdYear(id: string): Promise<boolean> {
    const sql = `SELECT id FROM performance_period WHERE id = ?${this.db.connection.forUpdate}`;
    return (await this.db.rows(sql, [id])).length > 0;
  }

  /** A year by its id. Throws REQUEST.NOT_FOUND. */
  async year(id: string): Promise<PerformancePeriodView> {
    const year = await this.findYear(id);
    if (!year) throw requestProblems.NOT_FOUND();
    return year;
  }

  /** All years, the earliest first: one for each that was opened. */
  allYears(): Promise<PerformancePeriodView[]> {
    return this.db.rows<PerformancePeriodView>(`${YEAR} ORDER BY year`);
  }

  /** An evaluation period by its id; undefined when there is none. */
  async findEvaluationPeriod(id: string): Promise<EvaluationPeriodView | undefined> {
    return (await this.db.rows<EvaluationPeriodView>(`${PERIOD} WHERE id = ?`, [id]))[0];
  }

  /** An evaluation period by its id. Throws REQUEST.NOT_FOUND. */
  async evaluationPeriod(id: string): Promise<EvaluationPeriodView> {
    const period = await this.findEvaluationPeriod(id);
    if (!period) throw requestProblems.NOT_FOUND();
    return period;
  }

  /** All evaluation periods of a year, in order. */
  evaluationPeriodsOf(performancePeriodId: string): Promise<EvaluationPeriodView[]> {
    const sql = `${PERIOD} WHERE performancePeriodId = ? ORDER BY sequence`;
    return this.db.rows<EvaluationPeriodView>(sql, [performancePeriodId]);
  }

  /** Years, earliest first. */
  async years(query: PageQuery): Promise<Page<PerformancePeriodView>> {
    const filter = ['performance-periods'];
    const page = allOf(after(['year', 'id'], this.cursors.keysOf(query, filter)));
    const sql = `${YEAR} WHERE ${page.sql} ORDER BY year, id LIMIT ?`;
    const rows = await this.db.rows<PerformancePeriodView>(sql, [...page.values, query.limit + 1]);
    const total = query.count ? await this.db.count('performance_period', allOf()) : undefined;
    return this.cursors.pageOf({ rows, query, filter, total, keys: (row) => [row.year, row.id], item: (row) => row });
  }

  /** Evaluation periods of one year as a page. Throws REQUEST.NOT_FOUND for an unknown year. */
  async evaluationPeriods(performancePeriodId: string, query: PageQuery): Promise<Page<EvaluationPeriodView>> {
    await this.year(performancePeriodId);
    const filter = ['evaluation-periods', performancePeriodId];
    const where = allOf(equal('performancePeriodId', performancePeriodId));
    const page = allOf(where, after(['sequence', 'id'], this.cursors.keysOf(query, filter)));
    const sql = `${PERIOD} WHERE ${page.sql} ORDER BY sequence, id LIMIT ?`;
    const rows = await this.db.rows<EvaluationPeriodView>(sql, [...page.values, query.limit + 1]);
    const total = query.count ? await this.db.count('evaluation_period', where) : undefined;
    const keys = (row: EvaluationPeriodView): CursorKeys => [row.sequence, row.id];
    return this.cursors.pageOf({ rows, query, filter, total, keys, item: (row) => row });
  }
}
