import { Entity, Index } from 'typeorm';
import { IdColumn, InstantColumn, ReferenceColumn, TextColumn } from '../../../kernel/database/columns.js';

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
}
