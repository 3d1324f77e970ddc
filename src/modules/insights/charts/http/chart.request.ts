import { IsId, IsOneOf, Optional, QueryInt } from '../../../../kernel/http/validators.js';
import { WIDTHS } from '../domain/picture.js';
import { CHART_FORMATS, type ChartFormat } from '../chart-answers.js';

/** In which form a chart is answered. */
class ChartFormQuery {
  /** The form; without it the header Accept decides, and JSON where it says nothing. @example 'json' */
  @Optional() @IsOneOf(CHART_FORMATS) format?: ChartFormat;
  /** How wide the picture is drawn; it scales to whatever room there is. @example 480 */
  @QueryInt(WIDTHS.least, WIDTHS.most, WIDTHS.usual) width!: number;
}

/** Of which unit and time. */
export class UnitChartQuery extends ChartFormQuery {
  /** The unit. */
  @IsId() unitId!: string;
  /** The performance year; without a time the latest. */
  @Optional() @IsId() performancePeriodId?: string;
  /** The evaluation period. */
  @Optional() @IsId() evaluationPeriodId?: string;
}

/** Of which year. */
export class ValuesChartQuery extends ChartFormQuery {
  /** The performance year. */
  @IsId() performancePeriodId!: string;
}
