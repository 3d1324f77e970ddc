import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../kernel/audit/audit-log.js';
import type { Actor } from '../../kernel/auth/actor.js';
import { Clock, newId } from '../../kernel/clock/clock.js';
import { Database } from '../../kernel/database/database.js';
import { isDuplicate } from '../../kernel/database/dialect.js';
import { Jobs } from '../../kernel/jobs/jobs.js';
import { requestProblems } from '../../kernel/errors/problems.js';
import { type CivilDate, overlaps, plusDays } from '../../kernel/values/civil-date.js';
import { EmployeesApi } from '../employees/index.js';
import { PeriodsApi, SELF_ASSESSMENT_DAYS } from '../periods/index.js';
import { WorkPlansApi, type WorkPlanView } from '../work-plans/index.js';
import { AppraisalAccess } from './appraisal.access.js';
import { appraisalProblems } from './appraisals.problems.js';
import { isPublished } from './domain/appraisal.states.js';
import { Appraisal, AppraisalPlan } from './persistence/appraisal.entity.js';

/** What is to be appraised: a plan in an evaluation period, or (without one) the plan's whole year. */
export interface OpeningInput {
  readonly id?: string;
  readonly workPlanId: string;
  readonly evaluationPeriodId?: string;
}

const NOT_RATED = {
  ownResultSummary: null,
  ownBehaviourSummary: null,
  selfAssessedAt: null,
  resultRating: null,
  resultReason: null,
  behaviourRating: null,
  behaviourReason: null,
  predicate: null,
  outcome: null,
  appraiserId: null,
  ratedAt: null,
  publishedAt: null,
  acknowledgedOn: null,
};

