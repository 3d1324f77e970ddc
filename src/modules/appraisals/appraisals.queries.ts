import { Injectable } from '@nestjs/common';
import { ReadLog } from '../../kernel/audit/read-log.js';
import type { Actor } from '../../kernel/auth/actor.js';
import { after, allOf, equal, type SqlCondition } from '../../kernel/database/condition.js';
import { Clock } from '../../kernel/clock/clock.js';
import { Database } from '../../kernel/database/database.js';
import { isoOrNull } from '../../kernel/database/dialect.js';
import { requestProblems } from '../../kernel/errors/problems.js';
import { currentContext } from '../../kernel/http/request-context.js';
import { say } from '../../kernel/i18n/language.js';
import { Cursors } from '../../kernel/http/cursors.js';
import type { Page } from '../../kernel/http/page.response.js';
import { displayName, employeeTables, postedBelow, type Titled } from '../employees/index.js';
import { Downtimes, periodTables } from '../periods/index.js';
import { SURPRISE_TEXTS } from './rating-texts.js';
import { AppraisalAccess } from './appraisal.access.js';
import { type AppraisalStatus, isPublished, statusForOwner } from './domain/appraisal.states.js';
import type { Coverage } from './domain/coverage.js';
import type { KnownCriteria } from './domain/known-criteria.js';
import { type ItemRating, type NewIdea, sideBySide } from './domain/item-rating.js';
import type { SurpriseFault } from './domain/no-surprise.js';
import type { Outcome } from './domain/rule-set.js';
import type { AppraisalQuery } from './http/appraisal.request.js';
import type { AppraisalResponse, AppraisalSummaryResponse } from './http/appraisal.response.js';

const FROM = `appraisal ap JOIN ${employeeTables.employee} e ON e.id = ap.employeeId
  LEFT JOIN ${employeeTables.employee} b ON b.id = ap.appraiserId
  JOIN ${periodTables.performancePeriod} y ON y.id = ap.performancePeriodId
  LEFT JOIN ${periodTables.evaluationPeriod} q ON q.id = ap.evaluationPeriodId
  LEFT JOIN objection uo ON uo.appraisalId = ap.id AND uo.status = 'UPHELD'
  LEFT JOIN ${employeeTables.employee} ue ON ue.id = uo.decidedByEmployeeId`;
const APPRAISAL = `SELECT e.nameKey, ap.id, ap.kind, ap.employeeId, e.name, e.frontTitle, e.backTitle, ap.performancePeriodId, ap.evaluationPeriodId,
  y.year, q.name AS periodName, ap.status, ap.selfAssessmentDueOn, ap.ownResultSummary, ap.ownBehaviourSummary, ap.selfAssessedAt,
  ap.resultRating, ap.resultReason, ap.behaviourRating, ap.behaviourReason, ap.predicate, ap.outcome, ap.appraiserId,
  ap.isSurprise, ap.surpriseFaults, ap.itemRatings, ap.ownItemRatings, ap.newIdea, ap.coverage, ap.knownCriteria,
  uo.decidedByEmployeeId AS decidedById, ue.name AS deciderBareName, ue.frontTitle AS deciderFrontTitle, ue.backTitle AS deciderBackTitle,
  b.name AS appraiserBareName, b.frontTitle AS appraiserFrontTitle, b.backTitle AS appraiserBackTitle,
  ap.ratedAt, ap.publishedAt, ap.acknowledgedOn, ap.objectionDueOn, ap.finalOn, ap.predecessorId, (SELECT ru.successorId FROM appraisal_ruling ru
  WHERE ru.appraisalId = ap.id AND ru.successorId IS NOT NULL) AS successorId, ap.version FROM ${FROM}`;

interface AppraisalRow
  extends
    Titled,
    Omit<
      AppraisalResponse,
      | ('employeeName' | 'periodName' | 'appraiserName' | 'ruleSetCode' | 'ruleSetVersion' | 'steps' | 'workPlanIds')
      | (
          | 'figures'
          | 'isSurprise'
          | 'items'
          | 'surprise'
          | 'newIdea'
          | 'coverage'
          | 'criteriaSetId'
          | 'criteriaStanding'
          | 'decidedByName'
        )
    > {
  readonly nameKey: string;
  readonly year: number;
  readonly periodName: string | null;
  /** 1 or 0. */
  readonly isSurprise: unknown;
  readonly outcome: string | null;
  readonly surpriseFaults: string | null;
  readonly itemRatings: string | null;
  readonly ownItemRatings: string | null;
  readonly newIdea: string | null;
  readonly coverage: string | null;
  readonly knownCriteria: string | null;
  readonly deciderBareName: string | null;
  readonly deciderFrontTitle: string | null;
  readonly deciderBackTitle: string | null;
  readonly appraiserBareName: string | null;
  readonly appraiserFrontTitle: string | null;
  readonly appraiserBackTitle: string | null;
}

