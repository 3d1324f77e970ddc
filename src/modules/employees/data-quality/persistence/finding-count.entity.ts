import { Entity, Index } from 'typeorm';
import {
  DayColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  RefColumn,
  TextColumn,
} from '../../../../kernel/database/columns.js';
import type { FindingCode } from '../kinds/finding-kinds.js';

/** How many findings of a kind there were on a day: in the whole government (no unit), and in each unit that had any. */
@Entity('data_quality_count')
@Index('ix_data_quality_count_unitId_day', ['unitId', 'day'])
export class FindingCount {
  @IdColumn() id!: string;
  @DayColumn() day!: string;
  @TextColumn(32) kind!: FindingCode;
  /** Null for the whole government; no foreign key, because what was counted stays as it was. */
  @RefColumn({ nullable: true }) unitId!: string | null;
  @IntegerColumn() findings!: number;
  @InstantColumn() createdAt!: Date;
}
