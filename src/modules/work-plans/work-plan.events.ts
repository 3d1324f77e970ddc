import { DomainEvent } from '../../kernel/events/domain-event.js';

/** Which plan an event is about, whose it is and of which year. */
interface OfWorkPlan {
  readonly workPlanId: string;
  readonly employeeId: string;
  readonly performancePeriodId: string;
}

/** The employee has signed a plan and handed it to the appraiser. */
export class WorkPlanSubmitted extends DomainEvent<OfWorkPlan> {
  static readonly type = 'work-plan.submitted';
}

/** The appraiser has given a plan back to its owner. */
export class WorkPlanReturned extends DomainEvent<OfWorkPlan> {
  static readonly type = 'work-plan.returned';
}

/** The appraiser has signed a plan. */
export class WorkPlanAgreed extends DomainEvent<OfWorkPlan> {
  static readonly type = 'work-plan.agreed';
}

/** Employee and appraiser do not agree: the superior of the appraiser decides about the plan. */
export class WorkPlanEscalated extends DomainEvent<OfWorkPlan> {
  static readonly type = 'work-plan.escalated';
}

/** Somebody said something over a plan; what, the plan tells. */
export class WorkPlanCommented extends DomainEvent<
  OfWorkPlan & { readonly commentId: string; readonly threadId: string }
> {
  static readonly type = 'work-plan.commented';
}

/** What a result of a plan serves has changed, ended or gone: its owner should look again (perlu penyelarasan). */
export class WorkPlanToBeAligned extends DomainEvent<OfWorkPlan> {
  static readonly type = 'work-plan.to-be-aligned';
}

/** A leader has shown somebody what he is to contribute (peran hasil): one of the cells that are new to him. */
export class RoleHandedDown extends DomainEvent<
  Pick<OfWorkPlan, 'employeeId' | 'performancePeriodId'> & { readonly roleMatrixCellId: string }
> {
  static readonly type = 'role-matrix.handed-down';
}

/** A result of the library was put into a plan that is a draft or returned, for its owner to look at. */
export class ResultDistributed extends DomainEvent<
  OfWorkPlan & { readonly resultId: string; readonly libraryResultId: string }
> {
  static readonly type = 'work-plan.result-distributed';
}

/** The appraiser has said whether a piece of evidence fits; what, the evidence tells. */
export class EvidenceAssessed extends DomainEvent<OfWorkPlan & { readonly evidenceId: string }> {
  static readonly type = 'evidence.assessed';
}

/** A virus scanner has found something in a file that is evidence already; nobody gets it any more. */
export class EvidenceInfected extends DomainEvent<OfWorkPlan & { readonly evidenceId: string }> {
  static readonly type = 'evidence.infected';
}

/** The appraiser takes late reports on an evaluation period of a plan; up to when, the plan tells. */
export class EntryReopened extends DomainEvent<OfWorkPlan & { readonly evaluationPeriodId: string }> {
  static readonly type = 'work-plan.entry-reopened';
}

/** Somebody has said what he thinks of the work on a plan; what, the feedback tells. */
export class FeedbackGiven extends DomainEvent<OfWorkPlan & { readonly feedbackId: string }> {
  static readonly type = 'feedback.given';
}

/** Feedback was answered; `toEmployeeId` is whom the answer is for. */
export class FeedbackAnswered extends DomainEvent<
  OfWorkPlan & { readonly feedbackId: string; readonly toEmployeeId: string }
> {
  static readonly type = 'feedback.answered';
}

/** Somebody was asked what he thinks of the work on a plan. */
export class FeedbackAsked extends DomainEvent<
  OfWorkPlan & { readonly feedbackRequestId: string; readonly toEmployeeId: string }
> {
  static readonly type = 'feedback.asked';
}

/** Which revision of a plan an event is about. */
interface OfRevision extends OfWorkPlan {
  readonly revisionId: string;
}

/** The employee has signed a change of an active plan and handed it to the appraiser. */
export class RevisionSubmitted extends DomainEvent<OfRevision> {
  static readonly type = 'work-plan.revision-submitted';
}

/** The appraiser has given a change of a plan back to its owner. */
export class RevisionReturned extends DomainEvent<OfRevision> {
  static readonly type = 'work-plan.revision-returned';
}

/** The appraiser has refused a change of a plan, which stays as it is. */
export class RevisionRefused extends DomainEvent<OfRevision> {
  static readonly type = 'work-plan.revision-refused';
}

/** Both have agreed a change of a plan, which says something else from now on. */
export class WorkPlanRevised extends DomainEvent<OfRevision> {
  static readonly type = 'work-plan.revised';
}

/** And from when to when it holds. */
interface OfTerm extends OfWorkPlan {
  readonly startsOn: string;
  readonly endsOn: string;
}

/** The evaluation of a closed plan was handed to somebody else; who, the plan tells. */
export class EvaluationHanded extends DomainEvent<OfWorkPlan> {
  static readonly type = 'work-plan.evaluation-handed';
}

/** Results of the organisation in a closed plan wait for whoever holds its post now; `toEmployeeId` is he. */
export class HandoverDue extends DomainEvent<OfWorkPlan & { readonly toEmployeeId: string }> {
  static readonly type = 'work-plan.handover-due';
}

/** Results of a closed plan, `fromWorkPlanId`, go on in this one. */
export class ResultsHandedOver extends DomainEvent<OfWorkPlan & { readonly fromWorkPlanId: string }> {
  static readonly type = 'work-plan.results-handed-over';
}

/** A plan ended before its last day: its owner has left the post, or a manager ended it. Said again when that day is corrected. */
export class WorkPlanClosed extends DomainEvent<OfTerm> {
  static readonly type = 'work-plan.closed';
}

/** A plan that was closed by mistake goes on. */
export class WorkPlanReopened extends DomainEvent<OfTerm> {
  static readonly type = 'work-plan.reopened';
}

/** A plan that should not have been is out of the world. */
export class WorkPlanCancelled extends DomainEvent<OfTerm> {
  static readonly type = 'work-plan.cancelled';
}

/** What a unit is to reach in a year was signed by both sides (Perjanjian Kinerja). */
export class UnitAgreementSigned extends DomainEvent<{
  readonly unitAgreementId: string;
  readonly unitId: string;
  readonly performancePeriodId: string;
}> {
  static readonly type = 'unit-agreement.signed';
}

/** A plan counts from now on. */
export class WorkPlanActivated extends DomainEvent<OfWorkPlan> {
  static readonly type = 'work-plan.activated';
}
