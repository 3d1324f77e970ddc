import { Injectable } from '@nestjs/common';
import { Clock } from '../../../kernel/clock/clock.js';
import { Database } from '../../../kernel/database/database.js';
import { HandlesJob, type JobHandler } from '../../../kernel/jobs/job-handler.js';
import { Recurs } from '../../../kernel/schedules/recurs.js';
import { Employee } from '../persistence/employee.entity.js';

type Today = Pick<Employee, 'id' | 'standingCode' | 'gradeCode' | 'gradeName' | 'version'>;

const DIFFERING = `SELECT e.id, e.version, s.standingCode, COALESCE(g.gradeCode, e.gradeCode) AS gradeCode,
  CASE WHEN g.id IS NULL THEN e.gradeName ELSE g.gradeName END AS gradeName FROM employee e
  JOIN employee_standing s ON s.employeeId = e.id AND s.validFrom <= ? AND s.validUntil >= ?
  LEFT JOIN employee_grade g ON g.employeeId = e.id AND g.validFrom <= ? AND g.validUntil >= ?
  WHERE s.standingCode <> e.standingCode OR (g.id IS NOT NULL AND (e.gradeCode IS NULL OR g.gradeCode <> e.gradeCode))`;

/**
 * A person's row shows the standing and golongan of today; entries that begin later get there by this job, soon after
 * midnight of the government's zone. Who appraises whom does not wait for it. Safe to run twice.
 */
@Injectable()
@HandlesJob('employees.follow-days')
@Recurs({ everyMinutes: 10 })
export class FollowDays implements JobHandler {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  async run(): Promise<{ changed: number }> {
    const today = this.clock.today();
    const people = await this.db.rows<Today>(DIFFERING, [today, today, today, today]);
    const updatedAt = this.clock.now();
    for (const { id, version, ...facts } of people)
      await this.db.transaction(() => this.db.update(Employee, { id }, { ...facts, updatedAt, version: version + 1 }));
    return { changed: people.length };
  }
}
