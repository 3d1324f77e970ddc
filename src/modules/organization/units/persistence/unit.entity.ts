import { Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import {
  DayColumn,
  FlagColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  RefColumn,
  ReferenceColumn,
  TextColumn,
} from '../../../../kernel/database/columns.js';
import { OPEN_END, SINCE_EVER } from '../../../../kernel/values/civil-date.js';

/**
 * A unit of the government (unor): the root, an agency (OPD), a division, a health centre, a school … What it is on each day
 * stands in its periods; here is a copy of the one in force today, for the many reads that want no other day.
 */
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
  /** Grows with every change of the unit and of its periods. */
  @IntegerColumn() version!: number;
  /** Code of the list `jenis-unit`. */
  @TextColumn(24, { nullable: true }) type!: string | null;
  /** First and last day of the unit. */
  @DayColumn({ default: SINCE_EVER }) validFrom!: string;
  @DayColumn({ default: OPEN_END }) validUntil!: string;
  /** When and which import last named it, and how many whole files in a row did not. */
  @InstantColumn({ nullable: true }) lastSeenAt!: Date | null;
  @RefColumn({ nullable: true }) lastSeenRunId!: string | null;
  @IntegerColumn({ nullable: true }) missedRuns!: number | null;
}

/** What a unit is on some days, and by which letter. The periods of a unit follow each other without gap. */
@Entity('org_unit_period')
@Index('uq_org_unit_period_unitId_validFrom', ['unitId', 'validFrom'], { unique: true })
@Index('ix_org_unit_period_parentId', ['parentId'])
@Index('ix_org_unit_period_nameKey_unitId', ['nameKey', 'unitId'])
export class OrgUnitPeriod {
  @IdColumn() id!: string;
  @ReferenceColumn('OrgUnit', 'fk_org_unit_period_unitId') unitId!: string;
  @TextColumn(300) name!: string;
  @TextColumn(300) nameKey!: string;
  @TextColumn(24, { nullable: true }) type!: string | null;
  @ReferenceColumn('OrgUnit', 'fk_org_unit_period_parentId', { nullable: true }) parentId!: string | null;
  @TextColumn(300, { nullable: true }) headPostTitle!: string | null;
  @TextColumn(2, { nullable: true }) echelonCode!: string | null;
  @FlagColumn() isSecretariat!: boolean;
  @DayColumn() validFrom!: string;
  @DayColumn() validUntil!: string;
  @TextColumn(100, { nullable: true }) letterNumber!: string | null;
  @DayColumn({ nullable: true }) letterOn!: string | null;
  @TextColumn(500, { nullable: true }) reason!: string | null;
  @ReferenceColumn('OrgUnitReorganisation', 'fk_org_unit_period_reorganisationId', { nullable: true })
  reorganisationId!: string | null;
  /** By which letter, and why, the unit ended on the last of these days. */
  @TextColumn(100, { nullable: true }) closureLetterNumber!: string | null;
  @DayColumn({ nullable: true }) closureLetterOn!: string | null;
  @TextColumn(500, { nullable: true }) closureReason!: string | null;
  @TextColumn(16) source!: string;
  @InstantColumn() createdAt!: Date;
  @InstantColumn() updatedAt!: Date;
  @IntegerColumn() version!: number;
}

/** Every unit with itself and each unit above it, and on which days: the trees of all days in a form that a list can join. */
@Entity('org_unit_ancestor')
@Index('ix_org_unit_ancestor_ancestorId_unitId', ['ancestorId', 'unitId'])
export class OrgUnitAncestor {
  @ForeignKey('OrgUnit', { name: 'fk_org_unit_ancestor_unitId', onDelete: 'NO ACTION', onUpdate: 'NO ACTION' })
  @PrimaryColumn({ type: 'varchar', length: 36 })
  unitId!: string;
  @ForeignKey('OrgUnit', { name: 'fk_org_unit_ancestor_ancestorId', onDelete: 'NO ACTION', onUpdate: 'NO ACTION' })
  @PrimaryColumn({ type: 'varchar', length: 36 })
  ancestorId!: string;
  @PrimaryColumn({ type: 'varchar', length: 10 }) validFrom!: string;
  @DayColumn() validUntil!: string;
  /** Steps from the unit up to the ancestor; 0 is the unit itself. */
  @IntegerColumn() depth!: number;
}

/** One row; whoever changes the tree locks it first. */
@Entity('org_unit_lock')
export class OrgUnitLock {
  @PrimaryColumn({ type: 'bigint' }) id!: number;
}
