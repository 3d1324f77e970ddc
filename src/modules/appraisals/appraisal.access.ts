import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/auth/actor.js';
import { reachOf } from '../../kernel/auth/reach.js';
import { allOf, anyOf, NOTHING, type SqlCondition } from '../../kernel/database/condition.js';
import { Database } from '../../kernel/database/database.js';
import { requestProblems } from '../../kernel/errors/problems.js';
import { EmployeeAccess, employeeTables, type Part } from '../employees/index.js';
import { periodTables } from '../periods/index.js';
import { AppraisalDutyAccess } from '../work-plans/index.js';
import { appraisalProblems } from './appraisals.problems.js';
import { Appraisal, AppraisalPlan } from './persistence/appraisal.entity.js';

const { teamMember } = employeeTables;
/** A team of the employee's that somebody led on a day of the time that is appraised, while both were in it. */
const LEADS = `EXISTS (SELECT 1 FROM ${teamMember} m JOIN ${teamMember} g ON g.teamId = m.teamId AND g.role = 'LEADER'
  JOIN ${periodTables.performancePeriod} ly ON ly.id = ap.performancePeriodId
  LEFT JOIN ${periodTables.evaluationPeriod} lq ON lq.id = ap.evaluationPeriodId
  WHERE m.employeeId = ap.employeeId AND g.employeeId = ? AND g.employeeId <> m.employeeId AND m.validFrom <= g.validUntil
  AND g.validFrom <= m.validUntil AND m.validFrom <= COALESCE(lq.endsOn, ly.endsOn) AND g.validFrom <= COALESCE(lq.endsOn, ly.endsOn)
  AND m.validUntil >= COALESCE(lq.startsOn, ly.startsOn) AND g.validUntil >= COALESCE(lq.startsOn, ly.startsOn))`;

/** What each party's changes of an appraisal take. */
const PARTS: Record<'owner' | 'appraiser' | 'party' | 'office', Part> = {
  owner: { permission: 'appraisal:write', read: 'appraisal:read', refusal: appraisalProblems.NOT_THE_OWNER },
  appraiser: { permission: 'appraisal:decide', read: 'appraisal:read', refusal: appraisalProblems.NOT_THE_APPRAISER },
  party: { permission: 'appraisal:talk', read: 'appraisal:read', refusal: appraisalProblems.NOT_A_PARTY },
  office: { permission: 'appraisal:void', read: 'appraisal:read', refusal: appraisalProblems.NOT_THE_OFFICE },
};

/**
 * The only way to load an appraisal. It belongs to the appraised employee; the policy says who reaches it. That of a period of a plan
 * that was closed is decided by whoever has the duty to evaluate that plan, and by nobody else (rules.md WP-20).
 */
@Injectable()
export class AppraisalAccess {
  constructor(
    private readonly db: Database,
    private readonly people: EmployeeAccess,
    private readonly duties: AppraisalDutyAccess,
  ) {}

  /** The appraisals an actor may read, as a condition on `ap`. */
  readable(actor: Actor): SqlCondition {
    const ofPeople = this.people.reached(actor, 'appraisal:read', 'ap.employeeId');
    const duty = this.duties.reached(actor, 'appraisal:read', 'dp.workPlanId');
    const examined = this.examined(actor);
    if (duty === NOTHING) return anyOf(ofPeople, examined);
    const sql = `ap.kind = 'PERIODIC' AND EXISTS (SELECT 1 FROM appraisal_plan dp WHERE dp.appraisalId = ap.id AND ${duty.sql})`;
    return anyOf(ofPeople, { sql: `(${sql})`, values: duty.values }, examined);
  }

  /** Appraisals of which the actor examines an objection, as long as he does; a condition on `ap`. */
  private examined(actor: Actor): SqlCondition {
    const { employeeId } = actor;
    if (!employeeId || !reachOf(actor, 'appraisal:read').has('EXAMINES')) return NOTHING;
    const sql = `EXISTS (SELECT 1 FROM objection ox WHERE ox.appraisalId = ap.id AND ox.examinerId = ?
      AND ox.status IN ('FILED', 'UNDER_EXAMINATION'))`;
    return { sql, values: [employeeId] };
  }

