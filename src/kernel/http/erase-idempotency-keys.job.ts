import { Injectable } from '@nestjs/common';
import { HandlesJob, type JobHandler } from '../jobs/job-handler.js';
import { Recurs } from '../schedules/recurs.js';
import { Idempotency } from './idempotency.js';

/** Forgets used idempotency keys and the answers kept with them after a day. Safe to run twice. */
@Injectable()
@HandlesJob('idempotency.erase-expired')
@Recurs({ everyMinutes: 10 })
export class EraseIdempotencyKeys implements JobHandler {
  constructor(private readonly idempotency: Idempotency) {}

  async run(): Promise<{ erased: number }> {
    return { erased: await this.idempotency.eraseExpired() };
  }
}
