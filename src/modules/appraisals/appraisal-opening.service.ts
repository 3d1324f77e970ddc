import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../kernel/audit/audit-log.js';
import type { Actor } from '../../kernel/auth/actor.js';
import { Clock, newId } from '../../kernel/clock/clock.js';
import { Database } from '../../kernel/database/database.js';
import { refuseTaken } from '../../kernel/database/refuse-taken.js';
import { EventRecorder } from '../../kernel/events/event-recorder.js';
import { refusedAt } from '../../kernel/http/input-faults.js';
import { Jobs } from '../../kernel/jobs/jobs.js';
import { type CivilDate, type DayRange, earlier, later, overlaps, plusDays } from '../../kernel/values/civil-date.js';
import { EmployeesApi } from '../employees/index.js';
import { PeriodsApi, SELF_ASSESSMENT_DAYS } from '../periods/index.js';
import { WorkPlansApi, type WorkPlanView } from '../work-plans/index.js';
import { AppraisalAccess } from './appraisal.access.js';
import { AppraisalOpened } from './appraisal.events.js';
import { appraisalProblems } from './appraisals.problems.js';
import { isPublished } from './domain/appraisal.states.js';
import type { AppraisalRequest } from './http/appraisal.request.js';
import { Appraisal, AppraisalPlan } from './persistence/appraisal.entity.js';

