import { Injectable } from '@nestjs/common';
import { ReadLog } from '../../../kernel/audit/read-log.js';
import type { Actor } from '../../../kernel/auth/actor.js';
import { Clock } from '../../../kernel/clock/clock.js';
import { requestProblems } from '../../../kernel/errors/problems.js';
import { inputFault } from '../../../kernel/http/input-faults.js';
import { valueName } from '../../../kernel/values/core-values.js';
import { AppraisalFigures } from '../../appraisals/index.js';
import { type PerformancePeriodView, PeriodsApi } from '../../periods/index.js';
import { ReviewsApi } from '../../reviews/index.js';
import { type NamedUnit, UnitScope } from '../unit-scope.js';
import { UnitDeviations } from '../fairness/unit-deviations.queries.js';
import type { UnitChartCode } from './chart-catalogue.js';
import type { Chart } from './domain/chart.js';
import { distributionChart } from './domain/distribution-chart.js';
import { fairnessChart } from './domain/fairness-chart.js';
import { quadrantChart } from './domain/quadrant-chart.js';
import { radarChart } from './domain/radar-chart.js';
import { trendChart } from './domain/trend-chart.js';
import type { UnitChartQuery } from './http/chart.request.js';
import { PlanCharts } from './plan-charts.queries.js';

type Making = (actor: Actor, unit: NamedUnit, query: UnitChartQuery) => Promise<Chart>;

/** Makes charts of figures as they are now. Rules CH-1 to CH-9. */
@Injectable()
export class ChartsQueries {
  private readonly making: Readonly<Record<UnitChartCode, Making>> = {
    distribution: (actor, unit, query) => this.distribution(actor, unit, query),
    quadrant: (actor, unit, query) => this.quadrant(actor, unit, query),
    trend: (actor, unit) => this.trend(actor, unit),
    progress: async (_, unit, query) => this.plans.progress(unit, await this.yearOf(query)),
    cascade: async (actor, unit, query) => this.plans.cascade(actor, unit, await this.yearOf(query)),
    'reports-by-month': async (actor, unit, query) => this.plans.months(actor, unit, await this.yearOf(query)),
    'appraiser-fairness': (actor, unit, query) => this.appraisers(actor, unit, query),
  };

  constructor(
    private readonly clock: Clock,
    private readonly units: UnitScope,
    private readonly periods: PeriodsApi,
    private readonly plans: PlanCharts,
    private readonly appraisals: AppraisalFigures,
    private readonly reviews: ReviewsApi,
    private readonly fairness: UnitDeviations,
    private readonly reads: ReadLog,
  ) {}

  /** A chart of a unit. Throws REQUEST.NOT_FOUND, PARAMETER. */
  async ofUnit(actor: Actor, code: UnitChartCode, query: UnitChartQuery): Promise<Chart> {
    const unit = await this.units.reached(actor, query.unitId);
    const chart = await this.making[code](actor, unit, query);
    this.reads.record(actor, 'chart', unit.id, null);
    return chart;
  }

  /** The core values of a person by the latest released round of a year. Throws REQUEST.NOT_FOUND. */
  async values(actor: Actor, employeeId: string, performancePeriodId: string): Promise<Chart> {
    const found = await this.reviews.releasedTo(actor, employeeId, performancePeriodId);
    if (!found) throw requestProblems.NOT_FOUND();
    this.reads.record(actor, 'review-result', found.id, employeeId);
    const before = new Map(found.former?.subjects.map((one) => [one.code, one.others]));
    const values = found.figures.subjects
      .filter(({ kind }) => kind === 'VALUE')
      .map(({ code, scores, others }) => ({
        ...{ code, name: valueName(code), self: scores.SELF ?? null, others, before: before.get(code) ?? null },
      }));
    return radarChart({ personName: found.employeeName, roundName: found.roundName, values });
  }

  private async distribution(actor: Actor, unit: NamedUnit, query: UnitChartQuery): Promise<Chart> {
    return distributionChart({ unitName: unit.name, ...(await this.appraisals.spreadOf(actor, unit.id, query)) });
  }

  private async quadrant(actor: Actor, unit: NamedUnit, query: UnitChartQuery): Promise<Chart> {
    const { pairs, ...shown } = await this.appraisals.quadrantOf(actor, unit.id, query);
    return quadrantChart({ unitName: unit.name, ...shown, cells: pairs });
  }

  private async trend(actor: Actor, unit: NamedUnit): Promise<Chart> {
    return trendChart({ unitName: unit.name, years: await this.appraisals.yearsOf(actor, unit.id) });
  }

  private async appraisers(actor: Actor, unit: NamedUnit, query: UnitChartQuery): Promise<Chart> {
    const { id, year } = await this.yearOf(query);
    const appraisers = await this.fairness.of(actor, unit.id, id);
    return fairnessChart({ unitName: unit.name, timeName: `Tahun ${year}`, appraisers });
  }

  /** The year that is asked for; without one the latest that has begun. Throws REQUEST.PARAMETER. */
  private async yearOf({ performancePeriodId, evaluationPeriodId }: UnitChartQuery): Promise<PerformancePeriodView> {
    const period = evaluationPeriodId ? await this.periods.findEvaluationPeriod(evaluationPeriodId) : undefined;
    const id = performancePeriodId ?? period?.performancePeriodId;
    const today = this.clock.today();
    const begun = (await this.periods.allYears()).filter(({ startsOn }) => startsOn <= today);
    const year = id === undefined && !evaluationPeriodId ? begun.at(-1) : await this.periods.findYear(id ?? '');
    if (year) return year;
    const parameter = evaluationPeriodId && !performancePeriodId ? 'evaluationPeriodId' : 'performancePeriodId';
    throw requestProblems.PARAMETER({}, [inputFault({ parameter }, id === undefined ? 'REQUIRED' : 'INVALID')]);
  }
}
