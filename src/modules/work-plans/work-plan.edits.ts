import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock/clock.js';
import { Database } from '../../kernel/database/database.js';
import { assertVersion } from '../../kernel/http/params.js';
import { isEditable } from './domain/work-plan.states.js';
import { WorkPlan } from './persistence/work-plan.entity.js';
import { workPlanProblems } from './work-plans.problems.js';

/** What every change of a plan's parts has in common: the plan's version stands for all of them. */
@Injectable()
export class WorkPlanEdits {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** Refuses a change that was made without having seen this version. Throws REQUEST.STALE, REQUEST.IF_MATCH_REQUIRED. */
  requireVersion(plan: WorkPlan, version: number | null): void {
    assertVersion(plan.version, version);
  }

  /** Refuses a change while the plan is with the appraiser or in force. Throws WORK_PLAN.WRONG_STATE. */
  requireEditable(plan: WorkPlan): void {
    if (!isEditable(plan.status))
      throw workPlanProblems.WRONG_STATE({ status: plan.status, needed: 'DRAFT, RETURNED' });
  }

  /** Moves the plan's version on. */
  async touch(plan: WorkPlan): Promise<void> {
    plan.version += 1;
    await this.db.update(WorkPlan, { id: plan.id }, { version: plan.version, updatedAt: this.clock.now() });
  }
}
