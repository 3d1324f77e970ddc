import { IsId, IsOneOf, Optional } from '../../../kernel/http/validators.js';

/** In which forms the recap of a unit is given. */
const RECAP_FORMATS = ['pdf', 'xlsx'] as const;

/** Which recap of a unit. */
export class RecapDocumentQuery {
  /** The performance year. */
  @IsId() performancePeriodId!: string;
  /** A document (PDF) or a workbook (XLSX); without it the document. @example 'pdf' */
  @Optional() @IsOneOf(RECAP_FORMATS) format?: (typeof RECAP_FORMATS)[number];
}
