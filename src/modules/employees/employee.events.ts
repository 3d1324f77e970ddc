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

/** Somebody changed to another post, in one act: the old one ended the day before. */
export class EmployeeTransferred extends DomainEvent<OfAssignment & { readonly validFrom: string }> {
  static readonly type = 'employee.transferred';
}

/** Somebody's legal standing changes on a day: study, suspension, retirement, death, end of contract. */
export class StandingChanged extends DomainEvent<{
  readonly employeeId: string;
  readonly standingCode: string;
  readonly validFrom: string;
}> {
  static readonly type = 'employee.standing-changed';
}

/** Somebody rises (or falls) to another golongan on a day. */
export class GradeChanged extends DomainEvent<{
  readonly employeeId: string;
  readonly gradeCode: string;
  readonly validFrom: string;
}> {
  static readonly type = 'employee.grade-changed';
}

/** Somebody is away on leave; the reason is not told. */
export class LeaveRecorded extends DomainEvent<{
  readonly employeeId: string;
  readonly validFrom: string;
  readonly validUntil: string;
}> {
  static readonly type = 'employee.leave-recorded';
}

/** These people, at most 200 an event, have another appraiser than before, today or from a later day on. */
export class AppraisersChanged extends DomainEvent<{ readonly employeeIds: readonly string[] }> {
  static readonly type = 'employee.appraisers-changed';
}

/** All rows of an import are in the data, and who appraises whom follows them. */
export class ImportApplied extends DomainEvent<{ readonly importId: string; readonly kind: string }> {
  static readonly type = 'import.applied';
}
