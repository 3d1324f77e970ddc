import { Module } from '@nestjs/common';
import { PersonalDataRegistry } from '../../kernel/personal-data/registry.js';
import { EmployeesModule } from '../employees/index.js';
import { CriteriaAccess } from './criteria/criteria-access.js';
import { CriteriaAcknowledgementsQueries } from './criteria/criteria-acknowledgements.queries.js';
import { CriteriaAcknowledgements } from './criteria/criteria-acknowledgements.service.js';
import { CriteriaDuties } from './criteria/criteria-duties.js';
import { CriteriaConsultationQueries } from './criteria/criteria-consultation.queries.js';
import { CriteriaConsultation } from './criteria/criteria-consultation.service.js';
import { CriteriaPeople } from './criteria/criteria-people.js';
import { CriteriaPolicyService } from './criteria/criteria-policy.service.js';
import { CriteriaPublication } from './criteria/criteria-publication.service.js';
import { CriteriaSetsQueries } from './criteria/criteria-sets.queries.js';
import { CriteriaSetsService } from './criteria/criteria-sets.service.js';
import { CriteriaApi } from './criteria/criteria.api.js';
import { EmployeeCriteriaQueries } from './criteria/employee-criteria.queries.js';
import { CriteriaAcknowledgementsController } from './criteria/http/criteria-acknowledgements.controller.js';
import { CriteriaConsultationController } from './criteria/http/criteria-consultation.controller.js';
import { CriteriaSetsController } from './criteria/http/criteria-sets.controller.js';
import { Downtimes } from './downtime/downtimes.js';
import { PresenceWatch } from './downtime/presence-watch.js';
import { DowntimesController } from './http/downtimes.controller.js';
import { EvaluationPeriodsController } from './http/evaluation-periods.controller.js';
import { PeriodsController } from './http/periods.controller.js';
import { PeriodsApi } from './periods.api.js';
import { PeriodsService } from './periods.service.js';
import { PERIODS_DATA } from './personal-data.js';

const CRITERIA = [
  ...[CriteriaAccess, CriteriaPeople, CriteriaPolicyService, CriteriaApi, CriteriaDuties],
  ...[CriteriaSetsService, CriteriaPublication, CriteriaConsultation, CriteriaAcknowledgements],
  ...[CriteriaSetsQueries, CriteriaConsultationQueries, CriteriaAcknowledgementsQueries, EmployeeCriteriaQueries],
];

@Module({
  imports: [EmployeesModule],
  controllers: [
    ...[PeriodsController, EvaluationPeriodsController, DowntimesController],
    ...[CriteriaSetsController, CriteriaConsultationController, CriteriaAcknowledgementsController],
  ],
  providers: [PeriodsApi, PeriodsService, Downtimes, PresenceWatch, ...CRITERIA],
  exports: [PeriodsApi, CriteriaApi, Downtimes, PresenceWatch],
})
export class PeriodsModule {
  constructor(personalData: PersonalDataRegistry) {
    personalData.register(PERIODS_DATA);
  }
}
