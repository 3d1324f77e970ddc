import { Injectable } from '@nestjs/common';
import { Clock } from '../../../kernel/clock/clock.js';
import { Database } from '../../../kernel/database/database.js';
import { HandlesJob, type JobHandler } from '../../../kernel/jobs/job-handler.js';
import { Recurs } from '../../../kernel/schedules/recurs.js';
import { plusDays } from '../../../kernel/values/civil-date.js';
import { OrganizationParticipants } from '../participants.js';
import { ReferencesReader } from '../references/references.reader.js';
import { UnitTree } from './unit-tree.service.js';

/**
 * Brings what shows today up to date when a day has begun: the copies of units that change today, and who appraises whom where
 * the meaning of a legal standing turns. Rights need it not: they are read by the day. Safe to run twice.
 */
@Injectable()
@HandlesJob('organization.begin-day')
@Recurs({ dailyAt: '00:01' })
export class BeginDay implements JobHandler {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly tree: UnitTree,
    private readonly references: ReferencesReader,
    private readonly participants: OrganizationParticipants,
  ) {}

  run(): Promise<{ units: number; standingsTurned: boolean }> {
    return this.db.transaction(async () => {
      const today = this.clock.today();
      const standingsTurned = await this.references.standingsTurnOn(today, plusDays(today, -1));
      if (standingsTurned) await this.participants.lock();
      await this.tree.lock();
      const units = await this.tree.refresh();
      if (standingsTurned) await this.participants.followChange();
      return { units, standingsTurned };
    });
  }
}
