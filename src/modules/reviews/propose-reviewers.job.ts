import { setImmediate as nextTurn } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../kernel/audit/audit-log.js';
import { Clock, newId, randomId } from '../../kernel/clock/clock.js';
import { Database } from '../../kernel/database/database.js';
import { EventRecorder } from '../../kernel/events/event-recorder.js';
import { HandlesJob, type JobHandler, type JobRun } from '../../kernel/jobs/job-handler.js';
import { EmployeesApi } from '../employees/index.js';
import { proposer, type Proposed, servedInOrder } from './domain/proposal.js';
import { ReviewInvitation } from './persistence/review-invitation.entity.js';
import { ReviewRound, ReviewSubject } from './persistence/review-round.entity.js';
import { ProposalFacts } from './proposal-facts.js';
import { ReviewRoundProposed } from './review.events.js';
import { about } from './review-rounds.service.js';

const AT_ONCE = 200;
const LEFT = "SELECT id, employeeId FROM review_subject WHERE roundId = ? AND status = 'CHOSEN'";

/**
 * Proposes who reviews whom, some hundred people in a transaction each: what is done again after a crash goes on with those who are left,
 * in the same order and with the same lots. Rule RV-5.
 */
@Injectable()
@HandlesJob('reviews.propose')
export class ProposeReviewers implements JobHandler<{ readonly roundId: string }> {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly events: EventRecorder,
    private readonly employees: EmployeesApi,
    private readonly facts: ProposalFacts,
  ) {}

  async run({ roundId }: { readonly roundId: string }, job: JobRun): Promise<object> {
    const round = await this.db.transaction(() => this.choose(roundId));
    if (!round) return { roundId };
    const { rules, seed, proposedOn } = round;
    const ofRound = { sql: 'roundId = ?', values: [roundId] };
    const total = await this.db.count('review_subject', ofRound);
    const left = await this.db.rows<{ id: string; employeeId: string }>(LEFT, [roundId]);
    const subjects = new Map(left.map(({ id, employeeId }) => [employeeId, id]));
    const facts = await this.facts.of(proposedOn);
    const proposal = proposer({ ...facts, rules, seed, loads: await this.facts.loads(roundId) });
    const units = new Map(facts.people.map(({ id, unitId }) => [id, unitId]));
    const order = servedInOrder(seed, [...subjects.keys()]);
    for (let at = 0; at < order.length; at += AT_ONCE) {
      job.signal.throwIfAborted();
      const some = order.slice(at, at + AT_ONCE);
      const proposed = some.map((employeeId) => ({
        ...{ subjectId: subjects.get(employeeId) ?? '', unitId: units.get(employeeId) ?? null },
        reviewers: proposal(employeeId),
      }));
      if (!(await this.db.transaction(() => this.write(roundId, proposed)))) return { roundId };
      await job.progress(total - order.length + at + some.length, total);
      await nextTurn();
    }
    await this.db.transaction(() => this.finish(roundId, total));
    return { roundId, subjects: total };
  }

  /** Everybody of the unit where nobody was named; null for a round that does not wait any more. */
  private async choose(roundId: string): Promise<ProposingRound | null> {
    const round = await this.db.lock(ReviewRound, { id: roundId });
    if (round?.status !== 'PROPOSING' || !round.rules || round.seed === null || round.proposedOn === null) return null;
    const { rules, seed, proposedOn } = round;
    if ((await this.db.find(ReviewSubject, { roundId })).length === 0) {
      const people = await this.employees.whoMakesPlans(proposedOn, round.unitId);
      const subject = { roundId, unitId: null, status: 'CHOSEN' as const, version: 1 };
      await this.db.insert(
        ReviewSubject,
        people.map((employeeId) => ({ id: newId(), employeeId, ...subject })),
      );
    }
    return { rules, seed, proposedOn };
  }

  /** False when the round was cancelled meanwhile. */
  private async write(roundId: string, proposed: readonly ProposedSubject[]): Promise<boolean> {
    const round = await this.db.lock(ReviewRound, { id: roundId });
    if (round?.status !== 'PROPOSING') return false;
    const invitations = proposed.flatMap(({ subjectId, reviewers }) =>
      reviewers.map(({ reviewerId, group, isReserve }, at) => {
        const status = isReserve ? ('RESERVE' as const) : ('INVITED' as const);
        return { id: randomId(), roundId, subjectId, reviewerId, reviewerGroup: group, status, place: at };
      }),
    );
    // In the order of their random ids, rows tell nothing of the order in which people were served.
    await this.db.insert(
      ReviewInvitation,
      invitations.sort((a, b) => (a.id < b.id ? -1 : 1)),
    );
    for (const { subjectId, unitId } of proposed)
      await this.db.update(ReviewSubject, { id: subjectId }, { unitId, status: 'PROPOSED', version: 2 });
    return true;
  }

  private async finish(roundId: string, subjects: number): Promise<void> {
    const round = await this.db.lock(ReviewRound, { id: roundId });
    if (round?.status !== 'PROPOSING') return;
    const touched = { updatedAt: this.clock.now(), version: round.version + 1 };
    // From it whoever reads the database could draw again who reviews whom, long after that was destroyed.
    await this.db.update(ReviewRound, { id: roundId }, { status: 'PROPOSED', seed: null, ...touched });
    await this.events.record(new ReviewRoundProposed(about(round)));
    const object = { type: 'review-round', id: roundId };
    await this.audit.record({ action: 'review-round.finish-proposal', object, facts: { subjects } });
  }
}

type ProposingRound = { [K in 'rules' | 'seed' | 'proposedOn']: NonNullable<ReviewRound[K]> };

/** Somebody with whoever was proposed. */
interface ProposedSubject {
  readonly subjectId: string;
  readonly unitId: string | null;
  readonly reviewers: readonly Proposed[];
}
