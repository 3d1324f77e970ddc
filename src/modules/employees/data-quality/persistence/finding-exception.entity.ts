import { Entity, Index } from 'typeorm';
import { DayColumn, IdColumn, InstantColumn, RefColumn, TextColumn } from '../../../../kernel/database/columns.js';
import type { FindingCode } from '../kinds/finding-kinds.js';

/** A finding about one record that the HR office has settled: what differs is right all the same. */
@Entity('data_quality_exception')
@Index('uq_data_quality_exception_kind_recordId', ['kind', 'recordId'], { unique: true })
@Index('ix_data_quality_exception_employeeId', ['employeeId'])
export class FindingException {
  @IdColumn() id!: string;
  @TextColumn(32) kind!: FindingCode;
  /** A person, account, post or letter, as the kind says. */
  @RefColumn() recordId!: string;
  /** Whom it is about; null where it is about an account or a unit. */
  @RefColumn({ nullable: true }) employeeId!: string | null;
  /** The unit of what is about no person. */
  @RefColumn({ nullable: true }) unitId!: string | null;
  /** The values for which it was settled; it holds as long as the record has them. */
  @TextColumn(500) facts!: string;
  @TextColumn(500) reason!: string;
  @TextColumn(100, { nullable: true }) letterNumber!: string | null;
  @DayColumn({ nullable: true }) letterOn!: string | null;
  @InstantColumn() createdAt!: Date;
}
