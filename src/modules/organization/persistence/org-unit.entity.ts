import { Entity, Index } from 'typeorm';
import {
  FlagColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  ReferenceColumn,
  TextColumn,
} from '../../../kernel/database/columns.js';

/** A unit of the government (unor): the root, an agency (OPD), a division, a health centre, a school … */
@Entity('org_unit')
@Index('uq_org_unit_externalId', ['externalId'], { unique: true })
@Index('ix_org_unit_parentId', ['parentId'])
@Index('ix_org_unit_nameKey_id', ['nameKey', 'id'])
export class OrgUnit {
  @IdColumn() id!: string;
  @TextColumn(300) name!: string;
  @TextColumn(300) nameKey!: string;
  @ReferenceColumn('OrgUnit', 'fk_org_unit_parentId', { nullable: true }) parentId!: string | null;
  /** Title of the post that heads the unit, e.g. "Kepala Bidang Anggaran". */
  @TextColumn(300, { nullable: true }) headPostTitle!: string | null;
  /** SIASN code of the head post's eselon, e.g. "31". */
  @TextColumn(2, { nullable: true }) echelonCode!: string | null;
  /** The unit of the Regional Secretary, to whom the heads of agencies report. */
  @FlagColumn() isSecretariat!: boolean;
  /** SIASN's id of the official who heads the unit (PemimpinPnsId), as the last import named it. */
  @TextColumn(42, { nullable: true }) headExternalId!: string | null;
  @TextColumn(16) source!: string;
  @TextColumn(42, { nullable: true }) externalId!: string | null;
  @InstantColumn() createdAt!: Date;
  @InstantColumn() updatedAt!: Date;
  @IntegerColumn() version!: number;
}
