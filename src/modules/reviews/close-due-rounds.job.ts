import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock/clock.js';
import { Database } from '../../kernel/database/database.js';
import { HandlesJob, type JobHandler } from '../../kernel/jobs/job-handler.js';
import { Recurs } from '../../kernel/schedules/recurs.js';
import { ReviewRoundsService } from './review-rounds.service.js';

/** Closes rounds on the day after their last day of answering. Safe to run twice. Rule RV-3. */
@Injectable()
@HandlesJob('reviews.close-due')
@Recurs({ dailyAt: '00:20' })
export class CloseDueRounds implements JobHandler {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly rounds: ReviewRoundsService,
  ) {}

  async run(): Promise<{ closing: number }> {
    const sql = "SELECT id FROM review_round WHERE status = 'OPEN' AND answerUntil < ? ORDER BY id";
    const due = await this.db.rows<{ id: string }>(sql, [this.clock.today()]);
    for (const { id } of due) await this.db.transaction(() => this.rounds.closeWhenOver(id));
    return { closing: due.length };
  }
}
