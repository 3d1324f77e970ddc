import { IsId, IsInstant, IsPlainText, Optional } from '../../../kernel/http/validators.js';

/** A time in which nobody could work with the service, as somebody records it. */
export class DowntimeRequest {
  /** Id made by the client; the service makes one when it is left out. */
  @Optional() @IsId() id?: string;
  /** When it began. @example '2026-04-14T01:00:00.000Z' */
  @IsInstant() startedAt!: string;
  /** When it was over; not later than now. @example '2026-04-14T09:00:00.000Z' */
  @IsInstant() endedAt!: string;
  /** What had happened. @example 'Jaringan kantor terputus' */
  @IsPlainText(1, 500) reason!: string;
}
