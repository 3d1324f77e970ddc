import { PageQuery } from '../../../../kernel/http/page.request.js';
import { Clearable, IsDay, IsFacts, IsId, IsPlainText, IsWhole, Optional } from '../../../../kernel/http/validators.js';

/** A new code of a list. */
export class ReferenceItemRequest {
  /** Id made by the client; the service makes one when it is left out. */
  @Optional() @IsId() id?: string;
  /** The code, in the form of the list's other codes. @example 'LABKESDA' */
  @IsPlainText(1, 24) code!: string;
  /** What it means. @example 'Laboratorium kesehatan daerah' */
  @IsPlainText(1, 200) name!: string;
  /** Its place in the list; left out, behind the others. @example 30 */
  @Optional() @IsWhole(1, 100_000) sequence?: number;
  /** What the rows of this list have beside the name; `GET /references` names it. @example { "titleStartsWith": "Guru", "retirementAge": 60 } */
  @Optional() @IsFacts() attributes?: Record<string, unknown>;
  /** First day on which the code is in use; left out, since ever. @example '2026-01-01' */
  @Optional() @IsDay() validFrom?: string;
  /** Last day on which it is in use, where it is known. @example '2029-12-31' */
  @Optional() @IsDay() validUntil?: string;
}

/** A change of a row; what is left out stays as it is. */
export class ReferenceItemPatchRequest {
  /** What the code means; not of a row that came with the service. @example 'Laboratorium kesehatan daerah' */
  @Optional() @IsPlainText(1, 200) name?: string;
  /** Its place in the list. @example 30 */
  @Optional() @IsWhole(1, 100_000) sequence?: number;
  /** Attributes that change; null takes one away, the others stay. @example { "atWork": false } */
  @Optional() @IsFacts() attributes?: Record<string, unknown>;
  /** First day on which the code is in use; null when since ever. @example '2026-01-01' */
  @Clearable() @IsDay() validFrom?: string | null;
  /** Last day on which it is in use; null opens a closed row again. @example '2029-12-31' */
  @Clearable() @IsDay() validUntil?: string | null;
}

/** The end of a code. */
export class ReferenceItemClosureRequest {
  /** Last day on which the code is in use. @example '2026-12-31' */
  @IsDay() lastDay!: string;
}

/** Which rows of a list. */
export class ReferenceItemQuery extends PageQuery {
  /** Only rows in force on this day; all when it is left out. @example '2026-01-31' */
  @Optional() @IsDay() on?: string;
}
