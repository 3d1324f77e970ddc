import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../kernel/audit/audit-log.js';
import type { Actor } from '../../kernel/auth/actor.js';
import { Clock } from '../../kernel/clock/clock.js';
import { Database } from '../../kernel/database/database.js';
import { earlier } from '../../kernel/values/civil-date.js';
import { EventRecorder } from '../../kernel/events/event-recorder.js';
import { Downtimes, PeriodsApi } from '../periods/index.js';
import { WorkPlansApi } from '../work-plans/index.js';
import { AppraisalAccess } from './appraisal.access.js';
import { AppraisalAcknowledged, AppraisalPublished } from './appraisal.events.js';
import { appraisalProblems } from './appraisals.problems.js';
import { APPRAISAL_TRANSITIONS, type AppraisalAction, nextStatus, statusForOwner } from './domain/appraisal.states.js';
import type { RatingsRequest, SelfAssessmentRequest } from './http/appraisal.request.js';
import { Appraisal, AppraisalPlan } from './persistence/appraisal.entity.js';
import { RatingRules } from './rating-rules.js';
import { ruleSetOf } from './rule-sets.js';
import { SignedAppraisals } from './signed-appraisals.js';

/** The way of an appraisal: self-assessment, rating, publication, acknowledgement. */
@Injectable()
export class AppraisalsService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly events: EventRecorder,
    private readonly periods: PeriodsApi,
    private readonly downtimes: Downtimes,
    private readonly workPlans: WorkPlansApi,
    private readonly access: AppraisalAccess,
    private readonly signed: SignedAppraisals,
    private readonly rules: RatingRules,
  ) {}

  /** The employee says how it went; again and again until the appraiser has rated. Throws APPRAISAL.SELF_ASSESSMENT_CLOSED. */
  async assessSelf(actor: Actor, id: string, input: SelfAssessmentRequest): Promise<void> {
    await this.db.transaction(async () => {
      const appraisal = await this.access.load(actor, id, 'owner');
      const facts = { ownResultSummary: input.resultSummary, ownBehaviourSummary: input.behaviourSummary };
      await this.act(appraisal, 'assessSelf', { ...facts, selfAssessedAt: this.clock.now() }, facts);
    });
  }

  /**
   * The appraiser rates results and behaviour with reasons; the rule set of the year gives the predicate.
   * Throws APPRAISAL.WRONG_STATE, APPRAISAL.SELF_ASSESSMENT_PENDING, and what `RatingRules` refuses.
   */
  async rate(actor: Actor, id: string, input: RatingsRequest): Promise<void> {
    await this.db.transaction(async () => {
      const appraisal = await this.access.load(actor, id, 'appraiser');
      const dueOn = (await this.downtimes.grace())(appraisal.selfAssessmentDueOn);
      if (appraisal.status === 'OPEN' && this.clock.today() <= dueOn)
        throw appraisalProblems.SELF_ASSESSMENT_PENDING({ dueOn });
      await this.rules.beforeRating(appraisal, input.resultRating);
      const { resultRating, resultReason, behaviourRating, behaviourReason } = input;
      const { ruleSetCode } = await this.periods.year(appraisal.performancePeriodId);
      const outcome = { ruleSetCode, ...ruleSetOf(ruleSetCode).appraise(input) };
      const judged = { resultRating, resultReason, behaviourRating, behaviourReason, predicate: outcome.predicate };
      const facts = { ...judged, appraiserId: actor.employeeId };
      const action = appraisal.status === 'OPEN' ? 'rateWithoutSelfAssessment' : 'rate';
      await this.act(appraisal, action, { ...facts, outcome, ratedAt: this.clock.now() }, facts);
    });
  }

  /**
   * The appraiser lets the employee see it; from now on nothing in it changes, nor the progress it was judged by. What he has
   * published is kept as it is.
   * Throws APPRAISAL.WRONG_STATE, PLAN_NOT_ACTIVE, and what `RatingRules` refuses.
   */
  async publish(actor: Actor, id: string): Promise<void> {
    await this.db.transaction(async () => {
      const appraisal = await this.access.load(actor, id, 'appraiser');
      await this.requirePlan(appraisal);
      await this.rules.beforePublication(appraisal);
      await this.act(appraisal, 'publish', { publishedAt: this.clock.now() }, { predicate: appraisal.predicate });
      await this.signed.keep(id, actor.employeeId ?? '');
      await this.closeProgress(appraisal);
      await this.events.record(new AppraisalPublished(subjectOf(appraisal)));
    });
  }

  /** The employee confirms the receipt, which starts the days for an objection. Throws APPRAISAL.WRONG_STATE. */
  async acknowledge(actor: Actor, id: string): Promise<void> {
    await this.db.transaction(async () => {
      const appraisal = await this.access.load(actor, id, 'owner');
      const acknowledgedOn = this.clock.today();
      await this.act(
        appraisal,
        'acknowledge',
        { acknowledgedOn, acknowledgedAt: this.clock.now() },
        { acknowledgedOn },
      );
      await this.events.record(new AppraisalAcknowledged(subjectOf(appraisal)));
    });
  }

  /** A plan that was cancelled meanwhile is not evaluated: its appraisals are about to be annulled. Throws APPRAISAL.PLAN_NOT_ACTIVE. */
  private async requirePlan({ id, kind }: Appraisal): Promise<void> {
    if (kind !== 'PERIODIC') return;
    const plans = await this.db.find(AppraisalPlan, { appraisalId: id });
    const [cancelled] = (await this.workPlans.hold(plans.map((plan) => plan.workPlanId))).filter(
      ({ status }) => status === 'CANCELLED',
    );
    if (cancelled) throw appraisalProblems.PLAN_NOT_ACTIVE({ status: cancelled.status });
  }

  /** Up to the end of what was rated; an annual appraisal published before its year ends leaves the days to come open. */
  private async closeProgress({ id, evaluationPeriodId, performancePeriodId }: Appraisal): Promise<void> {
    const rated = evaluationPeriodId
      ? await this.periods.findEvaluationPeriod(evaluationPeriodId)
      : await this.periods.year(performancePeriodId);
    const plans = await this.db.find(AppraisalPlan, { appraisalId: id });
    const today = this.clock.today();
    const ids = plans.map((plan) => plan.workPlanId);
    await this.workPlans.closeProgress(ids, rated ? earlier(rated.endsOn, today) : today);
  }

  private async act(
    appraisal: Appraisal,
    action: AppraisalAction,
    change: Partial<Appraisal>,
    audited: Partial<Appraisal>,
  ): Promise<void> {
    const { from: needed, by } = APPRAISAL_TRANSITIONS[action];
    const from = appraisal.status;
    const to = nextStatus(from, action, by);
    if (!to && action === 'assessSelf') throw appraisalProblems.SELF_ASSESSMENT_CLOSED();
    const status = by === 'owner' ? statusForOwner(from, appraisal.selfAssessedAt !== null) : from;
    if (!to) throw appraisalProblems.WRONG_STATE({ status, needed: needed.join(', ') });
    const before = Object.fromEntries(Object.keys(audited).map((name) => [name, appraisal[name as keyof Appraisal]]));
    // The employee reads the version, too, and is to learn of a rating by its publication (rules.md AP-5).
    const version = to === 'RATED' ? appraisal.version : appraisal.version + 1;
    Object.assign(appraisal, change, { status: to, updatedAt: this.clock.now(), version });
    await this.db.save(Appraisal, appraisal);
    await this.audit.record({
      action: `appraisal.${action === 'rateWithoutSelfAssessment' ? 'rate' : action === 'assessSelf' ? 'assess-self' : action}`,
      object: { type: 'appraisal', id: appraisal.id },
      subjectEmployeeId: appraisal.employeeId,
      // Rule AP-5 holds for the list of who did what with one's record, too.
      ...(to === 'RATED' ? { shownAfter: 'appraisal.publish' } : {}),
      facts: { from, to },
      before: { status: from, ...before },
      after: { status: to, ...audited },
    });
  }
}

/** What events tell of an appraisal. */
function subjectOf(appraisal: Appraisal): AppraisalPublished['payload'] {
  const { id: appraisalId, employeeId, performancePeriodId, evaluationPeriodId } = appraisal;
  return { appraisalId, employeeId, performancePeriodId, evaluationPeriodId };
}
