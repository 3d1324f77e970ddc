import { Injectable } from '@nestjs/common';
import { type EventHandler, HandlesEvent } from '../../../kernel/events/event-handler.js';
import { FeedbackAnswered, FeedbackAsked, HandoverDue } from '../../work-plans/index.js';
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

/** A successor is told what waits for him of a closed plan. */
@Injectable()
@HandlesEvent(HandoverDue)
export class TellSuccessor implements EventHandler<HandoverDue> {
  constructor(private readonly inbox: Inbox) {}

  handle({ toEmployeeId, workPlanId, employeeId, performancePeriodId }: HandoverDue['payload']): Promise<void> {
    const facts = { ownerId: employeeId, performancePeriodId, handoverOfId: workPlanId };
    return this.inbox.tell(toEmployeeId, 'HANDOVER_DUE', facts);
  }
}
