import { PageQuery } from '../../../../kernel/http/page.request.js';
import {
  IsDay,
  IsFlag,
  IsId,
  IsIdList,
  IsListOf,
  IsOneOf,
  IsPlainText,
  Optional,
} from '../../../../kernel/http/validators.js';
import { REORGANISATION_KINDS, type ReorganisationKind } from '../domain/reorganisation.js';

/** What goes from one unit to another. */
export class OrgUnitReorganisationLineRequest {
  /** The unit from which it goes. */
  @IsId() fromUnitId!: string;
  /** The unit to which it goes, which is there on the effective day; left out in a RENAME. */
  @Optional() @IsId() toUnitId?: string;
  /** True: all units directly below that no other line names. In a MERGE they go anyway. @example false */
  @Optional() @IsFlag() allSubunits?: boolean;
  /** Units directly below that go. */
  @Optional() @IsIdList(0, 500) subunitIds?: string[];
  /** True: all posts that no other line names. In a MERGE they go, unless positionIds names some. @example false */
  @Optional() @IsFlag() allPositions?: boolean;
  /** Posts that go; their holders go on in the same post of the other unit. */
  @Optional() @IsIdList(0, 500) positionIds?: string[];
  /** True: whoever heads the old unit in a post that goes heads the new one. @example false */
  @Optional() @IsFlag() headMoves?: boolean;
  /** What the unit to which it goes is called from that day on, where that changes. @example 'Dinas Pendidikan dan Kebudayaan' */
  @Optional() @IsPlainText(1, 300) newName?: string;
  /** The title of its head post from that day on, where that changes. @example 'Kepala Dinas Pendidikan dan Kebudayaan' */
  @Optional() @IsPlainText(1, 300) newHeadPostTitle?: string;
}

/** A reorganisation by one letter. */
export class OrgUnitReorganisationRequest {
  /** Id made by the client; the service makes one when it is left out. */
  @Optional() @IsId() id?: string;
  /** Several units become one, one becomes several, parts go elsewhere, or only names change. */
  @IsOneOf(REORGANISATION_KINDS) kind!: ReorganisationKind;
  /** First day on which it is so. @example '2026-07-01' */
  @IsDay() effectiveOn!: string;
  /** Number of the letter. @example 'PERDA 3/2026' */
  @IsPlainText(1, 100) letterNumber!: string;
  /** Day of the letter. @example '2026-06-15' */
  @IsDay() letterOn!: string;
  /** Why, in one sentence. @example 'Perampingan perangkat daerah' */
  @Optional() @IsPlainText(1, 500) reason?: string;
  /** What goes where. */
  @IsListOf(() => OrgUnitReorganisationLineRequest, 1, 100) lines!: OrgUnitReorganisationLineRequest[];
}

/** Which reorganisations. */
export class OrgUnitReorganisationQuery extends PageQuery {
  /** Only those that concern this unit: what became of it, or where it comes from. */
  @Optional() @IsId() unitId?: string;
}
