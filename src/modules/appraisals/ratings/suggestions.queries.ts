import { Injectable } from '@nestjs/common';
import { ReadLog } from '../../../kernel/audit/read-log.js';
import type { Actor } from '../../../kernel/auth/actor.js';
import { Database } from '../../../kernel/database/database.js';
import { currentContext } from '../../../kernel/http/request-context.js';
import { say } from '../../../kernel/i18n/language.js';
import { valueName } from '../../../kernel/values/core-values.js';
import type { ReleasedReview } from '../../reviews/index.js';
import { AppraisalAccess } from '../appraisal.access.js';
import { AppraisalPolicyService } from '../appraisal-policy.service.js';
import { ANNUAL_HINTS, type AnnualRule, annualHint, type PredicatePoints } from '../domain/annual-hint.js';
import type { ItemPart } from '../domain/item-rating.js';
import { opinionHundredths } from '../domain/opinion.js';
import { PERMENPANRB_6_2022 } from '../domain/permenpanrb-6-2022.js';
import {
  suggestForBehaviour,
  suggestForResult,
  suggestForWhole,
  type Suggestion,
  type SuggestionPolicy,
} from '../domain/suggestion.js';
import type { Appraisal } from '../persistence/appraisal.entity.js';
import { ANNUAL_TEXTS, SUGGESTION_TEXTS } from '../rating-texts.js';
import { AppraiserNotes } from './appraiser-notes.js';
import type {
  AnnualHintResponse,
  ItemSuggestionResponse,
  RatedPartResponse,
  SuggestedRatingResponse,
  SuggestionResponse,
} from './http/suggestion.response.js';
import { RatingInputs } from './rating-inputs.js';
import { RatedParts } from './rated-parts.js';
import { type Basis, coverageOfBasis, RatingBasis } from './rating-basis.js';
import { Recommendations } from './recommendations.js';

/** Tells the appraiser what figures, feedback and others say before he judges. It decides nothing. Rules AP-14 to AP-17. */
@Injectable()
export class SuggestionsQueries {
  constructor(
    private readonly db: Database,
    private readonly access: AppraisalAccess,
    private readonly policies: AppraisalPolicyService,
    private readonly bases: RatingBasis,
    private readonly parts: RatedParts,
    private readonly recommendations: Recommendations,
    private readonly notes: AppraiserNotes,
    private readonly inputs: RatingInputs,
    private readonly reads: ReadLog,
  ) {}

  /** What speaks for which rating. Throws REQUEST.NOT_FOUND, APPRAISAL.NOT_THE_APPRAISER, NOT_THE_EVALUATOR. */
  of(actor: Actor, id: string): Promise<SuggestionResponse> {
    return this.db.transaction(async () => this.about(actor, await this.access.load(actor, id, 'appraiser', true)));
  }

  private async about(actor: Actor, appraisal: Appraisal): Promise<SuggestionResponse> {
    const { id } = appraisal;
    this.reads.record(actor, 'appraisal', id, appraisal.employeeId);
    const policy = await this.policies.policy();
    const basis = await this.bases.of(appraisal);
    const review = await this.inputs.reviewOf(appraisal);
    const coverage = coverageOfBasis(basis, policy);
    const items = itemHints(appraisal, { ...basis, review, isEnough: coverage.isEnough }, policy);
    const results = wholeOf(items, 'RESULT', policy);
    const behaviour = wholeOf(items, 'BEHAVIOUR', policy);
    const isAnnual = appraisal.kind === 'ANNUAL';
    const parts = isAnnual ? await this.parts.of(appraisal.employeeId, appraisal.performancePeriodId) : [];
    return {
      appraisalId: id,
      coverage,
      ...{ items, results: shown(results), behaviour: shown(behaviour), predicate: quadrantOf(results, behaviour) },
      ...{ annualHints: annualHints(parts, policy), parts },
      recommendations: await this.recommendations.allOf(id),
      notes: await this.notes.onPlans(basis.plans.map(({ workPlanId }) => workPlanId)),
    };
  }
}

