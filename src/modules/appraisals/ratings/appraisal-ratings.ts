import { Injectable } from '@nestjs/common';
import { Clock } from '../../../kernel/clock/clock.js';
import { AppraisalPolicyService } from '../appraisal-policy.service.js';
import { appraisalProblems } from '../appraisals.problems.js';
import type { ItemRating, NewIdea } from '../domain/item-rating.js';
import { BEHAVIOUR_ASPECTS } from '../domain/numeric-inputs.js';
import { type SurpriseFault, surpriseFaults } from '../domain/no-surprise.js';
import {
  type AppraisalInputs,
  isBelowBaik,
  type Judgement,
  type Lack,
  type Outcome,
  type Predicate,
  type RuleSet,
} from '../domain/rule-set.js';
import type { ItemRatingRequest, NewIdeaRequest, RatingsRequest } from '../http/appraisal.request.js';
import type { Appraisal } from '../persistence/appraisal.entity.js';
import { LACK_TEXTS, SURPRISE_TEXTS } from '../rating-texts.js';
import { outcomeOf } from '../rule-sets.js';
import { numericInputs } from './numeric-figures.js';
import { RatingInputs } from './rating-inputs.js';
import { type Basis, coverageOfBasis, itemsOf, RatingBasis } from './rating-basis.js';

/** What a rating writes. */
type Rated = { readonly predicate: Predicate } & Pick<
  Appraisal,
  | 'resultRating'
  | 'resultReason'
  | 'behaviourRating'
  | 'behaviourReason'
  | 'outcome'
  | 'inputs'
  | 'itemRatings'
  | 'newIdea'
  | 'coverage'
  | 'basis'
  | 'surpriseFaults'
  | 'isSurprise'
>;

/** What a calibration leaves as the appraiser wrote it. */
type Kept = 'resultReason' | 'behaviourReason' | 'itemRatings' | 'newIdea' | 'coverage' | 'basis';
type Recalibrated = Omit<Rated, Kept | 'outcome'> & { readonly outcome: Outcome };

/** Where in the request stands what a rule set lacks. */
const PLACE_OF: Readonly<Record<Lack, string>> = {
  RESULT_RATING: '/resultRating',
  BEHAVIOUR_RATING: '/behaviourRating',
  FIGURES: '/figures',
  RESULT_VALUES: '/figures/results',
  BEHAVIOUR_VALUES: '/figures/behaviours',
  LEADERSHIP_VALUE: '/figures/behaviours',
};

/** What an appraiser's judgement comes to: predicate, coverage, and whether it was announced. Rules AP-10 to AP-13, AP-17, AP-18. */
@Injectable()
export class AppraisalRatings {
  constructor(
    private readonly clock: Clock,
    private readonly policies: AppraisalPolicyService,
    private readonly bases: RatingBasis,
    private readonly others: RatingInputs,
  ) {}

  /** What the employee says of single results and core values. Throws APPRAISAL.ITEM_UNKNOWN. */
  async ownItems(appraisal: Appraisal, items: readonly ItemRatingRequest[] = []): Promise<readonly ItemRating[]> {
    return items.length === 0 ? [] : itemsOf(await this.bases.of(appraisal), items);
  }

  /** What a rating writes. Throws APPRAISAL.ITEM_UNKNOWN, WEIGHTS_NOT_HUNDRED, NOT_A_LEADER, INCOMPLETE, SURPRISE. */
  async judge(appraisal: Appraisal, input: RatingsRequest): Promise<Rated> {
    const basis = await this.bases.of(appraisal);
    const policy = await this.policies.policy();
    const itemRatings = itemsOf(basis, input.items ?? []);
    const inputs = await this.inputsOf(appraisal, basis, input);
    requireComplete(basis.ruleSet, inputs);
    const outcome = outcomeOf(basis.ruleSet, inputs);
    const { predicate } = outcome;
    const faults = policy.surpriseRule === 'OFF' ? [] : this.faultsOf(basis, predicate);
    if (policy.surpriseRule === 'BLOCK') requireAnnounced(predicate, faults);
    const { resultRating, behaviourRating } = inputs;
    const { resultReason, behaviourReason } = input;
    const judged = { resultRating, resultReason, behaviourRating, behaviourReason, predicate };
    return {
      ...judged,
      ...{ outcome, inputs, itemRatings },
      newIdea: ideaOf(input.figures?.newIdea),
      coverage: coverageOfBasis(basis, policy),
      basis: await this.others.recorded(appraisal, basis),
      ...{ surpriseFaults: faults, isSurprise: faults.length > 0 },
    };
  }

