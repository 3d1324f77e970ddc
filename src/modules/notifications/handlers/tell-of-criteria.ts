import { Injectable } from '@nestjs/common';
import { type EventHandler, HandlesEvent } from '../../../kernel/events/event-handler.js';
import { Jobs } from '../../../kernel/jobs/jobs.js';
import {
  CriteriaOpenedForConsultation,
  CriteriaProposalAnswered,
  CriteriaPublished,
  CriteriaReminderAsked,
} from '../../periods/index.js';
import { Inbox } from '../inbox.js';

const JOB = 'notifications.tell-of-criteria';

/** Everybody of a unit is told that its criteria are discussed. */
@Injectable()
@HandlesEvent(CriteriaOpenedForConsultation)
export class TellUnitOfConsultation implements EventHandler<CriteriaOpenedForConsultation> {
  constructor(private readonly jobs: Jobs) {}

  async handle({ criteriaSetId }: CriteriaOpenedForConsultation['payload'], eventId: string): Promise<void> {
    await this.jobs.enqueue(JOB, { criteriaSetId, kind: 'CRITERIA_CONSULTATION' }, ofEvent(eventId));
  }
}

/** Everybody for whom criteria count is told that they wait to be acknowledged. */
@Injectable()
@HandlesEvent(CriteriaPublished)
export class TellUnitOfCriteria implements EventHandler<CriteriaPublished> {
  constructor(private readonly jobs: Jobs) {}

  async handle({ criteriaSetId }: CriteriaPublished['payload'], eventId: string): Promise<void> {
    await this.jobs.enqueue(JOB, { criteriaSetId, kind: 'CRITERIA_TO_ACKNOWLEDGE' }, ofEvent(eventId));
  }
}

/** Whoever has not acknowledged criteria is reminded, as a manager has asked for. */
@Injectable()
@HandlesEvent(CriteriaReminderAsked)
export class RemindUnitOfCriteria implements EventHandler<CriteriaReminderAsked> {
  constructor(private readonly jobs: Jobs) {}

  async handle({ criteriaSetId }: CriteriaReminderAsked['payload'], eventId: string): Promise<void> {
    await this.jobs.enqueue(JOB, { criteriaSetId, kind: 'CRITERIA_TO_ACKNOWLEDGE' }, ofEvent(eventId));
  }
}

/** Whoever made a proposal is told of the answer. */
@Injectable()
@HandlesEvent(CriteriaProposalAnswered)
export class TellOfAnsweredProposal implements EventHandler<CriteriaProposalAnswered> {
  constructor(private readonly inbox: Inbox) {}

  handle({ toEmployeeId, performancePeriodId, proposalId }: CriteriaProposalAnswered['payload']): Promise<void> {
    const facts = { ownerId: toEmployeeId, performancePeriodId, criteriaProposalId: proposalId };
    return this.inbox.tell(toEmployeeId, 'CRITERIA_PROPOSAL_ANSWERED', facts);
  }
}

const ofEvent = (eventId: string): { startedBy: null; uniqueKey: string } => ({
  startedBy: null,
  uniqueKey: `${JOB}:${eventId}`,
});
