import { Injectable } from '@nestjs/common';
import { ReadLog } from '../../../kernel/audit/read-log.js';
import type { Actor } from '../../../kernel/auth/actor.js';
import { reachOf } from '../../../kernel/auth/reach.js';
import { Clock } from '../../../kernel/clock/clock.js';
import { allOf, before, equal, type SqlCondition } from '../../../kernel/database/condition.js';
import { Database } from '../../../kernel/database/database.js';
import { requestProblems } from '../../../kernel/errors/problems.js';
import { type CursorKeys, Cursors } from '../../../kernel/http/cursors.js';
import type { PageQuery } from '../../../kernel/http/page.request.js';
import type { Page } from '../../../kernel/http/page.response.js';
import { EmployeeAccess, employeeTables } from '../../employees/index.js';
import { periodTables } from '../../periods/index.js';
import {
  type AnalysisRow,
  type AppraiserRow,
  type HintRow,
  type OwnHintRow,
  type OwnRow,
  rateesIn,
  toAnalysis,
  toAppraiser,
  toHint,
  toOwn,
  USUAL_CAUTION,
} from './fairness-answers.js';
import type { StoredDifference } from './fairness-figures.js';
import { WithheldFigures } from './withheld-figures.js';
import type { FairnessAnalysisQuery, FairnessAppraiserQuery, FairnessHintQuery } from './http/fairness.request.js';
import type {
  FairnessAnalysisResponse,
  FairnessAppraiserResponse,
  FairnessDifferenceResponse,
  FairnessHintResponse,
  OwnFairnessResponse,
} from './http/fairness.response.js';

const ANALYSIS = `SELECT an.id, an.performancePeriodId, y.year, an.methodVersion, an.settings, an.settingsHash, an.othersFromOn, an.jobId, an.summary,
  an.createdAt, an.finishedAt, an.version FROM fairness_analysis an JOIN ${periodTables.performancePeriod} y ON y.id = an.performancePeriodId`;
const APPRAISERS = `fairness_appraiser fa JOIN fairness_analysis an ON an.id = fa.analysisId JOIN ${employeeTables.employee} e ON e.id = fa.appraiserId`;
const APPRAISER = `SELECT fa.id, fa.analysisId, an.performancePeriodId, fa.appraiserId, e.name, e.frontTitle, e.backTitle, e.nip, fa.verdict, fa.isListed, fa.figures, fa.comment,
  fa.answeredAt FROM ${APPRAISERS}`;
const HINTS = `fairness_hint fh JOIN fairness_analysis an ON an.id = fh.analysisId JOIN fairness_appraiser fa ON fa.analysisId = fh.analysisId
  AND fa.appraiserId = fh.appraiserId JOIN ${employeeTables.employee} e ON e.id = fh.appraiserId
  LEFT JOIN ${employeeTables.employee} r ON r.id = fh.employeeId`;
const HINT = `SELECT fh.id, an.performancePeriodId, fa.figures, fh.appraiserId, e.name, e.frontTitle, e.backTitle, fh.employeeId, r.name AS rateeName, r.frontTitle AS rateeFront,
  r.backTitle AS rateeBack, fh.kind, fh.value FROM ${HINTS}`;
const OWN_HINT = `SELECT fh.analysisId, fh.employeeId, r.name AS rateeName, r.frontTitle AS rateeFront, r.backTitle AS rateeBack, fh.kind, fh.value, fh.isListed
  FROM fairness_hint fh LEFT JOIN ${employeeTables.employee} r ON r.id = fh.employeeId`;
const OWN = `SELECT fa.id, fa.analysisId, y.year, an.finishedAt, an.othersFromOn, fa.verdict, fa.isListed, fa.figures, fa.comment, fa.answeredAt
  FROM fairness_appraiser fa JOIN fairness_analysis an ON an.id = fa.analysisId
  JOIN ${periodTables.performancePeriod} y ON y.id = an.performancePeriodId`;

