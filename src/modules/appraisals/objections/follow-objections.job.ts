import { Injectable } from '@nestjs/common';
import { Clock } from '../../../kernel/clock/clock.js';
import { Database } from '../../../kernel/database/database.js';
import { EventRecorder } from '../../../kernel/events/event-recorder.js';
import { HandlesJob, type JobHandler } from '../../../kernel/jobs/job-handler.js';
import { Recurs } from '../../../kernel/schedules/recurs.js';
import type { CivilDate } from '../../../kernel/values/civil-date.js';
import { Downtimes } from '../../periods/index.js';
import { WorkPlansApi } from '../../work-plans/index.js';
import { AppraisalFinal, ObjectionDue, ObjectionExpired } from '../appraisal.events.js';
import { AppraisalMoves } from '../appraisal-moves.js';
import { AppraisalTerms } from '../appraisal-terms.js';
import { subjectOf } from '../appraisal-subject.js';
import { isOpen } from './domain/objection.states.js';
import { Examiners } from './examiners.js';
import { type Contest, ObjectionAccess } from './objection.access.js';
import { ObjectionExaminationService } from './objection-examination.service.js';
import { eventOf, ObjectionMoves } from './objection-moves.js';
import { ObjectionPolicyService } from './objection-policy.service.js';
import { Objection } from './persistence/objection.entity.js';

/**
 * Sees that objections are decided: reminds the examiner, passes what is late to the next above, and lets expire what nobody above has
 * decided where the policy says so. Rule OB-7. Safe to run twice.
 */
@Injectable()
@HandlesJob('appraisals.follow-objections')
@Recurs({ everyMinutes: 10 })
export class FollowObjections implements JobHandler {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly events: EventRecorder,
    private readonly downtimes: Downtimes,
    private readonly workPlans: WorkPlansApi,
    private readonly access: ObjectionAccess,
    private readonly examination: ObjectionExaminationService,
    private readonly examiners: Examiners,
    private readonly appraisals: AppraisalMoves,
    private readonly moves: ObjectionMoves,
    private readonly terms: AppraisalTerms,
    private readonly policy: ObjectionPolicyService,
  ) {}

  async run(): Promise<{ open: number }> {
    const open = await this.db.rows<{ id: string }>(
      `SELECT id FROM objection WHERE status IN ('FILED', 'UNDER_EXAMINATION') ORDER BY decisionDueOn, id`,
    );
    const failures: unknown[] = [];
    // One that cannot be followed keeps no other from it.
    for (const { id } of open)
      await this.db.transaction(() => this.follow(id)).catch((error: unknown) => failures.push(error));
    if (failures.length > 0) throw new AggregateError(failures, `${failures.length} objections were not followed.`);
    return { open: open.length };
  }

  private async follow(id: string): Promise<void> {
    const contest = await this.access.lock(id);
    const { objection, appraisal } = contest;
    if (!isOpen(objection.status)) return;
    const dueOn = (await this.downtimes.grace())(objection.decisionDueOn);
    if (this.clock.today() <= dueOn) return this.remind(contest, dueOn);
    const { employeeId, appraiserId, examinerId } = objection;
    const next = await this.examiners.after(employeeId, appraiserId, examinerId);
    if (next) return this.examination.pass(objection, appraisal, next, 'system', { late: dueOn });
    const { expiryWorkingDays } = await this.policy.current();
    if (expiryWorkingDays === null) return;
    const count = (await this.terms.countingOf([employeeId]))(employeeId);
    if (this.clock.today() > count(dueOn, expiryWorkingDays)) await this.expire(contest);
  }

  private async remind({ objection, appraisal }: Contest, dueOn: CivilDate): Promise<void> {
    const { id, employeeId, examinerId, remindedFor } = objection;
    if (examinerId === null || remindedFor === dueOn) return;
    const { reminderWorkingDays } = await this.policy.current();
    const count = (await this.terms.countingOf([employeeId]))(employeeId);
    if (count(this.clock.today(), reminderWorkingDays) < dueOn) return;
    await this.db.update(Objection, { id }, { remindedFor: dueOn });
    await this.events.record(new ObjectionDue({ ...eventOf(id, appraisal), dueOn }));
  }

  private async expire({ objection, appraisal }: Contest): Promise<void> {
    const finalOn = this.clock.today();
    await this.moves.act(objection, 'expire', 'system', { endedAt: this.clock.now() }, {});
    await this.appraisals.act(appraisal, 'expireObjection', { finalOn }, { finalOn });
    await this.workPlans.endExamination(objection.id);
    await this.events.record(new ObjectionExpired(eventOf(objection.id, appraisal)));
    await this.events.record(new AppraisalFinal(subjectOf(appraisal)));
  }
}
