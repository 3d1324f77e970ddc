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

/** The employee may see the appraisal; nothing in it changes any more. */
export class AppraisalPublished extends DomainEvent<OfAppraisal> {
  static readonly type = 'appraisal.published';
}

/** The appraisal does not count: the plan was cancelled. */
export class AppraisalAnnulled extends DomainEvent<OfAppraisal> {
  static readonly type = 'appraisal.annulled';
}

/** The employee has confirmed the receipt. */
export class AppraisalAcknowledged extends DomainEvent<OfAppraisal> {
  static readonly type = 'appraisal.acknowledged';
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
