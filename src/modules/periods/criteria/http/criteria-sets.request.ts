import { PageQuery } from '../../../../kernel/http/page.request.js';
import {
  InSomeCases,
  IsDay,
  IsFormed,
  IsId,
  IsListOf,
  IsOneOf,
  IsPlainText,
  IsTextList,
  Optional,
} from '../../../../kernel/http/validators.js';
import { CRITERIA_STATES, type CriteriaState } from '../domain/criteria-states.js';
import {
  CRITERION_EFFECTS,
  CRITERION_KINDS,
  type CriterionEffect,
  type CriterionKind,
  FEWEST_LEVELS,
  MAX_CRITERIA,
  MOST_LEVELS,
} from '../domain/criteria-lines.js';

/** What a code looks like. */
export const CRITERION_CODE = /^[A-Z][A-Z0-9_]*$/;

/** One criterion. */
export class CriterionRequest {
  /** Names it across versions: capitals, digits and underscores. @example 'KEHADIRAN' */
  @IsFormed(2, 20, CRITERION_CODE, 'NOT_CODE') code!: string;
  /** What it is about. @example 'ATTENDANCE' */
  @IsOneOf(CRITERION_KINDS) kind!: CriterionKind;
  /** Its name. @example 'Kehadiran dan ketepatan waktu' */
  @IsPlainText(3, 200) title!: string;
  /** What is looked at. @example 'Hadir pada hari kerja dan mulai bekerja tepat waktu.' */
  @IsPlainText(3, 2000) description!: string;
  /** The anchor of each level of its scale, the lowest first. @example ['Sering absen tanpa keterangan', 'Hadir dengan beberapa keterlambatan', 'Selalu hadir tepat waktu'] */
  @IsTextList(FEWEST_LEVELS, MOST_LEVELS, [2, 500]) levels!: string[];
  /** How evidence of it is taken. @example 'Rekap presensi bulanan' */
  @IsPlainText(3, 1000) evidence!: string;
  /** Whether it only informs whoever rates, as when it is left out, or may move a rating. @example 'INFORMS' */
  @Optional() @IsOneOf(CRITERION_EFFECTS) effect?: CriterionEffect;
}

/** New criteria of a unit. */
export class CriteriaSetRequest {
  /** Id made by the client; the service makes one when it is left out. */
  @Optional() @IsId() id?: string;
  /** The unit, for which they count with all below that have none of their own. */
  @IsId() unitId!: string;
  /** The performance year. */
  @IsId() performancePeriodId!: string;
  /** One evaluation period of the year, where they are for that alone. */
  @InSomeCases() @Optional() @IsId() evaluationPeriodId?: string;
  /** What they are called. @example 'Kriteria kinerja pegawai 2026' */
  @IsPlainText(3, 200) name!: string;
  /** The criteria. */
  @IsListOf(() => CriterionRequest, 1, MAX_CRITERIA) criteria!: CriterionRequest[];
}

/** A change of a draft, or of what was consulted. */
export class CriteriaSetPatch {
  /** What they are called. @example 'Kriteria kinerja pegawai 2026' */
  @Optional() @IsPlainText(3, 200) name?: string;
  /** The criteria, the whole list. */
  @Optional() @IsListOf(() => CriterionRequest, 1, MAX_CRITERIA) criteria?: CriterionRequest[];
}

/** The window of a consultation. */
export class ConsultationRequest {
  /** Its first day; today when it is left out. @example '2026-11-02' */
  @InSomeCases() @Optional() @IsDay() from?: string;
  /** Its last day. @example '2026-11-30' */
  @IsDay() until!: string;
}

/** Why something is done with criteria. */
export class CriteriaReasonRequest {
  /** Why. @example 'Skala kehadiran disesuaikan dengan jam kerja baru.' */
  @IsPlainText(10, 1000) reason!: string;
}

/** Which criteria. */
export class CriteriaSetQuery extends PageQuery {
  /** Only of this performance year. */
  @Optional() @IsId() performancePeriodId?: string;
  /** Only of this unit. */
  @Optional() @IsId() unitId?: string;
  /** Only in this state. @example 'PUBLISHED' */
  @Optional() @IsOneOf(CRITERIA_STATES) status?: CriteriaState;
}

/** For which period. */
export class EmployeeCriteriaQuery {
  /** The performance year. */
  @IsId() performancePeriodId!: string;
  /** An evaluation period of it; for the year as a whole when it is left out. */
  @Optional() @IsId() evaluationPeriodId?: string;
}
