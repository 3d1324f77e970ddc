import { Module } from '@nestjs/common';
import { EmployeesModule } from '../employees/index.js';
import { PeriodsModule } from '../periods/index.js';
import { WorkPlansModule } from '../work-plans/index.js';
import { AppraisalAccess } from './appraisal.access.js';
import { AppraisalOpeningService } from './appraisal-opening.service.js';
import { AppraisalsQueries } from './appraisals.queries.js';
import { AppraisalsService } from './appraisals.service.js';
import {
  OpenAppraisalOnItsDay,
  OpenAppraisalsWhenPlanIsActivated,
} from './handlers/open-appraisals-when-plan-is-activated.js';
import { AppraisalsController } from './http/appraisals.controller.js';

@Module({
  imports: [EmployeesModule, PeriodsModule, WorkPlansModule],
  controllers: [AppraisalsController],
  providers: [
    AppraisalAccess,
    AppraisalOpeningService,
    AppraisalsService,
    AppraisalsQueries,
    OpenAppraisalsWhenPlanIsActivated,
    OpenAppraisalOnItsDay,
  ],
})
export class AppraisalsModule {}
