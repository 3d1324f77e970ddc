import { Injectable } from '@nestjs/common';
import { Clock } from '../../../kernel/clock/clock.js';
import { Database } from '../../../kernel/database/database.js';
import { EventRecorder } from '../../../kernel/events/event-recorder.js';
import { HandlesJob, type JobHandler } from '../../../kernel/jobs/job-handler.js';
import { Recurs } from '../../../kernel/schedules/recurs.js';
import { Downtimes } from '../../periods/index.js';
import { AppraisalFinal } from '../appraisal.events.js';
import { AppraisalMoves } from '../appraisal-moves.js';
import { AppraisalTerms } from '../appraisal-terms.js';
import { subjectOf } from '../appraisal-subject.js';
import { nextStatus } from '../domain/appraisal.states.js';
import { Appraisal } from '../persistence/appraisal.entity.js';

/** Few enough that nobody waits long for a locked appraisal. */
const AT_ONCE = 100;
const DUE = `SELECT id FROM appraisal WHERE status IN ('PUBLISHED', 'ACKNOWLEDGED')
  AND (objectionDueOn IS NULL OR objectionDueOn < ?) AND id > ? ORDER BY id LIMIT ${AT_ONCE}`;

/** Makes final what nobody objected to until the last day. Rule OB-9. Safe to run twice. */
@Injectable()
@HandlesJob('appraisals.finalise')
@Recurs({ everyMinutes: 10 })
export class FinaliseAppraisals implements JobHandler {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly events: EventRecorder,
    private readonly downtimes: Downtimes,
    private readonly moves: AppraisalMoves,
    private readonly terms: AppraisalTerms,
  ) {}

  async run(): Promise<{ final: number }> {
    const today = this.clock.today();
    let final = 0;
    for (let last = '', isMore = true; isMore;) {
      const rows = await this.db.rows<{ id: string }>(DUE, [today, last]);
      final += await this.db.transaction(() => this.finalise(rows.map(({ id }) => id)));
      last = rows.at(-1)?.id ?? last;
      isMore = rows.length === AT_ONCE;
    }
    return { final };
  }

  private async finalise(ids: readonly string[]): Promise<number> {
    const grace = await this.downtimes.grace();
    const finalOn = this.clock.today();
    let final = 0;
    for (const id of ids) {
      const appraisal = await this.db.lock(Appraisal, { id });
      if (!appraisal?.publishedAt || !nextStatus(appraisal.status, 'finalise', 'system')) continue;
      const { publishedAt } = appraisal;
      const objectionDueOn =
        appraisal.objectionDueOn ?? (await this.terms.objectionDueOn({ ...appraisal, publishedAt }));
      if (grace(objectionDueOn) >= finalOn) continue;
      await this.moves.act(appraisal, 'finalise', { objectionDueOn, finalOn }, { finalOn });
      await this.events.record(new AppraisalFinal(subjectOf(appraisal)));
      final += 1;
    }
    return final;
  }
}
