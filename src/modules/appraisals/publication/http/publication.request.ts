import { IsId, Optional } from '../../../../kernel/http/validators.js';

/** What is to be published: the year is needed, the evaluation period for its periodic appraisals, the unit to publish less than everybody's. */
export class PublicationRequest {
  /** The performance year. */
  @IsId() performancePeriodId!: string;
  /** The evaluation period; left out for the annual appraisals of the year. */
  @Optional() @IsId() evaluationPeriodId?: string;
  /** Only of people with a definitive post in this unit or below it; everybody by default. */
  @Optional() @IsId() unitId?: string;
}
