import { PageQuery } from '../../../../kernel/http/page.request.js';
import {
  Clearable,
  IsDay,
  IsId,
  IsOneOf,
  IsPlainText,
  IsWhole,
  Optional,
  QueryFlag,
} from '../../../../kernel/http/validators.js';
import { POSITION_KINDS, POSITION_LEVELS, type PositionKind, type PositionLevel } from '../domain/position-kind.js';

/** A new post. */
export class PositionRequest {
  /** Id made by the client; the service makes one when it is left out. */
  @Optional() @IsId() id?: string;
  /** The unit the post belongs to. */
  @IsId() unitId!: string;
  /** Structural, functional (JF) or pelaksana. */
  @IsOneOf(POSITION_KINDS) kind!: PositionKind;
  /** Title of the post. @example 'Kepala Bidang Anggaran' */
  @IsPlainText(1, 300) title!: string;
  /** Level (jenjang); left out, eselon or title tell it where they can. @example 'ADMINISTRATOR' */
  @Optional() @IsOneOf(POSITION_LEVELS) level?: PositionLevel;
  /** Class of the post (kelas jabatan). @example 11 */
  @Optional() @IsWhole(1, 17) jobClass?: number;
  /** SIASN code of the eselon of a structural post, see `GET /references/eselon`. @example '32' */
  @Optional() @IsPlainText(2, 2) echelonCode?: string;
  /** Retirement age of this very post, where it is not that of its level or of a special post. @example 58 */
  @Optional() @IsWhole(50, 75) ownRetirementAge?: number;
  /** First day on which there is the post; left out, since ever. @example '2026-01-01' */
  @Optional() @IsDay() validFrom?: string;
  /** Last day on which there is the post, where it is known. @example '2029-12-31' */
  @Optional() @IsDay() validUntil?: string;
}

/** A change of a post; what is left out stays as it is. */
export class PositionPatchRequest {
  /** Structural, functional (JF) or pelaksana. */
  @Optional() @IsOneOf(POSITION_KINDS) kind?: PositionKind;
  /** Title of the post. @example 'Kepala Bidang Anggaran' */
  @Optional() @IsPlainText(1, 300) title?: string;
  /** Level (jenjang). @example 'ADMINISTRATOR' */
  @Clearable() @IsOneOf(POSITION_LEVELS) level?: PositionLevel | null;
  /** Class of the post (kelas jabatan). @example 11 */
  @Clearable() @IsWhole(1, 17) jobClass?: number | null;
  /** SIASN code of the eselon of a structural post. @example '32' */
  @Clearable() @IsPlainText(2, 2) echelonCode?: string | null;
  /** Retirement age of this very post; null when the rules give it. @example 58 */
  @Clearable() @IsWhole(50, 75) ownRetirementAge?: number | null;
  /** First day on which there is the post; null when since ever. @example '2026-01-01' */
  @Clearable() @IsDay() validFrom?: string | null;
  /** Last day on which there is the post; null while it has none. @example '2029-12-31' */
  @Clearable() @IsDay() validUntil?: string | null;
}

/** Which posts. */
export class PositionQuery extends PageQuery {
  /** Only posts of this unit. */
  @Optional() @IsId() unitId?: string;
  /** Only posts of this kind. */
  @Optional() @IsOneOf(POSITION_KINDS) kind?: PositionKind;
  /** Words of the title, in any order. @example 'analis muda' */
  @Optional() @IsPlainText(1, 100) q?: string;
  /** Only posts that are there on this day; all when it is left out. @example '2026-01-31' */
  @Optional() @IsDay() on?: string;
  /** Only posts that two whole imports in a row did not name. */
  @QueryFlag() missingInSource!: boolean;
}
