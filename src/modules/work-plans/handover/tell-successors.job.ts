import { Injectable } from '@nestjs/common';
import { Clock, newId } from '../../../kernel/clock/clock.js';
import { Database } from '../../../kernel/database/database.js';
import { type EventHandler, HandlesEvent } from '../../../kernel/events/event-handler.js';
import { EventRecorder } from '../../../kernel/events/event-recorder.js';
import { HandlesJob, type JobHandler } from '../../../kernel/jobs/job-handler.js';
import { Recurs } from '../../../kernel/schedules/recurs.js';
import { HandoverDue, WorkPlanClosed } from '../work-plan.events.js';
import { HandoverQueries } from './handover.queries.js';
import { HandoverNotice } from './persistence/result-handover.entity.js';

/**
 * Successors are told once what waits for them of each closed plan, whichever comes first: they, or the closing; and whoever evaluates
 * the plan, while the post is vacant. Rule CA-11.
 */
@Injectable()
@HandlesJob('work-plans.tell-successors')
@Recurs({ everyMinutes: 10 })
export class TellSuccessors implements JobHandler {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly events: EventRecorder,
    private readonly handovers: HandoverQueries,
  ) {}

  run(): Promise<{ told: number }> {
    return this.tell();
  }

  /** Tells of all plans, or of one. */
  async tell(workPlanId?: string): Promise<{ told: number }> {
    const untold = await this.handovers.untold(workPlanId);
    for (const { workPlanId, employeeId, performancePeriodId, toEmployeeId } of untold) {
      await this.db.transaction(async () => {
        // Of two who tell at once the second sees the notice of the first.
        await this.db.rows(`SELECT id FROM work_plan WHERE id = ?${this.db.connection.forUpdate}`, [workPlanId]);
        const told = { workPlanId, employeeId: toEmployeeId };
        if ((await this.db.find(HandoverNotice, told)).length > 0) return;
        await this.db.insert(HandoverNotice, { id: newId(), ...told, createdAt: this.clock.now(), version: 1 });
        await this.events.record(new HandoverDue({ workPlanId, employeeId, performancePeriodId, toEmployeeId }));
      });
    }
    return { told: untold.length };
  }
}

/** A successor who is in the post already is told as soon as the plan is closed. */
@Injectable()
@HandlesEvent(WorkPlanClosed)
export class TellSuccessorOfClosing implements EventHandler<WorkPlanClosed> {
  constructor(private readonly job: TellSuccessors) {}

  async handle({ workPlanId }: WorkPlanClosed['payload']): Promise<void> {
    await this.job.tell(workPlanId);
  }
}
