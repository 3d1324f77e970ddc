import { Injectable } from '@nestjs/common';
import { Clock, newId } from '../../kernel/clock/clock.js';
import { Database } from '../../kernel/database/database.js';
import type { Actor } from '../../kernel/auth/actor.js';
import { allOf, equal, type SqlCondition } from '../../kernel/database/condition.js';
import type { CivilDate } from '../../kernel/values/civil-date.js';
import { currentContext } from '../../kernel/http/request-context.js';
import { say } from '../../kernel/i18n/language.js';
import { FINDING_TEXTS } from './fault-texts.js';
import { PlanExaminer } from './persistence/plan-examiner.entity.js';
import { WorkPlan } from './persistence/work-plan.entity.js';
import { planEvents } from './plan-events.sql.js';
import { WorkPlanAccess } from './work-plan.access.js';
import type { SatisfactionTrendResponse } from './satisfaction/http/satisfaction.response.js';
import { SatisfactionQueries } from './satisfaction/satisfaction.queries.js';
import { WorkPlansQueries } from './work-plans.queries.js';

/** Names of the tables that other modules may join in their projections. */
export const workPlanTables = {
  workPlan: 'work_plan',
  workPlanRevision: 'work_plan_revision',
  appraisalDuty: 'appraisal_duty',
  /** With its signed conditions as JSON, see `AgreedNode`. */
  unitAgreement: 'unit_agreement',
} as const;

/** A plan as other modules see it. */
export type WorkPlanView = Readonly<
  Pick<WorkPlan, 'id' | 'employeeId' | 'performancePeriodId' | 'startsOn' | 'endsOn' | 'status'>
>;

const VIEW = 'SELECT id, employeeId, performancePeriodId, startsOn, endsOn, status FROM work_plan';

/** How much evidence somebody's plans of a year have, and how much of it came in the last days. */
export interface EvidenceAges {
  readonly employeeId: string;
  readonly pieces: number;
  readonly recent: number;
}

