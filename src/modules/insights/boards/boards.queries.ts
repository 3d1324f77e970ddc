import { Injectable } from '@nestjs/common';
import { ReadLog } from '../../../kernel/audit/read-log.js';
import type { Actor } from '../../../kernel/auth/actor.js';
import { Clock } from '../../../kernel/clock/clock.js';
import { requestProblems } from '../../../kernel/errors/problems.js';
import { inputFault } from '../../../kernel/http/input-faults.js';
import { AppraisalFigures } from '../../appraisals/index.js';
import {
  CriteriaApi,
  Downtimes,
  type EvaluationPeriodView,
  type PerformancePeriodView,
  PeriodsApi,
} from '../../periods/index.js';
import { ReviewsApi } from '../../reviews/index.js';
import { WORK_PLAN_STATUSES, WorkPlanFigures } from '../../work-plans/index.js';
import { UNIT_CHART_CODES } from '../charts/chart-catalogue.js';
import { UnitDeviations } from '../fairness/unit-deviations.queries.js';
import { type NamedUnit, UnitScope } from '../unit-scope.js';
import { linkTo } from './board-links.js';
import { BoardSteps } from './board-steps.js';
import type { BoardQuery } from './http/board.request.js';
import type { BoardPredicatesResponse, BoardReportsResponse, BoardResponse } from './http/board.response.js';

/** Of what a board is made. */
interface Shown {
  readonly actor: Actor;
  readonly unit: NamedUnit;
  readonly year: PerformancePeriodView;
  readonly periods: readonly EvaluationPeriodView[];
}

/** Makes one page of figures of a unit, counted now. Rules BO-1 to BO-3. */
@Injectable()
export class BoardsQueries {
  constructor(
    private readonly clock: Clock,
    private readonly units: UnitScope,
    private readonly periods: PeriodsApi,
    private readonly downtimes: Downtimes,
    private readonly criteria: CriteriaApi,
    private readonly plans: WorkPlanFigures,
    private readonly appraisals: AppraisalFigures,
    private readonly reviews: ReviewsApi,
    private readonly fairness: UnitDeviations,
    private readonly steps: BoardSteps,
    private readonly reads: ReadLog,
  ) {}

  /** The board of the whole government. Throws REQUEST.NOT_FOUND, PARAMETER. */
  async government(actor: Actor, query: BoardQuery): Promise<BoardResponse> {
    return this.board(actor, await this.units.government(actor), query);
  }

  /** The board of a unit and all below it. Throws REQUEST.NOT_FOUND, PARAMETER. */
  async ofUnit(actor: Actor, unitId: string, query: BoardQuery): Promise<BoardResponse> {
    return this.board(actor, await this.units.reached(actor, unitId), query);
  }

  private async board(actor: Actor, unit: NamedUnit, query: BoardQuery): Promise<BoardResponse> {
    const year = await this.periods.findYear(query.performancePeriodId);
    if (!year) throw requestProblems.PARAMETER({}, [inputFault({ parameter: 'performancePeriodId' }, 'INVALID')]);
    const periods = await this.periods.evaluationPeriodsOf(year.id);
    const shown = { actor, unit, year, periods };
    const of = { unitId: unit.id, performancePeriodId: year.id };
    const states = await this.plans.states(of);
    const board: BoardResponse = {
      ...{ unitId: unit.id, unitName: unit.name, year: year.year, countedAt: this.clock.now().toISOString() },
      planStates: WORK_PLAN_STATUSES.map((status) => ({
        ...{ status, plans: states.get(status) ?? 0, link: linkTo('/work-plans', { ...of, status }) },
      })),
      ...(await this.steps.of(actor, unit, year.id)),
      reports: await this.reports(shown),
      appraisalStates: (await this.appraisals.states(actor, unit.id, year.id)).map((row) => ({
        ...row,
        link: linkTo('/appraisals', {
          ...{ ...of, status: row.status, evaluationPeriodId: row.evaluationPeriodId ?? undefined },
          kind: row.evaluationPeriodId === null ? 'ANNUAL' : 'PERIODIC',
        }),
      })),
      predicates: await this.predicates(shown, query),
      objections: await this.objections(shown),
      fairness: await this.leanings(shown),
      criteria: await this.criteria.acknowledgedBelow(unit.id, year.id),
      reviewRounds: await this.reviews.answeringBelow(unit.id, year.id, this.clock.today()),
      charts: UNIT_CHART_CODES.map((code) => linkTo(`/charts/${code}`, of)),
    };
    this.reads.record(actor, 'board', unit.id, null);
    return board;
  }

  /** Reports of the last period that has begun. */
  private async reports({ unit, year, periods }: Shown): Promise<BoardReportsResponse> {
    const of = { unitId: unit.id, performancePeriodId: year.id };
    const withoutEvidence = await this.plans.withoutEvidence(of);
    const last = periods.filter(({ startsOn }) => startsOn <= this.clock.today()).at(-1);
    if (!last) return { periodName: null, plans: 0, onTime: 0, late: 0, missing: 0, withoutEvidence };
    const grace = await this.downtimes.grace();
    const { plans, onTime, reported } = await this.plans.reportsOf(of, last, grace(last.progressDueOn));
    return {
      periodName: last.name,
      plans,
      onTime,
      late: reported - onTime,
      missing: plans - reported,
      withoutEvidence,
    };
  }

  private async predicates(
    { actor, unit, year, periods }: Shown,
    { evaluationPeriodId }: BoardQuery,
  ): Promise<BoardPredicatesResponse> {
    const open = periods.filter(({ appraisalOpensOn }) => appraisalOpensOn <= this.clock.today()).at(-1);
    const time = { performancePeriodId: year.id, evaluationPeriodId: evaluationPeriodId ?? open?.id };
    const found = await this.appraisals.spreadOf(actor, unit.id, time);
    const { isWithheld, timeName, organisationPredicate, broken, counts, unrated } = found;
    const figures = isWithheld ? { broken: null, counts: null, unrated: null } : { broken, counts, unrated };
    const link = linkTo(`/org-units/${unit.id}/distribution`, time);
    return { timeName, organisationPredicate, ...figures, link };
  }

  /** What is left to do of objections, and what became of the others where that tells of nobody. Rule BO-2. */
  private async objections({ actor, unit, year }: Shown): Promise<BoardResponse['objections']> {
    const { states, overdue, isWithheld } = await this.appraisals.objections(actor, unit.id, year.id);
    const of = (...codes: string[]): number => codes.reduce((sum, code) => sum + (states.get(code) ?? 0), 0);
    const decided = isWithheld ? { upheld: null, rejected: null } : { upheld: of('UPHELD'), rejected: of('REJECTED') };
    return {
      ...{ open: of('FILED', 'UNDER_EXAMINATION'), overdue, ...decided },
      link: linkTo('/objections', { unitId: unit.id, performancePeriodId: year.id }),
    };
  }

  /** How the unit's appraisers rate, as far as others are told. Rule BO-4. */
  private async leanings({ actor, unit, year }: Shown): Promise<BoardResponse['fairness']> {
    const found = await this.fairness.countsOf(actor, unit.id, year.id);
    if (!found) return null;
    const { analysisId, ...counts } = found;
    const path = `/fairness-analyses/${analysisId}`;
    return { ...counts, link: linkTo(`${path}/appraisers`, { listed: 'true' }), hintsLink: `/api/v1${path}/hints` };
  }
}