/** Opens appraisals: by hand, or by itself for every period of a plan when its day has come. */
@Injectable()
export class AppraisalOpeningService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly jobs: Jobs,
    private readonly employees: EmployeesApi,
    private readonly periods: PeriodsApi,
    private readonly workPlans: WorkPlansApi,
    private readonly access: AppraisalAccess,
  ) {}

  /**
   * Opens one appraisal for the employee or the appraiser.
   * Throws APPRAISAL.PLAN_UNKNOWN, PLAN_NOT_ACTIVE, PERIOD_UNKNOWN, TOO_EARLY, ALREADY_OPEN.
   */
  async openFor(actor: Actor, input: OpeningInput): Promise<string> {
    return this.db.transaction(async () => {
      const plan = await this.workPlans.find(input.workPlanId);
      const mayOpen =
        plan && (plan.employeeId === actor.employeeId || (await this.access.isAppraiser(actor, plan.employeeId)));
      if (!plan || !mayOpen) throw appraisalProblems.PLAN_UNKNOWN();
      return this.open(plan, input);
    });
  }

  /** Plans the opening of all appraisals of a plan that has become active; days that have come are opened at once. */
  async schedule(workPlanId: string): Promise<void> {
    const plan = await this.workPlans.find(workPlanId);
    if (!plan) return;
    const year = await this.periods.year(plan.performancePeriodId);
    for (const period of await this.periods.evaluationPeriodsOf(year.id)) {
      if (overlaps(daysOf(plan), { from: period.startsOn, until: period.endsOn })) {
        await this.enqueue({ workPlanId, evaluationPeriodId: period.id }, period.appraisalOpensOn);
      }
    }
    await this.enqueue({ workPlanId }, year.annualAppraisalOpensOn);
  }

  /** Opens one scheduled appraisal, unless it is open already. */
  async openScheduled(input: OpeningInput): Promise<void> {
    await this.db.transaction(async () => {
      const plan = await this.workPlans.find(input.workPlanId);
      if (!plan) return;
      const existing = await this.db.lock(Appraisal, { subjectKey: subjectKey(plan, input.evaluationPeriodId) });
      if (!existing) await this.open(plan, input);
      else if (existing.kind === 'ANNUAL' && !isPublished(existing.status)) await this.cite(existing, plan);
    });
  }

  private async enqueue(input: OpeningInput, opensOn: string): Promise<void> {
    const uniqueKey = `appraisal.open:${input.workPlanId}:${input.evaluationPeriodId ?? 'year'}`;
    await this.jobs.enqueue('appraisal.open', input, {
      notBefore: this.clock.startOf(opensOn),
      uniqueKey,
      startedBy: null,
    });
  }

  private async open(plan: WorkPlanView, input: OpeningInput): Promise<string> {
    if (plan.status !== 'ACTIVE') throw appraisalProblems.PLAN_NOT_ACTIVE({ status: plan.status });
    await this.employees.lock(plan.employeeId);
    const days = await this.daysFor(plan, input.evaluationPeriodId);
    if (this.clock.today() < days.opensOn) throw appraisalProblems.TOO_EARLY({ opensOn: days.opensOn });
    const id = input.id ?? newId();
    const now = this.clock.now();
    const { employeeId, performancePeriodId } = plan;
    const kind = input.evaluationPeriodId ? ('PERIODIC' as const) : ('ANNUAL' as const);
    const subject = { kind, employeeId, performancePeriodId, evaluationPeriodId: input.evaluationPeriodId ?? null };
    await this.insert({
      id,
      ...subject,
      subjectKey: subjectKey(plan, input.evaluationPeriodId),
      status: 'OPEN',
      selfAssessmentDueOn: this.dueOn(days.selfAssessmentDueOn),
      ...NOT_RATED,
      createdAt: now,
      updatedAt: now,
      version: 1,
    });
    const plans = kind === 'PERIODIC' ? [plan] : await this.workPlans.ofYear(employeeId, performancePeriodId);
    await this.db.insert(
      AppraisalPlan,
      plans.map((each) => ({ appraisalId: id, workPlanId: each.id })),
    );
    await this.audit.record({
      action: 'appraisal.open',
      object: { type: 'appraisal', id },
      subjectEmployeeId: employeeId,
      after: subject,
    });
    return id;
  }

  private async daysFor(
    plan: WorkPlanView,
    evaluationPeriodId?: string,
  ): Promise<{ opensOn: string; selfAssessmentDueOn: string }> {
    if (!evaluationPeriodId) {
      const year = await this.periods.year(plan.performancePeriodId);
      return { opensOn: year.annualAppraisalOpensOn, selfAssessmentDueOn: year.annualSelfAssessmentDueOn };
    }
    const period = await this.periods.findEvaluationPeriod(evaluationPeriodId);
    const fits =
      period?.performancePeriodId === plan.performancePeriodId &&
      overlaps(daysOf(plan), { from: period.startsOn, until: period.endsOn });
    if (!fits) throw appraisalProblems.PERIOD_UNKNOWN();
    return { opensOn: period.appraisalOpensOn, selfAssessmentDueOn: period.selfAssessmentDueOn };
  }

  /** A plan that became active late is cited by the annual appraisal all the same. */
  private async cite(annual: Appraisal, plan: WorkPlanView): Promise<void> {
    const cited = await this.db.find(AppraisalPlan, { appraisalId: annual.id, workPlanId: plan.id });
    if (cited.length > 0) return;
    await this.db.insert(AppraisalPlan, { appraisalId: annual.id, workPlanId: plan.id });
    const { id, version } = annual;
    await this.db.update(Appraisal, { id }, { version: version + 1, updatedAt: this.clock.now() });
    const object = { type: 'appraisal', id };
    await this.audit.record({
      action: 'appraisal.cite',
      object,
      subjectEmployeeId: plan.employeeId,
      after: { workPlanId: plan.id },
    });
  }

  /** Whoever learns of an appraisal late has as many days for the self-assessment as everybody else. */
  private dueOn(usual: CivilDate): CivilDate {
    const own = plusDays(this.clock.today(), SELF_ASSESSMENT_DAYS);
    return own > usual ? own : usual;
  }

  private async insert(appraisal: Appraisal): Promise<void> {
    try {
      await this.db.insert(Appraisal, appraisal);
    } catch (error) {
      if (isDuplicate(error, 'subjectKey')) throw appraisalProblems.ALREADY_OPEN();
      if (isDuplicate(error)) throw requestProblems.ID_TAKEN();
      throw error;
    }
  }
}

/** One periodic appraisal per plan and evaluation period, one annual appraisal per person and year. */
function subjectKey(plan: WorkPlanView, evaluationPeriodId: string | undefined): string {
  return evaluationPeriodId ? `P:${plan.id}:${evaluationPeriodId}` : `A:${plan.employeeId}:${plan.performancePeriodId}`;
}

const daysOf = (plan: WorkPlanView): { from: string; until: string } => ({ from: plan.startsOn, until: plan.endsOn });
