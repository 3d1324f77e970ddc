import { ApiProperty } from '@nestjs/swagger';
import { WORK_PLAN_STATUSES, type WorkPlanStatus } from '../domain/work-plan.states.js';

/** A result of a leader that can be served. */
export class LeaderResultResponse {
  /** Id, a UUIDv7. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d31' */
  id!: string;
  /** What it says. @example 'Prevalensi stunting turun menjadi 14 persen' */
  statement!: string;
  /** Main duty or additional assignment. @example 'UTAMA' */
  kind!: 'UTAMA' | 'TAMBAHAN';
  /** The leader. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d11' */
  leaderId!: string;
  /** The leader's name with titles. @example 'dr. Ratna Dewi' */
  leaderName!: string;
  /** Why it can be served: the leader appraises you, or leads a team that you are in. @example 'APPRAISER' */
  @ApiProperty({ enum: ['APPRAISER', 'TEAM_LEADER'] }) via!: 'APPRAISER' | 'TEAM_LEADER';
}

/** A result that serves another one. */
export class FollowerResponse {
  /** Id, a UUIDv7. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d33' */
  id!: string;
  /** What it says. @example 'Balita terpantau setiap bulan' */
  statement!: string;
  /** The plan that it is of. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d30' */
  workPlanId!: string;
  /** Whose plan that is. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d12' */
  employeeId!: string;
  /** The name with titles. @example 'Siti Aminah, A.Md.Keb.' */
  employeeName!: string;
  /** Where that plan stands. @example 'ACTIVE' */
  @ApiProperty({ enum: WORK_PLAN_STATUSES }) status!: WorkPlanStatus;
  /** True while its owner should look again, because what it serves has changed. @example false */
  toBeAligned!: boolean;
}
