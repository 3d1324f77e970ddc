import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../../kernel/audit/audit-log.js';
import type { Actor } from '../../../kernel/auth/actor.js';
import { Clock } from '../../../kernel/clock/clock.js';
import { Database } from '../../../kernel/database/database.js';
import { requestProblems } from '../../../kernel/errors/problems.js';
import { refusedAt } from '../../../kernel/http/input-faults.js';
import { assertVersion } from '../../../kernel/http/params.js';
import { linkChoice } from '../domain/cascade.js';
import { isEditable } from '../domain/work-plan.states.js';
import { PerformanceTreeNode } from '../persistence/performance-tree.entity.js';
import { WorkPlan, WorkPlanResult } from '../persistence/work-plan.entity.js';
import { WorkPlanAccess } from '../work-plan.access.js';
import { workPlanProblems } from '../work-plans.problems.js';
import { cascadeProblems } from './cascade.problems.js';
import { LeaderResults } from './leader-results.js';
import { RoleTaking } from './role-taking.js';

/** What a request says of a link. */
export interface LinkRequest {
  readonly leaderResultId?: string | null;
  readonly treeNodeId?: string | null;
}
interface AlignmentInput extends LinkRequest {
  readonly roleMatrixCellId?: string;
}
/** The link as a result holds it. */
export type Link = Pick<WorkPlanResult, 'alignment' | 'leaderResultId' | 'treeNodeId'>;

const UNLINKED: Link = { alignment: 'PENDING', leaderResultId: null, treeNodeId: null };
const STATES = 'DRAFT, RETURNED, AGREED, ACTIVE';

/**
 * Links results to what they serve: a result of the leader or, while he is late, a condition of the performance tree. It needs no
 * revision: what the result says stays. Rules CA-2 to CA-5.
 */
