import { Injectable } from '@nestjs/common';
import { Clock } from '../../../kernel/clock/clock.js';
import { Database } from '../../../kernel/database/database.js';
import { type EventHandler, HandlesEvent } from '../../../kernel/events/event-handler.js';
import { identityTables } from '../../identity/index.js';
import { EvidenceInfected, FeedbackAnswered, FeedbackAsked, HandoverDue } from '../../work-plans/index.js';
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

/** People whose account in use has the role ADMIN on a day. */
const ADMINS = `SELECT DISTINCT a.employeeId FROM ${identityTables.account} a
  JOIN ${identityTables.roleGrant} g ON g.accountId = a.id WHERE g.role = 'ADMIN' AND g.validFrom <= ? AND g.validUntil >= ?
    AND a.disabledAt IS NULL AND a.employeeId IS NOT NULL ORDER BY a.employeeId`;

/** Whose evidence a virus scanner holds back is told, and every administrator who is a person here. */
@Injectable()
@HandlesEvent(EvidenceInfected)
export class TellOfInfectedEvidence implements EventHandler<EvidenceInfected> {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly inbox: Inbox,
  ) {}

  async handle(payload: EvidenceInfected['payload']): Promise<void> {
    const today = this.clock.today();
    await this.inbox.tell(payload.employeeId, 'EVIDENCE_INFECTED', factsOf(payload));
    const admins = await this.db.rows<{ employeeId: string }>(ADMINS, [today, today]);
    for (const { employeeId } of admins)
      if (employeeId !== payload.employeeId) await this.inbox.tell(employeeId, 'INFECTED_FILE_FOUND', factsOf(payload));
  }
}
