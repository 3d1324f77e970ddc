import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/auth/actor.js';
import { Clock } from '../../kernel/clock/clock.js';
import { Database } from '../../kernel/database/database.js';
import { EventRecorder } from '../../kernel/events/event-recorder.js';
import { Downtimes } from '../periods/index.js';
import { AppraisalAccess } from './appraisal.access.js';
import { AppraisalAcknowledged } from './appraisal.events.js';
import { subjectOf } from './appraisal-subject.js';
import { AppraisalMoves } from './appraisal-moves.js';
import { AppraisalTerms } from './appraisal-terms.js';
import { appraisalProblems } from './appraisals.problems.js';
import { nextStatus } from './domain/appraisal.states.js';
import type { RatingsRequest, SelfAssessmentRequest } from './http/appraisal.request.js';
import { CertificationGate } from './certification/certification.gate.js';
import { AppraisalRatings } from './ratings/appraisal-ratings.js';
import { Publishing } from './publication/publishing.js';
import { RatingInputs } from './ratings/rating-inputs.js';
import { RatingRules } from './rating-rules.js';

/** The way of an appraisal: self-assessment, rating, publication, acknowledgement. */
@Injectable()
export class AppraisalsService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly events: EventRecorder,
    private readonly downtimes: Downtimes,
    private readonly access: AppraisalAccess,
    private readonly moves: AppraisalMoves,
    private readonly terms: AppraisalTerms,
    private readonly publishing: Publishing,
    private readonly ratings: AppraisalRatings,
    private readonly rules: RatingRules,
    private readonly inputs: RatingInputs,
    private readonly certification: CertificationGate,
  ) {}

  /** The employee says how it went; again and again until the appraiser has rated. Throws APPRAISAL.SELF_ASSESSMENT_CLOSED, ITEM_UNKNOWN. */
  async assessSelf(actor: Actor, id: string, input: SelfAssessmentRequest): Promise<void> {
    await this.db.transaction(async () => {
      const appraisal = await this.access.load(actor, id, 'owner');
      if (!nextStatus(appraisal.status, 'assessSelf', 'owner')) throw this.moves.refusal(appraisal, 'assessSelf');
      const ownItemRatings = await this.ratings.ownItems(appraisal, input.items);
      const said = { ownResultSummary: input.resultSummary, ownBehaviourSummary: input.behaviourSummary };
      const facts = { ...said, ownItemRatings };
      await this.moves.act(appraisal, 'assessSelf', { ...facts, selfAssessedAt: this.clock.now() }, facts);
    });
  }

  /**
   * The appraiser rates results and behaviour with reasons; the rule set of the year gives the predicate.
   * Throws APPRAISAL.WRONG_STATE, SELF_ASSESSMENT_PENDING, ITEM_UNKNOWN, WEIGHTS_NOT_HUNDRED, INCOMPLETE, SURPRISE, CRITERIA_MISSING,
   * CRITERIA_NOT_ACKNOWLEDGED, CERTIFICATION.MISSING, and what `RatingRules` refuses.
   */
  async rate(actor: Actor, id: string, input: RatingsRequest): Promise<void> {
    await this.db.transaction(async () => {
      const appraisal = await this.access.load(actor, id, 'appraiser');
      const dueOn = (await this.downtimes.grace())(appraisal.selfAssessmentDueOn);
      if (appraisal.status === 'OPEN' && this.clock.today() <= dueOn)
        throw appraisalProblems.SELF_ASSESSMENT_PENDING({ dueOn });
      const action = appraisal.status === 'OPEN' ? 'rateWithoutSelfAssessment' : 'rate';
      if (!nextStatus(appraisal.status, action, 'appraiser')) throw this.moves.refusal(appraisal, action);
      const knownCriteria = await this.inputs.requireKnown(appraisal, this.clock.today() > dueOn);
      const { outcome, inputs, coverage, basis: known, ...judged } = await this.ratings.judge(appraisal, input);
      await this.certification.beforeRating(actor);
      await this.rules.beforeRating(appraisal, judged.resultRating);
      const facts = { ...judged, appraiserId: actor.employeeId };
      const basis = { outcome, inputs, coverage, basis: known, knownCriteria, ratedAt: this.clock.now() };
      await this.moves.act(appraisal, action, { ...facts, ...basis }, facts);
    });
  }

  /**
   * The appraiser lets the employee see it; from now on nothing in it changes but by a decision about an objection, nor the progress it was
   * judged by. What he has published is kept as it is.
   * Throws APPRAISAL.WRONG_STATE, PLAN_NOT_ACTIVE, and what `RatingRules` refuses.
   */
  async publish(actor: Actor, id: string): Promise<void> {
    await this.db.transaction(async () => {
      const appraisal = await this.access.load(actor, id, 'appraiser');
      if (!nextStatus(appraisal.status, 'publish', 'appraiser')) throw this.moves.refusal(appraisal, 'publish');
      await this.rules.beforePublication(appraisal);
      const [cancelled] = await this.publishing.publish([{ appraisal, signedByEmployeeId: actor.employeeId ?? '' }]);
      if (cancelled) throw appraisalProblems.PLAN_NOT_ACTIVE({ status: 'CANCELLED' });
    });
  }

  /** The employee confirms the receipt, from which the days for an objection count. Throws APPRAISAL.WRONG_STATE. */
  async acknowledge(actor: Actor, id: string): Promise<void> {
    await this.db.transaction(async () => {
      const appraisal = await this.access.load(actor, id, 'owner');
      const acknowledgedOn = this.clock.today();
      const { publishedAt } = appraisal;
      // The days count from the receipt, which is the acknowledgement unless silence was receipt before (OB-1).
      const objectionDueOn = publishedAt
        ? await this.terms.objectionDueOn({ ...appraisal, publishedAt, acknowledgedOn })
        : null;
      const receipt = { acknowledgedOn, acknowledgedAt: this.clock.now(), objectionDueOn };
      await this.moves.act(appraisal, 'acknowledge', receipt, { acknowledgedOn });
      await this.events.record(new AppraisalAcknowledged(subjectOf(appraisal)));
    });
  }
}
