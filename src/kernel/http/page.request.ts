import { IsOneOf, IsPlainText, Optional, QueryFlag, QueryInt } from './validators.js';

const FORMATS = ['json', 'csv', 'xlsx'] as const;

/** What every list takes; the filters of a list extend it. */
export class PageQuery {
  /** Most items on the page. */
  @QueryInt(1, 200, 50) limit!: number;
  /** `page.nextCursor` of the page before, sent with the same filters. */
  @Optional() @IsPlainText(1, 2000) cursor?: string;
  /** True to get `page.total`, the number of all items, as well. */
  @QueryFlag() count!: boolean;
  /** `csv` or `xlsx` for the whole list as a file, whatever `limit` says; the header `Accept` does the same. */
  @Optional() @IsOneOf(FORMATS) format?: (typeof FORMATS)[number];
}
