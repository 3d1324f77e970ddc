import { PageQuery } from '../../../../kernel/http/page.request.js';
import { IsDay, IsId, IsOneOf, IsPlainText, Optional } from '../../../../kernel/http/validators.js';
import { SETTLEABLE_CODES, type FindingCode } from '../kinds/finding-kinds.js';

/** What was found of a record is right all the same. */
export class FindingExceptionRequest {
  /** Id made by the client; the service makes one when it is left out. */
  @Optional() @IsId() id?: string;
  /** The kind of finding; those of `GET /data-quality` with `canBeRight`. @example 'NUMBER_BIRTH_DATE' */
  @IsOneOf(SETTLEABLE_CODES) kind!: FindingCode;
  /** The record: `record.id` of the finding. */
  @IsId() recordId!: string;
  /** Why it is right. @example 'NIP diterbitkan dengan tanggal lahir yang keliru dan tidak diubah BKN.' */
  @IsPlainText(10, 500) reason!: string;
  /** Number of the letter that says so. @example 'B-1120/NP.02.02/2019' */
  @Optional() @IsPlainText(1, 100) letterNumber?: string;
  /** Date of that letter. */
  @Optional() @IsDay() letterOn?: string;
}

/** Why the finding is open again. */
export class FindingExceptionWithdrawalRequest {
  /** Why it is not right after all; it stays in the audit record. @example 'BKN menerbitkan NIP yang benar' */
  @IsPlainText(3, 500) reason!: string;
}

/** Which of what was settled is listed. */
export class FindingExceptionQuery extends PageQuery {
  /** Only of this kind. */
  @Optional() @IsOneOf(SETTLEABLE_CODES) kind?: FindingCode;
  /** Only of this record. */
  @Optional() @IsId() recordId?: string;
}
