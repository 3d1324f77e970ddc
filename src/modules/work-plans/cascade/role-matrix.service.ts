import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../../kernel/audit/audit-log.js';
import type { Actor } from '../../../kernel/auth/actor.js';
import { Clock, newId } from '../../../kernel/clock/clock.js';
import { Database } from '../../../kernel/database/database.js';
import { refuseTaken } from '../../../kernel/database/refuse-taken.js';
import { requestProblems } from '../../../kernel/errors/problems.js';
import { EventRecorder } from '../../../kernel/events/event-recorder.js';
import { refusedAt } from '../../../kernel/http/input-faults.js';
import { toScaled } from '../../../kernel/values/scaled.js';
import { assertVersion } from '../../../kernel/http/params.js';
import { MAX_CELLS } from '../domain/limits.js';
import { balancesOf, cellFaults, type SharedCell } from '../domain/role-matrix.js';
import { CELL_TEXTS } from '../fault-texts.js';
import type { RoleCellPatch, RoleCellRequest } from '../http/role-matrix.request.js';
import { RoleMatrix, RoleMatrixCell } from '../persistence/role-matrix.entity.js';
import { type WorkPlan, WorkPlanIndicator, WorkPlanResult } from '../persistence/work-plan.entity.js';
import { scaled } from '../plan-parts.js';
import { WorkPlanAccess } from '../work-plan.access.js';
import { RoleHandedDown } from '../work-plan.events.js';
import { workPlanProblems } from '../work-plans.problems.js';
import { AlignmentFlags } from './alignment-flags.js';
import { cascadeProblems } from './cascade.problems.js';
import { RoleMembers } from './role-members.js';

