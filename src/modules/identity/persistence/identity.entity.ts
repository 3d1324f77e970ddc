import { Entity, Index } from 'typeorm';
import type { RoleName } from '../../../kernel/auth/permissions.js';
import {
  DayColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  RefColumn,
  ReferenceColumn,
  TextColumn,
} from '../../../kernel/database/columns.js';

/** Somebody who may sign in. */
@Entity('account')
@Index('uq_account_username', ['username'], { unique: true })
@Index('uq_account_email', ['email'], { unique: true })
@Index('uq_account_employeeId', ['employeeId'], { unique: true })
export class Account {
  @IdColumn() id!: string;
  /** Lower case; the NIP of a civil servant. */
  @TextColumn(64) username!: string;
  /** Lower case; a second name to sign in with. */
  @TextColumn(254, { nullable: true }) email!: string | null;
  /** The person; no foreign key, because people belong to a module above this one. */
  @RefColumn({ nullable: true }) employeeId!: string | null;
  /** Argon2id; null until the account is activated. */
  @TextColumn(128, { nullable: true }) passwordHash!: string | null;
  /** When the last password was set; stays after a reset, which tells it from an account that never had one. */
  @InstantColumn({ nullable: true }) passwordSetAt!: Date | null;
  /** SHA-256 of the one-time secret; null once it is used up. */
  @TextColumn(64, { nullable: true }) activationHash!: string | null;
  @InstantColumn({ nullable: true }) activationExpiresAt!: Date | null;
  @InstantColumn({ nullable: true }) disabledAt!: Date | null;
  @InstantColumn() createdAt!: Date;
  @InstantColumn() updatedAt!: Date;
  /** Counts changes of the account and of its roles. */
  @IntegerColumn() version!: number;
}

/** A locked account with changes; every change of it or of its roles makes a new version. */
export function changed(account: Account, changes: Partial<Account>, now: Date): Account {
  return Object.assign(account, changes, { updatedAt: now, version: account.version + 1 });
}

/** A role that an account has on the days of a range, both included. It is added and removed; only with its unit it ends. */
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

/** One sign-in and everything that was refreshed from it: the family of its refresh tokens. */
@Entity('session')
@Index('ix_session_accountId', ['accountId'])
export class Session {
  @IdColumn() id!: string;
  @ReferenceColumn('Account', 'fk_session_accountId') accountId!: string;
  /** SHA-256 of the refresh token in force. */
  @TextColumn(64) refreshHash!: string;
  /** SHA-256 of the token before it, which may come once more for a short time. */
  @TextColumn(64, { nullable: true }) previousHash!: string | null;
  /** What, together with the token before it, makes the token in force. */
  @TextColumn(43, { nullable: true }) successorNonce!: string | null;
  @InstantColumn() createdAt!: Date;
  /** When the token in force was issued. */
  @InstantColumn() lastUsedAt!: Date;
  @InstantColumn() expiresAt!: Date;
  @InstantColumn({ nullable: true }) endedAt!: Date | null;
  @TextColumn(200, { nullable: true }) userAgent!: string | null;
  /** Network address of its last sign-in or renewal. */
  @TextColumn(45, { nullable: true }) address!: string | null;
  /** When the password was last given in it. */
  @InstantColumn({ nullable: true }) provedAt!: Date | null;
}

/** Failed attempts under one name or from one network, kept so that a restart does not forgive them. */
@Entity('sign_in_throttle')
@Index('ix_sign_in_throttle_forgetAt', ['forgetAt'])
export class SignInThrottle {
  /** Keyed hash of the name or network: names that nobody has are kept too, and none can be read back. */
  @IdColumn() id!: string;
  @IntegerColumn() failures!: number;
  @InstantColumn({ nullable: true }) blockedUntil!: Date | null;
  @InstantColumn() forgetAt!: Date;
}

/** The one row whose number grows whenever somebody's rights end or change. */
@Entity('access_revision')
export class AccessRevisionRow {
  @IdColumn() id!: string;
  @IntegerColumn() revision!: number;
}
