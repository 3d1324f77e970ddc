import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../../kernel/audit/audit-log.js';
import type { Actor } from '../../../kernel/auth/actor.js';
import { Clock, newId } from '../../../kernel/clock/clock.js';
import { Database } from '../../../kernel/database/database.js';
import { refuseTaken } from '../../../kernel/database/refuse-taken.js';
import { requestProblems } from '../../../kernel/errors/problems.js';
import { EventRecorder } from '../../../kernel/events/event-recorder.js';
import { refusedAt } from '../../../kernel/http/input-faults.js';
import { EmployeesApi } from '../../employees/index.js';
import { WorkPlanAccess } from '../work-plan.access.js';
import { FeedbackAsked } from '../work-plan.events.js';
import { workPlanProblems } from '../work-plans.problems.js';
import type { FeedbackRequestStatus } from './domain/giver.js';
import { FeedbackLines } from './feedback-lines.js';
import { feedbackProblems } from './feedback.problems.js';
import type { FeedbackAskedRequest } from './http/feedback.request.js';
import { FeedbackRequest } from './persistence/feedback.entity.js';

/** Most requests of one plan that wait for an answer. */
const MOST_OPEN = 30;

/** Asks people what they think of the work on a plan. Rule FB-3. */
@Injectable()
export class FeedbackRequestsService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly events: EventRecorder,
    private readonly employees: EmployeesApi,
    private readonly access: WorkPlanAccess,
    private readonly lines: FeedbackLines,
  ) {}

  /**
   * Asks somebody, in the name of the owner of a plan or of the appraiser; gives the id. Throws REQUEST.NOT_FOUND, ID_TAKEN,
   * WORK_PLAN.NOT_A_PARTY, WRONG_STATE, FEEDBACK.ASKED_UNFIT, PART_UNKNOWN, ALREADY_ASKED, TOO_MANY_REQUESTS.
   */
  async ask(actor: Actor, workPlanId: string, input: FeedbackAskedRequest): Promise<string> {
    const { id = newId(), fromEmployeeId, question } = input;
    await this.db.transaction(async () => {
      const plan = await this.access.load(actor, workPlanId, 'party');
      const { status, employeeId, performancePeriodId } = plan;
      if (status !== 'ACTIVE') throw workPlanProblems.WRONG_STATE({ status, needed: 'ACTIVE' });
      const isOther = fromEmployeeId !== employeeId && fromEmployeeId !== actor.employeeId;
      if (!isOther || !(await this.employees.isInService(fromEmployeeId)))
        throw refusedAt(feedbackProblems.ASKED_UNFIT, {}, '/fromEmployeeId');
      const line = await this.lines.lineOf(actor, plan, input);
      const open = await this.db.find(FeedbackRequest, { workPlanId, status: 'OPEN' });
      const isSame = (one: FeedbackRequest): boolean =>
        one.fromEmployeeId === fromEmployeeId && one.part === line.part && one.partId === line.partId;
      if (open.some(isSame)) throw feedbackProblems.ALREADY_ASKED();
      if (open.length >= MOST_OPEN) throw feedbackProblems.TOO_MANY_REQUESTS({ limit: MOST_OPEN });
      const now = this.clock.now();
      const facts = { workPlanId, fromEmployeeId, askedByEmployeeId: actor.employeeId ?? '', ...line, question };
      const row = { ...facts, status: 'OPEN' as const, createdAt: now, updatedAt: now, version: 1 };
      await refuseTaken(this.db.insert(FeedbackRequest, { id, ...row }));
      const about = {
        feedbackRequestId: id,
        workPlanId,
        employeeId,
        performancePeriodId,
        toEmployeeId: fromEmployeeId,
      };
      await this.events.record(new FeedbackAsked(about));
      await this.record('ask', employeeId, id, { fromEmployeeId, part: line.part });
    });
    return id;
  }

  /** Whoever was asked does not answer. Throws REQUEST.NOT_FOUND, FEEDBACK.NOT_OPEN. */
  decline(actor: Actor, id: string): Promise<void> {
    return this.settle(id, 'DECLINED', (request) => {
      if (request.fromEmployeeId !== actor.employeeId) throw requestProblems.NOT_FOUND();
      return this.access.ownerOf(request.workPlanId);
    });
  }

  /** The owner of the plan or the appraiser takes a question back. Throws REQUEST.NOT_FOUND, WORK_PLAN.NOT_A_PARTY, FEEDBACK.NOT_OPEN. */
  withdraw(actor: Actor, id: string): Promise<void> {
    return this.settle(id, 'WITHDRAWN', async (request) => {
      return (await this.access.load(actor, request.workPlanId, 'party')).employeeId;
    });
  }

  /** A plan has ended: what was asked about it waits no longer. In the current transaction. */
  async endOf(workPlanId: string): Promise<void> {
    const settled = `UPDATE feedback_request SET status = 'WITHDRAWN', updatedAt = ?, version = version + 1`;
    await this.db.change(`${settled} WHERE workPlanId = ? AND status = 'OPEN'`, [this.clock.now(), workPlanId]);
  }

  private async settle(
    id: string,
    status: Exclude<FeedbackRequestStatus, 'OPEN'>,
    ownerFor: (request: FeedbackRequest) => Promise<string>,
  ): Promise<void> {
    await this.db.transaction(async () => {
      const [known] = await this.db.find(FeedbackRequest, { id });
      if (!known) throw requestProblems.NOT_FOUND();
      const owner = await ownerFor(known);
      const request = await this.db.lock(FeedbackRequest, { id });
      if (request?.status !== 'OPEN') throw feedbackProblems.NOT_OPEN();
      const settled = { status, updatedAt: this.clock.now(), version: request.version + 1 };
      await this.db.update(FeedbackRequest, { id }, settled);
      await this.record(status === 'DECLINED' ? 'decline' : 'withdraw', owner, id, {});
    });
  }

  private record(verb: string, subjectEmployeeId: string, id: string, facts: Record<string, unknown>): Promise<void> {
    const object = { type: 'feedback-request', id };
    return this.audit.record({ action: `feedback-request.${verb}`, object, subjectEmployeeId, facts });
  }
}
