import { Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import {
  FlagColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  ReferenceColumn,
  TextColumn,
} from '../../../kernel/database/columns.js';
import type { PositionKind } from '../domain/position-kind.js';

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

/** Every unit with itself and each unit above it: the tree in a form that a list can join. */
@Entity('org_unit_ancestor')
@Index('ix_org_unit_ancestor_ancestorId_unitId', ['ancestorId', 'unitId'])
export class OrgUnitAncestor {
  @ForeignKey('OrgUnit', { name: 'fk_org_unit_ancestor_unitId', onDelete: 'NO ACTION', onUpdate: 'NO ACTION' })
  @PrimaryColumn({ type: 'varchar', length: 36 })
  unitId!: string;
  @ForeignKey('OrgUnit', { name: 'fk_org_unit_ancestor_ancestorId', onDelete: 'NO ACTION', onUpdate: 'NO ACTION' })
  @PrimaryColumn({ type: 'varchar', length: 36 })
  ancestorId!: string;
  /** Steps from the unit up to the ancestor; 0 is the unit itself. */
  @IntegerColumn() depth!: number;
}

/** A post in a unit, e.g. "Analis Kebijakan Ahli Muda" of the Bidang Anggaran. Several people may hold the same one. */
@Entity('position')
@Index('uq_position_unitId_kind_titleKey', ['unitId', 'kind', 'titleKey'], { unique: true })
export class Position {
  @IdColumn() id!: string;
  @ReferenceColumn('OrgUnit', 'fk_position_unitId') unitId!: string;
  @TextColumn(16) kind!: PositionKind;
  @TextColumn(300) title!: string;
  @TextColumn(300) titleKey!: string;
  @TextColumn(2, { nullable: true }) echelonCode!: string | null;
  @TextColumn(16) source!: string;
  @TextColumn(42, { nullable: true }) externalId!: string | null;
  @InstantColumn() createdAt!: Date;
  @InstantColumn() updatedAt!: Date;
  @IntegerColumn() version!: number;
}

/** One row; whoever changes the tree locks it first. */
@Entity('org_unit_lock')
export class OrgUnitLock {
  @PrimaryColumn({ type: 'bigint' }) id!: number;
}
