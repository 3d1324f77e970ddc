import { Entity, Index } from 'typeorm';
import { IdColumn, InstantColumn, ReferenceColumn, TextColumn } from '../../../../kernel/database/columns.js';

/** What one identity system says of an account: its own names for it, and whether it has disabled or removed it. */
@Entity('scim_user')
@Index('uq_scim_user_serviceAccountId_accountId', ['serviceAccountId', 'accountId'], { unique: true })
@Index('uq_scim_user_serviceAccountId_userNameKey', ['serviceAccountId', 'userNameKey'], { unique: true })
@Index('ix_scim_user_serviceAccountId_externalId', ['serviceAccountId', 'externalId'])
export class ScimUser {
  @IdColumn() id!: string;
  @ReferenceColumn('ServiceAccount', 'fk_scim_user_serviceAccountId') serviceAccountId!: string;
  @ReferenceColumn('Account', 'fk_scim_user_accountId') accountId!: string;
  /** Its id there. */
  @TextColumn(254, { nullable: true }) externalId!: string | null;
  /** Its name there, often an e-mail address; null while the identity system has given none. Nobody signs in here with it. */
  @TextColumn(254, { nullable: true }) userName!: string | null;
  /** The name in lower case: no two of one identity system differ only in that. */
  @TextColumn(254, { nullable: true }) userNameKey!: string | null;
  /** When this identity system disabled the account; null when it did not, or has enabled it again. */
  @InstantColumn({ nullable: true }) disabledAt!: Date | null;
  /** When it deleted the user, who is not there for it any more. */
  @InstantColumn({ nullable: true }) removedAt!: Date | null;
  @InstantColumn() createdAt!: Date;
  @InstantColumn() updatedAt!: Date;
}

/** The id that one identity system has for a group. */
@Entity('scim_group')
@Index('uq_scim_group_serviceAccountId_role', ['serviceAccountId', 'role'], { unique: true })
export class ScimGroup {
  @IdColumn() id!: string;
  @ReferenceColumn('ServiceAccount', 'fk_scim_group_serviceAccountId') serviceAccountId!: string;
  @TextColumn(16) role!: string;
  @TextColumn(254, { nullable: true }) externalId!: string | null;
  @InstantColumn() updatedAt!: Date;
}
