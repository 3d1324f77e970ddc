import { Entity, Index } from 'typeorm';
import type { RoleName } from '../../../kernel/auth/permissions.js';
import { DayColumn, IdColumn, InstantColumn, RefColumn, ReferenceColumn, TextColumn } from '../../../kernel/database/columns.js';

/** A role that an account has on the days of a range, both included. It is added and removed, never changed. */
@Entity('role_grant')
@Index('ix_role_grant_accountId', ['accountId'])
@Index('ix_role_grant_role', ['role'])
export class RoleGrant {
  @IdColumn() id!: string;
  @ReferenceColumn('Account', 'fk_role_grant_accountId') accountId!: string;
  @TextColumn(16) role!: RoleName;
  /** Head of the subtree that a UNIT_HR cares for; null for every other role. */
  @RefColumn({ nullable: true }) unitId!: string | null;
  @DayColumn() validFrom!: string;
  @DayColumn() validUntil!: string;
  @InstantColumn() createdAt!: Date;
}
