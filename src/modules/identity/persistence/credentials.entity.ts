import { Entity, Index } from 'typeorm';
import {
  IdColumn,
  InstantColumn,
  IntegerColumn,
  ReferenceColumn,
  TextColumn,
} from '../../../kernel/database/columns.js';

/** A password that somebody had, as its hash, so that it does not come again. */
@Entity('former_password')
@Index('ix_former_password_accountId', ['accountId'])
export class FormerPassword {
  @IdColumn() id!: string;
  @ReferenceColumn('Account', 'fk_former_password_accountId') accountId!: string;
  @TextColumn(128) passwordHash!: string;
  @InstantColumn() replacedAt!: Date;
}

/** The authenticator app of an account (TOTP, RFC 6238). */
@Entity('second_factor')
@Index('uq_second_factor_accountId', ['accountId'], { unique: true })
export class SecondFactor {
  @IdColumn() id!: string;
  @ReferenceColumn('Account', 'fk_second_factor_accountId') accountId!: string;
  /** The shared secret under a key that is not in the database. */
  @TextColumn(200) sealedSecret!: string;
  @InstantColumn() createdAt!: Date;
  /** When its owner proved that the app has it; before, nobody is asked for codes. */
  @InstantColumn({ nullable: true }) confirmedAt!: Date | null;
  /** Number of the 30 seconds whose code was taken last; none of them or of any before counts again. */
  @IntegerColumn() lastStep!: number;
}

/** A code that stands in for the app once. */
@Entity('recovery_code')
@Index('ix_recovery_code_accountId', ['accountId'])
export class RecoveryCode {
  @IdColumn() id!: string;
  @ReferenceColumn('Account', 'fk_recovery_code_accountId') accountId!: string;
  /** SHA-256; the code itself has 125 bits. */
  @TextColumn(64) codeHash!: string;
  @InstantColumn({ nullable: true }) usedAt!: Date | null;
}
