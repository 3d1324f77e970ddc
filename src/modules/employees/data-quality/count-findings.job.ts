import { Injectable } from '@nestjs/common';
import { Clock, newId } from '../../../kernel/clock/clock.js';
import { Database } from '../../../kernel/database/database.js';
import { HandlesJob, type JobHandler } from '../../../kernel/jobs/job-handler.js';
import { Recurs } from '../../../kernel/schedules/recurs.js';
import { plusDays } from '../../../kernel/values/civil-date.js';
import { FindingsReader } from './findings.reader.js';
import { FINDING_CODES } from './kinds/finding-kinds.js';
import { FindingCount } from './persistence/finding-count.entity.js';

/** Counts of single units are kept so long; those of the whole government for ever. */
const KEPT_DAYS = 400;

/**
 * Writes down each morning how many findings of each kind there are, in all and in each unit, so that the course is seen.
 * Safe to run twice: the counts of the day are written anew.
 */
@Injectable()
@HandlesJob('employees.count-findings')
@Recurs({ dailyAt: '04:30' })
export class CountFindings implements JobHandler {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly findings: FindingsReader,
  ) {}

  async run(): Promise<{ findings: number }> {
    const today = this.clock.today();
    const day = await this.findings.day(today);
    const rows: FindingCount[] = [];
    const add = (kind: FindingCount['kind'], unitId: string | null, findings: number): void =>
      void rows.push({ id: newId(), day: today, kind, unitId, findings, createdAt: this.clock.now() });
    let all = 0;
    for (const code of FINDING_CODES) {
      const byUnit = await this.findings.countByUnit(code, day);
      const total = [...byUnit.values()].reduce((sum, findings) => sum + findings, 0);
      add(code, null, total);
      for (const [unitId, findings] of byUnit) if (unitId !== null) add(code, unitId, findings);
      all += total;
    }
    await this.db.transaction(async () => {
      await this.db.remove(FindingCount, { day: today });
      const old = 'DELETE FROM data_quality_count WHERE unitId IS NOT NULL AND day < ?';
      await this.db.change(old, [plusDays(today, -KEPT_DAYS)]);
      await this.db.insert(FindingCount, rows);
    });
    return { findings: all };
  }
}