/** What other modules may ask about plans; whose they may be asked for is for the asking module to check. */
@Injectable()
export class WorkPlansApi {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly access: WorkPlanAccess,
    private readonly queries: WorkPlansQueries,
    private readonly satisfaction: SatisfactionQueries,
  ) {}

  /** How satisfied citizens were with the services of a unit, by surveys that ended within days; it informs and decides nothing (SK-4). */
  satisfactionOf(unitId: string, days: { from?: CivilDate; until?: CivilDate }): Promise<SatisfactionTrendResponse> {
    return this.satisfaction.trend({ unitId, ...days });
  }

  /** The plans an actor may read, as a condition on `wp`. */
  readable(actor: Actor): SqlCondition {
    return this.access.readable(actor);
  }

  /** The plans of somebody that an actor may read, of all years or one, or one of them. */
  async readableOf(
    actor: Actor,
    { employeeId, performancePeriodId, id }: { employeeId: string; performancePeriodId?: string; id?: string },
  ): Promise<string[]> {
    const where = allOf(
      equal('wp.employeeId', employeeId),
      equal('wp.performancePeriodId', performancePeriodId),
      equal('wp.id', id),
      this.access.readable(actor),
    );
    const rows = await this.db.rows<{ id: string }>(`SELECT wp.id FROM work_plan wp WHERE ${where.sql}`, where.values);
    return rows.map((row) => row.id);
  }

  /** How much evidence everybody has in a year, and how much of it is about its last days, from one on; what was withdrawn is left out. */
  async evidenceAges(performancePeriodId: string, recentFrom: CivilDate): Promise<EvidenceAges[]> {
    const sql = `SELECT wp.employeeId, COUNT(*) AS pieces, SUM(CASE WHEN ev.occurredOn >= ? THEN 1 ELSE 0 END) AS recent FROM evidence ev
      JOIN work_plan wp ON wp.id = ev.workPlanId WHERE wp.performancePeriodId = ? AND ev.withdrawnAt IS NULL
      GROUP BY wp.employeeId ORDER BY wp.employeeId`;
    const rows = await this.db.rows<EvidenceAges>(sql, [recentFrom, performancePeriodId]);
    return rows.map(({ employeeId, pieces, recent }) => ({
      employeeId,
      pieces: Number(pieces),
      recent: Number(recent),
    }));
  }

  /** All that happened with these plans, as a statement: see `planEvents`. */
  eventsOf(ids: readonly string[]): SqlCondition {
    return planEvents(ids);
  }

  /** What a plan lacks before it can be submitted, in the words of the caller's language. Throws REQUEST.NOT_FOUND. */
  async lacking(actor: Actor, id: string): Promise<string[]> {
    const { findings } = await this.queries.workPlan(actor, id);
    const { language } = currentContext();
    return findings.filter(({ blocking }) => blocking).map(({ code }) => say(FINDING_TEXTS[code], language));
  }

  /** A plan by its id; undefined when there is none. */
  async find(id: string): Promise<WorkPlanView | undefined> {
    return (await this.db.rows<WorkPlanView>(`${VIEW} WHERE id = ?`, [id]))[0];
  }

  /** The plans of one person in one performance year that are or were in force, earliest first. */
  ofYear(employeeId: string, performancePeriodId: string): Promise<WorkPlanView[]> {
    return this.db.rows<WorkPlanView>(
      `${VIEW} WHERE employeeId = ? AND performancePeriodId = ? AND status IN ('ACTIVE', 'CLOSED') ORDER BY startsOn`,
      [employeeId, performancePeriodId],
    );
  }

  /** True for a plan that was put before the superior of the appraiser. */
  async isEscalated(id: string): Promise<boolean> {
    const sql = 'SELECT id FROM work_plan WHERE id = ? AND escalatedAt IS NOT NULL';
    return (await this.db.rows(sql, [id])).length > 0;
  }

  /** Plans by their ids, which stay what they are until the transaction ends. */
  async hold(ids: readonly string[]): Promise<WorkPlanView[]> {
    if (ids.length === 0) return [];
    const sql = `${VIEW} WHERE id IN (${ids.map(() => '?').join(', ')}) ORDER BY id${this.db.connection.forUpdate}`;
    return this.db.rows<WorkPlanView>(sql, ids);
  }

  /** Takes no more progress for days until this one, because they are rated and published; a later closing stands. */
  async closeProgress(ids: readonly string[], until: CivilDate): Promise<void> {
    if (ids.length === 0) return;
    const marks = ids.map(() => '?').join(', ');
    const sql = `UPDATE work_plan SET progressClosedUntil = ? WHERE id IN (${marks}) AND COALESCE(progressClosedUntil, '') < ?`;
    await this.db.change(sql, [until, ...ids, until]);
  }

  /** Which of these pieces of evidence are none of these plans, or were withdrawn. */
  async unknownEvidence(planIds: readonly string[], evidenceIds: readonly string[]): Promise<string[]> {
    if (planIds.length === 0 || evidenceIds.length === 0) return [...evidenceIds];
    const marks = (ids: readonly string[]): string => ids.map(() => '?').join(', ');
    const sql = `SELECT id FROM evidence WHERE withdrawnAt IS NULL AND workPlanId IN (${marks(planIds)}) AND id IN (${marks(evidenceIds)})`;
    const known = new Set((await this.db.rows<{ id: string }>(sql, [...planIds, ...evidenceIds])).map(({ id }) => id));
    return evidenceIds.filter((id) => !known.has(id));
  }

  /** Lets somebody read plans with all that belongs to them while he examines an objection. */
  async letExamine(planIds: readonly string[], employeeId: string, objectionId: string): Promise<void> {
    const at = { createdAt: this.clock.now(), version: 1 };
    const rows = planIds.map((workPlanId) => ({ id: newId(), workPlanId, employeeId, objectionId, ...at }));
    await this.db.insert(PlanExaminer, rows);
  }

  /** Whoever has examined an objection reads its plans no longer. */
  async endExamination(objectionId: string): Promise<void> {
    await this.db.remove(PlanExaminer, { objectionId });
  }
}
