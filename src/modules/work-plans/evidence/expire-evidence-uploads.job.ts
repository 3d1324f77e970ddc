import { Injectable } from '@nestjs/common';
import { HandlesJob, type JobHandler } from '../../../kernel/jobs/job-handler.js';
import { Recurs } from '../../../kernel/schedules/recurs.js';
import { EvidenceUploads } from './evidence-uploads.service.js';

/** Forgets uploads that became no evidence within a day. Safe to run twice. */
@Injectable()
@HandlesJob('evidence.expire-uploads')
@Recurs({ everyMinutes: 60 })
export class ExpireEvidenceUploads implements JobHandler {
  constructor(private readonly uploads: EvidenceUploads) {}

  async run(): Promise<{ expired: number }> {
    return { expired: await this.uploads.expire() };
  }
}
