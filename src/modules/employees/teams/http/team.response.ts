import type { TeamRole } from '../persistence/team.entity.js';

/** A team outside the line (tim kerja). */
export class TeamResponse {
  /** Id, a UUIDv7. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d18' */
  id!: string;
  /** Name of the team. @example 'Tim Kerja Percepatan Layanan' */
  name!: string;
  /** The unit whose leader has set the team up. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d10' */
  unitId!: string;
  /** Name of that unit. @example 'Dinas Kesehatan' */
  unitName!: string;
  /** First day of the team. @example '2026-01-01' */
  validFrom!: string;
  /** Last day of the team; null while it has no end. @example '2026-12-31' */
  validUntil!: string | null;
  /** Number of the letter. @example '800.1.3/114/2026' */
  letterNumber!: string | null;
  /** Date of the letter. @example '2025-12-20' */
  letterOn!: string | null;
  /** Version for If-Match. @example 1 */
  version!: number;
}

/** Somebody in a team. */
export class TeamMembershipResponse {
  /** Id, a UUIDv7. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d19' */
  id!: string;
  /** The team. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d18' */
  teamId!: string;
  /** The employee. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d11' */
  employeeId!: string;
  /** Name with titles. @example 'Siti Aminah, S.Kom.' */
  displayName!: string;
  /** Leader or member. @example 'MEMBER' */
  role!: TeamRole;
  /** First day in the team. @example '2026-01-01' */
  validFrom!: string;
  /** Last day in the team; null while it has no end. @example '2026-12-31' */
  validUntil!: string | null;
  /** Version for If-Match. @example 1 */
  version!: number;
}
