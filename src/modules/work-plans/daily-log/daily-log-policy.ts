import { Injectable } from '@nestjs/common';
import { Database } from '../../../kernel/database/database.js';
import { dailyLogProblems } from './daily-log.problems.js';

const POLICY = 'SELECT pol.keepsDailyLog, pol.workingDayMinutes FROM work_plan_policy pol WHERE pol.id = 1';

interface PolicyRow {
  readonly keepsDailyLog: unknown;
  readonly workingDayMinutes: number | null;
}

/** Whether the government keeps a daily log, and how long a working day is. Rule DL-5. */
@Injectable()
export class DailyLogPolicy {
  constructor(private readonly db: Database) {}

  /** The minutes of a working day, null where they were not said. Throws DAILY_LOG.NOT_USED. */
  async requireUsed(): Promise<number | null> {
    const [row] = await this.db.rows<PolicyRow>(POLICY, []);
    if (!row || Number(row.keepsDailyLog) !== 1) throw dailyLogProblems.NOT_USED();
    return row.workingDayMinutes === null ? null : Number(row.workingDayMinutes);
  }
}
