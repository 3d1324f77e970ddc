import { setImmediate as nextTurn } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../../kernel/audit/audit-log.js';
import { Clock, newId } from '../../../kernel/clock/clock.js';
import { Database } from '../../../kernel/database/database.js';
import { HandlesJob, type JobHandler, type JobRun } from '../../../kernel/jobs/job-handler.js';
import { type CivilDate, earlier, later } from '../../../kernel/values/civil-date.js';
import { EmployeesApi } from '../../employees/index.js';
import { type PerformancePeriodView, PeriodsApi } from '../../periods/index.js';
import { BEHAVIOUR_CODES } from '../domain/behaviours.js';
import { usualFamily } from '../domain/forms.js';
import {
  WorkPlan,
  WorkPlanAnnex,
  WorkPlanBehaviour,
  WorkPlanIndicator,
  WorkPlanResult,
} from '../persistence/work-plan.entity.js';
import { copiesOf, type CopyRows } from './copied-rows.js';
import { inOrder } from './plan-copies.service.js';

/** How many people are done in one transaction. */
const AT_ONCE = 200;

/** Of which year drafts are prepared, and in which unit. */
export interface DraftPlansPayload {
  readonly performancePeriodId: string;
  readonly unitId: string | null;
}

/** How many people got a draft, had a plan already, or had none to take over from. */
interface Counts {
  drafted: number;
  alreadyThere: number;
  withoutEarlierPlan: number;
}

/** A draft with everything in it, as rows. */
interface Draft extends CopyRows {
  readonly plan: ReturnType<typeof planRow>;
  readonly annexes: WorkPlanAnnex[];
}

/**
 * Prepares a draft for everybody who makes a plan in a year and has none: his latest plan of the year before, each line to be looked at.
 * Who got his draft is passed over when the job runs again. Rule QU-4.
 */
