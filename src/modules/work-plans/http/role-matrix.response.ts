import { ApiProperty } from '@nestjs/swagger';
import { CASCADE_WAYS, type CascadeWay } from '../domain/role-matrix.js';

/** What one member is to contribute to one result of the leader. */
export class RoleCellResponse {
  /** Id, a UUIDv7. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d70' */
  id!: string;
  /** The leader's plan, and the id of the matrix. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d30' */
  leaderWorkPlanId!: string;
  /** The leader's result. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d31' */
  leaderResultId!: string;
  /** What that says. @example 'Prevalensi stunting turun menjadi 14 persen' */
  leaderStatement!: string;
  /** The member. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d12' */
  employeeId!: string;
  /** The member's name with titles. @example 'Siti Aminah, A.Md.Keb.' */
  employeeName!: string;
  /** What the member is to achieve. @example 'Balita di tiga desa terpantau setiap bulan' */
  statement!: string;
  /** DIRECT divides an indicator with its target, NON_DIRECT gives an intermediate output or service. @example 'NON_DIRECT' */
  @ApiProperty({ enum: CASCADE_WAYS }) way!: CascadeWay;
  /** The indicator that is divided. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d32' */
  indicatorId!: string | null;
  /** The share of its target. @example '4.00' */
  share!: string | null;
  /** When the member was shown it as it is; null while it was not published so. @example '2026-01-08T02:15:00.000Z' */
  shownAt!: string | null;
  /** The member's result that was made of it; null while it was not taken up. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d33' */
  resultId!: string | null;
  /** Version for If-Match. @example 1 */
  version!: number;
}

/** Somebody to whom the leader can hand something down. */
export class RoleMemberResponse {
  /** The member. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d12' */
  employeeId!: string;
  /** The name with titles. @example 'Siti Aminah, A.Md.Keb.' */
  employeeName!: string;
  /** Whether the leader appraises the member, or leads a team of his. @example 'SUBORDINATE' */
  @ApiProperty({ enum: ['SUBORDINATE', 'TEAM_MEMBER'] }) via!: 'SUBORDINATE' | 'TEAM_MEMBER';
}

/** How much of a target is handed out. */
export class BalanceResponse {
  /** The leader's indicator. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d32' */
  indicatorId!: string;
  /** What it measures. @example 'Jumlah balita yang terpantau' */
  statement!: string;
  /** Its target; null when it is in words. @example '12.00' */
  target!: string | null;
  /** Upper end of a range. @example '14.00' */
  targetUntil!: string | null;
  /** The sum of the shares. @example '9.00' */
  shared!: string;
  /** True when the shares add up to the target. @example false */
  isBalanced!: boolean;
}

/** A leader's results and who contributes what to them (Matriks Peran Hasil). */
export class RoleMatrixResponse {
  /** Id: that of the leader's plan. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d30' */
  id!: string;
  /** The leader. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d11' */
  leaderId!: string;
  /** When the members were shown it last; null while it is laid out. @example '2026-01-08T02:15:00.000Z' */
  publishedAt!: string | null;
  /** Who can be given something, by name. */
  members!: RoleMemberResponse[];
  /** What was given, by result and name. */
  cells!: RoleCellResponse[];
  /** Targets of which shares were given. */
  balances!: BalanceResponse[];
  /** Version; 0 while nothing was laid out. @example 3 */
  version!: number;
}
