import { Module } from '@nestjs/common';
import { PersonalDataRegistry } from '../../kernel/personal-data/registry.js';
import { Downtimes } from './downtime/downtimes.js';
import { PresenceWatch } from './downtime/presence-watch.js';
import { DowntimesController } from './http/downtimes.controller.js';
import { EvaluationPeriodsController } from './http/evaluation-periods.controller.js';
import { PeriodsController } from './http/periods.controller.js';
import { PeriodsApi } from './periods.api.js';
import { PeriodsService } from './periods.service.js';
import { PERIODS_DATA } from './personal-data.js';

@Module({
  controllers: [PeriodsController, EvaluationPeriodsController, DowntimesController],
  providers: [PeriodsApi, PeriodsService, Downtimes, PresenceWatch],
  exports: [PeriodsApi, Downtimes, PresenceWatch],
})
export class PeriodsModule {
  constructor(personalData: PersonalDataRegistry) {
    personalData.register(PERIODS_DATA);
  }
}
