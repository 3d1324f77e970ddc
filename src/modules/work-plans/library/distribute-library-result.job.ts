import { setImmediate as nextTurn } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../../kernel/clock/clock.js';
import { Database } from '../../../kernel/database/database.js';
import { EventRecorder } from '../../../kernel/events/event-recorder.js';
import { HandlesJob, type JobHandler, type JobRun } from '../../../kernel/jobs/job-handler.js';
import { WorkPlan } from '../persistence/work-plan.entity.js';
import { ResultDistributed } from '../work-plan.events.js';
import { outcomeOf, type TakingObstacle } from './domain/distribution.js';
import { LibraryCopies } from './library-copies.js';
import { LibraryDistribution, LibraryDistributionRecord } from './persistence/library-distribution.entity.js';
import { LibraryResult } from './persistence/library-result.entity.js';

interface DistributePayload {
  readonly distributionId: string;
}

const AT_ONCE = 200;
const WAITING = `SELECT id FROM library_distribution_record WHERE distributionId = ? AND outcome IS NULL ORDER BY id LIMIT ${AT_ONCE}`;

/**
 * Puts a result of the library into the plans of many people, each person in a transaction with what became of it: what is done
 * again after a crash goes on with those who are left, and nobody gets it twice. Rule LB-5.
 */
@Injectable()
@HandlesJob('library.distribute')
export class DistributeLibraryResult implements JobHandler<DistributePayload> {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly events: EventRecorder,
    private readonly copies: LibraryCopies,
  ) {}

  async run({ distributionId }: DistributePayload, job: JobRun): Promise<object> {
    const records = 'library_distribution_record';
    const ofIt = { sql: 'distributionId = ?', values: [distributionId] };
    const total = await this.db.count(records, ofIt);
    for (;;) {
      const waiting = await this.db.rows<{ id: string }>(WAITING, [distributionId]);
      if (waiting.length === 0) break;
      for (const { id } of waiting) {
        job.signal.throwIfAborted();
        await this.db.transaction(() => this.serve(distributionId, id));
      }
      const left = await this.db.count(records, { sql: `${ofIt.sql} AND outcome IS NULL`, values: ofIt.values });
      await job.progress(total - left, total);
      // The embedded database answers at once: without a turn between, requests would wait for all of it.
      await nextTurn();
    }
    await this.finish(distributionId);
    return { distributionId };
  }

  private async serve(distributionId: string, recordId: string): Promise<void> {
    const record = await this.db.lock(LibraryDistributionRecord, { id: recordId });
    const [distribution] = await this.db.find(LibraryDistribution, { id: distributionId });
    if (!distribution || record?.outcome !== null) return;
    const [result] = await this.db.find(LibraryResult, { id: distribution.libraryResultId });
    if (!result) return;
    const { employeeId } = record;
    const { performancePeriodId } = distribution;
    const plans = await this.db.find(WorkPlan, { employeeId, performancePeriodId });
    const outcomes: ('ADDED' | TakingObstacle)[] = [];
    for (const { id } of plans.toSorted((a, b) => a.id.localeCompare(b.id))) {
      const plan = await this.db.lock(WorkPlan, { id });
      if (plan && plan.status !== 'CANCELLED') outcomes.push(await this.addTo(plan, result, distribution));
    }
    const done = { outcome: outcomeOf(outcomes), updatedAt: this.clock.now(), version: record.version + 1 };
    await this.db.update(LibraryDistributionRecord, { id: recordId }, done);
  }

  private async addTo(
    plan: WorkPlan,
    result: LibraryResult,
    { id: libraryDistributionId, createdByAccountId: actorAccountId }: LibraryDistribution,
  ): Promise<'ADDED' | TakingObstacle> {
    const obstacle = await this.copies.obstacleOf(plan, result);
    if (obstacle !== null) return obstacle;
    const resultId = await this.copies.copy(plan, result, { actorAccountId, libraryDistributionId });
    const { id: workPlanId, employeeId, performancePeriodId } = plan;
    const about = { workPlanId, employeeId, performancePeriodId, resultId, libraryResultId: result.id };
    await this.events.record(new ResultDistributed(about));
    return 'ADDED';
  }

  private async finish(id: string): Promise<void> {
    await this.db.transaction(async () => {
      const distribution = await this.db.lock(LibraryDistribution, { id });
      if (!distribution || distribution.finishedAt !== null) return;
      const finishedAt = this.clock.now();
      const touched = { finishedAt, updatedAt: finishedAt, version: distribution.version + 1 };
      await this.db.update(LibraryDistribution, { id }, touched);
    });
  }
}
