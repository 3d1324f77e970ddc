import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/auth/actor.js';
import { Clock } from '../../../kernel/clock/clock.js';
import { FiguresPolicyService, withheldGroups } from '../../appraisals/index.js';
import { Downtimes, type PerformancePeriodView, PeriodsApi } from '../../periods/index.js';
import { WorkPlanFigures } from '../../work-plans/index.js';
import type { NamedUnit, UnitFamily } from '../unit-scope.js';
import { UnitScope } from '../unit-scope.js';
import { cascadeChart } from './domain/cascade-chart.js';
import type { Chart } from './domain/chart.js';
import { heatChart } from './domain/heat-chart.js';
import { progressChart } from './domain/progress-chart.js';

/** Units of a family that have plans, with whether their figures are withheld. */
type ShownUnits = readonly (NamedUnit & { readonly isWithheld: boolean })[];

/** Charts of plans: reports by period, reports by unit and month, what results serve. Rules CH-5, CH-6. */
@Injectable()
export class PlanCharts {
  constructor(
    private readonly clock: Clock,
    private readonly units: UnitScope,
    private readonly periods: PeriodsApi,
    private readonly downtimes: Downtimes,
    private readonly figures: WorkPlanFigures,
    private readonly policy: FiguresPolicyService,
  ) {}

  /** How the plans of a unit were reported on in each period of a year that has begun. */
  async progress(unit: NamedUnit, year: PerformancePeriodView): Promise<Chart> {
    const today = this.clock.today();
    const grace = await this.downtimes.grace();
    const begun = (await this.periods.evaluationPeriodsOf(year.id)).filter(({ startsOn }) => startsOn <= today);
    const of = { unitId: unit.id, performancePeriodId: year.id };
    const periods = [];
    for (const period of begun) {
      const dueOn = grace(period.progressDueOn);
      const { plans, onTime, reported } = await this.figures.reportsOf(of, period, dueOn);
      const counts = { onTime, late: reported - onTime, missing: plans - reported };
      periods.push({ code: period.id, name: period.name, ...counts, isOpen: dueOn >= today });
    }
    return progressChart({ unitName: unit.name, year: year.year, periods });
  }

  /** What the results of a unit and those directly below it serve. */
  async cascade(actor: Actor, unit: NamedUnit, year: PerformancePeriodView): Promise<Chart> {
    const family = await this.units.family(unit);
    const rows = await this.figures.alignments(family.groups, year.id);
    const resultsOf = (unitId: string, alignment: string): number =>
      rows.find((row) => row.unitId === unitId && row.alignment === alignment)?.results ?? 0;
    const units = (await this.shown(actor, family, year)).map(({ id, name, isWithheld }) => ({
      ...{ unitId: id, unitName: name, isWithheld, linked: resultsOf(id, 'LINKED') },
      ...{ treeNode: resultsOf(id, 'TREE_NODE'), pending: resultsOf(id, 'PENDING') },
    }));
    return cascadeChart({ unitName: unit.name, year: year.year, units });
  }

  /** In how many plans of a unit and those directly below it something was reported, month by month. */
  async months(actor: Actor, unit: NamedUnit, year: PerformancePeriodView): Promise<Chart> {
    const family = await this.units.family(unit);
    const days = await this.figures.days(family.groups, year.id);
    const reported = await this.figures.months(family.groups, year.id);
    const months = this.monthsOf(year);
    const units = (await this.shown(actor, family, year)).map(({ id, name, isWithheld }) => ({
      ...{ unitId: id, unitName: name },
      months: months.map((month) => {
        const key = `${year.year}-${String(month).padStart(2, '0')}`;
        const inForce = days.filter(
          (one) => one.unitId === id && one.startsOn.slice(0, 7) <= key && one.endsOn.slice(0, 7) >= key,
        );
        const plans = inForce.reduce((sum, one) => sum + one.plans, 0);
        const of = reported.find((one) => one.unitId === id && one.month === key);
        return { plans, reported: Math.min(plans, of?.plans ?? 0), isWithheld };
      }),
    }));
    return heatChart({ unitName: unit.name, year: year.year, months, units });
  }

  /** The months of a year that have begun. */
  private monthsOf({ year, startsOn, endsOn }: PerformancePeriodView): number[] {
    const until = [endsOn, this.clock.today()].sort()[0]?.slice(0, 7) ?? '';
    return Array.from({ length: 12 }, (_, at) => at + 1).filter((month) => {
      const key = `${year}-${String(month).padStart(2, '0')}`;
      return key >= startsOn.slice(0, 7) && key <= until;
    });
  }

  private async shown(actor: Actor, family: UnitFamily, year: PerformancePeriodView): Promise<ShownUnits> {
    const { fewestPeople } = await this.policy.current();
    const groups = await this.figures.groups(actor, family.groups, year.id);
    const units = [{ id: family.id, name: family.name }, ...family.below].flatMap((unit) => {
      const found = groups.find(({ unitId }) => unitId === unit.id);
      return found ? [{ ...unit, unread: found.unread }] : [];
    });
    const withheld = withheldGroups(
      units.map(({ unread }) => unread),
      fewestPeople,
    );
    return units.map(({ id, name }, at) => ({ id, name, isWithheld: withheld[at] ?? true }));
  }
}