@Injectable()
@HandlesJob('work-plans.draft')
export class DraftPlans implements JobHandler<DraftPlansPayload> {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly employees: EmployeesApi,
    private readonly periods: PeriodsApi,
  ) {}

  async run({ performancePeriodId, unitId }: DraftPlansPayload, job: JobRun): Promise<Counts> {
    const years = await this.periods.allYears();
    const at = years.findIndex(({ id }) => id === performancePeriodId);
    const [year, before] = [years[at], years[at - 1]];
    const counts: Counts = { drafted: 0, alreadyThere: 0, withoutEarlierPlan: 0 };
    if (!year || !before) return counts;
    const day = later(earlier(this.clock.today(), year.endsOn), year.startsOn);
    const people = await this.employees.whoMakesPlans(day, unitId);
    for (let done = 0; done < people.length; done += AT_ONCE) {
      await job.progress(done, people.length);
      const some = people.slice(done, done + AT_ONCE);
      const found = await this.db.transaction(() => this.draft(some, year, before, day));
      counts.drafted += found.drafted;
      counts.alreadyThere += found.alreadyThere;
      counts.withoutEarlierPlan += found.withoutEarlierPlan;
      // The embedded database answers at once: without a turn between, requests would wait for all of it.
      await nextTurn();
    }
    await job.progress(people.length, people.length);
    return counts;
  }

  private async draft(
    people: readonly string[],
    year: PerformancePeriodView,
    before: PerformancePeriodView,
    day: CivilDate,
  ): Promise<Counts> {
    // Whoever starts a plan himself holds his row first: nobody gets two.
    await this.employees.lockAll(people);
    const marks = people.map(() => '?').join(', ');
    const covered = await this.db.rows<{ employeeId: string }>(
      `SELECT DISTINCT employeeId FROM work_plan WHERE employeeId IN (${marks}) AND status <> 'CANCELLED'
        AND startsOn <= ? AND endsOn >= ?`,
      [...people, year.endsOn, year.startsOn],
    );
    const known = new Set(covered.map(({ employeeId }) => employeeId));
    const open = people.filter((id) => !known.has(id));
    const earlierPlans = await this.latestOf(open, before.id);
    const drafts = await this.draftsOf(earlierPlans, year, day);
    await this.write(drafts);
    return {
      ...{ drafted: drafts.length, alreadyThere: people.length - open.length },
      withoutEarlierPlan: open.length - drafts.length,
    };
  }

  /** The last plan of each in a year that was in force. */
  private async latestOf(people: readonly string[], performancePeriodId: string): Promise<Source[]> {
    if (people.length === 0) return [];
    const rows = await this.db.rows<Source>(
      `SELECT id, employeeId, approach FROM work_plan WHERE performancePeriodId = ? AND status IN ('ACTIVE', 'CLOSED')
        AND employeeId IN (${people.map(() => '?').join(', ')}) ORDER BY employeeId, endsOn`,
      [performancePeriodId, ...people],
    );
    return [...new Map(rows.map((row) => [row.employeeId, row])).values()];
  }

  private async draftsOf(sources: readonly Source[], year: PerformancePeriodView, day: CivilDate): Promise<Draft[]> {
    const ids = sources.map(({ id }) => id);
    const [results, indicators, annexes] = [
      Map.groupBy(inOrder(await this.db.findIn(WorkPlanResult, 'workPlanId', ids)), (row) => row.workPlanId),
      Map.groupBy(inOrder(await this.db.findIn(WorkPlanIndicator, 'workPlanId', ids)), (row) => row.workPlanId),
      Map.groupBy(await this.db.findIn(WorkPlanAnnex, 'workPlanId', ids), (row) => row.workPlanId),
    ];
    const offices = await this.employees.officesOf(
      sources.map(({ employeeId }) => employeeId),
      day,
    );
    return sources.map((source) => {
      const family = usualFamily(offices.get(source.employeeId));
      const plan = planRow({ ...source, family }, year, this.clock.now());
      const place = { workPlanId: plan.id, sequence: 1, newId, family, approach: source.approach };
      const parts = { results: results.get(source.id) ?? [], indicators: indicators.get(source.id) ?? [] };
      const taken = (annexes.get(source.id) ?? []).map((annex) => ({ ...annex, id: newId(), workPlanId: plan.id }));
      return { plan, ...copiesOf(parts, place), annexes: taken };
    });
  }

  private async write(drafts: readonly Draft[]): Promise<void> {
    if (drafts.length === 0) return;
    await this.db.insert(
      WorkPlan,
      drafts.map(({ plan }) => plan),
    );
    await this.db.insert(
      WorkPlanBehaviour,
      drafts.flatMap(({ plan }) =>
        BEHAVIOUR_CODES.map((code, at) => ({ id: newId(), workPlanId: plan.id, sequence: at + 1, code })),
      ),
    );
    await this.db.insert(
      WorkPlanResult,
      drafts.flatMap(({ results }) => results),
    );
    await this.db.insert(
      WorkPlanIndicator,
      drafts.flatMap(({ indicators }) => indicators),
    );
    await this.db.insert(
      WorkPlanAnnex,
      drafts.flatMap(({ annexes }) => annexes),
    );
    await this.audit.recordAll(
      drafts.map(({ plan: { id, employeeId }, results }) => ({
        ...{ action: 'work-plan.draft', object: { type: 'work-plan', id }, subjectEmployeeId: employeeId },
        facts: { results: results.length },
      })),
    );
  }
}

type Source = Pick<WorkPlan, 'id' | 'employeeId' | 'approach'>;

function planRow(
  { employeeId, approach, family }: Source & Pick<WorkPlan, 'family'>,
  year: PerformancePeriodView,
  now: Date,
) {
  const { id: performancePeriodId, startsOn, endsOn } = year;
  const facts = { employeeId, performancePeriodId, startsOn, endsOn, family, approach, status: 'DRAFT' as const };
  return { id: newId(), ...facts, createdAt: now, updatedAt: now, version: 1 };
}
