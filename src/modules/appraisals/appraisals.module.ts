import { Module } from '@nestjs/common';
import { PersonalDataRegistry } from '../../kernel/personal-data/registry.js';
import { EmployeesModule } from '../employees/index.js';
import { OrganizationModule } from '../organization/index.js';
import { PeriodsModule } from '../periods/index.js';
import { WorkPlansModule } from '../work-plans/index.js';
import { AppraisalAccess } from './appraisal.access.js';
import { AppraisalAnnulmentService } from './appraisal-annulment.service.js';
import { AppraisalOpeningService } from './appraisal-opening.service.js';
import { AppraisalsQueries } from './appraisals.queries.js';
import { AppraisalsService } from './appraisals.service.js';
import {
  AnnulAppraisalsWhenPlanIsCancelled,
  FollowPlanThatGoesOn,
  OpenAppraisalOnItsDay,
  OpenAppraisalsWhenPlanIsActivated,
  OpenAppraisalsWhenPlanIsClosed,
} from './handlers/follow-plans.js';
import { NextStepsController } from './next-steps/http/next-steps.controller.js';
import { NextStepDays } from './next-steps/next-step-days.js';
import { NextStepsQueries } from './next-steps/next-steps.queries.js';
import { PlanExemptionsQueries } from './next-steps/plan-exemptions.queries.js';
import { TimelineController } from './timeline/http/timeline.controller.js';
import { TimelineQueries } from './timeline/timeline.queries.js';
import { AppraisalsController } from './http/appraisals.controller.js';
import { SignedAppraisalsController } from './http/signed-appraisals.controller.js';
import { APPRAISALS_DATA } from './personal-data.js';
import { AppraisalRatings } from './ratings/appraisal-ratings.js';
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
import { SignedAppraisals } from './signed-appraisals.js';

@Module({
  imports: [EmployeesModule, OrganizationModule, PeriodsModule, WorkPlansModule],
  controllers: [
    AppraisalsController,
    SignedAppraisalsController,
    NextStepsController,
    TimelineController,
    AppraisalPolicyController,
    RecommendationsController,
    ReplayController,
  ],
  providers: [
    AppraisalAccess,
    AppraisalOpeningService,
    AppraisalsService,
    AppraisalsQueries,
    SignedAppraisals,
    AppraisalPolicyService,
    AppraisalRatings,
    RatingBasis,
    RatedParts,
    StoredResults,
    SuggestionsQueries,
    VerificationService,
    SimulationService,
    Recommendations,
    AppraiserNotes,
    AppraisalAnnulmentService,
    NextStepDays,
    NextStepsQueries,
    PlanExemptionsQueries,
    TimelineQueries,
    OpenAppraisalsWhenPlanIsActivated,
    OpenAppraisalsWhenPlanIsClosed,
    AnnulAppraisalsWhenPlanIsCancelled,
    FollowPlanThatGoesOn,
    OpenAppraisalOnItsDay,
  ],
})
export class AppraisalsModule {
  constructor(personalData: PersonalDataRegistry) {
    personalData.register(APPRAISALS_DATA);
  }
}
