import { DomainEvent } from '../../kernel/events/domain-event.js';

/** Which post of whom an event is about. */
interface OfAssignment {
  readonly assignmentId: string;
  readonly employeeId: string;
  readonly unitId: string;
}

/** Somebody was recorded by hand; an import tells of all its people at once. */
export class EmployeeCreated extends DomainEvent<{ readonly employeeId: string }> {
  static readonly type = 'employee.created';
}

/** Somebody was given a post by hand. */
export class AssignmentCreated extends DomainEvent<OfAssignment> {
  static readonly type = 'assignment.created';
}

/** The last day of somebody's post was set. */
export class AssignmentEnded extends DomainEvent<OfAssignment> {
  static readonly type = 'assignment.ended';
}

/** All rows of an import are in the data, and who appraises whom follows them. */
export class ImportApplied extends DomainEvent<{ readonly importId: string; readonly kind: string }> {
  static readonly type = 'import.applied';
}
