import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../kernel/audit/audit-log.js';
import type { Actor } from '../../kernel/auth/actor.js';
import { Clock } from '../../kernel/clock/clock.js';
import { Database } from '../../kernel/database/database.js';
import { requestProblems } from '../../kernel/errors/problems.js';
import { hasTexts, isAnswer, type Item, type KeptAnswer, NOT_OBSERVED, unanswered } from './domain/questionnaire.js';
import type {
  ReviewAnswerRequest,
  ReviewAnswersRequest,
  ReviewCompletionRequest,
  ReviewRefusalRequest,
} from './http/review-invitation.request.js';
import { ReviewInvitation } from './persistence/review-invitation.entity.js';
import { ReviewRound, ReviewSubject } from './persistence/review-round.entity.js';
import { ProposalFacts } from './proposal-facts.js';
import { QuestionnairesQueries } from './questionnaires.queries.js';
import { reviewerProblems } from './reviews.problems.js';
import { WrittenAnswers } from './written-answers.js';

/** An invitation of the caller in an open round. */
interface Open {
  readonly invitation: ReviewInvitation;
  readonly round: ReviewRound;
  readonly items: readonly Item[];
}

/**
 * Takes the answers of reviewers. What is recorded of it says that an invitation was saved, sent or declined, never by whom, of whom or
 * how; it leaves no time but that of the record, no earlier version, and no count of changes. Rules RV-6, RV-7.
 */
@Injectable()
export class ReviewInvitationsService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly questionnaires: QuestionnairesQueries,
    private readonly facts: ProposalFacts,
    private readonly written: WrittenAnswers,
  ) {}

  /** Keeps all answers so far. Throws REQUEST.NOT_FOUND, REVIEWER.OVER, ANSWERS_UNSOUND; of one that was sent INCOMPLETE, TEXTS_UNACKNOWLEDGED. */
  async save(actor: Actor, id: string, { answers, textsMayIdentifyMe }: ReviewAnswersRequest): Promise<void> {
    await this.db.transaction(async () => {
      const { invitation, items } = await this.load(actor, id);
      const kept = keptAnswers(items, answers);
      if (invitation.status === 'COMPLETED') requireSendable(items, kept, textsMayIdentifyMe);
      await this.db.update(ReviewInvitation, { id }, { answers: this.written.seal(id, kept) });
      await this.record('save', id);
    });
  }

  /** Sends a review. Throws REQUEST.NOT_FOUND, REVIEWER.OVER, INCOMPLETE, TEXTS_UNACKNOWLEDGED. */
  async complete(actor: Actor, id: string, { textsMayIdentifyMe }: ReviewCompletionRequest): Promise<void> {
    await this.db.transaction(async () => {
      const { invitation, items } = await this.load(actor, id);
      requireSendable(items, this.written.open(id, invitation.answers), textsMayIdentifyMe);
      await this.db.update(ReviewInvitation, { id }, { status: 'COMPLETED' });
      await this.record('complete', id);
    });
  }

  /** Declines; a reserve of the group takes the place. Throws REQUEST.NOT_FOUND, REVIEWER.OVER, OWN_REVIEW. */
  async decline(actor: Actor, id: string, cause: ReviewRefusalRequest['cause']): Promise<void> {
    await this.db.transaction(async () => {
      const { invitation, round } = await this.load(actor, id);
      if (invitation.reviewerGroup === 'SELF') throw reviewerProblems.OWN_REVIEW();
      await this.db.update(ReviewInvitation, { id }, { status: 'DECLINED', answers: null });
      await this.replace(invitation, round);
      await this.record('decline', id, { cause });
    });
  }

  /** Invites the first reserve who has not enough to review already. */
  private async replace({ subjectId, reviewerGroup }: ReviewInvitation, round: ReviewRound): Promise<void> {
    const reserves = await this.db.find(ReviewInvitation, { subjectId, reviewerGroup, status: 'RESERVE' });
    if (reserves.length === 0 || !round.rules) return;
    const loads = await this.facts.loads(round.id);
    const { mostPerReviewer } = round.rules;
    const next = reserves
      .toSorted((a, b) => a.place - b.place)
      .find(({ reviewerId }) => (loads.get(reviewerId) ?? 0) < mostPerReviewer);
    if (next) await this.db.update(ReviewInvitation, { id: next.id }, { status: 'INVITED' });
  }

  /** Locks who is reviewed, then the invitation: what closes the round waits, or has been before. */
  private async load({ employeeId }: Actor, id: string): Promise<Open> {
    const [known] = employeeId === null ? [] : await this.db.find(ReviewInvitation, { id, reviewerId: employeeId });
    if (!known) throw requestProblems.NOT_FOUND();
    const subject = await this.db.lock(ReviewSubject, { id: known.subjectId });
    const invitation = await this.db.lock(ReviewInvitation, { id });
    const [round] = await this.db.find(ReviewRound, { id: known.roundId });
    const isMine = invitation?.status === 'INVITED' || invitation?.status === 'COMPLETED';
    // Before the round is open nobody knows that he is to review.
    if (!isMine || !subject || !round || round.status === 'PROPOSED' || round.status === 'PROPOSING')
      throw requestProblems.NOT_FOUND();
    if (round.status !== 'OPEN' || round.answerUntil < this.clock.today()) throw reviewerProblems.OVER();
    const { items } = await this.questionnaires.inUse(round.questionnaireId);
    return { invitation, round, items };
  }

  /** Not by whom: in a round about one person, whoever sends a review is one of his reviewers. */
  private record(verb: string, id: string, facts?: Record<string, unknown>): Promise<void> {
    const object = { type: 'review-invitation', id };
    return this.audit.record({
      action: `review-invitation.${verb}`,
      object,
      facts,
      shownAfter: 'never',
      isByNobody: true,
    });
  }
}

/** The answers by the order of the items. Throws REVIEWER.ANSWERS_UNSOUND with the places. */
function keptAnswers(items: readonly Item[], answers: readonly ReviewAnswerRequest[]): readonly KeptAnswer[] {
  const places = new Map(items.map(({ id }, at) => [id, at]));
  const kept = items.map((): KeptAnswer => null);
  const wrong = answers.flatMap(({ itemId, choice, notObserved, text }, at) => {
    const place = places.get(itemId);
    const item = place === undefined ? undefined : items[place];
    const given = [choice, notObserved ? NOT_OBSERVED : undefined, text].filter((one) => one !== undefined);
    const [answer = null] = given;
    const isFirst = place !== undefined && kept[place] === null;
    if (!item || !isFirst || given.length > 1 || !isAnswer(item, answer)) return [at];
    kept[place] = answer;
    return [];
  });
  if (wrong.length === 0) return kept;
  const { detail: text } = reviewerProblems.ANSWERS_UNSOUND.definition;
  throw reviewerProblems.ANSWERS_UNSOUND(
    {},
    wrong.map((at) => ({ pointer: `/answers/${at}`, code: 'INVALID', text })),
  );
}

/** Throws REVIEWER.INCOMPLETE, TEXTS_UNACKNOWLEDGED. */
function requireSendable(items: readonly Item[], answers: readonly KeptAnswer[], isTold: boolean | undefined): void {
  const missing = unanswered(items, answers);
  if (missing > 0) throw reviewerProblems.INCOMPLETE({ missing });
  if (!hasTexts(answers) || isTold === true) return;
  const { detail: text } = reviewerProblems.TEXTS_UNACKNOWLEDGED.definition;
  const fault = { pointer: '/textsMayIdentifyMe', code: 'INVALID', text };
  throw reviewerProblems.TEXTS_UNACKNOWLEDGED({}, [fault]);
}
