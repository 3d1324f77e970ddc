import { PageQuery } from '../../../../kernel/http/page.request.js';
import { Clearable, IsDay, IsId, IsPlainText, Optional, QueryFlag } from '../../../../kernel/http/validators.js';

/** A new unit. */
export class OrgUnitRequest {
  /** Id made by the client; the service makes one when it is left out. */
  @Optional() @IsId() id?: string;
  /** Name of the unit. @example 'Bidang Anggaran' */
  @IsPlainText(1, 300) name!: string;
  /** Code of `GET /references/jenis-unit`; left out, the name tells it where it can. @example 'BIDANG' */
  @Optional() @IsPlainText(1, 24) type?: string;
  /** The unit above; left out only for the government itself. */
  @Optional() @IsId() parentId?: string;
  /**
   * Title of the post that heads the unit; "Sekretaris Daerah" makes it the unit heads of agencies report to.
   * @example 'Kepala Bidang Anggaran'
   */
  @Optional() @IsPlainText(1, 300) headPostTitle?: string;
  /** SIASN code of that post's eselon, see `GET /references/eselon`. @example '32' */
  @Optional() @IsPlainText(2, 2) echelonCode?: string;
  /** First day of the unit; left out, it is there as long as the unit above. @example '2026-01-01' */
  @Optional() @IsDay() validFrom?: string;
  /** Last day of the unit, where it is known. @example '2029-12-31' */
  @Optional() @IsDay() validUntil?: string;
}

/** A correction: what is said holds for the past, too. For a change from a day on there is `POST /org-units/{id}/periods`. */
export class OrgUnitPatchRequest {
  /** Name of the unit. @example 'Bidang Anggaran' */
  @Optional() @IsPlainText(1, 300) name?: string;
  /** Code of `GET /references/jenis-unit`. @example 'BIDANG' */
  @Clearable() @IsPlainText(1, 24) type?: string | null;
  /** The unit above. */
  @Optional() @IsId() parentId?: string;
  /** Title of the post that heads the unit. @example 'Kepala Bidang Anggaran' */
  @Clearable() @IsPlainText(1, 300) headPostTitle?: string | null;
  /** SIASN code of that post's eselon. @example '32' */
  @Clearable() @IsPlainText(2, 2) echelonCode?: string | null;
  /** First day of the unit; null when it was there since ever. @example '2026-01-01' */
  @Clearable() @IsDay() validFrom?: string | null;
  /** Last day of the unit; null opens a closed unit again. @example '2029-12-31' */
  @Clearable() @IsDay() validUntil?: string | null;
}

/** A change of a unit from a day on, by a letter; what is left out stays as it is. */
export class OrgUnitPeriodRequest {
  /** First day on which it is so; it may lie in the past or in the future. @example '2026-07-01' */
  @IsDay() validFrom!: string;
  /** New name. @example 'Bidang Anggaran dan Perbendaharaan' */
  @Optional() @IsPlainText(1, 300) name?: string;
  /** New type, code of `GET /references/jenis-unit`. @example 'BIDANG' */
  @Clearable() @IsPlainText(1, 24) type?: string | null;
  /** New unit above. */
  @Optional() @IsId() parentId?: string;
  /** New title of the post that heads the unit. @example 'Kepala Bidang Anggaran dan Perbendaharaan' */
  @Clearable() @IsPlainText(1, 300) headPostTitle?: string | null;
  /** SIASN code of that post's eselon. @example '32' */
  @Clearable() @IsPlainText(2, 2) echelonCode?: string | null;
  /** Number of the letter by which it is so. @example 'PERBUP 12/2026' */
  @Optional() @IsPlainText(1, 100) letterNumber?: string;
  /** Day of that letter. @example '2026-06-15' */
  @Optional() @IsDay() letterOn?: string;
  /** Why, in one sentence. @example 'Penyesuaian nomenklatur' */
  @Optional() @IsPlainText(1, 500) reason?: string;
}

/** The end of a unit. */
export class OrgUnitClosureRequest {
  /** Last day of the unit. @example '2026-12-31' */
  @IsDay() lastDay!: string;
  /** Number of the letter by which it ends. @example 'PERDA 3/2026' */
  @Optional() @IsPlainText(1, 100) letterNumber?: string;
  /** Day of that letter. @example '2026-11-20' */
  @Optional() @IsDay() letterOn?: string;
  /** Why, in one sentence. @example 'Tugas beralih ke Dinas Komunikasi' */
  @Optional() @IsPlainText(1, 500) reason?: string;
}

/** On which day a unit is shown. */
export class OrgUnitDayQuery {
  /** The day; today when it is left out, for a unit that is not there today the nearest day of it. @example '2026-01-31' */
  @Optional() @IsDay() on?: string;
}

/** Which units. */
export class OrgUnitQuery extends PageQuery {
  /** The day whose tree is shown; today when it is left out. @example '2026-01-31' */
  @Optional() @IsDay() on?: string;
  /** Only units directly below this one. */
  @Optional() @IsId() parentId?: string;
  /** Only units of this type. @example 'DINAS' */
  @Optional() @IsPlainText(1, 24) type?: string;
  /** Words of the name or parts of them, in any order; or one abbreviation, as `dinkes`. @example 'kesehatan dinas' */
  @Optional() @IsPlainText(1, 100) q?: string;
  /** Only units that two whole imports in a row did not name. */
  @QueryFlag() missingInSource!: boolean;
}
