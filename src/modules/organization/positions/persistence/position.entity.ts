import { Entity, Index } from 'typeorm';
import {
  DayColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  RefColumn,
  ReferenceColumn,
  TextColumn,
} from '../../../../kernel/database/columns.js';
import { OPEN_END, SINCE_EVER } from '../../../../kernel/values/civil-date.js';
import type { PositionKind, PositionLevel } from '../domain/position-kind.js';

/** A post in a unit, e.g. "Analis Kebijakan Ahli Muda" of the Bidang Anggaran. Several people may hold the same one. */
@Entity('position')
@Index('uq_position_unitId_kind_titleKey_validFrom', ['unitId', 'kind', 'titleKey', 'validFrom'], { unique: true })
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
  @TextColumn(16, { nullable: true }) level!: PositionLevel | null;
  /** Kelas jabatan, 1 to 17; null where nobody has said it. */
  @IntegerColumn({ nullable: true }) jobClass!: number | null;
  /** Retirement age in years, where it is another one than the rules give. */
  @IntegerColumn({ nullable: true }) retirementAge!: number | null;
  /** Days on which there is such a post. */
  @DayColumn({ default: SINCE_EVER }) validFrom!: string;
  @DayColumn({ default: OPEN_END }) validUntil!: string;
  /** When and which import last named it, and how many whole files in a row did not. */
  @InstantColumn({ nullable: true }) lastSeenAt!: Date | null;
  @RefColumn({ nullable: true }) lastSeenRunId!: string | null;
  @IntegerColumn({ nullable: true }) missedRuns!: number | null;
}
