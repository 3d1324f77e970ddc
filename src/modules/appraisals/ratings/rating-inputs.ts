import { Injectable } from '@nestjs/common';
import { ReadLog } from '../../../kernel/audit/read-log.js';
import type { Actor } from '../../../kernel/auth/actor.js';
import { Clock } from '../../../kernel/clock/clock.js';
import { Database } from '../../../kernel/database/database.js';
import { type DayRange, earlier, plusDays } from '../../../kernel/values/civil-date.js';
import { EmployeesApi, UnitLeaders } from '../../employees/index.js';
import { CriteriaApi, PeriodsApi } from '../../periods/index.js';
import { type ReleasedReview, ReviewsApi } from '../../reviews/index.js';
import { type PlanFactsView, SatisfactionQueries } from '../../work-plans/index.js';
import { AppraisalAccess } from '../appraisal.access.js';
import { AppraisalPolicyService } from '../appraisal-policy.service.js';
import { appraisalProblems } from '../appraisals.problems.js';
import { criteriaFault, type KnownCriteria } from '../domain/known-criteria.js';
import { opinionHundredths } from '../domain/opinion.js';
import type { RatedBasis, RatedPlanBasis } from '../domain/rated-basis.js';
import type { Appraisal } from '../persistence/appraisal.entity.js';
import type { Basis } from './rating-basis.js';
import type { RatingInputsResponse, ReviewInputResponse } from './http/rating-inputs.response.js';

/** Whose time is rated. */
type Subject = Pick<Appraisal, 'employeeId' | 'performancePeriodId' | 'evaluationPeriodId'>;

