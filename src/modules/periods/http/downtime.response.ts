import { ApiProperty } from '@nestjs/swagger';
import { DOWNTIME_SOURCES, type DowntimeSource } from '../persistence/service-downtime.entity.js';

/** A time in which nobody could work with the service. */
export class DowntimeResponse {
  /** Id, a UUIDv7. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d2f' */
  id!: string;
  /** When it began. */
  @ApiProperty({ format: 'date-time' }) startedAt!: string;
  /** When it was over. */
  @ApiProperty({ format: 'date-time' }) endedAt!: string;
  /** Noticed by the service itself, or recorded by somebody. @example 'RECORDED' */
  @ApiProperty({ enum: DOWNTIME_SOURCES }) source!: DowntimeSource;
  /** What had happened; null where the service only noticed it. @example 'Jaringan kantor terputus' */
  reason!: string | null;
  /** Version for If-Match. @example 1 */
  version!: number;
}
