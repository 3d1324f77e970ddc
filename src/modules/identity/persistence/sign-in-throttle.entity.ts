import { Entity, Index } from 'typeorm';
import { IdColumn, InstantColumn, IntegerColumn } from '../../../kernel/database/columns.js';

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
