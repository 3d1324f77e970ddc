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

/** What was recorded of somebody's post was mistaken, and is now right. */
export class AssignmentCorrected extends DomainEvent<OfAssignment> {
  static readonly type = 'assignment.corrected';
}

/** Somebody's post was recorded by mistake; it is gone, as if it had never been given. */
export class AssignmentWithdrawn extends DomainEvent<OfAssignment> {
  static readonly type = 'assignment.withdrawn';
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

/** Which entry of whose history an event is about. */
interface OfHistory {
  readonly employeeId: string;
  readonly entryId: string;
  readonly kind: 'STANDING' | 'GRADE' | 'LEAVE';
}

/** What was recorded of somebody's standing, golongan or leave was mistaken, and is now right. */
export class HistoryCorrected extends DomainEvent<OfHistory> {
  static readonly type = 'employee.history-corrected';
}

/** A standing, golongan or leave was recorded by mistake; it is gone, as if it had never been. */
export class HistoryWithdrawn extends DomainEvent<OfHistory> {
  static readonly type = 'employee.history-withdrawn';
}

/** These people, at most 200 an event, have another appraiser than before, today or from a later day on. */
export class AppraisersChanged extends DomainEvent<{ readonly employeeIds: readonly string[] }> {
  static readonly type = 'employee.appraisers-changed';
}

/** All rows of an import are in the data, and who appraises whom follows them. */
export class ImportApplied extends DomainEvent<{ readonly importId: string; readonly kind: string }> {
  static readonly type = 'import.applied';
}
