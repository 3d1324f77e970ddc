import { Module } from '@nestjs/common';
import { PersonalDataRegistry } from '../../kernel/personal-data/registry.js';
import { AppraisalsModule } from '../appraisals/index.js';
import { EmployeesModule } from '../employees/index.js';
import { OrganizationModule } from '../organization/index.js';
import { PeriodsModule } from '../periods/index.js';
import { ReviewsModule } from '../reviews/index.js';
import { WorkPlansModule } from '../work-plans/index.js';
import { CHART_CONTROLLERS, CHART_PROVIDERS } from './charts.providers.js';
import { AnalyseFairness } from './fairness/analyse-fairness.job.js';
import { FairnessAnalysesService } from './fairness/fairness-analyses.service.js';
import { FairnessDuty } from './fairness/fairness-duty.js';
import { FairnessQueries } from './fairness/fairness.queries.js';
import { FairnessController } from './fairness/http/fairness.controller.js';
import { WithheldFigures } from './fairness/withheld-figures.js';
import { YearFactsReader } from './fairness/year-facts.js';
import { INSIGHTS_DATA } from './personal-data.js';

@Module({
  imports: [OrganizationModule, EmployeesModule, PeriodsModule, WorkPlansModule, ReviewsModule, AppraisalsModule],
  controllers: [FairnessController, ...CHART_CONTROLLERS],
  providers: [
    FairnessAnalysesService,
    FairnessQueries,
    WithheldFigures,
    YearFactsReader,
    AnalyseFairness,
    FairnessDuty,
    ...CHART_PROVIDERS,
  ],
  exports: [FairnessQueries],
})
export class InsightsModule {
  constructor(personalData: PersonalDataRegistry) {
    personalData.register(INSIGHTS_DATA);
  }
}
