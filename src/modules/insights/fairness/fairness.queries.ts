import { Injectable } from '@nestjs/common';
import { ReadLog } from '../../../kernel/audit/read-log.js';
import type { Actor } from '../../../kernel/auth/actor.js';
import { reachOf } from '../../../kernel/auth/reach.js';
import { Clock } from '../../../kernel/clock/clock.js';
import { allOf, before, equal, type SqlCondition } from '../../../kernel/database/condition.js';
import { Database } from '../../../kernel/database/database.js';
import { isoOf, isoOrNull } from '../../../kernel/database/dialect.js';
import { requestProblems } from '../../../kernel/errors/problems.js';
import { type CursorKeys, Cursors } from '../../../kernel/http/cursors.js';
import type { PageQuery } from '../../../kernel/http/page.request.js';
import type { Page } from '../../../kernel/http/page.response.js';
import { displayName, EmployeeAccess, employeeTables, type Titled } from '../../employees/index.js';
import { periodTables } from '../../periods/index.js';
import type { AppraiserFigures, HintKind, StoredDifference } from './fairness-figures.js';
import { CAUTION } from './fairness-settings.js';
import type { Verdict } from './domain/verdicts.js';
import type { FairnessAnalysisQuery, FairnessAppraiserQuery, FairnessHintQuery } from './http/fairness.request.js';
import type {
  FairnessAnalysisResponse,
  FairnessAppraiserResponse,
  FairnessDifferenceResponse,
  FairnessHintResponse,
  OwnFairnessResponse,
} from './http/fairness.response.js';
import { type AnalysisRow, toAnalysis, toAppraiser, toFigures } from './fairness-answers.js';

const ANALYSIS = `SELECT an.id, an.performancePeriodId, y.year, an.methodVersion, an.settings, an.settingsHash, an.othersFromOn, an.jobId, an.summary,
  an.createdAt, an.finishedAt, an.version FROM fairness_analysis an JOIN ${periodTables.performancePeriod} y ON y.id = an.performancePeriodId`;
const APPRAISERS = `fairness_appraiser fa JOIN fairness_analysis an ON an.id = fa.analysisId JOIN ${employeeTables.employee} e ON e.id = fa.appraiserId`;
const APPRAISER = `SELECT fa.id, fa.analysisId, fa.appraiserId, e.name, e.frontTitle, e.backTitle, e.nip, fa.verdict, fa.isListed, fa.figures, fa.comment,
  fa.answeredAt FROM ${APPRAISERS}`;
const HINTS = `fairness_hint fh JOIN fairness_analysis an ON an.id = fh.analysisId JOIN fairness_appraiser fa ON fa.analysisId = fh.analysisId
  AND fa.appraiserId = fh.appraiserId JOIN ${employeeTables.employee} e ON e.id = fh.appraiserId
  LEFT JOIN ${employeeTables.employee} r ON r.id = fh.employeeId`;
const HINT = `SELECT fh.id, fh.appraiserId, e.name, e.frontTitle, e.backTitle, fh.employeeId, r.name AS rateeName, r.frontTitle AS rateeFront,
  r.backTitle AS rateeBack, fh.kind, fh.value FROM ${HINTS}`;
const OWN = `SELECT fa.id, fa.analysisId, y.year, an.finishedAt, an.othersFromOn, fa.verdict, fa.isListed, fa.figures, fa.comment, fa.answeredAt
  FROM fairness_appraiser fa JOIN fairness_analysis an ON an.id = fa.analysisId
  JOIN ${periodTables.performancePeriod} y ON y.id = an.performancePeriodId`;

/** A row of figures as the database gives it. */
export interface FiguresRow {
  readonly id: string;
  readonly analysisId: string;
  readonly verdict: Verdict;
  readonly isListed: unknown;
  readonly figures: string;
  readonly comment: string | null;
  readonly answeredAt: string | null;
}
/** The same with the appraiser. */
export type AppraiserRow = FiguresRow & Titled & { readonly appraiserId: string; readonly nip: string | null };
interface HintRow extends Titled {
  readonly id: string;
  readonly appraiserId: string;
  readonly employeeId: string | null;
  readonly rateeName: string | null;
  readonly rateeFront: string | null;
  readonly rateeBack: string | null;
  readonly kind: HintKind;
  readonly value: string | null;
}
type OwnRow = FiguresRow & { readonly year: number; readonly finishedAt: string; readonly othersFromOn: string };

