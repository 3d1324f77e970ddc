import { PageQuery } from '../../../../kernel/http/page.request.js';
import { IsFlag, IsId, IsOneOf, IsPlainText, Optional, QueryFlag } from '../../../../kernel/http/validators.js';
import { DATA_REQUEST_STATUSES, type DataRequestStatus } from '../domain/data-request.states.js';
import { REFUSAL_GROUNDS, type RefusalGround } from '../domain/refusal-grounds.js';
import { REQUEST_KINDS, type RequestKind } from '../persistence/data-request.entity.js';
import { REQUEST_FIELDS, type RequestField } from '../request-fields.js';

/** A request about the own data. */
export class DataRequestRequest {
  /** Id made by the client; the service makes one when it is left out. */
  @Optional() @IsId() id?: string;
  /** CORRECTION of a field, or ERASURE of the person. @example 'CORRECTION' */
  @IsOneOf(REQUEST_KINDS) kind!: RequestKind;
  /** What is wrong. @example 'birthPlace' */
  @Optional() @IsOneOf(REQUEST_FIELDS) field?: RequestField;
  /** What is right. @example 'Semarang' */
  @Optional() @IsPlainText(1, 500) wantedValue?: string;
  /** Why. @example 'Tempat lahir di akta kelahiran adalah Semarang.' */
  @IsPlainText(3, 1000) reason!: string;
  /** The document that proves it, by its number. @example 'Akta kelahiran 3374-LT-01011987-0001' */
  @Optional() @IsPlainText(1, 300) evidence?: string;
}

/** The decision about a request. */
export class DataRequestDecisionRequest {
  /** ACCEPTED or REFUSED. @example 'REFUSED' */
  @IsOneOf(['ACCEPTED', 'REFUSED']) decision!: 'ACCEPTED' | 'REFUSED';
  /** What the person is told: what was changed, or why not. @example 'Akta kelahiran yang disebut belum dilampirkan.' */
  @IsPlainText(3, 2000) answer!: string;
  /** The ground of a refusal. @example 'NOT_PROVEN' */
  @Optional() @IsOneOf(REFUSAL_GROUNDS) ground?: RefusalGround;
  /** False when the change was made, or will be, by another operation; true by default. */
  @Optional() @IsFlag() apply?: boolean;
}

/** Which requests. */
export class DataRequestQuery extends PageQuery {
  /** State of the request. */
  @Optional() @IsOneOf(DATA_REQUEST_STATUSES) status?: DataRequestStatus;
  /** Only those of this person. */
  @Optional() @IsId() employeeId?: string;
  /** True for those whose time is over without a decision. */
  @QueryFlag() overdue!: boolean;
}