/** Lays a leader's results out among members, and shows it to them (Matriks Peran Hasil). Rules CA-6, CA-7. */
@Injectable()
export class RoleMatrixService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly access: WorkPlanAccess,
    private readonly members: RoleMembers,
    private readonly flags: AlignmentFlags,
    private readonly events: EventRecorder,
  ) {}

  /**
   * Gives a member something to contribute. Throws REQUEST.NOT_FOUND, ID_TAKEN, WORK_PLAN.NOT_THE_OWNER, WRONG_STATE,
   * CASCADE.RESULT_UNKNOWN, MEMBER_UNKNOWN, CELL_UNFIT, TOO_MANY_CELLS.
   */
  add(actor: Actor, planId: string, input: RoleCellRequest): Promise<string> {
    const { id = newId(), leaderResultId, employeeId, statement, way = 'NON_DIRECT', indicatorId = null } = input;
    const shared = { way, indicatorId, shareHundredths: scaled(input.share ?? null) };
    return this.edit(actor, planId, 'add', { cellId: id, employeeId, after: input }, async (plan) => {
      const result = await this.db.lock(WorkPlanResult, { id: leaderResultId, workPlanId: planId });
      if (!result || result.removedAt) throw refusedAt(cascadeProblems.RESULT_UNKNOWN, {}, '/leaderResultId');
      if (!(await this.members.has(plan, employeeId)))
        throw refusedAt(cascadeProblems.MEMBER_UNKNOWN, {}, '/employeeId');
      await this.requireFit(leaderResultId, shared);
      const count = await this.db.count('role_matrix_cell', { sql: 'leaderWorkPlanId = ?', values: [planId] });
      if (count >= MAX_CELLS) throw cascadeProblems.TOO_MANY_CELLS({ limit: MAX_CELLS });
      const now = this.clock.now();
      const facts = { leaderWorkPlanId: planId, leaderResultId, employeeId, statement, ...shared };
      await refuseTaken(this.db.insert(RoleMatrixCell, { id, ...facts, createdAt: now, updatedAt: now, version: 1 }));
      return id;
    });
  }

  /**
   * Changes what a member is to contribute; whoever has taken it up looks again, unless it says what it said. Throws REQUEST.NOT_FOUND, REQUEST.STALE,
   * WORK_PLAN.NOT_THE_OWNER, WRONG_STATE, CASCADE.CELL_UNFIT.
   */
  async change(actor: Actor, id: string, patch: RoleCellPatch, version: number | null): Promise<string> {
    const { leaderWorkPlanId } = await this.cellOf(id);
    return this.edit(actor, leaderWorkPlanId, 'change', { cellId: id, after: patch }, async () => {
      const cell = await this.db.lock(RoleMatrixCell, { id });
      if (!cell) throw requestProblems.NOT_FOUND();
      assertVersion(cell.version, version);
      const { statement = cell.statement } = patch;
      const shareHundredths = patch.share === undefined ? cell.shareHundredths : toScaled(patch.share, 2);
      if (statement === cell.statement && shareHundredths === cell.shareHundredths) return id;
      const { way, indicatorId, leaderResultId, resultId } = cell;
      await this.requireFit(leaderResultId, { way, indicatorId, shareHundredths });
      const touched = { updatedAt: this.clock.now(), version: cell.version + 1 };
      // What is taken up stays in sight; what is not is shown anew once the shares add up again.
      const shownAt = resultId === null ? null : cell.shownAt;
      await this.db.update(RoleMatrixCell, { id }, { statement, shareHundredths, shownAt, ...touched });
      if (resultId !== null) await this.flags.ofThese([resultId], 'CHANGED');
      return id;
    });
  }

  /** Takes back what nobody has taken up. Throws REQUEST.NOT_FOUND, REQUEST.STALE, WORK_PLAN.NOT_THE_OWNER, WRONG_STATE, CASCADE.CELL_TAKEN. */
  async remove(actor: Actor, id: string, version: number | null): Promise<void> {
    const { leaderWorkPlanId } = await this.cellOf(id);
    await this.edit(actor, leaderWorkPlanId, 'remove', { cellId: id }, async () => {
      const cell = await this.db.lock(RoleMatrixCell, { id });
      if (!cell) throw requestProblems.NOT_FOUND();
      assertVersion(cell.version, version);
      if (cell.resultId !== null) throw cascadeProblems.CELL_TAKEN();
      await this.db.remove(RoleMatrixCell, { id });
      return id;
    });
  }

  /**
   * Shows the members what is theirs. Shares of a target must add up to it. Throws REQUEST.NOT_FOUND, WORK_PLAN.NOT_THE_OWNER,
   * WRONG_STATE, CASCADE.NO_CELLS, SHARES_DO_NOT_ADD_UP.
   */
  async publish(actor: Actor, planId: string): Promise<void> {
    await this.edit(actor, planId, 'publish', {}, async (plan) => {
      const cells = await this.db.find(RoleMatrixCell, { leaderWorkPlanId: planId });
      if (cells.length === 0) throw cascadeProblems.NO_CELLS();
      const indicators = await this.db.find(WorkPlanIndicator, { workPlanId: planId });
      const wrong = balancesOf(indicators, cells).filter(({ isBalanced }) => !isBalanced);
      if (wrong.length > 0) {
        const about = wrong.map(({ indicatorId }) => indicators.find(({ id }) => id === indicatorId)?.statement);
        throw cascadeProblems.SHARES_DO_NOT_ADD_UP({ indicators: about.join('; ') });
      }
      const now = this.clock.now();
      await this.db.update(RoleMatrix, { id: planId }, { publishedAt: now });
      await this.db.update(RoleMatrixCell, { leaderWorkPlanId: planId }, { shownAt: now });
      await this.tellMembers(plan, cells);
      return planId;
    });
  }

  /** Whoever is shown something that he did not see before is told once. */
  private async tellMembers({ performancePeriodId }: WorkPlan, cells: readonly RoleMatrixCell[]): Promise<void> {
    const unseen = Map.groupBy(
      cells.filter(({ shownAt }) => shownAt === null),
      ({ employeeId }) => employeeId,
    );
    for (const [employeeId, [first]] of unseen)
      if (first)
        await this.events.record(new RoleHandedDown({ employeeId, performancePeriodId, roleMatrixCellId: first.id }));
  }

  private async cellOf(id: string): Promise<{ leaderWorkPlanId: string }> {
    const sql = 'SELECT leaderWorkPlanId FROM role_matrix_cell WHERE id = ?';
    const [row] = await this.db.rows<{ leaderWorkPlanId: string }>(sql, [id]);
    if (!row) throw requestProblems.NOT_FOUND();
    return row;
  }

  private async requireFit(leaderResultId: string, cell: SharedCell): Promise<void> {
    const faults = cellFaults(cell).map(({ field, code }) => ({ pointer: `/${field}`, code, text: CELL_TEXTS[code] }));
    if (faults.length > 0) throw cascadeProblems.CELL_UNFIT({}, faults);
    if (cell.indicatorId === null) return;
    const [indicator] = await this.db.find(WorkPlanIndicator, { id: cell.indicatorId, resultId: leaderResultId });
    if (!indicator || indicator.removedAt || indicator.targetHundredths === null) {
      const fault = { pointer: '/indicatorId', code: 'NOT_SHAREABLE' as const, text: CELL_TEXTS.NOT_SHAREABLE };
      throw cascadeProblems.CELL_UNFIT({}, [fault]);
    }
  }

  /** Does the work under the lock of the leader's plan, and moves the version of the matrix on. */
  private async edit(
    actor: Actor,
    planId: string,
    verb: 'add' | 'change' | 'remove' | 'publish',
    { employeeId, cellId, after }: { employeeId?: string; cellId?: string; after?: object },
    work: (plan: WorkPlan) => Promise<string>,
  ): Promise<string> {
    return this.db.transaction(async () => {
      const plan = await this.access.load(actor, planId, 'owner');
      const { status } = plan;
      if (status === 'CLOSED' || status === 'CANCELLED')
        throw workPlanProblems.WRONG_STATE({ status, needed: 'DRAFT, SUBMITTED, RETURNED, AGREED, ACTIVE' });
      const matrix = await this.db.lock(RoleMatrix, { id: planId });
      const now = this.clock.now();
      if (!matrix) await this.db.insert(RoleMatrix, { id: planId, createdAt: now, updatedAt: now, version: 0 });
      const done = await work(plan);
      const version = (matrix?.version ?? 0) + 1;
      await this.db.update(RoleMatrix, { id: planId }, { updatedAt: now, version });
      await this.audit.record({
        action: `role-matrix.${verb}`,
        object: { type: 'role-matrix', id: planId },
        subjectEmployeeId: employeeId ?? plan.employeeId,
        facts: { version, ...(cellId ? { cellId } : {}) },
        after,
      });
      return done;
    });
  }
}
