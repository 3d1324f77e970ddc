import { ApiProperty } from '@nestjs/swagger';
import type { AuditOutcome } from '../../../kernel/audit/audit-event.entity.js';
import { AUDIT_FAULTS, type AuditFaultKind } from '../../../kernel/audit/audit-faults.js';

const ID = { type: String, format: 'uuid', nullable: true } as const;
const TEXT = { type: String, nullable: true } as const;
const NUMBER = { type: 'integer', nullable: true } as const;
const INSTANT = { type: String, format: 'date-time', nullable: true } as const;
const ANYTHING = { type: 'object', additionalProperties: true, nullable: true } as const;

/** One thing that somebody did, read or was refused. */
export class AuditEventSummaryResponse {
  /** The event's id. */
  @ApiProperty({ format: 'uuid' }) id!: string;
  /** Place in the chain; null for the seconds until it is sealed. @example 1203 */
  @ApiProperty(NUMBER) number!: number | null;
  /** When it happened. @example '2026-03-02T01:00:00.000Z' */
  @ApiProperty({ format: 'date-time' }) occurredAt!: string;
  /** What was done. @example 'work-plan.submit' */
  action!: string;
  /** How it ended. @example 'SUCCESS' */
  @ApiProperty({ enum: ['SUCCESS', 'REFUSED', 'FAILED'] }) outcome!: AuditOutcome;
  /** Kind of the object. @example 'work-plan' */
  objectType!: string;
  /** Id of the object. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d11' */
  objectId!: string;
  /** The employee whose record it is; null where it is nobody's. */
  @ApiProperty(ID) subjectEmployeeId!: string | null;
  /** Name of that employee. @example 'Siti Aminah, S.Kom.' */
  @ApiProperty(TEXT) subjectName!: string | null;
  /** The account that acted, of a machine its service account; null for the system and callers who were not signed in. */
  @ApiProperty(ID) actorAccountId!: string | null;
  /** The employee who acted. */
  @ApiProperty(ID) actorEmployeeId!: string | null;
  /** Name of that employee or machine, or user name of an account without an employee. @example 'Dr. Budi Santoso' */
  @ApiProperty(TEXT) actorName!: string | null;
  /** Roles of the account at that moment. @example ['EMPLOYEE'] */
  @ApiProperty({ type: [String] }) actorRoles!: string[];
  /** The session whose token was used; null for machines and for tokens of outside identity providers. */
  @ApiProperty(ID) sessionId!: string | null;
  /** Network address of the caller. @example '10.0.0.7' */
  @ApiProperty(TEXT) address!: string | null;
  /** Small facts, such as states or the filter of a list; a text that was looked for stands in the values. */
  @ApiProperty(ANYTHING) facts!: object | null;
}

/** Old and new values, only those that changed; numbers are masked. */
export class AuditValuesResponse {
  /** What it was before; null where there was nothing. */
  @ApiProperty(ANYTHING) before!: object | null;
  /** What it became; null where nothing is left. */
  @ApiProperty(ANYTHING) after!: object | null;
}

/** One event with its values. */
export class AuditEventResponse extends AuditEventSummaryResponse {
  /** Number of the request, as in X-Request-Id. @example '4bf92f3577b34da6a3ce929d0e0e4736' */
  requestId!: string;
  /** Trace id. @example '4bf92f3577b34da6a3ce929d0e0e4736' */
  traceId!: string;
  /** NONE: it has no values; KEPT: they are shown; ERASED: their time was over, or they went with a person. @example 'KEPT' */
  @ApiProperty({ enum: ['NONE', 'KEPT', 'ERASED'] }) valuesState!: 'NONE' | 'KEPT' | 'ERASED';
  /** Old and new values, where they are kept. */
  @ApiProperty({ type: AuditValuesResponse, nullable: true }) values!: AuditValuesResponse | null;
  /**
   * Hash of the link; null until it is sealed.
   * @example 'b1946ac92492d2347c6235b4d2611184b1946ac92492d2347c6235b4d2611184'
   */
  @ApiProperty(TEXT) hash!: string | null;
}

/** One person whose records were touched. */
export class AuditSubjectResponse {
  /** The employee. */
  @ApiProperty({ format: 'uuid' }) employeeId!: string;
  /** Name; null for somebody who is no longer recorded. @example 'Siti Aminah, S.Kom.' */
  @ApiProperty(TEXT) name!: string | null;
  /** Recorded reads, one per object and hour. @example 3 */
  @ApiProperty({ type: 'integer' }) reads!: number;
  /** Changes and other acts. @example 0 */
  @ApiProperty({ type: 'integer' }) changes!: number;
  /** Kinds of records that were read or changed. @example ['employee-profile'] */
  @ApiProperty({ type: [String] }) dataClasses!: string[];
  /** The first of them. @example '2026-03-02T01:00:00.000Z' */
  @ApiProperty({ format: 'date-time' }) firstAt!: string;
  /** The last of them. @example '2026-03-02T03:00:00.000Z' */
  @ApiProperty({ format: 'date-time' }) lastAt!: string;
}

