import { Injectable } from '@nestjs/common';
import { HandlesJob, type JobHandler, type JobRun } from '../jobs/job-handler.js';
import { ValueRetention } from './value-retention.js';

/** The kind of the daily job below. */
export const ERASE_AUDIT_VALUES = 'audit.erase-values';

/** Once a day: erases values of audit records that have reached their age. */
@Injectable()
@HandlesJob(ERASE_AUDIT_VALUES)
export class EraseAuditValues implements JobHandler {
  constructor(private readonly retention: ValueRetention) {}

  async run(_payload: object, { signal }: JobRun): Promise<{ erased: number }> {
    return { erased: await this.retention.eraseDue(signal) };
  }
}
