import { Entity, Index } from 'typeorm';
import { IdColumn, InstantColumn, JsonColumn, LongTextColumn, RefColumn, TextColumn } from '../database/columns.js';

/** One thing that somebody did or was refused. Never changed, never deleted by the service's interface. */
@Entity('audit_event')
@Index('ix_audit_event_occurredAt_id', ['occurredAt', 'id'])
@Index('ix_audit_event_objectType_objectId', ['objectType', 'objectId'])
@Index('ix_audit_event_actorAccountId', ['actorAccountId'])
@Index('ix_audit_event_requestId', ['requestId'])
export class AuditEvent {
  @IdColumn() id!: string;
  @InstantColumn() occurredAt!: Date;
  /** Null for the system and for callers who are not signed in. */
  @RefColumn({ nullable: true }) actorAccountId!: string | null;
  @RefColumn({ nullable: true }) actorEmployeeId!: string | null;
  @TextColumn(64) action!: string;
  @TextColumn(40) objectType!: string;
  @TextColumn(64) objectId!: string;
  /** The employee whose record it is, when there is one. */
  @RefColumn({ nullable: true }) subjectEmployeeId!: string | null;
  @TextColumn(16) outcome!: AuditOutcome;
  @TextColumn(64) requestId!: string;
  @TextColumn(32) traceId!: string;
  @TextColumn(64, { nullable: true }) address!: string | null;
  /** Small facts that are not personal, e.g. a state or a problem code. */
  @JsonColumn({ nullable: true }) facts!: Record<string, unknown> | null;
  /** SHA-256 of salt and values; null when there are no values. The chain later stands on this, not on the values. */
  @TextColumn(64, { nullable: true }) valuesHash!: string | null;
}

/** Old and new values of an audited change, apart from the event so that retention can erase them. */
@Entity('audit_value')
export class AuditValue {
  /** The audit event's id. */
  @IdColumn() id!: string;
  @TextColumn(32) salt!: string;
  @LongTextColumn() valuesJson!: string;
}

export type AuditOutcome = 'SUCCESS' | 'REFUSED' | 'FAILED';