@Injectable()
export class AlignmentsService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly access: WorkPlanAccess,
    private readonly leaders: LeaderResults,
    private readonly roles: RoleTaking,
  ) {}

  /**
   * The link that a request asks for, of a result of this plan; nothing said is no link. The result is left out while it is new.
   * Throws CASCADE.ONE_LINK, LEADER_RESULT_UNKNOWN, NODE_UNKNOWN, CIRCLE.
   */
  async linkOf(plan: WorkPlan, input: LinkRequest, pointer = '', resultId?: string): Promise<Link> {
    const choice = linkChoice(input.leaderResultId ?? null, input.treeNodeId ?? null);
    if (choice.to === 'NOTHING') return UNLINKED;
    if (choice.to === 'BOTH')
      throw refusedAt(cascadeProblems.ONE_LINK, {}, `${pointer}/leaderResultId`, `${pointer}/treeNodeId`);
    if (choice.to === 'NODE') {
      const node = await this.db.lock(PerformanceTreeNode, { id: choice.id });
      if (node?.performancePeriodId !== plan.performancePeriodId)
        throw refusedAt(cascadeProblems.NODE_UNKNOWN, {}, `${pointer}/treeNodeId`);
      return { alignment: 'TREE_NODE', leaderResultId: null, treeNodeId: choice.id };
    }
    const field = `${pointer}/leaderResultId`;
    await this.holdLeader(choice.id);
    if (!(await this.leaders.canServe(plan, choice.id)))
      throw refusedAt(cascadeProblems.LEADER_RESULT_UNKNOWN, { plan: plan.id }, field);
    if (resultId !== undefined && (await this.leaders.closesCircle(resultId, choice.id)))
      throw refusedAt(cascadeProblems.CIRCLE, {}, field);
    return { alignment: 'LINKED', leaderResultId: choice.id, treeNodeId: null };
  }

  /**
   * A link of a new result that was chosen some time ago, as it can be written now: none where what it leads to is no longer there or
   * no longer up to this plan.
   */
  async linkLeft(plan: WorkPlan, { leaderResultId, treeNodeId }: LinkRequest): Promise<Link> {
    if (treeNodeId) {
      const node = await this.db.lock(PerformanceTreeNode, { id: treeNodeId });
      return node ? { alignment: 'TREE_NODE', leaderResultId: null, treeNodeId } : UNLINKED;
    }
    if (!leaderResultId) return UNLINKED;
    await this.holdLeader(leaderResultId);
    if (!(await this.leaders.canServe(plan, leaderResultId))) return UNLINKED;
    return { alignment: 'LINKED', leaderResultId, treeNodeId: null };
  }

  /** What that says which a link leads to; null without one. */
  async served({ leaderResultId, treeNodeId }: Link): Promise<string | null> {
    if (leaderResultId !== null)
      return (await this.db.find(WorkPlanResult, { id: leaderResultId }))[0]?.statement ?? null;
    if (treeNodeId === null) return null;
    return (await this.db.find(PerformanceTreeNode, { id: treeNodeId }))[0]?.statement ?? null;
  }

  /**
   * Links a result anew, makes it what takes up a cell of a role matrix, or says that the link it has still fits. While the plan is a
   * draft or returned its owner does it, later either of both; a cell is taken up by its owner alone. Throws REQUEST.NOT_FOUND,
   * REQUEST.STALE, WORK_PLAN.NOT_A_PARTY, NOT_THE_OWNER, WRONG_STATE, CASCADE.ONE_LINK, LEADER_RESULT_UNKNOWN, NODE_UNKNOWN, CIRCLE,
   * CELL_UNKNOWN, NOTHING_TO_CONFIRM.
   */
  align(actor: Actor, resultId: string, input: AlignmentInput, version: number | null): Promise<string> {
    const { leaderResultId, treeNodeId, roleMatrixCellId: cellId } = input;
    return this.change(actor, resultId, version, async (plan, result) => {
      if (cellId !== undefined) {
        if (leaderResultId !== undefined || treeNodeId !== undefined)
          throw refusedAt(cascadeProblems.ONE_LINK, {}, '/roleMatrixCellId');
        await this.access.load(actor, plan.id, 'owner');
        const link = await this.roles.take(plan, cellId, resultId);
        // What it serves by now it serves until the leader's plan is agreed, and after that until its owner links it anew.
        return link.alignment === 'PENDING' ? linkIn(result) : link;
      }
      if (leaderResultId !== undefined || treeNodeId !== undefined) return this.linkOf(plan, input, '', resultId);
      if (result.alignment === 'PENDING' && result.realignSince === null) throw cascadeProblems.NOTHING_TO_CONFIRM();
      return linkIn(result);
    });
  }

  /** Takes the link away. Throws REQUEST.NOT_FOUND, REQUEST.STALE, WORK_PLAN.NOT_A_PARTY, NOT_THE_OWNER, WRONG_STATE. */
  unlink(actor: Actor, resultId: string, version: number | null): Promise<string> {
    return this.change(actor, resultId, version, () => Promise.resolve(UNLINKED));
  }

  private async change(
    actor: Actor,
    resultId: string,
    version: number | null,
    linkOf: (plan: WorkPlan, result: WorkPlanResult) => Promise<Link>,
  ): Promise<string> {
    const workPlanId = await this.access.planOf('work_plan_result', resultId);
    await this.db.transaction(async () => {
      const plan = await this.access.load(actor, workPlanId, 'party');
      const { status, employeeId } = plan;
      assertVersion(plan.version, version);
      if (isEditable(status)) await this.access.load(actor, workPlanId, 'owner');
      else if (status !== 'AGREED' && status !== 'ACTIVE')
        throw workPlanProblems.WRONG_STATE({ status, needed: STATES });
      const result = await this.db.lock(WorkPlanResult, { id: resultId });
      if (!result || result.removedAt) throw requestProblems.NOT_FOUND();
      const link = await linkOf(plan, result);
      await this.db.update(WorkPlanResult, { id: resultId }, { ...link, realignSince: null, realignCause: null });
      const touched = { version: plan.version + 1, updatedAt: this.clock.now() };
      await this.db.update(WorkPlan, { id: workPlanId }, touched);
      await this.audit.record({
        action: 'work-plan.align',
        object: { type: 'work-plan', id: workPlanId },
        subjectEmployeeId: employeeId,
        facts: { partId: resultId, version: touched.version },
        before: linkIn(result),
        after: link,
      });
    });
    return workPlanId;
  }

  /** The plan of the leader and the result stay as they are until the link is written: who ends or changes them flags it. */
  private async holdLeader(leaderResultId: string): Promise<void> {
    const [result] = await this.db.find(WorkPlanResult, { id: leaderResultId });
    if (!result) return;
    await this.access.hold(result.workPlanId);
    await this.db.lock(WorkPlanResult, { id: leaderResultId });
  }
}

const linkIn = ({ alignment, leaderResultId, treeNodeId }: WorkPlanResult): Link => ({
  alignment,
  leaderResultId,
  treeNodeId,
});