/** Reads of appraisals. The employee sees ratings, reasons and predicate from publication on, others as they arise. */
@Injectable()
export class AppraisalsQueries {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly access: AppraisalAccess,
    private readonly cursors: Cursors,
    private readonly reads: ReadLog,
    private readonly downtimes: Downtimes,
  ) {}

  /** One appraisal. Throws REQUEST.NOT_FOUND. */
  async appraisal(actor: Actor, id: string): Promise<AppraisalResponse> {
    const scope = this.access.readable(actor);
    const sql = `${APPRAISAL} WHERE ap.id = ? AND ${scope.sql}`;
    const [row] = await this.db.rows<AppraisalRow>(sql, [id, ...scope.values]);
    if (!row) throw requestProblems.NOT_FOUND();
    this.reads.record(actor, 'appraisal', id, row.employeeId);
    const plans = (await this.plansOf([id])).get(id) ?? [];
    return toAppraisal(shownTo(actor, row), plans, await this.downtimes.grace());
  }

  /** Appraisals as they are, for the copies that are kept when they are published. */
  async published(ids: readonly string[]): Promise<AppraisalResponse[]> {
    if (ids.length === 0) return [];
    const sql = `${APPRAISAL} WHERE ap.id IN (${ids.map(() => '?').join(', ')})`;
    const rows = await this.db.rows<AppraisalRow>(sql, ids);
    const plans = await this.plansOf(ids);
    const grace = await this.downtimes.grace();
    return rows.map((row) => toAppraisal(row, plans.get(row.id) ?? [], grace));
  }

  /** The plans that appraisals are about, by the appraisal. */
  private async plansOf(ids: readonly string[]): Promise<Map<string, string[]>> {
    const sql = `SELECT appraisalId, workPlanId FROM appraisal_plan WHERE appraisalId IN (${ids.map(() => '?').join(', ')})
      ORDER BY workPlanId`;
    const plans = new Map<string, string[]>();
    for (const { appraisalId, workPlanId } of await this.db.rows<Record<'appraisalId' | 'workPlanId', string>>(
      sql,
      ids,
    ))
      plans.set(appraisalId, [...(plans.get(appraisalId) ?? []), workPlanId]);
    return plans;
  }

  /** Appraisals by the employee's name. */
  async appraisals(actor: Actor, query: AppraisalQuery): Promise<Page<AppraisalSummaryResponse>> {
    const { employeeId, performancePeriodId, evaluationPeriodId, unitId, kind, status, surprising } = query;
    const asked = { employeeId, performancePeriodId, evaluationPeriodId, unitId, kind, status, surprising };
    const filter = ['appraisals', asked];
    const where = allOf(
      this.access.readable(actor),
      equal('ap.employeeId', employeeId),
      equal('ap.performancePeriodId', performancePeriodId),
      equal('ap.evaluationPeriodId', evaluationPeriodId),
      equal('ap.kind', kind),
      unitId === undefined ? undefined : postedBelow('ap.employeeId', unitId, this.clock.today()),
      shownStatus(actor, status),
      surprising ? surprisingTo(actor) : undefined,
    );
    const page = allOf(where, after(['e.nameKey', 'ap.id'], this.cursors.keysOf(query, filter)));
    const sql = `${APPRAISAL} WHERE ${page.sql} ORDER BY e.nameKey, ap.id LIMIT ?`;
    const rows = await this.db.rows<AppraisalRow>(sql, [...page.values, query.limit + 1]);
    const total = query.count ? await this.db.count(FROM, where) : undefined;
    this.reads.list(
      actor,
      'appraisal',
      asked,
      rows.slice(0, query.limit).map((row) => row.employeeId),
    );
    const grace = await this.downtimes.grace();
    const item = (row: AppraisalRow): AppraisalSummaryResponse => toSummary(shownTo(actor, row), grace);
    return this.cursors.pageOf({ rows, query, filter, total, keys: (row) => [row.nameKey, row.id], item });
  }
}

/** The filter sees what the reader sees: `statusForOwner` in SQL. */
function shownStatus(actor: Actor, status: AppraisalStatus | undefined): SqlCondition | undefined {
  if (status === undefined || !actor.employeeId) return equal('ap.status', status);
  const shown = `CASE WHEN ap.status = 'RATED' AND ap.employeeId = ?
    THEN (CASE WHEN ap.selfAssessedAt IS NULL THEN 'OPEN' ELSE 'SELF_ASSESSED' END) ELSE ap.status END`;
  return { sql: `${shown} = ?`, values: [actor.employeeId, status] };
}

