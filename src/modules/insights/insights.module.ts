import { Module } from '@nestjs/common';
import { PersonalDataRegistry } from '../../kernel/personal-data/registry.js';
import { AppraisalsModule } from '../appraisals/index.js';
import { EmployeesModule } from '../employees/index.js';
import { OrganizationModule } from '../organization/index.js';
import { PeriodsModule } from '../periods/index.js';
import { ReviewsModule } from '../reviews/index.js';
import { WorkPlansModule } from '../work-plans/index.js';
import { INSIGHTS_DATA } from './personal-data.js';
import { CHART_CONTROLLERS, CHART_PROVIDERS } from './charts.providers.js';

@Module({
  imports: [OrganizationModule, EmployeesModule, PeriodsModule, WorkPlansModule, ReviewsModule, AppraisalsModule],
  controllers: [...CHART_CONTROLLERS],
  providers: [...CHART_PROVIDERS],
})
export class InsightsModule {
  constructor(personalData: PersonalDataRegistry) {
    personalData.register(INSIGHTS_DATA);
  }
}
