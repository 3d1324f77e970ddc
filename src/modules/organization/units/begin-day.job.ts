import { Injectable } from '@nestjs/common';
import { Database } from '../../../kernel/database/database.js';
import { HandlesJob, type JobHandler } from '../../../kernel/jobs/job-handler.js';
import { Recurs } from '../../../kernel/schedules/recurs.js';
import { UnitTree } from './unit-tree.service.js';

/**
 * Brings what shows today up to date when a day has begun: the copies of units that change today. Rights need it not: they are
 * read by the day. Safe to run twice.
 */
@Injectable()
@HandlesJob('organization.begin-day')
@Recurs({ dailyAt: '00:01' })
export class BeginDay implements JobHandler {
  constructor(
    private readonly db: Database,
    private readonly tree: UnitTree,
  ) {}

  run(): Promise<{ units: number }> {
    return this.db.transaction(async () => {
      await this.tree.lock();
      return { units: await this.tree.refresh() };
    });
  }
}