  /** The published appraisals an actor may read as they were then, as a condition on `pa`; with an erased person they are gone. */
  signed(actor: Actor): SqlCondition {
    const reached = this.people.reached(actor, 'signed-copy:read', 'pa.employeeId', 'pa.signedByEmployeeId');
    return allOf(reached, { sql: 'pa.contents IS NOT NULL', values: [] });
  }

  /** The appraisals of people who were in a team that the actor led in that time, as a condition on `ap`. Rule AP-15. */
  ledBy({ employeeId }: Actor): SqlCondition {
    return employeeId ? { sql: LEADS, values: [employeeId] } : NOTHING;
  }

  /** Locks an appraisal for what a team leader recommends. Throws REQUEST.NOT_FOUND, APPRAISAL.NOT_TEAM_LEADER. */
  async loadLed(actor: Actor, id: string): Promise<Appraisal> {
    const appraisal = await this.db.lock(Appraisal, { id });
    if (!appraisal) throw requestProblems.NOT_FOUND();
    const count = (scope: SqlCondition): Promise<number> =>
      this.db.count('appraisal ap', allOf({ sql: 'ap.id = ?', values: [id] }, scope));
    if ((await count(this.ledBy(actor))) > 0) return appraisal;
    throw (await count(this.readable(actor))) > 0 ? appraisalProblems.NOT_TEAM_LEADER() : requestProblems.NOT_FOUND();
  }

  /** True when the actor may open an appraisal of this plan; who has the duty to evaluate it, not that of the year. */
  async mayOpen(
    actor: Actor,
    { id, employeeId }: { id: string; employeeId: string },
    isPeriodic: boolean,
  ): Promise<boolean> {
    if (await this.people.reaches(actor, 'appraisal:open', employeeId)) return true;
    return isPeriodic && this.duties.isHeldBy(actor, 'appraisal:open', id);
  }

  /**
   * Loads and locks an appraisal for a change by its employee, the appraiser, either of both, or the HR office; what only they may see is read
   * without a lock. Throws REQUEST.NOT_FOUND, APPRAISAL.NOT_THE_OWNER, NOT_THE_APPRAISER, NOT_THE_EVALUATOR, NOT_A_PARTY, NOT_THE_OFFICE.
   */
  async load(actor: Actor, id: string, party: keyof typeof PARTS, isRead = false): Promise<Appraisal> {
    const [appraisal] = isRead ? await this.db.find(Appraisal, { id }) : [await this.db.lock(Appraisal, { id })];
    if (!appraisal) throw requestProblems.NOT_FOUND();
    const evaluator = await this.evaluatorOf(appraisal);
    const isEvaluator = evaluator !== null && evaluator === actor.employeeId;
    // The duty to evaluate a closed plan takes nothing from its employee, nor from the office.
    const isApart = party === 'owner' || party === 'office';
    if (evaluator === null || isApart || (party === 'party' && appraisal.employeeId === actor.employeeId)) {
      await this.people.requirePart(actor, PARTS[party], appraisal.employeeId, isEvaluator);
      return appraisal;
    }
    if (isEvaluator) return appraisal;
    await this.people.require(actor, 'appraisal:read', appraisal.employeeId);
    throw appraisalProblems.NOT_THE_EVALUATOR();
  }

  /** Who has the duty to evaluate the plan of a periodic appraisal; null where the plan is open, or nobody has it. */
  private async evaluatorOf({ id, kind }: Appraisal): Promise<string | null> {
    if (kind !== 'PERIODIC') return null;
    const [plan] = await this.db.find(AppraisalPlan, { appraisalId: id });
    return plan ? this.duties.holderOf(plan.workPlanId) : null;
  }
}
