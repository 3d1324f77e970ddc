import { Injectable } from '@nestjs/common';
import { type EventHandler, HandlesEvent } from '../../../kernel/events/event-handler.js';
import { FeedbackAnswered, FeedbackAsked, HandoverDue, UnitAgreementDue } from '../../work-plans/index.js';
import { factsOf } from '../facts.js';
import { Inbox } from '../inbox.js';

/** Whoever was asked for feedback is told. */
@Injectable()
@HandlesEvent(FeedbackAsked)
export class TellWhoWasAsked implements EventHandler<FeedbackAsked> {
  constructor(private readonly inbox: Inbox) {}

  handle({ toEmployeeId, ...payload }: FeedbackAsked['payload']): Promise<void> {
    return this.inbox.tell(toEmployeeId, 'FEEDBACK_ASKED', factsOf(payload));
  }
}

/** Whoever gave feedback, or got it, is told of the answer of the other. */
@Injectable()
@HandlesEvent(FeedbackAnswered)
export class TellOfAnsweredFeedback implements EventHandler<FeedbackAnswered> {
  constructor(private readonly inbox: Inbox) {}

  handle({ toEmployeeId, ...payload }: FeedbackAnswered['payload']): Promise<void> {
    return this.inbox.tell(toEmployeeId, 'FEEDBACK_ANSWERED', factsOf(payload));
  }
}

/** A successor, or whoever evaluates the plan while the post is vacant, is told what waits for him of a closed plan. */
@Injectable()
@HandlesEvent(HandoverDue)
export class TellSuccessor implements EventHandler<HandoverDue> {
  constructor(private readonly inbox: Inbox) {}

  handle({ toEmployeeId, workPlanId, employeeId, performancePeriodId }: HandoverDue['payload']): Promise<void> {
    const facts = { ownerId: employeeId, performancePeriodId, handoverOfId: workPlanId };
    return this.inbox.tell(toEmployeeId, 'HANDOVER_DUE', facts);
  }
}

/** Whoever has to sign a unit agreement next is told. */
@Injectable()
@HandlesEvent(UnitAgreementDue)
export class TellWhoSigns implements EventHandler<UnitAgreementDue> {
  constructor(private readonly inbox: Inbox) {}

  handle({
    toEmployeeId,
    employeeId,
    performancePeriodId,
    unitAgreementId,
  }: UnitAgreementDue['payload']): Promise<void> {
    const facts = { ownerId: employeeId, performancePeriodId, unitAgreementId };
    return this.inbox.tell(toEmployeeId, 'UNIT_AGREEMENT_DUE', facts);
  }
}