/** Low ratings that nobody had announced, of which the reader may know. */
function surprisingTo({ employeeId }: Actor): SqlCondition {
  return {
    sql: `(ap.isSurprise = 1 AND (ap.employeeId <> ? OR ap.publishedAt IS NOT NULL))`,
    values: [employeeId ?? ''],
  };
}

/** A deadline with the days that outages give back. */
type Grace = (dueOn: string) => string;

const HIDDEN = {
  resultRating: null,
  resultReason: null,
  behaviourRating: null,
  behaviourReason: null,
  predicate: null,
  outcome: null,
  appraiserId: null,
  appraiserBareName: null,
  ratedAt: null,
  isSurprise: null,
  surpriseFaults: null,
  itemRatings: null,
  newIdea: null,
  coverage: null,
  knownCriteria: null,
};

/** An appraisal as far as the reader may know it: its employee learns of the rating by its publication (rules.md AP-5). */
function shownTo(actor: Actor, row: AppraisalRow): AppraisalRow {
  if (row.employeeId !== actor.employeeId || isPublished(row)) return row;
  return { ...row, ...HIDDEN, status: statusForOwner(row.status, row.selfAssessedAt !== null) };
}

function toSummary(row: AppraisalRow, grace: Grace): AppraisalSummaryResponse {
  return {
    id: row.id,
    kind: row.kind,
    employeeId: row.employeeId,
    employeeName: displayName(row),
    performancePeriodId: row.performancePeriodId,
    evaluationPeriodId: row.evaluationPeriodId,
    periodName: row.periodName ?? `Tahun ${row.year}`,
    status: row.status,
    selfAssessmentDueOn: grace(row.selfAssessmentDueOn),
    predicate: row.predicate,
    isSurprise: row.predicate === null ? null : Number(row.isSurprise) === 1,
    finalOn: row.finalOn,
    version: row.version,
  };
}

function deciderOf({
  deciderBareName: name,
  deciderFrontTitle: frontTitle,
  deciderBackTitle: backTitle,
}: AppraisalRow) {
  return name === null ? null : displayName({ name, frontTitle, backTitle });
}

function toAppraisal(row: AppraisalRow, workPlanIds: string[], grace: Grace): AppraisalResponse {
  const outcome = read<Outcome>(row.outcome);
  const known = read<KnownCriteria>(row.knownCriteria);
  const { language } = currentContext();
  const { appraiserBareName: name, appraiserFrontTitle: frontTitle, appraiserBackTitle: backTitle } = row;
  return {
    ...toSummary(row, grace),
    workPlanIds,
    ownResultSummary: row.ownResultSummary,
    ownBehaviourSummary: row.ownBehaviourSummary,
    selfAssessedAt: isoOrNull(row.selfAssessedAt),
    resultRating: row.resultRating,
    resultReason: row.resultReason,
    behaviourRating: row.behaviourRating,
    behaviourReason: row.behaviourReason,
    ruleSetCode: outcome?.ruleSetCode ?? null,
    ruleSetVersion: outcome ? (outcome.ruleSetVersion ?? 1) : null,
    steps: [...(outcome?.steps ?? [])],
    items: sideBySide(read<ItemRating[]>(row.ownItemRatings) ?? [], read<ItemRating[]>(row.itemRatings) ?? []),
    figures: outcome?.figures ?? null,
    newIdea: read<NewIdea>(row.newIdea),
    coverage: read<Coverage>(row.coverage),
    criteriaSetId: known?.criteriaSetId ?? null,
    criteriaStanding: known?.standing ?? null,
    surprise: (read<SurpriseFault[]>(row.surpriseFaults) ?? []).map((code) => ({
      code,
      text: say(SURPRISE_TEXTS[code], language),
    })),
    appraiserId: row.appraiserId,
    appraiserName: name ? displayName({ name, frontTitle, backTitle }) : null,
    decidedById: row.decidedById,
    decidedByName: deciderOf(row),
    ratedAt: isoOrNull(row.ratedAt),
    publishedAt: isoOrNull(row.publishedAt),
    acknowledgedOn: row.acknowledgedOn,
    objectionDueOn: row.objectionDueOn && grace(row.objectionDueOn),
    predecessorId: row.predecessorId,
    successorId: row.successorId,
  };
}

const read = <T>(json: string | null): T | null => (json === null ? null : (JSON.parse(json) as T));
