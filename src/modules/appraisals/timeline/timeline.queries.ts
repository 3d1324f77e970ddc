import { Injectable } from '@nestjs/common';
import { ReadLog } from '../../../kernel/audit/read-log.js';
import type { Actor } from '../../../kernel/auth/actor.js';
import { allOf, equal, type SqlCondition } from '../../../kernel/database/condition.js';
import { Database } from '../../../kernel/database/database.js';
import { isoOf } from '../../../kernel/database/dialect.js';
import { type CursorKeys, Cursors } from '../../../kernel/http/cursors.js';
import type { Page } from '../../../kernel/http/page.response.js';
import { currentContext } from '../../../kernel/http/request-context.js';
import { say } from '../../../kernel/i18n/language.js';
import { displayName, employeeTables } from '../../employees/index.js';
import { periodTables } from '../../periods/index.js';
import { WorkPlansApi } from '../../work-plans/index.js';
import { AppraisalAccess } from '../appraisal.access.js';
import { ObjectionAccess } from '../objections/objection.access.js';
import type { RatedResult } from '../objections/persistence/objection.entity.js';
import type { TimelineQuery } from './http/timeline.request.js';
import type { TimelineItemResponse } from './http/timeline.response.js';
import { TIMELINE_KINDS, TIMELINE_TITLES } from './timeline-kinds.js';

/** One happening of each appraisal, by whom it was. */
const appraisalEvent = (kind: string, at: string, by: string, text = 'NULL', where = '1 = 1'): string =>
  `SELECT ${at} AS at, '${kind}' AS kind, ap.id AS sourceId, NULL AS workPlanId, ap.id AS appraisalId, ${by} AS byEmployeeId,
  q.name AS about, ${text} AS text, NULL AS valueHundredths FROM appraisal ap
  LEFT JOIN ${periodTables.evaluationPeriod} q ON q.id = ap.evaluationPeriodId WHERE ap.id IN (@) AND ${at} IS NOT NULL AND ${where}`;
/** Of a rating its employee learns by the publication (rules.md AP-5): the value is the employee who looks. */
const TOLD = '(ap.publishedAt IS NOT NULL OR ap.employeeId <> ?)';
/** An objection to it that was upheld: the reason on the appraisal is the examiner's then, of a later day. */
const UPHELD = `EXISTS (SELECT 1 FROM objection uo WHERE uo.appraisalId = ap.id AND uo.status = 'UPHELD')`;
const APPRAISAL_EVENTS = [
  appraisalEvent('APPRAISAL_OPENED', 'ap.createdAt', 'NULL'),
  appraisalEvent('SELF_ASSESSED', 'ap.selfAssessedAt', 'ap.employeeId', 'ap.ownResultSummary'),
  appraisalEvent(
    'APPRAISAL_PUBLISHED',
    'ap.publishedAt',
    'ap.appraiserId',
    `CASE WHEN ${UPHELD} THEN NULL ELSE ap.resultReason END`,
  ),
  appraisalEvent('APPRAISAL_ACKNOWLEDGED', 'ap.acknowledgedAt', 'ap.employeeId'),
];
/** One happening of each objection to the appraisals, by whom it was; `#` is who may read it. */
const objectionEvent = (kind: string, id: string, at: string, by: string, text: string): string =>
  `SELECT ${at} AS at, '${kind}' AS kind, ${id} AS sourceId, NULL AS workPlanId, ob.appraisalId, ${by} AS byEmployeeId, q.name AS about,
  ${text} AS text, NULL AS valueHundredths FROM objection ob JOIN appraisal ap ON ap.id = ob.appraisalId
  ${id === 'oh.id' ? 'JOIN objection_hearing oh ON oh.objectionId = ob.id' : ''}
  LEFT JOIN ${periodTables.evaluationPeriod} q ON q.id = ap.evaluationPeriodId WHERE ob.appraisalId IN (@) AND ${at} IS NOT NULL AND #`;
