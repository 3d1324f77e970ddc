import { PageQuery } from '../../../../kernel/http/page.request.js';
import { IsId, IsOneOf, Optional } from '../../../../kernel/http/validators.js';
import { TIMELINE_KINDS, type TimelineKind } from '../timeline-kinds.js';

/** Of whom, of which year and plan, and of what a timeline tells. */
export class TimelineQuery extends PageQuery {
  /** Whose timeline. */
  @IsId() employeeId!: string;
  /** Only of this performance year. */
  @Optional() @IsId() performancePeriodId?: string;
  /** Only of this plan. */
  @Optional() @IsId() workPlanId?: string;
  /** Only this kind. */
  @Optional() @IsOneOf(TIMELINE_KINDS) kind?: TimelineKind;
}
