import { Injectable } from '@nestjs/common';
import { Clock } from '../../../kernel/clock/clock.js';
import { Database } from '../../../kernel/database/database.js';
import { HandlesJob, type JobHandler } from '../../../kernel/jobs/job-handler.js';
import { Recurs } from '../../../kernel/schedules/recurs.js';
import type { CivilDate } from '../../../kernel/values/civil-date.js';
import { Employee } from '../persistence/employee.entity.js';
import { RetirementDays } from '../retirement-days.js';

type Today = Pick<Employee, 'id' | 'standingCode' | 'gradeCode' | 'gradeName'>;

const DIFFERING = `SELECT e.id, s.standingCode, COALESCE(g.gradeCode, e.gradeCode) AS gradeCode,
  CASE WHEN g.id IS NULL THEN e.gradeName ELSE g.gradeName END AS gradeName FROM employee e
  JOIN employee_standing s ON s.employeeId = e.id AND s.validFrom <= ? AND s.validUntil >= ?
  LEFT JOIN employee_grade g ON g.employeeId = e.id AND g.validFrom <= ? AND g.validUntil >= ?
  WHERE (s.standingCode <> e.standingCode OR (g.id IS NOT NULL AND (e.gradeCode IS NULL OR g.gradeCode <> e.gradeCode)))`;

type Numbered = Pick<Employee, 'id' | 'nip' | 'kind'>;

const OTHER_NUMBER = `SELECT e.id, n.number AS nip, COALESCE(n.kind, e.kind) AS kind FROM employee e
  JOIN employee_number n ON n.employeeId = e.id AND n.validFrom <= ? AND n.validUntil >= ?
  WHERE e.erasedAt IS NULL AND (e.nip IS NULL OR n.number <> e.nip OR (n.kind IS NOT NULL AND n.kind <> e.kind))`;

/**
 * A person's row shows the standing, golongan, number and day of retirement of today; entries that begin later get there by this
 * job, soon after midnight of the government's zone. Who appraises whom does not wait for it. Safe to run twice.
 */
@Injectable()
@HandlesJob('employees.follow-days')
@Recurs({ everyMinutes: 10 })
export class FollowDays implements JobHandler {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly retirement: RetirementDays,
  ) {}

  async run(): Promise<{ changed: number }> {
    const today = this.clock.today();
    const people = await this.follow<Today>(DIFFERING, [today, today, today, today]);
    const renumbered = await this.follow<Numbered>(OTHER_NUMBER, [today, today]);
    const retiring = await this.retirement.refresh();
    return { changed: people + renumbered + retiring };
  }

  /** Looks for people first, then again at each one under the lock of the row: in between somebody may have changed the history. */
  private async follow<T extends Today | Numbered>(differing: string, days: readonly CivilDate[]): Promise<number> {
    const found = await this.db.rows<T>(differing, days);
    let changed = 0;
    for (const { id } of found)
      changed += await this.db.transaction(async () => {
        const person = await this.db.lock(Employee, { id });
        const [facts] = await this.db.rows<T>(`${differing} AND e.id = ?`, [...days, id]);
        if (!person || !facts) return 0;
        const written = { ...facts, version: person.version + 1, updatedAt: this.clock.now() };
        return this.db.update(Employee, { id }, written);
      });
    return changed;
  }
}
