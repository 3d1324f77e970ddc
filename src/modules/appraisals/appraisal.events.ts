import { DomainEvent } from '../../kernel/events/domain-event.js';

/** Which appraisal an event is about and whose it is; `evaluationPeriodId` is null for the appraisal of a whole year. */
interface OfAppraisal {
  readonly appraisalId: string;
  readonly employeeId: string;
  readonly performancePeriodId: string;
  readonly evaluationPeriodId: string | null;
}

/** An appraisal waits for the self-assessment. */
export class AppraisalOpened extends DomainEvent<OfAppraisal> {
  static readonly type = 'appraisal.opened';
}

/** The employee may see the appraisal; only a decision about an objection changes it from now on. */
export class AppraisalPublished extends DomainEvent<OfAppraisal> {
  static readonly type = 'appraisal.published';
}

/** The appraisal does not count: its plan was cancelled, or a court or an authority has voided it. */
export class AppraisalAnnulled extends DomainEvent<OfAppraisal> {
  static readonly type = 'appraisal.annulled';
}

/** The employee has confirmed the receipt. */
export class AppraisalAcknowledged extends DomainEvent<OfAppraisal> {
  static readonly type = 'appraisal.acknowledged';
}

/** Nobody can object any more, or the objection was decided: from now on something may follow from the result. */
export class AppraisalFinal extends DomainEvent<OfAppraisal> {
  static readonly type = 'appraisal.final';
}

/** Somebody asked for a talk over a published appraisal, or noted that it was held; `byEmployeeId` is who. */
export class AppraisalTalked extends DomainEvent<OfAppraisal & { readonly byEmployeeId: string }> {
  static readonly type = 'appraisal.talked';
}

/** Which objection an event is about, to which appraisal. */
interface OfObjection extends OfAppraisal {
  readonly objectionId: string;
}

/** An employee objects to a published appraisal. */
export class ObjectionFiled extends DomainEvent<OfObjection> {
  static readonly type = 'objection.filed';
}

/** The examiner has begun, and asks both sides for explanations by a day. */
export class ObjectionExamined extends DomainEvent<OfObjection & { readonly dueOn: string }> {
  static readonly type = 'objection.examined';
}

/** Somebody else examines an objection, by escalation or because the HR office has named him. */
export class ObjectionExaminerAppointed extends DomainEvent<OfObjection> {
  static readonly type = 'objection.examiner-appointed';
}

/** The decision about an objection is due soon. */
export class ObjectionDue extends DomainEvent<OfObjection & { readonly dueOn: string }> {
  static readonly type = 'objection.due';
}

/** The examiner has decided; the appraisal is final. */
export class ObjectionDecided extends DomainEvent<OfObjection> {
  static readonly type = 'objection.decided';
}

/** Nobody has decided in time; the appraisal stands and is final. */
export class ObjectionExpired extends DomainEvent<OfObjection> {
  static readonly type = 'objection.expired';
}

/** The employee has taken the objection back. */
export class ObjectionWithdrawn extends DomainEvent<OfObjection> {
  static readonly type = 'objection.withdrawn';
}

/** The leader of the organisation above has set how well a unit did; its pattern and the rating of its head follow. */
export class OrganisationPerformanceSet extends DomainEvent<{
  readonly organisationPerformanceId: string;
  readonly unitId: string;
  readonly performancePeriodId: string;
  readonly evaluationPeriodId: string | null;
}> {
  static readonly type = 'organisation-performance.set';
}