/** Reads of fairness figures: appraisers see their own at once, others when it is their turn. Rule FA-13. */
@Injectable()
export class FairnessQueries {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly people: EmployeeAccess,
    private readonly cursors: Cursors,
    private readonly reads: ReadLog,
    private readonly withheld: WithheldFigures,
  ) {}

  /** One analysis. Throws REQUEST.NOT_FOUND. */
  async analysis(id: string): Promise<FairnessAnalysisResponse> {
    const [row] = await this.db.rows<AnalysisRow>(`${ANALYSIS} WHERE an.id = ?`, [id]);
    if (!row) throw requestProblems.NOT_FOUND();
    return toAnalysis(row);
  }

  /** Analyses, the latest first. */
  async analyses(query: FairnessAnalysisQuery): Promise<Page<FairnessAnalysisResponse>> {
    const filter = ['fairness-analyses', query.performancePeriodId];
    const where = allOf(equal('an.performancePeriodId', query.performancePeriodId));
    const page = allOf(where, before(['an.createdAt', 'an.id'], this.cursors.keysOf(query, filter)));
    const sql = `${ANALYSIS} WHERE ${page.sql} ORDER BY an.createdAt DESC, an.id DESC LIMIT ?`;
    const rows = await this.db.rows<AnalysisRow>(sql, [...page.values, query.limit + 1]);
    const total = query.count ? await this.db.count('fairness_analysis an', where) : undefined;
    return this.cursors.pageOf({
      rows,
      query,
      filter,
      total,
      keys: (row) => [row.createdAt, row.id],
      item: toAnalysis,
    });
  }

  /** Figures of the appraisers within reach whose turn it is. Throws REQUEST.NOT_FOUND. */
  async appraisers(
    actor: Actor,
    analysisId: string,
    query: FairnessAppraiserQuery,
  ): Promise<Page<FairnessAppraiserResponse>> {
    await this.requireReached(actor, analysisId);
    const filter = ['fairness-appraisers', analysisId, query.listed];
    const where = allOf(
      equal('fa.analysisId', analysisId),
      this.shown(actor, 'fa.appraiserId'),
      query.listed ? { sql: 'fa.isListed = 1', values: [] } : undefined,
    );
    const page = allOf(where, beyond('fa.id', this.cursors.keysOf(query, filter)));
    const sql = `${APPRAISER} WHERE ${page.sql} ORDER BY fa.id LIMIT ?`;
    const rows = await this.db.rows<AppraiserRow>(sql, [...page.values, query.limit + 1]);
    const total = query.count ? await this.db.count(APPRAISERS, where) : undefined;
    const named = rows.slice(0, query.limit).map(({ appraiserId }) => appraiserId);
    this.reads.list(actor, 'fairness-figures', { analysisId, listed: query.listed }, named);
    const withheld = await this.withheldOf(actor, rows);
    const item = (row: AppraiserRow) => toAppraiser(row, withheld.has(row.appraiserId));
    return this.cursors.pageOf({ rows, query, filter, total, keys: (row) => [row.id], item });
  }

  /** What is worth a talk, of the appraisers within reach whose turn it is. Throws REQUEST.NOT_FOUND. */
  async hints(actor: Actor, analysisId: string, query: FairnessHintQuery): Promise<Page<FairnessHintResponse>> {
    await this.requireReached(actor, analysisId);
    const filter = ['fairness-hints', analysisId, query.kind, query.appraiserId];
    const where = allOf(
      equal('fh.analysisId', analysisId),
      this.shown(actor, 'fh.appraiserId'),
      this.shownHints(actor),
      equal('fh.kind', query.kind),
      equal('fh.appraiserId', query.appraiserId),
    );
    const page = allOf(where, beyond('fh.id', this.cursors.keysOf(query, filter)));
    const sql = `${HINT} WHERE ${page.sql} ORDER BY fh.id LIMIT ?`;
    const rows = await this.db.rows<HintRow>(sql, [...page.values, query.limit + 1]);
    const total = query.count ? await this.db.count(HINTS, where) : undefined;
    const named = rows
      .slice(0, query.limit)
      .flatMap(({ appraiserId, employeeId }) => [appraiserId, ...(employeeId === null ? [] : [employeeId])]);
    this.reads.list(actor, 'fairness-figures', { analysisId, kind: query.kind }, [...new Set(named)]);
    const withheld = await this.withheldOf(actor, rows);
    const item = (row: HintRow) => toHint(row, withheld.has(row.appraiserId));
    return this.cursors.pageOf({ rows, query, filter, total, keys: (row) => [row.id], item });
  }

  /** How groups of people differ. Throws REQUEST.NOT_FOUND. */
  async differences(analysisId: string, query: PageQuery): Promise<Page<FairnessDifferenceResponse>> {
    const sql = 'SELECT differences FROM fairness_analysis an WHERE an.id = ?';
    const [row] = await this.db.rows<{ differences: string | null }>(sql, [analysisId]);
    if (!row) throw requestProblems.NOT_FOUND();
    const all = row.differences === null ? [] : (JSON.parse(row.differences) as StoredDifference[]);
    const filter = ['fairness-differences', analysisId];
    const [last = -1] = this.cursors.keysOf(query, filter) ?? [];
    const rows = all.map((one, place) => ({ ...one, place })).slice(Number(last) + 1, Number(last) + query.limit + 2);
    const total = query.count ? all.length : undefined;
    const item = ({ place: _, ...one }: (typeof rows)[number]) => ({ ...one, caution: USUAL_CAUTION });
    return this.cursors.pageOf({ rows, query, filter, total, keys: ({ place }) => [place], item });
  }

  /** The caller's own figures as an appraiser, the latest analysis first. */
  async own(actor: Actor, query: PageQuery): Promise<Page<OwnFairnessResponse>> {
    const filter = ['own-fairness'];
    const where = allOf({ sql: 'fa.appraiserId = ?', values: [actor.employeeId ?? ''] });
    const page = allOf(where, before(['an.finishedAt', 'fa.id'], this.cursors.keysOf(query, filter)));
    const sql = `${OWN} WHERE ${page.sql} ORDER BY an.finishedAt DESC, fa.id DESC LIMIT ?`;
    const rows = await this.db.rows<OwnRow>(sql, [...page.values, query.limit + 1]);
    const total = query.count ? await this.db.count(APPRAISERS, where) : undefined;
    const hints = await this.ownHints(
      actor,
      rows.map(({ analysisId }) => analysisId),
    );
    const item = (row: OwnRow) => toOwn(row, hints.get(row.analysisId) ?? []);
    return this.cursors.pageOf({ rows, query, filter, total, keys: (row) => [row.finishedAt, row.id], item });
  }

  /** The caller's own figures in one analysis. Throws REQUEST.NOT_FOUND. */
  async ownIn(actor: Actor, analysisId: string): Promise<OwnFairnessResponse> {
    const sql = `${OWN} WHERE fa.analysisId = ? AND fa.appraiserId = ?`;
    const [row] = await this.db.rows<OwnRow>(sql, [analysisId, actor.employeeId ?? '']);
    if (!row) throw requestProblems.NOT_FOUND();
    return toOwn(row, (await this.ownHints(actor, [analysisId])).get(analysisId) ?? []);
  }

  /** What is worth a thought for the caller, by analysis; also what others are not told. */
  private async ownHints(actor: Actor, analysisIds: readonly string[]): Promise<ReadonlyMap<string, OwnHintRow[]>> {
    if (analysisIds.length === 0) return new Map();
    const where = `fh.appraiserId = ? AND fh.analysisId IN (${analysisIds.map(() => '?').join(', ')})`;
    const sql = `${OWN_HINT} WHERE ${where} ORDER BY fh.analysisId, fh.id`;
    const rows = await this.db.rows<OwnHintRow>(sql, [actor.employeeId ?? '', ...analysisIds]);
    return Map.groupBy(rows, ({ analysisId }) => analysisId);
  }

  /** Appraisers of a page, which is of one year, whose figures tell the reader of few people whom he may not read of. */
  private withheldOf(actor: Actor, rows: readonly (AppraiserRow | HintRow)[]): Promise<ReadonlySet<string>> {
    const rated = rows.map(({ appraiserId, figures }) => ({ appraiserId, ratees: rateesIn(figures) }));
    return this.withheld.of(actor, rows[0]?.performancePeriodId ?? '', rated);
  }

  /** An analysis of nobody within reach is as if there were none. Throws REQUEST.NOT_FOUND. */
  private async requireReached(actor: Actor, analysisId: string): Promise<void> {
    await this.analysis(analysisId);
    if (reachOf(actor, 'fairness:read').has('ALL')) return;
    const { sql, values } = this.people.reached(actor, 'fairness:read', 'fa.appraiserId');
    const one = `SELECT fa.id FROM fairness_appraiser fa WHERE fa.analysisId = ? AND ${sql} LIMIT 1`;
    if ((await this.db.rows(one, [analysisId, ...values])).length === 0) throw requestProblems.NOT_FOUND();
  }

  /** Appraisers within reach who have answered, or have had their time for it, as a condition beside `fa` and `an`. */
  shown(actor: Actor, column: string): SqlCondition {
    const turn = { sql: '(fa.answeredAt IS NOT NULL OR an.othersFromOn <= ?)', values: [this.clock.today()] };
    return allOf(this.people.reached(actor, 'fairness:read', column), turn);
  }

  /** Hints that others than the appraiser are told, as a condition on `fh`. */
  shownHints(actor: Actor): SqlCondition {
    return allOf({ sql: 'fh.isListed = 1', values: [] }, this.withheld.hints(actor));
  }
}

/** What comes after the last one of the page before, by id. */
function beyond(column: string, keys: CursorKeys | undefined): SqlCondition | undefined {
  const [last] = keys ?? [];
  return last === undefined ? undefined : { sql: `${column} > ?`, values: [last] };
}
