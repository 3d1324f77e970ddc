import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../kernel/audit/audit-log.js';
import type { Actor } from '../../kernel/auth/actor.js';
import { Clock, newId, randomId } from '../../kernel/clock/clock.js';
import { Database } from '../../kernel/database/database.js';
import { refuseTaken } from '../../kernel/database/refuse-taken.js';
import { requestProblems } from '../../kernel/errors/problems.js';
import { refusedAt } from '../../kernel/http/input-faults.js';
import { assertVersion } from '../../kernel/http/params.js';
import { EmployeeAccess } from '../employees/index.js';
import { type AdjustingObstacle, obstacleTo, statusOf } from './domain/adjusting.js';
import type { Adjuster, ReviewRules } from './domain/policy.js';
import type { ReviewAdjustmentRequest } from './http/reviewers.request.js';
import { ReviewAdjustment, ReviewInvitation } from './persistence/review-invitation.entity.js';
import { ReviewRound, ReviewSubject } from './persistence/review-round.entity.js';
import { ProposalFacts } from './proposal-facts.js';
import { reviewerProblems, reviewProblems } from './reviews.problems.js';

const OBSTACLES: Readonly<Record<AdjustingObstacle, keyof typeof reviewerProblems>> = {
  NOT_ADJUSTED_BY_YOU: 'NOT_ADJUSTED_BY_YOU',
  ADJUSTING_OVER: 'ADJUSTING_OVER',
  ADJUSTED_ENOUGH: 'ADJUSTED_ENOUGH',
  REVIEWER_STAYS: 'STAYS',
};

/** A round while reviewers can be adjusted, and whose reviewers they are. */
interface Adjustable {
  readonly round: ReviewRound & { readonly rules: ReviewRules; readonly proposedOn: string };
  readonly subject: ReviewSubject;
  readonly as: Adjuster;
}

/**
 * Lets appraisers adjust who reviews their people, and people wish for it blindly: nothing that a reviewed person is answered tells whether
 * somebody was proposed. Rule RV-5.
 */
