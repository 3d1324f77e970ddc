import type { PositionKind } from '../domain/position-kind.js';

/** A unit of the government. */
export class OrgUnitResponse {
  /** Id, a UUIDv7. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d11' */
  id!: string;
  /** Name of the unit. @example 'Bidang Anggaran' */
  name!: string;
  /** The unit above; null for the government itself. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d10' */
  parentId!: string | null;
  /** Title of the post that heads the unit. @example 'Kepala Bidang Anggaran' */
  headPostTitle!: string | null;
  /** True for the Regional Secretary's unit, to whom heads of agencies report. @example false */
  isSecretariat!: boolean;
  /** Number of units directly below. @example 3 */
  childCount!: number;
  /** SIASN's id of the unit. @example 'A5EB03E23CBAF6A0E040640A040252AD' */
  externalId!: string | null;
  /** Version for If-Match. @example 1 */
  version!: number;
}

/** A post in a unit. */
export class PositionResponse {
  /** Id, a UUIDv7. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d12' */
  id!: string;
  /** The unit the post belongs to. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d11' */
  unitId!: string;
  /** Structural, functional (JF) or pelaksana. @example 'FUNGSIONAL' */
  kind!: PositionKind;
  /** Title of the post. @example 'Analis Kebijakan Ahli Muda' */
  title!: string;
  /** Version for If-Match. @example 1 */
  version!: number;
}
