import { Injectable } from '@nestjs/common';
import { type EventHandler, HandlesEvent } from '../../../kernel/events/event-handler.js';
import { EmployeesApi } from '../../employees/index.js';
import { AppraisalDutyAccess, RevisionSubmitted, WorkPlanClosed, WorkPlanSubmitted } from '../../work-plans/index.js';
import { factsOf } from '../facts.js';
import { Inbox } from '../inbox.js';

/** Whoever appraises the owner at that moment is told that a plan waits (rule NT-1). */
@Injectable()
@HandlesEvent(WorkPlanSubmitted)
export class TellAppraiserOfSubmission implements EventHandler<WorkPlanSubmitted> {
  constructor(
    private readonly inbox: Inbox,
    private readonly employees: EmployeesApi,
  ) {}

  async handle(payload: WorkPlanSubmitted['payload']): Promise<void> {
    const appraiserId = await this.employees.appraiserOf(payload.employeeId);
    await this.inbox.tell(appraiserId, 'PLAN_SUBMITTED', factsOf(payload));
  }
}

/** Whoever appraises the owner at that moment is told that a revision waits. */
@Injectable()
@HandlesEvent(RevisionSubmitted)
export class TellAppraiserOfSubmittedRevision implements EventHandler<RevisionSubmitted> {
  constructor(
    private readonly inbox: Inbox,
    private readonly employees: EmployeesApi,
  ) {}

  async handle(payload: RevisionSubmitted['payload']): Promise<void> {
    const appraiserId = await this.employees.appraiserOf(payload.employeeId);
    await this.inbox.tell(appraiserId, 'REVISION_SUBMITTED', factsOf(payload));
  }
}

/** A closed plan is told to its owner, and to whoever has to evaluate it (rule WP-20). */
@Injectable()
@HandlesEvent(WorkPlanClosed)
export class TellBothOfClosing implements EventHandler<WorkPlanClosed> {
  constructor(
    private readonly inbox: Inbox,
    private readonly duties: AppraisalDutyAccess,
  ) {}

  async handle(payload: WorkPlanClosed['payload']): Promise<void> {
    await this.inbox.tell(payload.employeeId, 'PLAN_CLOSED', factsOf(payload));
    await this.inbox.tell(await this.duties.holderOf(payload.workPlanId), 'EVALUATION_DUE', factsOf(payload));
  }
}
