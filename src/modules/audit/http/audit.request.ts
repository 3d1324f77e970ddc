import { IntersectionType } from '@nestjs/swagger';
import { PageQuery } from '../../../kernel/http/page.request.js';
import { IsDay, IsId, IsOneOf, IsPlainText, Optional, QueryFlag, QueryInt } from '../../../kernel/http/validators.js';
import type { AuditOutcome } from '../../../kernel/audit/audit-event.entity.js';

const OUTCOMES: readonly AuditOutcome[] = ['SUCCESS', 'REFUSED', 'FAILED'];
const KINDS = ['READ', 'CHANGE'] as const;

/** Which audit events are meant; what is left out does not count. */
export class AuditEventFilter {
  /** Kind of the object. @example 'work-plan' */
  @Optional() @IsPlainText(1, 40) objectType?: string;
  /** Id of the object. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d11' */
  @Optional() @IsPlainText(1, 64) objectId?: string;
  /** The employee whose record it is. */
  @Optional() @IsId() subjectEmployeeId?: string;
  /** The account that acted. */
  @Optional() @IsId() actorAccountId?: string;
  /** The employee who acted. */
  @Optional() @IsId() actorEmployeeId?: string;
  /** The session whose token was used. */
  @Optional() @IsId() sessionId?: string;
  /** What was done. @example 'work-plan.submit' */
  @Optional() @IsPlainText(1, 64) action?: string;
  /** SUCCESS, REFUSED (not permitted, wrong password) or FAILED. */
  @Optional() @IsOneOf(OUTCOMES) outcome?: AuditOutcome;
  /** First day, in the government's zone. */
  @Optional() @IsDay() from?: string;
  /** Last day, included. */
  @Optional() @IsDay() to?: string;
}

/** A page of audit events. */
export class AuditEventQuery extends IntersectionType(PageQuery, AuditEventFilter) {}

/** Whose records an account, a machine or a session touched, and when. */
export class AuditSubjectFilter {
  /** The account, or service account, that acted. */
  @Optional() @IsId() actorAccountId?: string;
  /** The session whose token was used. */
  @Optional() @IsId() sessionId?: string;
  /** First day, in the government's zone. */
  @Optional() @IsDay() from?: string;
  /** Last day, included. */
  @Optional() @IsDay() to?: string;
}

/** A page of the people whose records were touched. */
export class AuditSubjectQuery extends IntersectionType(PageQuery, AuditSubjectFilter) {}

/** Which part of the chain to walk. */
export class VerificationQuery {
  /** Number of the first link; `nextFrom` of the answer before. */
  @QueryInt(1, 999_999_999_999, 1) from!: number;
  /** Most links to look at; the command `npm run audit:verify` looks at all. */
  @QueryInt(1, 50_000, 10_000) limit!: number;
  /** `head.signature` of an earlier answer that was kept outside, to be compared with the chain. */
  @Optional() @IsPlainText(1, 2_000) anchor?: string;
}

/** A page of the own access log. */
export class AccessLogQuery extends PageQuery {
  /** READ or CHANGE only. */
  @Optional() @IsOneOf(KINDS) kind?: (typeof KINDS)[number];
  /** True to leave out what you did yourself. */
  @QueryFlag() othersOnly!: boolean;
}
