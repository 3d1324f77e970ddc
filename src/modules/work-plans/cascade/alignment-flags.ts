import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../../kernel/audit/audit-log.js';
import { Clock } from '../../../kernel/clock/clock.js';
import { Database } from '../../../kernel/database/database.js';
import { EventRecorder } from '../../../kernel/events/event-recorder.js';
import type { RealignCause } from '../domain/cascade.js';
import type { WorkPlanStatus } from '../domain/work-plan.states.js';
import { WorkPlanToBeAligned } from '../work-plan.events.js';

/** Results that serve these; or these results themselves. */
interface Served {
  readonly column: 'leaderResultId' | 'treeNodeId' | 'id';
  readonly ids: readonly string[];
}
interface Follower {
  readonly id: string;
  readonly workPlanId: string;
  readonly employeeId: string;
  readonly performancePeriodId: string;
  readonly status: WorkPlanStatus;
  readonly realignCause: RealignCause | null;
}

/** How many ids one statement names. */
const AT_ONCE = 500;

/**
 * Says to those whose results serve something that has changed that they should look again ("perlu penyelarasan"). What a closed plan
 * serves is marked, too, so that the mark is there should it be opened again; nobody is told of it then. Rule CA-5.
 */
@Injectable()
export class AlignmentFlags {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly events: EventRecorder,
  ) {}

  /** For results that serve this node of the tree. */
  ofNode(treeNodeId: string, cause: RealignCause): Promise<void> {
    return this.flag({ column: 'treeNodeId', ids: [treeNodeId] }, cause);
  }

  /** For these results. */
  ofThese(ids: readonly string[], cause: RealignCause): Promise<void> {
    return this.flag({ column: 'id', ids }, cause);
  }

  /** For results that serve these results of a leader. */
  ofResults(ids: readonly string[], cause: RealignCause): Promise<void> {
    return this.flag({ column: 'leaderResultId', ids }, cause);
  }

  /** For results that serve any result of this plan of a leader. */
  async ofPlan(workPlanId: string, cause: RealignCause): Promise<void> {
    await this.ofResults(await this.resultsOf(workPlanId), cause);
  }

  /**
   * A plan that was closed by mistake is open again: for those who serve it there is nothing to look at any more, unless something else
   * has changed; its own owner is told of what has changed meanwhile.
   */
  async reopened(workPlanId: string): Promise<void> {
    for (const ids of chunks(await this.resultsOf(workPlanId))) {
      const cleared = await this.followersOf({ column: 'leaderResultId', ids }, `AND r.realignCause = 'CLOSED'`);
      await this.db.change(
        `UPDATE work_plan_result SET realignSince = NULL, realignCause = NULL WHERE leaderResultId IN (${marks(ids)}) AND realignCause = 'CLOSED'`,
        [...ids],
      );
      await this.touch(cleared.filter(({ status }) => status !== 'CLOSED'));
      await this.note('work-plan.no-longer-to-be-aligned', cleared, 'CLOSED');
    }
    const own = await this.followersOf(
      { column: 'id', ids: await this.resultsOf(workPlanId) },
      `AND r.realignSince IS NOT NULL`,
    );
    await this.tell(own);
  }

  private async resultsOf(workPlanId: string): Promise<string[]> {
    const sql = 'SELECT id FROM work_plan_result WHERE workPlanId = ?';
    return (await this.db.rows<{ id: string }>(sql, [workPlanId])).map(({ id }) => id);
  }

  private async flag({ column, ids: served }: Served, cause: RealignCause): Promise<void> {
    const now = this.clock.now();
    // That a plan has ended says less than what was changed in it before.
    const said = cause === 'CLOSED' ? 'COALESCE(realignCause, ?)' : '?';
    for (const ids of chunks(served)) {
      const found = await this.followersOf({ column, ids });
      for (const some of chunks(found.map(({ id }) => id)))
        // Whoever has chosen another link meanwhile is left alone.
        await this.db.change(
          `UPDATE work_plan_result SET realignSince = COALESCE(realignSince, ?), realignCause = ${said}
            WHERE id IN (${marks(some)}) AND ${column} IN (${marks(ids)})`,
          [now, cause, ...some, ...ids],
        );
      const open = found.filter(({ status }) => status !== 'CLOSED');
      await this.touch(open);
      await this.note('work-plan.to-be-aligned', open, cause);
      // Once until it is looked at, however often the leader changes his mind.
      await this.tell(
        open.filter(({ realignCause }) => realignCause === null || (cause !== 'CLOSED' && realignCause !== cause)),
      );
    }
  }

  private followersOf({ column, ids }: Served, more = ''): Promise<Follower[]> {
    if (ids.length === 0) return Promise.resolve([]);
    return this.db.rows<Follower>(
      `SELECT r.id, r.workPlanId, wp.employeeId, wp.performancePeriodId, wp.status, r.realignCause
        FROM work_plan_result r JOIN work_plan wp ON wp.id = r.workPlanId
        WHERE r.${column} IN (${marks(ids)}) AND r.removedAt IS NULL AND wp.status <> 'CANCELLED' ${more} ORDER BY r.workPlanId, r.id`,
      ids,
    );
  }

  private async touch(results: readonly Follower[]): Promise<void> {
    for (const ids of chunks([...plansOf(results).keys()]))
      await this.db.change(`UPDATE work_plan SET version = version + 1, updatedAt = ? WHERE id IN (${marks(ids)})`, [
        this.clock.now(),
        ...ids,
      ]);
  }

  private async tell(results: readonly Follower[]): Promise<void> {
    for (const [workPlanId, [first]] of plansOf(results))
      if (first) {
        const { employeeId, performancePeriodId } = first;
        await this.events.record(new WorkPlanToBeAligned({ workPlanId, employeeId, performancePeriodId }));
      }
  }

  private async note(action: string, results: readonly Follower[], cause: RealignCause): Promise<void> {
    await this.audit.recordAll(
      [...plansOf(results)].map(([workPlanId, ofPlan]) => ({
        action,
        object: { type: 'work-plan', id: workPlanId },
        subjectEmployeeId: ofPlan[0]?.employeeId,
        facts: { cause, results: ofPlan.map(({ id }) => id) },
      })),
    );
  }
}

const marks = (ids: readonly string[]): string => ids.map(() => '?').join(', ');

function* chunks(ids: readonly string[]): Generator<string[]> {
  for (let at = 0; at < ids.length; at += AT_ONCE) yield ids.slice(at, at + AT_ONCE);
}

const plansOf = (results: readonly Follower[]): Map<string, Follower[]> =>
  Map.groupBy(results, ({ workPlanId }) => workPlanId);
