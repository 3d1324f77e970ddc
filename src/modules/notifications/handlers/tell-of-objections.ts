import { Injectable } from '@nestjs/common';
import { type EventHandler, HandlesEvent } from '../../../kernel/events/event-handler.js';
import {
  AppraisalAnnulled,
  AppraisalTalked,
  ObjectionDecided,
  ObjectionDue,
  ObjectionExaminerAppointed,
  ObjectionExamined,
  ObjectionExpired,
  ObjectionFiled,
  ObjectionsApi,
  ObjectionWithdrawn,
} from '../../appraisals/index.js';
import { EmployeesApi } from '../../employees/index.js';
import type { NotificationKind } from '../domain/notification-kinds.js';
import { factsOf } from '../facts.js';
import { Inbox } from '../inbox.js';

type Payload = ObjectionFiled['payload'];
type Side = 'employeeId' | 'appraiserId' | 'examinerId';

/** Tells those whom an objection concerns (rule NT-1). */
@Injectable()
export class ObjectionTelling {
  constructor(
    private readonly inbox: Inbox,
    private readonly objections: ObjectionsApi,
  ) {}

  /** Tells these sides of an objection the same; where a side has nobody, nobody. */
  async tell(payload: Payload, kind: NotificationKind, ...sides: readonly Side[]): Promise<void> {
    const parties = await this.objections.partiesOf(payload.objectionId);
    for (const side of sides) await this.inbox.tell(parties?.[side] ?? null, kind, factsOf(payload));
  }
}

/** The examiner and whoever rated are told of an objection. */
@Injectable()
@HandlesEvent(ObjectionFiled)
export class TellOfObjection implements EventHandler<ObjectionFiled> {
  constructor(private readonly telling: ObjectionTelling) {}

  async handle(payload: ObjectionFiled['payload']): Promise<void> {
    await this.telling.tell(payload, 'RATING_OBJECTED', 'appraiserId');
    await this.telling.tell(payload, 'OBJECTION_TO_EXAMINE', 'examinerId');
  }
}

/** Both sides are asked for explanations. */
@Injectable()
@HandlesEvent(ObjectionExamined)
export class AskBothSides implements EventHandler<ObjectionExamined> {
  constructor(private readonly telling: ObjectionTelling) {}

  handle(payload: ObjectionExamined['payload']): Promise<void> {
    return this.telling.tell(payload, 'EXPLANATION_ASKED', 'employeeId', 'appraiserId');
  }
}

/** A new examiner is told what waits for him, and both sides that it is he. */
@Injectable()
@HandlesEvent(ObjectionExaminerAppointed)
export class TellOfNewExaminer implements EventHandler<ObjectionExaminerAppointed> {
  constructor(private readonly telling: ObjectionTelling) {}

  async handle(payload: ObjectionExaminerAppointed['payload']): Promise<void> {
    await this.telling.tell(payload, 'OBJECTION_TO_EXAMINE', 'examinerId');
    await this.telling.tell(payload, 'OBJECTION_PASSED_ON', 'employeeId', 'appraiserId');
  }
}

/** The examiner is reminded. */
@Injectable()
@HandlesEvent(ObjectionDue)
export class RemindExaminer implements EventHandler<ObjectionDue> {
  constructor(private readonly telling: ObjectionTelling) {}

  handle(payload: ObjectionDue['payload']): Promise<void> {
    return this.telling.tell(payload, 'OBJECTION_DUE', 'examinerId');
  }
}

/** Both sides are told of the decision. */
@Injectable()
@HandlesEvent(ObjectionDecided)
export class TellOfDecidedObjection implements EventHandler<ObjectionDecided> {
  constructor(private readonly telling: ObjectionTelling) {}

  handle(payload: ObjectionDecided['payload']): Promise<void> {
    return this.telling.tell(payload, 'OBJECTION_DECIDED', 'employeeId', 'appraiserId');
  }
}

/** Everybody is told that an objection has expired. */
@Injectable()
@HandlesEvent(ObjectionExpired)
export class TellOfExpiredObjection implements EventHandler<ObjectionExpired> {
  constructor(private readonly telling: ObjectionTelling) {}

  handle(payload: ObjectionExpired['payload']): Promise<void> {
    return this.telling.tell(payload, 'OBJECTION_EXPIRED', 'employeeId', 'appraiserId', 'examinerId');
  }
}

/** The other side and the examiner are told that an objection was taken back. */
@Injectable()
@HandlesEvent(ObjectionWithdrawn)
export class TellOfWithdrawnObjection implements EventHandler<ObjectionWithdrawn> {
  constructor(private readonly telling: ObjectionTelling) {}

  handle(payload: ObjectionWithdrawn['payload']): Promise<void> {
    return this.telling.tell(payload, 'OBJECTION_WITHDRAWN', 'appraiserId', 'examinerId');
  }
}

/** The other of both is told that a talk was asked for, or noted: the employee, or whoever appraises him today. */
@Injectable()
@HandlesEvent(AppraisalTalked)
export class TellOtherOfTalk implements EventHandler<AppraisalTalked> {
  constructor(
    private readonly inbox: Inbox,
    private readonly objections: ObjectionsApi,
    private readonly employees: EmployeesApi,
  ) {}

  async handle({ byEmployeeId, ...payload }: AppraisalTalked['payload']): Promise<void> {
    const { employeeId, appraisalId } = payload;
    const isOwner = byEmployeeId === employeeId;
    const rated = isOwner ? await this.objections.appraiserOf(appraisalId) : null;
    const appraises = isOwner ? await this.employees.appraiserOf(employeeId) : null;
    const others = isOwner ? [...new Set([rated, appraises])] : [employeeId];
    for (const other of others) await this.inbox.tell(other, 'APPRAISAL_TALK', factsOf(payload));
  }
}

/** Whoever made a rating is told that it does not count. */
@Injectable()
@HandlesEvent(AppraisalAnnulled)
export class TellAppraiserOfAnnulment implements EventHandler<AppraisalAnnulled> {
  constructor(
    private readonly inbox: Inbox,
    private readonly objections: ObjectionsApi,
  ) {}

  async handle(payload: AppraisalAnnulled['payload']): Promise<void> {
    await this.inbox.tell(await this.objections.appraiserOf(payload.appraisalId), 'RATING_ANNULLED', factsOf(payload));
  }
}
