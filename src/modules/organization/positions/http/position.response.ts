import type { PositionKind, PositionLevel } from '../domain/position-kind.js';

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
  /** Level (jenjang); null where nobody has said it. @example 'AHLI_MUDA' */
  level!: PositionLevel | null;
  /** Class of the post (kelas jabatan), 1 to 17; null where nobody has said it. @example 9 */
  jobClass!: number | null;
  /** SIASN code of the eselon; 99 or null where the post has none. @example '32' */
  echelonCode!: string | null;
  /** Age at which its holder retires (BUP), by the post, special posts or the level. @example 58 */
  retirementAge!: number;
  /** Retirement age that was set for this very post. @example 60 */
  ownRetirementAge!: number | null;
  /** First day on which there is the post; null when since ever. @example '2026-01-01' */
  validFrom!: string | null;
  /** Last day on which there is the post; null while it has none. A post ends with its unit. @example '2029-12-31' */
  validUntil!: string | null;
  /** True when two whole imports in a row did not name it. @example false */
  missingInSource!: boolean;
  /** Version for If-Match. @example 1 */
  version!: number;
}
