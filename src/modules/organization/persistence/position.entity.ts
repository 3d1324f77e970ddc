import { Entity, Index } from 'typeorm';
import {
  IdColumn,
  InstantColumn,
  IntegerColumn,
  ReferenceColumn,
  TextColumn,
} from '../../../kernel/database/columns.js';
import type { PositionKind } from '../domain/position-kind.js';

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
