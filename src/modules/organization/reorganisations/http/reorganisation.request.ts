import { PageQuery } from '../../../../kernel/http/page.request.js';
import {
  IsDay,
  IsFlag,
  IsId,
  IsIdList,
  IsListOf,
  IsOneOf,
  IsSetOf,
  IsPlainText,
  Optional,
} from '../../../../kernel/http/validators.js';
import { UNIT_HOLDING_KINDS, type UnitHoldingKind } from '../../participants.js';
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
  /** What else names the old unit, which ends, and goes on for the new one (see `what` of the answer); the rest ends. @example ['LETTER', 'TEAM'] */
  @Optional() @IsSetOf(UNIT_HOLDING_KINDS, 0, UNIT_HOLDING_KINDS.length) takesOver?: UnitHoldingKind[];
  /** What the unit to which it goes is called from that day on, where that changes. @example 'Dinas Pendidikan dan Kebudayaan' */
  @Optional() @IsPlainText(1, 300) newName?: string;
  /** The title of its head post from that day on, where that changes. @example 'Kepala Dinas Pendidikan dan Kebudayaan' */
  @Optional() @IsPlainText(1, 300) newHeadPostTitle?: string;
}

/** A unit that is made by the reorganisation and begins on its day. */
export class OrgUnitReorganisationUnitRequest {
  /** Id made by the client, by which lines name it as the unit to go to. */
  @IsId() id!: string;
  /** Its name. @example 'Dinas Pendidikan dan Kebudayaan' */
  @IsPlainText(1, 300) name!: string;
  /** The unit above it. */
  @IsId() parentId!: string;
  /** Its type; what the name tells when it is left out. @example 'DINAS' */
  @Optional() @IsPlainText(1, 24) type?: string;
  /** Title of the post that heads it. @example 'Kepala Dinas Pendidikan dan Kebudayaan' */
  @Optional() @IsPlainText(1, 300) headPostTitle?: string;
  /** SIASN code of that post's eselon. @example '22' */
  @Optional() @IsPlainText(2, 2) echelonCode?: string;
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
  /** Units that are not there yet and begin on the effective day. */
  @Optional() @IsListOf(() => OrgUnitReorganisationUnitRequest, 0, 50) newUnits?: OrgUnitReorganisationUnitRequest[];
  /** What goes where. */
  @IsListOf(() => OrgUnitReorganisationLineRequest, 1, 100) lines!: OrgUnitReorganisationLineRequest[];
}

/** Which reorganisations. */
export class OrgUnitReorganisationQuery extends PageQuery {
  /** Only those that concern this unit: what became of it, or where it comes from. */
  @Optional() @IsId() unitId?: string;
}
