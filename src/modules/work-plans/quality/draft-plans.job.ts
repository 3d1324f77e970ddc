import { setImmediate as nextTurn } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../../kernel/audit/audit-log.js';
import { Clock, newId } from '../../../kernel/clock/clock.js';
import { Database } from '../../../kernel/database/database.js';
import { EventRecorder } from '../../../kernel/events/event-recorder.js';
import { HandlesJob, type JobHandler, type JobRun } from '../../../kernel/jobs/job-handler.js';
import { type CivilDate, earlier, later } from '../../../kernel/values/civil-date.js';
import { EmployeesApi, type PlanMaker } from '../../employees/index.js';
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
import { WorkPlanDrafted } from '../work-plan.events.js';
import { copiesOf, type CopyRows } from './copied-rows.js';
import { type DraftOutcome, draftOutcomeOf } from './domain/draft-outcome.js';
import { PlanDraftRecord, PlanDraftRun } from './persistence/plan-drafts.entity.js';
import { inOrder } from './plan-copies.service.js';

/** How many people are done in one transaction. */
const AT_ONCE = 200;

const ASKED = 'SELECT id, performancePeriodId, unitId FROM plan_draft_run WHERE id = ?';
type Asked = Pick<PlanDraftRun, 'id' | 'performancePeriodId' | 'unitId'>;

/** Which drafts are prepared. */
export interface DraftPlansPayload {
  readonly draftRunId: string;
}

/** How many people got a draft, had a plan already, had none to take over from, or have nobody who appraises them. */
interface Counts {
  readonly draftRunId: string;
  readonly drafted: number;
  readonly alreadyThere: number;
  readonly withoutEarlierPlan: number;
  readonly withoutAppraiser: number;
}

/** A draft with everything in it, as rows. */
interface Draft extends CopyRows {
  readonly plan: ReturnType<typeof planRow>;
  readonly annexes: WorkPlanAnnex[];
}

/** The year of drafts, the year before, and the day whose posts count. */
interface DraftYears {
  readonly year: PerformancePeriodView;
  readonly before: PerformancePeriodView;
  readonly day: CivilDate;
}

/**
 * Prepares a draft for everybody who makes a plan in a year and has none: his latest plan of the year before, each line to be looked at,
 * and says of each person what became of it. Who has been seen to is passed over when the job runs again. Rule QU-4.
 */
@Injectable()
@HandlesJob('work-plans.draft')
export class DraftPlans implements JobHandler<DraftPlansPayload> {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly events: EventRecorder,
    private readonly employees: EmployeesApi,
    private readonly periods: PeriodsApi,
  ) {}

  async run({ draftRunId }: DraftPlansPayload, job: JobRun): Promise<Counts> {
    const [run] = await this.db.rows<Asked>(ASKED, [draftRunId]);
    const years = run && (await this.yearsOf(run));
    if (!run || !years) return this.countsOf(draftRunId);
    const people = await this.employees.planMakers(years.day, run.unitId);
    for (let done = 0; done < people.length; done += AT_ONCE) {
      job.signal.throwIfAborted();
      await job.progress(done, people.length);
      await this.db.transaction(() => this.draft(run, people.slice(done, done + AT_ONCE), years));
      // The embedded database answers at once: without a turn between, requests would wait for all of it.
      await nextTurn();
    }
    await job.progress(people.length, people.length);
    await this.finish(draftRunId);
    return this.countsOf(draftRunId);
  }

  private async yearsOf({ performancePeriodId }: Asked): Promise<DraftYears | undefined> {
    const years = await this.periods.allYears();
    const at = years.findIndex(({ id }) => id === performancePeriodId);
    const [year, before] = [years[at], years[at - 1]];
    if (!year || !before) return undefined;
    return { year, before, day: later(earlier(this.clock.today(), year.endsOn), year.startsOn) };
  }

  private async draft(run: Asked, makers: readonly PlanMaker[], { year, before, day }: DraftYears): Promise<void> {
    const all = makers.map(({ employeeId }) => employeeId);
    // Whoever starts a plan himself holds his row first: nobody gets two.
    await this.employees.lockAll(all);
    const marks = all.map(() => '?').join(', ');
    const sql = `SELECT employeeId FROM plan_draft_record WHERE runId = ? AND employeeId IN (${marks})`;
    const seen = new Set((await this.db.rows<WithOwner>(sql, [run.id, ...all])).map(({ employeeId }) => employeeId));
    const covered = await this.db.rows<WithOwner>(
      `SELECT DISTINCT employeeId FROM work_plan WHERE employeeId IN (${marks}) AND status <> 'CANCELLED'
        AND startsOn <= ? AND endsOn >= ?`,
      [...all, year.endsOn, year.startsOn],
    );
    const known = new Set(covered.map(({ employeeId }) => employeeId));
    const earlierPlans = new Map((await this.latestOf(all, before.id)).map((plan) => [plan.employeeId, plan]));
    const records = makers
      .filter(({ employeeId }) => !seen.has(employeeId))
      .map(({ employeeId, isAppraised }) => {
        const [hasPlan, hasEarlierPlan] = [known.has(employeeId), earlierPlans.has(employeeId)];
        return { employeeId, outcome: draftOutcomeOf({ isAppraised, hasPlan, hasEarlierPlan }) };
      });
    const sources = records.flatMap(({ employeeId, outcome }) =>
      outcome === 'DRAFTED' ? (earlierPlans.get(employeeId) ?? []) : [],
    );
    await this.write(await this.draftsOf(sources, year, day));
    const stamps = { runId: run.id, updatedAt: this.clock.now(), version: 1 };
    if (records.length > 0)
      await this.db.insert(
        PlanDraftRecord,
        records.map((record) => ({ id: newId(), ...record, ...stamps })),
      );
  }

  private async finish(id: string): Promise<void> {
    await this.db.transaction(async () => {
      const run = await this.db.lock(PlanDraftRun, { id });
      if (!run || run.finishedAt !== null) return;
      const finishedAt = this.clock.now();
      await this.db.update(PlanDraftRun, { id }, { finishedAt, updatedAt: finishedAt, version: run.version + 1 });
    });
  }

  private async countsOf(draftRunId: string): Promise<Counts> {
    const sql = 'SELECT outcome, COUNT(*) AS n FROM plan_draft_record WHERE runId = ? GROUP BY outcome';
    const rows = await this.db.rows<{ outcome: DraftOutcome; n: number }>(sql, [draftRunId]);
    const of = (outcome: DraftOutcome): number => Number(rows.find((row) => row.outcome === outcome)?.n ?? 0);
    return {
      ...{ draftRunId, drafted: of('DRAFTED'), alreadyThere: of('ALREADY_THERE') },
      ...{ withoutEarlierPlan: of('NO_EARLIER_PLAN'), withoutAppraiser: of('NO_APPRAISER') },
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
    await this.events.recordAll(
      drafts.map(({ plan: { id: workPlanId, employeeId, performancePeriodId } }) => {
        return new WorkPlanDrafted({ workPlanId, employeeId, performancePeriodId });
      }),
    );
    await this.audit.recordAll(
      drafts.map(({ plan: { id, employeeId }, results }) => ({
        ...{ action: 'work-plan.draft', object: { type: 'work-plan', id }, subjectEmployeeId: employeeId },
        facts: { results: results.length },
      })),
    );
  }
}

type WithOwner = Pick<WorkPlan, 'employeeId'>;
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