const OBJECTION_EVENTS = [
  objectionEvent('OBJECTION_FILED', 'ob.id', 'ob.filedAt', 'ob.employeeId', 'ob.reasons'),
  objectionEvent('OBJECTION_EXAMINED', 'ob.id', 'ob.examinedAt', 'ob.examinerId', 'NULL'),
  objectionEvent('OBJECTION_HEARD', 'oh.id', 'oh.createdAt', 'oh.byEmployeeId', 'oh.text'),
  objectionEvent('OBJECTION_ENDED', 'ob.id', 'ob.endedAt', 'ob.decidedByEmployeeId', 'ob.decisionReason'),
];
const RATED = appraisalEvent('RATED', 'ap.ratedAt', 'ap.appraiserId', 'NULL', TOLD);

/** The place of a kind in the order of the year. */
const PLACE = `CASE t.kind ${TIMELINE_KINDS.map((kind, at) => `WHEN '${kind}' THEN ${at}`).join(' ')} END`;

interface Row extends Omit<TimelineItemResponse, 'title' | 'byName' | 'value'> {
  readonly valueHundredths: number | null;
  readonly place: number;
  readonly name: string | null;
  readonly frontTitle: string | null;
  readonly backTitle: string | null;
}

/** Tells the year of a person from what plans and appraisals have recorded. Rule NS-4. */
@Injectable()
export class TimelineQueries {
  constructor(
    private readonly db: Database,
    private readonly plans: WorkPlansApi,
    private readonly access: AppraisalAccess,
    private readonly objections: ObjectionAccess,
    private readonly cursors: Cursors,
    private readonly reads: ReadLog,
  ) {}

  /** All that happened, the latest first; nothing of plans and appraisals that the actor may not read. */
  async list(actor: Actor, query: TimelineQuery): Promise<Page<TimelineItemResponse>> {
    const { employeeId, performancePeriodId, workPlanId, kind } = query;
    const asked = { employeeId, performancePeriodId, workPlanId, kind };
    const filter = ['timeline', asked];
    const planIds = await this.plans.readableOf(actor, { employeeId, performancePeriodId, id: workPlanId });
    const appraisalIds = await this.appraisalIds(actor, query);
    const { sql, values } = this.events(actor, planIds, appraisalIds);
    const where = equal('t.kind', kind);
    const page = allOf(where, beyond(this.cursors.keysOf(query, filter)));
    const rows = await this.db.rows<Row>(
      `SELECT t.*, ${PLACE} AS place, b.name, b.frontTitle, b.backTitle FROM (${sql}) t LEFT JOIN ${employeeTables.employee} b ON b.id = t.byEmployeeId
        WHERE ${page.sql} ORDER BY t.at DESC, ${PLACE} DESC, t.sourceId DESC LIMIT ?`,
      [...values, ...page.values, query.limit + 1],
    );
    this.reads.list(actor, 'timeline', asked, planIds.length + appraisalIds.length > 0 ? [employeeId] : []);
    const total = query.count ? await this.count({ sql, values }, where) : undefined;
    const keys = (row: Row): CursorKeys => [row.at, row.place, row.sourceId];
    const reasons = await this.reasonsBefore(rows.flatMap((row) => (isUntold(row) ? (row.appraisalId ?? []) : [])));
    const item = (row: Row): TimelineItemResponse =>
      toItem(isUntold(row) ? { ...row, text: reasons.get(row.appraisalId ?? '') ?? null } : row);
    return this.cursors.pageOf({ rows, query, filter, total, keys, item });
  }

  /** The reasons with which results were published that were changed by an upheld objection since, by appraisal. */
  private async reasonsBefore(appraisalIds: readonly string[]): Promise<Map<string, string | null>> {
    if (appraisalIds.length === 0) return new Map();
    const sql = `SELECT uo.appraisalId, uo.resultBefore FROM objection uo WHERE uo.status = 'UPHELD' AND uo.resultBefore IS NOT NULL
      AND uo.appraisalId IN (${appraisalIds.map(() => '?').join(', ')})`;
    const rows = await this.db.rows<{ appraisalId: string; resultBefore: string }>(sql, appraisalIds);
    const reason = (before: string): string | null => (JSON.parse(before) as RatedResult).resultReason;
    return new Map(rows.map(({ appraisalId, resultBefore }) => [appraisalId, reason(resultBefore)]));
  }

