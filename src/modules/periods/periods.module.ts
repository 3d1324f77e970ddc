import { Module } from '@nestjs/common';
import { PersonalDataRegistry } from '../../kernel/personal-data/registry.js';
import { PeriodsController } from './http/periods.controller.js';
import { PeriodsApi } from './periods.api.js';
import { PeriodsService } from './periods.service.js';
import { PERIODS_DATA } from './personal-data.js';

@Module({
  controllers: [PeriodsController],
  providers: [PeriodsApi, PeriodsService],
  exports: [PeriodsApi],
})
export class PeriodsModule {
  constructor(personalData: PersonalDataRegistry) {
    personalData.register(PERIODS_DATA);
  }
}
