import { Entity, Index, PrimaryColumn } from 'typeorm';
import { IdColumn, InstantColumn, IntegerColumn, TextColumn } from '../../../kernel/database/columns.js';

/** How it is known that the service could not be used: it noticed itself, or somebody has recorded it. */
export const DOWNTIME_SOURCES = ['NOTICED', 'RECORDED'] as const;
export type DowntimeSource = (typeof DOWNTIME_SOURCES)[number];

/** One row: when the service was last seen at work, by whatever process. */
@Entity('service_presence')
export class ServicePresence {
  @PrimaryColumn({ type: 'bigint' }) id!: number;
  @InstantColumn({ nullable: true }) seenAt!: Date | null;
}

/** A time in which nobody could work with the service. */
@Entity('service_downtime')
@Index('ix_service_downtime_startedAt_id', ['startedAt', 'id'])
export class ServiceDowntime {
  @IdColumn() id!: string;
  @InstantColumn() startedAt!: Date;
  @InstantColumn() endedAt!: Date;
  @TextColumn(8) source!: DowntimeSource;
  @TextColumn(500, { nullable: true }) reason!: string | null;
  @InstantColumn() createdAt!: Date;
  @IntegerColumn() version!: number;
}
