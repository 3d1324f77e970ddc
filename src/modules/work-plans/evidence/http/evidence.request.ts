import { PageQuery } from '../../../../kernel/http/page.request.js';
import { IsDay, IsId, IsListOf, IsPlainText, Optional } from '../../../../kernel/http/validators.js';

/** Most things that one piece of evidence stands for. */
const MOST_LINKS = 50;

/** One thing that evidence proves: exactly one of the three. */
export class EvidenceLinkRequest {
  /** A result of the plan. */
  @Optional() @IsId() resultId?: string;
  /** An indicator of the plan. */
  @Optional() @IsId() indicatorId?: string;
  /** A report of progress on the plan. */
  @Optional() @IsId() progressEntryId?: string;
}

/** Evidence that is added. */
export class EvidenceRequest {
  /** Id made by the client; the service makes one when it is left out. */
  @Optional() @IsId() id?: string;
  /** The plan, one of yours that is active or closed. */
  @IsId() workPlanId!: string;
  /** The upload, whole. */
  @IsId() uploadId!: string;
  /** What it is. @example 'Berita acara pelayanan triwulan I' */
  @IsPlainText(1, 200) title!: string;
  /** What should be known about it. @example 'Ditandatangani kepala puskesmas.' */
  @Optional() @IsPlainText(1, 1000) note?: string;
  /** The day it is about; without it today, or the last day of a closed plan. */
  @Optional() @IsDay() occurredOn?: string;
  /** What it proves, at least one. */
  @IsListOf(() => EvidenceLinkRequest, 1, MOST_LINKS) links!: EvidenceLinkRequest[];
}

/** Which evidence. */
export class EvidenceQuery extends PageQuery {
  /** Only of this plan. */
  @Optional() @IsId() workPlanId?: string;
  /** Only for this result or its indicators. */
  @Optional() @IsId() resultId?: string;
  /** Only for this indicator or reports on it. */
  @Optional() @IsId() indicatorId?: string;
  /** Only of this person. */
  @Optional() @IsId() employeeId?: string;
}
