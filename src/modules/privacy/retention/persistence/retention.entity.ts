import { Entity, Index } from 'typeorm';
import {
  DayColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  JsonColumn,
  RefColumn,
  ReferenceColumn,
  TextColumn,
} from '../../../../kernel/database/columns.js';

/** Somebody must not be erased for now, because a process or an inspection needs the data. */
@Entity('retention_hold')
@Index('ix_retention_hold_employeeId', ['employeeId'])
@Index('ix_retention_hold_createdAt_id', ['createdAt', 'id'])
export class RetentionHold {
  @IdColumn() id!: string;
  @InstantColumn() createdAt!: Date;
  @InstantColumn() updatedAt!: Date;
  @IntegerColumn() version!: number;
  @ReferenceColumn('Employee', 'fk_retention_hold_employeeId') employeeId!: string;
  @TextColumn(500) reason!: string;
  @TextColumn(100, { nullable: true }) letterNumber!: string | null;
  @RefColumn({ nullable: true }) placedByAccountId!: string | null;
  @InstantColumn({ nullable: true }) releasedAt!: Date | null;
  @RefColumn({ nullable: true }) releasedByAccountId!: string | null;
  @TextColumn(500, { nullable: true }) releaseReason!: string | null;
}

/** Somebody was told, and so was HR, that the person is about to be erased. */
@Entity('erasure_notice')
@Index('uq_erasure_notice_employeeId', ['employeeId'], { unique: true })
export class ErasureNotice {
  @IdColumn() id!: string;
  @ReferenceColumn('Employee', 'fk_erasure_notice_employeeId') employeeId!: string;
  @InstantColumn() noticedAt!: Date;
  /** The first day on which the person may be erased. */
  @DayColumn() eraseOn!: string;
}

/** How many of what a run of the retention has touched. */
export interface RunCounts {
  readonly announced: number;
  readonly erased: number;
  readonly held: number;
  readonly requests: number;
}

/** One run of the retention that did something. */
@Entity('retention_run')
export class RetentionRun {
  @IdColumn() id!: string;
  @InstantColumn() startedAt!: Date;
  @JsonColumn() counts!: RunCounts;
}