/** Reads of fairness figures: appraisers see their own at once, others when it is their turn. Rule FA-13. */
@Injectable()
export class FairnessQueries {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly people: EmployeeAccess,
    private readonly cursors: Cursors,
    private readonly reads: ReadLog,
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
    return this.cursors.pageOf({ rows, query, filter, total, keys: (row) => [row.id], item: toAppraiser });
  }

  /** What is worth a talk, of the appraisers within reach whose turn it is. Throws REQUEST.NOT_FOUND. */
  async hints(actor: Actor, analysisId: string, query: FairnessHintQuery): Promise<Page<FairnessHintResponse>> {
    await this.requireReached(actor, analysisId);
    const filter = ['fairness-hints', analysisId, query.kind, query.appraiserId];
    const where = allOf(
      equal('fh.analysisId', analysisId),
      this.shown(actor, 'fh.appraiserId'),
      equal('fh.kind', query.kind),
      equal('fh.appraiserId', query.appraiserId),
    );
    const page = allOf(where, beyond('fh.id', this.cursors.keysOf(query, filter)));
    const sql = `${HINT} WHERE ${page.sql} ORDER BY fh.id LIMIT ?`;
    const rows = await this.db.rows<HintRow>(sql, [...page.values, query.limit + 1]);
    const total = query.count ? await this.db.count(HINTS, where) : undefined;
    const named = rows.slice(0, query.limit).map(({ appraiserId }) => appraiserId);
    this.reads.list(actor, 'fairness-figures', { analysisId, kind: query.kind }, named);
    return this.cursors.pageOf({ rows, query, filter, total, keys: (row) => [row.id], item: toHint });
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
    const item = ({ place: _, ...one }: (typeof rows)[number]) => ({ ...one, caution: CAUTION_TEXT });
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
    return this.cursors.pageOf({ rows, query, filter, total, keys: (row) => [row.finishedAt, row.id], item: toOwn });
  }

  /** The caller's own figures in one analysis. Throws REQUEST.NOT_FOUND. */
  async ownIn(actor: Actor, analysisId: string): Promise<OwnFairnessResponse> {
    const sql = `${OWN} WHERE fa.analysisId = ? AND fa.appraiserId = ?`;
    const [row] = await this.db.rows<OwnRow>(sql, [analysisId, actor.employeeId ?? '']);
    if (!row) throw requestProblems.NOT_FOUND();
    return toOwn(row);
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
}

/** What comes after the last one of the page before, by id. */
function beyond(column: string, keys: CursorKeys | undefined): SqlCondition | undefined {
  const [last] = keys ?? [];
  return last === undefined ? undefined : { sql: `${column} > ?`, values: [last] };
}

const CAUTION_TEXT = { indonesian: CAUTION.id, english: CAUTION.en };

function toHint({ rateeName, rateeFront, rateeBack, ...row }: HintRow): FairnessHintResponse {
  const { id, appraiserId, employeeId, kind, value } = row;
  const employeeName =
    rateeName === null ? null : displayName({ name: rateeName, frontTitle: rateeFront, backTitle: rateeBack });
  return {
    id,
    appraiserId,
    appraiserName: displayName(row),
    employeeId,
    employeeName,
    kind,
    value,
    caution: CAUTION_TEXT,
  };
}

function toOwn(row: OwnRow): OwnFairnessResponse {
  const { analysisId, year, finishedAt, othersFromOn, verdict, comment, answeredAt } = row;
  return {
    ...{ analysisId, year: Number(year), finishedAt: isoOf(finishedAt), othersFromOn, verdict },
    isListed: Number(row.isListed) === 1,
    figures: toFigures(JSON.parse(row.figures) as AppraiserFigures),
    ...{ comment, answeredAt: isoOrNull(answeredAt), caution: CAUTION_TEXT },
  };
}
