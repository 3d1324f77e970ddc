import { DomainEvent } from '../../kernel/events/domain-event.js';

/** A plan counts from now on. */
export class WorkPlanActivated extends DomainEvent<{
  readonly workPlanId: string;
  readonly employeeId: string;
  readonly performancePeriodId: string;
}> {
  static readonly type = 'work-plan.activated';
}
