import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock/clock.js';
import { Database } from '../../kernel/database/database.js';
import type { CivilDate } from '../../kernel/values/civil-date.js';
import { employeeTables } from '../employees/index.js';
import { plusWorkingDays, WorkingCalendarApi } from '../organization/index.js';
import {
  objectionDueOn,
  type PlusWorkingDays,
  type PublishedTerms,
  receivedOn,
} from './objections/domain/objection-terms.js';
import { ObjectionPolicyService } from './objections/objection-policy.service.js';
import type { Appraisal } from './persistence/appraisal.entity.js';

type Received = Pick<Appraisal, 'employeeId' | 'acknowledgedOn' | 'objectionTerms'> & { readonly publishedAt: Date };

/** How working days are counted in units, as far as it was read; of offices under null. */
export type KnownCalendars = Map<string | null, PlusWorkingDays>;

/** Counts the days of published appraisals where their employees work (rules.md OB-1, OB-2). */
@Injectable()
export class AppraisalTerms {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly calendar: WorkingCalendarApi,
    private readonly policy: ObjectionPolicyService,
  ) {}

  /** The terms of what is published now. */
  async ofToday(): Promise<PublishedTerms> {
    const { objectionDays, objectionDaysAre, receiptWorkingDays, decisionMayLower } = await this.policy.current();
    return { objectionDays, objectionDaysAre, receiptWorkingDays, decisionMayLower };
  }

  /** Whether a decision about an objection may lower a result that was published with these terms. */
  async mayLower({ objectionTerms }: Pick<Appraisal, 'objectionTerms'>): Promise<boolean> {
    return (objectionTerms ?? (await this.ofToday())).decisionMayLower;
  }

  /** The last day on which the employee may object to an appraisal, by the terms that it was published with. */
  async objectionDueOn(appraisal: Received): Promise<CivilDate> {
    const [dueOn] = await this.objectionDueOnOf([appraisal]);
    if (dueOn === undefined) throw new Error('No day was counted.');
    return dueOn;
  }

  /** The same of some hundred appraisals at once, in their order; with the calendars of units that were read before. */
  async objectionDueOnOf(appraisals: readonly Received[], known: KnownCalendars = new Map()): Promise<CivilDate[]> {
    const today = await this.ofToday();
    const counts = await this.countingOf(
      appraisals.map(({ employeeId }) => employeeId),
      known,
    );
    return appraisals.map(({ employeeId, acknowledgedOn, publishedAt, objectionTerms }) => {
      const terms = objectionTerms ?? today;
      const count = counts(employeeId);
      const received = receivedOn(this.clock.today(publishedAt), acknowledgedOn, terms, count);
      return objectionDueOn(received, terms, count);
    });
  }

  /** How working days are counted where some people have their definitive posts today; elsewhere as in offices. */
  async countingOf(
    employeeIds: readonly string[],
    counts: KnownCalendars = new Map(),
  ): Promise<(employeeId: string) => PlusWorkingDays> {
    const units = await this.unitsOf([...new Set(employeeIds)]);
    const unread = [...new Set([null, ...units.values()])].filter((unitId) => !counts.has(unitId));
    if (unread.length > 0) {
      const calendarOf = await this.calendar.calendarsOf(unread.filter((unitId) => unitId !== null));
      for (const unitId of unread) {
        const calendar = calendarOf(unitId);
        counts.set(unitId, (day, workingDays) => plusWorkingDays(calendar, day, workingDays));
      }
    }
    return (employeeId) => {
      const count = counts.get(units.get(employeeId) ?? null);
      if (!count) throw new Error('There is a calendar for everybody.');
      return count;
    };
  }

  private async unitsOf(people: readonly string[]): Promise<Map<string, string>> {
    if (people.length === 0) return new Map();
    const today = this.clock.today();
    const sql = `SELECT employeeId, unitId FROM ${employeeTables.assignment} WHERE kind = 'DEFINITIF' AND validFrom <= ?
      AND validUntil >= ? AND employeeId IN (${people.map(() => '?').join(', ')})`;
    const rows = await this.db.rows<{ employeeId: string; unitId: string }>(sql, [today, today, ...people]);
    return new Map(rows.map(({ employeeId, unitId }) => [employeeId, unitId]));
  }
}
