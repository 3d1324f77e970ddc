import { Entity, Index } from 'typeorm';
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
import type { UnitHoldingKind } from '../../participants.js';
import type { ReorganisationKind } from '../domain/reorganisation.js';

/** Units that were merged, split, moved or renamed by one letter, kept for ever: what became of a unit. */
@Entity('org_unit_reorganisation')
@Index('ix_org_unit_reorganisation_effectiveOn_id', ['effectiveOn', 'id'])
export class OrgUnitReorganisation {
  @IdColumn() id!: string;
  @TextColumn(8) kind!: ReorganisationKind;
  /** The first day on which it is so. */
  @DayColumn() effectiveOn!: string;
  @TextColumn(100) letterNumber!: string;
  @DayColumn() letterOn!: string;
  @TextColumn(500, { nullable: true }) reason!: string | null;
  /** People whose posts went with their unit's posts, and people whose posts ended with them. */
  @IntegerColumn() movedPeople!: number;
  @IntegerColumn() endedPeople!: number;
  @RefColumn({ nullable: true }) createdByAccountId!: string | null;
  @InstantColumn() createdAt!: Date;
  @InstantColumn() updatedAt!: Date;
  @IntegerColumn() version!: number;
}

/** One thing that went from one unit to another: the unit itself, a unit below it, a post. */
@Entity('org_unit_reorganisation_line')
@Index('uq_org_unit_reorganisation_line_reorganisationId_sequence', ['reorganisationId', 'sequence'], { unique: true })
@Index('ix_org_unit_reorganisation_line_fromUnitId', ['fromUnitId'])
@Index('ix_org_unit_reorganisation_line_toUnitId', ['toUnitId'])
export class OrgUnitReorganisationLine {
  @IdColumn() id!: string;
  @ReferenceColumn('OrgUnitReorganisation', 'fk_org_unit_reorganisation_line_reorganisationId')
  reorganisationId!: string;
  @IntegerColumn() sequence!: number;
  @TextColumn(8) what!: 'UNIT' | 'SUBUNIT' | 'POSITION' | UnitHoldingKind;
  @ReferenceColumn('OrgUnit', 'fk_org_unit_reorganisation_line_fromUnitId') fromUnitId!: string;
  /** Units and posts as they were called on that day. */
  @TextColumn(300) fromUnitName!: string;
  /** Null for what ended with its unit. */
  @ReferenceColumn('OrgUnit', 'fk_org_unit_reorganisation_line_toUnitId', { nullable: true }) toUnitId!: string | null;
  @TextColumn(300, { nullable: true }) toUnitName!: string | null;
  /** The unit below, the post or what named the unit; null where the line is about the unit itself. */
  @RefColumn({ nullable: true }) subjectId!: string | null;
  @TextColumn(300, { nullable: true }) subjectName!: string | null;
  /** The post that goes on in the other unit. */
  @RefColumn({ nullable: true }) resultId!: string | null;
  /** True when the unit of which the line tells ended the day before. */
  @FlagColumn() closes!: boolean;
  @IntegerColumn() people!: number;
}
