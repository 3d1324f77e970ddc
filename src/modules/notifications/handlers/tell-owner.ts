import { Injectable } from '@nestjs/common';
import { type EventHandler, HandlesEvent } from '../../../kernel/events/event-handler.js';
import { AppraisalAnnulled, AppraisalFinal, AppraisalOpened, AppraisalPublished } from '../../appraisals/index.js';
import {
  EntryReopened,
  EvidenceAssessed,
  FeedbackGiven,
  ResultDistributed,
  RevisionRefused,
  RevisionReturned,
  RoleHandedDown,
  WorkPlanActivated,
  WorkPlanAgreed,
  WorkPlanCancelled,
  WorkPlanReopened,
  WorkPlanReturned,
  WorkPlanRevised,
  WorkPlanToBeAligned,
} from '../../work-plans/index.js';
import { factsOf, type Payload } from '../facts.js';
import type { NotificationKind } from '../domain/notification-kinds.js';
import { Inbox } from '../inbox.js';

/** The owner of a plan or an appraisal is told what became of it (rule NT-1). */
@Injectable()
abstract class TellsOwner {
  protected abstract readonly kind: NotificationKind;

  constructor(private readonly inbox: Inbox) {}

  handle(payload: Payload): Promise<void> {
    return this.inbox.tell(payload.employeeId, this.kind, factsOf(payload));
  }
}

@Injectable()
@HandlesEvent(WorkPlanReturned)
export class TellOwnerOfReturn extends TellsOwner implements EventHandler<WorkPlanReturned> {
  protected readonly kind = 'PLAN_RETURNED';
}

@Injectable()
@HandlesEvent(WorkPlanAgreed)
export class TellOwnerOfAgreement extends TellsOwner implements EventHandler<WorkPlanAgreed> {
  protected readonly kind = 'PLAN_AGREED';
}

@Injectable()
@HandlesEvent(WorkPlanActivated)
export class TellOwnerOfActivation extends TellsOwner implements EventHandler<WorkPlanActivated> {
  protected readonly kind = 'PLAN_ACTIVATED';
}

@Injectable()
@HandlesEvent(WorkPlanReopened)
export class TellOwnerOfReopening extends TellsOwner implements EventHandler<WorkPlanReopened> {
  protected readonly kind = 'PLAN_REOPENED';
}

@Injectable()
@HandlesEvent(WorkPlanCancelled)
export class TellOwnerOfCancellation extends TellsOwner implements EventHandler<WorkPlanCancelled> {
  protected readonly kind = 'PLAN_CANCELLED';
}

@Injectable()
@HandlesEvent(WorkPlanToBeAligned)
export class TellOwnerOfAlignment extends TellsOwner implements EventHandler<WorkPlanToBeAligned> {
  protected readonly kind = 'PLAN_TO_BE_ALIGNED';
}

@Injectable()
@HandlesEvent(RoleHandedDown)
export class TellMemberOfRole extends TellsOwner implements EventHandler<RoleHandedDown> {
  protected readonly kind = 'ROLE_HANDED_DOWN';
}

@Injectable()
@HandlesEvent(FeedbackGiven)
export class TellOwnerOfFeedback extends TellsOwner implements EventHandler<FeedbackGiven> {
  protected readonly kind = 'FEEDBACK_GIVEN';
}

@Injectable()
@HandlesEvent(ResultDistributed)
export class TellOwnerOfDistributedResult extends TellsOwner implements EventHandler<ResultDistributed> {
  protected readonly kind = 'RESULT_DISTRIBUTED';
}

@Injectable()
@HandlesEvent(EvidenceAssessed)
export class TellOwnerOfAssessedEvidence extends TellsOwner implements EventHandler<EvidenceAssessed> {
  protected readonly kind = 'EVIDENCE_ASSESSED';
}

@Injectable()
@HandlesEvent(EntryReopened)
export class TellOwnerOfReopenedEntry extends TellsOwner implements EventHandler<EntryReopened> {
  protected readonly kind = 'ENTRY_REOPENED';
}

@Injectable()
@HandlesEvent(RevisionReturned)
export class TellOwnerOfReturnedRevision extends TellsOwner implements EventHandler<RevisionReturned> {
  protected readonly kind = 'REVISION_RETURNED';
}

@Injectable()
@HandlesEvent(RevisionRefused)
export class TellOwnerOfRefusedRevision extends TellsOwner implements EventHandler<RevisionRefused> {
  protected readonly kind = 'REVISION_REFUSED';
}

@Injectable()
@HandlesEvent(WorkPlanRevised)
export class TellOwnerOfRevision extends TellsOwner implements EventHandler<WorkPlanRevised> {
  protected readonly kind = 'PLAN_REVISED';
}

@Injectable()
@HandlesEvent(AppraisalOpened)
export class TellOwnerOfOpenAppraisal extends TellsOwner implements EventHandler<AppraisalOpened> {
  protected readonly kind = 'APPRAISAL_OPENED';
}

@Injectable()
@HandlesEvent(AppraisalPublished)
export class TellOwnerOfPublication extends TellsOwner implements EventHandler<AppraisalPublished> {
  protected readonly kind = 'APPRAISAL_PUBLISHED';
}

@Injectable()
@HandlesEvent(AppraisalAnnulled)
export class TellOwnerOfAnnulment extends TellsOwner implements EventHandler<AppraisalAnnulled> {
  protected readonly kind = 'APPRAISAL_ANNULLED';
}

@Injectable()
@HandlesEvent(AppraisalFinal)
export class TellOwnerOfFinality extends TellsOwner implements EventHandler<AppraisalFinal> {
  protected readonly kind = 'APPRAISAL_FINAL';
}
