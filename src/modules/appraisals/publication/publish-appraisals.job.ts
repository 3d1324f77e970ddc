import { setImmediate as nextTurn } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { Database } from '../../../kernel/database/database.js';
import { HandlesJob, type JobHandler, type JobRun } from '../../../kernel/jobs/job-handler.js';
import { Clock } from '../../../kernel/clock/clock.js';
import { allOf, equal, type SqlCondition } from '../../../kernel/database/condition.js';
import { postedBelow } from '../../employees/index.js';
import { nextStatus } from '../domain/appraisal.states.js';
import { Appraisal } from '../persistence/appraisal.entity.js';
import { Publishing } from './publishing.js';

/** How many appraisals are published in one transaction. */
const AT_ONCE = 400;

/** What is published: one evaluation period, or the annual appraisals of a year; everywhere, or in a unit. */
export interface PublishAppraisalsPayload {
  readonly performancePeriodId: string;
  readonly evaluationPeriodId: string | null;
  readonly unitId: string | null;
}

/** How many were published, and left because their plan was cancelled. */
interface Counts {
  published: number;
  cancelled: number;
}

/** Publishes everything of a time that was rated, as its appraisers' word. What is published is passed over when it runs again. Rule PU-1. */
@Injectable()
@HandlesJob('appraisals.publish')
export class PublishAppraisals implements JobHandler<PublishAppraisalsPayload> {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly publishing: Publishing,
  ) {}

  async run(payload: PublishAppraisalsPayload, job: JobRun): Promise<Counts> {
    const { performancePeriodId, evaluationPeriodId, unitId } = payload;
    const where = allOf(
      equal('ap.performancePeriodId', performancePeriodId),
      equal('ap.evaluationPeriodId', evaluationPeriodId ?? undefined),
      { sql: `ap.status = 'RATED' AND ap.kind = ?`, values: [evaluationPeriodId === null ? 'ANNUAL' : 'PERIODIC'] },
      unitId === null ? undefined : postedBelow('ap.employeeId', unitId, this.clock.today()),
    );
    const total = await this.db.count('appraisal ap', where);
    const counts: Counts = { published: 0, cancelled: 0 };
    for (let last = '', done = 0; ;) {
      await job.progress(Math.min(done, total), total);
      const ids = await this.next(where, last);
      if (ids.length === 0) break;
      const left = await this.db.transaction(() => this.publish(ids));
      counts.cancelled += left.cancelled;
      counts.published += left.published;
      last = ids.at(-1) ?? last;
      done += ids.length;
      // The embedded database answers at once: without a turn between, requests would wait for all of it.
      await nextTurn();
    }
    await job.progress(total, total);
    return counts;
  }

  private async next(where: SqlCondition, last: string): Promise<string[]> {
    const sql = `SELECT ap.id FROM appraisal ap WHERE ${where.sql} AND ap.id > ? ORDER BY ap.id LIMIT ?`;
    return (await this.db.rows<{ id: string }>(sql, [...where.values, last, AT_ONCE])).map(({ id }) => id);
  }

  private async publish(ids: readonly string[]): Promise<Counts> {
    const marks = ids.map(() => '?').join(', ');
    // Whoever rates or calibrates one of them at this moment is waited for.
    await this.db.rows(
      `SELECT id FROM appraisal WHERE id IN (${marks}) ORDER BY id${this.db.connection.forUpdate}`,
      ids,
    );
    const rated = (await this.db.findIn(Appraisal, 'id', ids)).flatMap((appraisal) => {
      const { appraiserId: signedByEmployeeId, status } = appraisal;
      const isReady = signedByEmployeeId !== null && nextStatus(status, 'publish', 'appraiser') !== null;
      return isReady ? [{ appraisal, signedByEmployeeId }] : [];
    });
    const cancelled = (await this.publishing.publish(rated)).length;
    return { published: rated.length - cancelled, cancelled };
  }
}
