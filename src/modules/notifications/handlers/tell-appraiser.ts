import { Injectable } from '@nestjs/common';
import { type EventHandler, HandlesEvent } from '../../../kernel/events/event-handler.js';
import { EmployeesApi } from '../../employees/index.js';
import {
  AppraisalDutyAccess,
  EvaluationHanded,
  RevisionSubmitted,
  WorkPlanClosed,
  WorkPlanEscalated,
  WorkPlansApi,
  WorkPlanSubmitted,
} from '../../work-plans/index.js';
import { factsOf } from '../facts.js';
import { Inbox } from '../inbox.js';

/** Whoever decides at that moment is told that a plan waits: the appraiser, or his superior where it was put before him (NT-1). */
@Injectable()
@HandlesEvent(WorkPlanSubmitted)
export class TellAppraiserOfSubmission implements EventHandler<WorkPlanSubmitted> {
  constructor(
    private readonly inbox: Inbox,
    private readonly employees: EmployeesApi,
    private readonly workPlans: WorkPlansApi,
  ) {}

  async handle(payload: WorkPlanSubmitted['payload']): Promise<void> {
    const { employeeId, workPlanId } = payload;
    const superiorId = (await this.workPlans.isEscalated(workPlanId))
      ? await this.employees.superiorOf(employeeId)
      : null;
    const deciderId = superiorId ?? (await this.employees.appraiserOf(employeeId));
    await this.inbox.tell(deciderId, 'PLAN_SUBMITTED', factsOf(payload));
  }
}

/** The superior of the appraiser is told that employee and appraiser do not agree (rule WP-26). */
@Injectable()
@HandlesEvent(WorkPlanEscalated)
export class TellSuperiorOfDispute implements EventHandler<WorkPlanEscalated> {
  constructor(
    private readonly inbox: Inbox,
    private readonly employees: EmployeesApi,
  ) {}

  async handle(payload: WorkPlanEscalated['payload']): Promise<void> {
    await this.inbox.tell(await this.employees.superiorOf(payload.employeeId), 'PLAN_ESCALATED', factsOf(payload));
  }
}

/** Whom the HR office has named to evaluate a closed plan is told of it (rule WP-20). */
@Injectable()
@HandlesEvent(EvaluationHanded)
export class TellNewEvaluator implements EventHandler<EvaluationHanded> {
  constructor(
    private readonly inbox: Inbox,
    private readonly duties: AppraisalDutyAccess,
  ) {}

  async handle(payload: EvaluationHanded['payload']): Promise<void> {
    await this.inbox.tell(await this.duties.holderOf(payload.workPlanId), 'EVALUATION_DUE', factsOf(payload));
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
