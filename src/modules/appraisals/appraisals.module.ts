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
import { PREDICATE_CONTROLLERS, PREDICATE_PROVIDERS } from './predicates.providers.js';
import { SignedAppraisals } from './signed-appraisals.js';

@Module({
  imports: [EmployeesModule, OrganizationModule, PeriodsModule, WorkPlansModule],
  controllers: [
    AppraisalsController,
    SignedAppraisalsController,
    NextStepsController,
    TimelineController,
    ...PREDICATE_CONTROLLERS,
  ],
  providers: [
    AppraisalAccess,
    AppraisalOpeningService,
    AppraisalsService,
    AppraisalsQueries,
    SignedAppraisals,
    AppraisalAnnulmentService,
    NextStepDays,
    NextStepsQueries,
    PlanExemptionsQueries,
    TimelineQueries,
    ...PREDICATE_PROVIDERS,
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
