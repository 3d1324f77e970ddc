import { PageQuery } from '../../../kernel/http/page.request.js';
import { IsDay, IsDecimalText, IsFlag, IsId, IsPlainText, Optional } from '../../../kernel/http/validators.js';

/** A report of progress on one indicator. */
export class ProgressEntryRequest {
  /** Id made by the client; the service makes one when it is left out. */
  @Optional() @IsId() id?: string;
  /** The indicator, one of the plan. */
  @IsId() indicatorId!: string;
  /** The day the progress was made; not later than today. */
  @IsDay() occurredOn!: string;
  /** What was reached, in the unit of the target; needed when the target is a number, and in no other case. @example '3.00' */
  @Optional() @IsDecimalText({ scale: 2, min: '0' }) value?: string;
  /**
   * True when the value is all that was reached since the plan began, such as an index or a share; left out it comes on top of what was
   * reported before. @example false
   */
  @Optional() @IsFlag() isCumulative?: boolean;
  /** What was done; needed when there is no number. @example 'Tiga dokumen triwulan pertama terbit.' */
  @Optional() @IsPlainText(1, 2000) note?: string;
}

/** Which reports. */
export class ProgressQuery extends PageQuery {
  /** Only reports on this indicator. */
  @Optional() @IsId() indicatorId?: string;
}