/** Opens appraisals: by hand, or by itself for every period of a plan when its day has come. */
@Injectable()
export class AppraisalOpeningService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly events: EventRecorder,
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
  async openFor(actor: Actor, input: AppraisalRequest): Promise<string> {
    return this.db.transaction(async () => {
      const plan = await this.workPlans.find(input.workPlanId);
      if (plan && (await this.access.mayOpen(actor, plan, input.evaluationPeriodId !== undefined)))
        return this.open(plan, input);
      throw refusedAt(appraisalProblems.PLAN_UNKNOWN, {}, '/workPlanId');
    });
  }

  /** Plans the opening of all appraisals of a plan that has become active; days that have come are opened at once. */
  async schedule(workPlanId: string): Promise<void> {
    const plan = await this.workPlans.find(workPlanId);
    if (!plan) return;
    const year = await this.periods.year(plan.performancePeriodId);
    for (const period of await this.periods.evaluationPeriodsOf(year.id)) {
      if (overlaps(daysOf(plan), daysOf(period))) {
        await this.enqueue({ workPlanId, evaluationPeriodId: period.id }, period.appraisalOpensOn);
      }
    }
    await this.enqueue({ workPlanId }, year.annualAppraisalOpensOn);
  }

  /** Opens what is due of a plan that goes on after it was closed. */
  async openDue(workPlanId: string): Promise<void> {
    const plan = await this.workPlans.find(workPlanId);
    if (plan?.status !== 'ACTIVE') return;
    const today = this.clock.today();
    for (const period of await this.periods.evaluationPeriodsOf(plan.performancePeriodId))
      if (overlaps(daysOf(plan), daysOf(period)) && period.appraisalOpensOn <= today)
        await this.openScheduled({ workPlanId, evaluationPeriodId: period.id });
  }

  /** Opens at once the appraisals of a plan that was closed, of every period in which it held. */
  async openClosed(workPlanId: string): Promise<void> {
    const plan = await this.workPlans.find(workPlanId);
    if (plan?.status !== 'CLOSED') return;
    for (const period of await this.periods.evaluationPeriodsOf(plan.performancePeriodId))
      if (overlaps(daysOf(plan), daysOf(period)))
        await this.openScheduled({ workPlanId, evaluationPeriodId: period.id });
  }

  /** Opens one scheduled appraisal, unless it is open already or the plan has ended before its days. */
  async openScheduled(input: AppraisalRequest): Promise<void> {
    await this.db.transaction(async () => {
      const plan = await this.workPlans.find(input.workPlanId);
      if (!plan || !isInForce(plan) || !(await this.isOfTime(plan, input.evaluationPeriodId))) return;
      const existing = await this.db.lock(Appraisal, { subjectKey: subjectKey(plan, input.evaluationPeriodId) });
      if (!existing) await this.open(plan, input);
      else if (existing.kind === 'ANNUAL' && !isPublished(existing)) await this.cite(existing, plan);
    });
  }

  private async enqueue(input: AppraisalRequest, opensOn: CivilDate): Promise<void> {
    const uniqueKey = `appraisal.open:${input.workPlanId}:${input.evaluationPeriodId ?? 'year'}`;
    const notBefore = this.clock.startOf(opensOn);
    await this.jobs.enqueue('appraisal.open', input, { notBefore, uniqueKey, startedBy: null });
  }

  private async open(given: WorkPlanView, { id = newId(), evaluationPeriodId }: AppraisalRequest): Promise<string> {
    const { employeeId, performancePeriodId } = given;
    await this.employees.lock(employeeId);
    // Whoever closes or cancels a plan holds the person: now it stays what it is.
    const plan = (await this.workPlans.find(given.id)) ?? given;
    if (!isInForce(plan)) throw appraisalProblems.PLAN_NOT_ACTIVE({ status: plan.status });
    const { opensOn, dueOn } = await this.daysFor(plan, evaluationPeriodId);
    const today = this.clock.today();
    if (today < opensOn) throw appraisalProblems.TOO_EARLY({ opensOn });
    const kind = evaluationPeriodId ? ('PERIODIC' as const) : ('ANNUAL' as const);
    const subject = { kind, employeeId, performancePeriodId, evaluationPeriodId: evaluationPeriodId ?? null };
    // Whoever learns of an appraisal late has as many days for the self-assessment as everybody else.
    const selfAssessmentDueOn = later(dueOn, plusDays(today, SELF_ASSESSMENT_DAYS));
    const now = this.clock.now();
    const state = { status: 'OPEN' as const, selfAssessmentDueOn, isSurprise: false };
    const stamps = { createdAt: now, updatedAt: now, version: 1 };
    const row = { id, ...subject, subjectKey: subjectKey(plan, evaluationPeriodId), ...state, ...stamps };
    await refuseTaken(this.db.insert(Appraisal, row), { subjectKey: appraisalProblems.ALREADY_OPEN });
    const plans = evaluationPeriodId ? [plan] : await this.workPlans.ofYear(employeeId, performancePeriodId);
    await this.db.insert(
      AppraisalPlan,
      plans.map((each) => ({ appraisalId: id, workPlanId: each.id })),
    );
    await this.record('open', id, employeeId, subject);
    const about = { employeeId, performancePeriodId, evaluationPeriodId: evaluationPeriodId ?? null };
    await this.events.record(new AppraisalOpened({ appraisalId: id, ...about }));
    return id;
  }

  private async daysFor(
    plan: WorkPlanView,
    evaluationPeriodId: string | undefined,
  ): Promise<{ opensOn: CivilDate; dueOn: CivilDate }> {
    if (!evaluationPeriodId) {
      const year = await this.periods.year(plan.performancePeriodId);
      return { opensOn: year.annualAppraisalOpensOn, dueOn: year.annualSelfAssessmentDueOn };
    }
    const period = await this.periods.findEvaluationPeriod(evaluationPeriodId);
    if (period?.performancePeriodId !== plan.performancePeriodId || !overlaps(daysOf(plan), daysOf(period))) {
      throw refusedAt(appraisalProblems.PERIOD_UNKNOWN, {}, '/evaluationPeriodId');
    }
    const { appraisalOpensOn, selfAssessmentDueOn: dueOn } = period;
    // What has ended need not wait for the end of the period.
    const opensOn = plan.status === 'CLOSED' ? earlier(appraisalOpensOn, plan.endsOn) : appraisalOpensOn;
    return { opensOn, dueOn };
  }

  /** False for a period that begins after the end of a plan that was closed. */
  private async isOfTime(plan: WorkPlanView, evaluationPeriodId: string | undefined): Promise<boolean> {
    if (!evaluationPeriodId) return true;
    const period = await this.periods.findEvaluationPeriod(evaluationPeriodId);
    return period !== undefined && overlaps(daysOf(plan), daysOf(period));
  }

  /** A plan that became active late is cited by the annual appraisal all the same. */
  private async cite({ id, version }: Appraisal, plan: WorkPlanView): Promise<void> {
    const citation = { appraisalId: id, workPlanId: plan.id };
    if ((await this.db.find(AppraisalPlan, citation)).length > 0) return;
    await this.db.insert(AppraisalPlan, citation);
    await this.db.update(Appraisal, { id }, { version: version + 1, updatedAt: this.clock.now() });
    await this.record('cite', id, plan.employeeId, { workPlanId: plan.id });
  }

  private record(verb: string, id: string, subjectEmployeeId: string, after: object): Promise<void> {
    return this.audit.record({
      action: `appraisal.${verb}`,
      object: { type: 'appraisal', id },
      subjectEmployeeId,
      after,
    });
  }
}

/** Performance is evaluated while a plan counts and after it was closed. */
const isInForce = ({ status }: WorkPlanView): boolean => status === 'ACTIVE' || status === 'CLOSED';

/** One periodic appraisal per plan and evaluation period, one annual appraisal per person and year. */
function subjectKey(plan: WorkPlanView, evaluationPeriodId: string | undefined): string {
  return evaluationPeriodId ? `P:${plan.id}:${evaluationPeriodId}` : `A:${plan.employeeId}:${plan.performancePeriodId}`;
}

type Days = Pick<WorkPlanView, 'startsOn' | 'endsOn'>;
const daysOf = ({ startsOn, endsOn }: Days): DayRange => ({ from: startsOn, until: endsOn });
