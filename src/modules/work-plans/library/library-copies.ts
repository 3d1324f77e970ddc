import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../../kernel/audit/audit-log.js';
import { Clock, newId } from '../../../kernel/clock/clock.js';
import { Database } from '../../../kernel/database/database.js';
import { MAX_RESULTS } from '../domain/limits.js';
import { isEditable } from '../domain/work-plan.states.js';
import { WorkPlan, WorkPlanIndicator, WorkPlanResult } from '../persistence/work-plan.entity.js';
import { columnsOfShown } from '../plan-parts.js';
import type { TakingObstacle } from './domain/distribution.js';
import type { LibraryResult } from './persistence/library-result.entity.js';

const NO_LINK = { alignment: 'PENDING', leaderResultId: null, treeNodeId: null, assignedBy: null } as const;
/** Those that a revision took out keep their place. */
const PLACES = `SELECT SUM(CASE WHEN removedAt IS NULL THEN 1 ELSE 0 END) AS n, MAX(sequence) AS last,
  SUM(CASE WHEN removedAt IS NULL AND libraryResultId = ? THEN 1 ELSE 0 END) AS taken FROM work_plan_result WHERE workPlanId = ?`;

interface Places {
  readonly n: number | null;
  readonly last: number | null;
  readonly taken: number | null;
}

/** By whose distribution, where its owner has not taken it up. */
interface HandedOut {
  readonly actorAccountId?: string;
  readonly libraryDistributionId?: string;
}

/** Copies a result of the library into a plan, whoever asks for it. Rules LB-4, LB-5. */
@Injectable()
export class LibraryCopies {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
  ) {}

  /** What keeps a locked plan from taking a result up; null when nothing does. */
  async obstacleOf(plan: WorkPlan, result: LibraryResult): Promise<TakingObstacle | null> {
    const { n, taken } = await this.placesOf(plan, result);
    if (Number(taken) > 0) return 'ALREADY';
    if (!isEditable(plan.status)) return 'NOT_EDITABLE';
    if (plan.family !== result.family || plan.approach !== result.approach) return 'OTHER_FORM';
    return Number(n) >= MAX_RESULTS ? 'FULL' : null;
  }

  /** Copies a result with its indicators behind the last one of a locked plan; answers the id of the copy. */
  async copy(
    plan: WorkPlan,
    result: LibraryResult,
    { actorAccountId, libraryDistributionId }: HandedOut = {},
  ): Promise<string> {
    const [id, workPlanId] = [newId(), plan.id];
    const { last } = await this.placesOf(plan, result);
    const { kind, classification, statement, perspective, indicators } = result;
    const said = { kind, classification, statement, perspective, libraryResultId: result.id };
    await this.db.insert(WorkPlanResult, { id, workPlanId, sequence: Number(last ?? 0) + 1, ...said, ...NO_LINK });
    const rows = indicators.map((indicator, at) => {
      const place = { id: newId(), workPlanId, resultId: id, sequence: at + 1 };
      return { ...columnsOfShown({ ...indicator, id: '' }), ...place };
    });
    await this.db.insert(WorkPlanIndicator, rows);
    const touched = { version: plan.version + 1, updatedAt: this.clock.now() };
    await this.db.update(WorkPlan, { id: workPlanId }, touched);
    await this.audit.record({
      action: 'work-plan.result.add',
      object: { type: 'work-plan', id: workPlanId },
      subjectEmployeeId: plan.employeeId,
      facts: { partId: id, version: touched.version, libraryResultId: result.id, libraryDistributionId },
      actorAccountId,
      after: { ...said, indicators },
    });
    return id;
  }

  private async placesOf(plan: WorkPlan, result: LibraryResult): Promise<Places> {
    const [row] = await this.db.rows<Places>(PLACES, [result.id, plan.id]);
    return row ?? { n: null, last: null, taken: null };
  }
}
