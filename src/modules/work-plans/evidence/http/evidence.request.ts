import { PageQuery } from '../../../../kernel/http/page.request.js';
import { IsDay, IsId, IsListOf, IsOneOf, IsPlainText, Optional } from '../../../../kernel/http/validators.js';
import { type Scan, SCANS } from '../domain/scans.js';
import { type Verdict, VERDICTS } from '../domain/verdicts.js';

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
  /** The upload, whole; left out for a link. */
  @Optional() @IsId() uploadId?: string;
  /**
   * A page or file that is kept elsewhere, by https; left out for a file. It is not opened by the service: see to it that your appraiser can.
   * @example 'https://dinkes.example.go.id/berita/posyandu-maret'
   */
  @Optional() @IsPlainText(9, 2000) url?: string;
  /** What it is. @example 'Berita acara pelayanan triwulan I' */
  @IsPlainText(1, 200) title!: string;
  /** What should be known about it. @example 'Ditandatangani kepala puskesmas.' */
  @Optional() @IsPlainText(1, 1000) note?: string;
  /** The day it is about; without it today, or the last day of a closed plan. */
  @Optional() @IsDay() occurredOn?: string;
  /** What it proves, at least one. */
  @IsListOf(() => EvidenceLinkRequest, 1, MOST_LINKS) links!: EvidenceLinkRequest[];
}

/** What an appraiser says of a piece of evidence. */
export class AssessmentRequest {
  /** It proves what it stands for, something is missing, or it proves something else. @example 'LACKING' */
  @IsOneOf(VERDICTS) verdict!: Verdict;
  /** Why; needed for all but FITTING. @example 'Daftar hadir belum ditandatangani.' */
  @Optional() @IsPlainText(1, 1000) reason?: string;
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
  /** Only files of which a virus scanner said this. @example 'INFECTED' */
  @Optional() @IsOneOf(SCANS) scan?: Scan;
}
