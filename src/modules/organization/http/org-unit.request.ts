import { PageQuery } from '../../../kernel/http/page.request.js';
import { IsId, IsOneOf, IsPlainText, Optional } from '../../../kernel/http/validators.js';
import { POSITION_KINDS, type PositionKind } from '../domain/position-kind.js';

/** A new unit. */
export class OrgUnitRequest {
  /** Id made by the client; the service makes one when it is left out. */
  @Optional() @IsId() id?: string;
  /** Name of the unit. @example 'Bidang Anggaran' */
  @IsPlainText(1, 300) name!: string;
  /** The unit above; left out only for the government itself. */
  @Optional() @IsId() parentId?: string;
  /**
   * Title of the post that heads the unit; "Sekretaris Daerah" makes it the unit heads of agencies report to.
   * @example 'Kepala Bidang Anggaran'
   */
  @Optional() @IsPlainText(1, 300) headPostTitle?: string;
}

/** Which units. */
export class OrgUnitQuery extends PageQuery {
  /** Only units directly below this one. */
  @Optional() @IsId() parentId?: string;
  /** Part of the name, capitals and accents do not matter. @example 'dinas' */
  @Optional() @IsPlainText(1, 100) q?: string;
}

/** A new post. */
export class PositionRequest {
  /** Id made by the client; the service makes one when it is left out. */
  @Optional() @IsId() id?: string;
  /** The unit the post belongs to. */
  @IsId() unitId!: string;
  /** Structural, functional (JF) or pelaksana. @example 'FUNGSIONAL' */
  @IsOneOf(POSITION_KINDS) kind!: PositionKind;
  /** Title of the post. @example 'Analis Kebijakan Ahli Muda' */
  @IsPlainText(1, 300) title!: string;
}

/** Which posts. */
export class PositionQuery extends PageQuery {
  /** Only posts of this unit. */
  @Optional() @IsId() unitId?: string;
}