  /**
   * What a decision about an objection writes. What the examiner does not say of single parts and figures stays as it was; so do coverage
   * and the mark of a low rating, as long as it is low. Throws APPRAISAL.ITEM_UNKNOWN, WEIGHTS_NOT_HUNDRED, NOT_A_LEADER, INCOMPLETE.
   */
  async redo(appraisal: Appraisal, input: RatingsRequest): Promise<Rated> {
    const basis = await this.bases.of(appraisal);
    const said = await this.inputsOf(appraisal, basis, input);
    const inputs = { ...said, numeric: said.numeric ?? appraisal.inputs?.numeric ?? null };
    requireComplete(basis.ruleSet, inputs);
    const outcome = outcomeOf(basis.ruleSet, inputs);
    const { predicate } = outcome;
    const { resultRating, behaviourRating } = inputs;
    const { resultReason, behaviourReason, items, figures } = input;
    const judged = { resultRating, resultReason, behaviourRating, behaviourReason, predicate };
    const faults = isBelowBaik(predicate) ? (appraisal.surpriseFaults ?? []) : [];
    return {
      ...judged,
      ...{ outcome, inputs, itemRatings: items ? itemsOf(basis, items) : appraisal.itemRatings },
      newIdea: figures ? ideaOf(figures.newIdea) : appraisal.newIdea,
      ...{ coverage: appraisal.coverage, basis: appraisal.basis },
      ...{ surpriseFaults: faults, isSurprise: faults.length > 0 },
    };
  }

  /**
   * What a calibration writes: other ratings on the whole, all else as it was. A low predicate has to have been announced like any other.
   * Throws APPRAISAL.SURPRISE.
   */
  async calibrated(appraisal: Appraisal, judgement: Judgement): Promise<Recalibrated> {
    const basis = await this.bases.of(appraisal);
    const inputs = { ...judgement, numeric: appraisal.inputs?.numeric ?? null };
    const outcome = outcomeOf(basis.ruleSet, inputs);
    const { predicate } = outcome;
    const { surpriseRule } = await this.policies.policy();
    const faults = surpriseRule === 'OFF' ? [] : this.faultsOf(basis, predicate);
    if (surpriseRule === 'BLOCK') requireAnnounced(predicate, faults);
    return { ...judgement, predicate, outcome, inputs, surpriseFaults: faults, isSurprise: faults.length > 0 };
  }

  private async inputsOf(
    subject: Appraisal,
    { plans, time }: Basis,
    { figures, ...said }: RatingsRequest,
  ): Promise<AppraisalInputs> {
    const judgement = { resultRating: said.resultRating ?? null, behaviourRating: said.behaviourRating ?? null };
    if (!figures) return { ...judgement, numeric: null };
    const { employeeId, performancePeriodId } = subject;
    const isLeader = plans.some(({ family }) => family === 'JPT') || (await this.bases.leads(employeeId, time.until));
    const settings = await this.policies.numbersOf(performancePeriodId);
    const review = settings.peersExpectedScore > 0 ? await this.others.reviewOf(subject) : null;
    return { ...judgement, numeric: numericInputs(plans, figures, { isLeader, settings, review }) };
  }

  private faultsOf({ plans, time }: Basis, predicate: Predicate): SurpriseFault[] {
    const ratedOn = this.clock.today();
    const recordedOn = plans.flatMap((plan) => plan.recordedOn);
    const isSilent = recordedOn.length === 0 && plans.every(({ reportsDueOn }) => reportsDueOn < ratedOn);
    const toldOn = plans.flatMap((plan) => plan.toldOn);
    return surpriseFaults({ predicate, ratedOn, endsOn: time.until, toldOn, recordedOn, isSilent });
  }
}

function requireComplete(ruleSet: RuleSet, inputs: AppraisalInputs): void {
  const lacks = ruleSet.lacking(inputs);
  if (lacks.length === 0) return;
  const missing = missingAspects(inputs);
  const told = lacks.map((code) => {
    const { id, en } = LACK_TEXTS[code];
    const text =
      code === 'BEHAVIOUR_VALUES'
        ? { id: `${id} Belum ada: ${missing}.`, en: `${en} Missing: ${missing}.` }
        : { id, en };
    return { pointer: PLACE_OF[code], code, text };
  });
  throw appraisalProblems.INCOMPLETE({ ruleSet: ruleSet.code }, told);
}

/** The aspects of behaviour that have no value, by their codes. */
function missingAspects({ numeric }: AppraisalInputs): string {
  if (!numeric) return '';
  const { behaviours, isLeader } = numeric;
  const needed = BEHAVIOUR_ASPECTS.filter((aspect) => isLeader || aspect !== 'KEPEMIMPINAN');
  return needed.filter((aspect) => behaviours[aspect] === undefined).join(', ');
}

function requireAnnounced(predicate: Predicate, faults: readonly SurpriseFault[]): void {
  if (faults.length === 0) return;
  throw appraisalProblems.SURPRISE(
    { predicate },
    faults.map((code) => ({ code, text: SURPRISE_TEXTS[code] })),
  );
}

function ideaOf(idea: NewIdeaRequest | undefined): NewIdea | null {
  if (!idea) return null;
  const { title, level, statedBy, letterNumber = null, letterOn = null } = idea;
  return { title, level, statedBy, letterNumber, letterOn };
}