  private async appraisalIds(actor: Actor, query: TimelineQuery): Promise<string[]> {
    const { employeeId, performancePeriodId, workPlanId } = query;
    const ofPlan: SqlCondition | undefined =
      workPlanId === undefined
        ? undefined
        : {
            sql: 'EXISTS (SELECT 1 FROM appraisal_plan np WHERE np.appraisalId = ap.id AND np.workPlanId = ?)',
            values: [workPlanId],
          };
    const where = allOf(
      equal('ap.employeeId', employeeId),
      equal('ap.performancePeriodId', performancePeriodId),
      ofPlan,
      this.access.readable(actor),
    );
    const sql = `SELECT ap.id FROM appraisal ap WHERE ${where.sql}`;
    return (await this.db.rows<{ id: string }>(sql, where.values)).map(({ id }) => id);
  }

  private events(actor: Actor, planIds: readonly string[], appraisalIds: readonly string[]): SqlCondition {
    // An empty list is no list in SQL: an id that nothing has stands for it.
    const [plans, appraisals] = [planIds, appraisalIds].map((ids) => (ids.length > 0 ? ids : ['']));
    const ofPlans = this.plans.eventsOf(plans ?? []);
    const marks = (appraisals ?? []).map(() => '?').join(', ');
    const ofAppraisals = [...APPRAISAL_EVENTS, RATED].map((sql) => sql.replace('@', marks));
    const given = [...APPRAISAL_EVENTS, RATED].flatMap(() => appraisals ?? []);
    const readable = this.objections.reached(actor);
    const ofObjections = OBJECTION_EVENTS.map((sql) => sql.replace('@', marks).replace('#', readable.sql));
    return {
      sql: [ofPlans.sql, ...ofAppraisals, ...ofObjections].join(' UNION ALL '),
      values: [
        ...ofPlans.values,
        ...given,
        actor.employeeId ?? '',
        ...OBJECTION_EVENTS.flatMap(() => [...(appraisals ?? []), ...readable.values]),
      ],
    };
  }

  private async count({ sql, values }: SqlCondition, where: SqlCondition | undefined): Promise<number> {
    const all = allOf(where);
    const [row] = await this.db.rows<{ found: number }>(`SELECT COUNT(*) AS found FROM (${sql}) t WHERE ${all.sql}`, [
      ...values,
      ...all.values,
    ]);
    return Number(row?.found ?? 0);
  }
}

/** What comes after the last row shown: the latest first; of one instant what follows from the rest comes before it. */
function beyond(keys: CursorKeys | undefined): SqlCondition | undefined {
  if (!keys) return undefined;
  const [at = null, place = null, id = null] = keys;
  return {
    sql: `(t.at < ? OR (t.at = ? AND (${PLACE} < ? OR (${PLACE} = ? AND t.sourceId < ?))))`,
    values: [at, at, place, place, id],
  };
}

/** True of a publication whose reason the examiner of an objection has replaced on the appraisal. */
const isUntold = ({ kind, text }: Row): boolean => kind === 'APPRAISAL_PUBLISHED' && text === null;

function toItem(row: Row): TimelineItemResponse {
  const { kind, workPlanId, appraisalId, sourceId, byEmployeeId, about, text, valueHundredths } = row;
  const { name, frontTitle, backTitle } = row;
  return {
    ...{ at: isoOf(row.at), kind, title: say(TIMELINE_TITLES[kind], currentContext().language) },
    ...{ workPlanId, appraisalId, sourceId, byEmployeeId },
    byName: name === null ? null : displayName({ name, frontTitle, backTitle }),
    ...{ about, text, value: valueHundredths === null ? null : (Number(valueHundredths) / 100).toFixed(2) },
  };
}