@Injectable()
export class AdjustmentsService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly people: EmployeeAccess,
    private readonly facts: ProposalFacts,
  ) {}

  /**
   * Adds or leaves out a reviewer; gives the id. Throws REQUEST.NOT_FOUND, REQUEST.ID_TAKEN, REVIEW.WRONG_STATE, REVIEWER.NOT_ADJUSTED_BY_YOU,
   * ADJUSTING_OVER, ADJUSTED_ENOUGH, STAYS, UNKNOWN, BUSY, ALREADY_THERE, NOT_THERE.
   */
  async adjust(actor: Actor, roundId: string, input: ReviewAdjustmentRequest): Promise<string> {
    const { id = newId(), employeeId, reviewerId, kind, group: reviewerGroup, reason } = input;
    await this.db.transaction(async () => {
      const adjustable = await this.load(actor, roundId, employeeId);
      const { round, subject, as } = adjustable;
      const made = await this.db.find(ReviewAdjustment, { subjectId: subject.id, madeAs: as });
      const owed = await this.db.find(ReviewInvitation, { subjectId: subject.id, reviewerId });
      const isOwed = owed.some((one) => one.reviewerGroup === 'SELF' || one.reviewerGroup === 'SUPERIOR');
      const isInTime = this.clock.today() <= round.adjustUntil;
      const facts = {
        as,
        rules: round.rules,
        isInTime,
        made: made.length,
        isOwed: isOwed || reviewerId === employeeId,
      };
      const obstacle = obstacleTo(facts);
      if (obstacle) throw reviewerProblems[OBSTACLES[obstacle]]({ most: round.rules.mostAdjustments });
      if (kind === 'ADD') await this.requireFit(adjustable, reviewerId);
      const status = statusOf(facts);
      const adjustment = { id, roundId, subjectId: subject.id, reviewerId, byEmployeeId: actor.employeeId ?? '' };
      const row = { ...adjustment, madeAs: as, kind, reviewerGroup, reason, status, version: 1 };
      await refuseTaken(this.db.insert(ReviewAdjustment, row));
      if (status === 'ACCEPTED') await this.apply(row, as === 'APPRAISER');
      await this.record('make', id, { kind, group: reviewerGroup, as, status });
    });
    return id;
  }

  /** Decides about a wish. Throws REQUEST.NOT_FOUND, REQUEST.STALE, REVIEWER.DECIDED. */
  async decide(actor: Actor, id: string, accepted: boolean, version: number | null): Promise<void> {
    await this.db.transaction(async () => {
      const [known] = await this.db.find(ReviewAdjustment, { id });
      const [subject] = known ? await this.db.find(ReviewSubject, { id: known.subjectId }) : [];
      if (!known || !subject) throw requestProblems.NOT_FOUND();
      await this.people.require(actor, 'review-proposal:read', subject.employeeId);
      const round = await this.db.lock(ReviewRound, { id: known.roundId });
      await this.db.lock(ReviewSubject, { id: subject.id });
      const adjustment = await this.db.lock(ReviewAdjustment, { id });
      if (!adjustment) throw requestProblems.NOT_FOUND();
      assertVersion(adjustment.version, version);
      if (round?.status !== 'PROPOSED' || adjustment.status !== 'WAITING') throw reviewerProblems.DECIDED();
      const status = accepted ? ('ACCEPTED' as const) : ('REFUSED' as const);
      await this.db.update(ReviewAdjustment, { id }, { status, version: adjustment.version + 1 });
      if (accepted) await this.apply(adjustment, false);
      await this.record('decide', id, { kind: adjustment.kind, group: adjustment.reviewerGroup, status });
    });
  }

  /** Lets an adjustment count. Blindly, what is so already is no refusal. */
  private async apply(
    { roundId, subjectId, reviewerId, kind, reviewerGroup }: Omit<ReviewAdjustment, 'version'>,
    tells: boolean,
  ): Promise<void> {
    const known = await this.db.lock(ReviewInvitation, { subjectId, reviewerId });
    if (kind === 'LEAVE_OUT') {
      const isThere = known && known.status !== 'LEFT_OUT' && known.status !== 'DECLINED';
      if (!isThere && tells) throw reviewerProblems.NOT_THERE();
      if (known) await this.db.update(ReviewInvitation, { id: known.id }, { status: 'LEFT_OUT' });
      // Who was not proposed is kept out all the same, should he be drawn to stand in.
      else await this.add({ roundId, subjectId, reviewerId, reviewerGroup }, 'LEFT_OUT');
      return;
    }
    if (known?.status === 'RESERVE') await this.db.update(ReviewInvitation, { id: known.id }, { status: 'INVITED' });
    else if (known && tells) throw reviewerProblems.ALREADY_THERE();
    else if (!known) await this.add({ roundId, subjectId, reviewerId, reviewerGroup }, 'INVITED');
  }

  private add(
    facts: Pick<ReviewInvitation, 'roundId' | 'subjectId' | 'reviewerId' | 'reviewerGroup'>,
    status: 'INVITED' | 'LEFT_OUT',
  ): Promise<void> {
    return this.db.insert(ReviewInvitation, { id: randomId(), ...facts, status, place: 0 });
  }

  /** Somebody in service, without a conflict, who has not enough to review. */
  private async requireFit({ round, subject }: Adjustable, reviewerId: string): Promise<void> {
    const today = this.clock.today();
    const fits = await this.facts.canReview(reviewerId, today);
    if (!fits || (await this.facts.areApart(reviewerId, subject.employeeId, today)))
      throw refusedAt(reviewerProblems.UNKNOWN, {}, '/reviewerId');
    const load = (await this.facts.loads(round.id)).get(reviewerId) ?? 0;
    if (load >= round.rules.mostPerReviewer) throw reviewerProblems.BUSY();
  }

  /** Locks a round, so that it is neither opened nor cancelled meanwhile, in which reviewers were proposed, and in it the caller or whom he appraises. */
  private async load(actor: Actor, roundId: string, employeeId: string): Promise<Adjustable> {
    await this.people.require(actor, 'review-proposal:adjust', employeeId);
    const round = await this.db.lock(ReviewRound, { id: roundId });
    const subject = await this.db.lock(ReviewSubject, { roundId, employeeId });
    if (!subject || !round) throw requestProblems.NOT_FOUND();
    const { status, rules, proposedOn } = round;
    if (status !== 'PROPOSED' || !rules || proposedOn === null)
      throw reviewProblems.WRONG_STATE({ status, needed: 'PROPOSED' });
    const as = employeeId === actor.employeeId ? 'RATEE' : 'APPRAISER';
    return { round: { ...round, rules, proposedOn }, subject, as };
  }

  /** The record says that something was adjusted, not who reviews whom. */
  private record(verb: string, id: string, facts: Record<string, unknown>): Promise<void> {
    const object = { type: 'review-adjustment', id };
    return this.audit.record({ action: `review-adjustment.${verb}`, object, facts, shownAfter: 'never' });
  }
}