/** The first link that is not as it was sealed. */
export class AuditFaultResponse {
  /** Number of the link. @example 1203 */
  @ApiProperty({ type: 'integer' }) number!: number;
  /** The event; null where the record is gone. */
  @ApiProperty(ID) eventId!: string | null;
  /** What is wrong with it. @example 'ROW_CHANGED' */
  @ApiProperty({ enum: Object.keys(AUDIT_FAULTS) }) kind!: AuditFaultKind;
  /** The same in words, in the language of the request. @example 'Nilai lama dan baru pada catatan ini diubah.' */
  detail!: string;
}

/** The end of the chain, to be kept outside. */
export class AuditHeadResponse {
  /** Number of the last link; 0 for an empty chain. @example 1203 */
  @ApiProperty({ type: 'integer' }) number!: number;
  /** Its hash. @example 'b1946ac92492d2347c6235b4d2611184b1946ac92492d2347c6235b4d2611184' */
  hash!: string;
  /**
   * Both with the time of signing, as a compact JWS (ES256): keep it where nobody of this service can write.
   * @example 'eyJhbGciOiJFUzI1NiJ9.eyJudW1iZXIiOjEyMDN9.c2lnbmF0dXJl'
   */
  signature!: string;
}

/** What is not sealed yet. */
export class UnsealedResponse {
  /** How many events. @example 0 */
  @ApiProperty({ type: 'integer' }) events!: number;
  /** Since when the oldest waits; more than a minute means that no sealer runs. */
  @ApiProperty(INSTANT) oldestAt!: string | null;
}

/** What a walk along the chain found. */
export class VerificationResponse {
  /** True when nothing is wrong with the links that were looked at. @example true */
  intact!: boolean;
  /** The first link that was looked at. @example 1 */
  @ApiProperty({ type: 'integer' }) from!: number;
  /** The last one. @example 1203 */
  @ApiProperty({ type: 'integer' }) to!: number;
  /** Signed checkpoints that hold. @example 2 */
  @ApiProperty({ type: 'integer' }) checkpoints!: number;
  /** The first thing that is wrong; null when nothing is. */
  @ApiProperty({ type: AuditFaultResponse, nullable: true }) fault!: AuditFaultResponse | null;
  /** Where to go on; null at the end, and after a fault. */
  @ApiProperty(NUMBER) nextFrom!: number | null;
  /** The end of the chain. */
  head!: AuditHeadResponse;
  /** What waits to be sealed. */
  unsealed!: UnsealedResponse;
  /** Values of events before this instant were erased by age; null when none were. */
  @ApiProperty(INSTANT) valuesErasedBefore!: string | null;
  /** What this walk cannot show, in words. @example ['Pemotongan di ujung: …'] */
  @ApiProperty({ type: [String] }) cannotSee!: string[];
}

/** One read or change of your own records. */
export class AccessLogResponse {
  /** The entry's id. */
  @ApiProperty({ format: 'uuid' }) id!: string;
  /** When it happened; of reads the first one in an hour. @example '2026-03-02T01:00:00.000Z' */
  @ApiProperty({ format: 'date-time' }) occurredAt!: string;
  /** Whether something was shown or changed. @example 'READ' */
  @ApiProperty({ enum: ['READ', 'CHANGE'] }) kind!: 'READ' | 'CHANGE';
  /** What was done. @example 'work-plan.read' */
  action!: string;
  /** Kind of the object. @example 'work-plan' */
  objectType!: string;
  /** Id of the object. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d11' */
  objectId!: string;
  /** True for what you did yourself. @example false */
  isOwnAct!: boolean;
  /** True for what the service did by itself, e.g. on a day that had come. @example false */
  isSystem!: boolean;
  /** Name of the person or machine that did it; null for the system and technical accounts. @example 'Dr. Budi Santoso' */
  @ApiProperty(TEXT) actorName!: string | null;
  /** The post of that person on that day. @example 'Kepala Bidang Pelayanan' */
  @ApiProperty(TEXT) actorPosition!: string | null;
  /** The unit of that post. @example 'Bidang Pelayanan' */
  @ApiProperty(TEXT) actorUnit!: string | null;
  /** Roles in which it was done. @example ['EMPLOYEE'] */
  @ApiProperty({ type: [String] }) actorRoles!: string[];
}
