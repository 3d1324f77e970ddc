import { Entity, Index } from 'typeorm';
import { IdColumn, InstantColumn, IntegerColumn, RefColumn, TextColumn } from '../../../kernel/database/columns.js';

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
  /** SHA-256 of the one-time secret; null once it is used up. */
  @TextColumn(64, { nullable: true }) activationHash!: string | null;
  @InstantColumn({ nullable: true }) activationExpiresAt!: Date | null;
  @InstantColumn({ nullable: true }) disabledAt!: Date | null;
  @InstantColumn() createdAt!: Date;
  @InstantColumn() updatedAt!: Date;
  /** Counts changes of the account and of its roles. */
  @IntegerColumn() version!: number;
}
