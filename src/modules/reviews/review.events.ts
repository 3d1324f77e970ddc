import { DomainEvent } from '../../kernel/events/domain-event.js';

/** Which round an event is about. No event of reviews tells of a reviewer, a reviewed person or an answer. */
interface OfRound {
  readonly reviewRoundId: string;
  readonly unitId: string;
  readonly performancePeriodId: string;
}

/** Reviewers have been proposed and may be adjusted. */
export class ReviewRoundProposed extends DomainEvent<OfRound> {
  static readonly type = 'review-round.proposed';
}

/** Reviewers are invited to answer. */
export class ReviewRoundOpened extends DomainEvent<OfRound> {
  static readonly type = 'review-round.opened';
}

/** Results have been made, and the answers destroyed. */
export class ReviewRoundClosed extends DomainEvent<OfRound> {
  static readonly type = 'review-round.closed';
}

/** Everybody sees the own result. */
export class ReviewRoundReleased extends DomainEvent<OfRound> {
  static readonly type = 'review-round.released';
}
