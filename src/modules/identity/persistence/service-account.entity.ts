import { Entity, Index } from 'typeorm';
import {
  IdColumn,
  InstantColumn,
  IntegerColumn,
  RefColumn,
  ReferenceColumn,
  TextColumn,
} from '../../../kernel/database/columns.js';

/** A machine that may call the service. */
@Entity('service_account')
@Index('uq_service_account_nameKey', ['nameKey'], { unique: true })
export class ServiceAccount {
  /** Also its `client_id`. */
  @IdColumn() id!: string;
  @TextColumn(100) name!: string;
  /** The name in lower case: no two differ only in that. */
  @TextColumn(100) nameKey!: string;
  @TextColumn(500) purpose!: string;
  /** Permissions in the order of the alphabet, with spaces between them. */
  @TextColumn(1000) scopes!: string;
  /** Head of the subtree to whose people it is confined; null when it is not. */
  @RefColumn({ nullable: true }) unitId!: string | null;
  @InstantColumn() createdAt!: Date;
  @RefColumn({ nullable: true }) createdByAccountId!: string | null;
  @InstantColumn({ nullable: true }) revokedAt!: Date | null;
  @InstantColumn() updatedAt!: Date;
  /** Counts changes by people: of itself, rotations and the revocation. */
  @IntegerColumn() version!: number;
}

/** A token that an identity system keeps for months, good for SCIM alone. It is added, used and shortened, never changed otherwise. */
@Entity('service_token')
@Index('uq_service_token_tokenHash', ['tokenHash'], { unique: true })
@Index('ix_service_token_serviceAccountId', ['serviceAccountId'])
export class ServiceToken {
  @IdColumn() id!: string;
  @ReferenceColumn('ServiceAccount', 'fk_service_token_serviceAccountId') serviceAccountId!: string;
  /** SHA-256: the token is 256 random bits, which nobody can guess. */
  @TextColumn(64) tokenHash!: string;
  @InstantColumn() createdAt!: Date;
  @InstantColumn() expiresAt!: Date;
  /** When it last opened something, to the hour. */
  @InstantColumn({ nullable: true }) lastUsedAt!: Date | null;
}

/** A secret of a machine. It is added, used and shortened, never changed otherwise. */
@Entity('service_secret')
@Index('ix_service_secret_serviceAccountId', ['serviceAccountId'])
export class ServiceSecret {
  @IdColumn() id!: string;
  @ReferenceColumn('ServiceAccount', 'fk_service_secret_serviceAccountId') serviceAccountId!: string;
  /** SHA-256: the secret is 256 random bits, which nobody can guess. */
  @TextColumn(64) secretHash!: string;
  @InstantColumn() createdAt!: Date;
  @InstantColumn() expiresAt!: Date;
  /** When it last got a token. */
  @InstantColumn({ nullable: true }) lastUsedAt!: Date | null;
}
