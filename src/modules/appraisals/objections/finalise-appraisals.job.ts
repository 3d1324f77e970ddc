import { setImmediate as nextTurn } from 'node:timers/promises';
import { Injectable, Logger } from '@nestjs/common';
import { AuditLog } from '../../../kernel/audit/audit-log.js';
import { Clock } from '../../../kernel/clock/clock.js';
import { Database } from '../../../kernel/database/database.js';
import { isAway } from '../../../kernel/database/dialect.js';
import { EventRecorder } from '../../../kernel/events/event-recorder.js';
import { HandlesJob, type JobHandler } from '../../../kernel/jobs/job-handler.js';
import { Recurs } from '../../../kernel/schedules/recurs.js';
import { plusDays } from '../../../kernel/values/civil-date.js';
import { Downtimes } from '../../periods/index.js';
import { AppraisalFinal } from '../appraisal.events.js';
import { AppraisalTerms } from '../appraisal-terms.js';
import { subjectOf } from '../appraisal-subject.js';
import { nextStatus } from '../domain/appraisal.states.js';
import { Appraisal } from '../persistence/appraisal.entity.js';

/** Few enough that nobody waits long for a locked appraisal. */
const AT_ONCE = 100;
const DUE = `SELECT id FROM appraisal WHERE status IN ('PUBLISHED', 'ACKNOWLEDGED')
  AND (objectionDueOn IS NULL OR objectionDueOn < ?) AND id > ? ORDER BY id LIMIT ${AT_ONCE}`;

/** How many became final, and how many could not. */
interface Counts {
  final: number;
  failed: number;
}

/** Makes final what nobody objected to until the last day. Rule OB-9. Safe to run twice. */
@Injectable()
@HandlesJob('appraisals.finalise')
@Recurs({ everyMinutes: 10 })
export class FinaliseAppraisals implements JobHandler {
  private readonly logger = new Logger(FinaliseAppraisals.name);

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly events: EventRecorder,
    private readonly downtimes: Downtimes,
    private readonly terms: AppraisalTerms,
  ) {}

  async run(): Promise<Counts> {
    const today = this.clock.today();
    const counts: Counts = { final: 0, failed: 0 };
    for (let last = ''; ;) {
      const ids = (await this.db.rows<{ id: string }>(DUE, [today, last])).map(({ id }) => id);
      if (ids.length === 0) return counts;
      await this.finaliseSome(ids, counts);
      last = ids.at(-1) ?? last;
      // The embedded database answers at once: without a turn between, requests would wait for all of it.
      await nextTurn();
    }
  }

  /** All together; where that fails each by itself, so that one keeps no other from it. */
  private async finaliseSome(ids: readonly string[], counts: Counts): Promise<void> {
    try {
      counts.final += await this.db.transaction(() => this.finalise(ids));
    } catch (error) {
      if (isAway(error)) throw error;
      if (ids.length > 1) for (const id of ids) await this.finaliseSome([id], counts);
      else {
        counts.failed += 1;
        const stack = error instanceof Error ? error.stack : String(error);
        this.logger.error(`Appraisal ${ids.join()} did not become final.`, stack);
      }
    }
  }

  private async finalise(ids: readonly string[]): Promise<number> {
    const over = await this.over(ids);
    const now = this.clock.now();
    for (const some of Map.groupBy(over, ({ objectionDueOn, finalOn }) => `${objectionDueOn} ${finalOn}`).values()) {
      const [first] = some;
      await this.db.change(
        `UPDATE appraisal SET status = 'FINAL', objectionDueOn = ?, finalOn = ?, updatedAt = ?, version = version + 1
          WHERE id IN (${some.map(() => '?').join(', ')})`,
        [first?.objectionDueOn ?? null, first?.finalOn ?? null, now, ...some.map(({ id }) => id)],
      );
    }
    await this.audit.recordAll(
      over.map(({ id, employeeId, status, finalOn }) => ({
        ...{ action: 'appraisal.finalise', object: { type: 'appraisal', id }, subjectEmployeeId: employeeId },
        ...{ facts: { from: status, to: 'FINAL' }, before: { status, finalOn: null } },
        after: { status: 'FINAL', finalOn },
      })),
    );
    await this.events.recordAll(over.map((appraisal) => new AppraisalFinal(subjectOf(appraisal))));
    return over.length;
  }

  /** Those whose days to object are over, with what outages give back, and the day after, on which they became final; locked. */
  private async over(ids: readonly string[]): Promise<Appraisal[]> {
    const marks = ids.map(() => '?').join(', ');
    // Whoever objects at this moment is waited for.
    await this.db.rows(
      `SELECT id FROM appraisal WHERE id IN (${marks}) ORDER BY id${this.db.connection.forUpdate}`,
      ids,
    );
    const open = (await this.db.findIn(Appraisal, 'id', ids)).flatMap((appraisal) => {
      const { publishedAt, status } = appraisal;
      return publishedAt && nextStatus(status, 'finalise', 'system') ? [{ ...appraisal, publishedAt }] : [];
    });
    // Those that were published before there were terms have no day yet.
    const undated = open.filter(({ objectionDueOn }) => objectionDueOn === null);
    const days = await this.terms.objectionDueOnOf(undated);
    const counted = new Map(undated.map(({ id }, at) => [id, days[at]]));
    const grace = await this.downtimes.grace();
    const today = this.clock.today();
    return open.flatMap((appraisal) => {
      const objectionDueOn = appraisal.objectionDueOn ?? counted.get(appraisal.id) ?? today;
      const lastDay = grace(objectionDueOn);
      return lastDay < today ? [{ ...appraisal, objectionDueOn, finalOn: plusDays(lastDay, 1) }] : [];
    });
  }
}
