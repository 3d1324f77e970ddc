import { DomainEvent } from '../../../kernel/events/domain-event.js';

/** Which criteria an event is about. */
interface OfCriteria {
  readonly criteriaSetId: string;
  readonly unitId: string;
  readonly performancePeriodId: string;
}

/** Everybody of a unit may comment, propose and vote. */
export class CriteriaOpenedForConsultation extends DomainEvent<OfCriteria> {
  static readonly type = 'criteria.opened-for-consultation';
}

/** A proposal was answered with a reason; `toEmployeeId` has made it. */
export class CriteriaProposalAnswered extends DomainEvent<
  OfCriteria & { readonly proposalId: string; readonly toEmployeeId: string }
> {
  static readonly type = 'criteria.proposal-answered';
}

/** A version of criteria waits to be acknowledged by everybody for whom it counts. */
export class CriteriaPublished extends DomainEvent<OfCriteria> {
  static readonly type = 'criteria.published';
}

/** Whoever has not acknowledged a version is to be reminded. */
export class CriteriaReminderAsked extends DomainEvent<OfCriteria> {
  static readonly type = 'criteria.reminder-asked';
}
