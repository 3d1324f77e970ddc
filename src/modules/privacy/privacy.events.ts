import { DomainEvent } from '../../kernel/events/domain-event.js';

/** Which request of whom an event is about. */
interface OfRequest {
  readonly dataRequestId: string;
  readonly employeeId: string;
  readonly kind: string;
}

/** Somebody asks for correction or erasure of the own data. */
export class DataRequestFiled extends DomainEvent<OfRequest & { readonly dueAt: string }> {
  static readonly type = 'data-request.filed';
}

/** A request must be decided within a day, or its time is over. */
export class DataRequestDue extends DomainEvent<OfRequest & { readonly dueAt: string; readonly isOverdue: boolean }> {
  static readonly type = 'data-request.due';
}

/** A request was decided; the person reads the answer in the service. */
export class DataRequestDecided extends DomainEvent<OfRequest & { readonly status: string }> {
  static readonly type = 'data-request.decided';
}

/** Somebody who left is about to become a pseudonym. */
export class ErasureAnnounced extends DomainEvent<{ readonly employeeId: string; readonly eraseOn: string }> {
  static readonly type = 'employee.erasure-announced';
}

/** Somebody has become a pseudonym: other systems erase what they hold. */
export class EmployeeErased extends DomainEvent<{ readonly employeeId: string }> {
  static readonly type = 'employee.erased';
}