/** What informs a rating and decides nothing: criteria, reviews (360°), presence, satisfaction of citizens. Rules AP-21, AP-22. */
@Injectable()
export class RatingInputs {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly access: AppraisalAccess,
    private readonly policies: AppraisalPolicyService,
    private readonly periods: PeriodsApi,
    private readonly criteria: CriteriaApi,
    private readonly reviews: ReviewsApi,
    private readonly employees: EmployeesApi,
    private readonly units: UnitLeaders,
    private readonly satisfaction: SatisfactionQueries,
    private readonly reads: ReadLog,
  ) {}

  /** The same for the employee and for whoever rates. Throws REQUEST.NOT_FOUND, APPRAISAL.NOT_A_PARTY, NOT_THE_EVALUATOR. */
  show(actor: Actor, id: string): Promise<RatingInputsResponse> {
    return this.db.transaction(async () => {
      const appraisal = await this.access.load(actor, id, 'party', true);
      const { employeeId } = appraisal;
      this.reads.record(actor, 'appraisal', id, employeeId);
      const time = await this.timeOf(appraisal);
      const criteria = await this.criteria.criteriaFor(employeeId, periodOf(appraisal));
      const review = await this.reviewOf(appraisal);
      const { expectedReviewScore } = await this.policies.policy();
      const days = { validFrom: time.from, validUntil: time.until };
      const { from, until } = time;
      const { absence, ...presence } = await this.employees.attendanceSummary(employeeId, days);
      return {
        ...{ appraisalId: id, from, until },
        criteria: criteria && { ...criteria, criteria: [...criteria.criteria] },
        review: review ? shownReview(review, expectedReviewScore) : null,
        attendance: presence.days === 0 ? null : { employeeId, from, until, ...presence, absence: [...absence] },
        satisfaction: await this.satisfactionOf(employeeId, time),
      };
    });
  }

  /** What a round that was released says of the time; null without one. */
  async reviewOf({ employeeId, performancePeriodId, evaluationPeriodId }: Subject): Promise<ReleasedReview | null> {
    return (await this.reviews.releasedFor(employeeId, performancePeriodId, evaluationPeriodId)) ?? null;
  }

  /**
   * By which criteria somebody is rated, to be kept with the rating. Throws APPRAISAL.CRITERIA_MISSING, CRITERIA_NOT_ACKNOWLEDGED where the
   * government's gate asks for more than there is.
   */
  async requireKnown(subject: Subject, isSilent: boolean): Promise<KnownCriteria> {
    const found = await this.criteria.criteriaFor(subject.employeeId, periodOf(subject));
    const known: KnownCriteria = {
      criteriaSetId: found?.criteriaSetId ?? null,
      standing: found?.standing ?? 'NONE',
    };
    const isRequired = (await this.criteria.policy()).ratingGate === 'REQUIRED';
    const fault = criteriaFault(known.standing, { isRequired, isSilent });
    if (fault) throw appraisalProblems[fault]();
    return known;
  }

  /** What is known at this moment of what is rated, to be kept with the rating. Rule PX-1. */
  async recorded(subject: Subject, { time, plans }: Pick<Basis, 'time' | 'plans'>): Promise<RatedBasis> {
    const { employeeId } = subject;
    const criteria = await this.criteria.criteriaFor(employeeId, periodOf(subject));
    const review = await this.reviewOf(subject);
    const policy = await this.policies.policy();
    const { expectedReviewScore: expectedScore, minimumCoveragePercent: percent, minimumEvidence: evidence } = policy;
    const span = { validFrom: time.from, validUntil: time.until };
    const presence = await this.employees.attendanceSummary(employeeId, span);
    const { days, presentDays, leaveDays, absentDays, lateBands } = presence;
    const lateDays = lateBands.reduce((sum, band) => sum + band, 0);
    return {
      ...time,
      plans: plans.map(recordedPlan),
      minimum: { percent, evidence },
      criteria: criteria && {
        ...{ name: criteria.name, edition: criteria.edition, criteria: criteria.criteria.map(({ title }) => title) },
        acknowledgedOn: criteria.acknowledgedAt && this.clock.today(new Date(criteria.acknowledgedAt)),
      },
      review: review && {
        ...{ roundName: review.roundName, closedOn: review.closedOn, score: review.figures.score, expectedScore },
      },
      attendance: days === 0 ? null : { days, presentDays, leaveDays, absentDays, lateDays },
    };
  }

  private async timeOf({ evaluationPeriodId, performancePeriodId }: Subject): Promise<DayRange> {
    const period = evaluationPeriodId ? await this.periods.findEvaluationPeriod(evaluationPeriodId) : undefined;
    const { startsOn: from, endsOn: until } = period ?? (await this.periods.year(performancePeriodId));
    return { from, until };
  }

  /** Of the nearest unit upward with a survey that ended within the twelve months before the end of the time; null without one. */
  private async satisfactionOf(employeeId: string, { until }: DayRange): Promise<RatingInputsResponse['satisfaction']> {
    const on = earlier(until, this.clock.today());
    const paths = await this.units.unitsOf([employeeId], on);
    for (const unitId of (paths.get(employeeId) ?? []).toReversed()) {
      const trend = await this.satisfaction.trend({ unitId, from: plusDays(until, -365), until });
      if (trend.points.length > 0) return trend;
    }
    return null;
  }
}

function recordedPlan({ workPlanId, from, until, results, behaviours }: PlanFactsView): RatedPlanBasis {
  return {
    ...{ workPlanId, from, until },
    results: results.map(({ resultId, statement, reports, evidence, feedback, indicators }) => ({
      ...{ resultId, statement, reports, evidence },
      ...{ praises: feedback.praises, improvements: feedback.improvements },
      indicators: indicators.map(({ achievement, indicatorId: _id, isMaximum: _most, ...indicator }) => ({
        ...indicator,
        percentHundredths: achievement?.percentHundredths ?? null,
      })),
    })),
    behaviours: behaviours.map(({ code, feedback: { praises, improvements } }) => ({ code, praises, improvements })),
  };
}

function periodOf({ performancePeriodId, evaluationPeriodId }: Subject) {
  return { performancePeriodId, evaluationPeriodId: evaluationPeriodId ?? undefined };
}

function shownReview(
  { reviewRoundId, roundName, closedOn, figures }: ReleasedReview,
  expected: number,
): ReviewInputResponse {
  const { score, coveragePercent, subjects } = figures;
  return {
    ...{ reviewRoundId, roundName, closedOn, score, coveragePercent, expectedScore: expected },
    subjects: subjects.map(({ kind, code, name, scores, others, gap, finding, spread }) => {
      const opinion = opinionHundredths(scores, expected);
      const percentOfExpected = opinion === null ? null : (opinion / 100).toFixed(2);
      return { kind, code, name, own: scores.SELF ?? null, others, gap, finding, spread, percentOfExpected };
    }),
  };
}
