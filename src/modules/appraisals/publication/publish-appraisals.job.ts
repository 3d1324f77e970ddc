import { setImmediate as nextTurn } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { Database } from '../../../kernel/database/database.js';
import { HandlesJob, type JobHandler, type JobRun } from '../../../kernel/jobs/job-handler.js';
import { Clock } from '../../../kernel/clock/clock.js';
import { allOf, equal, type SqlCondition } from '../../../kernel/database/condition.js';
import { employeeTables, postedBelow } from '../../employees/index.js';
import { workPlanTables } from '../../work-plans/index.js';
import { RatingRules } from '../rating-rules.js';
import { nextStatus } from '../domain/appraisal.states.js';
import { Appraisal } from '../persistence/appraisal.entity.js';
import type { KnownCalendars } from '../appraisal-terms.js';
import { Publishing } from './publishing.js';

/** How many appraisals are published in one transaction. */
const AT_ONCE = 400;

/** What is published: one evaluation period, or the annual appraisals of a year; everywhere, or in a unit. */
export interface PublishAppraisalsPayload {
  readonly performancePeriodId: string;
  readonly evaluationPeriodId: string | null;
  readonly unitId: string | null;
  /** Who has it published: of himself nobody does. */
  readonly startedByEmployeeId: string | null;
}

/** How many were published, and left: because their plan was cancelled, or what their unit has come to holds them back. */
interface Counts {
  published: number;
  cancelled: number;
  held: number;
  /** The first hundred that are held; the head's rating (OP-4) or a justification of the unit's distribution (DI-4) lets them go. */
  heldAppraisalIds: string[];
}

/** What is read once for a run. */
interface Run {
  readonly heldOf: (appraisals: readonly Appraisal[]) => Promise<ReadonlySet<string>>;
  readonly calendars: KnownCalendars;
}

const OF_DUTY = `SELECT 1 FROM appraisal_plan np JOIN ${workPlanTables.appraisalDuty} ad ON ad.workPlanId = np.workPlanId
  WHERE np.appraisalId = ap.id AND ap.kind = 'PERIODIC'`;
/** Rated by whoever could publish it himself today: the appraiser, or who has the duty to evaluate the closed plan (WP-20). */
const IN_HAND = `(EXISTS (${OF_DUTY} AND ad.appraiserId = ap.appraiserId) OR (NOT EXISTS (${OF_DUTY})
  AND EXISTS (SELECT 1 FROM ${employeeTables.reportingLine} rl WHERE rl.employeeId = ap.employeeId AND rl.appraiserId = ap.appraiserId
  AND rl.validFrom <= ? AND rl.validUntil >= ?)))`;

/** Publishes everything of a time that was rated, as its appraisers' word. What is published is passed over when it runs again. Rule PU-1. */
@Injectable()
@HandlesJob('appraisals.publish')
export class PublishAppraisals implements JobHandler<PublishAppraisalsPayload> {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly publishing: Publishing,
    private readonly rules: RatingRules,
  ) {}

  async run(payload: PublishAppraisalsPayload, job: JobRun): Promise<Counts & { readonly left: number }> {
    const { performancePeriodId, evaluationPeriodId, unitId } = payload;
    const today = this.clock.today();
    const rated = allOf(
      equal('ap.performancePeriodId', performancePeriodId),
      equal('ap.evaluationPeriodId', evaluationPeriodId ?? undefined),
      { sql: `ap.status = 'RATED' AND ap.kind = ?`, values: [evaluationPeriodId === null ? 'ANNUAL' : 'PERIODIC'] },
      unitId === null ? undefined : postedBelow('ap.employeeId', unitId, today),
      // That he was rated he does not learn by how many are left, either.
      payload.startedByEmployeeId ? { sql: 'ap.employeeId <> ?', values: [payload.startedByEmployeeId] } : undefined,
    );
    const where = allOf(rated, { sql: IN_HAND, values: [today, today] });
    const heldOf = await this.rules.sieveOf({ performancePeriodId, evaluationPeriodId });
    const all = await this.db.count('appraisal ap', rated);
    const total = await this.db.count('appraisal ap', where);
    const calendars: KnownCalendars = new Map();
    const counts: Counts = { published: 0, cancelled: 0, held: 0, heldAppraisalIds: [] };
    for (let last = '', done = 0; ;) {
      await job.progress(Math.min(done, total), total);
      const ids = await this.next(where, last);
      if (ids.length === 0) break;
      const left = await this.db.transaction(() => this.publish(ids, { heldOf, calendars }));
      counts.cancelled += left.cancelled;
      counts.published += left.published;
      counts.held += left.held;
      counts.heldAppraisalIds = [...counts.heldAppraisalIds, ...left.heldAppraisalIds].slice(0, 100);
      last = ids.at(-1) ?? last;
      done += ids.length;
      // The embedded database answers at once: without a turn between, requests would wait for all of it.
      await nextTurn();
    }
    await job.progress(total, total);
    return { ...counts, left: all - total };
  }

  private async next(where: SqlCondition, last: string): Promise<string[]> {
    const sql = `SELECT ap.id FROM appraisal ap WHERE ${where.sql} AND ap.id > ? ORDER BY ap.id LIMIT ?`;
    return (await this.db.rows<{ id: string }>(sql, [...where.values, last, AT_ONCE])).map(({ id }) => id);
  }

  private async publish(ids: readonly string[], { heldOf, calendars }: Run): Promise<Counts> {
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
    const held = await heldOf(rated.map(({ appraisal }) => appraisal));
    const fit = rated.filter(({ appraisal }) => !held.has(appraisal.id));
    const cancelled = (await this.publishing.publish(fit, calendars)).length;
    return { published: fit.length - cancelled, cancelled, held: held.size, heldAppraisalIds: [...held] };
  }
}
