import { Entity, Index, PrimaryColumn } from 'typeorm';
import { InstantColumn, IntegerColumn, LongTextColumn, RefColumn, TextColumn } from '../database/columns.js';

/** One `Idempotency-Key` that was used, with the answer that the same request gets again. */
@Entity('idempotency_key')
@Index('ix_idempotency_key_createdAt', ['createdAt'])
export class IdempotencyKey {
  /** SHA-256 of account, operation and key: keys of others are unreachable, and long keys cost nothing. */
  @PrimaryColumn({ type: 'varchar', length: 64 }) keyHash!: string;
  @RefColumn() accountId!: string;
  /** `WorkPlansController.submit`. */
  @TextColumn(120) operation!: string;
  /** SHA-256 of method, address and body. */
  @TextColumn(64) fingerprint!: string;
  /** Null while the first request runs, which nobody else can see. */
  @IntegerColumn({ nullable: true }) status!: number | null;
  @TextColumn(1000, { nullable: true }) location!: string | null;
  @LongTextColumn({ nullable: true }) bodyJson!: string | null;
  @InstantColumn() createdAt!: Date;
}
