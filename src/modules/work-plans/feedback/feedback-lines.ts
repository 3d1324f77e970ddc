import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/auth/actor.js';
import { allOf } from '../../../kernel/database/condition.js';
import { Database } from '../../../kernel/database/database.js';
import { refusedAt } from '../../../kernel/http/input-faults.js';
import { BEHAVIOUR_CODES } from '../domain/behaviours.js';
import type { WorkPlan } from '../persistence/work-plan.entity.js';
import { WorkPlanAccess } from '../work-plan.access.js';
import { type FeedbackPart, SEEN_BY_ALL } from './domain/giver.js';
import { feedbackProblems } from './feedback.problems.js';

/** What feedback is about: a kind of part and, but for the whole, which one. */
export interface FeedbackLine {
  readonly part: FeedbackPart;
  readonly partId: string | null;
}

const VALUES: readonly string[] = BEHAVIOUR_CODES;
/** Where parts lie that have an id, and which of them still stand. */
const TABLES = {
  RESULT: 'work_plan_result x WHERE x.removedAt IS NULL AND',
  PROGRESS: 'progress_entry x WHERE',
  EVIDENCE: 'evidence x WHERE x.withdrawnAt IS NULL AND',
} as const;

/** Finds what feedback can be about. Rule FB-1. */
@Injectable()
export class FeedbackLines {
  constructor(
    private readonly db: Database,
    private readonly access: WorkPlanAccess,
  ) {}

  /** The part of a plan that somebody names, and may speak of. Throws FEEDBACK.PART_UNKNOWN. */
  async lineOf(
    actor: Actor,
    plan: WorkPlan,
    { part = 'PLAN', partId = null }: Partial<FeedbackLine>,
  ): Promise<FeedbackLine> {
    const isSeen = SEEN_BY_ALL.includes(part) || (await this.sees(actor, plan.id));
    if (!isSeen) throw refusedAt(feedbackProblems.PART_UNKNOWN, {}, '/partId');
    await this.requireLine(plan.id, { part, partId }, '/partId');
    return { part, partId };
  }

  /** Refuses a part that a plan does not have, or has no more. Throws FEEDBACK.PART_UNKNOWN. */
  async requireLine(workPlanId: string, line: FeedbackLine, pointer: string): Promise<void> {
    if (!(await this.isPart(workPlanId, line))) throw refusedAt(feedbackProblems.PART_UNKNOWN, {}, pointer);
  }

  private async sees(actor: Actor, workPlanId: string): Promise<boolean> {
    const where = allOf({ sql: 'wp.id = ?', values: [workPlanId] }, this.access.readable(actor));
    return (await this.db.count('work_plan wp', where)) > 0;
  }

  private async isPart(workPlanId: string, { part, partId }: FeedbackLine): Promise<boolean> {
    if (part === 'PLAN') return partId === null;
    if (partId === null) return false;
    if (part === 'BEHAVIOUR') return VALUES.includes(partId);
    const sql = `SELECT x.id FROM ${TABLES[part]} x.id = ? AND x.workPlanId = ?`;
    return (await this.db.rows(sql, [partId, workPlanId])).length > 0;
  }
}
