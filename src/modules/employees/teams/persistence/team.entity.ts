import { Entity, Index } from 'typeorm';
import {
  DayColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  ReferenceColumn,
  TextColumn,
} from '../../../../kernel/database/columns.js';

/** What somebody is in a team. */
export const TEAM_ROLES = ['LEADER', 'MEMBER'] as const;
export type TeamRole = (typeof TEAM_ROLES)[number];

/** How many letters of a team's name it is ordered and found by. */
export const TEAM_KEY_LENGTH = 200;

/** A team outside the line (tim kerja), set up by letter; its leader gives feedback and recommends, but does not appraise. */
@Entity('team')
@Index('ix_team_nameKey_id', ['nameKey', 'id'])
@Index('ix_team_unitId', ['unitId'])
export class Team {
  @IdColumn() id!: string;
  @DayColumn() validFrom!: string;
  @DayColumn() validUntil!: string;
  @InstantColumn() createdAt!: Date;
  @InstantColumn() updatedAt!: Date;
  @IntegerColumn() version!: number;
  @TextColumn(200) name!: string;
  @TextColumn(TEAM_KEY_LENGTH) nameKey!: string;
  /** The unit whose leader has set the team up. */
  @ReferenceColumn('OrgUnit', 'fk_team_unitId') unitId!: string;
  @TextColumn(100, { nullable: true }) letterNumber!: string | null;
  @DayColumn({ nullable: true }) letterOn!: string | null;
}

/** Somebody belongs to a team on these days, whatever unit he works in. */
@Entity('team_member')
@Index('ix_team_member_teamId_validFrom', ['teamId', 'validFrom'])
@Index('ix_team_member_employeeId_validFrom', ['employeeId', 'validFrom'])
export class TeamMember {
  @IdColumn() id!: string;
  @DayColumn() validFrom!: string;
  @DayColumn() validUntil!: string;
  @InstantColumn() createdAt!: Date;
  @InstantColumn() updatedAt!: Date;
  @IntegerColumn() version!: number;
  @ReferenceColumn('Team', 'fk_team_member_teamId') teamId!: string;
  @ReferenceColumn('Employee', 'fk_team_member_employeeId') employeeId!: string;
  @TextColumn(10) role!: TeamRole;
}
