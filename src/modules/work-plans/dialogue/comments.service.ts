import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../../kernel/audit/audit-log.js';
import type { Actor } from '../../../kernel/auth/actor.js';
import { Clock, newId } from '../../../kernel/clock/clock.js';
import { Database } from '../../../kernel/database/database.js';
import { refuseTaken } from '../../../kernel/database/refuse-taken.js';
import { requestProblems } from '../../../kernel/errors/problems.js';
import { EventRecorder } from '../../../kernel/events/event-recorder.js';
import { refusedAt } from '../../../kernel/http/input-faults.js';
import { hasLine, type PlanLine } from '../domain/plan-lines.js';
import type { CommentRequest, ReturnLineRequest } from '../http/work-plan-dialogue.request.js';
import { WorkPlanComment } from '../persistence/work-plan-comment.entity.js';
import type { WorkPlan } from '../persistence/work-plan.entity.js';
import { WorkPlanAccess } from '../work-plan.access.js';
import { WorkPlanCommented } from '../work-plan.events.js';
import { workPlanProblems } from '../work-plans.problems.js';
import { WorkPlansQueries } from '../work-plans.queries.js';

/** What employee and appraiser say to each other over a plan and its lines (rules.md WP-25). Nothing said is ever changed. */
@Injectable()
export class CommentsService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly events: EventRecorder,
    private readonly access: WorkPlanAccess,
    private readonly plans: WorkPlansQueries,
  ) {}

  /**
   * Begins a thread or answers in one. Throws REQUEST.NOT_FOUND, ID_TAKEN, WORK_PLAN.NOT_A_PARTY, WRONG_STATE, PART_UNKNOWN,
   * THREAD_UNKNOWN, THREAD_CLOSED.
   */
  async say(actor: Actor, workPlanId: string, input: CommentRequest): Promise<string> {
    const { id = newId(), threadId, text } = input;
    await this.db.transaction(async () => {
      const plan = await this.access.load(actor, workPlanId, 'speaker');
      requireAlive(plan);
      const line = threadId ? await this.threadOf(plan, threadId) : await this.lineOf(plan, input);
      const facts = { workPlanId, threadId: threadId ?? id, ...line, purpose: 'COMMENT' as const, text };
      const said = { authorEmployeeId: actor.employeeId ?? '', createdAt: this.clock.now(), version: 1 };
      await refuseTaken(this.db.insert(WorkPlanComment, { id, ...facts, ...said }));
      await this.tell(plan, { ...facts, id });
    });
    return id;
  }

  /** Writes down why lines of a plan that is returned in this transaction are to be changed. Throws WORK_PLAN.PART_UNKNOWN. */
  async returnLines(plan: WorkPlan, authorEmployeeId: string, lines: readonly ReturnLineRequest[]): Promise<void> {
    for (const [at, { part, partId = null, reason: text }] of lines.entries()) {
      await this.requireLine(plan, { part, partId }, `/lines/${at}/partId`);
      const id = newId();
      const said = { authorEmployeeId, purpose: 'RETURN' as const, text, createdAt: this.clock.now(), version: 1 };
      await this.db.insert(WorkPlanComment, { id, workPlanId: plan.id, threadId: id, part, partId, ...said });
    }
  }

  /** Closes a thread. Throws REQUEST.NOT_FOUND, WORK_PLAN.NOT_A_PARTY, THREAD_CLOSED. */
  async close(actor: Actor, id: string): Promise<string> {
    return this.db.transaction(async () => {
      const plan = await this.access.load(actor, await this.access.planOf('work_plan_comment', id), 'speaker');
      const comment = await this.db.lock(WorkPlanComment, { id });
      const first = comment && (await this.db.lock(WorkPlanComment, { id: comment.threadId }));
      if (!first) throw requestProblems.NOT_FOUND();
      if (first.resolvedAt) throw workPlanProblems.THREAD_CLOSED();
      const closed = { resolvedAt: this.clock.now(), version: first.version + 1 };
      await this.db.update(WorkPlanComment, { id: first.id }, closed);
      await this.record('close-thread', plan, first.id);
      return first.id;
    });
  }

  private async lineOf(plan: WorkPlan, { part = 'PLAN', partId = null }: Partial<PlanLine>): Promise<PlanLine> {
    await this.requireLine(plan, { part, partId }, '/partId');
    return { part, partId };
  }

  private async requireLine(plan: WorkPlan, line: PlanLine, pointer: string): Promise<void> {
    const { results } = await this.plans.contents(plan.id);
    if (!hasLine(results, line)) throw refusedAt(workPlanProblems.PART_UNKNOWN, {}, pointer);
  }

  private async threadOf({ id: workPlanId }: WorkPlan, threadId: string): Promise<PlanLine> {
    const [first] = await this.db.find(WorkPlanComment, { id: threadId, workPlanId });
    if (first?.threadId !== first?.id || !first) throw refusedAt(workPlanProblems.THREAD_UNKNOWN, {}, '/threadId');
    if (first.resolvedAt) throw workPlanProblems.THREAD_CLOSED();
    return { part: first.part, partId: first.partId };
  }

  private async tell(plan: WorkPlan, { id, threadId }: { id: string; threadId: string }): Promise<void> {
    const { id: workPlanId, employeeId, performancePeriodId } = plan;
    const about = { workPlanId, employeeId, performancePeriodId, commentId: id, threadId };
    await this.events.record(new WorkPlanCommented(about));
    await this.record('say', plan, id);
  }

  private record(verb: string, { id, employeeId }: WorkPlan, commentId: string): Promise<void> {
    const object = { type: 'work-plan', id };
    return this.audit.record({
      action: `work-plan-comment.${verb}`,
      object,
      subjectEmployeeId: employeeId,
      facts: { commentId },
    });
  }
}

function requireAlive({ status }: WorkPlan): void {
  const needed = 'DRAFT, SUBMITTED, RETURNED, AGREED, ACTIVE, CLOSED';
  if (status === 'CANCELLED') throw workPlanProblems.WRONG_STATE({ status, needed });
}