const BELOW_MINIMUM: Suggestion = { rating: null, reason: 'BELOW_MINIMUM', facts: {} };

function itemHints(
  { itemRatings, ownItemRatings }: Appraisal,
  { plans, review, isEnough }: Basis & { readonly review: ReleasedReview | null; readonly isEnough: boolean },
  policy: SuggestionPolicy & { readonly expectedReviewScore: number },
): ItemSuggestionResponse[] {
  const said = (part: ItemPart, partId: string, label: string, suggestion: Suggestion): ItemSuggestionResponse => ({
    ...{ part, partId, label },
    ownRating: ownItemRatings?.find((item) => item.partId === partId)?.rating ?? null,
    rating: itemRatings?.find((item) => item.partId === partId)?.rating ?? null,
    ...shown(suggestion),
  });
  const results = plans.flatMap((plan) =>
    plan.results.map(({ resultId, statement, indicators, feedback: { praises, improvements } }) => {
      const percentsHundredths = indicators.flatMap(({ achievement }) => achievement?.cappedHundredths ?? []);
      const numericIndicators = indicators.filter(({ isNumeric }) => isNumeric).length;
      const facts = { percentsHundredths, numericIndicators, praises, improvements };
      // Below the published minimum nothing is suggested for results (AP-17).
      const suggestion = isEnough ? suggestForResult(facts, policy) : BELOW_MINIMUM;
      return said('RESULT', resultId, statement, suggestion);
    }),
  );
  const codes = [...new Set(plans.flatMap((plan) => plan.behaviours.map(({ code }) => code)))];
  const behaviours = codes.map((code) => {
    const voices = plans.flatMap((plan) => plan.behaviours.filter((one) => one.code === code));
    const sum = (kind: 'praises' | 'improvements'): number => voices.reduce((all, one) => all + one.feedback[kind], 0);
    const heard = { praises: sum('praises'), improvements: sum('improvements') };
    const scores = review?.figures.subjects.find(({ kind, code: of }) => kind === 'VALUE' && of === code)?.scores;
    const opinion = opinionHundredths(scores ?? {}, policy.expectedReviewScore);
    return said('BEHAVIOUR', code, valueName(code), suggestForBehaviour(heard, policy, opinion));
  });
  return [...results, ...behaviours];
}

function wholeOf(items: readonly ItemSuggestionResponse[], part: ItemPart, policy: SuggestionPolicy): Suggestion {
  const parts = items.filter((item) => item.part === part).map((item) => item.rating ?? item.suggestedRating);
  return suggestForWhole(parts, policy);
}

function quadrantOf(results: Suggestion, behaviour: Suggestion): SuggestionResponse['predicate'] {
  const inputs = { resultRating: results.rating, behaviourRating: behaviour.rating, numeric: null };
  return PERMENPANRB_6_2022.lacking(inputs).length > 0 ? null : PERMENPANRB_6_2022.appraise(inputs).predicate;
}

function annualHints(
  parts: readonly RatedPartResponse[],
  { annualRule, annualPoints }: { readonly annualRule: AnnualRule; readonly annualPoints: PredicatePoints },
): AnnualHintResponse[] {
  const rated = parts.map(({ startsOn: from, endsOn: until, predicate }) => ({ from, until, predicate }));
  const { language } = currentContext();
  return ANNUAL_HINTS.flatMap((rule) => {
    const predicate = annualHint(rule, rated, annualPoints);
    const explanation = say(ANNUAL_TEXTS[rule], language);
    return predicate === null ? [] : { rule, predicate, explanation, isPreferred: rule === annualRule };
  });
}

function shown({ rating, reason, facts }: Suggestion): SuggestedRatingResponse {
  const explanation = say(SUGGESTION_TEXTS[reason], currentContext().language, facts);
  return { suggestedRating: rating, reason, explanation };
}
