import { Module } from '@nestjs/common';
import { PersonalDataRegistry } from '../../kernel/personal-data/registry.js';
import { EmployeesModule } from '../employees/index.js';
import { OrganizationModule } from '../organization/index.js';
import { PeriodsModule } from '../periods/index.js';
import { ReviewsModule } from '../reviews/index.js';
import { WorkPlansModule } from '../work-plans/index.js';
import { AppraisalMoves } from './appraisal-moves.js';
import { AppraisalTerms } from './appraisal-terms.js';
import { Examiners } from './objections/examiners.js';
import { FinaliseAppraisals } from './objections/finalise-appraisals.job.js';
import { FollowObjections } from './objections/follow-objections.job.js';
import { ObjectionsController } from './objections/http/objections.controller.js';
import { TalksController } from './objections/http/talks.controller.js';
import { ObjectionAccess } from './objections/objection.access.js';
import { ObjectionExaminationService } from './objections/objection-examination.service.js';
import { ObjectionMoves } from './objections/objection-moves.js';
import { ObjectionPolicyService } from './objections/objection-policy.service.js';
import { ObjectionsApi } from './objections/objections.api.js';
import { ObjectionsQueries } from './objections/objections.queries.js';
import { ObjectionsService } from './objections/objections.service.js';
import { TalksService } from './objections/talks.service.js';
import { PublicationsController } from './publication/http/publications.controller.js';
import { Publications } from './publication/publications.service.js';
import { PublishAppraisals } from './publication/publish-appraisals.job.js';
import { Publishing } from './publication/publishing.js';
import { AppraisalRulings } from './voiding/appraisal-rulings.service.js';
import { RulingsController } from './voiding/http/rulings.controller.js';
import { AppraisalAccess } from './appraisal.access.js';
import { AppraisalAnnulmentService } from './appraisal-annulment.service.js';
import { AppraisalOpeningService } from './appraisal-opening.service.js';
import { AppraisalsQueries } from './appraisals.queries.js';
import { AppraisalsService } from './appraisals.service.js';
import { AppraisalTurns } from './duties/appraisal-turns.js';
import { ObjectionDuties } from './duties/objection-duties.js';
import { PlanStarts } from './duties/plan-starts.js';
import {
  AnnulAppraisalsWhenPlanIsCancelled,
  FollowPlanThatGoesOn,
  OpenAppraisalOnItsDay,
  OpenAppraisalsWhenPlanIsActivated,
  OpenAppraisalsWhenPlanIsClosed,
} from './handlers/follow-plans.js';
import { AppraisalFigures } from './figures/appraisal-figures.js';
import { FiguresPolicyService } from './figures/policy/figures-policy.service.js';
import { NextStepsController } from './next-steps/http/next-steps.controller.js';
import { NextStepDays } from './next-steps/next-step-days.js';
import { LookedSteps } from './next-steps/looked-steps.js';
import { NextStepsQueries } from './next-steps/next-steps.queries.js';
import { PlanExemptionsQueries } from './next-steps/plan-exemptions.queries.js';
import { UnitStepsQueries } from './next-steps/unit-steps.queries.js';
import { TimelineController } from './timeline/http/timeline.controller.js';
import { TimelineQueries } from './timeline/timeline.queries.js';
import { CertificationDuty } from './certification/certification-duty.js';
import { CertificationPolicyService } from './certification/certification-policy.service.js';
import { CertificationGate } from './certification/certification.gate.js';
import { CertificationService } from './certification/certification.service.js';
import { CertificationsQueries } from './certification/certifications.queries.js';
import { CertificationController } from './certification/http/certification.controller.js';
import { ExplainedCourse } from './explanation/explained-course.js';
import { ExplanationsQueries } from './explanation/explanations.queries.js';
import { ExplanationsController } from './explanation/http/explanations.controller.js';
import { AppraisalsController } from './http/appraisals.controller.js';
import { SignedAppraisalsController } from './http/signed-appraisals.controller.js';
import { APPRAISALS_DATA } from './personal-data.js';
import { ObjectionDocumentsApi } from './documents/objection-documents.api.js';
import { UnitRecapsApi } from './documents/unit-recaps.api.js';
import { AppraisalDocumentsApi } from './documents/appraisal-documents.api.js';
import { AppraisalRatings } from './ratings/appraisal-ratings.js';
import { RatingInputs } from './ratings/rating-inputs.js';
import { RatingBasis } from './ratings/rating-basis.js';
import { AppraiserNotes } from './ratings/appraiser-notes.js';
import { RatedParts } from './ratings/rated-parts.js';
import { Recommendations } from './ratings/recommendations.js';
import { SimulationService } from './ratings/simulation.service.js';
import { StoredResults } from './ratings/stored-results.js';
import { SuggestionsQueries } from './ratings/suggestions.queries.js';
import { VerificationService } from './ratings/verification.service.js';
import { RecommendationsController } from './ratings/http/recommendations.controller.js';
import { ReplayController } from './ratings/http/replay.controller.js';
import { AppraisalPolicyController } from './http/appraisal-policy.controller.js';
import { AppraisalPolicyService } from './appraisal-policy.service.js';
import { PREDICATE_CONTROLLERS, PREDICATE_PROVIDERS } from './predicates.providers.js';
import { AppraisedYearApi } from './appraised-year.api.js';
import { SignedAppraisals } from './signed-appraisals.js';

