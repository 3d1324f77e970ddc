import { Entity, Index, PrimaryColumn } from 'typeorm';
import { InstantColumn, IntegerColumn, RefColumn, TextColumn } from '../database/columns.js';

/** One thing that recurs, whatever the number of processes: who moves its time on has its turn. */
@Entity('schedule')
@Index('ix_schedule_nextAt', ['nextAt'])
export class Schedule {
  /** The kind of job that each turn makes. */
  @PrimaryColumn({ type: 'varchar', length: 100 }) kind!: string;
  /** `daily at 00:30`; when a new version says another one, the next time is found anew. */
  @TextColumn(40) timetable!: string;
  @InstantColumn() nextAt!: Date;
  /** When it was last its turn, and the job of that turn; null before the first. */
  @InstantColumn({ nullable: true }) lastAt!: Date | null;
  @RefColumn({ nullable: true }) lastJobId!: string | null;
  @InstantColumn() updatedAt!: Date;
  @IntegerColumn() version!: number;
}
