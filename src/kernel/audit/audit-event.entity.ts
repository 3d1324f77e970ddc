import { Entity, Index, PrimaryColumn } from 'typeorm';
import {
  IdColumn,
  InstantColumn,
  IntegerColumn,
  JsonColumn,
  LongTextColumn,
  RefColumn,
  TextColumn,
} from '../database/columns.js';
import type { NewRow } from '../database/entity-rows.js';

/** Names of the tables that the module which shows the record may join in its projections. */
export const auditTables = { event: 'audit_event', value: 'audit_value', person: 'audit_event_person' } as const;

/**
 * One thing that somebody did or was refused. Written once; seconds later the sealer gives it its place in the chain, once.
 * Never changed otherwise, never deleted by the service.
 */
@Entity('audit_event')
@Index('ix_audit_event_occurredAt_id', ['occurredAt', 'id'])
@Index('ix_audit_event_objectType_objectId', ['objectType', 'objectId'])
@Index('ix_audit_event_actorAccountId', ['actorAccountId'])
@Index('ix_audit_event_requestId', ['requestId'])
@Index('ix_audit_event_subjectEmployeeId_occurredAt_id', ['subjectEmployeeId', 'occurredAt', 'id'])
@Index('uq_audit_event_number', ['number'], { unique: true })
export class AuditEvent {
  @IdColumn() id!: string;
  @InstantColumn() occurredAt!: Date;
  /** Null for the system and for callers who are not signed in. */
  @RefColumn({ nullable: true }) actorAccountId!: string | null;
  @RefColumn({ nullable: true }) actorEmployeeId!: string | null;
  /** The session whose token was used; null without one. */
  @RefColumn({ nullable: true }) sessionId!: string | null;
  /** Roles of the caller at that moment, with commas between them. */
  @TextColumn(100, { nullable: true }) actorRoles!: string | null;
  @TextColumn(64) action!: string;
  @TextColumn(40) objectType!: string;
  @TextColumn(64) objectId!: string;
  /** The employee whose record it is, when there is one. */
  @RefColumn({ nullable: true }) subjectEmployeeId!: string | null;
  /** The action on the same object after which that employee may know of this one; null when he may at once. */
  @TextColumn(64, { nullable: true }) shownAfter!: string | null;
  @TextColumn(16) outcome!: AuditOutcome;
  @TextColumn(64) requestId!: string;
  @TextColumn(32) traceId!: string;
  @TextColumn(64, { nullable: true }) address!: string | null;
  /** Small facts that are not personal, e.g. a state or a problem code. */
  @JsonColumn({ nullable: true }) facts!: Record<string, unknown> | null;
  /** SHA-256 of salt and values; null when there are no values. The chain stands on this, not on the values. */
  @TextColumn(64, { nullable: true }) valuesHash!: string | null;
  /** Place in the chain, from 1 without gaps; null until it is sealed. */
  @IntegerColumn({ nullable: true }) number!: number | null;
  /** Hash over this row and the hash before it. */
  @TextColumn(64, { nullable: true }) hash!: string | null;
}

/** Old and new values of an audited change, apart from the event so that retention can erase them. */
@Entity('audit_value')
export class AuditValue {
  /** The audit event's id. */
  @IdColumn() id!: string;
  @TextColumn(32) salt!: string;
  @LongTextColumn() valuesJson!: string;
}

/** A person whose record an event showed among others: a look-up by person, made of what the facts of the event say. */
@Entity('audit_event_person')
@Index('ix_audit_event_person_employeeId_eventId', ['employeeId', 'eventId'])
export class AuditEventPerson {
  @PrimaryColumn({ type: 'varchar', length: 36 }) eventId!: string;
  @PrimaryColumn({ type: 'varchar', length: 36 }) employeeId!: string;
}

/** The look-up rows of events whose facts name people. */
export function peopleIn(events: readonly NewRow<AuditEvent>[]): AuditEventPerson[] {
  return events.flatMap(({ id: eventId, facts }) => {
    const { people = [] } = (facts ?? {}) as { people?: readonly string[] };
    return people.map((employeeId) => ({ eventId, employeeId }));
  });
}

/** The end of the chain and who may lengthen it now; there is one row. */
@Entity('audit_chain')
export class AuditChain {
  @IdColumn() id!: string;
  @IntegerColumn() number!: number;
  @TextColumn(64) hash!: string;
  @RefColumn({ nullable: true }) leaseOwner!: string | null;
  @InstantColumn({ nullable: true }) leaseUntil!: Date | null;
}

/** A signed statement of what the hash of one link was. */
@Entity('audit_checkpoint')
export class AuditCheckpoint {
  @PrimaryColumn({ type: 'bigint', transformer: { to: (number: unknown) => number, from: Number } }) number!: number;
  @TextColumn(64) hash!: string;
  /** Compact JWS, ES256. */
  @LongTextColumn() signature!: string;
  @InstantColumn() createdAt!: Date;
}

export type AuditOutcome = 'SUCCESS' | 'REFUSED' | 'FAILED';
