import { Injectable } from '@nestjs/common';
import { Clock } from '../../../kernel/clock/clock.js';
import { currentContext } from '../../../kernel/http/request-context.js';
import { say } from '../../../kernel/i18n/language.js';
import type { CivilDate } from '../../../kernel/values/civil-date.js';
import { displayName, type Titled } from '../../employees/index.js';
import { Downtimes, type EvaluationPeriodView, type PerformancePeriodView, PeriodsApi } from '../../periods/index.js';
import { type OpenPlan, PlanDeadlines } from '../../work-plans/index.js';
import { blockOf, dueDayOf, type StepCode, STEPS } from './domain/next-step.js';
import type { NextStepResponse } from './http/next-step.response.js';
import { STEP_TEXTS } from './next-step-texts.js';

/** A plan, or somebody without one, with the step that comes next. */
export interface StepRow extends Titled {
  readonly nameKey: string;
  readonly rowKey: string;
  readonly employeeId: string;
  readonly unitId: string | null;
  readonly unitName: string | null;
  readonly performancePeriodId: string;
  readonly year: number;
  readonly workPlanId: string | null;
  readonly status: OpenPlan['status'];
  readonly startsOn: CivilDate | null;
  readonly endsOn: CivilDate | null;
  readonly submittedAt: string | null;
  readonly escalatedAt: string | null;
  readonly appraisalId: string | null;
  readonly selfAssessmentDueOn: CivilDate | null;
  readonly periodName: string | null;
  readonly deciderId: string | null;
  readonly deciderName: string | null;
  readonly deciderFrontTitle: string | null;
  readonly deciderBackTitle: string | null;
  readonly step: StepCode;
}

type Grace = (dueOn: CivilDate) => CivilDate;
interface Year {
  readonly year: PerformancePeriodView;
  readonly periods: readonly EvaluationPeriodView[];
}

/** Says steps in words, with the day by which each is due and what blocks it. Rules NS-1, NS-2. */
@Injectable()
export class NextStepDays {
  constructor(
    private readonly clock: Clock,
    private readonly periods: PeriodsApi,
    private readonly downtimes: Downtimes,
    private readonly deadlines: PlanDeadlines,
  ) {}

  /** The steps as answers show them, in the same order; `lacks` is how much a plan lacks where there is but one. */
  async say(rows: readonly StepRow[], lacks = 0): Promise<NextStepResponse[]> {
    const today = this.clock.today();
    const plans = rows.map((row) => ({ ...row, startsOn: row.startsOn ?? today }));
    const open = await this.deadlines.dueOnOf(plans);
    const years = await this.yearsOf(rows);
    const grace = await this.downtimes.grace();
    const { language } = currentContext();
    return rows.map((row, at) => {
      const { step, deciderId } = row;
      const { turn } = STEPS[step];
      const dueOn = dueDayOf(step, this.daysOf(row, open[at] ?? null, years.get(row.performancePeriodId), grace));
      const owner = displayName(row);
      const who = turn === 'OWNER' ? owner : turn === 'APPRAISER' ? deciderOf(row) : null;
      return {
        ...{ employeeId: row.employeeId, employeeName: owner, unitId: row.unitId, unitName: row.unitName },
        ...{ performancePeriodId: row.performancePeriodId, year: Number(row.year), workPlanId: row.workPlanId },
        ...{ workPlanStatus: row.status, appraisalId: row.appraisalId, periodName: row.periodName },
        ...{ step, turn, text: say(STEP_TEXTS[step], language, { who: who ?? '–' }) },
        turnEmployeeId: turn === 'OWNER' ? row.employeeId : turn === 'APPRAISER' ? deciderId : null,
        turnName: who,
        dueOn,
        isOverdue: dueOn !== null && turn !== 'SYSTEM' && dueOn < today,
        blockedBy: blockOf(step, { deciderId, lacks }),
      };
    });
  }

  private daysOf(row: StepRow, open: CivilDate | null, year: Year | undefined, grace: Grace) {
    const { selfAssessmentDueOn } = row;
    return {
      HANDING_IN: open,
      ANSWER: open,
      FIRST_DAY: row.startsOn,
      REPORTS: year ? reportsDueOn(row, year.periods, grace, this.clock.today()) : null,
      SELF_ASSESSMENT: selfAssessmentDueOn && grace(selfAssessmentDueOn),
      ANNUAL_APPRAISAL: year?.year.annualAppraisalOpensOn ?? null,
    };
  }

  private async yearsOf(rows: readonly StepRow[]): Promise<Map<string, Year>> {
    const ids = [...new Set(rows.map(({ performancePeriodId }) => performancePeriodId))];
    const years = new Map<string, Year>();
    for (const id of ids)
      years.set(id, { year: await this.periods.year(id), periods: await this.periods.evaluationPeriodsOf(id) });
    return years;
  }
}

/** The deadline of the earliest evaluation period with days of the plan on which reports are taken still. */
function reportsDueOn(
  { startsOn, endsOn }: StepRow,
  periods: readonly EvaluationPeriodView[],
  grace: Grace,
  today: CivilDate,
): CivilDate | null {
  const due = periods
    .filter((period) => startsOn !== null && endsOn !== null && period.startsOn <= endsOn && period.endsOn >= startsOn)
    .map(({ progressDueOn }) => grace(progressDueOn));
  return due.find((day) => day >= today) ?? null;
}

function deciderOf({ deciderName: name, deciderFrontTitle: frontTitle, deciderBackTitle: backTitle }: StepRow) {
  return name === null ? null : displayName({ name, frontTitle, backTitle });
}