/** The publication and what comes after it: receipt, objection, finality, and what courts rule. */
const AFTER_RATING = [
  ...[Publishing, Publications, PublishAppraisals],
  ...[AppraisalTerms, AppraisalMoves, FinaliseAppraisals, AppraisalRulings],
  ...[ObjectionAccess, ObjectionMoves, ObjectionPolicyService, Examiners, ObjectionsApi, AppraisedYearApi],
  ...[ObjectionsService, ObjectionExaminationService, ObjectionsQueries, TalksService, FollowObjections],
];

@Module({
  imports: [EmployeesModule, OrganizationModule, PeriodsModule, ReviewsModule, WorkPlansModule],
  controllers: [
    ...[AppraisalsController, SignedAppraisalsController, NextStepsController, TimelineController],
    ...[ObjectionsController, TalksController, RulingsController, PublicationsController],
    ...[AppraisalPolicyController, RecommendationsController, ReplayController, ExplanationsController],
    CertificationController,
    ...PREDICATE_CONTROLLERS,
  ],
  providers: [
    ...AFTER_RATING,
    ...[AppraisalDocumentsApi, ObjectionDocumentsApi, UnitRecapsApi],
    AppraisalAccess,
    AppraisalOpeningService,
    AppraisalsService,
    AppraisalsQueries,
    SignedAppraisals,
    AppraisalPolicyService,
    AppraisalRatings,
    RatingInputs,
    RatingBasis,
    RatedParts,
    StoredResults,
    SuggestionsQueries,
    VerificationService,
    ExplainedCourse,
    ExplanationsQueries,
    ...[CertificationService, CertificationPolicyService, CertificationGate, CertificationsQueries, CertificationDuty],
    SimulationService,
    Recommendations,
    AppraiserNotes,
    AppraisalAnnulmentService,
    NextStepDays,
    LookedSteps,
    NextStepsQueries,
    UnitStepsQueries,
    AppraisalTurns,
    ObjectionDuties,
    PlanStarts,
    PlanExemptionsQueries,
    TimelineQueries,
    AppraisalFigures,
    ...PREDICATE_PROVIDERS,
    OpenAppraisalsWhenPlanIsActivated,
    OpenAppraisalsWhenPlanIsClosed,
    AnnulAppraisalsWhenPlanIsCancelled,
    FollowPlanThatGoesOn,
    OpenAppraisalOnItsDay,
  ],
  exports: [
    ...[ObjectionsApi, AppraisedYearApi, AppraisalFigures, FiguresPolicyService],
    ...[AppraisalDocumentsApi, ObjectionDocumentsApi, UnitRecapsApi],
  ],
})
export class AppraisalsModule {
  constructor(personalData: PersonalDataRegistry) {
    personalData.register(APPRAISALS_DATA);
  }
}
